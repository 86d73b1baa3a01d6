//! The tools that the program knows by itself, and how a site's own tools stand over them.

use super::names::{Called, ToolNames};
use crate::diag::{Code, Diagnostic, text};
use crate::resolve::entries::Draft;
use crate::schema::Schema;
use crate::source::{SourceId, Span};
use crate::text::fold;
use crate::yaml::{self, Map, Value};
use std::sync::LazyLock;

/// Where the tools that the program knows are written.
pub const TEXT: &str = include_str!("../../schema/outils.yml");

/// A tool that the program knows.
#[derive(Debug, Clone)]
pub struct Shipped {
    /// Its id.
    pub id: String,
    /// Its facts, under the names of the schema's fields.
    pub facts: Map,
}

impl Shipped {
    /// Its name.
    pub fn name(&self) -> &str {
        self.facts.get("title").and_then(Value::as_str).unwrap_or(&self.id)
    }

    /// Its other names.
    pub fn aliases(&self) -> Vec<String> {
        aliases(&self.facts)
    }

    /// Whether prose uses its name for other things.
    pub fn is_common_word(&self) -> bool {
        self.facts.get("common_word").and_then(Value::as_bool) == Some(true)
    }
}

/// The tools that the program knows, in the order of the file. They are read once, which takes some milliseconds.
pub fn shipped() -> &'static [Shipped] {
    &ALL.0
}

static ALL: LazyLock<(Vec<Shipped>, ToolNames)> = LazyLock::new(|| {
    let all = read();
    let names = names(&all);
    (all, names)
});

fn read() -> Vec<Shipped> {
    let read = yaml::parse(SourceId(u32::MAX), TEXT, 0..TEXT.len()).value;
    let Some(Value::Map(tools)) = read else { return Vec::new() };
    let named = tools.iter().filter_map(|(id, value)| Some((id, value.as_map()?)));
    named
        .map(|(id, facts)| {
            let mut facts = facts.clone();
            if let Some(name) = facts.get("name").cloned() {
                facts.insert("title", name);
            }
            Shipped { id: id.to_owned(), facts }
        })
        .collect()
}

/// Fills in what the site's own `tools` leave out of the facts about them; returns the tools that the program knows and the
/// site does not have.
pub fn fill_in<'d>(
    tools: impl Iterator<Item = &'d mut Draft>,
    schema: &Schema,
    told: &mut Vec<Diagnostic>,
) -> Vec<Shipped> {
    let (shipped, names) = &*ALL;
    let mut taken: Vec<Option<Span>> = vec![None; shipped.len()];
    for draft in tools {
        let known = written_names(draft, schema).iter().find_map(|name| names.find(name));
        let Some(known) = known.filter(|known| known.version.is_none()) else { continue };
        let tool = &shipped[known.tool];
        match taken[known.tool] {
            None => complete(draft, tool, schema),
            Some(first) => told.push(
                Diagnostic::new(
                    Code::DuplicateId,
                    draft.entry.origin.span,
                    text!("this-is-which-the-site-tells", tool = tool.name()),
                )
                .also(first, text!("the-other-one"))
                .help(text!("join-them-or-give-this-one")),
            ),
        }
        taken[known.tool].get_or_insert(draft.entry.origin.span);
    }
    shipped.iter().zip(taken).filter(|(_, taken)| taken.is_none()).map(|(tool, _)| tool.clone()).collect()
}

pub(super) fn names(shipped: &[Shipped]) -> ToolNames {
    let aliases: Vec<Vec<String>> = shipped.iter().map(Shipped::aliases).collect();
    ToolNames::new(shipped.iter().zip(&aliases).enumerate().map(|(tool, (known, aliases))| Called {
        tool,
        name: known.name(),
        aliases,
        common_word: known.is_common_word(),
    }))
}

/// What a site calls its tool: the title, the key of its record, the name of its file.
fn written_names(draft: &Draft, schema: &Schema) -> Vec<String> {
    let title =
        schema.collections[draft.entry.collection].said("title", &draft.meta).and_then(Value::to_text);
    title.into_iter().chain(draft.names.iter().cloned()).chain([draft.entry.id.clone()]).collect()
}

/// Adds the facts about `known` that `draft` does not say itself; its names are its names in any case.
fn complete(draft: &mut Draft, known: &Shipped, schema: &Schema) {
    let collection = &schema.collections[draft.entry.collection];
    let own_title = collection.field("title").into_iter().flat_map(|field| &field.keys);
    // A record without a title is called by its key, which is no way to spell a name.
    let has_title = own_title
        .clone()
        .filter_map(|key| draft.meta.get(key)?.to_text())
        .any(|title| !(draft.names.contains(&title) && fold(&title) == fold(known.name())));
    for (name, value) in
        known.facts.iter().filter(|(name, _)| !matches!(*name, "aliases" | "name" | "common_word"))
    {
        let keys = collection.field(name).map_or(&[][..], |field| &field.keys);
        // What a list says a tool is comes besides; what an editor wrote of the tool itself stands.
        if name == "categories" && draft.written.is_none() && draft.record.is_none() {
            let own = draft.meta.get(name).and_then(Value::as_list).unwrap_or_default();
            let all = value.as_list().unwrap_or_default().iter().chain(own).cloned().collect();
            draft.meta.insert(name, Value::List(all));
            continue;
        }
        let said = keys.iter().any(|key| draft.meta.get(key).is_some_and(|value| !value.is_blank()));
        if !(said || name == "title" && has_title) {
            draft.meta.insert(name, value.clone());
        }
    }
    let mut all = aliases(&draft.meta);
    for name in known.aliases().into_iter().chain([known.name().to_owned(), known.id.clone()]) {
        if !all.iter().any(|had| fold(had) == fold(&name)) {
            all.push(name);
        }
    }
    draft.meta.insert("aliases", Value::List(all.into_iter().map(Value::String).collect()));
}

/// The names under `aliases`; addresses there are redirects of other generators.
pub fn aliases(facts: &Map) -> Vec<String> {
    match facts.get("aliases") {
        Some(Value::List(list)) => list.iter().filter_map(Value::to_text).collect(),
        Some(value) => value.to_text().into_iter().collect(),
        None => Vec::new(),
    }
    .into_iter()
    .filter(|alias| !alias.starts_with('/'))
    .collect()
}

#[cfg(test)]
mod tests {
    use super::super::facts::Vocabulary;
    use super::super::licence::{Freedom, freedom};
    use super::*;
    use std::collections::{HashMap, HashSet};

    #[test]
    fn shipped_tools_have_ids_categories_and_licences_that_exist() {
        let vocabulary = Vocabulary::new(Schema::embedded());
        let tools = shipped();
        assert!(tools.len() > 250, "{}", tools.len());
        let ids: HashSet<&str> = tools.iter().map(|tool| tool.id.as_str()).collect();
        for tool in tools {
            assert_eq!(crate::text::slugify(&tool.id), tool.id);
            assert!(vocabulary.layer(&tool.facts).is_some(), "{} has no layer", tool.id);
            let categories = tool.facts.get("categories").and_then(Value::as_list).unwrap_or_default();
            assert!(!categories.is_empty(), "{} has no category", tool.id);
            for category in categories.iter().filter_map(Value::as_str) {
                assert!(Schema::embedded().tool_category(category).is_some(), "{}: {category}", tool.id);
            }
            for other in tool.facts.get("alternatives").and_then(Value::as_list).unwrap_or_default() {
                assert!(ids.contains(other.as_str().unwrap_or_default()), "{}: {other:?}", tool.id);
            }
            if let Some(licence) = tool.facts.get("licence").and_then(Value::as_str) {
                let freedom = freedom(licence);
                assert!(freedom.is_some_and(|freedom| freedom != Freedom::Unknown), "{}: {licence}", tool.id);
            }
        }
    }

    #[test]
    fn only_licences_that_keep_something_back_are_not_free() {
        let tools = shipped();
        let licences = tools.iter().filter_map(|tool| tool.facts.get("licence")?.as_str());
        let not_free: HashSet<&str> =
            licences.filter(|licence| freedom(licence) == Some(Freedom::Proprietary)).collect();
        let expected = ["proprietary", "BUSL-1.1", "SSPL-1.0", "Elastic-2.0"];
        assert_eq!(not_free, expected.into_iter().collect());
    }

    #[test]
    fn no_two_shipped_tools_share_a_name() {
        let mut bearers: HashMap<String, String> = HashMap::new();
        for tool in shipped() {
            let names: HashSet<String> =
                tool.aliases().iter().map(String::as_str).chain([tool.name()]).map(fold).collect();
            for name in names {
                let other = bearers.insert(name.clone(), tool.id.clone());
                assert_eq!(other, None, "`{name}` is {} too", tool.id);
            }
        }
    }
}
