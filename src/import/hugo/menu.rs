//! The menu of Hugo's configuration, as `_data/nav.yml`.

use super::Site;
use super::file::any_case;
use crate::import::flow::word;
use crate::import::is_ours;
use crate::yaml::{Map, Value};
use std::path::Path;

/// The path of the menu here.
const FILE: &str = "_data/nav.yml";

/// The file of the menu, if the configuration has one and the site none of that name.
pub(super) fn file(site: &Site, root: &Path) -> Option<(String, String)> {
    let there = |path: &str| match std::fs::read_to_string(root.join(path)) {
        Ok(text) => !is_ours(&text),
        Err(_) => false,
    };
    if there(FILE) || there("data/nav.yml") {
        return None;
    }
    let menus = site.raw.get("menu").or_else(|| site.raw.get("menus"))?.as_map()?;
    let main = menus.get("main").or_else(|| menus.iter().next().map(|(_, value)| value))?;
    let items: Vec<&Map> = main.as_list()?.iter().filter_map(Value::as_map).collect();
    let text = level(&items, None, 0);
    (!text.is_empty()).then(|| (FILE.to_owned(), text))
}

/// The items below `parent`, by their weights.
fn level(items: &[&Map], parent: Option<&str>, depth: usize) -> String {
    let said = |item: &Map, key: &str| any_case(item, key).and_then(Value::to_text);
    let weight = |item: &Map| match any_case(item, "weight") {
        Some(Value::Int(weight)) => *weight,
        _ => i64::MAX,
    };
    let mut here: Vec<&&Map> =
        items.iter().filter(|item| said(item, "parent").as_deref() == parent).collect();
    here.sort_by_key(|item| weight(item));
    let (mut text, indent) = (String::new(), "    ".repeat(depth));
    for item in here {
        let Some(name) = said(item, "name").or_else(|| said(item, "identifier")) else { continue };
        text.push_str(&format!("{indent}- name: {}\n", word(&name)));
        let address = said(item, "url").or_else(|| said(item, "pageRef"));
        if let Some(url) = address {
            let is_path = !url.contains("://") && !url.starts_with('#');
            let ends =
                url.ends_with('/') || url.rsplit('/').next().is_some_and(|name| name.contains(['.', '#']));
            let url = if is_path && !ends { format!("{url}/") } else { url };
            text.push_str(&format!("{indent}  path: {}\n", word(&url)));
        }
        // A menu of menus that lead to each other would have no end.
        let own = said(item, "identifier").unwrap_or(name);
        let below = if depth < 3 { level(items, Some(&own), depth + 1) } else { String::new() };
        if !below.is_empty() {
            text.push_str(&format!("{indent}  children:\n{below}"));
        }
    }
    text
}
