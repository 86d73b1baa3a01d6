//! Reads when an event is out of the fields of its entry.
//!
//! Takes a draft; returns its event, and tells what cannot be read or meant, at its place within the field.

use super::year::{Years, year_in};
use crate::agenda::{
    Event, Misread, Period, Problem, When, read_end, read_months, read_recurrence, read_when, read_when_in,
};
use crate::diag::{Code, Diagnostic};
use crate::resolve::Context;
use crate::resolve::entries::Draft;
use crate::source::{SourceId, Span};
use crate::text::fold;
use crate::yaml::Value;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan};
use std::collections::{BTreeMap, HashMap};
use std::ops::Range;

/// A date without a year that is so much earlier than the one of the row above is of the year after.
const TURN: i64 = 180;
/// An exception of more days is none.
const MOST_EXCEPTED: usize = 400;
const YEAR_HELP: &str = "write the year in the date, or for the whole file: `year: 2020` in its front matter, `#+year: 2020` \
     in Org, or in a headline or the name of the file";

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

/// A text in a field.
#[derive(Clone)]
struct Said<'d> {
    draft: &'d Draft,
    key: &'d str,
    index: Option<usize>,
    text: String,
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
                1 => "this date has no year, so the agenda leaves the event out".to_owned(),
                _ => {
                    format!("{count} dates of this file have no year, so the agenda leaves these events out")
                }
            };
            self.told.push(Diagnostic::new(Code::InexactEvent, span, message).help(YEAR_HELP));
        }
    }

    /// What the field `name` says, if it is a text.
    fn said<'d>(&mut self, draft: &'d Draft, name: &str) -> Option<Said<'d>>
    where
        'r: 'd,
    {
        let (key, value) = self.value(draft, name)?;
        let Some(text) = value.to_text() else {
            if name == "start" || name == "end" {
                let message = format!("`{key}` is no single date");
                let help = "write one date, or from one to the other: `du 19 au 20 octobre 2023`";
                let span = draft.span(self.context, key, None);
                self.told.push(Diagnostic::new(Code::InvalidEvent, span, message).help(help));
            }
            return None;
        };
        Some(Said { draft, key, index: None, text })
    }

    fn value<'d>(&self, draft: &'d Draft, name: &str) -> Option<(&'d str, &'d Value)>
    where
        'r: 'd,
    {
        let schema: &'r crate::schema::Schema = self.context.schema;
        let keys = &schema.collections[draft.entry.collection].field(name)?.keys;
        keys.iter()
            .find_map(|key| Some((key.as_str(), draft.meta.get(key).filter(|value| !value.is_blank())?)))
    }

    /// When it is, with the year of the file where the text has none.
    fn period(&mut self, said: &Said) -> Option<Period> {
        let misread = match read_when(&said.text, self.zone) {
            Ok(period) => return Some(period),
            Err(misread) => misread,
        };
        let of_year = |year| read_when_in(&said.text, Some(year), self.zone);
        // A weekday may fit into some years only.
        if !(2000..2028).any(|year| of_year(year).is_ok()) {
            self.tell(said, misread);
            return None;
        }
        let span = self.span(said, 0..said.text.len());
        let own = said.draft.meta.get("year").and_then(Value::to_text).and_then(|text| year_in(&text));
        let Some(named) = own.or_else(|| self.years.at(span.source, span.start)) else {
            self.lacking.entry(span.source).or_insert((span, 0)).1 += 1;
            return None;
        };
        match self.in_year(said, named, of_year) {
            Ok(period) => Some(period),
            Err(misread) => {
                self.tell(said, misread);
                None
            }
        }
    }

    /// The period in the year that the file names; the rows of a table go over the year.
    fn in_year(
        &mut self,
        said: &Said,
        named: i16,
        of_year: impl Fn(i16) -> Result<Period, Misread>,
    ) -> Result<Period, Misread> {
        if said.draft.cells.is_empty() {
            return of_year(named);
        }
        let before = self.last.get(&(said.draft.entry.origin.span.source, named)).copied();
        let year = before.map_or(named, Date::year);
        let read = of_year(year);
        let turned = |period: &Period| {
            before.is_some_and(|before| {
                period.start.day().checked_add(TURN.days()).is_ok_and(|day| day < before)
            })
        };
        let period = match read {
            Ok(period) if turned(&period) => of_year(year.saturating_add(1)).unwrap_or(period),
            Ok(period) => period,
            Err(misread) => of_year(year.saturating_add(1)).map_err(|_| misread)?,
        };
        self.last.insert((said.draft.entry.origin.span.source, named), period.start.day());
        Ok(period)
    }

    /// Sets the recurrence; returns the hours that it names.
    fn recurrence(&mut self, said: &Said, event: &mut Event) -> Option<Period> {
        match read_recurrence(&said.text, &event.start, self.zone) {
            Ok(rule) => {
                let hours = rule.hours.and_then(|hours| hours.of_day(event.start.day(), self.zone));
                event.recurrence = Some(rule);
                self.bound(event);
                hours
            }
            Err(misread) => {
                self.tell(said, misread);
                None
            }
        }
    }

    /// An end that leaves room for a second time is that of the whole series, and not of each time.
    fn bound(&self, event: &mut Event) {
        let Some(end) = event.end.take() else { return };
        let (start, last) = (event.start.day(), end.day());
        let series = last > start && event.occurrences(self.zone, start, last, 2).len() > 1;
        match &mut event.recurrence {
            Some(rule) if series => {
                rule.until = Some(rule.until.map_or(last, |until| until.min(last)));
                let time = end.time().filter(|time| event.start.time().is_some_and(|start| start < *time));
                event.end = time.and_then(|time| When::at(start.to_datetime(time), self.zone));
            }
            _ => event.end = Some(end),
        }
    }

    /// Sets the hours that stand in a field of their own. Words that name none (`l’après-midi`) are for readers.
    fn hours(&mut self, draft: &Draft, event: &mut Event) {
        let Some(said) = self.said(draft, "time").filter(|_| event.is_whole_days()) else { return };
        let day = event.start.day();
        match read_when(&format!("{day} {}", said.text.trim()), self.zone) {
            Ok(hours) if hours.start.time().is_some() => {
                let end = match (event.end, hours.end) {
                    (Some(When::Day(last)), Some(end)) if last > day => {
                        end.time().and_then(|time| When::at(last.to_datetime(time), self.zone))
                    }
                    // Several days of which no end is known stay whole days.
                    (Some(When::Day(last)), None) if last > day => return,
                    (Some(end @ When::At { .. }), _) => Some(end),
                    (_, end) => end,
                };
                (event.start, event.end) = (hours.start, end);
            }
            Err(misread) if said.text.contains(|c: char| c.is_ascii_digit()) => {
                let span = self.span(&said, 0..said.text.len());
                let message = "these hours are not understood, so calendars show whole days";
                let help = match misread.message.contains("ends before") {
                    true => misread.help,
                    false => "write from when to when: `14 h – 16 h`".to_owned(),
                };
                self.told.push(Diagnostic::new(Code::InexactEvent, span, message).help(help));
            }
            Ok(_) | Err(_) => {}
        }
    }

    /// Adds the days on which it does not take place; those without a year are of every year.
    fn except(&mut self, draft: &Draft, event: &mut Event) {
        let Some((key, value)) = self.value(draft, "except") else { return };
        let items: Vec<(Option<usize>, &Value)> = match value {
            Value::List(list) => list.iter().enumerate().map(|(index, item)| (Some(index), item)).collect(),
            other => vec![(None, other)],
        };
        for (index, item) in items {
            let Some(text) = item.to_text() else { continue };
            let said = Said { draft, key, index, text };
            let mut from = 0;
            for part in said.text.split_inclusive([',', ';']) {
                let words = part.trim_end_matches([',', ';']);
                if !words.trim().is_empty()
                    && let Err(mut misread) = self.except_one(words, event)
                {
                    misread.range = misread.range.start + from..misread.range.end + from;
                    self.tell(&said, misread);
                }
                from += part.len();
            }
        }
        event.except.sort_unstable();
        event.except.dedup();
        if let Some(rule) = &mut event.recurrence {
            rule.except_each_year.sort_unstable();
            rule.except_each_year.dedup();
        }
    }

    fn except_one(&self, text: &str, event: &mut Event) -> Result<(), Misread> {
        let days = |period: Period| {
            let last = period.end.map_or(period.start.day(), |end| end.day());
            period.start.day().series(1.day()).take_while(move |day| *day <= last).take(MOST_EXCEPTED)
        };
        // `août` by itself is every August.
        let months = read_months(text);
        if let (Some(rule), Some(months)) = (&mut event.recurrence, months)
            && rule.leave_out(&months)
        {
            return Ok(());
        }
        match (read_when(text, self.zone), &mut event.recurrence) {
            (Ok(period), _) => event.except.extend(days(period)),
            (Err(misread), Some(rule)) => {
                // A year that has a 29 February.
                let period = read_when_in(text, Some(2000), self.zone).map_err(|_| misread)?;
                rule.except_each_year.extend(days(period).map(|day| (day.month(), day.day())));
            }
            (Err(misread), None) => return Err(misread),
        }
        Ok(())
    }

    /// Tells what cannot be meant; nothing is left of an event that never comes.
    fn problems(&mut self, event: &Event, draft: &Draft, start: &Said, rule: Option<&Said>) -> Option<()> {
        for problem in event.problems(self.zone) {
            let (code, key, help) = match problem {
                Problem::EndBeforeStart => (Code::InvalidEvent, "end", "correct one of the two"),
                Problem::EndOfOtherKind => (
                    Code::InvalidEvent,
                    "end",
                    "write a time for both, or for none, and the hours in `time:`",
                ),
                Problem::NeverComes => (Code::InvalidEvent, "except", "take out some of the exceptions"),
                Problem::StartsLater(_) => {
                    (Code::InexactEvent, "start", "begin with that day, or correct the recurrence")
                }
                Problem::ExceptsNothing(_) => {
                    (Code::InexactEvent, "except", "correct the day, or take it out")
                }
            };
            let written = self.value(draft, key).map(|(key, _)| draft.span(self.context, key, None));
            let span = written.unwrap_or_else(|| {
                let said = rule.filter(|_| problem == Problem::NeverComes).unwrap_or(start);
                self.span(said, 0..said.text.len())
            });
            self.told.push(Diagnostic::new(code, span, problem.to_string()).help(help));
            if problem == Problem::NeverComes {
                return None;
            }
        }
        Some(())
    }

    fn tell(&mut self, said: &Said, misread: Misread) {
        let span = self.span(said, misread.range);
        self.told.push(Diagnostic::new(Code::InvalidEvent, span, misread.message).help(misread.help));
    }

    /// Where `range` of a text stands: within the field, if that is written as it reads.
    fn span(&self, said: &Said, range: Range<usize>) -> Span {
        let whole = said.draft.span(self.context, said.key, said.index);
        let written = self.context.sources.get(whole.source).text.get(whole.start..whole.end);
        match written.and_then(|written| written.find(&said.text)) {
            Some(at) if !range.is_empty() => {
                Span::new(whole.source, whole.start + at + range.start..whole.start + at + range.end)
            }
            _ => whole,
        }
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
