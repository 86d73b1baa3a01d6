//! `eigsite build`: the whole site, once.

use super::inside;
use super::progress::Progress;
use super::{FAULTY, OK};
use crate::budget;
use crate::diag::{self, Arg, Format, Lang, PrintOptions, Summary, Text, text};
use crate::pipeline::{self, Options, Outcome};
use clap::ValueEnum;
use std::error::Error;
use std::io::{IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::time::Instant;

/// Arguments of `eigsite build`.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The site's folder [default: `content` if there is one, else `.`]
    pub(super) source: Option<PathBuf>,
    /// Where the finished site goes
    #[arg(short, long, value_name = "DIR", default_value = "_site")]
    output: PathBuf,
    /// A folder of templates, strings and static files laid over the default theme
    #[arg(long, value_name = "DIR")]
    theme: Option<PathBuf>,
    /// The address that the site will have, in place of `url` and `baseurl` of `_config.yml`
    #[arg(long, value_name = "URL")]
    base_url: Option<String>,
    /// Build drafts too
    #[arg(long)]
    drafts: bool,
    /// Build posts of a later day too
    #[arg(long)]
    future: bool,
    /// Somebody who has left: tell where texts still hold the name; may be given several times
    #[arg(long, value_name = "NAME")]
    gone: Vec<String>,
    /// Let warnings count as errors
    #[arg(long)]
    strict: bool,
    /// Make no smaller pictures
    #[arg(long)]
    no_images: bool,
    /// How many threads work [default: as many as the machine has cores]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=1024))]
    jobs: Option<u16>,
    /// How what was noticed is printed
    #[arg(long, value_enum, default_value_t = FormatArg::Human)]
    format: FormatArg,
    #[command(flatten)]
    pub(super) lang: super::lang::Args,
    /// Print how long each stage took
    #[arg(long)]
    timings: bool,
    /// Write `.br` and `.gz` forms of text files beside them
    #[arg(long)]
    precompress: bool,
    /// Print what the heaviest page of each type takes
    #[arg(long)]
    budget: bool,
    /// Keep the list of published addresses, `urls.lock`
    #[arg(long)]
    lock: bool,
    /// Build the whole site, though nothing may have changed since the last time
    #[arg(long)]
    no_cache: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum FormatArg {
    /// With the line of text it is about
    Human,
    /// One line each
    Short,
    /// One JSON object a line
    Json,
    /// Annotations of a workflow
    Github,
    /// A report of code quality, for GitLab
    Gitlab,
}

impl From<FormatArg> for Format {
    fn from(format: FormatArg) -> Self {
        match format {
            FormatArg::Human => Format::Human,
            FormatArg::Short => Format::Short,
            FormatArg::Json => Format::Json,
            FormatArg::Github => Format::Github,
            FormatArg::Gitlab => Format::Gitlab,
        }
    }
}

pub(super) fn run(args: &Args) -> Result<u8, Box<dyn Error>> {
    let options = options(args)?;
    start_threads(args)?;
    once(args, &options).map(|(code, _)| code)
}

/// Starts as many threads as `args` ask for.
pub(super) fn start_threads(args: &Args) -> Result<(), Box<dyn Error>> {
    if let Some(jobs) = args.jobs {
        rayon::ThreadPoolBuilder::new().num_threads(usize::from(jobs)).build_global()?;
    }
    Ok(())
}

/// Builds once and prints what there is to say; returns the exit code, and the folders elsewhere that were read.
pub(super) fn once(args: &Args, options: &Options) -> Result<(u8, Vec<PathBuf>), Box<dyn Error>> {
    let start = Instant::now();
    let build = if args.no_cache { pipeline::build } else { pipeline::build_again };
    let outcome = with_progress(args, |progress| build(options, progress))?;
    report(args, options, &outcome, start).map(|code| (code, outcome.mounted))
}

/// Runs `work`; whoever waits for it sees how far it is.
pub(super) fn with_progress<T>(args: &Args, work: impl FnOnce(&Progress) -> T) -> T {
    let for_people = args.format == FormatArg::Human;
    let progress = Progress::new(for_people, || inside::lang(args.lang, args.source.as_ref()));
    let done = work(&progress);
    progress.finish();
    done
}

/// What `args` ask for, with defaults filled in.
pub(super) fn options(args: &Args) -> Result<Options, Box<dyn Error>> {
    Ok(Options {
        source: source(args.source.as_ref()),
        output: args.output.clone(),
        theme: args.theme.clone(),
        base_url: args.base_url.clone(),
        drafts: args.drafts,
        future: args.future,
        strict: args.strict,
        budget: args.budget,
        lock: args.lock,
        images: !args.no_images,
        precompress: args.precompress,
        gone: args.gone.clone(),
        now: pipeline::moment()?,
        external: None,
        given: Vec::new(),
    })
}

/// The site's folder: the one that was `named`, or the usual one.
pub(super) fn source(named: Option<&PathBuf>) -> PathBuf {
    // A site says of itself how it is read; `content` alone may be a part of one.
    let is_site = || ["_config.yml", "_schema.yml"].iter().any(|file| Path::new(file).is_file());
    let usual = || if Path::new("content").is_dir() && !is_site() { "content".into() } else { ".".into() };
    named.cloned().unwrap_or_else(usual)
}

fn report(args: &Args, options: &Options, outcome: &Outcome, start: Instant) -> Result<u8, Box<dyn Error>> {
    print(args, options, outcome, |summary| last_line(outcome, options, summary, start))?;
    Ok(if outcome.report.is_some() { OK } else { FAULTY })
}

/// Prints what was noticed (people and workflows read it on standard error, tools on standard output), the timings and
/// the last line.
pub(super) fn print(
    args: &Args,
    options: &Options,
    outcome: &Outcome,
    last_line: impl FnOnce(Summary) -> Text,
) -> Result<(), Box<dyn Error>> {
    let format = Format::from(args.format);
    let stderr = std::io::stderr();
    let color = stderr.is_terminal() && std::env::var_os("NO_COLOR").is_none();
    let lang = lang(args, outcome);
    let print = PrintOptions { format, color: color && format == Format::Human, base: &base(options), lang };
    let summary = if format.is_for_tools() {
        let mut out = std::io::stdout().lock();
        diag::print(&outcome.diagnostics, &outcome.sources, print, &mut out)?
    } else {
        diag::print(&outcome.diagnostics, &outcome.sources, print, &mut stderr.lock())?
    };
    let mut last = String::new();
    if args.timings {
        for (name, time) in &outcome.timings {
            last.push_str(&format!("{name:>8} {:>8.1} ms\n", time.as_secs_f64() * 1e3));
        }
    }
    if args.budget {
        last.push_str(&budget::table(&outcome.budget, lang));
    }
    last.push_str(&last_line(summary).words(lang));
    last.push('\n');
    say(args, &last)
}

/// The language of what is said of `outcome`.
pub(super) fn lang(args: &Args, outcome: &Outcome) -> Lang {
    args.lang.preference().of(outcome.lang)
}

/// Prints `text`, which is for people: beside what tools read, on standard error.
pub(super) fn say(args: &Args, text: &str) -> Result<(), Box<dyn Error>> {
    if Format::from(args.format).is_for_tools() {
        std::io::stderr().write_all(text.as_bytes())?;
    } else {
        std::io::stdout().write_all(text.as_bytes())?;
    }
    Ok(())
}

/// What stands before every path: the site's folder as the user named it.
pub(super) fn base(options: &Options) -> String {
    let base = options.source.to_string_lossy();
    if base == "." { String::new() } else { base.trim_end_matches('/').to_owned() }
}

fn last_line(outcome: &Outcome, options: &Options, summary: Summary, start: Instant) -> Text {
    let (noticed, output) = (summary.in_brackets(), options.output.display().to_string());
    let time = seconds(start);
    match &outcome.report {
        Some(report) => text!(
            "site-is-written",
            pages = text!("pages", count = outcome.pages),
            output = output,
            written = text!("files", count = report.written),
            unchanged = report.unchanged,
            deleted = report.deleted,
            pictures = pictures(outcome),
            time = time,
            noticed = noticed
        ),
        None => text!("nothing-was-written", output = output, noticed = noticed, time = time),
    }
}

/// How long it is since `start`, in seconds, with two digits behind the point.
pub(super) fn seconds(start: Instant) -> Arg {
    Arg::Decimal(format!("{:.2}", start.elapsed().as_secs_f64()))
}

/// `, 3 pictures made, 20 reused`; nothing of a site without.
fn pictures(outcome: &Outcome) -> Arg {
    match outcome.pictures.counts() {
        (0, 0) => Arg::from(""),
        (made, reused) => Arg::from(text!("pictures-are-made", made = made, reused = reused)),
    }
}
