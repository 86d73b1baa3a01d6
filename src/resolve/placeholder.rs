//! The placeholders of permalinks, each with what it stands for.

use super::permalink::Parts;
use crate::text::{SlugMode, hugo_slug, jekyll_slug};

/// A placeholder: its name without the colon, and what it takes from a document.
#[derive(Debug)]
pub(super) struct Placeholder {
    pub(super) name: &'static str,
    source: Source,
}

#[derive(Debug)]
enum Source {
    /// A form of the date, in `strftime`'s words.
    Date(&'static str),
    /// Anything else.
    Text(fn(&Parts) -> Option<String>),
}

impl Placeholder {
    /// What it stands for; `None` where the document has no such thing.
    pub(super) fn value(&self, parts: &Parts) -> Option<String> {
        match self.source {
            Source::Text(text) => text(parts),
            Source::Date(form) => {
                let date = parts.date?;
                let moment = date.civil().to_datetime(date.time().unwrap_or_default());
                Some(moment.strftime(form).to_string())
            }
        }
    }
}

/// The placeholder called `name`.
pub(super) fn named(name: &str) -> Option<&'static Placeholder> {
    ALL.iter().find(|placeholder| placeholder.name == name)
}

/// The names of all.
pub(super) fn names() -> impl Iterator<Item = &'static str> {
    ALL.iter().map(|placeholder| placeholder.name)
}

const fn date(name: &'static str, form: &'static str) -> Placeholder {
    Placeholder { name, source: Source::Date(form) }
}

const fn text(name: &'static str, value: fn(&Parts) -> Option<String>) -> Placeholder {
    Placeholder { name, source: Source::Text(value) }
}

static ALL: [Placeholder; 28] = [
    date("year", "%Y"),
    date("short_year", "%y"),
    date("month", "%m"),
    date("i_month", "%-m"),
    date("short_month", "%b"),
    date("long_month", "%B"),
    date("day", "%d"),
    date("i_day", "%-d"),
    date("y_day", "%j"),
    date("week", "%V"),
    date("w_year", "%G"),
    date("w_day", "%u"),
    date("short_day", "%a"),
    date("long_day", "%A"),
    date("hour", "%H"),
    date("minute", "%M"),
    date("second", "%S"),
    text("title", |p| Some(jekyll_slug(slug_or_name(p), SlugMode::Pretty, true))),
    text("slug", |p| Some(jekyll_slug(slug_or_name(p), SlugMode::Default, false))),
    text("name", |p| Some(jekyll_slug(p.basename, SlugMode::Default, false))),
    text("slugorcontentbasename", |p| Some(hugo_slug(p.name)).filter(|slug| !slug.is_empty())),
    text("categories", |p| Some(joined(p, str::to_lowercase))),
    text("slugified_categories", |p| Some(joined(p, |name| jekyll_slug(name, SlugMode::Default, false)))),
    text("path", |p| Some(p.path.to_owned())),
    text("basename", |p| Some(p.basename.to_owned())),
    text("collection", |p| Some(p.collection.to_owned())),
    text("output_ext", |p| Some(p.output_ext.to_owned())),
    text("id", |p| Some(p.id.to_owned()).filter(|id| !id.is_empty())),
];

fn slug_or_name<'a>(parts: &Parts<'a>) -> &'a str {
    if parts.slug.is_empty() { parts.basename } else { parts.slug }
}

/// The categories, each once, as folders.
fn joined(parts: &Parts, form: impl Fn(&str) -> String) -> String {
    let mut folders: Vec<String> = Vec::new();
    for folder in parts.categories.iter().map(|name| form(name)) {
        if !folders.contains(&folder) {
            folders.push(folder);
        }
    }
    folders.join("/")
}
