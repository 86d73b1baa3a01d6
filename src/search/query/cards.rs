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
    /// Index into the values of the first facet.
    pub kind: usize,
    /// Its summary.
    pub summary: String,
    /// The files of its text.
    pub passages: Vec<Named>,
}

impl Cards {
    /// Reads the cards of `pages` pages of a site with `languages` languages and `kinds` types.
    pub fn read(bytes: &mut Bytes, pages: usize, languages: usize, kinds: usize) -> Result<Self, Fault> {
        let titles = bytes.times(pages, Bytes::text)?;
        let urls = bytes.times(pages, Bytes::text)?;
        let langs = bytes.times(pages, Bytes::byte)?;
        let kinds_of = bytes.times(pages, Bytes::size)?;
        let summaries = bytes.times(pages, Bytes::text)?;
        let counts = bytes.times(pages, Bytes::count)?;
        if langs.iter().any(|lang| usize::from(*lang) >= languages) {
            return Err(Fault("it names a language that the index does not have"));
        }
        if kinds_of.iter().any(|kind| *kind >= kinds) {
            return Err(Fault("it names a type that the index does not have"));
        }
        let mut passages = bytes.names(counts.iter().sum())?.into_iter();
        let mut cards = Vec::with_capacity(pages);
        let texts = titles.into_iter().zip(urls).zip(summaries);
        let numbers = langs.into_iter().zip(kinds_of).zip(counts);
        for (((title, url), summary), ((lang, kind), count)) in texts.zip(numbers) {
            let passages = passages.by_ref().take(count).collect();
            let url = with_slug(url, &title);
            cards.push(Card { title, url, lang: lang.into(), kind, summary, passages });
        }
        Ok(Self(cards))
    }

    /// The card at `index`.
    pub fn get(&self, index: usize) -> Option<&Card> {
        self.0.get(index)
    }
}
