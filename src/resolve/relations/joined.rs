//! Several names that are written as one: `AP`, `A/P`, `A et P`, `A ou P`.

use super::super::entries::Draft;
use super::super::mentions::{self, targets};
use super::super::names::{Meaning, Names};
use super::super::{Context, Reference};

/// Words between two names.
const AND: [&str; 4] = ["et", "and", "ou", "or"];

/// Takes apart what several names are written as, where no entry bears the whole: `AP`, `A/P`, `A et P`.
pub(super) fn part(drafts: &mut [Draft], names: &[Names], context: &Context) {
    for draft in drafts {
        for list in mentions::lists(&draft.entry) {
            let Some(field) = list.field(&draft.entry, context.schema).filter(|field| field.joined) else {
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

/// The names that `text` is made of, if at least half of its parts are names; what is none stays a part by itself, for
/// somebody to tell.
fn parts(text: &str, is_name: &dyn Fn(&str) -> bool) -> Option<Vec<String>> {
    let mut parts = Vec::new();
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    for word in words.filter(|word| !AND.contains(word)) {
        match is_name(word) {
            true => parts.push(word.to_owned()),
            false => parts.extend(letters(word, is_name)),
        }
    }
    let known = parts.iter().filter(|part| is_name(part)).count();
    (known > 0 && known * 2 >= parts.len()).then_some(parts)
}

/// The letters of `word`, if all of them are names, or all but one of a word in capitals; or else the word.
fn letters(word: &str, is_name: &dyn Fn(&str) -> bool) -> Vec<String> {
    let letters: Vec<String> = word.chars().map(String::from).collect();
    let strays = letters.iter().filter(|letter| !is_name(letter)).count();
    let capitals = word.chars().all(char::is_uppercase);
    match strays {
        0 => letters,
        1 if capitals && letters.len() > 1 => letters,
        _ => vec![word.to_owned()],
    }
}
