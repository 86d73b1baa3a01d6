#!/usr/bin/env python3
"""Writes a site of N French posts, the same for the same N and seed.

    tests/bench/generate.py N DIR [--seed SEED] [--tool TOOL]

For Hugo, Eleventy or Jekyll the same posts come with the set-up of that tool (peers/), so that all do the same work.
Post i depends on the seed and i only. Texts are made of a fixed list of some 250 common French words drawn by rank
(the first are the commonest), 300 to 900 words a post: paragraphs, headings, lists, quotations, links to earlier
posts, a code block in every third, a table in every fifth, a footnote in every fourth. They make no sense and need
none. Sizes and shares follow what the programme's real posts hold.
"""
import argparse
import datetime
import os
import random
import shutil
import unicodedata

WORDS = """de la le et les des en un une du que est pour qui dans a par plus pas au sur ne se ce il sont avec son ou
aux mais on comme nous tout elle été être ont même fait deux sa ces si leur bien peut sans entre aussi après vous leurs
autres très soit autre donc années avoir faire temps jour mois ainsi depuis notre avant toujours projet service public
données équipe travail usagers outil administration défi programme agents numérique permet développement code site
état mise besoin place cadre accès ensemble système produit utilisateurs application information partir premier grande
nouveau qualité recherche publique politique question rapport exemple nombre compte suite manière niveau moment point
chaque plusieurs certains lors vers chez contre pendant afin puis trop moins peu alors quand où car jamais souvent ici
ministère promotion mentor atelier prototype entretien démarche logiciel libre ouverture publication bibliothèque carte
serveur requête réponse enquête observation hypothèse essai erreur mesure tableau colonne ligne courbe archive fichier
dossier recueil inventaire musée navire balise phare secours incendie commune région préfecture gendarme brigade école
élève professeur santé hôpital médicament calcul modèle apprentissage statistique échantillon entreprise signal faible
alerte crise évaluation décision parcours formulaire guichet accueil écoute conseil méthode rituel calendrier séance
bilan partage entraide contribution communauté réseau échange compétence métier développeur designer géomaticienne
juriste chercheuse directrice conseiller collègue citoyenne habitant association collectivité budget marché contrat
règlement licence standard interface accessibilité lisibilité sobriété confiance transparence responsabilité avenir
mémoire transmission documentation passage relais suite continuité maintien évolution correction version étape objectif
résultat effet impact chiffre source preuve limite doute idée envie courage patience humour soin détail""".split()
TAGS = """accompagnement méthode ouverture témoignage évaluation collectif design réalisation écosystème recrutement
outil données pérennisation partenariat international algorithme développement promotion logiciel-libre""".split()
AUTHORS = ["L’équipe de la vitrine", "Une développeuse", "Un designer", "Deux data scientists", "Une mentore"]
CODE = {
    "python": "def compter(lignes, seuil={n}):\n    totaux = {{}}\n    for ligne in lignes:\n"
              "        if ligne['{a}'] >= seuil:  # {b}\n            totaux[ligne['{c}']] = totaux.get(ligne['{c}'], 0) + 1\n"
              "    return sorted(totaux.items(), key=lambda kv: -kv[1])\n",
    "sql": "-- {b}\nSELECT {a}, COUNT(*) AS nombre\nFROM {c}\nWHERE jour >= '2019-01-01' AND statut IN ('ouvert', 'clos')\n"
           "GROUP BY {a}\nHAVING COUNT(*) > {n}\nORDER BY nombre DESC;\n",
    "js": "const SEUIL = {n};\n\nexport async function lire(url) {{\n  const reponse = await fetch(url); // {b}\n"
          "  if (!reponse.ok) throw new Error(`{a} : ${{reponse.status}}`);\n  return (await reponse.json()).filter((l) => l.{c} > SEUIL);\n}}\n",
    "rust": "/// {b}\npub fn compter(texte: &str) -> usize {{\n    texte.split_whitespace().filter(|mot| mot.len() > {n}).count()\n}}\n",
    "bash": "set -euo pipefail\n# {b}\nfor fichier in {a}/*.csv; do\n  sort -u \"$fichier\" | head -n {n} > \"{c}.csv\"\ndone\n",
}
ELIDED = {"le": "l’", "la": "l’", "de": "d’", "que": "qu’", "ne": "n’", "se": "s’", "ce": "c’"}


def ascii_word(word):
    plain = word.replace("œ", "oe").replace("’", "-")
    return unicodedata.normalize("NFKD", plain).encode("ascii", "ignore").decode()


class Writer:
    def __init__(self, seed):
        self.seed = seed
        self.weights = [1 / (rank + 2.5) for rank in range(len(WORDS))]

    def words(self, rnd, count):
        drawn = rnd.choices(WORDS, weights=self.weights, k=count)
        text = ""
        for word, following in zip(drawn, drawn[1:] + [""]):
            elided = word in ELIDED and following[:1] in "aâàeéèêiîoôuh"
            text += ELIDED[word] if elided and following else word + " "
        return text.strip(" ’")

    def head(self, i):
        rnd = random.Random(f"{self.seed}/head/{i}")
        title = self.words(rnd, rnd.randint(4, 9)).capitalize()
        slug = "-".join("".join(c if c.isalnum() else " " for c in ascii_word(title).lower()).split())[:60].strip("-")
        day = datetime.date(2015, 1, 1) + datetime.timedelta(days=i % 3653)
        tags = sorted(set(rnd.choices(TAGS, k=rnd.randint(1, 4))))
        return {"title": title, "slug": f"{slug}-{i}", "day": day, "tags": tags, "author": rnd.choice(AUTHORS),
                "description": self.words(rnd, rnd.randint(14, 32)).capitalize() + "."}

    def sentence(self, rnd, i):
        count = rnd.randint(6, 26)
        text = self.words(rnd, count)
        parts = text.split(" ")
        if len(parts) > 8 and rnd.random() < 0.16:
            k = rnd.randrange(2, len(parts) - 4)
            span, kind = " ".join(parts[k:k + 3]), rnd.random()
            if kind < 0.3:
                span = f"**{span}**"
            elif kind < 0.5:
                span = f"*{span}*"
            elif kind < 0.8 and i:
                other = self.head(rnd.randrange(max(0, i - 400), i))
                span = f"[{span}](/posts/{other['slug']}/)"
            else:
                span = f"[{span}](https://www.data.gouv.fr/)"
            parts[k:k + 3] = [span]
        text = " ".join(parts)
        return text[0].upper() + text[1:] + rnd.choices([".", " ?", " !"], weights=[93, 5, 2])[0]

    def body(self, i):
        rnd = random.Random(f"{self.seed}/body/{i}")
        target, blocks, count, foot = rnd.randint(300, 900), [], 0, None

        def add(block):
            nonlocal count
            blocks.append(block)
            count += len(block.split())

        extras = {"code": i % 3 == 0, "table": i % 5 == 0, "foot": i % 4 == 0}
        section = rnd.randint(60, 140)
        while count < target:
            if count >= section:
                add("## " + self.words(rnd, rnd.randint(3, 8)).capitalize())
                section = count + rnd.randint(90, 200)
            paragraph = " ".join(self.sentence(rnd, i) for _ in range(rnd.randint(2, 6)))
            if extras["foot"] and count > 80:
                extras["foot"], foot = False, self.sentence(rnd, i)
                paragraph += "[^1]"
            add(paragraph)
            kind = rnd.random()
            if kind < 0.2:
                add("\n".join("- " + self.words(rnd, rnd.randint(3, 14)) for _ in range(rnd.randint(3, 6))))
            elif kind < 0.26:
                add("> " + self.sentence(rnd, i))
            if extras["code"] and count > 120:
                extras["code"] = False
                lang = rnd.choice(sorted(CODE))
                a, b, c = (ascii_word(w) for w in rnd.sample(WORDS[100:], 3))
                add(f"```{lang}\n" + CODE[lang].format(a=a, b=self.words(rnd, 5), c=c, n=rnd.randint(2, 500)) + "```")
            if extras["table"] and count > 160:
                extras["table"] = False
                rows = [f"| {self.words(rnd, 2)} | {self.words(rnd, 3)} | {rnd.randint(1, 99999)} |" for _ in range(5)]
                add("| Nom | Objet | Nombre |\n| --- | --- | ---: |\n" + "\n".join(rows))
        if foot:
            add(f"[^1]: {foot}")
        return "\n\n".join(blocks) + "\n"

    def post(self, i, contents):
        head = self.head(i)
        tags = "[" + ", ".join(head["tags"]) + "]"
        text = (f"---\nlayout: post\ntitle: \"{head['title']}\"\nauthor: \"{head['author']}\"\n"
                f"description: \"{head['description']}\"\ntags: {tags}\n---\n\n{contents}{self.body(i)}")
        return f"{head['day']:%Y-%m-%d}-{head['slug']}.md", text


# Where each tool looks for posts, and what asks for a table of contents there; the others have it in their templates.
FOLDERS = {"eigsite": "_posts", "hugo": "content/posts", "eleventy": "posts", "jekyll": "_posts"}
CONTENTS = {"eleventy": "[[toc]]\n\n", "jekyll": "* contents\n{:toc}\n\n"}


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("count", type=int)
    arguments.add_argument("folder")
    arguments.add_argument("--seed", default="1")
    arguments.add_argument("--tool", default="eigsite", choices=FOLDERS)
    asked = arguments.parse_args()
    here = os.path.dirname(os.path.abspath(__file__))
    shutil.copytree(os.path.join(here, "peers", asked.tool), asked.folder, dirs_exist_ok=True)
    posts = os.path.join(asked.folder, FOLDERS[asked.tool])
    os.makedirs(posts, exist_ok=True)
    writer = Writer(asked.seed)
    for i in range(asked.count):
        name, text = writer.post(i, CONTENTS.get(asked.tool, ""))
        with open(os.path.join(posts, name), "w", encoding="utf-8") as post:
            post.write(text)


if __name__ == "__main__":
    main()
