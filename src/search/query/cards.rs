//! Cards: what a hit shows (`FORMAT.md`, 3.4).

use super::bytes::{Bytes, Fault};
use super::directory::Named;
use crate::search::text::slug;

/// Stands in a text for the slug of another.
const SLUG: char = '\u{1}';

/// `text` with the slug of `title` wherever that goes without saying.
pub fn with_slug(text: String, title: &str) -> String {
    if text.contains(SLUG) { text.replace(SLUG, &slug(title)) } else { text }
}

/// The cards of some pages that follow each other.
#[derive(Debug)]
pub struct Cards(Vec<Card>);

/// What a hit shows.
#[derive(Debug, Clone, Default)]
pub struct Card {
    /// The page's title.
    pub title: String,
    /// Its address.
    pub url: String,
    /// Index into the languages.
    pub lang: usize,
    /// Its summary.
    pub summary: String,
    /// The files of its text.
    pub passages: Vec<Named>,
}

impl Cards {
    /// Reads the cards of `pages` pages of a site with `languages` languages.
    pub fn read(bytes: &mut Bytes, pages: usize, languages: usize) -> Result<Self, Fault> {
        let titles = bytes.times(pages, Bytes::text)?;
        let urls = bytes.times(pages, Bytes::text)?;
        let langs = bytes.times(pages, Bytes::byte)?;
        let summaries = bytes.times(pages, Bytes::text)?;
        let counts = bytes.times(pages, Bytes::count)?;
        let mut crcs = Vec::new();
        for count in &counts {
            crcs.push(bytes.times(*count, Bytes::four)?);
        }
        if langs.iter().any(|lang| usize::from(*lang) >= languages) {
            return Err(Fault("it names a language that the index does not have"));
        }
        let mut cards = Vec::with_capacity(pages);
        for ((((title, url), lang), summary), crcs) in
            titles.into_iter().zip(urls).zip(langs).zip(summaries).zip(crcs)
        {
            let salts = bytes.take(crcs.len())?;
            let passages = crcs.iter().zip(salts).map(|(crc, salt)| Named { crc: *crc, salt: *salt });
            let passages = passages.collect();
            let url = with_slug(url, &title);
            cards.push(Card { title, url, lang: lang.into(), summary, passages });
        }
        Ok(Self(cards))
    }

    /// The card at `index`.
    pub fn get(&self, index: usize) -> Option<&Card> {
        self.0.get(index)
    }
}
