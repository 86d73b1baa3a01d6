//! What appears, expires, ends and gets old by itself, and when.
//!
//! Takes a site; returns the days to come that its texts and records say.

use super::inputs;
use super::{BuildError, Options, Ready, Session};
use crate::load::FileKind;
use crate::parse::date::Date;
use crate::parse::document::fate;
use crate::resolve::{Entry, consent_ends, outcomes};
use crate::source::Sources;
use rayon::prelude::*;

/// A day on which the site changes though nobody edits it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Day {
    /// The first day on which a text is there; of all else, the last day on which it is as it was.
    pub date: Date,
    /// What happens.
    pub what: Change,
    /// The path of the text or of the data file below the site's folder.
    pub path: String,
    /// The title, if there is one.
    pub title: Option<String>,
}

/// What happens though nobody edits the site.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Change {
    /// A text appears.
    Appears,
    /// A text is there for the last time.
    Expires,
    /// What a person has consented to is published for the last time.
    ConsentEnds,
    /// A status is believed for the last time.
    StatusStale,
}

/// The days to come, in their order.
///
/// # Errors
/// Those of [`super::inspect`].
pub fn days(options: &Options) -> Result<Vec<Day>, BuildError> {
    let mut session = Session::new(options.clone());
    session.update(None)?;
    let mut days = session.seen().map_or_else(Vec::new, |(ready, sources)| {
        of_texts(ready, sources, options).into_iter().chain(of_entries(ready, sources)).collect::<Vec<Day>>()
    });
    days.sort_by(|a, b| a.date.instant().cmp(&b.date.instant()).then_with(|| a.path.cmp(&b.path)));
    Ok(days)
}

/// When texts appear and expire.
fn of_texts(ready: &Ready, sources: &Sources, options: &Options) -> Vec<Day> {
    let context = inputs::parse_context(options, &ready.config, &ready.schema, &ready.today);
    let of_text = |file: &crate::load::FileEntry| {
        let FileKind::Text(id) = file.kind else { return Vec::new() };
        let Some(fate) = fate(id, &file.path, &sources.get(id).text, &context) else {
            return Vec::new();
        };
        let day = |date: Date, what| Day { date, what, path: file.path.clone(), title: fate.title.clone() };
        let appears = fate.appears.map(|date| day(date, Change::Appears));
        appears.into_iter().chain(fate.expires.map(|date| day(date, Change::Expires))).collect()
    };
    ready.files.par_iter().flat_map_iter(of_text).collect()
}

/// When consents end and statuses get old.
fn of_entries(ready: &Ready, sources: &Sources) -> Vec<Day> {
    let Ready { config, schema, site, today, .. } = ready;
    let zone = &config.timezone;
    let of_entry = |entry: &Entry| {
        let consent = consent_ends(entry, schema, zone).map(|date| (date, Change::ConsentEnds));
        let stale = outcomes::stale_after(entry, schema, config)
            .and_then(|day| Some((Date::from_day(day, zone)?, Change::StatusStale)));
        [consent, stale]
            .into_iter()
            .flatten()
            .filter(|(date, _)| date.civil() >= today.civil())
            .map(|(date, what)| Day {
                date,
                what,
                path: sources.get(entry.origin.span.source).path.clone(),
                title: Some(entry.card.title.clone()).filter(|title| !title.is_empty()),
            })
            .collect::<Vec<Day>>()
    };
    site.entries.iter().flat_map(of_entry).collect()
}
