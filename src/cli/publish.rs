//! `eigsite publish`: the finished site goes to where readers are.

use super::OK;
use super::build::seconds;
use super::progress::Progress;
use crate::diag::{Arg, Lang, size, text, visible_line};
use crate::publish::{self, Options, Report};
use clap::ValueEnum;
use std::error::Error;
use std::io::Write;
use std::path::PathBuf;
use std::time::{Duration, Instant};

/// Arguments of `eigsite publish`.
#[derive(Debug, clap::Args)]
#[group(skip)]
pub struct Args {
    /// Where it goes: a folder, `file://…`, `s3://bucket/folder`, `az://container/folder` or `gs://bucket/folder`; credentials
    /// come from the environment, as `AWS_ACCESS_KEY_ID`
    target: String,
    /// The folder of the finished site
    #[arg(long, value_name = "DIR", default_value = "_site")]
    from: PathBuf,
    /// Say what would be sent and deleted, and write nothing
    #[arg(long)]
    dry_run: bool,
    /// Delete at once what the site has no more, though pages that are open may still name it
    #[arg(long)]
    prune: bool,
    /// Publish though another process holds the lock, because that one has died
    #[arg(long)]
    take_over: bool,
    /// How long a connection that is cut is tried again
    #[arg(long, value_name = "SECONDS", default_value_t = 180)]
    patience: u64,
    /// How what was done is printed
    #[arg(long, value_enum, default_value_t = FormatArg::Human)]
    format: FormatArg,
    #[command(flatten)]
    pub(super) lang: super::lang::Args,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum FormatArg {
    /// A line, for people
    Human,
    /// One object
    Json,
}

pub(super) fn run(args: &Args) -> Result<u8, Box<dyn Error>> {
    let start = Instant::now();
    let options = Options {
        from: args.from.clone(),
        target: args.target.clone(),
        dry_run: args.dry_run,
        take_over: args.take_over,
        prune: args.prune,
        patience: Duration::from_secs(args.patience),
    };
    let lang = args.lang.preference().of(None);
    let progress = Progress::new(args.format == FormatArg::Human, || lang);
    let done = publish::run(&options, &progress);
    progress.finish();
    let report = done?;
    let text = match args.format {
        FormatArg::Human => lines(args, &report, start, lang),
        FormatArg::Json => serde_json::to_string_pretty(&report)? + "\n",
    };
    std::io::stdout().lock().write_all(text.as_bytes())?;
    Ok(OK)
}

/// One line; before it, where nothing was done, one for each file that something would be done with.
fn lines(args: &Args, report: &Report, start: Instant, lang: Lang) -> String {
    let Report { added, changed, deleted, .. } = report;
    let kept = match report.kept {
        0 => Arg::from(""),
        count => Arg::from(text!("some-are-kept", count = count)),
    };
    let others = match report.others {
        0 => Arg::from(""),
        count => Arg::from(text!("others-are-left-alone", count = count)),
    };
    let sent = added.len() + changed.len();
    if !args.dry_run {
        let last = text!(
            "site-is-published",
            target = &args.target,
            sent = sent,
            size = size(report.bytes),
            unchanged = report.unchanged,
            deleted = deleted.len(),
            kept = kept,
            others = others,
            time = seconds(start)
        );
        return last.words(lang) + "\n";
    }
    let last = text!(
        "site-would-be-published",
        target = &args.target,
        sent = sent,
        size = size(report.bytes),
        unchanged = report.unchanged,
        deleted = deleted.len(),
        kept = kept,
        others = others
    );
    let files = |sign: char, paths: &[String]| -> String {
        paths.iter().map(|path| format!("{sign} {}\n", visible_line(path))).collect()
    };
    files('+', added) + &files('~', changed) + &files('-', deleted) + &last.words(lang) + "\n"
}
