//! `eigsite completions` and `eigsite man`: what shells and `man` want to know of the command line.

use super::{OK, help, lang};
use crate::diag::{Failure, Lang};
use clap::Command;
use clap_complete::Shell;
use clap_mangen::Man;
use std::error::Error;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

/// What the pages have in English, whatever their words are, and in French.
const HEADINGS: [(&str, &str); 4] = [
    (".SH NAME\n", ".SH NOM\n"),
    (".SH SUBCOMMANDS\n", ".SH COMMANDES\n"),
    ("[default: ", "[par défaut\u{202f}: "),
    ("Possible values:", "Valeurs possibles\u{202f}:"),
];

/// What stands before each value that there is.
const VALUE: &str = ".IP \\(bu 2\n";

/// Arguments of `eigsite completions`.
#[derive(Debug, clap::Args)]
#[group(skip)]
pub struct CompletionsArgs {
    /// Which shell they are for
    shell: Shell,
}

/// Arguments of `eigsite man`.
#[derive(Debug, clap::Args)]
#[group(skip)]
pub struct ManArgs {
    /// The folder that the pages go to; it is made if it is not there
    folder: PathBuf,
}

/// Prints the completions for a shell.
pub(super) fn completions(args: &CompletionsArgs) -> Result<u8, Box<dyn Error>> {
    let mut script = Vec::new();
    let mut command = help::spoken(super::command(), lang::own());
    clap_complete::generate(args.shell, &mut command, "eigsite", &mut script);
    std::io::stdout().lock().write_all(&script)?;
    Ok(OK)
}

/// Writes a page for the program and one for each of its commands.
pub(super) fn man(args: &ManArgs) -> Result<u8, Box<dyn Error>> {
    fs::create_dir_all(&args.folder).map_err(|error| Failure::at(&args.folder, &error))?;
    let lang = lang::own();
    let mut command = help::spoken(super::command().disable_help_subcommand(true), lang);
    command.build();
    pages(&command, &args.folder, lang)?;
    Ok(OK)
}

/// `page`, whose words are French, with French around them.
fn french(page: &str) -> String {
    let page = HEADINGS.iter().fold(page.to_owned(), |page, (english, french)| page.replace(english, french));
    let mut parts = page.split_inclusive(VALUE);
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |page, value| {
        let (line, rest) = value.split_once('\n').unwrap_or((value, ""));
        page + &line.replacen(": ", "\u{202f}: ", 1) + "\n" + rest
    })
}

/// Writes the pages of `command` and of its own commands into `folder`.
fn pages(command: &Command, folder: &Path, lang: Lang) -> Result<(), Box<dyn Error>> {
    for command in command.get_subcommands().filter(|command| !command.is_hide_set()) {
        pages(command, folder, lang)?;
    }
    let man = Man::new(command.clone());
    let mut page = Vec::new();
    man.render(&mut page)?;
    let mut page = String::from_utf8(page)?;
    if lang == Lang::Fr {
        page = french(&page);
    }
    let place = folder.join(man.get_filename());
    fs::write(&place, page).map_err(|error| Failure::at(&place, &error))?;
    Ok(())
}
