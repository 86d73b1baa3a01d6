//! The names that people give to languages of code.

use syntect::parsing::{SyntaxReference, SyntaxSet};

/// Names whose code has no colours by nature.
const PLAIN: &[&str] =
    &["", "text", "txt", "plain", "plaintext", "mermaid", "output", "log", "csv", "none", "ascii", "org"];

/// Whether code in `language` has no colours by nature.
pub fn is_plain(language: &str) -> bool {
    PLAIN.iter().any(|name| name.eq_ignore_ascii_case(language))
}

/// Names of languages, each with the grammar next of kin where there is none of its own.
const KIN: &[(&[&str], &str)] = &[
    (&["ts", "typescript", "jsx", "tsx", "mjs", "node", "vue", "json5", "jsonc"], "js"),
    (&["shell", "console", "shell-session", "zsh", "terminal", "dockerfile", "docker", "fish", "ksh"], "sh"),
    (&["jsonld", "geojson"], "json"),
    (&["cljs", "edn", "clojurescript"], "clj"),
    (&["elisp", "emacs-lisp", "scheme"], "lisp"),
    (&["toml", "ini", "conf", "cfg", "dotenv", "env"], "properties"),
    (&["python3", "ipython", "py3", "pycon"], "py"),
    (&["svg", "rss", "atom"], "xml"),
    (&["kotlin", "kt"], "java"),
    (&["postgresql", "postgres", "mysql", "sparql"], "sql"),
    (&["patch"], "diff"),
    (&["make"], "makefile"),
    (&["scss", "less"], "css"),
    (&["liquid", "jinja", "jinja2", "tera", "twig", "handlebars"], "html"),
];

/// The grammar of `language`, by its name, its alias or the ending of its files.
pub fn find<'s>(syntaxes: &'s SyntaxSet, language: &str) -> Option<&'s SyntaxReference> {
    let language = language.to_ascii_lowercase();
    let kin = KIN.iter().find(|(names, _)| names.contains(&language.as_str()));
    syntaxes.find_syntax_by_token(kin.map_or(language.as_str(), |(_, token)| token))
}

/// Every name of a language that is one word.
pub fn names(syntaxes: &SyntaxSet) -> impl Iterator<Item = &str> {
    let own = syntaxes.syntaxes().iter();
    let own = own.flat_map(|syntax| syntax.file_extensions.iter().chain([&syntax.name]).map(String::as_str));
    let kin = KIN.iter().flat_map(|(names, _)| names.iter().copied());
    kin.chain(own).chain(PLAIN.iter().copied()).filter(|name| !name.is_empty() && !name.contains(' '))
}
