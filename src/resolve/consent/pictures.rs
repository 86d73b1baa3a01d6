//! Pictures of people who do not consent to being shown: they are not copied, unless something else shows them.

use crate::parse::Copied;
use crate::parse::body::Target;
use crate::resolve::entries::Draft;
use crate::resolve::{Context, FieldValue, decoded};
use crate::yaml::Value;
use std::collections::BTreeSet;
use unicode_normalization::UnicodeNormalization;

/// The files that withheld fields and texts name, by their paths as [`key`] writes them.
#[derive(Debug, Default)]
pub struct Withheld(BTreeSet<String>);

impl Withheld {
    /// Adds every file that `value` may name.
    pub(super) fn named_in(&mut self, value: &Value) {
        each_text(value, &mut |text| self.0.extend(key(text, "")));
    }

    /// Adds every file that the text of `draft` links to.
    pub(super) fn linked_in(&mut self, draft: &Draft) {
        self.0.extend(linked(draft));
    }

    /// Whether the text of `draft` shows one of the files.
    pub(super) fn shown_in(&self, draft: &Draft) -> bool {
        !self.0.is_empty() && linked(draft).any(|path| self.0.contains(&path))
    }
}

/// Leaves those of `files` out that were withheld and that nothing in `drafts` names.
pub fn leave_out(files: &mut Vec<Copied>, mut withheld: Withheld, drafts: &[Draft], context: &Context) {
    let base = context.config.baseurl.trim_start_matches('/');
    if !base.is_empty() {
        let below = |path: &String| path.strip_prefix(base)?.strip_prefix('/').map(str::to_owned);
        let more: Vec<String> = withheld.0.iter().filter_map(below).collect();
        withheld.0.extend(more);
    }
    withheld.0.retain(|path| files.iter().any(|file| key(&file.path, "").as_deref() == Some(path)));
    if withheld.0.is_empty() {
        return;
    }
    for draft in drafts {
        for path in linked(draft) {
            withheld.0.remove(&path);
        }
        for (_, value) in &draft.entry.fields {
            let mut used = |text: &str| {
                if let Some(path) = key(text, "") {
                    withheld.0.remove(&path);
                }
            };
            match value {
                FieldValue::Plain(value) => each_text(value, &mut used),
                FieldValue::Items(items) => {
                    for (_, value) in items.iter().flat_map(|item| &item.fields) {
                        if let FieldValue::Plain(value) = value {
                            each_text(value, &mut used);
                        }
                    }
                }
                FieldValue::References(_) => {}
            }
        }
    }
    files.retain(|file| key(&file.path, "").is_none_or(|path| !withheld.0.contains(&path)));
}

/// The files of the site that the text of `draft` links to.
fn linked(draft: &Draft) -> impl Iterator<Item = String> {
    let path = draft.entry.origin.path.as_deref().unwrap_or_default();
    let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
    draft.entry.body.links.iter().filter_map(move |link| match &link.target {
        Target::Internal(address) if address.starts_with('/') => key(address, ""),
        Target::Internal(address) => key(address, folder),
        Target::File(path, _) => key(path, ""),
        Target::External(_) | Target::Post(..) | Target::Page(..) => None,
    })
}

/// The path of the file that `address` names, seen from `folder`: in composed form, without escapes, `.` and `..`.
fn key(address: &str, folder: &str) -> Option<String> {
    let path = address.split(['?', '#']).next().unwrap_or_default().trim();
    if path.is_empty() || path.contains("://") || path.contains('\n') {
        return None;
    }
    let mut parts: Vec<&str> = Vec::new();
    for part in folder.split('/').chain(path.split('/')) {
        match part {
            "" | "." => {}
            ".." => drop(parts.pop()),
            part => parts.push(part),
        }
    }
    let path = parts.join("/");
    let path = decoded(&path).unwrap_or(path);
    (!path.is_empty()).then(|| path.nfc().collect())
}

/// Hands every text in `value` to `each`.
fn each_text(value: &Value, each: &mut dyn FnMut(&str)) {
    let mut waiting = vec![value];
    while let Some(value) = waiting.pop() {
        match value {
            Value::String(text) => each(text),
            Value::List(list) => waiting.extend(list),
            Value::Map(map) => waiting.extend(map.iter().map(|(_, value)| value)),
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn file_has_one_path_however_it_is_written() {
        for address in
            ["/img/%C3%A9t%C3%A9.jpg", "img/e\u{301}te\u{301}.jpg", "/img/./été.jpg?x#y", "//img/été.jpg"]
        {
            assert_eq!(key(address, "").as_deref(), Some("img/été.jpg"), "{address}");
        }
        assert_eq!(key("../img/a.jpg", "_communaute").as_deref(), Some("img/a.jpg"));
        assert_eq!(key("https://exemple.fr/img/a.jpg", ""), None);
        assert_eq!(key("", ""), None);
    }
}
