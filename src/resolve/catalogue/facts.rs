//! What the fields of a tool say, in the words of the schema.

use super::licence::{Freedom, freedom};
use super::{Tool, licence};
use crate::diag::{Code, Diagnostic, Text, text};
use crate::parse::date::Date;
use crate::resolve::entries::{Draft, plain};
use crate::resolve::{Context, Entry};
use crate::schema::{Collection, Holds, Schema, ToolCategory};
use crate::text::fold;
use crate::yaml::{Map, Value};
use std::collections::HashMap;

/// How far an organisation wants a tool to be used, as the words of an assessment say: ours, and the French ones.
const RINGS: &[(&str, &str)] =
    &[("adopt", "adopter"), ("trial", "essayer"), ("assess", "évaluer"), ("hold", "suspendre")];

/// What the categories and layers of a schema are called, folded: looked up for each of many tools.
#[derive(Debug)]
pub struct Vocabulary<'s> {
    /// The collection of tools, which says under which keys their facts stand.
    tools: Option<&'s Collection>,
    layers: HashMap<String, &'s str>,
    categories: HashMap<String, &'s ToolCategory>,
}

impl<'s> Vocabulary<'s> {
    /// The words of `schema`.
    pub fn new(schema: &'s Schema) -> Self {
        let mut layers = HashMap::new();
        for layer in &schema.layers {
            for word in layer.words() {
                layers.entry(fold(word)).or_insert(layer.id.as_str());
            }
        }
        let mut categories = HashMap::new();
        for category in &schema.tool_categories {
            let labels = category.label.0.iter().map(|(_, label)| label.as_str());
            for name in labels.chain([category.id.as_str()]) {
                categories.entry(singular(name)).or_insert(category);
            }
        }
        let tools = schema.holder(Holds::Tools).map(|(_, tools)| tools);
        Self { tools, layers, categories }
    }

    /// The category that `name` is the id or a label of, in the singular or the plural.
    fn category(&self, name: &str) -> Option<&'s ToolCategory> {
        self.categories.get(&singular(name)).copied()
    }

    /// The usual layer of a tool: its own, or that of its first category that has one.
    pub fn layer(&self, facts: &Map) -> Option<&'s str> {
        let own = self.tools?.said("layer", facts).and_then(Value::to_text);
        if let Some(layer) = own.and_then(|own| self.layers.get(&fold(&own)).copied()) {
            return Some(layer);
        }
        let categories = self.tools?.said("categories", facts).map(words).unwrap_or_default();
        categories.iter().filter_map(|name| self.category(name)).find_map(|known| known.layer.as_deref())
    }
}

/// One text or several.
fn words(value: &Value) -> Vec<String> {
    let all = match value {
        Value::List(list) => list.iter().filter_map(Value::to_text).collect(),
        value => value.to_text().into_iter().collect::<Vec<_>>(),
    };
    all.into_iter().map(|word| word.trim().to_owned()).filter(|word| !word.is_empty()).collect()
}

/// The folded words of a name without the `s` of the plural: `Base de donnée` and `Bases de données` are one.
fn singular(name: &str) -> String {
    name.split(|c: char| !c.is_alphanumeric())
        .map(fold)
        .map(|word| word.trim_end_matches(['s', 'x']).to_owned())
        .collect()
}

/// Gives categories one spelling each: the schema's id, or the first that an editor wrote.
#[derive(Debug)]
pub struct Categories<'s> {
    vocabulary: Vocabulary<'s>,
    first: HashMap<String, String>,
}

impl<'s> Categories<'s> {
    /// The categories of `schema`, and none besides yet.
    pub fn new(schema: &'s Schema) -> Self {
        Self { vocabulary: Vocabulary::new(schema), first: HashMap::new() }
    }

    fn of(&mut self, name: String) -> String {
        match self.vocabulary.category(&name) {
            Some(known) => known.id.clone(),
            None => self.first.entry(singular(&name)).or_insert(name).clone(),
        }
    }

    /// What is known of the tool `entry`.
    pub fn tool(&mut self, entry: &Entry) -> Tool {
        let written = plain(entry, "categories").map(words).unwrap_or_default();
        let mut categories: Vec<String> = Vec::new();
        for name in written {
            let category = self.of(name);
            if !categories.contains(&category) {
                categories.push(category);
            }
        }
        let licence = plain(entry, "licence").and_then(Value::to_text);
        let freedom = licence.and_then(|licence| freedom(&licence)).unwrap_or(Freedom::Unknown);
        Tool { categories, freedom }
    }
}

/// Tells what the site's own facts about a tool say that cannot be understood.
pub fn check(draft: &Draft, context: &Context, told: &mut Vec<Diagnostic>) {
    let key = |name: &str| {
        let field = context.schema.collections[draft.entry.collection].field(name)?;
        let key = field.keys.iter().find(|key| draft.meta.get(key).is_some())?;
        // What the program knows by itself was written by no editor.
        draft.key_span(context, key).map(|_| key.as_str())
    };
    let licence = plain(&draft.entry, "licence").and_then(Value::to_text);
    if let Some((key, licence)) = key("licence").zip(licence.filter(|licence| freedom(licence).is_none())) {
        let help = licence::nearest(&licence)
            .map_or_else(|| text!("write-the-spdx-name-of-the"), |near| text!("did-you-mean", near = near));
        let message = text!("is-not-the-spdx-name-of", licence = licence);
        told.push(Diagnostic::new(Code::InvalidField, draft.span(context, key, None), message).help(help));
    }
    if let Some(key) = key("assessment") {
        let list = plain(&draft.entry, "assessment").and_then(Value::as_list).unwrap_or_default();
        for (index, item) in list.iter().enumerate() {
            if let Some(wrong) = wrong_in(item, context) {
                told.push(
                    Diagnostic::new(Code::InvalidField, draft.span(context, key, Some(index)), wrong)
                        .help(text!("write-rings-are-adopt-trial-assess")),
                );
            }
        }
    }
}

/// What is wrong with one assessment.
fn wrong_in(item: &Value, context: &Context) -> Option<Text> {
    let said = |keys: &[&str]| keys.iter().find_map(|key| item.as_map()?.get(key));
    match said(&["ring", "state", "avis"]).and_then(Value::to_text) {
        None => return Some(text!("this-assessment-says-nothing")),
        Some(word) if ring(&word).is_none() => return Some(text!("no-assessment-is-called", word = word)),
        Some(_) => {}
    }
    let date = said(&["date"]).filter(|date| Date::from_value(date, &context.config.timezone).is_none())?;
    Some(text!("is-not-a-date", date = date.to_text().unwrap_or_default()))
}

/// The id of the ring that `word` means, in English or French.
pub fn ring(word: &str) -> Option<&'static str> {
    let key = fold(word);
    RINGS.iter().find(|(id, french)| key == *id || key == fold(french)).map(|(id, _)| *id)
}
