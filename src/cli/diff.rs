//! `eigsite diff`: what makes one finished site another.

use super::OK;
use crate::compare::{Changes, Finding, Findings, compare, markdown, read_findings};
use crate::diag::{Failure, Lang, text};
use clap::ValueEnum;
use std::error::Error;
use std::io::Write;
use std::path::{Path, PathBuf};

/// Arguments of `eigsite diff`.
#[derive(Debug, clap::Args)]
#[group(skip)]
pub struct Args {
    /// The finished site as it was
    old: PathBuf,
    /// The finished site as it is
    new: PathBuf,
    /// What `check --format json` printed for each of them: what is new is said too
    #[arg(long, num_args = 2, value_names = ["OLD", "NEW"])]
    findings: Vec<PathBuf>,
    /// How it is printed
    #[arg(long, value_enum, default_value_t = FormatArg::Text)]
    format: FormatArg,
    #[command(flatten)]
    pub(super) lang: super::lang::Args,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum FormatArg {
    /// A line for each page
    Text,
    /// A summary for a pull request
    Markdown,
    /// One object
    Json,
}

pub(super) fn run(args: &Args) -> Result<u8, Box<dyn Error>> {
    for folder in [&args.old, &args.new] {
        if !folder.is_dir() {
            return Err(Failure(text!("no-such-folder", path = folder.display().to_string())).into());
        }
    }
    let mut changes = compare(&args.old, &args.new)?;
    if let [old, new] = args.findings.as_slice() {
        changes.findings = Some(Findings::between(findings(old)?, findings(new)?));
    }
    let text = match args.format {
        FormatArg::Text => lines(&changes, args.lang.preference().of(None)),
        FormatArg::Markdown => markdown(&changes, args.lang.preference().of(None)),
        FormatArg::Json => serde_json::to_string_pretty(&changes)? + "\n",
    };
    std::io::stdout().lock().write_all(text.as_bytes())?;
    Ok(OK)
}

fn findings(path: &Path) -> Result<Vec<Finding>, Failure> {
    let text = std::fs::read_to_string(path).map_err(|error| Failure::at(path, &error))?;
    read_findings(&text).map_err(|line| {
        Failure(text!("these-are-no-findings", path = path.display().to_string(), line = line))
    })
}

/// A line for each page and for each finding, a sign before it.
fn lines(changes: &Changes, lang: Lang) -> String {
    let pages = |sign: char, urls: &[String]| -> String {
        urls.iter().map(|url| format!("{sign} {url}\n")).collect()
    };
    let mut text = pages('+', &changes.added) + &pages('-', &changes.removed);
    text.extend(changes.changed.iter().map(|page| format!("~ {}\n", page.url)));
    if let Some(Findings { new, mended }) = &changes.findings {
        let line = |sign: char, finding: &Finding| {
            let Finding { code, severity, path, line, message } = finding;
            crate::diag::visible_line(&format!("{sign} {path}:{line}: {severity}[{code}]: {message}")) + "\n"
        };
        text.extend(new.iter().map(|finding| line('!', finding)));
        text.extend(mended.iter().map(|finding| line('✓', finding)));
    }
    let last = text!(
        "pages-differ",
        added = changes.added.len(),
        changed = changes.changed.len(),
        removed = changes.removed.len(),
        frames = changes.frames,
        after = changes.weight.after,
        before = changes.weight.before
    );
    text + &last.words(lang) + "\n"
}
