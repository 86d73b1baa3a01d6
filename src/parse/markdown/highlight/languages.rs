//! The names that people give to languages of code.

use syntect::parsing::{SyntaxReference, SyntaxSet};

/// Names whose code has no colours by nature.
pub fn is_plain(language: &str) -> bool {
    let plain =
        ["", "text", "txt", "plain", "plaintext", "mermaid", "output", "log", "csv", "none", "ascii", "org"];
    plain.iter().any(|name| name.eq_ignore_ascii_case(language))
}

/// The grammar of `language`, by its name, its alias or the ending of its files.
pub fn find<'s>(syntaxes: &'s SyntaxSet, language: &str) -> Option<&'s SyntaxReference> {
    let language = language.to_ascii_lowercase();
    let token = match language.as_str() {
        // The grammar next of kin where there is none of its own.
        "ts" | "typescript" | "jsx" | "tsx" | "mjs" | "node" | "vue" | "json5" | "jsonc" => "js",
        "shell" | "console" | "shell-session" | "zsh" | "terminal" | "dockerfile" | "docker" | "fish"
        | "ksh" => "sh",
        "jsonld" | "geojson" => "json",
        "cljs" | "edn" | "clojurescript" => "clj",
        "elisp" | "emacs-lisp" | "scheme" => "lisp",
        "toml" | "ini" | "conf" | "cfg" | "dotenv" | "env" => "properties",
        "python3" | "ipython" | "py3" | "pycon" => "py",
        "svg" | "rss" | "atom" => "xml",
        "kotlin" | "kt" => "java",
        "postgresql" | "postgres" | "mysql" | "sparql" => "sql",
        "patch" => "diff",
        "make" => "makefile",
        "scss" | "less" => "css",
        "liquid" | "jinja" | "jinja2" | "tera" | "twig" | "handlebars" => "html",
        other => other,
    };
    syntaxes.find_syntax_by_token(token)
}
