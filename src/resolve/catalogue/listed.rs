//! What a list or a table says of tools, line by line.
//!
//! Takes the outline of one text; knows the names of tools only by asking for them.

use super::address::{is_repository, is_web};
use crate::diag::{Code, Diagnostic};
use crate::parse::listing::{Block, Heading, Item, Listing, Phrase, Row, Table};
use crate::source::{SourceId, Span};
use crate::text::fold;

/// A tool as one line of a list names it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    /// Its name, unless the line has nothing but an address.
    pub name: Option<String>,
    /// Its site.
    pub url: Option<String>,
    /// Its code, where the line has that besides.
    pub repository: Option<String>,
    /// What the line says of it.
    pub description: Option<String>,
    /// What the headings above it say that it is.
    pub categories: Vec<String>,
    /// Other addresses of the line, with what stands for them.
    pub links: Vec<(String, String)>,
    /// Where it is named.
    pub span: Span,
}

/// The tools that `listing` names; `knows` says whether a name is a tool's.
pub fn read(
    listing: &Listing,
    source: SourceId,
    knows: &dyn Fn(&str) -> bool,
    told: &mut Vec<Diagnostic>,
) -> Vec<Listed> {
    let mut found = Vec::new();
    let mut headings: Vec<&Heading> = Vec::new();
    for block in &listing.blocks {
        match block {
            Block::Heading(heading) => {
                headings.retain(|above| above.level < heading.level);
                headings.push(heading);
            }
            Block::Item(Item { phrase, .. }) => match of_phrase(phrase, source, knows) {
                Some(listed) => found.push(Listed { categories: categories(&headings), ..listed }),
                None if !phrase.is_blank() => told.push(unread(phrase, source)),
                None => {}
            },
            // A sentence between the lists is for people; an address that stands alone is a tool.
            Block::Paragraph(phrase) if phrase.links().any(|link| link.text == (0..phrase.text.len())) => {
                let listed = of_phrase(phrase, source, knows);
                found.extend(listed.map(|listed| Listed { categories: categories(&headings), ..listed }));
            }
            Block::Paragraph(_) => {}
            Block::Table(table) => found.extend(of_table(table, &headings, source, knows, told)),
        }
    }
    found
}

/// The widest heading, and the whole way where there are more.
fn categories(headings: &[&Heading]) -> Vec<String> {
    let names: Vec<&str> = headings.iter().map(|heading| heading.phrase.text.trim()).collect();
    let mut categories: Vec<String> = names.first().map(|name| (*name).to_owned()).into_iter().collect();
    if names.len() > 1 {
        categories.push(names.join(" › "));
    }
    categories
}

/// The tool that an item names: its first address of the web, or a known name at its beginning.
fn of_phrase(phrase: &Phrase, source: SourceId, knows: &dyn Fn(&str) -> bool) -> Option<Listed> {
    let Some(link) = phrase.links().find(|link| is_web(link.url)) else {
        return of_name(phrase, source, knows);
    };
    let text = &phrase.text[link.text.clone()];
    let mut listed = Listed {
        name: name_of_link(text),
        url: Some(link.url.to_owned()),
        repository: None,
        description: described(&phrase.text[..link.text.start], &phrase.text[link.text.end..]),
        categories: Vec::new(),
        links: Vec::new(),
        span: Span::new(source, link.range.clone()),
    };
    for other in phrase.links().filter(|other| other.text.start > link.text.start && is_web(other.url)) {
        match is_repository(other.url) && listed.repository.is_none() {
            true => listed.repository = Some(other.url.to_owned()),
            false => listed.links.push((phrase.text[other.text.clone()].to_owned(), other.url.to_owned())),
        }
    }
    Some(listed)
}

/// What stands for a link, unless that is an address itself.
fn name_of_link(text: &str) -> Option<String> {
    let text = text.trim();
    (!text.is_empty() && !is_web(text)).then(|| text.to_owned())
}

/// The tool whose name an item without an address is or begins with.
fn of_name(phrase: &Phrase, source: SourceId, knows: &dyn Fn(&str) -> bool) -> Option<Listed> {
    let end = phrase.text.find([':', '(', ',', '–', '—']).unwrap_or(phrase.text.len());
    let name = phrase.text[..end].trim();
    if name.is_empty() || !knows(name) {
        return None;
    }
    Some(Listed {
        name: Some(name.to_owned()),
        url: None,
        repository: None,
        description: described("", &phrase.text[end..]),
        categories: Vec::new(),
        links: Vec::new(),
        span: Span::new(source, phrase.locate(0..end)),
    })
}

/// What stands before and behind the name.
fn described(before: &str, behind: &str) -> Option<String> {
    let joints = |c: char| c.is_whitespace() || matches!(c, ':' | '-' | '–' | '—' | ',' | ';');
    let parts = [before, behind].map(|part| part.trim_matches(joints));
    let whole: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    let whole = whole.join(" : ");
    let bare = whole.strip_prefix('(').and_then(|rest| rest.strip_suffix(')'));
    let whole = bare.filter(|inside| !inside.contains(['(', ')'])).unwrap_or(&whole);
    (!whole.is_empty()).then(|| whole.to_owned())
}

fn unread(phrase: &Phrase, source: SourceId) -> Diagnostic {
    let span = Span::new(source, phrase.locate(0..phrase.text.len()));
    Diagnostic::new(Code::UnreadStackText, span, "this line names no tool that is known and holds no address")
        .help("link the name to the site of the tool, or take the line out")
}

/// Which column of a table says what.
struct Columns {
    name: usize,
    url: Option<usize>,
    category: Option<usize>,
    description: Option<usize>,
}

impl Columns {
    /// By the words of the header; by their order where there is none.
    fn of(table: &Table) -> Self {
        let header = table.rows.first().filter(|row| row.header);
        let column = |words: &[&str]| {
            header?.cells.iter().position(|cell| {
                let key = fold(&cell.text);
                words.iter().any(|word| key == *word || key.strip_suffix('s') == Some(*word))
            })
        };
        let url = column(&["lien", "url", "adresse", "site", "siteweb", "link", "website"]);
        let name = column(&["outil", "nom", "name", "tool", "logiciel", "titre", "title"]);
        let named = name.or(url).unwrap_or(0);
        Self {
            name: named,
            url: url.filter(|url| *url != named),
            category: column(&["type", "categorie", "category", "theme", "usage"])
                .or(header.is_none().then_some(1)),
            description: column(&["detail", "description", "remarque", "commentaire", "note", "details"])
                .or(header.is_none().then_some(2)),
        }
    }
}

fn of_table(
    table: &Table,
    headings: &[&Heading],
    source: SourceId,
    knows: &dyn Fn(&str) -> bool,
    told: &mut Vec<Diagnostic>,
) -> Vec<Listed> {
    let columns = Columns::of(table);
    let mut found = Vec::new();
    for row in table.rows.iter().filter(|row| !row.header) {
        match of_row(row, &columns, source, knows) {
            Some(mut listed) => {
                if listed.categories.is_empty() {
                    listed.categories = categories(headings);
                }
                found.push(listed);
            }
            None if row.cells.iter().all(Phrase::is_blank) => {}
            None => {
                let message = "this row names no tool";
                told.push(
                    Diagnostic::new(Code::UnreadStackText, Span::new(source, row.range.clone()), message)
                        .help("write the name of a tool, or a link to its site, into its first column"),
                );
            }
        }
    }
    found
}

/// The tool of a row; what stands in columns that have no meaning is kept with its description.
fn of_row(row: &Row, columns: &Columns, source: SourceId, knows: &dyn Fn(&str) -> bool) -> Option<Listed> {
    let cell = row.cells.get(columns.name).filter(|cell| !cell.is_blank())?;
    let mut listed = of_phrase(cell, source, knows).unwrap_or_else(|| Listed {
        name: Some(cell.text.trim().to_owned()),
        url: None,
        repository: None,
        description: None,
        categories: Vec::new(),
        links: Vec::new(),
        span: Span::new(source, cell.range.clone()),
    });
    for (index, other) in row.cells.iter().enumerate().filter(|(index, _)| *index != columns.name) {
        let text = other.text.trim();
        if text.is_empty() {
            continue;
        }
        let link = other.links().find(|link| is_web(link.url));
        if Some(index) == columns.category {
            listed.categories.push(text.to_owned());
        } else if let Some(link) = link.filter(|_| Some(index) == columns.url) {
            listed.url = Some(link.url.to_owned());
        } else {
            let links = other.links().filter(|link| is_web(link.url));
            let links = links.map(|link| (other.text[link.text.clone()].to_owned(), link.url.to_owned()));
            listed.links.extend(links);
            listed.description = Some(match listed.description.take() {
                Some(said) if Some(index) == columns.description => format!("{text} ({said})"),
                Some(said) => format!("{said} ({text})"),
                None => text.to_owned(),
            });
        }
    }
    Some(listed)
}
