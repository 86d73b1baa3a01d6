//! The new `_config.yml`: what is carried over, what is added, and what was left behind and why.

use super::flow::{entry, flow, word};
use crate::config;
use crate::diag::{Lang, Severity, Text, text};
use crate::source::SourceId;
use crate::yaml::{self, Map, Value};

/// The order of the keys: those that people look for first.
const ORDER: &[&str] = &[
    "title",
    "description",
    "url",
    "baseurl",
    "lang",
    "timezone",
    "permalink",
    "collections",
    "pagination",
    "future",
    "drafts",
    "published",
    "unpublished",
    "include",
    "exclude",
    "eigsite",
];

/// What the new configuration says.
#[derive(Debug, Clone, Default)]
pub struct Settings {
    /// Keys with their values, each with a remark that stands above it.
    keys: Vec<(String, Value, Option<Text>)>,
    /// The items of `defaults`.
    pub defaults: Vec<Value>,
    /// Keys that templates may show and nothing acts on.
    pub shown: Vec<(String, Value)>,
    /// Keys that were left behind, and why.
    pub dropped: Vec<(String, Text)>,
}

/// What a text is told by the configuration so that its address stays alive.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pin {
    /// The path of the text below the site's folder.
    pub path: String,
    /// `permalink`, or `redirect_from`.
    pub key: &'static str,
    /// The address.
    pub url: String,
}

impl Settings {
    /// Says `value` for `key`; what is there already is replaced.
    pub fn set(&mut self, key: &str, value: Value, why: Option<Text>) {
        self.keys.retain(|(name, ..)| name != key);
        let value = match value {
            Value::String(text) => Value::String(text.trim().to_owned()),
            other => other,
        };
        self.keys.push((key.to_owned(), value, why));
    }

    /// Says the text `value` for `key`.
    pub fn say(&mut self, key: &str, value: impl Into<String>, why: Option<Text>) {
        self.set(key, Value::String(value.into()), why);
    }

    /// What is said for `key`.
    pub fn get(&self, key: &str) -> Option<&Value> {
        self.keys.iter().find(|(name, ..)| name == key).map(|(_, value, _)| value)
    }

    /// Leaves behind each key whose value has not the form that it needs here: the new configuration is to have no errors.
    pub fn leave_out_what_is_wrong(&mut self) {
        let is_wrong = |key: &str, value: &Value| {
            let text = entry(key, value);
            let read = yaml::parse(SourceId(0), &text, 0..text.len()).value.unwrap_or_default();
            let told = config::read(SourceId(0), &text, &read).diagnostics;
            told.iter().any(|told| told.severity == Severity::Error)
        };
        let (wrong, keys) =
            std::mem::take(&mut self.keys).into_iter().partition(|(key, value, _)| is_wrong(key, value));
        self.keys = keys;
        self.dropped
            .extend(Vec::into_iter(wrong).map(|(key, ..)| (key, text!("its-value-is-not-of-the-form"))));
        self.defaults.retain(|item| !is_wrong("defaults", &Value::List(vec![item.clone()])));
    }

    /// The names of the keys that are said.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        let defaults = (!self.defaults.is_empty()).then_some("defaults");
        self.keys.iter().map(|(key, ..)| key.as_str()).chain(defaults)
    }

    /// The file, with `pins` and with remarks in `lang`; the first line, by which it is known again, is not in it.
    pub fn text(&self, head: &Text, pins: &[Pin], notes: &Notes, lang: Lang) -> String {
        let mut text = remark(head, lang);
        let mut keys: Vec<_> = self.keys.iter().collect();
        keys.sort_by_key(|(key, ..)| ORDER.iter().position(|name| name == key));
        let mut apart = false;
        for (key, value, why) in keys {
            if apart || why.is_some() {
                text.push('\n');
            }
            text.extend(why.iter().map(|why| remark(why, lang)));
            text.push_str(&entry(key, value));
            apart = why.is_some();
        }
        if !self.defaults.is_empty() || !pins.is_empty() {
            text.push_str("\ndefaults:\n");
            text.extend(self.defaults.iter().map(|item| format!("  - {}\n", flow(item))));
            if !pins.is_empty() {
                text.push_str(&indented(&remark(&notes.pins, lang)));
            }
            for Pin { path, key, url } in pins {
                let (path, url) = (word(path), word(url));
                text.push_str(&format!("  - {{ scope: {{ path: {path} }}, values: {{ {key}: {url} }} }}\n"));
            }
        }
        if !self.shown.is_empty() {
            text.push('\n');
            text.push_str(&remark(&notes.shown, lang));
            text.extend(self.shown.iter().map(|(key, value)| entry(key, value)));
        }
        if !self.dropped.is_empty() {
            text.push('\n');
            text.push_str(&remark(&notes.dropped, lang));
            for (key, why) in &self.dropped {
                text.push_str(&format!("#   {key}: {}\n", why.words(lang)));
            }
        }
        text
    }
}

/// The remarks above the parts of the file.
#[derive(Debug, Clone)]
pub struct Notes {
    /// Above what keeps addresses of single texts.
    pub pins: Text,
    /// Above what templates may show.
    pub shown: Text,
    /// Above what was left behind.
    pub dropped: Text,
}

/// `text` as a comment, in lines that are not too long.
pub fn remark(text: &Text, lang: Lang) -> String {
    let mut lines = vec![String::from("#")];
    // A space that does not break stays one.
    for word in text.words(lang).split([' ', '\n']).filter(|word| !word.is_empty()) {
        let last = lines.last().map_or(0, |line| line.chars().count());
        if last + word.chars().count() > 98 {
            lines.push(String::from("#"));
        }
        if let Some(line) = lines.last_mut() {
            line.push(' ');
            line.push_str(word);
        }
    }
    lines.join("\n") + "\n"
}

fn indented(lines: &str) -> String {
    lines.lines().map(|line| format!("  {line}\n")).collect()
}

/// A mapping of `entries`.
pub fn map<const N: usize>(entries: [(&str, Value); N]) -> Value {
    let mut map = Map::default();
    for (key, value) in entries {
        map.insert(key, value);
    }
    Value::Map(map)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn value_that_the_configuration_cannot_hold_is_left_behind() {
        let mut settings = Settings::default();
        settings.say("title", "Essai", None);
        settings.say("url", "x", None);
        settings.say("timezone", "Paris", None);
        settings.set("future", Value::Int(3), None);
        settings.defaults.push(Value::Int(1));
        settings.leave_out_what_is_wrong();
        assert_eq!(settings.names().collect::<Vec<_>>(), ["title"]);
        let dropped: Vec<&str> = settings.dropped.iter().map(|(key, _)| key.as_str()).collect();
        assert_eq!(dropped, ["url", "timezone", "future"]);
    }
}
