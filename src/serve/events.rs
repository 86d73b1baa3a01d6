//! The stream that tells an open page what has changed for it.
//!
//! A page says where it stands and which bytes it was made of. It is told its report at once and after each build, and what
//! it is to do where something has changed for it since. A page that was away for some builds is told the sum of them.

use super::changes::{Change, change};
use super::http::Server;
use super::report::report;
use super::state::{State, tag_of_page};
use super::{answer, place};
use crate::pipeline::Tree;
use crate::resolve::encode;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use futures_util::stream;
use percent_encoding::percent_decode_str;
use serde_json::{Value, json};
use std::collections::VecDeque;
use std::convert::Infallible;
use std::sync::Arc;
use tokio::sync::watch;

/// The stream for the page that `query` (`page=PATH&tag=TAG`) names.
pub(super) fn answer(server: &Arc<Server>, query: &str) -> Response {
    let value = |name: &str| {
        let pair = query.split('&').find_map(|pair| pair.strip_prefix(name)?.strip_prefix('='))?;
        percent_decode_str(pair).decode_utf8().ok().map(|value| value.into_owned())
    };
    let (Some(page), Some(tag)) = (value("page"), value("tag")) else {
        return answer::plain(StatusCode::BAD_REQUEST, "`page` and `tag` say who asks.\n");
    };
    let mut listener = Listener {
        states: server.states.clone(),
        server: Arc::clone(server),
        page,
        seen: None,
        told: VecDeque::new(),
    };
    let now = Arc::clone(&listener.states.borrow_and_update());
    listener.arrive(now, &tag);
    let events = stream::unfold(listener, |mut listener| async {
        let event = listener.next().await?;
        Some((Ok::<_, Infallible>(event), listener))
    });
    let mut answer = Sse::new(events).keep_alive(KeepAlive::new()).into_response();
    answer.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    answer
}

/// A page that is open.
struct Listener {
    states: watch::Receiver<Arc<State>>,
    server: Arc<Server>,
    /// Where it stands, as in its address.
    page: String,
    /// The tree that it knows.
    seen: Option<Arc<Tree>>,
    /// What is to be told yet.
    told: VecDeque<Event>,
}

impl Listener {
    /// Begins to listen: the page was made of the bytes that `tag` names.
    fn arrive(&mut self, now: Arc<State>, tag: &str) {
        let knew = |tree: &Tree| {
            let path = place::below(&self.page, &tree.base).unwrap_or_default();
            tag_of_page(tree, &path) == tag
        };
        let known = if knew(&now.tree) { Some(&now.tree) } else { now.earlier().find(|tree| knew(tree)) };
        self.seen = known.map(Arc::clone);
        self.tell(&now);
    }

    /// What the page is told next; nothing, and the server has come to its end.
    async fn next(&mut self) -> Option<Event> {
        loop {
            if let Some(event) = self.told.pop_front() {
                return Some(event);
            }
            self.states.changed().await.ok()?;
            let now = Arc::clone(&self.states.borrow_and_update());
            self.tell(&now);
        }
    }

    fn tell(&mut self, now: &State) {
        let path = place::below(&self.page, &now.tree.base).unwrap_or_default();
        self.push("state", &report(now, &path, &self.server.editing));
        let change = match &self.seen {
            Some(seen) if Arc::ptr_eq(seen, &now.tree) => Change::Nothing,
            Some(seen) => change(seen, &now.tree, &path),
            None => Change::Reload,
        };
        self.seen = Some(Arc::clone(&now.tree));
        let address = |path: &str| format!("{}/{}", now.tree.base, encode(path));
        match change {
            Change::Nothing => {}
            Change::Reload => self.push("reload", &json!(now.number)),
            Change::Moved(to) => {
                let to = to.strip_suffix("index.html").unwrap_or(&to);
                self.push("move", &json!(address(to)));
            }
            Change::Styles(styles) => {
                let pairs: Vec<_> =
                    styles.iter().map(|(old, new)| json!([address(old), address(new)])).collect();
                self.push("styles", &json!(pairs));
            }
        }
    }

    fn push(&mut self, name: &str, value: &Value) {
        self.told.push_back(Event::default().event(name).data(value.to_string()));
    }
}
