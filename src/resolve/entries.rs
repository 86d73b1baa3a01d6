//! Joins documents with the records of data files into entries, and reads their fields.

use super::shelf::{Record, Shelf, Shelved};
use super::{Card, Context, Entry, EntryId, FieldValue, Origin, fields, said};
use crate::diag::{Checked, Diagnostic};
use crate::parse::Data;
use crate::parse::body::Body;
use crate::parse::date::Date;
use crate::parse::document::{Document, given, is_draft};
use crate::parse::markdown;
use crate::parse::tables::is_published;
use crate::schema::{Collection, Kind};
use crate::source::{SourceId, Span};
use crate::text::slugify;
use crate::yaml::{Map, Step, Value};
use rayon::prelude::*;
use std::collections::HashMap;
use std::ops::Range;
use std::sync::Arc;

/// An entry on its way: what it says as written, besides what was understood of it.
#[derive(Debug)]
pub struct Draft {
    /// What was understood.
    pub entry: Entry,
    /// Everything said of it, the text's front matter over the record.
    pub meta: Map,
    /// Every name it bears: the first `own` of them are its own, the others nicknames.
    pub names: Vec<String>,
    /// How many of `names` are its own.
    pub own_names: usize,
    /// Whether all that is said of it could be read; if not, nobody knows what it lacks.
    pub sound: bool,
    /// Where front matter stands.
    pub written: Option<Written>,
    /// Where its record stands.
    pub record: Option<Record>,
    /// Where the cells of its row stand, by key; of a table.
    pub cells: Vec<(String, Span)>,
}

/// Where the front matter of an entry stands, and what its file gives besides.
#[derive(Debug, Clone)]
pub struct Written {
    /// The text.
    pub source: SourceId,
    /// The range of the front matter.
    pub range: Range<usize>,
    /// The path of the file below the source folder.
    pub path: String,
    /// The name of the file without date and ending.
    pub slug: String,
    /// Jekyll's categories.
    pub categories: Vec<String>,
}

impl Draft {
    /// The finished entry.
    pub fn finish(self) -> Entry {
        self.entry
    }

    /// Where the value of `key` (item `index` of it) stands, in the text or in the record.
    pub fn span(&self, context: &Context, key: &str, index: Option<usize>) -> Span {
        let path: Vec<Step> = [Step::Key(key)].into_iter().chain(index.map(Step::Index)).collect();
        self.span_of(context, &path)
    }

    /// Where the value at the end of `path` stands, or what is nearest to it: what it lies in, or the entry.
    pub fn span_of(&self, context: &Context, path: &[Step]) -> Span {
        let prefixes = (1..=path.len()).rev().map(|end| &path[..end]);
        prefixes.flat_map(|path| self.value_span(context, path)).next().unwrap_or(self.entry.origin.span)
    }

    /// Where the value at the end of `path` stands, if an editor wrote it.
    pub fn value_span(&self, context: &Context, path: &[Step]) -> Option<Span> {
        if let [Step::Key(key), ..] = path
            && let Some((_, span)) = self.cells.iter().find(|(name, _)| name == key)
        {
            return Some(*span);
        }
        self.find(|source, range, first| {
            let path: Vec<Step> = first.into_iter().chain(path.iter().copied()).collect();
            context.places.value(source, range, &path)
        })
    }

    /// Where `key` itself stands, if an editor wrote it.
    pub fn key_span(&self, context: &Context, key: &str) -> Option<Span> {
        self.find(|source, range, first| {
            let path: Vec<Step> = first.into_iter().chain([Step::Key(key)]).collect();
            context.places.key(source, range, &path)
        })
    }

    /// What `look` finds in the front matter, or else in the record.
    fn find(
        &self,
        look: impl Fn(SourceId, Option<Range<usize>>, Option<Step>) -> Option<Span>,
    ) -> Option<Span> {
        let written =
            self.written.as_ref().and_then(|written| look(written.source, Some(written.range.clone()), None));
        written.or_else(|| {
            self.record.as_ref().and_then(|record| look(record.source, None, Some(record.step())))
        })
    }
}

/// Makes entries of `documents` and of the records that belong to their collections, not yet read; returns them with
/// the data files that belong to none.
pub fn join(
    documents: Vec<Document>,
    data: Vec<Data>,
    context: &Context,
    told: &mut Vec<Diagnostic>,
) -> (Vec<Draft>, Vec<Data>) {
    let mut rest = data;
    let mut shelves: Vec<Shelf> = Vec::new();
    for collection in &context.schema.collections {
        let mut shelf = Shelf::default();
        for path in &collection.data {
            if let Some(place) = rest.iter().position(|file| file.path == *path) {
                let text = collection.text.as_deref().unwrap_or("title");
                let given = given(collection, path, &context.config.defaults);
                let keeps = |said: &Map| is_published(collection, said, &given);
                shelf.add_file(&rest.remove(place), text, &keeps, context, told);
            }
        }
        shelves.push(shelf);
    }
    let mut drafts: Vec<Draft> = Vec::with_capacity(documents.len());
    for document in documents {
        let record = shelves[document.collection].take(&document, context);
        if record.is_none_or(|record| !kept_back(document.collection, record, context)) {
            drafts.push(from_document(document, record));
        }
    }
    for (index, shelf) in shelves.into_iter().enumerate() {
        let published = shelf.left().filter(|record| !kept_back(index, record, context));
        drafts.extend(published.map(|record| from_record(index, record, context, told)));
    }
    (drafts, rest)
}

/// Whether a record says that its entry is not to be published.
fn kept_back(collection: usize, record: &Shelved, context: &Context) -> bool {
    context.schema.collections[collection].is_kept_back(&record.fields) && !context.config.unpublished
}

/// Reads the fields of all `drafts`.
pub fn read(drafts: &mut [Draft], context: &Context, told: &mut Vec<Diagnostic>) {
    let noticed: Vec<Vec<Diagnostic>> = drafts
        .par_iter_mut()
        .map(|draft| {
            let mut told = Vec::new();
            fields::read(draft, context, &mut told);
            told
        })
        .collect();
    told.extend(noticed.into_iter().flatten());
    distinguish(drafts);
}

/// The entry that `document` is, with what its record adds; not yet read.
pub(super) fn from_document(document: Document, record: Option<&Shelved>) -> Draft {
    let mut meta = document.meta;
    if let Some(record) = record {
        for (key, value) in record.fields.iter() {
            if meta.get(key).is_none_or(Value::is_blank) {
                meta.insert(key, value.clone());
            }
        }
    }
    let card = Card { lang: document.lang, date: document.date, ..Card::default() };
    let origin = Origin {
        span: Span::file(document.source),
        draft: is_draft(&document.path, &meta),
        path: Some(document.path.clone()),
    };
    let mut draft = Draft {
        entry: blank(document.collection, card, origin, document.body),
        meta,
        names: Vec::new(),
        own_names: 0,
        sound: document.sound,
        record: record.map(|record| record.place.clone()),
        written: Some(Written {
            source: document.source,
            range: document.meta_range,
            path: document.path,
            slug: document.slug,
            categories: document.categories,
        }),
        cells: Vec::new(),
    };
    let id = draft.meta.get("id").and_then(Value::to_text);
    draft.entry.id = slugify(&id.unwrap_or_else(|| draft.written.as_ref().expect("just set").slug.clone()));
    draft.names.extend(record.and_then(|record| record.name.clone()));
    draft
}

fn from_record(collection: usize, record: Shelved, context: &Context, told: &mut Vec<Diagnostic>) -> Draft {
    let card = Card { lang: context.config.lang.clone(), ..Card::default() };
    let mut meta = record.fields;
    let schema = &context.schema.collections[collection];
    let title = schema.said("title", &meta).and_then(Value::to_text).or_else(|| pair(schema, &meta));
    if let Some(name) = title.as_ref().or(record.name.as_ref()) {
        meta.insert("title", Value::String(name.clone()));
    }
    let named = record.name.clone().or(title).unwrap_or_default();
    let field = context.schema.collections[collection].body.as_deref();
    let written =
        field.and_then(|field| context.schema.collections[collection].said(field, &meta)?.to_text());
    let body = written.map_or_else(Body::default, |text| body(&text, record.span, context).unpack(told));
    let mut entry =
        blank(collection, card, Origin { span: record.span, path: None, draft: false }, Arc::new(body));
    entry.id = slugify(&meta.get("id").and_then(Value::to_text).unwrap_or(named));
    Draft {
        entry,
        meta,
        names: record.name.into_iter().collect(),
        own_names: 0,
        sound: true,
        written: None,
        record: Some(record.place),
        cells: Vec::new(),
    }
}

/// The title of what has none and joins others: a person and the skill that is offered, as the schema requires both.
pub fn pair(collection: &Collection, meta: &Map) -> Option<String> {
    let required = collection.fields.iter().filter(|field| field.required);
    let joined: Vec<_> = required.filter(|field| matches!(field.kind, Kind::Ref { .. })).collect();
    let named = |name: &str| said::reference(collection.said(name, meta)?).map(|reference| reference.name);
    let names: Vec<String> = joined.iter().filter_map(|field| named(&field.name)).collect();
    (names.len() > 1).then(|| names.join(" – "))
}

/// The text of a record's page; all that is told of it stands at `span`.
fn body(text: &str, span: Span, context: &Context) -> Checked<Body> {
    let options = markdown::Options {
        french: context.config.lang == "fr",
        trusted_html: context.config.trusted_html,
        highlight: true,
        blocks: None,
        site_url: context.config.url.clone(),
        baseurl: context.config.baseurl.clone(),
    };
    let mut read = markdown::parse(span.source, text, 0..text.len(), &options);
    read.value.links.iter_mut().for_each(|link| link.span = span);
    for diagnostic in &mut read.diagnostics {
        diagnostic.primary = span;
        diagnostic.secondary.clear();
        diagnostic.fix = None;
    }
    read
}

/// An entry that exists only because another one mentions it.
pub fn from_mention(collection: usize, name: &str, span: Span, lang: &str) -> Draft {
    let title = name.trim().trim_end_matches([',', ';']).to_owned();
    let card = Card { title: title.clone(), lang: lang.to_owned(), ..Card::default() };
    let mut entry = blank(collection, card, Origin { span, path: None, draft: false }, Arc::default());
    entry.id = slugify(&title);
    Draft {
        entry,
        meta: Map::default(),
        names: vec![name.to_owned(), title],
        own_names: 2,
        sound: true,
        written: None,
        record: None,
        cells: Vec::new(),
    }
}

fn blank(collection: usize, card: Card, origin: Origin, body: Arc<Body>) -> Entry {
    Entry {
        collection,
        id: String::new(),
        card,
        fields: Vec::new(),
        inverse: Vec::new(),
        credits: Vec::new(),
        translations: Vec::new(),
        variants: Default::default(),
        origin,
        body,
        template: None,
        title_from_body: false,
    }
}

/// Gives entries of one collection that share an id the year as a second part, and a number where that is not enough.
pub fn distinguish(drafts: &mut [Draft]) {
    let mut by_id: HashMap<(usize, String, String), Vec<EntryId>> = HashMap::new();
    for (index, draft) in drafts.iter().enumerate() {
        by_id
            .entry((draft.entry.collection, draft.entry.card.lang.clone(), draft.entry.id.clone()))
            .or_default()
            .push(index);
    }
    let mut shared: Vec<Vec<EntryId>> = by_id.into_values().filter(|group| group.len() > 1).collect();
    shared.sort();
    for group in shared {
        let mut seen: HashMap<String, usize> = HashMap::new();
        for index in group {
            let entry = &mut drafts[index].entry;
            if let Some(date) = &entry.card.date {
                entry.id = format!("{}-{}", entry.id, date.year());
            }
            let count = seen.entry(entry.id.clone()).or_default();
            *count += 1;
            if *count > 1 {
                entry.id = format!("{}-{count}", entry.id);
            }
        }
    }
}

/// The date that stands for an entry whose text and file name give none.
pub fn date_of(draft: &Draft, from: &[String], context: &Context) -> Option<Date> {
    from.iter().filter_map(|key| draft.meta.get(key)).find_map(|value| match value {
        Value::List(list) => list.iter().find_map(|item| Date::from_value(item, &context.config.timezone)),
        other => Date::from_value(other, &context.config.timezone),
    })
}

/// The plain value of a field that was read.
pub fn plain<'a>(entry: &'a Entry, name: &str) -> Option<&'a Value> {
    entry.fields.iter().find_map(|(field, value)| match value {
        FieldValue::Plain(value) if field == name => Some(value),
        _ => None,
    })
}

/// An entry that `facts` tell of, which stand at `span`.
pub fn from_facts(collection: usize, id: &str, facts: Map, span: Span, lang: &str) -> Draft {
    let card = Card { lang: lang.to_owned(), ..Card::default() };
    let mut entry = blank(collection, card, Origin { span, path: None, draft: false }, Arc::default());
    entry.id = id.to_owned();
    Draft {
        entry,
        meta: facts,
        names: Vec::new(),
        own_names: 0,
        sound: true,
        written: None,
        record: None,
        cells: Vec::new(),
    }
}
