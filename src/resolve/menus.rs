//! Menus in `_data/`: what leads nowhere is left out by the theme, and told here.

use super::Context;
use super::links::Targets;
use crate::diag::{Code, Diagnostic, Suggestions, text};
use crate::parse::Data;
use crate::source::Span;
use crate::yaml::{Step, Value};

/// Data files that are menus: these names, and these with `-LANG` behind.
const MENUS: &[&str] = &["nav", "footer"];

/// Tells every item of a menu that leads to a page which is not there.
pub fn check(data: &[Data], targets: &Targets, context: &Context, told: &mut Vec<Diagnostic>) {
    let mut suggestions = targets.suggestions();
    for file in data.iter().filter(|file| is_menu(&file.path)) {
        check_items(file, file.value.as_list(), &[], targets, context, &mut suggestions, told);
    }
}

fn is_menu(path: &str) -> bool {
    let name = path.strip_prefix("_data/").and_then(|name| name.split('.').next()).unwrap_or_default();
    MENUS
        .iter()
        .any(|menu| name == *menu || name.strip_prefix(menu).is_some_and(|rest| rest.starts_with('-')))
}

fn check_items(
    file: &Data,
    items: Option<&[Value]>,
    above: &[Step],
    targets: &Targets,
    context: &Context,
    suggestions: &mut Suggestions,
    told: &mut Vec<Diagnostic>,
) {
    for (index, item) in items.unwrap_or_default().iter().enumerate() {
        let Some(map) = item.as_map() else { continue };
        let at: Vec<Step> = above.iter().copied().chain([Step::Index(index)]).collect();
        for key in ["path", "url"] {
            let Some(address) = map.get(key).and_then(Value::as_str) else { continue };
            let path = format!("/{}", address.trim_start_matches('/'));
            if address.contains(':') || targets.has(&path) {
                continue;
            }
            let steps: Vec<Step> = at.iter().copied().chain([Step::Key(key)]).collect();
            let span = context.places.value(file.source, None, &steps).unwrap_or(Span::file(file.source));
            let help = suggestions.nearest(&path).map_or_else(
                || text!("write-the-page-or-take-the"),
                |near| text!("did-you-mean", near = near),
            );
            let message = text!("is-not-there-so-the-menu", address = address);
            told.push(Diagnostic::new(Code::UnknownTarget, span, message).help(help));
        }
        let children: Vec<Step> = at.iter().copied().chain([Step::Key("children")]).collect();
        let below = map.get("children").and_then(Value::as_list);
        check_items(file, below, &children, targets, context, suggestions, told);
    }
}
