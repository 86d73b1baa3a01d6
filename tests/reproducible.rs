//! The same sources give the same bytes: on one thread or eight, in any folder, on any day, wherever and by whomever they
//! are built.

use crate::harness::{PROGRAM, Project, build_folder, corpus, tree};
use std::path::Path;
use std::process::Command;

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

#[test]
#[cfg(unix)]
fn surroundings_do_not_show() {
    let place = tempfile::tempdir().expect("a folder");
    let files: Vec<(String, Vec<u8>)> = tree(&sample()).into_iter().collect();
    // A file system lists files in the order in which they came, or in none; and all of them are older or newer.
    let copy = |name: &str, files: &mut dyn Iterator<Item = &(String, Vec<u8>)>| {
        let folder = place.path().join(name);
        for (path, bytes) in files {
            let path = folder.join(path);
            std::fs::create_dir_all(path.parent().expect("a folder")).expect("made");
            std::fs::write(&path, bytes).expect("written");
            let year =
                jiff::Timestamp::from_second(if name == "a" { 0 } else { 1_700_000_000 }).expect("a moment");
            let file = std::fs::File::options().append(true).open(&path).expect("there");
            file.set_modified(year.into()).expect("it is ours");
        }
        folder
    };
    let (a, b) = (copy("a", &mut files.iter()), copy("dossier à côté", &mut files.iter().rev()));
    let build = |source: &Path, umask: &str, hour: u64, env: [(&str, &str); 5]| {
        let output = place.path().join(format!("out{umask}"));
        let script = format!("umask {umask} && exec \"$0\" build \"$1\" -o \"$2\" --no-images --no-cache");
        let mut run = Command::new("sh");
        run.args(["-c", &script, PROGRAM]).arg(source).arg(&output).env_clear().envs(env);
        run.env("SOURCE_DATE_EPOCH", (1_715_000_000 + hour * 3600).to_string()).current_dir(place.path());
        let done = run.output().expect("it runs");
        assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
        tree(&output)
    };
    let home = place.path().to_string_lossy();
    let here = [("TZ", "UTC"), ("LC_ALL", "C"), ("LANG", "C"), ("HOME", "/nonexistent"), ("COLUMNS", "40")];
    let there = [
        ("TZ", "Pacific/Apia"),
        ("LC_ALL", "tr_TR.UTF-8"),
        ("LANG", "fr_FR.UTF-8"),
        ("HOME", &*home),
        ("TERM", "dumb"),
    ];
    let (one, other) = (build(&a, "022", 0, here), build(&b, "077", 3, there));
    let different: Vec<&String> = one.keys().filter(|path| one.get(*path) != other.get(*path)).collect();
    assert!(one.len() > 500 && different.is_empty() && one.len() == other.len(), "{different:?}");
}
