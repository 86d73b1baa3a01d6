//! Why a page is as it is, and why a text has none.
//!
//! Takes the options of a build and an address or the path of a file; returns what made the page, what the file makes, or what
//! keeps it back.

use super::inputs::{self, Inputs};
use super::{BuildError, Made, Options, Session};
use crate::diag::nearest;
use crate::load::FileKind;
use crate::parse::date::Date;
use crate::parse::document::{Held, fate};
use crate::resolve::output_path;
use std::collections::BTreeMap;

/// What there is to say of an address or a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Why {
    /// A page, and what it is made of.
    Page(String, Made),
    /// A file of the site that is no page of the sources: it is copied, or the program makes it.
    File(String),
    /// An old address, and where it leads.
    Redirect(String, String),
    /// Pages that a file has a part in, and whether it is their own text.
    Makes(Vec<(String, bool)>),
    /// A text that is kept back.
    Held(Held),
    /// A file that is read, and that no page shows.
    Unseen,
    /// Nothing is known of it; the nearest address or path.
    Nothing(Option<String>),
}

/// What there is to say of the site's page or file at the address `url`, which begins with `/` below its base.
///
/// # Errors
/// Those of [`super::inspect`].
pub fn why_url(url: &str, options: &Options) -> Result<Why, BuildError> {
    let mut session = Session::new(options.clone());
    let tree = session.update(None)?.tree;
    let path = output_path(url).unwrap_or_default();
    if let Some(made) = tree.pages.get(&path) {
        return Ok(Why::Page(path, made.clone()));
    }
    if let Some(redirect) = tree.redirects.iter().find(|redirect| redirect.from == url) {
        return Ok(Why::Redirect(redirect.from.clone(), redirect.to.clone()));
    }
    if tree.files.contains_key(&path) {
        return Ok(Why::File(path));
    }
    let near = nearest(&path, tree.pages.keys().map(String::as_str));
    Ok(Why::Nothing(near.map(|path| format!("/{}", path.strip_suffix("index.html").unwrap_or(path)))))
}

/// What there is to say of the file at `path` below the site's folder.
///
/// # Errors
/// Those of [`super::inspect`].
pub fn why_file(path: &str, options: &Options) -> Result<Why, BuildError> {
    let mut session = Session::new(options.clone());
    let tree = session.update(None)?.tree;
    let makes = making(path, &tree.pages);
    if !makes.is_empty() {
        return Ok(Why::Makes(makes));
    }
    if tree.files.contains_key(path) {
        return Ok(Why::File(path.to_owned()));
    }
    let Inputs { loaded, config, schema, .. } = Inputs::read(options)?;
    let Some(file) = loaded.files.iter().find(|file| file.path == path) else {
        let near = nearest(path, loaded.files.iter().map(|file| file.path.as_str()));
        return Ok(Why::Nothing(near.map(str::to_owned)));
    };
    let today = Date::at(options.now, &config.timezone);
    let context = inputs::parse_context(options, &config, &schema, &today);
    let FileKind::Text(id) = file.kind else { return Ok(Why::Unseen) };
    let held = fate(id, path, &loaded.sources.get(id).text, &context).and_then(|fate| fate.held);
    Ok(held.map_or(Why::Unseen, Why::Held))
}

/// The addresses of the pages in which the file at `path` has a part; its own come first.
fn making(path: &str, pages: &BTreeMap<String, Made>) -> Vec<(String, bool)> {
    let mut found: Vec<(String, bool)> = pages
        .iter()
        .filter_map(|(page, made)| {
            let at = made.places.iter().position(|place| &*place.path == path)?;
            let url = page.strip_suffix("index.html").unwrap_or(page);
            Some((format!("/{url}"), made.own && at == 0))
        })
        .collect();
    found.sort_by_key(|(_, own)| !own);
    found
}
