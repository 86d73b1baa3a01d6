//! The line by which a file is known again that an import has written, and that nobody has changed since.

/// What a file begins with that is ours, whatever sign of a remark its language has.
const MARK: &str = "eigsite import ";

/// `text` with a first line that holds its checksum; `remark` is what stands before and behind it.
pub fn stamped(text: &str, remark: (&str, &str), why: &str) -> String {
    let (before, behind) = remark;
    format!("{before}{MARK}{:08x}: {why}{behind}\n{text}", crc32fast::hash(text.as_bytes()))
}

/// Whether an import has written `text`, and nobody has changed it since.
pub fn is_ours(text: &str) -> bool {
    let Some((first, rest)) = text.split_once('\n') else { return false };
    let Some((_, stamp)) = first.split_once(MARK) else { return false };
    let sum = stamp.get(..8).and_then(|digits| u32::from_str_radix(digits, 16).ok());
    // Editors and git may write lines their own way.
    sum == Some(crc32fast::hash(rest.replace("\r\n", "\n").as_bytes()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn file_is_ours_until_somebody_changes_it() {
        let file = stamped("title: Essai\n", ("# ", ""), "pour savoir");
        assert!(file.starts_with("# eigsite import ") && is_ours(&file), "{file}");
        assert!(is_ours(&file.replace('\n', "\r\n")), "only lines end otherwise");
        assert!(!is_ours(&file.replace("Essai", "Autre")));
        for other in ["", "title: Essai\n", "# eigsite import\n", "# eigsite import x\né\n"] {
            assert!(!is_ours(other), "{other:?}");
        }
    }
}
