//! Words that are written together here and apart there: `data science`, `data-science`, `datascience`.
//!
//! Takes the vocabulary and what pages say; returns what two neighbours say together, notes which do, and teaches solid
//! words their parts. A compound counts only where the site itself writes it both ways.

use std::sync::atomic::{AtomicBool, Ordering};

use rayon::prelude::*;
use rustc_hash::FxHashMap as HashMap;

use super::camel::Parts;
use super::gather::Gathered;
use super::groups::Token;
use super::vocabulary::{NONE, Vocabulary, Words};

/// How many letters a compound has at least.
const SHORTEST: usize = 6;
/// How many letters each part of a solid word has at least.
const SHORTEST_PART: usize = 3;

/// What neighbours say together.
#[derive(Debug, Default)]
pub struct Compounds {
    /// The forms of two neighbours, and which pair they are.
    numbers: HashMap<(u32, u32), usize>,
    pairs: Vec<Pair>,
    /// For each group whether its form is the first of a pair, and whether it is the second. Most are in no pair, and all
    /// are asked for.
    halves: Vec<(bool, bool)>,
}

#[derive(Debug)]
struct Pair {
    first: u32,
    second: u32,
    whole: u32,
    /// What the whole finds, in each language.
    terms: Vec<Vec<u32>>,
}

/// For each form its terms as the whole of a group, by language.
type Terms = HashMap<u32, Vec<Vec<u32>>>;

impl Compounds {
    /// Looks for compounds, and gives the solid ones the terms of their parts.
    pub fn find(gathered: &mut Gathered, vocabulary: &mut Vocabulary, capitals: &Parts) -> Compounds {
        let mut halves = vec![false; vocabulary.forms.len()];
        let mut wholes = vec![false; vocabulary.forms.len()];
        for group in vocabulary.words.iter().filter(|group| group.whole != NONE && !group.stop) {
            halves[group.whole as usize] |= group.single;
            wholes[group.whole as usize] = true;
        }
        let found = possible(vocabulary, &halves, &wholes);
        let mut compounds = Compounds::of(&found, vocabulary);
        let said: Vec<AtomicBool> = found.iter().map(|_| AtomicBool::new(false)).collect();
        gathered.said.par_iter_mut().for_each(|page| {
            let mut before = false;
            for second in 0..page.tokens.len() {
                let (begins, ends) = compounds.halves[page.tokens[second].group()];
                if before
                    && ends
                    && let Some(pair) =
                        compounds.number(vocabulary, page.tokens[second - 1], page.tokens[second])
                {
                    said[pair].store(true, Ordering::Relaxed);
                    page.tokens[second - 1].begin_compound();
                }
                before = begins;
            }
        });
        let said = said.into_iter().map(AtomicBool::into_inner);
        let found: Vec<_> =
            found.into_iter().zip(said).filter(|(_, said)| *said).map(|(pair, _)| pair).collect();
        compounds = Compounds::of(&found, vocabulary);
        let terms = compounds.terms(gathered, vocabulary);
        for pair in &mut compounds.pairs {
            pair.terms = terms.get(&pair.whole).cloned().unwrap_or_default();
        }
        compounds.teach(gathered, vocabulary, &terms, capitals);
        compounds
    }

    fn of(found: &[(u32, u32, u32)], vocabulary: &Vocabulary) -> Compounds {
        let mut compounds = Compounds::default();
        let mut begins = vec![false; vocabulary.forms.len()];
        let mut ends = begins.clone();
        for &(first, second, whole) in found {
            compounds.numbers.insert((first, second), compounds.pairs.len());
            compounds.pairs.push(Pair { first, second, whole, terms: Vec::new() });
            begins[first as usize] = true;
            ends[second as usize] = true;
        }
        let half = |words: &Words| {
            let whole = Some(words.whole as usize).filter(|_| words.single && words.whole != NONE);
            whole.map_or((false, false), |whole| (begins[whole], ends[whole]))
        };
        let halves: Vec<(bool, bool)> = vocabulary.words.iter().map(half).collect();
        compounds.halves = vocabulary.class.iter().map(|class| halves[*class as usize]).collect();
        compounds
    }

    fn number(&self, vocabulary: &Vocabulary, first: Token, second: Token) -> Option<usize> {
        let may = second.follows_space() && self.halves[first.group()].0 && self.halves[second.group()].1;
        let pair = || (vocabulary.of(first).whole, vocabulary.of(second).whole);
        may.then(|| self.numbers.get(&pair()).copied()).flatten()
    }

    /// The terms of what two neighbours say together, in the language of a page.
    pub fn said(&self, vocabulary: &Vocabulary, first: Token, second: Token, language: u8) -> &[u32] {
        // Nearly none does, and all are asked.
        if !first.begins_compound() {
            return &[];
        }
        let pair = self.number(vocabulary, first, second).and_then(|number| self.pairs.get(number));
        pair.and_then(|pair| pair.terms.get(usize::from(language))).map_or(&[], Vec::as_slice)
    }

    /// What the wholes and halves of all pairs find; in a language that does not know them, what they find elsewhere.
    fn terms(&self, gathered: &Gathered, vocabulary: &Vocabulary) -> Terms {
        let languages = gathered.languages.len();
        let forms = self.pairs.iter().flat_map(|pair| [pair.first, pair.second, pair.whole]);
        let mut terms: Terms = forms.map(|form| (form, vec![Vec::new(); languages])).collect();
        for (group, sample) in vocabulary.words.iter().zip(&vocabulary.samples) {
            if let Some(terms) = terms.get_mut(&group.whole) {
                let (language, _) = gathered.groups.written[*sample as usize];
                terms[usize::from(language)].extend(group.whole_terms());
            }
        }
        for terms in terms.values_mut() {
            let mut all: Vec<u32> = terms.concat();
            tidy(&mut all);
            for terms in terms.iter_mut() {
                tidy(terms);
                if terms.is_empty() {
                    terms.clone_from(&all);
                }
            }
        }
        terms
    }

    /// Gives the groups of solid words the terms of their parts: where they are written apart somewhere, or where
    /// capitals tell of them.
    fn teach(&self, gathered: &Gathered, vocabulary: &mut Vocabulary, terms: &Terms, capitals: &Parts) {
        let letters = |form: u32| vocabulary.forms.get(form).chars().count();
        let mut parts: HashMap<u32, [u32; 2]> = HashMap::default();
        for pair in &self.pairs {
            if letters(pair.first).min(letters(pair.second)) >= SHORTEST_PART {
                parts.entry(pair.whole).or_insert([pair.first, pair.second]);
            }
        }
        for number in 0..vocabulary.words.len() {
            let group = &vocabulary.words[number];
            if !group.single || group.stop {
                continue;
            }
            let sample = vocabulary.samples[number] as usize;
            let language = usize::from(gathered.groups.written[sample].0);
            let told = capitals.get(&sample).into_iter().flatten().map(|part| {
                let part = &vocabulary.words[vocabulary.class[*part as usize] as usize];
                (part.whole, part.whole_terms().collect())
            });
            let mut told: Vec<(u32, Vec<u32>)> = told.filter(|(form, _)| *form != NONE).collect();
            if let Some(parts) = parts.get(&group.whole).filter(|_| told.is_empty()) {
                let terms = |form: &u32| terms.get(form).and_then(|terms| terms.get(language)).cloned();
                told = parts.iter().map(|form| (*form, terms(form).unwrap_or_default())).collect();
            }
            if !told.is_empty() {
                vocabulary.words[number].teach(&told, &vocabulary.is_stop);
            }
        }
    }
}

/// All ways to take a word of the site apart into two words of the site.
fn possible(vocabulary: &Vocabulary, halves: &[bool], wholes: &[bool]) -> Vec<(u32, u32, u32)> {
    let forms = vocabulary.forms.iter().zip(0u32..);
    let numbers: HashMap<&str, u32> = forms
        .filter(|(_, number)| halves[*number as usize] && !vocabulary.is_stop[*number as usize])
        .collect();
    let wholes = (0..vocabulary.forms.len() as u32).into_par_iter().filter(|number| wholes[*number as usize]);
    wholes
        .flat_map_iter(|number| {
            let form = vocabulary.forms.get(number);
            let long = form.chars().nth(SHORTEST - 1).is_some();
            let splits = form.char_indices().skip(1).filter(move |_| long);
            splits.filter_map({
                let numbers = &numbers;
                move |(at, _)| {
                    let first = numbers.get(&form[..at])?;
                    Some((*first, *numbers.get(&form[at..])?, number))
                }
            })
        })
        .collect()
}

fn tidy(numbers: &mut Vec<u32>) {
    numbers.sort_unstable();
    numbers.dedup();
}
