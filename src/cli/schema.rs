//! `eigsite schema`: what the schema says, in the forms that editors' programs read.

use super::{OK, inside};
use crate::cms::{self, Backend};
use crate::pipeline;
use clap::Subcommand;
use std::error::Error;
use std::io::Write;
use std::path::PathBuf;

/// Arguments of `eigsite schema`.
#[derive(Debug, clap::Args)]
#[group(skip)]
pub struct Args {
    #[command(subcommand)]
    verb: Verb,
}

#[derive(Debug, Subcommand)]
enum Verb {
    /// Print the configuration of a CMS: Decap and Sveltia read it
    Cms {
        /// The repository at GitHub, `owner/name`
        #[arg(long, value_name = "REPO", conflicts_with = "gitlab", required_unless_present = "gitlab")]
        github: Option<String>,
        /// The repository at GitLab, `group/name`
        #[arg(long, value_name = "REPO")]
        gitlab: Option<String>,
        /// The site's folder [default: `content` if there is one, else `.`]
        source: Option<PathBuf>,
    },
}

pub(super) fn run(args: &Args) -> Result<u8, Box<dyn Error>> {
    let Verb::Cms { github, gitlab, source } = &args.verb;
    let (schema, _, lang) = pipeline::ground(&inside::options(source.as_ref())?)?;
    let backend = match (github, gitlab) {
        (Some(repo), _) => Backend::Github(repo),
        (None, repo) => Backend::Gitlab(repo.as_deref().unwrap_or_default()),
    };
    std::io::stdout().lock().write_all(cms::config(&schema, &lang, &backend).as_bytes())?;
    Ok(OK)
}
