//! What the entries of a collection say, inferred from the front matter that is there.
//!
//! Takes the front matter of all texts of a collection and the names that other collections bear; returns a field for each key
//! that nothing reads yet. Never looks at what texts say below their front matter.

use super::NewTitle;
use super::settings::map;
use crate::parse::date::Date;
use crate::schema::{Collection, Schema};
use crate::text::fold;
use crate::yaml::{Map, Value};
use jiff::tz::TimeZone;
use std::collections::{BTreeMap, HashSet};

/// Of so many names at the least one in two has to be known for a key to be a relation.
const MOST_UNKNOWN: usize = 2;

/// Keys that only layouts and themes act on.
pub const OF_LAYOUTS: &[&str] = &[
    "author_profile",
    "background",
    "body_class",
    "breadcrumbs",
    "classes",
    "comments",
    "css",
    "disqus",
    "has_children",
    "header",
    "hidden",
    "js",
    "math",
    "mathjax",
    "menu",
    "menus",
    "mermaid",
    "nav_order",
    "page_class",
    "pagination",
    "pin",
    "read_time",
    "regenerate",
    "related",
    "render_with_liquid",
    "scripts",
    "share",
    "show_title",
    "sidebar",
    "styles",
    "toc_label",
    "toc_sticky",
    "type",
];

/// Keys that say where an entry stands among others, which readers need not be told.
const OF_ORDER: &[&str] = &["order", "position", "weight"];

/// What the title is called elsewhere.
pub const TITLES: &[&str] = &["titre", "nom", "name"];

/// The names that the entries of each collection bear, folded.
#[derive(Debug, Default)]
pub struct Names(BTreeMap<String, HashSet<String>>);

impl Names {
    /// Adds the names of an entry of `collection`.
    pub fn add<'n>(&mut self, collection: &str, names: impl IntoIterator<Item = &'n str>) {
        let all = self.0.entry(collection.to_owned()).or_default();
        all.extend(names.into_iter().map(fold).filter(|name| !name.is_empty()));
    }

    /// The collection that most of `said` name, if enough do.
    fn named(&self, said: &[String]) -> Option<&str> {
        let count = |names: &HashSet<String>| said.iter().filter(|name| names.contains(&fold(name))).count();
        let best = self.0.iter().map(|(collection, names)| (count(names), collection));
        let (known, collection) = best.max_by_key(|(count, _)| *count)?;
        (known > 0 && known * MOST_UNKNOWN >= said.len()).then_some(collection)
    }
}

/// A field that a key becomes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewField {
    /// The key.
    pub name: String,
    /// What it holds, in the words of the schema.
    pub kind: &'static str,
    /// The collection that it names, of a relation.
    pub to: Option<String>,
    /// Whether every text has it.
    pub required: bool,
}

impl NewField {
    /// The field in the words of the schema, of a collection that others see as `inverse`.
    pub fn value(&self, inverse: &str) -> Value {
        let text = |text: &str| Value::String(text.to_owned());
        let Value::Map(mut said) = map([("type", text(self.kind))]) else { return Value::Null };
        if let Some(to) = &self.to {
            said.insert("to", text(to));
            said.insert("inverse", text(inverse));
            said.insert("facet", Value::Bool(true));
        }
        if self.required {
            said.insert("required", Value::Bool(true));
        }
        if self.to.is_some() || matches!(self.kind, "date" | "number") {
            said.insert("card", Value::Bool(true));
        }
        if !OF_ORDER.contains(&self.name.as_str()) {
            said.insert("label", text(&label(&self.name)));
        }
        Value::Map(said)
    }
}

/// The keys that the entries of every collection of `schema` have fields for.
pub fn common(schema: &Schema) -> Vec<&str> {
    let Some((first, rest)) = schema.collections.split_first() else { return Vec::new() };
    let knows = |collection: &Collection, key: &str| {
        collection.fields.iter().any(|field| field.keys.iter().any(|known| known == key))
    };
    let keys = first.fields.iter().flat_map(|field| field.keys.iter().map(String::as_str));
    keys.filter(|key| rest.iter().all(|collection| knows(collection, key))).collect()
}

/// What the titles of `texts` are read from: `title`, or what all texts say in its place.
pub fn title(texts: &[&Map]) -> NewTitle {
    let all = |key: &str| texts.len() > 1 && texts.iter().all(|text| text.get(key).is_some());
    let none = texts.iter().all(|text| text.get("title").is_none());
    let alias = TITLES.iter().copied().find(|key| none && all(key));
    NewTitle { required: alias.is_some() || all("title"), alias }
}

/// A key in words, for readers: `date_debut` is `Date debut`.
pub fn label(key: &str) -> String {
    let words = key.replace(['_', '-'], " ");
    let mut letters = words.chars();
    letters.next().map_or(String::new(), |first| first.to_uppercase().chain(letters).collect())
}

/// A field for each key of `texts` that is not `known`, in the order in which the keys are met.
pub fn infer(texts: &[&Map], known: impl Fn(&str) -> bool, names: &Names) -> Vec<NewField> {
    let mut keys: Vec<&str> = Vec::new();
    for key in texts.iter().flat_map(|text| text.keys()) {
        if !keys.contains(&key) && !known(key) && !OF_LAYOUTS.contains(&key) {
            keys.push(key);
        }
    }
    let field = |key: &str| {
        let values: Vec<&Value> =
            texts.iter().filter_map(|text| text.get(key)).filter(|value| !value.is_blank()).collect();
        let (kind, to) = kind(&values, names);
        let required = values.len() == texts.len() && texts.len() > 1;
        NewField { name: key.to_owned(), kind, to, required }
    };
    keys.into_iter().map(field).collect()
}

/// What `values` are, and the collection that they name.
fn kind(values: &[&Value], names: &Names) -> (&'static str, Option<String>) {
    let all = |fits: fn(&Value) -> bool| !values.is_empty() && values.iter().all(|value| fits(value));
    let plain = match () {
        () if values.is_empty() => "any",
        () if all(|value| matches!(value, Value::Bool(_))) => "bool",
        () if all(|value| matches!(value, Value::Int(_) | Value::Float(_))) => "number",
        () if all(is_date) => "date",
        () if all(|value| value.as_str().is_some_and(is_url)) => "url",
        () if all(|value| value.as_str().is_some_and(is_path)) => "path",
        () if all(|value| matches!(value, Value::Map(_))) => "map",
        () if all(|value| matches!(value, Value::List(_))) => "list",
        () if all(|value| value.to_text().is_some()) => "text",
        () => "any",
    };
    let said: Vec<String> = match plain {
        "list" => values.iter().flat_map(|value| value.as_list().unwrap_or_default()).map(text).collect(),
        "text" => values.iter().map(|value| text(value)).collect(),
        _ => Vec::new(),
    };
    // A list of mappings names nothing.
    if said.iter().any(String::is_empty) {
        return (plain, None);
    }
    match names.named(&said) {
        Some(collection) if plain == "list" => ("refs", Some(collection.to_owned())),
        Some(collection) => ("ref", Some(collection.to_owned())),
        None => (plain, None),
    }
}

fn text(value: &Value) -> String {
    value.to_text().unwrap_or_default()
}

/// Whether it is a day, written out: a mere year is a number.
fn is_date(value: &Value) -> bool {
    let written = |text: &str| text.len() >= 8 && text.starts_with(|c: char| c.is_ascii_digit());
    value.as_str().is_some_and(|text| written(text) && Date::parse(text, &TimeZone::UTC).is_some())
}

fn is_url(text: &str) -> bool {
    ["https://", "http://", "mailto:"].iter().any(|start| text.starts_with(start))
}

/// Whether it is a path of the site: an address that names a file.
fn is_path(text: &str) -> bool {
    let name = text.rsplit('/').next().unwrap_or_default();
    text.starts_with('/') && !text.contains(char::is_whitespace) && name.contains('.')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::SourceId;
    use crate::yaml;

    fn inferred(texts: &[&str]) -> Vec<(String, &'static str, Option<String>, bool)> {
        let values: Vec<Value> = texts
            .iter()
            .map(|text| yaml::parse(SourceId(0), text, 0..text.len()).value.expect("YAML"))
            .collect();
        let maps: Vec<&Map> = values.iter().filter_map(Value::as_map).collect();
        let mut names = Names::default();
        names.add("communaute", ["Ada Lovelace", "Grace Hopper"]);
        let fields = infer(&maps, |key| key == "title", &names);
        fields.into_iter().map(|field| (field.name, field.kind, field.to, field.required)).collect()
    }

    fn plain(name: &str, kind: &'static str, required: bool) -> (String, &'static str, Option<String>, bool) {
        (name.to_owned(), kind, None, required)
    }

    #[test]
    fn type_is_what_all_values_are() {
        let fields = inferred(&[
            "title: A\nday: 2018-03-16\ncost: 12\nopen: true\nsite: https://a.fr\nlogo: /img/a.png\nwhat: 1\nmix: [a]\nlayout_x: ~\n",
            "title: B\nday: 2018-03-17 10:00\ncost: 1.5\nopen: false\nlinks: [a, b]\nteam: { a: b }\nwhat: x\nmix: b\n",
        ]);
        let expected = [
            plain("day", "date", true),
            plain("cost", "number", true),
            plain("open", "bool", true),
            plain("site", "url", false),
            plain("logo", "path", false),
            plain("what", "text", true),
            plain("mix", "any", true),
            plain("layout_x", "any", false),
            plain("links", "list", false),
            plain("team", "map", false),
        ];
        assert_eq!(fields, expected);
    }

    #[test]
    fn names_of_other_entries_make_a_relation() {
        let fields =
            inferred(&["lead: ada  lovelace\nteam: [Grace Hopper, Inconnue]\n", "lead: Grace Hopper\n"]);
        let to = Some("communaute".to_owned());
        assert_eq!(
            fields,
            [("lead".to_owned(), "ref", to.clone(), true), ("team".to_owned(), "refs", to, false)]
        );
        assert_eq!(inferred(&["lead: Quelqu’un\n"]), [plain("lead", "text", false)]);
    }

    #[test]
    fn title_may_be_called_otherwise_if_all_texts_do_so() {
        let of = |texts: &[&str]| {
            let read = |text: &&str| yaml::parse(SourceId(0), text, 0..text.len()).value.expect("YAML");
            let values: Vec<Value> = texts.iter().map(read).collect();
            let title = title(&values.iter().filter_map(Value::as_map).collect::<Vec<_>>());
            (title.required, title.alias)
        };
        assert_eq!(of(&["nom: A\n", "nom: B\n"]), (true, Some("nom")));
        assert_eq!(of(&["nom: A\n", "title: B\n"]), (false, None));
        assert_eq!(of(&["title: A\nnom: x\n", "title: B\nnom: y\n"]), (true, None));
        assert_eq!(of(&["title: A\n"]), (false, None), "one text is no rule");
    }

    #[test]
    fn keys_of_layouts_are_no_fields() {
        assert_eq!(inferred(&["comments: true\nsidebar: { a: 1 }\n"]), []);
    }
}
