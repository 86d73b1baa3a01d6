//! The page of an entry: its card, its fields, its text, and who refers to it.

use super::super::values::{Values, begun, encode, map, owned};
use super::super::view::View;
use super::super::{cards, exports, feeds, jsonld};
use super::translation_link;
use super::{
    Draft, Head, agenda, by_year, cohort, feed_link, in_order, log, outcome, site_feeds, skills, stack, stem,
    subset, tool,
};
use crate::parse::body::Heading;
use crate::parse::markdown::typeset;
use crate::resolve::entries::plain;
use crate::resolve::skills::INVERSES;
use crate::resolve::{Entry, EntryId};
use crate::yaml::Value;
use tera::Value as T;

/// The page of entry `id`, in its own language or in that of those who refer to it.
pub(super) fn draft<'v>(id: EntryId, variant: Option<&'v str>, view: &'v View) -> Draft<'v> {
    let entry = &view.site.entries[id];
    let schema = &view.context.schema.collections[entry.collection];
    let lang = variant.unwrap_or(&entry.card.lang);
    let url = match variant {
        Some(lang) => &entry.variants[lang],
        None => entry.card.url.as_ref().expect("only entries with an address have a page"),
    };
    let untranslated = variant.is_some() && entry.has_prose();
    let text = |name: &str| plain(entry, name).and_then(Value::to_text);
    let head = Head {
        description: entry.card.summary.clone(),
        noindex: entry.card.hidden || untranslated,
        original: untranslated.then(|| entry.card.url.clone()).flatten(),
        ..Head::new(entry.card.title.clone(), url.clone(), lang, "entry", &schema.name)
    };
    let mut context = Values::default();
    let mut body = view.body(entry);
    if entry.title_from_body {
        body = without_first_heading(body);
    }
    let mut value = view.card_in(id, lang).clone().into_map().unwrap_or_default();
    for (name, field) in
        entry.fields.iter().filter(|(name, _)| !matches!(name.as_str(), "title" | "description"))
    {
        value.insert(name.clone().into(), view.whole_field(name, field, entry, lang));
    }
    if let Some(description) = text("description") {
        let of_a_tool = view.site.catalogue.collection == Some(entry.collection);
        let description = if of_a_tool { begun(&description) } else { description };
        value.insert("description".into(), T::from(typeset(&description, entry.card.lang == "fr")));
    }
    value.insert(
        "updated_label".into(),
        entry.card.updated.as_ref().map(|date| date.long(lang == "fr")).into(),
    );
    value.insert("body".into(), T::safe_string(&body));
    value.insert("toc".into(), toc(&entry.body.headings, entry.title_from_body));
    let agenda = agenda::of_entry(id, lang, view);
    let shown = agenda.as_ref().map_or(&[][..], |(_, shown)| shown);
    value.insert("related".into(), related(entry, shown, lang, view));
    value.extend(agenda.map(|(agenda, _)| ("agenda".into(), agenda)));
    value.extend(agenda::event(id, lang, view).map(|event| ("event".into(), event)));
    value.insert("called_off".into(), T::from(agenda::is_called_off(id, view)));
    context.insert_value("calendars", agenda::calendar_link(view.site.agenda.calendar_of(id), view));
    value.insert("facts".into(), facts(entry, lang, view));
    let authors: Vec<T> = entry.credits.iter().map(|person| view.mini_of(*person, lang)).collect();
    value.insert("authors".into(), T::from(authors));
    value.insert("shared".into(), subset::of_entry(id, lang, view));
    let told = [
        ("outcome", outcome::value(id, lang, view)),
        ("cohort", cohort::value(id, lang, view)),
        ("help", skills::of_team(id, lang, view)),
        ("years", by_year::value(entry, lang, view)),
    ];
    let told = told.into_iter().filter_map(|(name, told)| Some((name, told?)));
    for (name, told) in of_tools(id, lang, view).into_iter().chain(told) {
        value.insert(name.into(), told);
    }
    let exchange = skills::of_person(id, lang, view).map(|exchange| ("exchange", exchange));
    for (name, of_skills) in
        skills::of_skill(id, lang, view).map(|skill| ("skill", skill)).into_iter().chain(exchange)
    {
        value.insert(name.into(), of_skills);
    }
    if let Some(url) = exports::publiccode::address(entry, view) {
        value.insert("publiccode".into(), T::from(encode(&view.href(&url))));
    }
    value.insert("journal".into(), log::digest(id, lang, view).unwrap_or_else(T::none));
    let (newer, older) = neighbours(id, entry, view);
    value.insert("newer".into(), newer);
    value.insert("older".into(), older);
    context.insert_value("entry", T::from(value));
    context.insert_value("highlighted", T::from(entry.body.html.contains("class=\"hl-")));
    context.insert_value("translations", translations(entry, variant, view));
    match cards::value(entry, view) {
        Some((address, card)) => {
            context.insert_value("og_image", address);
            context.insert_value("og_card", card);
        }
        None => context.insert_value("og_image", og_image(entry, view)),
    }
    context.insert_value("jsonld", T::from(jsonld::entry(id, schema, url, view)));
    let own_feed = (variant.is_none() && !feeds::of_entry(entry, view).is_empty())
        .then(|| feed_link(&entry.card.title, &stem(url), view));
    context.insert_value(
        "feeds",
        T::from(site_feeds(lang, view).into_iter().chain(own_feed).collect::<Vec<_>>()),
    );
    let own = entry.template.as_ref().map(|name| format!("{}.html", name.trim_end_matches(".html")));
    let template = match own.as_deref().and_then(|name| view.context.theme.name(name)) {
        Some(name) => name,
        None => schema.template.as_deref().unwrap_or("page.html"),
    };
    (template, head, context)
}

/// What the catalogue of tools says of an entry: what a tool is and who uses it, a challenge's stack, what a promotion
/// or an administration uses. A stack as written is not for templates.
fn of_tools(id: EntryId, lang: &str, view: &View) -> Vec<(&'static str, T)> {
    let entry = &view.site.entries[id];
    let mut values = Vec::new();
    match stack::stack(id, lang, view) {
        Some(stack) => values.push(("stack", stack)),
        None if plain(entry, "stack").is_some() => values.push(("stack", T::none())),
        None => {}
    }
    if view.site.catalogue.collection == Some(entry.collection) {
        values.push(("tool", tool::value(id, lang, view)));
    }
    values.extend(stack::most_used(id, lang, view).map(|tools| ("tools_in_use", tools)));
    values
}

/// What the fields say that the schema has a name for, in its order: their labels and values, and what these are.
fn facts(entry: &Entry, lang: &str, view: &View) -> T {
    let fields = &view.context.schema.collections[entry.collection].fields;
    let facts = fields.iter().filter(|field| !field.label.0.is_empty()).filter_map(|field| {
        let (_, value) = entry.fields.iter().find(|(name, _)| *name == field.name)?;
        // What cannot be read (a date that is none) was told, and says nothing here.
        let value =
            Some(view.whole_field(&field.name, value, entry, lang)).filter(|value| !value.is_none())?;
        Some(map([
            ("name", T::from(field.name.as_str())),
            ("label", T::from(field.label.get(lang))),
            ("kind", T::from(field.kind.name())),
            ("value", value),
        ]))
    });
    T::from(facts.collect::<Vec<_>>())
}

/// The groups of entries that refer to this one, without those that are `shown` elsewhere on its page; on a page in a
/// language, those in that language if there are some.
fn related(entry: &Entry, shown: &[EntryId], lang: &str, view: &View) -> T {
    // Who gives and seeks a skill has a place of its own; rows of the skill exchange are told by the skills.
    let of_skills = view.site.skills.collection == Some(entry.collection);
    let [.., rows] = INVERSES;
    let told_apart = |name: &str| name == rows || (of_skills && INVERSES.contains(&name));
    // What a log tells stands in its digest.
    let in_log = |ids: &[EntryId]| {
        ids.first().is_some_and(|id| {
            view.context.schema.collections[view.site.entries[*id].collection].log.is_some()
        })
    };
    let apart = entry.inverse.iter().filter(|(name, ids)| !told_apart(name) && !in_log(ids));
    let groups = apart.filter_map(|(name, ids)| {
        let mut ids = in_order(ids, view);
        ids.retain(|id| !shown.contains(id));
        let same: Vec<EntryId> =
            ids.iter().copied().filter(|id| view.site.entries[*id].card.lang == lang).collect();
        let ids = if same.is_empty() { ids } else { same };
        let collection = &view.context.schema.collections[view.site.entries[*ids.first()?].collection];
        let group = map([
            ("label", T::from(collection.label.get(lang))),
            ("collection", T::from(collection.name.as_str())),
            ("entries", view.cards(ids, lang)),
        ]);
        Some((name.as_str(), group))
    });
    owned(groups)
}

fn neighbours(id: EntryId, entry: &Entry, view: &View) -> (T, T) {
    let schema = &view.context.schema.collections[entry.collection];
    if !schema.dated {
        return (T::none(), T::none());
    }
    let Some(list) =
        view.site.lists.iter().find(|l| l.collection == entry.collection && l.lang == entry.card.lang)
    else {
        return (T::none(), T::none());
    };
    let at = list.entries.binary_search_by_key(&view.site.ranks[id], |other| view.site.ranks[*other]);
    let card = |index: Option<usize>| {
        index
            .and_then(|index| list.entries.get(index))
            .map_or_else(T::none, |id| view.card_in(*id, &entry.card.lang).clone())
    };
    at.map_or_else(|_| (T::none(), T::none()), |at| (card(at.checked_sub(1)), card(Some(at + 1))))
}

/// Where the entry stands in other languages: translations, and pages that stand for want of one.
fn translations(entry: &Entry, variant: Option<&str>, view: &View) -> T {
    let here = variant.unwrap_or(&entry.card.lang);
    let translated = entry.translations.iter().filter_map(|id| {
        let other = &view.site.entries[*id];
        let url = other.card.url.as_ref()?;
        Some(translation_link(&other.card.lang, &other.card.title, url, true, view))
    });
    let own = entry.card.url.iter().map(|url| (&entry.card.lang, url, true));
    let variants = entry.variants.iter().map(|(lang, url)| (lang, url, !entry.has_prose()));
    let variants = own.chain(variants).filter(|(lang, _, _)| *lang != here && !entry.variants.is_empty());
    let variants = variants
        .map(|(lang, url, translated)| translation_link(lang, &entry.card.title, url, translated, view));
    T::from(translated.chain(variants).collect::<Vec<_>>())
}

/// The picture for previews elsewhere; it may stand on another host, since no reader of the page loads it.
fn og_image(entry: &Entry, view: &View) -> T {
    let image = plain(entry, "image").and_then(Value::as_str);
    image.map_or_else(T::none, |image| T::from(view.picture(image)))
}

/// The headings of a text as a tree; a page whose title is its first heading does not list that.
fn toc(headings: &[Heading], skip_first: bool) -> T {
    fn below(headings: &[Heading], at: &mut usize, above: u8) -> Vec<T> {
        let mut nodes = Vec::new();
        while let Some(heading) = headings.get(*at).filter(|heading| heading.level > above) {
            *at += 1;
            let children = below(headings, at, heading.level);
            let (id, text) = (T::from(heading.id.as_str()), T::from(heading.text.as_str()));
            nodes.push(map([("id", id), ("text", text), ("children", T::from(children))]));
        }
        nodes
    }
    T::from(below(headings, &mut usize::from(skip_first), 0))
}

fn without_first_heading(html: String) -> String {
    let end = html.find("</h").and_then(|at| html[at..].find('>').map(|close| at + close + 1));
    match end {
        Some(end) if html.trim_start().starts_with("<h") => html[end..].to_owned(),
        _ => html,
    }
}
