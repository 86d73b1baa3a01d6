//! `eigsite completions` and `eigsite man`: what shells and `man` want to know of the command line.

use super::{Cli, OK};
use clap::CommandFactory;
use clap_complete::Shell;
use std::error::Error;
use std::io::Write;
use std::path::PathBuf;

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
    clap_complete::generate(args.shell, &mut Cli::command(), "eigsite", &mut script);
    std::io::stdout().lock().write_all(&script)?;
    Ok(OK)
}

/// Writes a page for the program and one for each of its commands.
pub(super) fn man(args: &ManArgs) -> Result<u8, Box<dyn Error>> {
    std::fs::create_dir_all(&args.folder)?;
    clap_mangen::generate_to(Cli::command(), &args.folder)?;
    Ok(OK)
}
