//! The sections of the site as collections: what differs from the schema of the programme's Hugo site.

use super::Site;
use super::addresses::{address, has_feed, is_published, part, section};
use super::sections::{permalink, section_of_posts, sections, texts};
use super::taxonomies::{is_taxonomy, of_taxonomies, relations};
use crate::diag::{Text, text};
use crate::import::fields::{Names, NewField, OF_LAYOUTS, TITLES, common, infer, label, title};
use crate::import::settings::map;
use crate::import::todo::files_below;
use crate::import::{NewCollection, NewSchema};
use crate::resolve::COMMON_KEYS;
use crate::schema::{Feed, Own, Schema, read};
use crate::source::SourceId;
use crate::yaml::{self, Map, Value};
use std::path::Path;

/// The schema that Hugo's layout is in.
const BASE: &str = "hugo-v3";
/// Keys that Hugo acts on and nothing here does, besides those that the schema passes over.
const OF_HUGO: &[&str] = &[
    "cascade",
    "draft",
    "lastmod",
    "url",
    "slug",
    "aliases",
    "summary",
    "translationKey",
    "linkTitle",
    "sitemap",
    "build",
];

/// The schema that the site's own is laid over.
pub(super) fn base() -> Schema {
    let text = format!("use: {BASE}\n");
    let value = yaml::parse(SourceId(0), &text, 0..text.len()).value.unwrap_or_default();
    read(Some(Own { source: SourceId(0), text: &text, value: &value })).value
}

/// What the site's schema says.
pub(super) fn schema(
    site: &Site,
    content: &str,
    statics: &[String],
    elsewhere: &[(String, String)],
) -> NewSchema {
    let base = base();
    let mut schema = NewSchema { base: Some(BASE), ..NewSchema::default() };
    if content != "content" || statics != ["static"] || !elsewhere.is_empty() {
        schema.keys.push(("folders", folders(content, statics, elsewhere)));
    }
    let names = names(site);
    let posts = section_of_posts(site);
    let sections = sections(site);
    for name in &sections {
        let path = format!("{name}/x.md");
        let known =
            base.collection_of(&path).map(|at| &base.collections[at]).filter(|known| known.name != "pages");
        let new = match known {
            _ if Some(name) == posts.as_ref() => of_posts(site, name, &base, &names),
            Some(known) if known.name != "posts" => of_known(site, name, known, &base, &names),
            _ => own(site, name, &base, &names),
        };
        schema.collections.push(new);
    }
    schema.collections.extend(of_taxonomies(site, &base, &sections));
    schema.collections.push(of_pages(site, &base, &names));
    let written = |key: &str| site.old.texts.iter().any(|text| text.meta.get(key).is_some());
    let passed = |key: &str| base.ignored.iter().any(|name| name == key);
    let ignored = OF_LAYOUTS.iter().filter(|key| written(key) && !passed(key)).map(|key| (*key).to_owned());
    let ignored: Vec<String> = ignored.collect();
    // A list in the schema takes the place of the one below it.
    schema.ignored = match ignored.is_empty() {
        true => ignored,
        false => base.ignored.iter().cloned().chain(ignored).collect(),
    };
    schema
}

/// What is to be said of the pages that stand in no section.
fn of_pages(site: &Site, base: &Schema, names: &Names) -> NewCollection {
    let metas: Vec<&Map> =
        site.old.texts.iter().filter(|text| section(site, text).is_none()).map(|text| &text.meta).collect();
    NewCollection {
        name: "pages".to_owned(),
        remark: text!("texts", count = metas.len()),
        keys: if site.plain || metas.is_empty() {
            Vec::new()
        } else {
            vec![("permalink", string("/:path/:slug/"))]
        },
        title: None,
        fields: infer(&metas, |key| is_known(base, "pages", key), names),
    }
}

pub(super) fn string(text: &str) -> Value {
    Value::String(text.to_owned())
}

fn folders(content: &str, statics: &[String], elsewhere: &[(String, String)]) -> Value {
    let mut folders = Map::default();
    if content != "content" {
        folders.insert("content", Value::Null);
    }
    if !statics.iter().any(|folder| folder == "static") {
        folders.insert("static", Value::Null);
    }
    folders.insert(content, string("/"));
    for folder in statics {
        folders.insert(folder.clone(), string("/"));
    }
    for (code, folder) in elsewhere {
        folders.insert(folder.clone(), string(code));
    }
    Value::Map(folders)
}

fn names(site: &Site) -> Names {
    let mut names = Names::default();
    let posts = section_of_posts(site);
    let base = base();
    for name in sections(site) {
        let known = base.collection_of(&format!("{name}/x.md")).map(|at| base.collections[at].name.clone());
        let collection = match known {
            _ if Some(&name) == posts.as_ref() => "posts".to_owned(),
            Some(known) if known != "pages" && known != "posts" => known,
            _ => name.clone(),
        };
        for text in texts(site, &name) {
            let said: Vec<String> = ["title"]
                .iter()
                .chain(TITLES)
                .filter_map(|key| text.said(key))
                .chain([text.stem().to_owned()])
                .collect();
            names.add(&collection, said.iter().map(String::as_str));
        }
    }
    names
}

fn is_known(base: &Schema, collection: &str, key: &str) -> bool {
    let fields = base.collection(collection).map(|(_, known)| known.fields.as_slice()).unwrap_or_default();
    fields.iter().any(|field| field.keys.iter().any(|known| known == key)) || is_common(base, key)
}

fn is_common(base: &Schema, key: &str) -> bool {
    let others = base.keys.iter().flat_map(|(_, others)| others).chain(&base.ignored);
    COMMON_KEYS.contains(&key) || OF_HUGO.contains(&key) || others.map(String::as_str).any(|name| name == key)
}

fn metas<'s>(site: &'s Site, name: &str) -> Vec<&'s Map> {
    texts(site, name).into_iter().map(|text| &text.meta).collect()
}

fn of_posts(site: &Site, name: &str, base: &Schema, names: &Names) -> NewCollection {
    let metas = metas(site, name);
    let path = format!("/{}/", part(site, name));
    let known = base.collection("posts").map(|(_, posts)| posts);
    let new = permalink(site, name);
    let mut keys = Vec::new();
    if name != "blog" || known.is_none_or(|known| known.permalink != new) {
        if name != "blog" && name != "posts" {
            keys.push(("sources", Value::List(vec![string(&format!("{name}/**"))])));
        }
        keys.push(("permalink", string(&new)));
        keys.push(("list", map([("path", string(&path))])));
    }
    if has_feed(site, "home") {
        keys.push(("feed", string("/index")));
    }
    // Hugo asks no date of a post.
    if metas.iter().any(|meta| meta.get("date").is_none()) {
        keys.push(("dated", Value::Bool(false)));
    }
    NewCollection {
        name: "posts".to_owned(),
        remark: remark(metas.len(), name),
        keys,
        title: None,
        fields: relations(site, &metas, |key| is_known(base, "posts", key))
            .chain(infer(&metas, |key| is_known(base, "posts", key) || is_taxonomy(site, key), names))
            .collect(),
    }
}

/// How many texts of which folder a collection is made of.
fn remark(texts: usize, folder: &str) -> Text {
    text!("so-many-texts-in-a-folder", texts = text!("texts", count = texts), folder = folder)
}

fn of_known(
    site: &Site,
    name: &str,
    known: &crate::schema::Collection,
    base: &Schema,
    names: &Names,
) -> NewCollection {
    let metas = metas(site, name);
    let new = permalink(site, name);
    let mut keys = Vec::new();
    // Where accents stay, only texts that have some stand elsewhere; they are told so one by one.
    if known.permalink.replace(":slugorcontentbasename", ":slug")
        != new.replace(":slugorcontentbasename", ":slug")
    {
        keys.push(("permalink", string(&new)));
        keys.push(("list", map([("path", string(&format!("/{}/", part(site, name))))])));
    }
    if known.feed == Feed::None {
        keys.extend(feed(site, name));
    }
    NewCollection {
        name: known.name.clone(),
        remark: remark(metas.len(), name),
        keys,
        title: None,
        fields: infer(&metas, |key| is_known(base, &known.name, key), names),
    }
}

fn own(site: &Site, name: &str, base: &Schema, names: &Names) -> NewCollection {
    let metas = metas(site, name);
    let dated = metas.len() > 1 && metas.iter().all(|meta| meta.get("date").is_some());
    let path = format!("/{}/", part(site, name));
    let weighed = metas.iter().all(|meta| meta.get("weight").is_some());
    let sort = match (weighed, dated) {
        (true, _) => "weight",
        (false, true) => "date",
        (false, false) => "title",
    };
    let mut keys = vec![
        ("label", string(&label(name))),
        ("sources", Value::List(vec![string(&format!("{name}/**"))])),
        ("permalink", string(&permalink(site, name))),
        ("template", string("fiche.html")),
        ("list", map([("path", string(&path)), ("template", string("fiches.html")), ("sort", string(sort))])),
    ];
    keys.extend(feed(site, name));
    let shared = common(base);
    let title = title(&metas);
    let is_known = |key: &str| {
        shared.contains(&key) || is_common(base, key) || is_taxonomy(site, key) || title.alias == Some(key)
    };
    let mut fields: Vec<NewField> = relations(site, &metas, |key| shared.contains(&key)).collect();
    fields.extend(infer(&metas, is_known, names));
    if weighed {
        fields.push(NewField { name: "weight".to_owned(), kind: "number", to: None, required: true });
    }
    NewCollection {
        name: name.to_owned(),
        remark: remark(metas.len(), name),
        keys,
        title: Some(title),
        fields,
    }
}

/// The feed of a section, where Hugo had one.
fn feed(site: &Site, name: &str) -> Option<(&'static str, Value)> {
    has_feed(site, "section").then(|| ("feed", string(&format!("/{}/index", part(site, name)))))
}

/// What is read as it is, and how much of it there is.
pub(super) fn read_as_it_is(site: &Site, root: &Path, statics: &[String]) -> Vec<Text> {
    let published = site.old.texts.iter().filter(|text| address(site, text).is_some()).count();
    let mut read =
        vec![(published, text!("texts-that-were-published", texts = text!("texts", count = published)))];
    let held = site.old.texts.iter().filter(|text| text.is_page() && !is_published(site, text)).count();
    read.push((held, text!("texts-that-wait", texts = text!("texts", count = held))));
    for name in sections(site) {
        let texts = texts(site, &name).len();
        read.push((texts, text!("entries-in", name = &name, texts = text!("texts", count = texts))));
    }
    let beside = site.old.files.len();
    read.push((beside, text!("files-beside-texts", files = text!("files", count = beside))));
    let copied: usize = statics.iter().map(|folder| files_below(root, folder).len()).sum();
    read.push((copied, text!("files-that-are-copied", files = text!("files", count = copied))));
    read.into_iter().filter(|(count, _)| *count > 0).map(|(_, said)| said).collect()
}
