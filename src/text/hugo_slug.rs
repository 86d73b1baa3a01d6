//! The part of an address that Hugo makes of a name, for sites that move from it.
//!
//! The rules are those of Hugo, with its `removePathAccents` or without, told in our own words: white space becomes one hyphen, signs that an
//! address need not escape stay, all others go without a trace, capitals become small.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// What Hugo makes of `name` with `removePathAccents`: `L’été, à Paris` is `lete-a-paris`.
pub fn hugo_slug(name: &str) -> String {
    slug_of(name.nfd().filter(|c| !is_combining_mark(*c)))
}

/// What Hugo makes of `name` without that: `L’été, à Paris` is `lété-à-paris`.
pub fn hugo_slug_with_accents(name: &str) -> String {
    slug_of(name.nfc())
}

fn slug_of(letters: impl Iterator<Item = char>) -> String {
    let mut slug = String::new();
    let mut gap = false;
    for c in letters {
        if c.is_alphanumeric() || "._#+~-@".contains(c) {
            if gap && c != '-' {
                slug.push('-');
            }
            slug.extend(c.to_lowercase());
            gap = false;
        } else if c.is_whitespace() && !slug.is_empty() && !slug.ends_with('-') {
            gap = true;
        }
    }
    slug
}

#[cfg(test)]
mod tests {
    use super::{hugo_slug, hugo_slug_with_accents};

    #[test]
    fn spaces_become_one_hyphen_and_other_signs_go() {
        assert_eq!(hugo_slug("Direction de l'impact"), "direction-de-limpact");
        assert_eq!(hugo_slug("Direction de l’impact "), "direction-de-limpact");
        assert_eq!(hugo_slug("vigicr’ux"), "vigicrux");
        assert_eq!(hugo_slug("Memo - anglais"), "memo-anglais");
        assert_eq!(hugo_slug("1-élève-1-stage"), "1-eleve-1-stage");
        assert_eq!(hugo_slug("Culture, sport & loisirs"), "culture-sport-loisirs");
        assert_eq!(hugo_slug("e\u{301}cole"), "ecole");
        assert_eq!(hugo_slug_with_accents("L’e\u{301}te\u{301}, à Paris"), "lété-à-paris");
    }
}
