//! The changes of a site as a summary in Markdown, for whoever reads a pull request.
//!
//! Takes changes, returns a text. What pages and messages say stays text there, whatever signs it has.

use super::{Changed, Changes, Finding};
use crate::diag::{Lang, Text, size, text, visible_line};

/// How many lines of one kind are shown.
const MOST: usize = 30;

/// `changes` in Markdown, in the language `lang`.
pub fn markdown(changes: &Changes, lang: Lang) -> String {
    let Changes { added, changed, removed, frames, weight, findings } = changes;
    let heading = text!("what-changes").words(lang);
    let counts = text!(
        "pages-are-added",
        added = added.len(),
        changed = changed.len(),
        removed = removed.len(),
        frames = *frames
    );
    let weighs = text!("the-site-weighs", after = size(weight.after), before = size(weight.before));
    let mut text = format!("## {heading}\n\n{}\n{}\n", counts.words(lang), weighs.words(lang));
    let mut list = |title: Text, items: Vec<String>| list(&mut text, title, items, lang);
    list(text!("added"), added.iter().map(|url| code(url)).collect());
    let grown = |page: &Changed| format!("{}{}", code(&page.url), growth(page, lang));
    list(text!("changed"), changed.iter().map(grown).collect());
    list(text!("removed"), removed.iter().map(|url| code(url)).collect());
    if let Some(findings) = findings {
        list(text!("newly-noticed"), findings.new.iter().map(finding).collect());
        list(text!("mended"), findings.mended.iter().map(finding).collect());
        if findings.new.is_empty() {
            text.push_str(&format!("\n{}\n", text!("nothing-new-was-noticed").words(lang)));
        }
    }
    text
}

fn list(text: &mut String, title: Text, items: Vec<String>, lang: Lang) {
    if items.is_empty() {
        return;
    }
    text.push_str(&format!("\n### {}\n\n", title.words(lang)));
    let more = items.len().saturating_sub(MOST);
    for item in items.into_iter().take(MOST) {
        text.push_str(&format!("- {item}\n"));
    }
    if more > 0 {
        text.push_str(&format!("- … {}\n", text!("and-so-many-more", count = more).words(lang)));
    }
}

/// ` (+1.2 KB)`, where it makes a difference.
fn growth(page: &Changed, lang: Lang) -> String {
    let more = page.after.abs_diff(page.before);
    let sign = if page.after > page.before { '+' } else { '−' };
    if more < 100 { String::new() } else { format!(" ({sign}{})", size(more).words(lang)) }
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
