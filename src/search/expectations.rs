//! What an editor expects search to find: `_search_tests.yml`.
//!
//! Takes the file, and what there is to find; returns what is not found as it should be. Each test is a query and the page
//! that stands among its first hits.

use super::page::Corpus;
use super::query::{InMemory, Index, Options};
use crate::artifact::Artifact;
use crate::diag::{Checked, Code, Diagnostic, Suggestions, Text, text};
use crate::source::{SourceId, Span};
use crate::yaml::{Map, Outline, Step, Value};

/// Where editors say what search should find.
pub const FILE: &str = "_search_tests.yml";

/// Among how many hits a page is looked for where a test does not say.
const FIRST: usize = 3;

/// One test.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Expectation {
    /// What a reader types.
    pub query: String,
    /// The addresses, below the site's base, one of which is to be found; none, and nothing is to be found.
    pub pages: Vec<String>,
    /// Among how many hits.
    pub first: usize,
    /// What the search is narrowed by.
    pub filters: Vec<(String, Vec<String>)>,
    /// Where the test is written.
    pub span: Span,
}

/// Reads the tests in `value`, which stands in `text`: a list of them, or queries with their pages.
pub fn read(source: SourceId, text: &str, value: &Value) -> Checked<Vec<Expectation>> {
    let outline = Outline::new(text, 0..text.len());
    let span =
        |steps: &[Step]| outline.value(steps).map_or(Span::file(source), |range| Span::new(source, range));
    let mut tests = Vec::new();
    let mut told = Vec::new();
    let mut add = |test: Result<Expectation, Text>, span: Span| match test {
        Ok(test) => tests.push(test),
        Err(help) => told.push(
            Diagnostic::new(Code::InvalidSearchTest, span, text!("this-test-of-search-cannot-be")).help(help),
        ),
    };
    match value {
        Value::Null => {}
        Value::List(list) => {
            for (index, item) in list.iter().enumerate() {
                let span = span(&[Step::Index(index)]);
                add(item.as_map().ok_or(SHAPE).and_then(|map| one(map, span)), span);
            }
        }
        Value::Map(map) => {
            for (query, page) in map.iter() {
                let span = span(&[Step::Key(query)]);
                let pages = addresses(Some(page)).filter(|pages| !pages.is_empty()).ok_or(SHAPE);
                let test = |pages| Expectation {
                    query: query.to_owned(),
                    pages,
                    first: FIRST,
                    filters: Vec::new(),
                    span,
                };
                add(pages.map(test), span);
            }
        }
        _ => add(Err(SHAPE), Span::file(source)),
    }
    Checked { value: tests, diagnostics: told }
}

const SHAPE: Text = text!("write-a-query-and-its-page");

fn one(map: &Map, span: Span) -> Result<Expectation, Text> {
    const KEYS: [&str; 5] = ["query", "page", "pages", "first", "filters"];
    if map.keys().any(|key| !KEYS.contains(&key)) {
        return Err(text!("a-test-has-or-and-perhaps"));
    }
    let query = map.get("query").and_then(Value::to_text).ok_or(SHAPE)?;
    let pages = addresses(map.get("pages").or(map.get("page"))).ok_or(SHAPE)?;
    let first = match map.get("first") {
        None => FIRST,
        Some(Value::Int(first)) => usize::try_from(*first).ok().filter(|first| *first > 0).ok_or(COUNT)?,
        Some(_) => return Err(COUNT),
    };
    let filters = match map.get("filters") {
        None => Vec::new(),
        Some(Value::Map(map)) => map.iter().map(|(name, values)| (name.to_owned(), texts(values))).collect(),
        Some(_) => return Err(text!("write-filters-as")),
    };
    Ok(Expectation { query, pages, first, filters, span })
}

const COUNT: Text = text!("write-among-how-many-hits-the");

/// The addresses in a value; an empty list where it is empty, nothing where it is something else.
fn addresses(value: Option<&Value>) -> Option<Vec<String>> {
    let pages = texts(value?);
    pages.iter().all(|page| page.starts_with('/')).then_some(pages)
}

fn texts(value: &Value) -> Vec<String> {
    match value {
        Value::List(list) => list.iter().filter_map(Value::to_text).collect(),
        Value::Null => Vec::new(),
        other => other.to_text().into_iter().collect(),
    }
}

/// Asks `index`, the files of the index of `corpus`, each of `tests`, and returns what is not found as it should be;
/// `base` stands before the addresses of its pages, and not before those in tests.
pub fn check(tests: &[Expectation], corpus: &Corpus, index: &[Artifact], base: &str) -> Vec<Diagnostic> {
    if tests.is_empty() {
        return Vec::new();
    }
    let Ok(index) = Index::open(InMemory::of(index.iter().cloned())) else { return Vec::new() };
    let known: Vec<&str> = corpus.pages.iter().map(|page| below(&page.url, base)).collect();
    let mut suggestions = Suggestions::new(known.iter().copied());
    tests.iter().filter_map(|test| fault(test, &index, base, &known, &mut suggestions)).collect()
}

fn below<'a>(url: &'a str, base: &str) -> &'a str {
    url.strip_prefix(base).unwrap_or(url)
}

fn fault(
    test: &Expectation,
    index: &Index,
    base: &str,
    known: &[&str],
    suggestions: &mut Suggestions<'_>,
) -> Option<Diagnostic> {
    for page in &test.pages {
        if !known.contains(&page.as_str()) {
            let help = suggestions.nearest(page).map_or_else(
                || text!("write-the-address-of-a-page-that-is-there"),
                |near| text!("did-you-mean", near = near),
            );
            let message = text!("is-no-page-that-is-looked", page = page);
            return Some(Diagnostic::new(Code::InvalidSearchTest, test.span, message).help(help));
        }
    }
    let options = Options {
        limit: test.first.max(MOST),
        filters: test.filters.clone(),
        excerpts: false,
        ..Options::default()
    };
    let answer = index.search(&test.query, &options);
    let found: Vec<&str> = answer.hits.iter().map(|hit| below(&hit.url, base)).collect();
    let told = |message: Text| Diagnostic::new(Code::FailedSearchTest, test.span, message);
    if test.pages.is_empty() {
        let first = found.first()?;
        return Some(told(text!("should-find-nothing-and-finds", query = &test.query, first = first)));
    }
    let place = found.iter().position(|url| test.pages.iter().any(|page| page == url));
    if place.is_some_and(|place| place < test.first) {
        return None;
    }
    let query = &test.query;
    let mut wanted = test.pages.iter().map(|page| text!("a-page", page = page));
    let wanted = wanted
        .next()
        .map(|first| wanted.fold(first, |all, one| text!("one-or-other", one = all, other = one)))?;
    let message = match (found.first(), place) {
        (None, _) => text!("finds-nothing-and-should-find", query = query, wanted = wanted),
        (Some(first), Some(place)) => {
            let place = place + 1;
            text!("finds-first-and-number", query = query, first = first, wanted = wanted, place = place)
        }
        (Some(first), None) if found.len() < MOST => {
            text!("finds-first-and-not", query = query, first = first, wanted = wanted)
        }
        (Some(first), None) => {
            text!("finds-first-and-not-soon", query = query, first = first, wanted = wanted, most = MOST)
        }
    };
    Some(told(message).help(text!("give-the-page-a-title-a")))
}

/// How many hits are looked at to say where a page is.
const MOST: usize = 50;
