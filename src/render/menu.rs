//! The menus of every page: what stands in `_data/nav.yml` and `_data/footer.yml`.

use super::values::{encode, map};
use super::view::View;
use crate::yaml::Value;
use tera::Value as T;

impl View<'_> {
    /// `_data/nav.yml` (`nav-en.yml` for English); all lists where there is none.
    pub fn nav(&self, lang: &str) -> T {
        if let Some(items) = self.menu("nav", lang) {
            return T::from(items);
        }
        let lists = self.site.lists.iter().filter(|list| list.lang == lang).map(|list| {
            let label = self.context.schema.collections[list.collection].label.get(lang);
            let url = T::from(encode(&self.href(&list.first)));
            map([("name", T::from(label)), ("url", url), ("children", T::from(Vec::<T>::new()))])
        });
        T::from(lists.collect::<Vec<_>>())
    }

    /// The items of a menu in `_data/` without those that lead nowhere.
    pub fn menu(&self, name: &str, lang: &str) -> Option<Vec<T>> {
        let own = lang == self.context.config.lang;
        let stem = if own { format!("_data/{name}.") } else { format!("_data/{name}-{lang}.") };
        let file = self.site.data.iter().find(|file| file.path.starts_with(&stem))?;
        Some(file.value.as_list()?.iter().filter_map(|item| self.menu_item(item)).collect())
    }

    fn menu_item(&self, item: &Value) -> Option<T> {
        let item = item.as_map()?;
        let text = |key: &str| item.get(key).and_then(Value::to_text);
        let children: Vec<T> = item
            .get("children")
            .and_then(Value::as_list)
            .unwrap_or_default()
            .iter()
            .filter_map(|item| self.menu_item(item))
            .collect();
        let url = text("path").or_else(|| text("url")).and_then(|written| {
            // The real site writes paths without their slash.
            let path = format!("/{}", written.trim_start_matches('/'));
            if self.site.targets.has(&path) {
                self.link(&path)
            } else {
                self.link(&written).filter(|url| !url.starts_with('/'))
            }
        });
        if url.is_none() && children.is_empty() {
            return None;
        }
        Some(map([
            ("name", text("name").or_else(|| text("title")).unwrap_or_default().into()),
            ("url", url.into()),
            ("children", T::from(children)),
        ]))
    }
}
