//! Draws a card: words and two bars on plain ground.

use super::glyphs::Glyphs;
use super::lines::{Face, Line, fitted, known};
use super::png::Packer;
use super::{Card, SIZE};
use ab_glyph::FontRef;

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
pub(in super::super) fn card(card: &Card, fonts: &Fonts, canvas: &mut Canvas) -> Vec<u8> {
    canvas.points.fill(0);
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
    canvas.packer.png(&canvas.points, SIZE, &palette())
}

/// What one thread draws cards on, one after the other.
pub(in super::super) struct Canvas {
    /// The points of a card, each an index into the palette.
    points: Vec<u8>,
    glyphs: Glyphs,
    packer: Packer,
}

impl Canvas {
    pub(in super::super) fn new() -> Self {
        let points = vec![0; SIZE.0 as usize * SIZE.1 as usize];
        Self { points, glyphs: Glyphs::default(), packer: Packer::new() }
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
            let (x, y) = ((place.0 + x).round() as i32, place.1.round() as i32);
            let drawn = self.glyphs.get(face, *id);
            for (row, covers) in drawn.points.chunks_exact(drawn.across.max(1)).enumerate() {
                let Some(start) = start_of(x + drawn.left, y + drawn.top + row as i32, drawn.across) else {
                    continue;
                };
                for (point, cover) in self.points[start..start + drawn.across].iter_mut().zip(covers) {
                    let step = (u16::from(*cover) * u16::from(colour.steps) + 127) / 255;
                    if let Some(step) = step.checked_sub(1) {
                        *point = (*point).max(colour.first + step as u8);
                    }
                }
            }
        }
    }
}

/// Where a row of `across` points begins that stands at `x` and `y`; nothing if it does not fit on the card.
fn start_of(x: i32, y: i32, across: usize) -> Option<usize> {
    let (x, y) = (usize::try_from(x).ok()?, usize::try_from(y).ok()?);
    let (width, height) = (SIZE.0 as usize, SIZE.1 as usize);
    (x + across <= width && y < height).then_some(y * width + x)
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
