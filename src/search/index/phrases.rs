//! Finds where a page says one of several words and phrases that mean the same, and which terms the others have.
//!
//! Takes sets and the vocabulary; knows nothing of where sets come from.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::gather::Gathered;
use super::groups::Token;
use super::synonyms::{Scope, Set};
use super::vocabulary::{NONE, Vocabulary, Words};

/// The tokens of each member of each set, in each language.
pub type Tokens = Vec<Vec<Vec<Vec<Token>>>>;

/// Reads the members of all sets, so that their groups are known although no page may say them.
pub fn read<'a>(sets: &'a [Set], gathered: &mut Gathered<'a>) -> Tokens {
    let mut read = |language: usize, member: &'a String| {
        let mut tokens = Vec::new();
        gathered.groups.read(language as u8, member, &mut tokens);
        tokens
    };
    let languages = gathered.languages.len();
    (0..languages)
        .map(|language| {
            let set = |set: &'a Set| set.members.iter().map(|member| read(language, member)).collect();
            sets.iter().map(set).collect()
        })
        .collect()
}

/// Finds what means the same.
#[derive(Debug, Default)]
pub struct Phrases {
    /// By language.
    tables: Vec<Table>,
    scopes: Vec<Scope>,
    /// The terms of single words that stand for the same as that of another.
    pub alike: BTreeMap<u32, BTreeSet<u32>>,
}

#[derive(Debug, Default)]
struct Table {
    /// For each group whether it begins something: nearly none does, and all are asked for.
    begins: Vec<bool>,
    /// Which member of which set a group of this form is.
    forms: HashMap<u32, Vec<(usize, usize)>>,
    /// The phrases that begin with a term.
    terms: HashMap<u32, Vec<Phrase>>,
    /// For each set and member the terms that it says.
    said: Vec<Vec<Vec<u32>>>,
}

#[derive(Debug)]
struct Phrase {
    /// The terms after the first.
    rest: Vec<u32>,
    set: usize,
    member: usize,
}

impl Phrases {
    /// Makes tables of what [`read`] has read.
    pub fn new(sets: &[Set], tokens: &Tokens, vocabulary: &Vocabulary) -> Phrases {
        let scopes = sets.iter().map(|set| set.scope).collect();
        let mut phrases = Phrases { scopes, ..Phrases::default() };
        for members in tokens {
            let mut table = Table::default();
            for (number, (set, members)) in sets.iter().zip(members).enumerate() {
                let said: Vec<Vec<u32>> = members.iter().map(|tokens| said(vocabulary, tokens)).collect();
                for (member, tokens) in members.iter().enumerate() {
                    // Stop words alone say nothing.
                    if !said[member].is_empty() {
                        table.add(vocabulary, tokens, set.exact, (number, member));
                    }
                }
                table.said.push(said);
                phrases.mark(vocabulary, members);
            }
            let begins = |words: &Words| {
                table.forms.contains_key(&words.whole)
                    || words.whole_terms().any(|term| table.terms.contains_key(&term))
            };
            table.begins = vocabulary.groups().map(begins).collect();
            phrases.tables.push(table);
        }
        phrases
    }

    /// Notes which single words stand for each other.
    fn mark(&mut self, vocabulary: &Vocabulary, members: &[Vec<Token>]) {
        let single = |tokens: &Vec<Token>| match tokens.as_slice() {
            [token] => Some(vocabulary.of(*token)).filter(|words| !words.stop),
            _ => None,
        };
        let words: Vec<&Words> = members.iter().filter_map(single).collect();
        for (word, other) in words.iter().flat_map(|word| words.iter().map(move |other| (word, other))) {
            for term in word.whole_terms() {
                self.alike
                    .entry(term)
                    .or_default()
                    .extend(other.whole_terms().filter(|other| *other != term));
            }
        }
    }

    /// Whether anything begins with a group in a language.
    pub fn begin_with(&self, language: u8, group: usize) -> bool {
        self.tables.get(usize::from(language)).is_some_and(|table| table.begins[group])
    }

    /// Calls `also` with the terms of what means the same as the phrases that begin with the first token.
    pub fn each(
        &self,
        vocabulary: &Vocabulary,
        page: usize,
        language: u8,
        tokens: &[Token],
        mut also: impl FnMut(&[u32]),
    ) {
        let (Some(table), [first, rest @ ..]) = (self.tables.get(usize::from(language)), tokens) else {
            return;
        };
        if !table.begins[first.group()] {
            return;
        }
        let words = vocabulary.of(*first);
        let mut say = |set: usize, member: usize| {
            if self.scopes[set].holds(page) {
                let others = table.said[set].iter().enumerate().filter(|(other, _)| *other != member);
                others.for_each(|(_, terms)| also(terms));
            }
        };
        for (set, member) in table.forms.get(&words.whole).into_iter().flatten() {
            say(*set, *member);
        }
        for phrase in words.whole_terms().filter_map(|term| table.terms.get(&term)).flatten() {
            let mut pairs = rest.iter().zip(&phrase.rest);
            let follows = |(token, term): (&Token, &u32)| {
                !token.begins_line() && vocabulary.of(*token).whole_terms().any(|other| other == *term)
            };
            if rest.len() >= phrase.rest.len() && pairs.all(follows) {
                say(phrase.set, phrase.member);
            }
        }
    }
}

impl Scope {
    fn holds(self, page: usize) -> bool {
        match self {
            Scope::Everywhere => true,
            Scope::NotOn(other) => other != page,
            Scope::Only(only) => only == page,
        }
    }
}

impl Table {
    fn add(&mut self, vocabulary: &Vocabulary, tokens: &[Token], exact: bool, at: (usize, usize)) {
        let words = || tokens.iter().map(|token| vocabulary.of(*token));
        // A phrase may also be written as one group, with hyphens.
        let whole: Option<String> =
            words().map(|words| (words.whole != NONE).then(|| vocabulary.forms.get(words.whole))).collect();
        let single = tokens.len() == 1;
        if let Some(form) = whole.and_then(|whole| vocabulary.form(&whole)).filter(|_| exact || !single) {
            self.forms.entry(form).or_default().push(at);
        }
        let terms: Option<Vec<u32>> = words().map(|words| words.whole_terms().next()).collect();
        if let Some(([first, rest @ ..], (set, member))) = terms.as_deref().map(|terms| (terms, at))
            && !(exact && single)
        {
            let phrase = Phrase { rest: rest.to_vec(), set, member };
            self.terms.entry(*first).or_default().push(phrase);
        }
    }
}

/// The terms that a text says, each once.
fn said(vocabulary: &Vocabulary, tokens: &[Token]) -> Vec<u32> {
    let mut terms: Vec<u32> =
        tokens.iter().flat_map(|token| vocabulary.of(*token).said.iter().copied()).collect();
    terms.sort_unstable();
    terms.dedup();
    terms
}
