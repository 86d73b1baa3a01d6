//! Who uses which tool: the stacks of all files and front matters, joined with the challenges.

use super::challenges::Challenges;
use super::known::Known;
use super::names::Budget;
use super::records::{self, Place};
use crate::diag::{Checked, Code, Diagnostic};
use crate::parse::listing::{Block, Phrase};
use crate::parse::{ToolContent, ToolFile};
use crate::resolve::entries::Draft;
use crate::resolve::stacks::{self, LayerWords, ReadUse, Section, Who, Words};
use crate::resolve::{Context, EntryId};
use crate::schema::Holds;
use crate::source::{SourceId, Span};
use crate::yaml::{Map, Step, Value};
use rayon::prelude::*;
use std::collections::HashMap;

/// Keys of a stack file that name its challenge.
const CHALLENGE: &[&str] = &["defi", "défi", "challenge", "projet", "project"];
/// Keys of a stack file that say its year.
const YEAR: &[&str] = &["year", "annee", "année", "date"];
/// Keys of a stack file below which its layers stand.
const LAYERS: &[&str] = &["layers", "couches", "stack"];

/// What a source tells of a challenge's tools.
#[derive(Debug)]
pub struct Told {
    /// Who uses it.
    pub challenge: EntryId,
    /// What, and how.
    pub read: ReadUse,
    /// The year that the file speaks of.
    pub year: Option<i32>,
    /// The text.
    pub source: SourceId,
}

/// Everything that `files` and the front matter of challenges tell.
pub fn gather(
    files: &[ToolFile],
    drafts: &[Draft],
    known: &mut Known,
    context: &Context,
    told: &mut Vec<Diagnostic>,
) -> Vec<Told> {
    let Some((_, stacks)) = context.schema.holder(Holds::Stacks) else { return Vec::new() };
    let Some((collection, _)) = context.schema.collection(stacks.of.as_deref().unwrap_or("defis")) else {
        return Vec::new();
    };
    let challenges = Challenges::new(collection, drafts, context);
    let default_layers = known.default_layers(drafts, context);
    let layers = LayerWords::new(&context.schema.layers);
    let (names, sources) = (&known.names, Some(context.sources));
    let words = Words { names, layers: &layers, default_layers: &default_layers, sources };
    let stacks: Vec<&ToolFile> = files.iter().filter(|file| file.holds == Holds::Stacks).collect();
    // Reading lists is the dear part, and each text is read by itself; joining them is not.
    let read: Vec<Option<Outline>> =
        stacks.par_iter().map(|file| Outline::read(file, &challenges, &words)).collect();
    let reader = Reader { words, budget: &mut known.budget };
    let mut gatherer =
        Gatherer { challenges, reader, context, told, seen: HashMap::new(), found: Vec::new() };
    for (file, outline) in stacks.into_iter().zip(read) {
        match (outline, &file.content) {
            (Some(outline), _) => gatherer.outline(outline),
            (None, ToolContent::Record(value)) => gatherer.record(file, value),
            (None, ToolContent::Outline(_)) => {}
        }
    }
    for (id, draft) in drafts.iter().enumerate().filter(|(_, draft)| draft.entry.collection == collection) {
        gatherer.front_matter(id, draft);
    }
    gatherer.found
}

/// What lines of tools are read with.
pub struct Reader<'a> {
    /// What tools and layers are called.
    pub words: Words<'a>,
    /// How many unknown names may still be compared with all known ones.
    pub budget: &'a mut Budget,
}

impl Reader<'_> {
    /// Reads one line, in the layer with the id `layer` if that is known.
    pub fn item(&mut self, phrase: &Phrase, layer: Option<&str>, source: SourceId) -> Checked<Vec<ReadUse>> {
        stacks::item(phrase, layer, &self.words, source, self.budget)
    }
}

/// A text of stacks, read by itself.
struct Outline {
    source: SourceId,
    /// The name of its file.
    stem: String,
    /// Whether it holds lists or tables at all.
    says_something: bool,
    /// The year that it speaks of.
    year: Option<i32>,
    /// The challenge that it says it is about, and where it says so.
    named: Option<(String, Span)>,
    /// The only challenge that it is about.
    whole: Option<EntryId>,
    sections: Checked<Vec<Section>>,
}

impl Outline {
    /// Reads `file`, unless it is a record.
    fn read(file: &ToolFile, challenges: &Challenges, words: &Words) -> Option<Self> {
        let ToolContent::Outline(listing) = &file.content else { return None };
        let keyword = |keys: &[&str]| {
            listing.keywords.iter().find(|(key, _)| keys.contains(&key.as_str())).map(|(_, value)| value)
        };
        let year = keyword(YEAR).and_then(|value| year_in(&value.text)).or_else(|| year_in(&file.path));
        let named = keyword(CHALLENGE)
            .map(|name| (name.text.trim().to_owned(), Span::new(file.source, name.range.clone())));
        let whole = match &named {
            Some((name, _)) => challenges.find(name, year),
            None => challenges.find(stem(&file.path), year),
        };
        let is_challenge = |name: &str| challenges.knows(name);
        let who = Who { is_challenge: &is_challenge, file: whole.map(|whole| challenges.title(whole)) };
        let sections = stacks::read(listing, words, &who, file.source, &mut Budget::default());
        let lists = |block: &Block| matches!(block, Block::Item(_) | Block::Table(_));
        Some(Self {
            source: file.source,
            stem: stem(&file.path).to_owned(),
            says_something: listing.blocks.iter().any(lists),
            year,
            named,
            whole,
            sections,
        })
    }
}

struct Gatherer<'a, 'r, 'n> {
    challenges: Challenges<'a>,
    reader: Reader<'r>,
    context: &'a Context<'n>,
    told: &'a mut Vec<Diagnostic>,
    /// Where the stack of a challenge in a year was first told.
    seen: HashMap<(EntryId, Option<i32>), Span>,
    found: Vec<Told>,
}

impl Gatherer<'_, '_, '_> {
    /// The challenge called `name`; an unknown one is told.
    fn named(&mut self, name: &str, year: Option<i32>, span: Span) -> Option<EntryId> {
        let found = self.challenges.find(name, year);
        if found.is_none() {
            let diagnostic = self.challenges.unknown(name, span, self.context);
            self.told.push(diagnostic);
        }
        found
    }

    /// Joins what an outline says with the challenges.
    fn outline(&mut self, outline: Outline) {
        let Outline { source, stem, says_something, year, named, whole, sections } = outline;
        if let (Some((name, span)), None) = (named, whole) {
            self.named(&name, year, span);
            return;
        }
        if sections.value.is_empty() && says_something {
            self.named(&stem, year, Span::file(source));
            return;
        }
        for section in sections.unpack(self.told) {
            let span = Span::new(source, section.challenge.range.clone());
            let challenge = match whole {
                Some(whole) => Some(whole),
                None => self.named(&section.name, year, span),
            };
            if let Some(challenge) = challenge {
                self.add(challenge, section.uses, year, span);
            }
        }
    }

    /// A file of YAML: of one challenge, or with the names of several as keys.
    fn record(&mut self, file: &ToolFile, value: &Value) {
        let place = Place { source: file.source, range: None };
        let key = |keys: &[&'static str]| {
            let map = value.as_map()?;
            keys.iter().find_map(|key| Some((*key, map.get(key)?.to_text()?)))
        };
        let year = key(YEAR).and_then(|(_, year)| year_in(&year)).or_else(|| year_in(&file.path));
        let whole = match key(CHALLENGE) {
            Some((key, name)) => {
                let span = place.value(&[Step::Key(key)], self.context);
                let Some(found) = self.named(&name, year, span) else { return };
                Some(found)
            }
            None => self.challenges.find(stem(&file.path), year),
        };
        let several =
            value.as_map().map(|map| map.iter().filter(|(key, _)| !YEAR.contains(key)).collect::<Vec<_>>());
        let several =
            several.filter(|all| !all.is_empty() && all.iter().all(|(_, stack)| stack.as_map().is_some()));
        match (whole, several) {
            (Some(challenge), _) => self.stack_of(challenge, value, &[], &place, year),
            (None, Some(several)) => {
                for (name, value) in several {
                    let steps = [Step::Key(name)];
                    let span = place.key(&steps, self.context);
                    if let Some(challenge) = self.named(name, year, span) {
                        self.stack_of(challenge, value, &steps, &place, year);
                    }
                }
            }
            _ => drop(self.named(stem(&file.path), year, Span::file(file.source))),
        }
    }

    /// The stack that `value` at `steps` is or holds below `layers:`.
    fn stack_of(
        &mut self,
        challenge: EntryId,
        value: &Value,
        steps: &[Step],
        place: &Place,
        year: Option<i32>,
    ) {
        let span = if steps.is_empty() { Span::file(place.source) } else { place.key(steps, self.context) };
        let own_year =
            value.as_map().and_then(|map| YEAR.iter().find_map(|key| year_in(&map.get(key)?.to_text()?)));
        let mut uses = Vec::new();
        let mut layers = Map::default();
        for (key, value) in value.as_map().into_iter().flat_map(Map::iter) {
            if LAYERS.contains(&key) {
                let steps: Vec<Step> = steps.iter().copied().chain([Step::Key(key)]).collect();
                uses.extend(records::read(value, &steps, place, &mut self.reader, self.context, self.told));
            } else if !YEAR.contains(&key) && !CHALLENGE.contains(&key) {
                layers.insert(key, value.clone());
            }
        }
        let rest = if value.as_map().is_some() { &Value::Map(layers) } else { value };
        uses.extend(records::read(rest, steps, place, &mut self.reader, self.context, self.told));
        stacks::merge(&mut uses, &self.reader.words, place.source, self.told);
        self.add(challenge, uses, own_year.or(year), span);
    }

    /// `stack:` in the front matter or the record of a challenge.
    fn front_matter(&mut self, challenge: EntryId, draft: &Draft) {
        let Some(value) = draft.meta.get("stack").filter(|value| !value.is_blank()) else { return };
        let (place, steps) = match (&draft.written, &draft.record) {
            (Some(written), record) => {
                let place = Place { source: written.source, range: Some(written.range.clone()) };
                let there =
                    draft.key_span(self.context, "stack").is_some_and(|span| span.source == written.source);
                match record.as_ref().filter(|_| !there) {
                    Some(record) => (
                        Place { source: record.source, range: None },
                        vec![record.step(), Step::Key("stack")],
                    ),
                    None => (place, vec![Step::Key("stack")]),
                }
            }
            (None, Some(record)) => {
                (Place { source: record.source, range: None }, vec![record.step(), Step::Key("stack")])
            }
            (None, None) => return,
        };
        let span = place.key(&steps, self.context);
        let mut uses = records::read(value, &steps, &place, &mut self.reader, self.context, self.told);
        stacks::merge(&mut uses, &self.reader.words, place.source, self.told);
        self.add(challenge, uses, None, span);
    }

    fn add(&mut self, challenge: EntryId, uses: Vec<ReadUse>, year: Option<i32>, span: Span) {
        if uses.is_empty() {
            return;
        }
        match self.seen.get(&(challenge, year)) {
            Some(first) if first.source != span.source => {
                let title = self.challenges.title(challenge);
                self.told.push(
                    Diagnostic::new(
                        Code::DuplicateStack,
                        span,
                        format!("the stack of `{title}` is told in two files"),
                    )
                    .also(*first, "the other one")
                    .help("both are read; join them, or say with `year:` which year each speaks of"),
                );
            }
            Some(_) => {}
            None => drop(self.seen.insert((challenge, year), span)),
        }
        let source = span.source;
        self.found.extend(uses.into_iter().map(|read| Told { challenge, read, year, source }));
    }
}

/// The name of a file without folder and endings.
fn stem(path: &str) -> &str {
    let name = path.rsplit('/').next().unwrap_or(path);
    name.split_once('.').map_or(name, |(stem, _)| stem)
}

/// The first year from 1990 on that `text` holds as a number of its own.
pub(super) fn year_in(text: &str) -> Option<i32> {
    text.split(|c: char| !c.is_ascii_digit())
        .filter(|digits| digits.len() == 4)
        .filter_map(|digits| digits.parse().ok())
        .find(|year| (1990..2100).contains(year))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_say_their_year_and_their_challenge_by_their_name() {
        assert_eq!(year_in("archives/2019/stack.md"), Some(2019));
        assert_eq!(year_in("_stacks/stack_2018.org"), Some(2018));
        assert_eq!(year_in("_stacks/12345.org"), None);
        assert_eq!((stem("_stacks/2018/gobelins.org"), stem("a.b.yml")), ("gobelins", "a"));
    }
}
