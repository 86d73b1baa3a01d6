//! Whose stack it is: the challenges of a site by name.

use crate::diag::{Arg, Code, Diagnostic, text};
use crate::resolve::entries::Draft;
use crate::resolve::names::{Meaning, Names};
use crate::resolve::{Context, EntryId, translations};
use crate::source::Span;
use crate::yaml::respell;

/// The challenges of a site by name.
pub(super) struct Challenges<'d> {
    names: Names,
    drafts: &'d [Draft],
    label: Arg,
    collection: String,
}

impl<'d> Challenges<'d> {
    pub(super) fn new(collection: usize, drafts: &'d [Draft], context: &Context) -> Self {
        let mut names = Names::default();
        let translations = translations::of(drafts, context.schema);
        names.add_all(drafts, |draft| draft.entry.collection == collection, &translations, context);
        let collection = &context.schema.collections[collection];
        Self { names, drafts, label: collection.singular.within(), collection: collection.name.clone() }
    }

    pub(super) fn title(&self, id: EntryId) -> &'d str {
        &self.drafts[id].entry.card.title
    }

    pub(super) fn knows(&self, name: &str) -> bool {
        self.names.find(name) != Meaning::Nothing
    }

    /// The challenge called `name`; of several that of `year`, if there is one.
    pub(super) fn find(&self, name: &str, year: Option<i32>) -> Option<EntryId> {
        let bearers = match self.names.find(name) {
            Meaning::One(id) => return Some(id),
            Meaning::Several(bearers) => bearers,
            Meaning::Nothing => return None,
        };
        let of_year = |id: &&EntryId| {
            let date = self.drafts[**id].entry.card.date;
            year.is_some() && date.map(|date| i32::from(date.year())) == year
        };
        let mut fitting = bearers.iter().filter(of_year);
        fitting.next().copied().filter(|_| fitting.next().is_none())
    }

    /// What to say of a name that no challenge, or more than one, bears.
    pub(super) fn unknown(&mut self, name: &str, span: Span, context: &Context) -> Diagnostic {
        if let Meaning::Several(bearers) = self.names.find(name) {
            let years: Vec<String> = bearers
                .iter()
                .filter_map(|id| self.drafts[*id].entry.card.date)
                .map(|date| date.year().to_string())
                .collect();
            return Diagnostic::new(
                Code::AmbiguousReference,
                span,
                text!("several-entries-are-called", name = name),
            )
            .help(text!("say-with-of-the-file-which", years = years.join(", ")));
        }
        let near = self.names.nearest(name, self.drafts);
        let diagnostic = Diagnostic::new(
            Code::UnknownReference,
            span,
            text!("this-stack-is-that-of-no", label = &self.label, name = name),
        );
        match near {
            Some(near) => {
                let text = &context.sources.get(span.source).text;
                let fix = if near.sole { respell(text, span, name, &near.name) } else { None };
                diagnostic.help(text!("did-you-mean", near = near.name)).maybe_fix(fix)
            }
            None => diagnostic.help(text!(
                "correct-the-name-or-add-the",
                label = &self.label,
                collection = &self.collection
            )),
        }
    }
}
