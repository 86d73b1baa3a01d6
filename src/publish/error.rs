//! Why publishing failed, in plain words.

use super::target::Target;
use crate::diag::{Failure, Text, text, visible_line};
use object_store::Error;

/// How much of what a store answers is shown, in characters.
const MOST: usize = 300;

/// `target` cannot be used for `reason`.
pub(super) fn cannot(target: &Target, reason: Text) -> Failure {
    Failure(text!("cannot-publish-to", target = &target.name, reason = reason))
}

/// What a store said.
pub(super) fn in_words(error: &Error) -> Text {
    match error {
        Error::PermissionDenied { .. } | Error::Unauthenticated { .. } => {
            text!("the-store-refuses", answer = innermost(error))
        }
        Error::NotFound { .. } => text!("there-is-nothing-of-that-name", answer = innermost(error)),
        _ => Text::as_it_is(innermost(error)),
    }
}

/// What is at the bottom of `error`: libraries wrap it in where they were, with addresses that may be long.
fn innermost(error: &dyn std::error::Error) -> String {
    let mut error = error;
    while let Some(source) = error.source() {
        error = source;
    }
    let whole = visible_line(&error.to_string());
    match whole.char_indices().nth(MOST) {
        Some((end, _)) => format!("{}…", &whole[..end]),
        None => whole,
    }
}
