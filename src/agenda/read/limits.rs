//! From when, until when, how often, when not, and at what time.

use super::clock::hours;
use super::day::Loose;
use super::draft::{Draft, contradiction};
use super::names::{number, unit};
use super::targets::months;
use super::words::Words;
use crate::agenda::Misread;

const UNTIL: [&str; 9] =
    ["jusqu au", "jusqu a", "jusqu en", "jusque", "until", "till", "through", "up to", "au plus tard"];
const FROM: [&str; 9] = [
    "a partir du",
    "a partir de",
    "a partir d",
    "a compter du",
    "des",
    "depuis",
    "starting",
    "since",
    "as of",
];
const BETWEEN: [&str; 4] = ["du", "from", "entre", "between"];
const TO: [&str; 7] = ["jusqu au", "au", "to", "until", "et", "and", "-"];
const EXCEPT: [&str; 10] = [
    "a l exception de",
    "a l exception du",
    "a l exception",
    "sauf",
    "excepte",
    "hors",
    "hormis",
    "mais pas",
    "except for",
    "except",
];

/// Reads a limit, if one comes next.
pub(super) fn read(words: &mut Words, draft: &mut Draft) -> Result<bool, Misread> {
    let place = words.place();
    for end in [until, between, lasting, count] {
        let had_end = draft.has_end();
        if end(words, draft) {
            return if had_end { Err(contradiction(words.since(place))) } else { Ok(true) };
        }
        words.back_to(place);
    }
    if from(words, draft) {
        return Ok(true);
    }
    words.back_to(place);
    if let Some((start, end)) = hours(words) {
        let range = words.since(place);
        if draft.hours.is_some() {
            return Err(contradiction(range));
        }
        draft.hours = Some((start, end, range));
        return Ok(true);
    }
    words.back_to(place);
    Ok(except(words, draft))
}

/// `jusqu’au 30 juin 2018`.
fn until(words: &mut Words, draft: &mut Draft) -> bool {
    if !words.eat(&UNTIL) {
        return false;
    }
    draft.until = Loose::read(words);
    draft.until.is_some()
}

/// `du 1er février au 30 novembre`; months alone are not limits, but months in which it takes place.
fn between(words: &mut Words, draft: &mut Draft) -> bool {
    if !words.eat(&BETWEEN) {
        return false;
    }
    let Some(first) = Loose::read_first(words).filter(|_| words.eat(&TO)) else { return false };
    let Some(last) = Loose::read(words).filter(|last| last.day.is_some() || last.year.is_some()) else {
        return false;
    };
    draft.season = Some((first.filled_from(&last), last));
    true
}

/// `à partir du 1er février`.
fn from(words: &mut Words, draft: &mut Draft) -> bool {
    let plain = words.eat(&["from"]);
    if !plain && !words.eat(&FROM) {
        return false;
    }
    words.eat(&["on", "from"]);
    // `from May to July` are months, not a beginning.
    let day = Loose::read(words).filter(|day| !plain || day.day.is_some());
    let read = day.is_some();
    draft.from = day.or(draft.from.take());
    read
}

/// `pendant dix semaines`.
fn lasting(words: &mut Words, draft: &mut Draft) -> bool {
    if !words.eat(&["pendant", "durant", "for"]) {
        return false;
    }
    let Some(count) = number(words.key(0)).filter(|count| (1..=999).contains(count)) else { return false };
    let Some((several, of)) = unit(words.key(1)) else { return false };
    words.advance(2);
    draft.lasting = Some((count.saturating_mul(several), of));
    true
}

/// `10 fois`.
fn count(words: &mut Words, draft: &mut Draft) -> bool {
    let Some(count) = number(words.key(0)).filter(|count| (1..=9999).contains(count)) else { return false };
    words.advance(1);
    if !words.eat(&["fois", "times", "occurrences", "seances", "sessions"]) {
        return false;
    }
    // `une fois par mois` is no limit, and `deux fois par mois` does not say on which days.
    if count == 1 || ["par", "per", "a"].contains(&words.key(0)) && unit(words.key(1)).is_some() {
        return false;
    }
    draft.count = Some(u32::from(count));
    true
}

/// `sauf le 1er et le 8 mai`, `sauf en août`.
fn except(words: &mut Words, draft: &mut Draft) -> bool {
    if !words.eat(&EXCEPT) {
        return false;
    }
    let mut days: Vec<Loose> = Vec::new();
    let mut any = false;
    loop {
        let place = words.place();
        words.eat(&["et", "and", "ou", "ni"]);
        if months(words, &mut draft.except_months) {
            any = true;
            continue;
        }
        words.eat(&["en", "in", "du"]);
        let counts = ["fois", "times"].contains(&words.key(1));
        match Loose::read_first(words).filter(|_| !counts) {
            Some(month) if month.day.is_none() && month.year.is_none() => {
                draft.except_months.extend(month.month)
            }
            Some(day) => days.push(day),
            None => {
                words.back_to(place);
                break;
            }
        }
        any = true;
    }
    // `le 1er et le 8 mai`: the month stands with the last.
    let mut later: Option<Loose> = None;
    for day in days.into_iter().rev() {
        let day = match &later {
            Some(later) if day.month.is_none() => day.filled_from(later),
            _ => day,
        };
        if day.month.is_none() {
            return false;
        }
        later = Some(day.clone());
        draft.except_days.push(day);
    }
    any
}
