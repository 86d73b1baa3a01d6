//! Files and pages that fields name, and that have to be there: the picture of a post, the poster of a challenge.
//!
//! Takes entries whose addresses are known; tells what is named and not there, where it is written.

use super::entries::Draft;
use super::links::Targets;
use super::redirects::Redirect;
use super::{Context, decoded};
use crate::diag::{Code, Diagnostic, Suggestions, text};
use crate::schema::{Field, Kind};
use crate::yaml::{Step, Value};
use std::collections::HashSet;

/// Tells every file and page of the site that a field names and that is not there.
pub fn check(
    drafts: &[Draft],
    targets: &Targets,
    redirects: &[Redirect],
    context: &Context,
    told: &mut Vec<Diagnostic>,
) {
    let old: HashSet<&str> = redirects.iter().map(|redirect| redirect.from.as_str()).collect();
    let mut near = targets.suggestions();
    for draft in drafts {
        let collection = &context.schema.collections[draft.entry.collection];
        for field in &collection.fields {
            // What nobody consented to is shown nowhere.
            if !draft.entry.fields.iter().any(|(name, _)| *name == field.name) {
                continue;
            }
            let said =
                field.keys.iter().find_map(|key| Some((key, draft.meta.get(key).filter(|v| !v.is_blank())?)));
            let Some((key, value)) = said else { continue };
            for (steps, named) in named(field, key, value) {
                let address = named.trim();
                if !is_there(address, targets, &old, draft) {
                    told.push(missing(draft, address, &steps, &mut near, context));
                }
            }
        }
    }
}

/// The texts in `value` that name something of the site, with the way to each.
fn named<'v>(field: &Field, key: &'v str, value: &'v Value) -> Vec<(Vec<Step<'v>>, &'v str)> {
    let looks_like_one = |text: &str| {
        let text = text.trim();
        text.starts_with('/')
            && text.len() > 1
            && !text.starts_with("//")
            && !text.contains(char::is_whitespace)
    };
    let fits = |text: &str| match field.kind {
        Kind::Path => !text.contains("://") && !text.trim().starts_with("//") && !text.trim().is_empty(),
        Kind::Url | Kind::Any | Kind::List | Kind::Map => looks_like_one(text),
        _ => false,
    };
    let mut found = Vec::new();
    let mut waiting = vec![(vec![Step::Key(key)], value)];
    while let Some((steps, value)) = waiting.pop() {
        let below = |step: Step<'v>| -> Vec<Step<'v>> { steps.iter().copied().chain([step]).collect() };
        match value {
            Value::String(text) if fits(text) => found.push((steps, text.as_str())),
            Value::List(list) => {
                waiting.extend(list.iter().enumerate().map(|(at, value)| (below(Step::Index(at)), value)));
            }
            Value::Map(map) => waiting.extend(map.iter().map(|(key, value)| (below(Step::Key(key)), value))),
            _ => {}
        }
    }
    found
}

fn is_there(address: &str, targets: &Targets, old: &HashSet<&str>, draft: &Draft) -> bool {
    let bare = address.split(['?', '#']).next().unwrap_or_default();
    let own = targets.below_base(bare);
    let plain = decoded(own).unwrap_or_else(|| own.to_owned());
    targets.has(own)
        || targets.has(&plain)
        || targets.is_on_disk(&plain)
        || old.contains(own)
        || draft.entry.origin.path.as_deref().is_some_and(|from| targets.lies_beside(bare, from))
}

fn missing(
    draft: &Draft,
    address: &str,
    steps: &[Step],
    near: &mut Suggestions,
    context: &Context,
) -> Diagnostic {
    let rooted = format!("/{}", address.trim_start_matches('/'));
    let name = rooted.rsplit('/').next().unwrap_or_default();
    let is_page = name.ends_with(".html") || !name.contains('.');
    let code = if is_page { Code::BrokenLink } else { Code::MissingFile };
    let help = near.nearest(&rooted).map_or_else(
        || match is_page {
            true => text!("correct-the-address-or-take-it"),
            false => {
                text!("put-the-file-at-or-correct", rooted = &rooted[1..])
            }
        },
        |near| text!("did-you-mean", near = near),
    );
    Diagnostic::new(code, draft.span_of(context, steps), text!("is-not-there", address = address)).help(help)
}
