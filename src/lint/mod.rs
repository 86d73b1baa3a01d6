//! What the finished site says of its sources: links that lead nowhere, places that pages do not have.
//!
//! Takes the site and every file that was made of it; tells each mistake where an editor wrote it. What one text shows by
//! itself is told when it is parsed, what the entries show together when they are resolved. Changes nothing.

mod allow;
mod anchors;
mod effects;
mod emitted;
mod group;
pub mod levels;
mod links;
mod moved;
pub mod outside;
mod unread;
mod unused;

use crate::artifact::Artifact;
use crate::config::Config;
use crate::diag::Diagnostic;
use crate::resolve::Site;
use crate::source::Sources;
pub use anchors::same as same_anchors;
use emitted::Emitted;
pub use moved::Moved;
pub use unused::check as unused;

/// What a site is looked at with.
#[derive(Debug)]
pub struct Context<'a> {
    /// Its configuration.
    pub config: &'a Config,
    /// Its texts.
    pub sources: &'a Sources,
}

/// Tells what is wrong with the links of `site`, which became `artifacts`.
pub fn check(site: &Site, artifacts: &[Artifact], context: &Context) -> Vec<Diagnostic> {
    let emitted = Emitted::new(site, artifacts, &context.config.baseurl);
    let of_links = || {
        let mut told = Vec::new();
        let found = links::check(site, &emitted, context, &mut told);
        anchors::check(found, &emitted, context, &mut told);
        told
    };
    let (mut told, unread) = rayon::join(of_links, || unread::check(site, context.sources));
    told.extend(unread);
    told
}
