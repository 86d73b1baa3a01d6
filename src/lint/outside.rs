//! Links to other sites: where each is written, and what is told of what they answer.

use super::group::Groups;
use crate::diag::{Code, Diagnostic, Text, text};
use crate::external::{Answer, Why};
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
    let told = |code, message, help| Diagnostic::new(code, span, message).help(help);
    let instead = |copy: &Option<String>| match copy {
        Some(copy) => text!("lead-elsewhere-or-to-the-copy", copy = copy),
        None => text!("lead-elsewhere-or-take-the-link-out"),
    };
    match answer {
        Answer::There | Answer::Moved(_) => {
            let to = if let Answer::Moved(to) = answer { to } else { address };
            let message = text!("has-moved-for-good", address = address);
            told(Code::MovedLink, message, text!("write-this-address", to = to))
        }
        Answer::Silent(status) => {
            let message =
                text!("whether-it-is-there-cannot-be-told", address = address, status = status_of(*status));
            told(Code::SilentLink, message, text!("open-it-in-a-browser"))
        }
        Answer::Gone(status, copy) => {
            let message = text!("is-gone", address = address, status = status_of(*status));
            told(Code::DeadLink, message, instead(copy))
        }
        Answer::Failed(why, copy) => {
            let message = text!("cannot-be-reached", address = address, why = reason(why));
            told(Code::DeadLink, message, instead(copy))
        }
    }
}

/// A status is a name and no number: it has no thousands.
fn status_of(status: u16) -> String {
    status.to_string()
}

fn reason(why: &Why) -> Text {
    match why {
        Why::NoHost => text!("there-is-no-such-host"),
        Why::Late => text!("it-does-not-answer-in-time"),
        Why::Nobody => text!("nobody-answers-there"),
        Why::Endless => text!("it-leads-on-without-an-end"),
        Why::Status(status) => text!("its-host-has-trouble", status = status_of(*status)),
        Why::Certificate(why) => text!("its-certificate-is-not-in-order", why = why),
        Why::Other(why) => Text::as_it_is(why),
    }
}
