"""Writes a site with many challenges, stacks and tools: python3 catalogue.py FOLDER [CHALLENGES] [TOOLS].

2,000 challenges in 20 promotions, 20 tool uses each, in Org files of 100 challenges; 1,500 tools in a data file, of
which some 200 are those that the program knows. The same arguments write the same bytes.
"""

import pathlib
import random
import sys

LAYERS = ["Langages", "Backend", "Frontend", "BDD", "Datascience", "Dataviz", "Cartographie", "Outils de développement"]
SYLLABLES = ["ba", "co", "di", "fu", "ga", "lo", "mi", "nu", "pa", "ro", "si", "ta", "vé", "zo"]
KNOWN = "PostgreSQL Python React Django Flask Vue.js Leaflet Docker nginx Redis Metabase Laravel Symfony QGIS".split()


def name(number):
    """A name of its own for each number, that no version can be taken off."""
    word = ""
    number += len(SYLLABLES) ** 2
    while number:
        number, rest = divmod(number, len(SYLLABLES))
        word += SYLLABLES[rest]
    return word.capitalize() + "ix"


def main():
    folder = pathlib.Path(sys.argv[1])
    challenges = int(sys.argv[2]) if len(sys.argv) > 2 else 2000
    tools = int(sys.argv[3]) if len(sys.argv) > 3 else 1500
    draw = random.Random(1)
    for part in ["_defis", "_stacks", "_data"]:
        (folder / part).mkdir(parents=True, exist_ok=True)
    (folder / "_config.yml").write_text("title: Banc d’essai\nurl: https://exemple.fr\nlang: fr\n")
    names = KNOWN + [name(i) for i in range(tools - len(KNOWN))]
    records = []
    for i, tool in enumerate(names):
        licence = ["MIT", "GPL-3.0-or-later", "Apache-2.0", "proprietary"][i % 4]
        records.append(
            f"- name: {tool}\n  categories: [{['database', 'frontend', 'gis', 'design'][i % 4]}]\n"
            f"  licence: {licence}\n  website: https://outil-{i}.example/\n  description: Un outil qui sert à la chose no {i}.\n"
        )
    (folder / "_data/outils.yml").write_text("".join(records))
    stacks = {}
    for i in range(challenges):
        year = 2004 + i * 20 // challenges
        title = f"Défi {name(i)}"
        (folder / f"_defis/{year}-01-01-{i}.md").write_text(
            f"---\ntitle: {title}\ndescription: Ce que fait {title}, en une phrase.\npromotion: Promotion {year}\n"
            f"administration: Administration {i % 60}\nyear: {year}\n---\n\n## Le problème\n\nUn texte sur {title}.\n"
        )
        used = draw.sample(names[:60], 8) + draw.sample(names, 12)
        lines = []
        for layer in range(5):
            lines.append(f"- {LAYERS[(i + layer) % len(LAYERS)]} : " + ", ".join(used[layer * 4 : layer * 4 + 4]))
        stacks.setdefault(year, []).append(f"* {title}\n** Stack\n" + "\n".join(lines) + "\n")
    for year, texts in stacks.items():
        (folder / f"_stacks/stack_{year}.org").write_text("#+title: Stacks\n\n" + "\n".join(texts))


main()
