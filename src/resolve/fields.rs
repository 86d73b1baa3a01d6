//! Reads what an entry says into the fields of its schema, and tells what does not fit.

use super::Context;
use super::entries::{Draft, date_of};
use super::said::Said;
use super::shelf::{Record, RecordKey};
use crate::diag::{Code, Diagnostic, near, text};
use crate::parse::date::Date;
use crate::schema::{Collection, Field, Kind};
use crate::yaml::{Value, respell};

/// Front matter keys that mean the same in every collection; the stages that act on them read them by name.
pub const COMMON: &[&str] = &[
    "layout",
    "template",
    "permalink",
    "published",
    "publish",
    "draft",
    "date",
    "lang",
    "locale",
    "lang-ref",
    "lang_ref",
    "ref",
    "slug",
    "id",
    "redirect_from",
    "aliases",
    "category",
    "categories",
    "excerpt",
    "publishDate",
    "expiryDate",
    "sitemap",
    "noindex",
    "section_id",
];

/// Fills in the fields, the card and the names of `draft`.
pub fn read(draft: &mut Draft, context: &Context, told: &mut Vec<Diagnostic>) {
    let collection = &context.schema.collections[draft.entry.collection];
    unknown_keys(draft, collection, context, told);
    let mut fields = Vec::new();
    for field in &collection.fields {
        let found = field
            .keys
            .iter()
            .find_map(|key| Some((key, draft.meta.get(key).filter(|value| !value.is_blank())?)));
        match found {
            Some((key, value)) => {
                let mut said = Said { context, span: &|path| draft.span_of(context, path), told };
                fields.push((field.name.clone(), said.field(field, key, value)));
                foreign_picture(draft, field, key, value, context, told);
            }
            None if field.required && field.name != "title" && draft.sound => {
                told.push(missing(draft, field, collection))
            }
            None => {}
        }
    }
    draft.entry.fields = fields;
    card(draft, collection, context, told);
    names(draft, collection);
}

/// Tells a picture of another host: pages leave it out, since readers' browsers are to ask no other host.
fn foreign_picture(
    draft: &Draft,
    field: &Field,
    key: &str,
    value: &Value,
    context: &Context,
    told: &mut Vec<Diagnostic>,
) {
    let foreign = |path: &str| path.contains("://") || path.starts_with("//");
    if field.kind == Kind::Path && value.as_str().is_some_and(foreign) {
        let message = text!("is-a-picture-of-another-host", key = key);
        told.push(
            Diagnostic::new(Code::ExternalImage, draft.span(context, key, None), message)
                .help(text!("copy-the-picture-into-the-site-if")),
        );
    }
}

fn missing(draft: &Draft, field: &Field, collection: &Collection) -> Diagnostic {
    let label = collection.singular.within();
    let key = &field.keys[0];
    let name = |name: &str| text!("a-name", name = name);
    let (what, help) = match (&draft.written, &draft.record) {
        (Some(written), _) => (name(&written.path), text!("add-a-line-to-its-front-matter", key = key)),
        (None, Some(Record { key: RecordKey::Key(own), .. })) => {
            (name(own), text!("add-a-line-to-its-record", key = key))
        }
        (None, Some(Record { key: RecordKey::Index(index), .. })) => {
            (text!("number", number = index + 1), text!("add-a-line-to-its-record", key = key))
        }
        (None, None) => (name(&draft.entry.card.title), text!("add-a-line-to-it", key = key)),
    };
    let help = match draft.cells.is_empty() {
        true => help,
        false => text!("fill-in-the-cell-of-in", keys = key),
    };
    let message = text!("the-entry-lacks", label = label, what = what, field = &field.name);
    Diagnostic::new(Code::MissingField, draft.entry.origin.span, message).help(help)
}

fn unknown_keys(draft: &Draft, collection: &Collection, context: &Context, told: &mut Vec<Diagnostic>) {
    let known = || {
        collection
            .fields
            .iter()
            .flat_map(|field| field.keys.iter().map(String::as_str))
            .chain(COMMON.iter().copied())
            .chain(context.schema.common_keys())
    };
    let mut given = Vec::new();
    for key in draft.meta.keys().filter(|key| !known().any(|name| name == *key)) {
        // A key that no editor wrote comes from the defaults of the configuration.
        let Some(span) = draft.key_span(context, key) else { continue };
        let near = near(key, known());
        let help = match near {
            Some(near) => text!("did-you-mean", near = near.name),
            None => text!("take-it-out-or-add-it", collection = &collection.name),
        };
        // A field that is there already, under any of its keys, must not come to be there twice.
        let free = near.filter(|near| {
            let keys = collection.fields.iter().map(|field| field.keys.as_slice());
            let same =
                keys.into_iter().find(|keys| keys.iter().any(|key| key == near.name)).unwrap_or_default();
            let there = |key: &str| draft.meta.get(key).is_some() || given.contains(&key);
            near.sole && !there(near.name) && !same.iter().any(|key| there(key))
        });
        let text = &context.sources.get(span.source).text;
        let fix = free.and_then(|near| respell(text, span, key, near.name));
        given.extend(free.map(|near| near.name));
        told.push(
            Diagnostic::new(Code::UnknownField, span, text!("nothing-reads-the-field", key = key))
                .help(help)
                .maybe_fix(fix),
        );
    }
}

fn card(draft: &mut Draft, collection: &Collection, context: &Context, told: &mut Vec<Diagnostic>) {
    let text = |name: &str| super::entries::plain(&draft.entry, name).and_then(Value::to_text);
    let title = text("title");
    let own = text("description").or_else(|| draft.meta.get("excerpt").and_then(Value::to_text));
    let summary = own.unwrap_or_else(|| shorten(&draft.entry.body.excerpt));
    let hidden = text("robots").is_some_and(|robots| robots.contains("noindex"))
        || draft.meta.get("noindex").and_then(Value::as_bool) == Some(true)
        || draft.meta.get("sitemap").and_then(Value::as_bool) == Some(false);
    let updated = super::entries::plain(&draft.entry, "updated")
        .and_then(|v| Date::from_value(v, &context.config.timezone));
    if draft.entry.card.date.is_none() {
        draft.entry.card.date = date_of(draft, &collection.date_from, context);
    }
    let title = match title {
        Some(title) => title,
        None => {
            let required = collection.field("title").filter(|field| field.required);
            if let Some(field) = required.filter(|_| draft.sound) {
                told.push(missing(draft, field, collection));
            }
            match draft.entry.body.headings.first().filter(|_| required.is_none()) {
                Some(heading) => {
                    draft.entry.title_from_body = heading.offset == 0;
                    heading.text.clone()
                }
                None => draft
                    .written
                    .as_ref()
                    .map_or_else(|| draft.entry.id.clone(), |written| written.slug.replace('-', " ")),
            }
        }
    };
    let french = draft.entry.card.lang == "fr";
    let set = |text: &str| {
        crate::parse::markdown::typeset(
            text.split_ascii_whitespace().collect::<Vec<_>>().join(" ").as_str(),
            french,
        )
    };
    draft.entry.card.title = set(&title);
    draft.entry.card.summary = set(&summary);
    draft.entry.card.updated = updated;
    draft.entry.card.hidden = hidden;
    draft.entry.card.elsewhere = collection.elsewhere(&draft.meta);
    draft.entry.template = draft.meta.get("template").and_then(Value::to_text);
}

/// At most some 240 characters, ending with a word.
fn shorten(text: &str) -> String {
    const MOST: usize = 240;
    if text.chars().count() <= MOST {
        return text.to_owned();
    }
    let cut: String = text.chars().take(MOST).collect();
    let end = cut.rfind(char::is_whitespace).unwrap_or(cut.len());
    format!("{}…", cut[..end].trim_end_matches([',', ';', ':', '.', ' ', '\u{a0}']))
}

/// The key of a record and an id are an entry's own names, and its title where it has no key; the title of a record
/// with a key, fields marked `names` and `aliases` are nicknames.
fn names(draft: &mut Draft, collection: &Collection) {
    let title = draft.entry.card.title.clone();
    let keyed = !draft.names.is_empty();
    draft.names.push(draft.entry.id.clone());
    if !keyed {
        draft.names.push(title.clone());
    }
    draft.own_names = draft.names.len();
    draft.names.push(title);
    for field in collection.fields.iter().filter(|field| field.names) {
        draft.names.extend(draft.meta.get(&field.name).and_then(Value::to_text));
    }
    draft.names.extend(draft.meta.get("title").and_then(Value::to_text));
    if let Some(aliases) = draft.meta.get("aliases") {
        let aliases = aliases.as_list().map_or_else(|| vec![aliases.clone()], <[Value]>::to_vec);
        draft.names.extend(aliases.iter().filter_map(Value::to_text).filter(|alias| !alias.starts_with('/')));
    }
}
