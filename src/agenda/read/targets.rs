//! The days that a sentence names: weekdays, days of the month and of the year, and the months in which they count.

use super::draft::{Draft, contradiction};
use super::names::{Unit, month, number, ordinal, unit, weekday};
use super::phrase::{WORKING_DAYS, add_weekday};
use super::words::Words;
use crate::agenda::{Misread, NthWeekday};
use jiff::civil::Weekday;

const ARTICLES: [&str; 8] = ["le", "les", "la", "on the", "on", "the", "l", "of the"];
const AND: [&str; 4] = ["et", "and", "ou", "puis"];

/// Reads days, or in which months, if they come next.
pub(super) fn read(words: &mut Words, draft: &mut Draft) -> Result<bool, Misread> {
    let place = words.place();
    if words.eat(&["du mois", "des mois", "of the month"]) && month(words.key(0)).is_none() {
        draft.of_month = true;
        return Ok(true);
    }
    words.back_to(place);
    if words.eat(&["de l annee", "of the year"]) {
        draft.set_every((1, Unit::Year), words.since(place))?;
        return Ok(true);
    }
    if from_weekday_to_weekday(words, draft) || months(words, &mut draft.months) {
        return Ok(true);
    }
    words.back_to(place);
    if !days(words, draft)? {
        return Ok(false);
    }
    draft.days_at = Some(words.since(place));
    Ok(true)
}

/// `du lundi au jeudi`, `Monday to Friday`.
fn from_weekday_to_weekday(words: &mut Words, draft: &mut Draft) -> bool {
    let place = words.place();
    words.eat(&["du", "de", "from"]);
    let first = weekday(words.key(0));
    words.advance(usize::from(first.is_some()));
    let to = words.eat(&["au", "a", "to", "through", "-"]);
    let last = weekday(words.key(0)).filter(|_| to);
    let (Some(first), Some(last)) = (first, last) else {
        words.back_to(place);
        return false;
    };
    words.advance(1);
    let mut day = first;
    for _ in 0..7 {
        add_weekday(draft, day);
        if day == last {
            break;
        }
        day = day.next();
    }
    draft.days_at = Some(words.since(place));
    true
}

/// `en mars et en septembre`, `de février à novembre`, `in May`.
pub(super) fn months(words: &mut Words, into: &mut Vec<i8>) -> bool {
    let place = words.place();
    let leads = ["au mois de", "au mois d", "du mois de", "du mois d", "en", "in", "de", "d", "of", "from"];
    if !words.eat(&leads) {
        return false;
    }
    let Some(first) = month_alone(words) else {
        words.back_to(place);
        return false;
    };
    into.push(first);
    let here = words.place();
    if words.eat(&["a", "to", "-", "through"]) {
        if let Some(last) = month_alone(words) {
            let several = (last - first).rem_euclid(12);
            into.extend((1..=several).map(|more| (first - 1 + more) % 12 + 1));
            return true;
        }
        words.back_to(here);
    }
    loop {
        let here = words.place();
        words.eat(&AND);
        words.eat(&leads);
        let Some(next) = month_alone(words) else {
            words.back_to(here);
            return true;
        };
        into.push(next);
    }
}

/// A month without a year, which would make it a date.
pub(super) fn month_alone(words: &mut Words) -> Option<i8> {
    let month = month(words.key(0))?;
    if words.key(1).len() == 4 && number(words.key(1)).is_some() {
        return None;
    }
    words.advance(1);
    Some(month)
}

/// `mercredis`, `le mardi et le jeudi`, `le premier et le troisième mardi`, `le 1er et le 15`, `14 juillet`.
fn days(words: &mut Words, draft: &mut Draft) -> Result<bool, Misread> {
    let begin = words.place();
    // Numbers whose noun is still to come, and those that the last noun had.
    let (mut waiting, mut had): (Vec<i8>, Vec<i8>) = (Vec::new(), Vec::new());
    let mut any = false;
    loop {
        let place = words.place();
        words.eat(&AND);
        if words.eat(&ARTICLES) {
            had.clear();
        }
        if let Some(day) = weekday(words.key(0)) {
            words.advance(1);
            if !waiting.is_empty() {
                had = std::mem::take(&mut waiting);
            }
            weekdays(day, &had, draft, || words.since(begin))?;
        } else if let Some(nth) = ordinal_or_day(words) {
            waiting.push(nth);
        } else if let Some(month) = month(words.key(0)).filter(|_| !waiting.is_empty() || day_follows(words))
        {
            words.advance(1);
            if waiting.is_empty() {
                waiting.extend(ordinal_or_day(words));
            }
            draft.year_days.extend(waiting.drain(..).map(|day| (month, day)));
        } else if !waiting.is_empty()
            && words.eat(&["jour ouvre", "jours ouvres", "working day", "business day"])
        {
            draft.positions.extend(waiting.drain(..).map(i16::from));
            WORKING_DAYS.into_iter().for_each(|day| add_weekday(draft, day));
        } else if !waiting.is_empty() && words.eat(&["jour", "jours", "day", "days"]) {
            draft.month_days.append(&mut waiting);
        } else {
            words.back_to(place);
            break;
        }
        any = true;
    }
    draft.month_days.append(&mut waiting);
    Ok(any)
}

fn weekdays(
    weekday: Weekday,
    nth: &[i8],
    draft: &mut Draft,
    range: impl Fn() -> std::ops::Range<usize>,
) -> Result<(), Misread> {
    if nth.is_empty() {
        add_weekday(draft, weekday);
    }
    for nth in nth {
        if !(-5..=5).contains(nth) {
            return Err(contradiction(range()));
        }
        draft.weekdays.push(NthWeekday { nth: Some(*nth), weekday });
    }
    Ok(())
}

/// `premier`, `3e`, `avant-dernier`, `15`; but not the number of `10 fois` or `2 semaines`.
fn ordinal_or_day(words: &mut Words) -> Option<i8> {
    if words.eat(&["avant dernier", "avant derniers", "avant derniere", "second to last", "second last"]) {
        return Some(-2);
    }
    let key = words.key(0);
    let day = ordinal(key).or_else(|| {
        let counts = ["fois", "times", "h", "heures", "sur", "am", "pm"].contains(&words.key(1));
        let counted = counts || unit(words.key(1)).is_some();
        number(key)
            .filter(|day| !counted && (1..=31).contains(day) && key != "un")
            .and_then(|day| i8::try_from(day).ok())
    })?;
    words.advance(1);
    Some(day)
}

/// Whether a month is followed by its day: `May 1`.
fn day_follows(words: &Words) -> bool {
    let next = words.key(1);
    let counts = ["fois", "times"].contains(&words.key(2));
    !counts
        && next.len() <= 4
        && next.starts_with(|c: char| c.is_ascii_digit())
        && (number(next).is_some_and(|day| day <= 31) || ordinal(next).is_some())
}
