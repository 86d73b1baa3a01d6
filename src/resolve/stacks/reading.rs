//! What one part of a list says: a tool, a name that nobody knows, a hedge, a number, or prose.
//!
//! Takes the elements of one part; must not know what stands around it.

use super::Words;
use super::element::{Element, Kind};
use super::layers::Named;
use super::state::State;
use super::vocabulary::{EMPTY, INSTEAD, LIGHT, NO_NAMES, NOTHING, STOP, VENDORS, is_in};
use crate::resolve::catalogue::names::{is_version, year};
use crate::text::fold;
use std::ops::Range;

/// What one part says.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Reading {
    pub nature: Nature,
    /// The tools that are used.
    pub tools: Vec<Hit>,
    /// Tools that are only spoken of.
    pub mentions: Vec<usize>,
    pub state: Option<State>,
    pub version: Option<String>,
    pub year: Option<i32>,
    /// Layers that its words name.
    pub layers: Named,
    /// Whether it is a label, whose layer its own list does not say: `python: pandas`.
    pub heads: bool,
    /// The words behind the tool.
    pub note: Option<Range<usize>>,
    /// An address written out.
    pub url: Option<Range<usize>>,
    /// All of it but hedges.
    pub range: Option<Range<usize>>,
}

/// A tool, as written.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Hit {
    pub tool: usize,
    pub version: Option<String>,
    pub range: Range<usize>,
}

/// What kind of thing a part is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Nature {
    /// Nothing but hedges, or a word that says that there is nothing.
    #[default]
    Empty,
    /// A version or a year.
    Number,
    /// Words that name layers, or say as little as "application".
    Layers,
    /// Tools.
    Tools,
    /// What looks like a name.
    Name,
    /// One word in small letters: a name among names, else prose.
    Lower,
    /// What a tool is not, or was before.
    Instead,
    /// Anything else.
    Prose,
}

/// What the part with these elements says; `listed`, and a label before it promises tools.
pub(super) fn read(elements: &[Element], text: &str, words: &Words, listed: bool) -> Reading {
    let mut reading = Reading::default();
    let mut core: Vec<&Element> = Vec::new();
    for (index, element) in elements.iter().enumerate() {
        match &element.kind {
            // "peut-être Keras plus tard" is in doubt first of all.
            Kind::Hedge(State::Planned) if reading.state == Some(State::Considered) => {}
            Kind::Hedge(state) => reading.state = Some(*state),
            Kind::Ellipsis => {
                let named = index > 0 && matches!(elements[index - 1].kind, Kind::Tool(..) | Kind::Link);
                reading.state = reading.state.or(named.then_some(State::Considered));
            }
            Kind::Url => reading.url = reading.url.take().or(Some(element.range.clone())),
            _ => core.push(element),
        }
    }
    let (Some(first), Some(last)) = (core.first(), core.last()) else { return reading };
    reading.range = Some(first.range.start..last.range.end);
    let tool = core.iter().position(|element| matches!(element.kind, Kind::Tool(..)));
    let part = Part { core: &core, text, words, listed };
    match tool {
        Some(tool) => part.with_tools(tool, &mut reading),
        None => part.without_tools(&mut reading),
    }
    reading
}

/// The elements of one part but hedges.
pub(super) struct Part<'a> {
    pub core: &'a [&'a Element],
    pub text: &'a str,
    pub words: &'a Words<'a>,
    pub listed: bool,
}

impl Part<'_> {
    pub(super) fn word(&self, index: usize) -> &str {
        match self.core.get(index).map(|element| &element.kind) {
            Some(Kind::Word(word)) => word,
            _ => "",
        }
    }

    pub(super) fn written(&self, index: usize) -> &str {
        &self.text[self.core[index].range.clone()]
    }

    pub(super) fn span(&self, elements: Range<usize>) -> Range<usize> {
        match (self.core.get(elements.start), self.core[..elements.end].last()) {
            (Some(first), Some(last)) if !elements.is_empty() => first.range.start..last.range.end,
            _ => 0..0,
        }
    }

    fn without_tools(&self, reading: &mut Reading) {
        let count = self.core.len();
        let folded: Vec<&str> = (0..count).map(|index| self.word(index)).collect();
        let all = folded.join(" ");
        reading.nature = if EMPTY.contains(&all.as_str()) || NOTHING.contains(&folded[0]) {
            Nature::Empty
        } else if self.number(reading) {
            Nature::Number
        } else if folded.iter().any(|word| INSTEAD.contains(word)) {
            Nature::Instead
        } else {
            reading.layers = self.words.layers.named(&self.text[self.span(0..count)]);
            self.plain(&folded, reading.layers.whole)
        };
    }

    fn plain(&self, folded: &[&str], layers: bool) -> Nature {
        let links = self.core.iter().filter(|element| element.kind == Kind::Link).count();
        let light = |word: &&str| word.is_empty() || LIGHT.contains(word) || STOP.contains(word);
        if links == 1 && folded.iter().all(light) {
            let linked = self.core.iter().find(|element| element.kind == Kind::Link);
            let named = linked.is_some_and(|link| is_link_name(&self.text[link.range.clone()]));
            return if named { Nature::Name } else { Nature::Prose };
        }
        if layers && links == 0 {
            return Nature::Layers;
        }
        if links > 0 || folded.iter().any(|word| is_in(NO_NAMES, word)) {
            return Nature::Prose;
        }
        match folded {
            [_] if self.is_name(0) => Nature::Name,
            // "un modèle `foo`"
            [lead @ .., _] if self.core[lead.len()].set_off && lead.iter().all(light) => Nature::Name,
            [word] if word.len() > 2 && !STOP.contains(word) => Nature::Lower,
            [_, _] | [_, _, _] if (0..folded.len()).all(|index| self.is_name(index)) => Nature::Name,
            _ => Nature::Prose,
        }
    }

    /// Whether a word looks like (a part of) a name.
    pub(super) fn is_name(&self, index: usize) -> bool {
        let written = self.written(index);
        // The names of packages are plain letters, "auto-hébergé" is a word.
        let hyphened = written.contains('-') && written.is_ascii() && self.core.len() == 1;
        let formed = self.core[index].set_off
            || hyphened
            || written.chars().any(|c| c.is_uppercase() || c.is_ascii_digit() || matches!(c, '.' | '_'));
        formed && !STOP.contains(&self.word(index)) && written.chars().any(char::is_alphabetic)
    }

    fn with_tools(&self, first: usize, reading: &mut Reading) {
        let mentioned = self.core.iter().filter_map(|element| match element.kind {
            Kind::Tool(tool, _) => Some(tool),
            _ => None,
        });
        reading.mentions = mentioned.collect();
        reading.nature = self.lead(first, reading);
        if reading.nature != Nature::Tools {
            return;
        }
        let mut at = first;
        while let Some(Element { kind: Kind::Tool(tool, version), range, .. }) = self.core.get(at) {
            reading.tools.push(Hit { tool: *tool, version: version.clone(), range: range.clone() });
            at += 1;
        }
        reading.nature = self.tail(first, at, reading);
        if reading.nature == Nature::Tools {
            reading.mentions.clear();
        } else {
            reading.tools.clear();
        }
    }

    /// What the words before the first tool make of the part.
    fn lead(&self, first: usize, reading: &mut Reading) -> Nature {
        let words: Vec<&str> = (0..first).map(|index| self.word(index)).collect();
        if words.first().is_some_and(|word| NOTHING.contains(word)) {
            return Nature::Empty;
        }
        if words.iter().any(|word| INSTEAD.contains(word)) {
            return Nature::Instead;
        }
        if self.is_said_to_be_used(&words) {
            reading.layers = self.words.layers.named(&self.text[self.span(0..first)]);
            return Nature::Tools;
        }
        let vendor = words
            .last()
            .is_some_and(|word| VENDORS.contains(word) && (!self.is_common(first) || *word == "apache"));
        let lead = self.span(0..first - usize::from(vendor));
        let named = self.words.layers.named(&self.text[lead]);
        if named.whole {
            reading.layers = named;
            return Nature::Tools;
        }
        let no_name = words.iter().any(|word| is_in(NO_NAMES, word));
        let is_name = !no_name
            && first < 3
            && self.core.len() < 4
            && (0..self.core.len()).all(|index| self.is_name(index));
        match is_name {
            true => Nature::Name,
            false if self.is_apposed(first, &words) => Nature::Tools,
            false => Nature::Prose,
        }
    }

    /// What the words behind the tools make of the part.
    fn tail(&self, first: usize, at: usize, reading: &mut Reading) -> Nature {
        let rest = at..self.core.len();
        if rest.is_empty() {
            return Nature::Tools;
        }
        if rest.len() == 1 && is_version(self.written(at)) && year(self.written(at)).is_none() {
            let version = self.written(at).trim_start_matches(['v', 'V']);
            if let Some(hit) = reading.tools.last_mut() {
                hit.version.get_or_insert_with(|| version.to_owned());
            }
            return Nature::Tools;
        }
        if let Some(year) = self.since(at) {
            reading.year = Some(year);
            return Nature::Tools;
        }
        if self.is_hosted(at, reading) {
            return Nature::Tools;
        }
        let named = self.words.layers.named(&self.text[self.span(rest.clone())]);
        if named.whole && !STOP.contains(&self.word(at)) {
            if reading.layers.layers.is_empty() {
                reading.layers = named;
            }
            return Nature::Tools;
        }
        // "Python pour le backend"
        let purpose = matches!(self.word(at), "pour" | "for" | "as" | "comme" | "cote");
        if named.whole && purpose && reading.layers.layers.is_empty() {
            reading.layers = named;
        }
        let led =
            (0..first).any(|index| !STOP.contains(&self.word(index)) && !VENDORS.contains(&self.word(index)));
        // "App Shiny de classification" tells of an app, not of Shiny; "images Docker de Rocker" of whose they are.
        let owner = at + 1..self.core.len();
        let owned = matches!(self.word(at), "de" | "d" | "du" | "of")
            && !owner.is_empty()
            && owner.len() < 3
            && owner.clone().all(|index| self.is_name(index));
        // "Vue d'ensemble du projet": the capital is that of the sentence.
        let word = (first..at).all(|index| self.is_common(index)) && !self.core[first].set_off;
        if (led || word)
            && !owned
            && matches!(self.word(at), "de" | "d" | "du" | "des" | "of" | "qui" | "that" | "permettant")
        {
            return Nature::Prose;
        }
        let small = (first..at).any(|index| self.is_common(index) && !self.is_name(index));
        if small {
            return Nature::Prose;
        }
        if rest.len() < 3 && rest.clone().all(|index| self.is_name(index)) {
            return Nature::Name;
        }
        reading.note = Some(self.span(rest));
        Nature::Tools
    }

    pub(super) fn is_common(&self, index: usize) -> bool {
        matches!(self.core[index].kind, Kind::Tool(tool, _) if self.words.names.is_common(tool))
    }
}

/// Whether the text of a link is a name and not some words: "ce document", "voir la page du projet".
fn is_link_name(text: &str) -> bool {
    let words: Vec<String> = text.split_whitespace().map(fold).collect();
    words.len() < 4 && !words.iter().any(|word| STOP.contains(&word.as_str()) || is_in(NO_NAMES, word))
}
