//! What an entry says for facets that are no entries: its years, and words of vocabularies.

use super::YEAR;
use crate::resolve::outcomes::{STATUS, events};
use crate::resolve::{Entry, FieldValue};
use crate::schema::{Collection, Field, Kind, Schema, Vocabulary};
use crate::yaml::Value;
use jiff::tz::TimeZone;

/// Whether the entries of `collection` are told apart by their years: they have a day, or a field for that.
pub fn has_years(collection: &Collection) -> bool {
    collection.dated || year_field(collection).is_some()
}

fn year_field(collection: &Collection) -> Option<&Field> {
    collection.fields.iter().find(|field| field.facet.as_deref() == Some(YEAR))
}

/// The years of `entry`: what its field for that says, or else the year of its date.
pub fn years(entry: &Entry, schema: &Schema) -> Vec<i16> {
    let field = year_field(&schema.collections[entry.collection]);
    let said = field.and_then(|field| super::super::entries::plain(entry, &field.name));
    let mut years: Vec<i16> = match said {
        Some(Value::List(list)) => list.iter().filter_map(year).collect(),
        Some(value) => year(value).into_iter().collect(),
        None => Vec::new(),
    };
    if years.is_empty() {
        years.extend(entry.card.date.as_ref().map(|date| date.year()));
    }
    years
}

/// The year that `value` begins with: `2018`, `2018-03`.
fn year(value: &Value) -> Option<i16> {
    let text = value.to_text()?;
    let digits = text.trim().split(|c: char| !c.is_ascii_digit()).next()?;
    (digits.len() == 4).then(|| digits.parse().ok()).flatten()
}

/// A word that an entry says for a facet.
#[derive(Debug, Clone)]
pub struct Word<'s> {
    /// The name of the facet.
    pub facet: &'s str,
    /// The field that says it.
    pub field: &'s Field,
    /// The word as written.
    pub text: String,
    /// What it is chosen from; none, and it is a mere text.
    pub vocabulary: Option<&'s Vocabulary>,
}

/// The words that `entry` says in fields that are facets: of a status, the newest counts.
pub fn words<'s>(entry: &Entry, schema: &'s Schema, zone: &TimeZone) -> Vec<Word<'s>> {
    let collection = &schema.collections[entry.collection];
    let said = entry.fields.iter().filter_map(|(name, value)| {
        let field = collection.field(name)?;
        let facet = field.facet.as_deref().filter(|facet| *facet != YEAR)?;
        let (text, kind) = match value {
            FieldValue::Plain(value) => (value.to_text()?, &field.kind),
            FieldValue::Items(_) if field.of.as_deref() == Some(STATUS) => {
                let newest = events(entry, schema, zone).pop()?;
                (newest.status()?.to_owned(), &schema.record(STATUS)?.field("status")?.kind)
            }
            _ => return None,
        };
        let vocabulary = match kind {
            Kind::Choice { of } => schema.vocabulary(of),
            Kind::Text => None,
            _ => return None,
        };
        Some(Word { facet, field, text, vocabulary })
    });
    said.collect()
}
