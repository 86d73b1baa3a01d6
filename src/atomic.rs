//! Files of the program's own that are there whole or not at all.

use std::fs;
use std::io::{self, Write};
use std::path::Path;

/// Lets the file at `place` hold `bytes`, in one step, and makes the folder that it stands in.
///
/// # Errors
/// When the system does not let it; what stood there stays.
pub fn write(place: &Path, bytes: &[u8]) -> io::Result<()> {
    let folder = place.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    fs::create_dir_all(folder)?;
    let mut file = tempfile::NamedTempFile::new_in(folder)?;
    file.write_all(bytes)?;
    file.persist(place)?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn file_comes_with_its_folder_and_takes_the_place_of_another() {
        let folder = tempfile::tempdir().expect("a folder");
        let place = folder.path().join("a/b");
        write(&place, b"1").expect("written");
        write(&place, b"2").expect("written");
        assert_eq!(fs::read(&place).expect("there"), b"2");
        assert_eq!(
            fs::read_dir(folder.path().join("a")).expect("a folder").count(),
            1,
            "nothing else is left"
        );
    }
}
