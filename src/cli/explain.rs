//! `eigsite explain`: what a code means and what to do, in the words of the book.

use super::{OK, lang};
use crate::diag::{Code, Failure, Lang, explain, text, visible_line};
use std::error::Error;
use std::io::Write;

/// Arguments of `eigsite explain`.
#[derive(Debug, clap::Args)]
#[group(skip)]
pub struct Args {
    /// A code, as it stands in brackets before a message; without it, all of them are listed
    code: Option<String>,
    #[command(flatten)]
    pub(super) lang: lang::Args,
}

pub(super) fn run(args: &Args) -> Result<u8, Box<dyn Error>> {
    let lang = args.lang.preference().of(None);
    let text = match &args.code {
        Some(name) => {
            let code = explain::code(name).map_err(|near| {
                let name = visible_line(name);
                Failure(match near {
                    Some(near) => text!("there-is-no-code-called-near", name = name, near = near),
                    None => text!("there-is-no-code-called", name = name),
                })
            })?;
            format!("{code}\n\n{}\n", plain(explain::explanation(code, lang)))
        }
        None => list(lang),
    };
    std::io::stdout().lock().write_all(text.as_bytes())?;
    Ok(OK)
}

/// Every code with its weight and what it is about, a line each.
fn list(lang: Lang) -> String {
    let rows: Vec<_> = Code::ALL
        .iter()
        .filter_map(|code| explain::summary(*code, lang).map(|(weight, about)| (weight, code.name(), about)))
        .collect();
    let weights = rows.iter().map(|(weight, ..)| weight.len()).max().unwrap_or(0);
    let names = rows.iter().map(|(_, name, _)| name.len()).max().unwrap_or(0);
    rows.iter().map(|(weight, name, about)| format!("{weight:weights$}  {name:names$}  {about}\n")).collect()
}

/// `text` as it reads where nothing can be clicked: of links to other pages, their words. Examples stay as they are.
fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for (at, part) in text.split_inclusive("````").enumerate() {
        if at % 2 == 1 {
            out.push_str(part);
            continue;
        }
        let mut rest = part;
        while let Some((words, before, after)) = first_link(rest) {
            out.push_str(before);
            out.push_str(words);
            rest = after;
        }
        out.push_str(rest);
    }
    out
}

/// The words of the first Markdown link in `text`, and what stands before and behind it.
fn first_link(text: &str) -> Option<(&str, &str, &str)> {
    let (before, behind) = text.split_once("](")?;
    let (before, words) = before.rsplit_once('[')?;
    let (_target, after) = behind.split_once(')')?;
    Some((words, before, after))
}

#[cfg(test)]
mod tests {
    use super::plain;

    #[test]
    fn links_are_their_words_but_in_examples() {
        let text = "See [the\n`a` page](../a.md#b), (or\nnot).\n\n````a.md\n[x](y)\n````\n\nAnd [b](c).";
        let shown = "See the\n`a` page, (or\nnot).\n\n````a.md\n[x](y)\n````\n\nAnd b.";
        assert_eq!(plain(text), shown);
        assert_eq!(plain("Nothing [here] (or there)."), "Nothing [here] (or there).");
    }
}
