//! What pages take: the table of `--budget`, and limits that a site sets itself.

use crate::harness::Project;

fn site(budget: &str) -> Project {
    let ours = if budget.is_empty() { String::new() } else { format!("eigsite:\n  budget:\n{budget}") };
    Project::new()
        .write("_config.yml", format!("title: Essai\nurl: https://exemple.fr\n{ours}"))
        .write("_posts/2018-03-16-court.md", "---\ntitle: Court\n---\nTexte.\n")
        .write(
            "_posts/2018-03-17-long.md",
            format!("---\ntitle: Long\n---\n{}\n", "- un point\n".repeat(300)),
        )
}

#[test]
fn table_names_the_heaviest_page_of_each_type() {
    let built = site("").args(["--budget"]).build();
    let line = built.stdout.lines().find(|line| line.starts_with("posts ")).expect("a line for posts");
    let cells: Vec<&str> = line.split_whitespace().collect();
    assert_eq!((cells[1], cells[3], cells[6]), ("2", "kB", "blog/2018/03/17/long.html"), "{line}");
    // The page, its style sheet, and a script.
    assert_eq!(cells[4], "3", "{line}");
    let nodes: usize = cells[5].parse().expect("a number");
    assert!((300..500).contains(&nodes), "{line}");
    assert!(built.stdout.lines().any(|line| line.starts_with("home ")), "{}", built.stdout);
    let search = built.stdout.lines().find(|line| line.starts_with("search ")).expect("a line for search");
    let requests = search.split_whitespace().nth(4);
    assert_eq!(requests, Some("4"), "its script imports that of all pages, which is not counted twice");
}

#[test]
fn table_has_its_heads_and_numbers_in_the_language_of_the_reader() {
    let built = site("").args(["--budget", "--lang", "fr"]).build();
    let head = built.stdout.lines().find(|line| line.starts_with("type ")).expect("a head");
    let heads: Vec<&str> = head.split("  ").map(str::trim).filter(|head| !head.is_empty()).collect();
    assert_eq!(heads, ["type", "pages", "poids", "requêtes", "éléments", "la plus lourde"]);
    let line = built.stdout.lines().find(|line| line.starts_with("posts ")).expect("a line for posts");
    let cells: Vec<&str> = line.split_whitespace().collect();
    assert!(cells[2].contains(',') && cells[3] == "ko", "{line}");
}

#[test]
fn table_is_printed_only_when_asked_for() {
    assert!(!site("").build().stdout.contains("heaviest"));
}

#[test]
fn page_over_its_limit_is_an_error_that_says_what_is_heavy() {
    let built = site("    posts: { weight: 2 }\n").run();
    assert_eq!(built.code, 1, "{}", built.told());
    assert!(built.told().contains("error[over-budget]"), "{}", built.told());
    assert!(built.told().contains("`blog/2018/03/17/long.html` weighs"), "{}", built.told());
    assert!(built.told().contains("`assets/style-"), "{}", built.told());
    assert!(!built.has("index.html"), "a site with errors is not written");
}

#[test]
fn limit_of_a_type_comes_before_that_of_all() {
    let limits = "    default: { nodes: 10, requests: 1 }\n    posts: { nodes: 5000 }\n";
    let built = site(limits).args(["--format", "json"]).run();
    let told = built.told();
    assert!(told.contains("index.html` has"), "{told}");
    assert!(!told.contains("long.html` has"), "{told}");
    assert!(told.contains("court.html` takes 3 requests, more than 1"), "{told}");
}

#[test]
fn generous_limits_are_met_in_silence() {
    let built =
        site("    default: { weight: 100, requests: 10, nodes: 1500 }\n").args(["--format", "json"]).build();
    assert_eq!(built.diagnostics(), Vec::<String>::new(), "{}", built.told());
}
