//! The pages that show who uses what: pictures, and tables of the same.

use crate::catalogue_pages::{CONFIG, defi, main, part, site, words};
use crate::harness::Project;

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
    assert!(changes.contains("Délaissés (2) Base Maison MongoDB"), "{changes}");
}

#[test]
fn panorama_of_a_promotion_shows_its_challenges_alone() {
    let built = site().build();
    let page = main(&built, "outils/panorama/eig-1.html");
    let table = words(part(&page, "<caption id=\"table-matrice\">", "</table>"));
    assert!(table.contains("Un ") && !table.contains("Deux"), "{table}");
    assert!(page.contains("<a href=\"/outils/panorama.html\">"), "{page}");
}

#[test]
fn key_tells_only_the_states_that_are_drawn() {
    let tools: Vec<String> = (0..40).map(|number| format!("Outil {number}")).collect();
    let stack = format!("{{ backend: [{}, {{ tool: Zorglubix, state: planned }}] }}", tools.join(", "));
    let mut project = Project::new()
        .write("_config.yml", CONFIG)
        .write("_outils/zorglubix.md", "---\ntitle: Zorglubix\n---\n")
        .write("_defis/2018-01-01-a.md", defi("A", 2018, "EIG 2", "Shom", &stack));
    for tool in &tools {
        project = project.write(
            &format!("_outils/{}.md", tool.to_lowercase().replace(' ', "-")),
            format!("---\ntitle: {tool}\n---\n"),
        );
    }
    let page = main(&project.build(), "outils/panorama.html");
    let key = words(part(&page, "<figcaption>", "</figcaption>"));
    assert!(key.starts_with("utilisé Les 40"), "the 41st tool alone is planned: {key}");
}

#[test]
fn shares_of_each_promotion_are_pictures_of_a_few_bars() {
    let built = large(4, 12).build();
    let page = main(&built, "outils/panorama.html");
    let figure = part(&page, "<h2>Part des outils par promotion</h2>", "<figcaption>");
    let count = figure.matches("<svg class=\"chart bars\"").count();
    assert_eq!(count, 4, "two promotions, each with more than ten of the thirty tools: {figure}");
    let first = words(part(figure, "<h3>", "</svg>"));
    assert!(first.contains("Part des outils : EIG 1 (1/2)") && first.contains("Python : 100 %"), "{first}");
}

#[test]
fn promotion_is_compared_with_the_one_before_of_the_same_kind() {
    let built = site()
        .write(
            "_data/promotions.yml",
            "eig-1: { title: EIG 1, start: 2017-01-15, kind: fellowship }\n\
             eig-2: { title: EIG 2, start: 2018-01-15, kind: fellowship }\n\
             nec: { title: Nec Mergitur, start: 2017-06-01, kind: hackathon }\n",
        )
        .write(
            "_defis/2017-06-01-quatre.md",
            defi("Quatre", 2017, "Nec Mergitur", "Shom", "{ language: [Perl] }"),
        )
        .build();
    let page = main(&built, "outils/panorama.html");
    let changes = words(part(&page, "<h2>Nouveaux et délaissés</h2>", "</section>"));
    assert!(changes.contains("EIG 2 Par rapport à « EIG 1 »"), "{changes}");
    assert!(!changes.contains("Nec Mergitur") && !changes.contains("Perl"), "{changes}");
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
