//! Pages of other sites that texts lead to: whether they are still there.
//!
//! Takes addresses and what was known of them; returns what each of them answers. Hosts are asked in parallel, each one
//! question at a time, so that nobody is bothered by it. Knows nothing of texts. Nothing else in eigsite asks hosts that texts
//! name, and this only where somebody wants it (`eigsite check --external`).

mod ask;
mod known;

pub use known::Known;

use ask::Asker;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::sync::Mutex;
use std::time::Duration;

/// How others are asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Limits {
    /// How many hosts are asked at a time.
    pub hosts: usize,
    /// How long an answer may take.
    pub patience: Duration,
    /// How often a host that does not answer, or has trouble, is asked again.
    pub again: u32,
    /// How long it is left alone before that, the first time; each time after that twice as long.
    pub pause: Duration,
    /// Who knows of copies of pages that are gone; the address that is asked about comes after it.
    pub archive: String,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            hosts: 16,
            patience: Duration::from_secs(15),
            again: 2,
            pause: Duration::from_secs(1),
            // https://archive.org/help/wayback_api.php
            archive: "https://archive.org/wayback/available?url=".to_owned(),
        }
    }
}

/// What an address answers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Answer {
    /// It is there.
    There,
    /// It is there under another address, for good.
    Moved(String),
    /// Its host lets nobody know: it wants a name and a password, or no programs, or fewer questions.
    Silent(u16),
    /// It is not there any more; a copy of it may be.
    Gone(u16, Option<String>),
    /// Nobody answers, or only that there is trouble; a copy of it may be there.
    Failed(Why, Option<String>),
}

/// Why there is no page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Why {
    /// There is no host of that name.
    NoHost,
    /// It does not answer in time.
    Late,
    /// Nobody answers at that port.
    Nobody,
    /// It leads from one address to the next, and so on.
    Endless,
    /// Its host has trouble, and says so by this status.
    Status(u16),
    /// Nobody can be sure that it is that host.
    Certificate(String),
    /// Something else, in the words of the library.
    Other(String),
}

/// What each of `addresses` answers; what is in `known` and was found there lately is not asked again, and what is asked is
/// added. `done` is called after each.
pub fn check(
    addresses: Vec<String>,
    known: &mut Known,
    limits: &Limits,
    done: &(dyn Fn() + Sync),
) -> BTreeMap<String, Answer> {
    let mut answers = BTreeMap::new();
    let mut hosts: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for address in addresses {
        if let Some(answer) = known.answer(&address) {
            answers.insert(address, answer);
            done();
        } else if let Some(host) = ask::host(&address) {
            hosts.entry(host).or_default().push(address);
        }
    }
    let waiting = Mutex::new(hosts.into_values().collect::<Vec<_>>());
    let found = Mutex::new(Vec::new());
    let work = || {
        let asker = Asker::new(limits);
        // A thread that panicked has left both lists as they were.
        while let Some(addresses) = waiting.lock().unwrap_or_else(|error| error.into_inner()).pop() {
            for address in addresses {
                let answer = asker.answer(&address);
                found.lock().unwrap_or_else(|error| error.into_inner()).push((address, answer));
                done();
            }
        }
    };
    std::thread::scope(|scope| {
        for _ in 0..limits.hosts {
            scope.spawn(work);
        }
    });
    for (address, answer) in found.into_inner().unwrap_or_else(|error| error.into_inner()) {
        known.add(&address, &answer);
        answers.insert(address, answer);
    }
    answers
}
