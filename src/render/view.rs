//! What templates see: cards and site-wide values, made once and shared by all pages.

use super::Context;
use super::tools::Tools;
use super::values::{encode, map, owned, to_tera};
use crate::parse::body::Link;
use crate::parse::markdown::typeset;
use crate::resolve::{Entry, EntryId, FieldValue, Reference, Site};
use crate::schema::{Field, Kind};
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
    /// The tools and who uses them.
    pub tools: Tools,
    /// The theme's strings, by language.
    pub(super) strings: BTreeMap<String, Value>,
    /// Values that all pages in a language share: `site`, `t`, `nav`, `lists` …
    pub shared: BTreeMap<String, tera::Context>,
}

impl<'a> View<'a> {
    /// Makes all shared values of `site`.
    pub fn new(site: &'a Site, context: &'a Context<'a>) -> Self {
        let mut view = Self {
            site,
            context,
            cards: Vec::new(),
            twins: BTreeMap::new(),
            minis: BTreeMap::new(),
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
        for lang in &site.languages {
            let shared = view.shared(lang);
            view.shared.insert(lang.clone(), shared);
        }
        view
    }

    /// `path` with the base before it: what stands in a page.
    pub fn href(&self, path: &str) -> String {
        self.site.targets.with_base(path)
    }

    /// `path` as a whole address: what stands in feeds and `<head>`.
    pub fn absolute(&self, path: &str) -> String {
        if path.contains("://") {
            path.to_owned()
        } else {
            format!("{}{}", self.context.config.url, encode(&self.href(path)))
        }
    }

    /// The whole address of a picture, which may stand on another host: for previews elsewhere, no page loads it.
    pub fn picture(&self, path: &str) -> String {
        match path {
            path if path.starts_with("//") => format!("https:{path}"),
            path if path.contains("://") => path.to_owned(),
            path => self.absolute(&format!("/{}", path.trim_start_matches('/'))),
        }
    }

    /// Title and address of an entry for a page in `lang`.
    fn mini(&self, entry: &Entry, lang: &str) -> T {
        let url = entry.variants.get(lang).or(entry.card.url.as_ref());
        map([
            ("id", T::from(entry.id.as_str())),
            ("title", T::from(entry.card.title.as_str())),
            ("url", self.elsewhere(entry).or_else(|| url.map(|url| encode(&self.href(url)))).into()),
        ])
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
    pub(super) fn reference(&self, reference: &Reference, lang: &str) -> T {
        match reference.entry {
            Some(id) => self.minis[lang][id].clone(),
            None => map([("title", T::from(reference.name.as_str())), ("url", T::none())]),
        }
    }

    /// The card of entry `id` for pages in `lang`.
    fn card(&self, id: EntryId, lang: &str) -> T {
        let entry = &self.site.entries[id];
        let card = &entry.card;
        let collection = &self.context.schema.collections[entry.collection];
        let french = lang == "fr";
        let url = entry.variants.get(lang).or(card.url.as_ref());
        let mut values: Vec<(&str, T)> = vec![
            ("id", T::from(entry.id.as_str())),
            ("title", T::from(card.title.as_str())),
            ("url", self.elsewhere(entry).or_else(|| url.map(|url| encode(&self.href(url)))).into()),
            ("lang", T::from(card.lang.as_str())),
            ("collection", T::from(collection.name.as_str())),
            ("kind_label", T::from(collection.singular.get(lang))),
            ("summary", T::from(card.summary.as_str())),
            ("date", card.date.as_ref().map(|date| date.iso()).into()),
            ("date_label", card.date.as_ref().map(|date| date.long(french)).into()),
        ];
        if let Some(event) = self.site.agenda.events.get(&id) {
            values.push(("when", super::pages::event_when(event, lang, self)));
        }
        if let Some(status) = super::pages::newest_status(id, lang, self) {
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

    /// A field as the entry's own page in `lang` sees it: references are cards.
    pub fn whole_field(&self, name: &str, value: &FieldValue, entry: &Entry, lang: &str) -> T {
        self.field(name, value, entry, lang, &|reference| match reference.entry {
            Some(id) => self.card_in(id, lang).clone(),
            None => self.reference(reference, lang),
        })
    }

    /// A field as other pages in `lang` see it: references are titles and addresses.
    fn card_field(&self, name: &str, value: &FieldValue, entry: &Entry, lang: &str) -> T {
        self.field(name, value, entry, lang, &|reference| self.reference(reference, lang))
    }

    fn field(
        &self,
        name: &str,
        value: &FieldValue,
        entry: &Entry,
        lang: &str,
        refer: &dyn Fn(&Reference) -> T,
    ) -> T {
        let field = self.context.schema.collections[entry.collection].field(name);
        self.value(field, value, (&entry.card.lang, lang), refer)
    }

    /// The value of a field, which is written in the first of `langs`, for a page in the second.
    pub(super) fn value(
        &self,
        field: Option<&Field>,
        value: &FieldValue,
        langs: (&str, &str),
        refer: &dyn Fn(&Reference) -> T,
    ) -> T {
        let (own, lang) = langs;
        let kind = field.map(|field| &field.kind);
        match value {
            FieldValue::References(references) => {
                let many = matches!(kind, Some(Kind::Ref { many: true, .. }));
                let list: Vec<T> = references.iter().map(refer).collect();
                if many { T::from(list) } else { list.into_iter().next().unwrap_or_else(T::none) }
            }
            FieldValue::Items(items) => {
                let record = field.and_then(|field| self.context.schema.record_of(field));
                let mut list = items.iter().map(|item| self.item_value(item, record, langs, refer));
                match kind {
                    Some(Kind::Map) => list.next().unwrap_or_else(T::none),
                    _ => T::from(list.collect::<Vec<_>>()),
                }
            }
            FieldValue::Plain(value) => match kind {
                Some(Kind::Path) => value.as_str().map_or_else(T::none, |path| self.path(path)),
                Some(Kind::Url) => value.as_str().map_or_else(T::none, |written| self.address_field(written)),
                Some(Kind::Date) => self.date(value, lang),
                Some(Kind::Choice { of }) => self.choice(of, value, lang),
                Some(Kind::Text) => {
                    value.to_text().map_or_else(T::none, |text| T::from(typeset(&text, own == "fr")))
                }
                _ => self.plain(value, own == "fr"),
            },
        }
    }

    /// A word of the vocabulary `of`: its id and its name for readers; of a word that is none, the word.
    fn choice(&self, of: &str, value: &Value, lang: &str) -> T {
        let Some(word) = value.to_text() else { return T::none() };
        let term = self.context.schema.vocabulary(of).and_then(|vocabulary| vocabulary.find(&word));
        match term {
            Some(term) => map([("id", T::from(term.id.as_str())), ("label", T::from(term.label.get(lang)))]),
            None => map([("id", T::from(word.as_str())), ("label", T::from(word.as_str()))]),
        }
    }

    /// An address that a page may link to, with the base before it where it is of this site; nothing for `javascript:`
    /// and the like.
    pub fn link(&self, address: &str) -> Option<String> {
        let address = address.trim();
        let foreign = ["https://", "http://", "mailto:", "tel:"]
            .iter()
            .any(|start| address.get(..start.len()).is_some_and(|begin| begin.eq_ignore_ascii_case(start)));
        match foreign {
            true => Some(encode(address)),
            false if address.starts_with('/') && !address.starts_with("//") => {
                Some(encode(&self.href(address)))
            }
            false => None,
        }
    }

    /// An address in a field: a link, or text that a template must not make one.
    fn address_field(&self, written: &str) -> T {
        let scheme = written.split(['/', '?', '#']).next().is_some_and(|part| part.contains(':'));
        match self.link(written) {
            Some(address) => T::from(address),
            None if scheme || written.starts_with("//") => T::none(),
            None => T::from(written),
        }
    }

    /// A file of the site; one of another host is nothing, since no page may load it.
    fn path(&self, path: &str) -> T {
        if path.contains("://") || path.starts_with("//") {
            return T::none();
        }
        T::from(encode(&self.href(&format!("/{}", path.trim_start_matches('/')))))
    }

    fn date(&self, value: &Value, lang: &str) -> T {
        match crate::parse::date::Date::from_value(value, &self.context.config.timezone) {
            Some(date) => map([("iso", T::from(date.iso())), ("label", T::from(date.long(lang == "fr")))]),
            None => T::none(),
        }
    }

    /// Any other value: texts are typeset, what lies under `image` becomes a path of the site.
    fn plain(&self, value: &Value, french: bool) -> T {
        match value {
            Value::String(text) if text.contains("://") => T::from(text.as_str()),
            Value::String(text) => T::from(typeset(text, french)),
            Value::List(list) => {
                T::from(list.iter().map(|item| self.plain(item, french)).collect::<Vec<_>>())
            }
            Value::Map(fields) => owned(fields.iter().map(|(key, value)| match value.as_str() {
                Some(path) if key == "image" => (key, self.path(path)),
                Some(url) if key == "url" => (key, self.address_field(url)),
                _ => (key, self.plain(value, french)),
            })),
            other => to_tera(other),
        }
    }

    /// The card of entry `id` for pages in `lang`, shared.
    pub fn card_in(&self, id: EntryId, lang: &str) -> &T {
        self.twins.get(lang).and_then(|twins| twins.get(&id)).unwrap_or(&self.cards[id])
    }

    /// Cards of `ids` for pages in `lang`, shared.
    pub fn cards(&self, ids: impl IntoIterator<Item = EntryId>, lang: &str) -> T {
        T::from(ids.into_iter().map(|id| self.card_in(id, lang).clone()).collect::<Vec<T>>())
    }

    /// The entry's HTML with its links filled in.
    pub fn body(&self, entry: &Entry) -> String {
        entry.body.fill(|link| encode(&self.address(link, entry)))
    }

    /// The entry's HTML for a feed: every link is a whole address.
    pub fn body_absolute(&self, entry: &Entry) -> String {
        let own = entry.card.url.as_deref().unwrap_or("/");
        entry.body.fill(|link| {
            let address = encode(&self.address(link, entry));
            match address {
                address
                    if address.starts_with("//")
                        || address.split('/').next().is_some_and(|part| part.contains(':')) =>
                {
                    address
                }
                address if address.starts_with('/') => format!("{}{address}", self.context.config.url),
                address if address.starts_with(['#', '?']) => self.absolute(own) + &address,
                // Relative to the folder of the entry's page, as browsers read it there.
                address => self.absolute(&format!(
                    "{}/{address}",
                    own.rsplit_once('/').map_or("", |(folder, _)| folder)
                )),
            }
        })
    }

    fn address(&self, link: &Link, entry: &Entry) -> String {
        let address = self.site.targets.address(&link.target, entry.origin.path.as_deref());
        address.unwrap_or_else(|| "#".into())
    }

    fn shared(&self, lang: &str) -> tera::Context {
        let config = self.context.config;
        let mut context = tera::Context::new();
        let data = self.site.data.iter().map(|file| {
            let name = file.path.trim_start_matches("_data/");
            (name.rsplit_once('.').map_or(name, |(stem, _)| stem), to_tera(&file.value))
        });
        let site = map([
            ("title", T::from(typeset(&config.title, config.lang == "fr"))),
            ("description", T::from(typeset(&config.description, config.lang == "fr"))),
            ("url", T::from(config.url.as_str())),
            ("baseurl", T::from(config.baseurl.as_str())),
            ("lang", T::from(config.lang.as_str())),
            ("config", to_tera(&Value::Map(config.raw.clone()))),
            ("data", owned(data)),
        ]);
        let lists = self.site.lists.iter().filter(|list| list.lang == lang).map(|list| {
            let collection = &self.context.schema.collections[list.collection];
            let list = map([
                ("label", T::from(collection.label.get(lang))),
                ("url", T::from(encode(&self.href(&list.first)))),
                ("count", T::from(list.entries.len())),
            ]);
            (collection.name.as_str(), list)
        });
        context.insert_value("site", site);
        context.insert_value("lists", owned(lists));
        context.insert_value("reports", T::from(super::pages::report::minis(lang, self)));
        context.insert_value("t", to_tera(&self.strings[lang]));
        context.insert_value("lang", T::from(lang));
        context.insert_value("nav", self.nav(lang));
        context.insert_value("footer", T::from(self.menu("footer", lang).unwrap_or_default()));
        let fronts = self.site.languages.iter().filter(|lang| self.front(lang) == lang.as_str());
        let fronts = fronts.map(|lang| {
            map([("lang", T::from(lang.as_str())), ("home", T::from(self.href(&self.home(lang))))])
        });
        context.insert_value("languages", T::from(fronts.collect::<Vec<_>>()));
        let front = self.front(lang);
        context.insert_value("home", T::from(self.href(&self.home(front))));
        context.insert_value("plan", T::from(self.href(&super::pages::plan_url(front, self.context))));
        let data = super::pages::data_url(front, self.context);
        let shown = !self.site.datasets.is_empty();
        context.insert_value("data_page", shown.then(|| self.href(&data)).into());
        context.insert_value("search", super::pages::search_values(lang, self));
        context.insert_value("assets", T::from(self.href("/assets")));
        context
    }

    /// The language of the home page for pages in `lang`: a language without lists has neither home nor plan.
    pub fn front<'l>(&'l self, lang: &'l str) -> &'l str {
        if self.site.lists.iter().any(|list| list.lang == lang) { lang } else { &self.context.config.lang }
    }

    /// The address of the home page in `lang`.
    pub fn home(&self, lang: &str) -> String {
        if lang == self.context.config.lang { "/".into() } else { format!("/{lang}/") }
    }
}
