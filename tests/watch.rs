//! `eigsite watch`: a change of a source is a build, the build's own output is none.

use crate::harness::{Project, program};
use std::io::{BufRead, BufReader};
use std::process::{Child, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

/// Ends the program with the test.
struct Running(Child);

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

fn next(lines: &Receiver<String>) -> String {
    lines.recv_timeout(Duration::from_secs(60)).expect("a line within a minute")
}

#[test]
fn change_of_a_source_is_built() {
    let project =
        Project::new().write("_config.yml", "title: Essai\n").write("a.md", "---\ntitle: Avant\n---\n");
    // The output lies in the source folder: writing it must not start a build.
    let output = project.source().join("_site");
    let mut child = program()
        .arg("watch")
        .arg(project.source())
        .arg("-o")
        .arg(&output)
        .stdout(Stdio::piped())
        .spawn()
        .expect("the program runs");
    let stdout = child.stdout.take().expect("stdout");
    let _running = Running(child);
    let (sender, lines) = channel();
    std::thread::spawn(move || {
        for line in BufReader::new(stdout).lines().map_while(Result::ok) {
            if sender.send(line).is_err() {
                break;
            }
        }
    });
    assert!(next(&lines).starts_with("7 pages in "));
    project.put("a.md", "---\ntitle: Après\n---\n");
    let second = next(&lines);
    assert!(second.starts_with("7 pages in ") && !second.contains(" 0 files written"), "{second}");
    let page = std::fs::read_to_string(output.join("a.html")).expect("there");
    assert!(page.contains("<title>Après"), "{page}");
}
