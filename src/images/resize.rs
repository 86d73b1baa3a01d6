//! A picture in other sizes, as WebP.

use super::decode::{Decoded, to_srgb};
use super::format::Format;
use fast_image_resize::Resizer;
use image::codecs::jpeg::JpegEncoder;
use image::codecs::png::PngEncoder;
use image::metadata::Orientation;
use image::{DynamicImage, ImageEncoder};

/// How much work goes into packing, 0 to 6. On the real pictures 4 makes files 4 % smaller in two and a half times
/// the time.
const EFFORT: i32 = 2;

/// How good what is see-through stays, 0 to 100.
const ALPHA: i32 = 90;

/// The height that goes with `width` for a picture of `size`.
pub(super) fn height_for(width: u32, size: (u32, u32)) -> u32 {
    let (whole, high) = (u64::from(size.0.max(1)), u64::from(size.1));
    let height = (high * u64::from(width) + whole / 2) / whole;
    u32::try_from(height).unwrap_or(u32::MAX).max(1)
}

/// `decoded`, turned as it is to be, `width` pixels wide, as WebP; nothing if that cannot be made.
pub(super) fn webp(decoded: &Decoded, turn: Orientation, width: u32, quality: u8) -> Option<Vec<u8>> {
    let (across, down) = (decoded.image.width(), decoded.image.height());
    let sideways = super::decode::Head { size: (across, down), turn }.shown() != (across, down);
    let (new_across, new_down) = match sideways {
        true => (height_for(width, (down, across)), width),
        false => (width, height_for(width, (across, down))),
    };
    let mut small = match (new_across, new_down) == (across, down) {
        true => plain(decoded.image.clone()),
        false => {
            let mut small = DynamicImage::new(new_across, new_down, decoded.image.color());
            Resizer::new().resize(&decoded.image, &mut small, None).ok()?;
            plain(small)
        }
    };
    to_srgb(&mut small, decoded.profile.as_deref());
    small.apply_orientation(turn);
    packed(&small, quality)
}

/// `decoded`, turned as it is to be, in its own size and format.
pub(super) fn upright(decoded: &Decoded, turn: Orientation, format: Format, quality: u8) -> Option<Vec<u8>> {
    let mut image = decoded.image.clone();
    image.apply_orientation(turn);
    let mut bytes = Vec::new();
    let profile = decoded.profile.clone().filter(|_| image.color().has_color());
    match format {
        Format::Jpeg => {
            let mut encoder = JpegEncoder::new_with_quality(&mut bytes, quality);
            profile.map(|profile| encoder.set_icc_profile(profile));
            encoder.encode_image(&image).ok()?;
        }
        Format::Png => {
            let mut encoder = PngEncoder::new(&mut bytes);
            profile.map(|profile| encoder.set_icc_profile(profile));
            image.write_with_encoder(encoder).ok()?;
        }
        _ => {
            let mut image = plain(image);
            to_srgb(&mut image, decoded.profile.as_deref());
            return packed(&image, quality);
        }
    }
    Some(bytes)
}

/// Eight bits a colour, see-through only where there is something to be seen through.
fn plain(image: DynamicImage) -> DynamicImage {
    match image.color().has_alpha() {
        true => DynamicImage::from(image.into_rgba8()),
        false => DynamicImage::from(image.into_rgb8()),
    }
}

/// `image` as WebP.
pub(super) fn packed(image: &DynamicImage, quality: u8) -> Option<Vec<u8>> {
    let mut config = webp::WebPConfig::new().ok()?;
    config.quality = f32::from(quality);
    config.method = EFFORT;
    config.alpha_quality = ALPHA;
    let (width, height) = (image.width(), image.height());
    let encoder = match image {
        DynamicImage::ImageRgb8(pixels) => webp::Encoder::from_rgb(pixels, width, height),
        DynamicImage::ImageRgba8(pixels) => webp::Encoder::from_rgba(pixels, width, height),
        _ => return None,
    };
    encoder.encode_advanced(&config).ok().map(|packed| packed.to_vec())
}
