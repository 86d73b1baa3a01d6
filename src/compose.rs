//! The file of a new entry: where it goes, and what its front matter says.
//!
//! Takes a schema, the name of a kind and what somebody wants to say; returns a path and a text, or all that is wrong with
//! the wishes. Writes nothing, and asks nobody: what is still missing is there to be asked for.

mod value;

use crate::diag::{Failure, Text, nearest, text};
use crate::parse::date::Date;
use crate::schema::{Collection, Field, Kind, Schema};
use crate::text::{fold, slugify};
use std::collections::BTreeMap;

/// What somebody wants to say of a new entry.
#[derive(Debug, Clone, Default)]
pub struct Wish {
    /// Its title.
    pub title: String,
    /// What its fields say, as somebody types it: several names stand with commas between them.
    pub values: Vec<(String, String)>,
}

/// What is known of the site that the entry is for.
#[derive(Debug)]
pub struct Ground<'a> {
    /// What entries may say.
    pub schema: &'a Schema,
    /// The titles of the entries that there are, by collection; of a collection that is not there, nothing is known.
    pub names: &'a BTreeMap<String, Vec<String>>,
    /// The day on which it is written.
    pub today: Date,
}

/// A file that is to be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Composed {
    /// Its path below the site's folder.
    pub path: String,
    /// What it holds.
    pub text: String,
}

/// The collection that `word` means: by its name, or by what one of its entries is called in any language.
///
/// # Errors
/// What there is, the nearest first.
pub fn kind<'s>(schema: &'s Schema, word: &str) -> Result<&'s Collection, Failure> {
    let wanted = fold(word);
    let there: Vec<&Collection> = schema.collections.iter().filter(|c| c.folder().is_some()).collect();
    let of = |collection: &&Collection| words(collection).any(|name| fold(&name) == wanted);
    if let Some(found) = there.iter().find(|collection| of(collection)) {
        return Ok(found);
    }
    let names: Vec<String> = there.iter().flat_map(|collection| words(collection)).collect();
    let near = nearest(word, names.iter().map(String::as_str));
    let all = || {
        let one = |c: &&&Collection| format!("`{}`", c.singular.get("fr").to_lowercase());
        there.iter().filter(|c| !c.singular.0.is_empty()).map(|c| one(&c)).collect::<Vec<_>>().join(", ")
    };
    Err(Failure(match near {
        Some(near) => text!("no-kind-of-entry-near", word = word, near = near),
        None => text!("no-kind-of-entry", word = word, all = all()),
    }))
}

/// All that a collection is called: `posts`, `post`, `Article`.
fn words(collection: &Collection) -> impl Iterator<Item = String> {
    let labels = collection.singular.0.iter().map(|(_, label)| label.clone());
    let name = collection.name.clone();
    let single = name.strip_suffix('s').map(str::to_owned);
    labels.chain(single).chain([name])
}

/// The fields that an entry of `collection` cannot do without, and that neither `wish` nor its file's name says.
pub fn missing<'c>(collection: &'c Collection, wish: &Wish) -> Vec<&'c Field> {
    let said = |field: &Field| wish.values.iter().any(|(name, value)| is(field, name) && !value.is_empty());
    collection.fields.iter().filter(|field| field.required && field.name != "title" && !said(field)).collect()
}

/// The fields of `collection` that name other entries, but for those that it cannot do without.
pub fn references(collection: &Collection) -> impl Iterator<Item = &Field> {
    collection.fields.iter().filter(|field| {
        !field.required && field.through.is_none() && matches!(field.kind, Kind::Ref { .. }) && !is_any(field)
    })
}

fn is_any(field: &Field) -> bool {
    matches!(&field.kind, Kind::Ref { to, .. } if to.len() > 1)
}

/// The names that `field` may say, if it is one that names entries or chooses a word.
pub fn choices(field: &Field, ground: &Ground) -> Vec<String> {
    match &field.kind {
        Kind::Ref { to, .. } => {
            to.iter().filter_map(|name| ground.names.get(name)).flatten().cloned().collect()
        }
        Kind::Choice { of } => {
            let terms = ground.schema.vocabulary(of).map(|vocabulary| vocabulary.terms.iter());
            terms.into_iter().flatten().map(|term| term.id.clone()).collect()
        }
        _ => Vec::new(),
    }
}

/// Whether `field` is called `name`, by its own name or under another key.
fn is(field: &Field, name: &str) -> bool {
    field.name == name || field.keys.iter().any(|key| key == name)
}

/// The file of a new entry of `collection`.
///
/// # Errors
/// All that is wrong with `wish`, a sentence each.
pub fn compose(collection: &Collection, wish: &Wish, ground: &Ground) -> Result<Composed, Vec<Text>> {
    let mut wrong = Vec::new();
    let title = wish.title.trim();
    if title.is_empty() {
        wrong.push(text!("it-has-no-title"));
    }
    let known = ground.names.get(&collection.name).into_iter().flatten();
    if let Some(twin) = known.into_iter().find(|name| fold(name) == fold(title)) {
        wrong.push(text!("there-is-an-entry-called", twin = twin));
    }
    let lacks = |field: &Field| text!("it-lacks", field = &field.name);
    wrong.extend(missing(collection, wish).into_iter().map(lacks));
    let mut lines = vec![format!("title: {}", value::quoted(title))];
    for (name, said) in &wish.values {
        match collection.fields.iter().find(|field| is(field, name)) {
            Some(field) => match value::written(field, said, ground) {
                Ok(value) => lines.push(format!("{name}: {value}")),
                Err(why) => wrong.push(text!("name-and-why", name = name, why = why)),
            },
            None => wrong.push(unknown(name, collection)),
        }
    }
    lines.extend(year(collection, wish, ground.today));
    let Some(folder) = collection.folder().filter(|_| wrong.is_empty()) else { return Err(wrong) };
    let date = if collection.dated { format!("{}-", ground.today.iso()) } else { String::new() };
    Ok(Composed {
        path: format!("{folder}{date}{}.md", slugify(title)),
        text: format!("---\n{}\n---\n\n", lines.join("\n")),
    })
}

fn unknown(name: &str, collection: &Collection) -> Text {
    let names = collection.fields.iter().flat_map(|field| &field.keys);
    match nearest(name, names.map(String::as_str)) {
        Some(near) => text!("it-has-no-field-near", name = name, near = near),
        None => {
            let names: Vec<_> = collection.fields.iter().map(|field| format!("`{}`", field.name)).collect();
            text!("it-has-no-field", name = name, names = names.join(", "))
        }
    }
}

/// The year that the entry's address asks for, unless it is said.
fn year(collection: &Collection, wish: &Wish, today: Date) -> Option<String> {
    if collection.dated || !collection.permalink.contains(":year") {
        return None;
    }
    let field = collection.field(collection.date_from.first()?)?;
    if wish.values.iter().any(|(name, _)| is(field, name)) {
        return None;
    }
    let year = today.year();
    Some(match field.kind {
        Kind::List => format!("{}: [{year}]", field.name),
        _ => format!("{}: {year}", field.name),
    })
}

#[cfg(test)]
mod tests;
