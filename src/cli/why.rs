//! `eigsite why`: what made a page, what a file makes, or why it is not published.

mod said;

use super::{FAULTY, OK, build, inside};
use crate::diag::visible_line;
use crate::pipeline::{self, Why};
use said::said;
use std::error::Error;
use std::io::Write;
use std::path::{Path, PathBuf};

/// Arguments of `eigsite why`.
#[derive(Debug, clap::Args)]
#[group(skip)]
pub struct Args {
    /// The address of a page (`/defis/2018/gobelins.html`), or the path of a file
    what: String,
    /// The site's folder [default: `content` if there is one, else `.`]
    pub(super) source: Option<PathBuf>,
    #[command(flatten)]
    pub(super) lang: super::lang::Args,
}

pub(super) fn run(args: &Args) -> Result<u8, Box<dyn Error>> {
    let options = inside::options(args.source.as_ref())?;
    let folder = build::source(args.source.as_ref());
    let why = match file(&args.what, &folder) {
        Some(path) => pipeline::why_file(&path, &options)?,
        None => pipeline::why_url(&address(&args.what, &pipeline::base(&options)?), &options)?,
    };
    let found = !matches!(why, Why::Nothing(_));
    let text = said(&visible_line(&args.what), &why, inside::lang(args.lang, args.source.as_ref()));
    if found {
        std::io::stdout().lock().write_all(text.as_bytes())?;
    } else {
        eprint!("eigsite: {text}");
    }
    Ok(if found { OK } else { FAULTY })
}

/// The path below `folder` of the file that `what` names, from there or from the current folder; nothing if it names none.
fn file(what: &str, folder: &Path) -> Option<String> {
    let named = [folder.join(what.trim_start_matches('/')), PathBuf::from(what)]
        .into_iter()
        .find(|path| path.is_file())?;
    let (named, folder) = (named.canonicalize().ok()?, folder.canonicalize().ok()?);
    Some(named.strip_prefix(folder).ok()?.to_str()?.replace('\\', "/"))
}

/// The address below `base` of what `what` names: a whole address, or what begins with `/`.
fn address(what: &str, base: &str) -> String {
    let path = match what.split_once("://") {
        Some((_, rest)) => rest.find('/').map_or("/", |slash| &rest[slash..]),
        None => what,
    };
    let path = path.split(['?', '#']).next().unwrap_or(path);
    let below = path.strip_prefix(base).filter(|rest| rest.starts_with('/')).unwrap_or(path);
    format!("/{}", below.trim_start_matches('/'))
}
