//! What readers narrow a list by: pages of a year and of a status, and the data of the filter that works in place.

use crate::catalogue_pages::{main, part, words};
use crate::harness::{Built, Project};
use serde_json::Value;

/// Twelve challenges of two promotions and years, of which three tell their status.
fn site() -> Project {
    let mut project = Project::new()
        .write("_config.yml", "title: Essai\nurl: https://exemple.fr\nlang: fr\nstale_status: 0\n")
        .write("_data/promotions.yml", "- { id: eig-1, title: EIG 1 }\n- { id: eig-2, title: EIG 2 }\n")
        .write("en/_posts/2018-03-17-b.md", "---\ntitle: B\nlang: en\n---\nText.\n");
    for number in 0..12 {
        let (year, promotion) = if number < 4 { (2017, "EIG 1") } else { (2018, "EIG 2") };
        let status = match number {
            0 => {
                "status: [{ date: 2018-01-01, status: en cours }, { date: 2019-01-01, status: en production }]\n"
            }
            1 | 2 => "status: { date: 2019-01-01, status: poursuivi }\n",
            _ => "",
        };
        let text = format!(
            "---\ntitle: Défi {number:02}\ndescription: Le défi.\nyear: {year}\npromotion: {promotion}\n\
             administration: Insee\nskills: [données]\n{status}---\nTexte.\n"
        );
        project = project.write(&format!("_defis/defi-{number:02}.md"), &text);
    }
    project
}

/// The data block of a page.
fn data(built: &Built, path: &str) -> Value {
    let page = built.file(path);
    let block = part(&page, "<script type=\"application/json\" id=\"choix\">", "</script>");
    serde_json::from_str(&block[block.find('>').expect("a tag") + 1..]).expect("JSON")
}

fn names(data: &Value) -> Vec<&str> {
    data.as_array().into_iter().flatten().filter_map(|facet| facet[0].as_str()).collect()
}

#[test]
fn newest_status_of_a_challenge_counts_and_each_has_a_page() {
    let built = site().build();
    let page = main(&built, "defis/statut/in-production.html");
    assert!(page.contains("<h1>Défis\u{a0}: En production</h1>"), "{page}");
    assert!(
        words(&page).contains("1 défi") && page.contains("Défi 00") && !page.contains("Défi 01"),
        "{page}"
    );
    assert!(page.contains("<a href=\"/defis.html\">"), "it leads back");
    let near = part(&page, "<nav class=\"near\"", "</nav>");
    assert!(words(near).contains("Statut En production (1) Poursuivi (2)"), "{near}");
    assert!(near.contains("<a href=\"/defis/statut/in-production.html\" aria-current=\"page\">"), "{near}");
    assert!(!built.has("defis/statut/in-progress.html"), "what came before is past");
}

#[test]
fn year_has_a_page_in_each_language_that_the_sitemap_and_the_plan_know() {
    let built = site().build();
    for (path, title) in
        [("defis/2018/index.html", "Défis\u{a0}: 2018"), ("en/defis/2018/index.html", "Challenges: 2018")]
    {
        let page = main(&built, path);
        assert!(page.contains(&format!("<h1>{title}</h1>")), "{page}");
        assert_eq!(page.matches("<li class=\"card\"").count(), 8, "{path}");
    }
    let french = built.file("defis/2018/index.html");
    assert!(french.contains("hreflang=\"en\" href=\"https://exemple.fr/en/defis/2018/\""), "{french}");
    let map = built.file("sitemap.xml");
    for address in ["/defis/2018/", "/en/defis/2018/", "/defis/statut/continued.html"] {
        assert!(map.contains(&format!("<loc>https://exemple.fr{address}</loc>")), "{address}");
    }
    assert!(built.file("plan-site.html").contains("<a href=\"/defis/2018/\">"));
}

#[test]
fn challenge_leads_to_those_of_its_year_and_of_its_status() {
    let built = site().build();
    let page = main(&built, "defis/2017/defi-00.html");
    assert!(page.contains("<a href=\"/defis/2017/\">2017</a>"), "{page}");
    assert!(page.contains("<a href=\"/defis/statut/in-production.html\">En production</a>"), "{page}");
    assert!(main(&built, "en/defis/2017/defi-00.html").contains("<a href=\"/en/defis/2017/\">2017</a>"));
}

#[test]
fn page_of_an_editor_stands_in_the_place_of_that_of_a_year() {
    let own = "---\ntitle: Notre année\npermalink: /defis/2018/\n---\nTexte.\n";
    let built = site().write("annee.md", own).build();
    assert!(built.file("defis/2018/index.html").contains("<h1>Notre année</h1>"));
}

#[test]
fn list_leads_to_the_page_of_each_choice_without_script() {
    let built = site().build();
    let page = main(&built, "defis.html");
    let browse = part(&page, "<details class=\"by\"", "</details>");
    for link in [
        "<a href=\"/promotions/eig-2.html\">EIG 2 <span class=\"count\">(8)</span></a>",
        "<a href=\"/defis/2017/\">2017 <span class=\"count\">(4)</span></a>",
        "<a href=\"/defis/statut/continued.html\">Poursuivi <span class=\"count\">(2)</span></a>",
    ] {
        assert!(browse.contains(link), "{link}\n{browse}");
    }
}

#[test]
fn choices_stand_once_as_data_and_cards_have_their_numbers() {
    let built = site().build();
    let data = data(&built, "defis.html");
    assert_eq!(names(&data), ["promotion", "status", "year"], "what all have tells nothing apart");
    let choices: Vec<&Value> =
        data.as_array().expect("a list").iter().flat_map(|f| f[1].as_array().expect("choices")).collect();
    let at = |id: &str| choices.iter().position(|choice| choice[0] == id).expect("there").to_string();
    let page = main(&built, "defis.html");
    let card = page.split("<li class=\"card\"").find(|card| card.contains("Défi 00")).expect("a card");
    let numbers = part(card, "data-at=\"", ">");
    let wanted = [at("eig-1"), at("in-production"), at("2017")].join(" ");
    assert!(numbers.starts_with(&format!("data-at=\"{wanted}\"")), "{numbers} {data}");
    assert_eq!(choices[1].as_array().map(Vec::len), Some(3), "a choice leads to its page: {data}");
    assert!(!built.file("defis/2018/index.html").contains("data-at"), "a page of a year has no filter");
}

#[test]
fn list_of_several_pages_is_not_narrowed_in_place() {
    let schema = "collections:\n  defis:\n    list: { path: /defis.html, template: defis.html, sort: title, per_page: 5 }\n";
    let built = site().write("_schema.yml", schema).build();
    let page = main(&built, "defis.html");
    assert!(
        !page.contains("id=\"filtre\"") && !page.contains("id=\"choix\"") && !page.contains("data-at"),
        "{page}"
    );
    assert!(page.contains("<a href=\"/defis/2017/\">"), "but it leads to the pages");
    assert!(!main(&built, "defis/page2.html").contains("class=\"by\""), "the first page says it");
}

#[test]
fn data_of_the_filter_closes_no_script() {
    let built = site()
        .write(
            "_data/promotions.yml",
            "- { id: eig-1, title: \"EIG </script><b>1\" }\n- { id: eig-2, title: EIG 2 }\n",
        )
        .build();
    let page = built.file("defis.html");
    assert!(!part(&page, "id=\"choix\">", "]]]").contains('<'), "{page}");
}

#[test]
fn tools_by_category_have_a_page_in_english() {
    let built = crate::catalogue_pages::site()
        .write("en/_posts/2018-03-17-b.md", "---\ntitle: B\nlang: en\n---\nText.\n")
        .build();
    let page = main(&built, "en/outils/categorie/database.html");
    assert!(page.contains("<h1>") && part(&page, "<h1>", "</h1>").contains("Databases"), "{page}");
    assert!(page.contains("<a href=\"/en/outils/postgresql.html\">"), "{page}");
    assert!(main(&built, "en/outils/index.html").contains("<a href=\"/en/outils/categorie/database.html\">"));
    assert!(main(&built, "en/outils/panorama.html").contains("Share of free software"));
    let french = built.file("outils/categorie/database.html");
    assert!(
        french.contains("hreflang=\"en\" href=\"https://exemple.fr/en/outils/categorie/database.html\""),
        "{french}"
    );
}

#[test]
fn name_of_a_choice_has_the_spaces_of_the_language() {
    let person = |role: &str| format!("---\ntitle: {role}\nannees: 2018\nprofil: {role}\n---\n");
    let mut project = site();
    for number in 0..12 {
        let role = if number < 4 { "« Designer »" } else { "Juriste" };
        project = project.write(&format!("_communaute/{number}.md"), person(role));
    }
    let data = data(&project.build(), "communaute.html");
    assert!(data.to_string().contains("«\u{a0}Designer\u{a0}»"), "{data}");
}

#[test]
fn years_of_a_person_are_all_that_it_says() {
    let mut project = site();
    for (name, years) in [("ada", "[2017, 2019]"), ("grace", "2019"), ("joan", "\"2018\"")] {
        let text = format!("---\ntitle: {name}\nannees: {years}\n---\n");
        project = project.write(&format!("_communaute/{name}.md"), &text);
    }
    let built = project.build();
    let page = main(&built, "communaute/2019/index.html");
    assert!(page.contains("ada") && page.contains("grace") && !page.contains("joan"), "{page}");
    assert!(main(&built, "communaute/2017/index.html").contains("ada"));
}
