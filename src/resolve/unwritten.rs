//! Fields that still hold the words that stood there to be replaced: `title: Titre à compléter`.

use super::Context;
use super::entries::Draft;
use crate::diag::{Code, Diagnostic, text};
use crate::text::unfinished;
use crate::yaml::{Step, Value};

/// Tells every value of a known field in which a text is still to be written.
pub fn check(drafts: &[Draft], context: &Context, told: &mut Vec<Diagnostic>) {
    for draft in drafts {
        let collection = &context.schema.collections[draft.entry.collection];
        let keys = collection.fields.iter().flat_map(|field| &field.keys);
        for key in keys {
            let mut waiting: Vec<(Vec<Step>, &Value)> = Vec::new();
            waiting.extend(draft.meta.get(key).map(|value| (vec![Step::Key(key)], value)));
            while let Some((steps, value)) = waiting.pop() {
                let below = |step| steps.iter().copied().chain([step]).collect();
                match value {
                    Value::String(text) => {
                        let found = unfinished(text).map(|range| &text[range]);
                        told.extend(found.map(|words| diagnostic(words, draft, &steps, context)));
                    }
                    Value::List(list) => {
                        waiting.extend(
                            list.iter().enumerate().map(|(at, value)| (below(Step::Index(at)), value)),
                        );
                    }
                    Value::Map(map) => {
                        waiting.extend(map.iter().map(|(key, value)| (below(Step::Key(key)), value)));
                    }
                    _ => {}
                }
            }
        }
    }
}

fn diagnostic(words: &str, draft: &Draft, steps: &[Step], context: &Context) -> Diagnostic {
    let message = text!("stands-where-a-text-is-still", found = words);
    Diagnostic::new(Code::PlaceholderText, draft.span_of(context, steps), message)
        .help(text!("write-the-text-or-take-it"))
}
