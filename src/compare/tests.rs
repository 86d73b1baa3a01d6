//! Pages are told apart by what is their own; findings by what they say, and not by where.

use super::*;
use crate::diag::Lang;
use std::fs;

fn site(pages: &[(&str, &str)]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("folder");
    for (path, main) in pages {
        let place = folder.path().join(path);
        fs::create_dir_all(place.parent().expect("a folder")).expect("folder");
        fs::write(place, main).expect("file");
    }
    folder
}

fn page(frame: &str, main: &str) -> String {
    format!("<title>Page</title><header>{frame}</header><main id=m>{main}</main><footer>{frame}</footer>")
}

fn changes(old: &[(&str, &str)], new: &[(&str, &str)]) -> Changes {
    compare(site(old).path(), site(new).path()).expect("both are there")
}

#[test]
fn page_is_added_changed_removed_or_has_another_frame() {
    let (same, frame) = (page("a", "1"), page("b", "1"));
    let (before, after) = (page("a", "2"), page("a", "2 and more"));
    let found = changes(
        &[("index.html", &same), ("x.html", &before), ("old/index.html", &same), ("same.html", &same)],
        &[("index.html", &frame), ("x.html", &after), ("new/index.html", &same), ("same.html", &same)],
    );
    assert_eq!((found.added, found.removed), (vec!["/new/".to_owned()], vec!["/old/".to_owned()]));
    assert_eq!(found.frames, 1);
    let [changed] = found.changed.as_slice() else { panic!("{:?}", found.changed) };
    assert_eq!((changed.url.as_str(), changed.after - changed.before), ("/x.html", 9));
}

#[test]
fn title_counts_and_a_page_without_a_main_part_is_compared_whole() {
    let (old, new) = (page("a", "1"), page("a", "1").replace("Page", "Another"));
    let found = changes(&[("a.html", &old), ("b.html", "to /x")], &[("a.html", &new), ("b.html", "to /y")]);
    assert_eq!(
        found.changed.iter().map(|page| page.url.as_str()).collect::<Vec<_>>(),
        ["/a.html", "/b.html"]
    );
}

#[test]
fn what_builds_keep_is_no_part_of_the_site_and_all_else_has_a_weight() {
    let found = changes(&[(".eigsite-list", "12345"), ("a.css", "123")], &[("a.css", "1234"), ("b/c", "1")]);
    assert_eq!(found.weight, Weight { before: 3, after: 5 });
}

#[test]
fn finding_is_the_same_on_another_line_and_counts_as_often_as_it_is_there() {
    let line = |line: usize, message: &str| {
        format!(
            r#"{{"code":"a","severity":"hint","path":"p.md","line":{line},"column":1,"message":"{message}"}}"#
        )
    };
    let old = read_findings(&format!("{}\n{}\n", line(1, "x"), line(2, "gone"))).expect("lines");
    let new = read_findings(&format!("{}\n{}\n", line(7, "x"), line(9, "x"))).expect("lines");
    let found = Findings::between(old, new);
    assert_eq!(found.new.iter().map(|finding| finding.line).collect::<Vec<_>>(), [9]);
    assert_eq!(found.mended.iter().map(|finding| finding.message.as_str()).collect::<Vec<_>>(), ["gone"]);
    assert_eq!(read_findings("{}\n"), Err(1));
}

#[test]
fn summary_says_it_all_and_lets_nothing_be_read_as_markdown() {
    let message = "no `<b>` here, <script> [x](y)\n# z";
    let finding = Finding {
        code: "a".into(),
        severity: "hint".into(),
        path: "p`q.md".into(),
        line: 3,
        message: message.into(),
    };
    let changes = Changes {
        added: (0..40).map(|at| format!("/{at}/")).collect(),
        changed: vec![Changed { url: "/c/".into(), before: 1000, after: 2250 }],
        findings: Some(Findings { new: vec![finding], mended: Vec::new() }),
        ..Changes::default()
    };
    let text = markdown(&changes, Lang::En);
    assert!(text.contains("40 pages added, 1 changed, 0 removed.\n"), "{text}");
    assert!(text.contains("- `/29/`\n- … and 10 more\n") && text.contains("- `/c/` (+1.2 KB)\n"), "{text}");
    assert!(text.contains(r"- `` p`q.md:3 `` hint `a`: no `<b>` here, \<script\> \[x\]\(y\) \# z"), "{text}");
}
