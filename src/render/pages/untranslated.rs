//! What nobody has translated: a page for the editors of a site in several languages.

use super::super::values::map;
use super::super::view::View;
use super::generated::Made;
use crate::resolve::Entry;
use tera::Value as T;

/// For each language and collection, the entries that have no translation, with the files that they are written in.
pub(super) fn draw(lang: &str, view: &View) -> Made {
    let others = view.site.languages.iter().filter(|other| *other != lang);
    let languages = others.map(|other| {
        let sections: Vec<T> =
            (0..view.site.collections.len()).filter_map(|at| section(at, other, view)).collect();
        map([("lang", T::from(other.as_str())), ("sections", T::from(sections))])
    });
    Made::new(String::new(), [("untranslated", T::from(languages.collect::<Vec<_>>()))])
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
