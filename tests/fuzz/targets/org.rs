//! Any text as Org: its outline and its HTML.
#![no_main]

#[path = "../checks.rs"]
#[allow(dead_code, reason = "the other target uses the rest")]
mod checks;

libfuzzer_sys::fuzz_target!(|text: &str| checks::org(text));
