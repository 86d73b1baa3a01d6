//! The folder that VS Code has open, and its settings.

use super::{FOLDER, File, Site, data_name, panel};
use serde_json::{Map, Value, json};
use std::path::{Path, PathBuf};

/// The folder that an editor opens, and where the site stands in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Workspace {
    /// The folder.
    pub root: PathBuf,
    /// What leads from it to the site: empty, or with a slash at its end.
    pub prefix: String,
}

impl Workspace {
    /// The nearest folder at or above `source` that is a repository or has settings already; `source` where none is.
    pub fn around(source: &Path) -> Self {
        let whole = source.canonicalize().unwrap_or_else(|_| source.to_owned());
        let is_one = |folder: &&Path| folder.join(".git").exists() || folder.join(".vscode").is_dir();
        let above = whole.ancestors().find(is_one).unwrap_or(&whole);
        let below = whole.strip_prefix(above).unwrap_or(Path::new(""));
        let steps: Vec<_> = below.iter().map(|step| format!("{}/", step.to_string_lossy())).collect();
        // What was asked for is shown as it was asked for.
        let root = match steps.is_empty() {
            true => source.to_owned(),
            false => above.to_owned(),
        };
        Self { root, prefix: steps.concat() }
    }

    /// What VS Code is told of `site`: which schemas there are, and for which files; which extensions are wanted.
    pub fn settings(&self, site: &Site) -> [File; 2] {
        let mut schemas = Map::new();
        schemas.insert(format!("./{FOLDER}/config.json"), json!([format!("{}_config.yml", self.prefix)]));
        for collection in site.schema.collections.iter().filter(|collection| !collection.data.is_empty()) {
            let files: Vec<String> =
                collection.data.iter().map(|path| format!("{}{path}", self.prefix)).collect();
            schemas.insert(format!("./{FOLDER}/{}.json", data_name(collection)), json!(files));
        }
        let settings = json!({
            "yaml.schemas": schemas,
            "frontMatter.framework.id": "other",
            "frontMatter.content.publicFolder": format!("{}img", self.prefix),
            "frontMatter.content.pageFolders": panel::folders(site, &self.prefix),
            "frontMatter.taxonomy.contentTypes": panel::types(site),
            "frontMatter.taxonomy.customTaxonomy": panel::taxonomies(site),
            "frontMatter.taxonomy.dateFormat": "yyyy-MM-dd",
        });
        let wanted = json!({ "recommendations": ["redhat.vscode-yaml", "eliostruyf.vscode-front-matter"] });
        let file = |path: &str, value| File { path: path.to_owned(), value };
        [file(".vscode/settings.json", settings), file(".vscode/extensions.json", wanted)]
    }
}

/// The settings `there` with `ours` laid over them: what stands by the same name takes theirs in, and where a list of
/// extensions or a table of schemas is there, it gets what it lacks.
pub fn merged(there: Value, ours: Value) -> Value {
    let (Value::Object(mut all), Value::Object(ours)) = (there, ours.clone()) else { return ours };
    for (key, value) in ours {
        match (all.get_mut(&key), value) {
            (Some(Value::Object(there)), Value::Object(ours)) => there.extend(ours),
            (Some(Value::Array(there)), Value::Array(ours)) if key == "recommendations" => {
                let new: Vec<Value> = ours.into_iter().filter(|value| !there.contains(value)).collect();
                there.extend(new);
            }
            (_, value) => {
                all.insert(key, value);
            }
        }
    }
    all.into()
}
