//! Dates that can be read and cannot be meant: an end before its start, a status of a day that is still to come.
//!
//! Takes entries whose fields are read; tells such dates where they stand. Events look after their own.

use super::entries::Draft;
use super::outcomes::{STATUS, last_day};
use super::{Context, FieldValue};
use crate::diag::{Code, Diagnostic, text};
use crate::parse::date::Date;
use crate::schema::{Field, Kind};
use crate::source::Span;
use crate::yaml::{Step, Value};

/// What an end is the end of: the fields of both, in collections and in records.
const PAIRS: [(&str, &str); 3] = [("start", "end"), ("date", "end"), ("date", "expires")];

/// Nothing that a site tells of is older; `0218` and `1918` are slips for `2018`.
const FIRST_YEAR: i16 = 1970;
/// Nothing is planned for longer; `2108` is a slip for `2018`.
const YEARS_AHEAD: i16 = 5;

/// Tells the dates that cannot be meant.
pub fn check(drafts: &[Draft], context: &Context, told: &mut Vec<Diagnostic>) {
    for draft in drafts {
        told.extend(odd_year(draft, context));
        let collection = &context.schema.collections[draft.entry.collection];
        let own =
            Said { fields: &collection.fields, values: &draft.entry.fields, within: &[], draft, context };
        told.extend(own.backwards());
        for (name, value) in &draft.entry.fields {
            let FieldValue::Items(items) = value else { continue };
            let Some(field) = collection.field(name) else { continue };
            let Some(record) = context.schema.record_of(field) else { continue };
            let Some(key) = written(field, draft) else { continue };
            for item in items {
                let within: Vec<Step> =
                    [Step::Key(key)].into_iter().chain(item.place.map(Step::Index)).collect();
                let values = &item.fields;
                let said = Said { fields: &record.fields, values, within: &within, draft, context };
                told.extend(said.backwards());
                told.extend((record.name == STATUS).then(|| said.to_come()).flatten());
            }
        }
    }
}

/// A word about the date of an entry whose year is a slip of the keyboard.
fn odd_year(draft: &Draft, context: &Context) -> Option<Diagnostic> {
    let year = draft.entry.card.date?.civil().year();
    if (FIRST_YEAR..=context.today.civil().year() + YEARS_AHEAD).contains(&year) {
        return None;
    }
    let collection = &context.schema.collections[draft.entry.collection];
    let keys = ["date"].into_iter().chain(collection.date_from.iter().map(String::as_str));
    let span = keys.filter_map(|key| draft.value_span(context, &[Step::Key(key)])).next();
    let message = text!("the-year-is-hardly-meant", year = year);
    let help = text!("correct-the-date-in-front-matter");
    Some(Diagnostic::new(Code::ImpossibleDate, span.unwrap_or(draft.entry.origin.span), message).help(help))
}

/// The key that an editor wrote a field under.
fn written<'s>(field: &'s Field, draft: &Draft) -> Option<&'s str> {
    let said = |key: &&String| draft.meta.get(key).is_some_and(|value| !value.is_blank());
    field.keys.iter().find(said).map(String::as_str)
}

/// What an entry or one of its items says.
struct Said<'s> {
    fields: &'s [Field],
    values: &'s [(String, FieldValue)],
    /// The way to it from the entry.
    within: &'s [Step<'s>],
    draft: &'s Draft,
    context: &'s Context<'s>,
}

impl Said<'_> {
    /// The date that `name` says, if the schema knows it as one.
    fn date(&self, name: &str) -> Option<Date> {
        self.fields.iter().find(|field| field.name == name && field.kind == Kind::Date)?;
        let value = self.values.iter().find_map(|(field, value)| match value {
            FieldValue::Plain(value) if field == name => Some(value),
            _ => None,
        });
        value.and_then(|value: &Value| Date::from_value(value, &self.context.config.timezone))
    }

    /// Where `name` is written.
    fn span(&self, name: &str) -> Span {
        let keys =
            self.fields.iter().find(|field| field.name == name).into_iter().flat_map(|field| &field.keys);
        let spans = keys.filter_map(|key| {
            let path: Vec<Step> = self.within.iter().copied().chain([Step::Key(key)]).collect();
            self.draft.value_span(self.context, &path)
        });
        spans.into_iter().next().unwrap_or_else(|| self.draft.span_of(self.context, self.within))
    }

    /// A word about an end that is before its start.
    fn backwards(&self) -> Option<Diagnostic> {
        PAIRS.iter().find_map(|(start, end)| {
            let (first, last) = (self.date(start)?, self.date(end)?);
            if last_day(&last) >= first.civil() {
                return None;
            }
            let (first, last) = (first.within(), last.within());
            let message = text!("is-before-which-is", end = end, last = last, start = start, first = first);
            let told = Diagnostic::new(Code::ImpossibleDate, self.span(end), message);
            Some(told.also(self.span(start), text!("the-start")).help(text!("correct-one-of-the-two")))
        })
    }

    /// A word about a status of a day that is still to come.
    fn to_come(&self) -> Option<Diagnostic> {
        let date = self.date("date").filter(|date| date.civil() > self.context.today.civil())?;
        let message = text!("this-status-is-of-which-is", date = date.within());
        let help = text!("write-the-day-on-which-it");
        Some(Diagnostic::new(Code::ImpossibleDate, self.span("date"), message).help(help))
    }
}
