//! `eigsite lock import`: the addresses of a site that is being replaced are to be answered too.

use super::build;
use super::inside;
use super::{FAULTY, OK};
use crate::diag::{Failure, text, visible_line};
use crate::{lock, pipeline, write};
use clap::Subcommand;
use std::error::Error;
use std::path::PathBuf;

/// Arguments of `eigsite lock`.
#[derive(Debug, clap::Args)]
#[group(skip)]
pub struct Args {
    #[command(subcommand)]
    verb: Verb,
}

#[derive(Debug, Subcommand)]
enum Verb {
    /// Add the addresses of a site map, or of a list with one on each line
    Import {
        /// The site map or the list
        file: PathBuf,
        /// The site's folder [default: `content` if there is one, else `.`]
        source: Option<PathBuf>,
        #[command(flatten)]
        lang: super::lang::Args,
    },
}

impl Args {
    /// The language that was asked for, and the site that is spoken of.
    pub(super) fn site(&self) -> (super::lang::Args, &Option<PathBuf>) {
        let Verb::Import { source, lang, .. } = &self.verb;
        (*lang, source)
    }
}

pub(super) fn run(args: &Args) -> Result<u8, Box<dyn Error>> {
    let Verb::Import { file, source, lang } = &args.verb;
    let lang = inside::lang(*lang, source.as_ref());
    let text = std::fs::read_to_string(file).map_err(|error| Failure::at(file, &error))?;
    let base = pipeline::base(&inside::options(source.as_ref())?)?;
    let path = build::source(source.as_ref()).join(lock::FILE);
    let old = lock::read(&path).map_err(|error| Failure::at(&path, &error))?;
    let (list, strange) = lock::import(&old, &text, &base);
    write::whole(&path, &list).map_err(|error| Failure::at(&path, &error))?;
    for line in &strange {
        let strange = text!("no-address-of-this-site", line = visible_line(line));
        eprintln!("eigsite: {}", strange.words(lang));
    }
    let count = |list: &str| list.lines().filter(|line| line.starts_with('/')).count();
    let added = count(&list) - count(&lock::import(&old, "", "").0);
    let path = path.display().to_string();
    let lines = text!("lines", count = count(&list));
    println!("{}", text!("added-to", added = added, path = path, lines = lines).words(lang));
    Ok(if strange.is_empty() { OK } else { FAULTY })
}
