//! Headings, tables and dates: what stands around the lines.

use super::*;

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
