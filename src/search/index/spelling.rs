//! How words are most often written: `ministère`, whose fold is `ministere`.
//!
//! Takes the groups as written and how often each is, returns the spellings that differ from the folded form.

use rayon::prelude::*;
use rustc_hash::FxHashMap as HashMap;
use unicode_normalization::UnicodeNormalization;

use super::gather::Gathered;
use super::vocabulary::{NONE, Vocabulary, Words};
use crate::search::text;

/// How often a word is written at least for its spelling to be told of: it is shown only in suggestions, and words that
/// are written once are too many to carry theirs.
const FEWEST: u32 = 2;

/// A form, how a group writes it (nothing where that is the form itself), and how often.
type Seen = (u32, Option<String>, u32);

/// The usual spelling of each form, in lower case, where it is not the form itself.
pub fn spellings(gathered: &Gathered, vocabulary: &Vocabulary) -> HashMap<u32, String> {
    let groups = gathered.groups.written.par_iter().zip(&vocabulary.class).zip(&vocabulary.counts);
    let mut seen: Vec<Seen> = groups
        .filter(|(_, count)| **count > 0)
        .flat_map_iter(|(((_, written), class), count)| {
            let words = &vocabulary.words[*class as usize];
            forms_of(written, words, vocabulary).into_iter().map(|(form, spelling)| (form, spelling, *count))
        })
        .collect();
    seen.par_sort_unstable();
    seen.chunk_by(|a, b| a.0 == b.0).filter_map(usual).collect()
}

/// The most frequent spelling among those of one form.
fn usual(seen: &[Seen]) -> Option<(u32, String)> {
    let spellings = seen.chunk_by(|a, b| a.1 == b.1);
    let counted =
        spellings.map(|same| (same.iter().map(|(_, _, count)| count).sum::<u32>(), same[0].1.as_ref()));
    // Of two that are as frequent the one with accents counts.
    let (count, spelling) = counted.max()?;
    Some((seen[0].0, spelling.filter(|_| count >= FEWEST)?.clone()))
}

/// The forms that a group says, and how it writes them.
fn forms_of(written: &str, words: &Words, vocabulary: &Vocabulary) -> Vec<(u32, Option<String>)> {
    // Most groups are plain words.
    if words.single
        && words.whole != NONE
        && written.eq_ignore_ascii_case(&vocabulary.forms[words.whole as usize])
    {
        return vec![(words.whole, None)];
    }
    let known = |part: String| {
        let folded = text::fold(&part);
        // One word is nearly always the form that is known already.
        let is_whole = vocabulary.forms.get(words.whole as usize).is_some_and(|whole| *whole == folded);
        let form = if is_whole { words.whole } else { vocabulary.form(&folded)? };
        Some((form, Some(part).filter(|part| *part != vocabulary.forms[form as usize])))
    };
    parts(written).into_iter().filter_map(known).collect()
}

/// The parts of a group as written, in lower case.
fn parts(written: &str) -> Vec<String> {
    let joins = |c: char| !c.is_alphanumeric() && (c.is_ascii() && !matches!(c, '+' | '#') || is_joiner(c));
    written.split(joins).filter(|part| !part.is_empty()).map(lower).collect()
}

fn lower(written: &str) -> String {
    let lower = written.to_lowercase();
    if text::is_composed(&lower) { lower } else { lower.nfc().collect() }
}

fn is_joiner(c: char) -> bool {
    matches!(
        c,
        '’' | '‘'
            | 'ʼ'
            | '′'
            | '＇'
            | '´'
            | '‐'
            | '‑'
            | '–'
            | '−'
            | '·'
            | '•'
            | '∙'
            | '‧'
            | '・'
            | '⋅'
    )
}
