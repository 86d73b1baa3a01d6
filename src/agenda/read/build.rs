//! Makes a rule of what a sentence said, or says what does not go together.

use crate::diag::text;
use std::ops::Range;

use jiff::ToSpan;
use jiff::civil::Date;

use super::draft::{Draft, contradiction};
use super::names::Unit;
use super::{FORMS, clock};
use crate::agenda::{Frequency, Hours, Misread, Recurrence};

/// Makes the rule of a sentence that stands in `range`.
pub(super) fn build(draft: &Draft, start: Date, range: Range<usize>) -> Result<Recurrence, Misread> {
    let mut rule = days(draft, &range)?;
    rule.months.extend(&draft.months);
    without_months(&mut rule, draft, &range)?;
    limits(&mut rule, draft, start, &range)?;
    exceptions(&mut rule, draft, start)?;
    rule.hours = hours(draft)?;
    Ok(rule.tidy())
}

/// The rhythm and its days.
fn days(draft: &Draft, range: &Range<usize>) -> Result<Recurrence, Misread> {
    let at = || draft.days_at.clone().unwrap_or_else(|| range.clone());
    let kinds = [!draft.weekdays.is_empty(), !draft.month_days.is_empty(), !draft.year_days.is_empty()];
    if kinds.into_iter().filter(|named| *named).count() > 1 {
        return Err(contradiction(at()));
    }
    if !draft.year_days.is_empty() {
        return days_of_year(draft, at());
    }
    if !draft.month_days.is_empty() {
        return days_of_month(draft, at());
    }
    if !draft.weekdays.is_empty() {
        return weekdays(draft, at());
    }
    if draft.of_month {
        return Err(contradiction(range.clone()));
    }
    let Some((interval, unit)) = draft.every else {
        let message = text!("this-does-not-say-how-often");
        return Err(Misread::new(range.clone(), message, FORMS));
    };
    Ok(Recurrence::every(interval, frequency(unit)))
}

/// `le 14 juillet`: one day of several months, or several of one. A rule cannot say more.
fn days_of_year(draft: &Draft, at: Range<usize>) -> Result<Recurrence, Misread> {
    let interval = interval_of(draft, Unit::Year).ok_or_else(|| contradiction(at.clone()))?;
    let (month, day) = draft.year_days[0];
    let one_month = draft.year_days.iter().all(|(other, _)| *other == month);
    let one_day = draft.year_days.iter().all(|(_, other)| *other == day);
    if !one_month && !one_day || !draft.months.is_empty() || draft.of_month {
        let message = text!("one-recurrence-cannot-name-different-days");
        return Err(Misread::new(at, message, text!("write-two-events-or-days-of")));
    }
    let mut rule = Recurrence::every(interval, Frequency::Yearly);
    rule.months = draft.year_days.iter().map(|(month, _)| *month).collect();
    rule.month_days = draft.year_days.iter().map(|(_, day)| *day).collect();
    Ok(rule)
}

/// `le 15 de chaque mois`.
fn days_of_month(draft: &Draft, at: Range<usize>) -> Result<Recurrence, Misread> {
    if !draft.of_month && draft.every.is_none() && draft.months.is_empty() {
        let message = text!("this-does-not-say-in-which");
        return Err(Misread::new(at, message, text!("write-or-for-once-a-year")));
    }
    let (frequency, interval) = of_month_or_year(draft).ok_or_else(|| contradiction(at))?;
    let mut rule = Recurrence::every(interval, frequency);
    rule.month_days.clone_from(&draft.month_days);
    Ok(rule)
}

/// `tous les mardis`, `le premier mardi du mois`.
fn weekdays(draft: &Draft, at: Range<usize>) -> Result<Recurrence, Misread> {
    let numbered = draft.weekdays.iter().filter(|day| day.nth.is_some()).count();
    let some = numbered > 0 || !draft.positions.is_empty();
    if numbered != 0 && (numbered != draft.weekdays.len() || !draft.positions.is_empty()) {
        return Err(contradiction(at));
    }
    let (frequency, interval) = if some {
        of_month_or_year(draft)
    } else if draft.of_month {
        None
    } else {
        interval_of(draft, Unit::Week).map(|interval| (Frequency::Weekly, interval))
    }
    .ok_or_else(|| {
        let help = text!("write-which-weekday-of-the-month");
        Misread::new(at, text!("the-weekday-does-not-go-with"), help)
    })?;
    let mut rule = Recurrence::every(interval, frequency);
    rule.weekdays.clone_from(&draft.weekdays);
    rule.positions.clone_from(&draft.positions);
    Ok(rule)
}

/// Days of a month count in every month, or each year where months are named or years are counted.
fn of_month_or_year(draft: &Draft) -> Option<(Frequency, u16)> {
    match draft.every {
        Some((interval, Unit::Month)) => Some((Frequency::Monthly, interval)),
        Some((interval, Unit::Year)) => Some((Frequency::Yearly, interval)),
        Some(_) => None,
        None if draft.months.is_empty() || draft.of_month => Some((Frequency::Monthly, 1)),
        None => Some((Frequency::Yearly, 1)),
    }
}

/// Every how many of these units; `None` where others are counted.
fn interval_of(draft: &Draft, wanted: Unit) -> Option<u16> {
    match draft.every {
        None => Some(1),
        Some((interval, unit)) if unit == wanted => Some(interval),
        Some(_) => None,
    }
}

fn frequency(unit: Unit) -> Frequency {
    match unit {
        Unit::Day => Frequency::Daily,
        Unit::Week => Frequency::Weekly,
        Unit::Month => Frequency::Monthly,
        Unit::Year => Frequency::Yearly,
    }
}

/// `sauf en août` is a rule for the other eleven months.
fn without_months(rule: &mut Recurrence, draft: &Draft, range: &Range<usize>) -> Result<(), Misread> {
    if draft.except_months.is_empty() || rule.leave_out(&draft.except_months) {
        return Ok(());
    }
    if rule.months.is_empty() {
        return Err(contradiction(range.clone()));
    }
    let help = text!("leave-out-some-of-the-exceptions");
    Err(Misread::new(range.clone(), text!("all-months-are-excepted"), help))
}

fn limits(rule: &mut Recurrence, draft: &Draft, start: Date, range: &Range<usize>) -> Result<(), Misread> {
    if let Some((first, last)) = &draft.season {
        let until = last.until(start)?;
        (rule.from, rule.until) = (Some(first.before(until)?), Some(until));
    }
    if let Some(from) = &draft.from {
        rule.from = Some(from.since(start)?);
    }
    let begin = rule.from.map_or(start, |from| from.max(start));
    if let Some(until) = &draft.until {
        rule.until = Some(until.until(begin)?);
    }
    if let Some((count, unit)) = draft.lasting {
        rule.until = Some(after(begin, count, unit).unwrap_or(Date::MAX));
    }
    rule.count = draft.count;
    if rule.until.is_some_and(|until| until < begin || rule.from.is_some_and(|from| until < from)) {
        let at = draft.until.as_ref().or(draft.season.as_ref().map(|(_, last)| last));
        let at = at.map_or_else(|| range.clone(), |last| last.range.clone());
        let help = text!("correct-the-last-day-or-the");
        return Err(Misread::new(at, text!("the-recurrence-ends-before-the-event"), help));
    }
    Ok(())
}

/// The last day of so many units.
fn after(begin: Date, count: u16, unit: Unit) -> Option<Date> {
    let count = i64::from(count);
    let span = match unit {
        Unit::Day => count.days(),
        Unit::Week => count.weeks(),
        Unit::Month => count.months(),
        Unit::Year => count.years(),
    };
    begin.checked_add(span).and_then(|day| day.checked_sub(1.day())).ok()
}

fn exceptions(rule: &mut Recurrence, draft: &Draft, start: Date) -> Result<(), Misread> {
    for day in &draft.except_days {
        match (day.whole(), day.year, day.month, day.day) {
            (Some(whole), ..) => rule.except.push(whole?),
            (None, Some(_), Some(_), None) => {
                let (first, last) = (day.since(start)?, day.until(start)?);
                rule.except.extend(first.series(1.day()).take_while(|day| *day <= last));
            }
            (None, None, Some(month), Some(of_month)) => {
                // Whether any year has it.
                day.until(start)?;
                rule.except_each_year.push((month, of_month));
            }
            _ => return Err(contradiction(day.range.clone())),
        }
    }
    Ok(())
}

fn hours(draft: &Draft) -> Result<Option<Hours>, Misread> {
    let Some((start, end, range)) = &draft.hours else { return Ok(None) };
    let end = end.map(|end| end.after(start.time));
    let backwards = |end: &clock::Clock| !end.next_day && end.time <= start.time;
    if start.next_day || end.as_ref().is_some_and(backwards) {
        let help = text!("write-two-times-as-the-fields");
        return Err(Misread::new(range.clone(), text!("the-event-ends-before-it-begins"), help));
    }
    Ok(Some(Hours { start: start.time, end: end.map(|end| end.time) }))
}
