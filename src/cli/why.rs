//! `eigsite why`: what made a page, what a file makes, or why it is not published.

use super::{FAULTY, OK, build, inside};
use crate::diag::{counted, visible_line};
use crate::parse::document::Held;
use crate::pipeline::{self, Why};
use std::error::Error;
use std::io::Write;
use std::path::{Path, PathBuf};

/// Pages of a file that are listed; of more their number is told.
const MOST: usize = 20;

/// Arguments of `eigsite why`.
#[derive(Debug, clap::Args)]
#[group(skip)]
pub struct Args {
    /// The address of a page (`/defis/2018/gobelins.html`), or the path of a file
    what: String,
    /// The site's folder [default: `content` if there is one, else `.`]
    source: Option<PathBuf>,
}

pub(super) fn run(args: &Args) -> Result<u8, Box<dyn Error>> {
    let options = inside::options(args.source.as_ref())?;
    let folder = build::source(args.source.as_ref());
    let why = match file(&args.what, &folder) {
        Some(path) => pipeline::why_file(&path, &options)?,
        None => pipeline::why_url(&address(&args.what, &pipeline::base(&options)?), &options)?,
    };
    let found = !matches!(why, Why::Nothing(_));
    let told = told(&visible_line(&args.what), &why);
    if found {
        std::io::stdout().lock().write_all(told.as_bytes())?;
    } else {
        eprint!("eigsite: {told}");
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

/// What `why` says of `what`, for people.
fn told(what: &str, why: &Why) -> String {
    match why {
        Why::Page(path, made) => {
            let draft = if made.draft { ", a draft" } else { "" };
            let title = if made.title.is_empty() {
                String::new()
            } else {
                format!(", “{}”", visible_line(&made.title))
            };
            let mut text = format!("{path} ({}){title}{draft}\n", made.lang);
            for (index, place) in made.places.iter().enumerate() {
                let part = if index == 0 && made.own { "its text" } else { "shown or used" };
                text.push_str(&format!("  {}:{}  {part}\n", visible_line(&place.path), place.line));
            }
            if made.places.is_empty() {
                text.push_str("  made by eigsite itself\n");
            }
            text
        }
        Why::File(path) => format!("{path} is a file of the site: copied, or made by eigsite\n"),
        Why::Redirect(from, to) => format!("{from} leads to {to}\n"),
        Why::Makes(pages) => {
            let mut text = format!("{what} has a part in {}\n", counted(pages.len(), "page"));
            for (url, own) in pages.iter().take(MOST) {
                text.push_str(&format!("  {url}{}\n", if *own { "  its own page" } else { "" }));
            }
            if pages.len() > MOST {
                text.push_str(&format!("  and {} more\n", pages.len() - MOST));
            }
            text
        }
        Why::Held(held) => format!("{what} is not published: {}\n", reason(held)),
        Why::Unseen => format!("{what} is read, but no page shows it\n"),
        Why::Nothing(near) => {
            let near = near
                .as_ref()
                .map(|near| format!(": did you mean `{}`?", visible_line(near)))
                .unwrap_or_default();
            format!("there is no page and no file of the site at `{what}`{near}\n")
        }
    }
}

fn reason(held: &Held) -> String {
    match held {
        Held::Draft => "it is a draft; `--drafts` builds it, publishing it takes `draft: true` out, or the file out of `_drafts`".into(),
        Held::Unpublished => "its front matter says so, or the configuration (`published: false`)".into(),
        Held::NotYet(date) => {
            let time = date.time().map(|time| time.strftime(", at %H:%M").to_string()).unwrap_or_default();
            format!("it appears on {}{time}; `--future` builds it", date.long(false))
        }
        Held::Over(date) => format!("it expired on {}", date.long(false)),
    }
}
