//! Social cards: the pictures that other sites show beside a link to a page.
//!
//! Takes a few words; returns a PNG of 1200 × 630 pixels in sixteen colours. The address of a card holds a hash of all
//! that is on it, so that it is known before the card is drawn, and who shows it asks again only when it has changed.

mod draw;
mod glyphs;
mod lines;
mod png;

use super::cache::Cache;
use crate::artifact::Artifact;
use rayon::prelude::*;
use sha2::{Digest, Sha256};

/// How large every card is.
pub const SIZE: (u32, u32) = (1200, 630);

/// The folder of the output where cards stand.
const FOLDER: &str = "assets/cards";

/// Changes when the same words give another card.
const VERSION: &[u8] = b"1";

/// What is written on a card.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Card {
    /// What the page tells of.
    pub title: String,
    /// Where it belongs: a promotion, or a date.
    pub label: String,
    /// The name of the site.
    pub site: String,
}

impl Card {
    /// Where it stands in the output.
    pub fn path(&self) -> String {
        format!("{FOLDER}/{}.png", self.key())
    }

    fn key(&self) -> String {
        let mut hash = Sha256::new();
        for part in [VERSION, self.title.as_bytes(), self.label.as_bytes(), self.site.as_bytes()] {
            hash.update(part);
            hash.update([0]);
        }
        hash.finalize().iter().take(8).map(|byte| format!("{byte:02x}")).collect()
    }
}

/// Draws the cards that are not kept already; `done` is called after each.
pub fn add(artifacts: &mut Vec<Artifact>, mut cards: Vec<Card>, cache: &Cache, done: &(dyn Fn() + Sync)) {
    cards.sort();
    cards.dedup();
    let fonts = draw::Fonts::new();
    let draw = |canvas: &mut draw::Canvas, card: &Card| {
        let name = format!("card-{}.png", card.key());
        let content = match cache.get(&name) {
            Some((content, _)) => content,
            None => cache.put(&name, draw::card(card, &fonts, canvas)),
        };
        done();
        Artifact { path: card.path(), content }
    };
    artifacts.par_extend(cards.par_iter().map_init(draw::Canvas::new, draw));
}

#[cfg(test)]
mod tests {
    use super::*;

    fn card(title: &str) -> Card {
        Card {
            title: title.into(), label: "EIG 2".into(), site: "Entrepreneurs d’intérêt général".into()
        }
    }

    #[test]
    fn card_is_small_and_of_the_size_that_sites_ask_for() {
        let (fonts, mut canvas) = (draw::Fonts::new(), draw::Canvas::new());
        let long = "Répertoire ".repeat(60);
        for title in
            ["Gobelins", "L’œuvre « d’été » : où ça ?", &long, &"x".repeat(500), "", "🙂 漢字", "a\u{202F}!"]
        {
            let bytes = draw::card(&card(title), &fonts, &mut canvas);
            let image = image::load_from_memory(&bytes).expect("a picture");
            assert_eq!((image.width(), image.height()), SIZE, "{title}");
            assert!(bytes.len() < 40_000, "{title}: {}", bytes.len());
            assert_eq!(bytes, draw::card(&card(title), &fonts, &mut draw::Canvas::new()), "{title}");
        }
    }

    #[test]
    fn address_of_a_card_changes_with_its_words() {
        assert_ne!(card("a").path(), card("b").path());
        assert_eq!(card("a").path(), card("a").path());
    }
}
