//! What a site costs that is only read and written: all sources are read and all files of a finished site are written
//! anew, by two threads, with nothing in between.
//!
//! `floor SOURCES SITE COPY` prints the milliseconds. `COPY` must not exist.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Instant;
use std::{env, fs, thread};

fn files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("a folder").flatten() {
        let path = entry.path();
        if path.is_dir() { files(&path, found) } else { found.push(path) }
    }
}

fn each<T: Sync>(items: &[T], work: impl Fn(&T) + Sync) {
    let next = AtomicUsize::new(0);
    thread::scope(|scope| {
        for _ in 0..2 {
            scope.spawn(|| while let Some(item) = items.get(next.fetch_add(1, Ordering::Relaxed)) { work(item) });
        }
    });
}

fn main() {
    let paths: Vec<PathBuf> = env::args_os().skip(1).map(PathBuf::from).collect();
    let [sources, site, copy] = &paths[..] else { panic!("floor SOURCES SITE COPY") };
    let mut finished = Vec::new();
    files(site, &mut finished);
    let finished: Vec<(PathBuf, Vec<u8>)> = finished
        .iter()
        .map(|path| (copy.join(path.strip_prefix(site).expect("a file of the site")), fs::read(path).expect("a file")))
        .collect();
    let start = Instant::now();
    let mut read = Vec::new();
    files(sources, &mut read);
    each(&read, |path| drop(fs::read(path).expect("a file")));
    each(&finished, |(path, bytes)| {
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        fs::write(path, bytes).expect("a file");
    });
    println!("{:.1}", start.elapsed().as_secs_f64() * 1e3);
}
