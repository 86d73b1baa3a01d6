//! What search engines are told, as JSON-LD.

use super::view::View;
use crate::resolve::entries::plain;
use crate::resolve::{Entry, FieldValue};
use crate::schema::Collection;
use crate::yaml::Value;
use serde_json::{Value as Json, json};

/// The JSON-LD of an entry's page: the entry, if the schema gives it a type, and the way to it.
pub fn entry(entry: &Entry, collection: &Collection, url: &str, view: &View) -> String {
    let address = view.absolute(url);
    let lang = &entry.card.lang;
    let list = view.site.lists.iter().find(|list| {
        view.context.schema.collections[list.collection].name == collection.name && list.lang == *lang
    });
    let mut way = vec![crumb(1, &view.string(lang, "home"), &view.absolute(&view.home(view.front(lang))))];
    if let Some(list) = list {
        way.push(crumb(2, collection.label.get(lang), &view.absolute(&list.first)));
    }
    way.push(crumb(way.len() + 1, &entry.card.title, &address));
    let mut graph = vec![json!({ "@type": "BreadcrumbList", "itemListElement": way })];
    if let Some(kind) = &collection.schema_org {
        graph.insert(0, thing(entry, kind, &address, view));
    }
    script(&json!({ "@context": "https://schema.org", "@graph": graph }))
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
            let elsewhere = ["website", "repository"].into_iter().filter_map(text);
            let item = text("wikidata").filter(|item| !item.contains(['/', ' ']));
            let item = item.map(|item| format!("https://www.wikidata.org/wiki/{item}"));
            let same: Vec<String> = elsewhere.chain(item).collect();
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

fn first_reference<'a>(entry: &'a Entry, field: &str) -> Option<&'a str> {
    entry.fields.iter().find_map(|(name, value)| match value {
        FieldValue::References(references) if name == field => references.first().map(|r| r.name.as_str()),
        _ => None,
    })
}

fn crumb(position: usize, name: &str, address: &str) -> Json {
    json!({ "@type": "ListItem", "position": position, "name": name, "item": address })
}

/// JSON that may stand in a `<script>`: nothing in it can close the element.
fn script(value: &Json) -> String {
    value.to_string().replace('<', "\\u003c").replace('>', "\\u003e").replace('&', "\\u0026")
}
