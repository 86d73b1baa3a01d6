//! `eigsite serve`: the site in a browser, following the edits.

use super::build::{self, base};
use super::{OK, inside};
use crate::cms;
use crate::diag::{Failure, text};
use crate::pipeline;
use crate::serve;
use std::error::Error;
use std::io::IsTerminal;
use std::path::PathBuf;

/// What opens a line of a file in the editor that most people have.
const EDITOR: &str = "vscode://file{path}:{line}";
/// Whoever has another one says so once.
const EDITOR_VARIABLE: &str = "EIGSITE_EDITOR";

/// Arguments of `eigsite serve`.
#[derive(Debug, clap::Args)]
#[group(skip)]
pub struct Args {
    /// The site's folder [default: `content` if there is one, else `.`]
    pub(super) source: Option<PathBuf>,
    /// The port; the next free one if it is taken, any with 0
    #[arg(long, value_name = "N", default_value_t = 4000)]
    port: u16,
    /// The address or name of this machine that it listens on
    #[arg(long, value_name = "HOST", default_value = "127.0.0.1")]
    host: String,
    /// Open the site in a browser
    #[arg(long)]
    open: bool,
    /// Build drafts too
    #[arg(long)]
    drafts: bool,
    /// Build posts of a later day too
    #[arg(long)]
    future: bool,
    /// Make smaller pictures too, as `build` does
    #[arg(long)]
    images: bool,
    /// A folder of templates, strings and static files laid over the default theme
    #[arg(long, value_name = "DIR")]
    theme: Option<PathBuf>,
    /// Write in the browser too, under `/admin/`, with Decap from this folder [default: `node_modules/decap-cms/dist` of
    /// the site's folder or of one above it]
    #[arg(long, value_name = "DIR", num_args = 0..=1, require_equals = true)]
    cms: Option<Option<PathBuf>>,
    /// The address that opens a file in an editor: `{path}` and `{line}` are filled in [default: `EIGSITE_EDITOR`, or
    /// Visual Studio Code]
    #[arg(long, value_name = "URL")]
    editor: Option<String>,
    #[command(flatten)]
    pub(super) lang: super::lang::Args,
}

pub(super) fn run(args: &Args) -> Result<u8, Box<dyn Error>> {
    let build = pipeline::Options {
        theme: args.theme.clone(),
        drafts: args.drafts,
        future: args.future,
        images: args.images,
        ..inside::options(args.source.as_ref())?
    };
    let listener = match serve::bind(&args.host, args.port) {
        Ok(listener) => listener,
        Err(error) => {
            let why =
                text!("cannot-listen-on", port = args.port.to_string(), host = &args.host, error = &error);
            return Err(Failure(why).into());
        }
    };
    let address = listener.local_addr()?;
    if args.cms.is_some() && !address.ip().is_loopback() {
        return Err(Failure(text!("others-could-write")).into());
    }
    let port = address.port();
    if port != args.port && args.port != 0 {
        let taken = text!("port-is-taken", taken = args.port.to_string(), port = port.to_string());
        println!("{}", taken.words(inside::lang(args.lang, args.source.as_ref())));
    }
    let editor = args.editor.clone().or_else(|| std::env::var(EDITOR_VARIABLE).ok());
    let options = serve::Options {
        lang: args.lang.preference(),
        base: base(&build),
        build,
        host: args.host.clone(),
        editor: editor.unwrap_or_else(|| EDITOR.to_owned()),
        cms: args.cms.as_ref().map(|folder| folder.clone().unwrap_or_else(|| scripts(args))),
        open: args.open,
        color: std::io::stderr().is_terminal() && std::env::var_os("NO_COLOR").is_none(),
    };
    serve::run(options, listener)?;
    Ok(OK)
}

/// Where npm puts the scripts of Decap: in the site's folder, or in one above it.
fn scripts(args: &Args) -> PathBuf {
    cms::script_folder(None, &build::source(args.source.as_ref()))
}
