//! The taxonomies of the site as collections, and as fields of the texts that name their terms.

use super::Site;
use super::addresses::{has_feed, part, taxonomies, terms};
use super::shape::string;
use crate::diag::text;
use crate::import::fields::{NewField, label};
use crate::import::settings::map;
use crate::import::{NewCollection, NewTitle};
use crate::schema::Schema;
use crate::yaml::{Map, Value};

pub(super) fn is_taxonomy(site: &Site, key: &str) -> bool {
    taxonomies(site).iter().any(|name| name == key)
}

/// What a taxonomy's collection is called here.
fn collection_of(taxonomy: &str) -> &str {
    match taxonomy {
        "categories" => "rubriques",
        other => other,
    }
}

/// Fields for the taxonomies that texts of a section name, but for those that are `known`.
pub(super) fn relations<'s>(
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

/// The collections of taxonomies that stand elsewhere than in the schema, or are not in it.
pub(super) fn of_taxonomies(site: &Site, base: &Schema, sections: &[String]) -> Vec<NewCollection> {
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
            own.title = Some(NewTitle { required: false, alias: None });
            new.push(own);
        }
    }
    new
}
