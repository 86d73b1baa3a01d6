//! What each code means, at length: the pages of the book, one for each code.
//!
//! Takes a code; returns its page as it stands in the book, so that both are one text, whose examples are tested.

use super::Code;

const INDEX: &str = include_str!("../../content/docs/reference/diagnostics.md");

/// The page of the book about `code`, in Markdown, without its heading.
pub fn explanation(code: Code) -> &'static str {
    let page = code.page();
    page.split_once('\n').map_or(page, |(_heading, text)| text).trim()
}

/// The cells of the row about `code` in the book's table of all codes: its weight, and what it is about in a sentence.
pub fn summary(code: Code) -> Option<(&'static str, &'static str)> {
    let row = |line: &'static str| line.strip_prefix("| [")?.strip_prefix(code.name())?.strip_prefix(']');
    let mut cells = INDEX.lines().find_map(row)?.split(" | ").skip(1);
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
        for code in Code::ALL {
            let weight = code.severity().name();
            assert!(explanation(*code).starts_with(&format!("Weight: {weight}")), "{code}");
            let (told, line) = summary(*code).unwrap_or_else(|| panic!("{code} is not in the table"));
            assert_eq!(told, weight, "{code}");
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
