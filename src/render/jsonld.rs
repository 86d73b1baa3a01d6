//! What search engines are told, as JSON-LD.

use super::view::View;
use crate::agenda::Event;
use crate::resolve::catalogue::is_web;
use crate::resolve::entries::plain;
use crate::resolve::{Entry, EntryId, FieldValue};
use crate::schema::Collection;
use crate::text::fold;
use crate::yaml::Value;
use serde::Serialize;
use serde_json::{Value as Json, json};

/// The JSON-LD of the page of entry `id`: the entry, if the schema gives it a type, and the way to it.
pub fn entry(id: EntryId, collection: &Collection, url: &str, view: &View) -> String {
    let entry = &view.site.entries[id];
    let address = view.absolute(url);
    let lang = &entry.card.lang;
    let list = view.site.lists.iter().find(|list| {
        view.context.schema.collections[list.collection].name == collection.name && list.lang == *lang
    });
    let home = view.string(lang, "home");
    let mut way = vec![Crumb::new(1, &home, view.absolute(&view.home(view.front(lang))))];
    if let Some(list) = list {
        way.push(Crumb::new(2, collection.label.get(lang), view.absolute(&list.first)));
    }
    way.push(Crumb::new(way.len() + 1, &entry.card.title, address.clone()));
    let event = view.site.agenda.events.get(&id);
    // Search engines refuse an event that takes place at no time.
    let kind = collection.schema_org.as_ref().filter(|kind| *kind != "Event" || event.is_some());
    let thing = kind.map(|kind| {
        let mut thing = thing(entry, kind, &address, view);
        if let Some(event) = event.filter(|_| kind == "Event") {
            tell_event(&mut thing, event, &address, view);
        }
        Node::Thing(thing)
    });
    let graph: Vec<Node> = thing.into_iter().chain([Node::Way { kind: "BreadcrumbList", way }]).collect();
    script(&Graph { context: "https://schema.org", graph })
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

fn thing(entry: &Entry, kind: &str, address: &str, view: &View) -> Json {
    let text = |name: &str| plain(entry, name).and_then(Value::to_text);
    let mut thing = json!({ "@type": kind, "@id": address, "url": address, "name": entry.card.title });
    if !entry.card.summary.is_empty() {
        thing["description"] = json!(entry.card.summary);
    }
    if let Some(image) = text("image") {
        thing["image"] = json!(view.picture(&image));
    }
    match kind {
        "BlogPosting" => {
            thing["headline"] = json!(entry.card.title);
            thing["inLanguage"] = json!(entry.card.lang);
            if let Some(date) = &entry.card.date {
                thing["datePublished"] = json!(date.rfc3339(&view.context.config.timezone));
            }
            if let Some(date) = &entry.card.updated {
                thing["dateModified"] = json!(date.rfc3339(&view.context.config.timezone));
            }
            if let Some(author) = text("author") {
                thing["author"] = json!({ "@type": "Person", "name": author });
            }
        }
        "Project" => {
            if let Some(name) = first_reference(entry, "administration") {
                thing["parentOrganization"] = json!({ "@type": "GovernmentOrganization", "name": name });
            }
        }
        "SoftwareApplication" => {
            let elsewhere = ["website", "repository"].into_iter().filter_map(text).filter(|url| is_web(url));
            let item = text("wikidata").filter(|item| !item.contains(['/', ' ']));
            let item = item.map(|item| format!("https://www.wikidata.org/wiki/{item}"));
            let mut same: Vec<String> = elsewhere.chain(item).collect();
            same.dedup();
            if !same.is_empty() {
                thing["sameAs"] = json!(same);
            }
            if let Some(licence) = text("licence") {
                thing["license"] = json!(licence);
            }
            let names = super::tools::aliases(entry);
            if !names.is_empty() {
                thing["alternateName"] = json!(names);
            }
            let categories = plain(entry, "categories").and_then(Value::as_list).unwrap_or_default();
            if let Some(category) = categories.first().and_then(Value::to_text) {
                thing["applicationCategory"] = json!(category);
            }
        }
        "Person" => {
            if let Some(role) = text("profil") {
                thing["jobTitle"] = json!(role);
            }
        }
        _ => {}
    }
    thing
}

/// When and where an event is, and who invites.
fn tell_event(thing: &mut Json, event: &Event, address: &str, view: &View) {
    let config = view.context.config;
    let period = event.period();
    thing["startDate"] = json!(period.start.iso(&config.timezone));
    if let Some(end) = period.end {
        thing["endDate"] = json!(end.iso(&config.timezone));
    }
    let status = if event.cancelled { "EventCancelled" } else { "EventScheduled" };
    thing["eventStatus"] = json!(format!("https://schema.org/{status}"));
    if let Some(place) = &event.place {
        let online = ["enligne", "online", "adistance", "distanciel", "visioconference"]
            .contains(&fold(place).as_str());
        let mode = if online { "OnlineEventAttendanceMode" } else { "OfflineEventAttendanceMode" };
        thing["eventAttendanceMode"] = json!(format!("https://schema.org/{mode}"));
        thing["location"] = match online {
            true => json!({ "@type": "VirtualLocation", "url": address }),
            false => json!({ "@type": "Place", "name": place, "address": place }),
        };
    }
    thing["organizer"] = json!({ "@type": "Organization", "name": config.title, "url": view.absolute("/") });
}

fn first_reference<'a>(entry: &'a Entry, field: &str) -> Option<&'a str> {
    entry.fields.iter().find_map(|(name, value)| match value {
        FieldValue::References(references) if name == field => references.first().map(|r| r.name.as_str()),
        _ => None,
    })
}

/// What stands on every page is written from these, since maps for it would be made and thrown away thousands of times.
#[derive(Serialize)]
struct Graph<'g> {
    #[serde(rename = "@context")]
    context: &'static str,
    #[serde(rename = "@graph")]
    graph: Vec<Node<'g>>,
}

#[derive(Serialize)]
#[serde(untagged)]
enum Node<'g> {
    Thing(Json),
    Way {
        #[serde(rename = "@type")]
        kind: &'static str,
        #[serde(rename = "itemListElement")]
        way: Vec<Crumb<'g>>,
    },
}

#[derive(Serialize)]
struct Crumb<'g> {
    #[serde(rename = "@type")]
    kind: &'static str,
    item: String,
    name: &'g str,
    position: usize,
}

impl<'g> Crumb<'g> {
    fn new(position: usize, name: &'g str, item: String) -> Self {
        Self { kind: "ListItem", item, name, position }
    }
}

/// JSON that may stand in a `<script>`: nothing in it can close the element.
fn script(value: &impl Serialize) -> String {
    let text = serde_json::to_string(value).expect("maps whose keys are texts can be written");
    if !text.contains(['<', '>', '&']) {
        return text;
    }
    text.replace('<', "\\u003c").replace('>', "\\u003e").replace('&', "\\u0026")
}
