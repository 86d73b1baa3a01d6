//! Tests of the reader, a construct each, with a catalogue of their own.

use super::*;
use crate::diag::{Code, Text};
use crate::parse::listing::markdown;
use crate::resolve::catalogue::names::Called;
use crate::schema::Schema;

/// Tools, aliases behind `=`, a `*` for common words, and their layer.
const TOOLS: &[(&str, &str)] = &[
    ("Python", "language"),
    ("R*", "language"),
    ("PHP", "language"),
    ("JavaScript=JS", "language"),
    ("C", "language"),
    ("C++", "language"),
    ("Django", "backend"),
    ("Flask*", "backend"),
    ("nginx", "infrastructure"),
    ("Node.js", "backend"),
    ("Express*", "backend"),
    ("Celery", "backend"),
    ("Laravel", "backend"),
    ("React", "frontend"),
    ("Vue.js*", "frontend"),
    ("Angular", "frontend"),
    ("Bootstrap", "frontend"),
    ("PostgreSQL=Postgres", "database"),
    ("MongoDB", "database"),
    ("Redis", "database"),
    ("PostGIS", "database"),
    ("Leaflet", "mapping"),
    ("QGIS", "mapping"),
    ("pandas", "data-science"),
    ("spaCy", "data-science"),
    ("Shiny*", "dataviz"),
    ("Metabase", "dataviz"),
    ("Superset*", "dataviz"),
    ("Docker", "infrastructure"),
    ("OVHcloud=OVH", "infrastructure"),
    ("Keycloak", "security"),
    ("Matomo=Piwik", "analytics"),
    ("Git", "development"),
    ("CI/CD", "development"),
    ("Dash*=Dash by Plotly", "dataviz"),
    ("Vim", "development"),
    ("virtualenv", "development"),
    ("Figma", "design"),
    ("Kafka", "backend"),
];

struct Kit {
    names: ToolNames,
    layers: LayerWords,
    default_layers: Vec<Option<String>>,
}

fn kit() -> Kit {
    let split: Vec<(&str, Vec<String>)> = TOOLS
        .iter()
        .map(|(name, _)| {
            let (name, alias) = name.split_once('=').unwrap_or((name, ""));
            (name, Some(alias.to_owned()).filter(|alias| !alias.is_empty()).into_iter().collect())
        })
        .collect();
    let called = split.iter().enumerate().map(|(tool, (name, aliases))| Called {
        tool,
        name: name.trim_end_matches('*'),
        aliases,
        common_word: name.ends_with('*'),
    });
    Kit {
        names: ToolNames::new(called),
        layers: LayerWords::new(&Schema::embedded().layers),
        default_layers: TOOLS.iter().map(|(_, layer)| Some((*layer).to_owned())).collect(),
    }
}

impl Kit {
    fn words(&self) -> Words<'_> {
        Words {
            names: &self.names,
            layers: &self.layers,
            default_layers: &self.default_layers,
            sources: None,
        }
    }

    fn read(&self, text: &str, who: &Who) -> Checked<Vec<Section>> {
        let listing = markdown::read(text, 0..text.len());
        super::read(&listing, &self.words(), who, SourceId(0), &mut Budget::default())
    }
}

/// The uses in a text below the heading of a challenge: `Tool/layer`, then `~` if considered, `>` if planned, `-` if
/// dropped, `@` and the version, and the note in brackets; then the codes of what is told.
fn shown(text: &str) -> String {
    let kit = kit();
    let who = Who { is_challenge: &|name| name == "A", file: None };
    let checked = kit.read(&format!("# A\n\n{text}\n"), &who);
    let uses = checked.value.iter().flat_map(|section| &section.uses).map(|read| {
        let name =
            read.tool.map_or_else(|| format!("?{}", read.name), |tool| kit.names.name(tool).to_owned());
        let state = match read.state {
            State::Used => "",
            State::Planned => ">",
            State::Considered => "~",
            State::Dropped => "-",
        };
        let version = read.version.as_ref().map(|version| format!("@{version}")).unwrap_or_default();
        let note = read.note.as_ref().map(|note| format!(" ({note})")).unwrap_or_default();
        format!("{name}/{}{state}{version}{note}", read.layer.as_deref().unwrap_or("?"))
    });
    let told = checked.diagnostics.iter().map(|told| format!("!{}", told.code));
    uses.chain(told).collect::<Vec<_>>().join(", ")
}

fn each(cases: &[(&str, &str)]) {
    let wrong: Vec<String> = cases
        .iter()
        .filter_map(|(text, expected)| {
            let found = shown(text);
            (found != *expected).then(|| format!("{text}\n  expected {expected}\n  found    {found}"))
        })
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn separators_and_joining_words_part_a_list() {
    each(&[
        ("- Python, PHP ; R", "Python/language, PHP/language, R/language"),
        ("- Python et PHP", "Python/language, PHP/language"),
        (
            "- React + Leaflet / pandas & spaCy",
            "React/frontend, Leaflet/mapping, pandas/data-science, spaCy/data-science",
        ),
        ("- Node.js avec Express puis Redis", "Node.js/backend, Express/backend, Redis/database"),
        ("- C/C++", "C/language, C++/language"),
        ("- CI/CD, Dash by Plotly", "CI/CD/development, Dash/dataviz"),
        ("- Python - Django - React", "Python/language, Django/backend, React/frontend"),
    ]);
}

#[test]
fn label_gives_its_layer_before_all_else() {
    each(&[
        ("- Langages : Python", "Python/language"),
        ("- **Back-end** : Django, PostgreSQL", "Django/backend, PostgreSQL/backend"),
        ("- Backend – Django", "Django/backend"),
        ("- Dataviz et carto : Metabase, Leaflet, React", "Metabase/dataviz, Leaflet/mapping, React/dataviz"),
        ("- Appli/carto : Vue.js + Leaflet", "Vue.js/frontend, Leaflet/mapping"),
        ("- Frontend css : Bootstrap", "Bootstrap/frontend"),
        ("- Front : React ; Back : Redis", "React/frontend, Redis/backend"),
        ("- Outils : Git", "Git/development"),
        ("- Machins : Git", "Git/development, !unknown-layer"),
        ("- Python (backend)", "Python/backend (backend)"),
        ("- Python pour le backend", "Python/backend (pour le backend)"),
        ("- Travail en 2018 avec Django", "Django/backend (Travail en 2018)"),
        ("- API en Django", "Django/backend"),
        ("- Pour la cartographie, Leaflet", "Leaflet/mapping"),
        ("**Back** : Django  \n**Front** : React", "Django/backend, React/frontend"),
        ("**Frontend**\n\n- Leaflet", "Leaflet/frontend"),
        ("Backend :\n\n- PostgreSQL", "PostgreSQL/backend"),
    ]);
}

#[test]
fn label_that_is_a_tool_is_used_itself() {
    each(&[
        ("- python: pandas, spaCy", "Python/language, pandas/data-science, spaCy/data-science"),
        ("- Librairies:\n  - python: pandas", "Python/language, pandas/library"),
        ("- Vim : virtualenv", "Vim/development, virtualenv/development"),
        ("- PostgreSQL : garde les comptes", "PostgreSQL/database (garde les comptes)"),
        ("- Django\n  - pour les comptes", "Django/backend (pour les comptes)"),
    ]);
}

#[test]
fn brackets_hold_tools_versions_hedges_or_notes() {
    each(&[
        ("- Python (pandas, spaCy)", "Python/language, pandas/data-science, spaCy/data-science"),
        ("- nginx (Python 2.7) pour les pages", "nginx/infrastructure (pour les pages), Python/language@2.7"),
        ("- Python (3.6)", "Python/language@3.6"),
        ("- Redis (à venir)", "Redis/database>"),
        ("- Matomo (anciennement Piwik)", "Matomo/analytics (anciennement Piwik)"),
        ("- MongoDB (base de documents)", "MongoDB/database (base de documents)"),
        ("- Angular (abandonné, remplacé par React)", "Angular/frontend-, React/frontend"),
        ("- Carto (Leaflet, QGIS)", "Leaflet/mapping, QGIS/mapping"),
        ("- Python ((((R))))", "Python/language, R/language"),
    ]);
}

#[test]
fn versions_are_taken_off_and_kept() {
    each(&[
        ("- python 3", "Python/language@3"),
        ("- PHP7", "PHP/language@7"),
        ("- Vue 3", "Vue.js/frontend@3"),
        ("- Node 12.x", "Node.js/backend@12.x"),
        ("- Python 2 et 3", "Python/language@2, 3"),
    ]);
}

#[test]
fn hedges_set_the_state_as_far_as_they_reach() {
    each(&[
        ("- Metabase ou Superset ?", "Metabase/dataviz~, Superset/dataviz~"),
        ("- React, Vue.js ou Angular", "React/frontend~, Vue.js/frontend~, Angular/frontend~"),
        (
            "- Bootstrap via React ou Vue.js via Leaflet",
            "Bootstrap/frontend~, React/frontend~, Vue.js/frontend~, Leaflet/mapping~",
        ),
        (
            "- Vue.js, ou Angular ou encore React (à décider)",
            "Vue.js/frontend~, Angular/frontend~, React/frontend~",
        ),
        ("- Dataviz (à confirmer): Metabase, Superset", "Metabase/dataviz~, Superset/dataviz~"),
        ("- principalement MongoDB, Postgres si nécessaire", "MongoDB/database, PostgreSQL/database~"),
        ("- Python, React...", "Python/language, React/frontend~"),
        ("- OVH, ... ?", "OVHcloud/infrastructure~"),
        ("- Leaflet (repris d'un autre projet ?)", "Leaflet/mapping (repris d'un autre projet ?)"),
        ("- Angular remplacé par React", "Angular/frontend-, React/frontend"),
        ("- ~~Angular~~ React", "Angular/frontend-, React/frontend"),
        ("- [ ] Kafka\n- [x] Git", "Kafka/backend>, Git/development"),
        ("- Prévu : Kafka", "Kafka/backend>"),
        ("- Vue / React (choix à faire)", "Vue.js/frontend~, React/frontend~"),
        ("- Maybe Kafka", "Kafka/backend~"),
        ("- Nous avons abandonné Angular", "Angular/frontend-"),
        ("- Redis, envisagé pour les files", "Redis/database~ (pour les files)"),
        ("- PHP (en cours d'abandon)", "PHP/language-"),
        ("## Outils envisagés\n\n- Kafka", "Kafka/backend~"),
    ]);
}

#[test]
fn prose_is_told_and_never_guessed() {
    each(&[
        ("- Entretiens, focus groups, ...", "!unread-stack-text"),
        ("- Outil web pour choisir une licence libre", "!unread-stack-text"),
        ("- App Shiny de classification d'indicateurs", "!unread-stack-text"),
        ("- Formations R et python", "!unread-stack-text"),
        ("- une vue d'ensemble", "!unread-stack-text"),
        ("- Vue d'ensemble", "!unread-stack-text"),
        ("- C'est la rentrée", "!unread-stack-text"),
        ("- P y t h o n", "!unread-stack-text"),
        ("- Nous n'avons pas de serveur chez OVH", "!unread-stack-text"),
        ("- Pas de Docker ni PostgreSQL", ""),
        ("- Le passage à l'échelle", "!unread-stack-text"),
        ("- Réunion de l'équipe Keycloak", "!unread-stack-text"),
        ("Le projet vise à simplifier la vie des agents.", "!unread-stack-text"),
        ("- Livrables : une carte Leaflet", "!unread-stack-text"),
        ("- ...", ""),
        ("- Pas de base de données", ""),
        ("- Aucun", ""),
        ("- N/A", ""),
        ("- Backend : à définir", ""),
        ("- Redis, pour le cache et les files", "Redis/database (pour le cache ; les files)"),
    ]);
}

#[test]
fn names_that_no_tool_bears_are_kept_and_told() {
    each(&[
        ("- Metabase d’OVH", "Metabase/dataviz, OVHcloud/infrastructure"),
        ("- https://exemple.fr/a", "!unread-stack-text"),
        // A maker before a name that is a common word too: only that of Apache says that a tool is meant.
        ("- Apache Superset", "Superset/dataviz"),
        ("- Microsoft Express", "?Microsoft Express/?, !unknown-tool"),
        ("- Keycloack", "?Keycloack/?, !unknown-tool"),
        ("- Backend : Machin", "?Machin/backend, !unknown-tool"),
        ("- Python, Truc Muche", "Python/language, ?Truc Muche/?, !unknown-tool"),
        ("- [bidule](https://b.fr)", "?bidule/?, !unknown-tool"),
        ("- machin", "!unread-stack-text"),
        ("- Backend : auto-hébergé", "!unread-stack-text"),
        ("- `machin`, {truc}", "?machin/?, ?truc/?, !unknown-tool, !unknown-tool"),
    ]);
    let kit = kit();
    let who = Who { is_challenge: &|_| false, file: Some("A") };
    let told = kit.read("- Keycloack\n- Machin\n", &who).diagnostics;
    assert_eq!(told[0].help.as_ref().map(Text::english).as_deref(), Some("did you mean `Keycloak`?"));
    assert!(told[1].help.as_ref().is_some_and(|help| help.english().contains("_data/outils.yml")));
    assert_eq!((told[0].code, told[0].primary.start..told[0].primary.end), (Code::UnknownTool, 2..11));
}

#[test]
fn sub_headings_say_how_to_read_what_stands_below() {
    each(&[
        ("## Stack(s)\n\n- Git", "Git/development"),
        ("## Bases de données\n\n- Redis", "Redis/database"),
        ("## Outils de datascience\n\n- Python", "Python/data-science"),
        ("## Livrables code\n\n- Python\n- R\n\n### Suite\n\n- Git", "!unread-stack-text"),
        ("## À faire\n\n- Python", "!unread-stack-text"),
        ("## Livrables code", ""),
        ("## Remarques\n\n- Python\n", "!unread-stack-text"),
        ("## Édition du lundi\n\n- on parle de Python\n- au bureau\n", "!unread-stack-text"),
    ]);
    let kit = kit();
    let who = Who { is_challenge: &|name| name == "A", file: None };
    let uses = |text: &str| kit.read(text, &who).value[0].uses.clone();
    assert_eq!(uses("# A\n\n## Édition\n\n- Python\n")[0].part.as_deref(), Some("Édition"));
    assert_eq!(uses("# A\n\n## Stack 2018\n\n- Python\n")[0].year, Some(2018));
    assert_eq!(uses("# A\n\n- Python (depuis 2019)\n")[0].year, Some(2019));
}

#[test]
fn headings_are_challenges_where_one_is_known_or_where_a_title_stands_above() {
    let kit = kit();
    let names = |text: &str, known: &'static str, file: Option<&str>| {
        let is_known = |name: &str| name == known;
        let who = Who { is_challenge: &is_known, file };
        let sections = kit.read(text, &who).value;
        sections.iter().map(|section| format!("{}:{}", section.name, section.uses.len())).collect::<Vec<_>>()
    };
    let text = "# Stacks\n\n## Phare\n\n- Git\n\n## Nord (ministère)\n\n### Outils\n\n- R\n";
    assert_eq!(names(text, "", None), ["Phare:1", "Nord (ministère):1"]);
    assert_eq!(names(text, "Nord", None), ["Phare:1", "Nord:1"]);
    assert_eq!(names("# Phare\n\n- Git\n\n# Nord\n", "", None), ["Phare:1", "Nord:0"]);
    assert_eq!(names("# Phare\n\n- Git\n\n## Front\n\n- React\n", "", None), ["Phare:2"]);
    assert_eq!(
        names("# Stack du phare\n\n## Front\n\n- React\n\n## Back\n\n- Git\n", "", Some("Phare")),
        ["Phare:2"]
    );
    assert_eq!(names("## 5. Phare 2030\n\n- Git\n", "Phare 2030", None), ["Phare 2030:1"]);
    assert_eq!(names("## Défi 3 – Phare 2018\n\n- Git\n", "Phare", None), ["Phare:1"]);
}

#[test]
fn tables_say_what_their_columns_hold() {
    each(&[
        ("| Couche | Outils |\n|--|--|\n| Back | Django, Redis |", "Django/backend, Redis/backend"),
        ("| Outil | Usage | État |\n|--|--|--|\n| Kafka | flux | à l'étude |", "Kafka/etl~"),
        (
            "| Tool | Version | Notes |\n|--|--|--|\n| Python | 3.8 | for scripts |",
            "Python/language@3.8 (for scripts)",
        ),
        ("| | |\n|--|--|\n| Front | Redis |", "Redis/frontend"),
        ("| A | B |\n|--|--|\n| un | deux |", "!unread-stack-text"),
        ("| Couche | Outils |\n|--|--|\n| Back |", "!unread-stack-text"),
        ("| Couche | Outils |\n|--|--|\n| Back | N/A |", ""),
        ("| Couche | Outils |\n|--|--|\n| Redis | |", "Redis/database"),
        ("| Outil | Note |\n|--|--|\n| Redis (cache) | vite |", "Redis/database (cache ; vite)"),
        ("| Outil | Version |\n|--|--|\n| Redis | la 5 |", "Redis/database (la 5)"),
        (
            "| Outil | Note | Avis |\n|--|--|--|\n| Redis | vite | – |\n| | pour le cache | |",
            "Redis/database (vite), !unread-stack-text",
        ),
        (
            "| | | |\n|--|--|--|\n| Redis | Git | un cache |\n| React | PHP | Vim |",
            "Redis/database, Git/development (un cache), React/frontend, PHP/language, Vim/development",
        ),
    ]);
}

#[test]
fn dates_of_org_are_years_and_no_notes() {
    let kit = kit();
    let read = |text: &str| {
        let listing = crate::parse::org::listing(SourceId(0), text, 0..text.len()).value;
        let who = Who { is_challenge: &|_| false, file: None };
        super::read(&listing, &kit.words(), &who, SourceId(0), &mut Budget::default())
    };
    for (line, year) in [
        ("- Redis <2019-02-15 ven.>", 2019),
        ("- Redis [2019-02-15 ven. 10:00]", 2019),
        ("- Redis (depuis [2017-01-01 dim.])", 2017),
        ("- Redis depuis <2017-01-01 dim.>", 2017),
        ("- Redis since 2017", 2017),
        ("- Redis <2019-02-15 ven.>--<2020-02-16 sam.>", 2019),
        ("- Redis, <2019-02-15>", 2019),
        ("| Outil | Depuis |\n|--+--|\n| Redis | <2019-02-15 ven.> |", 2019),
        ("| Outil | Avis |\n|--+--|\n| Redis | | [2019-02-15 ven.] |", 2019),
    ] {
        let checked = read(&format!("* Phare [2018-01-01 lun.]\n{line}\n"));
        let [section] = &checked.value[..] else { panic!("{line}: one section") };
        let [found] = &section.uses[..] else { panic!("{line}: one use") };
        let said = (found.name.as_str(), found.year, &found.note, checked.diagnostics.len());
        assert_eq!(said, ("Redis", Some(year), &None, 0), "{line}");
    }
}

#[test]
fn long_table_with_one_wide_row_is_read() {
    let kit = kit();
    let wide = format!("|{}", " |".repeat(10_000));
    let text = format!("* A\n| Couche | Outil |\n|--+--|\n{}{wide}\n", "| BDD | Redis |\n".repeat(10_000));
    let listing = crate::parse::org::listing(SourceId(0), &text, 0..text.len()).value;
    let who = Who { is_challenge: &|_| false, file: None };
    let read = super::read(&listing, &kit.words(), &who, SourceId(0), &mut Budget::default());
    assert_eq!((read.value[0].uses.len(), read.diagnostics.len()), (1, 0));
}

#[test]
fn same_use_counts_once_and_two_layers_are_told() {
    each(&[
        ("- Backend : Redis\n- Back : Redis", "Redis/backend"),
        ("- Backend : Redis\n- BDD : Redis", "Redis/backend, Redis/database, !tool-in-two-layers"),
        ("- Data science : python 2\n- Backend : python 3", "Python/data-science@2, Python/backend@3"),
        ("- Backend : Python\n- Python, R", "Python/backend, R/language"),
    ]);
}

#[test]
fn words_that_part_are_read_in_english_too() {
    each(&[
        ("- Languages: Python and a bit of R", "Python/language, R/language"),
        ("- Database: we use Postgres with PostGIS", "PostgreSQL/database, PostGIS/database"),
        ("- Infrastructure: Docker (for local dev)", "Docker/infrastructure (for local dev)"),
        ("- Kafka (planned)", "Kafka/backend>"),
    ]);
}

#[test]
fn odd_capitals_are_told() {
    each(&[
        ("- PostgresQL", "PostgreSQL/database, !tool-spelling"),
        ("- POSTGRESQL, postgresql", "PostgreSQL/database"),
    ]);
}

#[test]
fn one_phrase_is_read_in_a_given_layer() {
    let kit = kit();
    let phrase = Phrase::verbatim("Python 3 (à venir)", 10);
    let read = item(&phrase, Some("backend"), &kit.words(), SourceId(0), &mut Budget::default()).value;
    assert_eq!(
        (read[0].layer.as_deref(), read[0].state, read[0].range.clone()),
        (Some("backend"), State::Planned, 10..18)
    );
}

#[test]
fn extremes_are_read_without_harm() {
    for text in [
        "- Python, pandas\n".repeat(10_000),
        format!("- Python {}R{}\n", "(".repeat(10_000), ")".repeat(10_000)),
        format!("- {}\n", "A ou B, ".repeat(10_000)),
        format!("- {}\n", "Python – ".repeat(10_000)),
        format!("- {}\n", "back : ".repeat(10_000)),
        format!("- {}\n", ")]".repeat(10_000)),
        (0..5_000).map(|depth| format!("{}- Python : pandas\n", "\t".repeat(depth % 90))).collect(),
        "- \u{301}\u{202f}…?(’'\u{feff}: ~~\n- ::\n- [ ]\n- (\n- ou\n- pour\n-\n".to_owned(),
    ] {
        shown(&text);
    }
}

#[test]
fn any_mixture_of_words_and_signs_is_read_with_true_places() {
    const PIECES: &[&str] = &[
        "Python",
        "Vue.js",
        "CI/CD",
        "python 3",
        "Truc",
        "mot",
        "été",
        " ",
        " ",
        " ",
        ",",
        ";",
        ":",
        " : ",
        " – ",
        "(",
        ")",
        "[",
        "]",
        "/",
        "+",
        "&",
        "?",
        "...",
        "…",
        "~~",
        "et",
        "ou",
        "avec",
        "pour",
        "en",
        "remplacé par",
        "à venir",
        "2019",
        "3.x",
        "l'",
        "https://a.fr/b",
        "[Redis](u)",
        "`R`",
        "**",
        "\n- ",
        "\n  - ",
        "\n\n",
        "\n## ",
        "|",
        "🐍",
        "❌",
        "Backend",
        "BDD",
        "anciennement",
        "pas de",
        "\u{a0}",
        "\u{301}",
        "de",
        ".",
        "!",
        "::",
        "=",
        "->",
        "[ ] ",
    ];
    let kit = kit();
    let mut seed = 7_u64;
    for _ in 0..1_000 {
        let mut text = String::from("# A\n\n- ");
        for _ in 0..25 {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            text.push_str(PIECES[(seed >> 33) as usize % PIECES.len()]);
            if seed & 1 << 40 == 0 {
                text.push(' ');
            }
        }
        let read = kit.read(&text, &Who { is_challenge: &|name| name == "A", file: None });
        for found in read.value.iter().flat_map(|section| &section.uses) {
            assert!(
                text.get(found.range.clone()).is_some_and(|written| !written.is_empty()),
                "{text}\n{found:?}"
            );
            assert_eq!(found.tool, kit.names.find(&found.name).map(|found| found.tool), "{text}\n{found:?}");
        }
        for told in &read.diagnostics {
            assert!(text.get(told.primary.start..told.primary.end).is_some(), "{text}\n{told:?}");
        }
    }
}
