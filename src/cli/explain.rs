//! `eigsite explain`: what a code means and what to do, in the words of the book.

use super::{OK, lang};
use crate::diag::{Code, Lang, explain};
use std::error::Error;
use std::io::Write;

/// Arguments of `eigsite explain`.
#[derive(Debug, clap::Args)]
#[group(skip)]
pub struct Args {
    /// A code, as it stands in brackets before a message; without it, all of them are listed
    code: Option<String>,
    /// The language of the words [default: that of `EIGSITE_LANG` or of the locale]
    #[arg(long, value_parser = lang::codes())]
    lang: Option<Lang>,
}

pub(super) fn run(args: &Args) -> Result<u8, Box<dyn Error>> {
    let lang = lang::spoken(args.lang, None);
    let text = match &args.code {
        Some(name) => {
            let code = explain::code(name).map_err(|near| match near {
                Some(near) => format!("there is no code `{name}`: did you mean `{near}`?"),
                None => format!("there is no code `{name}`: `eigsite explain` lists all of them"),
            })?;
            format!("{code}\n\n{}\n", explain::explanation(code, lang))
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
