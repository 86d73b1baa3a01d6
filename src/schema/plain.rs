//! Collections that only the configuration names: Jekyll's own, without anything of ours.

use super::{Collection, Feed, Field, Kind, Labels, Schema, Shipped};

impl Schema {
    /// The schema with a plain collection for each of `named` that it does not have: a name, and whether the entries
    /// have pages.
    ///
    /// It is read from Jekyll's folder, stands at Jekyll's address and holds what pages hold. Collections of the
    /// schema are asked for a source before it, the one that takes everything after it.
    #[must_use]
    pub fn with_collections<'a>(mut self, named: impl IntoIterator<Item = (&'a str, bool)>) -> Self {
        for (name, has_pages) in named {
            if self.collection(name).is_some() {
                continue;
            }
            let plain = self.plain(name, has_pages);
            let takes_all = |c: &Collection| c.sources.iter().any(|glob| glob == "**");
            let place = self.collections.iter().position(takes_all).unwrap_or(self.collections.len());
            self.collections.insert(place, plain);
        }
        self
    }

    fn plain(&self, name: &str, has_pages: bool) -> Collection {
        let label = Labels(vec![(String::new(), name.to_owned())]);
        Collection {
            name: name.to_owned(),
            singular: label.clone(),
            label,
            schema_org: None,
            sources: vec![format!("_{name}/**")],
            data: Vec::new(),
            dated: false,
            permalink: "/:collection/:path:output_ext".to_owned(),
            published: None,
            elsewhere: None,
            date_from: Vec::new(),
            template: has_pages.then(|| "page.html".to_owned()),
            sheet: None,
            list: None,
            feed: Feed::None,
            create: false,
            holds: None,
            of: None,
            lists: Vec::new(),
            shipped: Shipped::None,
            tables: Vec::new(),
            line: None,
            log: None,
            text: None,
            body: None,
            private: false,
            consent: None,
            consent_of: None,
            export: has_pages,
            fields: self.fields_of_pages(name),
        }
    }

    /// What pages hold, seen from the other side under `name`.
    fn fields_of_pages(&self, name: &str) -> Vec<Field> {
        let pages = self.collection("pages").or_else(|| Schema::embedded().collection("pages"));
        let mut fields = pages.map_or_else(Vec::new, |(_, pages)| pages.fields.clone());
        for field in &mut fields {
            match &mut field.kind {
                Kind::Ref { to, .. } if to.iter().all(|name| self.collection(name).is_none()) => {
                    field.kind = Kind::List;
                }
                Kind::Ref { inverse, .. } => *inverse = inverse.as_ref().map(|_| name.to_owned()),
                _ => {}
            }
        }
        fields
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_the_schema_lacks_is_added_and_pages_stay_last() {
        let schema = Schema::embedded().clone();
        let before = schema.collections.len();
        let schema = schema.with_collections([("defis", true), ("recettes", true), ("notes", false)]);
        assert_eq!(schema.collections.len(), before + 2);
        assert_eq!(schema.collections.last().expect("some").name, "pages");
        let of = |path: &str| schema.collection_of(path).map(|index| schema.collections[index].name.as_str());
        assert_eq!(of("_recettes/tarte.md"), Some("recettes"));
        assert_eq!(of("_recettes/_posts/2018-01-01-a.md"), Some("posts"));
        assert!(schema.entry_folders().iter().any(|folder| folder == "notes"));
        assert!(schema.collection("notes").expect("there").1.template.is_none());
    }
}
