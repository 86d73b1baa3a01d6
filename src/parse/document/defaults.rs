//! What the configuration gives the documents of a scope.

use crate::config::Defaults;
use crate::schema::Collection;
use crate::yaml::Map;

/// What the configuration gives every entry of `collection` in the file at `path`.
pub fn given(collection: &Collection, path: &str, defaults: &[Defaults]) -> Map {
    let mut given = Map::default();
    fill_up(&mut given, path, &collection.name, defaults);
    given
}

/// Puts in what the configuration gives every document of its scope; the longer scope wins over the shorter one.
pub fn fill_up(meta: &mut Map, path: &str, collection: &str, defaults: &[Defaults]) {
    let mut fitting: Vec<&Defaults> = defaults
        .iter()
        .filter(|scope| scope.kind.as_deref().is_none_or(|kind| kind == collection))
        .filter(|scope| in_scope(path, &scope.path))
        .collect();
    fitting.sort_by_key(|scope| (scope.path.len(), scope.kind.is_some()));
    for (key, value) in fitting.iter().rev().flat_map(|scope| scope.values.iter()) {
        if meta.get(key).is_none() {
            meta.insert(key, value.clone());
        }
    }
}

fn in_scope(path: &str, scope: &str) -> bool {
    if scope.contains('*') {
        return fast_glob::glob_match(scope, path);
    }
    scope.is_empty() || path.strip_prefix(scope).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}
