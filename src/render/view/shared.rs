//! The values that all pages in a language share.

use super::super::assets::FOLDER;
use super::super::values::{Values, encode, map, owned, to_tera};
use super::super::{pages, same};
use super::View;
use crate::parse::markdown::typeset;
use crate::resolve::generated::Generated;
use crate::yaml::Value;
use std::collections::HashSet;
use tera::Value as T;

impl View<'_> {
    /// `site`, `t`, `nav`, `lists` … for pages in `lang`.
    pub(super) fn shared(&self, lang: &str) -> Values {
        let config = self.context.config;
        let mut context = Values::default();
        let data = self.site.data.iter().map(|file| {
            let name = file.path.trim_start_matches("_data/");
            (name.rsplit_once('.').map_or(name, |(stem, _)| stem), to_tera(&file.value))
        });
        let site = map([
            ("title", T::from(typeset(&config.title, config.lang == "fr"))),
            ("description", T::from(typeset(&config.description, config.lang == "fr"))),
            ("url", T::from(config.url.as_str())),
            ("baseurl", T::from(config.baseurl.as_str())),
            ("lang", T::from(config.lang.as_str())),
            ("config", to_tera(&Value::Map(config.raw.clone()))),
            ("data", owned(data)),
        ]);
        let lists = self.site.lists.iter().filter(|list| list.lang == lang).map(|list| {
            let collection = &self.context.schema.collections[list.collection];
            let list = map([
                ("label", T::from(collection.label.get(lang))),
                ("url", T::from(encode(&self.href(&list.first)))),
                ("count", T::from(list.entries.len())),
            ]);
            (collection.name.as_str(), list)
        });
        context.insert_value("site", site);
        context.insert_value("lists", owned(lists));
        context.insert_value("reports", T::from(pages::report::minis(lang, self)));
        context.insert_value("t", to_tera(&self.strings[lang]));
        context.insert_value("lang", T::from(lang));
        context.insert_value("nav", self.nav(lang));
        context.insert_value("footer", T::from(self.menu("footer", lang).unwrap_or_default()));
        let fronts = self.site.languages.iter().filter(|lang| self.front(lang) == lang.as_str());
        let fronts = fronts.map(|lang| {
            map([("lang", T::from(lang.as_str())), ("home", T::from(self.front_page(Generated::Home, lang)))])
        });
        context.insert_value("languages", T::from(fronts.collect::<Vec<_>>()));
        context.insert_value("home", T::from(self.front_page(Generated::Home, lang)));
        context.insert_value("plan", T::from(self.front_page(Generated::Plan, lang)));
        let data = self.front_page(Generated::Data, lang);
        let shown = !self.site.datasets.is_empty();
        context.insert_value("data_page", shown.then_some(data).into());
        context.insert_value("search", pages::search_values(lang, self));
        context.insert_value("legal", pages::legal::links(lang, self));
        context.insert_value("licence", pages::legal::licence(lang, self));
        context.insert_value("matomo", pages::legal::matomo(lang, self));
        context.insert_value("asset", self.assets());
        let same = same::parts(self.context.theme, &context);
        context.insert_value("same", same);
        context
    }

    /// Where the theme's files in `assets/` are, by the name that each has in the theme. What an editor has put in the place
    /// of one stands under its plain name.
    fn assets(&self) -> T {
        let own: HashSet<&str> = self.site.files.iter().map(|file| file.path.as_str()).collect();
        let all = self.context.theme.assets.renamed.iter().map(|(path, renamed)| {
            let there = if own.contains(path.as_str()) { path } else { renamed };
            let address = encode(&self.href(&format!("/{there}")));
            (path.strip_prefix(FOLDER).unwrap_or(path), T::from(address))
        });
        owned(all)
    }
}
