//! Pictures out of bytes that anybody may have written: within bounds, and never a crash.

use super::format::Format;
use crate::diag::{Text, text};
use image::metadata::Orientation;
use image::{DynamicImage, ImageDecoder, ImageError, ImageReader};
use moxcms::{ColorProfile, DataColorSpace, Layout, TransformOptions};
use std::io::Cursor;
use std::panic::{AssertUnwindSafe, catch_unwind};

/// What a decoder may allocate for one picture.
const MEMORY: u64 = 512 << 20;

/// Bytes that decoding takes for each pixel at the worst: a JPEG in several passes keeps six beside the three of the
/// picture.
pub(super) const PER_PIXEL: u64 = 9;

/// What a picture says of itself before it is decoded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Head {
    /// Width and height as it is stored.
    pub size: (u32, u32),
    /// How it is to be turned.
    pub turn: Orientation,
}

impl Head {
    /// Whether it does not lie as it is stored.
    pub(super) fn is_turned(&self) -> bool {
        self.turn != Orientation::NoTransforms
    }

    /// Width and height as readers see it.
    pub(super) fn shown(&self) -> (u32, u32) {
        use Orientation::*;
        match self.turn {
            Rotate90 | Rotate270 | Rotate90FlipH | Rotate270FlipH => (self.size.1, self.size.0),
            _ => self.size,
        }
    }
}

/// A picture, and the profile that says what its colours mean.
pub(super) struct Decoded {
    pub image: DynamicImage,
    pub profile: Option<Vec<u8>>,
}

/// What the picture that `bytes` are says of itself; why that cannot be read otherwise.
pub(super) fn head(bytes: &[u8], format: Format) -> Result<Head, Text> {
    guarded(|| {
        let mut decoder = decoder(bytes, format)?;
        let turn = decoder.orientation().unwrap_or(Orientation::NoTransforms);
        Ok(Head { size: decoder.dimensions(), turn })
    })
}

/// The picture that `bytes` are; why it cannot be read otherwise.
pub(super) fn picture(bytes: &[u8], format: Format) -> Result<Decoded, Text> {
    guarded(|| {
        let mut decoder = decoder(bytes, format)?;
        let profile = decoder.icc_profile().unwrap_or(None);
        Ok(Decoded { image: DynamicImage::from_decoder(decoder)?, profile })
    })
}

fn decoder(bytes: &[u8], format: Format) -> Result<impl ImageDecoder, ImageError> {
    let format = format.decoder().unwrap_or(image::ImageFormat::Png);
    let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
    let mut limits = image::Limits::default();
    limits.max_alloc = Some(MEMORY);
    reader.limits(limits);
    reader.into_decoder()
}

/// Runs `work`; a decoder that panics has met a file that cannot be read.
fn guarded<T>(work: impl FnOnce() -> Result<T, ImageError>) -> Result<T, Text> {
    match catch_unwind(AssertUnwindSafe(work)) {
        Ok(done) => done.map_err(|error| reason(&error)),
        Err(_) => Err(text!("its-data-make-no-sense")),
    }
}

/// `error` in a few words.
fn reason(error: &ImageError) -> Text {
    let text = error.to_string();
    let line = text.lines().next().unwrap_or_default();
    Text::as_it_is(line.trim_end_matches('.'))
}

/// Turns the colours of `image` into those that screens take a picture without profile to have.
pub(super) fn to_srgb(image: &mut DynamicImage, profile: Option<&[u8]>) {
    let Some(profile) = profile.filter(|profile| !is_srgb(profile)) else { return };
    let Ok(profile) = ColorProfile::new_from_slice(profile) else { return };
    if profile.color_space != DataColorSpace::Rgb {
        return;
    }
    let layout = match image {
        DynamicImage::ImageRgb8(_) => Layout::Rgb,
        DynamicImage::ImageRgba8(_) => Layout::Rgba,
        _ => return,
    };
    let srgb = ColorProfile::new_srgb();
    let options = TransformOptions::default();
    let Ok(transform) = profile.create_transform_8bit(layout, &srgb, layout, options) else { return };
    let mut turned = image.as_bytes().to_vec();
    if transform.transform(image.as_bytes(), &mut turned).is_ok() {
        let (width, height) = (image.width(), image.height());
        let made = match layout {
            Layout::Rgb => image::RgbImage::from_raw(width, height, turned).map(DynamicImage::from),
            _ => image::RgbaImage::from_raw(width, height, turned).map(DynamicImage::from),
        };
        *image = made.unwrap_or_else(|| std::mem::take(image));
    }
}

/// Whether a profile is the usual one, by its name.
fn is_srgb(profile: &[u8]) -> bool {
    let names = |name: &[u8]| profile.windows(name.len()).any(|window| window == name);
    names(b"sRGB") || names(b"s\0R\0G\0B")
}
