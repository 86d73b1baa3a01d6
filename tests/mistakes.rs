//! Mistakes as editors make them, one at a time, in the sample site and in the programme's real one: each is told at its
//! file and line, with the right word first where there is one, and nothing else is told that was not told before.
//!
//! The tables beside this file say what is done and what is to be told; which file and line it is done to is drawn by
//! lot among those that qualify, and the lot hangs on the name of the mistake alone.

mod addresses;
mod data;
mod files;
mod site;
mod texts;

use crate::harness::corpus;
use eigsite::diag::{Diagnostic, Text};
use eigsite::pipeline::{Options, Outcome, Session};
use site::{Copy, Dice, Seeded, Site};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// A kind of mistake.
pub struct Mistake {
    /// What an editor did.
    name: &'static str,
    /// The code under which it is told.
    code: &'static str,
    /// Makes it somewhere in a site; nothing where no place qualifies.
    make: fn(&Site, &mut Dice) -> Option<Seeded>,
}

/// Every kind of mistake.
fn all() -> impl Iterator<Item = &'static Mistake> {
    [data::ALL, texts::ALL, addresses::ALL, files::ALL].into_iter().flatten()
}

/// Something that was told.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Told {
    code: &'static str,
    path: String,
    line: usize,
    message: String,
    help: String,
}

impl Told {
    fn of(outcome: &Outcome) -> Vec<Self> {
        let one = |told: &Diagnostic| {
            let source = outcome.sources.get(told.primary.source);
            Told {
                code: told.code.name(),
                path: source.path.clone(),
                line: source.position(told.primary.start).line,
                message: told.message.english(),
                help: told.help.as_ref().map(Text::english).unwrap_or_default(),
            }
        };
        outcome.diagnostics.iter().map(one).collect()
    }
}

/// What is among `after` and not among `before`; lines do not count, since an edit moves them.
fn new(before: &[Told], after: Vec<Told>) -> Vec<Told> {
    let key = |told: &Told| (told.code, told.path.clone(), told.message.clone());
    let mut known: BTreeMap<(&str, String, String), usize> = BTreeMap::new();
    before.iter().for_each(|told| *known.entry(key(told)).or_default() += 1);
    let mut is_new = |told: &Told| match known.get_mut(&key(told)) {
        Some(left) if *left > 0 => {
            *left -= 1;
            false
        }
        _ => true,
    };
    after.into_iter().filter(|told| is_new(told)).collect()
}

/// The first thing between backquotes.
fn first_word(help: &str) -> Option<&str> {
    help.split('`').nth(1)
}

/// What is wrong with what was told of a mistake.
fn verdict(mistake: &Mistake, seeded: &Seeded, told: &[Told]) -> Option<String> {
    let list = || told.iter().map(|told| format!("\n      {told:?}")).collect::<String>();
    let (path, line) = &seeded.at;
    let found =
        told.iter().find(|told| told.code == mistake.code && told.path == *path && told.line == *line);
    let Some(found) = found else {
        return Some(format!("not told as {} at {path}:{line}, but:{}", mistake.code, list()));
    };
    if told.len() > 1 {
        return Some(format!("more was told than {} at {path}:{line}:{}", mistake.code, list()));
    }
    match &seeded.right {
        Some(right) if first_word(&found.help) != Some(right) => {
            Some(format!("`{right}` is not the first word of: {}", found.help))
        }
        _ => None,
    }
}

/// Which mistakes are made in which site: all of them in both if `EIGSITE_MISTAKES` is `all`, those whose name holds it if
/// it is anything else; each of them once if it is not set, since each takes a second.
fn dealt(sample: &Site, real: Option<&Site>, is_real: bool) -> Vec<(&'static Mistake, Seeded)> {
    let wanted = std::env::var("EIGSITE_MISTAKES").unwrap_or_default();
    let made = |mistake: &Mistake, site: &Site| (mistake.make)(site, &mut Dice::new(mistake.name));
    let mut dealt = Vec::new();
    for (number, mistake) in all().enumerate() {
        let in_real = real.and_then(|site| made(mistake, site));
        let in_sample = made(mistake, sample);
        assert!(in_real.is_some() || in_sample.is_some() || real.is_none(), "no place: {}", mistake.name);
        // The real site takes longer.
        let goes_there = in_real.is_some() && (number % 3 == 0 || in_sample.is_none());
        let here = match wanted.as_str() {
            "" => goes_there == is_real,
            "all" => true,
            part => mistake.name.contains(part),
        };
        let seeded = if is_real { in_real } else { in_sample };
        dealt.extend(seeded.filter(|_| here).map(|seeded| (mistake, seeded)));
    }
    dealt
}

/// Makes mistakes in the site at `source`, one after the other.
fn check(source: &Path, site: &Site, mistakes: &[(&Mistake, Seeded)]) {
    let mut copy = Copy::of(source, site);
    let mut session = Session::new(options(&copy));
    let before = Told::of(&session.update(None).expect("it is built").outcome);
    let mut wrong = Vec::new();
    for (mistake, seeded) in mistakes {
        let changed = copy.put(seeded);
        let after = Told::of(&session.update(Some(&changed)).expect("it is built").outcome);
        let told = new(&before, after);
        wrong.extend(verdict(mistake, seeded, &told).map(|what| format!("{}: {what}", mistake.name)));
    }
    assert!(wrong.is_empty(), "{} of {}:\n{}", wrong.len(), mistakes.len(), wrong.join("\n"));
}

fn options(copy: &Copy) -> Options {
    let now = jiff::Timestamp::from_second(1_715_000_000).expect("a moment");
    Options::new(copy.source(), copy.output(), now)
}

fn sample() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("content")
}

#[test]
fn every_mistake_in_the_sample_is_told_where_it_was_made() {
    let (source, real) = (sample(), corpus("site-eig").map(|source| Site::read(&source)));
    let site = Site::read(&source);
    check(&source, &site, &dealt(&site, real.as_ref(), false));
}

#[test]
fn every_mistake_in_the_real_site_is_told_where_it_was_made() {
    let Some(source) = corpus("site-eig") else { return };
    let site = Site::read(&source);
    check(&source, &site, &dealt(&Site::read(&sample()), Some(&site), true));
}

#[test]
fn there_are_sixty_kinds_of_mistakes_and_more() {
    assert!(all().count() >= 60, "{}", all().count());
}

#[test]
fn names_of_mistakes_are_unique() {
    let mut names: Vec<&str> = all().map(|mistake| mistake.name).collect();
    names.sort_unstable();
    assert!(names.windows(2).all(|pair| pair[0] != pair[1]));
}
