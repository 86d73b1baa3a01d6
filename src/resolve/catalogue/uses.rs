//! Who uses which tool: the stacks of all files and front matters, joined with the challenges.

use super::challenges::Challenges;
use super::known::Known;
use super::names::Budget;
use super::records::{self, Place};
use crate::diag::{Checked, Code, Diagnostic, text};
use crate::parse::listing::{Block, Listing, Phrase};
use crate::parse::{ToolContent, ToolFile};
use crate::resolve::entries::Draft;
use crate::resolve::stacks::{self, LayerWords, ReadUse, Who, Words};
use crate::resolve::{Context, EntryId, Places};
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
    known: &Known,
    context: &Context,
    told: &mut Vec<Diagnostic>,
) -> Vec<Told> {
    if context.schema.holder(Holds::Stacks).is_none() {
        return Vec::new();
    }
    let Some((collection, _)) = context.schema.users_of_tools() else { return Vec::new() };
    let challenges = Challenges::new(collection, drafts, context);
    let default_layers = known.default_layers(drafts, context);
    let layers = LayerWords::new(&context.schema.layers);
    let (names, sources) = (&known.names, Some(context.sources));
    let words = Words { names, layers: &layers, default_layers: &default_layers, sources };
    // Reading is the dear part, and each text is read by itself, with places of its own; joining is not.
    let Context { config, schema, sources, shipped, today, .. } = *context;
    let alone = |read: &dyn Fn(&mut One)| {
        let context = Context { config, schema, sources, places: Places::new(sources), shipped, today };
        let mut one = One::new(&challenges, words, &context);
        read(&mut one);
        (one.pieces, one.told)
    };
    let stacks: Vec<&ToolFile> = files.iter().filter(|file| file.holds == Holds::Stacks).collect();
    let of_files: Vec<_> = stacks.par_iter().map(|file| alone(&|one| one.file(file))).collect();
    let own: Vec<(EntryId, &Draft)> = drafts
        .iter()
        .enumerate()
        .filter(|(_, draft)| draft.entry.collection == collection && draft.meta.get("stack").is_some())
        .collect();
    let (texts, records): (Vec<_>, Vec<_>) = own.into_iter().partition(|(_, draft)| draft.record.is_none());
    let of_texts: Vec<_> =
        texts.par_iter().map(|(id, draft)| alone(&|one| one.front_matter(*id, draft))).collect();
    // Records share a file, whose places are looked up once.
    let mut one = One::new(&challenges, words, context);
    records.iter().for_each(|(id, draft)| one.front_matter(*id, draft));
    let of_records = (one.pieces, one.told);
    let all = of_files.into_iter().chain(of_texts).chain([of_records]);
    join(all, challenges, context, told)
}

/// Joins what the texts say, in their order.
fn join(
    all: impl Iterator<Item = (Vec<Piece>, Vec<Diagnostic>)>,
    mut challenges: Challenges,
    context: &Context,
    told: &mut Vec<Diagnostic>,
) -> Vec<Told> {
    let mut found = Vec::new();
    let mut seen: HashMap<(EntryId, Option<i32>), Span> = HashMap::new();
    for (pieces, noticed) in all {
        told.extend(noticed);
        for piece in pieces {
            let (challenge, uses, year, span) = match piece {
                Piece::Unknown(name, span) => {
                    told.push(challenges.unknown(&name, span, context));
                    continue;
                }
                Piece::Stack { challenge, uses, year, span } => (challenge, uses, year, span),
            };
            match seen.get(&(challenge, year)) {
                Some(first) if first.source != span.source => {
                    told.push(in_two_files(challenges.title(challenge), span, *first));
                }
                Some(_) => {}
                None => drop(seen.insert((challenge, year), span)),
            }
            let source = span.source;
            found.extend(uses.into_iter().map(|read| Told { challenge, read, year, source }));
        }
    }
    found
}

fn in_two_files(title: &str, span: Span, first: Span) -> Diagnostic {
    Diagnostic::new(Code::DuplicateStack, span, text!("the-stack-of-is-told-in", title = title))
        .also(first, text!("the-other-one"))
        .help(text!("both-are-read-join-them-or"))
}

/// What lines of tools are read with.
pub struct Reader<'a> {
    /// What tools and layers are called.
    pub words: Words<'a>,
    /// How many unknown names may still be compared with all known ones.
    pub budget: Budget,
}

impl Reader<'_> {
    /// Reads one line, in the layer with the id `layer` if that is known.
    pub fn item(&mut self, phrase: &Phrase, layer: Option<&str>, source: SourceId) -> Checked<Vec<ReadUse>> {
        stacks::item(phrase, layer, &self.words, source, &mut self.budget)
    }
}

/// What one text says.
enum Piece {
    /// It names a challenge that nobody knows.
    Unknown(String, Span),
    /// What a challenge uses.
    Stack { challenge: EntryId, uses: Vec<ReadUse>, year: Option<i32>, span: Span },
}

/// One text on its way.
struct One<'a, 'n> {
    challenges: &'a Challenges<'a>,
    reader: Reader<'a>,
    context: &'a Context<'n>,
    pieces: Vec<Piece>,
    told: Vec<Diagnostic>,
}

impl<'a, 'n> One<'a, 'n> {
    fn new(challenges: &'a Challenges<'a>, words: Words<'a>, context: &'a Context<'n>) -> Self {
        let reader = Reader { words, budget: Budget::default() };
        Self { challenges, reader, context, pieces: Vec::new(), told: Vec::new() }
    }

    fn file(&mut self, file: &ToolFile) {
        match &file.content {
            ToolContent::Outline(listing) => self.outline(file, listing),
            ToolContent::Record(value) => self.record(file, value),
        }
    }

    /// The challenge called `name`; an unknown one is told when all is joined.
    fn named(&mut self, name: &str, year: Option<i32>, span: Span) -> Option<EntryId> {
        let found = self.challenges.find(name, year);
        if found.is_none() {
            self.pieces.push(Piece::Unknown(name.to_owned(), span));
        }
        found
    }

    /// A text in Org or Markdown.
    fn outline(&mut self, file: &ToolFile, listing: &Listing) {
        let keyword = |keys: &[&str]| {
            listing.keywords.iter().find(|(key, _)| keys.contains(&key.as_str())).map(|(_, value)| value)
        };
        let year = keyword(YEAR).and_then(|value| year_in(&value.text)).or_else(|| year_in(&file.path));
        let whole = match keyword(CHALLENGE) {
            Some(name) => {
                let span = Span::new(file.source, name.range.clone());
                let Some(found) = self.named(name.text.trim(), year, span) else { return };
                Some(found)
            }
            None => self.challenges.find(stem(&file.path), year),
        };
        let is_challenge = |name: &str| self.challenges.knows(name);
        let who = Who { is_challenge: &is_challenge, file: whole.map(|whole| self.challenges.title(whole)) };
        let read = stacks::read(listing, &self.reader.words, &who, file.source, &mut self.reader.budget);
        let lists = |block: &Block| matches!(block, Block::Item(_) | Block::Table(_));
        if read.value.is_empty() && listing.blocks.iter().any(lists) {
            self.named(stem(&file.path), year, Span::file(file.source));
            return;
        }
        for section in read.unpack(&mut self.told) {
            let span = Span::new(file.source, section.challenge.range.clone());
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
                uses.extend(records::read(
                    value,
                    &steps,
                    place,
                    &mut self.reader,
                    self.context,
                    &mut self.told,
                ));
            } else if !YEAR.contains(&key) && !CHALLENGE.contains(&key) {
                layers.insert(key, value.clone());
            }
        }
        let rest = if value.as_map().is_some() { &Value::Map(layers) } else { value };
        uses.extend(records::read(rest, steps, place, &mut self.reader, self.context, &mut self.told));
        stacks::merge(&mut uses, &self.reader.words, place.source, &mut self.told);
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
        let mut uses = records::read(value, &steps, &place, &mut self.reader, self.context, &mut self.told);
        stacks::merge(&mut uses, &self.reader.words, place.source, &mut self.told);
        self.add(challenge, uses, None, span);
    }

    fn add(&mut self, challenge: EntryId, uses: Vec<ReadUse>, year: Option<i32>, span: Span) {
        if !uses.is_empty() {
            self.pieces.push(Piece::Stack { challenge, uses, year, span });
        }
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
