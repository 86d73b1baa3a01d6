//! The server for editors: a site from memory that follows the edits.
//!
//! Takes a site's sources and an address; answers until it is stopped, and writes nothing. One thread builds
//! (`rebuild`) and publishes each `state::State`; another answers (`http`) and tells open pages what has changed for
//! them (`events`). Knows of a build no more than [`crate::pipeline::Session`] says.

mod admin;
mod answer;
mod batch;
mod changes;
mod events;
mod files;
mod headers;
mod host;
mod http;
mod inject;
mod line;
mod place;
mod port;
mod ranges;
mod rebuild;
mod redirects;
mod report;
mod state;
mod watch;

pub use port::bind;

use crate::diag::{Failure, Preference, Text, text};
use crate::pipeline;
use admin::Admin;
use http::Server;
use rebuild::Rebuild;
use report::Editing;
use std::error::Error;
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// What is served, and to whom.
#[derive(Debug)]
pub struct Options {
    /// How the site is built.
    pub build: pipeline::Options,
    /// The site's folder as the user named it; stands before every path that is shown. Empty for none.
    pub base: String,
    /// The name of this machine that requests may use besides addresses and `localhost`.
    pub host: String,
    /// The address that opens a line of a file in an editor: `{path}` and `{line}` are filled in.
    pub editor: String,
    /// The folder of the CMS's scripts, if it is served too.
    pub cms: Option<PathBuf>,
    /// Whether a browser is opened.
    pub open: bool,
    /// The language of what is said.
    pub lang: Preference,
    /// Whether what is printed may be coloured.
    pub color: bool,
}

/// Serves until the program is told to stop.
///
/// # Errors
/// When the sources cannot be read or watched, or the connection cannot be used.
pub fn run(options: Options, listener: TcpListener) -> Result<(), Box<dyn Error>> {
    let root =
        options.build.source.canonicalize().map_err(|error| unreadable(&options.build.source, &error))?;
    let address = listener.local_addr()?;
    let cms = options.cms.as_ref().map(|scripts| Admin::new(&options, &root, scripts)).transpose()?;
    let (rebuild, states) = Rebuild::start(&options, &root)?;
    let url = format!("http://{}{}/", port::shown(&options.host, address), states.borrow().tree.base);
    let lang = options.lang.of(states.borrow().outcome.lang);
    line::say(&line::serving(&options.base, &url).words(lang), "");
    if cms.is_some() {
        let admin = format!("http://{}/admin/", port::shown(&options.host, address));
        println!("{}", text!("to-write-in-the-browser", url = admin).words(lang));
    }
    if options.open
        && let Err(error) = open::that_detached(&url)
    {
        eprintln!("eigsite: {}", text!("no-browser-could-be-opened", error = &error).words(lang));
    }
    let editing = Editing { root, base: options.base, address: options.editor, lang: options.lang };
    let server = Arc::new(Server { states, editing, host: options.host, cms });
    std::thread::Builder::new().name("rebuild".into()).spawn(move || rebuild.run())?;
    Ok(http::run(server, listener)?)
}

fn unreadable(folder: &Path, error: &std::io::Error) -> Failure {
    let reason = Text::as_it_is(error.to_string());
    Failure(text!("cannot-read-the-folder", path = folder.display().to_string(), reason = reason))
}
