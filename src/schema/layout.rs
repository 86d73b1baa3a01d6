//! What a schema says of a site as a whole: which folders are read, which file tells of its folder, what common keys are
//! called.

use super::read::{Reader, texts};
use super::{Collection, Schema};
use crate::diag::text;
use crate::yaml::{Map, Value};

/// Schemas that a site takes by name, with `use:`.
const SHIPPED: &[(&str, &str)] = &[("hugo-v3", include_str!("../../themes/eig/schemas/hugo-v3.yml"))];

/// An address that stands for an entry's own page where others link to it.
#[derive(Debug, Clone)]
pub struct Elsewhere {
    /// The field that holds it.
    pub address: String,
    /// A field that must be true for it to count.
    pub when: Option<String>,
}

impl Reader<'_> {
    /// The text of the schema that `own` wants laid over the default one first.
    pub(super) fn shipped(&mut self, own: &Map) -> Option<&'static str> {
        let name = own.get("use")?.to_text().unwrap_or_default();
        let found = SHIPPED.iter().find(|(known, _)| *known == name);
        if found.is_none() {
            let names: Vec<&str> = SHIPPED.iter().map(|(known, _)| *known).collect();
            self.wrong_name(&["use"], &name, &names, text!("schema"));
        }
        found.map(|(_, text)| *text)
    }

    /// Reads `folders:`, `section:`, `keys:` and `ignored:`.
    pub(super) fn layout(&mut self, map: &Map, schema: &mut Schema) {
        self.folders(map, schema);
        schema.section = map.get("section").and_then(Value::to_text).filter(|name| !name.contains('/'));
        schema.folder_addresses = map.get("folder_addresses").and_then(Value::as_bool) == Some(true);
        schema.ignored = texts(map.get("ignored"));
        match map.get("keys") {
            Some(Value::Map(keys)) => {
                schema.keys =
                    keys.iter().map(|(key, others)| (key.to_owned(), texts(Some(others)))).collect();
            }
            Some(Value::Null) | None => {}
            Some(_) => self.wrong(&["keys"], text!("names-no-keys"), text!("write-below-it")),
        }
    }

    fn folders(&mut self, map: &Map, schema: &mut Schema) {
        let folders = match map.get("folders") {
            Some(Value::Map(folders)) => folders,
            Some(Value::Null) | None => return,
            Some(_) => {
                return self.wrong(&["folders"], text!("names-no-folders"), text!("write-a-folder-below-it"));
            }
        };
        for (folder, target) in folders.iter() {
            let at = ["folders", folder];
            let Some(target) = target.as_str().map(|target| target.trim_matches('/')) else {
                self.wrong(&at, text!("this-is-not-a-folder-of"), text!("write-or-a-folder"));
                continue;
            };
            match is_inside(folder) && (target.is_empty() || is_inside(target)) {
                true => schema.folders.push((folder.to_owned(), target.to_owned())),
                false => self.wrong(
                    &at,
                    text!("a-folder-of-the-schema-lies"),
                    text!("write-its-name-one-that-lies"),
                ),
            }
        }
    }

    /// Reads `elsewhere:`, a field or `{ address, when }`.
    pub(super) fn elsewhere(&mut self, map: &Map, at: &[&str]) -> Option<Elsewhere> {
        let at: Vec<&str> = at.iter().copied().chain(["elsewhere"]).collect();
        match map.get("elsewhere")? {
            Value::Map(map) => {
                self.known_keys(map, &at, &["address", "when"]);
                let text = |key: &str| map.get(key).and_then(Value::to_text);
                let address = text("address");
                if address.is_none() {
                    self.wrong(&at, text!("names-no-field"), text!("write-address-url-elsewhere"));
                }
                Some(Elsewhere { address: address?, when: text("when") })
            }
            value => value.to_text().map(|address| Elsewhere { address, when: None }),
        }
    }
}

/// Whether `path` is that of a folder below another.
fn is_inside(path: &str) -> bool {
    let parts = path.trim_end_matches('/').split('/');
    parts.into_iter().all(|part| !matches!(part, "" | "." | "..")) && !path.contains('\\')
}

impl Schema {
    /// Whether the file at `path` tells of its folder.
    pub fn is_section(&self, path: &str) -> bool {
        let name = path.rsplit('/').next().unwrap_or(path);
        self.section.as_deref() == Some(name)
    }

    /// The collection of the file at `path`, which tells of its folder: that of the pages, unless the folder stands for
    /// an entry of a collection that mentions make, such as a topic.
    pub(super) fn collection_of_section(&self, path: &str) -> Option<usize> {
        let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
        let whole = |c: &Collection| c.sources.iter().any(|glob| glob == "**");
        let named = |c: &Collection| c.sources.iter().any(|glob| fast_glob::glob_match(glob, folder));
        let entry =
            self.collections.iter().position(|c| c.create && !whole(c) && folder.contains('/') && named(c));
        entry.or_else(|| self.collections.iter().position(whole))
    }

    /// The address `url`, which an entry gives itself, as this site writes addresses.
    pub fn address(&self, mut url: String) -> String {
        let name = url.rsplit('/').next().unwrap_or_default();
        if self.folder_addresses && !name.is_empty() && !name.contains('.') {
            url.push('/');
        }
        url
    }

    /// `meta` with the keys of the schema's own names in it: a key stands for the other until that says something.
    pub fn rename_keys(&self, meta: &mut Map) {
        for (key, others) in &self.keys {
            if meta.get(key).is_some_and(|value| !value.is_blank()) {
                continue;
            }
            let said = others.iter().find_map(|other| meta.get(other).filter(|value| !value.is_blank()));
            if let Some(value) = said.cloned() {
                meta.insert(key, value);
            }
        }
    }

    /// Front matter keys that are no fields and that every collection knows, besides the program's own.
    pub fn common_keys(&self) -> impl Iterator<Item = &str> {
        let others = self.keys.iter().flat_map(|(_, others)| others);
        others.chain(&self.ignored).map(String::as_str)
    }
}

impl Collection {
    /// Whether `meta` keeps its entry out.
    pub fn is_kept_back(&self, meta: &Map) -> bool {
        let said =
            self.published.as_ref().and_then(|field| self.said(field, meta).or_else(|| meta.get(field)));
        said.and_then(Value::as_bool) == Some(false)
    }

    /// The address elsewhere that others link to in the place of the entry's page.
    pub fn elsewhere(&self, meta: &Map) -> Option<String> {
        let Elsewhere { address, when } = self.elsewhere.as_ref()?;
        let value = |field: &str| self.said(field, meta).or_else(|| meta.get(field));
        let counts = when.as_ref().is_none_or(|when| value(when).and_then(Value::as_bool) == Some(true));
        value(address).and_then(Value::to_text).filter(|address| counts && !address.trim().is_empty())
    }
}

#[cfg(test)]
mod tests {
    use super::super::read::{Own, read};
    use super::*;
    use crate::source::SourceId;
    use crate::yaml;

    fn with_own(text: &str) -> crate::diag::Checked<Schema> {
        let value = yaml::parse(SourceId(0), text, 0..text.len()).value.expect("YAML");
        read(Some(Own { source: SourceId(0), text, value: &value }))
    }

    #[test]
    fn shipped_schema_is_taken_by_name_or_as_a_copy() {
        for text in ["use: hugo-v3\n", SHIPPED[0].1] {
            let read = with_own(text);
            assert_eq!(read.diagnostics, []);
            let defis = read.value.collection("defis").expect("défis").1;
            assert_eq!(defis.permalink, "/defis/:slugorcontentbasename/");
            assert!(defis.field("eigs").is_some_and(|field| field.keys.contains(&"eig".to_owned())));
            let of = |path: &str| {
                read.value.collection_of(path).map(|at| read.value.collections[at].name.as_str())
            };
            assert_eq!(of("defis/x/index.md"), Some("defis"));
            assert_eq!(of("defis/_index.md"), Some("pages"));
            assert_eq!(of("themes/_index.md"), Some("pages"));
            assert_eq!(of("themes/ecologie/_index.md"), Some("tags"));
            assert_eq!(of("_index.md"), Some("pages"));
        }
        let own =
            with_own("use: hugo-v3\nsection:\ncollections:\n  posts: { permalink: /actus/:slug/ }\n").value;
        assert_eq!(own.collection("posts").expect("posts").1.permalink, "/actus/:slug/");
        assert!(own.section.is_none());
    }

    #[test]
    fn slip_in_the_layout_is_told() {
        let text = "use: hugo-v4\nfolders: { ../content: /, static: [a] }\ncollections:\n  jeux: { elsewhere: { adress: x } }\n";
        let told = with_own(text).diagnostics;
        let places: Vec<&str> = told.iter().map(|d| &text[d.primary.start..d.primary.end]).collect();
        assert_eq!(places, ["hugo-v4", "adress", "{ adress: x }", "/", "[a]"]);
    }
}
