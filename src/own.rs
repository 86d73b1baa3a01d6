//! The program's own folder, `.eigsite`: what it remembers from one build to the next, beside the output or in the source.
//!
//! Files in it are there whole or not at all. Git leaves it out by itself, and whoever deletes it loses nothing but time.

use std::ffi::OsStr;
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// Its name.
pub const FOLDER: &str = ".eigsite";

/// What keeps it out of git.
const IGNORED: &str = ".gitignore";

/// The folder beside `output`, where sites are written.
pub fn beside(output: &Path) -> PathBuf {
    let whole = std::path::absolute(output).unwrap_or_else(|_| output.to_owned());
    whole.parent().unwrap_or(&whole).join(FOLDER)
}

/// Lets the file at `place`, in a folder of the program's own, hold `bytes`, in one step. Nobody but who runs the program
/// may read it.
///
/// # Errors
/// When the system does not let it; what stood there stays.
pub fn write(place: &Path, bytes: &[u8]) -> io::Result<()> {
    let folder = place.parent().unwrap_or(place);
    fs::create_dir_all(folder)?;
    // First what keeps it out of git.
    let ignored = place.ancestors().find(|folder| is_own(folder)).map(|own| own.join(IGNORED));
    if let Some(ignored) = ignored.filter(|file| !file.exists()) {
        fs::write(ignored, "*\n")?;
    }
    let mut file = tempfile::NamedTempFile::new_in(folder)?;
    file.write_all(bytes)?;
    file.persist(place)?;
    Ok(())
}

/// Deletes `folder`, the program's own or one in it, and those around it up to that, as far as nothing is left in them.
pub fn tidy(folder: &Path) {
    for folder in folder.ancestors() {
        let own = is_own(folder);
        if own && holds_nothing_else(folder) {
            let _ = fs::remove_file(folder.join(IGNORED));
        }
        // Only an empty folder goes.
        if fs::remove_dir(folder).is_err() || own {
            return;
        }
    }
}

fn is_own(folder: &Path) -> bool {
    folder.file_name() == Some(OsStr::new(FOLDER))
}

fn holds_nothing_else(own: &Path) -> bool {
    let mut entries = fs::read_dir(own).into_iter().flatten();
    entries.all(|entry| entry.is_ok_and(|entry| entry.file_name() == OsStr::new(IGNORED)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(folder: &Path) -> Vec<String> {
        let entries = fs::read_dir(folder).expect("a folder");
        let mut names: Vec<String> = entries
            .map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned())
            .collect();
        names.sort();
        names
    }

    #[test]
    fn file_comes_with_its_folder_and_takes_the_place_of_another() {
        let folder = tempfile::tempdir().expect("a folder");
        let own = beside(&folder.path().join("_site"));
        let place = own.join("a/b");
        write(&place, b"1").expect("written");
        write(&place, b"2").expect("written");
        assert_eq!(fs::read(&place).expect("there"), b"2");
        assert_eq!(names(&own.join("a")), ["b"], "nothing else is left");
        assert_eq!(
            (names(&own), names(folder.path())),
            (vec![IGNORED.into(), "a".into()], vec![FOLDER.into()])
        );
    }

    #[test]
    fn git_is_kept_out_while_there_is_something() {
        let folder = tempfile::tempdir().expect("a folder");
        let own = folder.path().join(FOLDER);
        for place in ["a/b/c", "a/d", "e"] {
            write(&own.join(place), b"1").expect("written");
        }
        fs::remove_file(own.join("e")).expect("deleted");
        tidy(&own);
        assert_eq!(names(&own), [IGNORED, "a"]);
        fs::remove_file(own.join("a/b/c")).expect("deleted");
        tidy(&own.join("a/b"));
        assert_eq!(
            (names(&own), names(&own.join("a"))),
            (vec![IGNORED.into(), "a".into()], vec!["d".into()])
        );
        fs::remove_file(own.join("a/d")).expect("deleted");
        tidy(&own.join("a"));
        assert!(names(folder.path()).is_empty());
    }
}
