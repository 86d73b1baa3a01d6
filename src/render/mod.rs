//! Stage 4: a site becomes artifacts.
//!
//! Takes a resolved [`Site`] and a [`Theme`]; returns every file of the finished site. Templates see only the values
//! that `view` and `pages` hand them; values that many pages show are made once and shared.

mod feeds;
mod indexes;
mod jsonld;
mod pages;
mod redirects;
mod theme;
mod view;

pub use theme::{Theme, ThemeFile};

use crate::artifact::{Artifact, Content};
use crate::config::Config;
use crate::diag::{Checked, Diagnostic};
use crate::resolve::Site;
use crate::resolve::output_path;
use crate::schema::Schema;
use rayon::prelude::*;
use std::collections::HashSet;
use view::View;

/// What a site is rendered with.
#[derive(Debug)]
pub struct Context<'a> {
    /// The site's configuration.
    pub config: &'a Config,
    /// The site's schema.
    pub schema: &'a Schema,
    /// The theme.
    pub theme: &'a Theme,
}

/// Renders the whole site; `done` is called after each page.
pub fn render(site: &Site, context: &Context, done: &(dyn Fn() + Sync)) -> Checked<Vec<Artifact>> {
    if !context.theme.sound {
        return Checked::new(Vec::new());
    }
    let view = View::new(site, context);
    let mut told: Vec<Diagnostic> = Vec::new();
    let jobs = pages::jobs(site, context);
    let rendered: Vec<Result<Artifact, Box<Diagnostic>>> = jobs
        .par_iter()
        .map(|job| {
            let artifact = pages::render(job, &view);
            done();
            artifact
        })
        .collect();
    let mut artifacts = Vec::with_capacity(rendered.len() + site.files.len());
    for result in rendered {
        match result {
            Ok(artifact) => artifacts.push(artifact),
            Err(diagnostic) => told.push(*diagnostic),
        }
    }
    artifacts.extend(feeds::render(&view));
    let urls: Vec<_> = jobs.iter().filter_map(|job| pages::in_sitemap(job, &view)).collect();
    artifacts.push(indexes::sitemap(urls));
    artifacts.push(indexes::robots(context.config));
    artifacts.extend(redirects::render(site, context));
    artifacts.extend(context.theme.statics());
    let copied = site
        .files
        .iter()
        .map(|file| Artifact { path: file.path.clone(), content: Content::Copy(file.file.clone()) });
    Checked { value: merge(copied.collect(), artifacts), diagnostics: same_once(told) }
}

/// The files of the editor come before ours of the same path.
fn merge(copied: Vec<Artifact>, made: Vec<Artifact>) -> Vec<Artifact> {
    let own: HashSet<String> = copied.iter().map(|artifact| artifact.path.clone()).collect();
    let mut all = copied;
    all.extend(made.into_iter().filter(|artifact| !own.contains(&artifact.path)));
    all
}

/// A fault of a template shows on every page that uses it; it is told once.
fn same_once(mut told: Vec<Diagnostic>) -> Vec<Diagnostic> {
    let mut seen = HashSet::new();
    told.retain(|diagnostic| seen.insert((diagnostic.primary, diagnostic.code)));
    told
}

/// The file below the output folder that answers to `url`.
fn path_of(url: &str) -> String {
    output_path(url).unwrap_or_else(|| "index.html".into())
}
