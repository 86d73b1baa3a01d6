//! Reads the pages: what they say becomes lists of numbers, one for each group of letters as written.
//!
//! Takes a corpus, returns its pages in their order with their tokens; knows nothing of words.

use std::ops::Range;
use std::sync::atomic::{AtomicUsize, Ordering};

use rayon::prelude::*;

use super::groups::{Groups, Token};
use super::passages;
use crate::search::page::{Corpus, Page};
use crate::search::text::{self, Lang};

/// How many bytes of text there are for each token, more or less.
const BYTES_A_TOKEN: usize = 6;
/// How many pages a worker reads before it asks for more.
const AT_ONCE: usize = 16;

/// Where something is said.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Field {
    /// The title, or another name.
    Name,
    /// A field of this weight.
    Extra(u32),
    /// A heading.
    Heading,
    /// The text.
    Body,
}

/// Tokens of one field.
#[derive(Debug)]
pub struct Run {
    /// Where they are said.
    pub field: Field,
    /// In which passage, if this is one of its headings or texts.
    pub passage: u32,
    /// Which of the page's tokens they are.
    pub tokens: Range<usize>,
}

/// What one page says.
#[derive(Debug, Default)]
pub struct Said {
    /// Index of its language into [`Gathered::languages`].
    pub language: u8,
    /// All tokens.
    pub tokens: Vec<Token>,
    /// What the tokens belong to, in order.
    pub runs: Vec<Run>,
    /// Abbreviations that it explains, short and long.
    pub abbreviations: Vec<(String, String)>,
}

impl Said {
    /// Lets go of all tokens but those of names, which come first.
    pub fn forget_texts(&mut self) {
        let names = self.runs.iter().filter(|run| run.field == Field::Name);
        self.tokens.truncate(names.map(|run| run.tokens.end).max().unwrap_or(0));
        self.tokens.shrink_to_fit();
    }
}

/// All pages, read.
pub struct Gathered<'a> {
    /// The pages by date, the oldest first.
    pub pages: Vec<&'a Page>,
    /// What each says.
    pub said: Vec<Said>,
    /// The groups; tokens are indexes into these.
    pub groups: Groups<'a>,
    /// The languages that are told apart.
    pub languages: Vec<Lang>,
}

/// Reads all pages of `corpus`.
pub fn gather<'a>(corpus: &'a Corpus) -> Gathered<'a> {
    let mut languages: Vec<Lang> = Vec::new();
    let codes: Vec<u8> = corpus
        .languages
        .iter()
        .map(|code| {
            let lang = Lang::of(code);
            let known = languages.iter().position(|other| *other == lang);
            known.unwrap_or_else(|| {
                languages.push(lang);
                languages.len() - 1
            }) as u8
        })
        .collect();
    if languages.is_empty() {
        languages.push(Lang::of(""));
    }
    let pages = in_order(&corpus.pages);
    // Each worker finds all groups anew, and what they found is joined on one core: so there are few workers, and each
    // takes the next pages when it is done with some.
    let next = AtomicUsize::new(0);
    let work = |_| {
        let mut groups = Groups::default();
        let mut said = Vec::new();
        loop {
            let start = next.fetch_add(AT_ONCE, Ordering::Relaxed);
            let some = pages.iter().enumerate().skip(start).take(AT_ONCE);
            if some.len() == 0 {
                return (groups, said);
            }
            let language = |page: &Page| codes.get(page.lang).copied().unwrap_or(0);
            said.extend(some.map(|(number, page)| (number, read(page, language(page), &mut groups))));
        }
    };
    let workers = rayon::current_num_threads();
    let (groups, said) = join((0..workers).into_par_iter().with_max_len(1).map(work).collect());
    Gathered { pages, said, groups, languages }
}

/// Pages without date first, then by date; those of one date by address, then by whatever tells them apart.
fn in_order(pages: &[Page]) -> Vec<&Page> {
    let mut pages: Vec<&Page> = pages.iter().collect();
    pages.sort_by(|a, b| {
        let keys = (a.date.as_deref(), a.url.as_str()).cmp(&(b.date.as_deref(), b.url.as_str()));
        keys.then_with(|| format!("{a:?}").cmp(&format!("{b:?}")))
    });
    pages
}

fn read<'a>(page: &'a Page, language: u8, groups: &mut Groups<'a>) -> Said {
    let size: usize = page.sections.iter().map(|section| section.text.len()).sum();
    let tokens = Vec::with_capacity(size / BYTES_A_TOKEN);
    let mut said = Said { language, tokens, ..Said::default() };
    let mut add = |field, passage: usize, texts: &[&'a str]| {
        let start = said.tokens.len();
        texts.iter().for_each(|text| groups.read(language, text, &mut said.tokens));
        let tokens = start..said.tokens.len();
        said.runs.push(Run { field, passage: passage as u32, tokens });
    };
    add(Field::Name, 0, &[&page.title]);
    page.names.iter().for_each(|name| add(Field::Name, 0, &[name]));
    page.fields.iter().for_each(|field| add(Field::Extra(field.weight), 0, &[&field.text]));
    for (number, passage) in passages::split(&page.sections).iter().enumerate() {
        for piece in &passage.pieces {
            if piece.first {
                add(Field::Heading, number, &[&piece.section.heading]);
            }
            add(Field::Body, number, &piece.lines);
        }
    }
    // Headings without text are in no passage, yet they are said.
    let silent = page.sections.iter().filter(|section| section.text.trim().is_empty());
    silent.for_each(|section| add(Field::Heading, 0, &[&section.heading]));
    said.tokens.shrink_to_fit();
    let texts = page.sections.iter().map(|section| &*section.text);
    said.abbreviations = texts.flat_map(text::abbreviations).collect();
    said
}

/// What one worker has read: its groups, and what pages say, each with its number.
type Read<'a> = (Groups<'a>, Vec<(usize, Said)>);

/// What a worker has read, after the numbers that its groups have among all.
type Renamed<'a> = (Vec<u32>, Vec<(usize, Said)>);

/// Joins what was read apart, with one number for each group.
fn join<'a>(read: Vec<Read<'a>>) -> (Groups<'a>, Vec<Said>) {
    let mut groups = Groups::default();
    let mut all: Vec<Renamed> = Vec::with_capacity(read.len());
    for (local, said) in read {
        if groups.written.is_empty() {
            groups = local;
            all.push((Vec::new(), said));
        } else {
            all.push((local.written.iter().map(|written| groups.number(*written)).collect(), said));
        }
    }
    // The numbers of the first stay.
    all.par_iter_mut().filter(|(names, _)| !names.is_empty()).for_each(|(names, said)| {
        for token in said.iter_mut().flat_map(|(_, said)| &mut said.tokens) {
            *token = token.renamed(names);
        }
    });
    let mut said: Vec<(usize, Said)> = all.into_iter().flat_map(|(_, said)| said).collect();
    said.sort_unstable_by_key(|(number, _)| *number);
    (groups, said.into_iter().map(|(_, said)| said).collect())
}
