//! How the program is told to stop: by the keys for it, or by the system.

use futures_util::future;
use std::pin::pin;

/// Ends when somebody wants the program to stop.
pub async fn stopped() {
    let interrupted = pin!(tokio::signal::ctrl_c());
    #[cfg(unix)]
    if let Ok(mut ended) = tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()) {
        future::select(interrupted, pin!(ended.recv())).await;
        return;
    }
    let _ = interrupted.await;
}
