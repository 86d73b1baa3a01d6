//! `eigsite init`: a new site, with what builds and publishes it.

use super::OK;
use crate::diag::{Failure, text};
use crate::pipeline;
use crate::starter::{self, Ci, Lang, Start};
use crate::write;
use clap::ValueEnum;
use std::error::Error;
use std::path::{Path, PathBuf};

/// The address of a site that has none yet.
const NOWHERE: &str = "https://vitrine.example";

/// Arguments of `eigsite init`.
#[derive(Debug, clap::Args)]
#[group(skip)]
pub struct Args {
    /// The folder of the site; it is made if it is not there
    folder: PathBuf,
    /// What the site is called
    #[arg(long, default_value = "Notre programme")]
    title: String,
    /// The address that it will have
    #[arg(long, value_name = "URL", default_value = NOWHERE)]
    url: String,
    /// The language of its texts
    #[arg(long, value_enum, default_value_t = LangArg::Fr)]
    lang: LangArg,
    /// What builds and publishes it
    #[arg(long, value_enum, default_value_t = CiArg::Github)]
    ci: CiArg,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum LangArg {
    /// French
    Fr,
    /// English
    En,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum CiArg {
    /// A workflow for GitHub
    Github,
    /// A pipeline for GitLab
    Gitlab,
    /// Nothing
    None,
}

pub(super) fn run(args: &Args) -> Result<u8, Box<dyn Error>> {
    check_url(&args.url)?;
    let zone = jiff::tz::TimeZone::get("Europe/Paris")?;
    let start = Start {
        title: &args.title,
        url: &args.url,
        lang: match args.lang {
            LangArg::Fr => Lang::French,
            LangArg::En => Lang::English,
        },
        ci: match args.ci {
            CiArg::Github => Some(Ci::Github),
            CiArg::Gitlab => Some(Ci::Gitlab),
            CiArg::None => None,
        },
        today: pipeline::moment()?.to_zoned(zone).date(),
    };
    let files = starter::files(&start);
    refuse(&args.folder, files.iter().map(|(path, _)| path.as_str()))?;
    for (path, text) in &files {
        let place = args.folder.join(path);
        write::whole(&place, text).map_err(|error| Failure::at(&place, &error))?;
    }
    let folder = args.folder.display();
    let lang = super::lang::Args::default().preference().of(Some(match args.lang {
        LangArg::Fr => crate::diag::Lang::Fr,
        LangArg::En => crate::diag::Lang::En,
    }));
    let files = text!("files", count = files.len());
    println!("{}", text!("site-was-begun", files = files, folder = folder.to_string()).words(lang));
    Ok(OK)
}

/// An address has to be one that the configuration takes.
fn check_url(url: &str) -> Result<(), Failure> {
    let host = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://"));
    match host
        .filter(|host| !host.is_empty() && !host.starts_with('/') && !host.contains(char::is_whitespace))
    {
        Some(_) => Ok(()),
        None => Err(Failure(text!("url-is-no-address", url = url, nowhere = NOWHERE))),
    }
}

/// Nothing that is there is written over.
fn refuse<'f>(folder: &Path, mut files: impl Iterator<Item = &'f str>) -> Result<(), Failure> {
    match files.find(|path| folder.join(path).symlink_metadata().is_ok()) {
        Some(path) => Err(Failure(text!(
            "is-there-already",
            path = folder.join(path).display().to_string(),
            folder = folder.display().to_string()
        ))),
        None => Ok(()),
    }
}
