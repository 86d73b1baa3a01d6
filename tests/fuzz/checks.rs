//! What must hold for any text: shared by the fuzz targets and by the test that replays their corpus.

use eigsite::parse::listing::{Block, Listing, Phrase, markdown as markdown_listing};
use eigsite::parse::{front_matter, markdown, org};
use eigsite::pipeline::{self, Options};
use eigsite::resolve::catalogue::listed;
use eigsite::resolve::catalogue::names::{Budget, Called, ToolNames};
use eigsite::resolve::stacks::{self, LayerWords, Who, Words};
use eigsite::schema::Schema;
use eigsite::search::query::{InMemory, Index, Options as Asked};
use eigsite::source::{Source, SourceId, Sources, Span};
use std::io::{Read, Write};
use std::ops::Range;
use std::sync::LazyLock;

#[path = "../../src/parse/markdown/tests/judge.rs"]
mod judge;
pub mod sites;

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
    let mut sources = Sources::default();
    sources.add(Source::new("a", text));
    let words = Words { names: &NAMES, layers: &LAYERS, default_layers: &usual, sources: Some(&sources) };
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
            for told in &read.diagnostics {
                within(text, &(told.primary.start..told.primary.end));
                told.fix.iter().for_each(|fix| within(text, &(fix.span.start..fix.span.end)));
            }
        }
        let mut told = Vec::new();
        for tool in listed::read(&listing, SOURCE, &|name| NAMES.find(name).is_some(), &mut told) {
            within(text, &(tool.span.start..tool.span.end));
            assert!(tool.name.is_some() || tool.url.is_some());
        }
        told.iter().for_each(|told| within(text, &(told.primary.start..told.primary.end)));
    }
}

/// Reads `text` as front matter with a body: of YAML, TOML or JSON.
pub fn values(text: &str) {
    let parts = front_matter::split(SOURCE, text);
    parts.diagnostics.iter().for_each(|told| place(text, told.primary));
    let read = eigsite::yaml::parse(SOURCE, text, 0..text.len());
    read.diagnostics.iter().for_each(|told| place(text, told.primary));
    let Some(eigsite::yaml::Value::Map(map)) = read.value else { return };
    let outline = eigsite::yaml::Outline::new(text, 0..text.len());
    for key in map.keys() {
        let step = [eigsite::yaml::Step::Key(key)];
        outline.key(&step).iter().chain(&outline.value(&step)).for_each(|range| within(text, range));
    }
}

/// Renders `text` as Markdown and as HTML that nobody trusts.
pub fn markdown(text: &str) {
    let options = markdown::Options { french: true, highlight: false, ..markdown::Options::default() };
    let whole = 0..text.len();
    let bodies = [
        markdown::parse(SOURCE, text, whole.clone(), &options),
        markdown::parse_html(SOURCE, text, whole, &options),
    ];
    for body in bodies {
        for told in &body.diagnostics {
            place(text, told.primary);
            told.fix.iter().for_each(|fix| place(text, fix.span));
        }
        body.value.links.iter().for_each(|link| place(text, link.span));
        harmless(&body.value.html);
    }
}

/// No tag of `html` runs anything.
fn harmless(html: &str) {
    for tag in html.split('<').skip(1) {
        let name: String = tag.chars().take_while(char::is_ascii_alphanumeric).collect();
        let runs =
            ["script", "iframe", "object", "embed", "style", "base", "meta", "link", "form", "svg", "math"];
        assert!(!runs.contains(&name.as_str()), "<{name}> in {html:?}");
    }
}

/// Lets `text` through the sanitiser, once and twice, as HTML and as Markdown that holds HTML.
pub fn sanitiser(text: &str) {
    let once = markdown::sanitise(text);
    let twice = markdown::sanitise(&once);
    let options = markdown::Options { french: true, ..markdown::Options::default() };
    let body = markdown::parse(SOURCE, text, 0..text.len(), &options).value;
    for html in [once, twice, body.html] {
        let dangers = judge::dangers(&html);
        assert!(dangers.is_empty(), "{dangers:?} in {html:?}, made of {text:?}");
    }
}

/// Sanitising `text` a second time changes nothing. It may where elements that go away held what HTML does not nest.
pub fn settles(text: &str) {
    let once = markdown::sanitise(text);
    // A parser of HTML drops a line end right behind `<pre>`, each time that it reads one.
    let settled = |html: &str| html.replace('\n', "");
    assert_eq!(settled(&once), settled(&markdown::sanitise(&once)), "again changes what came of {text:?}");
}

/// What `html` holds that a browser would run.
pub fn dangers(html: &str) -> Vec<String> {
    judge::dangers(html)
}

/// The index of a small site, unpacked.
static INDEX: LazyLock<(InMemory, Vec<u8>)> = LazyLock::new(|| {
    let folder = tempfile::tempdir().expect("a folder");
    for (path, text) in [
        ("_config.yml", "title: Essai\n"),
        (
            "_posts/2018-03-16-a.md",
            "---\ntitle: Cartographier les données\ntags: [carte]\n---\nUn outil libre, l’entrepreneuse.\n",
        ),
        ("_defis/2018-01-01-b.md", "---\ntitle: Gobelins\n---\nLes artisans du Mobilier national.\n"),
    ] {
        let path = folder.path().join(path);
        std::fs::create_dir_all(path.parent().expect("a folder")).expect("made");
        std::fs::write(path, text).expect("written");
    }
    let options = Options::new(folder.path(), folder.path().join("out"), sites::now());
    let (_, artifacts) = pipeline::prepare(&options, false, &sites::Nobody).expect("it can be read");
    let files = InMemory::of(artifacts);
    let mut content = Vec::new();
    let directory = files.0.get("index.eig").expect("a directory");
    flate2::read::DeflateDecoder::new(&directory[12..]).read_to_end(&mut content).expect("it is whole");
    (files, content)
});

/// Asks an index whose directory was altered: of each three bytes, two say where and one what stands there.
pub fn index(edits: &[u8]) {
    let (files, content) = &*INDEX;
    let (mut files, mut content) = (files.clone(), content.clone());
    for edit in edits.chunks_exact(3) {
        let at = usize::from(u16::from_le_bytes([edit[0], edit[1]])) % content.len();
        content[at] = edit[2];
    }
    let mut packer = flate2::write::DeflateEncoder::new(Vec::new(), flate2::Compression::fast());
    packer.write_all(&content).expect("memory");
    let packed = packer.finish().expect("memory");
    let head =
        [&b"EIG1"[..], &crc32fast::hash(&content).to_le_bytes(), &(content.len() as u32).to_le_bytes()];
    files.0.insert("index.eig".into(), [head.concat(), packed].concat());
    let Ok(index) = Index::open(files) else { return };
    let asked = Asked { excerpts: true, facets: true, ..Asked::default() };
    for query in ["données", "cartographie libre", "\"outil libre\"", "gobelin", "x"] {
        let answer = index.search(query, &asked);
        assert!(answer.hits.len() <= asked.limit);
    }
}

fn place(text: &str, span: Span) {
    within(text, &(span.start..span.end));
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
