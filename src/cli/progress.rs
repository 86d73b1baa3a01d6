//! A bar on the terminal for whoever waits: never in a pipe, never for work that is done at once.
//!
//! Takes the names of stages and one tick for each piece of work, from any thread. Knows nothing of the work.

use std::io::IsTerminal;
use std::sync::Once;
use std::time::{Duration, Instant};

use crate::diag::{Lang, Text, text};
use crate::pipeline::Watcher;
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

/// Work that takes less shows no bar.
const PATIENCE: Duration = Duration::from_millis(500);

const TEMPLATE: &str = "{msg:12} [{bar:30}] {pos}/{len}";

/// How far the work has come.
pub struct Progress {
    bar: Option<Bar>,
}

/// The bar of a run that has somebody to see it.
struct Bar {
    bar: ProgressBar,
    started: Instant,
    patience: Duration,
    shown: Once,
    target: fn() -> ProgressDrawTarget,
    lang: Lang,
}

impl Progress {
    /// A bar on standard error in the language `lang`, if that is a terminal and what is printed is `for_people`.
    pub fn new(for_people: bool, lang: impl FnOnce() -> Lang) -> Self {
        if for_people && std::io::stderr().is_terminal() {
            Self::shown_after(PATIENCE, ProgressDrawTarget::stderr, lang())
        } else {
            Self::silent()
        }
    }

    /// Nothing at all.
    pub fn silent() -> Self {
        Self { bar: None }
    }

    fn shown_after(patience: Duration, target: fn() -> ProgressDrawTarget, lang: Lang) -> Self {
        let bar = ProgressBar::with_draw_target(Some(0), ProgressDrawTarget::hidden());
        if let Ok(style) = ProgressStyle::with_template(TEMPLATE) {
            bar.set_style(style.progress_chars("=> "));
        }
        Self { bar: Some(Bar { bar, started: Instant::now(), patience, shown: Once::new(), target, lang }) }
    }

    /// Takes the bar away, so that what is printed next stands on a clean line.
    pub fn finish(self) {}
}

/// What the stage `name` is called before people.
fn stage(name: &'static str) -> Text {
    match name {
        "parse" => text!("parse"),
        "resolve" => text!("resolve"),
        "render" => text!("render"),
        "images" => text!("images"),
        "compress" => text!("compress"),
        "write" => text!("write"),
        "publish" => text!("publish"),
        "search" => text!("search"),
        "external" => text!("external"),
        _ => Text::as_it_is(name),
    }
}

impl Watcher for Progress {
    fn stage(&self, name: &'static str, total: usize) {
        if let Some(bar) = &self.bar {
            bar.bar.set_message(stage(name).words(bar.lang));
            bar.bar.set_length(total as u64);
            bar.bar.set_position(0);
            bar.show_when_due();
        }
    }

    fn tick(&self) {
        if let Some(bar) = &self.bar {
            bar.show_when_due();
            bar.bar.inc(1);
        }
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        if let Some(bar) = &self.bar {
            bar.bar.finish_and_clear();
        }
    }
}

impl Bar {
    fn show_when_due(&self) {
        if !self.shown.is_completed() && self.started.elapsed() >= self.patience {
            self.shown.call_once(|| self.bar.set_draw_target((self.target)()));
        }
    }
}

#[cfg(test)]
mod tests {
    use std::io;
    use std::sync::{Mutex, PoisonError};

    use indicatif::TermLike;

    use super::*;

    /// A terminal that remembers what was written to it, and asks for a place of its own for each test.
    #[derive(Debug)]
    struct Memory(&'static Mutex<String>);

    impl Memory {
        fn target(memory: &'static Mutex<String>) -> ProgressDrawTarget {
            ProgressDrawTarget::term_like(Box::new(Self(memory)))
        }
    }

    fn text(memory: &Mutex<String>) -> String {
        memory.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    impl TermLike for Memory {
        fn width(&self) -> u16 {
            80
        }
        fn move_cursor_up(&self, _: usize) -> io::Result<()> {
            Ok(())
        }
        fn move_cursor_down(&self, _: usize) -> io::Result<()> {
            Ok(())
        }
        fn move_cursor_right(&self, _: usize) -> io::Result<()> {
            Ok(())
        }
        fn move_cursor_left(&self, _: usize) -> io::Result<()> {
            Ok(())
        }
        fn write_line(&self, text: &str) -> io::Result<()> {
            self.write_str(text)
        }
        fn write_str(&self, text: &str) -> io::Result<()> {
            self.0.lock().unwrap_or_else(PoisonError::into_inner).push_str(text);
            Ok(())
        }
        fn clear_line(&self) -> io::Result<()> {
            Ok(())
        }
        fn flush(&self) -> io::Result<()> {
            Ok(())
        }
    }

    #[test]
    fn long_work_shows_its_stage() {
        static SCREEN: Mutex<String> = Mutex::new(String::new());
        let progress = Progress::shown_after(Duration::ZERO, || Memory::target(&SCREEN), Lang::En);
        progress.stage("parse", 4);
        progress.tick();
        drop(progress);
        let shown = text(&SCREEN);
        assert!(shown.contains("parse") && shown.contains("1/4"), "{shown:?}");
    }

    #[test]
    fn stages_have_names_in_the_language_of_who_waits() {
        static SCREEN: Mutex<String> = Mutex::new(String::new());
        let progress = Progress::shown_after(Duration::ZERO, || Memory::target(&SCREEN), Lang::Fr);
        progress.stage("parse", 4);
        progress.tick();
        drop(progress);
        let shown = text(&SCREEN);
        assert!(shown.contains("lecture") && !shown.contains("parse"), "{shown:?}");
    }

    #[test]
    fn short_work_shows_nothing() {
        static SCREEN: Mutex<String> = Mutex::new(String::new());
        let progress = Progress::shown_after(Duration::MAX, || Memory::target(&SCREEN), Lang::En);
        progress.stage("parse", 4);
        progress.tick();
        drop(progress);
        assert_eq!(text(&SCREEN), "");
    }

    #[test]
    fn output_for_programs_has_no_bar() {
        assert!(Progress::new(false, Lang::default).bar.is_none());
    }

    #[test]
    fn ticks_come_from_many_threads() {
        static SCREEN: Mutex<String> = Mutex::new(String::new());
        let progress = Progress::shown_after(Duration::ZERO, || Memory::target(&SCREEN), Lang::En);
        progress.stage("render", 200);
        std::thread::scope(|scope| {
            for _ in 0..4 {
                scope.spawn(|| (0..50).for_each(|_| progress.tick()));
            }
        });
        assert_eq!(progress.bar.as_ref().map(|bar| bar.bar.position()), Some(200));
    }
}
