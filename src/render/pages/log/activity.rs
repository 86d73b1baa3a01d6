//! How much was done in each week, and of which kind: a picture and its table, and counts.

use super::super::super::charts::{self, Category, Words};
use super::super::super::values::map;
use super::super::super::view::View;
use super::weeks::{by_week, monday, summary, week_link};
use crate::parse::markdown::typeset;
use crate::resolve::EntryId;
use crate::resolve::entries::plain;
use crate::resolve::log::{Kind, Log};
use crate::yaml::Value;
use tera::Value as T;

/// How many weeks a picture and its table show.
const MOST_WEEKS: usize = 520;

/// The picture of `shown` week by week, and the same as a table; nothing where they are of one week.
pub(super) fn activity(shown: &[EntryId], log: &Log, view: &View) -> T {
    let by_week = by_week(shown, view);
    if by_week.len() < 2 || by_week.len() > MOST_WEEKS {
        return T::none();
    }
    let totals = log.counts(shown);
    let used: Vec<usize> = (0..log.kinds.len()).filter(|kind| totals[*kind] > 0).collect();
    let names: Vec<(String, String)> =
        used.iter().map(|kind| kind_name(&log.kinds[*kind], &log.lang, view)).collect();
    let categories: Vec<Category> =
        names.iter().map(|(code, label)| Category { code: code.clone(), label: label.clone() }).collect();
    let rows: Vec<(&(i16, i8), Vec<usize>, usize)> = by_week
        .iter()
        .map(|(week, ids)| {
            let counts = log.counts(ids);
            (week, used.iter().map(|kind| counts[*kind]).collect(), ids.len())
        })
        .collect();
    let weeks: Vec<charts::Week> = rows
        .iter()
        .filter_map(|((year, number), counts, _)| {
            Some(charts::Week { day: monday(*year, *number)?, counts: counts.clone() })
        })
        .collect();
    let title = view.string(&log.lang, "log_activity");
    let description = summary(shown, log, view);
    let words = Words { id: "activite", title: &title, description: &description };
    let Some(picture) = charts::activity(words, &categories, &weeks) else { return T::none() };
    let key = picture.key.iter().zip(&names).map(|(key, (_, label))| {
        map([("symbol", T::safe_string(&key.symbol)), ("label", T::from(label.as_str()))])
    });
    let table = rows.iter().filter_map(|(key, counts, count)| {
        let at = log.weeks.binary_search_by_key(*key, |week| (week.year, week.number)).ok()?;
        let cells = T::from(counts.iter().map(|count| T::from(*count)).collect::<Vec<_>>());
        Some(map([
            ("week", week_link(&log.weeks[at], log, view)),
            ("cells", cells),
            ("count", T::from(*count)),
        ]))
    });
    map([
        ("chart", T::safe_string(&picture.svg)),
        ("key", T::from(key.collect::<Vec<_>>())),
        ("columns", T::from(names.iter().map(|(_, label)| T::from(label.as_str())).collect::<Vec<_>>())),
        ("rows", T::from(table.collect::<Vec<_>>())),
        ("weeks_per_column", T::from(picture.weeks_per_column)),
    ])
}

/// How many of `shown` there are of each kind that occurs.
pub(super) fn counts(shown: &[EntryId], log: &Log, view: &View) -> T {
    let all = log.kinds.iter().zip(log.counts(shown)).filter(|(_, count)| *count > 0);
    let values = all.map(|(kind, count)| {
        let (code, label) = kind_name(kind, &log.lang, view);
        map([("code", T::from(code)), ("label", T::from(label)), ("count", T::from(count))])
    });
    T::from(values.collect::<Vec<_>>())
}

/// The letter or two of a kind, and its name.
pub(super) fn kind_name(kind: &Kind, lang: &str, view: &View) -> (String, String) {
    let said = |key: &str| {
        let words = view.string(lang, key);
        (words.chars().take(1).collect(), words)
    };
    match kind {
        Kind::Entry(id) => {
            let entry = &view.site.entries[*id];
            let code =
                plain(entry, "code").and_then(Value::to_text).unwrap_or_else(|| entry.id.to_uppercase());
            (code.chars().take(3).collect(), entry.card.title.clone())
        }
        Kind::Word(word) => (word.chars().take(3).collect(), typeset(word, lang == "fr")),
        Kind::Others => said("log_others"),
        Kind::Without => (String::from("–"), view.string(lang, "log_without")),
    }
}
