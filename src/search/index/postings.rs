//! Which pages speak of a term, and how much that is worth.
//!
//! Takes the terms of each page, returns the pages of each term, and their bytes (`FORMAT.md`, 3.2).

use rayon::prelude::*;

use super::bytes::Bytes;
use super::score::{How, MOST, Speaks};

/// A page that speaks of a term.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Posting {
    /// Number of the page.
    pub page: u32,
    /// How it does so.
    pub how: How,
}

/// The pages of all terms.
#[derive(Debug, Default)]
pub struct Postings {
    /// Where the pages of each term begin; one more than there are terms.
    starts: Vec<usize>,
    all: Vec<Posting>,
    pages: usize,
}

/// A list of pages as it is written.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct List {
    /// Whether only the best pages are listed.
    pub capped: bool,
    /// What one impact is worth.
    pub weight: u32,
    /// How many pages it has.
    pub count: usize,
    /// The pages, as bytes.
    pub pages: Vec<u8>,
    /// The impact of each.
    pub impacts: Vec<u8>,
    /// Which pages have shares, and what; empty if none has.
    pub shares: Vec<u8>,
    /// Which pages have passages, and which; empty if none has.
    pub passages: Vec<u8>,
}

impl List {
    /// A list of all these pages.
    fn new(weight: u32, postings: &[Posting]) -> List {
        let mut pages = Bytes::with_room(postings.len());
        pages.rising(postings.iter().map(|posting| posting.page as usize));
        let mut impacts = Bytes::with_room(postings.len());
        postings.iter().for_each(|posting| impacts.byte(posting.how.impact()));
        List {
            capped: false,
            weight,
            count: postings.len(),
            pages: pages.done(),
            impacts: impacts.done(),
            shares: some(postings, |how| how.share()),
            passages: some(postings, |how| how.passage()),
        }
    }

    /// How many bytes it takes.
    pub fn size(&self) -> usize {
        self.pages.len() + self.impacts.len() + self.shares.len() + self.passages.len()
    }
}

impl Postings {
    /// Turns the terms of pages into the pages of terms.
    pub fn new(pages: &[Vec<Speaks>], terms: usize) -> Postings {
        let mut starts = vec![0; terms + 1];
        for speaks in pages.iter().flatten() {
            starts[speaks.term as usize + 1] += 1;
        }
        for term in 0..terms {
            starts[term + 1] += starts[term];
        }
        let mut next = starts.clone();
        let mut all = vec![Posting::default(); starts[terms]];
        for (speaks, page) in pages.iter().zip(0..) {
            for speaks in speaks {
                let at = &mut next[speaks.term as usize];
                all[*at] = Posting { page, how: speaks.how };
                *at += 1;
            }
        }
        Postings { starts, all, pages: pages.len() }
    }

    /// The pages of a term, rising.
    pub fn of(&self, term: u32) -> &[Posting] {
        &self.all[self.starts[term as usize]..self.starts[term as usize + 1]]
    }

    /// What one impact of a term is worth: how rare it is, at least 1.
    pub fn weight(&self, term: u32) -> u32 {
        let (pages, having) = (self.pages as f64, self.of(term).len() as f64);
        let rare = (1.0 + (pages - having + 0.5) / (having + 0.5)).ln();
        (rare * 16.0).round().clamp(1.0, 255.0) as u32
    }

    /// The lists of all terms.
    pub fn lists(&self) -> Vec<List> {
        let terms = self.starts.len() as u32 - 1;
        (0..terms).into_par_iter().map(|term| List::new(self.weight(term), self.of(term))).collect()
    }

    /// The best pages of several terms together, at most `most`; `values` is room for a number a page, all 0.
    pub fn together(&self, terms: &[u32], most: usize, values: &mut Room) -> List {
        let weight = terms.iter().map(|term| self.weight(*term)).max().unwrap_or(1);
        for term in terms {
            let own = self.weight(*term);
            for posting in self.of(*term) {
                values.add(posting.page, own * posting.how.impact(), posting.how.passage());
            }
        }
        let mut pages = values.pages();
        let capped = pages.len() > most;
        if capped {
            pages.select_nth_unstable_by(most, |one, other| other.cmp(one));
            pages.truncate(most);
        }
        let posting = |(value, page): (u32, u32)| {
            // Odd as all impacts are.
            let impact = ((value + weight / 2) / weight).clamp(1, MOST) | 1;
            Posting { page, how: How::new(impact, 0, values.passage(page)) }
        };
        let mut postings: Vec<Posting> = pages.into_iter().map(posting).collect();
        values.clear();
        postings.sort_unstable_by_key(|posting| posting.page);
        List { capped, ..List::new(weight, &postings) }
    }
}

/// Room for the best value of each page.
#[derive(Debug, Default)]
pub struct Room {
    values: Vec<(u32, u32)>,
    touched: Vec<u32>,
}

impl Room {
    /// Room for so many pages.
    pub fn new(pages: usize) -> Room {
        Room { values: vec![(0, 0); pages], touched: Vec::new() }
    }

    fn add(&mut self, page: u32, value: u32, passage: u32) {
        let there = &mut self.values[page as usize];
        if there.0 == 0 {
            self.touched.push(page);
        }
        if value > there.0 {
            *there = (value, passage);
        }
    }

    /// The pages that have a value, with it.
    fn pages(&self) -> Vec<(u32, u32)> {
        self.touched.iter().map(|page| (self.values[*page as usize].0, *page)).collect()
    }

    fn passage(&self, page: u32) -> u32 {
        self.values[page as usize].1
    }

    fn clear(&mut self) {
        self.touched.iter().for_each(|page| self.values[*page as usize] = (0, 0));
        self.touched.clear();
    }
}

/// What few postings have: how many, then which and what; nothing if none has it.
fn some(postings: &[Posting], what: impl Fn(How) -> u32) -> Vec<u8> {
    let having = || postings.iter().enumerate().filter(|(_, posting)| what(posting.how) > 0);
    let mut bytes = Bytes::default();
    let count = having().count();
    if count > 0 {
        bytes.number(count);
    }
    let mut next = 0;
    for (index, posting) in having() {
        bytes.number(index - next);
        bytes.number(what(posting.how) as usize);
        next = index + 1;
    }
    bytes.done()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn speaks(term: u32, impact: u32, share: u32, passage: u32) -> Speaks {
        Speaks { term, how: How::new(impact, share, passage) }
    }

    #[test]
    fn pages_of_a_term_are_written_as_the_format_says() {
        let pages = [vec![speaks(1, 7, 0, 3)], vec![], vec![speaks(0, 1, 0, 0), speaks(1, 15, 60, 200)]];
        let lists = Postings::new(&pages, 3).lists();
        let columns = |list: &List| {
            [&list.pages, &list.impacts, &list.shares, &list.passages].map(|column| column.clone())
        };
        assert_eq!((lists[0].count, columns(&lists[0])), (1, [vec![2], vec![1], vec![], vec![]]));
        let shares = vec![1, 1, 60];
        let passages = vec![2, 0, 3, 0, 200, 1];
        assert_eq!((lists[1].count, columns(&lists[1])), (2, [vec![0, 1], vec![7, 15], shares, passages]));
        assert_eq!((lists[2].count, lists[2].size()), (0, 0));
    }

    #[test]
    fn rare_terms_are_worth_more_and_none_is_worth_nothing() {
        let pages: Vec<Vec<Speaks>> = (0..100)
            .map(|page| [speaks(0, 1, 0, 0), speaks(1, 1, 0, 0)][..1 + usize::from(page == 0)].to_vec())
            .collect();
        let postings = Postings::new(&pages, 2);
        assert_eq!(postings.weight(0), 1);
        assert!(postings.weight(1) > 60);
    }

    #[test]
    fn union_keeps_the_best_of_each_page_and_the_best_pages() {
        let pages = [
            vec![speaks(0, 3, 60, 1), speaks(1, 9, 0, 2)],
            vec![speaks(0, 5, 0, 0)],
            vec![speaks(1, 2, 0, 0)],
        ];
        let postings = Postings::new(&pages, 2);
        let mut room = Room::new(3);
        let all = postings.together(&[0, 1], 3, &mut room);
        assert_eq!((all.capped, all.count, all.pages), (false, 3, vec![0, 0, 0]));
        assert_eq!((all.impacts, all.passages), (vec![9, 5, 3], vec![1, 0, 2]));
        let best = postings.together(&[0, 1], 2, &mut room);
        assert_eq!((best.capped, best.pages, best.impacts), (true, vec![0, 0], vec![9, 5]));
    }
}
