//! The key that joins names: two names with one key are the same name, written by different hands.

use super::letters::plain_lowercase;

/// The join key of `name`: letters and digits only, without case, accents, ligatures or Unicode form.
///
/// `+` and `#` count, since `C`, `C++` and `C#` are three languages. A name made of nothing but other signs
/// keeps them, so that it has no key in common with every other such name.
pub fn fold(name: &str) -> String {
    let plain = plain_lowercase(name);
    let key: String = plain.chars().filter(|c| c.is_alphanumeric() || matches!(c, '+' | '#')).collect();
    if key.is_empty() { plain.trim().to_owned() } else { key }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_accents_spaces_and_punctuation_do_not_count() {
        assert_eq!(fold("Coach Élèves"), "coacheleves");
        assert_eq!(fold("CoachÉlève"), "coacheleve");
        assert_eq!(fold(" Social-Connect\u{a0}!"), fold("SocialConnect"));
        assert_eq!(fold("l’intérêt"), fold("L'INTERET"));
        assert_eq!(fold("b@liseNAV"), "blisenav");
    }

    #[test]
    fn unicode_form_does_not_count() {
        assert_eq!(fold("Béné\u{301}dicte"), fold("Be\u{301}ne\u{301}dicte"));
        assert_eq!(fold("ﬁche"), "fiche");
        assert_eq!(fold("EIG²"), "eig2");
    }

    #[test]
    fn ligatures_are_spelled_out() {
        assert_eq!(fold("Œuvre, ŒUVRE, œuvre"), "oeuvreoeuvreoeuvre");
        assert_eq!(fold("Lætitia Strauß"), "laetitiastrauss");
        assert_eq!(fold("GROẞ"), "gross");
        assert_eq!(fold("İstanbul"), "istanbul");
    }

    #[test]
    fn languages_that_differ_by_a_sign_stay_apart() {
        let keys = [fold("C"), fold("C++"), fold("C#")];
        assert_eq!(keys, ["c", "c++", "c#"]);
    }

    #[test]
    fn names_of_nothing_but_signs_stay_apart() {
        assert_ne!(fold("…"), fold("?"));
        assert_eq!(fold("  "), "");
        assert_eq!(fold("東京"), "東京");
    }
}
