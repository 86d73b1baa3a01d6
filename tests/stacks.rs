//! Free lists of tools, read and compared with what a person reads in them.
//!
//! `tests/stacks/*.tsv` hold that: challenge, tool, layer and state, tab by tab; `?name` is a name that no tool bears.
//! A list of the same name stands beside it, or in the corpus. A line `! 12:3 code` is what is told, at that place.

use crate::harness::corpus;
use eigsite::diag::Diagnostic;
use eigsite::parse::listing::{Listing, markdown};
use eigsite::resolve::catalogue::names::{Budget, Called, ToolNames};
use eigsite::resolve::stacks::{LayerWords, Section, Who, Words, read};
use eigsite::schema::Schema;
use eigsite::source::{Source, SourceId, Sources};
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// The catalogue that ships with the program.
struct Catalogue {
    names: ToolNames,
    layers: LayerWords,
    default_layers: Vec<Option<String>>,
}

impl Catalogue {
    fn new() -> Self {
        let schema = Schema::embedded();
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/schema/outils.yml");
        let text = fs::read_to_string(path).expect("the catalogue");
        let value: serde_yaml::Value = serde_yaml::from_str(&text).expect("YAML");
        let tools: Vec<&serde_yaml::Value> = value.as_mapping().expect("a map").values().collect();
        let text = |value: &serde_yaml::Value| value.as_str().map(str::to_owned);
        let aliases: Vec<Vec<String>> = tools
            .iter()
            .map(|tool| {
                tool["aliases"]
                    .as_sequence()
                    .map(|all| all.iter().filter_map(text).collect())
                    .unwrap_or_default()
            })
            .collect();
        let names = ToolNames::new(tools.iter().enumerate().map(|(index, tool)| Called {
            tool: index,
            name: tool["name"].as_str().expect("a name"),
            aliases: &aliases[index],
            common_word: tool["common_word"].as_bool().unwrap_or(false),
        }));
        let of_category = |tool: &serde_yaml::Value| {
            schema.tool_category(tool["categories"][0].as_str()?).and_then(|category| category.layer.clone())
        };
        let default_layers =
            tools.iter().map(|tool| text(&tool["layer"]).or_else(|| of_category(tool))).collect();
        Self { names, layers: LayerWords::new(&schema.layers), default_layers }
    }

    fn read(&self, path: &str, text: &str) -> (Vec<Section>, Vec<Diagnostic>) {
        let words = Words {
            names: &self.names,
            layers: &self.layers,
            default_layers: &self.default_layers,
            sources: None,
        };
        let who = Who { is_challenge: &|_| false, file: None };
        let listing = outline(path, text);
        let checked = read(&listing, &words, &who, SourceId(0), &mut Budget::default());
        (checked.value, checked.diagnostics)
    }

    /// What was read, a line a use.
    fn lines(&self, sections: &[Section]) -> Vec<String> {
        let uses = sections.iter().flat_map(|section| section.uses.iter().map(move |read| (section, read)));
        uses.map(|(section, read)| {
            let tool =
                read.tool.map_or_else(|| format!("?{}", read.name), |tool| self.names.name(tool).to_owned());
            let layer = read.layer.as_deref().unwrap_or("-");
            format!("{}\t{tool}\t{layer}\t{}", section.name, read.state.id())
        })
        .collect()
    }
}

fn outline(path: &str, text: &str) -> Listing {
    if path.ends_with(".org") {
        return eigsite::parse::org::listing(SourceId(0), text, 0..text.len()).value;
    }
    markdown::read(text, 0..text.len())
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/stacks")
}

fn table(path: &Path) -> Vec<String> {
    let text = fs::read_to_string(path).expect("readable");
    text.lines().filter(|line| !line.is_empty() && !line.starts_with('#')).map(str::to_owned).collect()
}

/// The first `columns` of each line, once.
fn columns(lines: &[String], columns: usize) -> BTreeSet<String> {
    lines.iter().map(|line| line.split('\t').take(columns).collect::<Vec<_>>().join("\t")).collect()
}

#[test]
fn real_stacks_are_read_as_a_person_reads_them() {
    let files = [
        ("stack_2018", "eig-link/archives/2018/stack_2018.org"),
        ("stack_2019", "eig-link/archives/2019/stack.md"),
    ];
    let catalogue = Catalogue::new();
    let (mut expected, mut found) = (Vec::new(), Vec::new());
    for (name, path) in files {
        let Some(file) = corpus(path) else { return };
        let text = fs::read_to_string(file).expect("readable");
        let (sections, _) = catalogue.read(path, &text);
        let prefix = |lines: Vec<String>| lines.into_iter().map(move |line| format!("{name}: {line}"));
        found.extend(prefix(catalogue.lines(&sections)));
        expected.extend(prefix(table(&folder().join(format!("{name}.tsv")))));
    }
    for (what, count) in [("challenge, tool and layer", 3), ("state as well", 4)] {
        let (wanted, got) = (columns(&expected, count), columns(&found, count));
        let right = wanted.intersection(&got).count() as f64;
        let (precision, recall) = (right / got.len() as f64, right / wanted.len() as f64);
        let missed: Vec<_> = wanted.difference(&got).collect();
        let wrong: Vec<_> = got.difference(&wanted).collect();
        let told = format!(
            "{what}: precision {precision:.3}, recall {recall:.3}\nmissed {missed:#?}\nwrong {wrong:#?}"
        );
        eprintln!("{told}");
        assert!(precision >= 0.98 && recall >= 0.97, "{told}");
    }
}

#[test]
fn lists_of_all_kinds_are_read_as_written_beside_them() {
    let catalogue = Catalogue::new();
    let mut paths: Vec<PathBuf> =
        fs::read_dir(folder()).expect("folder").map(|entry| entry.expect("entry").path()).collect();
    paths.retain(|path| path.extension().is_some_and(|extension| extension != "tsv"));
    paths.sort();
    assert!(!paths.is_empty());
    let mut wrong = Vec::new();
    for path in paths {
        let text = fs::read_to_string(&path).expect("readable");
        let name = path.to_string_lossy().into_owned();
        let mut sources = Sources::default();
        let source = sources.add(Source::new(name.clone(), text.clone()));
        let (sections, told) = catalogue.read(&name, &text);
        let mut lines = catalogue.lines(&sections);
        let mut told: Vec<_> =
            told.iter().map(|told| (sources.get(source).position(told.primary.start), told.code)).collect();
        told.sort_by_key(|(place, _)| (place.line, place.column));
        lines.extend(told.iter().map(|(place, code)| format!("! {}:{} {code}", place.line, place.column)));
        let expected = table(&path.with_extension("tsv"));
        if lines != expected {
            let missed: Vec<_> = expected.iter().filter(|line| !lines.contains(line)).collect();
            let more: Vec<_> = lines.iter().filter(|line| !expected.contains(line)).collect();
            wrong.push(format!("{name}\nmissed: {missed:#?}\nmore: {more:#?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
