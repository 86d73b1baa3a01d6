//! What of a log nobody has published stays out of every byte of the site.

use super::{HEAD, logged, site};
use crate::harness::{Built, Project};
use std::io::Read;

/// Every word with `zz` that is somewhere in the output, be it packed or in the name of a file.
fn leaked(built: &Built) -> Vec<String> {
    let mut found = Vec::new();
    for (path, bytes) in built.tree() {
        let mut texts = vec![path.clone().into_bytes(), bytes.clone()];
        if bytes.starts_with(b"EIG1") {
            let mut out = Vec::new();
            flate2::read::DeflateDecoder::new(&bytes[12..]).read_to_end(&mut out).expect("a packed file");
            texts.push(out);
        }
        for text in texts {
            let text = String::from_utf8_lossy(&text).to_lowercase();
            for (at, _) in text.match_indices("zz").filter(|_| !path.starts_with("assets/")) {
                let word: String = text[at..].chars().take_while(char::is_ascii_alphanumeric).collect();
                if word.len() > 4 && !found.contains(&word) {
                    found.push(word);
                }
            }
        }
    }
    found
}

/// The same log in every form that the program reads; `say` makes it public or not.
fn everywhere(say: bool) -> Project {
    let (yes, keyword, front, flag) = match say {
        true => ("oui", "#+publish: true\n", "publish: true\n", ", publish: true"),
        false => ("", "", "", ""),
    };
    site()
        .write("suivi.csv", format!("{HEAD}Gobelins,zzlivrablea,zztachea,2018-02-15,zzbilana,zzcata,{yes}\nzzdefia,,zzautrea,zzdatea,,P,{yes}\n"))
        .write("notes/Suivi_2018.TSV", format!("Défi\tTâche\tFait le\tpublish\tzzcolonneb\nGobelins\tzztacheb\t2018-02-15\t{yes}\tzzcelluleb\n"))
        .write("suivi_2019.org", format!("#+title: Suivi\n{keyword}* zztitrec\n| Défi | Tâche | Fait le |\n|---+---|\n| Gobelins | [[https://exemple.fr/zzlienc][zztachec]] | <2018-02-15 jeu.> |\n\nzzprosec\n"))
        .write("_journal/2020.org", format!("{keyword}| Défi | Tâche | Fait le |\n|---+---|\n| Gobelins | zztached | 2018-02-15 |\n"))
        .write("_journal/2021.md", format!("---\n{front}---\n# zztitree\n\n| Défi | Tâche | Fait le |\n|---|---|---|\n| Gobelins | zztachee | 2018-02-15 |\n"))
        .write("_journal/un-mot.md", format!("---\ntitle: zztitref\ndate: 2018-02-15\ndefi: Gobelins\ncategories: [zzcatf]\n{front}---\n\nzzcorpsf {{% zzliquidf %}}\n"))
        .write("_data/journal.yml", format!("- {{ title: zztitreg, date: 2018-02-15, defi: Gobelins{flag} }}\n- {{ title: zztitreh, date: 2018-02-15, defi: zzdefih, zzchamph: 1{flag} }}\n"))
}

#[test]
fn private_log_is_in_no_byte_of_the_output_and_nothing_is_told_of_it() {
    let built = everywhere(false).build();
    assert_eq!(leaked(&built), Vec::<String>::new());
    assert_eq!(built.diagnostics(), Vec::<String>::new());
    assert!(!built.told().contains("zz"), "{}", built.told());
    assert!(
        !built.paths().iter().any(|path| path.contains("journal") || path.contains("uivi")),
        "{:?}",
        built.paths()
    );
}

#[test]
fn published_log_is_seen_in_all_its_forms() {
    let leaked = leaked(&everywhere(true).build());
    for word in [
        "zztachea",
        "zzlivrablea",
        "zztacheb",
        "zztachec",
        "zzlienc",
        "zztached",
        "zztachee",
        "zztitref",
        "zztitreg",
    ] {
        assert!(leaked.iter().any(|found| found == word), "the other test is blind to {word}: {leaked:?}");
    }
}

#[test]
fn row_is_private_where_its_neighbour_is_not() {
    let built = logged(
        "Gobelins,,zzun,2018-02-15,,P,\nGobelins,,zzdeux,2018-02-15,,P,oui\nGobelins,,zztrois,2018-02-15,,zzcat,non\n",
    );
    assert_eq!(leaked(&built), ["zzdeux"]);
    assert_eq!(built.diagnostics(), Vec::<String>::new());
}

#[test]
fn defaults_of_the_configuration_publish_a_file() {
    let config = "title: Essai\nurl: https://exemple.fr\ndefaults:\n  - scope: { path: archives/suivi_2018.csv }\n    values: { publish: true }\n";
    let rows = |word: &str| format!("Défi,Tâche,Fait le\nGobelins,{word},2018-02-15\n");
    let built = site()
        .write("_config.yml", config)
        .write("archives/suivi_2018.csv", rows("zzancien"))
        .write("archives/suivi_2019.csv", rows("zznouveau"))
        .build();
    assert_eq!(leaked(&built), ["zzancien"]);
}

#[test]
fn log_under_a_name_of_its_own_is_neither_a_page_nor_copied() {
    let csv = |word: &str| format!("Défi;Tâche;Fait le\nGobelins;{word};2018-02-15\n");
    let outline =
        |word: &str| format!("* Gobelins\n| Tâche | Fait le |\n|---+---|\n| {word} | <2018-02-15 jeu.> |\n");
    let markdown = |word: &str| {
        format!("{word}\n\n| Défi | Tâche | Fait le |\n|---|---|---|\n| Gobelins | {word} | 2018-02-15 |\n")
    };
    let built = site()
        .write("Suivi 2018.org", outline("zzespace"))
        .write("a/suivi-2018.csv", csv("zztiret"))
        .write("en/_journal/a.md", markdown("zzlangue"))
        .write("journal_2018.csv", csv("zzjournal"))
        .write("latin.csv", csv("zzlatin").chars().map(|c| c as u8).collect::<Vec<u8>>())
        .write("archives/suivi.md", markdown("zzpage"))
        .write("notes.org", outline("zznotes"))
        .write("mesures.csv", "Jour;Projet;Mesure\n2018-02-15;Un;zzmesure\n")
        .write("publique.md", format!("---\npublish: true\n---\n{}", markdown("zzpublique")))
        .build();
    assert_eq!(leaked(&built), ["zzmesure", "zzpublique"], "{}", built.told());
    assert_eq!(
        built.diagnostics(),
        [
            "warning[private-table] archives/suivi.md:3:1",
            "warning[private-table] journal_2018.csv:1:1",
            "warning[private-table] latin.csv:1:1",
            "warning[private-table] notes.org:2:1",
        ]
    );
}
