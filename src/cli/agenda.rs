//! `eigsite agenda`: what will appear and what will expire, and when.

use super::OK;
use super::inside;
use crate::diag::{Lang, text, visible_line};
use crate::pipeline::{self, Change, Day};
use clap::ValueEnum;
use serde_json::json;
use std::error::Error;
use std::io::Write;
use std::path::PathBuf;

/// Arguments of `eigsite agenda`.
#[derive(Debug, clap::Args)]
#[group(skip)]
pub struct Args {
    /// The site's folder [default: `content` if there is one, else `.`]
    pub(super) source: Option<PathBuf>,
    /// How it is printed
    #[arg(long, value_enum, default_value_t = FormatArg::Table)]
    format: FormatArg,
    #[command(flatten)]
    pub(super) lang: super::lang::Args,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum FormatArg {
    /// A line each, for people
    Table,
    /// A list
    Json,
}

pub(super) fn run(args: &Args) -> Result<u8, Box<dyn Error>> {
    let lang = inside::lang(args.lang, args.source.as_ref());
    let days = pipeline::days(&inside::options(args.source.as_ref())?)?;
    let text = match args.format {
        FormatArg::Table => table(&days, lang),
        FormatArg::Json => json(&days)? + "\n",
    };
    std::io::stdout().lock().write_all(text.as_bytes())?;
    Ok(OK)
}

fn table(days: &[Day], lang: Lang) -> String {
    if days.is_empty() {
        return text!("nothing-appears").words(lang) + "\n";
    }
    let line = |day: &Day| {
        let verb = match day.what {
            Change::Appears => text!("appears"),
            Change::Expires => text!("expires-after"),
            Change::ConsentEnds => text!("consent-ends-after"),
            Change::StatusStale => text!("status-is-old-after"),
        };
        let verb = verb.words(lang);
        let title = day.title.as_ref().map(|title| format!("  {}", visible_line(title))).unwrap_or_default();
        let time = day.date.time().map(|time| time.strftime(" %H:%M").to_string()).unwrap_or_default();
        format!("{}{time}  {verb}  {}{title}\n", day.date.iso(), visible_line(&day.path))
    };
    days.iter().map(line).collect()
}

fn json(days: &[Day]) -> Result<String, serde_json::Error> {
    let day = |day: &Day| {
        json!({
            "date": day.date.iso(),
            "what": match day.what {
                Change::Appears => "appears",
                Change::Expires => "expires",
                Change::ConsentEnds => "consent-ends",
                Change::StatusStale => "status-stale",
            },
            "path": day.path,
            "title": day.title,
        })
    };
    serde_json::to_string_pretty(&days.iter().map(day).collect::<Vec<_>>())
}
