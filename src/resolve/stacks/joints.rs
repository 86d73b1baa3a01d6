//! Words that join the parts of a phrase: conjunctions, prepositions behind which a tool is used, and changes from one
//! tool to another.
//!
//! Takes words; tells how what follows is joined to what stands before.

use super::element::{Joint, Kind, Reader};
use super::turn::{self, begins};
use super::vocabulary::{JOINING, SERVING, THANKS_TO};
use crate::resolve::catalogue::words::TokenKind;

impl Reader<'_> {
    /// Reads words that tell of a change: they end what is said of the tool before them.
    pub(super) fn turn(&mut self, at: usize, ahead: &[&str]) -> Option<usize> {
        let turn = turn::at(ahead)?;
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
}

/// The preposition that `words` begin with, behind which a tool is used.
pub(super) fn joining(words: &[&str]) -> Option<(Joint, usize)> {
    let first = words.first()?;
    if let Some(count) = THANKS_TO.iter().find_map(|phrase| begins(words, phrase)) {
        return Some((Joint::With, count));
    }
    let kinds = [(JOINING, Joint::With), (SERVING, Joint::For)];
    kinds.iter().find(|(words, _)| words.contains(first)).map(|(_, joint)| (*joint, 1))
}

/// Words that part lists as signs do.
pub(super) fn joint(word: &str) -> Option<Joint> {
    Some(match word {
        "et" | "and" | "puis" | "Et" | "And" => Joint::And,
        "ou" | "or" | "Ou" | "OU" | "vs" => Joint::Or,
        "avec" | "via" | "with" | "Avec" | "using" => Joint::With,
        _ => return None,
    })
}
