//! The sheet of a challenge: what somebody needs who would take it on, on one page of paper.
//!
//! What is too long is cut, by letters and by items: the limits are such that the most of everything fits.

use super::super::values::{encode, map};
use super::super::view::View;
use super::generated::Made;
use super::report::statuses;
use super::roles;
use crate::parse::markdown::typeset;
use crate::resolve::catalogue::{State, referred};
use crate::resolve::entries::plain;
use crate::resolve::generated::Generated;
use crate::resolve::outcomes::{STATUS, items};
use crate::resolve::{Entry, EntryId, Item};
use crate::yaml::Value;
use std::collections::BTreeMap;
use tera::Value as T;

/// Letters of a title, a pitch, a section of the text, what is sought, a line, a name, an address.
const TITLE: usize = 84;
const PITCH: usize = 200;
const SECTION: usize = 320;
const SOUGHT: usize = 140;
const LINE: usize = 72;
const NAME: usize = 40;
const ADDRESS: usize = 60;
/// Sections, figures, deliverables, addresses of code, layers, roles.
const SECTIONS: usize = 3;
const FIGURES: usize = 4;
const MADE: usize = 3;
const CODE: usize = 3;
const LAYERS: usize = 5;
const ROLES: usize = 4;

/// The address of the sheet of entry `id` for pages in `lang`, if there is one.
pub fn address(id: EntryId, lang: &str, view: &View) -> Option<String> {
    let what = Generated::Sheet(id);
    view.page_about(what, lang).or_else(|| view.page_about(what, &view.site.entries[id].card.lang))
}

/// The template of the sheet of entry `id`.
pub(super) fn template<'v>(id: EntryId, view: &'v View) -> &'v str {
    let collection = &view.context.schema.collections[view.site.entries[id].collection];
    collection.sheet.as_deref().unwrap_or("defi-fiche.html")
}

/// What the sheet of entry `id` is called.
pub(super) fn name(id: EntryId, lang: &str, view: &View) -> String {
    view.entry_words("sheet_of", &view.site.entries[id].card.title, lang)
}

/// The sheet of entry `id`, in its own language or in that of those who refer to it.
pub(super) fn draw(id: EntryId, lang: &str, view: &View) -> Made {
    let entry = &view.site.entries[id];
    let page = entry.variants.get(lang).or(entry.card.url.as_ref()).map_or("/", String::as_str);
    Made::new(String::new(), [("sheet", value(id, page, lang, view))])
}

fn value(id: EntryId, page: &str, lang: &str, view: &View) -> T {
    let entry = &view.site.entries[id];
    let text = |field: &str, most: usize| {
        let text = plain(entry, field).and_then(Value::to_text);
        T::from(text.map(|text| short(&typeset(&text, entry.card.lang == "fr"), most)))
    };
    let refer = |field: &str| {
        let title = referred(entry, field).map(|id| short(&view.site.entries[id].card.title, LINE));
        T::from(title)
    };
    let status = statuses::newest(entry, view);
    map([
        ("title", T::from(short(&entry.card.title, TITLE))),
        ("lang", T::from(entry.card.lang.as_str())),
        ("url", T::from(encode(&view.href(page)))),
        ("address", T::from(view.absolute(page))),
        ("pitch", text("description", PITCH)),
        ("administration", refer("administration")),
        ("promotion", refer("promotion")),
        ("year", text("year", NAME)),
        ("team_name", text("team_name", NAME)),
        ("people", people(id, lang, view)),
        ("sections", T::from(sections(entry, lang, view))),
        ("figures", some_of(entry, "figure", FIGURES, lang, view)),
        ("deliverables", some_of(entry, "deliverable", MADE, lang, view)),
        ("stack", stack(id, lang, view)),
        ("code", addresses(entry, "source_code", CODE, view)),
        ("website", addresses(entry, "website", 1, view)),
        ("licence", text("licence", NAME)),
        ("contact", text("contact", LINE)),
        ("status", status.map_or_else(T::none, |event| view.item(event.item, STATUS, entry, lang))),
        ("said", status.map_or_else(T::none, |event| said(event.item, entry))),
    ])
}

/// What is said of the newest status: who carries the project, who keeps it alive, what it wants.
fn said(item: &Item, entry: &Entry) -> T {
    let text = |field: &str, most: usize| {
        let text = item.plain(field).and_then(Value::to_text);
        T::from(text.map(|text| short(&typeset(&text, entry.card.lang == "fr"), most)))
    };
    map([
        ("carrier", text("carrier", ADDRESS)),
        ("maintenance", text("maintenance", ADDRESS)),
        ("sought", text("sought", SOUGHT)),
    ])
}

/// `text` on one line and in at most `most` letters, cut between words where that is possible.
fn short(text: &str, most: usize) -> String {
    let line = text.split(['\n', '\r', '\t']).filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ");
    let Some((end, _)) = line.char_indices().nth(most) else { return line };
    let cut = &line[..end];
    let cut = cut.rfind(' ').filter(|at| *at * 2 > cut.len()).map_or(cut, |at| &cut[..at]);
    format!("{} …", cut.trim_end_matches([' ', ',', ';', ':', '.', '\u{a0}', '\u{202f}']))
}

/// The first sections of the text, by their headings: the problem, and what was done.
fn sections(entry: &Entry, lang: &str, view: &View) -> Vec<T> {
    let body = &entry.body;
    let top = body.headings.iter().map(|heading| heading.level).min().unwrap_or(1);
    let tops: Vec<_> = body.headings.iter().filter(|heading| heading.level == top).collect();
    let section = |title: String, text: &str| {
        let title = T::from(short(&title, ADDRESS));
        map([("title", title), ("text", T::from(short(text, SECTION)))])
    };
    let before = tops.first().map_or(body.text.len(), |heading| heading.offset);
    let opening = body.text.get(..before).unwrap_or_default().trim();
    let opening = (!opening.is_empty()).then(|| section(view.string(lang, "in_short"), opening));
    let ends = tops.iter().skip(1).map(|heading| heading.offset).chain([body.text.len()]);
    let titled = tops.iter().zip(ends).filter_map(|(heading, end)| {
        let text = body.text.get(heading.offset..end)?.trim();
        let text = text.strip_prefix(heading.text.as_str()).unwrap_or(text).trim();
        (!text.is_empty()).then(|| section(heading.text.clone(), text))
    });
    opening.into_iter().chain(titled).take(SECTIONS).collect()
}

/// The first `most` records of the entry, their texts cut, and whether there are more.
fn some_of(entry: &Entry, record: &str, most: usize, lang: &str, view: &View) -> T {
    let all = items(entry, record, view.context.schema);
    let values = all.iter().take(most).map(|item| {
        let text = |field: &str, most: usize| {
            T::from(
                item.plain(field)
                    .and_then(Value::to_text)
                    .map(|text| short(&typeset(&text, entry.card.lang == "fr"), most)),
            )
        };
        let whole = view.item(item, record, entry, lang);
        let address = item.plain("url").and_then(Value::as_str).map(|url| short(&bare(url), ADDRESS));
        map([
            ("item", whole),
            ("title", text("title", ADDRESS)),
            ("description", text("description", LINE)),
            ("address", address.into()),
        ])
    });
    let values: Vec<T> = values.collect();
    map([("list", T::from(values)), ("more", T::from(all.len().saturating_sub(most)))])
}

/// An address without its scheme.
fn bare(url: &str) -> String {
    let url = url.trim();
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    rest.trim_start_matches("www.").trim_end_matches('/').to_owned()
}

/// The addresses in a field, which may be written alone, in a list, or in mappings: what they lead to, and their text.
fn addresses(entry: &Entry, field: &str, most: usize, view: &View) -> T {
    let value = plain(entry, field);
    let list: Vec<&Value> = match value {
        Some(Value::List(list)) => list.iter().collect(),
        Some(one) => vec![one],
        None => Vec::new(),
    };
    let address = |value: &Value| match value {
        Value::Map(map) => ["url", "path"].iter().find_map(|key| map.get(key)?.to_text()),
        other => other.to_text(),
    };
    let values =
        list.into_iter().filter_map(address).take(most).map(|url| {
            map([("url", view.link(&url).into()), ("text", T::from(short(&bare(&url), ADDRESS)))])
        });
    T::from(values.collect::<Vec<_>>())
}

/// The people by role: their names in a line each.
fn people(id: EntryId, lang: &str, view: &View) -> T {
    let promotion = roles::promotion(id, view);
    let mut by_role: BTreeMap<((usize, usize), &str), Vec<String>> = BTreeMap::new();
    for part in roles::of(id, view) {
        let name = part.person.map_or(part.name, |person| view.site.entries[person].card.title.as_str());
        by_role.entry((roles::place(part.role, view), part.role)).or_default().push(short(name, NAME));
    }
    let lines = by_role.into_iter().take(ROLES).map(|((_, role), names)| {
        map([
            ("label", T::from(roles::label(role, promotion, lang, view))),
            ("names", T::from(short(&names.join(", "), LINE))),
        ])
    });
    T::from(lines.collect::<Vec<_>>())
}

/// The tools that the challenge really uses, by layer in the order of the schema.
fn stack(id: EntryId, lang: &str, view: &View) -> T {
    let catalogue = &view.site.catalogue;
    let range = catalogue.by_challenge.get(&id).cloned().unwrap_or_default();
    let place = |layer: &str| view.context.schema.layers.iter().position(|known| known.id == layer);
    let mut layers: BTreeMap<usize, Vec<String>> = BTreeMap::new();
    for used in catalogue.uses[range].iter().filter(|used| used.state == State::Used) {
        let layer = used.layer.as_deref().and_then(place).unwrap_or(usize::MAX);
        let name = used.tool.map_or(used.name.as_str(), |tool| view.site.entries[tool].card.title.as_str());
        let names = layers.entry(layer).or_default();
        let name = short(name, NAME);
        if !names.contains(&name) {
            names.push(name);
        }
    }
    let more = layers.len() > LAYERS;
    let lines = layers.into_iter().take(LAYERS).map(|(layer, names)| {
        let label = view.context.schema.layers.get(layer).map(|layer| layer.label.get(lang).to_owned());
        let label = label.unwrap_or_else(|| view.string(lang, "other_layer"));
        map([("label", T::from(label)), ("tools", T::from(short(&names.join(", "), LINE)))])
    });
    map([("layers", T::from(lines.collect::<Vec<_>>())), ("more", T::from(more))])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_cut_between_words() {
        assert_eq!(short("Un défi pour tous", 17), "Un défi pour tous");
        assert_eq!(short("Un défi pour tous", 16), "Un défi pour …");
        assert_eq!(short("Un défi, pour", 9), "Un défi …");
        assert_eq!(short("anticonstitutionnellement", 10), "anticonsti …");
        assert_eq!(short("Deux\nlignes", 40), "Deux lignes");
    }
}
