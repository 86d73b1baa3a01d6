//! What `_config.yml` says of collections, and the values that it gives to the front matter of a scope.

use super::keys::{COLLECTION, DEFAULTS, SCOPE};
use super::read::{Reader, below};
use super::{CollectionConfig, Config, Defaults};
use crate::diag::text;
use crate::yaml::{Map, Step, Value};

impl Reader<'_> {
    /// Reads `collections:`, which is a mapping by name or a list of names.
    pub(super) fn collections(&mut self, map: &Map, config: &mut Config) {
        let at = [Step::Key("collections")];
        match map.get("collections") {
            Some(Value::Map(collections)) => {
                for name in collections.keys() {
                    let at = below(&at, Step::Key(name));
                    let entry = self.map(collections, &at[..1], name);
                    let entry = entry.map(|fields| self.collection(fields, &at)).unwrap_or_default();
                    self.named(name.to_owned(), entry, &at, config);
                }
            }
            Some(Value::List(names)) => {
                for (index, name) in names.iter().enumerate() {
                    let name = name.to_text().unwrap_or_default();
                    let at = below(&at, Step::Index(index));
                    self.named(name, CollectionConfig::default(), &at, config);
                }
            }
            Some(Value::Null) | None => {}
            Some(_) => self.wrong(&at, text!("collections-is-no-list"), text!("write-one-a-line-below-it")),
        }
    }

    fn collection(&mut self, fields: &Map, at: &[Step]) -> CollectionConfig {
        self.unknown_keys(fields, at, &[COLLECTION]);
        CollectionConfig {
            output: self.flag(fields, at, "output"),
            permalink: self.text(fields, at, "permalink").filter(|permalink| !permalink.is_empty()),
        }
    }

    /// Takes the collection up if a folder can be called after it.
    fn named(&mut self, name: String, entry: CollectionConfig, at: &[Step], config: &mut Config) {
        let fit = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.');
        if name.starts_with(char::is_alphanumeric) && name.chars().all(fit) {
            config.collections.push((name, entry));
        } else {
            self.wrong(at, text!("this-is-not-the-name-of"), text!("write-the-name-of-its-folder"));
        }
    }

    /// Reads `defaults:`, a list of scopes with their values.
    pub(super) fn defaults(&mut self, map: &Map, config: &mut Config) {
        let at = [Step::Key("defaults")];
        match map.get("defaults") {
            Some(Value::List(list)) => {
                for (index, item) in list.iter().enumerate() {
                    config.defaults.extend(self.scope(item, &below(&at, Step::Index(index))));
                }
            }
            Some(Value::Null) | None => {}
            Some(_) => {
                self.wrong(&at, text!("is-not-a-list"), text!("write-and-below-it"));
            }
        }
    }

    /// Values whose scope is not clear apply to nothing: they might reach every page of the site.
    fn scope(&mut self, item: &Value, at: &[Step]) -> Option<Defaults> {
        let help = text!("write-for-every-text-and-below");
        let Some(map) = item.as_map() else {
            self.wrong(at, text!("this-item-of-has-neither-nor"), help);
            return None;
        };
        self.unknown_keys(map, at, &[DEFAULTS]);
        if map.get("scope").is_none_or(|scope| *scope == Value::Null) {
            self.wrong(at, text!("this-item-of-has-no-so"), help);
            return None;
        }
        let inside = below(at, Step::Key("scope"));
        let scope = self.map(map, at, "scope")?;
        self.unknown_keys(scope, &inside, &[SCOPE]);
        let path = self.text(scope, &inside, "path");
        let kind = self.text(scope, &inside, "type");
        let values = self.map(map, at, "values");
        // What was just told to be no text would else be read as `every path`, `every type`.
        let lost = |key: &str, read: &Option<String>| {
            read.is_none() && scope.get(key).is_some_and(|value| *value != Value::Null)
        };
        if lost("path", &path) || lost("type", &kind) {
            return None;
        }
        Some(Defaults {
            path: path.unwrap_or_default().trim_matches('/').to_owned(),
            kind: kind.filter(|kind| !kind.is_empty()),
            values: values.cloned().unwrap_or_default(),
        })
    }
}
