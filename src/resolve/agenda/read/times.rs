//! When an event begins and ends, and how it comes back.

use super::Reader;
use super::said::Said;
use crate::agenda::{Event, Misread, Period, When, read_recurrence, read_when, read_when_in};
use crate::diag::{Code, Diagnostic, text};
use crate::resolve::agenda::year::year_in;
use crate::resolve::entries::Draft;
use crate::yaml::Value;
use jiff::ToSpan;
use jiff::civil::Date;

/// A date without a year that is so much earlier than the one of the row above is of the year after.
const TURN: i64 = 180;

impl Reader<'_> {
    /// When it is, with the year of the file where the text has none.
    pub(super) fn period(&mut self, said: &Said) -> Option<Period> {
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
    pub(super) fn recurrence(&mut self, said: &Said, event: &mut Event) -> Option<Period> {
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
    pub(super) fn hours(&mut self, draft: &Draft, event: &mut Event) {
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
                let message = text!("these-hours-are-not-understood-so");
                let help = match misread.message.is("the-event-ends-before-it-begins") {
                    true => misread.help,
                    false => text!("write-from-when-to-when"),
                };
                self.told.push(Diagnostic::new(Code::InexactEvent, span, message).help(help));
            }
            Ok(_) | Err(_) => {}
        }
    }
}
