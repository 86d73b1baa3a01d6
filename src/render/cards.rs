//! What stands on the social card of an entry, and what its page says of it.

use super::values::map;
use super::view::View;
use crate::config::Config;
use crate::images::Card;
use crate::images::card::SIZE;
use crate::parse::markdown::typeset;
use crate::resolve::{Entry, EntryId, FieldValue, Site};
use crate::schema::Schema;
use tera::Value as T;

/// The collections whose entries get a card where a site does not say.
const USUAL: &[&str] = &["posts", "defis"];

/// With more entries than this, a site gets cards only if it says so: the first build would take seconds for them.
const MOST: usize = 2000;

/// The cards of all entries that have one.
pub fn cards(site: &Site, config: &Config, schema: &Schema) -> Vec<Card> {
    let with = collections(site, config, schema);
    site.entries.iter().filter_map(|entry| card(entry, site, config, &with)).collect()
}

/// Whether entry `id` has a card.
pub fn has_card(id: EntryId, site: &Site, config: &Config, schema: &Schema) -> bool {
    card(&site.entries[id], site, config, &collections(site, config, schema)).is_some()
}

/// The collections whose entries get a card.
pub(super) fn collections(site: &Site, config: &Config, schema: &Schema) -> Vec<usize> {
    let names = schema.collections.iter().map(|collection| &collection.name).enumerate();
    let wanted = |name: &String| match &config.cards {
        Some(said) => said.contains(name),
        None => USUAL.contains(&name.as_str()),
    };
    let with: Vec<usize> = names.filter(|(_, name)| wanted(name)).map(|(index, _)| index).collect();
    let count: usize = with.iter().map(|index| site.collections[*index].len()).sum();
    if config.cards.is_none() && count > MOST { Vec::new() } else { with }
}

/// The card of `entry`, if it is of one of the collections `with` cards and has a page.
fn card(entry: &Entry, site: &Site, config: &Config, with: &[usize]) -> Option<Card> {
    if entry.card.url.is_none() || !with.contains(&entry.collection) {
        return None;
    }
    let french = entry.card.lang == "fr";
    let date = || entry.card.date.as_ref().map(|date| date.long(french));
    let label = promotion(entry, site).or_else(date).unwrap_or_default();
    Some(Card {
        title: typeset(&entry.card.title, french),
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
    let card = card(entry, view.site, view.context.config, &view.with_card)?;
    let words = [&card.title, &card.label, &card.site].map(String::as_str);
    let alt: Vec<&str> = words.into_iter().filter(|word| !word.is_empty()).collect();
    let facts =
        map([("width", T::from(SIZE.0)), ("height", T::from(SIZE.1)), ("alt", T::from(alt.join(" – ")))]);
    Some((T::from(view.picture(&card.path())), facts))
}
