//! Asking whoever sits at the terminal, with the names that there are completed by the tab key.

use crate::diag::{Lang, text};
use crate::text::fold;
use dialoguer::{Completion, Input};
use std::error::Error;

/// Somebody who answers.
pub(super) trait Ask {
    /// What `field` is to say; `names` are offered. Without `required` the answer may be empty.
    ///
    /// # Errors
    /// When nobody answers.
    fn ask(&mut self, field: &str, names: &[String], required: bool) -> Result<String, Box<dyn Error>>;
}

/// Whoever sits at the terminal.
pub(super) struct Terminal(pub Lang);

impl Ask for Terminal {
    fn ask(&mut self, field: &str, names: &[String], required: bool) -> Result<String, Box<dyn Error>> {
        let hint = match (names.is_empty(), required) {
            (true, true) => String::new(),
            (true, false) => text!("may-be-empty").words(self.0),
            (false, true) => text!("tab-completes").words(self.0),
            (false, false) => text!("tab-completes-may-be-empty").words(self.0),
        };
        let names = Names(names);
        let input = Input::<String>::new().with_prompt(format!("{field}{hint}"));
        Ok(input.completion_with(&names).allow_empty(!required).interact_text()?)
    }
}

/// The names that an answer may begin.
struct Names<'n>(&'n [String]);

impl Completion for Names<'_> {
    /// The first name that begins like the last of several that were typed.
    fn get(&self, input: &str) -> Option<String> {
        let (before, last) =
            input.rsplit_once(',').map_or(("", input), |(_, last)| input.split_at(input.len() - last.len()));
        let wanted = fold(last);
        let name = self.0.iter().find(|name| !wanted.is_empty() && fold(name).starts_with(&wanted))?;
        let space = if before.is_empty() { "" } else { " " };
        Some(format!("{before}{space}{name}"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn last_of_several_names_is_completed_without_minding_accents() {
        let names = ["Ada Martin".to_owned(), "Léa Roux".to_owned()];
        let get = |typed: &str| Names(&names).get(typed);
        assert_eq!(get("ad").as_deref(), Some("Ada Martin"));
        assert_eq!(get("Ada Martin, le").as_deref(), Some("Ada Martin, Léa Roux"));
        assert_eq!((get("x"), get("")), (None, None));
    }
}
