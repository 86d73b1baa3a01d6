//! What is not to be published is in no byte of the output: not in pages, feeds, exports, the index of search or the
//! names of files.

use crate::harness::{Built, Project};
use std::io::Read;

/// A site with the real templates.
fn site(config: &str) -> Project {
    Project::new()
        .args(["--format", "json"])
        .write("_config.yml", format!("title: Essai\nurl: https://exemple.fr\ntimezone: Europe/Paris\n{config}"))
        .write("_defis/2018-01-01-gobelins.md", "---\ntitle: Gobelins\ndescription: Des objets\neigs: [Ada Martin]\npromotion: EIG 2\nadministration: Mobilier national\n---\n")
}

/// A person who says something in every field that needs consent; each word that ends with `qxz` is watched.
fn person(consent: &str) -> String {
    format!(
        "---\nnom: Ada Martin\nprofil: Cartographe\nannees: [2018]\ndefis: [Gobelins]\n{consent}\
         description: Un résumé resumeqxz\nexcerpt: Un extrait extraitqxz\nimage: /img/portraitqxz.jpg\n\
         image_alt: Elle sourit alternativeqxz\nimages: [/img/autreqxz.jpg]\nlinkedin: https://linkedin.example/linkedinqxz\n\
         github: githubqxz\ngitlab: gitlabqxz\ntwitter: twitterqxz\nwebsite: https://siteqxz.example/\n\
         gives: [donneqxz]\nseeks: [chercheqxz]\ncompetences: {{ donne: [offreqxz], cherche: [prendqxz] }}\n---\n\
         Une vie bioqxz, [un lien](https://lienqxz.example/).\n\n## Titre titreqxz\n\n![legendeqxz](/img/corpsqxz.jpg)\n\n*[QXA]: abreviationqxz\n"
    )
}

const ROWS: &str =
    "- { Nom: Ada Martin, Métier: metierqxz, Thème: themeqxz, Sujet: sujetqxz, Donne: true }\n";
const PICTURES: &[&str] = &["portraitqxz", "autreqxz", "corpsqxz"];

fn with_ada(project: Project, consent: &str) -> Project {
    let project = project
        .write("_communaute/2018-01-01-ada-martin.md", person(consent))
        .write("_data/bulloterie.yml", ROWS);
    let mut picture = Vec::new();
    let plain = image::RgbImage::new(8, 8);
    plain.write_to(&mut std::io::Cursor::new(&mut picture), image::ImageFormat::Jpeg).expect("a picture");
    PICTURES.iter().fold(project, |project, name| project.write(&format!("img/{name}.jpg"), &picture))
}

/// Every word with `qxz` that is somewhere in the output, be it packed or in the name of a file. The mark stands at the
/// end of words: lists of words leave out what one has in common with the one before.
fn leaked(built: &Built) -> Vec<String> {
    let mut found = Vec::new();
    for (path, bytes) in built.tree().iter().filter(|(path, _)| !path.starts_with("assets/")) {
        let mut texts = vec![path.clone().into_bytes(), bytes.clone()];
        if path.ends_with(".eig") {
            texts.push(unpacked(bytes));
        }
        for text in texts {
            let text = String::from_utf8_lossy(&text).to_lowercase();
            for (at, _) in text.match_indices("qxz") {
                let start =
                    text[..at].rfind(|c: char| !c.is_ascii_alphanumeric()).map_or(0, |before| before + 1);
                let start = (start..=at).find(|start| text.is_char_boundary(*start)).unwrap_or(at);
                found.push(text[start..at + 3].to_owned());
            }
        }
    }
    found.sort();
    found.dedup();
    found
}

/// The content of a file of the index: twelve bytes, then a DEFLATE stream.
fn unpacked(file: &[u8]) -> Vec<u8> {
    let mut out = Vec::new();
    flate2::read::DeflateDecoder::new(&file[12..]).read_to_end(&mut out).expect("a file of the index");
    out
}

#[test]
fn watch_words_of_a_consenting_person_are_seen() {
    let consent = "consent: { scope: [photo, bio, links, skills], date: 2018-02-01 }\n";
    let built = with_ada(site(""), consent).build();
    let leaked = leaked(&built);
    for word in
        ["bioqxz", "resumeqxz", "portraitqxz", "githubqxz", "donneqxz", "offreqxz", "sujetqxz", "corpsqxz"]
    {
        assert!(leaked.iter().any(|found| found == word), "the test is blind to {word}: {leaked:?}");
    }
    assert_eq!(built.diagnostics(), Vec::<String>::new(), "{}", built.told());
}

#[test]
fn person_who_consents_to_nothing_is_a_name_and_a_role() {
    for consent in
        ["consent: none\n", "consent: []\n", "consent: { scope: [], date: 2018-02-01 }\n", "consent: false\n"]
    {
        let built = with_ada(site(""), consent).build();
        assert_eq!(leaked(&built), Vec::<String>::new(), "{consent}{}", built.told());
        let page = built.file("communaute/2018/ada-martin.html");
        for stays in ["Ada Martin", "Cartographe", "2018", "Gobelins"] {
            assert!(page.contains(stays), "{stays}: {page}");
        }
    }
}

#[test]
fn each_scope_is_published_by_itself() {
    let cases: &[(&str, &[&str])] = &[
        ("photo", &["portraitqxz", "autreqxz"]),
        ("biographie", &["bioqxz", "resumeqxz", "corpsqxz", "titreqxz"]),
        ("liens", &["githubqxz", "siteqxz", "linkedinqxz"]),
        ("compétences", &["donneqxz", "offreqxz", "sujetqxz"]),
    ];
    for (scope, _) in cases {
        let consent = format!("consent: {{ scope: [{scope}], date: 2018-02-01 }}\n");
        let built = with_ada(site(""), &consent).build();
        let leaked = leaked(&built);
        for (other, words) in cases {
            for word in *words {
                let there = leaked.iter().any(|found| found == word);
                assert_eq!(there, scope == other, "{scope}: {word} in {leaked:?}");
            }
        }
    }
}

#[test]
fn consent_that_has_ended_grants_nothing() {
    let consent =
        "consent:\n  scope: [photo, bio, links, skills]\n  date: 2018-02-01\n  expires: 2019-12-31\n";
    let built = with_ada(site(""), consent).build();
    assert_eq!(leaked(&built), Vec::<String>::new());
    assert!(
        built
            .diagnostics()
            .contains(&"warning[expired-consent] _communaute/2018-01-01-ada-martin.md:9:12".to_owned()),
        "{}",
        built.told()
    );
    assert!(built.told().contains("2019-12-31"), "{}", built.told());
    // It holds until the end of its last day.
    let built = with_ada(site(""), consent).epoch(1_577_790_000).build();
    assert!(leaked(&built).contains(&"bioqxz".to_owned()), "{}", built.told());
}

#[test]
fn first_record_governs_everybody() {
    let grace = "---\nnom: Grace Petit\nprofil: Développeuse\nannees: [2018]\nconsent: { scope: [bio], date: 2018-02-01 }\n---\nUne vie.\n";
    let project = |config: &str| with_ada(site(config), "");
    let published = |built: &Built| leaked(built).contains(&"bioqxz".to_owned());
    let built = project("").build();
    assert!(published(&built), "a site without records is left as it is");
    assert_eq!(built.diagnostics(), ["hint[missing-consent] _communaute/2018-01-01-ada-martin.md:1:1"]);
    let with_grace = |project: Project| project.write("_communaute/2018-01-01-grace-petit.md", grace);
    assert_eq!(leaked(&with_grace(project("")).build()), Vec::<String>::new());
    assert!(published(&with_grace(project("eigsite:\n  consent: recorded\n")).build()));
    assert_eq!(leaked(&project("eigsite:\n  consent: required\n").build()), Vec::<String>::new());
}

#[test]
fn row_about_somebody_unknown_is_left_out_and_told() {
    let rows = "- { Nom: Ada Matrin, Sujet: sujetqxz, Donne: true }\n- { Nom: Ada Martin, Sujet: Cartes, Donne: true }\n";
    let consent = "consent: { scope: [skills], date: 2018-02-01 }\n";
    let built = with_ada(site(""), consent).write("_data/bulloterie.yml", rows).build();
    assert!(!leaked(&built).contains(&"sujetqxz".to_owned()), "{}", built.told());
    assert!(built.has("competences/cartes.html"), "{:?}", built.paths());
    assert_eq!(built.diagnostics(), ["warning[unknown-reference] _data/bulloterie.yml:1:10"]);
    assert!(built.told().contains("did you mean `Ada Martin`?"), "{}", built.told());
}

#[test]
fn table_of_skills_is_no_file_of_the_site() {
    let csv = "Nom,Métier,Thème,Sujet,Donne,Prend\nAda Martin,Cartographe,Cartes,tableauqxz,x,\n";
    for path in ["_data/bulloterie.csv", "atelier/bulloterie.csv"] {
        let built = with_ada(site(""), "consent: none\n").write(path, csv).build();
        assert_eq!(leaked(&built), Vec::<String>::new(), "{path}");
        let consent = "consent: { scope: [skills], date: 2018-02-01 }\n";
        let built = with_ada(site(""), consent).write(path, csv).build();
        assert!(built.has("competences/tableauqxz.html"), "{path}: {}", built.told());
    }
}

#[test]
fn withheld_picture_that_another_page_shows_stays() {
    let built = with_ada(site(""), "consent: none\n")
        .write("_posts/2018-03-01-a.md", "---\ntitle: A\n---\n![Au bureau](/img/portraitqxz.jpg)\n")
        .write("_posts/2018-03-02-b.md", "---\ntitle: B\nimage: img/autreqxz.jpg\n---\nTexte.\n")
        .build();
    assert!(built.has("img/portraitqxz.jpg") && built.has("img/autreqxz.jpg"), "{:?}", built.paths());
    assert!(!built.has("img/corpsqxz.jpg"), "{:?}", built.paths());
}

#[test]
fn pages_of_people_may_be_kept_from_search_engines() {
    let config = "defaults:\n  - scope: { path: \"\", type: communaute }\n    values: { noindex: true }\n";
    let built = with_ada(site(config), "consent: { scope: [bio], date: 2018-02-01 }\n").build();
    let page = built.file("communaute/2018/ada-martin.html");
    assert!(page.contains("<meta name=\"robots\" content=\"noindex\">"), "{page}");
    let map = built.file("sitemap.xml");
    assert!(map.contains("/defis/2018/gobelins.html") && !map.contains("ada-martin"), "{map}");
}
