//! Consent that was in force in the last build and is so no more.
//!
//! Takes the finished site; tells if all that is written of people would be published only because the last record is
//! gone.

use crate::config::Config;
use crate::diag::{Code, Diagnostic, text};
use crate::resolve::Site;
use crate::schema::Schema;

/// Tells that `site` would publish what an earlier build withheld; `was_in_force` says that there was one. Whoever wants
/// that says so in the configuration.
pub fn lapsed(was_in_force: bool, site: &Site, config: &Config, schema: &Schema) -> Option<Diagnostic> {
    if !was_in_force || site.consent_in_force || config.consent.is_some() {
        return None;
    }
    let of_people = schema.collections.iter().zip(&site.collections).filter(|(c, _)| c.consent.is_some());
    let people: Vec<usize> = of_people.flat_map(|(_, ids)| ids.iter().copied()).collect();
    let first = people.first()?;
    let message = text!("no-record-of-consent-is-left", people = people.len());
    let help = text!("write-in-with-people-without-a");
    Some(Diagnostic::new(Code::LapsedConsent, site.entries[*first].origin.span, message).help(help))
}
