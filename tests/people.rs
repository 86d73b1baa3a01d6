//! People: who gives and seeks which skill, where readers find them, and what is left of one whose file is gone.

use crate::harness::{Built, Project, jpeg};

/// A site with the real templates and three people.
fn site() -> Project {
    plain().args(["--format", "json"])
}

/// The same, which tells what it notices as people read it.
fn plain() -> Project {
    Project::new()
        .write("_config.yml", "title: Essai\nurl: https://exemple.fr\ntimezone: Europe/Paris\n")
        .write("_defis/2018-01-01-gobelins.md", "---\ntitle: Gobelins\ndescription: Des objets\npromotion: EIG 2\nadministration: Mobilier national\n---\n")
        .write("_communaute/2018-01-01-ada-martin.md", person("Ada Martin", "Cartographe", "gives: [Leaflet, SQL]\nseeks: [Python]\n"))
        .write("_communaute/2018-01-01-grace-petit.md", person("Grace Petit", "Développeuse", "competences: { donne: [Python], cherche: [SQL] }\n"))
        .write("_communaute/2018-01-01-jean-roux.md", person("Jean Roux", "Développeuse", "gives: [Python]\nseeks: [Python, Haskell]\n"))
}

fn person(name: &str, role: &str, more: &str) -> String {
    format!(
        "---\nnom: {name}\nprofil: {role}\nannees: [2018]\ndefis: [Gobelins]\nconsent: {{ scope: [bio, skills], date: 2018-02-01 }}\n{more}---\nUne vie.\n"
    )
}

/// What stands between two marks of a page, without tags and in one line.
fn between(built: &Built, path: &str, start: &str, end: &str) -> String {
    let page = built.file(path);
    let from = page.find(start).unwrap_or_else(|| panic!("no `{start}` in {page}"));
    let part = &page[from..];
    let part = &part[..part.find(end).unwrap_or(part.len())];
    let mut text = String::new();
    let mut inside = false;
    for c in part.chars() {
        match c {
            '<' => inside = true,
            '>' => inside = false,
            c if !inside => text.push(c),
            _ => {}
        }
    }
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn page_of_a_skill_names_who_gives_and_who_seeks_it() {
    let built = site().build();
    assert_eq!(built.diagnostics(), Vec::<String>::new(), "{}", built.told());
    let givers = between(&built, "competences/python.html", "<h2>Qui la propose", "</section>");
    assert!(
        givers.contains("Grace Petit") && givers.contains("Jean Roux") && !givers.contains("Ada"),
        "{givers}"
    );
    let seekers = between(&built, "competences/python.html", "<h2>Qui la cherche", "</section>");
    assert!(seekers.contains("Ada Martin") && seekers.contains("Jean Roux"), "{seekers}");
}

#[test]
fn person_is_matched_with_others_and_never_alone() {
    let built = site().build();
    let table = between(&built, "competences/entraide.html", "<tbody>", "</tbody>");
    assert_eq!(
        table,
        "Ada MartinPythonGrace Petit, Jean Roux Jean RouxPythonGrace Petit Grace PetitSQLAda Martin"
    );
    let page = built.file("competences/entraide.html");
    assert!(page.contains("Haskell"), "what nobody gives is told: {page}");
    let ada = between(&built, "communaute/2018/ada-martin.html", "<h2 id=\"competences\">", "</section>");
    assert!(ada.contains("Python : Grace Petit, Jean Roux") && ada.contains("SQL : Grace Petit"), "{ada}");
    let jean = between(&built, "communaute/2018/jean-roux.html", "<h2 id=\"competences\">", "</section>");
    assert!(jean.contains("Python : Grace Petit") && jean.contains("Python : Ada Martin"), "{jean}");
}

#[test]
fn list_of_skills_shows_a_picture_and_the_same_as_a_table() {
    let built = site()
        .write("_data/bulloterie.yml", "- { Nom: Ada Martin, Métier: Géomatique, Thème: Cartes, Sujet: Tuiles, Donne: x }\n- { Nom: Gobelins, Métier: Géomatique, Thème: Cartes, Sujet: Tuiles, Prend: 1, Donne: non }\n")
        .build();
    assert_eq!(built.diagnostics(), Vec::<String>::new(), "{}", built.told());
    let page = built.file("competences/index.html");
    let (picture, list) = page.split_once("</figure>").expect("a picture");
    for place in ["/competences/python.html", "/competences/tuiles.html"] {
        assert!(
            picture.contains(&format!("<a href=\"{place}\"")),
            "{place} is no link of the picture: {picture}"
        );
        assert!(list.contains(&format!("<a href=\"{place}\"")), "{place} is not in the table: {list}");
    }
    let group = between(&built, "competences/index.html", "<tbody id=\"metier-geomatique\"", "</tbody>");
    assert!(group.starts_with("Géomatique (2 personnes ou équipes) Tuiles"), "{group}");
    let counts = "<td>Cartes</td><td class=\"right\">1</td><td class=\"right\">1</td>";
    assert!(list.contains(counts), "who gives and who seeks: {list}");
    assert!(built.file("competences/tuiles.html").contains("Gobelins"), "a team may seek");
}

#[test]
fn site_without_skills_of_people_lists_them_as_before() {
    let built = Project::new()
        .write("_config.yml", "title: Essai\n")
        .write("_defis/2018-01-01-a.md", "---\ntitle: A\ndescription: Un\nskills: [Python]\n---\n")
        .build();
    let page = built.file("competences/index.html");
    assert!(page.contains("1\u{a0}défi") && !page.contains("<svg class=\"chart"), "{page}");
    assert!(!built.has("competences/entraide.html"), "{:?}", built.paths());
}

#[test]
fn directory_leads_to_people_by_skill_administration_promotion_and_role() {
    let built = site().build();
    let page = built.file("communaute/annuaire.html");
    for place in [
        "/competences/python.html",
        "/administrations/mobilier-national.html",
        "/promotions/eig-2.html",
        "/communaute/2018/ada-martin.html",
        "/recherche/?type=communaute",
    ] {
        assert!(page.contains(&format!("href=\"{place}\"")), "{place}: {page}");
    }
    let role = between(&built, "communaute/annuaire.html", "<h3 id=\"role-developpeuse\">", "</section>");
    assert_eq!(role, "Développeuse (2) Grace Petit Jean Roux");
    assert!(built.file("communaute.html").contains("href=\"/communaute/annuaire.html\""));
    for place in ["/communaute/annuaire.html", "/competences/entraide.html"] {
        assert!(built.file("sitemap.xml").contains(place), "{place} is not in the site map");
        assert!(built.file("plan-site.html").contains(place), "{place} is not in the plan");
    }
    for place in ["promotions/eig-2.html", "administrations/mobilier-national.html"] {
        assert!(built.file(place).contains("Ada Martin"), "{place} does not show its people");
    }
}

#[test]
fn page_of_an_editor_comes_before_ours() {
    let built = site()
        .write("annuaire.md", "---\ntitle: Mon annuaire\npermalink: /communaute/annuaire.html\n---\nÀ moi.\n")
        .build();
    assert!(built.file("communaute/annuaire.html").contains("À moi."));
}

#[test]
fn post_is_shown_by_those_whom_it_names_as_authors() {
    let built = site()
        .write(
            "_posts/2018-03-01-a.md",
            "---\ntitle: Un billet\nauthor: Grace Petit et ada martin\n---\nTexte.\n",
        )
        .write("_posts/2018-03-02-b.md", "---\ntitle: Un autre\nauthor: La rédaction\n---\nTexte.\n")
        .write(
            "_posts/2018-03-03-c.md",
            "---\ntitle: Encore un\nauthor: Ada Martin & Grace Petit\n---\nTexte.\n",
        )
        .build();
    assert_eq!(built.diagnostics(), Vec::<String>::new(), "{}", built.told());
    for name in ["ada-martin", "grace-petit"] {
        let page = built.file(&format!("communaute/2018/{name}.html"));
        assert!(page.contains("Un billet") && page.contains("Encore un"), "{page}");
        assert!(!page.contains("Un autre"), "{page}");
    }
}

#[test]
fn names_of_a_person_who_was_taken_out_are_told_where_they_stand() {
    let project = site().write(
        "_posts/2018-03-01-a.md",
        "---\ntitle: A\ndescription: Avec Ada Martin\n---\nPuis ada\nMARTIN parla, et Ada Martine se tut.\n",
    );
    project.build();
    std::fs::remove_file(project.source().join("_communaute/2018-01-01-ada-martin.md")).expect("a file");
    // It is told until it is mended.
    for built in [project.build(), project.build(), project.check(&[])] {
        assert_eq!(built.diagnostics(), ["warning[name-left-in-prose] _posts/2018-03-01-a.md:3:19"]);
        assert!(built.told().contains("2 places"), "{}", built.told());
        let output = built.tree();
        let kept = output.values().filter(|bytes| String::from_utf8_lossy(bytes).contains("ada-martin"));
        assert_eq!(kept.count(), 0, "the name is noted in no file of the output");
    }
    let noted = project.source().join(".eigsite");
    assert_eq!(std::fs::read_to_string(noted.join(".gitignore")).expect("it is not committed"), "*\n");
    project.put("_posts/2018-03-01-a.md", "---\ntitle: A\ndescription: Un billet\n---\nTexte.\n");
    assert_eq!(project.build().diagnostics(), Vec::<String>::new());
    assert!(!noted.exists(), "nothing is noted without need");
}

#[test]
fn name_of_somebody_who_left_is_the_heading_of_the_page() {
    let person = "---\nnom: Zoé d’Été-Lefèvre\nprofil: Designeuse\nannees: [2018]\n---\n";
    let post = "---\ntitle: A\ndescription: Un billet\n---\nAvec Zoe d'Ete Lefevre.\n";
    let project = site().write("_communaute/2018-01-05-zoe.md", person).write("_posts/2018-03-01-a.md", post);
    project.build();
    std::fs::remove_file(project.source().join("_communaute/2018-01-05-zoe.md")).expect("a file");
    let told = ["warning[name-left-in-prose] _posts/2018-03-01-a.md:5:6"];
    assert_eq!(project.build().diagnostics(), told);
    // Somebody who comes back has not left.
    project.put("_communaute/2018-01-05-zoe-lefevre.md", person);
    assert_eq!(project.build().diagnostics(), Vec::<String>::new());
}

#[test]
fn name_that_somebody_asks_for_is_found_in_a_fresh_checkout() {
    let post = "---\ntitle: A\ndescription: Un billet\n---\nAvec Zoé Petit.\n";
    let project = site().write("_posts/2018-03-01-a.md", post);
    let told = project.check(&["--gone", "Zoe Petit", "--gone", "Ada Martin"]).diagnostics();
    assert_eq!(told, ["warning[name-left-in-prose] _posts/2018-03-01-a.md:5:6"]);
    assert!(!project.source().join(".eigsite").exists());
}

#[test]
fn name_that_a_field_still_holds_is_told_with_the_texts() {
    let project = plain().write(
        "_defis/2018-01-02-b.md",
        "---\ntitle: B\ndescription: Deux\neigs: [Ada Martin]\n---\nPorté par Ada Martin.\n",
    );
    project.build();
    std::fs::remove_file(project.source().join("_communaute/2018-01-01-ada-martin.md")).expect("a file");
    let built = project.build();
    assert!(built.told().contains("no person is called `Ada Martin`"), "{}", built.told());
    assert!(built.told().contains("the name stands here too"), "{}", built.told());
}

/// The blocks of four backquotes in a page of the book, which are files.
fn blocks(page: &str) -> Vec<(String, String)> {
    let mut blocks = Vec::new();
    let mut lines = page.lines();
    while let Some(line) = lines.next() {
        if let Some(path) = line.strip_prefix("````") {
            let text = lines.by_ref().take_while(|line| *line != "````").flat_map(|line| [line, "\n"]);
            blocks.push((path.to_owned(), text.collect()));
        }
    }
    blocks
}

#[test]
fn guide_on_people_says_what_is_done() {
    let page = concat!(env!("CARGO_MANIFEST_DIR"), "/content/docs/guide/people.md");
    let page = std::fs::read_to_string(page).expect("the guide");
    let project = Project::new()
        .args(["--strict", "--format", "json"])
        .write("_config.yml", "title: Essai\nurl: https://exemple.fr\n")
        .write("_defis/2018-01-01-gobelins.md", "---\ntitle: Gobelins\ndescription: Des objets\n---\n")
        .write("img/ada-martin.jpg", jpeg());
    let built = blocks(&page).iter().fold(project, |project, (path, text)| project.write(path, text)).build();
    assert_eq!(built.diagnostics(), Vec::<String>::new(), "{}", built.told());
    let ada = built.file("communaute/2018/ada-martin.html");
    assert!(
        ada.contains("dessiné") && ada.contains("/img/ada-martin.jpg") && !ada.contains("github"),
        "{ada}"
    );
    assert_eq!(
        between(&built, "competences/entraide.html", "<tbody>", "</tbody>"),
        "Grace PetitLeafletGobelins"
    );
}

#[test]
fn challenge_tells_what_its_team_gives_and_seeks() {
    let built = site().build();
    let told = between(&built, "defis/2018/gobelins.html", "<section id=\"entraide\"", "</section>");
    let (gives, seeks) = told.split_once("Ce que l’équipe cherche").expect("both");
    assert!(gives.contains("Python : Grace Petit, Jean Roux") && gives.contains("Leaflet : Ada"), "{gives}");
    assert!(seeks.contains("Haskell : Jean Roux") && seeks.contains("SQL : Grace Petit"), "{seeks}");
    let without = plain().write("_defis/2018-01-01-b.md", "---\ntitle: B\ndescription: C\n---\n").build();
    assert!(!without.file("defis/2018/b.html").contains("entraide"));
}
