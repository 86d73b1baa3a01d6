//! Comments that allow what is told at one place: `<!-- eigsite: allow link-text -->`, `# eigsite: allow link-text`.
//!
//! A comment that has a line to itself is about the next line that is not blank, any other about its own. What is told of a
//! file as a whole is allowed anywhere in it.

use crate::diag::{Code, Diagnostic, nearest, text};
use crate::source::{ALLOW, Source, SourceId, Sources, Span};
use std::collections::HashMap;

/// The comments of a site.
#[derive(Debug, Default)]
pub struct Allowed {
    comments: Vec<Comment>,
    /// Their places in that list, by file.
    by_file: HashMap<SourceId, Vec<usize>>,
}

/// What a comment says of one code.
#[derive(Debug)]
struct Comment {
    name: String,
    code: Option<Code>,
    /// Where the code is written.
    span: Span,
    /// The line that it is about, from 1.
    line: usize,
    used: bool,
}

impl Allowed {
    /// Those of `sources`.
    pub fn read(sources: &Sources) -> Self {
        let mut allowed = Self::default();
        for (id, source) in sources.iter().filter(|(_, source)| source.allows()) {
            for comment in comments(id, source) {
                allowed.by_file.entry(id).or_default().push(allowed.comments.len());
                allowed.comments.push(comment);
            }
        }
        allowed
    }

    /// Whether a comment allows what is `told`.
    pub fn takes(&mut self, told: &Diagnostic, sources: &Sources) -> bool {
        let Some(places) = self.by_file.get(&told.primary.source) else { return false };
        if !told.code.may_weigh(None) {
            return false;
        }
        let line = sources.get(told.primary.source).position(told.primary.start).line;
        let whole = told.primary == Span::file(told.primary.source);
        let mut taken = false;
        for at in places {
            let comment = &mut self.comments[*at];
            if comment.code == Some(told.code) && (whole || comment.line == line) {
                comment.used = true;
                taken = true;
            }
        }
        taken
    }
}

/// A word about each comment that allows nothing.
pub fn useless(allowed: Allowed) -> Vec<Diagnostic> {
    allowed.comments.into_iter().filter(|comment| !comment.used).map(|comment| diagnostic(&comment)).collect()
}

fn diagnostic(comment: &Comment) -> Diagnostic {
    let name = &comment.name;
    let (message, help) = match comment.code {
        None => {
            let near = nearest(name, Code::ALL.iter().map(|code| code.name()));
            let help =
                near.map_or_else(|| text!("lists-all-codes"), |near| text!("did-you-mean", near = near));
            (text!("there-is-no-code", name = name.escape_debug().to_string()), help)
        }
        Some(code) if !code.may_weigh(None) => {
            (text!("keeps-the-site-from-being-built", name = name), text!("mend-what-is-told-and-take"))
        }
        Some(_) => (text!("nothing-here-is-told-as", name = name), text!("take-the-comment-out-it-stands")),
    };
    Diagnostic::new(Code::UselessAllow, comment.span, message).help(help)
}

fn comments(id: SourceId, source: &Source) -> Vec<Comment> {
    let is_markdown = source.path.ends_with(".md") || source.path.ends_with(".markdown");
    let mut found = Vec::new();
    let (mut start, mut fenced) = (0, false);
    let lines: Vec<&str> = source.text.split_inclusive('\n').collect();
    for (number, line) in lines.iter().enumerate() {
        let begin = start;
        start += line.len();
        let is_fence = is_markdown && ["```", "~~~"].iter().any(|fence| line.trim_start().starts_with(fence));
        fenced ^= is_fence;
        if fenced || is_fence {
            continue;
        }
        let Some(at) = line.find(ALLOW) else { continue };
        let before = line[..at].trim_end();
        let Some(lead) = ["<!--", "#"].iter().find_map(|open| before.strip_suffix(open)) else { continue };
        if lead.ends_with('`') {
            continue;
        }
        let rest = &line[at + ALLOW.len()..];
        let rest = rest.split("-->").next().unwrap_or(rest);
        let behind = line.split_once("-->").map_or("", |(_, behind)| behind);
        let alone = lead.trim().is_empty() && behind.trim().is_empty();
        let next = || lines.iter().skip(number + 1).position(|line| !line.trim().is_empty());
        let about = if alone { next().map_or(number + 1, |more| number + 2 + more) } else { number + 1 };
        found.extend(codes(rest).map(|name| {
            let from = begin + (name.as_ptr() as usize - line.as_ptr() as usize);
            Comment {
                name: name.to_owned(),
                code: Code::ALL.iter().copied().find(|code| code.name() == name),
                span: Span::new(id, from..from + name.len()),
                line: about,
                used: false,
            }
        }));
    }
    found
}

/// The codes at the beginning of `rest`, with commas between them; what follows says why.
fn codes(rest: &str) -> impl Iterator<Item = &str> {
    let mut more = true;
    rest.split_whitespace().map_while(move |word| {
        let goes_on = std::mem::replace(&mut more, word.ends_with(','));
        goes_on.then(|| word.trim_end_matches([',', ':', ';', '.']))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(path: &str, text: &str) -> Vec<(String, usize)> {
        comments(SourceId(0), &Source::new(path, text)).into_iter().map(|c| (c.name, c.line)).collect()
    }

    fn is(pairs: &[(&str, usize)]) -> Vec<(String, usize)> {
        pairs.iter().map(|(name, line)| ((*name).to_owned(), *line)).collect()
    }

    #[test]
    fn comment_is_about_the_next_line_or_its_own() {
        assert_eq!(found("a.md", "<!-- eigsite: allow a-b -->\n\nx\n"), is(&[("a-b", 3)]));
        assert_eq!(found("a.md", "x <!-- eigsite: allow a, b because -->\n"), is(&[("a", 1), ("b", 1)]));
        assert_eq!(
            found("a.yml", "# eigsite: allow a\nx: y\nz: 1 # eigsite: allow b\n"),
            is(&[("a", 2), ("b", 3)])
        );
    }

    #[test]
    fn comment_that_is_shown_to_readers_is_none() {
        let shown =
            "```html\n<!-- eigsite: allow a -->\n```\nVoir `<!-- eigsite: allow a -->`, eigsite: allow a\n";
        assert_eq!(found("a.md", shown), is(&[]));
    }
}
