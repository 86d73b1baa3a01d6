//! What each code means, at length: the reference of the book, section by section.
//!
//! Takes a code; returns its section as it stands in the book, so that both are one text, whose examples are tested.

use super::Code;

const BOOK: &str = include_str!("../../content/docs/reference/diagnostics.md");

/// The section of the book about `code`, in Markdown, without its heading.
pub fn explanation(code: Code) -> &'static str {
    let (mut start, mut at) = (None, 0);
    // Longer fences enclose whole files, in which lines may look like headings.
    let mut fence: Option<&str> = None;
    for line in BOOK.split_inclusive('\n') {
        let text = line.trim_end();
        match fence {
            Some(open) if text == open => fence = None,
            Some(_) => {}
            None if text.starts_with("```") => {
                fence = Some(&text[..text.len() - text.trim_start_matches('`').len()]);
            }
            None => {
                if let Some(heading) = text.strip_prefix("## ") {
                    match start {
                        Some(start) => return BOOK[start..at].trim(),
                        None if heading == code.name() => start = Some(at + line.len()),
                        None => {}
                    }
                }
            }
        }
        at += line.len();
    }
    start.map_or("", |start| BOOK[start..].trim())
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
            let text = explanation(*code);
            assert!(text.starts_with(&format!("Weight: {}", code.severity().name())), "{code}: {text}");
            assert!(!text.contains("\nWeight: "), "{code} runs into the next one");
        }
    }

    #[test]
    fn headings_inside_of_examples_end_nothing() {
        let whole: usize = Code::ALL.iter().map(|code| explanation(*code).matches("````").count()).sum();
        assert_eq!(whole, BOOK.matches("````").count());
    }

    #[test]
    fn misspelt_code_leads_to_the_nearest() {
        assert_eq!(code("unknown-field"), Ok(Code::UnknownField));
        assert_eq!(code("unknwon-field"), Err(Some("unknown-field")));
        assert_eq!(code("xyz"), Err(None));
    }
}
