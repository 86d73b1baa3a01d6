//! The pages that tell of the whole site: what became of it, what it made, what it counts.
//!
//! Takes the entries; returns which of these pages the site has, in which language, and where. What stands on them is the
//! business of whoever renders them.

use super::entries::Draft;
use super::generated::{Generated, Page};
use super::outcomes::{self, SEEKING};
use super::urls::Claims;
use super::{Context, Entry, EntryId};
use crate::schema::Collection;

/// A page about the whole site.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Report {
    /// What became of the challenges.
    Outcomes,
    /// Which of them want somebody to take them on.
    Seeking,
    /// What they made.
    Achievements,
    /// What is counted.
    Figures,
}

impl Report {
    /// Every such page.
    pub const ALL: [Report; 4] = [Report::Outcomes, Report::Seeking, Report::Achievements, Report::Figures];

    /// Where it stands in the site's own language.
    pub fn path(self) -> &'static str {
        match self {
            Report::Outcomes => "/suites/",
            Report::Seeking => "/suites/porteurs.html",
            Report::Achievements => "/realisations/",
            Report::Figures => "/chiffres/",
        }
    }

    /// Whether `entry` has something to say on it.
    pub fn concerns(self, entry: &Entry, context: &Context) -> bool {
        let has = |record: &str| !outcomes::items(entry, record, context.schema).is_empty();
        let events = || outcomes::events(entry, context.schema, &context.config.timezone);
        match self {
            Report::Outcomes => outcomes::is_asked(entry, context),
            Report::Seeking => events().last().and_then(outcomes::Event::status) == Some(SEEKING),
            Report::Achievements => has("deliverable"),
            Report::Figures => has("figure"),
        }
    }
}

/// Whether pages in `lang` show `entry`: it is written in that language, or stands there for want of a translation.
pub fn is_in(entry: &Entry, lang: &str) -> bool {
    entry.card.lang == lang || entry.variants.contains_key(lang)
}

/// Claims the pages that have something to tell, in each of the languages `fronts`. They are part of the first collection
/// whose entries have a status.
pub fn claim(drafts: &[Draft], fronts: &[&String], context: &Context, claims: &mut Claims) {
    let with_status = |of: &Collection| outcomes::field_of(of, outcomes::STATUS).is_some();
    let collection = context.schema.collections.iter().position(with_status);
    for report in Report::ALL {
        let concerned: Vec<EntryId> =
            (0..drafts.len()).filter(|id| report.concerns(&drafts[*id].entry, context)).collect();
        for lang in fronts.iter().filter(|lang| concerned.iter().any(|id| is_in(&drafts[*id].entry, lang))) {
            let what = Generated::Report(report);
            claims.page(Page::new(what, lang, what.address(lang, &context.config.lang), collection));
        }
    }
}

/// Claims the sheets to print of the entries whose collection has such, in each language that the entry has a page in.
pub fn claim_sheets(drafts: &[Draft], context: &Context, claims: &mut Claims) {
    for (id, entry) in drafts.iter().map(|draft| &draft.entry).enumerate() {
        if context.schema.collections[entry.collection].sheet.is_none() {
            continue;
        }
        let own = entry.card.url.iter().map(|url| (&entry.card.lang, url));
        for (lang, url) in own.chain(&entry.variants) {
            let url =
                format!("{}/fiche.html", url.strip_suffix(".html").unwrap_or(url).trim_end_matches('/'));
            claims.page(Page::new(Generated::Sheet(id), lang, url, Some(entry.collection)));
        }
    }
}
