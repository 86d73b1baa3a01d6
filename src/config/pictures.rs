//! What `_config.yml` says of pictures, under `eigsite: images:`.

use super::Config;
use super::keys::IMAGES;
use super::read::{Reader, below};
use crate::diag::text;
use crate::yaml::{Map, Step, Value};

/// What is made of pictures.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pictures {
    /// The widths in which a picture is made smaller, the smallest first; none, and none is made.
    pub widths: Vec<u32>,
    /// How good smaller pictures are, 1 to 100.
    pub quality: u8,
    /// How wide a picture of a text is shown, as the attribute `sizes` of HTML says it.
    pub sizes: String,
}

/// How many widths there may be, and how large the largest.
const MOST_WIDTHS: usize = 12;
const WIDEST: i64 = 4096;

impl Default for Pictures {
    fn default() -> Self {
        Self {
            widths: vec![160, 320, 640, 960, 1280, 1920],
            quality: 80,
            // The column of the theme.
            sizes: "(min-width: 44rem) 40rem, 94vw".into(),
        }
    }
}

impl Reader<'_> {
    /// Reads `cards:`, which is a list of collections, or `off`.
    pub(super) fn cards(&mut self, ours: &Map, at: &[Step], config: &mut Config) {
        match ours.get("cards") {
            None => {}
            Some(said) if is_off(said) => config.cards = Some(Vec::new()),
            Some(Value::List(list)) if list.iter().all(|name| name.as_str().is_some()) => {
                config.cards = Some(list.iter().filter_map(Value::as_str).map(str::to_owned).collect());
            }
            Some(_) => self.wrong(
                &below(at, Step::Key("cards")),
                text!("cards-is-no-list"),
                text!("write-the-cards"),
            ),
        }
    }

    /// Reads `images:`, which is a mapping, or `off`.
    pub(super) fn images(&mut self, ours: &Map, at: &[Step], config: &mut Config) {
        if ours.get("images").is_some_and(is_off) {
            config.images.widths.clear();
            return;
        }
        let Some(images) = self.map(ours, at, "images") else { return };
        let at = below(at, Step::Key("images"));
        self.unknown_keys(images, &at, &[IMAGES]);
        match images.get("widths") {
            None => {}
            Some(Value::List(list))
                if list.len() <= MOST_WIDTHS && list.iter().all(|width| width_of(width).is_some()) =>
            {
                config.images.widths = list.iter().filter_map(width_of).collect();
                config.images.widths.sort_unstable();
                config.images.widths.dedup();
            }
            Some(_) => self.wrong(
                &below(&at, Step::Key("widths")),
                text!("is-not-a-list-of-widths"),
                text!("write-up-to-twelve-whole-numbers"),
            ),
        }
        match images.get("quality") {
            None => {}
            Some(Value::Int(quality @ 1..=100)) => {
                config.images.quality = u8::try_from(*quality).unwrap_or(80)
            }
            Some(_) => self.wrong(
                &below(&at, Step::Key("quality")),
                text!("is-not-a-number-from-1"),
                text!("write-a-whole-number"),
            ),
        }
        let sizes = self.text(images, &at, "sizes").unwrap_or_default();
        if sizes.contains(['"', '<', '>', '&']) {
            self.wrong(
                &below(&at, Step::Key("sizes")),
                text!("is-not-what-the-attribute-of"),
                text!("write-as-in"),
            );
        } else if !sizes.is_empty() {
            config.images.sizes = sizes;
        }
    }
}

fn is_off(value: &Value) -> bool {
    *value == Value::Bool(false) || value.as_str() == Some("off")
}

fn width_of(value: &Value) -> Option<u32> {
    match value {
        Value::Int(width @ 16..=WIDEST) => u32::try_from(*width).ok(),
        _ => None,
    }
}
