//! What templates see: cards and site-wide values, made once and shared by all pages.

mod addresses;
mod cards;
mod fields;
mod shared;

use super::Context;
use super::tools::Tools;
use super::values::Values;
use crate::resolve::{EntryId, Site};
use crate::yaml::Value;
use rayon::prelude::*;
use std::collections::BTreeMap;
use tera::Value as T;

/// The shared values of a site.
pub struct View<'a> {
    /// What is shown.
    pub site: &'a Site,
    /// What it is shown with.
    pub context: &'a Context<'a>,
    /// The card of each entry.
    cards: Vec<T>,
    /// The cards of entries that have a page in a language that is not theirs, by that language.
    twins: BTreeMap<String, BTreeMap<EntryId, T>>,
    /// Title and address of each entry, by language of the page that shows it.
    minis: BTreeMap<String, Vec<T>>,
    /// The collections whose entries have a card for other sites.
    pub with_card: Vec<usize>,
    /// The tools and who uses them.
    pub tools: Tools,
    /// The theme's strings, by language.
    pub(super) strings: BTreeMap<String, Value>,
    /// Values that all pages in a language share: `site`, `t`, `nav`, `lists` …
    pub shared: BTreeMap<String, Values>,
}

/// The shared values of a site without the site: kept for as long as nothing changes but texts, which none of them shows.
#[derive(Debug)]
pub struct Parts {
    cards: Vec<T>,
    twins: BTreeMap<String, BTreeMap<EntryId, T>>,
    minis: BTreeMap<String, Vec<T>>,
    with_card: Vec<usize>,
    tools: Tools,
    strings: BTreeMap<String, Value>,
    shared: BTreeMap<String, Values>,
}

impl<'a> View<'a> {
    /// The shared values, to be kept.
    pub fn into_parts(self) -> Parts {
        let View { cards, twins, minis, with_card, tools, strings, shared, .. } = self;
        Parts { cards, twins, minis, with_card, tools, strings, shared }
    }

    /// The shared values that were kept, of the same site with other texts.
    pub fn from_parts(parts: Parts, site: &'a Site, context: &'a Context<'a>) -> Self {
        let Parts { cards, twins, minis, with_card, tools, strings, shared } = parts;
        Self { site, context, cards, twins, minis, with_card, tools, strings, shared }
    }

    /// Makes all shared values of `site`.
    pub fn new(site: &'a Site, context: &'a Context<'a>) -> Self {
        let mut view = Self {
            site,
            context,
            cards: Vec::new(),
            twins: BTreeMap::new(),
            minis: BTreeMap::new(),
            with_card: super::cards::collections(site, context.config, context.schema),
            tools: Tools::default(),
            strings: BTreeMap::new(),
            shared: BTreeMap::new(),
        };
        for lang in &site.languages {
            view.strings.insert(lang.clone(), context.theme.strings(lang));
        }
        for lang in &site.languages {
            let minis = site.entries.par_iter().map(|entry| view.mini(entry, lang)).collect();
            view.minis.insert(lang.clone(), minis);
        }
        view.cards =
            site.entries.par_iter().enumerate().map(|(id, entry)| view.card(id, &entry.card.lang)).collect();
        for lang in &site.languages {
            let there = site.entries.par_iter().enumerate();
            let there = there.filter(|(_, entry)| entry.variants.contains_key(lang));
            let twins = there.map(|(id, _)| (id, view.card(id, lang))).collect();
            view.twins.insert(lang.clone(), twins);
        }
        view.tools = Tools::new(&view);
        view.shared = view.shared_again();
        view
    }

    /// Shows entry `id` as it is now, where the values were made of what it was.
    pub fn show_again(&mut self, id: EntryId) {
        let entry = &self.site.entries[id];
        for lang in &self.site.languages {
            let mini = self.mini(entry, lang);
            self.minis.get_mut(lang).expect("of each language")[id] = mini;
        }
        self.cards[id] = self.card(id, &entry.card.lang);
        for lang in entry.variants.keys() {
            let twin = self.card(id, lang);
            self.twins.entry(lang.clone()).or_default().insert(id, twin);
        }
    }

    /// What the pages in each language share, made of all else.
    pub fn shared_again(&self) -> BTreeMap<String, Values> {
        self.site.languages.iter().map(|lang| (lang.clone(), self.shared(lang))).collect()
    }

    /// The language of the home page for pages in `lang`: a language without lists has neither home nor plan.
    pub fn front<'l>(&'l self, lang: &'l str) -> &'l str {
        if self.site.lists.iter().any(|list| list.lang == lang) { lang } else { &self.context.config.lang }
    }
}
