//! How much each page speaks of each term: BM25F, as whole numbers from 1 to 15.
//!
//! Takes what pages say and the vocabulary, returns for each page its terms, each with impact, share and passage.

use std::collections::BTreeMap;

use rayon::prelude::*;

use super::compounds::Compounds;
use super::gather::{Field, Gathered, Run, Said};
use super::groups::{Token, Written};
use super::phrases::Phrases;
use super::shares::shares;
use super::vocabulary::{Vocabulary, Words};

/// What a word of a name counts beside one of the body.
const NAME_WEIGHT: u32 = 10;
/// What a word of a heading counts.
const HEADING_WEIGHT: u32 = 2;
/// How soon more of a word counts no more.
const SATURATION: f32 = 2.5;
/// The greatest impact.
pub const MOST: u32 = 15;
/// What a page says once, in shares of what a synonym of it says.
const ONCE: u32 = 2;

/// One term of one page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Speaks {
    /// Number of the term.
    pub term: u32,
    /// Impact, share and passage.
    pub how: How,
}

/// Impact, share and passage, in one number: there are as many of these as words on all pages.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct How(u32);

impl How {
    /// Packs the three.
    pub fn new(impact: u32, share: u32, passage: u32) -> How {
        How(impact.min(MOST) | share.min(63) << 4 | passage.min((1 << 22) - 1) << 10)
    }

    /// How much the page speaks of it: 1 to 15.
    pub fn impact(self) -> u32 {
        self.0 & 15
    }

    /// How much of one of its names it makes up: 0 to 60.
    pub fn share(self) -> u32 {
        self.0 >> 4 & 63
    }

    /// Which passage speaks most of it.
    pub fn passage(self) -> u32 {
        self.0 >> 10
    }
}

/// What else is needed to read what is said.
pub struct Language<'a> {
    /// What groups say.
    pub vocabulary: &'a Vocabulary,
    /// What neighbours say together.
    pub compounds: &'a Compounds,
    /// What means the same.
    pub phrases: &'a Phrases,
    /// The terms of groups.
    pub said: &'a Terms,
}

/// The terms that groups say, close together: each token of each page asks for them.
#[derive(Default)]
pub struct Terms {
    /// For each group the one term that it says if it says one and no more, [`NOTHING`], or [`MORE`]. Nearly all say one
    /// or nothing.
    only: Vec<u32>,
}

/// In place of a term: the group says none.
const NOTHING: u32 = u32::MAX;
/// In place of a term: the group says several, hints at some, or may begin a phrase.
const MORE: u32 = u32::MAX - 1;

impl Terms {
    /// The terms of all groups.
    pub fn new(gathered: &Gathered, vocabulary: &Vocabulary, phrases: &Phrases) -> Terms {
        let only = |words: &Words| match words.said[..] {
            _ if !words.hinted.is_empty() => MORE,
            [] => NOTHING,
            [term] => term,
            _ => MORE,
        };
        let classes: Vec<u32> = vocabulary.words.iter().map(only).collect();
        let groups = gathered.groups.written.iter().zip(&vocabulary.class).enumerate();
        let only = |(group, ((language, _), class)): (usize, (&Written, &u32))| {
            if phrases.begin_with(*language, group) { MORE } else { classes[*class as usize] }
        };
        Terms { only: groups.map(only).collect() }
    }
}

/// The impact of what makes up so much of 1. Odd numbers only: finer ones rank no better and take more bytes.
fn level(speaking: f32) -> u32 {
    ((speaking * MOST as f32 / 2.0).ceil().max(1.0) as u32 * 2 - 1).min(MOST)
}

/// The terms of all pages, in the order of pages; those of a page in no order that means anything. What a page says but
/// for its names is let go of as soon as that is known.
pub fn score(gathered: &mut Gathered, language: &Language) -> Vec<Vec<Speaks>> {
    let usual = usual_lengths(gathered);
    let terms = language.vocabulary.terms.len();
    let said = gathered.said.par_iter_mut().enumerate();
    // Room for all terms is not made for a page or two.
    said.with_min_len(64)
        .map_init(
            || Tally { at: vec![0; terms], counts: Vec::new() },
            |tally, (page, said)| {
                let speaks = tally.page(said, page, language, &usual);
                said.forget_texts();
                speaks
            },
        )
        .collect()
}

/// How long each field is on the pages that have it.
fn usual_lengths(gathered: &Gathered) -> BTreeMap<Field, f32> {
    let mut lengths: BTreeMap<Field, (u64, u64)> = BTreeMap::new();
    for said in &gathered.said {
        for (field, length) in lengths_of(said) {
            let (pages, sum) = lengths.entry(field).or_default();
            *pages += 1;
            *sum += length as u64;
        }
    }
    lengths.into_iter().map(|(field, (pages, sum))| (field, sum as f32 / pages as f32)).collect()
}

/// The length of each name (the last counts), and of each other field that is not empty.
fn lengths_of(said: &Said) -> BTreeMap<Field, usize> {
    let mut lengths = BTreeMap::new();
    for run in said.runs.iter().filter(|run| !run.tokens.is_empty()) {
        let length = lengths.entry(run.field).or_default();
        *length = run.tokens.len() + if run.field == Field::Name { 0 } else { *length };
    }
    lengths
}

/// What one token of a field counts, where the field has so many.
fn unit(field: Field, length: usize, usual: &BTreeMap<Field, f32>) -> f32 {
    let (weight, b) = match field {
        Field::Name => (NAME_WEIGHT, 0.3),
        Field::Extra(weight) => (weight, 0.3),
        Field::Heading => (HEADING_WEIGHT, 0.5),
        Field::Body => (1, 0.6),
    };
    let usual = usual.get(&field).copied().unwrap_or(1.0).max(1.0);
    weight as f32 / (1.0 - b + b * length as f32 / usual) / ONCE as f32
}

/// What one page says, while it is read.
struct Tally {
    /// For each term 1 + where it stands in `counts`, or 0.
    at: Vec<u32>,
    counts: Vec<Count>,
}

#[derive(Default)]
struct Count {
    term: u32,
    /// Its weighted number.
    sum: f32,
    share: u32,
    /// The passage that says it most, and how often.
    best: (u32, u32),
    /// The passage read last, and how often it says it.
    last: (u32, u32),
}

impl Tally {
    fn page(
        &mut self,
        said: &Said,
        page: usize,
        language: &Language,
        usual: &BTreeMap<Field, f32>,
    ) -> Vec<Speaks> {
        let lengths = lengths_of(said);
        for run in &said.runs {
            if run.field == Field::Name {
                self.name(said, page, run, language, usual);
                continue;
            }
            let unit = unit(run.field, lengths.get(&run.field).copied().unwrap_or(0), usual);
            let in_passage = matches!(run.field, Field::Heading | Field::Body);
            each(said, page, run, language, |term, times| {
                let count = self.count(term);
                count.sum += unit * times as f32;
                if in_passage {
                    count.say(run.passage, times);
                }
            });
        }
        let speaks = self.counts.iter().map(|count| {
            let speaking = count.sum / (SATURATION + count.sum);
            Speaks { term: count.term, how: How::new(level(speaking), count.share, count.best.0) }
        });
        let speaks = speaks.collect();
        for count in self.counts.drain(..) {
            self.at[count.term as usize] = 0;
        }
        speaks
    }

    /// Reads one name: names are alternatives, so that the best one counts.
    fn name(
        &mut self,
        said: &Said,
        page: usize,
        run: &Run,
        language: &Language,
        usual: &BTreeMap<Field, f32>,
    ) {
        let unit = unit(Field::Name, run.tokens.len(), usual);
        let mut terms: BTreeMap<u32, u32> = BTreeMap::new();
        each(said, page, run, language, |term, times| *terms.entry(term).or_default() += times);
        let tokens = &said.tokens[run.tokens.clone()];
        for (term, share) in shares(language.vocabulary, language.compounds, said.language, tokens) {
            let count = self.count(term);
            count.share = count.share.max(share);
            terms.entry(term).or_insert(ONCE);
        }
        for (term, times) in terms {
            let count = self.count(term);
            count.sum = count.sum.max(unit * times as f32);
        }
    }

    fn count(&mut self, term: u32) -> &mut Count {
        let at = &mut self.at[term as usize];
        if *at == 0 {
            self.counts.push(Count { term, ..Count::default() });
            *at = self.counts.len() as u32;
        }
        &mut self.counts[*at as usize - 1]
    }
}

impl Count {
    fn say(&mut self, passage: u32, times: u32) {
        self.last = (passage, times + if self.last.0 == passage { self.last.1 } else { 0 });
        if self.last.1 > self.best.1 {
            self.best = self.last;
        }
    }
}

/// Calls `say` with each term that a run says, directly, with its neighbour, or by what means the same.
fn each(said: &Said, page: usize, run: &Run, language: &Language, mut say: impl FnMut(u32, u32)) {
    let tokens: &[Token] = &said.tokens[run.tokens.clone()];
    for (number, token) in tokens.iter().enumerate() {
        let only = language.said.only[token.group()];
        if only != MORE && !token.begins_compound() {
            if only != NOTHING {
                say(only, ONCE);
            }
            continue;
        }
        let rest = &tokens[number..];
        let words = language.vocabulary.of(*token);
        words.said.iter().for_each(|term| say(*term, ONCE));
        words.hinted.iter().for_each(|term| say(*term, ONCE / 2));
        if let [first, second, ..] = rest {
            let together = language.compounds.said(language.vocabulary, *first, *second, said.language);
            together.iter().for_each(|term| say(*term, ONCE));
        }
        language.phrases.each(language.vocabulary, page, said.language, rest, |terms| {
            terms.iter().for_each(|term| say(*term, ONCE / 2));
        });
    }
}
