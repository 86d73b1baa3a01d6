//! Answers requests.
//!
//! Takes what anybody sends; answers from the state of the moment, and from nothing else. Each request is met in one order:
//! is it for us, is it a question, is it for the server itself, for a redirect, for a file, for nothing.

use super::admin::Admin;
use super::answer::{self, Asked};
use super::inject::OWN;
use super::place::{self, Found};
use super::redirects::{self, Leads};
use super::report::Editing;
use super::state::State;
use super::{events, host};
use crate::diag::text;
use crate::stop::stopped;
use axum::Router;
use axum::body::Body;
use axum::extract::{Request, State as Shared};
use axum::http::{HeaderValue, Method, StatusCode, header};
use axum::response::Response;
use axum::serve::ListenerExt;
use futures_util::future::{self, Either};
use std::io;
use std::net::TcpListener;
use std::pin::pin;
use std::sync::Arc;
use tokio::sync::watch;

const SCRIPT: &str = include_str!("client/serve.js");
const STYLE: &str = include_str!("client/serve.css");

/// What answers are made of.
#[derive(Debug)]
pub(super) struct Server {
    /// The states, as they come.
    pub states: watch::Receiver<Arc<State>>,
    /// How sources are opened.
    pub editing: Editing,
    /// The name of this machine.
    pub host: String,
    /// The CMS, if it is served too.
    pub cms: Option<Admin>,
}

/// Answers until the program is told to stop.
pub(super) fn run(server: Arc<Server>, listener: TcpListener) -> io::Result<()> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    let done = runtime.block_on(async {
        listener.set_nonblocking(true)?;
        let listener = tokio::net::TcpListener::from_std(listener)?.tap_io(|io| {
            // What is told is small, and told at once.
            let _ = io.set_nodelay(true);
        });
        let states = server.states.clone();
        let app = Router::new().fallback(handle).with_state(server);
        let serving = pin!(async { axum::serve(listener, app).await });
        let abandoned = pin!(abandoned(states));
        match future::select(pin!(stopped()), future::select(serving, abandoned)).await {
            Either::Left(_) => Ok(()),
            Either::Right((Either::Left((served, _)), _)) => served,
            Either::Right((Either::Right(_), _)) => {
                Err(io::Error::other("changes are not followed any more"))
            }
        }
    });
    // Pages that are open keep their streams for ever; nobody waits for them.
    runtime.shutdown_background();
    done
}

/// Ends when nobody builds any more: better no site than one that is older than it looks.
async fn abandoned(mut states: watch::Receiver<Arc<State>>) {
    while states.changed().await.is_ok() {}
}

async fn handle(Shared(server): Shared<Arc<Server>>, request: Request) -> Response {
    let host = match request.uri().authority() {
        Some(authority) => Some(authority.as_str()),
        None => request.headers().get(header::HOST).and_then(|host| host.to_str().ok()),
    };
    if !host.is_some_and(|asked| host::is_ours(asked, &server.host)) {
        let lang = server.editing.lang.of(server.states.borrow().outcome.lang);
        let text = text!("this-server-answers-to").words(lang);
        return answer::plain(StatusCode::FORBIDDEN, &format!("{text}\n"));
    }
    if let Some(cms) = &server.cms
        && *request.method() == Method::POST
        && Admin::is_asked(request.uri().path())
    {
        return cms.post(request).await;
    }
    if !matches!(*request.method(), Method::GET | Method::HEAD) {
        let mut answer =
            answer::plain(StatusCode::METHOD_NOT_ALLOWED, "There is nothing to write to here.\n");
        answer.headers_mut().insert(header::ALLOW, HeaderValue::from_static("GET, HEAD"));
        return answer;
    }
    let path = request.uri().path();
    if let Some(answer) = server.cms.as_ref().and_then(|cms| cms.get(path)) {
        return answer;
    }
    let asked = Asked { method: request.method(), path, headers: request.headers() };
    let mut answer = match path.strip_prefix(OWN) {
        Some("serve.js") => answer::own(SCRIPT, "text/javascript; charset=utf-8", &asked),
        Some("serve.css") => answer::own(STYLE, "text/css; charset=utf-8", &asked),
        Some("events") => return events::answer(&server, request.uri().query().unwrap_or_default()),
        Some(_) => answer::plain(StatusCode::NOT_FOUND, "There is nothing here.\n"),
        None => {
            let state = Arc::clone(&server.states.borrow());
            of_site(&state, &asked, request.uri().query())
        }
    };
    answer.headers_mut().insert("cross-origin-resource-policy", HeaderValue::from_static("same-origin"));
    answer
}

fn of_site(state: &State, asked: &Asked, query: Option<&str>) -> Response {
    let tree = &state.tree;
    if !tree.base.is_empty() && (asked.path == "/" || asked.path == tree.base) {
        return redirect(StatusCode::FOUND, &format!("{}/", tree.base));
    }
    let Some(path) = place::below(asked.path, &tree.base) else { return nothing(state, "", asked) };
    let found = place::find(tree, &path);
    let stands = found != Found::Nothing;
    if let Some(leads) = redirects::leads(tree, &path, stands) {
        return led(state, &leads, asked);
    }
    match found {
        Found::File(file) => match tree.files.get(&file) {
            Some(content) => answer::file(state, &file, content, StatusCode::OK, asked),
            None => nothing(state, &path, asked),
        },
        Found::Folder => {
            let query = query.map(|query| format!("?{query}")).unwrap_or_default();
            redirect(StatusCode::FOUND, &format!("{}/{query}", asked.path))
        }
        Found::Nothing => match state.outlived(&path) {
            Some(content) => answer::file(state, &path, content, StatusCode::OK, asked),
            None => nothing(state, &path, asked),
        },
    }
}

/// The answer of a redirect: the way on, or what it shows here.
fn led(state: &State, leads: &Leads, asked: &Asked) -> Response {
    let status = StatusCode::from_u16(leads.status).unwrap_or(StatusCode::FOUND);
    if status.is_redirection() {
        let base =
            if leads.to.starts_with('/') && !leads.to.starts_with("//") { &*state.tree.base } else { "" };
        // Browsers keep a lasting redirect; here everything may change.
        return redirect(StatusCode::FOUND, &format!("{base}{}", leads.to));
    }
    let path = leads.to.split(['?', '#']).next().unwrap_or_default();
    let path = place::below(path, "").unwrap_or_default();
    let file = match place::find(&state.tree, &path) {
        Found::File(file) => Some(file),
        _ => None,
    };
    match file.and_then(|file| state.tree.files.get(&file).map(|content| (file, content))) {
        Some((file, content)) => answer::file(state, &file, content, status, asked),
        None => nothing(state, &path, asked),
    }
}

/// The answer that there is nothing at `path`.
fn nothing(state: &State, path: &str, asked: &Asked) -> Response {
    let page = place::not_found(&state.tree, path);
    match page.and_then(|page| state.tree.files.get(&page).map(|content| (page, content))) {
        Some((page, content)) => answer::file(state, &page, content, StatusCode::NOT_FOUND, asked),
        None => answer::file(state, "404.html", &super::inject::empty(), StatusCode::NOT_FOUND, asked),
    }
}

fn redirect(status: StatusCode, to: &str) -> Response {
    let mut answer = Response::new(Body::empty());
    *answer.status_mut() = status;
    match HeaderValue::try_from(to) {
        Ok(to) => drop(answer.headers_mut().insert(header::LOCATION, to)),
        Err(_) => *answer.status_mut() = StatusCode::NOT_FOUND,
    }
    answer.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-cache"));
    answer
}
