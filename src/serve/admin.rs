//! The CMS under `/admin/`: its page, its configuration, its scripts, and what it asks.
//!
//! Takes requests of this server's own pages alone: what another site sends is refused before it is read.

use super::Options;
use super::answer::plain;
use super::inject::OWN;
use crate::cms::{self, Backend, Files};
use crate::diag::{Failure, Lang, text};
use crate::pipeline;
use axum::body::{Body, to_bytes};
use axum::extract::Request;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::Response;
use std::error::Error;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Where the page stands.
const PLACE: &str = "/admin/";
/// What it asks stands below the server's own addresses.
const ASK: &str = "cms";
/// The most that one request may hold: a few pictures.
const MOST: usize = 64 << 20;

/// The CMS of a site.
#[derive(Debug)]
pub(super) struct Admin {
    scripts: PathBuf,
    page: String,
    config: String,
    files: Arc<Files>,
    /// What cannot be done is said in it: the CMS shows it.
    lang: Lang,
}

impl Admin {
    /// That of the site that is served with `options`, in the folder `root`; its scripts are in the folder `scripts`.
    ///
    /// # Errors
    /// When the site cannot be read, or when the scripts are not there.
    pub fn new(options: &Options, root: &Path, scripts: &Path) -> Result<Self, Box<dyn Error>> {
        if cms::scripts(scripts).is_empty() {
            return Err(Failure(text!("there-is-no-decap", folder = scripts.display().to_string())).into());
        }
        let (schema, _, site) = pipeline::ground(&options.build)?;
        Ok(Self {
            scripts: scripts.to_owned(),
            page: cms::page(&site),
            config: cms::config(&schema, &site, &Backend::Here(&format!("{OWN}{ASK}"))),
            files: Arc::new(Files::new(root.to_owned(), cms::folders(&schema))),
            lang: options.lang.of(pipeline::said_lang(&options.build)),
        })
    }

    /// The answer to a question for `path`, if that is the CMS's.
    pub fn get(&self, path: &str) -> Option<Response> {
        let name = path.strip_prefix(PLACE)?;
        Some(match name {
            "" => told(self.page.clone().into_bytes(), "text/html; charset=utf-8"),
            "config.yml" => told(self.config.clone().into_bytes(), "text/yaml; charset=utf-8"),
            _ => match script(name).and_then(|name| std::fs::read(self.scripts.join(name)).ok()) {
                Some(bytes) => told(bytes, "text/javascript; charset=utf-8"),
                None => plain(StatusCode::NOT_FOUND, "There is nothing here.\n"),
            },
        })
    }

    /// Whether `path` is what the CMS asks.
    pub fn is_asked(path: &str) -> bool {
        path.strip_prefix(OWN) == Some(ASK)
    }

    /// Does what the CMS asks.
    pub async fn post(&self, request: Request) -> Response {
        if !is_own(request.headers()) {
            return plain(StatusCode::FORBIDDEN, "Only pages of this server may ask this.\n");
        }
        let Ok(body) = to_bytes(request.into_body(), MOST).await else {
            return plain(StatusCode::PAYLOAD_TOO_LARGE, "This is more than is taken at once.\n");
        };
        let (files, lang) = (Arc::clone(&self.files), self.lang);
        let answered = tokio::task::spawn_blocking(move || cms::answer(&body, &files, lang)).await;
        let Ok(answer) = answered else {
            return plain(StatusCode::INTERNAL_SERVER_ERROR, "This could not be done.\n");
        };
        let mut response = told(answer.body.to_string().into_bytes(), "application/json");
        *response.status_mut() = StatusCode::from_u16(answer.status).unwrap_or(StatusCode::OK);
        response
    }
}

/// Whether a page of this very server asks: a browser says where a request comes from, and a page of another site cannot
/// send JSON without asking first.
fn is_own(headers: &HeaderMap) -> bool {
    let said = |name| headers.get(name).and_then(|value| value.to_str().ok());
    let origin = said(header::ORIGIN).and_then(|origin| origin.strip_prefix("http://"));
    let is_json = said(header::CONTENT_TYPE).is_some_and(|kind| kind.starts_with("application/json"));
    is_json && origin.is_some() && origin == said(header::HOST)
}

/// The name of a script of the CMS.
fn script(name: &str) -> Option<&str> {
    let is_plain = name.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'-' | b'_' | b'~'));
    (is_plain && !name.starts_with('.') && name.ends_with(".js")).then_some(name)
}

fn told(bytes: Vec<u8>, media_type: &'static str) -> Response {
    let mut answer = Response::new(Body::from(bytes));
    let headers = answer.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(media_type));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-cache"));
    headers.insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    if let Ok(policy) = HeaderValue::try_from(cms::policy(None)) {
        headers.insert(header::CONTENT_SECURITY_POLICY, policy);
    }
    answer
}
