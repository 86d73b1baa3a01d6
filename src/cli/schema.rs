//! `eigsite schema`: what the schema says, in the forms that editors' programs read.

use super::{OK, inside, list};
use crate::cms::{self, Backend};
use crate::diag::{Failure, Lang, text};
use crate::editors::{self, File, Workspace};
use crate::pipeline;
use crate::write;
use clap::Subcommand;
use std::error::Error;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

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
        #[command(flatten)]
        lang: super::lang::Args,
    },
    /// Write JSON Schemas and settings with which VS Code completes and checks what is typed
    Json {
        /// The site's folder [default: `content` if there is one, else `.`]
        source: Option<PathBuf>,
        #[command(flatten)]
        lang: super::lang::Args,
    },
}

impl Args {
    /// The language that was asked for, and the site that is spoken of.
    pub(super) fn site(&self) -> (super::lang::Args, &Option<PathBuf>) {
        match &self.verb {
            Verb::Cms { source, lang, .. } | Verb::Json { source, lang } => (*lang, source),
        }
    }
}

pub(super) fn run(args: &Args) -> Result<u8, Box<dyn Error>> {
    match &args.verb {
        Verb::Cms { github, gitlab, source, .. } => {
            let (schema, _, lang) = pipeline::ground(&inside::options(source.as_ref())?)?;
            let backend = match (github, gitlab) {
                (Some(repo), _) => Backend::Github(repo),
                (None, repo) => Backend::Gitlab(repo.as_deref().unwrap_or_default()),
            };
            std::io::stdout().lock().write_all(cms::config(&schema, &lang, &backend).as_bytes())?;
        }
        Verb::Json { source, lang } => write_json(source.as_ref(), inside::lang(*lang, source.as_ref()))?,
    }
    Ok(OK)
}

/// Writes what the editors' programs read into the folder that they open, and says which files it has written.
fn write_json(source: Option<&PathBuf>, spoken: Lang) -> Result<(), Box<dyn Error>> {
    let options = inside::options(source)?;
    let (schema, _, lang) = pipeline::ground(&options)?;
    let names = list::titles(&options)?;
    let (config, ours) = crate::config::keys();
    let site = editors::Site {
        schema: &schema,
        names: &names,
        lang: &lang,
        common: crate::resolve::COMMON_KEYS,
        config,
        ours,
    };
    let workspace = Workspace::around(&options.source);
    let settings = workspace.settings(&site);
    // Settings that cannot be read are found before anything is written.
    let settings: Vec<File> =
        settings.into_iter().map(|file| with_own(&workspace.root, file)).collect::<Result<_, _>>()?;
    for File { path, value } in editors::schemas(&site).into_iter().chain(settings) {
        let place = workspace.root.join(&path);
        let text = serde_json::to_string_pretty(&value)? + "\n";
        if fs::read_to_string(&place).is_ok_and(|there| there == text) {
            continue;
        }
        write::whole(&place, &text).map_err(|error| Failure::at(&place, &error))?;
        println!("{}", text!("file-is-written", path = place.display().to_string()).words(spoken));
    }
    Ok(())
}

/// The settings in `file` together with those that are there already.
fn with_own(root: &Path, file: File) -> Result<File, Failure> {
    let place = root.join(&file.path);
    let Ok(text) = fs::read_to_string(&place) else { return Ok(file) };
    match serde_json::from_str(&text) {
        Ok(there) => Ok(File { value: editors::merged(there, file.value), ..file }),
        Err(error) => {
            let (path, error) = (place.display().to_string(), error.to_string());
            Err(Failure(text!("settings-are-no-json", path = path, error = error)))
        }
    }
}
