//! Code in colours, as a few short CSS classes.
//!
//! Takes code and the name of a language, appends HTML. The grammars load at the first block that needs
//! one and are shared; a site without code never pays for them, nor do texts whose blocks were all painted before.

mod blocks;
mod classes;
mod languages;
mod memo;
mod painter;
mod sheet;

use std::sync::OnceLock;

use syntect::parsing::{SyntaxReference, SyntaxSet};

use super::escape;
use crate::diag;
pub use blocks::Blocks;
use memo::Memo;
pub use memo::forget;
pub use sheet::css;

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

/// Appends `code` in `language` to `html`. What stands in `blocks` is not painted again, and what is painted stands there
/// afterwards.
pub fn write(html: &mut String, code: &str, language: &str, blocks: Option<&Blocks>) -> Known {
    if languages::is_plain(language) || code.len() > LONGEST_BLOCK {
        escape::text(html, code);
        return Known::Yes;
    }
    if let Some(known) = blocks.and_then(|blocks| blocks.get(language, code)) {
        html.push_str(&known);
        return Known::Yes;
    }
    let Some(syntax) = languages::find(syntaxes(), language) else {
        escape::text(html, code);
        return Known::No;
    };
    let length = html.len();
    if memo::with(|memo| paint(html, memo, code, syntax)).is_err() {
        // A grammar with a broken expression: the code matters more than its colours.
        html.truncate(length);
        escape::text(html, code);
    }
    if let Some(blocks) = blocks {
        blocks.put(language, code, &html[length..]);
    }
    Known::Yes
}

fn paint(
    html: &mut String,
    memo: &mut Memo,
    code: &str,
    syntax: &SyntaxReference,
) -> Result<(), syntect::Error> {
    let mut state = memo.begin(syntax);
    for line in code.split_inclusive('\n') {
        state = memo.line(state, line, syntaxes(), html)?;
    }
    memo.end(state, html);
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn html(code: &str, language: &str) -> String {
        let mut html = String::new();
        assert_eq!(write(&mut html, code, language, None), Known::Yes, "{language}");
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
            let blocks = Blocks::default();
            blocks.put(language, code, &tags);
            assert_eq!(blocks.get(language, code).as_deref(), Some(tags.as_str()), "{language}");
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
        assert_eq!(write(&mut out, "<a>", "klingon", None), Known::No);
        assert_eq!(out, "&lt;a&gt;");
    }

    #[test]
    fn block_is_painted_once() {
        let blocks = Blocks::default();
        let with = |code, language| {
            let mut html = String::from("<p>");
            (write(&mut html, code, language, Some(&blocks)), html)
        };
        let (known, first) = with("let a;\n", "js");
        assert_eq!((known, first.clone()), (Known::Yes, format!("<p>{}", html("let a;\n", "js"))));
        assert_eq!(with("let a;\n", "js").1, first);
        let other = "<span class=\"hl-c\">let a;</span>\n";
        blocks.put("js", "let a;\n", other);
        assert_eq!(with("let a;\n", "js").1, format!("<p>{other}"), "not painted again");
        assert_eq!(with("let a;\n", "klingon"), (Known::No, "<p>let a;\n".into()));
        assert_eq!(blocks.get("klingon", "let a;\n"), None, "it would be known then");
    }

    #[test]
    fn endless_line_stays_plain() {
        let line = "x = 1;".repeat(1000);
        assert_eq!(html(&line, "js"), line);
    }
}
