//! What `_config.yml` says of folders that are read as if they stood in the site.

use super::keys::MOUNT;
use super::read::{Reader, below};
use super::{Config, Mount};
use crate::diag::{Text, text};
use crate::yaml::{Map, Step, Value};

const HELP: Text = text!("write-source-eig-link-target-eig");

impl Reader<'_> {
    /// Reads `mounts:`, a list of folders, out of what stands `at` the key `eigsite`.
    pub(super) fn mounts(&mut self, map: &Map, at: &[Step], config: &mut Config) {
        let at = below(at, Step::Key("mounts"));
        match map.get("mounts") {
            Some(Value::List(list)) => {
                for (index, item) in list.iter().enumerate() {
                    config.mounts.extend(self.mount(item, &below(&at, Step::Index(index))));
                }
            }
            Some(Value::Null) | None => {}
            Some(_) => self.wrong(&at, text!("is-not-a-list-of-folders"), HELP),
        }
    }

    fn mount(&mut self, item: &Value, at: &[Step]) -> Option<Mount> {
        let Some(map) = item.as_map() else {
            self.wrong(at, text!("this-item-of-has-no"), HELP);
            return None;
        };
        self.unknown_keys(map, at, &[MOUNT]);
        let source = self.text(map, at, "source").filter(|source| !source.is_empty());
        let Some(source) = source else {
            if map.get("source").is_none_or(Value::is_blank) {
                self.wrong(at, text!("this-item-of-has-no"), HELP);
            }
            return None;
        };
        let target = self.text(map, at, "target").unwrap_or_default();
        let target = target.trim_start_matches("./").trim_matches('/');
        if target.contains('\\') || target.split('/').any(|part| matches!(part, "." | "..")) && target != "."
        {
            self.wrong(
                &below(at, Step::Key("target")),
                text!("is-not-a-folder-of-the"),
                text!("write-the-folder-that-the-files"),
            );
            return None;
        }
        let target = if target == "." { "" } else { target };
        let include = self.texts(map, at, "include");
        let span = self.span(&below(at, Step::Key("source")));
        Some(Mount { source, target: target.to_owned(), include, span })
    }
}
