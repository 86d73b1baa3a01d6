//! How the files of a site lie: which folders are read, and which file tells of its folder.

use super::Schema;
use super::read::Reader;
use crate::yaml::{Map, Value};

impl Reader<'_> {
    /// Reads `folders:` and `section:`.
    pub(super) fn layout(&mut self, map: &Map, schema: &mut Schema) {
        match map.get("folders") {
            Some(Value::Map(folders)) => {
                for (folder, target) in folders.iter() {
                    let at = ["folders", folder];
                    let target = match target {
                        Value::String(target) => target.trim_matches('/').to_owned(),
                        _ => {
                            self.wrong(
                                &at,
                                "this is not a folder of the site",
                                "write `/`, or a folder: `data`",
                            );
                            continue;
                        }
                    };
                    match is_inside(folder) && (target.is_empty() || is_inside(&target)) {
                        true => schema.folders.push((folder.to_owned(), target)),
                        false => self.wrong(
                            &at,
                            "a folder of the schema lies in the site",
                            "write its name; for one that lies elsewhere write `mounts:` below `eigsite:` in `_config.yml`",
                        ),
                    }
                }
            }
            Some(Value::Null) | None => {}
            Some(_) => self.wrong(&["folders"], "`folders` names no folders", "write `content: /` below it"),
        }
        schema.section = map.get("section").and_then(Value::to_text).filter(|name| !name.contains('/'));
    }
}

/// Whether `path` is that of a folder below another.
fn is_inside(path: &str) -> bool {
    path.trim_end_matches('/').split('/').all(|part| !matches!(part, "" | "." | "..")) && !path.contains('\\')
}
