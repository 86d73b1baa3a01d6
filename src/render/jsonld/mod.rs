//! What search engines are told, as JSON-LD: what a page is about, and the way to it.

mod event;
mod thing;

use super::view::View;
use crate::resolve::EntryId;
use crate::resolve::generated::Generated;
use crate::resolve::lists::ListPage;
use crate::schema::Collection;
use serde::Serialize;
use serde_json::{Value as Json, json};

/// The JSON-LD of the page of entry `id`: the entry, if the schema gives it a type, and the way to it.
pub fn entry(id: EntryId, collection: &Collection, url: &str, view: &View) -> String {
    let entry = &view.site.entries[id];
    let address = view.absolute(url);
    let lang = &entry.card.lang;
    let list = list_of(&collection.name, lang, view);
    let mut way = home(lang, view);
    if let Some(list) = list {
        way.push(Crumb::new(2, collection.label.get(lang).to_owned(), view.absolute(&list.first)));
    }
    way.push(Crumb::new(way.len() + 1, entry.card.title.clone(), address.clone()));
    let event = view.site.agenda.events.get(&id);
    // Search engines refuse an event without a date.
    let kind = collection.schema_org.as_ref().filter(|kind| *kind != "Event" || event.is_some());
    let thing = kind.map(|kind| {
        let mut thing = thing::of(entry, kind, &address, view);
        if let Some(event) = event.filter(|_| kind == "Event") {
            event::tell(&mut thing, event, &address, view);
        }
        thing
    });
    graph(thing, way)
}

/// The JSON-LD of a list's page: what it lists, where search engines want to know it, and the way to it.
pub fn list(list: &ListPage, shown: &[usize], title: &str, url: &str, view: &View) -> String {
    let collection = &view.context.schema.collections[list.collection];
    let questions = collection.schema_org.as_deref() == Some("Question");
    let about = questions.then(|| {
        let entries = shown.iter().map(|id| &view.site.entries[*id]);
        let all: Vec<Json> = entries
            .map(|entry| {
                let url = entry.card.url.as_deref().unwrap_or(url);
                thing::of(entry, "Question", &view.absolute(url), view)
            })
            .collect();
        let address = view.absolute(url);
        json!({ "@type": "FAQPage", "@id": address, "url": address, "name": title, "mainEntity": all })
    });
    graph(about, way(title, url, &collection.name, &list.lang, view))
}

/// The JSON-LD of any other page: the way to it.
pub fn page(title: &str, url: &str, section: &str, lang: &str, view: &View) -> String {
    graph(None, way(title, url, section, lang, view))
}

/// The JSON-LD of the home page.
pub fn site(view: &View) -> String {
    let config = view.context.config;
    script(&json!({
        "@context": "https://schema.org",
        "@type": "WebSite",
        "name": config.title,
        "description": config.description,
        "url": view.absolute("/"),
        "inLanguage": config.lang,
    }))
}

fn list_of<'v>(collection: &str, lang: &str, view: &'v View) -> Option<&'v ListPage> {
    let schema = view.context.schema;
    view.site
        .lists
        .iter()
        .find(|list| schema.collections[list.collection].name == collection && list.lang == lang)
}

/// The way to a page: home, the list of its section unless it is that, the page.
fn way(title: &str, url: &str, section: &str, lang: &str, view: &View) -> Vec<Crumb> {
    let mut way = home(lang, view);
    if let Some(list) = list_of(section, lang, view).filter(|list| list.first != url) {
        let collection = &view.context.schema.collections[list.collection];
        way.push(Crumb::new(2, collection.label.get(lang).to_owned(), view.absolute(&list.first)));
    }
    way.push(Crumb::new(way.len() + 1, title.to_owned(), view.absolute(url)));
    way
}

fn home(lang: &str, view: &View) -> Vec<Crumb> {
    let home = Generated::Home.address(view.front(lang), &view.context.config.lang);
    vec![Crumb::new(1, view.string(lang, "home"), view.absolute(&home))]
}

fn graph(about: Option<Json>, way: Vec<Crumb>) -> String {
    let way = Node::Way { kind: "BreadcrumbList", way };
    let graph = about.map(Node::Thing).into_iter().chain([way]).collect();
    script(&Graph { context: "https://schema.org", graph })
}

/// What stands on every page is written from these, since maps for it would be made and thrown away thousands of times.
#[derive(Serialize)]
struct Graph {
    #[serde(rename = "@context")]
    context: &'static str,
    #[serde(rename = "@graph")]
    graph: Vec<Node>,
}

#[derive(Serialize)]
#[serde(untagged)]
enum Node {
    Thing(Json),
    Way {
        #[serde(rename = "@type")]
        kind: &'static str,
        #[serde(rename = "itemListElement")]
        way: Vec<Crumb>,
    },
}

#[derive(Serialize)]
struct Crumb {
    #[serde(rename = "@type")]
    kind: &'static str,
    item: String,
    name: String,
    position: usize,
}

impl Crumb {
    fn new(position: usize, name: String, item: String) -> Self {
        Self { kind: "ListItem", item, name, position }
    }
}

/// JSON that may stand in a `<script>`: nothing in it can close the element.
pub fn script(value: &impl Serialize) -> String {
    let text = serde_json::to_string(value).expect("maps whose keys are texts can be written");
    if memchr::memchr3(b'<', b'>', b'&', text.as_bytes()).is_none() {
        return text;
    }
    text.replace('<', "\\u003c").replace('>', "\\u003e").replace('&', "\\u0026")
}
