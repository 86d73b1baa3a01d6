//! The same sources give the same bytes: on one thread or eight, in any folder, on any day.

use crate::harness::{Project, build_folder, corpus, tree};
use std::path::Path;

fn sample() -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("content")
}

#[test]
fn one_thread_and_eight_give_identical_sites() {
    let out = tempfile::tempdir().expect("folder");
    let mut sources = vec![sample()];
    sources.extend(corpus("site-eig"));
    for source in sources {
        let (one, eight) = (out.path().join("one"), out.path().join("eight"));
        let a = build_folder(&source, &one, &["--jobs", "1", "--format", "json"]);
        let b = build_folder(&source, &eight, &["--jobs", "8", "--format", "json"]);
        assert_eq!((a.code, b.code), (0, 0), "{}{}", a.told(), b.told());
        assert_eq!(a.stdout, b.stdout, "what is noticed differs");
        let (a, b) = (tree(&one), tree(&eight));
        assert!(!a.is_empty());
        let different: Vec<&String> = a.keys().filter(|path| a.get(*path) != b.get(*path)).collect();
        assert!(different.is_empty() && a.len() == b.len(), "{different:?}");
        std::fs::remove_dir_all(&one).expect("removed");
        std::fs::remove_dir_all(&eight).expect("removed");
    }
}

#[test]
fn folder_and_day_do_not_show() {
    let project = |epoch| {
        Project::new()
            .epoch(epoch)
            .write("_config.yml", "title: Essai\nurl: https://exemple.fr\ntimezone: Europe/Paris\n")
            .write(
                "_posts/2018-03-16-a.md",
                "---\ntitle: A\ntags: [x, y]\n---\nTexte [b]({% post_url 2018-03-17-b %}).\n",
            )
            .write("_posts/2018-03-17-b.md", "---\ntitle: B\ntags: y\n---\n```python\nx = 1\n```\n")
    };
    let (winter, summer) = (project(1_577_836_800), project(1_593_561_600));
    assert!(winter.build().tree() == summer.build().tree());
}
