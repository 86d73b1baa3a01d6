//! Several names that are written as one: `AP`, `A/P`, `A et P`.

use super::super::entries::Draft;
use super::super::mentions::{self, targets};
use super::super::names::{Meaning, Names};
use super::super::{Context, Reference};

/// Takes apart what several names are written as, where no entry bears the whole: `AP`, `A/P`, `A et P`.
pub(super) fn part(drafts: &mut [Draft], names: &[Names], context: &Context) {
    for draft in drafts {
        for list in mentions::lists(draft) {
            let Some(field) = list.field(draft, context.schema).filter(|field| field.joined) else {
                continue;
            };
            let targets = targets(field, context.schema);
            let is_name =
                |text: &str| targets.iter().any(|target| names[*target].find(text) != Meaning::Nothing);
            let Some(references) = list.of_mut(draft) else { continue };
            let parted = references.iter().flat_map(|reference| match is_name(&reference.name) {
                true => vec![reference.clone()],
                false => parts(&reference.name, &is_name).map_or_else(
                    || vec![reference.clone()],
                    |parts| parts.into_iter().map(|part| Reference::to(part, None)).collect(),
                ),
            });
            *references = parted.collect();
        }
    }
}

/// The names that `text` is made of, if it is made of nothing else.
fn parts(text: &str, is_name: &dyn Fn(&str) -> bool) -> Option<Vec<String>> {
    let mut parts = Vec::new();
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    for word in words.filter(|word| *word != "et" && *word != "and") {
        if is_name(word) {
            parts.push(word.to_owned());
            continue;
        }
        let letters: Vec<String> = word.chars().map(String::from).collect();
        if !letters.iter().all(|letter| is_name(letter)) {
            return None;
        }
        parts.extend(letters);
    }
    (!parts.is_empty()).then_some(parts)
}
