//! How `object_store` asks: with `ureq`, which eigsite has anyway, on threads of their own.
//!
//! Whatever is cut is asked again: writing an object twice is writing it once, and who locks looks whose lock it is.

use super::halt::PARALLEL;
use async_trait::async_trait;
use http_body_util::BodyExt;
use object_store::client::{
    ClientConfigKey, ClientOptions, HttpClient, HttpConnector, HttpError, HttpErrorKind, HttpRequest,
    HttpResponse, HttpService,
};
use std::time::Duration;
use ureq::http::{Method, Request};
use ureq::{Agent, Error};

/// How long nothing may come or go before a connection counts as cut.
const SILENCE: Duration = Duration::from_secs(30);

/// How long connecting may take.
const CONNECTING: Duration = Duration::from_secs(10);

/// The largest answer that is read, in bytes: lists and records.
const LARGEST: u64 = 256 << 20;

/// Makes clients.
#[derive(Debug)]
pub(super) struct Connector;

impl HttpConnector for Connector {
    fn connect(&self, options: &ClientOptions) -> object_store::Result<HttpClient> {
        let allows_http = options.get_config_value(&ClientConfigKey::AllowHttp).as_deref() == Some("true");
        let config = Agent::config_builder()
            .https_only(!allows_http)
            .http_status_as_error(false)
            .max_redirects(0)
            .max_redirects_will_error(false)
            .max_idle_connections(PARALLEL)
            .max_idle_connections_per_host(PARALLEL)
            .timeout_connect(Some(CONNECTING))
            .timeout_per_read(Some(SILENCE))
            .timeout_per_write(Some(SILENCE))
            .user_agent(concat!("eigsite/", env!("CARGO_PKG_VERSION")));
        Ok(HttpClient::new(Client(config.build().into())))
    }
}

#[derive(Debug)]
struct Client(Agent);

#[async_trait]
impl HttpService for Client {
    async fn call(&self, request: HttpRequest) -> Result<HttpResponse, HttpError> {
        let (parts, body) = request.into_parts();
        let body = body.collect().await?.to_bytes();
        let agent = self.0.clone();
        let asked = tokio::task::spawn_blocking(move || {
            let has_body = !body.is_empty() || matches!(parts.method, Method::PUT | Method::POST);
            let answer = if has_body {
                agent.run(Request::from_parts(parts, &body[..]))
            } else {
                agent.run(Request::from_parts(parts, ()))
            };
            let (parts, mut body) = answer?.into_parts();
            let bytes = body.with_config().limit(LARGEST).read_to_vec()?;
            Ok(HttpResponse::from_parts(parts, bytes.into()))
        });
        asked.await.map_err(|error| HttpError::new(HttpErrorKind::Unknown, error))?.map_err(failed)
    }
}

fn failed(error: Error) -> HttpError {
    let kind = match error {
        Error::ConnectionFailed | Error::HostNotFound | Error::Timeout(_) => HttpErrorKind::Connect,
        Error::Io(_) | Error::Protocol(_) => HttpErrorKind::Request,
        _ => HttpErrorKind::Unknown,
    };
    HttpError::new(kind, error)
}
