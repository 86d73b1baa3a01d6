//! Analysis: the words that one group, as written, can be found by.
//!
//! Takes a group and its language; returns forms (what a question may hold) and terms (what forms are conflated to).
//! Knows nothing of pages, weights or positions.

use rustc_hash::FxHashSet as HashSet;

use super::chars::{is_apostrophe, is_hyphen};
use super::fold::fold;
use super::group::{Group, LONGEST_PART, groups};
use super::inclusive;
use super::lang::{ELIDED, Lang, is_stop_word};
use super::piece::{Piece, name_term, stem_term, word_term};
use super::stem::stem_of;
use super::variant::variants;

/// A word that a group can be found by.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Word {
    /// Folded: what a question may hold.
    pub form: String,
    /// The key of the words that are conflated with it: `fr:` or `en:` and a folded stem, or `=` and the form.
    pub term: String,
    /// What it is to the group.
    pub role: Role,
}

/// What a word is to its group.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Role {
    /// All of it.
    Whole,
    /// One of its parts: which, counted without elided ones.
    Part(usize),
    /// Another form that finds the same term; the group does not say it itself.
    Variant,
}

/// Beginnings of words that are written with an apostrophe and of which no part is a word.
const ONE_WORD: &[&str] = &["aujourd", "prud", "quelqu"];
/// Beginnings of words that are written with an apostrophe and of which only what follows is a word.
const CUT_SHORT: &[&str] = &["entr", "presqu"];
/// How many parts a group has at most that is found by all of them in one word.
const MOST_PARTS: usize = 6;
/// What English writes behind an apostrophe and nobody looks for.
const ENGLISH_TAILS: &[&str] = &["d", "ll", "m", "re", "s", "ve"];

/// The words that the group `written` (one of those that `spans` finds) can be found by in `lang`, its whole first.
/// Nothing is found of a group of marks alone.
pub fn analyse(written: &str, lang: Lang) -> Vec<Word> {
    if is_small_word(written) {
        return small_word(written, lang);
    }
    let Some(group) = groups(written).next() else { return Vec::new() };
    let mut group = group.without_elided(|part| ELIDED.binary_search(&part).is_ok());
    let mut words = Words::default();
    if lang == Lang::English {
        if let Some(base) = negated(&group) {
            words.add(&group.whole, word_term(&base, lang), Role::Whole);
            return words.without_doubles();
        }
        drop_tail(&mut group);
    }
    let pieces = pieces(written, &group);
    match inclusive::read(&pieces, lang) {
        Some(gendered) if gendered.taken == pieces.len() => {
            words.add_gendered(&group.whole, &gendered.forms, Role::Whole, lang);
        }
        _ if pieces.len() == 1 => words.add_piece(&pieces[0], Role::Whole, lang),
        _ => words.add_compound(&group, &pieces, lang),
    }
    words.without_doubles()
}

/// Whether a group is nothing but small letters, as most are: two of them at least, and not more than count.
fn is_small_word(written: &str) -> bool {
    let small = |c| matches!(c, 'a'..='z' | 'ß'..='ÿ') && c != '÷';
    written.len() <= LONGEST_PART && written.chars().all(small) && written.chars().nth(1).is_some()
}

/// The words of a group that is one word in small letters.
fn small_word(written: &str, lang: Lang) -> Vec<Word> {
    let form = fold(written);
    let stem = stem_of(written, &form, lang);
    let term = stem_term(&stem, lang);
    let others = variants(&form, &stem, lang);
    let other = |form| Word { form, term: term.clone(), role: Role::Variant };
    let others: Vec<Word> = others.into_iter().map(other).collect();
    let mut list = vec![Word { form, term, role: Role::Whole }];
    list.extend(others);
    Words { list }.without_doubles()
}

fn pieces(written: &str, group: &Group) -> Vec<Piece> {
    let joiners = std::iter::once(' ').chain(group.joiners.iter().copied());
    let parts = group.parts.iter().zip(&group.places).zip(joiners);
    parts.map(|((form, place), joiner)| Piece::new(&written[place.clone()], form, joiner)).collect()
}

/// `do` of `don’t`.
fn negated(group: &Group) -> Option<String> {
    let [first, last] = group.parts.as_slice() else { return None };
    let apostrophe = group.joiners.first().is_some_and(|c| is_apostrophe(*c));
    let base = first.strip_suffix('n').filter(|base| !base.is_empty())?;
    (apostrophe && last == "t").then(|| base.to_owned())
}

/// Takes `’s` off `user’s`.
fn drop_tail(group: &mut Group) {
    let apostrophe = group.joiners.last().is_some_and(|c| is_apostrophe(*c));
    if apostrophe && group.parts.last().is_some_and(|tail| ENGLISH_TAILS.contains(&tail.as_str())) {
        group.parts.pop();
        group.places.pop();
        group.joiners.pop();
        group.whole = group.parts.concat();
    }
}

/// Words in the order in which they are found.
#[derive(Default)]
struct Words {
    list: Vec<Word>,
}

impl Words {
    fn add(&mut self, form: &str, term: String, role: Role) {
        // The signs of a longest part come on top.
        let fits = form.chars().nth(LONGEST_PART).is_none();
        if fits && !form.is_empty() {
            self.list.push(Word { form: form.to_owned(), term, role });
        }
    }

    /// The first of those that are alike. Most groups are one word.
    fn without_doubles(mut self) -> Vec<Word> {
        if self.list.len() > 1 {
            let mut seen = HashSet::default();
            let is_new = |word| seen.insert(word);
            let words = self.list.iter().map(|word| (word.form.as_str(), word.term.as_str()));
            let mut kept = words.map(is_new).collect::<Vec<bool>>().into_iter();
            self.list.retain(|_| kept.next().unwrap_or(true));
        }
        self.list
    }

    fn add_piece(&mut self, piece: &Piece, role: Role, lang: Lang) {
        if !piece.is_word() {
            return;
        }
        for found in piece.found(lang) {
            self.add(&found.form, found.term, if found.own { role } else { Role::Variant });
        }
    }

    /// All gendered forms; where they have several terms, the group counts for each.
    fn add_gendered(&mut self, whole: &str, forms: &[String], role: Role, lang: Lang) {
        for form in forms {
            self.add(whole, word_term(form, lang), role);
        }
        for form in forms {
            self.add(&fold(form), word_term(form, lang), Role::Variant);
        }
    }

    fn add_compound(&mut self, group: &Group, pieces: &[Piece], lang: Lang) {
        // `31/05/2024` is three numbers, not one, and an address is no word.
        if pieces.len() <= MOST_PARTS && !pieces.iter().all(Piece::is_number) {
            self.add(&group.whole, whole_term(group, pieces, lang), Role::Whole);
        }
        let first = pieces[0].form.as_str();
        let apostrophe = group.joiners.first().is_some_and(|c| is_apostrophe(*c));
        if apostrophe && ONE_WORD.contains(&first) {
            return;
        }
        let mut at = usize::from(apostrophe && CUT_SHORT.contains(&first));
        while let Some(piece) = pieces.get(at) {
            if let Some(gendered) = inclusive::read(&pieces[at..], lang) {
                let whole: String = pieces[at..at + gendered.taken].iter().map(|p| p.form.as_str()).collect();
                self.add_gendered(&whole, &gendered.forms, Role::Part(at), lang);
                at += gendered.taken;
                continue;
            }
            if is_worth_finding(piece, pieces.get(at + 1), lang) {
                self.add_piece(piece, Role::Part(at), lang);
            }
            at += 1;
        }
    }
}

/// A part of a compound is not worth finding if it says nothing by itself: `à` in `vis-à-vis`, `d` in `chef-d’œuvre`,
/// `R` and `D` in `R&D`.
fn is_worth_finding(piece: &Piece, next: Option<&Piece>, lang: Lang) -> bool {
    let elided = next.is_some_and(|next| is_apostrophe(next.joiner)) && ELIDED.contains(&piece.form.as_str());
    let may_be_letter = |joiner: char| joiner == ' ' || joiner == '/' || is_hyphen(joiner);
    let letter = piece.form.chars().nth(1).is_none()
        && !(may_be_letter(piece.joiner) && next.is_none_or(|next| may_be_letter(next.joiner)));
    !elided && !letter && !is_stop_word(&piece.form, lang)
}

/// Words of a language stay such when a hyphen joins them; what other signs join is a name.
fn whole_term(group: &Group, pieces: &[Piece], lang: Lang) -> String {
    let hyphenated = group.joiners.iter().all(|c| is_hyphen(*c) || is_apostrophe(*c));
    if hyphenated && pieces.iter().all(Piece::is_plain) {
        let lower: String = pieces.iter().map(|piece| piece.lower.as_str()).collect();
        return word_term(&lower, lang);
    }
    name_term(&group.whole)
}
