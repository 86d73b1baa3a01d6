//! What a text becomes: front matter with the site's defaults, a date, a language, a body.
//!
//! Takes one source and the configuration; knows nothing of other documents.

use super::body::Body;
use super::date::Date;
use super::tables::is_published;
use super::{Context, front_matter, markdown, org};
use crate::config::{Defaults, language_code};
use crate::diag::{Checked, Code, Diagnostic, Severity};
use crate::schema::{Collection, Field, Kind};
use crate::source::{SourceId, Span};
use crate::yaml::{Map, Outline, Step, Value};
use std::ops::Range;

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
    pub body: Body,
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
    let parts = match is_org(path) {
        true => org::front_matter::split(source, text),
        false => front_matter::split(source, text),
    };
    let sound = parts.diagnostics.iter().all(|told| told.code.severity() != Severity::Error);
    let parts = parts.unpack(diagnostics);
    let index = context.schema.collection_of(path)?;
    let collection = &context.schema.collections[index];
    let mut meta = parts.meta;
    fill_up(&mut meta, path, &collection.name, &context.config.defaults);
    context.schema.rename_keys(&mut meta);
    if !is_published(collection, &meta, &Map::default()) {
        // Nobody is to read of it, but that its front matter cannot be read.
        if sound {
            diagnostics.clear();
        }
        return None;
    }

    let draft = path.split('/').any(|part| part == "_drafts")
        || meta.get("draft").and_then(Value::as_bool) == Some(true);
    if (draft && !context.drafts) || is_unpublished(&meta, context) || is_out_of_time(&meta, context) {
        return None;
    }
    if collection.is_kept_back(&meta) && !context.config.unpublished {
        return None;
    }
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
        body: Body::default(),
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
    document.body = if is_html(path) {
        if needs_liquid(source, text, parts.body.clone(), diagnostics) {
            return None;
        }
        markdown::parse_html(source, text, parts.body, &options).unpack(diagnostics)
    } else if is_org(path) {
        org::render(source, text, parts.body, &options).unpack(diagnostics)
    } else {
        markdown::parse(source, text, parts.body, &options).unpack(diagnostics)
    };
    Some(document)
}

/// The name that an entry goes by: that of its file without ending, or of its folder, whose index the file is. A page
/// that is an index has its place from that.
fn name_of<'p>(path: &'p str, collection: &str) -> &'p str {
    let stem = file_stem(path);
    let folder = path.rsplit_once('/').map_or("", |(folders, _)| file_name(folders));
    let is_index = matches!(stem, "index" | "_index") && collection != "pages";
    if is_index && !folder.is_empty() && !folder.starts_with('_') { folder } else { stem }
}

/// Whether its time has not come (`publishDate`) or is over (`expiryDate`).
fn is_out_of_time(meta: &Map, context: &Context) -> bool {
    let date = |key: &str| meta.get(key).and_then(|value| Date::from_value(value, &context.config.timezone));
    let early = date("publishDate").is_some_and(|date| date > context.today) && !context.future;
    early || date("expiryDate").is_some_and(|date| date < context.today)
}

fn without_date(source: SourceId, path: &str, stem: &str) -> Diagnostic {
    let message = format!("`{path}` has no date, so it is left out");
    Diagnostic::new(Code::InvalidPostName, Span::file(source), message).help(format!(
        "call the file `2024-05-31-{stem}.md`, or write `date: 2024-05-31` in its front matter"
    ))
}

/// Whether `meta`, or the configuration where `meta` is silent, keeps a text back.
pub fn is_unpublished(meta: &Map, context: &Context) -> bool {
    let published = meta.get("published").and_then(Value::as_bool);
    let kept_back =
        published == Some(false) || (!context.config.published && meta.get("published").is_none());
    kept_back && !context.config.unpublished
}

/// Whether a file with this path holds Markdown.
pub fn is_markdown(path: &str) -> bool {
    matches!(extension(path).as_str(), "md" | "markdown" | "mkd" | "mkdn" | "mkdown")
}

/// Whether a file with this path holds Org.
pub fn is_org(path: &str) -> bool {
    extension(path) == "org"
}

/// Whether a file with this path holds HTML.
pub fn is_html(path: &str) -> bool {
    matches!(extension(path).as_str(), "html" | "htm")
}

fn extension(path: &str) -> String {
    let name = path.rsplit('/').next().unwrap_or(path);
    name.rsplit_once('.').map_or_else(String::new, |(_, extension)| extension.to_lowercase())
}

fn file_name(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or(path)
}

fn file_stem(path: &str) -> &str {
    let name = file_name(path);
    name.rsplit_once('.').map_or(name, |(stem, _)| stem)
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
            "this file needs Liquid, which is not run; it is left out",
        )
        .help(
            "if eigsite makes such a page or feed, that one stands in for it; else write out what Liquid would make, \
             or a template in `_theme/`",
        ),
    );
    true
}

/// What the configuration gives every entry of `collection` in the file at `path`.
pub fn given(collection: &Collection, path: &str, defaults: &[Defaults]) -> Map {
    let mut given = Map::default();
    fill_up(&mut given, path, &collection.name, defaults);
    given
}

/// Puts in what the configuration gives every document of its scope; the longer scope wins over the shorter one.
pub(super) fn fill_up(meta: &mut Map, path: &str, collection: &str, defaults: &[Defaults]) {
    let mut fitting: Vec<&Defaults> = defaults
        .iter()
        .filter(|scope| scope.kind.as_deref().is_none_or(|kind| kind == collection))
        .filter(|scope| in_scope(path, &scope.path))
        .collect();
    fitting.sort_by_key(|scope| (scope.path.len(), scope.kind.is_some()));
    for (key, value) in fitting.iter().rev().flat_map(|scope| scope.values.iter()) {
        if meta.get(key).is_none() {
            meta.insert(key, value.clone());
        }
    }
}

fn in_scope(path: &str, scope: &str) -> bool {
    if scope.contains('*') {
        return fast_glob::glob_match(scope, path);
    }
    scope.is_empty() || path.strip_prefix(scope).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

/// `lang`, or else the first folder if it is called like a language of the schema, or else `locale`, or else the
/// site's. What is no language is told and counts for nothing.
fn language(meta: &Map, path: &str, context: &Context, mut tell: impl FnMut(&'static str)) -> String {
    let mut said = |key: &'static str| {
        let value = meta.get(key).filter(|value| !value.is_blank())?;
        let code = value.to_text().and_then(|text| language_code(&text));
        if code.is_none() {
            tell(key);
        }
        code
    };
    let folder =
        || path.split('/').next().filter(|folder| context.languages.iter().any(|lang| lang == folder));
    said("lang")
        .or_else(|| folder().map(str::to_owned))
        .or_else(|| said("locale"))
        .unwrap_or_else(|| context.config.lang.clone())
}

fn no_language(source: SourceId, places: &Outline, key: &str) -> Diagnostic {
    // A value that no editor wrote here comes from the defaults of the configuration.
    let place = places.value(&[Step::Key(key)]).unwrap_or(0..0);
    Diagnostic::new(
        Code::InvalidField,
        Span::new(source, place),
        format!("`{key}` is not the code of a language"),
    )
    .help("write two or three letters: `fr`, or `fr-CA` with a country")
}

fn date(
    source: SourceId,
    meta: &Map,
    collection: &Collection,
    context: &Context,
    diagnostics: &mut Vec<Diagnostic>,
    places: impl FnOnce() -> Outline,
) -> Option<Date> {
    let value = meta.get("date").filter(|value| !value.is_blank())?;
    let date = Date::from_value(value, &context.config.timezone);
    if date.is_none() && !has_its_own_date(collection) {
        let span = places().value(&[Step::Key("date")]).unwrap_or(0..0);
        diagnostics.push(
            Diagnostic::new(Code::InvalidDate, Span::new(source, span), "this date cannot be read")
                .help("write it as year-month-day: `2024-05-31`, with a time if need be: `2024-05-31 14:30`"),
        );
    }
    date
}

/// Whether `date` is a field of the collection that holds more than a date: when an event is.
fn has_its_own_date(collection: &Collection) -> bool {
    let named = |field: &Field| field.keys.iter().any(|key| key == "date");
    collection.fields.iter().any(|field| field.kind == Kind::Any && named(field))
}

/// Jekyll's categories of a post: the folders above `_posts`, then `category` and `categories`.
fn categories(meta: &Map, path: &str, collection: &Collection) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    if collection.dated {
        found.extend(path.split('/').take_while(|part| !part.starts_with('_')).map(str::to_owned));
    }
    // Jekyll takes `category:` whole and splits `categories:` at spaces.
    found.extend(meta.get("category").and_then(Value::to_text));
    found.extend(meta.get("categories").map(words).unwrap_or_default());
    let mut seen = std::collections::HashSet::new();
    found.retain(|category| seen.insert(category.clone()));
    found
}

/// A list of words: a YAML list, or Jekyll's text with spaces between them (commas are taken too).
pub fn words(value: &Value) -> Vec<String> {
    match value {
        Value::List(list) => {
            list.iter().filter_map(Value::to_text).map(|text| text.trim().to_owned()).collect()
        }
        Value::String(text) if text.contains(',') => {
            text.split(',').map(str::trim).filter(|word| !word.is_empty()).map(str::to_owned).collect()
        }
        Value::String(text) => text.split_whitespace().map(str::to_owned).collect(),
        other => other.to_text().into_iter().collect(),
    }
}
