//! What stands on the social card of an entry, and what its page says of it.

use super::values::map;
use super::view::View;
use crate::config::Config;
use crate::images::Card;
use crate::images::card::SIZE;
use crate::parse::markdown::typeset;
use crate::resolve::{Entry, FieldValue, Site};
use crate::schema::Schema;
use tera::Value as T;

/// The cards of all entries that have one.
pub fn cards(site: &Site, config: &Config, schema: &Schema) -> Vec<Card> {
    site.entries.iter().filter_map(|entry| card(entry, site, config, schema)).collect()
}

/// The card of `entry`, if entries of its kind have one and it has a page.
fn card(entry: &Entry, site: &Site, config: &Config, schema: &Schema) -> Option<Card> {
    let collection = &schema.collections[entry.collection].name;
    if entry.card.url.is_none() || !config.cards.contains(collection) {
        return None;
    }
    let french = entry.card.lang == "fr";
    let date = || entry.card.date.as_ref().map(|date| date.long(french));
    let label = promotion(entry, site).or_else(date).unwrap_or_default();
    Some(Card {
        title: entry.card.title.clone(),
        label: typeset(&label, french),
        site: typeset(&config.title, config.lang == "fr"),
    })
}

/// The name of the promotion that `entry` is of.
fn promotion(entry: &Entry, site: &Site) -> Option<String> {
    let (_, field) = entry.fields.iter().find(|(name, _)| name == "promotion")?;
    let FieldValue::References(references) = field else { return None };
    let first = references.first()?;
    Some(first.entry.map_or(&first.name, |id| &site.entries[id].card.title).clone())
}

/// What the page of `entry` says of its card, if it has one: address, size, and what is to be read on it.
pub(super) fn value(entry: &Entry, view: &View) -> Option<(T, T)> {
    let context = view.context;
    let card = card(entry, view.site, context.config, context.schema)?;
    let words = [&card.title, &card.label, &card.site].map(String::as_str);
    let alt: Vec<&str> = words.into_iter().filter(|word| !word.is_empty()).collect();
    let facts =
        map([("width", T::from(SIZE.0)), ("height", T::from(SIZE.1)), ("alt", T::from(alt.join(" – ")))]);
    Some((T::from(view.picture(&card.path())), facts))
}
