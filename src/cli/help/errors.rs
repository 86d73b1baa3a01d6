//! What is wrong with the arguments, in French: the sentences that clap has in English.
//!
//! Takes the error, which says in no language what it is about; returns words, set as clap sets its own.

use super::words::{frame, sentence};
use crate::diag::{Failure, Lang, visible_line};
use clap::error::{ContextKind, ContextValue, ErrorKind};
use std::error::Error;
use std::num::ParseIntError;

/// What there is to say of `error`; nothing where clap has said it already, or says what is not known here.
pub(super) fn words(error: &clap::Error) -> Option<String> {
    let mut text = sentence("error", [("message", &message(error)?)]) + "\n";
    let tips = tips(error);
    if !tips.is_empty() {
        text.push('\n');
    }
    for tip in tips {
        text.push_str(&format!("  {}\n", sentence("tip", [("message", &tip)])));
    }
    if let Some(ContextValue::StyledStr(usage)) = error.get(ContextKind::Usage) {
        let usage = usage.to_string();
        text.push_str(&format!("\n{}{}\n", frame("usage"), usage.strip_prefix("Usage:").unwrap_or(&usage)));
    }
    text.push_str(&format!("\n{}\n", sentence("more", [("help", "--help")])));
    Some(text)
}

/// The sentence that says what is wrong.
fn message(error: &clap::Error) -> Option<String> {
    let argument = || word(error, ContextKind::InvalidArg);
    let value = || word(error, ContextKind::InvalidValue);
    let number = |kind| match error.get(kind) {
        Some(ContextValue::Number(number)) => Some(number.to_string()),
        _ => None,
    };
    Some(match error.kind() {
        ErrorKind::ArgumentConflict => conflict(error)?,
        ErrorKind::NoEquals => sentence("no-equals", [("argument", &argument()?)]),
        ErrorKind::InvalidValue => {
            let said = match value()?.as_str() {
                "" => sentence("no-value", [("argument", &argument()?)]),
                value => sentence("bad-value", [("value", value), ("argument", &argument()?)]),
            };
            said + &known(error, ContextKind::ValidValue, "valid-values")
        }
        ErrorKind::ValueValidation => {
            let why = error.source().map(why).unwrap_or_default();
            sentence("bad-value-because", [("value", &value()?), ("argument", &argument()?), ("why", &why)])
        }
        ErrorKind::InvalidSubcommand => {
            sentence("no-command", [("command", &word(error, ContextKind::InvalidSubcommand)?)])
        }
        ErrorKind::MissingRequiredArgument => {
            let all = list(error, ContextKind::InvalidArg)
                .iter()
                .map(|one| format!("\n  {one}"))
                .collect::<String>();
            sentence("missing", [("all", &all)])
        }
        ErrorKind::MissingSubcommand => {
            let command = word(error, ContextKind::InvalidSubcommand)?;
            let known = known(error, ContextKind::ValidSubcommand, "valid-commands");
            sentence("missing-command", [("command", &command)]) + &known
        }
        ErrorKind::InvalidUtf8 => sentence("not-utf8", []),
        ErrorKind::TooManyValues => sentence("too-many", [("value", &value()?), ("argument", &argument()?)]),
        ErrorKind::TooFewValues => {
            let (wanted, given) = (number(ContextKind::MinValues)?, number(ContextKind::ActualNumValues)?);
            sentence("too-few", [("argument", &argument()?), ("wanted", &wanted), ("given", &given)])
        }
        ErrorKind::WrongNumberOfValues => {
            let (wanted, given) =
                (number(ContextKind::ExpectedNumValues)?, number(ContextKind::ActualNumValues)?);
            sentence("wrong-count", [("argument", &argument()?), ("wanted", &wanted), ("given", &given)])
        }
        ErrorKind::UnknownArgument => sentence("no-argument", [("argument", &argument()?)]),
        _ => return None,
    })
}

/// Of what does not go together.
fn conflict(error: &clap::Error) -> Option<String> {
    let others = match error.get(ContextKind::PriorArg) {
        Some(ContextValue::None) | None => sentence("others", []),
        _ => quoted(&list(error, ContextKind::PriorArg), ", "),
    };
    let Some(argument) = word(error, ContextKind::InvalidArg) else {
        let command = word(error, ContextKind::InvalidSubcommand)?;
        return Some(sentence("conflict-of-command", [("argument", &command), ("others", &others)]));
    };
    Some(if word(error, ContextKind::PriorArg).as_ref() == Some(&argument) {
        sentence("used-twice", [("argument", &argument)])
    } else {
        sentence("conflict", [("argument", &argument), ("others", &others)])
    })
}

/// What may help: near names, and what clap suggests besides.
fn tips(error: &clap::Error) -> Vec<String> {
    let near = [ContextKind::SuggestedSubcommand, ContextKind::SuggestedArg, ContextKind::SuggestedValue];
    let near = near.map(|kind| list(error, kind)).into_iter().filter(|names| !names.is_empty());
    let mut tips: Vec<String> =
        near.map(|names| sentence("did-you-mean", [("near", &quoted(&names, " ou "))])).collect();
    if let Some(ContextValue::StyledStrs(advice)) = error.get(ContextKind::Suggested) {
        tips.extend(advice.iter().map(|advice| advised(&advice.to_string())));
    }
    tips
}

/// A suggestion that clap has as a sentence only.
fn advised(advice: &str) -> String {
    let inner = |begin: &str, end: &str| advice.strip_prefix(begin)?.strip_suffix(end);
    if let Some((argument, right)) =
        inner("to pass '", "'").and_then(|rest| rest.split_once("' as a value, use '"))
    {
        sentence("as-a-value", [("argument", &visible_line(argument)), ("right", &visible_line(right))])
    } else if let Some(command) = inner("subcommand '", "' exists; to use it, remove the '--' before it") {
        sentence("without-dashes", [("command", command)])
    } else if let Some(right) = inner("'", "' exists") {
        sentence("there-is", [("right", right)])
    } else {
        advice.to_owned()
    }
}

/// Why a value cannot be taken. What is not known here stays as the library says it.
fn why(error: &(dyn Error + 'static)) -> String {
    if error.is::<ParseIntError>() {
        return sentence("no-number", []);
    }
    let words = Failure::words(error, Lang::Fr);
    match words.split_once(" is not in ").and_then(|(_, range)| range.split_once("..=")) {
        Some((least, most)) => sentence("out-of-range", [("least", least), ("most", most)]),
        None => words,
    }
}

/// The line that names what would have been right, if there is such a list.
fn known(error: &clap::Error, kind: ContextKind, id: &str) -> String {
    match list(error, kind).join(", ").as_str() {
        "" => String::new(),
        all => format!("\n  [{}]", sentence(id, [("all", all)])),
    }
}

fn word(error: &clap::Error, kind: ContextKind) -> Option<String> {
    match error.get(kind) {
        Some(ContextValue::String(word)) => Some(visible_line(word)),
        _ => None,
    }
}

fn list(error: &clap::Error, kind: ContextKind) -> Vec<String> {
    match error.get(kind) {
        Some(ContextValue::String(word)) => vec![visible_line(word)],
        Some(ContextValue::Strings(words)) => words.iter().map(|word| visible_line(word)).collect(),
        _ => Vec::new(),
    }
}

fn quoted(words: &[String], between: &str) -> String {
    words.iter().map(|word| format!("`{word}`")).collect::<Vec<_>>().join(between)
}
