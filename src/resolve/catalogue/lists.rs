//! Lists and tables of tools, in Org or Markdown: each line that names one fills the catalogue.
//!
//! Headings are categories; a tool that is named twice, by address or by name, is one.

use super::address::{key_of, name_of};
use super::listed::{Listed, read};
use super::shipped::{Shipped, aliases};
use crate::diag::{Code, Diagnostic, text};
use crate::parse::{ToolContent, ToolFile};
use crate::resolve::Context;
use crate::resolve::entries::{Draft, from_facts};
use crate::schema::{Collection, Holds};
use crate::source::Span;
use crate::text::{fold, slugify};
use crate::yaml::{Map, Value};
use std::collections::HashMap;

/// Adds the tools of all lists among `files` to `drafts`; one that is there is filled up.
pub fn gather(
    files: &[ToolFile],
    shipped: &[Shipped],
    drafts: &mut Vec<Draft>,
    context: &Context,
    told: &mut Vec<Diagnostic>,
) {
    let Some((collection, tools)) = context.schema.holder(Holds::Tools) else { return };
    let mut shelf = Shelf::new((collection, tools), shipped, drafts);
    for file in files.iter().filter(|file| file.holds == Holds::Tools) {
        let ToolContent::Outline(listing) = &file.content else { continue };
        let mut seen: HashMap<usize, Seen> = HashMap::new();
        for listed in read(listing, file.source, &|name| shelf.knows(name), told) {
            let span = listed.span;
            let index = shelf.put(listed, drafts, context);
            repeated(index, span, &mut seen, &drafts[index], told);
        }
    }
}

/// Where a list first names a tool, and whether it was said that it names it again.
struct Seen {
    first: Span,
    told: bool,
}

/// Says once that one list names one tool twice.
fn repeated(
    index: usize,
    span: Span,
    seen: &mut HashMap<usize, Seen>,
    draft: &Draft,
    told: &mut Vec<Diagnostic>,
) {
    let place = seen.entry(index).or_insert(Seen { first: span, told: false });
    if place.first == span || place.told {
        return;
    }
    place.told = true;
    let name = draft.meta.get("title").and_then(Value::to_text).unwrap_or_default();
    told.push(
        Diagnostic::new(Code::DuplicateTool, span, text!("is-in-this-list-already", name = name))
            .also(place.first, text!("the-first-time"))
            .help(text!("both-lines-are-taken-as-one")),
    );
}

/// The tools of the site while lists add to them, and how to find them.
struct Shelf<'s> {
    collection: usize,
    tools: &'s Collection,
    shipped: &'s [Shipped],
    shipped_by_address: HashMap<String, usize>,
    shipped_by_name: HashMap<String, usize>,
    by_address: HashMap<String, usize>,
    by_name: HashMap<String, usize>,
}

impl<'s> Shelf<'s> {
    fn new((collection, tools): (usize, &'s Collection), shipped: &'s [Shipped], drafts: &[Draft]) -> Self {
        let mut shelf = Self {
            collection,
            tools,
            shipped,
            shipped_by_address: HashMap::new(),
            shipped_by_name: HashMap::new(),
            by_address: HashMap::new(),
            by_name: HashMap::new(),
        };
        for (index, tool) in shipped.iter().enumerate() {
            let names = [tool.name().to_owned(), tool.id.clone()].into_iter().chain(tool.aliases());
            for name in names {
                shelf.shipped_by_name.entry(fold(&name)).or_insert(index);
            }
            for address in addresses(tools, &tool.facts) {
                shelf.shipped_by_address.entry(address).or_insert(index);
            }
        }
        for (index, draft) in drafts.iter().enumerate().filter(|(_, d)| d.entry.collection == collection) {
            shelf.know(index, draft);
        }
        shelf
    }

    fn knows(&self, name: &str) -> bool {
        let key = fold(name);
        self.by_name.contains_key(&key) || self.shipped_by_name.contains_key(&key)
    }

    fn know(&mut self, index: usize, draft: &Draft) {
        let title = self.tools.said("title", &draft.meta).and_then(Value::to_text);
        let names = title.into_iter().chain(draft.names.iter().cloned()).chain(aliases(&draft.meta));
        for name in names.chain([draft.entry.id.clone()]) {
            self.by_name.entry(fold(&name)).or_insert(index);
        }
        for address in addresses(self.tools, &draft.meta) {
            self.by_address.entry(address).or_insert(index);
        }
    }

    /// Puts `listed` where it belongs; returns the index of its draft.
    fn put(&mut self, listed: Listed, drafts: &mut Vec<Draft>, context: &Context) -> usize {
        let address = listed.url.as_deref().map(key_of);
        let by_address = address.as_ref().and_then(|address| self.by_address.get(address));
        let by_name = listed.name.as_ref().and_then(|name| self.by_name.get(&fold(name)));
        if let Some(&index) = by_address.or(by_name) {
            fill_up(&mut drafts[index].meta, &listed);
            self.know(index, &drafts[index]);
            return index;
        }
        let known = address.as_ref().and_then(|address| self.shipped_by_address.get(address));
        let known = known.or_else(|| self.shipped_by_name.get(&fold(listed.name.as_deref()?)));
        let title = match known.map(|index| self.shipped[*index].name()) {
            Some(name) => name.to_owned(),
            None => listed.name.clone().unwrap_or_else(|| name_of(listed.url.as_deref().unwrap_or_default())),
        };
        if let Some(&index) = self.by_name.get(&fold(&title)) {
            fill_up(&mut drafts[index].meta, &listed);
            return index;
        }
        let mut facts = Map::default();
        facts.insert("title", Value::String(title.clone()));
        fill_up(&mut facts, &listed);
        let index = drafts.len();
        drafts.push(from_facts(self.collection, &slugify(&title), facts, listed.span, &context.config.lang));
        self.know(index, &drafts[index]);
        index
    }
}

/// The addresses under which a tool may be listed.
fn addresses(tools: &Collection, facts: &Map) -> Vec<String> {
    let said = ["website", "repository"].into_iter().filter_map(|field| tools.said(field, facts)?.to_text());
    said.map(|address| key_of(&address)).collect()
}

/// Adds to `facts` what `listed` says besides.
fn fill_up(facts: &mut Map, listed: &Listed) {
    let mut text = |key: &str, value: &Option<String>| {
        if let Some(value) = value.as_ref().filter(|_| facts.get(key).is_none_or(Value::is_blank)) {
            facts.insert(key, Value::String(value.clone()));
        }
    };
    text("website", &listed.url);
    text("repository", &listed.repository);
    text("description", &listed.description);
    let mut list = |key: &str, values: Vec<Value>| {
        let mut all = match facts.get(key) {
            Some(Value::List(list)) => list.clone(),
            Some(value) if !value.is_blank() => vec![value.clone()],
            _ => Vec::new(),
        };
        let new: Vec<Value> = values.into_iter().filter(|value| !all.contains(value)).collect();
        if !new.is_empty() {
            all.extend(new);
            facts.insert(key, Value::List(all));
        }
    };
    list("categories", listed.categories.iter().cloned().map(Value::String).collect());
    let links = listed.links.iter().map(|(title, url)| {
        let mut link = Map::default();
        link.insert("title", Value::String(title.clone()));
        link.insert("url", Value::String(url.clone()));
        Value::Map(link)
    });
    list("links", links.collect());
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn facts_are_filled_up_and_never_replaced() {
        let mut facts = Map::default();
        facts.insert("description", Value::String("la nôtre".into()));
        facts.insert("categories", Value::String("Cartes".into()));
        let listed = Listed {
            name: None,
            url: Some("https://a.fr".into()),
            repository: None,
            description: Some("une autre".into()),
            categories: vec!["Cartes".into(), "Web".into()],
            links: Vec::new(),
            span: Span::file(crate::source::SourceId(0)),
        };
        fill_up(&mut facts, &listed);
        assert_eq!(facts.get("description").and_then(Value::as_str), Some("la nôtre"));
        assert_eq!(facts.get("website").and_then(Value::as_str), Some("https://a.fr"));
        assert_eq!(facts.get("categories").and_then(Value::as_list).map(<[_]>::len), Some(2));
    }
}
