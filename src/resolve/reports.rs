//! The pages that tell of the whole site: what became of it, what it made, what it counts.
//!
//! Takes the entries; returns which of these pages the site has, in which language, and where. What stands on them is the
//! business of whoever renders them.

use super::entries::Draft;
use super::lists::ListPage;
use super::outcomes::{self, SEEKING};
use super::urls::{Claims, in_language};
use super::{Context, Entry, EntryId};

/// A page about the whole site.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
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

/// A page about the whole site, in a language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReportPage {
    /// What it tells.
    pub report: Report,
    /// Its language.
    pub lang: String,
    /// Where it stands.
    pub url: String,
}

/// Whether pages in `lang` show `entry`: it is written in that language, or stands there for want of a translation.
pub fn is_in(entry: &Entry, lang: &str) -> bool {
    entry.card.lang == lang || entry.variants.contains_key(lang)
}

/// The pages that have something to tell, and whose address no editor has taken.
pub fn pages(
    drafts: &[Draft],
    lists: &[ListPage],
    languages: &[String],
    context: &Context,
    claims: &mut Claims,
) -> Vec<ReportPage> {
    let own = &context.config.lang;
    let mut pages = Vec::new();
    for report in Report::ALL {
        let concerned: Vec<EntryId> =
            (0..drafts.len()).filter(|id| report.concerns(&drafts[*id].entry, context)).collect();
        for lang in languages.iter().filter(|lang| *lang == own || lists.iter().any(|l| l.lang == **lang)) {
            let url = in_language(report.path(), lang, own);
            let there = concerned.iter().any(|id| is_in(&drafts[*id].entry, lang));
            if there && claims.generated(&url) {
                pages.push(ReportPage { report, lang: lang.clone(), url });
            }
        }
    }
    pages
}

/// Where the sheet of the page at `url` stands.
pub fn sheet_url(url: &str) -> String {
    format!("{}/fiche.html", url.strip_suffix(".html").unwrap_or(url).trim_end_matches('/'))
}

/// The sheets to print: addresses that nothing else has taken.
pub fn sheets(drafts: &[Draft], context: &Context, claims: &mut Claims) -> Vec<String> {
    let mut sheets = Vec::new();
    for entry in drafts.iter().map(|draft| &draft.entry) {
        if context.schema.collections[entry.collection].sheet.is_none() {
            continue;
        }
        let urls = entry.card.url.iter().chain(entry.variants.values());
        sheets.extend(urls.map(|url| sheet_url(url)).filter(|url| claims.generated(url)));
    }
    sheets
}
