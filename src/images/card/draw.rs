//! Draws a card: words and two bars on plain ground.

use super::lines::{Face, Line, fitted, known};
use super::{Card, SIZE};
use ab_glyph::{Font, FontRef, Glyph, point};

/// The letters of titles and of all else: Inter, under the SIL Open Font License, cut down to Latin letters.
const BOLD: &[u8] = include_bytes!("font/InterDisplay-Bold.ttf");
const MEDIUM: &[u8] = include_bytes!("font/Inter-Medium.ttf");

/// The colours of the theme by light, each but the ground in steps from it.
const GROUND: [u8; 3] = [0xFD, 0xFC, 0xF8];
const INK: [u8; 3] = [0x1D, 0x25, 0x31];
const ACCENT: [u8; 3] = [0x0B, 0x5C, 0x53];
const MARK: [u8; 3] = [0xE2, 0xA7, 0x2E];

/// A colour of a card: where its steps begin in the palette, and how many there are.
#[derive(Clone, Copy)]
struct Colour {
    first: u8,
    steps: u8,
}

const INKS: Colour = Colour { first: 1, steps: 8 };
const ACCENTS: Colour = Colour { first: 9, steps: 6 };
const MARKS: Colour = Colour { first: 15, steps: 1 };

/// From the edge to what is written.
const EDGE: f32 = 80.0;

/// The sizes that a title may have.
const TITLE: &[f32] = &[92.0, 80.0, 70.0, 62.0, 54.0];

/// The fonts of all cards.
pub(in super::super) struct Fonts {
    pub bold: FontRef<'static>,
    pub medium: FontRef<'static>,
}

impl Fonts {
    pub(in super::super) fn new() -> Self {
        let font = |bytes| FontRef::try_from_slice(bytes).expect("an embedded font");
        Self { bold: font(BOLD), medium: font(MEDIUM) }
    }
}

/// The PNG that `card` is.
pub(in super::super) fn card(card: &Card, fonts: &Fonts) -> Vec<u8> {
    let mut canvas = Canvas::new();
    let (across, down) = (SIZE.0 as f32, SIZE.1 as f32);
    let width = across - 2.0 * EDGE;
    canvas.bar((0, 0), (SIZE.0, 22), ACCENTS);
    let small = Face::new(&fonts.medium, 36.0);
    canvas.line(&small, &small.cut(&known(&card.label, &fonts.medium), width), (EDGE, 128.0), ACCENTS);
    let place = (width, 330.0);
    let (face, lines) = fitted(&fonts.bold, &known(&card.title, &fonts.bold), TITLE, place);
    for (number, line) in lines.iter().enumerate() {
        let base = 165.0 + face.step * (number as f32 + 0.85);
        canvas.line(&face, line, (EDGE, base), INKS);
    }
    canvas.bar((EDGE as u32, SIZE.1 - 112), (EDGE as u32 + 72, SIZE.1 - 106), MARKS);
    canvas.line(&small, &small.cut(&known(&card.site, &fonts.medium), width), (EDGE, down - 54.0), INKS);
    canvas.png()
}

/// The points of a card, each an index into the palette.
struct Canvas {
    points: Vec<u8>,
}

impl Canvas {
    fn new() -> Self {
        Self { points: vec![0; SIZE.0 as usize * SIZE.1 as usize] }
    }

    fn bar(&mut self, from: (u32, u32), to: (u32, u32), colour: Colour) {
        for row in from.1..to.1 {
            let start = (row * SIZE.0) as usize;
            self.points[start + from.0 as usize..start + to.0 as usize].fill(colour.first + colour.steps - 1);
        }
    }

    /// Writes `line` from `place` on, which is on its base line.
    fn line(&mut self, face: &Face, line: &Line, place: (f32, f32), colour: Colour) {
        for (id, x) in &line.letters {
            let glyph = Glyph { id: *id, scale: face.scale, position: point(place.0 + x, place.1) };
            let Some(outline) = face.font().outline_glyph(glyph) else { continue };
            let bounds = outline.px_bounds();
            let (left, top) = (bounds.min.x as i64, bounds.min.y as i64);
            outline.draw(|x, y, cover| {
                let step = (cover * f32::from(colour.steps)).round().clamp(0.0, 255.0) as u8;
                let (x, y) = (left + i64::from(x), top + i64::from(y));
                let inside = (0..i64::from(SIZE.0)).contains(&x) && (0..i64::from(SIZE.1)).contains(&y);
                if step > 0 && inside {
                    let point = &mut self.points[y as usize * SIZE.0 as usize + x as usize];
                    *point = (*point).max(colour.first + step.min(colour.steps) - 1);
                }
            });
        }
    }

    /// The picture in four bits a point.
    fn png(&self) -> Vec<u8> {
        let rows: Vec<u8> = self.points.chunks_exact(2).map(|pair| pair[0] << 4 | pair[1]).collect();
        let mut bytes = Vec::with_capacity(16 << 10);
        let mut encoder = png::Encoder::new(&mut bytes, SIZE.0, SIZE.1);
        encoder.set_color(png::ColorType::Indexed);
        encoder.set_depth(png::BitDepth::Four);
        encoder.set_palette(palette());
        encoder.set_compression(png::Compression::Balanced);
        encoder.set_filter(png::Filter::NoFilter);
        let written = encoder.write_header().and_then(|mut writer| writer.write_image_data(&rows));
        // Memory takes whatever is written to it.
        if written.is_err() { Vec::new() } else { bytes }
    }
}

/// Sixteen colours, three bytes each.
fn palette() -> Vec<u8> {
    let mut colours = GROUND.to_vec();
    for (colour, steps) in [(INK, INKS.steps), (ACCENT, ACCENTS.steps), (MARK, MARKS.steps)] {
        for step in 1..=steps {
            let mix = |(ground, full): (&u8, &u8)| {
                let (ground, full) = (u16::from(*ground), u16::from(*full));
                let (step, steps) = (u16::from(step), u16::from(steps));
                u8::try_from((ground * (steps - step) + full * step) / steps).unwrap_or(u8::MAX)
            };
            colours.extend(GROUND.iter().zip(&colour).map(mix));
        }
    }
    colours
}
