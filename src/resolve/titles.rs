//! What entries say of themselves beside one another: two of one title, a translation older than what it translates.

use super::entries::Draft;
use super::{Context, EntryId};
use crate::diag::{Code, Diagnostic, text};
use crate::parse::date::Date;
use crate::text::fold;
use crate::yaml::{Step, Value};
use std::collections::HashMap;

/// The keys of the day on which a text was last changed, as the default schema has them.
const UPDATED: &[&str] = &["updated", "last_modified_at", "lastmod"];

/// Tells entries that readers would take for one another, and translations that have been left behind.
pub fn check(drafts: &[Draft], context: &Context, told: &mut Vec<Diagnostic>) {
    let mut first: HashMap<(usize, &str, String), EntryId> = HashMap::new();
    for (id, draft) in drafts.iter().enumerate().filter(|(_, draft)| draft.written.is_some()) {
        let card = &draft.entry.card;
        let key = (draft.entry.collection, card.lang.as_str(), fold(&card.title));
        let other = *first.entry(key).or_insert(id);
        if other != id && !card.title.trim().is_empty() {
            told.push(twin(draft, &drafts[other], context));
        }
        told.extend(outdated(draft, drafts, context));
    }
}

fn twin(draft: &Draft, other: &Draft, context: &Context) -> Diagnostic {
    let collection = &context.schema.collections[draft.entry.collection];
    let span = title_span(draft, context);
    let label = collection.singular.within();
    let message = text!("another-is-called-too", label = label, title = &draft.entry.card.title);
    let help = text!("readers-tell-pages-apart-by-their");
    Diagnostic::new(Code::DuplicateTitle, span, message)
        .help(help)
        .also(title_span(other, context), text!("the-other-one"))
}

fn title_span(draft: &Draft, context: &Context) -> crate::source::Span {
    let collection = &context.schema.collections[draft.entry.collection];
    let keys = collection.field("title").into_iter().flat_map(|field| &field.keys);
    let spans = keys.filter_map(|key| draft.value_span(context, &[Step::Key(key)]));
    spans.into_iter().next().unwrap_or(draft.entry.origin.span)
}

/// A word about a text that was not changed when the one in the site's language was, of which it is a translation.
fn outdated(draft: &Draft, drafts: &[Draft], context: &Context) -> Option<Diagnostic> {
    let own = &context.config.lang;
    if draft.entry.card.lang == *own {
        return None;
    }
    let mut originals = draft.entry.translations.iter().map(|id| &drafts[*id]);
    let original = originals.find(|other| other.entry.card.lang == *own)?;
    let (key, changed) = said(original, context)?;
    let since = said(draft, context).map(|(_, date)| date).or(draft.entry.card.date)?;
    if since.civil() >= changed.civil() {
        return None;
    }
    let message =
        text!("this-translation-is-of-and-what", since = since.within(), changed = changed.within());
    let place = said(draft, context).map(|(key, _)| draft.span(context, key, None));
    let told = Diagnostic::new(Code::OutdatedTranslation, place.unwrap_or(draft.entry.origin.span), message)
        .help(text!("translate-what-is-new-and-write", key = key, changed = changed.iso()));
    Some(told.also(original.span(context, key, None), text!("the-change")))
}

/// The day on which a text was last changed, as it says itself, and the key that says so.
fn said(draft: &Draft, context: &Context) -> Option<(&'static str, Date)> {
    UPDATED.iter().find_map(|key| {
        let value: &Value = draft.meta.get(key)?;
        Some((*key, Date::from_value(value, &context.config.timezone)?))
    })
}
