//! Whether a text is published, and when that changes.
//!
//! Takes one text and the day of the build; returns what keeps it back, and the days that its front matter says.

use super::super::Context;
use super::super::date::{Date, post_name};
use super::super::tables::is_published;
use super::file::name_of;
use super::told::is_unpublished;
use super::{front, is_draft};
use crate::schema::Collection;
use crate::source::SourceId;
use crate::yaml::{Map, Value};

/// Why a text is not published, though nothing is wrong with it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Held {
    /// It is a draft.
    Draft,
    /// Its front matter says so, or the configuration where that is silent.
    Unpublished,
    /// Its time has not come.
    NotYet(Date),
    /// Its time is over.
    Over(Date),
    /// Its collection is private, and it does not say `publish: true`.
    Private,
}

/// What becomes of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fate {
    /// Its title, if its front matter says one.
    pub title: Option<String>,
    /// Whether it has a text of its own, besides its front matter.
    pub has_text: bool,
    /// Why it is not published.
    pub held: Option<Held>,
    /// When it appears, if that is still to come.
    pub appears: Option<Date>,
    /// The last day on which it is published, unless that is over.
    pub expires: Option<Date>,
}

/// What keeps a text back whose front matter is `meta`; the date of a post is looked at elsewhere.
pub(super) fn held(path: &str, meta: &Map, collection: &Collection, context: &Context) -> Option<Held> {
    if is_draft(path, meta) && !context.drafts {
        return Some(Held::Draft);
    }
    if is_unpublished(meta, context) || (collection.is_kept_back(meta) && !context.config.unpublished) {
        return Some(Held::Unpublished);
    }
    let early = date(meta, "publishDate", context).filter(|date| *date > context.today && !context.future);
    let late = date(meta, "expiryDate", context).filter(|date| *date < context.today);
    early.map(Held::NotYet).or(late.map(Held::Over))
}

/// What becomes of the text at `path`; nothing if it is no text of a collection.
pub fn fate(source: SourceId, path: &str, text: &str, context: &Context) -> Option<Fate> {
    let (parts, index, _) = front(source, path, text, context, &mut Vec::new())?;
    let (collection, meta) = (&context.schema.collections[index], &parts.meta);
    let zone = &context.config.timezone;
    let named = || post_name(name_of(path, &collection.name), zone).map(|(date, _)| date);
    let own =
        date(meta, "date", context).or_else(named).filter(|_| collection.dated && !is_draft(path, meta));
    let first = [own, date(meta, "publishDate", context)].into_iter().flatten().max();
    let appears = first.filter(|date| *date > context.today);
    let expires = date(meta, "expiryDate", context).filter(|date| *date >= context.today);
    let private = (!is_published(collection, meta, &Map::default())).then_some(Held::Private);
    let held = private
        .or_else(|| held(path, meta, collection, context))
        .or_else(|| appears.filter(|_| !context.future).map(Held::NotYet));
    let title = meta.get("title").and_then(Value::to_text).map(|title| title.trim().to_owned());
    let has_text = text.get(parts.body.clone()).is_some_and(|body| !body.trim().is_empty());
    Some(Fate { title, has_text, held, appears, expires })
}

fn date(meta: &Map, key: &str, context: &Context) -> Option<Date> {
    meta.get(key).and_then(|value| Date::from_value(value, &context.config.timezone))
}
