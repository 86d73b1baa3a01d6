//! Any text as stacks and as a list of tools, in Org and in Markdown.
#![no_main]

#[path = "../checks.rs"]
#[allow(dead_code, reason = "the other target uses the rest")]
mod checks;

libfuzzer_sys::fuzz_target!(|text: &str| checks::stacks(text));
