//! Stacks in YAML: layers with lists of tools, in a file of their own or in the front matter of a challenge.
//!
//! Takes a value and where it is written; returns the uses it tells of. A text in a list is read as a line of a free
//! list is, so that `Python 3 (pandas)` means the same in all forms.

use super::names::is_version;
use super::uses::Reader;
use crate::diag::{Code, Diagnostic, Text, nearest, text};
use crate::parse::listing::Phrase;
use crate::resolve::Context;
use crate::resolve::stacks::{ReadUse, State};
use crate::source::{SourceId, Span};
use crate::text::fold;
use crate::yaml::{Map, Step, Value};
use std::ops::Range;

/// Keys that name the tool of an item.
const TOOL: &[&str] = &["tool", "outil", "name", "nom", "title"];
/// Keys that say how far the challenge has come with it.
const STATE: &[&str] = &["state", "etat", "état"];
/// Every key that an item may have.
const ITEM: &[&str] = &[
    "tool", "outil", "name", "nom", "title", "state", "etat", "état", "since", "depuis", "year", "annee",
    "année", "version", "note", "layer", "couche",
];

/// Where a YAML value is written: the text, the part of it that is YAML, and the way to the value.
#[derive(Debug, Clone)]
pub struct Place {
    /// The text.
    pub source: SourceId,
    /// The front matter in it; none, and all of it is YAML.
    pub range: Option<Range<usize>>,
}

impl Place {
    /// Where the value at `steps` is written.
    pub fn value(&self, steps: &[Step], context: &Context) -> Span {
        let exact = context.places.value(self.source, self.range.clone(), steps);
        exact.or_else(|| self.key_span(steps, context)).unwrap_or(Span::file(self.source))
    }

    /// Where the key at `steps` is written.
    pub fn key(&self, steps: &[Step], context: &Context) -> Span {
        self.key_span(steps, context).unwrap_or_else(|| self.value(steps, context))
    }

    fn key_span(&self, steps: &[Step], context: &Context) -> Option<Span> {
        context.places.key(self.source, self.range.clone(), steps)
    }
}

/// Reads the stack at `steps`: `value` is a mapping of layers, or a list.
pub fn read(
    value: &Value,
    steps: &[Step],
    place: &Place,
    reader: &mut Reader,
    context: &Context,
    told: &mut Vec<Diagnostic>,
) -> Vec<ReadUse> {
    let mut stack = Stack { place, reader, context, told, uses: Vec::new() };
    match value {
        Value::Map(layers) => {
            for (label, tools) in layers.iter() {
                let steps: Vec<Step> = steps.iter().copied().chain([Step::Key(label)]).collect();
                let layer = stack.layer(label, &steps);
                stack.tools(tools, &steps, layer.as_deref());
            }
        }
        value => stack.tools(value, steps, None),
    }
    stack.uses
}

struct Stack<'a, 'r, 'n> {
    place: &'a Place,
    reader: &'a mut Reader<'r>,
    context: &'a Context<'n>,
    told: &'a mut Vec<Diagnostic>,
    uses: Vec<ReadUse>,
}

impl Stack<'_, '_, '_> {
    /// The id of the layer that `label` means; a label that means none is told.
    fn layer(&mut self, label: &str, steps: &[Step]) -> Option<String> {
        let layers = &self.context.schema.layers;
        let key = fold(label);
        let exact = layers.iter().find(|layer| layer.words().any(|word| fold(word) == key));
        if let Some(layer) = exact {
            return Some(layer.id.clone());
        }
        let read = self.reader.words.layers.named(label);
        if read.whole {
            return read.layers.first().map(|rank| self.reader.words.layers.id(*rank).to_owned());
        }
        let span = self.place.key(steps, self.context);
        let help = match nearest(label, layers.iter().flat_map(|layer| layer.words())) {
            Some(near) => text!("did-you-mean", near = near),
            None => {
                let ids: Vec<&str> = layers.iter().map(|layer| layer.id.as_str()).collect();
                text!("layers-are", ids = ids.join(", "))
            }
        };
        self.told.push(
            Diagnostic::new(Code::UnknownLayer, span, text!("no-layer-is-called", label = label)).help(help),
        );
        None
    }

    fn tools(&mut self, value: &Value, steps: &[Step], layer: Option<&str>) {
        match value {
            Value::List(list) => {
                for (index, item) in list.iter().enumerate() {
                    let steps: Vec<Step> = steps.iter().copied().chain([Step::Index(index)]).collect();
                    self.tool(item, &steps, layer);
                }
            }
            Value::Map(map) if !TOOL.iter().any(|key| map.get(key).is_some()) => {
                self.keyed(map, steps, layer);
            }
            value => self.tool(value, steps, layer),
        }
    }

    fn tool(&mut self, item: &Value, steps: &[Step], layer: Option<&str>) {
        match item {
            Value::Map(map) => match TOOL.iter().find_map(|key| Some((*key, map.get(key)?.to_text()?))) {
                Some((key, name)) => {
                    let at: Vec<Step> = steps.iter().copied().chain([Step::Key(key)]).collect();
                    let span = self.place.value(&at, self.context);
                    self.named(&name, span, Some(map), steps, layer);
                }
                // `- Backend: Flask`: a layer in a list.
                None if map.iter().next().is_some_and(|(label, _)| !ITEM.contains(&label)) => {
                    self.keyed(map, steps, layer);
                }
                None => self.no_tool(steps),
            },
            item => match item.to_text().filter(|text| !text.trim().is_empty()) {
                Some(text) => self.line(&text, self.place.value(steps, self.context), layer),
                None if item.is_blank() => {}
                None => self.no_tool(steps),
            },
        }
    }

    /// A mapping whose keys are tools (`PostgreSQL: { version: 12 }`, `Rails: à venir`) or labels (`Cache: Redis`).
    fn keyed(&mut self, map: &Map, steps: &[Step], layer: Option<&str>) {
        for (key, value) in map.iter() {
            let steps: Vec<Step> = steps.iter().copied().chain([Step::Key(key)]).collect();
            let details = value.as_map().is_some_and(|map| map.keys().all(|key| ITEM.contains(&key)));
            let names_tool = self.reader.words.names.find(key.trim()).is_some() && !self.is_layer(key);
            if details || names_tool && value.as_list().is_none() && value.as_map().is_none() {
                let said = if details { value.as_map().cloned() } else { scalar(value) };
                let span = self.place.key(&steps, self.context);
                self.named(key, span, said.as_ref(), &steps, layer);
            } else {
                let own = self.layer(key, &steps);
                self.tools(value, &steps, own.as_deref().or(layer));
            }
        }
    }

    fn is_layer(&self, label: &str) -> bool {
        let key = fold(label);
        self.context.schema.layers.iter().any(|layer| layer.words().any(|word| fold(word) == key))
    }

    fn no_tool(&mut self, steps: &[Step]) {
        let span = self.place.value(steps, self.context);
        self.told.push(nothing(span));
    }

    /// A text is read as a line of a free list, one of several lines as so many.
    fn line(&mut self, text: &str, span: Span, layer: Option<&str>) {
        let written = &self.context.sources.get(span.source).text[span.start..span.end];
        if text.trim().contains('\n') {
            for part in text.lines() {
                let part = part.trim().trim_start_matches(['-', '*', '+']).trim();
                let start = written.find(part).map_or(span.start, |start| span.start + start);
                if !part.is_empty() {
                    self.line(part, Span { start, end: (start + part.len()).min(span.end), ..span }, layer);
                }
            }
            return;
        }
        let start = span.start + written.find(text).unwrap_or(0);
        let mut phrase = Phrase::at(span.start..span.end);
        let range = if written.contains(text) { start..start + text.len() } else { span.start..span.end };
        phrase.push(text, range, None);
        if !text.contains(char::is_alphabetic) && text.contains(char::is_alphanumeric) {
            self.told.push(nothing(span));
            return;
        }
        let read = self.reader.item(&phrase, layer, span.source).unpack(self.told);
        self.uses.extend(read);
    }

    /// A tool that a mapping names, with what the mapping says of it.
    fn named(&mut self, name: &str, span: Span, said: Option<&Map>, steps: &[Step], layer: Option<&str>) {
        let before = self.uses.len();
        match self.reader.words.names.find(name.trim()) {
            Some(found) => {
                let usual = self.reader.words.default_layers.get(found.tool).cloned().flatten();
                self.uses.push(ReadUse {
                    name: name.trim().to_owned(),
                    range: span.start..span.end,
                    tool: Some(found.tool),
                    layer: layer.map(str::to_owned).or(usual),
                    layer_stated: layer.is_some(),
                    version: found.version,
                    ..ReadUse::default()
                });
            }
            None => {
                let near = self.reader.words.names.nearest(name, &mut self.reader.budget);
                let near = near.map(|tool| self.reader.words.names.name(tool));
                self.told.push(super::unknown_tool(name.trim(), span, near, self.context));
                self.uses.push(ReadUse {
                    name: name.trim().to_owned(),
                    range: span.start..span.end,
                    layer: layer.map(str::to_owned),
                    layer_stated: layer.is_some(),
                    ..ReadUse::default()
                });
            }
        }
        let Some(said) = said else { return };
        let text = |keys: &[&str]| keys.iter().find_map(|key| said.get(key)?.to_text());
        let state = text(STATE).and_then(|word| self.state(&word, said, steps));
        let year = ["since", "depuis", "year", "annee", "année"].iter().find_map(|key| {
            let read = said.get(key)?.to_text().and_then(|text| super::uses::year_in(&text));
            if read.is_none() {
                self.misfit(key, text!("is-not-a-year"), text!("write-it-with-four-digits"), steps);
            }
            read
        });
        for key in ["version", "note"] {
            if said.get(key).is_some_and(|value| !value.is_blank() && value.to_text().is_none()) {
                self.misfit(key, text!("is-no-text"), text!("write-it-on-one-line-in"), steps);
            }
        }
        let own = text(&["layer", "couche"]).and_then(|label| {
            let steps: Vec<Step> = steps.iter().copied().chain([Step::Key("layer")]).collect();
            self.layer(&label, &steps)
        });
        for used in &mut self.uses[before..] {
            used.state = state.unwrap_or(used.state);
            used.year = year.or(used.year);
            used.version = text(&["version"]).or(used.version.take());
            used.note = text(&["note"]).or(used.note.take());
            if let Some(own) = &own {
                used.layer = Some(own.clone());
                used.layer_stated = true;
            }
        }
        self.unknown_keys(said, steps);
    }

    fn state(&mut self, word: &str, said: &Map, steps: &[Step]) -> Option<State> {
        let state = State::parse(word);
        if state.is_none() {
            let key = STATE.iter().find(|key| said.get(key).is_some()).copied().unwrap_or("state");
            let steps: Vec<Step> = steps.iter().copied().chain([Step::Key(key)]).collect();
            let span = self.place.value(&steps, self.context);
            self.told.push(
                Diagnostic::new(Code::InvalidField, span, text!("no-state-of-a-tool-is", word = word))
                    .help(text!("write-a-state-of-a-tool")),
            );
        }
        state
    }

    fn misfit(&mut self, key: &str, what: Text, help: Text, steps: &[Step]) {
        let steps: Vec<Step> = steps.iter().copied().chain([Step::Key(key)]).collect();
        let span = self.place.value(&steps, self.context);
        self.told.push(
            Diagnostic::new(Code::InvalidField, span, text!("key-problem", key = key, problem = what))
                .help(help),
        );
    }

    fn unknown_keys(&mut self, said: &Map, steps: &[Step]) {
        for key in said.keys().filter(|key| !ITEM.contains(key)) {
            let steps: Vec<Step> = steps.iter().copied().chain([Step::Key(key)]).collect();
            let help = nearest(key, ["tool", "state", "since", "version", "note", "layer"]).map_or_else(
                || text!("keys-here-are-tool-state-since"),
                |near| text!("did-you-mean", near = near),
            );
            let span = self.place.key(&steps, self.context);
            self.told.push(
                Diagnostic::new(Code::UnknownField, span, text!("nothing-reads-of-a-tool-in", key = key))
                    .help(help),
            );
        }
    }
}

/// What to say of a part of a stack that names no tool.
fn nothing(span: Span) -> Diagnostic {
    Diagnostic::new(Code::UnreadStackText, span, text!("this-line-of-a-stack-names"))
        .help(text!("write-the-name-of-a-tool-or"))
}

/// What a bare value beside the name of a tool says of it: a state, a version, or anything else.
fn scalar(value: &Value) -> Option<Map> {
    let text = value.to_text().filter(|text| !text.trim().is_empty())?;
    let key = match (State::parse(&text), is_version(text.trim())) {
        (Some(_), _) => "state",
        (None, true) => "version",
        (None, false) => "note",
    };
    let mut said = Map::default();
    said.insert(key, Value::String(text));
    Some(said)
}
