//! The sections of the site as collections: what differs from the schema of the programme's Hugo site.

use super::Site;
use super::addresses::{
    address, has_feed, is_published, part, place, resource, section, taxonomies, template_of, terms,
};
use crate::diag::{Text, text};
use crate::import::fields::{Names, NewField, OF_LAYOUTS, common, infer, label};
use crate::import::old::OldText;
use crate::import::settings::map;
use crate::import::todo::files_below;
use crate::import::{NewCollection, NewSchema};
use crate::resolve::COMMON_KEYS;
use crate::schema::{Feed, Own, Schema, read};
use crate::source::SourceId;
use crate::text::slugify;
use crate::yaml::{self, Map, Value};
use std::path::Path;

/// The schema that Hugo's layout is in.
const BASE: &str = "hugo-v3";
/// What sections of posts are mostly called.
const POSTS: &[&str] =
    &["blog", "posts", "post", "articles", "article", "actualites", "actualités", "actus", "news", "billets"];
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
    let metas: Vec<&Map> =
        site.old.texts.iter().filter(|text| section(site, text).is_none()).map(|text| &text.meta).collect();
    schema.collections.push(NewCollection {
        name: "pages".to_owned(),
        remark: text!("fields-besides-those-of-the-default", texts = text!("texts", count = metas.len())),
        keys: if site.plain { Vec::new() } else { vec![("permalink", string("/:path/:slug/"))] },
        title: None,
        fields: infer(&metas, |key| is_known(&base, "pages", key), &names),
    });
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

fn string(text: &str) -> Value {
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

/// The texts in the section `name`, but for the one that tells of it.
fn texts<'s>(site: &'s Site, name: &str) -> Vec<&'s OldText> {
    let is_of =
        |text: &&OldText| section(site, text) == Some(name) && !place(site, text).0.ends_with("/_index");
    site.old.texts.iter().filter(is_of).collect()
}

/// The sections that hold texts, but for those that tell of the terms of a taxonomy.
fn sections(site: &Site) -> Vec<String> {
    let taxonomies = taxonomies(site);
    let mut names: Vec<String> =
        site.old.texts.iter().filter_map(|text| section(site, text)).map(str::to_owned).collect();
    names.sort();
    names.dedup();
    names.retain(|name| !taxonomies.contains(name) && !texts(site, name).is_empty());
    names
}

/// The section whose texts are posts: one that is called so, or else the largest of which all texts have a date.
fn section_of_posts(site: &Site) -> Option<String> {
    let sections = sections(site);
    if let Some(name) = POSTS.iter().find_map(|name| sections.iter().find(|section| section == name)) {
        return Some(name.clone());
    }
    let base = base();
    let known = |name: &str| {
        let at = base.collection_of(&format!("{name}/x.md"));
        at.is_some_and(|at| base.collections[at].name != "pages")
    };
    let dated = sections.into_iter().filter(|name| {
        let texts = texts(site, name);
        texts.len() > 1 && texts.iter().all(|text| text.meta.get("date").is_some()) && !known(name)
    });
    dated.max_by_key(|name| texts(site, name).len())
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
            let said: Vec<String> = text.said("title").into_iter().chain([text.stem().to_owned()]).collect();
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

/// Where the texts of a section stand, in the words of permalinks here.
fn permalink(site: &Site, name: &str) -> String {
    let slug = if site.plain { ":slugorcontentbasename" } else { ":slug" };
    if let Some(template) = template_of(site, name) {
        return converted(&template, name, slug);
    }
    let end = if site.raw.get("uglyurls").and_then(Value::as_bool) == Some(true) { ".html" } else { "/" };
    let is_deep = |text: &&OldText| {
        let path = place(site, text).0.trim_end_matches("/index");
        path.matches('/').count() > 1
    };
    let is_nested = texts(site, name).iter().any(is_deep);
    let own = if is_nested { ":path" } else { slug };
    format!("/{}/{own}{end}", part(site, name))
}

/// A template of Hugo's as one of ours. What `:title` and `:slug` mean there, file names mostly say too; where not, single texts
/// are told their addresses.
fn converted(template: &str, section: &str, slug: &str) -> String {
    let tokens = [
        (":slugorcontentbasename", slug),
        (":slugorfilename", slug),
        (":contentbasename", slug),
        (":filename", slug),
        (":monthname", ":long_month"),
        (":weekdayname", ":long_day"),
        (":yearday", ":y_day"),
        (":sections", section),
        (":section", section),
        (":title", slug),
        (":slug", slug),
    ];
    let mut new = String::new();
    let mut rest = template;
    while let Some(colon) = rest.find(':') {
        new.push_str(&rest[..colon]);
        rest = &rest[colon..];
        let name = 1 + rest[1..].find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(rest.len() - 1);
        let token = &rest[..name];
        new.push_str(tokens.iter().find(|(old, _)| *old == token).map_or(token, |(_, new)| new));
        rest = &rest[name..];
    }
    new.push_str(rest);
    let name = new.rsplit('/').next().unwrap_or_default();
    if name.is_empty() || name.contains('.') { new } else { format!("{new}/") }
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
    NewCollection {
        name: "posts".to_owned(),
        remark: text!(
            "so-many-texts-in-a-folder",
            texts = text!("texts", count = metas.len()),
            folder = name
        ),
        keys,
        title: None,
        fields: relations(site, &metas, |key| is_known(base, "posts", key))
            .chain(infer(&metas, |key| is_known(base, "posts", key) || is_taxonomy(site, key), names))
            .collect(),
    }
}

fn is_taxonomy(site: &Site, key: &str) -> bool {
    taxonomies(site).iter().any(|name| name == key)
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
        remark: text!(
            "so-many-texts-in-a-folder",
            texts = text!("texts", count = metas.len()),
            folder = name
        ),
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
    let is_known = |key: &str| shared.contains(&key) || is_common(base, key) || is_taxonomy(site, key);
    let titled = metas.len() > 1 && metas.iter().all(|meta| meta.get("title").is_some());
    let mut fields: Vec<NewField> = relations(site, &metas, |key| shared.contains(&key)).collect();
    fields.extend(infer(&metas, is_known, names));
    if weighed {
        fields.push(NewField { name: "weight".to_owned(), kind: "number", to: None, required: true });
    }
    NewCollection {
        name: name.to_owned(),
        remark: text!(
            "so-many-texts-in-a-folder",
            texts = text!("texts", count = metas.len()),
            folder = name
        ),
        keys,
        title: Some(titled),
        fields,
    }
}

/// What a taxonomy's collection is called here.
fn collection_of<'t>(taxonomy: &'t str) -> &'t str {
    match taxonomy {
        "categories" => "rubriques",
        other => other,
    }
}

/// Fields for the taxonomies that texts of a section name, but for those that are `known`.
fn relations<'s>(
    site: &Site,
    metas: &'s [&Map],
    known: impl Fn(&str) -> bool + 's,
) -> impl Iterator<Item = NewField> + 's {
    let named = move |key: &String| metas.iter().any(|meta| meta.get(key).is_some()) && !known(key);
    taxonomies(site).into_iter().filter(named).map(|name| NewField {
        to: Some(collection_of(&name).to_owned()),
        name,
        kind: "refs",
        required: false,
    })
}

/// The feed of a section, where Hugo had one.
fn feed(site: &Site, name: &str) -> Option<(&'static str, Value)> {
    has_feed(site, "section").then(|| ("feed", string(&format!("/{}/index", part(site, name)))))
}

/// The collections of taxonomies that stand elsewhere than in the schema, or are not in it.
fn of_taxonomies(site: &Site, base: &Schema, sections: &[String]) -> Vec<NewCollection> {
    let slug = if site.plain { ":slugorcontentbasename" } else { ":slug" };
    let mut new = Vec::new();
    for (name, found) in terms(site) {
        let folder = part(site, &name);
        let permalink = string(&format!("/{folder}/{slug}/"));
        let list = map([("path", string(&format!("/{folder}/")))]);
        let sources = Value::List(vec![string(&format!("{name}/**"))]);
        let remark = text!("terms-of-a-taxonomy", count = found.len(), name = &name);
        let collection = |name: &str, keys| NewCollection {
            name: name.to_owned(),
            remark: remark.clone(),
            keys,
            title: None,
            fields: Vec::new(),
        };
        if name == "tags" {
            new.push(collection(
                "tags",
                vec![("sources", sources), ("permalink", permalink), ("list", list)],
            ));
        } else if name == "categories" {
            let own = (!site.plain).then_some(("permalink", permalink));
            let feed = has_feed(site, "term").then_some(("feed", Value::Bool(true)));
            new.push(collection("rubriques", own.into_iter().chain(feed).collect()));
        } else if base
            .collection_of(&format!("{name}/x.md"))
            .is_none_or(|at| base.collections[at].name == "pages")
            && !sections.contains(&name)
        {
            let list =
                map([("path", string(&format!("/{folder}/"))), ("template", string("collection.html"))]);
            let mut own = collection(
                &name,
                vec![
                    ("label", string(&label(&name))),
                    ("sources", sources),
                    ("permalink", permalink),
                    ("template", string("tag.html")),
                    ("list", list),
                    ("create", Value::Bool(true)),
                ],
            );
            own.keys.extend(has_feed(site, "term").then_some(("feed", Value::Bool(true))));
            own.title = Some(false);
            new.push(own);
        }
    }
    new
}

/// Addresses that stand elsewhere here: feeds, terms, whose ids have no accents, and files beside a page that has been told its
/// address.
pub(super) fn moved(site: &Site) -> Vec<(String, String)> {
    let mut moved = Vec::new();
    let home = has_feed(site, "home");
    if home && has_feed(site, "section") {
        // The feed of posts is that of the home page; where there are none, that of another section takes its place.
        let feed = |name: String| format!("/{}/index.xml", part(site, &name));
        moved.extend(match section_of_posts(site) {
            Some(name) => Some((feed(name), "/index.xml".to_owned())),
            None => sections(site).into_iter().next().map(|name| ("/index.xml".to_owned(), feed(name))),
        });
        moved.extend(site.languages.iter().filter_map(|(lang, _)| feed_of_language(site, lang)));
    }
    for (name, terms) in terms(site) {
        let folder = part(site, &name);
        if home && has_feed(site, "taxonomy") {
            moved.push((format!("/{folder}/index.xml"), "/index.xml".to_owned()));
        }
        for from in terms {
            let to = if site.plain { from.clone() } else { slugify(&from) };
            if has_feed(site, "term") {
                moved.push((format!("/{folder}/{from}/index.xml"), format!("/{folder}/{to}.xml")));
            }
            if from != to {
                moved.push((format!("/{folder}/{from}/"), format!("/{folder}/{to}/")));
            }
        }
    }
    let beside = site.old.files.iter().filter_map(|path| Some((resource(site, path)?, format!("/{path}"))));
    moved.extend(beside.filter(|(from, to)| from != to));
    moved
}

/// The feed of the home page in `lang`, if no posts are in it, and the feed of the first section that has texts in it.
fn feed_of_language(site: &Site, lang: &str) -> Option<(String, String)> {
    let is_in = |text: &&&OldText| place(site, text).1 == Some(lang) && is_published(site, text);
    let has_texts = |name: &str| texts(site, name).iter().any(|text| is_in(&text));
    if section_of_posts(site).is_some_and(|name| has_texts(&name)) {
        return None;
    }
    let first = sections(site).into_iter().find(|name| has_texts(name))?;
    Some((format!("/{lang}/index.xml"), format!("/{lang}/{}/index.xml", part(site, &first))))
}

/// What is read as it is, and how much of it there is.
pub(super) fn read_as_it_is(site: &Site, root: &Path, statics: &[String]) -> Vec<Text> {
    let published = site.old.texts.iter().filter(|text| address(site, text).is_some()).count();
    let mut read = vec![text!("texts-that-were-published", texts = text!("texts", count = published))];
    let held = site.old.texts.iter().filter(|text| text.is_page() && !is_published(site, text)).count();
    if held > 0 {
        read.push(text!("texts-that-wait", texts = text!("texts", count = held)));
    }
    for name in sections(site) {
        let texts = texts(site, &name).len();
        read.push(text!("entries-in", name = &name, texts = text!("texts", count = texts)));
    }
    let beside = site.old.files.len();
    read.push(text!("files-beside-texts", files = text!("files", count = beside)));
    let copied: usize = statics.iter().map(|folder| files_below(root, folder).len()).sum();
    read.push(text!("files-that-are-copied", files = text!("files", count = copied)));
    read
}
