//! The configuration of Hugo: one file, or a folder of them, in TOML, YAML or JSON.

use crate::diag::{Checked, Failure, text};
use crate::import::todo::files_below;
use crate::source::SourceId;
use crate::yaml::{self, Map, Value};
use std::fs;
use std::path::Path;

/// The names that a file of the configuration may have, the first that is there counts.
const NAMES: &[&str] = &[
    "hugo.toml",
    "hugo.yaml",
    "hugo.yml",
    "hugo.json",
    "config.toml",
    "config.yaml",
    "config.yml",
    "config.json",
];
/// The folder of a configuration in several files.
const FOLDER: &str = "config/_default";

/// What the site is configured to be.
pub(super) struct Config {
    /// Its file, or its folder; nothing if it has none.
    pub path: Option<String>,
    /// The text of its file.
    pub text: String,
    /// What it says; the keys at the top in small letters.
    pub map: Map,
}

/// The name of its file.
pub(super) fn name(root: &Path) -> Option<String> {
    let one = NAMES.iter().find(|name| root.join(name).is_file()).map(|name| (*name).to_owned());
    one.or_else(|| root.join(FOLDER).is_dir().then(|| FOLDER.to_owned()))
}

/// Reads it.
///
/// # Errors
/// When one of its files cannot be read.
pub(super) fn read(root: &Path) -> Result<Config, Failure> {
    let mut all = Config { path: name(root), text: String::new(), map: Map::default() };
    if let Some(file) = all.path.clone().filter(|path| path != FOLDER) {
        let (text, map) = one(root, &file)?;
        (all.text, all.map) = (text, lowered(map));
    }
    for file in files_below(root, FOLDER) {
        let name = file.rsplit('/').next().unwrap_or(&file);
        let Some((stem, _)) = name.rsplit_once('.') else { continue };
        let (_, map) = one(root, &file)?;
        match stem {
            "hugo" | "config" => {
                for (key, value) in lowered(map) {
                    all.map.insert(key, value);
                }
            }
            // `menus.fr.toml` is of one language.
            _ => {
                let key = stem.split('.').next().unwrap_or(stem).to_lowercase();
                if all.map.get(&key).is_none() {
                    all.map.insert(key, Value::Map(map));
                }
            }
        }
    }
    Ok(all)
}

fn one(root: &Path, path: &str) -> Result<(String, Map), Failure> {
    let text = fs::read_to_string(root.join(path)).map_err(|error| super::old::failure(path, &error))?;
    let checked = match path.ends_with(".toml") {
        true => {
            let Checked { value, diagnostics } = yaml::toml::parse(SourceId(0), &text, 0..text.len());
            Checked { value: value.map(Value::Map), diagnostics }
        }
        // JSON is YAML, but for what no configuration holds.
        false => yaml::parse(SourceId(0), &text, 0..text.len()),
    };
    match checked.value {
        Some(Value::Map(map)) => Ok((text, map)),
        Some(Value::Null) => Ok((text, Map::default())),
        _ => {
            let why = checked.diagnostics.into_iter().next().map(|told| told.message);
            let why = why.unwrap_or(text!("the-configuration-is-not-a-list"));
            Err(Failure(text!("the-configuration-cannot-be-read", path = path, why = why)))
        }
    }
}

fn lowered(map: Map) -> Map {
    let mut low = Map::default();
    for (key, value) in map {
        low.insert(key.to_lowercase(), value);
    }
    low
}

/// The text under `key`, which is in small letters.
pub(super) fn said(map: &Map, key: &str) -> Option<String> {
    map.get(key).and_then(Value::to_text).filter(|text| !text.trim().is_empty())
}

/// The value of `key` in `map`, whose keys are as written.
pub(super) fn any_case<'m>(map: &'m Map, key: &str) -> Option<&'m Value> {
    map.iter().find(|(name, _)| name.eq_ignore_ascii_case(key)).map(|(_, value)| value)
}
