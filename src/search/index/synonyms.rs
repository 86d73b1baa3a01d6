//! What means the same: sets of the site's editors, abbreviations that pages explain, other names of pages.
//!
//! Takes a corpus and what was gathered; finds where a page says one of a set, and which terms the others have.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::gather::{Gathered, Token};
use super::vocabulary::{NONE, Vocabulary};
use crate::search::page::Corpus;
use crate::search::text;

/// How many letters a name or an abbreviation has at least to mean the same on pages that do not explain it.
const SHORTEST: usize = 3;

/// Words and phrases that mean the same.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Set {
    /// As they are written.
    pub members: Vec<String>,
    /// Where they mean the same.
    pub scope: Scope,
}

/// On which pages a set holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Scope {
    /// On all.
    Everywhere,
    /// On all but this one, whose names they are.
    NotOn(usize),
    /// On this one, which explains them.
    Only(usize),
}

/// The sets of a site. `gathered` has its pages, in order.
pub fn sets(corpus: &Corpus, gathered: &Gathered) -> Vec<Set> {
    let mut sets: Vec<Set> = corpus
        .synonyms
        .iter()
        .map(|members| Set { members: members.clone(), scope: Scope::Everywhere })
        .collect();
    for (page, number) in gathered.pages.iter().zip(0..).filter(|(page, _)| !page.names.is_empty()) {
        let names = std::iter::once(&page.title).chain(&page.names);
        let members = names.filter(|name| is_telling(name)).cloned().collect();
        sets.push(Set { members, scope: Scope::NotOn(number) });
    }
    sets.extend(explained(gathered));
    sets.retain(|set| set.members.len() > 1);
    sets.sort();
    sets.dedup();
    sets
}

/// Whether a name is long enough to mean the same elsewhere.
fn is_telling(name: &str) -> bool {
    name.chars().filter(|c| c.is_alphanumeric()).count() >= SHORTEST && name.chars().any(char::is_alphabetic)
}

/// An abbreviation, what it stands for, and on which page.
type Told<'a> = (&'a str, &'a str, usize);

/// The abbreviations that pages explain. One that all of them explain alike holds everywhere.
fn explained(gathered: &Gathered) -> Vec<Set> {
    let mut meanings: BTreeMap<String, BTreeMap<String, Vec<Told>>> = BTreeMap::new();
    for (number, said) in gathered.said.iter().enumerate() {
        let lang = gathered.languages[usize::from(said.language)];
        for (short, long) in &said.abbreviations {
            // What is said alike but for endings means the same.
            let stems: Vec<String> =
                text::spans(long).map(|span| text::stem(&long[span].to_lowercase(), lang)).collect();
            let meanings = meanings.entry(text::fold(short)).or_default();
            meanings.entry(stems.join(" ")).or_default().push((short, long, number));
        }
    }
    let mut sets = Vec::new();
    for (short, meanings) in &meanings {
        let clear = meanings.len() == 1 && is_telling(short);
        for told in meanings.values() {
            let spellings: BTreeSet<(&str, &str)> =
                told.iter().map(|(short, long, _)| (*short, *long)).collect();
            let usual = spellings.iter().max_by_key(|usual| {
                told.iter().filter(|(short, long, _)| (*short, *long) == **usual).count()
            });
            match usual.filter(|_| clear) {
                Some((short, long)) => sets.push(set(short, long, Scope::Everywhere)),
                None => sets.extend(told.iter().map(|(s, l, page)| set(s, l, Scope::Only(*page)))),
            }
        }
    }
    sets
}

fn set(short: &str, long: &str, scope: Scope) -> Set {
    Set { members: vec![short.to_owned(), long.to_owned()], scope }
}

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
pub struct Synonyms {
    /// By language.
    tables: Vec<Table>,
    scopes: Vec<Scope>,
    /// Words that stand for the same as a term, folded: its synonyms of one word.
    pub outside: BTreeMap<u32, BTreeSet<u32>>,
}

#[derive(Debug, Default)]
struct Table {
    /// For each form whether a phrase begins with it.
    begins: Vec<bool>,
    /// The phrases that begin with a form.
    phrases: HashMap<u32, Vec<Phrase>>,
    /// For each set and member the terms that it says.
    terms: Vec<Vec<Vec<u32>>>,
}

#[derive(Debug)]
struct Phrase {
    /// The forms after the first.
    rest: Vec<u32>,
    set: usize,
    member: usize,
}

impl Synonyms {
    /// Makes tables of what [`read`] has read.
    pub fn new(sets: &[Set], tokens: &Tokens, vocabulary: &Vocabulary) -> Synonyms {
        let mut synonyms =
            Synonyms { scopes: sets.iter().map(|set| set.scope).collect(), ..Synonyms::default() };
        for sets in tokens {
            let mut table = Table { begins: vec![false; vocabulary.forms.len()], ..Table::default() };
            for (set, members) in sets.iter().enumerate() {
                let said = members.iter().map(|tokens| said(vocabulary, tokens));
                let terms: Vec<Vec<u32>> = said.collect();
                for (member, tokens) in
                    members.iter().enumerate().filter(|(member, _)| !terms[*member].is_empty())
                {
                    table.add(vocabulary, tokens, set, member);
                }
                table.terms.push(terms);
                synonyms.mark(vocabulary, members);
            }
            synonyms.tables.push(table);
        }
        synonyms
    }

    /// Notes which single words stand for each other.
    fn mark(&mut self, vocabulary: &Vocabulary, members: &[Vec<Token>]) {
        let single = |tokens: &Vec<Token>| match tokens.as_slice() {
            [token] if !vocabulary.of(*token).stop => Some(vocabulary.of(*token)),
            _ => None,
        };
        let words: Vec<_> = members.iter().filter_map(single).collect();
        for word in &words {
            for other in words.iter().filter(|other| other.whole != word.whole && other.whole != NONE) {
                for term in word.whole_terms() {
                    self.outside.entry(term).or_default().insert(other.whole);
                }
            }
        }
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
        let form = vocabulary.of(*first).whole;
        if form == NONE || !table.begins[form as usize] {
            return;
        }
        for phrase in table.phrases.get(&form).into_iter().flatten() {
            let follows =
                |(token, form): (&Token, &u32)| !token.begins_line() && vocabulary.of(*token).whole == *form;
            let holds = match self.scopes[phrase.set] {
                Scope::Everywhere => true,
                Scope::NotOn(other) => other != page,
                Scope::Only(only) => only == page,
            };
            if holds && rest.len() >= phrase.rest.len() && rest.iter().zip(&phrase.rest).all(follows) {
                let others = table.terms[phrase.set].iter().enumerate();
                others.filter(|(member, _)| *member != phrase.member).for_each(|(_, terms)| also(terms));
            }
        }
    }
}

impl Table {
    fn add(&mut self, vocabulary: &Vocabulary, tokens: &[Token], set: usize, member: usize) {
        let forms: Vec<u32> = tokens.iter().map(|token| vocabulary.of(*token).whole).collect();
        // A phrase may also be written as one group, with hyphens.
        let whole: String =
            forms.iter().filter_map(|form| vocabulary.forms.get(*form as usize)).cloned().collect();
        let joined = vocabulary.form(&whole).filter(|_| forms.len() > 1).map(|form| vec![form]);
        for forms in std::iter::once(forms).chain(joined) {
            let Some((first, rest)) = forms.split_first().filter(|_| !forms.contains(&NONE)) else {
                continue;
            };
            self.begins[*first as usize] = true;
            let phrase = Phrase { rest: rest.to_vec(), set, member };
            self.phrases.entry(*first).or_default().push(phrase);
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
