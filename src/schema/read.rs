//! Reads a schema: the embedded text, with a site's own laid over it.

use super::{Collection, Feed, Field, Holds, ItemLine, Kind, Labels, List, Log, Schema, Shipped};
use crate::diag::{Checked, Code, Diagnostic, Fix, Near, near};
use crate::source::{SourceId, Span};
use crate::yaml::{self, Map, Step, Value, locate, locate_key, respell};
use std::ops::Range;

const EMBEDDED: &str = include_str!("default.yml");

/// A site's own schema: where it stands and what it says.
#[derive(Debug, Clone, Copy)]
pub struct Own<'a> {
    /// The source of `_schema.yml`.
    pub source: SourceId,
    /// Its text.
    pub text: &'a str,
    /// What it holds.
    pub value: &'a Value,
}

/// The embedded schema with `own` laid over it.
pub fn read(own: Option<Own>) -> Checked<Schema> {
    let embedded = yaml::parse(SourceId(u32::MAX), EMBEDDED, 0..EMBEDDED.len()).value.unwrap_or_default();
    let mut reader = Reader { own, diagnostics: Vec::new() };
    let merged = match own.map(|own| own.value) {
        Some(Value::Map(map)) if map.get("replace").and_then(Value::as_bool) == Some(true) => {
            Value::Map(map.clone())
        }
        Some(value @ Value::Map(map)) => {
            let shipped = reader.shipped(map);
            let shipped = shipped.and_then(|text| yaml::parse(SourceId(u32::MAX), text, 0..text.len()).value);
            overlay(&shipped.map_or_else(|| embedded.clone(), |shipped| overlay(&embedded, &shipped)), value)
        }
        Some(Value::Null) | None => embedded,
        Some(_) => {
            reader.wrong(&[], "the schema is not a list of keys and values", "begin with `collections:`");
            embedded
        }
    };
    let schema = merged.as_map().map(|map| reader.schema(map)).unwrap_or_default();
    Checked { value: schema, diagnostics: reader.diagnostics }
}

/// `base` with every key of `over` laid over it; a key set to nothing is taken out.
fn overlay(base: &Value, over: &Value) -> Value {
    let (Value::Map(base), Value::Map(over)) = (base, over) else { return over.clone() };
    let mut merged = Map::default();
    for (key, value) in base.iter() {
        match over.get(key) {
            Some(Value::Null) => {}
            Some(own) => drop(merged.insert(key, overlay(value, own))),
            None => drop(merged.insert(key, value.clone())),
        }
    }
    for (key, value) in over.iter().filter(|(key, value)| base.get(key).is_none() && **value != Value::Null) {
        merged.insert(key, value.clone());
    }
    Value::Map(merged)
}

const TOP_KEYS: &[&str] = &[
    "replace",
    "use",
    "common",
    "collections",
    "records",
    "vocabularies",
    "layers",
    "tool_categories",
    "folders",
    "section",
    "folder_addresses",
    "keys",
    "ignored",
];
const COLLECTION_KEYS: &[&str] = &[
    "label",
    "singular",
    "schema_org",
    "sources",
    "data",
    "dated",
    "permalink",
    "published",
    "elsewhere",
    "date_from",
    "template",
    "sheet",
    "list",
    "feed",
    "create",
    "holds",
    "of",
    "lists",
    "catalogue",
    "tables",
    "text",
    "body",
    "private",
    "export",
    "consent",
    "consent_of",
    "line",
    "log",
    "fields",
];
const FIELD_KEYS: &[&str] = &[
    "type", "required", "card", "facet", "search", "to", "inverse", "aliases", "keys", "names", "label",
    "of", "create", "expected", "scope", "through", "joined", "credits", "property", "export",
];
const LIST_KEYS: &[&str] = &["path", "template", "sort", "order", "per_page", "group"];
const LINE_KEYS: &[&str] = &["before", "heading"];
const LOG_KEYS: &[&str] = &["path", "of", "by"];
const TYPES: &[&str] =
    &["text", "bool", "number", "date", "url", "path", "list", "map", "any", "choice", "ref", "refs"];

pub(super) struct Reader<'a> {
    pub(super) own: Option<Own<'a>>,
    pub(super) diagnostics: Vec<Diagnostic>,
}

impl Reader<'_> {
    fn schema(&mut self, map: &Map) -> Schema {
        self.known_keys(map, &[], TOP_KEYS);
        let empty = Map::default();
        let common = map.get("common").and_then(Value::as_map).unwrap_or(&empty);
        let mut collections = Vec::new();
        match map.get("collections").and_then(Value::as_map) {
            Some(list) => {
                for (name, value) in list.iter() {
                    match value.as_map() {
                        Some(fields) => collections.push(self.collection(name, fields, common)),
                        None => self.wrong(
                            &["collections", name],
                            "a collection needs keys of its own",
                            "write `sources:`, `permalink:` … below it",
                        ),
                    }
                }
            }
            None => self.wrong(
                &["collections"],
                "the schema names no collection",
                "write `collections:` with one `name:` a line below it",
            ),
        }
        // The collection with the widest glob is asked last, wherever the file names it.
        collections.sort_by_key(|c: &Collection| c.sources.iter().any(|glob| glob == "**"));
        let layers = map.get("layers").and_then(Value::as_map);
        let layers = self.terms(&["layers"], layers.unwrap_or(&empty));
        let tool_categories = self.tool_categories(map, &layers);
        let vocabularies = self.vocabularies(map);
        let records = self.records(map);
        let mut schema =
            Schema { collections, layers, tool_categories, records, vocabularies, ..Schema::default() };
        self.layout(map, &mut schema);
        self.check_names(&mut schema);
        schema
    }

    pub(super) fn collection(&mut self, name: &str, map: &Map, common: &Map) -> Collection {
        let at = ["collections", name];
        self.known_keys(map, &at, COLLECTION_KEYS);
        let text = |key: &str| map.get(key).and_then(Value::to_text);
        let merged = match (Value::Map(common.clone()), map.get("fields")) {
            (common, Some(own @ Value::Map(_))) => overlay(&common, own),
            (common, _) => common,
        };
        let fields = merged.as_map().map_or_else(Vec::new, |fields| self.fields(&at, fields));
        let sources = texts(map.get("sources"));
        let label = labels(map.get("label"), name);
        Collection {
            name: name.to_owned(),
            singular: map.get("singular").map_or_else(|| label.clone(), |value| labels(Some(value), name)),
            label,
            schema_org: text("schema_org"),
            sources: if sources.is_empty() { vec![format!("_{name}/**")] } else { sources },
            data: texts(map.get("data")),
            dated: map.get("dated").and_then(Value::as_bool).unwrap_or(false),
            permalink: text("permalink").unwrap_or_else(|| {
                if name == "pages" {
                    "/:path/:basename:output_ext".into()
                } else {
                    format!("/{name}/:id.html")
                }
            }),
            date_from: texts(map.get("date_from")),
            template: text("template"),
            sheet: text("sheet"),
            list: map.get("list").and_then(Value::as_map).map(|list| self.list(name, list)),
            feed: match map.get("feed").map(|feed| (feed.as_bool(), feed)) {
                Some((Some(true), _)) => Feed::Entries,
                Some((None, Value::String(path))) => Feed::List(path.clone()),
                _ => Feed::None,
            },
            create: map.get("create").and_then(Value::as_bool).unwrap_or(false),
            holds: self.word(
                map,
                &at,
                "holds",
                &[("tools", Holds::Tools), ("stacks", Holds::Stacks), ("events", Holds::Events)],
            ),
            of: text("of"),
            lists: texts(map.get("lists")),
            shipped: self
                .word(
                    map,
                    &at,
                    "catalogue",
                    &[("used", Shipped::Used), ("all", Shipped::All), ("none", Shipped::None)],
                )
                .unwrap_or_default(),
            tables: texts(map.get("tables")),
            text: text("text"),
            body: text("body"),
            private: map.get("private").and_then(Value::as_bool).unwrap_or(false),
            published: text("published"),
            elsewhere: self.elsewhere(map, &at),
            line: map.get("line").and_then(Value::as_map).map(|line| self.line(name, line)),
            log: map.get("log").and_then(Value::as_map).map(|log| self.log(name, log)),
            consent: text("consent"),
            consent_of: self.pair(map, &at, "consent_of"),
            export: map.get("export").and_then(Value::as_bool).unwrap_or(true),
            fields,
        }
    }

    /// `one.other` under `key`.
    fn pair(&mut self, map: &Map, at: &[&str], key: &str) -> Option<(String, String)> {
        let text = map.get(key)?.to_text().unwrap_or_default();
        let pair = text.split_once('.').map(|(one, other)| (one.to_owned(), other.to_owned()));
        if pair.is_none() {
            let path: Vec<&str> = at.iter().copied().chain([key]).collect();
            self.wrong(
                &path,
                &format!("`{key}` needs two names"),
                "write them with a dot between: `one.other`",
            );
        }
        pair
    }

    /// The fields of what stands at `at`.
    pub(super) fn fields(&mut self, at: &[&str], fields: &Map) -> Vec<Field> {
        fields.iter().map(|(name, value)| self.field(at, name, value)).collect()
    }

    /// The meaning of the word under `key`, which is one of `words`.
    fn word<T: Copy>(&mut self, map: &Map, at: &[&str], key: &str, words: &[(&str, T)]) -> Option<T> {
        let word = map.get(key)?.to_text().unwrap_or_default();
        let meant = words.iter().find(|(name, _)| *name == word).map(|(_, meant)| *meant);
        if meant.is_none() {
            let path: Vec<&str> = at.iter().copied().chain([key]).collect();
            let names: Vec<&str> = words.iter().map(|(name, _)| *name).collect();
            let help = format!("write one of: {}", names.join(", "));
            self.wrong(&path, &format!("`{key}` cannot be `{word}`"), &help);
        }
        meant
    }

    fn line(&mut self, collection: &str, map: &Map) -> ItemLine {
        self.known_keys(map, &["collections", collection, "line"], LINE_KEYS);
        let text = |key: &str| map.get(key).and_then(Value::to_text);
        ItemLine { before: text("before"), heading: text("heading") }
    }

    fn log(&mut self, collection: &str, map: &Map) -> Log {
        self.known_keys(map, &["collections", collection, "log"], LOG_KEYS);
        let text = |key: &str| map.get(key).and_then(Value::to_text);
        let path = text("path").unwrap_or_else(|| format!("/{collection}/"));
        Log {
            path: format!("/{}/", path.trim_matches('/')),
            of: text("of").unwrap_or_default(),
            by: text("by"),
        }
    }

    fn list(&mut self, collection: &str, map: &Map) -> List {
        self.known_keys(map, &["collections", collection, "list"], LIST_KEYS);
        let text = |key: &str| map.get(key).and_then(Value::to_text);
        List {
            path: text("path").unwrap_or_else(|| format!("/{collection}/")),
            template: text("template").unwrap_or_else(|| "collection.html".into()),
            sort: text("sort").unwrap_or_else(|| "title".into()),
            descending: text("order").as_deref() == Some("desc"),
            per_page: match map.get("per_page") {
                Some(Value::Int(n)) => usize::try_from(*n).ok().filter(|n| *n > 0),
                _ => None,
            },
            group: text("group"),
        }
    }

    fn field(&mut self, of: &[&str], name: &str, value: &Value) -> Field {
        let empty = Map::default();
        let at: Vec<&str> = of.iter().copied().chain(["fields", name]).collect();
        let map = value.as_map().unwrap_or_else(|| {
            self.wrong(&at, "a field needs keys of its own", "write `{ type: text }`");
            &empty
        });
        self.known_keys(map, &at, FIELD_KEYS);
        let flag = |key: &str| map.get(key).and_then(Value::as_bool).unwrap_or(false);
        let mut keys = texts(map.get("keys"));
        if keys.is_empty() {
            keys.push(name.to_owned());
            keys.extend(texts(map.get("aliases")));
        }
        Field {
            name: name.to_owned(),
            kind: self.kind(&at, map),
            required: flag("required"),
            card: flag("card"),
            facet: match map.get("facet") {
                Some(Value::String(facet)) => Some(facet.clone()),
                Some(value) if value.as_bool() == Some(true) => Some(name.to_owned()),
                _ => None,
            },
            search: match map.get("search") {
                Some(Value::Int(weight)) => u32::try_from(*weight).ok(),
                _ => None,
            },
            names: flag("names"),
            keys,
            label: map.get("label").map_or_else(Labels::default, |label| labels(Some(label), name)),
            of: map.get("of").and_then(Value::to_text),
            expected: flag("expected"),
            scope: map.get("scope").and_then(Value::to_text),
            through: self.pair(map, &at, "through"),
            joined: flag("joined"),
            credits: map.get("credits").and_then(Value::to_text),
            property: map.get("property").and_then(Value::to_text),
            export: map.get("export").and_then(Value::as_bool).unwrap_or(true),
        }
    }

    fn kind(&mut self, at: &[&str], map: &Map) -> Kind {
        let name = map.get("type").and_then(Value::to_text).unwrap_or_else(|| "text".into());
        match name.as_str() {
            "text" => Kind::Text,
            "bool" => Kind::Bool,
            "number" => Kind::Number,
            "date" => Kind::Date,
            "url" => Kind::Url,
            "path" => Kind::Path,
            "list" => Kind::List,
            "map" => Kind::Map,
            "any" => Kind::Any,
            "choice" => Kind::Choice { of: map.get("of").and_then(Value::to_text).unwrap_or_default() },
            "ref" | "refs" => {
                let to = texts(map.get("to"));
                if to.is_empty() {
                    self.wrong(
                        at,
                        &format!("a field of type `{name}` needs the collection it refers to"),
                        "add `to:` with its name",
                    );
                }
                let inverse = map.get("inverse").and_then(Value::to_text);
                let create = map.get("create").and_then(Value::as_bool).unwrap_or(false);
                Kind::Ref { to, inverse, many: name == "refs", create }
            }
            other => {
                let path: Vec<&str> = at.iter().copied().chain(["type"]).collect();
                self.wrong_name(&path, other, TYPES, "type");
                Kind::Any
            }
        }
    }

    pub(super) fn locate(&self, path: &[&str]) -> Option<Range<usize>> {
        let text = self.own?.text;
        locate(text, 0..text.len(), &steps(path))
    }

    pub(super) fn known_keys(&mut self, map: &Map, at: &[&str], known: &[&str]) {
        let mut given = Vec::new();
        for key in map.keys().filter(|key| !known.contains(key)) {
            let path: Vec<&str> = at.iter().copied().chain([key]).collect();
            let near = near(key, known.iter().copied());
            let help = near.map_or_else(
                || format!("keys here are: {}", known.join(", ")),
                |near| format!("did you mean `{}`?", near.name),
            );
            let range = self.own.and_then(|own| locate_key(own.text, 0..own.text.len(), &steps(&path)));
            // A key that is there already must not come to be there twice.
            let free = near.filter(|near| map.get(near.name).is_none() && !given.contains(&near.name));
            given.extend(free.map(|near| near.name));
            let fix = self.fix(range.clone(), key, free);
            self.tell(range, &format!("the schema has no key `{key}` here"), &help).fix = fix;
        }
    }

    /// Tells that what stands at `path` is the name of no `what`.
    pub(super) fn wrong_name(&mut self, path: &[&str], name: &str, known: &[&str], what: &str) {
        let near = near(name, known.iter().copied());
        let help = near.map_or_else(
            || format!("there are: {}", known.join(", ")),
            |near| format!("did you mean `{}`?", near.name),
        );
        let range = self.locate(path);
        let fix = self.fix(range.clone(), name, near);
        self.tell(range, &format!("no {what} is called `{name}`"), &help).fix = fix;
    }

    /// The edit that puts `near` in the place of the `name` at `range`.
    fn fix(&self, range: Option<Range<usize>>, name: &str, near: Option<Near<'_>>) -> Option<Fix> {
        let (own, near) = (self.own?, near.filter(|near| near.sole)?);
        respell(own.text, Span::new(own.source, range?), name, near.name)
    }

    pub(super) fn wrong(&mut self, path: &[&str], message: &str, help: &str) {
        let range = self.locate(path);
        self.tell(range, message, help);
    }

    pub(super) fn tell(&mut self, range: Option<Range<usize>>, message: &str, help: &str) -> &mut Diagnostic {
        let Some(own) = self.own else {
            unreachable!("the embedded schema is read by a test: {message}");
        };
        let span = Span::new(own.source, range.unwrap_or(0..0));
        self.diagnostics.push(Diagnostic::new(Code::InvalidSchema, span, message).help(help));
        self.diagnostics.last_mut().expect("just pushed")
    }
}

fn steps<'a>(path: &[&'a str]) -> Vec<Step<'a>> {
    path.iter().map(|key| Step::Key(key)).collect()
}

pub(super) fn texts(value: Option<&Value>) -> Vec<String> {
    match value {
        Some(Value::List(list)) => list.iter().filter_map(Value::to_text).collect(),
        Some(value) => value.to_text().into_iter().collect(),
        None => Vec::new(),
    }
}

pub(super) fn labels(value: Option<&Value>, name: &str) -> Labels {
    match value {
        Some(Value::Map(map)) => {
            Labels(map.iter().filter_map(|(lang, text)| Some((lang.to_owned(), text.to_text()?))).collect())
        }
        Some(value) => Labels(value.to_text().map(|text| (String::new(), text)).into_iter().collect()),
        None => Labels(vec![(String::new(), name.to_owned())]),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn embedded_schema_is_sound() {
        let schema = read(None).value;
        let defis = schema.collection("defis").expect("défis").1;
        assert_eq!(defis.field("promotion").expect("promotion").keys, ["promotion", "promos", "saison"]);
        assert_eq!(schema.collections.last().expect("some").name, "pages");
        assert_eq!(schema.layer("database").expect("databases").label.get("fr"), "Bases de données");
        let layers = schema.tool_categories.iter().filter_map(|category| category.layer.as_deref());
        assert!(layers.into_iter().all(|layer| schema.layer(layer).is_some()));
    }

    fn with_own(text: &str) -> Checked<Schema> {
        let value = yaml::parse(SourceId(0), text, 0..text.len()).value.expect("YAML");
        read(Some(Own { source: SourceId(0), text, value: &value }))
    }

    #[test]
    fn own_schema_extends_takes_out_and_replaces() {
        let own = with_own(
            "collections:\n  tags:\n  defis: { fields: { budget: { type: number } } }\n  jeux: { label: Jeux }\n",
        );
        assert!(own.value.collection("tags").is_none());
        let defis = own.value.collection("defis").expect("défis").1;
        assert!(defis.field("budget").is_some() && defis.field("eigs").is_some());
        assert_eq!(own.value.collection("jeux").expect("jeux").1.sources, ["_jeux/**"]);
        let bare = with_own("replace: true\ncollections:\n  jeux: { label: Jeux }\n");
        assert_eq!(bare.value.collections.len(), 1);
    }

    #[test]
    fn slip_in_own_schema_is_told_with_its_place() {
        let text = "collections:\n  jeux:\n    fields:\n      nom: { type: texte }\n      qui: { type: ref, to: communautes }\n  stacks: { of: zut }\n";
        let Checked { value: schema, diagnostics } = with_own(text);
        let names: Vec<&str> = schema.collections.iter().map(|c| c.name.as_str()).collect();
        let told: Vec<_> =
            diagnostics.iter().map(|d| (&text[d.primary.start..d.primary.end], d.help.as_deref())).collect();
        assert_eq!(
            told,
            [
                ("texte", Some("did you mean `text`?")),
                ("zut", Some(&*format!("there are: {}", names.join(", ")))),
                ("communautes", Some("did you mean `communaute`?")),
            ]
        );
    }
}
