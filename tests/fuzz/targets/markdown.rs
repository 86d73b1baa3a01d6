//! Any text as Markdown and as HTML: its places, and what its HTML may not hold.
#![no_main]

#[path = "../checks.rs"]
#[allow(dead_code, reason = "the other targets use the rest")]
mod checks;

libfuzzer_sys::fuzz_target!(|text: &str| checks::markdown(text));
