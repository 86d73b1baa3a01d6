//! Which pages have which values of the facets, and in which file that is told (`FORMAT.md`, 3.1 and 3.6).
//!
//! Takes facets and pages, returns lists as they are written.

use super::bytes::Bytes;
use super::file::{Name, Packed, Packer, settle};
use crate::artifact::Artifact;
use crate::search::page::{Facet, Page};

/// The pages of a facet's values.
pub struct Listed {
    /// How many pages each value has.
    pub counts: Vec<usize>,
    /// Where the pages are told.
    pub place: Place,
}

/// Where the pages of a facet's values are told.
#[derive(Debug, PartialEq, Eq)]
pub enum Place {
    /// In the directory: their bytes.
    Here(Vec<u8>),
    /// In a file.
    File(Name),
}

/// The index of each page's type among the values of the first facet. In bad input a page may have none: then it has
/// the first one.
pub fn types(facets: &[Facet], pages: &[&Page]) -> Vec<usize> {
    let values = facets.first().map_or(0, |facet| facet.values.len());
    let is_type = |(facet, value): &&(usize, usize)| *facet == 0 && *value < values;
    pages.iter().map(|page| page.facets.iter().find(is_type).map_or(0, |(_, value)| *value)).collect()
}

/// The lists of all facets. Those that take up to `most` bytes together, compressed, are to stand in the directory: the
/// first ones before the others. Each other has a file of its own.
pub fn listed(facets: &[Facet], pages: &[&Page], most: usize, level: i32) -> (Vec<Listed>, Vec<Artifact>) {
    let mut packer = Packer::new(level);
    let mut left = most;
    let mut files: Vec<Packed> = Vec::new();
    let mut places: Vec<(Vec<usize>, Option<Vec<u8>>)> = Vec::new();
    for docs in pages_of(facets, pages) {
        let mut bytes = Bytes::default();
        docs.iter().for_each(|docs| bytes.rising(docs.iter().map(|page| *page as usize)));
        let content = bytes.done();
        let packed = packer.pack(&content);
        let size = packed.content.bytes().map_or(0, |bytes| bytes.len());
        let here = size <= left;
        if here {
            left -= size;
        } else {
            files.push(packed);
        }
        places.push((docs.iter().map(Vec::len).collect(), here.then_some(content)));
    }
    let (names, artifacts) = settle("f", files);
    let mut names = names.into_iter();
    let place = |here: Option<Vec<u8>>| match here {
        Some(content) => Place::Here(content),
        None => names.next().map_or(Place::Here(Vec::new()), Place::File),
    };
    let (counts, here): (Vec<_>, Vec<_>) = places.into_iter().unzip();
    let places = here.into_iter().map(place);
    (counts.into_iter().zip(places).map(|(counts, place)| Listed { counts, place }).collect(), artifacts)
}

/// For each facet, for each of its values, the pages that have it, rising.
fn pages_of(facets: &[Facet], pages: &[&Page]) -> Vec<Vec<Vec<u32>>> {
    let mut all: Vec<Vec<Vec<u32>>> =
        facets.iter().map(|facet| vec![Vec::new(); facet.values.len()]).collect();
    for (number, page) in (0..).zip(pages) {
        for (facet, value) in &page.facets {
            // A page may name a value twice, and in bad input one that there is not.
            let docs = all.get_mut(*facet).and_then(|values| values.get_mut(*value));
            if let Some(docs) = docs.filter(|docs| docs.last() != Some(&number)) {
                docs.push(number);
            }
        }
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::search::page::FacetValue;

    fn facet(name: &str, values: usize) -> Facet {
        let value = |n: usize| FacetValue { value: n.to_string(), label: n.to_string() };
        Facet { name: name.to_owned(), label: name.to_owned(), values: (0..values).map(value).collect() }
    }

    fn page(facets: &[(usize, usize)]) -> Page {
        Page { facets: facets.to_vec(), ..Page::default() }
    }

    #[test]
    fn facets_stay_in_the_directory_while_there_is_room() {
        let facets = [facet("type", 1), facet("large", 7), facet("small", 1)];
        let odd = |n: u32| (n.wrapping_mul(2_654_435_761) >> 13) as usize % 7;
        let of = |n: u32| page(&[(0, 0), (1, odd(n)), (2, 0)][..2 + usize::from(n == 5)]);
        let pages: Vec<Page> = (0..900).map(of).collect();
        let pages: Vec<&Page> = pages.iter().collect();
        let (all, files) = listed(&facets, &pages, 100, 12);
        assert_eq!(
            all.iter().map(|listed| listed.counts.iter().sum()).collect::<Vec<usize>>(),
            [900, 900, 1]
        );
        assert!(matches!(all[0].place, Place::Here(_)));
        assert!(matches!(all[1].place, Place::File(_)));
        assert_eq!(all[2].place, Place::Here(vec![5]));
        assert_eq!(files.len(), 1);
        assert!(files[0].path.starts_with("search/f/"), "{}", files[0].path);
    }

    #[test]
    fn pages_have_the_first_type_that_there_is() {
        let pages = [page(&[(1, 0), (0, 9), (0, 1)]), page(&[])];
        assert_eq!(types(&[facet("type", 2)], &pages.iter().collect::<Vec<_>>()), [1, 0]);
    }
}
