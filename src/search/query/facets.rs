//! Filters, and how many hits each value of a facet has (`FORMAT.md`, 4.6).

use super::answer::{FacetCounts, ValueCount};
use super::directory::{Directory, Facet};
use crate::search::text::fold;
use std::collections::HashSet;

/// Filters as they bear on the pages.
pub struct Filters<'a> {
    directory: &'a Directory,
    /// For each facet, the values that are chosen, and whether a page lacks them; `None` if nothing is asked.
    facets: Vec<Option<Chosen>>,
    /// How many facets keep a page out.
    against: Vec<u32>,
}

struct Chosen {
    values: Vec<bool>,
    lacking: Vec<bool>,
}

impl<'a> Filters<'a> {
    /// `filters` as names of facets with values.
    pub fn new(directory: &'a Directory, filters: &[(String, Vec<String>)]) -> Self {
        let mut against = vec![0; directory.pages];
        let facets = directory.facets.iter().map(|facet| {
            let asked = filters.iter().filter(|(name, _)| *name == facet.name).flat_map(|(_, values)| values);
            let asked: HashSet<String> = asked.map(|value| fold(value)).collect();
            let chosen =
                if asked.is_empty() { return None } else { Chosen::new(facet, &asked, directory.pages) };
            for (count, lacking) in against.iter_mut().zip(&chosen.lacking) {
                *count += u32::from(*lacking);
            }
            Some(chosen)
        });
        let facets = facets.collect();
        Self { directory, facets, against }
    }

    /// Whether a page passes all filters.
    pub fn pass(&self, page: usize) -> bool {
        self.against.get(page) == Some(&0)
    }

    /// How many of the pages that `fit` each value has, with all filters but its own facet's.
    pub fn counts(&self, fit: &[bool]) -> Vec<FacetCounts> {
        let pairs = self.directory.facets.iter().zip(&self.facets);
        pairs.map(|(facet, chosen)| self.count(facet, chosen.as_ref(), fit)).collect()
    }

    fn count(&self, facet: &Facet, chosen: Option<&Chosen>, fit: &[bool]) -> FacetCounts {
        let counts = |page: &&u32| {
            let page = **page as usize;
            let own = u32::from(chosen.is_some_and(|chosen| chosen.lacking[page]));
            fit[page] && self.against[page] == own
        };
        let values = facet.values.iter().enumerate().filter_map(|(index, value)| {
            let count = value.pages.iter().filter(counts).count();
            let shown = count > 0 || chosen.is_some_and(|chosen| chosen.values[index]);
            shown.then(|| ValueCount { value: value.value.clone(), label: value.label.clone(), count })
        });
        FacetCounts { name: facet.name.clone(), label: facet.label.clone(), values: values.collect() }
    }
}

impl Chosen {
    fn new(facet: &Facet, asked: &HashSet<String>, pages: usize) -> Self {
        let is_asked = |text: &str| asked.contains(&fold(text));
        let values: Vec<bool> =
            facet.values.iter().map(|value| is_asked(&value.value) || is_asked(&value.label)).collect();
        let mut lacking = vec![true; pages];
        for (value, _) in facet.values.iter().zip(&values).filter(|(_, chosen)| **chosen) {
            value.pages.iter().for_each(|page| lacking[*page as usize] = false);
        }
        Self { values, lacking }
    }
}
