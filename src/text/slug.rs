//! Slugs for our own ids: ASCII, lowercase, hyphens, never empty.

use super::letters::plain_lowercase;

/// The ASCII slug of `name`: `Coach Élèves` is `coach-eleves`, `C++` is `c-plus-plus`.
///
/// A name without an ASCII letter or digit gets `x` and a short stable number, so that it still has an id.
pub fn slugify(name: &str) -> String {
    let mut slug = String::with_capacity(name.len());
    let plain = plain_lowercase(name);
    let mut letters = plain.chars().peekable();
    let mut before = ' ';
    while let Some(letter) = letters.next() {
        let ends_word = !letters.peek().is_some_and(|next| next.is_alphanumeric());
        match letter {
            'a'..='z' | '0'..='9' => slug.push(letter),
            // Signs that belong to a name, as in `C++` and `C#`, not to a sentence.
            '+' if before.is_alphanumeric() || before == '+' => slug.push_str("-plus-"),
            '#' if before.is_alphanumeric() && ends_word => slug.push_str("-sharp-"),
            _ => slug.push('-'),
        }
        before = letter;
    }
    let slug = slug.split('-').filter(|part| !part.is_empty()).collect::<Vec<_>>().join("-");
    if slug.is_empty() { format!("x{:08x}", checksum(name)) } else { slug }
}

/// FNV-1a: the same number on every machine and in every release, which the standard hasher does not promise.
fn checksum(text: &str) -> u32 {
    text.bytes().fold(0x811c_9dc5, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slugs_are_lowercase_ascii_words_with_hyphens() {
        assert_eq!(slugify("Coach Élèves"), "coach-eleves");
        assert_eq!(slugify("  L’œuvre d'un·e  EIG ! "), "l-oeuvre-d-un-e-eig");
        assert_eq!(slugify("b@liseNAV"), "b-lisenav");
        assert_eq!(slugify("Be\u{301}ne\u{301}dicte"), "benedicte");
    }

    #[test]
    fn languages_that_differ_by_a_sign_have_slugs_of_their_own() {
        assert_eq!(slugify("C"), "c");
        assert_eq!(slugify("C++"), "c-plus-plus");
        assert_eq!(slugify("C#"), "c-sharp");
        assert_eq!(slugify("R + Python"), "r-python");
        assert_eq!(slugify("Défi #2"), "defi-2");
    }

    #[test]
    fn slugs_are_never_empty() {
        assert_eq!(slugify("東京"), slugify("東京"));
        assert_ne!(slugify("東京"), slugify("大阪"));
        assert!(slugify("").starts_with('x'));
        assert_eq!(slugify("…").len(), 9);
    }
}
