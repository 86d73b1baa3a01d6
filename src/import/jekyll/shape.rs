//! The collections of the site, and what the schema has to be told of them.

use super::Site;
use super::addresses::{Kind, address, filled, kind};
use super::{plugins, reuse};
use crate::diag::{Text, text};
use crate::import::fields::{Names, OF_LAYOUTS, TITLES, common, infer, label, title};
use crate::import::old::OldText;
use crate::import::settings::map;
use crate::import::{NewCollection, NewSchema};
use crate::resolve::COMMON_KEYS;
use crate::schema::Schema;
use crate::yaml::{Map, Value};

/// What the site's schema says.
pub(super) fn schema(site: &Site) -> NewSchema {
    let names = names(site);
    let mut collections = vec![known(site, "posts", "posts", &names)];
    collections.extend(site.collections.iter().map(|(name, has_pages)| {
        let here = reuse::here(site, name);
        match is_known(here) {
            true => known(site, name, here, &names),
            false => own(site, name, *has_pages, &names),
        }
    }));
    collections.push(known(site, "pages", "pages", &names));
    if let Some(path) = plugins::archive(site, "tag") {
        let path = path.replace(":name", ":slug");
        collections.push(NewCollection {
            name: "tags".to_owned(),
            remark: text!("the-pages-of-topics-stand-where"),
            keys: vec![("permalink", Value::String(path))],
            title: None,
            fields: Vec::new(),
        });
    }
    let mut schema = NewSchema { collections, ..NewSchema::default() };
    let folder = site.raw.get("source").and_then(Value::to_text).unwrap_or_default();
    let folder = folder.trim_matches(['.', '/']);
    if !folder.is_empty() {
        schema.keys.push(("folders", map([(folder, Value::String("/".to_owned()))])));
    }
    schema.ignored = ignored(site);
    schema
}

/// Whether the default schema has a collection of that name.
pub(super) fn is_known(name: &str) -> bool {
    Schema::embedded().collection(name).is_some()
}

/// The front matter of the texts of a collection.
pub(super) fn metas<'s>(site: &'s Site, collection: &str) -> Vec<&'s Map> {
    let schema = Schema::embedded();
    let is_page =
        |path: &str| schema.collection_of(path).is_none_or(|at| schema.collections[at].name == "pages");
    let is_of = |text: &&OldText| match collection {
        "posts" => text.path.split('/').any(|part| matches!(part, "_posts" | "_drafts")),
        // A page that needs Liquid is not among them, but its keys are no worse.
        "pages" => kind(site, text) == Kind::Page && text.is_page() && is_page(&text.path),
        name => text.path.split('/').any(|part| part.strip_prefix('_') == Some(name)),
    };
    site.old.texts.iter().filter(is_of).map(|text| &text.meta).collect()
}

fn names(site: &Site) -> Names {
    let mut names = Names::default();
    for (name, _) in &site.collections {
        for text in site.old.texts.iter().filter(|text| text.path.contains(&format!("_{name}/"))) {
            let said = ["title"].iter().chain(TITLES).filter_map(|key| text.said(key));
            let said: Vec<String> = said.chain([text.stem().to_owned()]).collect();
            names.add(reuse::here(site, name), said.iter().map(String::as_str));
        }
    }
    names
}

/// What is to be said of the collection `name`, which the default schema has as `here`.
fn known(site: &Site, name: &str, here: &str, names: &Names) -> NewCollection {
    let schema = Schema::embedded();
    let keys: Vec<&str> = schema.collection(here).map_or_else(Vec::new, |(_, collection)| {
        collection.fields.iter().flat_map(|field| field.keys.iter().map(String::as_str)).collect()
    });
    let metas = metas(site, name);
    let is_known = |key: &str| keys.contains(&key) || COMMON_KEYS.contains(&key);
    let mut own = Vec::new();
    let feed = plugins::feed(site);
    if name == "posts"
        && plugins::names(site.raw).iter().any(|plugin| plugin == "jekyll-feed")
        && let Some(path) = feed.strip_suffix(".xml").filter(|path| *path != "/feed")
    {
        own.push(("feed", Value::String(path.to_owned())));
    }
    let texts = text!("texts", count = metas.len());
    let fields = infer(&metas, is_known, names);
    let mut remark = match fields.is_empty() {
        true => texts.clone(),
        false => text!("fields-besides-those-of-the-default", texts = texts.clone()),
    };
    if name != here {
        own.push(("sources", Value::List(vec![Value::String(format!("_{name}/**"))])));
        remark = text!("so-many-texts-in-a-folder", texts = texts, folder = format!("_{name}"));
    }
    let usual =
        schema.collection(here).and_then(|(_, collection)| Some(collection.list.as_ref()?.path.as_str()));
    if let Some(path) = list_path(site, name).filter(|path| usual.is_some_and(|usual| usual != path)) {
        own.push(("list", map([("path", Value::String(path))])));
    }
    NewCollection { name: here.to_owned(), remark, keys: own, title: None, fields }
}

/// Where the old site had a page of its own that listed a collection: called so, or in a folder called so.
fn list_path(site: &Site, name: &str) -> Option<String> {
    let called: &[&str] =
        if name == "posts" { &["blog", "posts", "news", "articles", "actualites"] } else { &[name] };
    let is_list = |text: &OldText, name: &str| match text.stem() {
        "index" => text.folder() == name,
        stem => stem == name && text.folder().is_empty(),
    };
    let pages = || site.old.texts.iter().filter(|text| text.is_page() && kind(site, text) == Kind::Page);
    called.iter().find_map(|name| address(site, pages().find(|text| is_list(text, name))?))
}

/// What is to be said of a collection of the site's own.
fn own(site: &Site, name: &str, has_pages: bool, names: &Names) -> NewCollection {
    let text = |text: &str| Value::String(text.to_owned());
    let metas = metas(site, name);
    let mut keys =
        vec![("label", text(&label(name))), ("sources", Value::List(vec![text(&format!("_{name}/**"))]))];
    if has_pages {
        let dated = !metas.is_empty() && metas.iter().all(|meta| meta.get("date").is_some());
        let path = list_path(site, name).unwrap_or_else(|| format!("/{name}/"));
        let sort = if dated { "date" } else { "title" };
        keys.push(("template", text("fiche.html")));
        keys.push((
            "list",
            map([("path", text(&path)), ("template", text("fiches.html")), ("sort", text(sort))]),
        ));
    } else {
        keys.push(("export", Value::Bool(false)));
    }
    let common = common(Schema::embedded());
    let title = title(&metas);
    let is_known =
        |key: &str| common.contains(&key) || COMMON_KEYS.contains(&key) || title.alias == Some(key);
    NewCollection {
        name: name.to_owned(),
        remark: text!(
            "so-many-texts-in-a-folder",
            texts = text!("texts", count = metas.len()),
            folder = format!("_{name}")
        ),
        keys,
        title: Some(title),
        fields: infer(&metas, is_known, names),
    }
}

/// Keys of front matter that only layouts acted on.
fn ignored(site: &Site) -> Vec<String> {
    let written = |key: &str| site.old.texts.iter().any(|text| text.meta.get(key).is_some());
    OF_LAYOUTS.iter().filter(|key| written(key)).map(|key| (*key).to_owned()).collect()
}

/// What is read as it is, and how much of it there is.
pub(super) fn read_as_it_is(site: &Site) -> Vec<Text> {
    let count = |fits: &dyn Fn(Kind) -> bool| {
        site.old.texts.iter().filter(|text| text.is_page() && fits(kind(site, text))).count()
    };
    let posts = count(&|kind| kind == Kind::Post);
    let mut read = vec![(posts, text!("posts-in", texts = text!("texts", count = posts)))];
    for (name, _) in &site.collections {
        let texts = metas(site, name).len();
        let said = text!("entries-in", name = format!("_{name}"), texts = text!("texts", count = texts));
        read.push((texts, said));
    }
    let pages = count(&|kind| kind == Kind::Page);
    read.push((pages, text!("pages-beside-them", texts = text!("texts", count = pages))));
    let data = site.old.files.iter().filter(|path| path.starts_with("_data/")).count();
    read.push((data, text!("files-of-data", files = text!("files", count = data))));
    let copied = site.old.files.iter().filter(|path| !path.starts_with('_')).count();
    read.push((copied, text!("files-that-are-copied", files = text!("files", count = copied))));
    let given = site.old.texts.iter().filter(|text| filled(site, text).len() > text.meta.len()).count();
    read.push((given, text!("defaults-reach", texts = text!("texts", count = given))));
    read.into_iter().filter(|(count, _)| *count > 0).map(|(_, said)| said).collect()
}
