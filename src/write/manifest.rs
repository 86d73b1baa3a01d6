//! The list of files that builds have made, kept in the output folder.
//!
//! One line with the form, then one path a line, sorted. What is not in it is not ours and never deleted.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use super::paths;

/// Its name in the output folder.
pub const MANIFEST: &str = ".eigsite-manifest";

const FIRST_LINE: &str = "eigsite-manifest 1";

/// The files that the manifest in `root` lists; none if there is no manifest or one that is not to be trusted.
pub(super) fn read(root: &Path) -> Option<BTreeSet<String>> {
    parse(&fs::read_to_string(root.join(MANIFEST)).ok()?)
}

fn parse(text: &str) -> Option<BTreeSet<String>> {
    // A last line without its end may be a path cut short, which is another file's.
    let mut lines = text.strip_suffix('\n')?.split('\n');
    if lines.next() != Some(FIRST_LINE) {
        return None;
    }
    lines.map(|path| paths::check(path).is_ok().then(|| path.to_owned())).collect()
}

/// The text of a manifest that lists `files`.
pub(super) fn text<'a>(files: impl IntoIterator<Item = &'a String>) -> String {
    let mut text = format!("{FIRST_LINE}\n");
    for path in files {
        text.push_str(path);
        text.push('\n');
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn manifest_reads_back() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let files = BTreeSet::from(["a".to_owned(), "é/b c.html".to_owned()]);
        assert_eq!(text(&files), "eigsite-manifest 1\na\né/b c.html\n");
        for files in [files, BTreeSet::new()] {
            fs::write(folder.path().join(MANIFEST), text(&files)).expect("a file");
            assert_eq!(read(folder.path()), Some(files));
        }
    }

    #[test]
    fn doubtful_manifest_lists_nothing() {
        for text in [
            "",
            "a\nb\n",
            "eigsite-manifest 2\na\n",
            "eigsite-manifest 1\na\nb",
            "eigsite-manifest 1\n../a\n",
            "eigsite-manifest 1\n/etc/passwd\n",
            "eigsite-manifest 1\na\r\n",
            "eigsite-manifest 1\na\n\n",
        ] {
            assert_eq!(parse(text), None, "{text:?}");
        }
    }
}
