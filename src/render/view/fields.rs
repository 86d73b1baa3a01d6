//! Fields as templates see them: by what the schema says that each holds.

use super::super::values::{encode, map, owned, to_tera};
use super::View;
use crate::parse::date::Date;
use crate::parse::markdown::{self, typeset};
use crate::resolve::{Entry, FieldValue, Reference};
use crate::schema::{Field, Kind};
use crate::source::SourceId;
use crate::yaml::Value;
use tera::Value as T;

impl View<'_> {
    /// A field as the entry's own page in `lang` sees it: references are cards.
    pub fn whole_field(&self, name: &str, value: &FieldValue, entry: &Entry, lang: &str) -> T {
        self.field(name, value, entry, lang, &|reference| match reference.entry {
            Some(id) => self.card_in(id, lang).clone(),
            None => self.reference(reference, lang),
        })
    }

    /// A field as other pages in `lang` see it: references are titles and addresses.
    pub(super) fn card_field(&self, name: &str, value: &FieldValue, entry: &Entry, lang: &str) -> T {
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
    pub(in crate::render) fn value(
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
                Some(Kind::Text) if field.is_some_and(|field| field.markdown) => {
                    value.to_text().map_or_else(T::none, |text| self.prose(&text, own == "fr"))
                }
                Some(Kind::Text) => {
                    value.to_text().map_or_else(T::none, |text| T::from(typeset(&text, own == "fr")))
                }
                _ => self.plain(value, own == "fr"),
            },
        }
    }

    /// A text in Markdown, as HTML. What leads into the site is read from its root on.
    fn prose(&self, text: &str, french: bool) -> T {
        let options = markdown::Options { french, ..markdown::Options::default() };
        let body = markdown::parse(SourceId(0), text, 0..text.len(), &options).value;
        T::safe_string(&body.fill(|link| {
            let address = self.site.targets.address(&link.target, None);
            address.map_or_else(|| "#".to_owned(), |address| encode(&address))
        }))
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
        match Date::from_value(value, &self.context.config.timezone) {
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
}
