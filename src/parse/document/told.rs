//! What front matter tells of a document besides fields: its language, its date, its categories, whether it is shown.

use super::super::Context;
use super::super::date::Date;
use crate::config::language_code;
use crate::diag::{Code, Diagnostic, text};
use crate::schema::{Collection, Field, Kind};
use crate::source::{SourceId, Span};
use crate::yaml::{Map, Outline, Step, Value};

/// Whether `meta`, or the configuration where `meta` is silent, keeps a text back.
pub fn is_unpublished(meta: &Map, context: &Context) -> bool {
    let published = meta.get("published").and_then(Value::as_bool);
    let kept_back =
        published == Some(false) || (!context.config.published && meta.get("published").is_none());
    kept_back && !context.config.unpublished
}

/// `lang`, or else the first folder if it is called like a language of the schema, or else `locale`, or else the
/// site's. What is no language is told and counts for nothing.
pub(super) fn language(
    meta: &Map,
    path: &str,
    context: &Context,
    mut tell: impl FnMut(&'static str),
) -> String {
    let mut said = |key: &'static str| {
        let value = meta.get(key).filter(|value| !value.is_blank())?;
        let code = value.to_text().and_then(|text| language_code(&text));
        if code.is_none() {
            tell(key);
        }
        code
    };
    let folder =
        || path.split('/').next().filter(|folder| context.languages.iter().any(|lang| lang == folder));
    said("lang")
        .or_else(|| folder().map(str::to_owned))
        .or_else(|| said("locale"))
        .unwrap_or_else(|| context.config.lang.clone())
}

pub(super) fn no_language(source: SourceId, places: &Outline, key: &str) -> Diagnostic {
    // A value that no editor wrote here comes from the defaults of the configuration.
    let place = places.value(&[Step::Key(key)]).unwrap_or(0..0);
    Diagnostic::new(Code::InvalidField, Span::new(source, place), text!("is-not-the-code-of-a", key = key))
        .help(text!("write-two-or-three-letters-or"))
}

pub(super) fn date(
    source: SourceId,
    meta: &Map,
    collection: &Collection,
    context: &Context,
    diagnostics: &mut Vec<Diagnostic>,
    places: impl FnOnce() -> Outline,
) -> Option<Date> {
    let value = meta.get("date").filter(|value| !value.is_blank())?;
    let date = Date::from_value(value, &context.config.timezone);
    if date.is_none() && !has_its_own_date(collection) {
        let span = places().value(&[Step::Key("date")]).unwrap_or(0..0);
        diagnostics.push(
            Diagnostic::new(Code::InvalidDate, Span::new(source, span), text!("this-date-cannot-be-read"))
                .help(text!("write-it-as-year-month-day")),
        );
    }
    date
}

/// Whether `date` is a field of the collection that holds more than a date: when an event is.
fn has_its_own_date(collection: &Collection) -> bool {
    let named = |field: &Field| field.keys.iter().any(|key| key == "date");
    collection.fields.iter().any(|field| field.kind == Kind::Any && named(field))
}

/// Jekyll's categories of a post: the folders above `_posts`, then `category` and `categories`.
pub fn categories(meta: &Map, path: &str, collection: &Collection) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    if collection.dated {
        found.extend(path.split('/').take_while(|part| !part.starts_with('_')).map(str::to_owned));
    }
    // Jekyll takes `category:` whole and splits `categories:` at spaces.
    found.extend(meta.get("category").and_then(Value::to_text));
    found.extend(meta.get("categories").map(words).unwrap_or_default());
    let mut seen = std::collections::HashSet::new();
    found.retain(|category| seen.insert(category.clone()));
    found
}

/// A list of words: a YAML list, or Jekyll's text with spaces between them (commas are taken too).
pub fn words(value: &Value) -> Vec<String> {
    match value {
        Value::List(list) => {
            list.iter().filter_map(Value::to_text).map(|text| text.trim().to_owned()).collect()
        }
        Value::String(text) if text.contains(',') => {
            text.split(',').map(str::trim).filter(|word| !word.is_empty()).map(str::to_owned).collect()
        }
        Value::String(text) => text.split_whitespace().map(str::to_owned).collect(),
        other => other.to_text().into_iter().collect(),
    }
}
