//! Names of files as people write them.

/// Whether `glob` names the file at `path`. Capitals do not count, nor whether a space, a hyphen or an underscore stands
/// between two words: `suivi_*.org` is `Suivi 2018.org` too.
pub fn names_file(glob: &str, path: &str) -> bool {
    fast_glob::glob_match(glob, path) || fast_glob::glob_match(plain(glob).as_str(), plain(path).as_str())
}

fn plain(path: &str) -> String {
    let is_joint = |c: char| c.is_whitespace() || matches!(c, '-' | '\u{2010}'..='\u{2015}');
    path.to_lowercase().chars().map(|c| if is_joint(c) { '_' } else { c }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn capitals_and_what_joins_words_do_not_count() {
        for path in ["suivi_2018.org", "a/Suivi 2018.org", "SUIVI-2018.ORG", "suivi\u{a0}2018.org"] {
            assert!(names_file("**/suivi_*.org", path), "{path}");
        }
        for path in ["suivi.org", "suivis_2018.org", "suivi_2018.md"] {
            assert!(!names_file("**/suivi_*.org", path), "{path}");
        }
        assert!(names_file("_data/Presse-2018.csv", "_data/presse 2018.csv"));
    }
}
