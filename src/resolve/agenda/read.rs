//! Reads when an event is out of the fields of its entry.
//!
//! Takes a draft; returns its event, and tells what cannot be read or meant, at its place within the field.

mod exceptions;
mod said;
mod times;

use super::year::Years;
use crate::agenda::{Event, Period, Problem, read_end};
use crate::diag::{Code, Diagnostic, Text, text};
use crate::resolve::Context;
use crate::resolve::entries::Draft;
use crate::source::{SourceId, Span};
use crate::text::fold;
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use said::Said;
use std::collections::{BTreeMap, HashMap};

const YEAR_HELP: Text = text!("write-the-year-in-the-date");

/// Reads events, one after the other.
pub(super) struct Reader<'r> {
    context: &'r Context<'r>,
    zone: &'r TimeZone,
    told: &'r mut Vec<Diagnostic>,
    years: Years<'r>,
    /// The last date without a year of each file and the year that it names.
    last: HashMap<(SourceId, i16), Date>,
    /// Dates whose year nobody knows: the first of each file, and how many there are.
    lacking: BTreeMap<SourceId, (Span, usize)>,
}

impl<'r> Reader<'r> {
    /// Reads with the zone of `context`.
    pub(super) fn new(context: &'r Context<'r>, told: &'r mut Vec<Diagnostic>) -> Self {
        let zone = &context.config.timezone;
        let years = Years::new(context.sources);
        Self { context, zone, told, years, last: HashMap::new(), lacking: BTreeMap::new() }
    }

    /// The event that `draft` tells of. What need not say when it is, is an event only if it comes back.
    pub(super) fn event(&mut self, draft: &Draft) -> Option<Event> {
        let collection = &self.context.schema.collections[draft.entry.collection];
        let dated = collection.field("start").is_some_and(|field| field.required);
        let recurrence = self.said(draft, "recurrence");
        let start = self.said(draft, "start").filter(|_| dated || recurrence.is_some())?;
        let period = self.period(&start)?;
        let mut event = Event::new(&self.uid(draft), &draft.entry.card.title, period.start, stamp(draft));
        event.summary.clone_from(&draft.entry.card.summary);
        event.place = self.said(draft, "place").map(|said| said.text);
        event.cancelled = super::called_off(&draft.entry);
        event.end = period.end;
        if let Some(said) = self.said(draft, "end") {
            match read_end(&said.text, &event.start, self.zone) {
                Ok(end) => event.end = Some(end),
                Err(misread) => self.tell(&said, misread),
            }
        }
        let rule = recurrence.clone().and_then(|said| self.recurrence(&said, &mut event));
        self.hours(draft, &mut event);
        if let Some(Period { start, end }) = rule.filter(|_| event.is_whole_days() && event.end.is_none()) {
            (event.start, event.end) = (start, end);
        }
        self.except(draft, &mut event);
        self.problems(&event, draft, &start, recurrence.as_ref())?;
        Some(event)
    }

    /// Tells, once a file, which dates nobody knows the year of.
    pub(super) fn finish(self) {
        for (span, count) in self.lacking.into_values() {
            let message = match count {
                1 => text!("this-date-has-no-year-so"),
                _ => {
                    text!("dates-of-this-file-have-no", count = count)
                }
            };
            self.told.push(Diagnostic::new(Code::InexactEvent, span, message).help(YEAR_HELP));
        }
    }

    /// Tells what cannot be meant; nothing is left of an event that never comes.
    fn problems(&mut self, event: &Event, draft: &Draft, start: &Said, rule: Option<&Said>) -> Option<()> {
        for problem in event.problems(self.zone) {
            let (code, key, help) = match problem {
                Problem::EndBeforeStart => (Code::InvalidEvent, "end", text!("correct-one-of-the-two")),
                Problem::EndOfOtherKind => (Code::InvalidEvent, "end", text!("write-a-time-for-both-or")),
                Problem::NeverComes => {
                    (Code::InvalidEvent, "except", text!("take-out-some-of-the-exceptions"))
                }
                Problem::StartsLater(_) => {
                    (Code::InexactEvent, "start", text!("begin-with-that-day-or-correct"))
                }
                Problem::ExceptsNothing(_) => {
                    (Code::InexactEvent, "except", text!("correct-the-day-or-take-it"))
                }
            };
            let written = self.value(draft, key).map(|(key, _)| draft.span(self.context, key, None));
            let span = written.unwrap_or_else(|| {
                let said = rule.filter(|_| problem == Problem::NeverComes).unwrap_or(start);
                self.span(said, 0..said.text.len())
            });
            self.told.push(Diagnostic::new(code, span, problem.text()).help(help));
            if problem == Problem::NeverComes {
                return None;
            }
        }
        Some(())
    }

    /// Names an event for good: its collection and id at the site's host.
    fn uid(&self, draft: &Draft) -> String {
        let url = &self.context.config.url;
        let host = url.split_once("://").map_or(url.as_str(), |(_, host)| host);
        let host = host.split('/').next().filter(|host| !host.is_empty()).unwrap_or("eigsite");
        let collection = &self.context.schema.collections[draft.entry.collection].name;
        let lang = &draft.entry.card.lang;
        let lang = if *lang == self.context.config.lang { String::new() } else { format!("-{lang}") };
        format!("{collection}-{}{lang}@{host}", draft.entry.id)
    }
}

/// Whether a title says that the event is called off: `Journée démo [ANNULÉ]`.
pub(super) fn says_cancelled(title: &str) -> bool {
    let words = ["annule", "annulee", "cancelled", "canceled"];
    let within = title.split(['[', '(']).skip(1).filter_map(|part| part.split([']', ')']).next());
    within.into_iter().any(|part| words.contains(&fold(part).as_str()))
}

/// When the entry was last changed, as far as it says so.
fn stamp(draft: &Draft) -> Timestamp {
    draft.entry.card.updated.map_or(Timestamp::UNIX_EPOCH, |date| date.instant())
}
