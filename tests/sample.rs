//! The sample site in `content/`: built without a word, every link of it leads somewhere.

use crate::harness::{Built, build_folder};
use std::collections::BTreeSet;
use std::path::Path;

fn build() -> (tempfile::TempDir, Built) {
    let out = tempfile::tempdir().expect("folder");
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("content");
    let built = build_folder(&source, &out.path().join("out"), &["--strict", "--format", "json"]);
    (out, built)
}

#[test]
fn sample_is_built_without_a_word() {
    let (_out, built) = build();
    assert_eq!((built.code, built.stdout.as_str()), (0, ""), "{}", built.told());
}

/// The values of `href` and `src` in `html`.
fn addresses(html: &str) -> impl Iterator<Item = &str> {
    ["href=\"", "src=\""]
        .into_iter()
        .flat_map(move |name| html.split(name).skip(1).filter_map(|rest| rest.split('"').next()))
}

#[test]
fn every_link_of_the_sample_leads_somewhere() {
    let (_out, built) = build();
    let tree = built.tree();
    let mut broken = BTreeSet::new();
    for (path, bytes) in tree.iter().filter(|(path, _)| path.ends_with(".html")) {
        let html = String::from_utf8_lossy(bytes);
        for address in
            addresses(&html).filter(|address| address.starts_with('/') && !address.starts_with("//"))
        {
            let (file, anchor) = address.split_once('#').unwrap_or((address, ""));
            let file = file.split('?').next().unwrap_or_default();
            let file = file.trim_start_matches('/');
            let file = if file.is_empty() || file.ends_with('/') {
                format!("{file}index.html")
            } else {
                file.to_owned()
            };
            match tree.get(&file) {
                None => drop(broken.insert(format!("{path}: {address}"))),
                Some(target)
                    if !anchor.is_empty()
                        && !String::from_utf8_lossy(target).contains(&format!("id=\"{anchor}\"")) =>
                {
                    broken.insert(format!("{path}: {address} (no such anchor)"));
                }
                Some(_) => {}
            }
        }
    }
    assert!(broken.is_empty(), "{}", broken.into_iter().collect::<Vec<_>>().join("\n"));
}

#[test]
fn no_page_asks_another_host_for_anything() {
    let (_out, built) = build();
    for (path, bytes) in built.tree().iter().filter(|(path, _)| path.ends_with(".html")) {
        let html = String::from_utf8_lossy(bytes);
        let foreign: Vec<&str> = html
            .split(" src=\"")
            .skip(1)
            .filter(|rest| rest.starts_with("http") || rest.starts_with("//"))
            .collect();
        assert!(foreign.is_empty(), "{path} loads from elsewhere");
        let sheets = html.split("<link rel=\"stylesheet\" href=\"").skip(1);
        assert!(sheets.into_iter().all(|rest| rest.starts_with('/') && !rest.starts_with("//")), "{path}");
        for script in html.split("<script").skip(1) {
            let own = script.starts_with(" type=\"module\" src=\"/assets/");
            let data = [" type=\"application/ld+json\"", " type=\"application/json\" id=\"choix\""];
            assert!(own || data.iter().any(|data| script.starts_with(data)), "{path} has a script");
        }
        assert!(!html.contains(" style=\""), "{path} has a style of its own");
    }
}

#[test]
fn every_page_has_its_landmarks_one_heading_and_a_language() {
    let (_out, built) = build();
    for (path, bytes) in built.tree().iter().filter(|(path, _)| path.ends_with(".html")) {
        let html = String::from_utf8_lossy(bytes);
        if html.contains("http-equiv=\"refresh\"") {
            continue;
        }
        assert_eq!(html.matches("<h1").count(), 1, "{path}");
        assert_eq!(html.matches("<main").count(), 1, "{path}");
        let lang = if path.starts_with("en/") { "<html lang=\"en\"" } else { "<html lang=\"fr\"" };
        assert!(html.contains(lang), "{path}");
        assert!(
            html.contains("href=\"#contenu\"") && html.contains("id=\"contenu\""),
            "{path} has no skip link"
        );
    }
}

/// Every system that a showcase carries: its page, and what stands there.
const SYSTEMS: [(&str, &str); 25] = [
    ("promotions/eig-2.html", "treize défis"),
    ("promotions/nec-mergitur.html", "Géo Alerte"),
    ("promotions/programme-10-saison-2.html", "FormIAble"),
    ("defis/2016/geo-alerte.html", "capitaine"),
    ("defis/2016/geo-alerte.html", "L’application de démonstration"),
    ("defis/2016/informer-le-public-en-temps-reel.html", "Géo Alerte"),
    ("outils/api-adresse.html", "requêtes par mois"),
    ("administrations/education-nationale.html", "SIRHEN"),
    ("defis/2022/ocr.html", "FormIAble"),
    ("tutoriels/essayer-geo-alerte.html", "Dernière vérification"),
    ("outils/superset.html", "Partager les mêmes tableaux de bord"),
    ("usages/recueillir-des-fiches-eparses.html", "Social Connect"),
    ("principes/index.html", "Principes des produits de données"),
    ("principes/livrer-par-petites-etapes.html", "La revue de code"),
    ("rituels/jeudis-d-accompagnement.html", "un jeudi sur deux"),
    ("services/proxmox.html", "En service"),
    ("agenda/premiere-revue-de-code.html", "Prédisauvetage"),
    ("contributions/un-ticket-dans-dplyr.html", "EIG³"),
    ("communaute/2018/christophe-ninucci.html", "Un ticket dans dplyr"),
    ("recompenses/index.html", "Mention spéciale"),
    ("presse/index.html", "Makery"),
    ("glossaire/ban.html", "Base adresse nationale"),
    ("questions/index.html", "Agents publics"),
    ("temoignages/bastien-guerry.html", "rendre accessible tout ce qui se fait"),
    ("webinaires/eig-link-dix-mois-apres.html", "mot à mot"),
];

#[test]
fn every_system_of_the_programme_has_an_example() {
    let (_out, built) = build();
    let tree = built.tree();
    let missing: Vec<String> = SYSTEMS
        .iter()
        .filter(|(path, said)| {
            let html = tree
                .get(*path)
                .map(|bytes| String::from_utf8_lossy(bytes).replace(['\u{a0}', '\u{202f}'], " "));
            !html.is_some_and(|html| html.to_lowercase().contains(&said.to_lowercase()))
        })
        .map(|(path, said)| format!("{path}: {said}"))
        .collect();
    assert!(missing.is_empty(), "{}", missing.join("\n"));
}
