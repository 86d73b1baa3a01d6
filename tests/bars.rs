//! Every page type of the sample site, and of the programme's real one, under the bars of accessibility, markup, weight,
//! small screens, keyboard and silence: `tests/bars/bars.test.mjs`.

use crate::harness::{PROGRAM, corpus, installed, run_in_node};
use std::path::Path;
use std::process::{Command, Stdio};

/// Whether all is there that `tests/run` installs for the bars.
fn ready(what: &str) -> bool {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let packages = ["axe-core", "lighthouse", "vnu-jar"]
        .iter()
        .all(|name| root.join("tests/node_modules").join(name).exists());
    assert!(packages || std::env::var_os("CI").is_none(), "run `npm ci --prefix tests`");
    if !packages {
        eprintln!("SKIPPED: {what} needs `npm ci --prefix tests`");
    }
    packages && installed(what, &["node", "chromedriver", "chromium", "java"])
}

#[test]
fn sample_passes_under_every_bar() {
    if ready("the sample site under the bars") {
        let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("content");
        run_in_node("tests/bars", &[("EIGSITE_PROGRAM", Path::new(PROGRAM)), ("EIGSITE_SOURCE", &source)]);
    }
}

#[test]
fn real_site_passes_under_every_bar() {
    let Some(source) = corpus("site-eig") else { return };
    if ready("the real site under the bars") {
        let env = [
            ("EIGSITE_PROGRAM", Path::new(PROGRAM)),
            ("EIGSITE_SOURCE", &source),
            ("EIGSITE_REAL", Path::new("yes")),
        ];
        run_in_node("tests/bars", &env);
    }
}

/// The types of page that readers see most; `npm run --prefix tests lighthouse` looks at all, which takes minutes.
const MAIN: [&str; 7] = ["home", "post", "defi", "defis", "outils", "promotion", "recherche"];

#[test]
fn lighthouse_has_nothing_to_say_of_the_main_pages() {
    if !ready("Lighthouse") {
        return;
    }
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let done = Command::new("node")
        .args(["tests/bars/lighthouse.mjs", PROGRAM, "content"])
        .args(MAIN)
        .current_dir(root)
        .stdin(Stdio::null())
        .output()
        .expect("node runs");
    let table = String::from_utf8_lossy(&done.stdout);
    assert!(done.status.success(), "{table}{}", String::from_utf8_lossy(&done.stderr));
    for name in MAIN {
        assert!(table.contains(&format!("| {name} |")), "{name} is not in\n{table}");
    }
}
