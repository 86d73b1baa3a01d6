//! The record of a person's consent: what it grants on the day of the build.

use crate::diag::{Code, Diagnostic, near};
use crate::parse::date::Date;
use crate::resolve::Context;
use crate::resolve::entries::Draft;
use crate::schema::{Field, Schema, Vocabulary};
use crate::text::fold;
use crate::yaml::{Map, Step, Value, respell};
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
            let help = "add `scope: [photo, bio, links, skills]`, with what the person agrees to; `scope: []` is \
                        nothing but the name";
            reader.tell(Code::MissingDetail, &[Step::Key(key)], "this consent has no `scope`", help);
            Grants::default()
        }
    };
    if at("date").is_none() && !grants.is_empty() {
        let help = "add `date: …`: the day on which the person agreed";
        reader.tell(Code::MissingDetail, &[Step::Key(key)], "this consent has no `date`", help);
    }
    match at("expires") {
        Some((path, value)) if reader.is_over(&path, value) => Some(Grants::default()),
        _ => Some(grants),
    }
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
    fn tell(&mut self, code: Code, path: &[Step], message: &str, help: &str) {
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
            Some(near) => format!("did you mean `{}`?", near.name),
            None => {
                let known: BTreeSet<&str> = scopes(schema).collect();
                let known: Vec<&str> = known.into_iter().collect();
                format!("write what the person agrees to: {}; or `none`", known.join(", "))
            }
        };
        let text = &self.context.sources.get(span.source).text;
        let fix = near.filter(|near| near.sole).and_then(|near| respell(text, span, word, near.name));
        let message = format!("nobody can consent to `{word}`, so it grants nothing");
        self.told.push(Diagnostic::new(Code::UnknownWord, span, message).help(help).maybe_fix(fix));
    }

    /// Whether the consent has come to its end; one whose end cannot be read has.
    fn is_over(&mut self, path: &[Step], value: &Value) -> bool {
        let zone = &self.context.config.timezone;
        let name = &self.draft.entry.id;
        let Some(end) = Date::from_value(value, zone) else {
            let help = "write it as year-month-day: `2026-05-31`";
            let message = "nobody can tell when this consent ends, so it grants nothing";
            self.tell(Code::InvalidDate, path, message, help);
            return true;
        };
        let over = end.civil() < self.context.today.civil();
        if over {
            let message = format!("the consent of `{name}` has ended on {}", end.iso());
            let help = "ask again and write down the new date, or take the file out; until then, nothing but name, \
                        role and challenges is published";
            self.tell(Code::ExpiredConsent, path, &message, help);
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
