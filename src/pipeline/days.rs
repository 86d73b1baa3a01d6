//! What appears and what expires, and when.
//!
//! Takes the sources of a site; returns the days to come that their front matter says.

use super::inputs::{self, Inputs};
use super::{BuildError, Options};
use crate::load::FileKind;
use crate::parse::date::Date;
use crate::parse::document::fate;
use rayon::prelude::*;

/// A day on which the site changes though nobody edits it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Day {
    /// The first day on which the text is there, or the last.
    pub date: Date,
    /// Whether it appears, or else expires.
    pub appears: bool,
    /// The path of the text below the site's folder.
    pub path: String,
    /// Its title, if its front matter says one.
    pub title: Option<String>,
}

/// The days to come of all texts, in their order.
///
/// # Errors
/// Those of [`super::inspect`].
pub fn days(options: &Options) -> Result<Vec<Day>, BuildError> {
    let Inputs { loaded, config, schema, .. } = Inputs::read(options)?;
    let today = Date::at(options.now, &config.timezone);
    let context = inputs::parse_context(options, &config, &schema, &today);
    let of_text = |file: &crate::load::FileEntry| {
        let FileKind::Text(id) = file.kind else { return Vec::new() };
        let Some(fate) = fate(id, &file.path, &loaded.sources.get(id).text, &context) else {
            return Vec::new();
        };
        let day =
            |date: Date, appears| Day { date, appears, path: file.path.clone(), title: fate.title.clone() };
        let appears = fate.appears.map(|date| day(date, true));
        appears.into_iter().chain(fate.expires.map(|date| day(date, false))).collect()
    };
    let mut days: Vec<Day> = loaded.files.par_iter().flat_map_iter(of_text).collect();
    days.sort_by(|a, b| a.date.instant().cmp(&b.date.instant()).then_with(|| a.path.cmp(&b.path)));
    Ok(days)
}
