//! Where in a phrase a tool is named, and where its name is but a word of the language.
//!
//! Takes the tokens of a phrase; knows nothing of what the phrase says of the tool.

use super::element::Reader;
use super::vocabulary::{LIGHT, is_in};
use crate::parse::listing::Mark;
use crate::resolve::catalogue::words::TokenKind;

/// Articles and their like. "du" and "des" are left out: "du R", "des Vue".
const ARTICLES: &[&str] = &[
    "le", "la", "l", "les", "un", "une", "ce", "cet", "cette", "mon", "ma", "notre", "nos", "leur", "leurs",
    "the", "our",
];
/// Words between a preposition and the name of a tool, at most.
const LONGEST_LEAD: usize = 4;

impl Reader<'_> {
    /// Whether what is named from `at` on is a tool that is no common word, behind an article and at most a few words
    /// that say what kind of thing it is: "une base de données PostgreSQL", "un fond de carte OpenStreetMap".
    pub(super) fn leads(&self, mut at: usize) -> bool {
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
    pub(super) fn is_light(&self, at: usize) -> bool {
        let word = self.folded[at].as_str();
        ARTICLES.contains(&word) || matches!(word, "de" | "d" | "donnees") || is_in(LIGHT, word) || {
            let named = self.words.layers.named(word);
            named.whole && !named.layers.is_empty()
        }
    }

    /// Whether a name may as well be a word of the language.
    pub(super) fn is_common(&self, tool: usize, at: usize, count: usize) -> bool {
        count == 1
            && (self.words.names.is_common(tool) || self.words.names.is_shortened(&self.folded[at]))
            && self.folded[at] == self.text[self.tokens[at].range.clone()]
            && !self.braced
            && !self.phrase.is_marked(Mark::Code, &self.tokens[at].range)
    }

    /// Whether such a name is the word: "un tableau Trello", "tableau de bord".
    pub(super) fn is_a_word(&self, tool: usize, at: usize, count: usize) -> bool {
        let before = at.checked_sub(1).map_or("", |before| self.folded[before].as_str());
        let article = ARTICLES.contains(&before);
        if self.is_common(tool, at, count) {
            return article || self.words.layers.begins_longer(&self.text[self.tokens[at].range.start..]);
        }
        // "pour les PDF" is not PDF.js.
        article && count == 1 && self.words.names.is_shortened(&self.folded[at])
    }

    /// Whether a name is but words: "pour la suite" is not La Suite, "c'est" speaks of no C, "d'art" of no Dart.
    pub(super) fn are_words(&self, at: usize, count: usize) -> bool {
        let written = &self.text[self.span(at, count)];
        let elided = self.text[self.tokens[at].range.clone()].ends_with(['\'', '’']);
        let article = count > 1 && ARTICLES.contains(&self.folded[at].as_str());
        (elided && count == 1) || ((elided || article) && !written.contains(char::is_uppercase))
    }

    /// The longest known name that begins at token `at`, and how many tokens it has.
    pub(super) fn tool(&self, at: usize) -> Option<(usize, usize)> {
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
        best.filter(|(_, count)| !self.are_words(at, *count))
    }
}
