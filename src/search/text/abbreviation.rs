//! Abbreviations that a text defines: «Direction interministérielle du numérique (DINUM)».
//!
//! Takes prose, returns what is short for what. An abbreviation is believed if its letters are the beginnings of the
//! words beside it, in order.

use super::group::groups;
use super::initials::{MOST_WORDS, Reading, fits, words};
use super::lang::ELIDED;

/// How many letters an abbreviation has.
const LETTERS: std::ops::RangeInclusive<usize> = 2..=10;
/// How many bytes of text before or within brackets are looked at.
const REACH: usize = 240;
/// From how many letters on one word may go without a letter: `IGN` for «institut national de l’information
/// géographique» has none of its own for each.
const LETTERS_TO_SKIP_A_WORD: usize = 4;

/// What `text` says is short for what: the abbreviation, then the words, both as written.
pub fn abbreviations(text: &str) -> Vec<(String, String)> {
    let mut found: Vec<(String, String)> = Vec::new();
    for (open, _) in text.match_indices('(') {
        let Some(pair) = defined_at(text, open) else { continue };
        if !found.contains(&pair) {
            found.push(pair);
        }
    }
    found
}

/// The definition around the bracket that opens at `open`.
fn defined_at(text: &str, open: usize) -> Option<(String, String)> {
    let before = &text[floor(text, open.saturating_sub(REACH))..open];
    // A bracket straight behind a letter is a word's own: `agent(e)s`.
    if !before.ends_with(char::is_whitespace) {
        return None;
    }
    let inside = inside(&text[open + 1..])?;
    let before = before.trim_end_matches(is_space_or_quote);
    // Within the brackets, a comma or the like ends what is defined.
    let inside = inside.split([',', ';', ':']).next().unwrap_or_default().trim_matches(is_space_or_quote);
    if let Some(short) = short(inside) {
        let long = last_words_for(&short, before)?;
        return Some((inside.to_owned(), long));
    }
    let written = before.rsplit(char::is_whitespace).next()?;
    let last = groups(written).last()?.without_elided(|part| ELIDED.contains(&part));
    let written = &written[last.places.first()?.start..last.places.last()?.end];
    let words = words(inside);
    fits(&short(written)?, &words, Reading { small: true, skips: 0 })
        .then(|| (written.to_owned(), inside.to_owned()))
}

/// What stands between a bracket that is open and the one that closes it, on one line and not too far away.
fn inside(text: &str) -> Option<&str> {
    let text = &text[..floor(text, REACH)];
    let mut depth = 0;
    for (at, c) in text.char_indices() {
        match c {
            '\n' => return None,
            '(' => depth += 1,
            ')' if depth == 0 => return Some(&text[..at]),
            ')' => depth -= 1,
            _ => {}
        }
    }
    None
}

/// The folded letters of `written`, if it looks like an abbreviation: one group, a capital first.
fn short(written: &str) -> Option<Vec<char>> {
    let mut all = groups(written);
    let group = all.next().filter(|_| all.next().is_none())?;
    let letters: Vec<char> = group.whole.chars().collect();
    let capital = written.chars().next().is_some_and(char::is_uppercase);
    let bare = letters.iter().all(|c| c.is_alphabetic());
    (capital && bare && LETTERS.contains(&letters.len()) && group.parts.len() == 1).then_some(letters)
}

/// The fewest last words of `before` that `short` stands for.
fn last_words_for(short: &[char], before: &str) -> Option<String> {
    let line = last_sentence(before);
    let words = words(line);
    let first = words.len().saturating_sub(MOST_WORDS);
    let skips = usize::from(short.len() >= LETTERS_TO_SKIP_A_WORD);
    // The plainest reading counts: without letters of small words, then without words that have none.
    let readings = (0..=skips).flat_map(|skips| [false, true].map(|small| Reading { small, skips }));
    for reading in readings {
        for start in (first..words.len().saturating_sub(1)).rev() {
            if fits(short, &words[start..], reading) {
                return Some(line[words[start].start..].trim_matches(is_space_or_quote).to_owned());
            }
        }
    }
    None
}

/// What stands behind the last end of a sentence or of a bracket.
fn last_sentence(text: &str) -> &str {
    let line = text.rsplit(['\n', ';', ':', '!', '?', '(', ')']).next().unwrap_or_default();
    line.rsplit(". ").next().unwrap_or_default()
}

fn is_space_or_quote(c: char) -> bool {
    c.is_whitespace() || matches!(c, '«' | '»' | '"' | '“' | '”' | '*' | '_')
}

/// The last character boundary at or before `at`.
fn floor(text: &str, at: usize) -> usize {
    (0..=at.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn first(text: &str) -> String {
        abbreviations(text).first().map_or(String::new(), |(short, long)| format!("{short} = {long}"))
    }

    #[test]
    fn short_form_in_brackets_is_read() {
        for (text, expected) in [
            (
                "la Direction interministérielle du numérique (DINUM) a",
                "DINUM = Direction interministérielle du numérique",
            ),
            (
                "à l’Agence nationale de la cohésion des territoires (ANCT).",
                "ANCT = Agence nationale de la cohésion des territoires",
            ),
            (
                "le programme Entrepreneur·e·s d’intérêt général (EIG)",
                "EIG = Entrepreneur·e·s d’intérêt général",
            ),
            (
                "direction générale des Finances publiques (DGFiP)",
                "DGFiP = direction générale des Finances publiques",
            ),
            (
                "Bibliothèque nationale de France («\u{a0}BnF\u{a0}»)",
                "BnF = Bibliothèque nationale de France",
            ),
            (
                "Le règlement général sur la protection des données (RGPD, 2016)",
                "RGPD = règlement général sur la protection des données",
            ),
            ("l’école des hautes études (E.H.E.)", "E.H.E. = école des hautes études"),
        ] {
            assert_eq!(first(text), expected);
        }
    }

    #[test]
    fn long_form_in_brackets_is_read() {
        assert_eq!(
            first("La DINUM (direction interministérielle du numérique)"),
            "DINUM = direction interministérielle du numérique"
        );
        assert_eq!(first("d’OSM (OpenStreetMap)"), "OSM = OpenStreetMap");
        assert_eq!(
            first("les EIG (Entrepreneur(e)s d’intérêt général, en 2018)"),
            "EIG = Entrepreneur(e)s d’intérêt général"
        );
    }

    #[test]
    fn only_as_many_words_are_taken_as_are_needed() {
        assert_eq!(first("À Paris, Agence du patrimoine (AP)"), "AP = Agence du patrimoine");
        assert_eq!(first("Elle est finie. Institut du droit (ID)"), "ID = Institut du droit");
        assert_eq!(
            first("les directions départementales de la cohésion sociale (DDCS)"),
            "DDCS = directions départementales de la cohésion sociale"
        );
        assert_eq!(
            first("un.e Entrepreneur.e d’intérêt général (EIG)"),
            "EIG = Entrepreneur.e d’intérêt général"
        );
        assert_eq!(first("VITAM accessible en service (VAES)"), "VAES = VITAM accessible en service");
    }

    #[test]
    fn one_word_may_go_without_a_letter() {
        assert_eq!(
            first("le centre d’études et d’expertise technique (CEET), puis"),
            "CEET = centre d’études et d’expertise technique"
        );
        assert_eq!(
            first("Service national public de l’emploi (SNPE)"),
            "SNPE = Service national public de l’emploi"
        );
        assert_eq!(
            first("Office français central de la biodiversité marine (OFBM)"),
            "OFBM = Office français central de la biodiversité marine"
        );
    }

    #[test]
    fn other_brackets_define_nothing() {
        for text in [
            "une image (PNG)",
            "le ministère (Paris)",
            "des agent(e)s du ministère",
            "trois défis (2018)",
            "la France (UE)",
            "Marie Curie (MC Solaar)",
            "(EIG)",
            " (",
            "()",
            "du pain et du vin (dpv)",
            "a (b",
            "La DINUM (voir plus bas)",
            "direction des données\n(DD\n)",
        ] {
            assert_eq!(abbreviations(text), [], "{text}");
        }
    }

    #[test]
    fn definition_that_is_repeated_counts_once() {
        let text = "Institut du droit (ID) et Institut du droit (ID)";
        assert_eq!(abbreviations(text).len(), 1);
    }
}
