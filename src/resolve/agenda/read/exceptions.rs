//! The days on which an event does not take place.

use super::Reader;
use super::said::Said;
use crate::agenda::{Event, Misread, Period, read_months, read_when, read_when_in};
use crate::resolve::entries::Draft;
use crate::yaml::Value;
use jiff::ToSpan;

/// An exception of more days is none.
const MOST_EXCEPTED: usize = 400;

impl Reader<'_> {
    /// Adds the days on which it does not take place; those without a year are of every year.
    pub(super) fn except(&mut self, draft: &Draft, event: &mut Event) {
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
}
