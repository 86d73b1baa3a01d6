//! What means the same: sets of the site's editors, abbreviations that pages explain, other names of pages.
//!
//! Takes a corpus and what was gathered, returns sets of words and phrases; does not look for them.

use std::collections::{BTreeMap, BTreeSet};

use super::gather::Gathered;
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
    /// Whether a member of one word means the same only in its very form: names do, other words in all of theirs.
    pub exact: bool,
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
        .map(|members| Set { members: members.clone(), scope: Scope::Everywhere, exact: false })
        .collect();
    for (page, number) in gathered.pages.iter().zip(0..).filter(|(page, _)| !page.names.is_empty()) {
        let names = std::iter::once(&page.title).chain(&page.names);
        let members = names.filter(|name| is_telling(name)).cloned().collect();
        sets.push(Set { members, scope: Scope::NotOn(number), exact: true });
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
    Set { members: vec![short.to_owned(), long.to_owned()], scope, exact: true }
}
