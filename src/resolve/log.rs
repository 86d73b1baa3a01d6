//! Logs: what was done, week by week and for each entry that it was done for.
//!
//! Takes the entries of a collection that the schema calls a log; returns where the pages that tell of them stand and
//! what each shows. Knows no words.

use super::entries::Draft;
use super::generated::{Generated, Page};
use super::urls::{Claims, in_language};
use super::{Context, EntryId, FieldValue};
use crate::schema::Log as Pages;
use std::collections::{BTreeMap, HashMap};

/// More kinds than this are too many to tell apart: the rarest are taken together.
const MOST_KINDS: usize = 12;

/// A log in one language.
#[derive(Debug)]
pub struct Log {
    /// Index of the collection in the schema.
    pub collection: usize,
    /// The language.
    pub lang: String,
    /// The address of the page of all of it; an editor's own may stand there, and where those below it stand.
    pub url: String,
    /// The weeks in which something was done, the oldest first.
    pub weeks: Vec<Week>,
    /// What it is about, most told of first.
    pub subjects: Vec<Subject>,
    /// The place of each subject among them.
    pub subject_of: HashMap<EntryId, usize>,
    /// All entries, the oldest first; those without a day come last.
    pub entries: Vec<EntryId>,
    /// What entries are counted by.
    pub kinds: Vec<Kind>,
    /// The kinds of each entry, as indexes.
    pub kinds_of: HashMap<EntryId, Vec<usize>>,
}

/// A week of the calendar.
#[derive(Debug)]
pub struct Week {
    /// The year that the week counts in.
    pub year: i16,
    /// Its number.
    pub number: i8,
    /// The address of its page.
    pub url: String,
    /// What was done, the oldest first.
    pub entries: Vec<EntryId>,
}

/// What a log tells of.
#[derive(Debug)]
pub struct Subject {
    /// The entry.
    pub entry: EntryId,
    /// The address of its page.
    pub url: String,
    /// What was done for it, the oldest first.
    pub entries: Vec<EntryId>,
}

/// What entries are counted by.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Kind {
    /// An entry of another collection.
    Entry(EntryId),
    /// A word, where there is no such collection.
    Word(String),
    /// All that is rarer.
    Others,
    /// None.
    Without,
}

/// The logs of a site, in each of the languages `fronts`.
pub fn logs(
    drafts: &[Draft],
    collections: &[Vec<EntryId>],
    fronts: &[&String],
    context: &Context,
    claims: &mut Claims,
) -> Vec<Log> {
    let mut logs = Vec::new();
    for (collection, schema) in context.schema.collections.iter().enumerate() {
        let Some(pages) = schema.log.as_ref().filter(|_| !collections[collection].is_empty()) else {
            continue;
        };
        for lang in fronts {
            let log = log(collection, pages, lang, drafts, collections, context);
            log.claim(logs.len(), claims);
            logs.push(log);
        }
    }
    logs
}

/// What the pages of a log in `lang` show, and where they stand.
fn log(
    collection: usize,
    pages: &Pages,
    lang: &str,
    drafts: &[Draft],
    collections: &[Vec<EntryId>],
    context: &Context,
) -> Log {
    let url = in_language(&pages.path, lang, &context.config.lang);
    let mut entries = collections[collection].clone();
    // A stable order: the lines of a day stay as they were written.
    entries.sort_by_key(|id| (day(&drafts[*id]).is_none(), day(&drafts[*id]), *id));
    let mut weeks: BTreeMap<(i16, i8), Vec<EntryId>> = BTreeMap::new();
    let mut subjects: BTreeMap<EntryId, Vec<EntryId>> = BTreeMap::new();
    for &id in &entries {
        if let Some(day) = day(&drafts[id]) {
            let week = day.iso_week_date();
            weeks.entry((week.year(), week.week())).or_default().push(id);
        }
        if let Some(subject) = named(&drafts[id], &pages.of).into_iter().find_map(|(_, entry)| entry) {
            subjects.entry(subject).or_default().push(id);
        }
    }
    let weeks = weeks.into_iter().map(|((year, number), entries)| {
        let url = format!("{url}{year}-s{number:02}.html");
        Week { year, number, url, entries }
    });
    let weeks = weeks.collect();
    let mut subjects: Vec<Subject> = subjects
        .into_iter()
        .map(|(entry, entries)| {
            let url = format!("{url}{}/", drafts[entry].entry.id);
            Subject { entry, url, entries }
        })
        .collect();
    subjects.sort_by_key(|subject| std::cmp::Reverse(subject.entries.len()));
    let subject_of = subjects.iter().map(|subject| subject.entry).zip(0..).collect();
    let (kinds, kinds_of) = kinds(&entries, pages, collection, drafts, collections, context);
    Log { collection, lang: lang.to_owned(), url, weeks, subjects, subject_of, entries, kinds, kinds_of }
}

/// The day of an entry, if a whole day was written.
fn day(draft: &Draft) -> Option<jiff::civil::Date> {
    draft.entry.card.date.filter(|date| date.is_day()).map(|date| date.civil())
}

/// What an entry names in `field`.
fn named<'d>(draft: &'d Draft, field: &str) -> Vec<(&'d str, Option<EntryId>)> {
    let said = draft.entry.fields.iter().find(|(name, _)| name == field);
    let references = said.into_iter().flat_map(|(_, value)| match value {
        FieldValue::References(references) => references.as_slice(),
        _ => &[],
    });
    references.map(|reference| (reference.name.as_str(), reference.entry)).collect()
}

/// What entries are counted by: the entries of the collection that the schema names, in its order, or the words as they
/// are written where it has none, the most frequent first.
fn kinds(
    entries: &[EntryId],
    pages: &Pages,
    collection: usize,
    drafts: &[Draft],
    collections: &[Vec<EntryId>],
    context: &Context,
) -> (Vec<Kind>, HashMap<EntryId, Vec<usize>>) {
    let by = pages.by.as_deref().unwrap_or_default();
    let field = context.schema.collections[collection].field(by);
    let targets = field.map(|field| super::mentions::targets(field, context.schema)).unwrap_or_default();
    let known: Vec<EntryId> =
        targets.iter().flat_map(|target| collections[*target].iter().copied()).collect();
    let mut kinds: Vec<Kind> = match known.is_empty() {
        true => words(entries, by, drafts),
        false => known.into_iter().map(Kind::Entry).collect(),
    };
    let others = kinds.contains(&Kind::Others).then(|| kinds.len() - 1);
    let places: HashMap<Kind, usize> = kinds.iter().cloned().zip(0..).collect();
    kinds.push(Kind::Without);
    let mut kinds_of = HashMap::new();
    for &id in entries {
        let of = named(&drafts[id], by).into_iter().filter_map(|(name, entry)| {
            let kind = entry.map_or_else(|| Kind::Word(name.to_owned()), Kind::Entry);
            places.get(&kind).copied().or(others)
        });
        let mut of: Vec<usize> = of.collect();
        of.sort_unstable();
        of.dedup();
        if of.is_empty() {
            of.push(kinds.len() - 1);
        }
        kinds_of.insert(id, of);
    }
    (kinds, kinds_of)
}

fn words(entries: &[EntryId], by: &str, drafts: &[Draft]) -> Vec<Kind> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for (name, _) in entries.iter().flat_map(|id| named(&drafts[*id], by)) {
        *counts.entry(name).or_default() += 1;
    }
    let mut words: Vec<(&str, usize)> = counts.into_iter().collect();
    words.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    let rare = words.len() > MOST_KINDS;
    words.truncate(MOST_KINDS);
    let kinds = words.into_iter().map(|(word, _)| Kind::Word(word.to_owned()));
    kinds.chain(rare.then_some(Kind::Others)).collect()
}

impl Log {
    /// Claims its pages, as log `index` of the site.
    fn claim(&self, index: usize, claims: &mut Claims) {
        let weeks = self.weeks.iter().enumerate();
        let weeks = weeks.map(|(at, week)| (Generated::LogWeek(index, at), &week.url));
        let subjects = self.subjects.iter().enumerate();
        let subjects = subjects.map(|(at, subject)| (Generated::LogSubject(index, at), &subject.url));
        for (what, url) in [(Generated::Log(index), &self.url)].into_iter().chain(subjects).chain(weeks) {
            claims.page(Page::new(what, &self.lang, url.clone(), Some(self.collection)));
        }
    }

    /// How many of `entries` there are of each kind; one of two kinds counts in both.
    pub fn counts(&self, entries: &[EntryId]) -> Vec<usize> {
        let mut counts = vec![0; self.kinds.len()];
        for kind in entries.iter().filter_map(|id| self.kinds_of.get(id)).flatten() {
            counts[*kind] += 1;
        }
        counts
    }
}
