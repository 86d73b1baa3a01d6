//! What became of things: the events of their status, the newest of which counts, and the chains of what continues what.
//!
//! Takes entries; returns what they say, and tells a status that nobody has looked at for long, and circles. Which field
//! holds the events, and what refers to what, the schema says.

use super::entries::Draft;
use super::{Context, Entry, EntryId, FieldValue, Item};
use crate::config::Config;
use crate::diag::{Code, Diagnostic, Text, text};
use crate::parse::date::Date;
use crate::schema::{Collection, Field, Kind, Schema};
use crate::source::Span;
use crate::yaml::{Step, Value};
use jiff::tz::TimeZone;
use jiff::{ToSpan, civil};
use std::collections::{BTreeMap, HashSet};

/// The record of an event of a status.
pub const STATUS: &str = "status_event";
/// The field with what an entry continues.
pub const CONTINUES: &str = "continues";
/// The field, or the relation, with what continues an entry.
pub const CONTINUED_BY: &str = "continued_by";
/// The field, or the relation, with the challenges of an entry.
pub const CHALLENGES: &str = "defis";
/// The status of what wants somebody to take it on.
pub const SEEKING: &str = "seeking-sponsor";

/// What must not go round in a circle: the field, what it says, and what to do.
const ROUNDS: [(&str, Text, Text); 2] = [
    (CONTINUES, text!("what-continues-what"), text!("only-the-later-one-says-what")),
    ("parent", text!("what-is-part-of-what"), text!("only-the-part-says-what-it")),
];

/// An event of the status of an entry.
#[derive(Debug, Clone, Copy)]
pub struct Event<'e> {
    /// What is said of it.
    pub item: &'e Item,
    /// When it was.
    pub date: Option<Date>,
}

impl<'e> Event<'e> {
    /// The id of the status; a word that is none, as written.
    pub fn status(&self) -> Option<&'e str> {
        self.item.plain("status").and_then(Value::as_str)
    }
}

/// The field of `collection` whose items are records called `record`.
pub fn field_of<'s>(collection: &'s Collection, record: &str) -> Option<&'s Field> {
    collection.fields.iter().find(|field| field.of.as_deref() == Some(record))
}

/// The items of `entry` that are records called `record`.
pub fn items<'e>(entry: &'e Entry, record: &str, schema: &Schema) -> &'e [Item] {
    let field = field_of(&schema.collections[entry.collection], record);
    let value = field.and_then(|field| entry.fields.iter().find(|(name, _)| *name == field.name));
    match value {
        Some((_, FieldValue::Items(items))) => items,
        _ => &[],
    }
}

/// The events of the status of `entry`, the newest last; those of one day as written, those without a date first.
pub fn events<'e>(entry: &'e Entry, schema: &Schema, zone: &TimeZone) -> Vec<Event<'e>> {
    let dated = items(entry, STATUS, schema).iter().map(|item| {
        let date = item.plain("date").and_then(|date| Date::from_value(date, zone));
        Event { item, date }
    });
    let mut events: Vec<Event> = dated.filter(|event| event.status().is_some()).collect();
    events.sort_by_key(|event| event.date.map(|date| last_day(&date)));
    events
}

/// The last day that a date may mean: of a mere year, its end.
pub fn last_day(date: &Date) -> civil::Date {
    let day = date.civil();
    match date.iso().len() {
        4 => day.last_of_year(),
        7 => day.last_of_month(),
        _ => day,
    }
}

/// Tells every status that is old, and every circle.
pub fn check(drafts: &[Draft], context: &Context, told: &mut Vec<Diagnostic>) {
    for draft in drafts {
        told.extend(stale(draft, context));
    }
    for (relation, words, help) in ROUNDS {
        for circle in circles(drafts, relation) {
            told.push(loop_of(&circle, relation, (words.clone(), help.clone()), drafts, context));
        }
    }
}

/// Whether what has become of `entry` is a question: it tells, or began so long ago that it should.
pub fn is_asked(entry: &Entry, context: &Context) -> bool {
    field_of(&context.schema.collections[entry.collection], STATUS).is_some()
        && (!items(entry, STATUS, context.schema).is_empty()
            || entry.card.date.is_some_and(|date| is_long_ago(&date, context)))
}

/// Whether a status of `date` is too old to be believed; never, if the site does not want to hear of it.
fn is_long_ago(date: &Date, context: &Context) -> bool {
    last_believed(date, context.config).is_some_and(|due| due < context.today.civil())
}

/// The last day on which a status of `date` is believed; nothing if it always is.
fn last_believed(date: &Date, config: &Config) -> Option<civil::Date> {
    let months = i32::from(config.stale_status);
    last_day(date).checked_add(months.months()).ok().filter(|_| months > 0)
}

/// The last day on which the status of `entry` is believed; nothing if it has none that gets old.
pub fn stale_after(entry: &Entry, schema: &Schema, config: &Config) -> Option<civil::Date> {
    let newest = newest_open(entry, schema, &config.timezone)?;
    last_believed(&newest.date?, config)
}

/// The newest event of the status of `entry`, if more is to come after it.
fn newest_open<'e>(entry: &'e Entry, schema: &Schema, zone: &TimeZone) -> Option<Event<'e>> {
    let newest = events(entry, schema, zone).pop()?;
    let terms = schema.record(STATUS)?.field("status").and_then(|field| match &field.kind {
        Kind::Choice { of } => schema.vocabulary(of),
        _ => None,
    });
    let settled = terms.and_then(|terms| terms.find(newest.status()?)).is_some_and(|term| term.is_final);
    (!settled).then_some(newest)
}

/// A word about the status of `draft`, if nobody has looked at it for long and more was to come.
fn stale(draft: &Draft, context: &Context) -> Option<Diagnostic> {
    let schema = context.schema;
    let newest = newest_open(&draft.entry, schema, &context.config.timezone)?;
    let field = field_of(&schema.collections[draft.entry.collection], STATUS)?;
    if !is_long_ago(&newest.date?, context) {
        return None;
    }
    let span = event_span(draft, field, newest.item, context);
    let message =
        text!("the-newest-status-of-is-of", title = &draft.entry.card.title, date = newest.date?.within());
    let help = text!("find-out-what-became-of-it");
    Some(Diagnostic::new(Code::StaleStatus, span, message).help(help))
}

/// Where the date of an event is written, or the event.
fn event_span(draft: &Draft, field: &Field, item: &Item, context: &Context) -> Span {
    let said = |key: &&String| draft.meta.get(key).is_some_and(|value| !value.is_blank());
    let key = field.keys.iter().find(said).map_or(field.name.as_str(), String::as_str);
    let path: Vec<Step> = [Step::Key(key)].into_iter().chain(item.place.map(Step::Index)).collect();
    let dates = context.schema.record(STATUS).and_then(|record| record.field("date"));
    let date = dates.into_iter().flat_map(|field| &field.keys).find_map(|key| {
        let path: Vec<Step> = path.iter().copied().chain([Step::Key(key)]).collect();
        draft.value_span(context, &path)
    });
    date.unwrap_or_else(|| draft.span_of(context, &path))
}

/// The entries of the same collection that `entry` says something of by the field or relation `name`.
fn near(entry: &Entry, name: &str, other: impl Fn(EntryId) -> usize) -> Vec<EntryId> {
    let own = entry.fields.iter().filter(|(field, _)| field == name);
    let own = own.flat_map(|(_, value)| value.references()).filter_map(|reference| reference.entry);
    let inverse = entry.inverse.iter().filter(|(relation, _)| relation == name);
    let all = own.chain(inverse.flat_map(|(_, ids)| ids.iter().copied()));
    all.filter(|id| other(*id) == entry.collection).collect()
}

/// Everything that entry `id` continues and that continues it, each after what it continues; itself among them. Alone, it
/// is no chain.
pub fn chain(id: EntryId, entries: &[Entry], rank: impl Fn(EntryId) -> usize) -> Vec<EntryId> {
    let collection = |id: EntryId| entries[id].collection;
    let mut all = HashSet::from([id]);
    for way in [CONTINUES, CONTINUED_BY] {
        let mut seen = HashSet::from([id]);
        let mut open = vec![id];
        while let Some(next) = open.pop() {
            open.extend(near(&entries[next], way, collection).into_iter().filter(|id| seen.insert(*id)));
        }
        all.extend(seen);
    }
    let mut left: Vec<EntryId> = all.iter().copied().collect();
    left.sort_by_key(|id| rank(*id));
    let before = |id: &EntryId| near(&entries[*id], CONTINUES, collection);
    // Each entry waits for those before it; of a circle, the first one waits for nobody.
    let mut waits: BTreeMap<EntryId, usize> = left
        .iter()
        .map(|id| (*id, before(id).iter().filter(|other| *other != id && all.contains(other)).count()))
        .collect();
    let mut ordered = Vec::with_capacity(left.len());
    while !left.is_empty() {
        let place = left.iter().position(|id| waits[id] == 0).unwrap_or(0);
        let next = left.remove(place);
        ordered.push(next);
        for after in near(&entries[next], CONTINUED_BY, collection) {
            if let Some(count) = waits.get_mut(&after) {
                *count = count.saturating_sub(1);
            }
        }
    }
    if ordered.len() > 1 { ordered } else { Vec::new() }
}

/// How far a walk through what continues what has come with an entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum State {
    New,
    OnPath,
    Done,
}

/// The circles of what names what in the field `relation`, each once, from its first entry on.
fn circles(drafts: &[Draft], relation: &str) -> Vec<Vec<EntryId>> {
    let collection = |id: EntryId| drafts[id].entry.collection;
    let before = |id: EntryId| near(&drafts[id].entry, relation, collection);
    let mut states = vec![State::New; drafts.len()];
    let mut found = Vec::new();
    for start in 0..drafts.len() {
        // A walk without recursion: the entries of the path, and what each has still to offer.
        let mut path: Vec<(EntryId, Vec<EntryId>)> = Vec::new();
        let mut next = (states[start] == State::New).then_some(start);
        loop {
            if let Some(id) = next.take() {
                states[id] = State::OnPath;
                path.push((id, before(id)));
            }
            let Some((id, open)) = path.last_mut() else { break };
            let id = *id;
            match open.pop() {
                None => {
                    states[id] = State::Done;
                    path.pop();
                }
                Some(other) => match states[other] {
                    State::New => next = Some(other),
                    State::OnPath => {
                        let ids = path.iter().map(|(id, _)| *id);
                        found.push(ids.skip_while(|id| *id != other).collect());
                    }
                    State::Done => {}
                },
            }
        }
    }
    found
}

fn loop_of(
    circle: &[EntryId],
    relation: &str,
    (words, help): (Text, Text),
    drafts: &[Draft],
    context: &Context,
) -> Diagnostic {
    let title = |id: &EntryId| format!("`{}`", drafts[*id].entry.card.title);
    let span = |id: EntryId| {
        let draft = &drafts[id];
        let field = context.schema.collections[draft.entry.collection].field(relation);
        let keys = field.into_iter().flat_map(|field| &field.keys);
        let key = keys.into_iter().find(|key| draft.value_span(context, &[Step::Key(key)]).is_some());
        key.map_or(draft.entry.origin.span, |key| draft.span(context, key, None))
    };
    let names: Vec<String> = circle.iter().chain(circle.first()).map(title).collect();
    let message = text!("goes-round-in-a-circle", words = words, names = names.join(" ← "));
    let mut diagnostic = Diagnostic::new(Code::ContinuationLoop, span(circle[0]), message).help(help);
    for other in circle.iter().skip(1).take(3) {
        diagnostic = diagnostic.also(span(*other), text!("and-here"));
    }
    diagnostic
}
