//! Reads code line by line and writes runs of one class each, joining neighbours, across lines too.
//!
//! Takes the lines of one block in their order, appends HTML. Knows nothing of other blocks.

use syntect::parsing::{BasicScopeStackOp, ParseState, ScopeStack, SyntaxReference, SyntaxSet};

use super::super::escape;
use super::classes::{self, Class};

/// Longer lines are data rather than code, and regular expressions are slow on them.
const LONGEST_LINE: usize = 2000;

/// Where reading and writing stand between two lines: equal painters make the same of the same line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Painter {
    reader: ParseState,
    scopes: ScopeStack,
    /// For every scope of the stack, the class that holds there.
    classes: Vec<Option<Class>>,
    /// The class of the run that is open.
    open: Option<Class>,
}

impl Painter {
    /// At the beginning of code in the language of `syntax`.
    pub fn new(syntax: &SyntaxReference) -> Self {
        Self { reader: ParseState::new(syntax), scopes: ScopeStack::new(), classes: Vec::new(), open: None }
    }

    /// Appends `line` to `html`.
    ///
    /// # Errors
    /// When a regular expression of the grammar is broken.
    pub fn line(
        &mut self,
        line: &str,
        syntaxes: &SyntaxSet,
        html: &mut String,
    ) -> Result<(), syntect::Error> {
        if line.len() > LONGEST_LINE {
            self.run(line, None, html);
            return Ok(());
        }
        let mut from = 0;
        for (at, operation) in self.reader.parse_line(line, syntaxes)? {
            self.run(&line[from..at], self.class(), html);
            from = at;
            let classes = &mut self.classes;
            self.scopes.apply_with_hook(&operation, |operation, _| match operation {
                BasicScopeStackOp::Push(scope) => {
                    let outer = classes.last().copied().flatten();
                    classes.push(classes::of(scope).unwrap_or(outer));
                }
                BasicScopeStackOp::Pop => {
                    classes.pop();
                }
            })?;
        }
        self.run(&line[from..], self.class(), html);
        Ok(())
    }

    /// Closes what is open.
    pub fn end(mut self, html: &mut String) {
        self.switch(None, html);
    }

    fn class(&self) -> Option<Class> {
        self.classes.last().copied().flatten()
    }

    fn run(&mut self, text: &str, class: Option<Class>, html: &mut String) {
        if text.is_empty() {
            return;
        }
        // White space has no colour: it stays in the run that it follows.
        if class != self.open && !text.trim().is_empty() {
            self.switch(class, html);
        }
        escape::text(html, text);
    }

    fn switch(&mut self, class: Option<Class>, html: &mut String) {
        if self.open.is_some() {
            html.push_str("</span>");
        }
        if let Some(class) = class {
            html.push_str("<span class=\"");
            html.push_str(class.name());
            html.push_str("\">");
        }
        self.open = class;
    }
}
