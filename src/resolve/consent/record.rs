//! The record of a person's consent: what it grants on the day of the build.

use crate::diag::{Code, Diagnostic, Text, near, text};
use crate::parse::date::Date;
use crate::resolve::entries::Draft;
use crate::resolve::outcomes::items;
use crate::resolve::{Context, Entry};
use crate::schema::{Field, Schema, Vocabulary};
use crate::text::fold;
use crate::yaml::{Map, Step, Value, respell};
use jiff::tz::TimeZone;
use std::collections::BTreeSet;

/// The vocabulary of what people may consent to.
const SCOPES: &str = "consent_scopes";
/// The record of the schema that a consent is.
const RECORD: &str = "consent";
const ALL: &[&str] = &["all", "tout", "tous", "toutes"];
const NOTHING: &[&str] = &["none", "nothing", "aucun", "aucune", "rien", "non", "no"];

/// What a person grants.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub(super) struct Grants {
    all: bool,
    scopes: BTreeSet<String>,
}

impl Grants {
    /// Whether what is under `scope` may be published.
    pub(super) fn has(&self, scope: &str) -> bool {
        self.all || self.scopes.contains(scope)
    }

    fn is_empty(&self) -> bool {
        !self.all && self.scopes.is_empty()
    }
}

/// What `draft` says in `field`; nothing where it has no record. A record that cannot be understood grants nothing.
pub(super) fn read(
    draft: &Draft,
    field: &Field,
    context: &Context,
    told: &mut Vec<Diagnostic>,
) -> Option<Grants> {
    let (key, value) = field
        .keys
        .iter()
        .find_map(|key| Some((key.as_str(), draft.meta.get(key).filter(|value| **value != Value::Null)?)))?;
    if value.as_str().is_some_and(|text| text.trim().is_empty()) {
        return None;
    }
    let mut reader = Reader { draft, context, told };
    let Value::Map(map) = value else {
        return Some(reader.grants(&[Step::Key(key)], value));
    };
    let said = |name: &str| said(map, name, context.schema);
    let at =
        |inner: &'static str| said(inner).map(|(inner, value)| ([Step::Key(key), Step::Key(inner)], value));
    let grants = match at("scope") {
        Some((path, value)) => reader.grants(&path, value),
        None => {
            let help = text!("add-with-what-the-person-agrees");
            reader.tell(Code::MissingDetail, &[Step::Key(key)], text!("this-consent-has-no-scope"), help);
            Grants::default()
        }
    };
    if at("date").is_none() && !grants.is_empty() {
        let help = text!("add-the-day-on-which-the");
        reader.tell(Code::MissingDetail, &[Step::Key(key)], text!("this-consent-has-no-date"), help);
    }
    match at("expires") {
        Some((path, value)) if reader.is_over(&path, value) => Some(Grants::default()),
        _ => Some(grants),
    }
}

/// The last day on which the consent of the person that `entry` is about is in force, if its record says one.
pub fn ends(entry: &Entry, schema: &Schema, zone: &TimeZone) -> Option<Date> {
    let record = items(entry, RECORD, schema).first()?;
    record.plain("expires").and_then(|end| Date::from_value(end, zone))
}

/// What the record says in its field `name`: the key that it is written under, and the value.
fn said<'m>(map: &'m Map, name: &str, schema: &'m Schema) -> Option<(&'m str, &'m Value)> {
    let field = schema.record(RECORD).and_then(|record| record.field(name));
    let keys = field.map_or(&[][..], |field| field.keys.as_slice()).iter().map(String::as_str);
    let mut keys =
        keys.chain(field.is_none().then_some(name).and_then(|name| map.keys().find(|key| *key == name)));
    keys.find_map(|key| Some((key, map.get(key).filter(|value| **value != Value::Null)?)))
}

/// What reads one record.
struct Reader<'r, 'c> {
    draft: &'r Draft,
    context: &'r Context<'c>,
    told: &'r mut Vec<Diagnostic>,
}

impl Reader<'_, '_> {
    fn tell(&mut self, code: Code, path: &[Step], message: Text, help: Text) {
        let span = self.draft.span_of(self.context, path);
        self.told.push(Diagnostic::new(code, span, message).help(help));
    }

    /// What the words of `value` grant.
    fn grants(&mut self, path: &[Step], value: &Value) -> Grants {
        let mut grants = Grants::default();
        match value {
            Value::Bool(granted) => grants.all = *granted,
            Value::List(list) => {
                for (index, item) in list.iter().enumerate() {
                    let path: Vec<Step> = path.iter().copied().chain([Step::Index(index)]).collect();
                    self.word(&path, item, &mut grants);
                }
            }
            other => self.word(path, other, &mut grants),
        }
        grants
    }

    /// Adds what one word, or several between commas, grant.
    fn word(&mut self, path: &[Step], value: &Value, grants: &mut Grants) {
        let text = value.to_text().unwrap_or_default();
        for word in text.split(',').map(str::trim).filter(|word| !word.is_empty()) {
            let folded = fold(word);
            if ALL.contains(&folded.as_str()) {
                grants.all = true;
            } else if let Some(scope) = scope(&folded, self.context.schema) {
                grants.scopes.insert(scope);
            } else if !NOTHING.contains(&folded.as_str()) {
                self.unknown(path, word);
            }
        }
    }

    fn unknown(&mut self, path: &[Step], word: &str) {
        let schema = self.context.schema;
        let span = self.draft.span_of(self.context, path);
        let words = vocabulary(schema).into_iter().flat_map(|all| &all.terms).flat_map(|term| term.words());
        let near = near(word, words.chain(scopes(schema)));
        let help = match near {
            Some(near) => text!("did-you-mean", near = near.name),
            None => {
                let known: BTreeSet<&str> = scopes(schema).collect();
                let known: Vec<&str> = known.into_iter().collect();
                text!("write-what-the-person-agrees-to", known = known.join(", "))
            }
        };
        let text = &self.context.sources.get(span.source).text;
        let fix = near.filter(|near| near.sole).and_then(|near| respell(text, span, word, near.name));
        let message = text!("nobody-can-consent-to-so-it", word = word);
        self.told.push(Diagnostic::new(Code::UnknownWord, span, message).help(help).maybe_fix(fix));
    }

    /// Whether the consent has come to its end; one whose end cannot be read has.
    fn is_over(&mut self, path: &[Step], value: &Value) -> bool {
        let zone = &self.context.config.timezone;
        let name = &self.draft.entry.id;
        let Some(end) = Date::from_value(value, zone) else {
            let help = text!("write-the-last-day");
            let message = text!("nobody-can-tell-when-this-consent");
            self.tell(Code::InvalidDate, path, message, help);
            return true;
        };
        let over = end.civil() < self.context.today.civil();
        if over {
            let message = text!("the-consent-of-has-ended-on", name = name, end = end.iso());
            let help = text!("ask-again-and-write-down-the");
            self.tell(Code::ExpiredConsent, path, message, help);
        }
        over
    }
}

fn vocabulary(schema: &Schema) -> Option<&Vocabulary> {
    schema.vocabulary(SCOPES)
}

/// Everything that fields and rows of `schema` are under.
fn scopes(schema: &Schema) -> impl Iterator<Item = &str> {
    let collections = schema.collections.iter();
    let fields =
        collections.clone().flat_map(|collection| &collection.fields).filter_map(|f| f.scope.as_deref());
    let rows = collections.filter_map(|collection| Some(collection.consent_of.as_ref()?.1.as_str()));
    fields.chain(rows).chain([super::BIO])
}

/// The scope that a folded word means.
fn scope(folded: &str, schema: &Schema) -> Option<String> {
    let term = vocabulary(schema).and_then(|vocabulary| vocabulary.find(folded));
    let own = || scopes(schema).find(|scope| fold(scope) == folded).map(str::to_owned);
    term.map(|term| term.id.clone()).or_else(own)
}
