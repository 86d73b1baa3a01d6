//! What a name means: the entry that bears it, an entry that the mention makes, or a mistake to tell.

use super::super::entries::{self, Draft};
use super::super::mentions::Mention;
use super::super::names::{Meaning, Names};
use super::super::{Context, EntryId, Reference, said};
use crate::diag::{Arg, Code, Diagnostic, Fix, text};
use crate::schema::{Field, Kind};
use crate::source::Span;
use crate::yaml::{Step, respell};
use std::collections::{BTreeMap, HashMap};

/// The collections that a name is looked up in, and the name.
type Name = (Vec<usize>, String);

/// Finds what names mean, one mention after the other.
pub(super) struct Finder<'f> {
    context: &'f Context<'f>,
    /// The names of every collection.
    names: &'f mut [Names],
    told: &'f mut Vec<Diagnostic>,
    found: HashMap<Name, EntryId>,
    /// Names in rows of tables, and in fields of joined names, that mean nothing: how often each is written, and what is
    /// said of the first; and what a name in a row is taken for all the same, being so like it.
    strays: BTreeMap<Name, Stray>,
}

/// A name that nothing bears, or too much.
struct Stray {
    count: usize,
    first: Box<Diagnostic>,
    taken_for: Option<EntryId>,
}

/// A mention, the field that it stands in, and the collections that the field refers to.
#[derive(Clone, Copy)]
pub(super) struct Asked<'a> {
    pub(super) mention: Mention,
    pub(super) field: &'a Field,
    pub(super) targets: &'a [usize],
}

impl<'f> Finder<'f> {
    /// Finds among `names`, and adds to them what a mention makes.
    pub(super) fn new(
        names: &'f mut [Names],
        context: &'f Context<'f>,
        told: &'f mut Vec<Diagnostic>,
    ) -> Self {
        Self { context, names, told, found: HashMap::new(), strays: BTreeMap::new() }
    }

    /// The entry that a reference means: by the address beside its name, by what was found before, or by its name.
    pub(super) fn settle(&mut self, asked: Asked, drafts: &mut Vec<Draft>) -> Option<EntryId> {
        let Asked { mention, field, targets } = asked;
        let Reference { name, id, .. } = mention.reference(drafts).clone();
        let by_address = id.and_then(|id| self.one(&id, targets));
        let key = (targets.to_vec(), name);
        // What was said once about a name is said again at each place that holds it.
        if let Some(found) = by_address.or_else(|| self.found.get(&key).copied()) {
            return Some(found);
        }
        // Where the site has no such table, its words are what they are.
        if field.joined && targets.iter().all(|target| self.names[*target].is_empty()) {
            return None;
        }
        let in_row = !drafts[mention.from].cells.is_empty();
        if let Some(found) = self.of_its_time(&key.1, asked, drafts).filter(|_| in_row) {
            return Some(found);
        }
        let once = field.joined || in_row;
        if let Some(stray) = self.strays.get_mut(&key).filter(|_| once) {
            stray.count += 1;
            return stray.taken_for;
        }
        match self.find(asked, &key.1, drafts) {
            Ok(found) => {
                self.found.insert(key, found);
                Some(found)
            }
            Err(told) if once => {
                let taken_for = self.but_for_an_s(&key.1, targets).filter(|_| in_row);
                let mut first = told;
                if let Some(id) = taken_for {
                    first.message = text!(
                        "so-that-is-meant",
                        message = first.message,
                        title = &drafts[id].entry.card.title
                    );
                }
                self.strays.insert(key, Stray { count: 1, first, taken_for });
                taken_for
            }
            Err(told) => {
                self.told.push(*told);
                None
            }
        }
    }

    /// Tells of the strays, each once.
    pub(super) fn finish(self) {
        for Stray { count, mut first, .. } in self.strays.into_values() {
            if count > 1 {
                first.message =
                    text!("it-is-written-times-first-here", message = first.message, count = count);
            }
            self.told.push(*first);
        }
    }

    /// The one entry of `targets` that bears `name`.
    fn one(&self, name: &str, targets: &[usize]) -> Option<EntryId> {
        targets.iter().find_map(|target| match self.names[*target].find(name) {
            Meaning::One(found) => Some(found),
            _ => None,
        })
    }

    /// The one of several entries called `name` that is of the time of the row: of its year, or of the last year before.
    /// A promotion's log goes on into the next January.
    fn of_its_time(&self, name: &str, asked: Asked, drafts: &[Draft]) -> Option<EntryId> {
        let year = drafts[asked.mention.from].entry.card.date?.year();
        let several = asked.targets.iter().find_map(|target| match self.names[*target].find(name) {
            Meaning::Several(bearers) => Some(bearers),
            _ => None,
        })?;
        let dated = several.into_iter().filter_map(|id| Some((drafts[id].entry.card.date?.year(), id)));
        let mut before: Vec<(i16, EntryId)> = dated.filter(|(other, _)| *other <= year).collect();
        before.sort_unstable();
        match before.as_slice() {
            [.., (other, _), (last, _)] if other == last => None,
            [.., (_, id)] => Some(*id),
            [] => None,
        }
    }

    /// The entry that `name` would mean with an `s` more at its end, or with one less.
    fn but_for_an_s(&self, name: &str, targets: &[usize]) -> Option<EntryId> {
        let name = name.trim();
        let less = name.strip_suffix(['s', 'S']).and_then(|less| self.one(less, targets));
        less.or_else(|| self.one(&format!("{name}s"), targets))
    }

    fn find(
        &mut self,
        asked: Asked,
        name: &str,
        drafts: &mut Vec<Draft>,
    ) -> Result<EntryId, Box<Diagnostic>> {
        let Asked { mention, field, targets } = asked;
        if let Some(found) = self.one(name, targets) {
            return Ok(found);
        }
        let path = mention.path(drafts, self.context);
        let span = drafts[mention.from].span_of(self.context, &path);
        if let Some(told) = self.several(name, targets, span, drafts) {
            return Err(Box::new(told));
        }
        let maker = targets.iter().find(|target| self.context.schema.collections[**target].create);
        let maker = maker.filter(|_| targets.len() == 1).or(targets.first().filter(|_| makes(field)));
        let Some(target) = maker else {
            return Err(Box::new(self.unknown(name, targets, (&drafts[mention.from], &path, span), drafts)));
        };
        let id = drafts.len();
        let draft = entries::from_mention(*target, name, span, &self.context.config.lang);
        self.names[*target].add(id, &draft);
        drafts.push(draft);
        Ok(id)
    }

    /// What to say of a name that several entries of a collection bear.
    fn several(&self, name: &str, targets: &[usize], span: Span, drafts: &[Draft]) -> Option<Diagnostic> {
        let (target, bearers) = targets.iter().find_map(|target| match self.names[*target].find(name) {
            Meaning::Several(bearers) => Some((*target, bearers)),
            _ => None,
        })?;
        let list: Vec<String> = bearers.iter().map(|id| format!("`{}`", drafts[*id].entry.id)).collect();
        let collection = &self.context.schema.collections[target].name;
        let message = text!("several-entries-of-are-called", collection = collection, name = name);
        let help = text!("write-which-one-is-meant-by", list = list.join(", "));
        Some(Diagnostic::new(Code::AmbiguousReference, span, message).help(help))
    }

    /// What to say of a name that nothing bears, written in an entry at a place.
    fn unknown(
        &mut self,
        name: &str,
        targets: &[usize],
        (from, path, span): (&Draft, &[Step], Span),
        drafts: &[Draft],
    ) -> Diagnostic {
        let near = targets.iter().find_map(|target| self.names[*target].nearest(name, drafts));
        let collection = |target: usize| &self.context.schema.collections[target];
        let label = match targets {
            [target] => collection(*target).singular.within(),
            _ => Arg::from(text!("entry")),
        };
        let help = match (&near, targets) {
            (Some(near), _) => text!("did-you-mean", near = &near.name),
            (None, [target]) => {
                text!(
                    "correct-the-name-or-add-the",
                    label = label.clone(),
                    collection = &collection(*target).name
                )
            }
            (None, _) => text!("correct-the-name-or-add-what"),
        };
        let near = near.filter(|near| near.sole);
        let fix = near.and_then(|near| respell_reference(from, path, (name, &near.name), self.context));
        let message = text!("no-is-called", label = label, name = name);
        Diagnostic::new(Code::UnknownReference, span, message).help(help).maybe_fix(fix)
    }
}

/// Whether a mention in `field` makes the entry that it names.
fn makes(field: &Field) -> bool {
    matches!(field.kind, Kind::Ref { create: true, .. })
}

/// The edit that writes another name where a reference is written, be it alone or in a mapping.
fn respell_reference(
    from: &Draft,
    place: &[Step],
    (name, to): (&str, &str),
    context: &Context,
) -> Option<Fix> {
    let keys = said::NAMES.iter().map(|key| Some(Step::Key(key)));
    std::iter::once(None).chain(keys).find_map(|step| {
        let path: Vec<Step> = place.iter().copied().chain(step).collect();
        let span = from.value_span(context, &path)?;
        respell(&context.sources.get(span.source).text, span, name, to)
    })
}
