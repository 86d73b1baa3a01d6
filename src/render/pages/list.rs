//! A page of a list: the cards of a collection in one language.

use super::super::jsonld;
use super::super::values::{Values, encode, map, owned};
use super::super::view::View;
use super::{Draft, Head, site_feeds, translation_link};
use crate::resolve::entries::plain;
use crate::resolve::generated::Generated;
use crate::resolve::{EntryId, FieldValue};
use crate::schema::{Holds, Kind, Term};
use crate::text::{Part, natural};
use crate::yaml::Value;
use std::collections::BTreeMap;
use tera::Value as T;

/// Page `page` of list `list`.
pub(super) fn draft<'v>(list: usize, page: usize, view: &'v View) -> Draft<'v> {
    let list = &view.site.lists[list];
    let is_agenda =
        view.context.schema.holder(Holds::Events).is_some_and(|(index, _)| index == list.collection);
    let schema = &view.context.schema.collections[list.collection];
    let spec = schema.list.as_ref().expect("only collections with a list are listed");
    let (url, range) = &list.pages[page];
    let lang = list.lang.as_str();
    let intro = list.intro.map(|id| &view.site.entries[id]);
    let label = intro.map_or_else(|| schema.label.get(lang).to_owned(), |entry| entry.card.title.clone());
    let number = page + 1;
    let title = if page == 0 { label.clone() } else { format!("{label}, page {number}") };
    let head = Head {
        description: intro.filter(|_| page == 0).map_or_else(String::new, |entry| entry.card.summary.clone()),
        noindex: intro.is_some_and(|entry| entry.card.hidden),
        ..Head::new(title, url.clone(), lang, "list", &schema.name)
    };
    let mut context = Values::default();
    let shown = &list.entries[range.clone()];
    context.insert_value("label", T::from(label));
    context.insert_value("intro", super::intro_value(list.intro.filter(|_| page == 0), view));
    context.insert_value("collection", T::from(schema.name.as_str()));
    context.insert_value("entries", view.cards(shown.iter().copied(), lang));
    context.insert_value("total", T::from(list.entries.len()));
    // The agenda shows what is to come, and that once for each day.
    let narrowed = page == 0 && !is_agenda;
    context.insert_value("filter", if narrowed { super::filter::value(list, view) } else { T::none() });
    if let Some(field) = &spec.group {
        context.insert_value("groups", groups(shown, field, lang, view));
    }
    context.insert_value("counts", counts(shown, schema.name == "tags", view));
    if view.site.catalogue.collection == Some(list.collection) {
        context.insert_value("catalogue", super::catalogue::value(shown, lang, view));
    }
    if is_agenda {
        super::agenda::list(lang, list, &mut context, view);
    }
    if schema.holds == Some(Holds::Promotions) {
        context.insert_value("programme", super::programme::timeline(lang, view));
    }
    if view.site.skills.collection == Some(list.collection) {
        context.insert_value("exchange", super::skills::of_list(lang, view));
        context.insert_value("skill_counts", super::skills::counts(shown, view));
    }
    if view.site.skills.people_collection == Some(list.collection) {
        context.insert_value("directory", view.page_about(Generated::Directory, lang).into());
    }
    let link = |index: Option<usize>| {
        let url = index.and_then(|index| list.pages.get(index)).map(|(url, _)| encode(&view.href(url)));
        T::from(url)
    };
    context.insert_value(
        "pager",
        map([
            ("number", T::from(number)),
            ("count", T::from(list.pages.len())),
            ("newer", link(page.checked_sub(1))),
            ("older", link(Some(page + 1))),
            ("first", link(Some(0))),
        ]),
    );
    let others: Vec<T> = view
        .site
        .lists
        .iter()
        .filter(|other| page == 0 && other.collection == list.collection && other.lang != list.lang)
        .map(|other| translation_link(&other.lang, schema.label.get(&other.lang), &other.first, true, view))
        .collect();
    context.insert_value("translations", T::from(others));
    context.insert_value("jsonld", T::from(jsonld::list(list, shown, &head.title, url, view)));
    context.insert_value("feeds", T::from(site_feeds(lang, view)));
    (&spec.template, head, context)
}

/// What entries of a list are put together by, in the order of the page.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Group {
    /// The entry that they name, by its place in its collection.
    Entry(usize, EntryId),
    /// A word of a vocabulary, by its place there.
    Term(usize),
    /// A text.
    Text(String),
    /// They do not say.
    None,
}

/// The entries of a list by what their field `field` says: the entry that it names, the word, or the text.
fn groups(shown: &[EntryId], field: &str, lang: &str, view: &View) -> T {
    let mut groups: BTreeMap<Group, Vec<EntryId>> = BTreeMap::new();
    for &id in shown {
        groups.entry(group_of(id, field, view)).or_default().push(id);
    }
    let title = |text: &str| map([("title", T::from(text)), ("url", T::none())]);
    let values = groups.into_iter().map(|(group, mut ids)| {
        // What has a number has its place by it.
        if ids.iter().any(|id| number_of(*id, view).is_some()) {
            ids.sort_by_cached_key(|id| {
                number_of(*id, view).map_or((true, Vec::new()), |number| (false, number))
            });
        }
        let card = match group {
            Group::Entry(_, id) => view.card_in(id, lang).clone(),
            Group::Term(place) => {
                terms(ids[0], field, view).map_or_else(T::none, |terms| title(terms[place].label.get(lang)))
            }
            Group::Text(text) => title(&text),
            Group::None => T::none(),
        };
        map([("card", card), ("entries", view.cards(ids, lang))])
    });
    T::from(values.collect::<Vec<_>>())
}

/// The parts of the `number` of entry `id`, in the order in which people count.
pub(super) fn number_of(id: EntryId, view: &View) -> Option<Vec<Part>> {
    plain(&view.site.entries[id], "number").and_then(Value::to_text).map(|number| natural(&number))
}

fn group_of(id: EntryId, field: &str, view: &View) -> Group {
    let entry = &view.site.entries[id];
    let said = entry.fields.iter().find_map(|(name, value)| (name == field).then_some(value));
    match said {
        Some(FieldValue::Plain(value)) => {
            let text = value.to_text().unwrap_or_default();
            let term = terms(id, field, view).and_then(|terms| terms.iter().position(|term| term.id == text));
            term.map_or(Group::Text(text), Group::Term)
        }
        Some(value) => {
            let named = value.references().find_map(|reference| reference.entry);
            named.map_or(Group::None, |named| Group::Entry(view.site.ranks[named], named))
        }
        None => Group::None,
    }
}

/// The words that `field` of entry `id` chooses from.
fn terms<'v>(id: EntryId, field: &str, view: &'v View) -> Option<&'v [Term]> {
    let schema = view.context.schema;
    match &schema.collections[view.site.entries[id].collection].field(field)?.kind {
        Kind::Choice { of } => schema.vocabulary(of).map(|vocabulary| vocabulary.terms.as_slice()),
        _ => None,
    }
}

/// How many challenges refer to each listed entry, by id; how many entries of any kind, where `any`.
fn counts(shown: &[EntryId], any: bool, view: &View) -> T {
    owned(shown.iter().map(|id| {
        let entry = &view.site.entries[*id];
        let counted = entry.inverse.iter().filter(|(name, _)| any || name == "defis");
        (entry.id.as_str(), T::from(counted.map(|(_, ids)| ids.len()).sum::<usize>()))
    }))
}
