//! How long each stage takes.

use std::time::{Duration, Instant};

/// How long each stage takes.
#[derive(Debug)]
pub(super) struct Clock {
    last: Instant,
    /// The stages so far.
    pub laps: Vec<(&'static str, Duration)>,
}

impl Clock {
    /// Begins to count.
    pub fn new() -> Self {
        Self { last: Instant::now(), laps: Vec::new() }
    }

    /// The stage `name` is over.
    pub fn lap(&mut self, name: &'static str) {
        let now = Instant::now();
        self.laps.push((name, now - self.last));
        self.last = now;
    }
}
