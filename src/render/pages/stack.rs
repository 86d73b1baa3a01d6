//! The tools on other pages: the stack of a challenge, the tools that a promotion or an administration uses most.

use super::super::tools::facet_page;
use super::super::values::map;
use super::super::view::View;
use crate::resolve::EntryId;
use std::cmp::Reverse;
use std::collections::{BTreeMap, HashMap};
use tera::Value as T;

/// The tools that a promotion's or an administration's own page shows.
const TOP: usize = 12;

/// A layer and the values of its uses, under the numbers of its part and of its place in the schema.
type Layers<'c> = BTreeMap<(usize, usize), (Option<&'c str>, Vec<T>)>;

/// The tools of a challenge: by part, then layer by layer in the schema's order, then as written. Those of no part come
/// first: after the last part they would seem to be its own.
pub(super) fn stack(challenge: EntryId, lang: &str, view: &View) -> Option<T> {
    let catalogue = &view.site.catalogue;
    let range = catalogue.by_challenge.get(&challenge)?.clone();
    let rank = |layer: Option<&String>| {
        let known = layer.and_then(|id| view.context.schema.layers.iter().position(|layer| layer.id == *id));
        known.unwrap_or(usize::MAX)
    };
    let mut parts: Vec<Option<&str>> = Vec::new();
    let mut layers = Layers::new();
    let mut seen: HashMap<Option<&str>, usize> = HashMap::new();
    for index in range {
        let used = &catalogue.uses[index];
        let part = *seen.entry(used.part.as_deref()).or_insert_with(|| {
            parts.push(used.part.as_deref());
            parts.len() - 1
        });
        let key = (part, rank(used.layer.as_ref()));
        let (_, uses) = layers.entry(key).or_insert_with(|| (used.layer.as_deref(), Vec::new()));
        uses.push(view.tools.used(index, lang));
    }
    let mut by_part: Vec<Vec<T>> = parts.iter().map(|_| Vec::new()).collect();
    for ((part, rank), (layer, uses)) in layers {
        let known = layer.filter(|_| rank < usize::MAX);
        let layer = known.map_or_else(T::none, |id| view.tools.layer(id, lang));
        by_part[part].push(map([("layer", layer), ("uses", T::from(uses))]));
    }
    let mut titled: Vec<_> = parts.iter().zip(by_part).collect();
    titled.sort_by_key(|(part, _)| part.is_some());
    let values = titled
        .into_iter()
        .map(|(part, layers)| map([("title", (*part).into()), ("layers", T::from(layers))]));
    Some(T::from(values.collect::<Vec<_>>()))
}

/// The tools that the challenges of a promotion or an administration use most, and where all of them stand.
pub(super) fn most_used(entry: EntryId, lang: &str, view: &View) -> Option<T> {
    let index = *view.tools.facet_about.get(&entry)?;
    let facet = &view.site.catalogue.facets[index];
    let mut tools: Vec<(EntryId, usize)> =
        facet.tools.iter().map(|tool| (*tool, view.tools.users_within(index, *tool).len())).collect();
    tools.retain(|(_, users)| *users > 0);
    tools.sort_by_key(|(_, users)| Reverse(*users));
    let shown = tools
        .iter()
        .take(TOP)
        .map(|(tool, users)| map([("tool", view.tools.tool(*tool, lang)), ("users", T::from(*users))]));
    Some(map([
        ("tools", T::from(shown.collect::<Vec<_>>())),
        ("count", T::from(facet.tools.len())),
        ("url", facet_page(index, lang, view).into()),
        ("panorama", super::catalogue::panorama(Some(entry), lang, view).into()),
    ]))
}
