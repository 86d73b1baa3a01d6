//! How lines of code are painted, remembered: the same line met in the same state is not read again.
//!
//! Takes lines, appends their HTML. Code repeats itself (imports, brackets, empty lines), and reading a line tries dozens
//! of regular expressions at every place of it. Decision 6 has what this is worth.

use std::cell::RefCell;
use std::collections::HashMap;

use syntect::parsing::{SyntaxReference, SyntaxSet};

use super::painter::Painter;

/// A block begins with an empty memory when the old one holds more lines than this.
const MOST_LINES: usize = 8192;
/// Longer lines do not come twice.
const LONGEST_LINE: usize = 200;

/// A state of the painter between two lines.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct State(usize);

/// What a line becomes in the state before it, and the state after it.
#[derive(Debug)]
struct Painted {
    before: State,
    html: Box<str>,
    after: State,
}

/// The memory of one thread.
#[derive(Debug, Default)]
pub struct Memo {
    states: Vec<Painter>,
    lines: HashMap<Box<str>, Vec<Painted>>,
}

thread_local! {
    static MEMO: RefCell<Memo> = RefCell::default();
}

/// Does `work` with the memory of this thread.
pub fn with<T>(work: impl FnOnce(&mut Memo) -> T) -> T {
    MEMO.with_borrow_mut(work)
}

/// Lets go of the memories of all threads, where no more texts are to be read.
pub fn forget() {
    rayon::broadcast(|_| drop(MEMO.take()));
}

impl Memo {
    /// The state at the beginning of a block.
    pub fn begin(&mut self, syntax: &SyntaxReference) -> State {
        if self.lines.len() > MOST_LINES {
            *self = Self::default();
        }
        self.intern(Painter::new(syntax))
    }

    /// Appends `line`, met in `state`, to `html`; returns the state after it.
    ///
    /// # Errors
    /// When a regular expression of the grammar is broken.
    pub fn line(
        &mut self,
        state: State,
        line: &str,
        syntaxes: &SyntaxSet,
        html: &mut String,
    ) -> Result<State, syntect::Error> {
        let known =
            self.lines.get(line).and_then(|known| known.iter().find(|painted| painted.before == state));
        if let Some(painted) = known {
            html.push_str(&painted.html);
            return Ok(painted.after);
        }
        let mut painter = self.states[state.0].clone();
        let start = html.len();
        painter.line(line, syntaxes, html)?;
        let after = self.intern(painter);
        if line.len() <= LONGEST_LINE {
            let painted = Painted { before: state, html: html[start..].into(), after };
            self.lines.entry(line.into()).or_default().push(painted);
        }
        Ok(after)
    }

    /// Ends a block that is left in `state`.
    pub fn end(&self, state: State, html: &mut String) {
        self.states[state.0].clone().end(html);
    }

    fn intern(&mut self, painter: Painter) -> State {
        let known = self.states.iter().position(|known| *known == painter);
        State(known.unwrap_or_else(|| {
            self.states.push(painter);
            self.states.len() - 1
        }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn line_is_painted_as_its_state_says() {
        let syntaxes = SyntaxSet::load_defaults_newlines();
        let python = syntaxes.find_syntax_by_token("python").expect("python");
        let mut memo = Memo::default();
        let start = memo.begin(python);
        let mut read = |state, line: &str| {
            let mut html = String::new();
            let after = memo.line(state, line, &syntaxes, &mut html).expect("sound");
            (html, after, memo.lines.values().map(Vec::len).sum::<usize>())
        };
        let (code, after_code, _) = read(start, "x = 1\n");
        let (_, in_text, _) = read(after_code, "\"\"\"\n");
        let (text, _, lines) = read(in_text, "x = 1\n");
        assert_ne!(code, text, "the same line in a text is not code");
        assert_eq!(read(start, "x = 1\n"), (code, after_code, lines), "a line is read once");
    }
}
