//! One picture of the site: what it is, the file that is published of it, and its smaller forms.

use super::budget::{Budget, Share};
use super::cache::Cache;
use super::decode::{self, Decoded, Head};
use super::fault::Fault;
use super::format::Format;
use super::{Settings, metadata, resize, svg};
use crate::artifact::{Artifact, Content};
use crate::diag::{Code, Text, text};
use crate::text::slugify;
use sha2::{Digest, Sha256};
use std::fs;
use std::path::Path;

/// Changes when other bytes come of the same picture, so that what is kept is made anew.
const VERSION: &[u8] = b"1";

/// A file with more bytes is not looked into.
pub(super) const MOST_BYTES: u64 = 64 << 20;

/// A picture with more points is not decoded: at the worst it would take half a gigabyte of memory.
pub(super) const MOST_PIXELS: u64 = 50_000_000;

/// How good a picture is that had to be turned, 0 to 100: this is the original that people save.
const ORIGINAL_QUALITY: u8 = 92;

/// The folder of the output where smaller forms stand.
const FOLDER: &str = "assets/images";

/// What is known of a picture.
#[derive(Debug, Default)]
pub(super) struct Picture {
    /// Width and height as readers see it.
    pub size: Option<(u32, u32)>,
    /// What is published in place of the file, if that says more than the picture shows.
    pub clean: Option<Content>,
    /// Its smaller forms, the smallest first.
    pub variants: Vec<Variant>,
}

/// A picture in another size.
#[derive(Debug)]
pub(super) struct Variant {
    pub width: u32,
    /// The file; its path holds a hash of all that it is made from.
    pub file: Artifact,
}

/// What every picture is made with.
#[derive(Debug)]
pub(super) struct Workshop<'a> {
    pub settings: &'a Settings,
    pub cache: &'a Cache,
    pub budget: Budget,
    /// Whether pictures are made; otherwise they are decoded where that has not been done before.
    pub making: bool,
}

/// A file that is published, and how wide it is shown: nothing, and no page shows it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Asked<'a> {
    pub path: &'a str,
    pub file: &'a Path,
    pub shown: Option<u32>,
}

impl Workshop<'_> {
    /// Looks at the file that is `asked` for and makes what is needed of it.
    pub(super) fn picture(&self, asked: Asked, faults: &mut Vec<Fault>) -> Picture {
        let mut fault = |(code, message, help): Told| {
            faults.push(Fault { path: asked.path.to_owned(), page: None, code, message, help });
        };
        // A file that is gone is told by who copies it.
        let Some(length) = fs::metadata(asked.file).ok().map(|file| file.len()) else {
            return Picture::default();
        };
        if length > MOST_BYTES {
            fault(too_long(length));
            return Picture::default();
        }
        let share = self.budget.take(length * 2);
        let Ok(bytes) = fs::read(asked.file) else { return Picture::default() };
        let Some(format) = Format::of(&bytes) else {
            fault(no_picture(&bytes));
            return Picture::default();
        };
        if Format::named(asked.path).is_some_and(|promised| promised != format) {
            fault(misnamed(asked.path, format));
        }
        if format == Format::Svg {
            return Picture { size: svg::size(&bytes), ..Picture::default() };
        }
        let (parts, head) = match (metadata::parts(&bytes, format), decode::head(&bytes, format)) {
            (Some(parts), Ok(head)) => (parts, head),
            (_, Err(why)) => {
                fault(broken(format, why));
                return Picture::default();
            }
            (None, Ok(_)) => {
                fault(broken(format, text!("it-breaks-off")));
                return Picture::default();
            }
        };
        let mut picture = Picture { size: Some(head.shown()), ..Picture::default() };
        let pixels = u64::from(head.size.0) * u64::from(head.size.1);
        let still = !parts.animated && pixels <= MOST_PIXELS;
        if pixels > MOST_PIXELS {
            fault(too_large(head.size));
        }
        let work =
            Work { asked, format, head, length, key: self.key(&bytes), turned: still && head.is_turned() };
        if !work.turned && self.making {
            let name = format!("{}.{}", work.key, format.ending());
            picture.clean = parts
                .alone(&bytes, format)
                .and_then(|alone| self.kept(&name, || Some(alone)))
                .map(|(content, _)| content);
        }
        drop((bytes, share));
        if still && let Err(why) = self.make(&work, &mut picture) {
            fault(broken(format, why));
        }
        picture
    }

    /// Makes the smaller forms of a picture, and the picture itself where it must be turned, unless they are there.
    fn make(&self, work: &Work, picture: &mut Picture) -> Result<(), Text> {
        let (width, _) = work.head.shown();
        let widths = work.asked.shown.map_or_else(Vec::new, |shown| self.settings.widths_for(width, shown));
        let small = |width: u32| format!("{}-{width}.webp", work.key);
        let upright = format!("{}-upright.{}", work.key, work.format.ending());
        let lies = work.turned && !self.cache.has(&upright);
        let decoded = match lies || widths.iter().any(|width| !self.cache.has(&small(*width))) {
            true => Some(self.decode(work)?),
            false => None,
        };
        if !self.making {
            return Ok(());
        }
        let decoded = decoded.as_ref().map(|(decoded, _)| decoded);
        for width in widths {
            let make = || resize::webp(decoded?, work.head.turn, width, self.settings.quality);
            // One that is no smaller than the picture itself helps nobody.
            if let Some((content, _)) = self.kept(&small(width), make).filter(|(_, size)| *size < work.length)
            {
                let path = format!("{FOLDER}/{}-{width}-{}.webp", stem(work.asked.path), &work.key[..10]);
                picture.variants.push(Variant { width, file: Artifact { path, content } });
            }
        }
        if work.turned {
            let make = || resize::upright(decoded?, work.head.turn, work.format, ORIGINAL_QUALITY);
            picture.clean = self.kept(&upright, make).map(|(content, _)| content);
        }
        Ok(())
    }

    /// The picture, and the memory that it takes.
    fn decode(&self, work: &Work) -> Result<(Decoded, Share<'_>), Text> {
        let pixels = u64::from(work.head.size.0) * u64::from(work.head.size.1);
        let share = self.budget.take(work.length + pixels * decode::PER_PIXEL);
        let bytes = fs::read(work.asked.file).map_err(|error| Text::as_it_is(error.to_string()))?;
        Ok((decode::picture(&bytes, work.format)?, share))
    }

    /// What is kept under `name`, with its size; it is made where nothing is.
    fn kept(&self, name: &str, make: impl FnOnce() -> Option<Vec<u8>>) -> Option<(Content, u64)> {
        self.cache.get(name).or_else(|| {
            let bytes = make()?;
            let size = bytes.len() as u64;
            Some((self.cache.put(name, bytes), size))
        })
    }

    /// What everything that is made of the picture `bytes` is named after.
    fn key(&self, bytes: &[u8]) -> String {
        let mut hash = Sha256::new();
        hash.update(VERSION);
        hash.update([self.settings.quality]);
        hash.update(bytes);
        hash.finalize().iter().take(12).map(|byte| format!("{byte:02x}")).collect()
    }
}

/// A picture that smaller ones can be made of.
struct Work<'a> {
    asked: Asked<'a>,
    format: Format,
    head: Head,
    length: u64,
    key: String,
    turned: bool,
}

/// The name of the file at `path`, fit for an address.
fn stem(path: &str) -> String {
    let name = path.rsplit('/').next().unwrap_or(path);
    let stem = slugify(name.rsplit_once('.').map_or(name, |(stem, _)| stem));
    let short: String = stem.chars().take(60).collect();
    if short.is_empty() { "image".to_owned() } else { short }
}

/// A code, what is wrong, and what to do.
type Told = (Code, Text, Text);

const SMALLER: Text = text!("save-it-smaller-3-000-pixels");

fn too_long(length: u64) -> Told {
    let message = text!("this-picture-has-mb-and-is", length = length >> 20);
    (Code::HugeImage, message, SMALLER)
}

fn too_large((width, height): (u32, u32)) -> Told {
    let message = text!("this-picture-has-pixels-too-many", width = width, height = height);
    (Code::HugeImage, message, SMALLER)
}

fn no_picture(bytes: &[u8]) -> Told {
    let message = if bytes.is_empty() {
        text!("this-picture-has-no-bytes")
    } else {
        text!("this-is-no-picture-whatever-its")
    };
    (Code::BrokenImage, message, text!("put-the-picture-in-its-place"))
}

fn broken(format: Format, why: Text) -> Told {
    let message = text!("this-cannot-be-read", format = format.name(), why = why);
    (Code::BrokenImage, message, text!("save-it-again-with-a-program"))
}

fn misnamed(path: &str, format: Format) -> Told {
    let ending = path.rsplit('.').next().unwrap_or_default();
    let message = text!("this-picture-is-called-and-is", ending = ending, format = format.name());
    (Code::ImageEnding, message, text!("give-its-name-the-ending-there", ending = format.ending()))
}
