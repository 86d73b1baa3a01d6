//! `eigsite agenda`: what will appear, expire, end and get old, and when.

use super::OK;
use super::inside;
use crate::diag::visible_line;
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
    source: Option<PathBuf>,
    /// How it is printed
    #[arg(long, value_enum, default_value_t = FormatArg::Table)]
    format: FormatArg,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum FormatArg {
    /// A line each, for people
    Table,
    /// A list
    Json,
}

pub(super) fn run(args: &Args) -> Result<u8, Box<dyn Error>> {
    let days = pipeline::days(&inside::options(args.source.as_ref())?)?;
    let text = match args.format {
        FormatArg::Table => table(&days),
        FormatArg::Json => json(&days)? + "\n",
    };
    std::io::stdout().lock().write_all(text.as_bytes())?;
    Ok(OK)
}

fn table(days: &[Day]) -> String {
    if days.is_empty() {
        return "Nothing appears or expires of itself.\n".to_owned();
    }
    let line = |day: &Day| {
        let verb = match day.what {
            Change::Appears => "appears",
            Change::Expires => "expires after",
            Change::ConsentEnds => "consent ends after",
            Change::StatusStale => "status is old after",
        };
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
