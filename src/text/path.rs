//! Names of files as people write them.

use std::borrow::Cow;

/// The path of a file, to be compared with patterns.
#[derive(Debug)]
pub struct FileName<'p> {
    path: &'p str,
    plain: Cow<'p, str>,
}

impl<'p> FileName<'p> {
    /// The name of the file at `path`.
    pub fn new(path: &'p str) -> Self {
        Self { path, plain: plain(path) }
    }

    /// Whether `glob` names it. Capitals do not count, nor whether a space, a hyphen or an underscore stands between two
    /// words: `suivi_*.org` is `Suivi 2018.org` too.
    pub fn is(&self, glob: &str) -> bool {
        let plain_glob = plain(glob);
        fast_glob::glob_match(glob, self.path)
            // Where both are plain already, that was the same question.
            || (matches!(plain_glob, Cow::Owned(_)) || matches!(self.plain, Cow::Owned(_)))
                && fast_glob::glob_match(&*plain_glob, &*self.plain)
    }
}

fn is_joint(c: char) -> bool {
    c.is_whitespace() || matches!(c, '-' | '\u{2010}'..='\u{2015}')
}

fn plain(path: &str) -> Cow<'_, str> {
    if path.chars().all(|c| c.is_ascii() && !c.is_ascii_uppercase() && !is_joint(c)) {
        return Cow::Borrowed(path);
    }
    Cow::Owned(path.to_lowercase().chars().map(|c| if is_joint(c) { '_' } else { c }).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn capitals_and_what_joins_words_do_not_count() {
        for path in ["suivi_2018.org", "a/Suivi 2018.org", "SUIVI-2018.ORG", "suivi\u{a0}2018.org"] {
            assert!(FileName::new(path).is("**/suivi_*.org"), "{path}");
        }
        for path in ["suivi.org", "suivis_2018.org", "suivi_2018.md"] {
            assert!(!FileName::new(path).is("**/suivi_*.org"), "{path}");
        }
        assert!(FileName::new("_data/presse 2018.csv").is("_data/Presse-2018.csv"));
    }
}
