//! The command line: arguments become checked options, an outcome becomes words and an exit code.

mod agenda;
mod ask;
mod build;
mod check;
mod diff;
mod explain;
mod help;
mod import;
mod init;
mod inside;
mod lang;
mod list;
mod lock;
mod manual;
mod new;
mod progress;
mod publish;
mod render;
mod schema;
mod search;
mod serve;
mod watch;
mod why;

use crate::diag::{Failure, Lang};
use crate::pipeline::BuildError;
use clap::{Command, CommandFactory, Parser, Subcommand};
use std::error::Error;
use std::process::ExitCode;

/// The site was built.
const OK: u8 = 0;
/// The site has errors; with `--strict`, warnings too.
const FAULTY: u8 = 1;
/// The command could not run.
const BROKEN: u8 = 2;

/// Makes the public showcase of an innovation programme out of a folder of text.
#[derive(Debug, Parser)]
#[command(name = "eigsite", version, about, max_term_width = 100)]
struct Cli {
    #[command(subcommand)]
    verb: Verb,
}

#[derive(Debug, Subcommand)]
enum Verb {
    /// Build the site
    Build(build::Args),
    /// Say what is wrong with the site, and write none of it
    Check(check::Args),
    /// Build the site, and again each time one of its files changes
    Watch(build::Args),
    /// Show the site in a browser, and follow every change of its files
    Serve(serve::Args),
    /// Make a new site
    Init(init::Args),
    /// Move a site in that another program has made
    Import(import::Args),
    /// Make the file of a new entry
    New(new::Args),
    /// Turn a text on standard input into HTML on standard output
    Render(render::Args),
    /// Look for pages of the site
    Search(search::Args),
    /// Say what will appear and what will expire, and when
    Agenda(agenda::Args),
    /// List the entries of a collection
    List(list::Args),
    /// Publish the finished site
    Publish(publish::Args),
    /// Say what makes one finished site another
    Diff(diff::Args),
    /// Write the schema in the forms that editors' programs read
    Schema(schema::Args),
    /// Keep the addresses that were published
    Lock(lock::Args),
    /// Say what made a page, what a file makes, or why it is not published
    Why(why::Args),
    /// Say what a code means, and what to do
    Explain(explain::Args),
    /// Print what a shell needs to complete commands and options
    Completions(manual::CompletionsArgs),
    /// Write manual pages
    Man(manual::ManArgs),
}

impl Verb {
    /// In which language a failure of it is told.
    fn lang(&self) -> Lang {
        let (lang, source) = match self {
            Verb::Build(args) | Verb::Watch(args) => (args.lang, &args.source),
            Verb::Check(args) => (args.site.lang, &args.site.source),
            Verb::Serve(args) => (args.lang, &args.source),
            Verb::Search(args) => (args.lang, &args.source),
            Verb::List(args) => (args.lang, &args.source),
            Verb::New(args) => (args.lang, &args.source),
            Verb::Agenda(args) => (args.lang, &args.source),
            Verb::Why(args) => (args.lang, &args.source),
            Verb::Lock(args) => args.site(),
            Verb::Schema(args) => args.site(),
            Verb::Publish(args) => return args.lang.preference().of(None),
            Verb::Diff(args) => return args.lang.preference().of(None),
            Verb::Explain(args) => return args.lang.preference().of(None),
            Verb::Import(args) => return args.lang.preference().of(None),
            Verb::Init(_) | Verb::Render(_) | Verb::Completions(_) | Verb::Man(_) => return lang::own(),
        };
        inside::lang(lang, source.as_ref())
    }
}

/// The words of what ended a command.
fn words(error: &(dyn Error + 'static), lang: Lang) -> String {
    match error.downcast_ref::<BuildError>() {
        Some(error) => error.text().words(lang),
        None => Failure::words(error, lang),
    }
}

/// All commands with their arguments and what is said of them, in English.
pub fn command() -> Command {
    Cli::command()
}

/// Runs the command with the arguments of the process.
pub fn run() -> ExitCode {
    let cli = match Cli::try_parse() {
        Ok(cli) => cli,
        Err(error) => {
            let code = if error.use_stderr() { BROKEN } else { OK };
            // A closed pipe is no reason to complain.
            let _ = help::print(&error);
            return ExitCode::from(code);
        }
    };
    let result = match &cli.verb {
        Verb::Build(args) => build::run(args),
        Verb::Check(args) => check::run(args),
        Verb::Watch(args) => watch::run(args),
        Verb::Serve(args) => serve::run(args),
        Verb::Init(args) => init::run(args),
        Verb::Import(args) => import::run(args),
        Verb::New(args) => new::run(args),
        Verb::Render(args) => render::run(args),
        Verb::Search(args) => search::run(args),
        Verb::Agenda(args) => agenda::run(args),
        Verb::List(args) => list::run(args),
        Verb::Publish(args) => publish::run(args),
        Verb::Diff(args) => diff::run(args),
        Verb::Schema(args) => schema::run(args),
        Verb::Lock(args) => lock::run(args),
        Verb::Why(args) => why::run(args),
        Verb::Explain(args) => explain::run(args),
        Verb::Completions(args) => manual::completions(args),
        Verb::Man(args) => manual::man(args),
    };
    match result {
        Ok(code) => ExitCode::from(code),
        Err(error) => {
            eprintln!("eigsite: {}", words(&*error, cli.verb.lang()));
            ExitCode::from(BROKEN)
        }
    }
}
