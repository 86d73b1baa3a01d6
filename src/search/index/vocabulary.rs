//! From groups as written to words and terms: language is asked once for each group that is written differently.
//!
//! Takes what was gathered, returns forms and terms numbered in the order of their bytes, so that numbers do not depend
//! on the order of pages. Knows nothing of where words stand.

use std::collections::BTreeSet;

use rayon::prelude::*;
use rustc_hash::{FxBuildHasher, FxHashMap as HashMap, FxHashSet as HashSet};

use super::gather::Gathered;
use super::groups::{Token, Written};
use super::texts::{Texts, beginning};
use crate::search::text;
use crate::search::text::{Lang, Role, Word};

/// No form.
pub const NONE: u32 = u32::MAX;

/// All words of the site.
#[derive(Debug, Default)]
pub struct Vocabulary {
    /// What may be typed, folded, in the order of bytes.
    pub forms: Texts,
    /// The keys of the classes of conflated words, in the order of bytes.
    pub terms: Texts,
    /// What groups say: the same is there once.
    pub words: Vec<Words>,
    /// For each group, by its number, which of `words` it says.
    pub class: Vec<u32>,
    /// For each of `words` the simplest group that says them.
    pub samples: Vec<u32>,
    /// The words that are not looked up beside others, sorted.
    pub stop_words: Vec<String>,
    /// For each form whether it is a stop word.
    pub is_stop: Vec<bool>,
    /// For each form whether it is a stop word that texts are not found by at all.
    pub is_mute: Vec<bool>,
    /// How often each group is written.
    pub counts: Vec<u32>,
}

/// What a group says.
#[derive(Debug, Default, Clone)]
pub struct Words {
    /// The form of its whole, or [`NONE`].
    pub whole: u32,
    /// Whether it is found by none of its parts.
    pub single: bool,
    /// Whether it says nothing but stop words.
    pub stop: bool,
    /// By which forms which terms of it are found, sorted.
    pub words: Vec<Spoken>,
    /// The terms that it says, without mute words and each once.
    pub said: Vec<u32>,
    /// The terms of its parts where it is written without a sign between them: it says them less clearly.
    pub hinted: Vec<u32>,
}

/// A form of a group.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Spoken {
    /// What may be typed.
    pub form: u32,
    /// What it finds.
    pub term: u32,
    /// The number of the part that it is; [`WHOLE`] or [`VARIANT`] otherwise.
    pub part: u32,
}

/// The form is the whole group.
pub const WHOLE: u32 = u32::MAX;
/// The form is said by no part of the group.
pub const VARIANT: u32 = u32::MAX - 1;

impl Vocabulary {
    /// Asks for the words of all groups.
    pub fn new(gathered: &Gathered) -> Vocabulary {
        let (class, samples) = classes(gathered);
        let lang = |language: u8| gathered.languages.get(usize::from(language)).copied();
        let analyse = |group: &u32| {
            let (language, written) = gathered.groups.written[*group as usize];
            lang(language).map_or(Vec::new(), |lang| text::analyse(written, lang))
        };
        let analyses: Vec<Vec<Word>> = samples.par_iter().map(analyse).collect();
        let (forms, terms) = rayon::join(
            || Numbered::new(&analyses, |word| &word.form),
            || Numbered::new(&analyses, |word| &word.term),
        );
        let words = words(analyses, &forms.numbers, &terms.numbers);
        let (forms, terms) = (forms.texts, terms.texts);
        let counts = counts(gathered);
        let said = class.iter().map(|class| &words[*class as usize]);
        let stop_words = stop_words(gathered, said, &counts, &forms);
        let mut is_stop = vec![false; forms.len()];
        for number in stop_words.iter().filter_map(|word| forms.find(word)) {
            is_stop[number as usize] = true;
        }
        let is_mute =
            forms.iter().zip(&is_stop).map(|(form, stop)| *stop && !may_be_asked_for(form)).collect();
        let mut vocabulary =
            Vocabulary { forms, terms, words, class, samples, stop_words, is_stop, is_mute, counts };
        vocabulary.settle();
        vocabulary
    }

    /// Works out what each group says, now that it is known which forms are stop words.
    fn settle(&mut self) {
        let Vocabulary { words, is_stop, is_mute, .. } = self;
        words.par_iter_mut().for_each(|words| words.settle(is_stop, is_mute));
    }

    /// What the group of a token says.
    pub fn of(&self, token: Token) -> &Words {
        &self.words[self.class[token.group()] as usize]
    }

    /// What each group says, by its number.
    pub fn groups(&self) -> impl Iterator<Item = &Words> {
        self.class.iter().map(|class| &self.words[*class as usize])
    }

    /// The number of a form.
    pub fn form(&self, form: &str) -> Option<u32> {
        self.forms.find(form)
    }
}

impl Words {
    fn new(words: Vec<Spoken>) -> Words {
        let whole = words.iter().find(|word| word.part == WHOLE).map_or(NONE, |word| word.form);
        let single = words.iter().all(|word| word.part >= VARIANT);
        Words { whole, single, words, ..Words::default() }
    }

    fn settle(&mut self, is_stop: &[bool], is_mute: &[bool]) {
        let spoken = || self.words.iter().filter(|word| word.part != VARIANT);
        let stop = spoken().all(|word| is_stop[word.form as usize]);
        let mut said: Vec<u32> =
            spoken().filter(|word| !is_mute[word.form as usize]).map(|word| word.term).collect();
        said.sort_unstable();
        said.dedup();
        (self.stop, self.said) = (stop, said);
    }

    /// Gives a group that is written as one word its parts, of which each has a form and terms.
    pub fn teach(&mut self, parts: &[(u32, Vec<u32>)], is_stop: &[bool]) {
        for ((form, terms), part) in parts.iter().zip(0..).filter(|((form, _), _)| !is_stop[*form as usize]) {
            self.words.extend(terms.iter().map(|term| Spoken { form: *form, term: *term, part }));
            self.hinted.extend(terms.iter().filter(|term| !self.said.contains(term)));
        }
        self.hinted.sort_unstable();
        self.hinted.dedup();
    }

    /// The terms of its whole.
    pub fn whole_terms(&self) -> impl Iterator<Item = u32> + '_ {
        self.words.iter().filter(|word| word.part == WHOLE).map(|word| word.term)
    }
}

/// Whether a reader may ask for a stop word by itself: those that stand behind an elision (`l’autre`, `d’être`) look like
/// words of their own; the rest is in nearly all texts, and listing its pages costs more than it helps.
fn may_be_asked_for(stop_word: &str) -> bool {
    stop_word.starts_with(['a', 'e', 'i', 'o', 'u', 'y', 'h']) && stop_word.chars().nth(1).is_some()
}

/// The different texts of all words, in the order of bytes, and the number of that of each word.
struct Numbered {
    texts: Texts,
    numbers: Vec<u32>,
}

impl Numbered {
    fn new<'a>(analyses: &'a [Vec<Word>], text: impl Fn(&'a Word) -> &'a String) -> Numbered {
        let mut known: HashMap<&str, u32> = HashMap::with_capacity_and_hasher(analyses.len(), FxBuildHasher);
        let number = |word| {
            let next = known.len() as u32;
            *known.entry(text(word).as_str()).or_insert(next)
        };
        let mut numbers: Vec<u32> = analyses.iter().flatten().map(number).collect();
        let mut sorted: Vec<(u128, &str, u32)> =
            known.into_iter().map(|(text, number)| (beginning(text), text, number)).collect();
        sorted.par_sort_unstable();
        let mut places = vec![0; sorted.len()];
        for ((.., number), place) in sorted.iter().zip(0..) {
            places[*number as usize] = place;
        }
        numbers.iter_mut().for_each(|number| *number = places[*number as usize]);
        Numbered { texts: sorted.into_iter().map(|(_, text, _)| text).collect(), numbers }
    }
}

/// For each group the number of what it says, and for each of these the simplest group that says it.
fn classes(gathered: &Gathered) -> (Vec<u32>, Vec<u32>) {
    let groups = &gathered.groups;
    let simplest = |(number, (language, written)): (usize, &Written)| {
        let bare = text::bare(written);
        let small = text::small(bare).and_then(|small| groups.find(*language, &small));
        let simple =
            small.or_else(|| (bare.len() < written.len()).then(|| groups.find(*language, bare)).flatten());
        simple.unwrap_or(number as u32)
    };
    let simplest: Vec<u32> = groups.written.par_iter().enumerate().map(simplest).collect();
    let mut class = vec![0; simplest.len()];
    let mut samples = Vec::new();
    for (group, simple) in (0..).zip(&simplest).filter(|(group, simple)| group == *simple) {
        class[*simple as usize] = samples.len() as u32;
        samples.push(group);
    }
    (simplest.iter().map(|simple| class[*simple as usize]).collect(), samples)
}

/// What groups say; `forms` and `terms` are the numbers of those of all words in a row.
fn words(analyses: Vec<Vec<Word>>, forms: &[u32], terms: &[u32]) -> Vec<Words> {
    let mut next = 0;
    let start = |words: &Vec<Word>| {
        next += words.len();
        next - words.len()
    };
    let starts: Vec<usize> = analyses.iter().map(start).collect();
    let spoken = |(at, word): (usize, &Word)| Spoken {
        form: forms[at],
        term: terms[at],
        part: match word.role {
            Role::Whole => WHOLE,
            Role::Part(number) => number as u32,
            Role::Variant => VARIANT,
        },
    };
    let all = analyses.into_par_iter().zip(starts);
    all.map(|(words, start)| Words::new((start..).zip(&words).map(spoken).collect())).collect()
}

/// How often each group is written.
fn counts(gathered: &Gathered) -> Vec<u32> {
    let mut counts = vec![0; gathered.groups.written.len()];
    for token in gathered.said.iter().flat_map(|said| &said.tokens) {
        counts[token.group()] += 1;
    }
    counts
}

/// The stop words of the site: all of its own language, and those of the others that are no words of the rest:
/// `but` is an English stop word, but on a French site a goal.
fn stop_words<'a>(
    gathered: &Gathered,
    groups: impl Iterator<Item = &'a Words> + Clone,
    counts: &[u32],
    forms: &Texts,
) -> Vec<String> {
    let mut stops: BTreeSet<String> = BTreeSet::new();
    for (index, lang) in gathered.languages.iter().enumerate() {
        let own: HashSet<&str> = text::stop_words(*lang).iter().copied().collect();
        if index == 0 {
            stops.extend(own.iter().map(|word| (*word).to_owned()));
            continue;
        }
        // How often each is said in its language, less how often elsewhere.
        let mut balance: HashMap<u32, i64> = HashMap::default();
        let numbers: HashSet<u32> = own.iter().filter_map(|word| forms.find(word)).collect();
        for ((group, (language, _)), count) in groups.clone().zip(&gathered.groups.written).zip(counts) {
            if group.single && numbers.contains(&group.whole) {
                let here = i64::from(*count) * if is_stop_in(gathered, *language, lang) { 1 } else { -1 };
                *balance.entry(group.whole).or_default() += here;
            }
        }
        let stays =
            |word: &&str| forms.find(word).and_then(|form| balance.get(&form)).is_none_or(|b| *b >= 0);
        stops.extend(own.iter().filter(|word| stays(word)).map(|word| (*word).to_owned()));
    }
    stops.into_iter().collect()
}

fn is_stop_in(gathered: &Gathered, language: u8, lang: &Lang) -> bool {
    gathered.languages.get(usize::from(language)) == Some(lang)
}
