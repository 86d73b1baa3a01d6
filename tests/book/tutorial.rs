//! The tutorial, followed from its first line to its last.

use super::page;
use crate::harness::{PROGRAM, tree};
use std::fs;
use std::path::Path;
use std::process::Command;

/// The repository that the tutorial pushes to.
const FORGE: &str = "git@github.com:programme/vitrine.git";

/// A reader's machine: a folder to work in, and a repository where the tutorial says that there is one.
struct Reader {
    folder: tempfile::TempDir,
}

impl Reader {
    fn new() -> Self {
        let reader = Self { folder: tempfile::tempdir().expect("a folder") };
        reader.types("git init --quiet --bare --initial-branch main forge.git");
        reader
    }

    fn at(&self, path: &str) -> std::path::PathBuf {
        self.folder.path().join(path)
    }

    fn writes(&self, path: &str, text: &str) {
        let path = self.at(path);
        fs::create_dir_all(path.parent().expect("below a folder")).expect("a folder");
        fs::write(path, text).expect("a file");
    }

    /// Runs `command`, which has to succeed; returns what it says.
    fn types(&self, command: &str) -> String {
        let bin = Path::new(PROGRAM).parent().expect("a folder").display().to_string();
        let done = Command::new("bash")
            .args(["-c", command])
            .current_dir(self.folder.path())
            .env("PATH", format!("{bin}:{}", std::env::var("PATH").unwrap_or_default()))
            .env("EIGSITE_LANG", "en")
            .envs([("GIT_AUTHOR_NAME", "Ada"), ("GIT_AUTHOR_EMAIL", "ada@exemple.fr")])
            .envs([("GIT_COMMITTER_NAME", "Ada"), ("GIT_COMMITTER_EMAIL", "ada@exemple.fr")])
            .envs([("GIT_CONFIG_NOSYSTEM", "1"), ("GIT_CONFIG_GLOBAL", "/dev/null")])
            .envs([("GIT_CONFIG_COUNT", "1"), ("GIT_CONFIG_VALUE_0", FORGE)])
            .env("GIT_CONFIG_KEY_0", format!("url.{}.insteadOf", self.at("forge.git").display()))
            .output()
            .expect("bash runs");
        let told =
            [done.stdout, done.stderr].map(|bytes| String::from_utf8_lossy(&bytes).into_owned()).concat();
        assert!(done.status.success(), "`{command}` failed:\n{told}");
        told
    }
}

#[test]
fn tutorial_ends_with_a_published_site() {
    let reader = Reader::new();
    let text = page("tutorial.md");
    let mut lines = text.lines();
    let mut told = Vec::new();
    while let Some(line) = lines.next() {
        if let Some(path) = line.strip_prefix("````").filter(|path| !path.is_empty()) {
            let block = lines.by_ref().take_while(|line| *line != "````");
            reader.writes(path, &block.flat_map(|line| [line, "\n"]).collect::<String>());
        } else if line == "```console" {
            let commands = lines.by_ref().take_while(|line| *line != "```");
            let commands = commands.map(|line| line.strip_prefix("$ ").expect("a command"));
            told.extend(commands.map(|command| (command, reader.types(command))));
        }
    }
    for (command, told) in told.iter().filter(|(command, _)| command.starts_with("eigsite build")) {
        assert!(!told.contains(" warning") && !told.contains(" hint"), "`{command}`: {told}");
    }

    let site = tree(&reader.at("www"));
    let file = |path: &str| {
        let bytes = site.get(path).unwrap_or_else(|| panic!("no {path} in {:?}", site.keys()));
        String::from_utf8_lossy(bytes).into_owned()
    };
    file("blog/2018/03/16/la-revue-de-code.html");
    file("promotions/eig-2.html");
    file("administrations/mobilier-national.html");
    assert!(file("communaute/2018/ada-martin.html").contains("/defis/2018/gobelins.html"));
    assert!(file("404.html").contains("Essayez "));
    assert!(file("index.html").contains("Ce qui est nouveau"));
    let pushed = reader.types("git -C forge.git ls-tree -r --name-only main");
    assert!(pushed.contains(".github/workflows/site.yml") && pushed.contains("_config.yml"), "{pushed}");
}
