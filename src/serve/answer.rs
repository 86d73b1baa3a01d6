//! The answer to a request for a file: whole or in part, or that nothing has changed.
//!
//! Takes what is asked and what stands there; must not know how the place was found.

use super::files;
use super::inject::with_script;
use super::ranges::{Wanted, wanted};
use super::state::{State, tag};
use crate::hosting::{is_page, media_type};
use crate::pipeline::{File, Stamp};
use axum::body::Body;
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, header};
use axum::response::Response;
use std::io;
use std::path::Path;

/// What is asked.
#[derive(Debug)]
pub(super) struct Asked<'a> {
    /// How.
    pub method: &'a Method,
    /// The path as it stands in the address.
    pub path: &'a str,
    /// All that was said besides.
    pub headers: &'a HeaderMap,
}

/// Bytes, and what tells them from others.
struct Content {
    len: u64,
    tag: String,
    bytes: Bytes,
}

enum Bytes {
    Here(Vec<u8>),
    /// Made by the build, and not to be copied.
    Shared(std::sync::Arc<Vec<u8>>),
    There(std::fs::File),
}

/// Lets a body read bytes that the site holds.
struct Shared(std::sync::Arc<Vec<u8>>);

impl AsRef<[u8]> for Shared {
    fn as_ref(&self) -> &[u8] {
        &self.0
    }
}

/// The answer that is `file` of `state`, which stands at `path` of the site.
pub(super) fn file(state: &State, path: &str, file: &File, status: StatusCode, asked: &Asked) -> Response {
    let media_type = media_type(path);
    let content = match file {
        File::Bytes(bytes) if is_page(media_type) => Ok(page(bytes, &tag(bytes))),
        File::Bytes(bytes) => Ok(Content {
            len: bytes.len() as u64,
            tag: tag(bytes),
            bytes: Bytes::Shared(std::sync::Arc::clone(bytes)),
        }),
        File::Copy(from, _) if is_page(media_type) => {
            let tag = tag(&Stamp::of(from));
            std::fs::read(from).map(|bytes| page(&bytes, &tag))
        }
        File::Copy(from, _) => there(from),
    };
    let mut answer = match content {
        Ok(content) => send(content, status, asked),
        Err(error) => return plain(StatusCode::NOT_FOUND, &format!("cannot read this file now: {error}\n")),
    };
    let headers = answer.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(media_type));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-cache"));
    headers.insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    for (name, value) in state.headers.of(asked.path) {
        if let (Ok(name), Ok(value)) = (HeaderName::try_from(name), HeaderValue::try_from(value)) {
            headers.insert(name, value);
        }
    }
    answer
}

/// A file of the server itself.
pub(super) fn own(bytes: &'static str, media_type: &'static str, asked: &Asked) -> Response {
    let bytes = bytes.as_bytes().to_vec();
    let content = Content { len: bytes.len() as u64, tag: tag(&bytes), bytes: Bytes::Here(bytes) };
    let mut answer = send(content, StatusCode::OK, asked);
    answer.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static(media_type));
    answer.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-cache"));
    answer
}

/// A sentence.
pub(super) fn plain(status: StatusCode, text: &str) -> Response {
    let mut answer = Response::new(Body::from(text.to_owned()));
    *answer.status_mut() = status;
    answer.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static("text/plain; charset=utf-8"));
    answer
}

/// The page `bytes` with the script that follows the edits; it says of itself that its state is called `of`.
fn page(bytes: &[u8], of: &str) -> Content {
    let bytes = with_script(bytes, of);
    Content { len: bytes.len() as u64, tag: tag(&bytes), bytes: Bytes::Here(bytes) }
}

fn there(path: &Path) -> io::Result<Content> {
    let file = std::fs::File::open(path)?;
    let metadata = file.metadata()?;
    Ok(Content { len: metadata.len(), tag: tag(&Stamp::from(&metadata)), bytes: Bytes::There(file) })
}

fn send(content: Content, status: StatusCode, asked: &Asked) -> Response {
    let told = |name: HeaderName| asked.headers.get(name).and_then(|value| value.to_str().ok());
    let tag = format!("\"{}\"", content.tag);
    let mut answer = Response::new(Body::empty());
    let headers = answer.headers_mut();
    if let Ok(tag) = HeaderValue::try_from(&tag) {
        headers.insert(header::ETAG, tag);
    }
    headers.insert(header::ACCEPT_RANGES, HeaderValue::from_static("bytes"));
    if status == StatusCode::OK && told(header::IF_NONE_MATCH).is_some_and(|known| knows(known, &tag)) {
        *answer.status_mut() = StatusCode::NOT_MODIFIED;
        return answer;
    }
    // A part is of use only to somebody who has the rest of the same bytes.
    let same = told(header::IF_RANGE).is_none_or(|known| known == tag);
    let range =
        told(header::RANGE).filter(|_| same && status == StatusCode::OK && asked.method == Method::GET);
    let (status, part) = match range.map_or(Wanted::Whole, |range| wanted(range, content.len)) {
        Wanted::Whole => (status, 0..content.len),
        Wanted::Part(part) => (StatusCode::PARTIAL_CONTENT, part),
        Wanted::Nothing => (StatusCode::RANGE_NOT_SATISFIABLE, 0..0),
    };
    let told_range = match status {
        StatusCode::PARTIAL_CONTENT => Some(format!("bytes {}-{}/{}", part.start, part.end - 1, content.len)),
        StatusCode::RANGE_NOT_SATISFIABLE => Some(format!("bytes */{}", content.len)),
        _ => None,
    };
    if let Some(range) = told_range.and_then(|range| HeaderValue::try_from(range).ok()) {
        headers.insert(header::CONTENT_RANGE, range);
    }
    headers.insert(header::CONTENT_LENGTH, HeaderValue::from(part.end - part.start));
    *answer.status_mut() = status;
    if asked.method != Method::HEAD {
        match body(content.bytes, part) {
            Ok(body) => *answer.body_mut() = body,
            Err(error) => {
                return plain(StatusCode::NOT_FOUND, &format!("cannot read this file now: {error}\n"));
            }
        }
    }
    answer
}

fn body(bytes: Bytes, part: std::ops::Range<u64>) -> io::Result<Body> {
    use axum::body::Bytes as Piece;
    let here = match bytes {
        Bytes::There(file) => return files::body(file, part),
        Bytes::Here(bytes) => Piece::from(bytes),
        Bytes::Shared(bytes) => Piece::from_owner(Shared(bytes)),
    };
    let range = usize::try_from(part.start).unwrap_or(0)..usize::try_from(part.end).unwrap_or(0);
    Ok(Body::from(here.slice(range)))
}

/// Whether `known`, a list of tags, has `tag`.
fn knows(known: &str, tag: &str) -> bool {
    let bare = |one: &str| one.trim().trim_start_matches("W/").to_owned();
    known.trim() == "*" || known.split(',').any(|one| bare(one) == tag)
}
