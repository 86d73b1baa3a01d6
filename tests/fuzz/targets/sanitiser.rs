//! Any text through the sanitiser, as HTML and as Markdown: what comes out is harmless, and stays so.
#![no_main]

#[path = "../checks.rs"]
#[allow(dead_code, reason = "the other targets use the rest")]
mod checks;

libfuzzer_sys::fuzz_target!(|text: &str| checks::sanitiser(text));
