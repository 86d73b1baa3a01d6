//! What templates see: cards and site-wide values, made once and shared by all pages.

use super::Context;
use crate::parse::body::Link;
use crate::parse::markdown::typeset;
use crate::resolve::{Entry, EntryId, FieldValue, Reference, Site};
use crate::schema::Kind;
use crate::yaml::Value;
use rayon::prelude::*;
use std::collections::BTreeMap;
use tera::Value as T;
use tera::value::Key;

/// The shared values of a site.
pub struct View<'a> {
    /// What is shown.
    pub site: &'a Site,
    /// What it is shown with.
    pub context: &'a Context<'a>,
    /// The card of each entry.
    pub cards: Vec<T>,
    /// Title and address of each entry, by language of the page that shows it.
    minis: BTreeMap<String, Vec<T>>,
    /// Values that all pages in a language share: `site`, `t`, `nav`, `lists` …
    pub shared: BTreeMap<String, tera::Context>,
}

impl<'a> View<'a> {
    /// Makes all shared values of `site`.
    pub fn new(site: &'a Site, context: &'a Context<'a>) -> Self {
        let mut view =
            Self { site, context, cards: Vec::new(), minis: BTreeMap::new(), shared: BTreeMap::new() };
        for lang in &site.languages {
            let minis = site.entries.par_iter().map(|entry| view.mini(entry, lang)).collect();
            view.minis.insert(lang.clone(), minis);
        }
        view.cards = site.entries.par_iter().map(|entry| view.card(entry)).collect();
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

    /// Title and address of an entry for a page in `lang`.
    fn mini(&self, entry: &Entry, lang: &str) -> T {
        let url = entry.variants.get(lang).or(entry.card.url.as_ref());
        map([
            ("id", T::from(entry.id.as_str())),
            ("title", T::from(entry.card.title.as_str())),
            ("url", url.map(|url| encode(&self.href(url))).into()),
        ])
    }

    /// The mini of `reference` for a page in `lang`; a name that means nothing has no address.
    fn reference(&self, reference: &Reference, lang: &str) -> T {
        match reference.entry {
            Some(id) => self.minis[lang][id].clone(),
            None => map([("title", T::from(reference.name.as_str())), ("url", T::none())]),
        }
    }

    fn card(&self, entry: &Entry) -> T {
        let card = &entry.card;
        let collection = &self.context.schema.collections[entry.collection];
        let french = card.lang == "fr";
        let mut values: Vec<(&str, T)> = vec![
            ("id", T::from(entry.id.as_str())),
            ("title", T::from(card.title.as_str())),
            ("url", card.url.as_ref().map(|url| encode(&self.href(url))).into()),
            ("lang", T::from(card.lang.as_str())),
            ("collection", T::from(collection.name.as_str())),
            ("kind_label", T::from(collection.singular.get(&card.lang))),
            ("summary", T::from(card.summary.as_str())),
            ("date", card.date.as_ref().map(|date| date.iso()).into()),
            ("date_label", card.date.as_ref().map(|date| date.long(french)).into()),
        ];
        for (name, value) in &entry.fields {
            let marked = collection.field(name).is_some_and(|field| field.card);
            if marked && !matches!(name.as_str(), "title" | "description") {
                values.push((name, self.card_field(name, value, entry)));
            }
        }
        owned(values)
    }

    /// A field as the entry's own page sees it: references are cards.
    pub fn whole_field(&self, name: &str, value: &FieldValue, entry: &Entry) -> T {
        self.field(name, value, entry, &|reference| match reference.entry {
            Some(id) if !self.site.entries[id].variants.contains_key(&entry.card.lang) => {
                self.cards[id].clone()
            }
            _ => self.reference(reference, &entry.card.lang),
        })
    }

    /// A field as other pages see it: references are titles and addresses.
    fn card_field(&self, name: &str, value: &FieldValue, entry: &Entry) -> T {
        self.field(name, value, entry, &|reference| self.reference(reference, &entry.card.lang))
    }

    fn field(&self, name: &str, value: &FieldValue, entry: &Entry, refer: &dyn Fn(&Reference) -> T) -> T {
        let field = self.context.schema.collections[entry.collection].field(name);
        match value {
            FieldValue::References(references) => {
                let many = matches!(field.map(|field| &field.kind), Some(Kind::Ref { many: true, .. }));
                let list: Vec<T> = references.iter().map(refer).collect();
                if many { T::from(list) } else { list.into_iter().next().unwrap_or_else(T::none) }
            }
            FieldValue::Plain(value) => match field.map(|field| &field.kind) {
                Some(Kind::Path) => value.as_str().map_or_else(T::none, |path| self.path(path)),
                Some(Kind::Date) => self.date(value, &entry.card.lang),
                Some(Kind::Text) => value
                    .to_text()
                    .map_or_else(T::none, |text| T::from(typeset(&text, entry.card.lang == "fr"))),
                _ => self.plain(value, entry.card.lang == "fr"),
            },
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
                Some(url) if key == "url" => (key, T::from(self.href(url))),
                _ => (key, self.plain(value, french)),
            })),
            other => to_tera(other),
        }
    }

    /// Cards of `ids`, shared.
    pub fn cards(&self, ids: impl IntoIterator<Item = EntryId>) -> T {
        T::from(ids.into_iter().map(|id| self.cards[id].clone()).collect::<Vec<T>>())
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
            if address.starts_with('/') {
                format!("{}{address}", self.context.config.url)
            } else if address.starts_with('#') {
                self.absolute(own) + &address
            } else {
                address
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
        context.insert_value("t", to_tera(&self.context.theme.strings(lang)));
        context.insert_value("lang", T::from(lang));
        context.insert_value("nav", self.nav(lang));
        // A language without lists has neither a home page nor a plan of its own.
        let front = if self.site.lists.iter().any(|list| list.lang == lang) { lang } else { &config.lang };
        context.insert_value("home", T::from(self.href(&self.home(front))));
        context.insert_value("plan", T::from(self.href(&super::pages::plan_url(front, self.context))));
        context.insert_value("assets", T::from(self.href("/assets")));
        context
    }

    /// A string of the theme.
    pub fn string(&self, lang: &str, key: &str) -> String {
        let strings = self.context.theme.strings(lang);
        strings
            .as_map()
            .and_then(|map| map.get(key))
            .and_then(Value::to_text)
            .unwrap_or_else(|| key.to_owned())
    }

    /// The address of the home page in `lang`.
    pub fn home(&self, lang: &str) -> String {
        if lang == self.context.config.lang { "/".into() } else { format!("/{lang}/") }
    }

    /// `_data/nav.yml` (`nav-en.yml` for English) without what leads nowhere; all lists where there is none.
    fn nav(&self, lang: &str) -> T {
        let name = if lang == self.context.config.lang {
            "_data/nav.yml".into()
        } else {
            format!("_data/nav-{lang}.yml")
        };
        let items =
            self.site.data.iter().find(|file| file.path == name).and_then(|file| file.value.as_list());
        if let Some(items) = items {
            return T::from(items.iter().filter_map(|item| self.nav_item(item)).collect::<Vec<_>>());
        }
        let lists = self.site.lists.iter().filter(|list| list.lang == lang).map(|list| {
            let label = self.context.schema.collections[list.collection].label.get(lang);
            map([
                ("name", T::from(label)),
                ("url", T::from(encode(&self.href(&list.first)))),
                ("children", T::from(Vec::<T>::new())),
            ])
        });
        T::from(lists.collect::<Vec<_>>())
    }

    fn nav_item(&self, item: &Value) -> Option<T> {
        let item = item.as_map()?;
        let text = |key: &str| item.get(key).and_then(Value::to_text);
        let children: Vec<T> = item
            .get("children")
            .and_then(Value::as_list)
            .unwrap_or_default()
            .iter()
            .filter_map(|i| self.nav_item(i))
            .collect();
        let url = text("path").or_else(|| text("url")).map(|path| {
            if path.contains("://") { path } else { format!("/{}", path.trim_start_matches('/')) }
        });
        let url = url.filter(|url| url.contains("://") || self.site.targets.has(url));
        if url.is_none() && children.is_empty() {
            return None;
        }
        Some(map([
            ("name", text("name").or_else(|| text("title")).unwrap_or_default().into()),
            ("url", url.map(|url| self.href(&url)).into()),
            ("children", T::from(children)),
        ]))
    }
}

/// A map of template values.
pub fn map<const N: usize>(values: [(&'static str, T); N]) -> T {
    T::from(values.into_iter().map(|(key, value)| (Key::Str(key), value)).collect::<tera::Map>())
}

/// A map of template values whose keys are not known before.
pub fn owned<'k>(values: impl IntoIterator<Item = (&'k str, T)>) -> T {
    T::from(values.into_iter().map(|(key, value)| (Key::String(key.into()), value)).collect::<tera::Map>())
}

/// A YAML value as templates see it.
pub fn to_tera(value: &Value) -> T {
    match value {
        Value::Null => T::none(),
        Value::Bool(b) => T::from(*b),
        Value::Int(i) => T::from(*i),
        Value::Float(f) => T::from(*f),
        Value::String(s) => T::from(s.as_str()),
        Value::List(list) => T::from(list.iter().map(to_tera).collect::<Vec<_>>()),
        Value::Map(map) => owned(map.iter().map(|(key, value)| (key, to_tera(value)))),
    }
}

/// An address with the characters percent-encoded that may not stand in one; what is encoded stays as it is.
pub fn encode(url: &str) -> String {
    if url.bytes().all(|b| {
        b.is_ascii_graphic() && !matches!(b, b'"' | b'<' | b'>' | b'\\' | b'^' | b'`' | b'{' | b'|' | b'}')
    }) {
        return url.to_owned();
    }
    let mut out = String::with_capacity(url.len() + 16);
    for byte in url.bytes() {
        match byte {
            b'"' | b'<' | b'>' | b'\\' | b'^' | b'`' | b'{' | b'|' | b'}' => {
                out.push_str(&format!("%{byte:02X}"))
            }
            b if b.is_ascii_graphic() => out.push(char::from(b)),
            b => out.push_str(&format!("%{b:02X}")),
        }
    }
    out
}
