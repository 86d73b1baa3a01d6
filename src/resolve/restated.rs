//! Whether a text that has another title or sums itself up otherwise can have changed anything but what its card shows.
//!
//! Takes a text as it was and as it is; returns what its entry says of itself now. Says all that resolving takes from the
//! titles and summaries of simple entries in one place: whoever lets a stage look at them for something new says so here too.

use super::entries::{Draft, from_document, plain};
use super::{Card, Context, Entry, EntryId, FieldValue, Reference, Words, fields, mentions, unwritten};
use crate::parse::document::{Document, is_org};
use crate::schema::{Collection, Field, Kind};
use crate::text::fold;
use crate::yaml::Value;
use rayon::prelude::*;
use std::collections::BTreeSet;

/// The fields that may say something else; a summary may stand under a common key, too.
const FIELDS: [&str; 2] = ["title", "description"];
const EXCERPT: &str = "excerpt";

/// What an entry says of itself now.
#[derive(Debug)]
pub struct Restated {
    /// Its card.
    pub card: Card,
    /// Its fields.
    pub fields: Vec<(String, FieldValue)>,
}

impl Words<'_> {
    /// What entry `id`, which is written there, says of itself now, if nothing has changed besides its title, its summary
    /// and the words of its text, and if nothing but what shows its card takes anything from these. `context` has the text
    /// as it is.
    pub fn restated(&self, id: EntryId, context: &Context) -> Option<Restated> {
        let collection = &self.schema.collections[self.entry.collection];
        let simple = is_simple(collection) && !self.site.consent_in_force;
        if !simple || !self.leads_to_the_same() || !self.says_the_same_besides(collection) {
            return None;
        }
        let draft = self.draft(context)?;
        let card = Card {
            title: draft.entry.card.title.clone(),
            summary: draft.entry.card.summary.clone(),
            ..self.entry.card.clone()
        };
        if draft.entry.title_from_body != self.entry.title_from_body
            || self.is_above_others(id)
            || self.is_somebodys_title(id, &card)
            || self.is_named(id, &names(&draft, self.entry))
        {
            return None;
        }
        let mut fields = self.entry.fields.clone();
        for name in FIELDS {
            let old = fields.iter_mut().find_map(|(field, value)| (field == name).then_some(value));
            match (old, plain(&draft.entry, name)) {
                (Some(old), Some(new)) => *old = FieldValue::Plain(new.clone()),
                (None, None) => {}
                _ => return None,
            }
        }
        Some(Restated { card, fields })
    }

    /// Whether the front matter says the same but for title and summary.
    fn says_the_same_besides(&self, collection: &Collection) -> bool {
        let others = |key: &str| {
            let by_field = collection.fields.iter().any(|field| !is_said(field) && has(field, key));
            let by_name = key != EXCERPT && fields::COMMON.contains(&key);
            by_field || by_name || collection.date_from.iter().any(|from| from == key)
        };
        let keys = collection.fields.iter().filter(|field| is_said(field)).flat_map(|field| &field.keys);
        let keys: Vec<&str> = keys.map(String::as_str).chain([EXCERPT]).filter(|key| !others(key)).collect();
        let of = |document: &Document| {
            let Document { path, collection, lang, mut meta, sound, date, slug, categories, .. } =
                document.clone();
            keys.iter().for_each(|key| drop(meta.remove(key)));
            (path, collection, lang, meta, sound, date, slug, categories)
        };
        let (before, after) = (self.before.0, self.after.0);
        after.sound && !is_org(&after.path) && of(before) == of(after)
    }

    /// Its entry on its way, if there is nothing to say of it.
    fn draft(&self, context: &Context) -> Option<Draft> {
        let mut told = Vec::new();
        let mut draft = from_document(self.after.0.clone(), None);
        fields::read(&mut draft, context, &mut told);
        unwritten::check(std::slice::from_ref(&draft), context, &mut told);
        told.is_empty().then_some(draft)
    }

    /// Whether a page that the program makes has its title from entry `id`.
    fn is_above_others(&self, id: EntryId) -> bool {
        let lists = self.site.lists.iter().map(|list| list.intro);
        lists.chain(self.site.generated.all().iter().map(|page| page.intro)).any(|intro| intro == Some(id))
    }

    /// Whether another entry has the title of `card`.
    fn is_somebodys_title(&self, id: EntryId, card: &Card) -> bool {
        let title = fold(&card.title);
        let others = &self.site.collections[self.entry.collection];
        others.par_iter().any(|other| *other != id && fold(&self.site.entries[*other].card.title) == title)
    }

    /// Whether an entry refers to entry `id`, or may do so by one of `names`.
    fn is_named(&self, id: EntryId, names: &BTreeSet<String>) -> bool {
        let name = &self.schema.collections[self.entry.collection].name;
        let mut fields = self.schema.collections.iter().flat_map(|collection| &collection.fields);
        let known = |said: &str| names.contains(&fold(said));
        // Of a tool nobody knows any more how it was written.
        let by_name = |reference: &Reference| {
            reference.settled
                || reference.entry.is_none()
                || known(&reference.name)
                || reference.id.as_deref().is_some_and(known)
        };
        let names_it = |entry: &Entry| {
            mentions::lists(entry).into_iter().any(|list| {
                let may = list.field(entry, self.schema).is_none_or(|field| may_name(field, name));
                let mut references = list.of(entry).iter();
                references.any(|reference| reference.entry == Some(id) || (may && by_name(reference)))
            })
        };
        fields.any(|field| field.credits.as_ref() == Some(name)) || self.site.entries.par_iter().any(names_it)
    }
}

/// Whether titles and summaries of the collection stand nowhere but on cards, in feeds and in what other programs read: its
/// entries are in order of their dates, each is one text, and the program makes nothing else of them.
fn is_simple(collection: &Collection) -> bool {
    let by_date = collection.list.as_ref().is_some_and(|list| list.sort == "date" && list.group.is_none());
    let sole = collection.data.is_empty() && collection.tables.is_empty() && collection.lists.is_empty();
    let special = collection.holds.is_some()
        || collection.log.is_some()
        || collection.consent.is_some()
        || collection.consent_of.is_some()
        || collection.text.is_some()
        || collection.body.is_some()
        || collection.elsewhere.is_some()
        || collection.create;
    let mere_text = |field: &Field| field.kind == Kind::Text && field.facet.is_none() && !field.markdown;
    let fields = &collection.fields;
    collection.dated
        && by_date
        && sole
        && !special
        && fields.iter().filter(|field| is_said(field)).all(mere_text)
        && !fields.iter().any(|field| field.expected)
}

fn is_said(field: &Field) -> bool {
    FIELDS.contains(&field.name.as_str())
}

fn has(field: &Field, key: &str) -> bool {
    field.keys.iter().any(|own| own == key)
}

/// Whether `field` may name entries of the collection called `name`, or those of several, where a name that another entry
/// bears is not that of a tool.
fn may_name(field: &Field, name: &str) -> bool {
    matches!(&field.kind, Kind::Ref { to, .. } if to.len() > 1) || field.kind.refers_to(name)
}

/// The names, folded, that the entry has now and those that it had.
fn names(draft: &Draft, before: &Entry) -> BTreeSet<String> {
    let titles = [plain(before, "title").and_then(Value::to_text), Some(before.card.title.clone())];
    draft.names.iter().cloned().chain(titles.into_iter().flatten()).map(|name| fold(&name)).collect()
}
