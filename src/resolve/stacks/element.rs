//! What the words of a phrase are: tools, hedges, words that join, signs.
//!
//! Takes a phrase, returns its elements in order; the longest known name wins, so that names that hold separators
//! (`CI/CD`, `Dash by Plotly`) stay whole.

use super::Words;
use super::joints::{joining, joint};
use super::state::State;
use crate::parse::listing::{Mark, Phrase};
use crate::resolve::catalogue::names::{is_version, year};
use crate::resolve::catalogue::words::{Token, TokenKind, tokens};
use crate::text::fold;
use std::ops::Range;

/// One element of a phrase.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Element {
    pub kind: Kind,
    /// Where it stands in the phrase's text.
    pub range: Range<usize>,
    /// Whether its author set it off as a name: as code, or in braces as packages of R are.
    pub set_off: bool,
}

impl Element {
    /// An element that stands nowhere, and says what is known from what surrounds it.
    pub fn implied(kind: Kind) -> Self {
        Self { kind, range: 0..0, set_off: false }
    }
}

/// What an element is.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Kind {
    /// A known tool, and the version behind it.
    Tool(usize, Option<String>),
    /// The text of a link that names no tool.
    Link,
    /// An address on the web, written out.
    Url,
    /// Any other word, folded.
    Word(String),
    /// A word or sign that joins parts.
    Joint(Joint),
    /// An opening bracket.
    Open,
    /// A closing bracket.
    Close,
    /// What follows explains: a dash, the end of a sentence, a colon.
    Aside(TokenKind),
    /// Words or a mark that say how certain something is.
    Hedge(State),
    /// What follows, and what is added to it, is that certain: "à remplacer par".
    Onward(State),
    /// The dots behind a name, when it is not certain that the list ends there.
    Ellipsis,
    Strike,
}

/// How a part is joined to the one before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub(super) enum Joint {
    #[default]
    None,
    Comma,
    And,
    /// Nearer than other signs: a hedge behind the last of several holds for all.
    Slash,
    /// Behind another tool only.
    For,
    With,
    Or,
}

/// The elements of `phrase` from `start` of its text on.
pub(super) fn elements(phrase: &Phrase, start: usize, words: &Words) -> Vec<Element> {
    let text = phrase.text.as_str();
    let mut found = tokens(&text[start..]);
    for token in &mut found {
        token.range = token.range.start + start..token.range.end + start;
    }
    let folded: Vec<String> = found.iter().map(|token| folded(token, text)).collect();
    let mut reader =
        Reader { phrase, text, tokens: &found, folded: &folded, words, braced: false, elements: Vec::new() };
    let (mut at, mut links) = (0, phrase.links().peekable());
    while at < found.len() {
        while links.peek().is_some_and(|link| link.text.end <= found[at].range.start) {
            links.next();
        }
        let link = links
            .peek()
            .filter(|link| link.text.start <= found[at].range.start)
            .map(|link| link.text.clone());
        at = match link {
            Some(link) => reader.link(at, link),
            None => reader.next(at),
        };
    }
    reader.elements
}

/// What a token says in the key of a name.
fn folded(token: &Token, text: &str) -> String {
    match token.kind {
        TokenKind::Word => fold(&text[token.range.clone()]),
        TokenKind::Sign(sign @ ('/' | '&' | '+')) => sign.to_string(),
        _ => String::new(),
    }
}

/// Reads a phrase from left to right.
pub(super) struct Reader<'a> {
    pub phrase: &'a Phrase,
    pub text: &'a str,
    pub tokens: &'a [Token],
    /// What each token says in the key of a name.
    pub folded: &'a [String],
    pub words: &'a Words<'a>,
    /// Whether what is read stands in braces.
    pub braced: bool,
    elements: Vec<Element>,
}

impl<'a> Reader<'a> {
    pub(super) fn push(&mut self, kind: Kind, range: Range<usize>) {
        let set_off = self.phrase.is_marked(Mark::Code, &range) || self.braced;
        self.elements.push(Element { kind, range, set_off });
    }

    /// Reads the text of a link whole: it names one thing, or it is read as any text if it holds a list.
    fn link(&mut self, at: usize, link: Range<usize>) -> usize {
        let end = self.tokens[at..].iter().take_while(|token| token.range.end <= link.end).count() + at;
        let inside = &self.tokens[at..end.max(at)];
        let Some(range) = inside.first().zip(inside.last()).map(|(a, b)| a.range.start..b.range.end) else {
            return self.next(at);
        };
        if let Some(found) = self.words.names.find(&self.text[range.clone()]) {
            return self.versioned(at, found.tool, found.version, end - at);
        }
        if let [Token { kind: TokenKind::Url, .. }] = inside {
            self.push(Kind::Url, range);
            return end;
        }
        let list = inside
            .iter()
            .any(|token| matches!(token.kind, TokenKind::Sign(',' | ';' | '|') | TokenKind::Colon));
        if list || inside.iter().all(|token| token.kind != TokenKind::Word) {
            return self.next(at);
        }
        self.push(Kind::Link, range);
        end
    }

    /// Reads what begins at token `at`; returns where the next begins.
    fn next(&mut self, at: usize) -> usize {
        let token = &self.tokens[at];
        let range = token.range.clone();
        let kind = match token.kind {
            TokenKind::Word => return self.word(at),
            TokenKind::Url => Kind::Url,
            TokenKind::Sign(',' | ';' | '|') => Kind::Joint(Joint::Comma),
            TokenKind::Sign('/') => Kind::Joint(Joint::Slash),
            TokenKind::Sign(_) => Kind::Joint(Joint::And),
            // `{dplyr}` is how packages of R are written.
            TokenKind::Open if self.is_braced_name(at) => {
                self.braced = true;
                self.word(at + 1);
                self.braced = false;
                return at + 3;
            }
            TokenKind::Open => Kind::Open,
            TokenKind::Close => Kind::Close,
            TokenKind::Dash | TokenKind::Colon | TokenKind::Stop => Kind::Aside(token.kind),
            TokenKind::Question => Kind::Hedge(State::Considered),
            TokenKind::Ellipsis => Kind::Ellipsis,
            TokenKind::Strike => Kind::Strike,
            TokenKind::Picture(sign) => match sign {
                '✅' | '✔' | '☑' | '✓' => return at + 1,
                '❌' | '✗' | '✘' | '✖' => Kind::Hedge(State::Dropped),
                '⏳' | '🔜' | '🚧' => Kind::Hedge(State::Planned),
                _ => Kind::Hedge(State::Considered),
            },
        };
        self.push(kind, range);
        at + 1
    }

    fn is_braced_name(&self, at: usize) -> bool {
        let kind = |at: usize| self.tokens.get(at).map(|token| token.kind);
        self.text[self.tokens[at].range.clone()].starts_with('{')
            && kind(at + 1) == Some(TokenKind::Word)
            && kind(at + 2) == Some(TokenKind::Close)
    }

    fn word(&mut self, at: usize) -> usize {
        let ahead = self.ahead(at);
        if let Some(next) = self.turn(at, &ahead) {
            return next;
        }
        if let Some((state, count)) = State::at(&ahead) {
            self.push(Kind::Hedge(state), self.span(at, count));
            return at + count;
        }
        if let Some((tool, count)) = self.tool(at).filter(|(tool, count)| !self.is_a_word(*tool, at, *count))
        {
            let written = &self.text[self.tokens[at].range.start..self.tokens[at + count - 1].range.end];
            let versioned = has_digit(written).then(|| self.words.names.find(written)).flatten();
            let version = versioned.filter(|found| found.tool == tool).and_then(|found| found.version);
            return self.versioned(at, tool, version, count);
        }
        let range = self.tokens[at].range.clone();
        if let Some(joint) = joint(&self.text[range.clone()]) {
            self.push(Kind::Joint(joint), range);
            let more = ["encore", "bien", "alors", "sinon", "meme"];
            let more = self.folded.get(at + 1).is_some_and(|word| more.contains(&word.as_str()));
            return at + 1 + usize::from(more);
        }
        // `Python3.6`: the version is written in one go with the name.
        let written = &self.text[range.clone()];
        let versioned = has_digit(written).then(|| self.words.names.find(written)).flatten();
        if let Some(found) = versioned.filter(|found| !self.is_a_word(found.tool, at, 1)) {
            return self.versioned(at, found.tool, found.version, 1);
        }
        if let Some((joint, count)) = joining(&ahead).filter(|(_, count)| self.leads(at + count)) {
            self.push(Kind::Joint(joint), self.span(at, count));
            return at + count;
        }
        self.push(Kind::Word(self.folded[at].clone()), range);
        at + 1
    }

    /// Where `count` tokens from `at` on stand.
    pub(super) fn span(&self, at: usize, count: usize) -> Range<usize> {
        self.tokens[at].range.start..self.tokens[at + count - 1].range.end
    }

    /// The words from `at` on that may say one thing.
    fn ahead(&self, at: usize) -> Vec<&'a str> {
        let words = self.tokens[at..].iter().take(LONGEST_PHRASE);
        let end = words.take_while(|token| token.kind == TokenKind::Word).count() + at;
        self.folded[at..end].iter().map(String::as_str).collect()
    }

    /// Adds a tool and takes the version that follows it.
    fn versioned(&mut self, at: usize, tool: usize, version: Option<String>, count: usize) -> usize {
        let start = self.tokens[at].range.start;
        let mut next = at + count;
        let mut end = self.tokens[next - 1].range.end;
        let mut version = version;
        let says_version = |index: usize| {
            self.folded.get(index).is_some_and(|word| matches!(word.as_str(), "version" | "v"))
        };
        let number = next + usize::from(says_version(next));
        if let Some(token) = self.tokens.get(number).filter(|_| version.is_none()) {
            let written = &self.text[token.range.clone()];
            let plain = written.trim_start_matches(['v', 'V']);
            let is_number = token.kind == TokenKind::Word && is_version(written) && year(plain).is_none();
            if is_number && !plain.is_empty() {
                (version, end, next) = (Some(plain.to_owned()), token.range.end, number + 1);
            }
        }
        self.push(Kind::Tool(tool, version), start..end);
        next
    }
}

/// Words that say one thing, at most.
const LONGEST_PHRASE: usize = 10;

/// Whether a version may be written in one go with a name.
fn has_digit(written: &str) -> bool {
    written.bytes().any(|byte| byte.is_ascii_digit())
}
