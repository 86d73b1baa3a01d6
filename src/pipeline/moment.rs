//! The moment of a build.

use crate::diag::{Failure, text};
use jiff::Timestamp;

/// `SOURCE_DATE_EPOCH` (seconds since 1970) where it is set, so that builds can be repeated, or else now.
///
/// # Errors
/// When it is set to something else.
pub fn moment() -> Result<Timestamp, Failure> {
    let Some(epoch) = std::env::var_os("SOURCE_DATE_EPOCH") else { return Ok(Timestamp::now()) };
    let seconds = epoch.to_str().and_then(|text| text.trim().parse().ok());
    let moment = seconds.and_then(|seconds| Timestamp::from_second(seconds).ok());
    moment.ok_or_else(|| text!("source-date-epoch-is-no-number").into())
}
