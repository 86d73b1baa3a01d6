//! What a line says: tools, labels, states, versions, notes.

use super::*;

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
