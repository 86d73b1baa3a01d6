//! Builds when something has changed, and publishes what came of it.
//!
//! Takes a session and a watch; publishes states and prints a line for each. A build that finds errors or misses pages which
//! were there may have seen a file between two steps of being saved: it is published a moment later, if nothing happens in
//! between.

use super::Options;
use super::batch::Batch;
use super::line::{self, Build};
use super::state::State;
use super::watch::Watch;
use crate::diag::{Arg, Failure, Lang, Preference, PrintOptions, Summary, Text, text};
use crate::pipeline::{self, BuildError, Finished, Session, Update};
use std::collections::BTreeSet;
use std::error::Error;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::thread::JoinHandle;
use std::time::{Duration, Instant};
use tokio::sync::watch;

/// How long a state that may be one of transition must last before anybody sees it.
const DOUBT: Duration = Duration::from_millis(80);
/// How often it is built anew at most before it is shown all the same.
const MOST_DOUBTS: usize = 5;
/// After what took folders away or brought some, and after a build that could not run, everything is looked at once more.
const AGAIN: Duration = Duration::from_millis(150);
/// While somebody saves again and again, no index of search would last: it is made after a silence twice as long as it
/// took the last time, within these bounds.
const SHORTEST_SILENCE: Duration = Duration::from_millis(250);
const LONGEST_SILENCE: Duration = Duration::from_secs(5);

/// How often it is looked whether it is there.
const LOOK: Duration = Duration::from_millis(20);

/// The states, as they come.
pub(super) type States = watch::Receiver<Arc<State>>;

/// What was built.
enum What<'b> {
    /// Everything, for the first time.
    All,
    /// What these changes asked for.
    Changes(&'b Batch),
    /// The index of search, of which nobody sees anything but what is wrong with it.
    Search,
}

/// Builds again and again.
#[derive(Debug)]
pub(super) struct Rebuild {
    session: Session,
    watch: Watch,
    publish: watch::Sender<Arc<State>>,
    root: PathBuf,
    base: String,
    color: bool,
    lang: Preference,
    /// Why the last build could not run, if so: it is said once.
    broken: Option<String>,
    /// Whether everything is to be looked at once more when all is quiet.
    unsure: bool,
    /// Whether what is shown is what the last `eigsite build` wrote, and the session has built nothing yet.
    warm: bool,
    /// Whether the index of search may be older than the pages.
    unfinished: bool,
    /// How long nothing must have happened before that is made.
    silence: Duration,
    /// The one that is being made, and since when.
    making: Option<(Instant, JoinHandle<Finished>)>,
}

impl Rebuild {
    /// Builds for the first time, and says what there is to say; or shows what the last `eigsite build` has written, if that
    /// is what would come of it, and builds as soon as it runs.
    ///
    /// # Errors
    /// When the sources cannot be read or watched.
    pub fn start(options: &Options, root: &Path) -> Result<(Self, States), Box<dyn Error>> {
        let begun = Instant::now();
        let mut watch = Watch::new(&options.build.output)?;
        for folder in [Some(&options.build.source), options.build.theme.as_ref()].into_iter().flatten() {
            watch.add(folder).map_err(|error| {
                Failure(text!("cannot-watch", path = folder.display().to_string(), error = error.to_string()))
            })?;
        }
        let mut session = Session::new(options.build.clone());
        let written = pipeline::last_written(&options.build);
        let warm = written.is_some();
        let update = written.map_or_else(|| session.update(None), Ok)?;
        let outcome = &update.outcome;
        outcome.mounted.iter().for_each(|folder| drop(watch.add(folder)));
        let all: Vec<_> = outcome.diagnostics.iter().collect();
        let lang = options.lang.of(outcome.lang);
        let texts = line::texts(&all, outcome, print(&options.base, options.color, lang));
        let line = if warm { warm_line(&update) } else { first_line(&update, begun.elapsed()) };
        line::say(&line.words(lang), &texts);
        let (publish, states) = watch::channel(Arc::new(State::first(update)));
        let rebuild = Self {
            session,
            watch,
            publish,
            root: root.to_owned(),
            base: options.base.clone(),
            color: options.color,
            lang: options.lang,
            broken: None,
            unsure: false,
            warm,
            unfinished: true,
            silence: SHORTEST_SILENCE,
            making: None,
        };
        Ok((rebuild, states))
    }

    /// Builds on each change, as long as changes are told. When this ends, so does the server.
    pub fn run(mut self) {
        if self.warm {
            self.follow_all();
        }
        loop {
            let again = (self.unsure || self.broken.is_some()).then_some(AGAIN);
            let index = self.making.as_ref().map(|_| LOOK).or(self.unfinished.then_some(self.silence));
            let patience = again.or(index);
            match self.watch.next(patience) {
                Ok(Some(batch)) => self.follow(batch),
                Ok(None) if self.unsure || self.broken.is_some() => {
                    let all = self.once_more();
                    self.follow(all);
                }
                Ok(None) => match self.making.take() {
                    None => self.begin(),
                    Some((begun, making)) if making.is_finished() => self.finish(begun, making),
                    making => self.making = making,
                },
                Err(_) => return,
            }
        }
    }

    /// Builds all; what changes meanwhile is told afterwards.
    fn follow_all(&mut self) {
        let begun = Instant::now();
        match self.update(None, false) {
            Ok(update) => self.show(update, What::All, begun),
            Err(error) => self.fail(&error),
        }
    }

    /// Nobody waits: what takes long and nobody sees at once, the index of search, is made elsewhere. Edits go on.
    fn begin(&mut self) {
        self.unfinished = false;
        let begun = Instant::now();
        let making = self.session.unfinished().map(|unfinished| {
            let thread = std::thread::Builder::new().name("search".into());
            thread.spawn(move || unfinished.make())
        });
        // Where the system lets no thread begin, search finds what it found; the next edit tries again.
        self.making = making.and_then(Result::ok).map(|making| (begun, making));
    }

    /// The index that was begun is there. What was edited in the meantime makes it worthless.
    fn finish(&mut self, begun: Instant, making: JoinHandle<Finished>) {
        let finished = making.join().unwrap_or_else(|fault| std::panic::resume_unwind(fault));
        self.silence = (begun.elapsed() * 2).clamp(SHORTEST_SILENCE, LONGEST_SILENCE);
        if let Some(update) = self.session.complete(finished) {
            self.show(update, What::Search, begun);
        }
    }

    /// Nothing has happened since something that may have hidden changes.
    fn once_more(&mut self) -> Batch {
        if self.broken.is_some() {
            self.watch.renew();
        }
        self.unsure = false;
        let mut batch = Batch::default();
        batch.note_unknown();
        batch
    }

    /// Builds what `batch` asks for, until what comes out will last.
    fn follow(&mut self, mut batch: Batch) {
        let begun = batch.begun;
        let mut done = self.update(batch.paths(), batch.is_named());
        for _ in 0..MOST_DOUBTS {
            let doubtful = done.as_ref().is_ok_and(|update| is_doubtful(&self.publish.borrow(), update));
            if !doubtful {
                break;
            }
            let Ok(Some(later)) = self.watch.next(Some(DOUBT)) else { break };
            done = self.update(later.paths(), later.is_named());
            batch.join(later);
        }
        match done {
            Ok(update) => self.show(update, What::Changes(&batch), begun),
            Err(error) => self.fail(&error),
        }
    }

    /// A build could not run.
    fn fail(&mut self, error: &BuildError) {
        let lang = self.lang.of(self.publish.borrow().outcome.lang);
        let error = error.text().words(lang);
        if self.broken.as_ref() != Some(&error) {
            eprintln!("eigsite: {error}");
        }
        self.broken = Some(error);
    }

    fn update(&mut self, changed: Option<&BTreeSet<PathBuf>>, told: bool) -> Result<Update, BuildError> {
        // Files of folders that have just come may be told of late, or not at all.
        self.unsure |= changed.is_none() && told;
        // What it is set to has been looked at before the first build.
        if let Ok(now) = pipeline::moment() {
            self.session.set_now(now);
        }
        let update = self.session.update(if self.broken.is_some() { None } else { changed })?;
        self.broken = None;
        self.unfinished = true;
        for folder in &update.outcome.mounted {
            // One that is not there has been told by the build.
            let _ = self.watch.add(folder);
        }
        Ok(update)
    }

    /// Shows what came of a build since `begun`, and says so unless there is nothing to say. Open pages are told before.
    fn show(&mut self, update: Update, what: What, begun: Instant) {
        let before = Arc::clone(&self.publish.borrow());
        let now = Arc::new(before.next(update));
        self.publish.send_replace(Arc::clone(&now));
        let time = begun.elapsed();
        let (changed, removed) = now.tree.changes(&before.tree);
        let pages = changed.iter().chain(&removed).filter(|path| path.ends_with(".html")).count();
        let (what, nothing) = match what {
            What::Changes(batch) => {
                (batch.shown(&self.root, &self.base), changed.is_empty() && removed.is_empty())
            }
            What::All => (text!("the-whole-site"), false),
            What::Search => (text!("search"), true),
        };
        let build = Build { what, pages, time, before: &before.outcome, now: &now.outcome };
        if nothing && build.is_as_before() {
            return;
        }
        let (line, new) = line::told(&build);
        let print = print(&self.base, self.color, self.lang.of(now.outcome.lang));
        line::say(&line.words(print.lang), &line::texts(&new, &now.outcome, print));
    }
}

fn print(base: &str, color: bool, lang: Lang) -> PrintOptions<'_> {
    PrintOptions { base, color, lang, ..PrintOptions::default() }
}

/// Whether `update` may have seen the sources between two steps of being saved.
fn is_doubtful(before: &State, update: &Update) -> bool {
    let worse = !update.outcome.fit && (before.outcome.fit || errors(update) > before_errors(before));
    let (_, removed) = update.tree.changes(&before.tree);
    worse || removed.iter().any(|path| path.ends_with(".html"))
}

fn errors(update: &Update) -> usize {
    Summary::of(&update.outcome.diagnostics).errors
}

fn before_errors(before: &State) -> usize {
    Summary::of(&before.outcome.diagnostics).errors
}

/// What is shown was written by the last build.
fn warm_line(update: &Update) -> Text {
    let noticed = Summary::of(&update.outcome.diagnostics).in_brackets();
    text!("pages-of-the-last-build", count = update.outcome.pages, noticed = noticed)
}

fn first_line(update: &Update, time: Duration) -> Text {
    let noticed = Summary::of(&update.outcome.diagnostics).in_brackets();
    let time = Arg::Decimal(format!("{:.2}", time.as_secs_f64()));
    text!("pages-are-built", count = update.outcome.pages, time = time, noticed = noticed)
}
