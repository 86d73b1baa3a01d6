//! What others answered before, with the day: good news lasts a week.

use super::Answer;
use crate::own;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// The file below the folder of what is kept.
const FILE: &str = "links.json";

/// How long an answer is not asked for again, in seconds.
const FRESH: i64 = 7 * 24 * 3600;

/// What others answered, by address.
#[derive(Debug, Default)]
pub struct Known {
    place: PathBuf,
    now: Timestamp,
    said: BTreeMap<String, Said>,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
struct Said {
    at: Timestamp,
    answer: Answer,
}

impl Known {
    /// What is kept in `folder` and still counts at `now`; nothing, if the file is not there or cannot be read.
    pub fn read(folder: &Path, now: Timestamp) -> Self {
        let place = folder.join(FILE);
        let text = fs::read_to_string(&place).unwrap_or_default();
        let mut said: BTreeMap<String, Said> = serde_json::from_str(&text).unwrap_or_default();
        said.retain(|_, said| counts(said, now));
        Self { place, now, said }
    }

    /// What `address` answered, if that still counts.
    pub fn answer(&self, address: &str) -> Option<Answer> {
        self.said.get(address).map(|said| said.answer.clone())
    }

    /// Keeps what `address` has just answered.
    pub fn add(&mut self, address: &str, answer: &Answer) {
        self.said.insert(address.to_owned(), Said { at: self.now, answer: answer.clone() });
    }

    /// Writes it for the next time, whole or not at all.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn write(&self) -> io::Result<()> {
        own::write(&self.place, &serde_json::to_vec_pretty(&self.said)?)
    }
}

/// Bad news counts for the moment alone: the page may be there again.
fn counts(said: &Said, now: Timestamp) -> bool {
    let age = now.as_second() - said.at.as_second();
    match said.answer {
        Answer::There | Answer::Moved(_) => (0..FRESH).contains(&age),
        _ => age == 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(second: i64) -> Timestamp {
        Timestamp::from_second(second).expect("a moment")
    }

    #[test]
    fn good_news_lasts_a_week_and_bad_news_a_moment() {
        let folder = tempfile::tempdir().expect("folder");
        let mut known = Known::read(folder.path(), at(1000));
        known.add("https://a.example/", &Answer::There);
        known.add("https://b.example/", &Answer::Gone(404, None));
        known.write().expect("written");
        let there = |now: i64| {
            let known = Known::read(folder.path(), at(now));
            ["https://a.example/", "https://b.example/"].map(|address| known.answer(address).is_some())
        };
        assert_eq!(there(1000), [true, true]);
        assert_eq!(there(1001), [true, false]);
        assert_eq!(there(1000 + FRESH - 1), [true, false]);
        assert_eq!(there(1000 + FRESH), [false, false]);
        assert_eq!(there(999), [false, false], "a clock that went back");
        fs::write(folder.path().join(FILE), "{broken").expect("written");
        assert_eq!(there(1000), [false, false]);
    }
}
