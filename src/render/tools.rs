//! What templates see of the tools: made once, shared by all pages that show it.
//!
//! Takes the catalogue of a site; returns, by language, a value for each tool, each use and each facet, and what the
//! uses add up to. Which page shows what is for `pages` to say.

use super::values::{begun, map};
use super::view::View;
use crate::parse::markdown::typeset;
use crate::resolve::catalogue::adoption::{Adoption, adoption};
use crate::resolve::catalogue::{FacetKind, State, ToolUse, referred};
use crate::resolve::entries::plain;
use crate::resolve::generated::Generated;
use crate::resolve::{Entry, EntryId, Site};
use crate::text::{fold, slugify};
use crate::yaml::Value;
use rayon::prelude::*;
use std::collections::{BTreeMap, HashMap};
use tera::Value as T;
use tera::value::Key;

/// What pages share of the catalogue.
#[derive(Debug, Default)]
pub struct Tools {
    /// What the uses add up to.
    pub adoption: Adoption,
    /// The facets that each tool stands in, as indexes into the catalogue's, in their order.
    pub facets_of: BTreeMap<EntryId, Vec<usize>>,
    /// The facet that is about an entry: a promotion, an administration.
    pub facet_about: BTreeMap<EntryId, usize>,
    /// By facet and tool: the users that the facet is about.
    within: HashMap<(usize, EntryId), Vec<EntryId>>,
    words: BTreeMap<String, Words>,
}

/// The values for pages in one language.
#[derive(Debug, Default)]
struct Words {
    facets: Vec<T>,
    layers: BTreeMap<String, T>,
    tools: BTreeMap<EntryId, T>,
    uses: Vec<T>,
    /// Numbers of users in words, from none to the most that a tool has.
    users: Vec<T>,
    /// What stands between remarks.
    semicolon: String,
}

impl Tools {
    /// Makes what pages share; of a site without tools, nothing.
    pub fn new(view: &View) -> Self {
        let catalogue = &view.site.catalogue;
        let Some(collection) = catalogue.collection else { return Self::default() };
        let mut tools = Self { adoption: adoption(catalogue, &view.site.entries), ..Self::default() };
        for (index, facet) in catalogue.facets.iter().enumerate() {
            for tool in &facet.tools {
                tools.facets_of.entry(*tool).or_default().push(index);
            }
            if let Some(entry) = facet.entry {
                tools.facet_about.insert(entry, index);
            }
        }
        tools.within = tools.within(view.site);
        for lang in &view.site.languages {
            let words = tools.words(collection, lang, view);
            tools.words.insert(lang.clone(), words);
        }
        tools
    }

    /// Who uses each tool in each promotion, administration and layer: one pass over the uses.
    fn within(&self, site: &Site) -> HashMap<(usize, EntryId), Vec<EntryId>> {
        let mut within: HashMap<(usize, EntryId), Vec<EntryId>> = HashMap::new();
        let facets = &site.catalogue.facets;
        let mut layers: HashMap<&str, Option<usize>> = HashMap::new();
        let facet_of = |layer: &str| {
            let id = slugify(layer);
            facets.iter().position(|facet| facet.kind == FacetKind::Layer && facet.id == id)
        };
        let really = |used: &&ToolUse| matches!(used.state, State::Used | State::Dropped);
        for used in site.catalogue.uses.iter().filter(really) {
            let Some(tool) = used.tool else { continue };
            let about = |field| {
                referred(&site.entries[used.challenge], field).and_then(|id| self.facet_about.get(&id))
            };
            let layer = used.layer.as_deref();
            let layer = layer.and_then(|layer| *layers.entry(layer).or_insert_with(|| facet_of(layer)));
            let entries = about("promotion").into_iter().chain(about("administration")).copied();
            for facet in entries.chain(layer) {
                let users = within.entry((facet, tool)).or_default();
                // Uses of one challenge follow each other.
                if users.last() != Some(&used.challenge) {
                    users.push(used.challenge);
                }
            }
        }
        within
    }

    /// The users of `tool` that the facet at `facet` is about: those of a promotion, say. Of a facet that is about the
    /// tool itself, none.
    pub fn users_within(&self, facet: usize, tool: EntryId) -> &[EntryId] {
        self.within.get(&(facet, tool)).map_or(&[], Vec::as_slice)
    }

    fn words(&self, collection: usize, lang: &str, view: &View) -> Words {
        let catalogue = &view.site.catalogue;
        let facets: Vec<T> = (0..catalogue.facets.len()).map(|at| facet_value(at, lang, view)).collect();
        let layers = view.context.schema.layers.iter().map(|layer| {
            let id = slugify(&layer.id);
            let at = catalogue.facets.iter().position(|f| f.kind == FacetKind::Layer && f.id == id);
            let label = || map([("title", T::from(layer.label.get(lang))), ("url", T::none())]);
            (layer.id.clone(), at.map_or_else(label, |at| facets[at].clone()))
        });
        let most = self.adoption.tools.values().map(|tool| tool.users.len()).max().unwrap_or(0);
        let users = (0..=most).map(|users| T::from(view.count(users, "users", lang))).collect();
        let semicolon = view.string(lang, "semicolon");
        let mut words = Words { layers: layers.collect(), facets, users, semicolon, ..Words::default() };
        words.tools = view.site.collections[collection]
            .par_iter()
            .map(|tool| (*tool, self.tool_value(*tool, lang, &words, view)))
            .collect();
        words.uses = catalogue.uses.par_iter().map(|used| use_value(used, lang, &words, view)).collect();
        words
    }

    /// What lists show of a tool.
    fn tool_value(&self, tool: EntryId, lang: &str, words: &Words, view: &View) -> T {
        let entry = &view.site.entries[tool];
        let known = view.site.catalogue.tools.get(&tool);
        let own = self.facets_of.get(&tool).map_or(&[][..], Vec::as_slice);
        let of = |kind: FacetKind| own.iter().filter(move |at| view.site.catalogue.facets[**at].kind == kind);
        let main = self.main_category(tool, view);
        let users = self.users(tool).len();
        let mut categories: Vec<usize> = of(FacetKind::Category).copied().collect();
        categories.sort_by_key(|at| Some(*at) != main);
        let card = view.card_in(tool, lang).as_map();
        let from_card = |key| card.and_then(|card| card.get(&Key::Str(key))).cloned().unwrap_or_else(T::none);
        map([
            ("id", T::from(entry.id.as_str())),
            ("title", T::from(entry.card.title.as_str())),
            ("url", from_card("url")),
            ("lang", T::from(entry.card.lang.as_str())),
            ("summary", T::from(begun(&entry.card.summary))),
            ("aliases", T::from(aliases(entry).into_iter().map(T::from).collect::<Vec<_>>())),
            ("users", T::from(users)),
            ("users_label", words.users[users].clone()),
            ("freedom", T::from(known.map(|known| known.freedom).unwrap_or_default().name())),
            ("licence", of(FacetKind::Licence).next().map_or_else(T::none, |at| words.facets[*at].clone())),
            (
                "categories",
                T::from(categories.iter().map(|at| words.facets[*at].clone()).collect::<Vec<_>>()),
            ),
        ])
    }

    /// The facet of the first category of a tool.
    pub fn main_category(&self, tool: EntryId, view: &View) -> Option<usize> {
        let catalogue = &view.site.catalogue;
        let id = slugify(catalogue.tools.get(&tool)?.categories.first()?);
        let mut own = self.facets_of.get(&tool)?.iter().copied();
        own.find(|at| catalogue.facets[*at].kind == FacetKind::Category && catalogue.facets[*at].id == id)
    }

    /// The challenges that use a tool or did.
    pub fn users(&self, tool: EntryId) -> &[EntryId] {
        self.adoption.tools.get(&tool).map_or(&[], |standing| &standing.users)
    }

    /// What lists in `lang` show of `tool`.
    pub fn tool(&self, tool: EntryId, lang: &str) -> T {
        self.in_language(lang).and_then(|words| words.tools.get(&tool).cloned()).unwrap_or_else(T::none)
    }

    /// A number of users in words.
    pub fn users_label(&self, users: usize, lang: &str) -> T {
        self.in_language(lang).and_then(|words| words.users.get(users).cloned()).unwrap_or_else(T::none)
    }

    /// The use at `index` of the catalogue.
    pub fn used(&self, index: usize, lang: &str) -> T {
        self.in_language(lang).map_or_else(T::none, |words| words.uses[index].clone())
    }

    /// Name and address of the facet at `index` of the catalogue.
    pub fn facet(&self, index: usize, lang: &str) -> T {
        self.in_language(lang).map_or_else(T::none, |words| words.facets[index].clone())
    }

    /// Name and address of a layer.
    pub fn layer(&self, id: &str, lang: &str) -> T {
        self.in_language(lang).and_then(|words| words.layers.get(id).cloned()).unwrap_or_else(T::none)
    }

    fn in_language(&self, lang: &str) -> Option<&Words> {
        self.words.get(lang)
    }
}

/// Other names of a tool. Addresses among them lead here, and are no names; nor is its own name in other letters.
pub fn aliases(tool: &Entry) -> Vec<String> {
    let names = match plain(tool, "aliases") {
        Some(Value::List(list)) => list.iter().filter_map(Value::to_text).collect(),
        Some(name) => name.to_text().into_iter().collect::<Vec<_>>(),
        None => Vec::new(),
    };
    let own = fold(&tool.card.title);
    names.into_iter().filter(|name| !name.starts_with('/') && fold(name) != own).collect()
}

/// The address of the page of the facet at `index` for pages in `lang`.
pub fn facet_page(index: usize, lang: &str, view: &View) -> Option<String> {
    view.page_for(Generated::Facet(index), lang)
}

fn facet_value(index: usize, lang: &str, view: &View) -> T {
    let facet = &view.site.catalogue.facets[index];
    map([
        ("id", T::from(facet.id.as_str())),
        ("title", T::from(typeset(facet.label.get(lang), lang == "fr"))),
        ("url", facet_page(index, lang, view).into()),
        ("count", T::from(facet.tools.len())),
    ])
}

fn use_value(used: &ToolUse, lang: &str, words: &Words, view: &View) -> T {
    let challenge = &view.site.entries[used.challenge];
    let about = |field: &str| referred(challenge, field).map_or_else(T::none, |id| view.mini_of(id, lang));
    let set = |text: &Option<String>| text.as_ref().map(|text| typeset(text, lang == "fr"));
    let state =
        (used.state != State::Used).then(|| view.string(lang, &format!("states.{}", used.state.id())));
    let version =
        set(&used.version).map(|version| view.string(lang, "version").replace("{version}", &version));
    let (note, part) = (set(&used.note), set(&used.part));
    let joined = |said: [&Option<String>; 3]| {
        said.into_iter().flatten().map(String::as_str).collect::<Vec<_>>().join(&words.semicolon)
    };
    map([
        ("challenge", view.mini_of(used.challenge, lang)),
        ("administration", about("administration")),
        ("promotion", about("promotion")),
        (
            "tool",
            match used.tool {
                Some(tool) => words.tools.get(&tool).cloned().unwrap_or_else(|| view.mini_of(tool, lang)),
                None => map([("title", T::from(used.name.as_str())), ("url", T::none())]),
            },
        ),
        ("name", T::from(used.name.as_str())),
        ("layer", used.layer.as_ref().and_then(|id| words.layers.get(id).cloned()).unwrap_or_else(T::none)),
        ("layer_stated", T::from(used.layer_stated)),
        ("state", T::from(used.state.id())),
        ("year", used.year.into()),
        ("said", T::from(joined([&state, &version, &note]))),
        ("remarks", T::from(joined([&version, &note, &part]))),
        ("version", set(&used.version).into()),
        ("note", note.into()),
        ("part", part.into()),
    ])
}
