//! Names that differ by little: one administration written in two ways becomes two.
//!
//! Takes entries of collections that a mere mention makes, and tells each pair that a reader would take for one. Case,
//! accents and punctuation do not count anywhere; here a slip of the pen, the order of the words, plurals, small words and
//! an acronym in brackets do not either. Numbers always count. Names are compared within blocks of those that differ in
//! one word, so that thousands take little more time than their number.

use super::entries::Draft;
use super::{Context, EntryId};
use crate::diag::{Code, Diagnostic, text};
use crate::text::fold;
use std::collections::{BTreeSet, HashMap};
use unicode_normalization::UnicodeNormalization;

/// Shorter names have too many neighbours, unless one is a mere mention, used once.
const LETTERS: usize = 10;
/// Names that are shorter still have too many in any case.
const FEWEST: usize = 6;
/// Names of more words than this are sentences.
const WORDS: usize = 24;
/// The neighbours, in alphabetical order, that a word is compared with.
const NEIGHBOURS: usize = 32;
/// Words that say nothing by themselves.
const SMALL: &[&str] = &[
    "a", "au", "aux", "d", "de", "des", "du", "en", "et", "l", "la", "le", "les", "of", "the", "and", "for",
];

/// A name, ready to be compared.
struct Name {
    id: EntryId,
    /// Its words in alphabetical order.
    words: Vec<String>,
    /// The acronym that stands in brackets in it.
    acronym: Option<String>,
}

/// Tells each pair of entries that seem to be one.
pub fn check(drafts: &[Draft], context: &Context, told: &mut Vec<Diagnostic>) {
    let mut pairs: BTreeSet<(EntryId, EntryId)> = BTreeSet::new();
    for (collection, _) in context.schema.collections.iter().enumerate().filter(|(_, c)| c.create) {
        let of_it = |draft: &Draft| draft.entry.collection == collection;
        let ids = (0..drafts.len()).filter(|id| of_it(&drafts[*id]));
        let mut by_language: HashMap<&str, Vec<EntryId>> = HashMap::new();
        ids.for_each(|id| by_language.entry(&drafts[id].entry.card.lang).or_default().push(id));
        for ids in by_language.values() {
            pairs.extend(alike(ids, drafts));
        }
    }
    // Two texts were written by people who knew of both.
    let used = if pairs.is_empty() { Vec::new() } else { uses(drafts, context) };
    let by_hand = |id: EntryId| drafts[id].entry.origin.path.is_some();
    let is_short = |id: EntryId| fold(&drafts[id].entry.card.title).chars().count() < LETTERS;
    let is_mention = |id: EntryId| drafts[id].written.is_none() && drafts[id].record.is_none();
    let once = |id: EntryId, other: EntryId| {
        is_mention(id) && used[id] <= 1 && (used[other] > 1 || !is_mention(other))
    };
    for (one, other) in pairs.into_iter().filter(|(one, other)| !(by_hand(*one) && by_hand(*other))) {
        if (is_short(one) || is_short(other)) && !once(one, other) && !once(other, one) {
            continue;
        }
        told.push(diagnostic((one, other), &used, drafts, context));
    }
}

fn alike(ids: &[EntryId], drafts: &[Draft]) -> Vec<(EntryId, EntryId)> {
    let names: Vec<Name> = ids.iter().map(|id| name(*id, &drafts[*id].entry.card.title)).collect();
    let by_title: HashMap<String, EntryId> =
        ids.iter().map(|id| (fold(&drafts[*id].entry.card.title), *id)).collect();
    let mut found = Vec::new();
    let mut same: HashMap<&[String], Vec<&Name>> = HashMap::new();
    let mut blocks: HashMap<(String, char), Vec<(&str, &Name)>> = HashMap::new();
    for name in &names {
        if let Some(other) = name.acronym.as_ref().and_then(|acronym| by_title.get(acronym)) {
            found.push(pair(name.id, *other));
        }
        let letters: usize = name.words.iter().map(|word| word.chars().count()).sum();
        if letters < FEWEST || name.words.len() > WORDS {
            continue;
        }
        same.entry(&name.words).or_default().push(name);
        for (at, word) in name.words.iter().enumerate() {
            let Some(first) = word.chars().next() else { continue };
            let rest = [&name.words[..at], &name.words[at + 1..]].concat().join(" ");
            blocks.entry((rest, first)).or_default().push((word, name));
        }
    }
    for names in same.values() {
        let pairs = names.windows(2).filter(|pair| one_acronym(pair[0], pair[1]));
        found.extend(pairs.map(|names| pair(names[0].id, names[1].id)));
    }
    for block in blocks.values_mut() {
        block.sort_by_key(|(word, name)| (*word, name.id));
        for (at, (word, one)) in block.iter().enumerate() {
            let near = block[at + 1..].iter().take(NEIGHBOURS).filter(|(other, _)| is_slip(word, other));
            let near = near.filter(|(_, other)| one_acronym(one, other));
            found.extend(near.map(|(_, other)| pair(one.id, other.id)));
        }
    }
    found
}

fn pair(one: EntryId, other: EntryId) -> (EntryId, EntryId) {
    (one.min(other), one.max(other))
}

/// Whether two names may have the same acronym.
fn one_acronym(one: &Name, other: &Name) -> bool {
    one.acronym.is_none() || other.acronym.is_none() || one.acronym == other.acronym
}

/// Whether two words that begin alike differ by a slip: one in five to seven letters, two from eight on.
fn is_slip(one: &str, other: &str) -> bool {
    let number = |word: &str| {
        let roman = word.chars().all(|c| matches!(c, 'i' | 'v' | 'x'));
        roman || word.chars().any(char::is_numeric)
    };
    let most = match one.chars().count().min(other.chars().count()) {
        0..=4 => return false,
        5..=7 => 1,
        _ => 2,
    };
    one != other && !number(one) && !number(other) && strsim::osa_distance(one, other) <= most
}

fn name(id: EntryId, title: &str) -> Name {
    let title: String = title.nfc().collect();
    let (rest, acronym) = without_acronym(&title);
    let words = rest.split(|c: char| !c.is_alphanumeric()).map(fold).filter(|word| !word.is_empty());
    let words = words.filter(|word| !SMALL.contains(&word.as_str()));
    let mut words: Vec<String> = words.map(singular).collect();
    words.sort_unstable();
    Name { id, words, acronym }
}

/// `title` without an acronym in brackets, and that, folded.
fn without_acronym(title: &str) -> (String, Option<String>) {
    let inner = title.split_once('(').and_then(|(before, rest)| Some((before, rest.split_once(')')?)));
    let Some((before, (inner, after))) = inner else { return (title.to_owned(), None) };
    let is_acronym = (2..=10).contains(&inner.chars().count())
        && inner.chars().any(char::is_uppercase)
        && !inner.chars().any(char::is_lowercase);
    match is_acronym {
        true => (format!("{before} {after}"), Some(fold(inner))),
        false => (title.to_owned(), None),
    }
}

/// A word without the mark of the plural, where it is long enough to have one.
fn singular(word: String) -> String {
    match word.strip_suffix(['s', 'x']) {
        Some(stem) if stem.len() >= 5 => stem.to_owned(),
        _ => word,
    }
}

/// How often editors name each entry; what entries say through others is not written.
fn uses(drafts: &[Draft], context: &Context) -> Vec<usize> {
    let mut uses = vec![0; drafts.len()];
    for entry in drafts.iter().map(|draft| &draft.entry) {
        let collection = &context.schema.collections[entry.collection];
        let written = |name: &str| collection.field(name).is_some_and(|field| field.through.is_none());
        for (_, value) in entry.fields.iter().filter(|(name, _)| written(name)) {
            value.references().filter_map(|reference| reference.entry).for_each(|id| uses[id] += 1);
        }
    }
    uses
}

fn diagnostic(
    (one, other): (EntryId, EntryId),
    used: &[usize],
    drafts: &[Draft],
    context: &Context,
) -> Diagnostic {
    let used = |id: EntryId| used[id];
    // The one that is used less is the slip; of equals, the later one.
    let (slip, right) = if used(one) < used(other) { (one, other) } else { (other, one) };
    let title = |id: EntryId| &drafts[id].entry.card.title;
    let singular = context.schema.collections[drafts[one].entry.collection].singular.within();
    let message = text!("and-seem-to-be-one", slip = title(slip), right = title(right), singular = singular);
    let help = text!("write-everywhere-which-is-used-or", right = title(right), times = used(right));
    Diagnostic::new(Code::NearDuplicate, drafts[slip].entry.origin.span, message)
        .also(drafts[right].entry.origin.span, text!("the-other-one"))
        .help(help)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is_one(one: &str, other: &str) -> bool {
        let drafts: Vec<Draft> = [one, other]
            .iter()
            .map(|title| {
                crate::resolve::entries::from_mention(
                    0,
                    title,
                    crate::source::Span::file(crate::source::SourceId(0)),
                    "fr",
                )
            })
            .collect();
        !alike(&[0, 1], &drafts).is_empty()
    }

    #[test]
    fn one_name_in_two_spellings_is_found() {
        for (one, other) in [
            ("Ministère de l’Intérieur", "Ministère de l’Intérieru"),
            ("Ministère de la Transition écologique", "Ministère de la transition ecologiques"),
            ("Ministère des Armées", "Ministères des armées"),
            ("Direction générale des entreprises (DGE)", "Direction générale des entreprises"),
            ("Direction interministérielle du numérique (DINUM)", "DINUM"),
            ("Cour des comptes, Paris", "Paris – Cour des comptes"),
            ("Ministère de la Solidarité et de la Santé", "Ministère de la santé et des solidarités"),
            ("Agence nationale de la sécurité", "Agence nationnale de la sécurité"),
        ] {
            assert!(is_one(one, other) && is_one(other, one), "{one} / {other}");
        }
    }

    #[test]
    fn names_that_differ_for_good_are_left_alone() {
        for (one, other) in [
            ("EIG – promotion 1", "EIG – promotion 2"),
            ("Programme 10 % – saison 1", "Programme 10 % – saison 2"),
            ("Université Paris IV", "Université Paris VI"),
            ("Ministère de l’Intérieur", "Ministère de l’Extérieur"),
            ("Département de l’Ain", "Département de l’Aisne"),
            ("Ministère de la Justice", "Ministère de la Culture"),
            ("Direction du travail (DT)", "Direction du travail (DGT)"),
            ("Insee", "Inser"),
            ("Haute-Savoie", "Haute-Saône"),
            ("Préfecture de Paris", "Préfecture de police de Paris"),
        ] {
            assert!(!is_one(one, other) && !is_one(other, one), "{one} / {other}");
        }
    }
}
