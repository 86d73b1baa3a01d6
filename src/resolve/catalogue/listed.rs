//! What a list or a table says of tools, line by line.
//!
//! Takes the outline of one text; knows the names of tools only by asking for them.

use super::address::{is_repository, is_web};
use crate::diag::{Code, Diagnostic, text};
use crate::parse::listing::{Block, Heading, Item, Listing, Phrase, PhraseLink, Row, Table};
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
    let title = title(listing);
    for block in &listing.blocks {
        match block {
            Block::Heading(heading) if title == Some(heading) => {}
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

/// The heading that is the title of the whole text: the first, the only one of its level, with others below it.
fn title(listing: &Listing) -> Option<&Heading> {
    let mut headings = listing.blocks.iter().filter_map(|block| match block {
        Block::Heading(heading) => Some(heading),
        _ => None,
    });
    let first = headings.next()?;
    let mut others = 0;
    let alone = headings.all(|heading| {
        others += 1;
        heading.level > first.level
    });
    let before = listing.blocks.iter().take_while(|block| !matches!(block, Block::Heading(_)));
    let below = listing.blocks.iter().skip_while(|block| !matches!(block, Block::Heading(_))).nth(1);
    let lists = |block: &Block| matches!(block, Block::Item(_) | Block::Table(_));
    (alone && others > 0 && !before.into_iter().any(lists) && !below.is_some_and(lists)).then_some(first)
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

/// The tool that an item names: a known name at its beginning, or its first address of the web.
fn of_phrase(phrase: &Phrase, source: SourceId, knows: &dyn Fn(&str) -> bool) -> Option<Listed> {
    let links: Vec<PhraseLink> = phrase.links().filter(|link| is_web(link.url)).collect();
    let own = links.first().filter(|link| !known_before(&phrase.text[..link.text.start], knows));
    let mut listed = match own {
        Some(link) => Listed {
            name: name_of_link(&phrase.text[link.text.clone()]),
            url: Some(link.url.to_owned()),
            ..blank(Span::new(source, link.range.clone()))
        },
        None => of_name(phrase, source, knows)?,
    };
    let (before, mut behind) = match own {
        Some(link) => (&phrase.text[..link.text.start], link.text.end),
        None => (
            "",
            listed.name.as_ref().map_or(0, |name| phrase.text.find(name.as_str()).unwrap_or(0) + name.len()),
        ),
    };
    let mut rest = String::new();
    let first = behind;
    for other in links.iter().filter(|other| other.text.start >= first) {
        if !is_repository(other.url) || listed.repository.is_some() {
            listed.links.push((phrase.text[other.text.clone()].to_owned(), other.url.to_owned()));
            continue;
        }
        listed.repository = Some(other.url.to_owned());
        // "(github)": a word that only holds the link.
        if phrase.text[..other.text.start].ends_with('(') && phrase.text[other.text.end..].starts_with(')') {
            rest.push_str(&phrase.text[behind..other.text.start]);
            behind = other.text.end;
        }
    }
    rest.push_str(&phrase.text[behind..]);
    listed.description = described(before, &rest.replace("()", ""));
    Some(listed)
}

fn blank(span: Span) -> Listed {
    Listed {
        name: None,
        url: None,
        repository: None,
        description: None,
        categories: Vec::new(),
        links: Vec::new(),
        span,
    }
}

/// Whether `text`, which stands before the first link, begins with the name of a tool: "QGIS : un SIG (voir ici)".
fn known_before(text: &str, knows: &dyn Fn(&str) -> bool) -> bool {
    text.find([':', '(', ',', '–', '—']).is_some_and(|end| knows(text[..end].trim()))
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
    let span = Span::new(source, phrase.locate(0..end));
    Some(Listed { name: Some(name.to_owned()), ..blank(span) })
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
    Diagnostic::new(Code::UnreadStackText, span, text!("this-line-names-no-tool-that"))
        .help(text!("link-the-name-to-the-site"))
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
                let message = text!("this-row-names-no-tool");
                told.push(
                    Diagnostic::new(Code::UnreadStackText, Span::new(source, row.range.clone()), message)
                        .help(text!("write-the-name-of-a-tool")),
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
        ..blank(Span::new(source, cell.range.clone()))
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::listing::markdown;

    fn listed(text: &str) -> (Vec<Listed>, Vec<Diagnostic>) {
        let listing = markdown::read(text, 0..text.len());
        let mut told = Vec::new();
        let knows = |name: &str| matches!(fold(name).as_str(), "qgis" | "kanboard");
        (read(&listing, SourceId(0), &knows, &mut told), told)
    }

    fn one(text: &str) -> Listed {
        let (mut found, told) = listed(text);
        assert_eq!((found.len(), told.len()), (1, 0), "{found:?} {told:?}");
        found.remove(0)
    }

    #[test]
    fn line_is_named_after_its_known_tool_or_its_link() {
        assert_eq!(one("- QGIS : SIG (voir [ceci](https://x.fr))").name.as_deref(), Some("QGIS"));
        let link = one("- Test web : [Selenium](https://s.dev) (lent)");
        assert_eq!(
            (link.name.as_deref(), link.description.as_deref()),
            (Some("Selenium"), Some("Test web : (lent)"))
        );
        let bare = one("- <https://mapshaper.org>");
        assert_eq!((bare.name, bare.url.as_deref()), (None, Some("https://mapshaper.org")));
        assert_eq!(one("- Kanboard : des cartes").description.as_deref(), Some("des cartes"));
    }

    #[test]
    fn code_and_further_links_of_a_line_are_kept() {
        let tool = one(
            "- [Eco](https://e.fr) ([github](https://github.com/a/eco)) : mesure, voir [là](https://l.fr)",
        );
        assert_eq!(tool.repository.as_deref(), Some("https://github.com/a/eco"));
        assert_eq!(tool.links, [("là".to_owned(), "https://l.fr".to_owned())]);
        assert_eq!(tool.description.as_deref(), Some("mesure, voir là"));
    }

    #[test]
    fn headings_are_categories_but_for_the_title() {
        let text =
            "# Boîte à outils\n\n## Cartes\n- QGIS\n### Web\n- <https://a.fr>\n## Gestion\n- Kanboard\n";
        let categories: Vec<Vec<String>> = listed(text).0.into_iter().map(|tool| tool.categories).collect();
        assert_eq!(categories, [vec!["Cartes"], vec!["Cartes", "Cartes › Web"], vec!["Gestion"]]);
        assert_eq!(one("# Cartes\n- QGIS\n## Web\n").categories, ["Cartes"]);
        // With tools above it, a heading is not the title of the whole.
        let below = listed("- QGIS\n\n# Cartes\n\n## Web\n\n- <https://a.fr>\n").0.pop();
        assert_eq!(below.map(|tool| tool.categories), Some(vec!["Cartes".into(), "Cartes › Web".into()]));
    }

    #[test]
    fn columns_of_a_table_are_found_by_their_header_and_nothing_is_lost() {
        let text = "| Type | Nom | URL | Remarque | Coût |\n|--|--|--|--|--|\n\
                    | Cartes | QGIS | https://q.org | SIG | 0 € |\n| Cartes | | | x | |\n| | Autre |\n";
        let (found, told) = listed(text);
        let read: Vec<_> = found.iter().map(|tool| (tool.name.as_deref(), tool.url.as_deref())).collect();
        assert_eq!(read, [(Some("QGIS"), Some("https://q.org")), (Some("Autre"), None)]);
        assert_eq!(found[0].categories, ["Cartes"]);
        assert_eq!(found[0].description.as_deref(), Some("SIG (0 €)"));
        assert_eq!(told.len(), 1);
    }

    #[test]
    fn line_that_names_nothing_is_told() {
        let (found, told) = listed("- une idée\n");
        assert!(found.is_empty());
        assert_eq!((told[0].primary.start, told[0].primary.end), (2, "- une idée".len()));
    }
}
