//! The site in memory, for commands that ask it something and write none of it.

use super::build;
use super::progress::Progress;
use crate::artifact::Artifact;
use crate::diag::{self, Diagnostic, Lang, Preference, PrintOptions, Severity, text};
use crate::pipeline::{self, Options, Outcome};
use crate::source::Sources;
use std::error::Error;
use std::io::IsTerminal;
use std::path::PathBuf;

/// The options of a build of `source` of which nothing is written.
///
/// # Errors
/// When the moment is set to what is none.
pub(super) fn options(source: Option<&PathBuf>) -> Result<Options, Box<dyn Error>> {
    Ok(Options::new(build::source(source), "_site", pipeline::moment()?))
}

/// The language of what is said of the site at `source`, of which nothing else is known yet.
pub(super) fn lang(args: super::lang::Args, source: Option<&PathBuf>) -> Lang {
    let preference = args.preference();
    preference.of(preference.asked.or_else(|| said(source)))
}

/// The language that the site at `source` says it is in.
pub(super) fn said(source: Option<&PathBuf>) -> Option<Lang> {
    pipeline::said_lang(&options(source).ok()?)
}

/// The files of the site at `source`; nothing if it has errors, which are said.
///
/// # Errors
/// When it cannot be read.
pub(super) fn files(
    source: Option<&PathBuf>,
    progress: bool,
    args: super::lang::Args,
) -> Result<Option<Vec<Artifact>>, Box<dyn Error>> {
    let options = options(source)?;
    let progress = Progress::new(progress, || lang(args, source));
    let prepared = pipeline::prepare(&options, false, &progress);
    progress.finish();
    let (outcome, artifacts) = prepared?;
    if !outcome.fit {
        tell_errors(&outcome, &build::base(&options), args.preference())?;
        return Ok(None);
    }
    Ok(Some(artifacts))
}

/// Says what keeps the site from being asked.
fn tell_errors(outcome: &Outcome, base: &str, lang: Preference) -> Result<(), Box<dyn Error>> {
    let errors = outcome.diagnostics.iter().filter(|diagnostic| diagnostic.severity == Severity::Error);
    let errors: Vec<Diagnostic> = errors.cloned().collect();
    tell(&errors, &outcome.sources, base, lang.of(outcome.lang))?;
    eprintln!("eigsite: {}", text!("the-site-is-not-looked-into").words(lang.of(outcome.lang)));
    Ok(())
}

/// Says what was `told` to whoever waits for a command; `base` stands before every path.
///
/// # Errors
/// When nobody can be told.
pub(super) fn tell(
    told: &[Diagnostic],
    sources: &Sources,
    base: &str,
    lang: Lang,
) -> Result<(), Box<dyn Error>> {
    let stderr = std::io::stderr();
    let color = stderr.is_terminal() && std::env::var_os("NO_COLOR").is_none();
    let print = PrintOptions { color, base, lang, ..PrintOptions::default() };
    diag::print(told, sources, print, &mut stderr.lock())?;
    Ok(())
}
