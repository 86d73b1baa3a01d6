//! Whatever editors and programs do to the sources, in whatever order: what is served becomes what a clean build makes.
//!
//! A storm is a row of random doings with a seed, without a pause. When it is over, all that a clean build writes must be
//! answered with its bytes, and nothing else; it is asked again until it is.

use super::client::{Serving, site};
use crate::harness::Project;
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

/// Longer than it takes; a test that waits so long has failed.
const PATIENCE: Duration = Duration::from_secs(60);

/// Numbers that look random and are the same for the same seed.
struct Random(u64);

impl Random {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).expect("31 bits") % end
    }
}

fn post(title: usize, text: usize) -> String {
    format!("---\ntitle: Article {title}\ntags: [t{}]\n---\nTexte {text} de cet article.\n", text % 3)
}

fn path_of(number: usize) -> String {
    format!("_posts/2018-03-{:02}-article-{number}.md", number + 1)
}

fn project() -> Project {
    let config = "title: Essai\nurl: https://exemple.fr\n";
    let project = site()
        .write("_config.yml", config)
        .write("_data/rien.yml", "a: 1\n")
        .write("dossier/p.md", "---\ntitle: P\n---\nP.\n");
    (0..8).fold(project, |project, number| project.write(&path_of(number), post(number, 0)))
}

/// Does one thing to the sources at `root`, as an editor or a program would.
fn act(root: &Path, random: &mut Random, step: usize) {
    let number = random.below(8);
    let file = root.join(path_of(number));
    let text = post(number, step);
    let beside = |name: &str| file.with_file_name(name);
    match random.below(12) {
        // Truncate, and write in two steps.
        0 => {
            fs::write(&file, "").expect("written");
            fs::write(&file, &text[..text.len() / 2]).expect("written");
            fs::write(&file, &text).expect("written");
        }
        // Write beside, and rename over.
        1 => {
            fs::write(beside(".article.tmp"), &text).expect("written");
            fs::rename(beside(".article.tmp"), &file).expect("renamed");
        }
        // Move away, write anew, delete what was moved.
        2 => {
            let _ = fs::rename(&file, beside("article.md~"));
            fs::write(&file, &text).expect("written");
            let _ = fs::remove_file(beside("article.md~"));
        }
        // A swap file comes and goes.
        3 => {
            fs::write(beside(".article.md.swp"), "b0VIM").expect("written");
            fs::write(&file, &text).expect("written");
            fs::remove_file(beside(".article.md.swp")).expect("removed");
        }
        // Delete and make again.
        4 => {
            let _ = fs::remove_file(&file);
            fs::write(&file, &text).expect("written");
        }
        5 => drop(fs::remove_file(&file)),
        // A folder is renamed, there and back or only there.
        6 => {
            let (one, other) = (root.join("dossier"), root.join("autre"));
            let (from, to) = if one.exists() { (&one, &other) } else { (&other, &one) };
            fs::rename(from, to).expect("renamed");
            if random.below(2) == 0 {
                fs::rename(to, from).expect("renamed");
            }
        }
        // A folder comes with all in it, or goes.
        7 => {
            let folder = root.join(format!("neuf{}", random.below(2)));
            if folder.exists() {
                fs::remove_dir_all(folder).expect("removed");
            } else {
                fs::create_dir_all(folder.join("plus/bas")).expect("folder");
                fs::write(folder.join("plus/bas/q.md"), format!("---\ntitle: Q\n---\n{step}\n"))
                    .expect("written");
                fs::write(folder.join("plus/bas/q.txt"), step.to_string()).expect("written");
            }
        }
        // For a moment nobody can read it.
        8 => {
            let _ = fs::remove_file(&file);
            link_to_nothing(&file);
            fs::remove_file(&file).expect("removed");
            fs::write(&file, &text).expect("written");
        }
        9 => {
            let title = format!("title: Essai {step}\nurl: https://exemple.fr\n");
            fs::write(root.join("_config.yml"), title).expect("written");
        }
        // A clock that goes backwards.
        10 => {
            fs::write(&file, &text).expect("written");
            let opened = fs::File::options().write(true).open(&file).expect("there");
            opened.set_modified(std::time::SystemTime::UNIX_EPOCH).expect("set");
        }
        _ => fs::write(root.join("style.css"), format!("p {{ order: {step} }}")).expect("written"),
    }
}

#[cfg(unix)]
fn link_to_nothing(path: &Path) {
    std::os::unix::fs::symlink("nulle-part", path).expect("a link");
}

#[cfg(not(unix))]
fn link_to_nothing(path: &Path) {
    fs::create_dir(path)
        .and_then(|()| fs::remove_dir(path))
        .and_then(|()| fs::write(path, ""))
        .expect("a file");
}

/// Waits until what is served is what a clean build makes of the sources as they are; `gone` collects what was ever there.
fn settles(serving: &Serving, what: &str, gone: &mut BTreeSet<String>) {
    let output = serving.project.output();
    if output.exists() {
        fs::remove_dir_all(&output).expect("removed");
    }
    let built = serving.project.build();
    let is_public = |path: &&String| {
        !matches!(path.as_str(), "_headers" | "_redirects" | "headers.nginx.conf")
            && !path.starts_with(".eigsite")
    };
    let tree = built.tree();
    let end = Instant::now() + PATIENCE;
    loop {
        let wrong: Vec<String> = tree
            .iter()
            .filter(|(path, _)| is_public(path))
            .filter(|(path, bytes)| served(serving, path).as_ref() != Some(bytes))
            .map(|(path, _)| path.clone())
            // Names with checksums outlive their files.
            .chain(
                gone.iter()
                    .filter(|path| !tree.contains_key(*path) && served(serving, path).is_some())
                    .cloned(),
            )
            .take(5)
            .collect();
        if wrong.is_empty() {
            break;
        }
        assert!(Instant::now() < end, "{what}: not as a clean build has it: {wrong:?}");
    }
    let lasting = |path: &&String| !path.starts_with("assets/") && !path.starts_with("search/");
    gone.extend(tree.into_keys().filter(|path| is_public(&path) && lasting(&path)));
}

/// What is served at `path` of the site, without what only the server adds.
fn served(serving: &Serving, path: &str) -> Option<Vec<u8>> {
    let escaped: PathBuf = path.into();
    let answer = serving.get(&format!("/{}", escaped.to_string_lossy().replace(' ', "%20")));
    if path != "404.html" && answer.status != 200 {
        return None;
    }
    let text = String::from_utf8_lossy(&answer.body);
    let Some((before, rest)) = text.split_once("<script defer src=\"/__eigsite/serve.js\"") else {
        return Some(answer.body);
    };
    let (_, after) = rest.split_once("</script>").expect("the script ends");
    Some(format!("{before}{after}").into_bytes())
}

#[test]
fn storms_end_in_the_state_of_a_clean_build() {
    let seed = std::env::var("EIGSITE_SEED").ok().and_then(|seed| seed.parse().ok()).unwrap_or(7);
    let mut random = Random(seed);
    let serving = Serving::start(project().args(["--no-images"]), &[]);
    let root = serving.project.source();
    let mut gone = BTreeSet::new();
    let mut step = 0;
    for storm in 0..12 {
        for _ in 0..1 + random.below(30) {
            step += 1;
            act(&root, &mut random, step);
        }
        settles(&serving, &format!("seed {seed}, storm {storm}, after step {step}"), &mut gone);
    }
}

#[test]
fn change_of_500_files_at_once_is_followed() {
    let project = project().args(["--no-images"]);
    let page = |number: usize, text: &str| {
        (format!("pages/p{number}.md"), format!("---\ntitle: P{number}\n---\n{text}\n"))
    };
    for number in 0..250 {
        let (path, text) = page(number, "Avant.");
        project.put(&path, text);
    }
    let serving = Serving::start(project, &[]);
    let mut gone = BTreeSet::new();
    settles(&serving, "before", &mut gone);
    // As another branch has it: each file is deleted and made, or comes, or goes.
    let root = serving.project.source();
    for number in 0..500 {
        let (path, text) = page(number, "Après.");
        let _ = fs::remove_file(root.join(&path));
        if number % 5 != 0 {
            fs::write(root.join(&path), text).expect("written");
        }
    }
    settles(&serving, "after", &mut gone);
}
