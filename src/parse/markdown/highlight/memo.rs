//! What lines of code mean, remembered: the same line met in the same state is not read again.
//!
//! Takes lines, returns the changes of scope in them. Code repeats itself (imports, brackets, empty lines), and reading
//! a line tries dozens of regular expressions at every place of it. Decision 6 has what this is worth.

use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

use syntect::parsing::{ParseState, ScopeStackOp, SyntaxReference, SyntaxSet};

/// A block begins with an empty memory when the old one holds more lines than this.
const MOST_LINES: usize = 8192;

/// The changes of scope in a line: place in bytes, and change.
pub type Operations = Rc<[(usize, ScopeStackOp)]>;

/// A state of the reader between two lines.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct State(usize);

/// The memory of one thread.
#[derive(Debug, Default)]
pub struct Memo {
    states: Vec<ParseState>,
    /// By line: the state before it, what it means there, and the state after it.
    lines: HashMap<Box<str>, Vec<(State, Operations, State)>>,
}

/// Does `work` with the memory of this thread.
pub fn with<T>(work: impl FnOnce(&mut Memo) -> T) -> T {
    thread_local! {
        static MEMO: RefCell<Memo> = RefCell::default();
    }
    MEMO.with_borrow_mut(work)
}

impl Memo {
    /// The state at the beginning of a block.
    pub fn begin(&mut self, syntax: &SyntaxReference) -> State {
        if self.lines.len() > MOST_LINES {
            *self = Self::default();
        }
        self.intern(ParseState::new(syntax))
    }

    /// What `line` means in `state`, and the state after it.
    ///
    /// # Errors
    /// When a regular expression of the grammar is broken.
    pub fn read(
        &mut self,
        state: State,
        line: &str,
        syntaxes: &SyntaxSet,
    ) -> Result<(Operations, State), syntect::Error> {
        let known = self.lines.get(line).and_then(|known| known.iter().find(|(before, ..)| *before == state));
        if let Some((_, operations, after)) = known {
            return Ok((Rc::clone(operations), *after));
        }
        let mut reader = self.states[state.0].clone();
        let operations: Operations = reader.parse_line(line, syntaxes)?.into();
        let after = self.intern(reader);
        self.lines.entry(line.into()).or_default().push((state, Rc::clone(&operations), after));
        Ok((operations, after))
    }

    fn intern(&mut self, state: ParseState) -> State {
        let known = self.states.iter().position(|known| *known == state);
        State(known.unwrap_or_else(|| {
            self.states.push(state);
            self.states.len() - 1
        }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn line_means_what_it_means_in_its_state() {
        let syntaxes = SyntaxSet::load_defaults_newlines();
        let python = syntaxes.find_syntax_by_token("python").expect("python");
        let mut memo = Memo::default();
        let start = memo.begin(python);
        let (code, after_code) = memo.read(start, "x = 1\n", &syntaxes).expect("sound");
        let (_, in_text) = memo.read(after_code, "\"\"\"\n", &syntaxes).expect("sound");
        let (text, _) = memo.read(in_text, "x = 1\n", &syntaxes).expect("sound");
        assert_ne!(code, text, "the same line in a text is not code");
        let (again, _) = memo.read(start, "x = 1\n", &syntaxes).expect("sound");
        assert!(Rc::ptr_eq(&code, &again), "a line is read once");
    }
}
