//! Words of the theme, with values in them.

use super::view::View;

impl View<'_> {
    /// A string of the theme; `states.used` is the string `used` of the map `states`.
    pub fn string(&self, lang: &str, key: &str) -> String {
        let strings = self.strings.get(lang);
        let text = strings.and_then(|strings| {
            key.split('.').try_fold(strings, |value, key| value.as_map()?.get(key))?.to_text()
        });
        text.unwrap_or_else(|| key.to_owned())
    }

    /// A string of the theme with `{title}` in it.
    pub fn entry_words(&self, key: &str, title: &str, lang: &str) -> String {
        self.string(lang, key).replace("{title}", title)
    }

    /// `n` in the words that the theme has for a number of `what`.
    pub fn count(&self, n: usize, what: &str, lang: &str) -> String {
        let form = match n {
            0 => "zero",
            1 => "one",
            _ => "many",
        };
        self.string(lang, &format!("counts.{what}.{form}")).replace("{n}", &n.to_string())
    }

    /// `n` in the words that the theme has for entries of `collection`, or else for entries of any kind.
    pub fn count_of(&self, n: usize, collection: &str, lang: &str) -> String {
        let known = self
            .strings
            .get(lang)
            .and_then(|strings| strings.as_map()?.get("counts")?.as_map()?.get(collection));
        self.count(n, if known.is_some() { collection } else { "entries" }, lang)
    }

    /// A share as the language writes it: `25 %`.
    pub fn percent(&self, percent: usize, lang: &str) -> String {
        self.string(lang, "percent").replace("{n}", &percent.to_string())
    }
}
