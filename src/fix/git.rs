//! Whether git could bring a file back as it is now.
//!
//! Asks the command `git` where a folder above the file is a repository and the command is there; who has no git has
//! nothing to lose by it.

use crate::diag::{Text, text};
use std::io::ErrorKind;
use std::path::Path;
use std::process::{Command, Stdio};

/// What a hook of git sets, and what would lead away from the repository that the file stands in.
const AMBIENT: [&str; 4] = ["GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX"];

/// Nothing, if the file at `path` may be changed; otherwise why not.
pub(super) fn check(path: &Path) -> Result<(), Text> {
    let (Some(folder), Some(name)) = (path.parent(), path.file_name()) else { return Ok(()) };
    if !folder.ancestors().any(|folder| folder.join(".git").exists()) {
        return Ok(());
    }
    let mut git = Command::new("git");
    git.args(["--literal-pathspecs", "--no-optional-locks", "-c", "core.fsmonitor=false", "-C"]).arg(folder);
    git.args(["status", "--porcelain", "--untracked-files=no", "--"]).arg(name);
    for name in AMBIENT {
        git.env_remove(name);
    }
    let done = match git.env("LC_ALL", "C").stdin(Stdio::null()).output() {
        Ok(done) => done,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(()),
        Err(error) => return Err(unsure(&error.to_string())),
    };
    let said = String::from_utf8_lossy(&done.stderr);
    match done.status.success() {
        true if done.stdout.is_empty() => Ok(()),
        true => Err(text!("it-has-changes-that-are-not-committed")),
        false if said.contains("not a git repository") => Ok(()),
        false => Err(unsure(said.lines().next().unwrap_or("no reason given"))),
    }
}

fn unsure(why: &str) -> Text {
    let why = crate::diag::visible_line(why.trim_end_matches('.'));
    text!("git-cannot-say", why = why)
}
