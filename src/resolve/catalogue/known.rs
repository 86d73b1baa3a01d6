//! Every tool that a name can mean: those of the site, and those that the program knows by itself.

use super::facts::Vocabulary;
use super::names::{Budget, Called, Found, ToolNames};
use super::shipped::{Shipped, aliases};
use crate::diag::Diagnostic;
use crate::resolve::entries::{Draft, from_facts};
use crate::resolve::{Context, EntryId, fields};
use crate::schema::Holds;
use crate::source::Span;

/// Every tool that a name can mean.
#[derive(Debug, Default)]
pub struct Known {
    /// What they are called. A tool of the site is its place in `own`; the program's come after.
    pub names: ToolNames,
    /// How many unknown names may still be compared with all known ones.
    pub budget: Budget,
    own: Vec<EntryId>,
    shipped: Vec<Shipped>,
    /// The entries of those of `shipped` that the site has come to speak of.
    published: Vec<Option<EntryId>>,
}

impl Known {
    /// The tools among `drafts`, and `shipped`.
    pub fn new(drafts: &[Draft], shipped: Vec<Shipped>, context: &Context) -> Self {
        let Some((collection, _)) = context.schema.holder(Holds::Tools) else { return Self::default() };
        let tools = drafts.iter().enumerate().filter(|(_, draft)| draft.entry.collection == collection);
        let own: Vec<EntryId> = tools.map(|(id, _)| id).collect();
        let own_names = own.iter().map(|id| {
            let draft = &drafts[*id];
            let mut names = draft.names.clone();
            names.extend(aliases(&draft.meta));
            let common = draft.meta.get("common_word").and_then(crate::yaml::Value::as_bool) == Some(true);
            (draft.entry.card.title.clone(), names, common)
        });
        let shipped_names = shipped.iter().map(|tool| {
            let mut names = tool.aliases();
            names.push(tool.id.clone());
            (tool.name().to_owned(), names, tool.is_common_word())
        });
        let all: Vec<(String, Vec<String>, bool)> = own_names.chain(shipped_names).collect();
        let names = ToolNames::new(all.iter().enumerate().map(|(tool, (name, aliases, common_word))| {
            Called { tool, name, aliases, common_word: *common_word }
        }));
        let published = vec![None; shipped.len()];
        Self { names, budget: Budget::default(), own, shipped, published }
    }

    /// The tool that `name` means.
    pub fn find(&self, name: &str) -> Option<Found> {
        self.names.find(name)
    }

    /// The entry of `tool`, if the site has it already.
    pub fn entry(&self, tool: usize) -> Option<EntryId> {
        match tool.checked_sub(self.own.len()) {
            None => self.own.get(tool).copied(),
            Some(shipped) => self.published.get(shipped).copied().flatten(),
        }
    }

    /// The entry of `tool`, which the site speaks of at `span`; made if it is not there yet.
    pub fn publish(
        &mut self,
        tool: usize,
        span: Span,
        drafts: &mut Vec<Draft>,
        context: &Context,
        told: &mut Vec<Diagnostic>,
    ) -> Option<EntryId> {
        if let Some(entry) = self.entry(tool) {
            return Some(entry);
        }
        let (collection, _) = context.schema.holder(Holds::Tools)?;
        let index = tool.checked_sub(self.own.len())?;
        let shipped = self.shipped.get(index)?;
        let facts = shipped.facts.clone();
        let mut draft = from_facts(collection, &shipped.id, facts, span, &context.config.lang);
        fields::read(&mut draft, context, told);
        let entry = drafts.len();
        drafts.push(draft);
        self.published[index] = Some(entry);
        Some(entry)
    }

    /// All tools that the program knows and the site does not have.
    pub fn unpublished(&self) -> Vec<usize> {
        let missing = self.published.iter().enumerate().filter(|(_, entry)| entry.is_none());
        missing.map(|(index, _)| index + self.own.len()).collect()
    }

    /// By tool: the id of the layer in which it is used where a stack does not say.
    pub fn default_layers(&self, drafts: &[Draft], context: &Context) -> Vec<Option<String>> {
        let own = self.own.iter().map(|id| &drafts[*id].meta);
        let shipped = self.shipped.iter().map(|tool| &tool.facts);
        let vocabulary = Vocabulary::new(context.schema);
        own.chain(shipped).map(|facts| vocabulary.layer(facts).map(str::to_owned)).collect()
    }
}
