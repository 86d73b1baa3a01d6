//! The new `_schema.yml`: the collections that the default schema has not, and what the site's own say besides.

use super::fields::NewField;
use super::flow::{flow, word};
use super::settings::remark;
use crate::diag::{Lang, Text};
use crate::yaml::Value;

/// What the schema is told of a collection.
#[derive(Debug, Clone)]
pub struct NewCollection {
    /// What it is called here.
    pub name: String,
    /// The remark above it.
    pub remark: Text,
    /// Its keys, besides `fields`.
    pub keys: Vec<(&'static str, Value)>,
    /// The title of its entries, where the default schema does not say what that is: whether every text has one.
    pub title: Option<NewTitle>,
    /// What its texts say that is not known yet.
    pub fields: Vec<NewField>,
}

/// What the title of entries is read from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NewTitle {
    /// Whether every text has one.
    pub required: bool,
    /// Another key that says it.
    pub alias: Option<&'static str>,
}

/// The new schema.
#[derive(Debug, Clone, Default)]
pub struct NewSchema {
    /// The schema that the program ships and that is laid below this one.
    pub base: Option<&'static str>,
    /// Keys at its top besides `collections`, `use` and `ignored`.
    pub keys: Vec<(&'static str, Value)>,
    /// Keys of front matter that only layouts acted on.
    pub ignored: Vec<String>,
    /// Its collections; those that say nothing new are left out.
    pub collections: Vec<NewCollection>,
}

impl NewCollection {
    /// Whether it says nothing that the default schema does not.
    pub fn is_known(&self) -> bool {
        self.keys.is_empty() && self.fields.is_empty() && self.title.is_none()
    }
}

impl NewSchema {
    /// The file, with remarks in `lang`: `head` stands at its beginning, `ignored` above the keys of layouts. The first line, by
    /// which it is known again, is not in it.
    pub fn text(&self, head: &Text, ignored: &Text, lang: Lang) -> String {
        let mut text = remark(head, lang);
        if let Some(base) = self.base {
            text.push_str(&format!("\nuse: {base}\n"));
        }
        for (key, value) in &self.keys {
            text.push_str(&format!("{key}: {}\n", flow(value)));
        }
        if !self.ignored.is_empty() {
            text.push('\n');
            text.push_str(&remark(ignored, lang));
            let keys = self.ignored.iter().map(|key| Value::String(key.clone())).collect();
            text.push_str(&format!("ignored: {}\n", flow(&Value::List(keys))));
        }
        let mut collections = self.collections.iter().filter(|collection| !collection.is_known()).peekable();
        if collections.peek().is_some() {
            text.push_str("\ncollections:\n");
        }
        for (index, collection) in collections.enumerate() {
            text.push_str(if index == 0 { "" } else { "\n" });
            collection.write(&mut text, lang);
        }
        text
    }
}

impl NewCollection {
    fn write(&self, text: &mut String, lang: Lang) {
        text.extend(remark(&self.remark, lang).lines().map(|line| format!("  {line}\n")));
        text.push_str(&format!("  {}:\n", word(&self.name)));
        for (key, value) in &self.keys {
            text.push_str(&format!("    {key}: {}\n", flow(value)));
        }
        if self.fields.is_empty() && self.title.is_none() {
            return;
        }
        text.push_str("    fields:\n");
        let width = |field: &NewField| word(&field.name).chars().count() + 1;
        let width =
            self.fields.iter().map(width).chain(self.title.map(|_| "title:".len())).max().unwrap_or(0);
        if let Some(NewTitle { required, alias }) = self.title {
            let required = if required { " required: true," } else { "" };
            let alias = alias.map_or(String::new(), |key| format!(", aliases: [{key}]"));
            let key = "title:";
            text.push_str(&format!(
                "      {key:width$} {{ type: text,{required} card: true, search: 4{alias} }}\n"
            ));
        }
        for field in &self.fields {
            let key = format!("{}:", word(&field.name));
            text.push_str(&format!("      {key:width$} {}\n", flow(&field.value(&self.name))));
        }
    }
}
