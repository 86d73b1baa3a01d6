//! Code in colours, as a few short CSS classes.
//!
//! Takes code and the name of a language, appends HTML. The grammars load at the first block that needs
//! one and are shared; a site without code never pays for them.

mod classes;
mod languages;
mod memo;
mod sheet;

use std::sync::OnceLock;

use syntect::parsing::{BasicScopeStackOp, ScopeStack, SyntaxReference, SyntaxSet};

use super::escape;
use crate::diag;
use classes::Class;
use memo::Memo;
pub use sheet::css;

/// Longer lines are data rather than code, and regular expressions are slow on them.
const LONGEST_LINE: usize = 2000;
/// Longer blocks are shown plain.
const LONGEST_BLOCK: usize = 200_000;

/// Whether a language is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Known {
    /// It is highlighted, or plain by nature.
    Yes,
    /// Nobody here knows it.
    No,
}

fn syntaxes() -> &'static SyntaxSet {
    static SYNTAXES: OnceLock<SyntaxSet> = OnceLock::new();
    SYNTAXES.get_or_init(SyntaxSet::load_defaults_newlines)
}

/// The known language nearest to `language`, in small letters.
pub fn near(language: &str) -> Option<(String, bool)> {
    let names: Vec<String> = languages::names(syntaxes()).map(str::to_lowercase).collect();
    diag::near(language, names.iter().map(String::as_str)).map(|near| (near.name.to_owned(), near.sole))
}

/// Appends `code` in `language` to `html`.
pub fn write(html: &mut String, code: &str, language: &str) -> Known {
    if languages::is_plain(language) || code.len() > LONGEST_BLOCK {
        escape::text(html, code);
        return Known::Yes;
    }
    let Some(syntax) = languages::find(syntaxes(), language) else {
        escape::text(html, code);
        return Known::No;
    };
    let length = html.len();
    if Painter::new(html).paint(code, syntax).is_err() {
        // A grammar with a broken expression: the code matters more than its colours.
        html.truncate(length);
        escape::text(html, code);
    }
    Known::Yes
}

/// Writes runs of one class each, joining neighbours.
struct Painter<'h> {
    html: &'h mut String,
    /// For every scope of the stack, the class that holds there.
    classes: Vec<Option<Class>>,
    open: Option<Class>,
}

impl<'h> Painter<'h> {
    fn new(html: &'h mut String) -> Self {
        Self { html, classes: Vec::new(), open: None }
    }

    fn paint(self, code: &str, syntax: &SyntaxReference) -> Result<(), syntect::Error> {
        memo::with(|memo| self.paint_with(memo, code, syntax))
    }

    fn paint_with(
        mut self,
        memo: &mut Memo,
        code: &str,
        syntax: &SyntaxReference,
    ) -> Result<(), syntect::Error> {
        let mut state = memo.begin(syntax);
        let mut stack = ScopeStack::new();
        for line in code.split_inclusive('\n') {
            if line.len() > LONGEST_LINE {
                self.run(line, None);
                continue;
            }
            let mut from = 0;
            let (operations, after) = memo.read(state, line, syntaxes())?;
            state = after;
            for (at, operation) in operations.iter() {
                self.run(&line[from..*at], self.classes.last().copied().flatten());
                from = *at;
                let classes = &mut self.classes;
                stack.apply_with_hook(operation, |operation, _| match operation {
                    BasicScopeStackOp::Push(scope) => {
                        let outer = classes.last().copied().flatten();
                        classes.push(classes::of(scope).unwrap_or(outer));
                    }
                    BasicScopeStackOp::Pop => {
                        classes.pop();
                    }
                })?;
            }
            self.run(&line[from..], self.classes.last().copied().flatten());
        }
        self.switch(None);
        Ok(())
    }

    fn run(&mut self, text: &str, class: Option<Class>) {
        if text.is_empty() {
            return;
        }
        // White space has no colour: it stays in the run that it follows.
        if class != self.open && !text.trim().is_empty() {
            self.switch(class);
        }
        escape::text(self.html, text);
    }

    fn switch(&mut self, class: Option<Class>) {
        if self.open.is_some() {
            self.html.push_str("</span>");
        }
        if let Some(class) = class {
            self.html.push_str("<span class=\"");
            self.html.push_str(class.name());
            self.html.push_str("\">");
        }
        self.open = class;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn html(code: &str, language: &str) -> String {
        let mut html = String::new();
        assert_eq!(write(&mut html, code, language), Known::Yes, "{language}");
        html
    }

    #[test]
    fn runs_of_a_class_are_joined() {
        let python = html("def f(x):\n    return \"a\\n\" # <b>\n", "python");
        assert_eq!(
            python,
            "<span class=\"hl-k\">def </span><span class=\"hl-f\">f</span>(<span class=\"hl-v\">x</span>):\n    \
             <span class=\"hl-k\">return </span><span class=\"hl-s\">\"a</span><span class=\"hl-e\">\\n</span>\
             <span class=\"hl-s\">\" </span><span class=\"hl-c\"># &lt;b&gt;\n</span>"
        );
    }

    #[test]
    fn every_alias_is_known_and_nothing_is_lost() {
        for language in [
            "js",
            "ts",
            "typescript",
            "sh",
            "shell",
            "console",
            "bash",
            "yml",
            "yaml",
            "py",
            "clj",
            "clojure",
            "html",
            "css",
            "json",
            "sql",
            "r",
            "R",
            "rust",
            "php",
            "java",
            "ruby",
            "scala",
            "go",
            "c",
            "c++",
            "xml",
            "diff",
            "makefile",
            "markdown",
            "text",
            "txt",
            "mermaid",
            "plaintext",
            "elisp",
            "jsx",
            "toml",
            "vue",
            "dockerfile",
        ] {
            let code = "a <b> = 'c' & \"d\"; // é\n";
            let tags = html(code, language);
            let mut text = String::new();
            let mut inside = false;
            for c in tags.chars() {
                match c {
                    '<' => inside = true,
                    '>' => inside = false,
                    _ if !inside => text.push(c),
                    _ => {}
                }
            }
            assert_eq!(text, "a &lt;b&gt; = 'c' &amp; \"d\"; // é\n", "{language}");
        }
    }

    #[test]
    fn unknown_language_stays_plain() {
        let mut out = String::new();
        assert_eq!(write(&mut out, "<a>", "klingon"), Known::No);
        assert_eq!(out, "&lt;a&gt;");
    }

    #[test]
    fn endless_line_stays_plain() {
        let line = "x = 1;".repeat(1000);
        assert_eq!(html(&line, "js"), line);
    }
}
