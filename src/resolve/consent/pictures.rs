//! Pictures of people who do not consent to being shown: they are not copied, unless something else shows them.

use super::portraits::Portraits;
use crate::diag::{Code, Diagnostic, text};
use crate::parse::body::Target;
use crate::parse::{Copied, Data};
use crate::resolve::entries::Draft;
use crate::resolve::{Context, FieldValue, decoded};
use crate::yaml::Value;
use std::collections::BTreeSet;
use unicode_normalization::UnicodeNormalization;

/// The files that withheld fields and texts name, by their paths as [`key`] writes them.
#[derive(Debug, Default)]
pub struct Withheld {
    files: BTreeSet<String>,
    /// Whether what nobody consents to is withheld.
    pub in_force: bool,
    /// Where pictures of people lie, while consent is in force.
    pub(super) portraits: Portraits,
}

impl Withheld {
    /// Adds every file that `value` of `draft` may name.
    pub(super) fn named_in(&mut self, value: &Value, draft: &Draft) {
        each_text(value, &mut |text| {
            self.files.extend(key(text, "").into_iter().chain(key(text, folder(draft))))
        });
    }

    /// Adds every file that the text of `draft` links to.
    pub(super) fn linked_in(&mut self, draft: &Draft) {
        self.files.extend(linked(draft));
    }

    /// Whether the text of `draft` shows one of the files.
    pub(super) fn shown_in(&self, draft: &Draft) -> bool {
        !self.files.is_empty() && linked(draft).any(|path| self.files.contains(&path))
    }
}

/// Leaves those of `files` out that were withheld and that nothing in `drafts` shows, and what is left over among
/// portraits; `data` is what no collection takes.
pub fn leave_out(
    files: &mut Vec<Copied>,
    mut withheld: Withheld,
    drafts: &[Draft],
    data: &[Data],
    context: &Context,
    told: &mut Vec<Diagnostic>,
) {
    if withheld.files.is_empty() && !withheld.in_force {
        return;
    }
    let base = context.config.baseurl.trim_start_matches('/');
    if !base.is_empty() {
        let below = |path: &String| path.strip_prefix(base)?.strip_prefix('/').map(str::to_owned);
        let more: Vec<String> = withheld.files.iter().filter_map(below).collect();
        withheld.files.extend(more);
    }
    let shown = shown(drafts, context);
    let hidden = |path: &String| withheld.files.contains(path) && !shown.contains(path);
    files.retain(|file| !key(&file.path, "").is_some_and(|path| hidden(&path)));
    tell_shown(&withheld, drafts, context, told);
    if !withheld.in_force {
        return;
    }
    withheld.portraits.leave_out(files, &shown, drafts, data, context, told);
}

/// Tells each entry that shows a picture of somebody who does not consent to it.
fn tell_shown(withheld: &Withheld, drafts: &[Draft], context: &Context, told: &mut Vec<Diagnostic>) {
    if withheld.files.is_empty() {
        return;
    }
    for draft in drafts {
        let own = shown(std::slice::from_ref(draft), context);
        for path in own.iter().filter(|path| withheld.files.contains(*path)) {
            let title = &draft.entry.card.title;
            let message = text!("shows-a-picture-of-somebody-who", title = title, path = path);
            let help = text!("ask-them-and-add-to-the");
            told.push(Diagnostic::new(Code::WithheldPicture, draft.entry.origin.span, message).help(help));
        }
    }
}

/// The files that texts link to and that fields name. A field that the schema does not know shows nothing.
fn shown(drafts: &[Draft], context: &Context) -> BTreeSet<String> {
    let mut shown = BTreeSet::new();
    for draft in drafts {
        shown.extend(linked(draft));
        let collection = &context.schema.collections[draft.entry.collection];
        let mut used = |text: &str| shown.extend(key(text, "").into_iter().chain(key(text, folder(draft))));
        // Nor does one that needs the consent of a person, where nobody has asked for it.
        let needs = |name: &str| collection.field(name).is_some_and(|field| field.scope.is_some());
        for (name, value) in &draft.entry.fields {
            if collection.consent.is_none() && needs(name) {
                continue;
            }
            match value {
                FieldValue::Plain(value) => each_text(value, &mut used),
                FieldValue::Items(items) => {
                    let record = collection.field(name).and_then(|field| context.schema.record_of(field));
                    let known = |name: &str| record.is_some_and(|record| record.field(name).is_some());
                    for (name, value) in items.iter().flat_map(|item| &item.fields) {
                        if let FieldValue::Plain(value) = value
                            && known(name)
                        {
                            each_text(value, &mut used);
                        }
                    }
                }
                FieldValue::References(_) => {}
            }
        }
    }
    shown
}

/// The folder that the text of `draft` lies in.
fn folder(draft: &Draft) -> &str {
    let path = draft.entry.origin.path.as_deref().unwrap_or_default();
    path.rsplit_once('/').map_or("", |(folder, _)| folder)
}

/// The files of the site that the text of `draft` links to.
fn linked(draft: &Draft) -> impl Iterator<Item = String> {
    let folder = folder(draft);
    draft.entry.body.links.iter().filter_map(move |link| match &link.target {
        Target::Internal(address) if address.starts_with('/') => key(address, ""),
        Target::Internal(address) => key(address, folder),
        Target::File(path, _) => key(path, ""),
        Target::External(_) | Target::Post(..) | Target::Page(..) => None,
    })
}

/// The path of the file that `address` names, seen from `folder`: in composed form, without escapes, `.` and `..`.
pub(super) fn key(address: &str, folder: &str) -> Option<String> {
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
pub(super) fn each_text(value: &Value, each: &mut dyn FnMut(&str)) {
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
