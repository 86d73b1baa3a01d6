//! Names of people who have left and whom texts still name, noted for the next build.
//!
//! They stand in a folder of the site's own that is neither read nor published, and that git leaves out: the names must
//! not be kept where others read them. The file is there only while there is something to mend.

use crate::own;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

const FILE: &str = "people-who-left";
const ABOUT: &str = "# Texts of this site still name these people, whose pages are gone. Not published, not in git; deleted once no text \
                     names them.\n";

/// The names that an earlier build of the site in `source` noted.
pub fn noted(source: &Path) -> Vec<String> {
    let text = fs::read_to_string(place(source)).unwrap_or_default();
    let names = text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'));
    names.map(str::to_owned).collect()
}

/// Notes `names`, in place of those noted before; none, and nothing stays behind.
///
/// # Errors
/// When the system does not let us write there.
pub fn note(source: &Path, names: &[String]) -> io::Result<()> {
    let place = place(source);
    if names.is_empty() {
        let removed = fs::remove_file(&place);
        if removed.is_ok() {
            own::tidy(&source.join(own::FOLDER));
        }
        return removed
            .or_else(|error| if error.kind() == io::ErrorKind::NotFound { Ok(()) } else { Err(error) });
    }
    let lines: String = names.iter().map(|name| format!("{}\n", name.replace('\n', " "))).collect();
    let text = format!("{ABOUT}{lines}");
    if fs::read_to_string(&place).is_ok_and(|old| old == text) {
        return Ok(());
    }
    own::write(&place, text.as_bytes())
}

fn place(source: &Path) -> PathBuf {
    source.join(own::FOLDER).join(FILE)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_noted_until_there_are_none() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let source = folder.path();
        assert_eq!(noted(source), Vec::<String>::new());
        let names = ["Zoé d’Été".to_owned(), "ada-martin".to_owned()];
        note(source, &names).expect("written");
        assert_eq!(noted(source), names);
        assert_eq!(fs::read_to_string(source.join(".eigsite/.gitignore")).expect("there"), "*\n");
        note(source, &[]).expect("removed");
        assert!(!source.join(".eigsite").exists());
        note(source, &[]).expect("nothing to remove");
    }
}
