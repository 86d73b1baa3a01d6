//! What other programs read of the site: which collections are data, and the files that hold them.
//!
//! Takes the sorted collections and the catalogue of tools; returns one [`Dataset`] each, with the paths of its files.
//! What stands in these is for `render` to say.

use super::catalogue::Catalogue;
use super::{Context, Entry, EntryId};
use crate::schema::{Collection, Holds};
use crate::text::slugify;

/// The file that tells of all others.
pub const INDEX: &str = "api/index.json";
/// What [`INDEX`] holds, as JSON Schema.
pub const INDEX_SCHEMA: &str = "api/index.schema.json";

/// A set of records for other programs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dataset {
    /// Its name in addresses: that of the collection, as an ASCII slug.
    pub id: String,
    /// Index of the collection that it is of.
    pub collection: usize,
    /// Whether it is the entries as the schema tells of them; the catalogue of tools has forms of its own.
    pub plain: bool,
    /// The entries that it tells of, in the order of their list.
    pub entries: Vec<EntryId>,
    /// The file in JSON, below the output folder.
    pub json: String,
    /// The same as a table.
    pub csv: Option<String>,
    /// What the file in JSON holds, as JSON Schema.
    pub schema: String,
}

/// The datasets of a site, in the order of the schema.
pub fn of(
    entries: &[&Entry],
    collections: &[Vec<EntryId>],
    catalogue: &Catalogue,
    context: &Context,
) -> Vec<Dataset> {
    let mut found: Vec<Dataset> = Vec::new();
    for (index, collection) in context.schema.collections.iter().enumerate() {
        let shown = |id: &&EntryId| collection.template.is_none() || entries[**id].card.url.is_some();
        let own = |id: &&EntryId| !is_translation(entries[**id], entries, context);
        let published: Vec<EntryId> = collections[index].iter().filter(shown).filter(own).copied().collect();
        if published.is_empty() {
            continue;
        }
        if catalogue.collection == Some(index) {
            found.extend(of_tools(index, published, catalogue, context));
        } else if !is_told_elsewhere(collection) && is_open(collection, context) {
            let id = free_id(&collection.name, &found);
            found.push(Dataset {
                json: format!("api/{id}.json"),
                csv: Some(format!("api/{id}.csv")),
                schema: format!("api/schemas/{id}.json"),
                id,
                collection: index,
                plain: true,
                entries: published,
            });
        }
    }
    found
}

/// Where the files of `datasets` stand.
pub fn addresses(datasets: &[Dataset]) -> Vec<String> {
    if datasets.is_empty() {
        return Vec::new();
    }
    let files = datasets.iter().flat_map(|set| {
        [Some(&set.json), set.csv.as_ref(), Some(&set.schema)]
            .into_iter()
            .flatten()
            .map(|path| format!("/{path}"))
    });
    let index = [INDEX, INDEX_SCHEMA].map(|path| format!("/{path}"));
    files.chain(index).collect()
}

/// Whether other files tell of the entries of a collection: those of the catalogue.
fn is_told_elsewhere(collection: &Collection) -> bool {
    matches!(collection.holds, Some(Holds::Tools | Holds::Stacks))
}

/// Whether an entry says in another language what one in the site's own says: that one tells of it.
fn is_translation(entry: &Entry, entries: &[&Entry], context: &Context) -> bool {
    let original = |entry: &Entry| entry.card.lang == context.config.lang;
    !original(entry) && entry.translations.iter().any(|id| original(entries[*id]))
}

/// Whether the entries of a collection are for everybody: the schema says so, and the configuration lets them out.
fn is_open(collection: &Collection, context: &Context) -> bool {
    let settings = context.config.collections.iter().find(|(name, _)| *name == collection.name);
    collection.export && settings.is_none_or(|(_, settings)| settings.output != Some(false))
}

/// The tools, and who uses them.
fn of_tools(
    collection: usize,
    tools: Vec<EntryId>,
    catalogue: &Catalogue,
    context: &Context,
) -> [Dataset; 2] {
    let [tools_json, tools_csv, tools_schema, stacks_json, stacks_csv, stacks_schema] =
        Catalogue::EXPORTS.map(str::to_owned);
    let holder = context.schema.holder(Holds::Stacks).map_or(collection, |(index, _)| index);
    let mut challenges: Vec<EntryId> = catalogue.by_challenge.keys().copied().collect();
    challenges.sort_by_key(|id| catalogue.by_challenge[id].start);
    let tools = Dataset {
        id: "outils".into(),
        collection,
        plain: false,
        entries: tools,
        json: tools_json,
        csv: Some(tools_csv),
        schema: tools_schema,
    };
    let stacks = Dataset {
        id: "stacks".into(),
        collection: holder,
        plain: false,
        entries: challenges,
        json: stacks_json,
        csv: Some(stacks_csv),
        schema: stacks_schema,
    };
    [tools, stacks]
}

/// The name of a dataset in addresses, which neither another nor the index nor the catalogue has.
fn free_id(name: &str, found: &[Dataset]) -> String {
    let taken = |id: &str| {
        ["index", "outils", "stacks"].contains(&id) || found.iter().any(|dataset| dataset.id == id)
    };
    let slug = slugify(name);
    let numbered = (2..).map(|number| format!("{slug}-{number}"));
    let mut ids = [slug.clone()].into_iter().chain(numbered);
    ids.find(|id| !taken(id)).unwrap_or(slug)
}
