//! Stage 3: documents become a site.
//!
//! Takes every document and data file; returns a [`Site`] in which each entry has its address, its fields are
//! checked, names have become relations and lists know their pages. Works on cards and front matter only: what a
//! body says is looked at for its links, never for its words.

pub mod agenda;
mod alike;
pub mod catalogue;
mod consent;
pub mod datasets;
mod dates;
pub mod entries;
mod expected;
pub mod facets;
mod fields;
pub mod generated;
mod leavers;
pub mod legal;
pub mod links;
pub mod lists;
pub mod log;
mod mentions;
mod menus;
mod named_files;
pub mod names;
pub mod outcomes;
pub mod permalink;
mod placeholder;
mod places;
mod prose;
pub mod redirects;
mod relations;
pub mod reports;
mod restated;
mod rows;
mod safe_path;
mod said;
pub mod shelf;
pub mod skills;
pub mod stacks;
pub mod subsets;
mod terms;
mod titles;
mod translations;
mod unseen;
mod unwritten;
pub mod urls;

pub use catalogue::SHIPPED;
pub use consent::{ends as consent_ends, lapsed as consent_lapsed};
pub use fields::COMMON as COMMON_KEYS;
pub use leavers::{Gone, left_behind};
pub use links::named_at;
pub use places::Places;
pub use restated::Restated;
pub use safe_path::{decoded, encode, output_path};
pub use unseen::Words;

use crate::config::Config;
use crate::diag::{Checked, Diagnostic};
use crate::parse::body::Body;
use crate::parse::date::Date;
use crate::parse::{Copied, Data, Documents};
use crate::schema::Schema;
use crate::source::{SourceId, Sources, Span};
use crate::yaml::Value;
use catalogue::Catalogue;
use datasets::Dataset;
use lists::ListPage;
use rayon::prelude::*;
use redirects::Redirect;
use skills::Skills;
use std::collections::BTreeMap;
use std::sync::Arc;
use subsets::Subset;

/// Index of an entry in [`Site::entries`].
pub type EntryId = usize;

/// Everything that a site is, before a single page is made.
#[derive(Debug, Default)]
pub struct Site {
    /// All entries.
    pub entries: Vec<Entry>,
    /// The entries of each collection of the schema, in the order of its list.
    pub collections: Vec<Vec<EntryId>>,
    /// The pages that list collections.
    pub lists: Vec<ListPage>,
    /// All other pages that the program makes by itself.
    pub generated: generated::Pages,
    /// Data files that no collection takes: name below `_data/` and what it holds.
    pub data: Vec<Data>,
    /// The place of each entry in the order of its collection's list.
    pub ranks: Vec<usize>,
    /// Old addresses and where they lead.
    pub redirects: Vec<Redirect>,
    /// Files to copy.
    pub files: Vec<Copied>,
    /// Where sources, posts and addresses lead.
    pub targets: links::Targets,
    /// The tools and who uses them.
    pub catalogue: Catalogue,
    /// What entries of lists have in common, each with a page.
    pub subsets: Vec<Subset>,
    /// The events and their calendars.
    pub agenda: agenda::Agenda,
    /// Who gives and who seeks which skill.
    pub skills: Skills,
    /// What other programs read of the site.
    pub datasets: Vec<Dataset>,
    /// The logs, by language.
    pub logs: Vec<log::Log>,
    /// The languages that entries are written in, the site's own first.
    pub languages: Vec<String>,
    /// Whether what people do not consent to is withheld.
    pub consent_in_force: bool,
    /// Names of people whom nobody knows, and that were looked for in all texts.
    pub missed: Vec<String>,
}

/// One thing that the site tells of.
#[derive(Debug)]
pub struct Entry {
    /// Index of its collection in the schema.
    pub collection: usize,
    /// Its id, an ASCII slug.
    pub id: String,
    /// What other pages may see.
    pub card: Card,
    /// Every field that says something, in the schema's order.
    pub fields: Vec<(String, FieldValue)>,
    /// Who refers to this entry, by the name that the referring field gives that.
    pub inverse: Vec<(String, Vec<EntryId>)>,
    /// Those whom its texts credit, in their order, if all whom they name have entries: the authors of a post.
    pub credits: Vec<EntryId>,
    /// The same in other languages.
    pub translations: Vec<EntryId>,
    /// Pages of it in the site's other languages, for want of a translation: language and address.
    pub variants: BTreeMap<String, String>,
    /// Where it is written.
    pub origin: Origin,
    /// Its text; only its own page, the feeds and search see it.
    pub body: Arc<Body>,
    /// The template that it asks for itself.
    pub template: Option<String>,
    /// Whether the title was taken from the first heading of the text.
    pub title_from_body: bool,
}

/// What other pages may see of an entry, besides the fields that the schema marks.
#[derive(Debug, Clone, Default)]
pub struct Card {
    /// Its name.
    pub title: String,
    /// Its address below the site's base; none, and it has no page.
    pub url: Option<String>,
    /// The address that others link to in the place of its page.
    pub elsewhere: Option<String>,
    /// Its language.
    pub lang: String,
    /// Its date.
    pub date: Option<Date>,
    /// The day it was last changed, if told.
    pub updated: Option<Date>,
    /// One or two sentences.
    pub summary: String,
    /// Whether its editor wants search engines to leave it out.
    pub hidden: bool,
}

/// What a field says.
#[derive(Debug, Clone)]
pub enum FieldValue {
    /// Anything but a reference.
    Plain(Value),
    /// The names of other entries.
    References(Vec<Reference>),
    /// The items of a list whose record the schema knows.
    Items(Vec<Item>),
}

/// One item of a list: a key figure, an award.
#[derive(Debug, Clone)]
pub struct Item {
    /// What it says, in the schema's order; what the schema does not know stands at the end.
    pub fields: Vec<(String, FieldValue)>,
    /// Its place in the list as written; none, and it is written alone.
    pub place: Option<usize>,
}

impl Site {
    /// Lets go of the HTML of all texts, which pages and feeds show and nothing that comes after them reads.
    pub fn forget_html(&mut self) {
        for body in self.entries.iter_mut().filter_map(|entry| Arc::get_mut(&mut entry.body)) {
            body.html = String::new();
        }
    }
}

impl Item {
    /// What it says under `name`.
    pub fn said(&self, name: &str) -> Option<&FieldValue> {
        self.fields.iter().find_map(|(field, value)| (field == name).then_some(value))
    }

    /// The plain value under `name`.
    pub fn plain(&self, name: &str) -> Option<&Value> {
        match self.said(name)? {
            FieldValue::Plain(value) => Some(value),
            _ => None,
        }
    }
}

impl Entry {
    /// Whether it says something that could be translated; a tag or a skill is a mere word.
    pub fn has_prose(&self) -> bool {
        !self.body.text.trim().is_empty() || !self.card.summary.is_empty()
    }
}

impl FieldValue {
    /// Every reference in it: its own, or those of its items.
    pub fn references(&self) -> impl Iterator<Item = &Reference> {
        let (own, items): (&[Reference], &[Item]) = match self {
            FieldValue::References(references) => (references, &[]),
            FieldValue::Items(items) => (&[], items),
            FieldValue::Plain(_) => (&[], &[]),
        };
        let within = items.iter().flat_map(|item| &item.fields).flat_map(|(_, value)| match value {
            FieldValue::References(references) => references.as_slice(),
            _ => &[],
        });
        own.iter().chain(within)
    }
}

/// A name, and the entry that bears it.
#[derive(Debug, Clone)]
pub struct Reference {
    /// The name as written.
    pub name: String,
    /// The id in an address that is written beside the name.
    pub id: Option<String>,
    /// The entry, unless nothing or too much bears that name.
    pub entry: Option<EntryId>,
    /// Whether the name has been looked up already, and nothing is left to say of it.
    pub settled: bool,
}

impl Reference {
    /// A reference by name alone.
    pub fn to(name: String, entry: Option<EntryId>) -> Self {
        Self { name, id: None, entry, settled: false }
    }
}

/// Where an entry is written: a text, a record of a data file, both, or a mere mention.
#[derive(Debug, Clone)]
pub struct Origin {
    /// What diagnostics about the entry as a whole point at.
    pub span: Span,
    /// The path of its text, if it has one.
    pub path: Option<String>,
    /// Whether it is a draft, which is built only where that is asked for.
    pub draft: bool,
}

/// What a site is resolved with.
#[derive(Debug)]
pub struct Context<'a> {
    /// The site's configuration.
    pub config: &'a Config,
    /// The site's schema.
    pub schema: &'a Schema,
    /// The texts.
    pub sources: &'a Sources,
    /// Where things stand in them.
    pub places: Places<'a>,
    /// The source of the tools that the program knows by itself.
    pub shipped: SourceId,
    /// The day of the build in the site's time zone.
    pub today: Date,
}

/// What looks at entries and adds what is wrong with them.
type Check = fn(&[entries::Draft], &Context, &mut Vec<Diagnostic>);

/// What is looked at when all entries are known, and before they have addresses. What one tells is nothing to the others.
const CHECKS: [Check; 7] = [
    alike::check,
    outcomes::check,
    expected::check,
    dates::check,
    terms::check,
    titles::check,
    unwritten::check,
];

/// Resolves `documents` into a site.
pub fn resolve(documents: Documents, context: &Context) -> Checked<Site> {
    let mut told: Vec<Diagnostic> = Vec::new();
    let Documents { documents, data, mut files, redirects, tool_files, tables } = documents;
    let (mut drafts, data) = entries::join(documents, data, context, &mut told);
    let rows = rows::drafts(tables, &drafts, context);
    drafts.extend(rows);
    let withheld = consent::apply(&mut drafts, context, &mut told);
    let consent_in_force = withheld.in_force;
    let gathered = catalogue::gather(&tool_files, &mut drafts, context, &mut told);
    consent::leave_out(&mut files, withheld, &drafts, &data, context, &mut told);
    relations::relate(&mut drafts, context, &mut told);
    let mut agenda = agenda::Agenda::read(&mut drafts, context, &mut told);
    told.par_extend(CHECKS.par_iter().flat_map_iter(|check| {
        let mut told = Vec::new();
        check(&drafts, context, &mut told);
        told
    }));
    let missed = prose::point_out(&drafts, context, &mut told);
    let mut claims = urls::Claims::default();
    urls::assign(&mut drafts, context, &mut claims, &mut told);
    urls::claim_files(&files, &mut claims, &mut told);
    let languages = lists::languages(&drafts, context);
    lists::variants(&mut drafts, &languages, context, &mut claims);
    claims.check_folders(&mut told);
    let collections = lists::sort(&drafts, context);
    let lists = lists::pages(&drafts, &collections, &languages, &agenda, context, &mut claims);
    let fronts = generated::fronts(&languages, &lists, context);
    agenda.settle(&drafts, &lists, context, &mut claims);
    let all: Vec<&Entry> = drafts.iter().map(|draft| &draft.entry).collect();
    reports::claim(&drafts, &fronts, context, &mut claims);
    reports::claim_sheets(&drafts, context, &mut claims);
    let subsets = subsets::of(&lists, &all, &collections, context, &mut claims);
    let catalogue = catalogue::close(gathered, &all, &collections, &lists, context, &mut claims);
    let mut ranks = vec![0; all.len()];
    for (rank, id) in collections.iter().flatten().enumerate() {
        ranks[*id] = rank;
    }
    let skills = skills::gather(&all, &ranks, &lists, context, &mut claims);
    let logs = log::logs(&drafts, &collections, &fronts, context, &mut claims);
    let datasets = datasets::of(&all, &collections, &catalogue, context);
    legal::claim(&drafts, &fronts, context, &mut claims, &mut told);
    generated::of_site(&drafts, &fronts, !datasets.is_empty(), context, &mut claims);
    let mut targets = links::Targets::new(&drafts, &lists, &files, &claims.pages, context);
    targets.add(datasets::addresses(&datasets));
    targets.add(catalogue.addresses());
    targets.add(agenda.addresses());
    let redirects = redirects::collect(redirects, &drafts, &targets, context, &mut claims, &mut told);
    menus::check(&data, &targets, context, &mut told);
    named_files::check(&drafts, &targets, &redirects, context, &mut told);
    let mut entries: Vec<Entry> = drafts.into_par_iter().map(entries::Draft::finish).collect();
    links::settle_pictures(&mut entries, &targets, context);
    skills.complete(&mut entries);
    links::check(&entries, &targets, &mut told);
    let site = Site {
        entries,
        collections,
        lists,
        generated: claims.pages,
        data,
        ranks,
        redirects,
        files,
        targets,
        catalogue,
        subsets,
        agenda,
        skills,
        datasets,
        logs,
        languages,
        consent_in_force,
        missed,
    };
    Checked { value: site, diagnostics: told }
}
