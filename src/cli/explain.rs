//! `eigsite explain`: what a code means and what to do, in the words of the book.

use super::OK;
use crate::diag::{Code, explain};
use std::error::Error;
use std::io::Write;

/// Arguments of `eigsite explain`.
#[derive(Debug, clap::Args)]
#[group(skip)]
pub struct Args {
    /// A code, as it stands in brackets before a message; without it, all of them are listed
    code: Option<String>,
}

pub(super) fn run(args: &Args) -> Result<u8, Box<dyn Error>> {
    let text = match &args.code {
        Some(name) => {
            let code = explain::code(name).map_err(|near| match near {
                Some(near) => format!("there is no code `{name}`: did you mean `{near}`?"),
                None => format!("there is no code `{name}`: `eigsite explain` lists all of them"),
            })?;
            format!("{code}\n\n{}\n", explain::explanation(code))
        }
        None => list(),
    };
    std::io::stdout().lock().write_all(text.as_bytes())?;
    Ok(OK)
}

/// Every code with its weight and what it is about, a line each.
fn list() -> String {
    let width = Code::ALL.iter().map(|code| code.name().len()).max().unwrap_or(0);
    let line = |code: &Code| {
        let (weight, about) = explain::summary(*code).unwrap_or_default();
        format!("{weight:8} {:width$} {about}\n", code.name())
    };
    Code::ALL.iter().map(line).collect()
}
