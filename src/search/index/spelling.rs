//! How words are most often written: `ministère`, whose fold is `ministere`.
//!
//! Takes the groups as written and how often each is, returns the spellings that differ from the folded form.

use std::collections::HashMap;

use rayon::prelude::*;
use unicode_normalization::UnicodeNormalization;

use super::gather::Gathered;
use super::vocabulary::Vocabulary;
use crate::search::text;

/// How often a word is written at least for its spelling to be told of: it is shown only in suggestions, and words that
/// are written once are too many to carry theirs.
const FEWEST: u32 = 2;

/// The usual spelling of each form, in lower case, where it is not the form itself.
pub fn spellings(gathered: &Gathered, vocabulary: &Vocabulary) -> HashMap<u32, String> {
    let groups = gathered.groups.written.par_iter().zip(&vocabulary.counts);
    let mut found: Vec<(u32, String, u32)> = groups
        .flat_map_iter(|((_, written), count)| {
            let spelled = parts(written).into_iter().map(|part| (part.clone(), text::fold(&part)));
            spelled
                .filter_map(|(part, folded)| Some((vocabulary.form(&folded)?, part, *count)))
                .collect::<Vec<_>>()
        })
        .collect();
    found.par_sort_unstable();
    let mut spellings: HashMap<u32, (u32, String)> = HashMap::new();
    for same in found.chunk_by(|a, b| (a.0, &a.1) == (b.0, &b.1)) {
        let (form, spelling, _) = &same[0];
        let count = same.iter().map(|(_, _, count)| count).sum();
        let usual = spellings.entry(*form).or_default();
        // Of two that are as frequent the later one counts: it is the one with accents.
        if count >= usual.0 {
            *usual = (count, spelling.clone());
        }
    }
    let differs = |form: &u32, spelling: &String| vocabulary.forms[*form as usize] != *spelling;
    spellings
        .into_iter()
        .filter(|(form, (count, spelling))| *count >= FEWEST && differs(form, spelling))
        .map(|(form, (_, spelling))| (form, spelling))
        .collect()
}

/// The parts of a group as written, in lower case.
fn parts(written: &str) -> Vec<String> {
    let joins = |c: char| !c.is_alphanumeric() && (c.is_ascii() && !matches!(c, '+' | '#') || is_joiner(c));
    written.split(joins).filter(|part| !part.is_empty()).map(lower).collect()
}

fn lower(written: &str) -> String {
    written.to_lowercase().nfc().collect()
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
