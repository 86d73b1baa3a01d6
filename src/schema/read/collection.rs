//! Reads what a schema says of a collection.

use super::{Reader, labels, overlay, texts};
use crate::schema::{Collection, Feed, Holds, ItemLine, List, Log, Shipped};
use crate::yaml::{Map, Value};

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
const HOLDS: &[(&str, Holds)] = &[
    ("tools", Holds::Tools),
    ("stacks", Holds::Stacks),
    ("events", Holds::Events),
    ("skills", Holds::Skills),
    ("people", Holds::People),
    ("promotions", Holds::Promotions),
];
const LIST_KEYS: &[&str] = &["path", "template", "sort", "order", "per_page", "group"];
const LINE_KEYS: &[&str] = &["before", "heading"];
const LOG_KEYS: &[&str] = &["path", "of", "by"];

impl Reader<'_> {
    pub(in crate::schema) fn collection(&mut self, name: &str, map: &Map, common: &Map) -> Collection {
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
            holds: self.word(map, &at, "holds", HOLDS),
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
}
