//! Pages that were made before, for those of which nothing has changed since.
//!
//! A template sees nothing but the values that it is given; so a page is known by its template, by these values, and by
//! the theme. The values that many pages share are looked at once for each language.

use super::theme::Theme;
use super::values::Values;
use super::view::Parts;
use super::{exports, feeds};
use crate::artifact::Artifact;
use rustc_hash::FxHasher;
use std::collections::{BTreeMap, HashMap};
use std::hash::{Hash, Hasher};
use tera::Value as T;

/// What a page is made of, in a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Key(u64);

/// The pages of a build, by the addresses that they have.
#[derive(Debug, Default)]
pub struct Memo {
    pages: HashMap<String, (Key, Artifact)>,
    /// What the pages share.
    pub(super) parts: Option<(Parts, Common)>,
    /// The texts of feeds.
    pub(super) texts: feeds::Texts,
    /// The records of open data.
    pub(super) records: exports::Kept,
}

impl Memo {
    /// The page at `path`, if `key` is still what it is made of.
    pub fn get(&self, path: &str, key: Key) -> Option<Artifact> {
        let (made_of, artifact) = self.pages.get(path)?;
        (*made_of == key).then(|| artifact.clone())
    }

    /// The page at `path`, whatever it was made of.
    pub fn last(&self, path: &str) -> Option<&Artifact> {
        self.pages.get(path).map(|(_, artifact)| artifact)
    }

    /// Keeps a page.
    pub fn put(&mut self, key: Key, artifact: Artifact) {
        self.pages.insert(artifact.path.clone(), (key, artifact));
    }
}

/// What the pages of a build have in common: the theme, and what they share in each language.
#[derive(Debug, PartialEq, Eq)]
pub struct Common(BTreeMap<String, u64>);

impl Common {
    /// What is common to pages that `theme` makes with the values `shared`, by language.
    pub fn new(theme: &Theme, shared: &BTreeMap<String, Values>) -> Self {
        let of = |values: &Values| {
            let mut hasher = FxHasher::default();
            theme.key.hash(&mut hasher);
            feed(values, &mut hasher);
            hasher.finish()
        };
        Self(shared.iter().map(|(lang, values)| (lang.clone(), of(values))).collect())
    }

    /// What a page in `lang` is made of that has the values `own`, besides the common ones.
    pub fn key(&self, template: &str, lang: &str, own: &Values) -> Key {
        let mut hasher = FxHasher::default();
        (template, lang, self.0.get(lang)).hash(&mut hasher);
        feed(own, &mut hasher);
        Key(hasher.finish())
    }
}

/// Feeds all that `values` hold to `hasher`, in their order.
fn feed(values: &Values, hasher: &mut FxHasher) {
    let mut left = Vec::new();
    for (name, value) in values.iter() {
        name.hash(hasher);
        left.push(value);
        while let Some(value) = left.pop() {
            feed_one(value, hasher, &mut left);
        }
    }
}

/// Feeds what `value` is to `hasher`; the values within are left to be fed next.
fn feed_one<'v>(value: &'v T, hasher: &mut FxHasher, left: &mut Vec<&'v T>) {
    value.kind().hash(hasher);
    if let Some(text) = value.as_str() {
        (value.is_safe(), text).hash(hasher);
    } else if let Some(map) = value.as_map() {
        map.len().hash(hasher);
        for (key, value) in map {
            key.hash(hasher);
            left.push(value);
        }
    } else if let Some(list) = value.as_array() {
        list.len().hash(hasher);
        left.extend(list);
    } else {
        let bits = value.as_f64().filter(|_| value.is_f64()).map(f64::to_bits);
        (value.as_bool(), value.as_i128(), value.as_u128(), bits, value.as_bytes()).hash(hasher);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::values::map;

    fn key(own: &[(&'static str, T)], shared: &str) -> Key {
        let mut values = Values::default();
        values.insert_value("nav", T::from(shared));
        let mut page = Values::default();
        own.iter().for_each(|(name, value)| page.insert_value(name, value.clone()));
        let common = Common(BTreeMap::from([("fr".to_owned(), {
            let mut hasher = FxHasher::default();
            feed(&values, &mut hasher);
            hasher.finish()
        })]));
        common.key("page.html", "fr", &page)
    }

    #[test]
    fn everything_that_a_template_sees_is_in_the_key() {
        let entry = |title: &str| map([("title", T::from(title)), ("cards", T::from(vec![T::from(1)]))]);
        let a = key(&[("entry", entry("a"))], "x");
        assert_eq!(a, key(&[("entry", entry("a"))], "x"));
        assert_ne!(a, key(&[("entry", entry("b"))], "x"));
        assert_ne!(a, key(&[("entry", entry("a"))], "y"));
        assert_ne!(a, key(&[("other", entry("a"))], "x"));
        assert_ne!(a, key(&[], "x"));
        let one = |value: T| key(&[("value", value)], "x");
        let nested = |depth| (0..depth).fold(T::from("a"), |within, _| T::from(vec![within]));
        let kinds = [
            T::none(),
            T::from(""),
            T::safe_string(""),
            T::from(false),
            T::from(0),
            T::from(1),
            T::from(1.0),
            T::from(1.5),
            T::from("1"),
            T::from(Vec::<T>::new()),
            map([]),
            map([("a", T::from("b"))]),
            map([("a", T::from(vec![T::from("b")]))]),
            T::from(vec![T::from("a"), T::from("b")]),
            T::from(vec![T::from("ab")]),
            T::from(vec![T::from("b"), T::from("a")]),
            nested(2),
            nested(1_000),
        ];
        let keys: Vec<Key> = kinds.into_iter().map(one).collect();
        for (at, key) in keys.iter().enumerate() {
            assert!(!keys[..at].contains(key), "{at}");
        }
    }
}
