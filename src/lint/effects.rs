//! What follows from another mistake is not told besides: a page that cannot be read is not there for those who link to
//! it, and saying so would bury what is to be mended.

use crate::diag::{Code, Diagnostic, Severity, Text};
use crate::source::{SourceId, Sources};
use crate::text::fold;
use std::collections::BTreeMap;

/// By these a text, or what stands in it, is lost to the site or stands elsewhere.
const LOSES: &[Code] = &[
    Code::Unreadable,
    Code::TooLarge,
    Code::NotUtf8,
    Code::NulByte,
    Code::InvalidYaml,
    Code::InvalidToml,
    Code::UnclosedFrontMatter,
    Code::InvalidPostName,
    Code::InvalidDate,
    Code::UnsafePermalink,
    Code::InvalidPermalink,
    Code::LiquidPage,
    Code::DuplicateUrl,
];

/// These say that something is not there, and name it.
const MISSES: &[Code] = &[
    Code::UnknownReference,
    Code::UnknownTarget,
    Code::UnknownTool,
    Code::BrokenLink,
    Code::MissingFile,
    Code::UnknownAnchor,
];

/// These count what they find.
const COUNTS: &[Code] = &[Code::MissingConsent, Code::MissingDetail];

/// Shorter names stand in too many texts.
const SHORTEST: usize = 4;

/// What is left of `told` without what follows from the rest of it.
pub fn without(told: Vec<Diagnostic>, sources: &Sources) -> Vec<Diagnostic> {
    let lost = Lost::of(told.iter(), sources);
    // What a warning tells of does not keep the site from being written, and a published address from being lost.
    let unwritten = Lost::of(told.iter().filter(|told| told.severity == Severity::Error), sources);
    let mut doubled: BTreeMap<(SourceId, Code), bool> = BTreeMap::new();
    for one in &told {
        doubled.insert((one.primary.source, one.code), true);
    }
    // A picture that has another name now is missed under the old one.
    let meant: Vec<&Text> =
        told.iter().filter(|one| one.code == Code::MissingFile).filter_map(|one| one.help.as_ref()).collect();
    let has = |told: &Diagnostic, code: Code| doubled.contains_key(&(told.primary.source, code));
    let follows = |told: &Diagnostic| match told.code {
        Code::DuplicateTitle => has(told, Code::DuplicateUrl),
        Code::IncompletePubliccode => has(told, Code::MissingField),
        Code::UnusedFile => meant.iter().any(|help| help.mentions(&named(told, sources))),
        Code::LostAddress => unwritten.explains(told),
        code if MISSES.contains(&code) => lost.explains(told),
        code if COUNTS.contains(&code) => lost.data,
        _ => false,
    };
    let keep: Vec<bool> = told.iter().map(|told| !follows(told)).collect();
    told.into_iter().zip(keep).filter_map(|(told, keep)| keep.then_some(told)).collect()
}

/// The address of the file that is `told` of, as suggestions have it.
fn named(told: &Diagnostic, sources: &Sources) -> String {
    format!("/{}", sources.get(told.primary.source).path)
}

/// What is lost.
#[derive(Debug, Default)]
struct Lost {
    /// The names of its files, folded.
    names: Vec<String>,
    /// Its words, folded.
    words: Vec<String>,
    /// Whether a data file is among it.
    data: bool,
}

impl Lost {
    fn of<'d>(told: impl Iterator<Item = &'d Diagnostic>, sources: &Sources) -> Self {
        let mut lost = Self::default();
        let mut files: Vec<SourceId> =
            told.filter(|told| LOSES.contains(&told.code)).map(|told| told.primary.source).collect();
        files.sort_unstable();
        files.dedup();
        for id in files {
            let source = sources.get(id);
            lost.names.push(stem(&source.path));
            if source.path.starts_with("_data/") {
                lost.data = true;
                lost.words.push(fold(&source.text));
            }
        }
        lost
    }

    /// Whether what `told` misses is among it.
    fn explains(&self, told: &Diagnostic) -> bool {
        if self.names.is_empty() {
            return false;
        }
        let named = told.message.english();
        let named = named.split('`').nth(1).unwrap_or_default();
        let path = named.split(['#', '?']).next().unwrap_or_default();
        let by_name = path.split('/').map(stem).any(|part| self.names.contains(&part));
        let last = path.trim_end_matches('/').rsplit('/').next().map(stem).unwrap_or_default();
        let by_word = || last.len() >= SHORTEST && self.words.iter().any(|words| words.contains(&last));
        !path.is_empty() && (by_name || by_word())
    }
}

/// The name of a file without its folder, its ending and its date, folded.
fn stem(path: &str) -> String {
    let name = path.rsplit('/').next().unwrap_or(path);
    let name = [".md", ".yml", ".yaml", ".org", ".html", ".json", ".csv", ".toml"]
        .iter()
        .find_map(|end| name.strip_suffix(end))
        .unwrap_or(name);
    let bare = name.trim_start_matches(|c: char| c.is_ascii_digit() || c == '-');
    fold(if bare.is_empty() { name } else { bare })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::text;
    use crate::source::{Source, Span};

    fn left(lost: (Code, &str, &str), code: Code, message: &str) -> usize {
        let mut sources = Sources::default();
        let id = sources.add(Source::new(lost.1, lost.2));
        let other = sources.add(Source::new("autre.md", ""));
        let told = vec![
            Diagnostic::new(lost.0, Span::file(id), "x"),
            Diagnostic::new(code, Span::file(other), message),
        ];
        without(told, &sources).len()
    }

    #[test]
    fn links_to_a_page_that_cannot_be_read_are_not_told() {
        let lost = (Code::NotUtf8, "_posts/2018-03-16-revue.md", "");
        assert_eq!(left(lost, Code::BrokenLink, "`/blog/2018/03/16/revue.html` is not there"), 1);
        assert_eq!(left(lost, Code::UnknownTarget, "no post is called `2018-03-16-revue`"), 1);
        assert_eq!(left(lost, Code::BrokenLink, "`/blog/bilan.html` is not there"), 2);
        assert_eq!(left(lost, Code::UnknownWord, "`revue`"), 2);
    }

    #[test]
    fn address_that_is_lost_is_told_unless_the_site_is_not_written_for_the_same_reason() {
        let message = "`/carte.html` was published, and nothing answers there any more";
        assert_eq!(left((Code::NotUtf8, "carte.html", ""), Code::LostAddress, message), 1);
        assert_eq!(left((Code::LiquidPage, "carte.html", ""), Code::LostAddress, message), 2);
        assert_eq!(left((Code::InvalidPostName, "carte.md", ""), Code::LostAddress, message), 2);
    }

    #[test]
    fn picture_that_is_meant_elsewhere_is_not_told_as_unused() {
        let mut sources = Sources::default();
        let (text, picture) = (Source::new("a.md", ""), Source::new("img/b-2.png", ""));
        let (text, picture) = (sources.add(text), sources.add(picture));
        let unused = Diagnostic::new(Code::UnusedFile, Span::file(picture), "nothing names this picture");
        let missed = Diagnostic::new(Code::MissingFile, Span::file(text), "`/img/b.png` is not there");
        let left = |near: &str| {
            let missed = missed.clone().help(text!("did-you-mean", near = near));
            without(vec![unused.clone(), missed], &sources).len()
        };
        assert_eq!(left("/img/b-2.png"), 1);
        assert_eq!(left("/img/b-3.png"), 2);
    }

    #[test]
    fn names_of_a_data_file_that_cannot_be_read_are_not_told() {
        let lost = (Code::InvalidYaml, "_data/personnes.yml", "Ada Martin:\n\ttitle: x");
        assert_eq!(left(lost, Code::UnknownReference, "no person is called `Ada Martin`"), 1);
        assert_eq!(left(lost, Code::UnknownReference, "no person is called `Grace Petit`"), 2);
    }
}
