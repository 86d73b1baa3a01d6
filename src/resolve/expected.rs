//! Details that the schema expects of entries: of a tutorial, the day on which somebody last checked it.
//!
//! Takes entries whose translations are known; tells each detail once a collection, however many entries lack it.

use super::Context;
use super::entries::Draft;
use crate::diag::{Code, Diagnostic, Text, text};
use crate::schema::{Collection, Field};

/// More names than this would hide what is said.
const NAMED: usize = 3;

/// Tells which entries lack a detail.
pub fn check(drafts: &[Draft], context: &Context, told: &mut Vec<Diagnostic>) {
    for (index, collection) in context.schema.collections.iter().enumerate() {
        let expected: Vec<&Field> =
            collection.fields.iter().filter(|field| field.expected && !field.required).collect();
        if expected.is_empty() {
            continue;
        }
        let of_it = drafts.iter().filter(|draft| draft.entry.collection == index);
        let own: Vec<&Draft> = of_it.filter(|draft| is_told(draft, drafts, context)).collect();
        told.extend(expected.into_iter().filter_map(|field| lacking(field, &own, collection)));
    }
}

/// Whether an entry has a place where a detail could be written: a mere mention has none, and what the original says a
/// translation need not repeat.
fn is_told(draft: &Draft, drafts: &[Draft], context: &Context) -> bool {
    let written = draft.written.is_some() || draft.record.is_some() || !draft.cells.is_empty();
    let original = |draft: &Draft| draft.entry.card.lang == context.config.lang;
    let translated = !original(draft) && draft.entry.translations.iter().any(|id| original(&drafts[*id]));
    written && draft.sound && !translated
}

/// What to say of those of `own` that do not say `field`.
fn lacking(field: &Field, own: &[&Draft], collection: &Collection) -> Option<Diagnostic> {
    let lacks = |draft: &&&Draft| draft.entry.fields.iter().all(|(name, _)| *name != field.name);
    let without: Vec<&Draft> = own.iter().filter(lacks).copied().collect();
    let first = without.first()?;
    let name = &field.name;
    let message = match without.len() {
        1 => {
            let label = collection.singular.within();
            text!("the-has-no", label = label, title = &first.entry.card.title, name = name)
        }
        count => {
            let title = |draft: &&Draft| text!("a-name", name = &draft.entry.card.title);
            let mut titles: Vec<Text> = without.iter().take(NAMED).map(title).collect();
            if count > NAMED {
                titles.push(text!("and-more", named = count - NAMED));
            }
            let last = titles.pop()?;
            let all = own.len();
            text!(
                "of-entries-of-have-no-and",
                count = count,
                all = all,
                collection = &collection.name,
                name = name,
                titles = titles,
                last = last
            )
        }
    };
    let help = match first.cells.is_empty() {
        true => text!("add-a-key", keys = &field.keys[0]),
        false => text!("fill-in-the-cells-of", keys = &field.keys[0]),
    };
    Some(Diagnostic::new(Code::MissingDetail, first.entry.origin.span, message).help(help))
}
