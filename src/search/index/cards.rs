//! Writes what a hit shows: title, address, language, summary, and where its texts are (`FORMAT.md`, 3.4).
//!
//! Takes pages and the names of their passages, returns blocks of cards.

use super::bytes::Bytes;
use super::file::Name;
use super::slugs::without_slug;
use crate::search::page::Page;

/// How many characters of a summary are shown.
const LONGEST_SUMMARY: usize = 60;
/// How many pages have their cards in the directory.
pub const FEW: usize = 640;
/// How many cards a shard may hold.
const LARGEST: usize = 256;

/// A page and the names of its passages.
pub struct Card<'a> {
    /// The page.
    pub page: &'a Page,
    /// Index of its language into those of the corpus.
    pub language: usize,
    /// Index of its type into the values of the first facet.
    pub kind: usize,
    /// The files of its passages.
    pub passages: &'a [Name],
}

/// How many cards a shard holds on a site of so many pages: a hit loads one, so that more pages must not mean much
/// larger ones, but the directory names them all.
pub fn shard_size(pages: usize) -> usize {
    let mut size = 8;
    while size * size * 100 < pages && size < LARGEST {
        size *= 2;
    }
    size
}

/// The bytes of cards, column by column.
pub fn block(cards: &[Card]) -> Vec<u8> {
    let mut bytes = Bytes::default();
    cards.iter().for_each(|card| bytes.text(&card.page.title));
    cards.iter().for_each(|card| bytes.text(&without_slug(&card.page.url, &card.page.title)));
    cards.iter().for_each(|card| bytes.byte(card.language as u32));
    cards.iter().for_each(|card| bytes.number(card.kind));
    cards.iter().for_each(|card| bytes.text(&summary(&card.page.summary)));
    cards.iter().for_each(|card| bytes.number(card.passages.len()));
    bytes.names(cards.iter().flat_map(|card| card.passages).copied());
    bytes.done()
}

/// The summary in one line, cut between words where it is long.
fn summary(summary: &str) -> String {
    let line = summary.split_whitespace().collect::<Vec<_>>().join(" ");
    let Some((most, _)) = line.char_indices().nth(LONGEST_SUMMARY) else { return line };
    let end = match line[most..].starts_with(' ') {
        true => most,
        false => line[..most].rfind(' ').unwrap_or(most),
    };
    let cut = line[..end].trim_end_matches([' ', ',', ';', ':', '.', '–', '—', '(', '«']);
    format!("{cut}…")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(title: &str, url: &str) -> Page {
        Page { title: title.to_owned(), url: url.to_owned(), ..Page::default() }
    }

    #[test]
    fn long_summary_is_cut_between_words() {
        assert_eq!(summary(" Deux\n mots. "), "Deux mots.");
        let long = "mot ".repeat(30);
        assert_eq!(summary(&long), format!("{}…", "mot ".repeat(15).trim()));
        assert_eq!(summary(&"é".repeat(200)), format!("{}…", "é".repeat(60)));
        assert_eq!(summary(&"é".repeat(60)), "é".repeat(60));
    }

    #[test]
    fn blocks_are_written_column_by_column() {
        let one = Page { summary: "S".to_owned(), ..page("Un", "/un/") };
        let two = page("", "/b/");
        let names = [Name { crc: 1, salt: 0 }, Name { crc: 2, salt: 3 }];
        let cards = [
            Card { page: &one, language: 1, kind: 3, passages: &names },
            Card { page: &two, language: 0, kind: 0, passages: &[] },
        ];
        let expected = [
            b"\x02Un\x00\x03/\x01/\x03/b/".as_slice(),
            &[1, 0, 3, 0, 1, b'S', 0, 2, 0, 1, 0, 0, 0, 2, 0, 0, 0, 0, 3],
        ];
        assert_eq!(block(&cards), expected.concat());
    }

    #[test]
    fn larger_sites_have_larger_shards_of_cards() {
        assert_eq!([700, 10_000, 100_000, 1_000_000, 1 << 30].map(shard_size), [8, 16, 32, 128, 256]);
    }
}
