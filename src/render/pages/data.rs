//! What other programs can read of the site, for people: each set of data with its number of records and its files.

use super::super::exports::{About, newest};
use super::super::values::{encode, map};
use super::super::view::View;
use super::generated::Made;
use crate::resolve::datasets::{Dataset, INDEX};
use tera::Value as T;

/// The page of the data.
pub(super) fn draw(lang: &str, view: &View) -> Made {
    let about = About::of(view);
    let sets: Vec<T> = view.site.datasets.iter().map(|set| dataset(set, lang, view)).collect();
    let number = match sets.len() {
        1 => view.string(lang, "data_sets.one"),
        n => view.string(lang, "data_sets.many").replace("{n}", &n.to_string()),
    };
    let lead = view.string(lang, "data_lead").replace("{n}", &number);
    let value = map([
        ("lead", T::from(lead.as_str())),
        ("licence", about.licence.into()),
        ("publisher", T::from(about.publisher)),
        ("index", T::from(encode(&view.href(&format!("/{INDEX}"))))),
        ("sets", T::from(sets)),
    ]);
    Made::new(lead, [("data", value)])
}

fn dataset(set: &Dataset, lang: &str, view: &View) -> T {
    let list = view.site.lists.iter().find(|list| list.collection == set.collection && list.lang == lang);
    let href = |path: &str| T::from(encode(&view.href(&format!("/{path}"))));
    let file = |format: &'static str, media_type: &'static str, path: &str| {
        map([("format", T::from(format)), ("type", T::from(media_type)), ("url", href(path))])
    };
    let json = file("JSON", "application/json", &set.json);
    let csv = set.csv.as_ref().map(|path| file("CSV", "text/csv", path));
    let date = newest(&set.entries, view).map_or_else(T::none, |date| {
        map([("iso", T::from(date.iso())), ("label", T::from(date.long(lang == "fr")))])
    });
    map([
        ("id", T::from(set.id.as_str())),
        ("title", T::from(view.context.schema.collections[set.collection].label.get(lang))),
        ("url", list.map(|list| encode(&view.href(&list.first))).into()),
        ("records", T::from(set.entries.len())),
        ("date", date),
        ("files", T::from([json].into_iter().chain(csv).collect::<Vec<_>>())),
        ("schema", href(&set.schema)),
    ])
}
