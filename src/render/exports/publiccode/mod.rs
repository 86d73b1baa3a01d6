//! `publiccode.yml`: what an administration has to know of a software before it takes it up, in the standard's words
//! (version 0.4, <https://yml.publiccode.tools/>).
//!
//! Takes an entry whose schema has a field `software`; returns the file of each that says where its source code is, under
//! which licence and of which day. What else the standard asks for and the entry does not say is told to its editor;
//! nothing is made up. An entry that speaks the standard's words itself, in `software`, has to say all of it.

mod facts;
mod rules;

use super::object;
use crate::artifact::Artifact;
use crate::diag::{Code, Diagnostic, Text, text};
use crate::render::pages::stem;
use crate::render::view::View;
use crate::resolve::entries::plain;
use crate::resolve::{Entry, output_path};
use crate::schema::{Collection, Kind};
use crate::yaml::{Map, Value};

/// The field that marks an entry as a software, and says in the standard's words what no other field does.
const FIELD: &str = "software";

/// What a file says at least: without these an entry is not taken for a software.
const CORE: [&str; 3] = ["url", "releaseDate", "legal.license"];

/// The sections of which an entry may say a part, and how many levels of keys they have.
const SECTIONS: [(&str, usize); 4] =
    [("description", 2), ("legal", 1), ("maintenance", 1), ("localisation", 1)];

/// What can be said of an entry.
enum Said {
    /// What the file says, and what the standard asks for besides.
    File(Map, Vec<Text>),
    /// These keys are missing or not as the standard wants them, and there is no file.
    Lacking(Vec<Text>),
}

/// Where the file of `entry` stands, if it has one.
pub fn address(entry: &Entry, view: &View) -> Option<String> {
    let collection = &view.context.schema.collections[entry.collection];
    let url = entry.card.url.as_ref().filter(|_| is_of_software(collection))?;
    matches!(said(entry, view)?, Said::File(..)).then(|| place(url))
}

/// The files of all entries that can have one; tells those that are marked as software and cannot, and once a site what
/// the others lack.
pub fn files(view: &View, told: &mut Vec<Diagnostic>) -> Vec<Artifact> {
    let collections = view.context.schema.collections.iter().zip(&view.site.collections);
    let entries = collections.filter(|(collection, _)| is_of_software(collection)).flat_map(|(_, ids)| ids);
    let mut files = Vec::new();
    let mut short: Vec<(&Entry, Vec<Text>)> = Vec::new();
    for entry in entries.map(|id| &view.site.entries[*id]) {
        let Some(url) = &entry.card.url else { continue };
        match said(entry, view) {
            Some(Said::File(map, missing)) => {
                if !missing.is_empty() {
                    short.push((entry, missing));
                }
                let path = output_path(&place(url));
                let text = serde_yaml::to_string(&map).ok();
                files.extend(path.zip(text).map(|(path, text)| Artifact::text(path, text)));
            }
            Some(Said::Lacking(keys)) => told.push(lacking(entry, &keys)),
            None => {}
        }
    }
    told.extend(short_of(&short));
    files
}

/// Whether anything is said of `entry` as of a software; its text is a part of that.
pub fn is_said_of(entry: &Entry, view: &View) -> bool {
    is_of_software(&view.context.schema.collections[entry.collection]) && said(entry, view).is_some()
}

fn is_of_software(collection: &Collection) -> bool {
    collection.field(FIELD).is_some_and(|field| field.kind == Kind::Map)
}

fn place(url: &str) -> String {
    format!("{}/publiccode.yml", stem(url))
}

fn lacking(entry: &Entry, keys: &[Text]) -> Diagnostic {
    let message = text!("has-no-publiccode-yml-is-missing", title = &entry.card.title, keys = keys.to_vec());
    Diagnostic::new(Code::IncompletePubliccode, entry.origin.span, message)
        .help(text!("write-these-keys-below-as-https", field = FIELD))
}

/// A word about the files that lack something of the standard.
fn short_of(short: &[(&Entry, Vec<Text>)]) -> Option<Diagnostic> {
    let ((first, keys), rest) = short.split_first()?;
    let title = &first.card.title;
    let message = match rest.len() {
        0 => text!("the-publiccode-yml-of-lacks-what", title = title, keys = keys.to_vec()),
        others => {
            let mut all: Vec<Text> = Vec::new();
            for key in short.iter().flat_map(|(_, keys)| keys) {
                if !all.contains(key) {
                    all.push(key.clone());
                }
            }
            text!("the-publiccode-yml-of-and-more", title = title, others = others, keys = all)
        }
    };
    let help = text!("write-these-keys-below-of-each", field = FIELD);
    Some(Diagnostic::new(Code::IncompletePubliccode, first.origin.span, message).help(help))
}

/// What can be said of `entry`; nothing of one that does not say that it is a software, and has no source code, no
/// licence or no date either.
fn said(entry: &Entry, view: &View) -> Option<Said> {
    let own = plain(entry, FIELD).and_then(Value::as_map);
    let mut facts = facts::of(entry, view);
    for (key, value) in own.into_iter().flat_map(Map::iter).filter(|(key, _)| rules::KEYS.contains(key)) {
        let levels = SECTIONS.iter().find(|(name, _)| *name == key).map_or(0, |(_, levels)| *levels);
        lay_over(&mut facts, key, value, levels);
    }
    let missing = rules::missing(&facts, &view.context.config.timezone);
    if own.is_none() && CORE.iter().any(|key| missing.contains(&Text::as_it_is(*key))) {
        return None;
    }
    if own.is_some() && !missing.is_empty() {
        return Some(Said::Lacking(missing));
    }
    let ordered = rules::KEYS.iter().filter_map(|key| Some((*key, facts.get(key)?.clone())));
    Some(Said::File(object(ordered), missing))
}

/// Sets `key` of `map` to `value`; where both are mappings, the keys of `value` one by one, `levels` deep.
fn lay_over(map: &mut Map, key: &str, value: &Value, levels: usize) {
    match (map.get(key), value) {
        (Some(Value::Map(old)), Value::Map(new)) if levels > 0 => {
            let mut old = old.clone();
            for (key, value) in new.iter() {
                lay_over(&mut old, key, value, levels - 1);
            }
            map.insert(key, Value::Map(old));
        }
        _ => {
            map.insert(key, value.clone());
        }
    }
}
