//! Links to other sites: where each is written, and what is told of what they answer.

use super::group::Groups;
use crate::diag::{Code, Diagnostic};
use crate::external::Answer;
use crate::parse::body::Target;
use crate::resolve::{Entry, FieldValue, Site};
use crate::source::{Sources, Span};
use crate::yaml::Value;
use std::collections::BTreeMap;

/// The addresses of other sites that the entries of `site` lead to, with all places where each is written.
pub fn links(site: &Site, sources: &Sources) -> Vec<(String, Span)> {
    let mut links = Vec::new();
    for entry in &site.entries {
        for link in &entry.body.links {
            if let Target::External(address) = &link.target {
                links.push((address.clone(), super::links::narrowed(link, sources)));
            }
        }
        for (_, value) in &entry.fields {
            said(value, &mut |text| links.extend(written(text, entry, sources)));
        }
    }
    links.retain(|(address, _)| address.starts_with("https://") || address.starts_with("http://"));
    links
}

/// Calls `each` with every text of `value`.
fn said(value: &FieldValue, each: &mut impl FnMut(&str)) {
    match value {
        FieldValue::Plain(value) => texts(value, each),
        FieldValue::References(_) => {}
        FieldValue::Items(items) => {
            items.iter().flat_map(|item| &item.fields).for_each(|(_, value)| said(value, each));
        }
    }
}

fn texts(value: &Value, each: &mut impl FnMut(&str)) {
    match value {
        Value::String(text) => each(text),
        Value::List(list) => list.iter().for_each(|value| texts(value, each)),
        Value::Map(map) => map.iter().for_each(|(_, value)| texts(value, each)),
        _ => {}
    }
}

/// Where the address that `text` is stands in the source of `entry`, if it is one.
fn written(text: &str, entry: &Entry, sources: &Sources) -> Option<(String, Span)> {
    let text = text.trim();
    if !text.starts_with("http") || text.contains(char::is_whitespace) {
        return None;
    }
    let Span { source, start, .. } = entry.origin.span;
    let whole = &sources.get(source).text;
    let at = whole.get(start..)?.find(text).map(|at| start + at).or_else(|| whole.find(text))?;
    Some((text.to_owned(), Span::new(source, at..at + text.len())))
}

/// What is told of `links`, each of which gave one of `answers`.
pub fn tell(links: Vec<(String, Span)>, answers: &BTreeMap<String, Answer>) -> Vec<Diagnostic> {
    let mut groups = Groups::default();
    for (address, span) in links {
        if answers.get(&address).is_some_and(|answer| *answer != Answer::There) {
            groups.add(address, span);
        }
    }
    groups.tell(|address, span, sole| {
        let answer = answers.get(address).unwrap_or(&Answer::There);
        let told = word(address, answer, span);
        match answer {
            Answer::Moved(to) if sole => told.fix(span, to.clone()),
            _ => told,
        }
    })
}

fn word(address: &str, answer: &Answer, span: Span) -> Diagnostic {
    let told = |code, message: String, help: String| Diagnostic::new(code, span, message).help(help);
    let instead = |copy: &Option<String>| match copy {
        Some(copy) => {
            format!("lead to the page that has taken its place, or to the copy that is kept at {copy}")
        }
        None => "lead to the page that has taken its place, or take the link out".to_owned(),
    };
    match answer {
        Answer::There | Answer::Moved(_) => {
            let to = if let Answer::Moved(to) = answer { to } else { address };
            told(Code::MovedLink, format!("`{address}` has moved for good"), format!("write `{to}`"))
        }
        Answer::Silent(status) => told(
            Code::SilentLink,
            format!("whether `{address}` is there cannot be told: its host answers {status}"),
            "open it in a browser: there may be nothing wrong with it".to_owned(),
        ),
        Answer::Gone(status, copy) => {
            told(Code::DeadLink, format!("`{address}` is gone: its host answers {status}"), instead(copy))
        }
        Answer::Failed(why, copy) => {
            told(Code::DeadLink, format!("`{address}` cannot be reached: {why}"), instead(copy))
        }
    }
}
