//! The label before a list: `Backend :`, `Dataviz (à confirmer):`, `Back-end –`.
//!
//! Takes a phrase, returns its label and where the list begins. A label that is a tool (`python: pandas`) is none: it
//! is a tool that the rest explains.

use super::Words;
use super::layers::Named;
use super::state::State;
use super::vocabulary::{LIGHT, NO_TOOLS_LABEL, is_in};
use crate::parse::listing::{Mark, Phrase};
use crate::resolve::catalogue::words::{Token, TokenKind, tokens};
use crate::text::fold;
use std::ops::Range;

/// A label.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Label {
    pub kind: LabelKind,
    /// The state that it gives all of its list.
    pub state: Option<State>,
    /// Where it stands in the phrase's text.
    pub range: Range<usize>,
    /// Where the list begins.
    pub rest: usize,
}

/// What a label says.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum LabelKind {
    /// Layers.
    Layers(Named),
    /// No more than "tools".
    Plain,
    /// No tools follow.
    NoTools,
    /// Nothing that is understood.
    Unknown,
}

/// More words than these are no label.
const LONGEST: usize = 8;

/// The label of `phrase`, whose list begins at `start` of its text at the earliest.
pub(super) fn split(phrase: &Phrase, start: usize, words: &Words) -> Option<Label> {
    let text = &phrase.text[start..];
    let mut found: Vec<Token> = Vec::new();
    let (mut depth, mut count) = (0_usize, 0);
    for token in tokens(text) {
        let linked = phrase.url_at(start + token.range.start).is_some();
        match token.kind {
            TokenKind::Open => depth += 1,
            TokenKind::Close => depth = depth.saturating_sub(1),
            TokenKind::Colon if depth == 0 && !linked => {
                return classify(text, start, &found, token.range, words);
            }
            TokenKind::Dash if depth == 0 => {
                let label = classify(text, start, &found, token.range.clone(), words);
                // What is set off before a dash is a label, whatever it says.
                let strong = |label: &Label| phrase.is_marked(Mark::Strong, &label.range);
                let sure = label.filter(|label| {
                    strong(label) || matches!(&label.kind, LabelKind::Layers(named) if named.whole)
                });
                if sure.is_some() {
                    return sure;
                }
            }
            TokenKind::Stop | TokenKind::Ellipsis | TokenKind::Url | TokenKind::Sign(';') if depth == 0 => {
                return None;
            }
            TokenKind::Word => count += 1,
            _ => {}
        }
        if count > LONGEST * 2 {
            return None;
        }
        found.push(token);
    }
    None
}

/// What the tokens before the sign at `sign` are as a label.
fn classify(text: &str, start: usize, before: &[Token], sign: Range<usize>, words: &Words) -> Option<Label> {
    let (plain, state) = without_hedges(text, before);
    let range = before.first()?.range.start..before.last()?.range.end;
    let kind = kind(&plain, words)?;
    let commas = before.iter().any(|token| token.kind == TokenKind::Sign(','));
    let long = plain.split_whitespace().count() > LONGEST;
    // "Nous avons retenu, pour le front : …" is a sentence, and so is a label with a comma that names no layers.
    if (commas || long) && !matches!(&kind, LabelKind::Layers(named) if named.whole) {
        return None;
    }
    Some(Label { kind, state, range: range.start + start..range.end + start, rest: start + sign.end })
}

/// What the words of a label say; nothing, if they name a tool.
pub(super) fn kind(plain: &str, words: &Words) -> Option<LabelKind> {
    let named = words.layers.label(plain);
    if named.whole && !named.layers.is_empty() {
        return Some(LabelKind::Layers(named));
    }
    if words.names.find(plain).is_some() {
        return None;
    }
    let folded: Vec<String> = plain.split_whitespace().map(fold).filter(|word| !word.is_empty()).collect();
    if folded.first().is_some_and(|word| is_in(NO_TOOLS_LABEL, word)) {
        return Some(LabelKind::NoTools);
    }
    if named.whole {
        return Some(LabelKind::Plain);
    }
    if !named.layers.is_empty() {
        return Some(LabelKind::Layers(named));
    }
    // "Suite Adobe", "Librairie Python": what is left of the light words is a tool.
    let light = folded.iter().take_while(|word| is_in(LIGHT, word)).count();
    let rest: Vec<&str> = plain.split_whitespace().skip(light).collect();
    let tool = words.names.find(&rest.join(" "));
    if tool.is_some() { None } else { Some(LabelKind::Unknown) }
}

/// The words of a label without what stands in brackets and without hedges, and the state that those say.
pub(super) fn without_hedges(text: &str, tokens: &[Token]) -> (String, Option<State>) {
    let (mut plain, mut state, mut depth) = (String::new(), None, 0_usize);
    let folded: Vec<String> = tokens.iter().map(|token| fold(&text[token.range.clone()])).collect();
    let mut skip = 0;
    for (index, token) in tokens.iter().enumerate() {
        match token.kind {
            TokenKind::Open => depth += 1,
            TokenKind::Close => depth = depth.saturating_sub(1),
            TokenKind::Question => state = state.or(Some(State::Considered)),
            _ => {}
        }
        if skip > 0 {
            skip -= 1;
            continue;
        }
        if token.kind == TokenKind::Word {
            let ahead: Vec<&str> = folded[index..].iter().take(6).map(String::as_str).collect();
            if let Some((told, count)) = State::at(&ahead) {
                (state, skip) = (state.or(Some(told)), count - 1);
                continue;
            }
        }
        if depth == 0 && matches!(token.kind, TokenKind::Word | TokenKind::Sign(_)) {
            if !plain.is_empty() {
                plain.push(' ');
            }
            plain.push_str(&text[token.range.clone()]);
        }
    }
    (plain, state)
}

/// The words of `text` without what stands in brackets and without hedges, and the state that those say.
pub(super) fn plain(text: &str) -> (String, Option<State>) {
    without_hedges(text, &tokens(text))
}
