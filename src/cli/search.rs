//! `eigsite search`: the site's index answers on the terminal as it does in the browser; nothing is written.

use super::inside;
use super::{BROKEN, FAULTY, OK};
use crate::diag::{Failure, Lang, Text, text, visible_line};
use crate::search::query::{Answer, FacetCounts, Hit, InMemory, Index, Options, Sort};
use clap::ValueEnum;
use std::error::Error;
use std::io::{IsTerminal, Write};
use std::path::PathBuf;

/// Nothing was found.
const NOTHING: u8 = FAULTY;

/// Arguments of `eigsite search`.
#[derive(Debug, clap::Args)]
#[group(skip)]
pub struct Args {
    /// What is looked for; nothing (`''`) for all pages
    query: String,
    /// The site's folder [default: `content` if there is one, else `.`]
    pub(super) source: Option<PathBuf>,
    /// How many pages are shown
    #[arg(long, value_name = "N", default_value_t = 10)]
    limit: usize,
    /// Only pages that have this value (`type=defis`); may be given several times
    #[arg(long, value_name = "NAME=VALUE", value_parser = filter)]
    filter: Vec<(String, String)>,
    /// In which order they are shown
    #[arg(long, value_enum, default_value_t = SortArg::Relevance)]
    sort: SortArg,
    /// How the answer is printed
    #[arg(long, value_enum, default_value_t = FormatArg::Human)]
    format: FormatArg,
    #[command(flatten)]
    pub(super) lang: super::lang::Args,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum SortArg {
    /// What fits best comes first
    Relevance,
    /// The latest comes first
    Date,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum FormatArg {
    /// For people
    Human,
    /// One JSON object, as the client in the browser has it
    Json,
}

fn filter(text: &str) -> Result<(String, String), Failure> {
    let (name, value) = text.split_once('=').ok_or(text!("a-filter-is-written"))?;
    Ok((name.to_owned(), value.to_owned()))
}

pub(super) fn run(args: &Args) -> Result<u8, Box<dyn Error>> {
    let Some(artifacts) = inside::files(args.source.as_ref(), args.format == FormatArg::Human, args.lang)?
    else {
        return Ok(BROKEN);
    };
    let answer = Index::open(InMemory::of(artifacts))?.search(&args.query, &asked(args));
    check_filters(args, &answer)?;
    for problem in &answer.problems {
        eprintln!("eigsite: {}", visible_line(problem));
    }
    let stdout = std::io::stdout();
    let bold = stdout.is_terminal() && std::env::var_os("NO_COLOR").is_none();
    let text = match args.format {
        FormatArg::Human => human(&args.query, &answer, bold, inside::lang(args.lang, args.source.as_ref())),
        FormatArg::Json => serde_json::to_string(&answer)? + "\n",
    };
    stdout.lock().write_all(text.as_bytes())?;
    Ok(if answer.total > 0 { OK } else { NOTHING })
}

fn asked(args: &Args) -> Options {
    Options {
        limit: args.limit,
        filters: args.filter.iter().map(|(name, value)| (name.clone(), vec![value.clone()])).collect(),
        sort: match args.sort {
            SortArg::Relevance => Sort::Relevance,
            SortArg::Date => Sort::Date,
        },
        facets: true,
        ..Options::default()
    }
}

/// The index passes over names that it does not know; who types one wants to know.
fn check_filters(args: &Args, answer: &Answer) -> Result<(), Failure> {
    let is_known = |name: &str| answer.facets.iter().any(|facet| facet.name == name);
    let Some((unknown, _)) = args.filter.iter().find(|(name, _)| !is_known(name)) else { return Ok(()) };
    let names: Vec<String> = answer.facets.iter().map(|facet| format!("`{}`", facet.name)).collect();
    let name = visible_line(unknown);
    Err(Failure(text!("pages-cannot-be-filtered-by", name = name, names = names.join(", "))))
}

/// The answer for people.
fn human(query: &str, answer: &Answer, bold: bool, lang: Lang) -> String {
    let line = |text: Text| text.words(lang) + "\n";
    let mut text = String::new();
    if answer.relaxed {
        text.push_str(&text!("no-page-has-all-of-the-words").words(lang));
        text.push_str("\n\n");
    }
    for (index, hit) in answer.hits.iter().enumerate() {
        text.push_str(&shown(index + 1, hit, bold));
    }
    if answer.total == 0 {
        text.push_str(&line(text!("nothing-was-found", query = visible_line(query))));
    } else {
        text.push_str(&counts(answer));
        let pages = text!("pages", count = answer.total);
        let (shown, all) = (answer.hits.len(), answer.hits.len() >= answer.total);
        let found = if all { pages } else { text!("pages-of-which-shown", pages = pages, shown = shown) };
        text.push_str(&line(found));
    }
    if let Some(suggestion) = &answer.suggestion {
        text.push_str(&line(text!("was-it-meant", suggestion = visible_line(suggestion.trim()))));
    }
    text
}

fn shown(number: usize, hit: &Hit, bold: bool) -> String {
    let anchor = if hit.anchor.is_empty() { String::new() } else { format!("#{}", hit.anchor) };
    let section =
        if hit.section.is_empty() { String::new() } else { format!(" ({})", visible_line(&hit.section)) };
    format!(
        "{number}. {} [{}]\n   {}{section}\n   {}\n\n",
        visible_line(&hit.title),
        visible_line(&hit.kind),
        visible_line(&format!("{}{anchor}", hit.url)),
        excerpt(&hit.excerpt, bold),
    )
}

/// What the HTML of an excerpt says; what is marked in it is bold, if the terminal can.
fn excerpt(html: &str, bold: bool) -> String {
    let (begin, end) = if bold { ("\u{1b}[1m", "\u{1b}[0m") } else { ("", "") };
    let mut text = String::new();
    for (index, piece) in html.split("<mark>").enumerate() {
        let (marked, plain) = piece.split_once("</mark>").filter(|_| index > 0).unwrap_or(("", piece));
        if !marked.is_empty() {
            text.push_str(&format!("{begin}{}{end}", visible_line(&unescape(marked))));
        }
        text.push_str(&visible_line(&unescape(plain)));
    }
    text
}

fn unescape(html: &str) -> String {
    let named = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")];
    named.iter().fold(html.to_owned(), |text, (name, c)| text.replace(name, c))
}

/// The facets that have values among the hits, a line each.
fn counts(answer: &Answer) -> String {
    let mut text = String::new();
    let is_counted = |facet: &&FacetCounts| facet.values.iter().any(|value| value.count.is_some());
    for facet in answer.facets.iter().filter(is_counted) {
        let values: Vec<String> = facet
            .values
            .iter()
            .filter_map(|value| Some(format!("{} {}", value.label, value.count?)))
            .collect();
        text.push_str(&visible_line(&format!("{}: {}", facet.label, values.join(", "))));
        text.push('\n');
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::search::query::ValueCount;

    fn answer() -> Answer {
        let hit = Hit {
            url: "/defis/a.html".into(),
            title: "L’archive\u{1b}[2J".into(),
            kind: "defis".into(),
            excerpt: "…un <mark>&lt;mot&gt;</mark> &amp;lt; l&#39;autre <mark>mot</mark>".into(),
            anchor: "suite".into(),
            section: "La suite".into(),
            ..Hit::default()
        };
        let counts =
            |name: &str, values| FacetCounts { name: name.into(), label: name.to_uppercase(), values };
        let value = |label: &str, count| ValueCount {
            value: label.to_lowercase(),
            label: label.into(),
            count: Some(count),
        };
        Answer {
            total: 12,
            hits: vec![hit],
            facets: vec![
                counts("type", vec![value("Défis", 9), value("Actualités", 3)]),
                counts("outil", vec![]),
            ],
            ..Answer::default()
        }
    }

    #[test]
    fn hits_are_numbered_and_shown_with_counts() {
        let expected = "1. L’archive␛[2J [defis]\n   /defis/a.html#suite (La suite)\n   …un <mot> &lt; l'autre mot\n\n\
                        TYPE: Défis 9, Actualités 3\n12 pages, 1 shown\n";
        assert_eq!(human("mot", &answer(), false, Lang::En), expected);
    }

    #[test]
    fn marks_are_bold_on_a_terminal() {
        let text = human("mot", &answer(), true, Lang::En);
        assert!(
            text.contains("…un \u{1b}[1m<mot>\u{1b}[0m &lt; l'autre \u{1b}[1mmot\u{1b}[0m\n"),
            "{text:?}"
        );
    }

    #[test]
    fn relaxed_hits_and_suggestions_are_said_in_words() {
        let relaxed = Answer { relaxed: true, suggestion: Some("mots ".into()), ..answer() };
        let text = human("mot", &relaxed, false, Lang::En);
        assert!(text.starts_with("No page has all of the words; these have some of them.\n\n1. "), "{text}");
        assert!(text.ends_with("\nWas `mots` meant?\n"), "{text}");
    }

    #[test]
    fn nothing_found_is_said() {
        let text =
            human("xylo\u{7}", &Answer { facets: answer().facets, ..Answer::default() }, false, Lang::En);
        assert_eq!(text, "Nothing was found for `xylo␇`.\n");
    }

    #[test]
    fn filters_have_a_name_and_a_value() {
        assert_eq!(filter("type=a=b"), Ok(("type".into(), "a=b".into())));
        assert!(filter("type").is_err());
    }
}
