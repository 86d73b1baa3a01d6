//! The changes of a site as a summary in Markdown, for whoever reads a pull request.
//!
//! Takes changes, returns a text. What pages and messages say stays text there, whatever signs it has.

use super::{Changed, Changes, Finding};
use crate::diag::{counted, visible_line};

/// How many lines of one kind are shown.
const MOST: usize = 30;

/// `changes` in Markdown.
pub fn markdown(changes: &Changes) -> String {
    let Changes { added, changed, removed, frames, weight, findings } = changes;
    let mut text = format!(
        "## What changes\n\n{} added, {} changed, {} removed",
        counted(added.len(), "page"),
        changed.len(),
        removed.len()
    );
    if *frames > 0 {
        text.push_str(&format!("; {} in nothing but what all pages share", counted(*frames, "other page")));
    }
    text.push_str(&format!(
        ".\nThe site weighs {}, {} before.\n",
        kilobytes(weight.after),
        kilobytes(weight.before)
    ));
    list(&mut text, "Added", added, |url| code(url));
    list(&mut text, "Changed", changed, |page| format!("{}{}", code(&page.url), growth(page)));
    list(&mut text, "Removed", removed, |url| code(url));
    if let Some(findings) = findings {
        list(&mut text, "Newly noticed", &findings.new, finding);
        list(&mut text, "Mended", &findings.mended, finding);
        if findings.new.is_empty() {
            text.push_str("\nNothing new was noticed in the sources.\n");
        }
    }
    text
}

fn list<T>(text: &mut String, title: &str, items: &[T], line: impl Fn(&T) -> String) {
    if items.is_empty() {
        return;
    }
    text.push_str(&format!("\n### {title}\n\n"));
    for item in items.iter().take(MOST) {
        text.push_str(&format!("- {}\n", line(item)));
    }
    if items.len() > MOST {
        text.push_str(&format!("- … and {} more\n", items.len() - MOST));
    }
}

/// ` (+1.2 KB)`, where it makes a difference.
fn growth(page: &Changed) -> String {
    let more = page.after.abs_diff(page.before);
    let sign = if page.after > page.before { '+' } else { '−' };
    if more < 100 { String::new() } else { format!(" ({sign}{})", kilobytes(more)) }
}

/// Bytes as people read them.
fn kilobytes(bytes: u64) -> String {
    match bytes {
        0..100_000 => format!("{}.{} KB", bytes / 1000, bytes % 1000 / 100),
        100_000..10_000_000 => format!("{} KB", bytes / 1000),
        _ => format!("{} MB", bytes / 1_000_000),
    }
}

fn finding(finding: &Finding) -> String {
    let Finding { code: name, severity, path, line, message } = finding;
    format!("{} {severity} `{}`: {}", code(&format!("{path}:{line}")), visible_line(name), plain(message))
}

/// A text as code, on one line.
fn code(text: &str) -> String {
    let text = visible_line(text);
    // Code that holds a mark is marked by one more.
    match text.contains('`') {
        true => format!("`` {} ``", text.replace("``", "` `")),
        false => format!("`{text}`"),
    }
}

/// A text whose signs mean nothing, on one line; `code` in it stays code.
fn plain(text: &str) -> String {
    let text = visible_line(&text.replace(['\r', '\n'], " "));
    let parts = text.split('`').enumerate().map(|(at, part)| match at % 2 {
        0 => escape(part),
        _ => format!("`{part}`"),
    });
    if text.matches('`').count().is_multiple_of(2) { parts.collect() } else { escape(&text) }
}

fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if c.is_ascii_punctuation() && !matches!(c, '.' | ',' | ':' | ';' | '?' | '!' | '\'' | '"' | '/') {
            out.push('\\');
        }
        out.push(c);
    }
    out
}
