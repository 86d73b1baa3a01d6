//! What nobody has translated: a page for the editors of a site in several languages.

use super::super::values::map;
use super::super::view::View;
use super::{Draft, Head};
use crate::resolve::urls::UNTRANSLATED;
use crate::resolve::{Entry, Site};
use tera::Value as T;

/// Whether something of the site stands in another language for want of a translation.
pub(super) fn there_is_some(site: &Site) -> bool {
    site.entries.iter().any(|entry| !entry.variants.is_empty() && entry.has_prose())
}

/// For each language and collection, the entries that have no translation, with the files that they are written in.
pub(super) fn draft<'v>(view: &'v View) -> Draft<'v> {
    let lang = view.context.config.lang.as_str();
    let title = view.string(lang, "untranslated_title");
    let others = view.site.languages.iter().filter(|other| *other != lang);
    let languages = others.map(|other| {
        let sections: Vec<T> =
            (0..view.site.collections.len()).filter_map(|at| section(at, other, view)).collect();
        map([("lang", T::from(other.as_str())), ("sections", T::from(sections))])
    });
    let languages: Vec<T> = languages.collect();
    let mut context = view.shared[lang].clone();
    context.insert_value("untranslated", T::from(languages));
    let head =
        Head { noindex: true, ..Head::new(title, UNTRANSLATED.to_owned(), lang, "report", "untranslated") };
    ("traductions.html", head, context)
}

/// The entries of collection `at` that nobody has translated into `other`.
fn section(at: usize, other: &str, view: &View) -> Option<T> {
    let lang = view.context.config.lang.as_str();
    let missing = |entry: &Entry| entry.variants.contains_key(other) && entry.has_prose();
    let entries = view.site.collections[at].iter().filter(|id| missing(&view.site.entries[**id]));
    let entries: Vec<T> = entries
        .map(|id| {
            let path = view.site.entries[*id].origin.path.as_deref();
            map([("page", view.mini_of(*id, lang)), ("path", path.map(T::from).into())])
        })
        .collect();
    let label = view.context.schema.collections[at].label.get(lang);
    (!entries.is_empty()).then(|| map([("label", T::from(label)), ("entries", T::from(entries))]))
}
