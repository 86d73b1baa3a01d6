//! The commands that README and book show are commands that work.

use crate::harness::PROGRAM;
use std::fs;
use std::path::Path;
use std::process::Command;

/// Every line of a `console` block that begins with `$ `, below `root`.
fn commands() -> Vec<(String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut files = vec![root.join("README.md")];
    files.extend(
        walkdir::WalkDir::new(root.join("content/docs"))
            .into_iter()
            .filter_map(Result::ok)
            .map(walkdir::DirEntry::into_path)
            .filter(|path| path.extension().is_some_and(|extension| extension == "md"))
            // A test of its own writes its files too.
            .filter(|path| !path.ends_with("tutorial.md")),
    );
    let mut found = Vec::new();
    for file in files {
        let mut inside = false;
        for line in fs::read_to_string(&file).expect("readable").lines() {
            if line.starts_with("```") {
                inside = line == "```console";
            } else if let Some(command) = line.strip_prefix("$ ").filter(|_| inside) {
                found.push((
                    file.strip_prefix(root).expect("below").display().to_string(),
                    command.to_owned(),
                ));
            }
        }
    }
    found
}

#[test]
fn commands_that_are_shown_work() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folder = tempfile::tempdir().expect("folder");
    let copied =
        Command::new("cp").arg("-r").arg(root.join("content")).arg(folder.path()).status().expect("cp runs");
    assert!(copied.success());
    let bin = Path::new(PROGRAM).parent().expect("a folder");
    let path = format!("{}:{}", bin.display(), std::env::var("PATH").unwrap_or_default());
    let mut run = 0;
    for (file, command) in commands() {
        // The test command is what runs this test; a build in release mode is what CI does apart.
        let command = match command.strip_prefix("cargo run --release -- ") {
            Some(args) => format!("eigsite {args}"),
            None if command.starts_with("tests/")
                || command.starts_with("cargo ")
                || command.starts_with("git ") =>
            {
                let script = command.split_whitespace().next().expect("a word");
                assert!(
                    !command.starts_with("tests/") || root.join(script).is_file(),
                    "{file}: no `{script}`"
                );
                continue;
            }
            None => command,
        };
        let done = Command::new("bash")
            .arg("-c")
            .arg(&command)
            .current_dir(folder.path())
            .env("PATH", &path)
            .env("EIGSITE_LANG", "en")
            .output()
            .expect("bash runs");
        assert!(
            done.status.success(),
            "{file}: `{command}` failed:\n{}",
            String::from_utf8_lossy(&done.stderr)
        );
        run += 1;
    }
    assert!(run > 0, "no command was found");
}
