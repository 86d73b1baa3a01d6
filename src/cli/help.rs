//! What the command line says of itself in French: help, and what is wrong with the arguments.
//!
//! In English clap says it, with the words that stand beside the arguments. What was typed is parsed in English first;
//! only where that ends in help or in a mistake, and French is read, it is parsed again by a command with French words.

mod errors;
#[cfg(test)]
mod tests;
mod words;

use super::lang;
use crate::diag::Lang;
use clap::builder::{PossibleValue, PossibleValuesParser, Str};
use clap::error::ErrorKind;
use clap::{Arg, Command};
use std::ffi::OsString;
use std::io::{self, Write};

/// Prints what parsing the arguments of the process came to: help, the version, or a mistake.
///
/// # Errors
/// When nobody reads it.
pub(super) fn print(error: &clap::Error) -> io::Result<()> {
    if error.kind() == ErrorKind::DisplayVersion || lang::typed() == Lang::En {
        return error.print();
    }
    match parsed(std::env::args_os()) {
        Some(french) if french.kind() == error.kind() => match errors::words(&french) {
            Some(words) => io::stderr().lock().write_all(words.as_bytes()),
            None => french.print(),
        },
        _ => error.print(),
    }
}

/// What a command with French words says to `typed`; nothing where it has nothing to say.
fn parsed(typed: impl IntoIterator<Item = OsString>) -> Option<clap::Error> {
    framed(worded(super::command())).try_get_matches_from_mut(typed).err()
}

/// `command` with its words in `lang`, as shells and `man` are told of it.
pub(super) fn spoken(command: Command, lang: Lang) -> Command {
    match lang {
        Lang::En => command,
        Lang::Fr => worded(command),
    }
}

/// `command` with French words for all commands, arguments and values. It fits to say what there is; matches of it are
/// not those of `Cli`, since values are mere texts.
fn worded(mut command: Command) -> Command {
    // Only then it has the arguments and the commands that clap adds.
    command.build();
    named("eigsite", "", command)
}

/// `command` in the words of the message `id`; the ids of its own commands begin with `prefix`.
fn named(id: &str, prefix: &str, command: Command) -> Command {
    let mut command = command.mut_args(|arg| argument(id, arg)).mut_subcommands(|sub| {
        let name = sub.get_name();
        if name == "help" {
            return named("help", prefix, sub);
        }
        let id = if prefix.is_empty() { name.to_owned() } else { format!("{prefix}-{name}") };
        named(&id, &id, sub)
    });
    if let Some(about) = words::command(id) {
        command = command.about(about.into_owned());
    }
    if command.has_subcommands() {
        command = command.subcommand_value_name(words::frame("command"));
    }
    command
}

/// `arg` of the command `id` in its words.
fn argument(id: &str, mut arg: Arg) -> Arg {
    let name = arg.get_id().to_string();
    let said = |name: &str| words::argument(id, name).map(|said| said.into_owned());
    if name == "help" && arg.get_long_help().is_some() {
        return match (said("help-short"), said("help-long")) {
            (Some(short), Some(long)) => arg.help(short).long_help(long),
            _ => arg,
        };
    }
    if let Some(help) = said(&name) {
        arg = arg.help(help);
    }
    if !arg.get_action().takes_values() {
        return arg;
    }
    if let Some(names) = arg.get_value_names() {
        let french = |name: &Str| words::value_name(name).map_or_else(|| name.clone(), Str::from);
        let names: Vec<Str> = names.iter().map(french).collect();
        arg = arg.value_names(names);
    }
    let meant = |value: PossibleValue| match said(&format!("{name}-{}", value.get_name())) {
        Some(help) => value.help(help),
        None => value,
    };
    let values: Vec<PossibleValue> = arg.get_possible_values().into_iter().map(meant).collect();
    if values.is_empty() { arg } else { arg.value_parser(PossibleValuesParser::new(values)) }
}

/// `command` with French words around its own: clap has these in English only.
fn framed(command: Command) -> Command {
    let template = template(&command);
    command.help_template(template).mut_args(spelled_out).mut_subcommands(framed)
}

/// How the help of `command` is set: as clap does.
fn template(command: &Command) -> String {
    let is_shown = |positional: bool| {
        command.get_arguments().any(|arg| !arg.is_hide_set() && arg.is_positional() == positional)
    };
    let mut template = format!("{{about-with-newline}}\n{} {{usage}}\n", words::frame("usage"));
    for (heading, part, is_there) in [
        ("commands", "subcommands", command.has_subcommands()),
        ("arguments", "positionals", is_shown(true)),
        ("options", "options", is_shown(false)),
    ] {
        if is_there {
            template.push_str(&format!("\n{}\n{{{part}}}\n", words::frame(heading)));
        }
    }
    template
}

/// `arg` whose help says itself what it is by default and which values there are.
fn spelled_out(arg: Arg) -> Arg {
    if !arg.get_action().takes_values() {
        return arg;
    }
    let values = arg.get_possible_values();
    let names: Vec<&str> = values.iter().map(PossibleValue::get_name).collect();
    let defaults: Vec<_> = arg.get_default_values().iter().map(|value| value.to_string_lossy()).collect();
    let brackets = |word: &str, said: String| match said.as_str() {
        "" => String::new(),
        said => format!("[{} {said}]", words::frame(word)),
    };
    let (default, all) = (brackets("default", defaults.join(" ")), brackets("values", names.join(", ")));
    if default.is_empty() && all.is_empty() {
        return arg;
    }
    let help = arg.get_help().map(ToString::to_string).unwrap_or_default();
    let list =
        if values.iter().any(|value| value.get_help().is_some()) { meanings(&values) } else { all.clone() };
    let joined = |parts: [&str; 3], between: &str| {
        parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(between)
    };
    let short = joined([&help, &default, &all], " ");
    let long = joined([&help, &list, &default], "\n\n");
    arg.hide_default_value(true).hide_possible_values(true).help(short).long_help(long)
}

/// `values`, each with what it means, a line each.
fn meanings(values: &[PossibleValue]) -> String {
    let width = values.iter().map(|value| value.get_name().chars().count()).max().unwrap_or(0);
    let mut text = words::frame("every-value").to_owned();
    for value in values {
        let name = value.get_name();
        let padding = width - name.chars().count();
        text.push_str(&format!("\n- {name}{}{:padding$}", words::frame("colon"), ""));
        if let Some(help) = value.get_help() {
            text.push_str(&format!(" {help}"));
        }
    }
    text
}
