//! What a heading within a challenge says of what stands below it.
//!
//! Takes its text; returns how to read the lists below.

use super::Words;
use super::label::{self, LabelKind};
use super::phrase::Around;
use super::vocabulary::{NO_TOOLS, TO_DO, is_in};
use crate::resolve::catalogue::names::year;
use crate::text::fold;

/// How what stands below a heading is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mode {
    /// As a list of tools.
    Tools,
    /// As a list of tools where every word of an item is understood.
    Careful,
    /// Not at all.
    Skip,
}

/// Words after which tools follow, whatever else a heading says.
const TOOL_WORDS: &[&str] = &[
    "outil",
    "tool",
    "stack",
    "techno",
    "technologie",
    "technology",
    "logiciel",
    "software",
    "technique",
    "framework",
    "librairie",
    "library",
    "bibliotheque",
    "langage",
    "language",
    // "Ce que nous utilisons"
    "utilise",
    "utilisent",
    "utilisons",
    "emploie",
    "emploient",
    "use",
    "uses",
    "using",
];

/// How the heading `text` changes what is known `around`.
pub(super) fn read(text: &str, around: &Around, words: &Words) -> (Mode, Around) {
    let mut around = around.clone();
    around.year = text.split(|c: char| !c.is_ascii_digit()).find_map(year).or(around.year);
    if TO_DO.contains(&fold(text).as_str()) {
        return (Mode::Skip, around);
    }
    let (plain, state) = label::plain(&without_plural(text));
    around.state = state.or(around.state);
    let plain_words: Vec<String> = plain.split_whitespace().map(fold).collect();
    if plain_words.iter().all(|word| year(word).is_some()) {
        return (Mode::Tools, around);
    }
    // "Données" is as often a list of data sets as of what they are kept in.
    if matches!(fold(&plain).as_str(), "donnees" | "donnee") {
        return (Mode::Careful, around);
    }
    let named = words.layers.label(&plain);
    if named.whole {
        // "Documentation" is as often a list of documents as of tools.
        let documents = fold(&plain) == "documentation";
        if !named.layers.is_empty() {
            around.layers = Some(named);
        }
        return (if documents { Mode::Careful } else { Mode::Tools }, around);
    }
    let tools = plain_words.iter().any(|word| is_in(TOOL_WORDS, word));
    if !tools && plain_words.iter().any(|word| is_in(NO_TOOLS, word)) {
        return (Mode::Skip, around);
    }
    match label::kind(&plain, words) {
        Some(LabelKind::Layers(named)) if tools => {
            around.layers = Some(named);
            (Mode::Tools, around)
        }
        _ if tools => (Mode::Tools, around),
        // A tool: its libraries stand below.
        None => (Mode::Tools, around),
        Some(_) => {
            let part = text.trim();
            around.part =
                Some(around.part.map_or_else(|| part.to_owned(), |above| format!("{above} / {part}")));
            (Mode::Careful, around)
        }
    }
}

/// `Stack(s)` is `Stack`.
fn without_plural(text: &str) -> String {
    text.replace("(s)", "").replace("(x)", "")
}
