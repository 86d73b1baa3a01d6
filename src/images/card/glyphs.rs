//! Letters that were drawn once are kept for the next card: a title has few of them, and a site few sizes.

use super::lines::Face;
use ab_glyph::{Font, FontRef, Glyph, GlyphId, PxScale, point};
use rustc_hash::FxHashMap;

/// A letter in points, each 0 to 255 by how much of it is covered.
#[derive(Debug, Default)]
pub(super) struct Drawn {
    /// Where its first point lies, seen from the place of the letter on the base line.
    pub left: i32,
    pub top: i32,
    /// How many points a row has.
    pub across: usize,
    pub points: Vec<u8>,
}

/// The letters of one thread, by font, size and letter.
#[derive(Debug, Default)]
pub(super) struct Glyphs {
    drawn: FxHashMap<(usize, u32, u16), Drawn>,
}

impl Glyphs {
    /// The letter `id` of `face`.
    pub(super) fn get(&mut self, face: &Face, id: GlyphId) -> &Drawn {
        // The address of a font tells it from the other one.
        let key = (std::ptr::from_ref(face.font).addr(), face.scale.y.to_bits(), id.0);
        self.drawn.entry(key).or_insert_with(|| draw(face.font, id, face.scale))
    }
}

fn draw(font: &FontRef, id: GlyphId, scale: PxScale) -> Drawn {
    let Some(outline) = font.outline_glyph(Glyph { id, scale, position: point(0.0, 0.0) }) else {
        return Drawn::default();
    };
    let bounds = outline.px_bounds();
    let across = bounds.width() as usize;
    let mut points = vec![0; across * bounds.height() as usize];
    outline.draw(|x, y, cover| {
        if let Some(point) = points.get_mut(y as usize * across + x as usize) {
            *point = (cover * 255.0).round().clamp(0.0, 255.0) as u8;
        }
    });
    Drawn { left: bounds.min.x as i32, top: bounds.min.y as i32, across, points }
}
