//! What readers get of the tools: lists, facets, the pages of tools, the stacks of challenges.

use crate::harness::{Built, Project};
use serde_json::Value;
use std::collections::BTreeSet;

/// The configuration of these sites.
pub const CONFIG: &str = "title: Essai\nurl: https://exemple.fr\n";

/// A défi of a promotion and an administration, with its stack as YAML in braces.
pub fn defi(title: &str, year: u16, promotion: &str, who: &str, stack: &str) -> String {
    format!(
        "---\ntitle: {title}\ndescription: Un défi.\nyear: {year}\npromotion: {promotion}\nadministration: {who}\nstack: {stack}\n---\n"
    )
}

/// Three promotions, four défis, tools of the site's own and of the program's.
pub fn site() -> Project {
    Project::new()
        .write("_config.yml", CONFIG)
        .write(
            "_data/promotions.yml",
            "eig-1: { title: EIG 1, start: 2017-01-15 }\neig-2: { title: EIG 2, start: 2018-01-15 }\n",
        )
        .write(
            "_outils/postgresql.md",
            "---\ntitle: PostgreSQL\ndescription: Une base de données.\ncategories: [database]\nlicence: PostgreSQL\n\
             website: https://www.postgresql.org/\nwikidata: Q192490\nsill: \"156\"\naliases: [postgres]\n\
             alternatives: [MongoDB]\nuse_cases: [Inventorier]\ncontact: { name: Le salon, email: bdd@exemple.fr }\n\
             assessment:\n- { date: 2017-03-01, ring: assess, note: À comparer. }\n- { date: 2018-06-14, ring: adopt }\n\
             links: [{ title: Pas à pas, url: \"https://exemple.org/t\" }]\n---\nIci, **partout**.\n",
        )
        .write("_outils/base-maison.md", "---\ntitle: Base Maison\ncategories: [database]\nlicence: proprietary\n---\n")
        .write(
            "_defis/2017-01-01-un.md",
            defi("Un", 2017, "EIG 1", "Shom", "{ database: [PostgreSQL, Base Maison], language: [Python] }"),
        )
        .write(
            "_defis/2018-01-01-deux.md",
            defi(
                "Deux",
                2018,
                "EIG 2",
                "DREES",
                "{ language: [{ tool: Python, version: \"3.6\" }, { tool: R, state: planned }], \
                 database: [{ tool: PostgreSQL, note: \"avec PostGIS\" }, { tool: MongoDB, state: dropped }] }",
            ),
        )
        .write(
            "_defis/2018-01-01-trois.md",
            defi("Trois", 2018, "EIG 2", "Shom", "{ database: [PostgreSQL], backend: [{ tool: Zorglubix }] }"),
        )
        .write("_defis/2018-01-01-muet.md", "---\ntitle: Muet\ndescription: Sans outils.\nyear: 2018\npromotion: EIG 2\n---\n")
        .write("_posts/2018-03-16-tuto.md", "---\ntitle: En une heure\ntools: [PostgreSQL]\n---\nTexte.\n")
}

/// The words of `html`, without its tags, with common spaces between them.
pub fn words(html: &str) -> String {
    let mut text = String::new();
    let mut tag = false;
    for c in html.chars() {
        match c {
            '<' => tag = true,
            '>' => {
                tag = false;
                text.push(' ');
            }
            c if !tag => text.push(c),
            _ => {}
        }
    }
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The part of `html` from `start` to the next `end`.
pub fn part<'h>(html: &'h str, start: &str, end: &str) -> &'h str {
    let from = html.find(start).unwrap_or_else(|| panic!("no `{start}` in\n{html}"));
    let rest = &html[from..];
    &rest[..rest.find(end).unwrap_or(rest.len())]
}

/// The main part of a page of the output.
pub fn main(built: &Built, path: &str) -> String {
    part(&built.file(path), "<main", "</main>").to_owned()
}

/// A file of the output as JSON.
pub fn json(built: &Built, path: &str) -> Value {
    serde_json::from_str(&built.file(path)).expect("JSON")
}

#[test]
fn list_shows_every_tool_by_category_with_its_users() {
    let built = site().build();
    let page = main(&built, "outils/index.html");
    let categories = words(part(&page, "<div id=\"categories\"", "</main>"));
    assert!(
        categories.contains("PostgreSQL utilisé par 3 défis · libre Une base de données."),
        "{categories}"
    );
    assert!(categories.contains("Base Maison utilisé par 1 défi · non libre"), "{categories}");
    assert!(categories.contains("R pas encore utilisé · libre"), "planned is not used: {categories}");
    assert!(page.contains("<a href=\"/outils/categorie/database.html\">Bases de données</a>"), "{page}");
}

#[test]
fn every_facet_is_a_link_with_its_number_of_tools() {
    let built = site().build();
    let page = main(&built, "outils/index.html");
    let browse = part(&page, "<details class=\"by\"", "</details>");
    assert!(!browse.contains("/outils/categorie/"), "the headings of the list lead there");
    for (url, label) in [
        ("/outils/couche/database.html", "Bases de données"),
        ("/outils/promotion/eig-2.html", "EIG 2"),
        ("/outils/administration/shom.html", "Shom"),
        ("/outils/licence/proprietaire.html", "Propriétaire"),
    ] {
        assert!(browse.contains(&format!("<a href=\"{url}\">{label} <span")), "{url}\n{browse}");
        assert!(built.has(url.trim_start_matches('/')), "{url}");
    }
    assert!(words(browse).contains("EIG 1 (3)"), "{}", words(browse));
}

#[test]
fn facet_of_a_promotion_names_only_its_own_users() {
    let built = site().build();
    let page = main(&built, "outils/promotion/eig-2.html");
    let text = words(&page);
    assert!(text.contains("Outils de la promotion « EIG 2 »"), "{text}");
    assert!(text.contains("PostgreSQL utilisé par 2 défis · libre Deux , Trois"), "{text}");
    assert!(!text.contains("Base Maison"), "the other promotion's: {text}");
    assert!(page.contains("<a href=\"/promotions/eig-2.html\">"), "its own page: {page}");
    assert!(page.contains("<a href=\"/outils/promotion/eig-1.html\">EIG 1</a>"), "its neighbour: {page}");
    let layer = words(&main(&built, "outils/couche/database.html"));
    assert!(layer.contains("PostgreSQL utilisé par 3 défis") && !layer.contains("Python"), "{layer}");
    let who = words(&main(&built, "outils/administration/drees.html"));
    assert!(
        who.contains("MongoDB utilisé par 1 défi") && !who.contains("Trois"),
        "what was dropped counts: {who}"
    );
}

#[test]
fn page_of_a_tool_tells_all_that_is_known_of_it() {
    let built = site().build();
    let page = main(&built, "outils/postgresql.html");
    let text = words(&page);
    for said in [
        "Aussi appelé : postgres, PG",
        "Une base de données.",
        "Ici, partout .",
        "Cas d’usage Inventorier",
        "Alternatives MongoDB",
        "Souvent utilisé avec Python (2)",
        "PostgreSQL (logiciel libre)",
        "En une heure",
    ] {
        assert!(text.contains(said), "{said}\n{text}");
    }
    for link in [
        "href=\"https://www.postgresql.org/\"",
        "href=\"https://www.wikidata.org/wiki/Q192490\"",
        "href=\"mailto:bdd@exemple.fr\"",
        "href=\"https://exemple.org/t\"",
        "href=\"/outils/licence/postgresql.html\"",
        "href=\"/outils/categorie/database.html\"",
        "href=\"/blog/2018/03/16/tuto.html\"",
    ] {
        assert!(page.contains(link), "{link}\n{page}");
    }
    let adopt = text.find("Adopter 14 juin 2018").expect("adopted");
    assert!(adopt < text.find("Évaluer 1er mars 2017").expect("assessed"), "the newest first: {text}");
    let head = built.file("outils/postgresql.html");
    let data = part(&head, "<script type=\"application/ld+json\">", "</script>");
    assert!(
        data.contains("\"@type\":\"SoftwareApplication\"") && data.contains("\"license\":\"PostgreSQL\""),
        "{data}"
    );
}

#[test]
fn site_that_is_the_repository_too_is_shown_once_and_a_name_without_a_page_is_set_apart() {
    let built = site()
        .write(
            "_outils/mongodb.md",
            "---\ntitle: MongoDB\ndescription: éditeur de documents\nlicence: SSPL-1.0\nalternatives: [Maison]\n\
             website: https://exemple.org/m\nrepository: https://exemple.org/m/\n---\n",
        )
        .build();
    let page = main(&built, "outils/mongodb.html");
    assert_eq!(page.matches("href=\"https://exemple.org/m").count(), 1, "{page}");
    assert!(page.contains("<dt>Site et code source</dt>"), "{page}");
    assert!(page.contains("<li><span class=\"chip\">Maison</span></li>"), "{page}");
    let text = words(&page);
    assert!(text.contains("(licence non libre)") && !text.contains("ropriétaire"), "{text}");
    assert!(text.contains("Éditeur de documents"), "{text}");
    let list = words(&main(&built, "outils/index.html"));
    assert!(list.contains("non libre Éditeur de documents"), "{list}");
    let own = words(&main(&built, "outils/base-maison.html"));
    assert!(own.contains("Propriétaire") && !own.contains("(licence non libre)"), "{own}");
}

#[test]
fn users_of_a_tool_stand_in_a_table_with_headers() {
    let built = site().build();
    let page = main(&built, "outils/postgresql.html");
    let table = part(&page, "<section id=\"utilisateurs\"", "</section>");
    assert_eq!(table.matches("<th scope=\"col\">").count(), 7, "{table}");
    assert_eq!(table.matches("<th scope=\"row\">").count(), 3, "{table}");
    assert!(table.contains("<caption") && table.contains("role=\"region\" tabindex=\"0\""), "{table}");
    let text = words(table);
    assert!(text.contains("Deux DREES EIG 2 Bases de données 2018 utilisé avec PostGIS"), "{text}");
    assert!(table.contains("<a href=\"/administrations/shom.html\">Shom</a>"), "{table}");
}

#[test]
fn adoption_shows_the_same_numbers_in_the_picture_and_in_the_table() {
    let built = site().build();
    let page = main(&built, "outils/postgresql.html");
    let svg = part(&page, "<svg class=\"chart bars\"", "</svg>");
    assert!(svg.contains("role=\"img\"") && svg.contains("<title id=\"adoption-nom\">"), "{svg}");
    let drawn = words(svg);
    assert!(drawn.contains("EIG 1 1 sur 1 (100 %)"), "{drawn}");
    assert!(drawn.contains("EIG 2 2 sur 2 (100 %)"), "the défi that tells nothing does not count: {drawn}");
    let table = words(part(&page, "<caption>", "</table>"));
    assert!(table.contains("EIG 1 1 1 100 %") && table.contains("EIG 2 2 2 100 %"), "{table}");
}

#[test]
fn sections_that_have_nothing_are_left_out() {
    let built = site().build();
    let page = main(&built, "outils/base-maison.html");
    let headings: Vec<String> = page
        .split("<h2")
        .skip(1)
        .map(|rest| words(&format!("<h2{}", rest.split("</h2>").next().unwrap_or_default())))
        .collect();
    assert_eq!(headings, ["En bref", "D’une promotion à l’autre", "Souvent utilisé avec", "Qui l’utilise"]);
    assert!(!page.contains("Aussi appelé") && !page.contains("Wikidata"), "{page}");
}

#[test]
fn stack_of_a_challenge_stands_layer_by_layer_in_the_order_of_the_schema() {
    let built = site().build();
    let page = main(&built, "defis/2018/deux.html");
    let stack = part(&page, "<section id=\"outils\">", "</section>");
    let text = words(stack);
    assert_eq!(
        text,
        "Outils Langages Python (version 3.6) R (prévu) Bases de données PostgreSQL (avec PostGIS) MongoDB (abandonné)"
    );
    assert!(stack.contains("<a href=\"/outils/python.html\">Python</a>"), "{stack}");
    assert!(stack.contains("<a href=\"/outils/couche/language.html\">Langages</a>"), "{stack}");
    assert!(!main(&built, "defis/2018/muet.html").contains("id=\"outils\""), "nothing told, nothing shown");
}

#[test]
fn tools_of_no_part_come_before_the_parts() {
    let built = Project::new()
        .write("_config.yml", CONFIG)
        .write("_defis/2018-01-01-deux.md", "---\ntitle: Deux\ndescription: Un défi.\nyear: 2018\n---\n")
        .write(
            "_stacks/eig-2.org",
            "* Deux\n\n** Collecte des fiches\n\n- Serveur : Tornado\n\n** Tout le reste\n\n** Outils communs\n\n- Python\n",
        )
        .build();
    let page = main(&built, "defis/2018/deux.html");
    let text = words(part(&page, "<section id=\"outils\">", "</section>"));
    assert_eq!(text, "Outils Langages Python Collecte des fiches Serveur Tornado");
}

#[test]
fn name_without_a_tool_is_plain_text() {
    let built = site().build();
    let page = main(&built, "defis/2018/trois.html");
    let stack = part(&page, "<section id=\"outils\">", "</section>");
    assert!(stack.contains("<dd>Zorglubix</dd>"), "{stack}");
}

#[test]
fn promotion_and_administration_show_the_tools_that_they_use() {
    let built = site().build();
    let promotion = main(&built, "promotions/eig-2.html");
    let text = words(part(&promotion, "<h2>Outils utilisés</h2>", "</section>"));
    assert!(text.starts_with("Outils utilisés PostgreSQL (2) "), "the most used first: {text}");
    assert!(promotion.contains("<a href=\"/outils/promotion/eig-2.html\">"), "{promotion}");
    assert!(promotion.contains("<a href=\"/outils/panorama/eig-2.html\">"), "{promotion}");
    let who = main(&built, "administrations/shom.html");
    assert!(who.contains("<a href=\"/outils/administration/shom.html\">"), "{who}");
}

#[test]
fn site_map_plan_and_ways_know_the_pages_of_the_catalogue() {
    let built = site().build();
    let map = built.file("sitemap.xml");
    let plan = main(&built, "plan-site.html");
    for url in [
        "/outils/panorama.html",
        "/outils/panorama/eig-1.html",
        "/outils/categorie/database.html",
        "/outils/postgresql.html",
        "/outils/",
    ] {
        assert!(map.contains(&format!("<loc>https://exemple.fr{url}</loc>")), "{url}");
        assert!(plan.contains(&format!("href=\"{url}\"")), "{url}");
    }
    for path in ["outils/panorama.html", "outils/categorie/database.html", "outils/postgresql.html"] {
        let page = main(&built, path);
        let way = part(&page, "<nav class=\"breadcrumb\"", "</nav>");
        assert!(way.contains("<a href=\"/outils/\">Outils</a>"), "{path}: {way}");
    }
}

#[test]
fn every_page_has_its_script_and_nothing_has_a_style() {
    let built = site().build();
    for (path, bytes) in built.tree().iter().filter(|(path, _)| path.ends_with(".html")) {
        let html = String::from_utf8_lossy(bytes);
        let scripts: Vec<&str> = html
            .split("<script")
            .skip(1)
            .filter(|rest| !rest.starts_with(" type=\"application/ld+json\""))
            .collect();
        let own = match path.as_str() {
            "recherche/index.html" => Some("search-page"),
            _ => None,
        };
        let wanted: Vec<&str> = std::iter::once("site").chain(own).collect();
        let names = scripts.iter().filter_map(|rest| {
            rest.strip_prefix(" type=\"module\" src=\"/assets/")?.split_once(".js\"")?.0.rsplit_once('-')
        });
        assert_eq!(names.map(|(name, _)| name).collect::<Vec<_>>(), wanted, "{path}");
        assert_eq!(scripts.len(), wanted.len(), "{path}");
        assert!(!html.contains(" style=") && !html.contains("<style"), "{path}");
    }
}

#[test]
fn ids_of_a_page_are_its_own_and_what_they_name_is_there() {
    let built = site().build();
    for (path, bytes) in
        built.tree().iter().filter(|(path, _)| path.starts_with("outils/") && path.ends_with(".html"))
    {
        let html = String::from_utf8_lossy(bytes);
        let mut ids = BTreeSet::new();
        for id in html.split(" id=\"").skip(1).filter_map(|rest| rest.split('"').next()) {
            assert!(ids.insert(id), "{path}: two `{id}`");
        }
        let named = html.split("labelledby=\"").skip(1).filter_map(|rest| rest.split('"').next());
        for id in named.flat_map(str::split_whitespace) {
            assert!(ids.contains(id), "{path}: no `{id}`");
        }
        assert_eq!(html.matches("<h1").count(), 1, "{path}");
    }
}

#[test]
fn markup_in_names_stays_text() {
    let built = Project::new()
        .write("_config.yml", CONFIG)
        .write("_outils/x.md", "---\ntitle: \"</svg><b>X\"\nlicence: MIT\ncategories: [\"<i>\"]\n---\n")
        .write(
            "_defis/2018-01-01-a.md",
            defi(
                "\"<u>A\"",
                2018,
                "\"<s>P\"",
                "\"<s>W\"",
                "{ backend: [{ tool: \"</svg><b>X\", note: \"<em>n\" }] }",
            ),
        )
        .build();
    for (path, bytes) in built.tree().iter().filter(|(path, _)| path.ends_with(".html")) {
        let html = String::from_utf8_lossy(bytes);
        for tag in ["<b>", "<i>", "<u>", "<s>", "<em>n"] {
            assert!(!html.contains(tag), "{path} holds {tag}");
        }
        assert_eq!(html.matches("<svg").count(), html.matches("</svg>").count(), "{path}");
    }
}

#[test]
fn site_without_tools_has_no_catalogue() {
    let built = Project::new()
        .write("_config.yml", CONFIG)
        .write("_defis/2018-01-01-a.md", "---\ntitle: A\ndescription: B\nyear: 2018\n---\n")
        .build();
    let paths = built.paths();
    assert!(!paths.iter().any(|path| path.contains("outils") || path.contains("stacks")), "{paths:?}");
}

#[test]
fn catalogue_speaks_the_language_of_the_site() {
    let built = site().write("_config.yml", "title: Essai\nurl: https://exemple.fr\nlang: en\n").build();
    let page = words(&main(&built, "outils/categorie/database.html"));
    assert!(
        page.contains("Tools of the category “Databases”") && page.contains("used by 3 challenges"),
        "{page}"
    );
    let panorama = words(&main(&built, "outils/panorama.html"));
    assert!(panorama.contains("Share of free software") && panorama.contains("67%"), "{panorama}");
}

#[test]
fn links_of_the_catalogue_lead_somewhere() {
    let built =
        site().write("_config.yml", "title: Essai\nurl: https://exemple.fr\nbaseurl: /vitrine\n").build();
    let tree = built.tree();
    for (path, bytes) in tree.iter().filter(|(path, _)| path.ends_with(".html")) {
        let html = String::from_utf8_lossy(bytes);
        let own = ["href=\"", "src=\""]
            .iter()
            .flat_map(|name| html.split(name).skip(1))
            .filter_map(|rest| rest.split('"').next());
        for address in own.filter(|address| address.starts_with('/') && !address.starts_with("//")) {
            let below = address
                .strip_prefix("/vitrine/")
                .unwrap_or_else(|| panic!("{path}: {address} is not below the base"));
            let file = below.split('#').next().unwrap_or_default();
            let file = if file.is_empty() || file.ends_with('/') {
                format!("{file}index.html")
            } else {
                file.to_owned()
            };
            assert!(tree.contains_key(&file), "{path}: {address}");
        }
        for anchor in html.split("href=\"#").skip(1).filter_map(|rest| rest.split('"').next()) {
            assert!(html.contains(&format!("id=\"{anchor}\"")), "{path}: #{anchor}");
        }
    }
}

#[test]
fn chapter_on_themes_names_every_template_of_the_catalogue() {
    let text = include_str!("../content/docs/reference/theme.md");
    for template in ["outil.html", "outils.html", "outils-facette.html", "outils-panorama.html"] {
        assert!(text.contains(&format!("`{template}`")), "{template}");
    }
}

#[test]
fn record_of_the_same_tool_says_what_the_first_leaves_blank() {
    let built = Project::new()
        .write("_data/outils.yml", "zorgluc:\n  name: Zorgluc\n  description:\n")
        .write("_data/tools.yml", "zorgluc:\n  name: Zorgluc\n  description: Un langage rare\n")
        .build();
    assert!(built.file("outils/zorgluc.html").contains("Un langage rare"));
}

#[test]
fn tool_in_a_list_is_known_by_its_address() {
    let built = Project::new()
        .write(
            "_outils/zorgluc.md",
            "---\ntitle: Zorgluc\nwebsite: https://zorgluc.example/\n---\nUn outil.\n",
        )
        .write("_outils/outils.org", "* Cartes\n\n- [[https://zorgluc.example/][Le serpent]]\n")
        .build();
    assert!(built.has("outils/zorgluc.html") && !built.has("outils/le-serpent.html"), "{:?}", built.paths());
}
