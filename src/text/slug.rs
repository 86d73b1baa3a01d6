//! Slugs for our own ids: ASCII, lowercase, hyphens, never empty, never too long for the name of a file.

use super::letters::plain_lowercase;

/// How many letters a slug may have.
const LONGEST: usize = 100;

/// The ASCII slug of `name`: `Coach Élèves` is `coach-eleves`, `C++` is `c-plus-plus`.
///
/// A name without an ASCII letter or digit gets `x` and a short stable number, so that it still has an id.
/// A slug of more than 100 letters is cut between two words and gets such a number of the whole name.
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
    match slug.len() {
        0 => format!("x{:08x}", checksum(name)),
        1..=LONGEST => slug,
        _ => shorten(&slug, checksum(&plain)),
    }
}

/// The words of `slug` that leave room for `number`.
fn shorten(slug: &str, number: u32) -> String {
    let room = LONGEST - "-12345678".len();
    // With the letter after the room: if that is a hyphen, the last word fits.
    let words = slug[..=room].rsplit_once('-').map_or(&slug[..room], |(words, _)| words);
    format!("{words}-{number:08x}")
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
    fn long_names_have_short_slugs_that_stay_apart() {
        let name = "Ministère de la Transition ".repeat(15);
        let slug = slugify(&name);
        assert!(slug.len() <= LONGEST, "{slug}");
        assert!(slug.starts_with("ministere-de-la-transition-ministere-"), "{slug}");
        let (words, number) = slug.rsplit_once('-').unwrap();
        assert!(words.ends_with("-ministere") && number.len() == 8, "{slug}");
        assert_eq!(slugify(&name), slug);
        assert_ne!(slugify(&format!("{name} écologique")), slug);
        assert_ne!(slugify(&"a".repeat(400)), slugify(&"a".repeat(401)));
        assert_eq!(slugify(&"é".repeat(400)), slugify(&"e\u{301}".repeat(400)));
    }

    #[test]
    fn slug_that_just_fits_is_not_cut() {
        assert_eq!(slugify(&"a".repeat(100)), "a".repeat(100));
        assert_eq!(slugify(&"a".repeat(101)), format!("{}-8868c4a8", "a".repeat(91)));
        let words = format!("{} {}", "a".repeat(91), "b".repeat(20));
        assert!(slugify(&words).starts_with(&format!("{}-", "a".repeat(91))));
    }

    #[test]
    fn slugs_are_never_empty() {
        assert_eq!(slugify("東京"), slugify("東京"));
        assert_ne!(slugify("東京"), slugify("大阪"));
        assert!(slugify("").starts_with('x'));
        assert_eq!(slugify("…").len(), 9);
    }
}
