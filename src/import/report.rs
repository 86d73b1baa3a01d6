//! The report of an import, in Markdown.

use super::{Import, Pin, Todo};
use crate::diag::{Code, Diagnostic, Lang, Severity, Text, text};
use crate::lock::Lost;
use crate::resolve::encode;
use crate::source::Sources;
use std::collections::BTreeMap;

/// What trying the new site has shown.
#[derive(Debug, Clone, Copy)]
pub struct Verdict<'a> {
    /// How many addresses of the old site were looked for.
    pub wanted: usize,
    /// Whether they were given, and not worked out from the old site's sources.
    pub given: bool,
    /// Those that nothing answers.
    pub lost: &'a [Lost],
    /// What keeps the addresses of single texts alive.
    pub pins: &'a [Pin],
    /// Everything that was noticed in the new site.
    pub told: &'a [Diagnostic],
    /// The texts that it points into.
    pub sources: &'a Sources,
}

/// The report of an import.
#[derive(Debug, Clone, Copy)]
pub struct Report<'a> {
    /// What was read and converted.
    pub import: &'a Import,
    /// What came of trying it.
    pub verdict: Verdict<'a>,
    /// The language of whoever reads it.
    pub lang: Lang,
}

impl Report<'_> {
    /// The report as Markdown.
    pub fn markdown(&self) -> String {
        let mut out =
            format!("# {}\n", self.say(&text!("moving-in-from", engine = self.import.engine.name())));
        self.section(&mut out, &text!("read-as-it-is"), &self.bullets(&self.import.read));
        self.section(&mut out, &text!("converted"), &self.bullets(&self.converted()));
        self.section(&mut out, &text!("what-needs-a-person"), &self.todos());
        self.section(&mut out, &text!("addresses"), &self.addresses());
        self.section(&mut out, &text!("what-the-new-site-has-to-say"), &self.noticed());
        out
    }

    fn say(&self, text: &Text) -> String {
        text.words(self.lang)
    }

    fn section(&self, out: &mut String, head: &Text, body: &str) {
        out.push_str(&format!("\n## {}\n\n{body}", self.say(head)));
    }

    fn bullets(&self, lines: &[Text]) -> String {
        lines.iter().map(|line| format!("- {}\n", self.say(line))).collect()
    }

    fn converted(&self) -> Vec<Text> {
        let mut lines = self.import.converted.clone();
        if let (Some(kept), Some(_)) = (self.import.kept_as, &self.import.config_file) {
            lines.push(text!("the-old-configuration-is-kept-as", kept = kept));
        }
        let pinned = |key: &str| self.verdict.pins.iter().filter(|pin| pin.key == key).count();
        let (own, old) = (pinned("permalink"), pinned("redirect_from"));
        if own > 0 {
            lines.push(text!("texts-keep-their-addresses-by", texts = text!("texts", count = own)));
        }
        for pin in self.verdict.pins.iter().filter(|pin| pin.key == "redirect_from").take(old) {
            lines.push(text!("was-published-as-it-is-and", path = &pin.path, url = &pin.url));
        }
        if lines.is_empty() {
            lines.push(text!("nothing-had-to-be-converted"));
        }
        lines
    }

    /// What a person has to look at: what was found in the old site, and what the new one does not understand.
    fn todos(&self) -> String {
        let mut todos = self.import.todos.clone();
        todos.extend(self.verdict.told.iter().filter(|told| needs_a_person(told)).map(|told| {
            let source = self.verdict.sources.get(told.primary.source);
            let line = source.position(told.primary.start).line;
            Todo::line(&source.path, line, self.what_of(told, &source.path))
        }));
        if todos.is_empty() {
            return format!("{}\n", self.say(&text!("nothing-needs-a-person")));
        }
        let mut by_words: Vec<(String, Vec<String>)> = Vec::new();
        for todo in &todos {
            let place = match todo.line {
                0 => format!("`{}`", todo.path),
                line => format!("`{}:{line}`", todo.path),
            };
            let words = self.say(&todo.what);
            match by_words.iter_mut().find(|(known, _)| *known == words) {
                Some((_, places)) => places.push(place),
                None => by_words.push((words, vec![place])),
            }
        }
        let colon = self.say(&text!("colon"));
        let line = |(words, places): &(String, Vec<String>)| match places.as_slice() {
            [one] => format!("- {one}{colon}{words}\n"),
            several => {
                let places: String = several.iter().map(|place| format!("  - {place}\n")).collect();
                format!("- {words}{}\n{places}", colon.trim_end())
            }
        };
        by_words.iter().map(line).collect()
    }

    /// What there is to do where `told` was noticed in the file at `path`.
    fn what_of(&self, told: &Diagnostic, path: &str) -> Text {
        if told.code != Code::LiquidPage {
            return text!("code-and-message", code = told.code.name(), message = &told.message);
        }
        let own = self.import.addresses.iter().find(|address| address.text.as_deref() == Some(path));
        let url = own.map(|address| encode(&address.url));
        match url.filter(|url| self.verdict.lost.iter().all(|lost| lost.url != *url)) {
            Some(url) => text!("a-page-in-liquid-that-eigsite-makes", url = url),
            None => text!("a-page-in-liquid-that-nothing-replaces"),
        }
    }

    fn addresses(&self) -> String {
        let Verdict { wanted, given, lost, .. } = self.verdict;
        let wanted = text!("old-addresses", count = wanted);
        let head = match (lost.len(), given) {
            (0, false) => text!("every-address-worked-out-is-answered", addresses = wanted),
            (0, true) => text!("every-address-given-is-answered", addresses = wanted),
            (count, _) => text!("addresses-nothing-answers", addresses = wanted, count = count),
        };
        let mut out = format!("{}\n", self.say(&head));
        if lost.is_empty() {
            return out;
        }
        let heads = [text!("old-address"), text!("new-address"), text!("what-keeps-it-alive")];
        let heads = heads.map(|head| self.say(&head));
        out.push_str(&format!("\n| {} | {} | {} |\n|---|---|---|\n", heads[0], heads[1], heads[2]));
        for Lost { url, now, .. } in lost {
            let (now, proposal) = match now.as_ref().filter(|(now, _)| name_of(now) == name_of(url)) {
                Some((now, file)) => {
                    (format!("`{now}`"), self.say(&text!("write-redirect-from-in", file = file, url = url)))
                }
                None => ("–".to_owned(), self.say(&text!("a-line-of-redirects", line = format!("{url} /…")))),
            };
            out.push_str(&format!("| `{url}` | {now} | {proposal} |\n"));
        }
        out
    }

    /// What is noticed in the new site, by its codes.
    fn noticed(&self) -> String {
        let mut counts: BTreeMap<(Severity, &'static str), usize> = BTreeMap::new();
        for told in self.verdict.told {
            *counts.entry((told.severity, told.code.name())).or_default() += 1;
        }
        if counts.is_empty() {
            return format!("{}\n", self.say(&text!("nothing-was-noticed")));
        }
        let mut out = format!("{}\n\n", self.say(&text!("check-says-where-and-what-to-do")));
        for ((severity, code), count) in counts {
            let severity = severity.words(self.lang);
            out.push_str(&format!("- {severity} `{code}` × {count}\n"));
        }
        out
    }
}

/// The last part of an address, without ending: what it is called by and nothing else is no page that moved.
fn name_of(url: &str) -> &str {
    let name = url.trim_end_matches('/').rsplit('/').next().unwrap_or_default();
    name.rsplit_once('.').map_or(name, |(stem, _)| stem)
}

/// Whether something of the old program has to be rewritten by a person, or keeps the site from being built.
fn needs_a_person(told: &Diagnostic) -> bool {
    let codes = [Code::UnknownLiquid, Code::LiquidPage, Code::UnknownShortcode];
    codes.contains(&told.code) || told.severity == Severity::Error
}
