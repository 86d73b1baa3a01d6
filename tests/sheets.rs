//! The sheets to print: what they say, and that each fits on one page, in a real browser.

use crate::harness::{Project, build_folder, corpus, installed, run_in_node};
use std::path::Path;

fn project() -> Project {
    Project::new()
        .write("_config.yml", "title: Essai\nurl: https://exemple.fr\neigsite: { stale_status: 0 }\n")
}

/// A challenge that says as much as can be said, each word of it `letters` long.
fn endless(letters: usize) -> String {
    let word = "défi".repeat(letters / 4);
    let text = |words: usize| vec![word.as_str(); words].join(" ");
    let list = |count: usize, item: &dyn Fn(usize) -> String| (0..count).map(item).collect::<String>();
    format!(
        "---\ntitle: \"{title}\"\ndescription: \"{long}\"\nyear: 2018\npromotion: \"{line}\"\n\
         administration: \"{line}\"\nteam_name: \"{line}\"\nlicence: \"{line}\"\ncontact: \"{line}\"\n\
         website: \"https://exemple.fr/{path}\"\nsource_code:\n{code}eigs:\n{people}mentors:\n{people}members:\n\
         {members}key_figures:\n{figures}projects:\n{made}stack:\n{stack}status:\n- {{ date: 2019-12-31, status: \
         seeking-sponsor, carrier: \"{long}\", maintenance: \"{long}\", sought: \"{long}\", note: \"{long}\", source: \
         \"{line}\" }}\n---\n{long}\n\n## {line}\n\n{long}\n\n{long}\n\n## {line}\n\n{long}\n\n## {line}\n\n{long}\n",
        title = text(200 / letters),
        line = text(300 / letters),
        long = text(2000 / letters),
        path = "a/".repeat(100),
        code = list(9, &|at| format!("- https://exemple.fr/{at}/{}\n", "b/".repeat(60))),
        people = list(12, &|at| format!("- \"Personne {at} {word}\"\n")),
        members = list(30, &|at| {
            let role = ["captain", "sponsor", "coach", "fellow", "mentor"][at % 5];
            format!("- {{ person: \"Membre {at} {word}\", role: {role} }}\n")
        }),
        figures = list(9, &|at| format!(
            "- {{ amount: 123456{at}, before: \"plus de\", after: \"millions\", description: \"{}\", as_of: 2019-12-31, \
             source: x }}\n",
            text(400 / letters)
        )),
        made = list(9, &|at| format!(
            "- {{ title: \"{at} {}\", url: \"https://exemple.fr/{}\" }}\n",
            text(300 / letters),
            "c/".repeat(90)
        )),
        stack = list(9, &|at| {
            let layers = [
                "Langages",
                "Bibliothèques",
                "Serveur",
                "Interface",
                "Mobile",
                "Données",
                "Recherche",
                "Cartographie",
                "Design",
            ];
            let tools: Vec<String> =
                (0..9).map(|tool| format!("{{ tool: \"Outil {at} {tool} {word}\" }}")).collect();
            format!("  {}: [{}]\n", layers[at], tools.join(", "))
        }),
    )
}

#[test]
fn sheet_says_what_somebody_needs_who_takes_a_project_on() {
    let built = project()
        .write(
            "_defis/2018-01-01-a.md",
            "---\ntitle: Alpha\ndescription: Un défi.\nyear: 2018\npromotion: EIG 2\nadministration: Mairie\n\
             eigs: [Ada]\nlicence: MIT\ncontact: alpha@exemple.fr\nsource_code: https://code.exemple.fr/alpha\n\
             key_figures:\n- { amount: 12, description: communes, as_of: 2018-11, source: x }\n\
             projects:\n- { title: Guide, url: \"https://exemple.fr/guide\" }\n\
             status:\n- { date: 2019-01-02, status: cherche un porteur, sought: une équipe, source: x }\n---\n\
             ## Le problème\n\nTout est lent.\n\n## Ce qui a été fait\n\nUn outil.\n",
        )
        .write("_communaute/2018-01-01-ada.md", "---\ntitle: Ada\n---\n")
        .build();
    let sheet = built.file("defis/2018/a/fiche.html");
    for said in [
        "<h1>Alpha</h1>",
        "Un défi.",
        "EIG 2 · Mairie · 2018",
        "Ada",
        "Le problème",
        "Tout est lent.",
        "Un outil.",
        "<strong>12</strong> communes (novembre 2018)",
        "<strong>Cherche un porteur</strong> (2 janvier 2019)",
        "une équipe",
        "mailto:alpha@exemple.fr",
        "https://code.exemple.fr/alpha",
        "MIT",
        "Guide",
        "https://exemple.fr/defis/2018/a.html</a>",
        "noindex",
    ] {
        assert!(sheet.contains(said), "`{said}` is not in\n{sheet}");
    }
    assert!(
        built.file("defis/2018/a.html").contains("<a href=\"/defis/2018/a/fiche.html\">Fiche à imprimer</a>")
    );
    assert!(!built.file("sitemap.xml").contains("fiche.html"));
}

#[test]
fn what_is_too_long_for_the_sheet_leads_to_the_page() {
    let built = project().write("_defis/2018-01-01-a.md", endless(8)).build();
    let sheet = built.file("defis/2018/a/fiche.html");
    assert!(sheet.matches("… <a href=\"/defis/2018/a.html\">voir la page</a>").count() > 3, "{sheet}");
    assert!(sheet.len() < 16_000, "{}", sheet.len());
}

#[test]
fn page_of_an_editor_stands_in_the_place_of_a_sheet() {
    let built = project()
        .write(
            "_defis/2018-01-01-a.md",
            "---\ntitle: A\ndescription: B\n---\n[fiche](/defis/2018/a/fiche.html)\n",
        )
        .write("f.md", "---\ntitle: La mienne\npermalink: /defis/2018/a/fiche.html\n---\n")
        .build();
    assert!(built.file("defis/2018/a/fiche.html").contains("La mienne"));
    assert!(!built.file("defis/2018/a.html").contains("Fiche à imprimer"));
}

#[test]
fn every_sheet_is_one_page_of_paper() {
    if !installed("sheets on paper", &["node", "chromedriver", "chromium"]) {
        return;
    }
    let folder = tempfile::tempdir().expect("folder");
    let sample = folder.path().join("sample");
    let built = build_folder(&Path::new(env!("CARGO_MANIFEST_DIR")).join("content"), &sample, &[]);
    assert_eq!(built.code, 0, "{}", built.told());
    run_in_node("tests/sheets", &[("EIGSITE_SITE", &sample)]);
    if let Some(source) = corpus("site-eig") {
        let real = folder.path().join("real");
        assert_eq!(build_folder(&source, &real, &[]).code, 0);
        run_in_node("tests/sheets", &[("EIGSITE_SITE", &real)]);
    }
}

#[test]
fn most_that_can_be_said_fits_on_one_page_of_paper() {
    if !installed("sheets on paper", &["node", "chromedriver", "chromium"]) {
        return;
    }
    let project = project()
        .write("_defis/2018-01-01-a.md", endless(4))
        .write("_defis/2018-01-01-b.md", endless(12))
        .write("_defis/2018-01-01-c.md", endless(40))
        .write("long.md", format!("---\ntitle: Long\n---\n{}", "Un paragraphe.\n\n".repeat(300)));
    project.build();
    run_in_node("tests/sheets", &[("EIGSITE_SITE", &project.output())]);
}
