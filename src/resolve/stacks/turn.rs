//! Words that tell of a change from one tool to another: "remplacé par", "à migrer vers", "réécriture prévue en".
//!
//! Takes folded words; returns what they say of the tool before and of those behind them. Knows nothing of tools.

use super::state::{State, same_word};

/// A change from what stands before some words to what stands behind them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Turn {
    /// What they say of the tool before them.
    pub before: Option<State>,
    /// What they say of those behind them.
    pub after: Option<State>,
    /// How many words say so.
    pub count: usize,
}

/// How a change begins, what it says of both sides, and the words that lead to the other side.
type Form = (&'static [&'static str], Option<State>, Option<State>, &'static [&'static str]);

const FORMS: &[Form] = &[
    (
        &[
            "a remplacer",
            "sera remplace",
            "seront remplace",
            "va etre remplace",
            "doit etre remplace",
            "bientot remplace",
            "prochainement remplace",
            "remplacement prevu",
            "to be replaced",
            "will be replaced",
            "soon replaced",
        ],
        None,
        Some(State::Planned),
        &["par", "by"],
    ),
    // Both are at work until the change is over.
    (&["en cours de remplacement", "being replaced"], None, None, &["par", "by"]),
    (&["remplace", "replaced"], Some(State::Dropped), None, &["par", "by"]),
    (
        &["abandonne", "delaisse", "ecarte", "dropped", "abandoned"],
        Some(State::Dropped),
        None,
        &["profit de", "profit d", "profit du", "in favour of", "in favor of"],
    ),
    (
        &[
            "migration",
            "a migrer",
            "migrer",
            "passage",
            "passer",
            "bascule",
            "basculer",
            "moving",
            "migrating",
        ],
        None,
        Some(State::Planned),
        &["vers", "a", "au", "sur", "to"],
    ),
    (
        &["reecriture", "refonte", "portage", "rewrite", "a reecrire", "a refaire", "a porter"],
        None,
        Some(State::Planned),
        &["en", "vers", "avec", "sous", "in"],
    ),
];

/// Adverbs and dates that may stand within: "remplacé en 2024 par", "remplacé petit à petit par".
const LONGEST_GAP: usize = 4;
/// What goes on is not over: the tool before is still in use.
const SLOWLY: &[&str] = &["petit", "peu", "progressivement", "cours", "gradually"];

/// The change that `words` begin with.
pub(super) fn at(words: &[&str]) -> Option<Turn> {
    FORMS.iter().find_map(|(beginnings, before, after, endings)| {
        let begun = beginnings.iter().filter_map(|phrase| begins(words, phrase)).max()?;
        let gaps = 0..=LONGEST_GAP.min(words.len() - begun);
        let (gap, end) = gaps.clone().find_map(|gap| {
            let rest = &words[begun + gap..];
            Some((gap, endings.iter().filter_map(|phrase| begins(rest, phrase)).max()?))
        })?;
        let slow = words[begun..begun + gap].iter().any(|word| SLOWLY.contains(word));
        let before = before.filter(|_| !slow);
        Some(Turn { before, after: *after, count: begun + gap + end })
    })
}

/// How many words `phrase` has, if `words` begin with it, in any gender and number.
pub(super) fn begins(words: &[&str], phrase: &str) -> Option<usize> {
    let mut count = 0;
    for word in phrase.split(' ') {
        words.get(count).filter(|written| same_word(written, word))?;
        count += 1;
    }
    Some(count)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn turn(text: &str) -> Option<(Option<State>, Option<State>, usize)> {
        let words: Vec<&str> = text.split(' ').collect();
        at(&words).map(|turn| (turn.before, turn.after, turn.count))
    }

    #[test]
    fn changes_say_what_goes_and_what_comes() {
        use State::{Dropped, Planned};
        assert_eq!(turn("remplacee par vue"), Some((Some(Dropped), None, 2)));
        assert_eq!(turn("remplace en 2024 par vue"), Some((Some(Dropped), None, 4)));
        assert_eq!(turn("remplace petit a petit par vue"), Some((None, None, 5)));
        assert_eq!(turn("bientot remplace par vue"), Some((None, Some(Planned), 3)));
        assert_eq!(turn("abandonne au profit de vue"), Some((Some(Dropped), None, 4)));
        assert_eq!(turn("migration en cours vers vue"), Some((None, Some(Planned), 4)));
    }

    #[test]
    fn words_that_lead_nowhere_are_no_change() {
        for text in
            ["remplace", "remplace souvent tous les vieux outils par", "migration en cours", "par vue", ""]
        {
            assert_eq!(turn(text), None, "{text}");
        }
    }
}
