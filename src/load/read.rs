//! Reads one file: its text, its size, or why it cannot be used.
//!
//! Takes a path of a regular file, returns [`Content`]. Knows nothing of other files.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::ops::Range;
use std::path::Path;

use super::select::Role;
use crate::diag::{Code, Text, text};

/// No text is larger; what is larger is not read.
const LARGEST: u64 = 64 * MEGABYTE;
const MEGABYTE: u64 = 1_000_000;
/// How much of a table that is copied is looked at.
const BEGINNING: u64 = 64 << 10;
/// How much of a text that is not UTF-8 is kept behind the fault, so that its line can be shown.
const KEPT: usize = 1024;

/// What a file holds.
#[derive(Debug)]
pub(super) enum Content {
    /// A text.
    Text(String),
    /// Something to copy, of so many bytes.
    Static(u64),
    /// Nothing that can be used.
    Bad(Fault),
}

/// Why a file or folder cannot be used.
#[derive(Debug)]
pub(super) struct Fault {
    /// What kind of fault.
    pub code: Code,
    /// What is wrong.
    pub message: Text,
    /// What to do.
    pub help: Option<Text>,
    /// As much of the text as is needed to show the place.
    pub text: String,
    /// The place in `text`; empty for the whole file.
    pub range: Range<usize>,
}

/// What the system does not let us read.
#[derive(Debug, Clone, Copy)]
pub(super) enum What {
    File,
    Folder,
}

impl Fault {
    /// A fault of the whole file.
    pub fn new(code: Code, message: Text, help: Option<Text>) -> Self {
        Self { code, message, help, text: String::new(), range: 0..0 }
    }

    /// A file or folder that the system does not let us read.
    pub fn unreadable(what: What, error: &io::Error) -> Self {
        let help = match error.kind() {
            io::ErrorKind::PermissionDenied => Some(text!("give-yourself-the-permission-to-read")),
            _ => None,
        };
        Self::new(
            Code::Unreadable,
            match what {
                What::File => text!("this-file-cannot-be-read", error = error),
                What::Folder => text!("this-folder-cannot-be-read", error = error),
            },
            help,
        )
    }
}

/// Reads the regular file at `path`.
pub(super) fn read(path: &Path, role: Role) -> Content {
    try_read(path, role).unwrap_or_else(|error| Content::Bad(Fault::unreadable(What::File, &error)))
}

fn try_read(path: &Path, role: Role) -> io::Result<Content> {
    // A file to copy is opened too: better to know now than when the site is half written.
    let file = File::open(path)?;
    let size = file.metadata()?.len();
    if role == Role::Static {
        return Ok(Content::Static(size));
    }
    if role == Role::Table {
        let mut bytes = Vec::new();
        file.take(BEGINNING).read_to_end(&mut bytes)?;
        return Ok(Content::Text(beginning(bytes)));
    }
    if role == Role::TextOrStatic {
        let mut file = BufReader::new(file);
        if !has_front_matter(file.fill_buf()?) {
            return Ok(Content::Static(size));
        }
        return read_text(file, size);
    }
    read_text(file, size)
}

fn read_text(file: impl Read, size: u64) -> io::Result<Content> {
    // A file may grow while it is read.
    let limit = if size > LARGEST { 0 } else { LARGEST + 1 };
    let mut bytes = Vec::with_capacity(usize::try_from(size.min(limit)).unwrap_or(0) + 1);
    file.take(limit).read_to_end(&mut bytes)?;
    let too_large = size.max(bytes.len() as u64) > LARGEST;
    Ok(if too_large { Content::Bad(large(size)) } else { decode(bytes) })
}

/// Whether the first line of `bytes`, which are the first of a file, is the one that front matter begins with.
fn has_front_matter(mut bytes: &[u8]) -> bool {
    while let Some(behind) = bytes.strip_prefix("\u{feff}".as_bytes()) {
        bytes = behind;
    }
    let Some(rest) = bytes.strip_prefix(b"---").or_else(|| bytes.strip_prefix(b"+++")) else { return false };
    rest.iter().position(|b| *b == b'\n').is_some_and(|end| rest[..end].iter().all(u8::is_ascii_whitespace))
}

/// The text that a file begins with, as well as it can be told: spreadsheets write UTF-8, UTF-16 and Latin-1.
fn beginning(bytes: Vec<u8>) -> String {
    let words = |word: fn([u8; 2]) -> u16| -> Vec<u16> {
        bytes.chunks_exact(2).skip(1).map(|pair| word([pair[0], pair[1]])).collect()
    };
    match std::str::from_utf8(&bytes) {
        _ if bytes.starts_with(b"\xFF\xFE") => String::from_utf16_lossy(&words(u16::from_le_bytes)),
        _ if bytes.starts_with(b"\xFE\xFF") => String::from_utf16_lossy(&words(u16::from_be_bytes)),
        Ok(text) => text.to_owned(),
        // The last character may be cut in two.
        Err(error) if error.error_len().is_none() => {
            String::from_utf8_lossy(&bytes[..error.valid_up_to()]).into_owned()
        }
        Err(_) => bytes.iter().map(|byte| char::from(*byte)).collect(),
    }
}

fn large(size: u64) -> Fault {
    let message =
        text!("this-text-has-megabytes-more-than", size = size / MEGABYTE, most = LARGEST / MEGABYTE);
    Fault::new(Code::TooLarge, message, Some(text!("split-it-or-exclude-it-in")))
}

fn decode(bytes: Vec<u8>) -> Content {
    let text = match String::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) => return Content::Bad(not_utf8(error.as_bytes(), error.utf8_error().valid_up_to())),
    };
    match text.find('\0') {
        None => Content::Text(text),
        Some(at) => Content::Bad(Fault {
            text,
            range: at..at + 1,
            ..Fault::new(
                Code::NulByte,
                text!("this-text-holds-a-nul-byte"),
                Some(text!("delete-it-or-write-the-text")),
            )
        }),
    }
}

fn not_utf8(bytes: &[u8], at: usize) -> Fault {
    let is_utf16 = bytes.starts_with(b"\xFF\xFE") || bytes.starts_with(b"\xFE\xFF");
    let help =
        if is_utf16 { text!("it-looks-like-utf-16-save") } else { text!("save-the-file-with-the-encoding") };
    let shown = &bytes[..bytes.len().min(at.saturating_add(KEPT))];
    Fault {
        text: String::from_utf8_lossy(shown).into_owned(),
        range: at..at + char::REPLACEMENT_CHARACTER.len_utf8(),
        ..Fault::new(
            Code::NotUtf8,
            text!("this-text-is-not-utf-8", byte = format!("{:02X}", bytes[at])),
            Some(help),
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read_bytes(bytes: &[u8], role: Role) -> Content {
        let file = tempfile::NamedTempFile::new().expect("a temporary file");
        std::fs::write(file.path(), bytes).expect("it can be written");
        read(file.path(), role)
    }

    #[test]
    fn beginning_of_a_table_is_read_in_every_encoding_of_spreadsheets() {
        let utf16: Vec<u8> = "\u{feff}Défi;Tâche".encode_utf16().flat_map(u16::to_le_bytes).collect();
        for bytes in [
            "Défi;Tâche".as_bytes(),
            b"D\xE9fi;T\xE2che",
            &utf16,
            "Défi;Tâche\u{e9}".as_bytes().split_last().expect("bytes").1,
        ] {
            match read_bytes(bytes, Role::Table) {
                Content::Text(text) => assert_eq!(text, "Défi;Tâche", "{bytes:?}"),
                other => panic!("{other:?}"),
            }
        }
    }

    fn fault(content: Content) -> Fault {
        match content {
            Content::Bad(fault) => fault,
            other => panic!("{other:?} is no fault"),
        }
    }

    #[test]
    fn text_is_kept_byte_for_byte() {
        let Content::Text(text) = read_bytes("\u{feff}é\r\n".as_bytes(), Role::Text) else {
            panic!("no text")
        };
        assert_eq!(text, "\u{feff}é\r\n");
    }

    #[test]
    fn latin_1_has_its_place() {
        let fault = fault(read_bytes(b"ab\nd\xE9fi\n", Role::Text));
        assert_eq!((fault.code, fault.range), (Code::NotUtf8, 4..7));
        assert_eq!(fault.text, "ab\nd\u{fffd}fi\n");
        assert_eq!(fault.message, "this text is not UTF-8: byte 0xE9");
    }

    #[test]
    fn character_cut_at_the_end_has_its_place() {
        let fault = fault(read_bytes(b"ab\xE2\x82", Role::Text));
        assert_eq!((fault.text.as_str(), fault.range), ("ab\u{fffd}", 2..5));
    }

    #[test]
    fn utf_16_is_named() {
        let fault = fault(read_bytes(b"\xFF\xFEa\0", Role::Text));
        assert_eq!(
            fault.help.expect("it helps"),
            "it looks like UTF-16; save the file with the encoding UTF-8"
        );
    }

    #[test]
    fn nul_byte_has_its_place() {
        let fault = fault(read_bytes(b"a\n\0", Role::Text));
        assert_eq!((fault.code, fault.range), (Code::NulByte, 2..3));
    }

    #[test]
    fn page_without_front_matter_may_be_anything() {
        assert!(matches!(read_bytes(b"<p>\xE9", Role::TextOrStatic), Content::Static(4)));
        assert!(matches!(read_bytes(b"---- \xE9\n", Role::TextOrStatic), Content::Static(7)));
        assert!(matches!(read_bytes(b"\xEF\xBB\xBF--- \r\n---\n<p>", Role::TextOrStatic), Content::Text(_)));
        assert_eq!(fault(read_bytes(b"---\n\xE9", Role::TextOrStatic)).code, Code::NotUtf8);
    }

    #[test]
    fn text_of_100_megabytes_is_refused_unread() {
        let file = tempfile::NamedTempFile::new().expect("a temporary file");
        file.as_file().set_len(100 * MEGABYTE).expect("a sparse file");
        let fault = fault(read(file.path(), Role::Text));
        assert_eq!(fault.code, Code::TooLarge);
        assert_eq!(fault.message, "this text has 100 megabytes; more than 64 are not read");
        assert!(matches!(read(file.path(), Role::TextOrStatic), Content::Static(_)));
    }

    #[test]
    fn missing_file_is_a_fault() {
        assert_eq!(fault(read(Path::new("no/such/file"), Role::Static)).code, Code::Unreadable);
    }
}
