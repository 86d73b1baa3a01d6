//! `eigsite list`: the entries of a collection, as the site's open data have them.

use super::inside;
use super::progress::Progress;
use super::{BROKEN, OK};
use crate::artifact::{Artifact, Content};
use crate::diag::{Failure, Lang, nearest, text, visible_line};
use crate::pipeline::{self, Options};
use clap::ValueEnum;
use serde_json::{Map, Value};
use std::collections::BTreeMap;
use std::error::Error;
use std::io::Write;
use std::path::PathBuf;

/// What a table for people shows of each entry, where it says it.
const COLUMNS: [&[&str]; 4] = [&["id"], &["title", "name"], &["date"], &["url"]];

/// Arguments of `eigsite list`.
#[derive(Debug, clap::Args)]
#[group(skip)]
pub struct Args {
    /// The collection: `defis`, `outils` …
    collection: String,
    /// The site's folder [default: `content` if there is one, else `.`]
    pub(super) source: Option<PathBuf>,
    /// Only entries whose field says this (`promotion=EIG 2`); may be given several times
    #[arg(long = "where", value_name = "FIELD=VALUE", value_parser = condition)]
    conditions: Vec<(String, String)>,
    /// How they are printed
    #[arg(long, value_enum, default_value_t = FormatArg::Table)]
    format: FormatArg,
    #[command(flatten)]
    pub(super) lang: super::lang::Args,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum FormatArg {
    /// A line each, for people
    Table,
    /// A list of all that they say
    Json,
    /// The same as a table for spreadsheets
    Csv,
}

/// The two sides of the first `=`.
pub(super) fn condition(text: &str) -> Result<(String, String), Failure> {
    let (field, value) = text.split_once('=').ok_or(text!("a-condition-is-written"))?;
    Ok((field.to_owned(), value.to_owned()))
}

pub(super) fn run(args: &Args) -> Result<u8, Box<dyn Error>> {
    let Some(artifacts) = inside::files(args.source.as_ref(), args.format == FormatArg::Table, args.lang)?
    else {
        return Ok(BROKEN);
    };
    let entries = entries(&args.collection, &artifacts)?;
    check_fields(&args.conditions, &entries)?;
    let meets = |entry: &Map<String, Value>| {
        args.conditions.iter().all(|(field, value)| entry.get(field).is_some_and(|said| says(said, value)))
    };
    let met: Vec<bool> = entries.iter().map(meets).collect();
    let chosen: Vec<Map<String, Value>> =
        entries.into_iter().zip(&met).filter_map(|(entry, met)| met.then_some(entry)).collect();
    let text = match args.format {
        FormatArg::Table => table(&chosen, inside::lang(args.lang, args.source.as_ref())),
        FormatArg::Json => serde_json::to_string_pretty(&chosen)? + "\n",
        FormatArg::Csv => rows(&args.collection, &artifacts, &met)?,
    };
    std::io::stdout().lock().write_all(text.as_bytes())?;
    Ok(OK)
}

fn bytes<'a>(path: &str, artifacts: &'a [Artifact]) -> Option<&'a [u8]> {
    artifacts.iter().find_map(|artifact| match &artifact.content {
        Content::Bytes(bytes) if artifact.path == path => Some(bytes.as_slice()),
        _ => None,
    })
}

/// The titles of the entries that the site has, by collection; none of a site with errors.
///
/// # Errors
/// When it cannot be read.
pub(super) fn titles(options: &Options) -> Result<BTreeMap<String, Vec<String>>, Box<dyn Error>> {
    let (outcome, artifacts) = pipeline::prepare(options, false, &Progress::silent())?;
    if !outcome.fit {
        return Ok(BTreeMap::new());
    }
    let collections =
        artifacts.iter().filter_map(|file| file.path.strip_prefix("api/")?.strip_suffix(".csv"));
    let mut titles = BTreeMap::new();
    for collection in collections {
        let title =
            |entry: &Map<String, Value>| Some(entry.get("title").or(entry.get("name"))?.as_str()?.to_owned());
        let names = entries(collection, &artifacts)?.iter().filter_map(title).collect();
        titles.insert(collection.to_owned(), names);
    }
    Ok(titles)
}

/// The entries of `collection`, each with all that it says.
fn entries(collection: &str, artifacts: &[Artifact]) -> Result<Vec<Map<String, Value>>, Box<dyn Error>> {
    let Some(file) = bytes(&format!("api/{collection}.json"), artifacts) else {
        let names =
            || artifacts.iter().filter_map(|file| file.path.strip_prefix("api/")?.strip_suffix(".csv"));
        let known = || names().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ");
        let shown = visible_line(collection);
        let why = match nearest(collection, names()) {
            Some(near) => text!("no-entries-of-near", collection = shown, near = near),
            None => text!("no-entries-of", collection = shown, known = known()),
        };
        return Err(Failure(why).into());
    };
    let whole: Map<String, Value> = serde_json::from_slice(file)?;
    let list = whole.into_iter().find_map(|(_, value)| match value {
        Value::Array(list) => Some(list),
        _ => None,
    });
    let maps = list.unwrap_or_default().into_iter().filter_map(|entry| match entry {
        Value::Object(map) => Some(map),
        _ => None,
    });
    Ok(maps.collect())
}

/// Nothing would meet a condition on a field that there is not; who types one wants to know.
fn check_fields(conditions: &[(String, String)], entries: &[Map<String, Value>]) -> Result<(), Failure> {
    let Some(first) = entries.first() else { return Ok(()) };
    let unknown = conditions.iter().find(|(field, _)| !entries.iter().any(|entry| entry.contains_key(field)));
    let Some((field, _)) = unknown else { return Ok(()) };
    let near = nearest(field, first.keys().map(String::as_str));
    let field = visible_line(field);
    Err(Failure(match near {
        Some(near) => text!("they-have-no-field-near", field = field, near = near),
        None => text!("they-have-no-field", field = field),
    }))
}

/// Whether a field that holds `said` says `value`: a list says each of its items, another entry its id and its title.
fn says(said: &Value, value: &str) -> bool {
    match said {
        Value::Null => value.is_empty(),
        Value::Array(items) if items.is_empty() => value.is_empty(),
        Value::Array(items) => items.iter().any(|item| says(item, value)),
        Value::Object(map) => {
            ["id", "title", "name"].iter().any(|key| map.get(*key).is_some_and(|said| says(said, value)))
        }
        Value::String(text) => text == value,
        other => serde_json::to_string(other).is_ok_and(|text| text == value),
    }
}

/// A line for each entry, and one that counts them.
fn table(entries: &[Map<String, Value>], lang: Lang) -> String {
    let cell = |entry: &Map<String, Value>, names: &[&str]| {
        let said = names.iter().find_map(|name| entry.get(*name)?.as_str());
        visible_line(said.unwrap_or_default())
    };
    let rows: Vec<Vec<String>> =
        entries.iter().map(|entry| COLUMNS.iter().map(|names| cell(entry, names)).collect()).collect();
    let widths: Vec<usize> = (0..COLUMNS.len())
        .map(|column| rows.iter().map(|row| row[column].chars().count()).max().unwrap_or(0))
        .collect();
    let mut text = String::new();
    for row in &rows {
        let cells = row.iter().zip(&widths).filter(|(_, width)| **width > 0);
        let line: Vec<String> = cells.map(|(cell, width)| format!("{cell:<width$}")).collect();
        text.push_str(line.join("  ").trim_end());
        text.push('\n');
    }
    text + &text!("entries", count = entries.len()).words(lang) + "\n"
}

/// The head of the table of `collection` and the lines of the entries that are `met`.
fn rows(collection: &str, artifacts: &[Artifact], met: &[bool]) -> Result<String, Box<dyn Error>> {
    let file = bytes(&format!("api/{collection}.csv"), artifacts).unwrap_or_default();
    let records: Vec<csv::ByteRecord> = csv::ReaderBuilder::new()
        .has_headers(false)
        .from_reader(file)
        .into_byte_records()
        .collect::<Result<_, _>>()?;
    // A use of a tool is a line; an entry of `stacks` has many.
    if records.len() != met.len() + 1 && met.contains(&false) {
        return Err(Failure(text!("has-several-lines-for-an-entry", collection = collection)).into());
    }
    let chosen = records.iter().zip(std::iter::once(&true).chain(met).chain(std::iter::repeat(&true)));
    let mut writer = csv::WriterBuilder::new().flexible(true).from_writer(Vec::new());
    for (record, _) in chosen.filter(|(_, met)| **met) {
        writer.write_byte_record(record)?;
    }
    Ok(String::from_utf8(writer.into_inner()?)?)
}
