//! The comparison with other generators runs, whichever of them are there.

use crate::harness::PROGRAM;
use std::path::Path;
use std::process::Command;

const OTHERS: [&str; 3] = ["hugo", "eleventy", "jekyll"];

#[test]
fn every_tool_is_compared_or_said_to_be_left_out() {
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/bench/compare");
    let done = Command::new(script).args(["4", "1"]).env("EIGSITE", PROGRAM).output().expect("runs");
    let (table, said) = (String::from_utf8_lossy(&done.stdout), String::from_utf8_lossy(&done.stderr));
    assert!(done.status.success(), "{said}");
    assert!(table.contains("\n| eigsite | ") && table.contains("\n| floor | "), "{table}");
    for name in OTHERS {
        let compared = table.contains(&format!("\n| {name} | "));
        let left_out = said.contains(&format!("{name} is not installed: left out"));
        assert!(compared != left_out, "{name}:\n{table}\n{said}");
    }
}
