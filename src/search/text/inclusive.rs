//! Inclusive writing: which words `citoyen·ne·s`, `acteurs·rices` or `agent(e)s` stand for.
//!
//! Takes the pieces of a group, returns the gendered forms. A suffix is known by how it fits onto the masculine form.

use super::chars::{is_hyphen, is_inclusive_dot};
use super::lang::Lang;
use super::piece::Piece;

/// Words that no rule finds: the first piece, the second, all that they stand for.
const SPECIAL: &[(&str, &str, &[&str])] = &[
    ("celui", "celle", &["celui", "ceux", "celle", "celles"]),
    ("ceux", "celles", &["celui", "ceux", "celle", "celles"]),
    ("fou", "folle", &["fou", "fous", "folle", "folles"]),
    ("tou", "te", &["tout", "tous", "toute", "toutes"]),
    ("tous", "tes", &["tout", "tous", "toute", "toutes"]),
    ("tous", "toutes", &["tout", "tous", "toute", "toutes"]),
    ("tout", "e", &["tout", "tous", "toute", "toutes"]),
];

/// Suffixes without the plural's `s`; the end of the masculine that each one fits; the end of the feminine. The first
/// that fits counts.
const FEMININE: &[(&str, &str, &str)] = &[
    ("atrice", "ateur", "atrice"),
    ("che", "c", "che"),
    ("e", "ef", "effe"),
    ("e", "el", "elle"),
    ("e", "en", "enne"),
    ("e", "er", "ère"),
    ("e", "eux", "euse"),
    ("e", "if", "ive"),
    ("elle", "eau", "elle"),
    ("elle", "el", "elle"),
    ("enne", "en", "enne"),
    ("ere", "er", "ère"),
    ("eresse", "eur", "eresse"),
    ("esse", "e", "esse"),
    ("ette", "et", "ette"),
    ("euse", "eur", "euse"),
    ("euse", "eux", "euse"),
    ("fe", "f", "ffe"),
    ("ice", "teur", "trice"),
    ("ienne", "ien", "ienne"),
    ("iere", "ier", "ière"),
    ("ive", "if", "ive"),
    ("ière", "ier", "ière"),
    ("le", "l", "lle"),
    ("ne", "n", "nne"),
    ("onne", "on", "onne"),
    ("que", "c", "que"),
    ("rice", "teur", "trice"),
    ("se", "eur", "euse"),
    ("se", "eux", "euse"),
    ("se", "s", "sse"),
    ("sse", "e", "esse"),
    ("te", "t", "tte"),
    ("teuse", "teur", "teuse"),
    ("trice", "teur", "trice"),
    ("ve", "f", "ve"),
    ("ère", "er", "ère"),
    ("ète", "et", "ète"),
];

/// Letters of the masculine before an ambiguous joiner, at the least: `l.e` is none.
const SHORTEST: usize = 3;

/// What the first pieces stand for.
pub(super) struct Gendered {
    /// The forms, in lower case, accents on, the masculine singular first.
    pub forms: Vec<String>,
    /// How many pieces it takes.
    pub taken: usize,
}

/// Reads the inclusive word that `pieces` begin with.
pub(super) fn read(pieces: &[Piece], lang: Lang) -> Option<Gendered> {
    let (base, next) = (pieces.first()?, pieces.get(1)?);
    if !may_join(base, next, lang) {
        return None;
    }
    if let Some((_, _, forms)) = SPECIAL.iter().find(|(a, b, _)| (*a, *b) == (&base.lower, &next.lower)) {
        let taken = 2 + usize::from(is_plural_sign(pieces.get(2), &["s"]));
        return Some(Gendered { forms: forms.iter().map(|form| (*form).to_owned()).collect(), taken });
    }
    // `document(s)`, `réseau(x)`.
    if is_plural_sign(Some(next), &["s", "x", "es"]) && (next.lower != "es" || lang != Lang::French) {
        let plural = format!("{}{}", base.lower, next.lower);
        return Some(Gendered { forms: vec![base.lower.clone(), plural], taken: 2 });
    }
    if lang != Lang::French {
        return None;
    }
    let (masculine, feminine) = fit(&base.lower, &next.lower)?;
    let taken = 2 + usize::from(is_plural_sign(pieces.get(2), &["s"]));
    let plurals = [plural(&masculine), plural(&feminine)];
    Some(Gendered { forms: [masculine, feminine].into_iter().chain(plurals).collect(), taken })
}

/// Whether the joiner before `next` may be one of inclusive writing; those that are also used otherwise ask for more.
fn may_join(base: &Piece, next: &Piece, lang: Lang) -> bool {
    let letters = base.lower.chars().count();
    let is_word = letters >= 2 && (base.is_plain() || base.is_word_in_capitals());
    match next.joiner {
        '(' => is_word,
        c if is_inclusive_dot(c) => is_word && lang == Lang::French,
        c if is_hyphen(c) || matches!(c, '.' | '/') => {
            base.is_plain()
                && letters >= SHORTEST
                && lang == Lang::French
                && next.lower != "s"
                && next.lower != "x"
        }
        _ => false,
    }
}

fn is_plural_sign(piece: Option<&Piece>, signs: &[&str]) -> bool {
    piece.is_some_and(|piece| {
        signs.contains(&piece.lower.as_str()) && piece.joiner != '\'' && piece.joiner != '’'
    })
}

/// The masculine and the feminine singular, if `suffix` fits.
fn fit(base: &str, suffix: &str) -> Option<(String, String)> {
    let many = suffix.strip_suffix('s').filter(|one| !one.is_empty());
    let one = many.unwrap_or(suffix);
    // `acteurs·rices` and `lauréats·es`, but also `français·es`.
    let singular = many.and_then(|_| singular(base));
    let bases = singular.iter().map(String::as_str).chain([base]);
    bases.into_iter().find_map(|masculine| Some((masculine.to_owned(), feminine(masculine, one)?)))
}

/// The feminine of `masculine` that `suffix`, a singular, makes.
fn feminine(masculine: &str, suffix: &str) -> Option<String> {
    for (known, ending, feminine) in FEMININE {
        if let Some(stem) = masculine.strip_suffix(ending).filter(|_| *known == suffix) {
            return Some(format!("{stem}{feminine}"));
        }
    }
    // What is left repeats the masculine's end and adds an `e`: étudiant·ante, salarié·ée, lauréat·e.
    let repeated = suffix.strip_suffix('e')?;
    let takes_e = !masculine.ends_with(['a', 'e', 'o']);
    (takes_e && masculine.ends_with(repeated)).then(|| format!("{masculine}e"))
}

/// The singular of what may be a plural.
fn singular(plural: &str) -> Option<String> {
    if ["ais", "ois", "gros", "bas"].iter().any(|ending| plural.ends_with(ending)) {
        return None;
    }
    let stem = plural.strip_suffix("eaux").map(|stem| format!("{stem}eau"));
    let stem = stem.or_else(|| plural.strip_suffix("aux").map(|stem| format!("{stem}al")));
    stem.or_else(|| plural.strip_suffix('s').map(str::to_owned))
}

fn plural(singular: &str) -> String {
    if singular.ends_with(['s', 'x', 'z']) {
        return singular.to_owned();
    }
    match singular.strip_suffix("al") {
        Some(stem) => format!("{stem}aux"),
        None if singular.ends_with("eau") => format!("{singular}x"),
        None => format!("{singular}s"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::search::text::group::groups;

    fn forms(text: &str) -> String {
        let group = groups(text).next().unwrap();
        let joiners = std::iter::once(' ').chain(group.joiners.iter().copied());
        let parts = group.parts.iter().zip(&group.places).zip(joiners);
        let pieces: Vec<Piece> =
            parts.map(|((form, place), joiner)| Piece::new(&text[place.clone()], form, joiner)).collect();
        match read(&pieces, Lang::French) {
            Some(gendered) if gendered.taken == pieces.len() => gendered.forms.join(" "),
            Some(gendered) => format!("{} of {}", gendered.forms.join(" "), gendered.taken),
            None => String::new(),
        }
    }

    #[test]
    fn suffixes_fit_onto_the_masculine() {
        for (written, expected) in [
            ("citoyen·ne·s", "citoyen citoyenne citoyens citoyennes"),
            ("développeur·euses", "développeur développeuse développeurs développeuses"),
            ("développeur·euse·s", "développeur développeuse développeurs développeuses"),
            ("développeur.se.s", "développeur développeuse développeurs développeuses"),
            ("lauréat•e•s", "lauréat lauréate lauréats lauréates"),
            ("agent(e)s", "agent agente agents agentes"),
            ("administrateur·rice·s", "administrateur administratrice administrateurs administratrices"),
            ("directeur·trice", "directeur directrice directeurs directrices"),
            ("directeur/trice", "directeur directrice directeurs directrices"),
            ("acteur·ices", "acteur actrice acteurs actrices"),
            ("acteurs·rices", "acteur actrice acteurs actrices"),
            ("entrepreneur-e-s", "entrepreneur entrepreneure entrepreneurs entrepreneures"),
            ("étudiant.e.s", "étudiant étudiante étudiants étudiantes"),
            ("étudiants·antes", "étudiant étudiante étudiants étudiantes"),
            ("chef·fe", "chef cheffe chefs cheffes"),
            ("expert·e", "expert experte experts expertes"),
            ("chargé·es", "chargé chargée chargés chargées"),
            ("salarié(e)", "salarié salariée salariés salariées"),
            ("premier·ère", "premier première premiers premières"),
            ("conseiller·e·s", "conseiller conseillère conseillers conseillères"),
            ("professionnel·le·s", "professionnel professionnelle professionnels professionnelles"),
            ("créatif·ve·s", "créatif créative créatifs créatives"),
            ("nouveaux·elles", "nouveau nouvelle nouveaux nouvelles"),
            ("nationaux·ales", "national nationale nationaux nationales"),
            ("français·es", "français française français françaises"),
            ("AGENT·E·S", "agent agente agents agentes"),
            ("public·que·s", "public publique publics publiques"),
        ] {
            assert_eq!(forms(written), expected, "{written}");
        }
    }

    #[test]
    fn words_without_a_rule_are_known_by_heart() {
        assert_eq!(forms("tous·tes"), "tout tous toute toutes");
        assert_eq!(forms("tou·te·s"), "tout tous toute toutes");
        assert_eq!(forms("ceux·celles"), "celui ceux celle celles");
    }

    #[test]
    fn plural_in_brackets_is_read() {
        assert_eq!(forms("document(s)"), "document documents");
        assert_eq!(forms("réseau(x)"), "réseau réseaux");
    }

    #[test]
    fn other_joined_words_are_left_alone() {
        for written in [
            "dit-elle",
            "data-science",
            "vis-à-vis",
            "Node.js",
            "google.es",
            "l.e",
            "grand-s",
            "site.s",
            "f(x)",
            "va-t-on",
            "EIG-e",
            "chercheur·biologiste",
            "et/ou",
            "donne-les",
            "open-source",
        ] {
            assert_eq!(forms(written), "", "{written}");
        }
    }

    #[test]
    fn what_follows_the_word_is_not_taken() {
        assert_eq!(forms("agent·e-comptable"), "agent agente agents agentes of 2");
    }
}
