//! How much of a page's name each of its words makes up, in sixtieths (`FORMAT.md`, 3.2).
//!
//! Takes the tokens of one name, returns the shares of its terms.

use std::collections::BTreeMap;

use super::compounds::Compounds;
use super::groups::Token;
use super::vocabulary::{VARIANT, Vocabulary, WHOLE, Words};

/// What a whole name is.
pub const ALL: u32 = 60;

/// The share of each term of a name. Stop words count only where there is nothing else.
pub fn shares(
    vocabulary: &Vocabulary,
    compounds: &Compounds,
    language: u8,
    tokens: &[Token],
) -> BTreeMap<u32, u32> {
    let only_stops = tokens.iter().all(|token| vocabulary.of(*token).stop);
    let counts = |token: &Token| only_stops || !vocabulary.of(*token).stop;
    let mut dealt = deal(ALL, tokens.iter().filter(|token| counts(token)).count()).into_iter();
    let each: Vec<u32> =
        tokens.iter().map(|token| if counts(token) { dealt.next().unwrap_or(0) } else { 0 }).collect();
    let mut shares = BTreeMap::new();
    for (token, share) in tokens.iter().zip(&each).filter(|(_, share)| **share > 0) {
        for (term, share) in
            within(vocabulary.of(*token), *share, |form| only_stops || !vocabulary.is_stop[form])
        {
            *shares.entry(term).or_default() += share;
        }
    }
    for (two, each) in tokens.windows(2).zip(each.windows(2)) {
        for term in compounds.said(vocabulary, two[0], two[1], language) {
            *shares.entry(*term).or_default() += each[0] + each[1];
        }
    }
    shares.values_mut().for_each(|share: &mut u32| *share = (*share).min(ALL));
    shares
}

/// The shares of a group's terms: all for its whole, and all among its parts.
fn within(words: &Words, share: u32, counts: impl Fn(usize) -> bool) -> BTreeMap<u32, u32> {
    let said = || words.words.iter().filter(|word| word.part != VARIANT && counts(word.form as usize));
    let mut parts: Vec<u32> = said().map(|word| word.part).filter(|part| *part != WHOLE).collect();
    parts.sort_unstable();
    parts.dedup();
    let mut shares: BTreeMap<u32, u32> = BTreeMap::new();
    for (part, share) in parts.iter().zip(deal(share, parts.len())).filter(|(_, share)| *share > 0) {
        let mut terms: Vec<u32> = said().filter(|word| word.part == *part).map(|word| word.term).collect();
        terms.sort_unstable();
        terms.dedup();
        terms.into_iter().for_each(|term| *shares.entry(term).or_default() += share);
    }
    for word in said().filter(|word| word.part == WHOLE) {
        shares.insert(word.term, share);
    }
    shares
}

/// `all` in so many whole numbers, as equal as they can be, the greater ones first.
fn deal(all: u32, among: usize) -> Vec<u32> {
    let among = among as u32;
    (0..among).map(|number| all / among + u32::from(number < all % among)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_make_up_the_whole() {
        assert_eq!(deal(60, 7), [9, 9, 9, 9, 8, 8, 8]);
        assert_eq!(deal(60, 0), [0; 0]);
        assert_eq!(deal(1, 2), [1, 0]);
        assert!((1..200).all(|among| deal(ALL, among).iter().sum::<u32>() == ALL));
    }
}
