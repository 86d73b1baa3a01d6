//! Names in prose: where the texts of a site still tell of somebody whom no entry stands for any more.
//!
//! Takes names and texts as written; returns places. Names are compared as relations compare them, without case,
//! accents and dashes, word by word. Each text is read once, whatever the number of names.

use super::Context;
use super::entries::Draft;
use super::mentions::{self, Mention, targets};
use crate::diag::{Code, Diagnostic, text};
use crate::source::Span;
use crate::text::fold;
use rayon::prelude::*;
use std::collections::HashMap;
use std::ops::Range;

/// More places than this are counted, and not shown.
pub(super) const MOST: usize = 20;

/// Names that are looked for, each as its folded words.
pub(super) struct Wanted {
    names: Vec<Vec<String>>,
    by_first: HashMap<String, Vec<usize>>,
    /// The letters that their first words begin with.
    initials: Vec<u8>,
}

impl Wanted {
    /// Names of one short word are none: they stand everywhere.
    pub(super) fn new<'n>(names: impl Iterator<Item = &'n str>) -> Self {
        let names: Vec<Vec<String>> =
            names.map(|name| words(name, 0..name.len()).map(|place| fold(&name[place])).collect()).collect();
        let mut by_first: HashMap<String, Vec<usize>> = HashMap::new();
        for (index, name) in names.iter().enumerate() {
            if name.len() > 1 {
                by_first.entry(name[0].clone()).or_default().push(index);
            }
        }
        let initials = by_first.keys().filter_map(|word| word.bytes().next()).collect();
        Self { names, by_first, initials }
    }

    /// Where the names stand in `range` of `text`: the index of each, and its place.
    pub(super) fn find(&self, text: &str, range: Range<usize>) -> Vec<(usize, Range<usize>)> {
        if self.by_first.is_empty() {
            return Vec::new();
        }
        let words: Vec<Range<usize>> = words(text, range).collect();
        let mut found = Vec::new();
        for (at, place) in
            words.iter().enumerate().filter(|(_, place)| self.may_begin(&text[(*place).clone()]))
        {
            for &index in self.by_first.get(&fold(&text[place.clone()])).map_or(&[][..], Vec::as_slice) {
                let name = &self.names[index];
                let Some(here) = words.get(at..at + name.len()) else { continue };
                let same = here.iter().zip(name).all(|(place, wanted)| fold(&text[place.clone()]) == *wanted);
                if same && here.windows(2).all(|pair| is_joint(&text[pair[0].end..pair[1].start])) {
                    found.push((index, place.start..here[name.len() - 1].end));
                }
            }
        }
        found
    }

    /// Whether `word` may be the first one of a name, by its first letter. Folding every word takes long.
    fn may_begin(&self, word: &str) -> bool {
        let first = word.as_bytes()[0];
        !first.is_ascii() || self.initials.contains(&first.to_ascii_lowercase())
    }
}

/// The places of the words in `range` of `text`.
fn words(text: &str, range: Range<usize>) -> impl Iterator<Item = Range<usize>> {
    let start = range.start;
    let text = text.get(range).unwrap_or_default();
    // An accent may stand behind its letter.
    let is_letter = |c: char| c.is_alphanumeric() || ('\u{300}'..='\u{36f}').contains(&c);
    text.split(move |c| !is_letter(c)).filter(|word| !word.is_empty()).map(move |word| {
        let at = word.as_ptr() as usize - text.as_ptr() as usize + start;
        at..at + word.len()
    })
}

/// Whether what stands between two words leaves them one name: spaces, a dash, an end of line, marks of emphasis.
fn is_joint(gap: &str) -> bool {
    let fits = |c: char| {
        c.is_whitespace() || matches!(c, '-' | '\u{2010}' | '\u{2011}' | '\'' | '’' | '*' | '_' | '.')
    };
    gap.len() <= 8 && gap.chars().all(fits) && gap.matches('\n').count() < 2
}

/// Adds to what was told of people whom nobody knows the places of the texts that speak of them.
/// Returns the names that were looked for.
pub fn point_out(drafts: &[Draft], context: &Context, told: &mut [Diagnostic]) -> Vec<String> {
    let by_place: HashMap<Span, usize> = told
        .iter()
        .enumerate()
        .filter(|(_, told)| told.code == Code::UnknownReference)
        .map(|(index, told)| (told.primary, index))
        .collect();
    if by_place.is_empty() {
        return Vec::new();
    }
    let mut left: Vec<(String, usize)> = Vec::new();
    for (from, draft) in drafts.iter().enumerate() {
        for list in mentions::lists(&draft.entry) {
            let Some(field) = list.field(&draft.entry, context.schema) else { continue };
            let to = targets(field, context.schema);
            if !to.iter().any(|target| context.schema.collections[*target].consent.is_some()) {
                continue;
            }
            let open =
                list.of(&draft.entry).iter().enumerate().filter(|(_, reference)| reference.entry.is_none());
            for (item, reference) in open {
                let path = Mention { from, list, item }.path(drafts, context);
                if let Some(index) = by_place.get(&draft.span_of(context, &path)) {
                    left.push((reference.name.clone(), *index));
                }
            }
        }
    }
    let wanted = Wanted::new(left.iter().map(|(name, _)| name.as_str()));
    let find = |draft: &Draft| -> Option<Vec<(usize, Span)>> {
        let written = draft.written.as_ref()?;
        let text = &context.sources.get(written.source).text;
        let found = wanted.find(text, written.range.end.min(text.len())..text.len());
        Some(found.into_iter().map(|(name, place)| (name, Span::new(written.source, place))).collect())
    };
    let found: Vec<_> = drafts.par_iter().filter_map(find).collect();
    for (name, span) in found.into_iter().flatten() {
        let diagnostic = &mut told[left[name].1];
        if diagnostic.secondary.len() < MOST {
            diagnostic.secondary.push((span, text!("the-name-stands-here-too")));
        }
    }
    left.into_iter().map(|(name, _)| name).collect()
}

/// Whether one of `names` stands in `text`.
pub fn stands_in(names: &[String], text: &str) -> bool {
    !Wanted::new(names.iter().map(String::as_str)).find(text, 0..text.len()).is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(name: &str, text: &str) -> Vec<String> {
        let wanted = Wanted::new([name].into_iter());
        wanted.find(text, 0..text.len()).into_iter().map(|(_, place)| text[place].to_owned()).collect()
    }

    #[test]
    fn name_is_found_however_it_is_written() {
        let text = "Par Jean-Baptiste Le Dévéhat, jean baptiste\nle **DEVEHAT** et Jean-Baptiste Le De\u{301}ve\u{301}hat.";
        assert_eq!(
            found("jean-baptiste-le-devehat", text).len(),
            3,
            "{:?}",
            found("jean-baptiste-le-devehat", text)
        );
    }

    #[test]
    fn name_is_found_whatever_its_first_letter_is() {
        let text = "Élodie Œil, ELODIE OEIL, e\u{301}lodie œil et Œil Élodie, oeil elodie";
        assert_eq!(found("Élodie Œil", text).len(), 3, "{:?}", found("Élodie Œil", text));
        assert_eq!(found("oeil Élodie", text).len(), 2, "{:?}", found("oeil Élodie", text));
    }

    #[test]
    fn name_is_whole_words_of_one_sentence_part() {
        for text in ["Ada Martine", "Granada Martin", "Ada, Martin", "Ada\n\nMartin", "Ada (Martin)"] {
            assert_eq!(found("Ada Martin", text), Vec::<String>::new(), "{text}");
        }
        assert_eq!(found("Ada", "Ada et Ada"), Vec::<String>::new(), "a first name stands everywhere");
    }
}
