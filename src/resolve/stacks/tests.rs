//! Tests of the reader, a construct each, with a catalogue of their own.

mod documents;
mod extremes;
mod lines;

use super::*;
use crate::diag::{Code, Text};
use crate::parse::listing::markdown;
use crate::resolve::catalogue::names::Called;
use crate::schema::Schema;

/// Tools, aliases behind `=`, a `*` for common words, and their layer.
const TOOLS: &[(&str, &str)] = &[
    ("Python", "language"),
    ("R*", "language"),
    ("PHP", "language"),
    ("JavaScript=JS", "language"),
    ("C", "language"),
    ("C++", "language"),
    ("Django", "backend"),
    ("Flask*", "backend"),
    ("nginx", "infrastructure"),
    ("Node.js", "backend"),
    ("Express*", "backend"),
    ("Celery", "backend"),
    ("Laravel", "backend"),
    ("React", "frontend"),
    ("Vue.js*", "frontend"),
    ("Angular", "frontend"),
    ("Bootstrap", "frontend"),
    ("PostgreSQL=Postgres", "database"),
    ("MongoDB", "database"),
    ("Redis", "database"),
    ("PostGIS", "database"),
    ("Leaflet", "mapping"),
    ("QGIS", "mapping"),
    ("pandas", "data-science"),
    ("spaCy", "data-science"),
    ("Shiny*", "dataviz"),
    ("Metabase", "dataviz"),
    ("Superset*", "dataviz"),
    ("Docker", "infrastructure"),
    ("OVHcloud=OVH", "infrastructure"),
    ("Keycloak", "security"),
    ("Matomo=Piwik", "analytics"),
    ("Git", "development"),
    ("CI/CD", "development"),
    ("Dash*=Dash by Plotly", "dataviz"),
    ("Vim", "development"),
    ("virtualenv", "development"),
    ("Figma", "design"),
    ("Kafka", "backend"),
];

struct Kit {
    names: ToolNames,
    layers: LayerWords,
    default_layers: Vec<Option<String>>,
}

fn kit() -> Kit {
    let split: Vec<(&str, Vec<String>)> = TOOLS
        .iter()
        .map(|(name, _)| {
            let (name, alias) = name.split_once('=').unwrap_or((name, ""));
            (name, Some(alias.to_owned()).filter(|alias| !alias.is_empty()).into_iter().collect())
        })
        .collect();
    let called = split.iter().enumerate().map(|(tool, (name, aliases))| Called {
        tool,
        name: name.trim_end_matches('*'),
        aliases,
        common_word: name.ends_with('*'),
    });
    Kit {
        names: ToolNames::new(called),
        layers: LayerWords::new(&Schema::embedded().layers),
        default_layers: TOOLS.iter().map(|(_, layer)| Some((*layer).to_owned())).collect(),
    }
}

impl Kit {
    fn words(&self) -> Words<'_> {
        Words {
            names: &self.names,
            layers: &self.layers,
            default_layers: &self.default_layers,
            sources: None,
        }
    }

    fn read(&self, text: &str, who: &Who) -> Checked<Vec<Section>> {
        let listing = markdown::read(text, 0..text.len());
        super::read(&listing, &self.words(), who, SourceId(0), &mut Budget::default())
    }
}

/// The uses in a text below the heading of a challenge: `Tool/layer`, then `~` if considered, `>` if planned, `-` if
/// dropped, `@` and the version, and the note in brackets; then the codes of what is told.
fn shown(text: &str) -> String {
    let kit = kit();
    let who = Who { is_challenge: &|name| name == "A", file: None };
    let checked = kit.read(&format!("# A\n\n{text}\n"), &who);
    let uses = checked.value.iter().flat_map(|section| &section.uses).map(|read| {
        let name =
            read.tool.map_or_else(|| format!("?{}", read.name), |tool| kit.names.name(tool).to_owned());
        let state = match read.state {
            State::Used => "",
            State::Planned => ">",
            State::Considered => "~",
            State::Dropped => "-",
        };
        let version = read.version.as_ref().map(|version| format!("@{version}")).unwrap_or_default();
        let note = read.note.as_ref().map(|note| format!(" ({note})")).unwrap_or_default();
        format!("{name}/{}{state}{version}{note}", read.layer.as_deref().unwrap_or("?"))
    });
    let told = checked.diagnostics.iter().map(|told| format!("!{}", told.code));
    uses.chain(told).collect::<Vec<_>>().join(", ")
}

fn each(cases: &[(&str, &str)]) {
    let wrong: Vec<String> = cases
        .iter()
        .filter_map(|(text, expected)| {
            let found = shown(text);
            (found != *expected).then(|| format!("{text}\n  expected {expected}\n  found    {found}"))
        })
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
