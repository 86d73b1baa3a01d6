//! Pages that were made before, for those of which nothing has changed since.
//!
//! A template sees nothing but the values that it is given; so a page is known by its template, by these values, and by
//! the theme. The values that many pages share are looked at once for each language.

use super::theme::Theme;
use super::values::Values;
use super::view::Parts;
use crate::artifact::Artifact;
use serde::Serialize;
use std::collections::{BTreeMap, HashMap};
use std::hash::{DefaultHasher, Hash, Hasher};

/// What a page is made of, in a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Key(u64);

/// The pages of a build, by the addresses that they have.
#[derive(Debug, Default)]
pub struct Memo {
    pages: HashMap<String, (Key, Artifact)>,
    /// What the pages share.
    pub(super) parts: Option<(Parts, Common)>,
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
#[derive(Debug)]
pub struct Common(BTreeMap<String, u64>);

impl Common {
    /// What is common to pages that `theme` makes with the values `shared`, by language.
    pub fn new(theme: &Theme, shared: &BTreeMap<String, Values>) -> Self {
        let of = |values: &Values| {
            let mut hasher = DefaultHasher::new();
            theme.key.hash(&mut hasher);
            feed(values, &mut hasher);
            hasher.finish()
        };
        Self(shared.iter().map(|(lang, values)| (lang.clone(), of(values))).collect())
    }

    /// What a page in `lang` is made of that has the values `own`, besides the common ones.
    pub fn key(&self, template: &str, lang: &str, own: &Values) -> Key {
        let mut hasher = DefaultHasher::new();
        (template, lang, self.0.get(lang)).hash(&mut hasher);
        feed(own, &mut hasher);
        Key(hasher.finish())
    }
}

/// Feeds all that `values` hold to `hasher`, in their order.
fn feed(values: &impl Serialize, hasher: &mut DefaultHasher) {
    // Writing to a hasher cannot fail, and all keys of maps are texts or numbers.
    serde_json::to_writer(Feed(hasher), values).expect("values of templates can be written");
}

struct Feed<'h>(&'h mut DefaultHasher);

impl std::io::Write for Feed<'_> {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.write(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::values::map;
    use tera::Value as T;

    fn key(own: &[(&'static str, T)], shared: &str) -> Key {
        let mut values = Values::default();
        values.insert_value("nav", T::from(shared));
        let mut page = Values::default();
        own.iter().for_each(|(name, value)| page.insert_value(name, value.clone()));
        let common = Common(BTreeMap::from([("fr".to_owned(), {
            let mut hasher = DefaultHasher::new();
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
    }
}
