//! The sections of the site: which texts are in them, which holds the posts, where their texts stand.

use super::Site;
use super::addresses::{part, place, section, taxonomies};
use super::shape::base;
use super::template::{converted, is_known, template_of};
use crate::import::old::OldText;
use crate::yaml::Value;

/// What sections of posts are mostly called.
const POSTS: &[&str] =
    &["blog", "posts", "post", "articles", "article", "actualites", "actualités", "actus", "news", "billets"];

/// The texts in the section `name`, but for the one that tells of it.
pub(super) fn texts<'s>(site: &'s Site, name: &str) -> Vec<&'s OldText> {
    let is_of =
        |text: &&OldText| section(site, text) == Some(name) && !place(site, text).0.ends_with("/_index");
    site.old.texts.iter().filter(is_of).collect()
}

/// The sections that hold texts, but for those that tell of the terms of a taxonomy.
pub(super) fn sections(site: &Site) -> Vec<String> {
    let taxonomies = taxonomies(site);
    let mut names: Vec<String> =
        site.old.texts.iter().filter_map(|text| section(site, text)).map(str::to_owned).collect();
    names.sort();
    names.dedup();
    names.retain(|name| !taxonomies.contains(name) && !texts(site, name).is_empty());
    names
}

/// The section whose texts are posts: one that is called so, or else the largest of which all texts have a date.
pub(super) fn section_of_posts(site: &Site) -> Option<String> {
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

/// Where the texts of a section stand, in the words of permalinks here.
pub(super) fn permalink(site: &Site, name: &str) -> String {
    let slug = if site.plain { ":slugorcontentbasename" } else { ":slug" };
    if let Some(template) = template_of(site, name).filter(|template| is_known(template)) {
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
