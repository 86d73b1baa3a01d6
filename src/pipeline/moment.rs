//! The moment of a build.

use jiff::Timestamp;

/// `SOURCE_DATE_EPOCH` (seconds since 1970) where it is set, so that builds can be repeated, or else now.
///
/// # Errors
/// When it is set to something else; the text says so.
pub fn moment() -> Result<Timestamp, String> {
    let Some(epoch) = std::env::var_os("SOURCE_DATE_EPOCH") else { return Ok(Timestamp::now()) };
    let seconds = epoch.to_str().and_then(|text| text.trim().parse().ok());
    let moment = seconds.and_then(|seconds| Timestamp::from_second(seconds).ok());
    moment.ok_or_else(|| "SOURCE_DATE_EPOCH is not a number of seconds since 1970".into())
}
