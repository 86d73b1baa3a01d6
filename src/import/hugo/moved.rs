//! Addresses of no text that stand elsewhere here.

use super::Site;
use super::addresses::{has_feed, is_published, part, place, resource, terms};
use super::sections::{section_of_posts, sections, texts};
use crate::import::old::OldText;
use crate::text::slugify;

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
