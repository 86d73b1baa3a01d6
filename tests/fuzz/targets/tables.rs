//! Any text as a table of a site.
#![no_main]

#[path = "../checks.rs"]
#[allow(dead_code, reason = "the other targets use the rest")]
mod checks;

libfuzzer_sys::fuzz_target!(|text: &str| checks::sites::tables(text));
