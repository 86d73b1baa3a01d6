//! What a text becomes: front matter with the site's defaults, a date, a language, a body.
//!
//! Takes one source and the configuration; knows nothing of other documents.

mod defaults;
mod fate;
mod file;
mod told;

pub use defaults::{fill_up, given};
pub use fate::{Fate, Held, fate};
pub use file::{is_html, is_markdown, is_org};
pub use told::{categories, is_unpublished, words};

use super::body::Body;
use super::date::Date;
use super::front_matter::Parts;
use super::tables::is_published;
use super::{Context, front_matter, markdown, org};
use crate::diag::{Checked, Code, Diagnostic, Severity, text};
use crate::source::{SourceId, Span};
use crate::yaml::{Map, Outline, Step, Value};
use file::name_of;
use std::ops::Range;
use std::sync::Arc;
use told::{date, language, no_language};

/// One text of the site.
#[derive(Debug, Clone)]
pub struct Document {
    /// Where it was read.
    pub source: SourceId,
    /// Its path below the source folder.
    pub path: String,
    /// Index of its collection in the schema.
    pub collection: usize,
    /// Its language: `fr`.
    pub lang: String,
    /// Its front matter, filled up with the defaults of its scope.
    pub meta: Map,
    /// Whether the front matter could be read; if not, nobody knows what it lacks.
    pub sound: bool,
    /// Where the front matter stands in the source.
    pub meta_range: Range<usize>,
    /// Its date, from the front matter or the name of its file.
    pub date: Option<Date>,
    /// The name of its file without date and ending: what Jekyll makes `:title` of.
    pub slug: String,
    /// The categories that its folders and its front matter give it.
    pub categories: Vec<String>,
    /// Its text.
    pub body: Arc<Body>,
}

impl Document {
    /// Where the value of front matter key `key` stands.
    pub fn span_of(&self, text: &str, key: &str) -> Span {
        let outline = outline(self.source, &self.path, text, self.meta_range.clone());
        let range = outline.value(&[Step::Key(key)]).or_else(|| outline.key(&[Step::Key(key)]));
        range.map_or(Span::file(self.source), |range| Span::new(self.source, range))
    }

    /// Where item `index` of the list under front matter key `key` stands.
    pub fn span_of_item(&self, text: &str, key: &str, index: usize) -> Span {
        let steps = [Step::Key(key), Step::Index(index)];
        outline(self.source, &self.path, text, self.meta_range.clone())
            .value(&steps)
            .map_or_else(|| self.span_of(text, key), |range| Span::new(self.source, range))
    }
}

/// Where the keys and values of the front matter at `range` of `text` stand; the file at `path` holds Markdown, Org,
/// HTML, or nothing but YAML or TOML.
pub fn outline(source: SourceId, path: &str, text: &str, range: Range<usize>) -> Outline {
    match is_org(path) {
        true => org::front_matter::outline(source, text, range),
        false if path.ends_with(".toml") => Outline::toml(text, range),
        false => front_matter::outline(text, range),
    }
}

/// Whether the text at `path` is a draft, by its folder or by what its front matter says.
pub fn is_draft(path: &str, meta: &Map) -> bool {
    path.split('/').any(|part| part == "_drafts") || meta.get("draft").and_then(Value::as_bool) == Some(true)
}

/// Reads the document at `path`; `None` if it is not to be published, or cannot be.
pub fn parse(source: SourceId, path: &str, text: &str, context: &Context) -> Checked<Option<Document>> {
    let mut diagnostics = Vec::new();
    let value = read(source, path, text, context, &mut diagnostics);
    Checked { value, diagnostics }
}

fn read(
    source: SourceId,
    path: &str,
    text: &str,
    context: &Context,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<Document> {
    let (parts, index, sound) = front(source, path, text, context, diagnostics)?;
    let collection = &context.schema.collections[index];
    let meta = parts.meta;
    if !is_published(collection, &meta, &Map::default()) {
        // Nobody is to read of it, but that its front matter cannot be read.
        if sound {
            diagnostics.clear();
        }
        return None;
    }

    if fate::held(path, &meta, collection, context).is_some() {
        return None;
    }
    let draft = is_draft(path, &meta);
    let stem = name_of(path, &collection.name);
    let named = super::date::post_name(stem, &context.config.timezone);
    let slug = named.as_ref().map_or(stem, |(_, slug)| slug).to_owned();
    let mut document = Document {
        source,
        path: path.to_owned(),
        collection: index,
        lang: language(&meta, path, context, |key| {
            let places = outline(source, path, text, parts.meta_range.clone());
            diagnostics.push(no_language(source, &places, key));
        }),
        date: date(source, &meta, collection, context, diagnostics, || {
            outline(source, path, text, parts.meta_range.clone())
        })
        .or(named.map(|(date, _)| date)),
        categories: categories(&meta, path, collection),
        meta,
        sound,
        meta_range: parts.meta_range,
        slug,
        body: Arc::default(),
    };
    if collection.dated {
        if draft && document.date.is_none() {
            document.date = Some(context.today);
        }
        let Some(date) = &document.date else {
            diagnostics.extend(sound.then(|| without_date(source, path, stem)));
            return None;
        };
        if !context.future && !draft && *date > context.today {
            return None;
        }
    }
    let french = document.lang == "fr";
    let options = markdown::Options { french, ..context.markdown.clone() };
    let body = if is_html(path) {
        if needs_liquid(source, text, parts.body.clone(), diagnostics) {
            return None;
        }
        markdown::parse_html(source, text, parts.body, &options).unpack(diagnostics)
    } else if is_org(path) {
        org::render(source, text, parts.body, &options).unpack(diagnostics)
    } else {
        markdown::parse(source, text, parts.body, &options).unpack(diagnostics)
    };
    document.body = Arc::new(body);
    Some(document)
}

/// The parts of the text at `path`, its front matter filled up with what the configuration says; the index of its
/// collection; and whether the front matter could be read.
fn front(
    source: SourceId,
    path: &str,
    text: &str,
    context: &Context,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<(Parts, usize, bool)> {
    let parts = match is_org(path) {
        true => org::front_matter::split(source, text),
        false => front_matter::split(source, text),
    };
    let sound = parts.diagnostics.iter().all(|told| told.code.severity() != Severity::Error);
    let mut parts = parts.unpack(diagnostics);
    let index = context.schema.collection_of(path)?;
    fill_up(&mut parts.meta, path, &context.schema.collections[index].name, &context.config.defaults);
    context.schema.rename_keys(&mut parts.meta);
    Some((parts, index, sound))
}

fn without_date(source: SourceId, path: &str, stem: &str) -> Diagnostic {
    let message = text!("has-no-date-so-it-is", path = path);
    Diagnostic::new(Code::InvalidPostName, Span::file(source), message)
        .help(text!("call-the-file-or-write-in", stem = stem))
}

/// Whether `text[range]` holds Liquid; it is told that the file is left out then.
pub fn needs_liquid(
    source: SourceId,
    text: &str,
    range: Range<usize>,
    diagnostics: &mut Vec<Diagnostic>,
) -> bool {
    let body = &text[range.clone()];
    let Some(at) = [body.find("{%"), body.find("{{")].into_iter().flatten().min() else { return false };
    let start = range.start + at;
    diagnostics.push(
        Diagnostic::new(
            Code::LiquidPage,
            Span::new(source, start..start + 2),
            text!("this-file-needs-liquid-which-is"),
        )
        .help(text!("if-eigsite-makes-such-a-page")),
    );
    true
}
