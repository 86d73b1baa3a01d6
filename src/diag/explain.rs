//! What each code means, at length: the pages of the book, one for each code.
//!
//! Takes a code and a language; returns its page as it stands in the book, so that both are one text, whose examples are
//! tested.

use super::{Code, Lang};

/// The book's table of all codes in `lang`.
fn table(lang: Lang) -> &'static str {
    match lang {
        Lang::En => include_str!("../../content/docs/reference/diagnostics.md"),
        Lang::Fr => include_str!("../../content/docs/guide/messages.md"),
    }
}

/// The page of the book about `code` in `lang`, in Markdown, without its heading.
pub fn explanation(code: Code, lang: Lang) -> &'static str {
    let page = code.page(lang);
    page.split_once('\n').map_or(page, |(_heading, text)| text).trim()
}

/// The cells of the row about `code` in the book's table in `lang`: its weight in a word, and what it is about in a sentence.
pub fn summary(code: Code, lang: Lang) -> Option<(&'static str, &'static str)> {
    let row = |line: &'static str| line.strip_prefix("| [")?.strip_prefix(code.name())?.strip_prefix(']');
    let mut cells = table(lang).lines().find_map(row)?.split(" | ").skip(1);
    Some((cells.next()?, cells.next()?.trim_end_matches(" |")))
}

/// The code with this name.
///
/// # Errors
/// The nearest name that there is, if one is near.
pub fn code(name: &str) -> Result<Code, Option<&'static str>> {
    let names = || Code::ALL.iter().map(|code| code.name());
    let known = Code::ALL.iter().find(|code| code.name() == name);
    known.copied().ok_or_else(|| super::nearest(name, names()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_is_explained_with_its_weight() {
        for (code, lang) in Code::ALL.iter().flat_map(|code| Lang::ALL.map(|lang| (*code, lang))) {
            let (weight, line) =
                summary(code, lang).unwrap_or_else(|| panic!("{code} is not in the table: {lang:?}"));
            let label = match lang {
                Lang::En => "Weight: ",
                Lang::Fr => "Gravité\u{202f}: ",
            };
            let text = explanation(code, lang);
            assert!(
                text.starts_with(&format!("{label}{weight}."))
                    || text.starts_with(&format!("{label}{weight};"))
                    || text.starts_with(&format!("{label}{weight}\u{202f};")),
                "{code}: {text}"
            );
            assert!(line.ends_with('.') && !line.contains('|'), "{code}: {line}");
        }
    }

    #[test]
    fn misspelt_code_leads_to_the_nearest() {
        assert_eq!(code("unknown-field"), Ok(Code::UnknownField));
        assert_eq!(code("unknwon-field"), Err(Some("unknown-field")));
        assert_eq!(code("xyz"), Err(None));
    }
}
