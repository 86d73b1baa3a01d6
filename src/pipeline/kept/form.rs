//! The form of what is kept of a build: a line with a checksum, one of JSON, then one for each file.
//!
//! Takes and returns bytes; what is cut short, altered or of another form is nothing.

use super::marks::{File, Folder, Mark};
use crate::diag::{Code, Diagnostic, Fix, Severity, Text};
use crate::source::{Source, SourceId, Sources, Span};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::{Path, PathBuf};

const FIRST_LINE: &str = "eigsite-build 3";

/// What is kept of a build.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Form {
    pub head: Head,
    pub files: Vec<File>,
    pub folders: Vec<Folder>,
    /// The files that were written, below the output, with their marks.
    pub output: Vec<(String, Mark)>,
}

/// What a build came to.
#[derive(Debug, Default, PartialEq, Serialize, Deserialize)]
pub(super) struct Head {
    /// What it depended on besides files and time.
    pub key: String,
    /// The seconds between which it comes to the same.
    pub span: (i64, i64),
    pub pages: usize,
    pub pictures: usize,
    pub unchanged: usize,
    /// The code of the language that the site says it is in, if messages are in it too.
    pub lang: Option<String>,
    /// What stands before every address of the site.
    pub base: String,
    /// The site's own language.
    pub own_lang: String,
    pub(super) told: Vec<Told>,
    /// The texts that `told` points into: paths and contents.
    pub(super) texts: Vec<(String, String)>,
}

/// A diagnostic. Places are a text, first byte, and one past the last.
#[derive(Debug, PartialEq, Serialize, Deserialize)]
pub(super) struct Told {
    code: String,
    severity: u8,
    message: Text,
    primary: Place,
    secondary: Vec<(Place, Text)>,
    help: Option<Text>,
    fix: Option<(Place, String)>,
}

type Place = (u32, usize, usize);

const SEVERITIES: [Severity; 3] = [Severity::Error, Severity::Warning, Severity::Hint];

impl Head {
    /// What was noticed, with the texts that it is about.
    pub fn of(diagnostics: &[Diagnostic], sources: &Sources) -> Self {
        let mut numbers: BTreeMap<SourceId, u32> = BTreeMap::new();
        let mut texts = Vec::new();
        let mut place = |span: Span| {
            let number = *numbers.entry(span.source).or_insert_with(|| {
                let source = sources.get(span.source);
                texts.push((source.path.clone(), source.text.clone()));
                (texts.len() - 1) as u32
            });
            (number, span.start, span.end)
        };
        let told = diagnostics.iter().map(|told| Told {
            code: told.code.name().to_owned(),
            severity: SEVERITIES.iter().position(|one| *one == told.severity).unwrap_or(0) as u8,
            message: told.message.clone(),
            primary: place(told.primary),
            secondary: told.secondary.iter().map(|(span, why)| (place(*span), why.clone())).collect(),
            help: told.help.clone(),
            fix: told.fix.as_ref().map(|fix| (place(fix.span), fix.replacement.clone())),
        });
        let told = told.collect();
        Self { told, texts, ..Self::default() }
    }

    /// What was noticed, and the texts that it is about.
    pub fn told(&self) -> Option<(Sources, Vec<Diagnostic>)> {
        let mut sources = Sources::default();
        for (path, text) in &self.texts {
            sources.add(Source::new(path.as_str(), text.as_str()));
        }
        let place = |(source, start, end): Place| Span::new(SourceId(source), start..end);
        let told = self.told.iter().map(|told| {
            Some(Diagnostic {
                code: *Code::ALL.iter().find(|code| code.name() == told.code)?,
                severity: *SEVERITIES.get(usize::from(told.severity))?,
                message: told.message.clone(),
                primary: place(told.primary),
                secondary: told.secondary.iter().map(|(at, why)| (place(*at), why.clone())).collect(),
                help: told.help.clone(),
                fix: told.fix.as_ref().map(|(at, text)| Fix { span: place(*at), replacement: text.clone() }),
            })
        });
        Some((sources, told.collect::<Option<_>>()?))
    }
}

impl Form {
    /// The bytes of the form.
    pub fn bytes(&self) -> Vec<u8> {
        let mut text = serde_json::to_string(&self.head).unwrap_or_default();
        text.push('\n');
        let mut line = |kind: char, mark: &Mark, more: u64, path: &str| {
            let Mark { len, modified, changed, inode } = mark;
            // Writing to memory cannot fail.
            let _ = writeln!(text, "{kind} {len} {modified} {changed} {inode} {more} {path}");
        };
        for file in &self.files {
            line('f', &file.mark, file.content, &shown(&file.path));
        }
        for folder in &self.folders {
            line('d', &folder.mark, folder.listing, &shown(&folder.path));
        }
        for (path, mark) in &self.output {
            line('o', mark, 0, path);
        }
        let first = format!("{FIRST_LINE} {:08x} {}\n", crc32fast::hash(text.as_bytes()), text.len());
        (first + &text).into_bytes()
    }

    /// The form that `bytes` are.
    pub fn parse(bytes: &[u8]) -> Option<Self> {
        let text = std::str::from_utf8(bytes).ok()?;
        let (first, rest) = text.split_once('\n')?;
        let mut parts = first.strip_prefix(FIRST_LINE)?.split_ascii_whitespace();
        let sum = u32::from_str_radix(parts.next()?, 16).ok()?;
        let size: usize = parts.next()?.parse().ok()?;
        if rest.len() != size || crc32fast::hash(rest.as_bytes()) != sum {
            return None;
        }
        let (head, lines) = rest.split_once('\n')?;
        let mut form = Self { head: serde_json::from_str(head).ok()?, ..Self::default() };
        for line in lines.lines() {
            let mut parts = line.splitn(7, ' ');
            let kind = parts.next()?;
            let mut number = || parts.next()?.parse::<u64>().ok();
            let mark = Mark { len: number()?, modified: number()?, changed: number()?, inode: number()? };
            let more = number()?;
            let path = parts.next()?;
            match kind {
                "f" => form.files.push(File { path: PathBuf::from(path), mark, content: more }),
                "d" => form.folders.push(Folder { path: PathBuf::from(path), mark, listing: more }),
                "o" => form.output.push((path.to_owned(), mark)),
                _ => return None,
            }
        }
        Some(form)
    }
}

/// A path on one line. One that is no Unicode, or holds the end of a line, becomes another that is not there, and a build
/// that depends on it is never the same.
fn shown(path: &Path) -> String {
    path.to_str().filter(|path| !path.contains(['\n', '\r'])).unwrap_or("\0").to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn form() -> Form {
        let mut sources = Sources::default();
        sources.add(Source::new("autre", ""));
        let id = sources.add(Source::new("a.md", "é\nb"));
        let told = Diagnostic::new(Code::UnknownField, Span::new(id, 3..4), "un « mot »")
            .help("autrement")
            .also(Span::file(id), "là")
            .fix(Span::new(id, 3..4), "c");
        let mark = Mark { len: 1, modified: 2, changed: 3, inode: 4 };
        Form {
            head: Head { key: "k".into(), span: (1, 2), pages: 3, ..Head::of(&[told], &sources) },
            files: vec![File { path: "/a b/é".into(), mark, content: u64::MAX }],
            folders: vec![Folder { path: "/a".into(), mark, listing: 5 }],
            output: vec![("x y.html".into(), mark)],
        }
    }

    #[test]
    fn form_reads_back() {
        let bytes = form().bytes();
        let read = Form::parse(&bytes).expect("it is sound");
        assert_eq!(read, form());
        let (sources, told) = read.head.told().expect("it is sound");
        assert_eq!(sources.get(told[0].primary.source).path, "a.md");
        assert_eq!(
            (told[0].code, told[0].fix.as_ref().map(|fix| fix.span.start)),
            (Code::UnknownField, Some(3))
        );
    }

    #[test]
    fn whatever_is_off_makes_it_nothing() {
        let bytes = form().bytes();
        for at in 0..bytes.len() {
            assert_eq!(Form::parse(&bytes[..at]), None, "cut at {at}");
            let mut other = bytes.clone();
            other[at] ^= 1;
            assert_eq!(Form::parse(&other), None, "altered at {at}");
        }
    }
}
