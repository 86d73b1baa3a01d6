//! `eigsite check`: everything that `build` says, without a site; with `--fix`, mends what has one right answer.

use super::build;
use super::{BROKEN, FAULTY, OK};
use crate::diag::{Arg, Lang, Summary, Text, text};
use crate::external::Limits;
use crate::fix::{self, Changed, Refused};
use crate::pipeline::{self, Options, Outcome};
use std::collections::BTreeSet;
use std::error::Error;
use std::time::Instant;

/// A mend may bring another mistake to light; what is left after so many runs waits for the next one.
const MOST_RUNS: usize = 5;

/// Arguments of `eigsite check`.
#[derive(Debug, clap::Args)]
#[group(skip)]
pub struct Args {
    #[command(flatten)]
    pub(super) site: build::Args,
    /// Mend what has one right answer, and show what was changed
    #[arg(long)]
    fix: bool,
    /// Mend files too that have changes which are not committed in git
    #[arg(long, requires = "fix")]
    allow_dirty: bool,
    /// Ask other sites too whether the pages that texts lead to are still there
    #[arg(long)]
    external: bool,
    /// Who is asked for copies of pages that are gone
    #[arg(long, hide = true, requires = "external", value_name = "URL")]
    archive: Option<String>,
}

pub(super) fn run(args: &Args) -> Result<u8, Box<dyn Error>> {
    let start = Instant::now();
    let mut options = build::options(&args.site)?;
    options.external = args.external.then(|| limits(args));
    build::start_threads(&args.site)?;
    let inspect = || build::with_progress(&args.site, |progress| pipeline::inspect(&options, progress));
    let mut outcome = inspect()?;
    let mut refused = Vec::new();
    if args.fix {
        let mut files = BTreeSet::new();
        for _ in 0..MOST_RUNS {
            let mended = mend(args, &options, &outcome, &files);
            refused = mended.refused;
            if mended.files.is_empty() {
                break;
            }
            build::say(&args.site, &shown(&mended.files, build::lang(&args.site, &outcome)))?;
            files.extend(mended.files.into_iter().map(|file| file.path));
            outcome = inspect()?;
        }
    }
    build::print(&args.site, &options, &outcome, |summary| last_line(args, &outcome, summary, start))?;
    let mended = refused.is_empty();
    tell(refused, &build::base(&options), build::lang(&args.site, &outcome));
    Ok(match outcome.fit {
        _ if !mended => BROKEN,
        true => OK,
        false => FAULTY,
    })
}

fn limits(args: &Args) -> Limits {
    let usual = Limits::default();
    Limits { archive: args.archive.clone().unwrap_or(usual.archive.clone()), ..usual }
}

fn mend(args: &Args, options: &Options, outcome: &Outcome, ours: &BTreeSet<String>) -> fix::Mended {
    let base = build::base(options);
    let options = fix::Options { root: &options.source, base: &base, allow_dirty: args.allow_dirty };
    fix::mend(&outcome.diagnostics, &outcome.sources, ours, options)
}

/// What was changed, and how much.
fn shown(files: &[Changed], lang: Lang) -> String {
    let edits: usize = files.iter().map(|file| file.edits).sum();
    let diffs: String = files.iter().map(|file| file.diff.as_str()).collect();
    let mended = text!(
        "places-are-mended",
        places = text!("places", count = edits),
        files = text!("files", count = files.len())
    );
    format!("{diffs}{}\n\n", mended.words(lang))
}

/// Says which files were not mended, and why.
fn tell(refused: Vec<Refused>, base: &str, lang: Lang) {
    for Refused { path, reason } in refused {
        let path = crate::diag::visible_line(&crate::diag::shown_path(&path, base));
        eprintln!("eigsite: {}", text!("was-not-mended", path = path, reason = reason).words(lang));
    }
}

fn last_line(args: &Args, outcome: &Outcome, summary: Summary, start: Instant) -> Text {
    let noticed = summary.in_brackets();
    let time = build::seconds(start);
    let ways = match fix::count(&outcome.diagnostics, &outcome.sources) {
        0 => Arg::from(""),
        _ if args.fix => Arg::from(""),
        count => Arg::from(text!("fix-mends", places = text!("places", count = count))),
    };
    let pages = text!("pages", count = outcome.pages);
    match outcome.fit {
        true => text!("site-is-checked", pages = pages, time = time, noticed = noticed, ways = ways),
        false => text!("site-has-faults", pages = pages, noticed = noticed, time = time, ways = ways),
    }
}
