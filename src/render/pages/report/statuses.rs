//! What became of the challenges: counted by promotion, listed by status, and those that want somebody to take them on.

use super::super::super::charts::{self, Standing, Words};
use super::super::super::values::map;
use super::super::super::view::View;
use super::{by_promotion, holders, promotion_value};
use crate::resolve::catalogue::referred;
use crate::resolve::outcomes::{Event, SEEKING, STATUS, events};
use crate::resolve::{Entry, EntryId};
use crate::schema::{Kind, Vocabulary};
use crate::yaml::Value;
use tera::Value as T;

/// The statuses of a set of entries: their columns, and the column of each entry.
pub struct Statuses {
    /// The ids, in the order of the vocabulary; what nobody said is the last one.
    columns: Vec<String>,
    labels: Vec<String>,
}

/// The id of the column for entries that say nothing.
const UNSAID: &str = "unsaid";

impl Statuses {
    /// The columns for pages in `lang`.
    pub fn new(lang: &str, view: &View) -> Self {
        let terms = vocabulary(view).map_or(&[] as &[_], |vocabulary| vocabulary.terms.as_slice());
        let mut columns: Vec<String> = terms.iter().map(|term| term.id.clone()).collect();
        let mut labels: Vec<String> = terms.iter().map(|term| term.label.get(lang).to_owned()).collect();
        columns.push(UNSAID.to_owned());
        labels.push(view.string(lang, "status_unsaid"));
        Self { columns, labels }
    }

    /// The column of entry `id`. A word that is none of the vocabulary's tells nothing.
    fn column(&self, id: EntryId, view: &View) -> usize {
        let last = self.columns.len() - 1;
        let newest = newest(&view.site.entries[id], view);
        let status = newest.and_then(|event| event.status());
        status.and_then(|status| self.columns.iter().position(|id| id == status)).unwrap_or(last)
    }

    /// How many of `ids` stand in each column.
    fn counts(&self, ids: &[EntryId], view: &View) -> Vec<usize> {
        let mut counts = vec![0; self.columns.len()];
        ids.iter().for_each(|id| counts[self.column(*id, view)] += 1);
        counts
    }

    /// A picture and a table of `groups`: whose each row is, its name, and its entries. `id` is that of the picture.
    pub fn value(
        &self,
        id: &str,
        groups: &[(T, String, Vec<EntryId>)],
        (lang, title): (&str, &str),
        view: &View,
    ) -> T {
        let counts: Vec<Vec<usize>> = groups.iter().map(|(_, _, ids)| self.counts(ids, view)).collect();
        let standings: Vec<Standing> = groups
            .iter()
            .zip(&counts)
            .map(|((_, label, ids), counts)| Standing {
                label: label.clone(),
                text: view.count(ids.len(), "defis", lang),
                counts: counts.clone(),
            })
            .collect();
        let labels: Vec<&str> = self.labels.iter().map(String::as_str).collect();
        let description = charts::told(&labels, &standings);
        let picture = charts::statuses(Words { id, title, description: &description }, &labels, &standings);
        let totals: Vec<usize> =
            (0..self.columns.len()).map(|at| counts.iter().map(|row| row[at]).sum()).collect();
        let shown: Vec<usize> = (0..totals.len()).filter(|at| totals[*at] > 0).collect();
        let only = |row: &[usize]| T::from(shown.iter().map(|at| T::from(row[*at])).collect::<Vec<_>>());
        let rows = groups.iter().zip(&counts).map(|((whose, _, ids), counts)| {
            map([("of", whose.clone()), ("total", T::from(ids.len())), ("counts", only(counts))])
        });
        let key = picture.iter().flat_map(|picture| &picture.key).map(|key| {
            map([("symbol", T::safe_string(&key.symbol)), ("label", T::from(key.label.as_str()))])
        });
        map([
            ("chart", picture.as_ref().map_or_else(T::none, |picture| T::safe_string(&picture.svg))),
            ("key", T::from(key.collect::<Vec<_>>())),
            ("columns", T::from(shown.iter().map(|at| T::from(labels[*at])).collect::<Vec<_>>())),
            ("rows", T::from(rows.collect::<Vec<_>>())),
            ("totals", only(&totals)),
            ("total", T::from(totals.iter().sum::<usize>())),
        ])
    }
}

/// The words that a status is one of.
fn vocabulary<'v>(view: &'v View) -> Option<&'v Vocabulary> {
    let schema = view.context.schema;
    match &schema.record(STATUS)?.field("status")?.kind {
        Kind::Choice { of } => schema.vocabulary(of),
        _ => None,
    }
}

/// The newest event of the status of `entry`.
pub fn newest<'e>(entry: &'e Entry, view: &View) -> Option<Event<'e>> {
    events(entry, view.context.schema, &view.context.config.timezone).pop()
}

/// Counts by promotion, and the challenges by status.
pub(super) fn outcomes(lang: &str, view: &View) -> T {
    let statuses = Statuses::new(lang, view);
    let all: Vec<EntryId> = holders(STATUS, lang, view).map(|(_, id)| id).collect();
    let groups: Vec<(T, String, Vec<EntryId>)> = by_promotion(all.iter().copied(), view)
        .into_iter()
        .map(|(promotion, ids)| {
            let label = promotion.map_or_else(
                || view.string(lang, "without_group"),
                |id| view.site.entries[id].card.title.clone(),
            );
            (promotion_value(promotion, lang, view), label, ids)
        })
        .collect();
    let mut lists: Vec<Vec<EntryId>> = vec![Vec::new(); statuses.columns.len()];
    all.iter().for_each(|id| lists[statuses.column(*id, view)].push(*id));
    let lists = lists.into_iter().enumerate().filter(|(_, ids)| !ids.is_empty()).map(|(at, ids)| {
        map([
            ("id", T::from(statuses.columns[at].as_str())),
            ("label", T::from(statuses.labels[at].as_str())),
            ("entries", T::from(ids.into_iter().map(|id| line(id, lang, view)).collect::<Vec<_>>())),
        ])
    });
    let title = view.string(lang, "reports.outcomes");
    map([
        ("standing", statuses.value("suites", &groups, (lang, &title), view)),
        ("lists", T::from(lists.collect::<Vec<_>>())),
        ("seeking", super::address(crate::resolve::reports::Report::Seeking, lang, view).into()),
    ])
}

/// An entry in a list of statuses: what it is, and its newest status.
pub fn line(id: EntryId, lang: &str, view: &View) -> T {
    let entry = &view.site.entries[id];
    let refer = |field: &str| referred(entry, field).map_or_else(T::none, |id| view.mini_of(id, lang));
    let event = newest(entry, view);
    let contact = crate::resolve::entries::plain(entry, "contact").and_then(Value::to_text);
    map([
        ("entry", view.mini_of(id, lang)),
        ("lang", T::from(entry.card.lang.as_str())),
        ("summary", T::from(entry.card.summary.as_str())),
        ("promotion", refer("promotion")),
        ("administration", refer("administration")),
        ("contact", contact.into()),
        ("sheet", super::super::sheet::address(id, lang, view).into()),
        ("status", event.map_or_else(T::none, |event| view.item(event.item, STATUS, entry, lang))),
    ])
}

/// The challenges whose newest status is that they want somebody to take them on.
pub(super) fn seeking(lang: &str, view: &View) -> T {
    let wanted = holders(STATUS, lang, view).filter(|(_, id)| seeks(*id, view));
    let lines: Vec<T> = wanted.map(|(_, id)| line(id, lang, view)).collect();
    map([
        ("entries", T::from(lines)),
        ("outcomes", super::address(crate::resolve::reports::Report::Outcomes, lang, view).into()),
    ])
}

/// Whether entry `id` wants somebody to take it on.
pub fn seeks(id: EntryId, view: &View) -> bool {
    newest(&view.site.entries[id], view).and_then(|event| event.status()) == Some(SEEKING)
}
