//! What is not to be published is in no byte of the output: not in pages, feeds, exports, the index of search or the
//! names of files.

use crate::harness::{Built, Project, jpeg, tree};
use std::collections::{BTreeMap, BTreeSet};
use std::io::Read;
use std::path::Path;

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
    let picture = jpeg();
    PICTURES.iter().fold(project, |project, name| project.write(&format!("img/{name}.jpg"), &picture))
}

/// Every word with `qxz` that is somewhere in the output, be it packed or in the name of a file. The mark stands at the
/// end of words: lists of words leave out what one has in common with the one before.
fn leaked(built: &Built) -> Vec<String> {
    marked(&built.tree(), "qxz").into_iter().collect()
}

/// Every word that ends with `mark` in the bytes and the names of `files`, in small letters.
fn marked(files: &BTreeMap<String, Vec<u8>>, mark: &str) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for (path, bytes) in files {
        let mut texts = vec![path.clone().into_bytes(), bytes.clone()];
        if path.ends_with(".eig") {
            texts.push(unpacked(bytes));
        }
        for text in texts {
            let text = String::from_utf8_lossy(&text).to_lowercase();
            for (at, _) in text.match_indices(mark) {
                let start =
                    text[..at].rfind(|c: char| !c.is_ascii_alphanumeric()).map_or(0, |before| before + 1);
                let start = (start..=at).find(|start| text.is_char_boundary(*start)).unwrap_or(at);
                found.insert(text[start..at + mark.len()].to_owned());
            }
        }
    }
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
fn translation_of_a_person_is_under_the_consent_of_the_original() {
    let english = "---\nnom: Ada Martin\nprofil: Cartographer\nannees: [2018]\nimage: /img/autreqxz.jpg\n---\nA life bioqxz.\n";
    for config in ["", "eigsite:\n  consent: recorded\n"] {
        let site = |consent: &str| {
            with_ada(site(config), consent).write("en/_communaute/2018-01-01-ada-martin.md", english)
        };
        let built = site("consent: none\n").build();
        assert_eq!(leaked(&built), Vec::<String>::new(), "{config}{}", built.told());
        assert!(built.file("en/communaute/2018/ada-martin.html").contains("Cartographer"));
        let built = site("consent: { scope: [bio], date: 2018-02-01 }\n").build();
        assert!(built.file("en/communaute/2018/ada-martin.html").contains("bioqxz"), "{}", built.told());
        assert!(!built.has("img/autreqxz.jpg"));
    }
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
fn photo_of_somebody_who_was_taken_out_is_not_published() {
    let site = || {
        with_ada(site(""), "consent: { scope: [photo], date: 2018-02-01 }\n")
            .write("img/zoeqxz.png", jpeg())
            .write("img/fond.png", jpeg())
            .write("img/équipe de 2018.jpg", jpeg())
            .write("img/dessin.svg", "<svg></svg>")
            .write("style.css", "body { background: url('img/fond.png') }")
            .write("_data/accueil.yml", "image: /img/équipe de 2018.jpg\n")
            .write("icone.png", jpeg())
    };
    let zoe = "---\nnom: Zoé Petit\nannees: [2018]\nimage: /img/zoeqxz.png\n---\n";
    let project = site().write("_communaute/2018-01-02-zoe.md", zoe);
    assert!(!leaked(&project.build()).contains(&"zoeqxz".to_owned()));
    std::fs::remove_file(project.source().join("_communaute/2018-01-02-zoe.md")).expect("a file");
    // A fresh checkout knows no earlier build.
    for built in [project.build(), site().build()] {
        assert!(!built.has("img/zoeqxz.png"), "{:?}", built.paths());
        for other in
            ["img/fond.png", "img/dessin.svg", "img/équipe de 2018.jpg", "icone.png", "img/portraitqxz.jpg"]
        {
            assert!(built.has(other), "{other}: {}", built.told());
        }
        let told = "hint[portrait-left-over] _communaute/2018-01-01-ada-martin.md:9:8";
        assert!(built.diagnostics().contains(&told.to_owned()), "{}", built.told());
        assert!(built.told().contains("`img/zoeqxz.png`"), "{}", built.told());
    }
}

#[test]
fn consent_does_not_lapse_with_the_last_record() {
    let grace =
        "---\nnom: Grace Petit\nannees: [2018]\nconsent: { scope: [bio], date: 2018-02-01 }\n---\nUne vie.\n";
    let project = with_ada(site(""), "").write("_communaute/2018-01-02-grace.md", grace);
    project.build();
    std::fs::remove_file(project.source().join("_communaute/2018-01-02-grace.md")).expect("a file");
    // The site is not written, so that it is told until somebody decides.
    for _ in 0..2 {
        let built = project.run();
        assert_eq!(built.code, 1, "{}", built.told());
        assert_eq!(leaked(&built), Vec::<String>::new());
        let told = "error[lapsed-consent] _communaute/2018-01-01-ada-martin.md:1:1";
        assert!(built.diagnostics().contains(&told.to_owned()), "{}", built.told());
    }
    let config =
        |rule: &str| format!("title: Essai\nurl: https://exemple.fr\neigsite: {{ consent: {rule} }}\n");
    project.put("_config.yml", config("required"));
    assert_eq!(leaked(&project.build()), Vec::<String>::new());
    project.put("_config.yml", "title: Essai\nurl: https://exemple.fr\n");
    assert_eq!(project.run().code, 1, "the key is gone");
    project.put("_config.yml", config("recorded"));
    assert!(leaked(&project.build()).contains(&"bioqxz".to_owned()));
}

#[test]
fn field_that_no_page_shows_lets_no_photo_pass() {
    let challenge = "---\ntitle: Tapis\ndescription: Des fils\nmembers: [{ person: Ada Martin, photo: /img/portraitqxz.jpg }]\n---\n";
    let testimonial = "- { author: Ada Martin, text: Bien, avatar: /img/portraitqxz.jpg }\n";
    let built = with_ada(site(""), "consent: none\n")
        .write("_defis/2018-01-02-tapis.md", challenge)
        .write("_data/temoignages.yml", testimonial)
        .build();
    assert!(!built.has("img/portraitqxz.jpg"), "{:?}", built.paths());
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

/// The site in `tests/cases/privacy`, which has something private of every kind.
fn planted() -> (Project, BTreeMap<String, Vec<u8>>) {
    let files = tree(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/privacy"));
    let project = Project::new().args(["--format", "json"]);
    let project = files.iter().fold(project, |project, (path, bytes)| project.write(path, bytes));
    (project, files)
}

#[test]
fn nothing_private_of_a_whole_site_is_in_any_byte_of_the_output() {
    let (project, files) = planted();
    assert!(marked(&files, "qxz").len() > 50, "the site has lost what is planted in it");
    let built = project.build();
    assert_eq!(leaked(&built), Vec::<String>::new(), "{}", built.told());
    let (public, seen) = (marked(&files, "wvz"), marked(&built.tree(), "wvz"));
    let missing: Vec<&String> = public.difference(&seen).collect();
    assert!(missing.is_empty() && public.len() > 15, "the test is blind to {missing:?}: {}", built.told());
}

#[test]
fn person_who_is_taken_out_of_a_whole_site_leaves_no_byte_in_the_output() {
    let (project, _) = planted();
    let consent = "consent: { scope: all, date: 2018-02-01 }";
    let zoe = format!(
        "---\ntitle: Zoé Nomqxz\nannees: [2018]\nimage: /photos/zoeqxz.jpg\n{consent}\n---\nVie viezoeqxz.\n"
    );
    project.put("_communaute/2018-01-06-zoe.md", zoe);
    let before = leaked(&project.build());
    assert!(
        ["nomqxz", "zoeqxz", "viezoeqxz"].iter().all(|word| before.iter().any(|found| found == word)),
        "{before:?}"
    );
    std::fs::remove_file(project.source().join("_communaute/2018-01-06-zoe.md")).expect("a file");
    let built = project.build();
    assert_eq!(leaked(&built), Vec::<String>::new(), "{}", built.told());
}
