//! What readers get of the tools: lists, facets, tools, stacks, panoramas and exports.

use crate::harness::{Built, Project};
use serde_json::Value;
use std::collections::BTreeSet;

const CONFIG: &str = "title: Essai\nurl: https://exemple.fr\n";

/// A défi of a promotion and an administration, with its stack as YAML in braces.
fn defi(title: &str, year: u16, promotion: &str, who: &str, stack: &str) -> String {
    format!(
        "---\ntitle: {title}\ndescription: Un défi.\nyear: {year}\npromotion: {promotion}\nadministration: {who}\nstack: {stack}\n---\n"
    )
}

/// Three promotions, four défis, tools of the site's own and of the program's.
fn site() -> Project {
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
fn words(html: &str) -> String {
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
fn part<'h>(html: &'h str, start: &str, end: &str) -> &'h str {
    let from = html.find(start).unwrap_or_else(|| panic!("no `{start}` in\n{html}"));
    let rest = &html[from..];
    &rest[..rest.find(end).unwrap_or(rest.len())]
}

fn main(built: &Built, path: &str) -> String {
    part(&built.file(path), "<main", "</main>").to_owned()
}

fn json(built: &Built, path: &str) -> Value {
    serde_json::from_str(&built.file(path)).expect("JSON")
}

#[test]
fn list_shows_every_tool_by_category_and_by_letter_with_its_users() {
    let built = site().build();
    let page = main(&built, "outils/index.html");
    let categories = words(part(&page, "<div id=\"categories\"", "<section id=\"alphabet\""));
    assert!(
        categories.contains("PostgreSQL utilisé par 3 défis · libre Une base de données."),
        "{categories}"
    );
    assert!(categories.contains("Base Maison utilisé par 1 défi · propriétaire"), "{categories}");
    assert!(categories.contains("R pas encore utilisé · libre"), "planned is not used: {categories}");
    let letters = part(&page, "<section id=\"alphabet\"", "</section>");
    assert!(
        letters.contains("<a href=\"#lettre-p\">P</a>") && letters.contains("<h3 id=\"lettre-p\">P</h3>")
    );
    assert!(words(letters).contains("P PostgreSQL (3) Python (2)"), "{}", words(letters));
    assert!(page.contains("<a href=\"/outils/categorie/database.html\">Bases de données</a>"), "{page}");
}

#[test]
fn every_facet_is_a_link_with_its_number_of_tools() {
    let built = site().build();
    let page = main(&built, "outils/index.html");
    let browse = part(&page, "<nav class=\"browse\"", "</nav>");
    for (url, label) in [
        ("/outils/categorie/database.html", "Bases de données"),
        ("/outils/couche/database.html", "Bases de données"),
        ("/outils/promotion/eig-2.html", "EIG 2"),
        ("/outils/administration/shom.html", "Shom"),
        ("/outils/licence/proprietaire.html", "Propriétaire"),
    ] {
        assert!(browse.contains(&format!("<a href=\"{url}\">{label}</a>")), "{url}\n{browse}");
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
fn panorama_shows_the_same_as_picture_and_as_table() {
    let built = site().build();
    let page = main(&built, "outils/panorama.html");
    let svg = part(&page, "<svg class=\"chart grid\"", "</svg>");
    for (state, count) in [("used", 6), ("planned", 1), ("considered", 0), ("dropped", 1)] {
        assert_eq!(svg.matches(&format!("class=\"mark {state}\"")).count(), count, "{state} in\n{svg}");
    }
    let key = words(part(&page, "<figcaption>", "</figcaption>"));
    assert_eq!(key, "utilisé prévu abandonné", "only states that are there");
    let table = words(part(&page, "<caption id=\"table-matrice\">", "</table>"));
    assert!(table.contains("Deux PostgreSQL , Python R – MongoDB"), "{table}");
    let shares = words(part(&page, "<caption id=\"table-parts\">", "</table>"));
    assert!(shares.contains("Python 1 (100 %) 1 (50 %)"), "{shares}");
    let free = words(part(&page, "<caption id=\"table-libre\">", "</table>"));
    assert!(free.contains("EIG 1 67 % 2 1 0 67 %"), "{free}");
    let changes = words(part(&page, "<h2>Nouveaux et délaissés</h2>", "</section>"));
    assert!(changes.contains("EIG 2 Nouveaux (1) MongoDB Délaissés (1) Base Maison"), "{changes}");
}

#[test]
fn panorama_of_a_promotion_shows_its_challenges_alone() {
    let built = site().build();
    let page = main(&built, "outils/panorama/eig-1.html");
    let table = words(part(&page, "<caption id=\"table-matrice\">", "</table>"));
    assert!(table.contains("Un ") && !table.contains("Deux"), "{table}");
    assert!(page.contains("<a href=\"/outils/panorama.html\">"), "{page}");
}

/// A site of `count` défis in two promotions, each with `tools` tools of its own and one of all.
fn large(count: usize, tools: usize) -> Project {
    let mut project = Project::new().write("_config.yml", CONFIG);
    for number in 0..count {
        let own: Vec<String> =
            (0..tools).map(|tool| format!("Outil {}", (number * tools + tool) % 60)).collect();
        let stack = format!("{{ backend: [Python, {}] }}", own.join(", "));
        let promotion = format!("EIG {}", number % 2 + 1);
        let text = defi(&format!("Défi {number}"), 2018, &promotion, "Shom", &stack);
        project = project.write(&format!("_defis/2018-01-01-d{number}.md"), text);
    }
    (0..60).fold(project, |project, number| {
        project.write(&format!("_outils/o{number}.md"), format!("---\ntitle: Outil {number}\n---\n"))
    })
}

#[test]
fn panorama_that_is_too_large_leads_to_those_of_the_promotions() {
    let built = large(81, 2).build();
    let page = main(&built, "outils/panorama.html");
    assert!(!page.contains("table-matrice") && words(&page).contains("trop pour une image"), "{page}");
    assert!(page.contains("table-parts"), "the shares stay: {page}");
    let own = main(&built, "outils/panorama/eig-1.html");
    assert!(own.contains("table-matrice"), "{own}");
}

#[test]
fn what_a_panorama_leaves_out_is_said() {
    let built = large(30, 2).build();
    let page = main(&built, "outils/panorama.html");
    let said = words(part(&page, "<figcaption>", "</figcaption>"));
    assert!(said.contains("Les 40 outils les plus utilisés") && said.contains("21 autres"), "{said}");
    let table = part(&page, "<caption id=\"table-matrice\">", "</table>");
    assert_eq!(table.matches("<th scope=\"row\">").count(), 30);
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
fn only_the_list_of_tools_has_a_script_and_nothing_has_a_style() {
    let built = site().build();
    for (path, bytes) in built.tree().iter().filter(|(path, _)| path.ends_with(".html")) {
        let html = String::from_utf8_lossy(bytes);
        let scripts: Vec<&str> = html
            .split("<script")
            .skip(1)
            .filter(|rest| !rest.starts_with(" type=\"application/ld+json\""))
            .collect();
        let wanted = usize::from(path == "outils/index.html");
        assert_eq!(scripts.len(), wanted, "{path}");
        assert!(
            scripts
                .iter()
                .all(|rest| rest.starts_with(" type=\"module\" src=\"/assets/catalogue.js\"></script>")),
            "{path}"
        );
        assert!(!html.contains(" style=") && !html.contains("<style"), "{path}");
    }
    assert!(built.tree()["assets/catalogue.js"].len() <= 3 * 1024, "the script is small");
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
fn exports_are_what_their_schemas_say() {
    let built = site().write("_data/donnees.yml", "licence: etalab-2.0\ndate: 2019-06-30\n").build();
    for name in ["outils", "stacks"] {
        let schema = json(&built, &format!("api/{name}.schema.json"));
        let validator = jsonschema::draft202012::new(&schema).expect("a schema");
        let export = json(&built, &format!("api/{name}.json"));
        let wrong: Vec<String> = validator
            .iter_errors(&export)
            .map(|error| format!("{}: {error}", error.instance_path()))
            .collect();
        assert!(wrong.is_empty(), "{name}: {}", wrong.join("\n"));
        assert_eq!(export["$schema"], format!("https://exemple.fr/api/{name}.schema.json"));
        assert_eq!(
            (&export["licence"], &export["date"]),
            (&Value::from("etalab-2.0"), &Value::from("2019-06-30"))
        );
        let mut spoilt = export.clone();
        spoilt["more"] = Value::Null;
        assert!(!validator.is_valid(&spoilt), "{name}: what the schema does not know is refused");
    }
}

#[test]
fn export_of_tools_counts_users_by_promotion() {
    let built = site().build();
    let tools = json(&built, "api/outils.json");
    let tools = tools["tools"].as_array().expect("tools").clone();
    let tool =
        |id: &str| tools.iter().find(|tool| tool["id"] == id).unwrap_or_else(|| panic!("no {id}")).clone();
    let postgres = tool("postgresql");
    assert_eq!(
        (&postgres["users"], &postgres["free"], &postgres["sill"]),
        (&3.into(), &true.into(), &"156".into())
    );
    assert_eq!(postgres["url"], "https://exemple.fr/outils/postgresql.html");
    assert_eq!(postgres["aliases"][0], "postgres");
    let told: Vec<(String, u64)> = postgres["users_by_promotion"]
        .as_array()
        .expect("promotions")
        .iter()
        .map(|row| {
            (row["promotion"]["id"].as_str().expect("id").to_owned(), row["users"].as_u64().expect("users"))
        })
        .collect();
    assert_eq!(told, [("eig-1".to_owned(), 1), ("eig-2".to_owned(), 2)]);
    assert_eq!((&tool("r")["users"], &tool("r")["planned"]), (&0.into(), &1.into()));
    assert_eq!(tool("base-maison")["free"], false);
}

#[test]
fn table_of_tools_has_a_line_a_tool_and_a_column_a_promotion() {
    let built = site().write("_outils/z.md", "---\ntitle: \"Un, \\\"deux\\\"\"\n---\n").build();
    let text = built.file("api/outils.csv");
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let head = reader.headers().expect("a head").clone();
    let column = |name: &str| {
        head.iter().position(|column| column == name).unwrap_or_else(|| panic!("no {name} in {head:?}"))
    };
    let rows: Vec<csv::StringRecord> = reader.records().map(|row| row.expect("a row")).collect();
    let count = json(&built, "api/outils.json")["tools"].as_array().expect("tools").len();
    assert_eq!(rows.len(), count);
    let row = |id: &str| rows.iter().find(|row| &row[0] == id).expect("there");
    assert_eq!(&row("postgresql")[column("users_eig-2")], "2");
    assert_eq!(&row("z")[column("name")], "Un, \"deux\"");
}

#[test]
fn export_of_stacks_tells_each_use_as_its_source_does() {
    let built = site().build();
    let stacks = json(&built, "api/stacks.json");
    let challenges = stacks["challenges"].as_array().expect("challenges");
    let titles: Vec<&str> = challenges.iter().map(|one| one["title"].as_str().expect("title")).collect();
    assert_eq!(titles, ["Deux", "Trois", "Un"], "in the order of the list, without those that tell nothing");
    let uses = challenges[0]["uses"].as_array().expect("uses");
    let told: Vec<String> =
        uses.iter().map(|used| format!("{} {} {}", used["layer"], used["tool"], used["state"])).collect();
    assert_eq!(
        told,
        [
            "\"language\" \"python\" \"used\"",
            "\"language\" \"r\" \"planned\"",
            "\"database\" \"postgresql\" \"used\"",
            "\"database\" \"mongodb\" \"dropped\""
        ]
    );
    assert_eq!((&uses[0]["version"], &uses[2]["note"]), (&"3.6".into(), &"avec PostGIS".into()));
    let unknown = &challenges[1]["uses"]
        .as_array()
        .expect("uses")
        .iter()
        .find(|used| used["name"] == "Zorglubix")
        .expect("kept")
        .clone();
    assert_eq!(unknown["tool"], Value::Null);
}

#[test]
fn exports_do_not_tell_when_they_were_made() {
    let at = |epoch| {
        let tree = site().epoch(epoch).build().tree();
        tree.into_iter()
            .filter(|(path, _)| path.starts_with("api/") || path.starts_with("outils/"))
            .collect::<Vec<_>>()
    };
    let (one, other) = (at(1_577_836_800), at(1_593_561_600));
    assert!(one.len() > 10 && one == other);
}

#[test]
fn site_without_tools_has_no_catalogue() {
    let built = Project::new()
        .write("_config.yml", CONFIG)
        .write("_defis/2018-01-01-a.md", "---\ntitle: A\ndescription: B\nyear: 2018\n---\n")
        .build();
    let paths = built.paths();
    assert!(!paths.iter().any(|path| path.starts_with("api/") || path.starts_with("outils/")), "{paths:?}");
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
fn chapter_on_exports_names_every_key() {
    let text = include_str!("../content/docs/reference/exports.md");
    let built = site().build();
    let keys = |schema: &Value, list: &str| -> Vec<String> {
        let item = &schema["properties"][list]["items"]["properties"];
        item.as_object().expect("properties").keys().cloned().collect()
    };
    let (tools, stacks) = (json(&built, "api/outils.schema.json"), json(&built, "api/stacks.schema.json"));
    let uses = &stacks["properties"]["challenges"]["items"]["properties"]["uses"]["items"]["properties"];
    let all = keys(&tools, "tools").into_iter().chain(keys(&stacks, "challenges"));
    for key in all.chain(uses.as_object().expect("properties").keys().cloned()) {
        assert!(text.contains(&format!("`{key}`")), "`{key}` is not in the chapter");
    }
}

#[test]
fn chapter_on_themes_names_every_template_of_the_catalogue() {
    let text = include_str!("../content/docs/reference/theme.md");
    for template in ["outil.html", "outils.html", "outils-facette.html", "outils-panorama.html"] {
        assert!(text.contains(&format!("`{template}`")), "{template}");
    }
}
