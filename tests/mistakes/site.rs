//! The sources of a site as a table of lines, a copy of it that mistakes are made in, and the lot that says where.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// What a line is part of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// Front matter, without its borders.
    Front,
    /// The text of a page.
    Body,
    /// A block of code in it.
    Code,
    /// Any other file of text.
    Data,
}

/// A line of a text.
#[derive(Debug, Clone)]
pub struct Line<'s> {
    pub path: &'s str,
    /// From 1.
    pub number: usize,
    pub text: &'s str,
    pub part: Part,
}

/// The sources of a site.
pub struct Site {
    /// Its texts.
    pub texts: BTreeMap<String, String>,
    /// Its other files.
    pub files: BTreeSet<String>,
}

/// A mistake that was made.
pub struct Seeded {
    /// What files hold now; nothing, and they are gone.
    pub edits: Vec<(String, Option<Vec<u8>>)>,
    /// Where it is to be told.
    pub at: (String, usize),
    /// What is to be suggested first.
    pub right: Option<String>,
}

/// Draws lots.
pub struct Dice(u64);

impl Dice {
    /// Those of a name: the same each time.
    pub fn new(name: &str) -> Self {
        let hash = name.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
            (hash ^ u64::from(byte)).wrapping_mul(0x100_0000_01b3)
        });
        Self(hash | 1)
    }

    /// One of `list`.
    pub fn pick<T>(&mut self, mut list: Vec<T>) -> Option<T> {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        if list.is_empty() {
            return None;
        }
        let at = (self.0 % list.len() as u64) as usize;
        Some(list.swap_remove(at))
    }
}

fn is_text(path: &str) -> bool {
    let endings = [".md", ".yml", ".org", ".csv"];
    endings.iter().any(|ending| path.ends_with(ending)) || path == "_redirects"
}

impl Site {
    /// Reads the site in a folder.
    pub fn read(root: &Path) -> Self {
        let (mut texts, mut files) = (BTreeMap::new(), BTreeSet::new());
        for entry in walkdir::WalkDir::new(root).sort_by_file_name().into_iter().filter_map(Result::ok) {
            if !entry.file_type().is_file() {
                continue;
            }
            let path = entry.path().strip_prefix(root).expect("below").to_string_lossy().replace('\\', "/");
            // The book is no part of the sample.
            if path.starts_with("docs/") && path.ends_with(".md") {
                continue;
            }
            match is_text(&path) {
                true => drop(texts.insert(path, fs::read_to_string(entry.path()).expect("readable"))),
                false => drop(files.insert(path)),
            }
        }
        Self { texts, files }
    }

    /// Every line.
    pub fn lines(&self) -> impl Iterator<Item = Line<'_>> {
        self.texts.iter().flat_map(|(path, text)| lines(path, text))
    }

    /// The names that entries bear in the front matter of the texts in `folder` and as keys of the file `data`.
    pub fn names(&self, folder: &str, data: &str) -> BTreeSet<String> {
        let named = self.lines().filter_map(|line| {
            let written = line.text.strip_prefix("title:").or_else(|| line.text.strip_prefix("nom:"));
            let title = written.filter(|_| line.path.starts_with(folder) && line.part == Part::Front);
            let key =
                || line.text.strip_suffix(':').filter(|_| line.path == data && !line.text.starts_with(' '));
            title.or_else(key).map(|name| name.trim().trim_matches(['"', '\'']).to_owned())
        });
        named.filter(|name| !name.is_empty()).collect()
    }

    /// The texts in `folder` that have a page and a body.
    pub fn pages(&self, folder: &str) -> Vec<&str> {
        let is_page = |path: &&str| {
            let name = path.strip_prefix(folder).unwrap_or("_");
            let text = &self.texts[*path];
            !name.starts_with('_')
                && !name.contains('/')
                && name.ends_with(".md")
                && !text.contains("published: false")
                && lines(path, text).any(|line| line.part == Part::Body && !line.text.trim().is_empty())
        };
        self.texts.keys().map(String::as_str).filter(is_page).collect()
    }

    /// Changes one of the lines that `to` makes something of: the line as it is to be, and what is right.
    pub fn change(
        &self,
        dice: &mut Dice,
        to: impl Fn(&Line) -> Option<(String, Option<String>)>,
    ) -> Option<Seeded> {
        let places = self.lines().filter_map(|line| to(&line).map(|(text, right)| (line, text, right)));
        let (line, text, right) = dice.pick(places.collect())?;
        let mut lines: Vec<&str> = self.texts[line.path].split('\n').collect();
        lines[line.number - 1] = &text;
        Some(Seeded {
            edits: vec![(line.path.to_owned(), Some(lines.join("\n").into_bytes()))],
            at: (line.path.to_owned(), line.number),
            right,
        })
    }

    /// Writes `text` as paragraphs of its own at the end of one of the texts in `folder`; what is told stands in its
    /// line `line`, from 1.
    pub fn append(&self, dice: &mut Dice, folder: &str, text: &str, line: usize) -> Option<Seeded> {
        let path = dice.pick(self.pages(folder))?;
        let before = self.texts[path].trim_end();
        let at = before.lines().count() + 1 + line;
        Some(Seeded {
            edits: vec![(path.to_owned(), Some(format!("{before}\n\n{text}\n").into_bytes()))],
            at: (path.to_owned(), at),
            right: None,
        })
    }

    /// Writes `text` as the last lines of the front matter of one of the texts in `folder`.
    pub fn front(&self, dice: &mut Dice, folder: &str, text: &str) -> Option<Seeded> {
        let path = dice.pick(self.pages(folder))?;
        let (front, body) = self.texts[path].strip_prefix("---\n")?.split_once("\n---")?;
        let at = front.lines().count() + 2;
        Some(Seeded {
            edits: vec![(path.to_owned(), Some(format!("---\n{front}\n{text}\n---{body}").into_bytes()))],
            at: (path.to_owned(), at),
            right: None,
        })
    }
}

impl Seeded {
    /// The same, with what is right.
    pub fn right(mut self, right: &str) -> Self {
        self.right = Some(right.to_owned());
        self
    }
}

fn lines<'s>(path: &'s str, text: &'s str) -> impl Iterator<Item = Line<'s>> {
    let is_page = path.ends_with(".md");
    let (mut borders, mut code) = (0, false);
    text.split('\n').enumerate().map(move |(index, text)| {
        let mut part = match (is_page, borders) {
            (false, _) => Part::Data,
            (true, 1) => Part::Front,
            (true, _) => Part::Body,
        };
        if is_page && borders < 2 && text.trim_end() == "---" {
            borders += 1;
            part = Part::Code;
        } else if part == Part::Body && text.trim_start().starts_with("```") {
            code = !code;
            part = Part::Code;
        } else if part == Part::Body && code {
            part = Part::Code;
        }
        Line { path, number: index + 1, text, part }
    })
}

/// `name` with two letters of its longest word in the wrong order.
pub fn slip(name: &str) -> Option<String> {
    let word = name.split(|c: char| !c.is_alphanumeric()).max_by_key(|word| word.len())?;
    let start = word.as_ptr() as usize - name.as_ptr() as usize;
    let bytes = word.as_bytes();
    let at = (1..bytes.len().saturating_sub(2)).find(|&at| {
        bytes[at].is_ascii_lowercase() && bytes[at + 1].is_ascii_lowercase() && bytes[at] != bytes[at + 1]
    })?;
    let mut out = name.as_bytes().to_vec();
    out.swap(start + at, start + at + 1);
    (bytes.len() >= 6).then(|| String::from_utf8(out).expect("ASCII letters were swapped"))
}

/// A copy of a site.
pub struct Copy {
    folder: tempfile::TempDir,
    files: BTreeMap<String, Vec<u8>>,
    /// What the last mistake touched.
    touched: BTreeSet<String>,
}

impl Copy {
    /// A copy of the site at `root`. Its pictures are others, of one point: what they show does not matter here.
    pub fn of(root: &Path, site: &Site) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let bytes =
            |path: &String| point(path).unwrap_or_else(|| fs::read(root.join(path)).expect("readable"));
        let others = site.files.iter().map(|path| (path.clone(), bytes(path)));
        let texts = site.texts.iter().map(|(path, text)| (path.clone(), text.clone().into_bytes()));
        let copy = Self { folder, files: texts.chain(others).collect(), touched: BTreeSet::new() };
        copy.files.iter().for_each(|(path, bytes)| copy.write(path, bytes));
        copy
    }

    /// Where it is.
    pub fn source(&self) -> PathBuf {
        self.folder.path().join("src")
    }

    /// Where a site of it would go.
    pub fn output(&self) -> PathBuf {
        self.folder.path().join("out")
    }

    /// Takes the last mistake back and makes another one; returns the files that changed.
    pub fn put(&mut self, seeded: &Seeded) -> BTreeSet<PathBuf> {
        let last = std::mem::take(&mut self.touched);
        for path in &last {
            match self.files.get(path) {
                Some(bytes) => self.write(path, bytes),
                None => fs::remove_file(self.source().join(path)).expect("it was written"),
            }
        }
        for (path, bytes) in &seeded.edits {
            match bytes {
                Some(bytes) => self.write(path, bytes),
                None => fs::remove_file(self.source().join(path)).expect("it is there"),
            }
            self.touched.insert(path.clone());
        }
        last.iter().chain(&self.touched).map(|path| self.source().join(path)).collect()
    }

    fn write(&self, path: &str, bytes: &[u8]) {
        let path = self.source().join(path);
        fs::create_dir_all(path.parent().expect("a folder")).expect("made");
        fs::write(path, bytes).expect("written");
    }
}

/// A picture of one point, of the kind that `path` promises; of other files nothing.
pub fn point(path: &str) -> Option<Vec<u8>> {
    let ending = path.rsplit('.').next()?.to_lowercase();
    let format = match ending.as_str() {
        "jpg" | "jpeg" => image::ImageFormat::Jpeg,
        "png" => image::ImageFormat::Png,
        "gif" => image::ImageFormat::Gif,
        "webp" => image::ImageFormat::WebP,
        "pdf" | "docx" | "pptx" | "xlsx" | "odt" | "mp4" | "zip" => return Some(b"Un document.".to_vec()),
        "svg" => {
            return Some(br#"<svg xmlns="http://www.w3.org/2000/svg" width="4" height="2"/>"#.to_vec());
        }
        _ => return None,
    };
    let mut bytes = Vec::new();
    image::RgbImage::new(1, 1).write_to(&mut std::io::Cursor::new(&mut bytes), format).expect("a picture");
    Some(bytes)
}
