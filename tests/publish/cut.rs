//! The connection is cut at random: what readers see is always the old site or the new one, page by page, and all that a
//! page loads is there.

use super::proxy::{Fate, Proxy};
use super::store::Store;
use super::{Done, Project};
use crate::harness::tree;
use std::collections::{BTreeMap, BTreeSet};
use std::io::Read;
use std::process::Stdio;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::mpsc::{Sender, channel};

/// How many sites follow each other.
const SITES: usize = 7;

/// The files of a site, by path.
type Files = BTreeMap<String, Vec<u8>>;

/// Numbers that look drawn, and are the same each time (splitmix64).
struct Drawn(u64);

impl Drawn {
    fn below(&mut self, end: u64) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((z ^ (z >> 31)) % end) as usize
    }
}

/// Sites of which each changes all pages of the one before, and the style sheet; pages come and go.
fn sites() -> Vec<(Project, Files)> {
    let site = |number: usize| {
        let mut project = Project::new()
            .write("_config.yml", format!("title: Essai {number}\nurl: https://exemple.fr\n"))
            .write("_theme/static/assets/style.css", format!("p {{ margin: {number}px }}"))
            .write(format!("img/{number}.png").as_str(), format!("{number}"))
            .write("img/meme.png", format!("{number}"));
        for post in number..number + 4 {
            let text = format!("---\ntitle: N{post}\n---\nDans {number}. ![](/img/meme.png)\n");
            project = project.write(&format!("_posts/2018-03-{:02}-n{post}.md", post + 1), text);
        }
        project.build();
        let mut files = tree(&project.output());
        files.retain(|path, _| {
            !path.starts_with(".eigsite") && !path.starts_with('_') && !path.ends_with(".conf")
        });
        (project, files)
    };
    (0..SITES).map(site).collect()
}

/// A reader who goes from page to page, and loads what each names.
struct Reader<'r> {
    store: &'r Store,
    sites: &'r [(Project, Files)],
    /// The number of the last site that was published whole.
    there: &'r AtomicUsize,
    /// The number of the site that is published at the moment.
    comes: &'r AtomicUsize,
}

impl Reader<'_> {
    /// Looks at every page that there ever is.
    fn pass(&self) {
        let all = self.sites.iter().flat_map(|(_, files)| files.keys());
        let pages: BTreeSet<&String> = all.filter(|path| path.ends_with(".html")).collect();
        for page in pages {
            let before = self.there.load(Ordering::SeqCst);
            let seen = self.store.get(page);
            let possible = &self.sites[before..=self.comes.load(Ordering::SeqCst)];
            let mut versions = possible.iter().map(|(_, files)| files.get(page));
            match seen.status {
                200 => {
                    let is_one = versions.any(|version| version == Some(&seen.bytes));
                    assert!(is_one, "{page} is neither of the old site nor of the new one");
                    assert_eq!(seen.media_type, "text/html; charset=utf-8", "{page}");
                    self.load(page, &String::from_utf8(seen.bytes).expect("UTF-8"));
                }
                404 => assert!(versions.any(|version| version.is_none()), "{page} is not there"),
                status => panic!("{page}: {status}"),
            }
        }
    }

    /// Loads all that `page` names and that is no page.
    fn load(&self, page: &str, text: &str) {
        let loaded = loaded(text);
        assert!(loaded.iter().any(|path| path.ends_with(".css")), "{page} names no style sheet");
        for path in loaded {
            assert_eq!(self.store.get(path).status, 200, "{path}, which {page} names");
        }
    }
}

/// What a page names that is of the site and no page.
fn loaded(page: &str) -> BTreeSet<&str> {
    let named = [" href=\"/", " src=\"/"].into_iter().flat_map(|begin| page.split(begin).skip(1));
    let paths = named.filter_map(|rest| rest.split(['"', '#', '?']).next());
    paths.filter(|path| !path.is_empty() && !path.ends_with('/') && !path.ends_with(".html")).collect()
}

/// Lets the reader end, also when something fails.
struct Ends<'e>(&'e AtomicBool);

impl Drop for Ends<'_> {
    fn drop(&mut self) {
        self.0.store(true, Ordering::SeqCst);
    }
}

/// Begins to publish the site of `project`; then the line goes dead, and stays so. After fewer than 30 questions no site is
/// there.
fn begin(store: &Store, project: &Project, questions: usize) {
    let dead =
        Proxy::start(&store.address, move |at| if at < questions { Fate::Whole } else { Fate::Refused });
    let mut command = store.publish(&project.output(), "s3://site", &dead.address);
    let done = Done::of(command.args(["--take-over", "--patience", "0"]));
    if done.code != 0 || questions < 30 {
        done.refused(&["run the command again, and it goes on"]);
    }
}

/// Begins to publish the site of `project`; the process is killed after so many questions, unless it has ended before.
fn kill(store: &Store, project: &Project, questions: usize) {
    let last =
        Proxy::start(&store.address, move |at| if at < questions { Fate::Whole } else { Fate::Refused });
    let mut command = store.publish(&project.output(), "s3://site", &last.address);
    command.arg("--take-over").stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::null());
    let mut killed = command.spawn().expect("the program runs");
    let mut said = killed.stdout.take().expect("it is piped");
    std::thread::scope(|scope| {
        scope.spawn(|| {
            said.read_to_end(&mut Vec::new()).expect("it can be read");
            last.release();
        });
        last.wait_for(questions + 1);
        killed.kill().expect("it can be killed");
    });
    killed.wait().expect("it ends");
}

/// Publishes the site of `project` until it is there.
fn end(store: &Store, project: &Project, drawn: &mut Drawn) {
    // Every fourth connection is cut, in the middle of what is asked or answered.
    let mut drawn_again = Drawn(drawn.below(u64::MAX) as u64);
    let cut = Proxy::start(&store.address, move |_| match drawn_again.below(8) {
        0 => Fate::CutQuestion(drawn_again.below(9000)),
        1 => Fate::CutAnswer(drawn_again.below(900)),
        _ => Fate::Whole,
    });
    let mut command = store.publish(&project.output(), "s3://site", &cut.address);
    Done::of(command.args(["--take-over", "--patience", "120"])).report();
}

/// Looks whether the store has all `files`, and of other sites no more than what pages that are open may name.
fn check(store: &Store, files: &Files) {
    let there = store.list();
    let missing: Vec<&String> = files.keys().filter(|path| !there.contains_key(*path)).collect();
    assert!(missing.is_empty(), "{missing:?}");
    let stays =
        |path: &str| ["assets/", "search/", ".eigsite/"].iter().any(|folder| path.starts_with(folder));
    let left: Vec<&String> = there.keys().filter(|path| !files.contains_key(*path) && !stays(path)).collect();
    assert!(left.is_empty(), "{left:?} are of no site");
}

#[test]
fn readers_see_one_site_or_the_other_however_the_connection_is_cut() {
    let Some(store) = Store::start() else { return };
    let sites = sites();
    let (first, files) = &sites[0];
    Done::of(&mut store.publish(&first.output(), "s3://site", &store.address)).report();
    for (path, bytes) in files {
        assert_eq!(&store.get(path).bytes, bytes, "{path}");
    }
    let (there, comes, ends) = (AtomicUsize::new(0), AtomicUsize::new(0), AtomicBool::new(false));
    let (passed, passes) = channel();
    let read = |passed: Sender<()>| {
        let reader = Reader { store: &store, sites: &sites, there: &there, comes: &comes };
        while !ends.load(Ordering::SeqCst) {
            reader.pass();
            // Nobody listens any more at the end.
            let _ = passed.send(());
        }
    };
    // A reader who fails says so by being gone.
    let wait_for_a_pass = || {
        while passes.try_recv().is_ok() {}
        for _ in 0..2 {
            passes.recv().expect("the reader reads on");
        }
    };
    std::thread::scope(|scope| {
        scope.spawn(move || read(passed));
        let _ends = Ends(&ends);
        let mut drawn = Drawn(2018);
        for (number, (project, files)) in sites.iter().enumerate().skip(1) {
            comes.store(number, Ordering::SeqCst);
            if number % 3 == 1 {
                // The next one comes before this one is there.
                begin(&store, project, 6 + drawn.below(24));
                wait_for_a_pass();
                continue;
            }
            begin(&store, project, 6 + drawn.below(60));
            kill(&store, project, 6 + drawn.below(60));
            end(&store, project, &mut drawn);
            let old = there.swap(number, Ordering::SeqCst);
            wait_for_a_pass();
            check(&store, files);
            // A page of the old site may still be open.
            let pages = sites[old].1.iter().filter(|(path, _)| path.ends_with(".html"));
            for (page, bytes) in pages {
                for path in loaded(std::str::from_utf8(bytes).expect("UTF-8")) {
                    assert_eq!(store.get(path).status, 200, "{path}, which the old {page} names");
                }
            }
        }
    });
}
