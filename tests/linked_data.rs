//! JSON-LD: what search engines are told of each page.

use crate::harness::{Built, Project, build_folder};
use serde_json::Value;
use std::path::Path;

/// The JSON-LD of a page, of which there is one.
fn graph(html: &str, path: &str) -> Value {
    let start = "<script type=\"application/ld+json\">";
    assert_eq!(html.matches(start).count(), 1, "{path}");
    let text = html.split(start).nth(1).and_then(|rest| rest.split("</script>").next()).expect("a script");
    let value: Value = serde_json::from_str(text).unwrap_or_else(|error| panic!("{path}: {error}\n{text}"));
    assert_eq!(value["@context"], "https://schema.org", "{path}");
    value["@graph"].clone()
}

/// What the page at `path` is about.
fn thing(built: &Built, path: &str) -> Value {
    graph(&built.file(path), path)[0].clone()
}

fn site() -> Project {
    Project::new()
        .write("_config.yml", "title: Essai\nurl: https://exemple.fr\n")
        .write(
            "_defis/gobelins.md",
            "---\ntitle: Gobelins\ndescription: Un inventaire.\nyear: 2018\nadministration: Mobilier national\n\
             eigs: [Ada Martin]\nmembers: [{ person: Zoé Inconnue, role: mentor }]\ntags: [Patrimoine]\n\
             website: https://exemple.org/g\nproject_name: \"</script><b>\"\n---\n",
        )
        .write(
            "_communaute/ada.md",
            "---\ntitle: Ada Martin\nannees: [2018]\nprofil: Développeuse\nwebsite: https://ada.example\ngives: [Python]\n---\n",
        )
        .write("_data/administrations.yml", "mn: { title: Mobilier national, acronym: MN, website: \"https://mn.example\" }\n")
        .write(
            "_data/presse.yml",
            "- { title: Vu, date: 2019-03-12, outlet: Le Journal, website: \"https://journal.example/vu\", about: Gobelins }\n",
        )
        .write("_data/faq.yml", "- { question: Quand ?, answer: \"**Demain** matin.\" }\n")
        .write("_data/glossaire.yml", "API: Une porte entre logiciels.\n")
        .write("_tutoriels/t.md", "---\ntitle: Essayer\nauthor: Ada Martin\nchecked: 2019-05\nlevel: débutant\n---\n")
        .write("_posts/2018-03-16-b.md", "---\ntitle: Billet\nauthor: Ada\ntags: [Patrimoine]\n---\nTexte.\n")
}

#[test]
fn entry_is_what_the_schema_says_with_the_properties_that_its_fields_have() {
    let built = site().build();
    let project = thing(&built, "defis/2018/gobelins.html");
    assert_eq!((&project["@type"], &project["name"]), (&"Project".into(), &"Gobelins".into()));
    assert_eq!(project["description"], "Un inventaire.");
    assert_eq!(project["url"], "https://exemple.fr/defis/2018/gobelins.html");
    assert_eq!(project["sameAs"], "https://exemple.org/g");
    assert_eq!(
        (&project["keywords"], &project["alternateName"]),
        (&"Patrimoine".into(), &"</script><b>".into())
    );
    let parent = &project["parentOrganization"];
    assert_eq!(
        (&parent["@type"], &parent["name"]),
        (&"GovernmentOrganization".into(), &"Mobilier national".into())
    );
    assert_eq!(parent["url"], "https://exemple.fr/administrations/mn.html");
    let members = project["member"].as_array().expect("several");
    let names: Vec<&str> = members.iter().map(|member| member["name"].as_str().expect("name")).collect();
    assert_eq!(names, ["Ada Martin", "Zoé Inconnue"]);
    assert_eq!((&members[1]["@type"], &members[1]["url"]), (&"Person".into(), &Value::Null));
}

#[test]
fn each_kind_has_its_type_and_properties() {
    let built = site().build();
    let person = thing(&built, "communaute/2018/ada.html");
    assert_eq!((&person["@type"], &person["jobTitle"]), (&"Person".into(), &"Développeuse".into()));
    assert_eq!(
        (&person["sameAs"], &person["knowsAbout"]["name"]),
        (&"https://ada.example".into(), &"Python".into())
    );
    let administration = thing(&built, "administrations/mn.html");
    assert_eq!(administration["@type"], "GovernmentOrganization");
    assert_eq!(
        (&administration["alternateName"], &administration["sameAs"]),
        (&"MN".into(), &"https://mn.example".into())
    );
    let article = thing(&built, "presse/vu.html");
    assert_eq!((&article["@type"], &article["datePublished"]), (&"NewsArticle".into(), &"2019-03-12".into()));
    assert_eq!(article["url"], "https://journal.example/vu", "the article, not the page that names it");
    assert_eq!(article["publisher"], serde_json::json!({ "@type": "Organization", "name": "Le Journal" }));
    assert_eq!(article["about"]["@type"], "Project");
    let tutorial = thing(&built, "tutoriels/t.html");
    assert_eq!(
        (&tutorial["@type"], &tutorial["dateModified"]),
        (&"LearningResource".into(), &"2019-05".into())
    );
    assert_eq!(
        (&tutorial["author"]["@type"], &tutorial["educationalLevel"]),
        (&"Person".into(), &"débutant".into())
    );
    assert_eq!(thing(&built, "glossaire/api.html")["@type"], "DefinedTerm");
    let post = thing(&built, "blog/2018/03/16/b.html");
    assert_eq!((&post["@type"], &post["author"]["name"]), (&"BlogPosting".into(), &"Ada".into()));
    assert_eq!(post["datePublished"], "2018-03-16T00:00:00+00:00");
}

#[test]
fn question_has_its_answer_and_their_list_is_a_page_of_questions() {
    let built = site().build();
    let list = thing(&built, "questions/index.html");
    assert_eq!(list["@type"], "FAQPage");
    for question in [thing(&built, "questions/quand.html"), list["mainEntity"][0].clone()] {
        assert_eq!((&question["@type"], &question["name"]), (&"Question".into(), &"Quand\u{202f}?".into()));
        assert_eq!(
            question["acceptedAnswer"],
            serde_json::json!({ "@type": "Answer", "text": "Demain matin." })
        );
    }
}

#[test]
fn schema_of_a_site_gives_its_own_fields_a_property() {
    let built = Project::new()
        .write("_schema.yml", "collections: { jeux: { schema_org: Game, template: page.html, fields: { n: { type: number, property: numberOfPlayers } } } }\n")
        .write("_jeux/go.md", "---\ntitle: Go\nn: 2\n---\n")
        .build();
    let game = thing(&built, "jeux/go.html");
    assert_eq!((&game["@type"], &game["numberOfPlayers"]), (&"Game".into(), &2.into()));
}

#[test]
fn every_page_of_the_sample_says_the_way_to_it() {
    let out = tempfile::tempdir().expect("folder");
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("content");
    let built = build_folder(&source, &out.path().join("out"), &[]);
    let mut pages = 0;
    for (path, bytes) in built.tree().iter().filter(|(path, _)| path.ends_with(".html")) {
        let html = String::from_utf8_lossy(bytes);
        let home = matches!(path.as_str(), "index.html" | "en/index.html" | "404.html");
        if home || html.contains("http-equiv=\"refresh\"") {
            continue;
        }
        let graph = graph(&html, path);
        let way = graph.as_array().expect("nodes").iter().find(|node| node["@type"] == "BreadcrumbList");
        let way =
            way.unwrap_or_else(|| panic!("{path}: no way"))["itemListElement"].as_array().expect("crumbs");
        assert!(way.len() >= 2, "{path}");
        for (at, crumb) in way.iter().enumerate() {
            assert_eq!(crumb["position"], at + 1, "{path}");
            let file = crumb["item"].as_str().and_then(|item| item.strip_prefix("https://eigsite.example/"));
            let file = file.unwrap_or_else(|| panic!("{path}: {crumb}"));
            assert!(built.has(file) || built.has(&format!("{file}index.html")), "{path}: {crumb}");
        }
        pages += 1;
    }
    assert!(pages > 100);
}

#[test]
fn award_is_what_somebody_achieved() {
    let built = site()
        .write(
            "_data/recompenses.yml",
            "prix: { titre: Premier prix, type: prix, date: 2018-11, personnes: [Ada Martin], source: x }\n",
        )
        .build();
    let award = thing(&built, "recompenses/prix.html");
    assert_eq!((&award["@type"], &award["endTime"]), (&"AchieveAction".into(), &"2018-11".into()));
    assert_eq!(award["agent"]["name"], "Ada Martin");
}
