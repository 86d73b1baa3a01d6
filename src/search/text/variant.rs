//! Other forms of a word that its stem does not reach: what a reader may ask for although no page says it.
//!
//! A reader cuts known endings off a word that it does not find; what begins with the stem needs no help. That
//! leaves a few genders and plurals that differ inside the word. They cost bytes, so there are few rules.

use super::lang::Lang;

/// Forms of one word that differ more than by an ending: all of a line find each other.
const FAMILIES: &[&[&str]] = &[
    &["beau", "belle", "bel"],
    &["chef", "cheffe"],
    &["nouveau", "nouvelle", "nouvel"],
    &["public", "publique"],
    &["travail", "travaux"],
    &["vieux", "vieille", "vieil"],
    &["vitrail", "vitraux"],
];

/// Endings of French, and what stands in their place in the other gender or number. Longer ones come first. The stem
/// of `lectrice` begins `lecteur`, and so needs no rule.
const OTHERS: &[(&str, &str)] = &[
    ("cteurs", "ctrice"),
    ("iteurs", "itrice"),
    ("uteurs", "utrice"),
    ("cteur", "ctrice"),
    ("iteur", "itrice"),
    ("uteur", "utrice"),
    ("ctives", "ctif"),
    ("sives", "sif"),
    ("ctive", "ctif"),
    ("sive", "sif"),
    ("ales", "aux"),
    ("ale", "aux"),
    ("als", "aux"),
    ("al", "aux"),
];

/// The shortest word that has variants by rule.
const SHORTEST: usize = 5;

/// Other forms, folded, that find the word of this folded `form` and `stem`.
pub(super) fn variants(form: &str, stem: &str, lang: Lang) -> Vec<String> {
    if lang != Lang::French {
        return Vec::new();
    }
    let singular = form.strip_suffix('s').unwrap_or(form);
    if let Some(family) = FAMILIES.iter().find(|family| family.contains(&form) || family.contains(&singular))
    {
        return family.iter().filter(|other| **other != form).map(|other| (*other).to_owned()).collect();
    }
    if form.chars().count() < SHORTEST {
        return Vec::new();
    }
    let Some((ending, instead)) = OTHERS.iter().find(|(ending, _)| form.ends_with(ending)) else {
        return Vec::new();
    };
    let other = format!("{}{instead}", form.strip_suffix(ending).unwrap_or(form));
    // What begins with the stem is found by cutting its ending.
    if other.starts_with(stem) { Vec::new() } else { vec![other] }
}

#[cfg(test)]
mod tests {
    use super::super::{fold, stem};
    use super::*;

    fn of(lower: &str) -> String {
        variants(&fold(lower), &stem(lower, Lang::French), Lang::French).join(" ")
    }

    #[test]
    fn genders_that_differ_inside_the_word_find_each_other() {
        assert_eq!(of("lecteur"), "lectrice");
        assert_eq!(of("directeurs"), "directrice");
        assert_eq!(of("éditeur"), "editrice");
        assert_eq!(of("nouvelle"), "nouveau nouvel");
        assert_eq!(of("actives"), "actif");
    }

    #[test]
    fn plurals_in_aux_are_found() {
        assert_eq!(of("national"), "nationaux");
        assert_eq!(of("régionales"), "regionaux");
        assert_eq!(of("travail"), "travaux");
    }

    #[test]
    fn forms_that_begin_with_the_stem_need_no_variant() {
        for word in [
            "chercheuse",
            "directrices",
            "citoyenne",
            "administrateur",
            "archives",
            "actif",
            "nationaux",
            "bal",
            "réseau",
        ] {
            assert_eq!(of(word), "", "{word}");
        }
        assert!(variants("national", "nation", Lang::English).is_empty());
    }
}
