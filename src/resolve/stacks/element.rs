//! What the words of a phrase are: tools, hedges, words that join, signs.
//!
//! Takes a phrase, returns its elements in order; the longest known name wins, so that names that hold separators
//! (`CI/CD`, `Dash by Plotly`) stay whole.

use super::Words;
use super::state::State;
use super::turn::{self, begins};
use super::vocabulary::{JOINING, LIGHT, SERVING, THANKS_TO, is_in};
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

struct Reader<'a> {
    phrase: &'a Phrase,
    text: &'a str,
    tokens: &'a [Token],
    folded: &'a [String],
    words: &'a Words<'a>,
    /// Whether what is read stands in braces.
    braced: bool,
    elements: Vec<Element>,
}

impl Reader<'_> {
    fn push(&mut self, kind: Kind, range: Range<usize>) {
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
        if let Some(next) = self.turn(at) {
            return next;
        }
        if let Some((state, count)) = self.ahead(at, State::at) {
            self.push(Kind::Hedge(state), self.span(at, count));
            return at + count;
        }
        if let Some((tool, count)) = self.tool(at).filter(|(tool, count)| !self.is_a_word(*tool, at, *count))
        {
            let written = &self.text[self.tokens[at].range.start..self.tokens[at + count - 1].range.end];
            let version = self
                .words
                .names
                .find(written)
                .filter(|found| found.tool == tool)
                .and_then(|found| found.version);
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
        let versioned = self.words.names.find(&self.text[range.clone()]);
        if let Some(found) = versioned.filter(|found| !self.is_a_word(found.tool, at, 1)) {
            return self.versioned(at, found.tool, found.version, 1);
        }
        if let Some((joint, count)) = self.ahead(at, joining).filter(|(_, count)| self.leads(at + count)) {
            self.push(Kind::Joint(joint), self.span(at, count));
            return at + count;
        }
        self.push(Kind::Word(self.folded[at].clone()), range);
        at + 1
    }

    /// Reads words that tell of a change: they end what is said of the tool before them.
    fn turn(&mut self, at: usize) -> Option<usize> {
        let turn =
            self.ahead(at, |words| turn::at(words).map(|turn| (turn, turn.count))).map(|(turn, _)| turn)?;
        let (end, range) = (at + turn.count, self.span(at, turn.count));
        // "le passage de A à B" tells of two tools.
        if (at + 1..end).any(|at| self.tool(at).is_some_and(|(tool, count)| !self.is_common(tool, at, count)))
        {
            return None;
        }
        // "le passage à l'échelle" tells of no tool.
        if turn.before.is_none() && !self.leads(end) && !self.is_capitalised(end) {
            return None;
        }
        let place = range.end..range.end;
        if let Some(before) = turn.before {
            self.push(Kind::Hedge(before), range);
        }
        // What stands in its place is used.
        self.push(Kind::Joint(Joint::With), place.clone());
        if let Some(after) = turn.after {
            self.push(Kind::Onward(after), place);
        }
        Some(end)
    }

    fn is_capitalised(&self, at: usize) -> bool {
        let token = self.tokens.get(at).filter(|token| token.kind == TokenKind::Word);
        token.is_some_and(|token| self.text[token.range.clone()].starts_with(char::is_uppercase))
    }

    /// Where `count` tokens from `at` on stand.
    fn span(&self, at: usize, count: usize) -> Range<usize> {
        self.tokens[at].range.start..self.tokens[at + count - 1].range.end
    }

    /// Whether what is named from `at` on is a tool that is no common word, behind an article and at most a few words
    /// that say what kind of thing it is: "une base de données PostgreSQL", "un fond de carte OpenStreetMap".
    fn leads(&self, mut at: usize) -> bool {
        let mut count = 0;
        loop {
            if self.tokens.get(at).is_none_or(|token| token.kind != TokenKind::Word) {
                return false;
            }
            if let Some((tool, count)) =
                self.tool(at).filter(|(tool, count)| !self.is_a_word(*tool, at, *count))
            {
                return !self.is_common(tool, at, count);
            }
            if count == LONGEST_LEAD || !self.is_light(at) {
                return false;
            }
            (at, count) = (at + 1, count + 1);
        }
    }

    /// Whether a word says little before a name: an article, a kind of thing, a layer.
    fn is_light(&self, at: usize) -> bool {
        let word = self.folded[at].as_str();
        ARTICLES.contains(&word) || matches!(word, "de" | "d") || is_in(LIGHT, word) || {
            let named = self.words.layers.named(word);
            named.whole && !named.layers.is_empty()
        }
    }

    /// Whether a name may as well be a word of the language.
    fn is_common(&self, tool: usize, at: usize, count: usize) -> bool {
        count == 1
            && (self.words.names.is_common(tool) || self.words.names.is_shortened(&self.folded[at]))
            && self.folded[at] == self.text[self.tokens[at].range.clone()]
            && !self.braced
            && !self.phrase.is_marked(Mark::Code, &self.tokens[at].range)
    }

    /// Whether such a name is the word: "un tableau Trello", "tableau de bord".
    fn is_a_word(&self, tool: usize, at: usize, count: usize) -> bool {
        self.is_common(tool, at, count) && {
            let before = at.checked_sub(1).map_or("", |before| self.folded[before].as_str());
            let text = &self.text[self.tokens[at].range.start..];
            ARTICLES.contains(&before) || self.words.layers.begins_longer(text)
        }
    }

    /// Whether a name that begins with an article is but words: "pour la suite" is not La Suite.
    fn are_words(&self, at: usize, count: usize) -> bool {
        let written = &self.text[self.span(at, count)];
        ARTICLES.contains(&self.folded[at].as_str()) && !written.contains(char::is_uppercase)
    }

    /// What the next words begin with, and how many of them.
    fn ahead<T>(&self, at: usize, read: impl Fn(&[&str]) -> Option<(T, usize)>) -> Option<(T, usize)> {
        let words = self.tokens[at..].iter().take(LONGEST_PHRASE);
        let end = words.take_while(|token| token.kind == TokenKind::Word).count() + at;
        let words: Vec<&str> = self.folded[at..end].iter().map(String::as_str).collect();
        read(&words)
    }

    /// The longest known name that begins at token `at`, and how many tokens it has.
    fn tool(&self, at: usize) -> Option<(usize, usize)> {
        let mut key = String::new();
        let (mut best, mut words, mut bytes) = (None, 0, 0);
        let url = self.phrase.url_at(self.tokens[at].range.start);
        for (index, token) in self.tokens[at..].iter().enumerate() {
            match token.kind {
                TokenKind::Word => words += 1,
                TokenKind::Sign('/' | '&' | '+') if index > 0 => {}
                _ => break,
            }
            bytes += self.folded[at + index].len();
            // A name does not reach into or out of a link.
            if words > self.words.names.longest()
                || bytes > 80
                || self.phrase.url_at(token.range.start) != url
            {
                break;
            }
            key.push_str(&self.folded[at + index]);
            if token.kind == TokenKind::Word {
                best = self.words.names.by_key(&key).map(|tool| (tool, index + 1)).or(best);
            }
        }
        best.filter(|(_, count)| *count == 1 || !self.are_words(at, *count))
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

/// Articles and their like. "du" and "des" are left out: "du R", "des Vue".
const ARTICLES: &[&str] = &[
    "le", "la", "l", "les", "un", "une", "ce", "cet", "cette", "mon", "ma", "notre", "nos", "leur", "leurs",
    "the", "our",
];
/// Words between a preposition and the name of a tool, at most.
const LONGEST_LEAD: usize = 4;
/// Words that say one thing, at most.
const LONGEST_PHRASE: usize = 10;

/// The preposition that `words` begin with, behind which a tool is used.
fn joining(words: &[&str]) -> Option<(Joint, usize)> {
    let first = words.first()?;
    if let Some(count) = THANKS_TO.iter().find_map(|phrase| begins(words, phrase)) {
        return Some((Joint::With, count));
    }
    let kinds = [(JOINING, Joint::With), (SERVING, Joint::For)];
    kinds.iter().find(|(words, _)| words.contains(first)).map(|(_, joint)| (*joint, 1))
}

/// Words that part lists as signs do.
fn joint(word: &str) -> Option<Joint> {
    Some(match word {
        "et" | "and" | "puis" | "Et" | "And" => Joint::And,
        "ou" | "or" | "Ou" | "OU" | "vs" => Joint::Or,
        "avec" | "via" | "with" | "Avec" | "using" => Joint::With,
        _ => return None,
    })
}
