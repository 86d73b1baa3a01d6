//! Terms that are explained twice: readers of a glossary look a word up once.
//!
//! Takes entries; tells each term that stands there already. A collection whose records may be mere texts is a glossary.

use super::Context;
use super::entries::Draft;
use crate::diag::{Code, Diagnostic, text};
use crate::text::fold;
use std::collections::HashMap;

/// Tells the terms that stand in a glossary twice.
pub fn check(drafts: &[Draft], context: &Context, told: &mut Vec<Diagnostic>) {
    let mut first: HashMap<(usize, &str, String), &Draft> = HashMap::new();
    let glossary = |draft: &&Draft| context.schema.collections[draft.entry.collection].text.is_some();
    for draft in drafts.iter().filter(glossary) {
        let (entry, title) = (&draft.entry, draft.entry.card.title.as_str());
        let before = first.entry((entry.collection, &entry.card.lang, fold(title))).or_insert(draft);
        if std::ptr::eq(*before, draft) {
            continue;
        }
        let message = text!("the-term-is-explained-already", title = title);
        told.push(
            Diagnostic::new(Code::DuplicateId, entry.origin.span, message)
                .also(before.entry.origin.span, text!("the-other-one"))
                .help(text!("join-the-two-or-say-in")),
        );
    }
}
