//! Reads what a schema says of a field.

use super::{Reader, labels, texts};
use crate::diag::text;
use crate::schema::{Field, Kind, Labels};
use crate::yaml::{Map, Value};

const FIELD_KEYS: &[&str] = &[
    "type", "required", "card", "facet", "search", "to", "inverse", "aliases", "keys", "names", "label",
    "of", "create", "expected", "scope", "through", "joined", "credits", "property", "export", "open",
    "markdown",
];
const TYPES: &[&str] =
    &["text", "bool", "number", "date", "url", "path", "list", "map", "any", "choice", "ref", "refs"];

impl Reader<'_> {
    /// The field `name` of what stands at `of`.
    pub(super) fn field(&mut self, of: &[&str], name: &str, value: &Value) -> Field {
        let empty = Map::default();
        let at: Vec<&str> = of.iter().copied().chain(["fields", name]).collect();
        let map = value.as_map().unwrap_or_else(|| {
            self.wrong(&at, text!("a-field-needs-keys-of-its"), text!("write-type-text"));
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
            open: flag("open"),
            markdown: flag("markdown"),
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
                        text!("a-field-of-type-needs-the", name = &name),
                        text!("add-with-its-name"),
                    );
                }
                let inverse = map.get("inverse").and_then(Value::to_text);
                let create = map.get("create").and_then(Value::as_bool).unwrap_or(false);
                Kind::Ref { to, inverse, many: name == "refs", create }
            }
            other => {
                let path: Vec<&str> = at.iter().copied().chain(["type"]).collect();
                self.wrong_name(&path, other, TYPES, text!("type"));
                Kind::Any
            }
        }
    }
}
