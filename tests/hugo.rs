//! The programme's site made with Hugo: its folders, read with a `_schema.yml` of one line.

use crate::harness::{Built, Project};
use std::fs;
use std::path::Path;

/// The files of `tests/cases/hugo-v3` as a site.
fn site() -> Project {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/hugo-v3");
    let files = walkdir::WalkDir::new(&root).into_iter().filter_map(Result::ok);
    files.filter(|entry| entry.file_type().is_file()).fold(Project::new(), |project, entry| {
        let path = entry.path().strip_prefix(&root).expect("below").to_string_lossy().replace('\\', "/");
        project.write(&path, fs::read(entry.path()).expect("readable"))
    })
}

fn built() -> Built {
    site().build()
}

/// Every byte of the output as text.
fn everything(built: &Built) -> String {
    built.tree().into_values().map(|bytes| String::from_utf8_lossy(&bytes).into_owned()).collect()
}

#[test]
fn entries_stand_at_the_addresses_that_hugo_gave_them() {
    let built = built();
    for path in [
        "index.html",
        "defis/index.html",
        "defis/archifiltre/index.html",
        "defis/gobelins/index.html",
        "defis/social-connect/index.html",
        "personnes/index.html",
        "personnes/emmanuel-gautier/index.html",
        "blog/index.html",
        "blog/premiere-revue-de-code/index.html",
        "themes/archives/index.html",
        "themes/dataviz/index.html",
        "blog/un-an-dapres/index.html",
        "categories/video/index.html",
        "categories/methode/index.html",
        "expertises/direction-de-limpact/index.html",
        "contact/index.html",
        "expertises/design/index.html",
        "programme/index.html",
        "mentions/index.html",
    ] {
        assert!(built.has(path), "no {path}:\n{}\n{}", built.paths().join("\n"), built.told());
    }
}

#[test]
fn folders_that_are_not_named_are_not_read_and_static_files_stand_at_the_root() {
    let built = built();
    assert_eq!(built.file("img/logo.png"), "PNG du logo");
    assert_eq!(built.file("telecharger/bilan.pdf"), "PDF");
    assert_eq!(built.file("defis/gobelins/atelier.png"), "PNG de l’atelier");
    let stray = |path: &String| {
        ["layouts/", "archetypes/", "content/", "static/", "hugo"].iter().any(|start| path.starts_with(start))
    };
    assert_eq!(built.paths().into_iter().filter(stray).collect::<Vec<_>>(), [] as [&str; 0]);
}

#[test]
fn what_tells_of_a_folder_stands_above_its_list() {
    let built = built();
    let list = built.file("defis/index.html");
    assert!(list.contains("<h1>Les défis relevés</h1>") && list.contains("<strong>2018</strong>"), "{list}");
    assert!(
        list.contains("Ce que les promotions ont construit.") && list.contains("/defis/gobelins/"),
        "{list}"
    );
    let home = built.file("index.html");
    assert!(home.contains("dix mois") && home.contains("/defis/gobelins/"), "{home}");
    assert!(built.file("themes/archives/index.html").contains("Ce que l’on garde."));
    assert!(built.file("themes/archives/index.html").contains("Archifiltre"));
    assert!(built.file("programme/index.html").contains("février 2018"));
}

#[test]
fn fields_of_hugo_are_read_and_joined() {
    let built = built();
    let page = built.file("defis/archifiltre/index.html");
    for text in [
        "Ministères sociaux",
        "Paris",
        "Emmanuel Gautier",
        "/themes/dataviz/",
        "/expertises/design/",
        "/promotions/2018/",
    ] {
        assert!(page.contains(text), "no {text}:\n{page}");
    }
    assert!(built.file("defis/gobelins/index.html").contains("65"), "key figures in TOML");
    assert!(built.file("personnes/emmanuel-gautier/index.html").contains("/defis/archifiltre/"));
}

#[test]
fn taxonomies_roles_and_related_posts_of_the_real_site_are_relations() {
    let built = built();
    let post = built.file("blog/un-an-dapres/index.html");
    for link in [
        "/categories/video/",
        "/categories/methode/",
        "/personnes/bastien-guerry/",
        "/blog/premiere-revue-de-code/",
    ] {
        assert!(post.contains(&format!("href=\"{link}\"")), "no {link}:\n{post}");
    }
    assert!(built.file("categories/video/index.html").contains("/blog/un-an-dapres/"));
    let expertise = built.file("expertises/direction-de-limpact/index.html");
    assert!(expertise.contains("Tenir le cap.") && expertise.contains("Julien Naour"), "{expertise}");
    let person = built.file("personnes/julien-naour/index.html");
    assert!(person.contains("Data scientist") && person.contains("/expertises/data-science/"), "{person}");
    let page = built.file("defis/archifiltre/index.html");
    let fellows = page.split("<dt>").find(|part| part.contains("Julien Naour")).expect("in the team");
    assert!(fellows.starts_with("Entrepreneurs d’intérêt général"), "{fellows}");
}

#[test]
fn mistakes_are_told_where_they_stand_in_the_folder_of_content() {
    let told = site().check(&["--format", "json"]).diagnostics();
    let told: Vec<&str> = told.iter().map(String::as_str).filter(|line| line.contains("content/")).collect();
    assert_eq!(
        told,
        [
            "warning[unknown-anchor] content/defis/archifiltre.md:19:74",
            "warning[unknown-shortcode] content/defis/archifiltre.md:22:1",
            "warning[unknown-reference] content/personnes/bastien-guerry.md:5:9",
        ]
    );
}

#[test]
fn what_is_not_to_be_seen_is_in_no_byte_of_the_output() {
    let all = everything(&built());
    for text in [
        "Brigade numérique",
        "brigade-numerique",
        "Un brouillon",
        "Une annonce passée",
        "Un billet à venir",
        "Un billet caché",
    ] {
        assert!(!all.contains(text), "{text}");
    }
}

#[test]
fn card_of_what_stands_elsewhere_leads_there_and_its_page_stays() {
    let built = built();
    let list = built.file("defis/index.html");
    assert!(list.contains("href=\"https://exemple.org/social-connect\""), "{list}");
    assert!(
        !list.contains("href=\"/defis/social-connect/\"") && list.contains("href=\"/defis/archifiltre/\""),
        "{list}"
    );
    assert!(built.file("defis/social-connect/index.html").contains("Une page reste"));
}

#[test]
fn shortcodes_and_references_become_cards_and_links() {
    let page = built().file("defis/archifiltre/index.html");
    for text in [
        "https://www.dailymotion.com/video/x1abc",
        "class=\"arrow-link\" href=\"https://exemple.org/archifiltre\"",
        "href=\"/defis/gobelins/\"",
        "href=\"/blog/premiere-revue-de-code/#suite\"",
        "<code>{{&lt; youtube abc &gt;}}</code>",
        "<strong>gardé</strong>",
    ] {
        assert!(page.contains(text), "no {text}:\n{page}");
    }
}

#[test]
fn old_addresses_and_pictures_beside_a_text_lead_to_what_they_mean() {
    let built = built();
    assert!(built.file("_redirects").contains("/defi/2017/09/26/gobelins/ /defis/gobelins/ 301"));
    let page = built.file("defis/gobelins/index.html");
    assert_eq!(page.matches("src=\"/defis/gobelins/atelier.png\"").count(), 3, "{page}");
    let list = built.file("defis/index.html");
    assert!(list.contains("/defis/gobelins/atelier.png"), "{list}");
}

#[test]
fn copy_of_the_shipped_schema_reads_the_same_site() {
    let schema =
        fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("themes/eig/schemas/hugo-v3.yml"));
    let copied = site().write("_schema.yml", schema.expect("there")).build();
    assert_eq!(copied.tree().keys().collect::<Vec<_>>(), built().tree().keys().collect::<Vec<_>>());
}
