//! `eigsite import`: a site that another program has made moves in.

mod place;

use super::progress::Progress;
use super::{FAULTY, OK};
use crate::diag::{Failure, Lang, text, visible_line};
use crate::import::{self, Engine, Import, Pin, REPORT, Report, Verdict, stamped};
use crate::pipeline::{self, Options, Trial};
use crate::resolve::encode;
use crate::{compare, lock, write};
use clap::ValueEnum;
use place::Place;
use std::error::Error;
use std::io::Write;
use std::path::{Path, PathBuf};

/// Arguments of `eigsite import`.
#[derive(Debug, clap::Args)]
#[group(skip)]
pub struct Args {
    /// What the site was made with
    #[arg(value_enum)]
    engine: EngineArg,
    /// The folder of the old site
    folder: PathBuf,
    /// The folder of the new site, which gets copies of the texts; without it the old one becomes the new one
    #[arg(long, value_name = "SITE")]
    into: Option<PathBuf>,
    /// The addresses of the old site: its site map, a list, or the folder that it was written to [default: worked out from its
    /// sources]
    #[arg(long, value_name = "PATH")]
    urls: Option<PathBuf>,
    /// Keep these addresses in `urls.lock` too
    #[arg(long)]
    lock: bool,
    /// Print the report, and write nothing
    #[arg(long)]
    dry_run: bool,
    #[command(flatten)]
    pub(super) lang: super::lang::Args,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum EngineArg {
    /// Jekyll
    Jekyll,
    /// Hugo
    Hugo,
}

impl From<EngineArg> for Engine {
    fn from(engine: EngineArg) -> Self {
        match engine {
            EngineArg::Jekyll => Engine::Jekyll,
            EngineArg::Hugo => Engine::Hugo,
        }
    }
}

/// A site as it will be, tried.
struct Tried {
    trial: Trial,
    pins: Vec<Pin>,
    /// Its files, path and content, without the line by which they are known again.
    files: Vec<(String, String)>,
}

pub(super) fn run(args: &Args) -> Result<u8, Box<dyn Error>> {
    let place = Place::new(&args.folder, args.into.as_deref())?;
    let now = pipeline::moment()?;
    let import = import::read(args.engine.into(), &args.folder, now)?;
    let lang = args.lang.preference().of(Lang::of(&import.lang));
    let (urls, given) = addresses(args, &import, lang)?;
    let tried = try_out(args, &import, &urls, now, lang)?;
    let verdict = Verdict {
        wanted: urls.lines().filter(|line| line.starts_with('/')).count(),
        given,
        lost: &tried.trial.lost,
        pins: &tried.pins,
        told: &tried.trial.told,
        sources: &tried.trial.sources,
    };
    let report = Report { import: &import, verdict, lang }.markdown();
    if args.dry_run {
        std::io::stdout().lock().write_all(report.as_bytes())?;
    } else {
        let files = written(&tried, report, lang);
        let copied = place.write(&import, &files, &tried.trial.files)?;
        if args.lock {
            let path = place.target().join(lock::FILE);
            write::whole(&path, &lock::import(&lock::read(&path)?, &urls, "").0)?;
        }
        tell(&place, files.len(), copied, tried.trial.lost.len(), lang);
    }
    Ok(if tried.trial.lost.is_empty() { OK } else { FAULTY })
}

/// The addresses that the new site is to answer, a line each, and whether they were given.
fn addresses(args: &Args, import: &Import, lang: Lang) -> Result<(String, bool), Box<dyn Error>> {
    let Some(path) = &args.urls else { return Ok((import.list(), false)) };
    if path.is_dir() {
        let pages = compare::addresses(path)?;
        return Ok((pages.iter().map(|url| format!("{}\n", encode(url))).collect(), true));
    }
    let text = std::fs::read_to_string(path).map_err(|error| {
        Failure(text!("path-and-error", path = path.display().to_string(), error = &error))
    })?;
    let base = import.settings.get("baseurl").and_then(|base| base.to_text()).unwrap_or_default();
    let (list, strange) = lock::import("", &text, base.trim_end_matches('/'));
    for line in strange {
        let strange = text!("no-address-of-this-site", line = visible_line(line));
        eprintln!("eigsite: {}", strange.words(lang));
    }
    Ok((list, true))
}

/// Tries the new site; if texts have moved, once more with what keeps them where they were.
fn try_out(
    args: &Args,
    import: &Import,
    urls: &str,
    now: jiff::Timestamp,
    lang: Lang,
) -> Result<Tried, Box<dyn Error>> {
    let progress = Progress::new(true, || lang);
    let files = |pins: &[Pin]| {
        let settings = [("_config.yml", import.config(pins, lang)), ("_schema.yml", import.schema(lang))];
        let settings = settings.into_iter().map(|(path, text)| (path.to_owned(), text));
        settings.chain(import.files.iter().cloned()).collect::<Vec<_>>()
    };
    let trial = |given: Vec<(String, String)>| {
        let output = args.folder.join("_site");
        let options = Options { given, ..Options::new(&args.folder, output, now) };
        pipeline::tried(&options, urls, &progress)
    };
    let first = trial(files(&[]))?;
    let stands = |text: &pipeline::TriedText| Some((text.path.clone(), text.url.clone()?));
    let stands: Vec<(String, String)> = first.texts.iter().filter_map(stands).collect();
    let pins = import.pins(stands.iter().map(|(path, url)| (path.as_str(), url.as_str())));
    let files = files(&pins);
    let trial = if pins.is_empty() { first } else { trial(files.clone())? };
    progress.finish();
    Ok(Tried { trial, pins, files })
}

/// The files as they are written, each with the line by which it is known again.
fn written(tried: &Tried, report: String, lang: Lang) -> Vec<(String, String)> {
    let why = text!("written-anew-by-each-import-until").words(lang);
    let marked = |(path, text): &(String, String)| (path.clone(), stamped(text, ("# ", ""), &why));
    let report = stamped(&report, ("<!-- ", " -->"), &why);
    tried.files.iter().map(marked).chain([(REPORT.to_owned(), report)]).collect()
}

/// Says what was written, and what comes next.
fn tell(place: &Place, written: usize, copied: usize, lost: usize, lang: Lang) {
    let folder = place.target();
    let report = folder.join(REPORT).display().to_string();
    let files = text!("files", count = written);
    let shown = folder.display().to_string();
    let first = match copied {
        0 => text!("files-are-written-in", files = files, folder = &shown),
        _ => text!(
            "files-are-written-in-and-copied",
            files = files,
            folder = &shown,
            copied = text!("files", count = copied)
        ),
    };
    println!("{}", first.words(lang));
    let last = match lost {
        0 => text!("no-address-changes", report = report),
        _ => text!("so-many-addresses-have-no-answer", count = lost, report = report),
    };
    println!("{}", last.words(lang));
    let next = text!("to-see-the-site", folder = quoted(folder));
    println!("{}", next.words(lang));
}

/// A folder as a shell takes it.
fn quoted(folder: &Path) -> String {
    let shown = folder.display().to_string();
    if shown.contains(char::is_whitespace) { format!("'{shown}'") } else { shown }
}
