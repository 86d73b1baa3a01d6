//! `eigsite list` as people and scripts call it.

use crate::harness::{Project, bare};

fn site() -> Project {
    bare(Project::new())
        .write("_config.yml", "title: Essai\nurl: https://exemple.fr\n")
        .write("_promotions/2018-eig-2.md", "---\ntitle: EIG 2\nyear: 2018\n---\n")
        .write(
            "_defis/un.md",
            "---\ntitle: Premier\npromotion: EIG 2\nyear: 2018\ntags: [archives, mer]\n---\nTexte.\n",
        )
        .write("_defis/deux.md", "---\ntitle: Second, dit « l’autre »\nyear: 2019\n---\nTexte.\n")
}

/// Exit code, standard output and standard error of `eigsite list` with `args` on the site.
fn list(project: &Project, args: &[&str]) -> (i32, String, String) {
    project.ask("list", args)
}

fn ids(project: &Project, args: &[&str]) -> Vec<String> {
    let (code, stdout, stderr) = list(project, &[args, &["--format", "json"]].concat());
    assert_eq!((code, stderr.as_str()), (0, ""), "{args:?}");
    let entries: Vec<serde_json::Value> = serde_json::from_str(&stdout).expect("a list");
    let mut ids: Vec<String> =
        entries.iter().map(|entry| entry["id"].as_str().expect("id").to_owned()).collect();
    ids.sort();
    ids
}

#[test]
fn people_read_a_line_each_and_how_many_there_are() {
    let (code, stdout, _) = list(&site(), &["defis"]);
    assert_eq!(code, 0);
    let lines: Vec<&str> = stdout.lines().collect();
    assert_eq!(lines.len(), 3, "{stdout}");
    assert!(
        lines.iter().any(|line| line.starts_with("un    Premier ")
            && line.ends_with("https://exemple.fr/defis/2018/un.html")),
        "{stdout}"
    );
    assert_eq!(lines[2], "2 entries");
}

#[test]
fn conditions_ask_numbers_items_of_lists_and_other_entries() {
    let site = site();
    assert_eq!(ids(&site, &["defis"]), ["deux", "un"]);
    assert_eq!(ids(&site, &["defis", "--where", "year=2019"]), ["deux"]);
    assert_eq!(ids(&site, &["defis", "--where", "tags=mer"]), ["un"]);
    assert_eq!(ids(&site, &["defis", "--where", "promotion=EIG 2"]), ["un"]);
    assert_eq!(ids(&site, &["defis", "--where", "promotion="]), ["deux"]);
    assert_eq!(ids(&site, &["defis", "--where", "year=2018", "--where", "promotion="]), [""; 0]);
}

#[test]
fn table_for_spreadsheets_has_the_head_and_the_chosen_lines() {
    let (code, stdout, stderr) = list(&site(), &["defis", "--where", "year=2019", "--format", "csv"]);
    assert_eq!((code, stderr.as_str()), (0, ""));
    let mut reader = csv::Reader::from_reader(stdout.as_bytes());
    assert_eq!(reader.headers().expect("a head").get(1), Some("title"));
    let titles: Vec<String> = reader.records().map(|row| row.expect("a row")[1].to_owned()).collect();
    assert_eq!(titles, ["Second, dit «\u{a0}l’autre\u{a0}»"]);
}

#[test]
fn what_there_is_not_is_said_with_the_nearest_name() {
    let site = site();
    for (args, said) in [
        (vec!["defi"], "there are no entries of `defi`: did you mean `defis`?"),
        (vec!["xyz"], "there are no entries of `xyz`, only "),
        (
            vec!["defis", "--where", "promotoin=EIG 2"],
            "they have no field `promotoin`: did you mean `promotion`?",
        ),
    ] {
        let (code, stdout, stderr) = list(&site, &args);
        assert_eq!((code, stdout.as_str()), (2, ""), "{args:?}");
        assert!(stderr.contains(said), "{args:?}: {stderr}");
    }
}

#[test]
fn faults_of_the_site_are_said_in_place_of_a_list() {
    let site = site().write("a.md", "---\ntitle: \"A\n---\n");
    let (code, stdout, stderr) = list(&site, &["defis"]);
    assert_eq!((code, stdout.as_str()), (2, ""));
    assert!(stderr.contains("invalid-yaml") && stderr.contains("is not looked into"), "{stderr}");
}
