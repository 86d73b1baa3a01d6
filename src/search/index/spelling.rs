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

/// The usual spelling of each form, in lower case, where it is not the form itself; in the order of forms.
pub fn spellings(gathered: &Gathered, vocabulary: &Vocabulary) -> Vec<(u32, String)> {
    let written = &gathered.groups.written;
    // What has the same words is spelled the same in lower case, but for elided words before it.
    let mut counts = vec![0; vocabulary.words.len()];
    let mut elided: HashMap<&str, u32> = HashMap::default();
    for (((group, (_, written)), class), count) in
        (0..).zip(written).zip(&vocabulary.class).zip(&vocabulary.counts)
    {
        counts[*class as usize] += count;
        if vocabulary.samples[*class as usize] != group {
            let before = written.len() - text::bare(written).len();
            *elided.entry(&written[..before]).or_default() += count;
        }
    }
    let classes = vocabulary.words.par_iter().zip(&vocabulary.samples).zip(&counts);
    let mut seen: Vec<Seen> = classes
        .flat_map_iter(|((words, sample), count)| {
            let (_, written) = written[*sample as usize];
            forms_of(written, words, vocabulary).into_iter().map(|(form, spelling)| (form, spelling, *count))
        })
        .collect();
    let none = Words { whole: NONE, ..Words::default() };
    for (written, count) in elided {
        let forms = forms_of(written, &none, vocabulary);
        seen.extend(forms.into_iter().map(|(form, spelling)| (form, spelling, count)));
    }
    seen.retain(|(.., count)| *count > 0);
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
    if words.single && words.whole != NONE && written.eq_ignore_ascii_case(vocabulary.forms.get(words.whole))
    {
        return vec![(words.whole, None)];
    }
    let known = |part: String| {
        let folded = text::fold(&part);
        // One word is nearly always the form that is known already.
        let is_whole = words.whole != NONE && vocabulary.forms.get(words.whole) == folded;
        let form = if is_whole { words.whole } else { vocabulary.form(&folded)? };
        Some((form, Some(part).filter(|part| *part != vocabulary.forms.get(form))))
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
