//! Filters, and how many hits each value of a facet has (`FORMAT.md`, 4.6).

use super::answer::{FacetCounts, ValueCount};
use super::directory::{Directory, Facet, Lists, ListsAt};
use super::store::Reading;
use crate::search::text::fold;
use std::collections::HashSet;
use std::rc::Rc;

/// Filters as they bear on the pages.
pub struct Filters<'a> {
    directory: &'a Directory,
    facets: Vec<Own>,
    /// How many facets keep a page out.
    against: Vec<u32>,
}

/// What is asked of one facet.
struct Own {
    /// The pages of its values, if they are told in the directory, or asked for and there.
    lists: Option<Rc<Lists>>,
    /// `None` if any value will do.
    chosen: Option<Chosen>,
}

struct Chosen {
    /// The values that are chosen.
    values: Vec<bool>,
    /// Whether a page has none of them.
    lacking: Vec<bool>,
}

impl<'a> Filters<'a> {
    /// `filters` as names of facets with values; `all`: hits are to be counted for every facet.
    pub fn new(filters: &[(String, Vec<String>)], all: bool, reading: &Reading<'a>) -> Self {
        let directory = reading.directory();
        let mut against = vec![0; directory.pages];
        let facets = directory.facets.iter().map(|facet| {
            let asked = filters.iter().filter(|(name, _)| *name == facet.name).flat_map(|(_, values)| values);
            let asked: HashSet<String> = asked.map(|value| fold(value)).collect();
            let needed = all || !asked.is_empty() || matches!(facet.lists, ListsAt::Here(_));
            let lists = if needed { reading.lists(facet) } else { None };
            if asked.is_empty() {
                return Own { lists, chosen: None };
            }
            let chosen = Chosen::new(facet, lists.as_deref(), &asked, directory.pages);
            for (count, lacking) in against.iter_mut().zip(&chosen.lacking) {
                *count += u32::from(*lacking);
            }
            Own { lists, chosen: Some(chosen) }
        });
        let facets = facets.collect();
        Self { directory, facets, against }
    }

    /// Whether a page passes all filters.
    pub fn pass(&self, page: usize) -> bool {
        self.against.get(page) == Some(&0)
    }

    /// How many of the pages that `fit` each value has, with all filters but its own facet's; `all`: nothing is asked,
    /// so that all pages fit.
    pub fn counts(&self, fit: &[bool], all: bool) -> Vec<FacetCounts> {
        let filtered = self.facets.iter().filter(|own| own.chosen.is_some()).count();
        let pairs = self.directory.facets.iter().zip(&self.facets);
        let counts = pairs.map(|(facet, own)| {
            let free = all && filtered == usize::from(own.chosen.is_some());
            let values = facet.values.iter().enumerate().filter_map(|(index, value)| {
                let count = if free { Some(value.count) } else { self.count(index, own, fit) };
                let chosen = own.chosen.as_ref().is_some_and(|chosen| chosen.values[index]);
                let (id, label) = (value.value.clone(), value.label.clone());
                (count != Some(0) || chosen).then_some(ValueCount { value: id, label, count })
            });
            FacetCounts { name: facet.name.clone(), label: facet.label.clone(), values: values.collect() }
        });
        counts.collect()
    }

    fn count(&self, value: usize, own: &Own, fit: &[bool]) -> Option<usize> {
        let counts = |page: &&u32| {
            let page = **page as usize;
            let lacking = own.chosen.as_ref().is_some_and(|chosen| chosen.lacking[page]);
            fit[page] && self.against[page] == u32::from(lacking)
        };
        let pages = own.lists.as_ref()?.get(value)?;
        Some(pages.iter().filter(counts).count())
    }
}

impl Chosen {
    fn new(facet: &Facet, lists: Option<&Lists>, asked: &HashSet<String>, pages: usize) -> Self {
        let is_asked = |text: &str| asked.contains(&fold(text));
        let values: Vec<bool> =
            facet.values.iter().map(|value| is_asked(&value.value) || is_asked(&value.label)).collect();
        let mut lacking = vec![true; pages];
        for (pages, _) in lists.into_iter().flatten().zip(&values).filter(|(_, chosen)| **chosen) {
            pages.iter().for_each(|page| lacking[*page as usize] = false);
        }
        Self { values, lacking }
    }
}
