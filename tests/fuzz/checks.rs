//! What must hold for any text: shared by the fuzz targets and by the test that replays their corpus.

use eigsite::parse::listing::{Block, Listing, Phrase, markdown as markdown_listing};
use eigsite::parse::{markdown, org};
use eigsite::resolve::catalogue::listed;
use eigsite::resolve::catalogue::names::{Budget, Called, ToolNames};
use eigsite::resolve::stacks::{self, LayerWords, Who, Words};
use eigsite::schema::Schema;
use eigsite::source::SourceId;
use std::ops::Range;
use std::sync::LazyLock;

const SOURCE: SourceId = SourceId(0);

/// Tools with signs, digits, spaces and common words in their names.
const TOOLS: &[(&str, &[&str], bool)] = &[
    ("PostgreSQL", &["Postgres", "PG"], false),
    ("Python", &[], false),
    ("C", &["Langage C"], true),
    ("C++", &["CPP"], false),
    ("C#", &[], false),
    ("R", &[], true),
    ("Vue.js", &[], false),
    ("D3.js", &["D3"], false),
    ("Go", &["Golang"], true),
    ("CI/CD", &[], false),
    ("Visual Studio Code", &["VS Code"], false),
    ("Tableau", &[], true),
    ("Keycloak", &[], false),
    ("Dash", &["Dash by Plotly"], true),
    ("Élixir", &["elixir"], false),
];

static NAMES: LazyLock<ToolNames> = LazyLock::new(|| {
    let aliases: Vec<Vec<String>> = TOOLS
        .iter()
        .map(|(_, aliases, _)| aliases.iter().map(|alias| (*alias).to_owned()).collect())
        .collect();
    let called = TOOLS.iter().zip(&aliases).enumerate();
    ToolNames::new(called.map(|(tool, ((name, _, common_word), aliases))| Called {
        tool,
        name,
        aliases,
        common_word: *common_word,
    }))
});

static LAYERS: LazyLock<LayerWords> = LazyLock::new(|| LayerWords::new(&Schema::embedded().layers));

/// Reads `text` as Org.
pub fn org(text: &str) {
    let listing = org::listing(SOURCE, text, 0..text.len());
    listing.diagnostics.iter().for_each(|told| within(text, &(told.primary.start..told.primary.end)));
    outline(text, &listing.value);
    let options = markdown::Options { french: true, highlight: false, ..markdown::Options::default() };
    let body = org::render(SOURCE, text, 0..text.len(), &options);
    body.diagnostics.iter().for_each(|told| within(text, &(told.primary.start..told.primary.end)));
    assert!(!body.value.html.contains("<script"), "a script in {:?}", body.value.html);
}

/// Reads `text` as stacks and as a list of tools, in both forms.
pub fn stacks(text: &str) {
    let outlines =
        [org::listing(SOURCE, text, 0..text.len()).value, markdown_listing::read(text, 0..text.len())];
    let usual: Vec<Option<String>> = TOOLS.iter().map(|_| Some("language".to_owned())).collect();
    let words = Words { names: &NAMES, layers: &LAYERS, default_layers: &usual, sources: None };
    for listing in outlines {
        outline(text, &listing);
        for file in [None, Some("Gobelins")] {
            let who = Who { is_challenge: &|name| name == "Gobelins", file };
            let read = stacks::read(&listing, &words, &who, SOURCE, &mut Budget::default());
            for used in read.value.iter().flat_map(|section| &section.uses) {
                within(text, &used.range);
                assert!(!used.name.trim().is_empty(), "a tool without a name: {used:?}");
                assert!(used.tool.is_none_or(|tool| tool < TOOLS.len()));
            }
            read.diagnostics.iter().for_each(|told| within(text, &(told.primary.start..told.primary.end)));
        }
        let mut told = Vec::new();
        for tool in listed::read(&listing, SOURCE, &|name| NAMES.find(name).is_some(), &mut told) {
            within(text, &(tool.span.start..tool.span.end));
            assert!(tool.name.is_some() || tool.url.is_some());
        }
        told.iter().for_each(|told| within(text, &(told.primary.start..told.primary.end)));
    }
}

/// Every place of an outline is a place of the text.
fn outline(text: &str, listing: &Listing) {
    for block in &listing.blocks {
        match block {
            Block::Heading(heading) => phrase(text, &heading.phrase),
            Block::Item(item) => phrase(text, &item.phrase),
            Block::Paragraph(paragraph) => phrase(text, paragraph),
            Block::Table(table) => table.rows.iter().for_each(|row| {
                within(text, &row.range);
                row.cells.iter().for_each(|cell| phrase(text, cell));
            }),
        }
    }
}

fn phrase(text: &str, phrase: &Phrase) {
    within(text, &phrase.range);
    within(text, &phrase.locate(0..phrase.text.len()));
    for link in phrase.links() {
        within(text, &link.range);
        assert!(phrase.text.get(link.text.clone()).is_some(), "{link:?}");
    }
}

fn within(text: &str, range: &Range<usize>) {
    assert!(text.get(range.clone()).is_some(), "{range:?} is no place of {text:?}");
}
