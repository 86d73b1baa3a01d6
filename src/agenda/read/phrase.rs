//! A recurrence in plain French or English: reads one part of the sentence after the other.
//!
//! A part is a *rhythm* (`toutes les deux semaines`), *days* (`le premier mardi du mois`, in [`super::targets`]) or a
//! *limit* (`jusqu’au 30 juin`, in [`super::limits`]). [`super::build`] makes a rule of them.

use super::draft::Draft;
use super::names::{Unit, adverb, number, unit, weekday};
use super::words::Words;
use super::{FORMS, build, limits, targets};
use crate::agenda::{Misread, NthWeekday, Recurrence, When};
use crate::diag::text;
use jiff::civil::Weekday;

/// From Monday to Friday.
pub(super) const WORKING_DAYS: [Weekday; 5] =
    [Weekday::Monday, Weekday::Tuesday, Weekday::Wednesday, Weekday::Thursday, Weekday::Friday];

const EVERY: [&str; 7] = ["tous les", "toutes les", "tous", "toutes", "chaque", "every", "each"];

/// Words that join the parts and say nothing.
const JOINING: [&str; 12] =
    ["une fois", "once", "a lieu", "se tient", "et", "and", "puis", "mais", "but", "de", "d", "of"];

pub(super) fn read(text: &str, start: &When) -> Result<Recurrence, Misread> {
    let mut words = Words::new(text);
    let mut draft = Draft::default();
    while !words.is_done() {
        let place = words.place();
        let mut understood = false;
        for part in [limits::read, rhythm, targets::read] {
            understood = part(&mut words, &mut draft)?;
            if understood {
                break;
            }
            words.back_to(place);
        }
        if !understood && !words.eat(&JOINING) {
            let message = text!("this-recurrence-is-not-understood");
            return Err(Misread::new(words.stuck(), message, FORMS));
        }
        words.settle();
    }
    build::build(&draft, start.day(), words.since(0))
}

/// `toutes les deux semaines`, `un jeudi sur deux`, `chaque`, `mensuel`.
fn rhythm(words: &mut Words, draft: &mut Draft) -> Result<bool, Misread> {
    let place = words.place();
    if let Some(every) = adverb(words.key(0)) {
        words.advance(1);
        draft.set_every(every, words.since(place))?;
        return Ok(true);
    }
    if one_in_several(words, draft)? {
        return Ok(true);
    }
    words.back_to(place);
    if words.eat(&["every other", "each other", "every second"]) {
        return other(words, draft, place);
    }
    let each = ["a", "an", "par", "per"].contains(&words.key(0)) && unit(words.key(1)).is_some();
    if each {
        words.advance(1);
    } else if !words.eat(&EVERY) {
        return Ok(false);
    }
    if working_days(words, draft, place) {
        return Ok(true);
    }
    let here = words.place();
    let count = number(words.key(0));
    words.advance(usize::from(count.is_some()));
    if let Some((several, of)) = unit(words.key(0)) {
        let french = words.key(0).starts_with("jour");
        words.advance(1);
        // In French one counts the day on which one begins: eight days are a week, fifteen are two.
        let every = match (count, of) {
            (Some(8), Unit::Day) if french => (1, Unit::Week),
            (Some(15), Unit::Day) if french => (2, Unit::Week),
            _ => (count.unwrap_or(1).saturating_mul(several), of),
        };
        draft.set_every(every, words.since(place))?;
        return Ok(true);
    }
    // `tous les trois mardis` is two of three times something else.
    if count.is_some() && weekday(words.key(0)).is_some() {
        return Ok(false);
    }
    words.back_to(here);
    // `tous les mercredis`: the days come next.
    Ok(true)
}

/// `un jeudi sur deux`, `une semaine sur deux`, `one Thursday in two`.
fn one_in_several(words: &mut Words, draft: &mut Draft) -> Result<bool, Misread> {
    let place = words.place();
    if !words.eat(&["un", "une", "one"]) {
        return Ok(false);
    }
    let (day, of) = (weekday(words.key(0)), unit(words.key(0)));
    if day.is_none() && of.is_none() {
        return Ok(false);
    }
    words.advance(1);
    if !words.eat(&["sur", "in", "out of"]) {
        return Ok(false);
    }
    let Some(several) = number(words.key(0)) else { return Ok(false) };
    words.advance(1);
    match (day, of) {
        (Some(day), _) => {
            add_weekday(draft, day);
            draft.set_every((several, Unit::Week), words.since(place))?;
        }
        (None, Some((count, of))) => {
            draft.set_every((several.saturating_mul(count), of), words.since(place))?;
        }
        _ => return Ok(false),
    }
    draft.days_at = Some(words.since(place));
    Ok(true)
}

/// What follows `every other`: a weekday or a unit.
fn other(words: &mut Words, draft: &mut Draft, place: usize) -> Result<bool, Misread> {
    if let Some(day) = weekday(words.key(0)) {
        words.advance(1);
        if ["of", "in"].contains(&words.key(0)) {
            // `every second Thursday of the month` is the second, not every other.
            words.back_to(place);
            words.advance(1);
            return Ok(true);
        }
        add_weekday(draft, day);
        draft.days_at = Some(words.since(place));
        draft.set_every((2, Unit::Week), words.since(place))?;
        return Ok(true);
    }
    let Some((count, of)) = unit(words.key(0)) else { return Ok(false) };
    words.advance(1);
    draft.set_every((2 * count, of), words.since(place))?;
    Ok(true)
}

/// `jours ouvrés` are five, `jours ouvrables` six.
fn working_days(words: &mut Words, draft: &mut Draft, place: usize) -> bool {
    let five = [
        "jours ouvres",
        "jour ouvre",
        "jours de semaine",
        "jours de la semaine",
        "jour de semaine",
        "weekday",
    ];
    let english = ["weekdays", "working day", "business day", "working days", "business days"];
    let six = ["jours ouvrables", "jour ouvrable"];
    let saturday = words.eat(&six);
    if !saturday && !words.eat(&five) && !words.eat(&english) {
        return false;
    }
    for day in WORKING_DAYS.into_iter().chain(saturday.then_some(Weekday::Saturday)) {
        add_weekday(draft, day);
    }
    draft.days_at = Some(words.since(place));
    true
}

pub(super) fn add_weekday(draft: &mut Draft, weekday: Weekday) {
    draft.weekdays.push(NthWeekday::each(weekday));
}
