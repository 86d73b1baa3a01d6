//! What other pages show of an entry: its title and address, or its card.

use super::super::values::{encode, map, owned};
use super::View;
use crate::resolve::{Entry, EntryId, Reference};
use tera::Value as T;

impl View<'_> {
    /// Title and address of an entry for a page in `lang`.
    pub(super) fn mini(&self, entry: &Entry, lang: &str) -> T {
        map([
            ("id", T::from(entry.id.as_str())),
            ("title", T::from(entry.card.title.as_str())),
            ("url", self.address_of(entry, lang).into()),
        ])
    }

    /// Where pages in `lang` link to for `entry`; nothing, if it has no page.
    pub fn address_of(&self, entry: &Entry, lang: &str) -> Option<String> {
        let url = entry.variants.get(lang).or(entry.card.url.as_ref());
        self.elsewhere(entry).or_else(|| url.map(|url| encode(&self.href(url))))
    }

    /// The address that others link to in the place of the page of `entry`.
    fn elsewhere(&self, entry: &Entry) -> Option<String> {
        entry.card.elsewhere.as_deref().and_then(|address| self.link(address))
    }

    /// Title and address of entry `id` for a page in `lang`.
    pub fn mini_of(&self, id: EntryId, lang: &str) -> T {
        self.minis.get(lang).map_or_else(T::none, |minis| minis[id].clone())
    }

    /// The mini of `reference` for a page in `lang`; a name that means nothing has no address.
    pub(in crate::render) fn reference(&self, reference: &Reference, lang: &str) -> T {
        match reference.entry {
            Some(id) => self.minis[lang][id].clone(),
            None => map([("title", T::from(reference.name.as_str())), ("url", T::none())]),
        }
    }

    /// The card of entry `id` for pages in `lang`.
    pub(super) fn card(&self, id: EntryId, lang: &str) -> T {
        let entry = &self.site.entries[id];
        let card = &entry.card;
        let collection = &self.context.schema.collections[entry.collection];
        let french = lang == "fr";
        let mut values: Vec<(&str, T)> = vec![
            ("id", T::from(entry.id.as_str())),
            ("title", T::from(card.title.as_str())),
            ("url", self.address_of(entry, lang).into()),
            ("lang", T::from(card.lang.as_str())),
            ("collection", T::from(collection.name.as_str())),
            ("kind_label", T::from(collection.singular.get(lang))),
            ("summary", T::from(card.summary.as_str())),
            ("date", card.date.as_ref().map(|date| date.iso()).into()),
            ("date_label", card.date.as_ref().map(|date| date.long(french)).into()),
        ];
        if let Some(event) = self.site.agenda.events.get(&id) {
            values.push(("when", super::super::pages::event_when(id, event, lang, self)));
        }
        if let Some(status) = super::super::pages::newest_status(id, lang, self) {
            values.push(("status_now", status));
        }
        for (name, value) in &entry.fields {
            let marked = collection.field(name).is_some_and(|field| field.card);
            if marked && !matches!(name.as_str(), "title" | "description") {
                values.push((name, self.card_field(name, value, entry, lang)));
            }
        }
        owned(values)
    }

    /// The card of entry `id` for pages in `lang`, shared.
    pub fn card_in(&self, id: EntryId, lang: &str) -> &T {
        self.twins.get(lang).and_then(|twins| twins.get(&id)).unwrap_or(&self.cards[id])
    }

    /// Cards of `ids` for pages in `lang`, shared.
    pub fn cards(&self, ids: impl IntoIterator<Item = EntryId>, lang: &str) -> T {
        T::from(ids.into_iter().map(|id| self.card_in(id, lang).clone()).collect::<Vec<T>>())
    }
}
