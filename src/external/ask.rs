//! One question to another host.

use super::{Answer, Limits, Why};
use serde_json::Value;
use std::time::Duration;
use ureq::http::{Response, StatusCode, header};
use ureq::{Agent, Body, Error};
use url::Url;

/// Who leads from one address to the next more often leads nowhere.
const MOST_HOPS: usize = 10;

/// A host that wants to be left alone for longer is not waited for.
const LONGEST_PAUSE: Duration = Duration::from_secs(30);

/// The host of `address`, with its port; nothing if it is none that can be asked.
pub(super) fn host(address: &str) -> Option<String> {
    let url = Url::parse(address).ok().filter(|url| matches!(url.scheme(), "http" | "https"))?;
    Some(format!("{}:{}", url.host_str()?, url.port_or_known_default()?))
}

/// Somebody who asks.
pub(super) struct Asker<'a> {
    agent: Agent,
    limits: &'a Limits,
}

/// What came of one question.
enum Reply {
    /// A status, and where it leads.
    Status(StatusCode, Option<String>, Option<Duration>),
    Nothing(Why),
}

impl<'a> Asker<'a> {
    /// Asks within `limits`.
    pub fn new(limits: &'a Limits) -> Self {
        let config = Agent::config_builder()
            .timeout_global(Some(limits.patience))
            .http_status_as_error(false)
            .max_redirects(0)
            .max_redirects_will_error(false)
            .user_agent(concat!("eigsite/", env!("CARGO_PKG_VERSION"), " (link check)"));
        Self { agent: config.build().into(), limits }
    }

    /// What `address` answers.
    pub fn answer(&self, address: &str) -> Answer {
        match self.follow(address) {
            Answer::Gone(status, _) => Answer::Gone(status, self.copy(address)),
            Answer::Failed(why, _) => Answer::Failed(why, self.copy(address)),
            answer => answer,
        }
    }

    fn follow(&self, address: &str) -> Answer {
        let Ok(mut url) = Url::parse(address) else { return Answer::There };
        let part = url.fragment().map(str::to_owned);
        url.set_fragment(None);
        let begin = url.clone();
        let mut for_good = true;
        for _ in 0..MOST_HOPS {
            let (status, location) = match self.insist(&url) {
                Reply::Status(status, location, _) => (status, location),
                Reply::Nothing(why) => return Answer::Failed(why, None),
            };
            let next = location.filter(|_| status.is_redirection()).and_then(|to| url.join(&to).ok());
            match (status.as_u16(), next) {
                (code, Some(next)) => {
                    for_good &= matches!(code, 301 | 308);
                    url = next;
                }
                (code @ (401 | 403 | 407 | 429 | 451 | 999), None) => return Answer::Silent(code),
                (code, None) if code >= 500 => return Answer::Failed(Why::Status(code), None),
                (code, None) if code >= 400 => return Answer::Gone(code, None),
                (_, None) if for_good && url != begin => {
                    url.set_fragment(url.fragment().map(str::to_owned).or(part).as_deref());
                    return Answer::Moved(url.into());
                }
                (_, None) => return Answer::There,
            }
        }
        Answer::Failed(Why::Endless, None)
    }

    /// What `url` replies when it is asked until there is an answer, or as often as it may be.
    fn insist(&self, url: &Url) -> Reply {
        let mut pause = self.limits.pause;
        for _ in 0..self.limits.again {
            let wait = match self.ask(url) {
                Reply::Status(status, _, wait) if status.is_server_error() || status.as_u16() == 429 => wait,
                Reply::Nothing(_) => None,
                reply => return reply,
            };
            std::thread::sleep(wait.unwrap_or(pause).min(LONGEST_PAUSE));
            pause *= 2;
        }
        self.ask(url)
    }

    /// Asks for the head of the page; for all of it where the host makes a difference.
    fn ask(&self, url: &Url) -> Reply {
        match reply(self.agent.head(url.as_str()).call()) {
            Reply::Status(status, ..) if status.is_client_error() && status.as_u16() != 429 => {
                reply(self.agent.get(url.as_str()).call())
            }
            reply => reply,
        }
    }

    /// The address of a copy of the page at `address`, if the archive has one.
    fn copy(&self, address: &str) -> Option<String> {
        let asked: String =
            percent_encoding::utf8_percent_encode(address, percent_encoding::NON_ALPHANUMERIC).collect();
        let mut answer = self.agent.get(format!("{}{asked}", self.limits.archive)).call().ok()?;
        let said: Value = serde_json::from_str(&answer.body_mut().read_to_string().ok()?).ok()?;
        let nearest = said.pointer("/archived_snapshots/closest")?;
        let address = nearest.get("url")?.as_str().filter(|_| nearest["available"] == true)?;
        Some(address.replacen("http://web.archive.org/", "https://web.archive.org/", 1))
    }
}

fn reply(answer: Result<Response<Body>, Error>) -> Reply {
    match answer {
        Ok(answer) => {
            let said = |name| answer.headers().get(name)?.to_str().ok();
            let wait = said(header::RETRY_AFTER).and_then(|wait| wait.parse().ok()).map(Duration::from_secs);
            Reply::Status(answer.status(), said(header::LOCATION).map(str::to_owned), wait)
        }
        Err(error) => Reply::Nothing(why(&error)),
    }
}

fn why(error: &Error) -> Why {
    match error {
        Error::HostNotFound => Why::NoHost,
        Error::Timeout(_) => Why::Late,
        Error::ConnectionFailed => Why::Nobody,
        Error::Io(error) if error.kind() == std::io::ErrorKind::ConnectionRefused => Why::Nobody,
        Error::Tls(_) | Error::Rustls(_) => Why::Certificate(error.to_string()),
        other => Why::Other(other.to_string()),
    }
}
