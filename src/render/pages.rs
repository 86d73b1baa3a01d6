//! Every page that has a template: entries, lists, the home page, the plan of the site, 404.

use super::indexes::SitemapUrl;
use super::view::{View, encode, map, owned};
use super::{Context, jsonld, path_of};
use crate::artifact::Artifact;
use crate::diag::Diagnostic;
use crate::parse::body::Heading;
use crate::resolve::{Entry, EntryId, Site};
use crate::schema::Feed;
use tera::Value as T;

/// One page to render.
#[derive(Debug, Clone)]
pub enum Job {
    /// The page of an entry, in its own language or in that of those who refer to it.
    Entry(EntryId, Option<String>),
    /// Page `1` of list `0`.
    List(usize, usize),
    /// The home page of a language.
    Home(String),
    /// The plan of the site in a language.
    Plan(String),
    /// What a server shows where there is nothing.
    NotFound,
}

/// Where the plan of the site stands.
const PLAN: &str = "/plan-site.html";
/// Lists longer than this stand in the plan by their own page only.
const PLAN_MOST: usize = 500;

/// All pages of `site`. What an editor's own page stands for is left out.
pub fn jobs(site: &Site, context: &Context) -> Vec<Job> {
    let mut jobs = Vec::new();
    for (id, entry) in site.entries.iter().enumerate() {
        if entry.card.url.is_some() {
            jobs.push(Job::Entry(id, None));
            jobs.extend(entry.variants.keys().map(|lang| Job::Entry(id, Some(lang.clone()))));
        }
    }
    for (index, list) in site.lists.iter().enumerate() {
        jobs.extend((0..list.pages.len()).map(|page| Job::List(index, page)));
    }
    for lang in &site.languages {
        let own = *lang == context.config.lang;
        let worth = own || site.lists.iter().any(|list| list.lang == *lang);
        if worth {
            let home = if own { "/".to_owned() } else { format!("/{lang}/") };
            if site.free(&home) {
                jobs.push(Job::Home(lang.clone()));
            }
            if site.free(&plan_url(lang, context)) {
                jobs.push(Job::Plan(lang.clone()));
            }
        }
    }
    if site.free("/404.html") {
        jobs.push(Job::NotFound);
    }
    jobs
}

/// Where the plan of the site in `lang` stands.
pub fn plan_url(lang: &str, context: &Context) -> String {
    crate::resolve::urls::in_language(PLAN, lang, &context.config.lang)
}

/// What every page says of itself.
struct Head<'a> {
    title: String,
    description: String,
    url: String,
    lang: &'a str,
    kind: &'static str,
    section: &'a str,
    noindex: bool,
}

/// Renders one page.
///
/// # Errors
/// A diagnostic if its template cannot be rendered.
pub fn render(job: &Job, view: &View) -> Result<Artifact, Box<Diagnostic>> {
    let (template, head, mut context) = match job {
        Job::Entry(id, variant) => entry(*id, variant.as_deref(), view),
        Job::List(list, page) => list_page(*list, *page, view),
        Job::Home(lang) => home(lang, view),
        Job::Plan(lang) => plan(lang, view),
        Job::NotFound => not_found(view),
    };
    let url = head.url.clone();
    let page = page_value(&head, &mut context, view);
    context.insert_value("page", page);
    let theme = view.context.theme;
    match theme.tera.render(template, &context) {
        Ok(html) => Ok(Artifact::text(path_of(&url), html)),
        Err(error) => Err(Box::new(theme.diagnostic(&error, template))),
    }
}

fn page_value(head: &Head, context: &mut tera::Context, view: &View) -> T {
    let take = |context: &mut tera::Context, key: &str| context.remove(key).unwrap_or_else(T::none);
    map([
        ("title", T::from(head.title.as_str())),
        ("description", T::from(head.description.as_str())),
        ("url", T::from(encode(&view.href(&head.url)))),
        ("canonical", T::from(view.absolute(&head.url))),
        ("lang", T::from(head.lang)),
        ("kind", T::from(head.kind)),
        ("section", T::from(head.section)),
        ("noindex", T::from(head.noindex)),
        ("image", take(context, "og_image")),
        ("translations", take(context, "translations")),
        ("feeds", take(context, "feeds")),
        ("jsonld", take(context, "jsonld")),
        ("highlighted", take(context, "highlighted")),
    ])
}

fn entry<'v>(id: EntryId, variant: Option<&'v str>, view: &'v View) -> (&'v str, Head<'v>, tera::Context) {
    let entry = &view.site.entries[id];
    let schema = &view.context.schema.collections[entry.collection];
    let lang = variant.unwrap_or(&entry.card.lang);
    let url = match variant {
        Some(lang) => &entry.variants[lang],
        None => entry.card.url.as_ref().expect("only entries with an address have a page"),
    };
    let text = |name: &str| crate::resolve::entries::plain(entry, name).and_then(crate::yaml::Value::to_text);
    let head = Head {
        title: entry.card.title.clone(),
        description: entry.card.summary.clone(),
        url: url.clone(),
        lang,
        kind: "entry",
        section: &schema.name,
        noindex: text("robots").is_some_and(|robots| robots.contains("noindex")),
    };
    let mut context = view.shared[lang].clone();
    let mut body = view.body(entry);
    if entry.title_from_body {
        body = without_first_heading(body);
    }
    let mut value = view.cards[id].clone().into_map().unwrap_or_default();
    for (name, field) in
        entry.fields.iter().filter(|(name, _)| !matches!(name.as_str(), "title" | "description"))
    {
        value.insert(name.clone().into(), view.whole_field(name, field, entry));
    }
    if let Some(description) = text("description") {
        value.insert(
            "description".into(),
            T::from(crate::parse::markdown::typeset(&description, lang == "fr")),
        );
    }
    value.insert(
        "updated_label".into(),
        entry.card.updated.as_ref().map(|date| date.long(lang == "fr")).into(),
    );
    value.insert("body".into(), T::safe_string(&body));
    value.insert("toc".into(), toc(&entry.body.headings, entry.title_from_body));
    value.insert("related".into(), related(entry, lang, view));
    let (newer, older) = neighbours(id, entry, view);
    value.insert("newer".into(), newer);
    value.insert("older".into(), older);
    context.insert_value("entry", T::from(value));
    context.insert_value("highlighted", T::from(entry.body.html.contains("class=\"hl-")));
    context.insert_value("translations", translations(entry, variant, view));
    context.insert_value("og_image", og_image(entry, view));
    context.insert_value("jsonld", T::from(jsonld::entry(entry, schema, url, view)));
    let own_feed = (schema.feed == Feed::Entries && variant.is_none())
        .then(|| feed_link(&entry.card.title, &stem(url), view));
    context.insert_value(
        "feeds",
        T::from(site_feeds(lang, view).into_iter().chain(own_feed).collect::<Vec<_>>()),
    );
    let own = text("template").map(|name| format!("{name}.html"));
    let template = match own.as_deref().and_then(|name| view.context.theme.name(name)) {
        Some(name) => name,
        None => schema.template.as_deref().unwrap_or("page.html"),
    };
    (template, head, context)
}

/// The groups of entries that refer to this one; on a page in a language, those in that language if there are some.
fn related(entry: &Entry, lang: &str, view: &View) -> T {
    let groups = entry.inverse.iter().map(|(name, ids)| {
        let ids = in_order(ids, view);
        let same: Vec<EntryId> =
            ids.iter().copied().filter(|id| view.site.entries[*id].card.lang == lang).collect();
        let ids = if same.is_empty() { ids } else { same };
        let collection = &view.context.schema.collections[view.site.entries[ids[0]].collection];
        let group = map([
            ("label", T::from(collection.label.get(lang))),
            ("collection", T::from(collection.name.as_str())),
            ("entries", view.cards(ids)),
        ]);
        (name.as_str(), group)
    });
    owned(groups)
}

/// `ids` in the order of their collection's list.
fn in_order(ids: &[EntryId], view: &View) -> Vec<EntryId> {
    let mut ids = ids.to_vec();
    ids.sort_by_key(|id| view.site.ranks[*id]);
    ids
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
        index.and_then(|index| list.entries.get(index)).map_or_else(T::none, |id| view.cards[*id].clone())
    };
    at.map_or_else(|_| (T::none(), T::none()), |at| (card(at.checked_sub(1)), card(Some(at + 1))))
}

fn translations(entry: &Entry, variant: Option<&str>, view: &View) -> T {
    let mut list: Vec<(String, String, String)> = Vec::new();
    for &id in &entry.translations {
        let other = &view.site.entries[id];
        if let Some(url) = &other.card.url {
            list.push((other.card.lang.clone(), other.card.title.clone(), url.clone()));
        }
    }
    if !entry.variants.is_empty() {
        let own = entry.card.url.iter().map(|url| (&entry.card.lang, url));
        for (lang, url) in
            own.chain(entry.variants.iter()).filter(|(lang, _)| *lang != variant.unwrap_or(&entry.card.lang))
        {
            list.push((lang.clone(), entry.card.title.clone(), url.clone()));
        }
    }
    let values = list.into_iter().map(|(lang, title, url)| {
        map([
            ("lang", T::from(lang)),
            ("title", T::from(title)),
            ("url", T::from(encode(&view.href(&url)))),
            ("canonical", T::from(view.absolute(&url))),
        ])
    });
    T::from(values.collect::<Vec<_>>())
}

/// The picture for previews elsewhere; it may stand on another host, since no reader of the page loads it.
fn og_image(entry: &Entry, view: &View) -> T {
    let image = crate::resolve::entries::plain(entry, "image").and_then(crate::yaml::Value::as_str);
    image.map_or_else(T::none, |image| {
        let path = if image.contains("://") {
            image.to_owned()
        } else {
            format!("/{}", image.trim_start_matches('/'))
        };
        T::from(view.absolute(&path))
    })
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

fn list_page<'v>(list: usize, page: usize, view: &'v View) -> (&'v str, Head<'v>, tera::Context) {
    let list = &view.site.lists[list];
    let schema = &view.context.schema.collections[list.collection];
    let spec = schema.list.as_ref().expect("only collections with a list are listed");
    let (url, range) = &list.pages[page];
    let lang = list.lang.as_str();
    let label = schema.label.get(lang).to_owned();
    let number = page + 1;
    let head = Head {
        title: if page == 0 { label } else { format!("{label}, page {number}") },
        description: String::new(),
        url: url.clone(),
        lang,
        kind: "list",
        section: &schema.name,
        noindex: false,
    };
    let mut context = view.shared[lang].clone();
    let shown = &list.entries[range.clone()];
    context.insert_value("label", T::from(schema.label.get(lang)));
    context.insert_value("collection", T::from(schema.name.as_str()));
    context.insert_value("entries", view.cards(shown.iter().copied()));
    context.insert_value("total", T::from(list.entries.len()));
    if let Some(field) = &spec.group {
        context.insert_value("groups", groups(shown, field, view));
    }
    context.insert_value("counts", counts(shown, view));
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
        .map(|other| translation_link(&other.lang, schema.label.get(&other.lang), &other.first, view))
        .collect();
    context.insert_value("translations", T::from(others));
    context.insert_value("feeds", T::from(site_feeds(lang, view)));
    (&spec.template, head, context)
}

/// The entries of a list by the entry that their field `field` names, in the order of that collection.
fn groups(shown: &[EntryId], field: &str, view: &View) -> T {
    use crate::resolve::FieldValue;
    let mut groups: Vec<(Option<EntryId>, Vec<EntryId>)> = Vec::new();
    for &id in shown {
        let named = view.site.entries[id].fields.iter().find_map(|(name, value)| match value {
            FieldValue::References(references) if name == field => references.iter().find_map(|r| r.entry),
            _ => None,
        });
        match groups.iter_mut().find(|(key, _)| *key == named) {
            Some((_, ids)) => ids.push(id),
            None => groups.push((named, vec![id])),
        }
    }
    groups.sort_by_key(|(named, _)| named.map_or(usize::MAX, |id| view.site.ranks[id]));
    let values = groups.into_iter().map(|(named, ids)| {
        map([("card", named.map_or_else(T::none, |id| view.cards[id].clone())), ("entries", view.cards(ids))])
    });
    T::from(values.collect::<Vec<_>>())
}

/// How many entries refer to each listed one, by id.
fn counts(shown: &[EntryId], view: &View) -> T {
    owned(shown.iter().map(|id| {
        let entry = &view.site.entries[*id];
        (entry.id.as_str(), T::from(entry.inverse.iter().map(|(_, ids)| ids.len()).sum::<usize>()))
    }))
}

fn translation_link(lang: &str, title: &str, url: &str, view: &View) -> T {
    map([
        ("lang", T::from(lang)),
        ("title", T::from(title)),
        ("url", T::from(encode(&view.href(url)))),
        ("canonical", T::from(view.absolute(url))),
    ])
}

fn home<'v>(lang: &'v str, view: &'v View) -> (&'v str, Head<'v>, tera::Context) {
    const LATEST: usize = 6;
    let config = view.context.config;
    let head = Head {
        title: config.title.clone(),
        description: config.description.clone(),
        url: view.home(lang),
        lang,
        kind: "home",
        section: "home",
        noindex: false,
    };
    let mut context = view.shared[lang].clone();
    let latest = view.site.lists.iter().filter(|list| list.lang == lang).map(|list| {
        let name = view.context.schema.collections[list.collection].name.as_str();
        (name, view.cards(list.entries.iter().copied().take(LATEST)))
    });
    context.insert_value("latest", owned(latest));
    let others =
        view.site.languages.iter().filter(|other| *other != lang && view.site.free(&view.home(other)));
    let others: Vec<T> = others
        .filter(|other| view.site.lists.iter().any(|list| list.lang == **other))
        .map(|other| translation_link(other, &config.title, &view.home(other), view))
        .collect();
    context.insert_value("translations", T::from(others));
    context.insert_value("feeds", T::from(site_feeds(lang, view)));
    context.insert_value("jsonld", T::from(jsonld::site(view)));
    ("home.html", head, context)
}

fn plan<'v>(lang: &'v str, view: &'v View) -> (&'v str, Head<'v>, tera::Context) {
    let mut context = view.shared[lang].clone();
    let sections = view.site.collections.iter().enumerate().filter_map(|(index, ids)| {
        let schema = &view.context.schema.collections[index];
        let shown: Vec<EntryId> = ids
            .iter()
            .copied()
            .filter(|id| {
                view.site.entries[*id].card.lang == lang && view.site.entries[*id].card.url.is_some()
            })
            .collect();
        let list = view.site.lists.iter().find(|list| list.collection == index && list.lang == lang);
        (!shown.is_empty()).then(|| {
            map([
                ("label", T::from(schema.label.get(lang))),
                ("url", list.map(|list| encode(&view.href(&list.first))).into()),
                ("count", T::from(shown.len())),
                (
                    "entries",
                    if shown.len() > PLAN_MOST { T::from(Vec::<T>::new()) } else { view.cards(shown) },
                ),
            ])
        })
    });
    context.insert_value("sections", T::from(sections.collect::<Vec<_>>()));
    context.insert_value("feeds", T::from(site_feeds(lang, view)));
    let head = Head {
        title: view.string(lang, "plan_title"),
        description: String::new(),
        url: plan_url(lang, view.context),
        lang,
        kind: "plan",
        section: "plan",
        noindex: false,
    };
    ("plan.html", head, context)
}

fn not_found<'v>(view: &'v View) -> (&'v str, Head<'v>, tera::Context) {
    let lang = view.context.config.lang.as_str();
    let head = Head {
        title: view.string(lang, "not_found_title"),
        description: String::new(),
        url: "/404.html".into(),
        lang,
        kind: "404",
        section: "404",
        noindex: true,
    };
    ("404.html", head, view.shared[lang].clone())
}

/// The feeds of the whole lists in `lang`.
fn site_feeds(lang: &str, view: &View) -> Vec<T> {
    super::feeds::lists(view)
        .filter(|(list, _)| list.lang == lang)
        .map(|(list, stem)| {
            let label = view.context.schema.collections[list.collection].label.get(lang);
            feed_link(label, &stem, view)
        })
        .collect()
}

fn feed_link(title: &str, stem: &str, view: &View) -> T {
    map([
        ("title", T::from(title)),
        ("atom", T::from(encode(&view.href(&format!("{stem}.xml"))))),
        ("json", T::from(encode(&view.href(&format!("{stem}.json"))))),
    ])
}

/// The address of a page without its ending, to hang others on.
pub fn stem(url: &str) -> String {
    url.strip_suffix(".html").unwrap_or(url).trim_end_matches('/').to_owned()
}

/// The line of the sitemap that a page has, if search engines should know it.
pub fn in_sitemap(job: &Job, view: &View) -> Option<SitemapUrl> {
    let (url, changed) = match job {
        Job::Entry(id, variant) => {
            let entry = &view.site.entries[*id];
            let robots = crate::resolve::entries::plain(entry, "robots").and_then(crate::yaml::Value::as_str);
            if robots.is_some_and(|robots| robots.contains("noindex")) {
                return None;
            }
            let url = variant.as_ref().map_or(entry.card.url.as_ref(), |lang| entry.variants.get(lang))?;
            let dated = view.context.schema.collections[entry.collection].dated;
            (url.clone(), entry.card.updated.as_ref().or(entry.card.date.as_ref().filter(|_| dated)))
        }
        Job::List(list, page) => {
            let list = &view.site.lists[*list];
            let (url, range) = &list.pages[*page];
            let newest = list.entries[range.clone()].iter().filter_map(|id| {
                let entry = &view.site.entries[*id];
                let dated = view.context.schema.collections[entry.collection].dated;
                entry.card.updated.as_ref().or(entry.card.date.as_ref().filter(|_| dated))
            });
            (url.clone(), newest.max())
        }
        Job::Home(lang) => (view.home(lang), None),
        Job::Plan(lang) => (plan_url(lang, view.context), None),
        Job::NotFound => return None,
    };
    Some(SitemapUrl { address: view.absolute(&url), changed: changed.map(|date| date.iso()) })
}
