//! The agenda: which entries are events, and the calendars that hold them.
//!
//! Takes the entries of the collections that hold events; returns the [`Agenda`]. What is past is not known here: the
//! day of the build is for pages to ask.

mod read;
mod year;

use super::entries::{Draft, plain};
use super::generated::{Generated, Page};
use super::lists::ListPage;
use super::urls::Claims;
use super::{Context, Entry, EntryId, FieldValue};
use crate::agenda::Event;
use crate::diag::Diagnostic;
use crate::parse::date::Date;
use crate::schema::{Holds, Kind};
use crate::yaml::Value;
use std::collections::BTreeMap;

/// The events of a site.
#[derive(Debug, Default)]
pub struct Agenda {
    /// The events, without the addresses of their pages.
    pub events: BTreeMap<EntryId, Event>,
    /// The events that name an entry in a field of its own kind: those of a promotion, of a challenge.
    pub about: BTreeMap<EntryId, Vec<EntryId>>,
    /// The events of each language, by time.
    pub listed: BTreeMap<String, Vec<EntryId>>,
    /// The files that people subscribe to.
    pub calendars: Vec<Calendar>,
    /// Which of `calendars` is about an entry.
    of: BTreeMap<EntryId, usize>,
}

/// A file that people subscribe to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Calendar {
    /// Its address.
    pub url: String,
    /// Its language.
    pub lang: String,
    /// Whose events it holds; none, and it holds all of its language. That of an event holds the event.
    pub about: Option<EntryId>,
    /// What it holds, by time.
    pub events: Vec<EntryId>,
}

impl Agenda {
    /// Reads the events among `drafts`; what says no date of its own is dated by its start.
    pub fn read(drafts: &mut [Draft], context: &Context, told: &mut Vec<Diagnostic>) -> Self {
        let mut reader = read::Reader::new(context, told);
        let holds =
            |draft: &Draft| context.schema.collections[draft.entry.collection].holds == Some(Holds::Events);
        let events: BTreeMap<EntryId, Event> = drafts
            .iter()
            .enumerate()
            .filter(|(_, draft)| holds(draft))
            .filter_map(|(id, draft)| Some((id, reader.event(draft)?)))
            .collect();
        reader.finish();
        for (id, event) in &events {
            let card = &mut drafts[*id].entry.card;
            card.date = card.date.or_else(|| Date::from_day(event.start.day(), &context.config.timezone));
        }
        Self { events, ..Self::default() }
    }

    /// The events that pages in `lang` tell of.
    pub fn shown_in(&self, lang: &str, drafts: &[Draft]) -> impl Iterator<Item = EntryId> {
        let in_language = move |id: &EntryId| {
            let entry = &drafts[*id].entry;
            let there = entry.card.lang == lang || entry.variants.contains_key(lang);
            there && entry.card.url.is_some()
        };
        self.events.keys().copied().filter(in_language)
    }

    /// Claims the addresses of the calendars and of the pages of what is past; who stands there already stays.
    pub fn settle(&mut self, drafts: &[Draft], lists: &[ListPage], context: &Context, claims: &mut Claims) {
        let main = context.schema.holder(Holds::Events).map(|(index, _)| index);
        for list in lists.iter().filter(|list| Some(list.collection) == main) {
            let events = self.shown_in(&list.lang, drafts);
            let events = self.in_order(events, context);
            if events.is_empty() {
                continue;
            }
            let stem = stem(&list.first);
            claims.page(Page::new(Generated::Past, &list.lang, format!("{stem}/passe.html"), main));
            self.listed.insert(list.lang.clone(), events.clone());
            self.calendar(stem, &list.lang, None, events, claims);
        }
        self.about = self.named(drafts, context);
        let own = self.events.keys().map(|id| (*id, vec![*id]));
        let all: Vec<(EntryId, Vec<EntryId>)> =
            own.chain(self.about.iter().map(|(id, events)| (*id, events.clone()))).collect();
        for (about, events) in all {
            let entry = &drafts[about].entry;
            let Some(url) = &entry.card.url else { continue };
            let same: Vec<EntryId> =
                events.iter().copied().filter(|id| drafts[*id].entry.card.lang == entry.card.lang).collect();
            let events = if same.is_empty() { events } else { same };
            self.calendar(stem(url), &entry.card.lang, Some(about), events, claims);
        }
    }

    fn calendar(
        &mut self,
        stem: &str,
        lang: &str,
        about: Option<EntryId>,
        events: Vec<EntryId>,
        claims: &mut Claims,
    ) {
        let url = format!("{stem}.ics");
        if claims.generated(&url) {
            self.of.extend(about.map(|id| (id, self.calendars.len())));
            self.calendars.push(Calendar { url, lang: lang.to_owned(), about, events });
        }
    }

    /// The events that name each entry. A person's own calendar is nobody's to publish.
    fn named(&self, drafts: &[Draft], context: &Context) -> BTreeMap<EntryId, Vec<EntryId>> {
        let mut named: BTreeMap<EntryId, Vec<EntryId>> = BTreeMap::new();
        for id in self.in_order(self.events.keys().copied(), context) {
            let entry = &drafts[id].entry;
            let collection = &context.schema.collections[entry.collection];
            for (name, value) in &entry.fields {
                let Some(Kind::Ref { to, .. }) = collection.field(name).map(|field| &field.kind) else {
                    continue;
                };
                let target = to.first().filter(|_| to.len() == 1);
                let target = target.and_then(|name| context.schema.collection(name));
                let FieldValue::References(references) = value else { continue };
                if target.is_none_or(|(_, target)| target.consent.is_some()) {
                    continue;
                }
                for about in references.iter().filter_map(|reference| reference.entry) {
                    let events = named.entry(about).or_default();
                    if events.last() != Some(&id) {
                        events.push(id);
                    }
                }
            }
        }
        named
    }

    /// Events by time, those of one time by name.
    fn in_order(&self, ids: impl Iterator<Item = EntryId>, context: &Context) -> Vec<EntryId> {
        let mut ids: Vec<EntryId> = ids.collect();
        ids.sort_by_cached_key(|id| {
            let event = &self.events[id];
            (event.start.instant(&context.config.timezone), event.uid.clone())
        });
        ids
    }

    /// The calendar of an event, or of those that name an entry.
    pub fn calendar_of(&self, about: EntryId) -> Option<&Calendar> {
        self.of.get(&about).map(|at| &self.calendars[*at])
    }

    /// The calendar of all events in `lang`.
    pub fn calendar_in(&self, lang: &str) -> Option<&Calendar> {
        self.calendars.iter().find(|calendar| calendar.about.is_none() && calendar.lang == lang)
    }

    /// Where its files stand.
    pub fn addresses(&self) -> Vec<String> {
        self.calendars.iter().map(|calendar| calendar.url.clone()).collect()
    }
}

/// Whether an event is called off, be its days known or not.
pub fn called_off(entry: &Entry) -> bool {
    let said = plain(entry, "cancelled").and_then(Value::as_bool);
    said.unwrap_or_else(|| read::says_cancelled(&entry.card.title))
}

/// An address without its ending, to hang others on.
fn stem(url: &str) -> &str {
    url.strip_suffix(".html").unwrap_or(url).trim_end_matches('/')
}
