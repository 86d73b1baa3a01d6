//! `eigsite render`: one text, its HTML, nothing around it.

use super::OK;
use crate::diag::{Failure, text};
use crate::parse::body::Target;
use crate::parse::{markdown, org};
use crate::source::SourceId;
use clap::ValueEnum;
use std::error::Error;
use std::io::{Read, Write};

/// Arguments of `eigsite render`.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// What the text is written in
    #[arg(long, value_enum, default_value_t = Kind::Markdown)]
    kind: Kind,
    /// CommonMark as its specification has it: no extension, no sanitising, no typography
    #[arg(long)]
    plain: bool,
    /// The language of the text; French gets its spaces and apostrophes
    #[arg(long, default_value = "fr", value_name = "LANG")]
    lang: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Kind {
    /// Markdown as the editors of Jekyll sites write it
    Markdown,
    /// Org
    Org,
}

pub(super) fn run(args: &Args) -> Result<u8, Box<dyn Error>> {
    if args.kind == Kind::Org && args.plain {
        return Err(Failure(text!("plain-is-for-markdown-only")).into());
    }
    let mut read = String::new();
    std::io::stdin()
        .read_to_string(&mut read)
        .map_err(|error| Failure(text!("cannot-read-standard-input", error = &error)))?;
    let html = if args.plain { markdown::plain(&read) } else { html(&read, args) };
    std::io::stdout()
        .write_all(html.as_bytes())
        .map_err(|error| Failure(text!("cannot-write-to-standard-output", error = &error)))?;
    Ok(OK)
}

/// The HTML of a text without a site around it: links lead where they are written.
fn html(text: &str, args: &Args) -> String {
    let options = markdown::Options {
        french: args.lang == "fr",
        trusted_html: false,
        highlight: true,
        blocks: None,
        site_url: String::new(),
        baseurl: String::new(),
    };
    let body = match args.kind {
        Kind::Markdown => markdown::parse(SourceId(0), text, 0..text.len(), &options).value,
        Kind::Org => org::render(SourceId(0), text, 0..text.len(), &options).value,
    };
    body.fill(|link| match &link.target {
        Target::External(address) | Target::Internal(address) => address.clone(),
        Target::Post(name, rest) | Target::Page(name, rest) | Target::File(name, rest) => {
            format!("{name}{rest}")
        }
    })
}
