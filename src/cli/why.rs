//! `eigsite why`: what made a page, what a file makes, or why it is not published.

use super::{FAULTY, OK, build, inside};
use crate::diag::{Arg, Lang, Text, text, visible_line};
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
    let told = told(&visible_line(&args.what), &why, inside::lang(args.lang, args.source.as_ref()));
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
fn told(what: &str, why: &Why, lang: Lang) -> String {
    let line = |text: Text| text.words(lang) + "\n";
    match why {
        Why::Page(path, made) => {
            let title = match made.title.is_empty() {
                true => Arg::from(""),
                false => Arg::from(text!("its-title", title = visible_line(&made.title))),
            };
            let draft = if made.draft { Arg::from(text!("a-draft")) } else { Arg::from("") };
            let mut text = line(text!(
                "a-page-and-its-title",
                path = path,
                lang = &made.lang,
                title = title,
                draft = draft
            ));
            for (index, place) in made.places.iter().enumerate() {
                let part = if index == 0 && made.own { text!("its-text") } else { text!("shown-or-used") }
                    .words(lang);
                text.push_str(&format!("  {}:{}  {part}\n", visible_line(&place.path), place.line));
            }
            if made.places.is_empty() {
                text.push_str(&format!("  {}", line(text!("made-by-eigsite-itself"))));
            }
            text
        }
        Why::File(path) => line(text!("is-a-file-of-the-site", path = path)),
        Why::Redirect(from, to) => line(text!("from-leads-to", from = from, to = to)),
        Why::Makes(pages) => {
            let mut text = line(text!("has-a-part-in", what = what, count = pages.len()));
            let own = format!("  {}", text!("its-own-page").words(lang));
            for (url, is_own) in pages.iter().take(MOST) {
                text.push_str(&format!("  {url}{}\n", if *is_own { &own } else { "" }));
            }
            if pages.len() > MOST {
                text.push_str(&format!("  {}", line(text!("and-so-many-more", count = pages.len() - MOST))));
            }
            text
        }
        Why::Held(held) => line(text!("is-not-published", what = what, why = reason(held))),
        Why::Unseen => line(text!("is-read-but-no-page-shows-it", what = what)),
        Why::Nothing(Some(near)) => {
            line(text!("there-is-no-page-near", what = what, near = visible_line(near)))
        }
        Why::Nothing(None) => line(text!("there-is-no-page", what = what)),
    }
}

fn reason(held: &Held) -> Text {
    match held {
        Held::Draft => text!("it-is-a-draft"),
        Held::Unpublished => text!("its-front-matter-says-so"),
        Held::NotYet(date) => match date.time() {
            Some(time) => {
                let time = time.strftime("%H:%M").to_string();
                text!("it-appears-on-at", date = date.within(), time = time)
            }
            None => text!("it-appears-on", date = date.within()),
        },
        Held::Over(date) => text!("it-expired-on", date = date.within()),
    }
}
