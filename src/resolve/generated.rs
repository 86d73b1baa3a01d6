//! The pages that the program makes by itself: which of them a site has, in which languages, and where they stand.
//!
//! Whoever knows what such a page would tell of claims its address with [`Claims::page`]; all else that concerns it
//! (links to it, the plan, the sitemap, the same in other languages) follows from the [`Page`]. What stands on it and
//! what it is called is for `render` to say, in one row a page: adding one is a [`Generated`], its claim and its row.

use super::entries::Draft;
use super::legal::Legal;
use super::lists::{ListPage, is_section};
use super::reports::Report;
use super::urls::{Claims, in_language};
use super::{Context, EntryId};
use std::collections::HashMap;

/// What a page that the program makes by itself is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Generated {
    /// The way into the site.
    Home,
    /// Everything that the site has.
    Plan,
    /// Where readers search.
    Search,
    /// What other programs can read of the site.
    Data,
    /// What nobody has translated.
    Untranslated,
    /// What a server shows where there is nothing.
    NotFound,
    /// What the site as a whole tells.
    Report(Report),
    /// What the law asks for.
    Legal(Legal),
    /// The events that are past.
    Past,
    /// Who can help whom.
    Matches,
    /// People by skill, administration, promotion and role.
    Directory,
    /// Who uses which tools, in one promotion or in all.
    Panorama(Option<EntryId>),
    /// Tools that have something in common: the facet at this index of the catalogue.
    Facet(usize),
    /// Entries of a list that have something in common: the subset at this index.
    Subset(usize),
    /// All of the log at this index.
    Log(usize),
    /// What log `0` tells of its subject `1`.
    LogSubject(usize, usize),
    /// Week `1` of log `0`.
    LogWeek(usize, usize),
    /// The sheet to print of an entry.
    Sheet(EntryId),
}

impl Generated {
    /// Its path in the site's own language, of one whose place hangs on nothing else.
    fn path(self) -> &'static str {
        match self {
            Generated::Plan => "/plan-site.html",
            Generated::Search => "/recherche/",
            Generated::Data => "/donnees/",
            Generated::Untranslated => "/traductions.html",
            Generated::NotFound => "/404.html",
            Generated::Report(report) => report.path(),
            Generated::Legal(page) => page.path(),
            _ => "/",
        }
    }

    /// What templates call pages of its kind.
    pub fn kind(self) -> &'static str {
        match self {
            Generated::Home => "home",
            Generated::Plan => "plan",
            Generated::Search => "search",
            Generated::Data => "data",
            Generated::NotFound => "404",
            Generated::Untranslated | Generated::Report(_) => "report",
            Generated::Legal(_) => "legal",
            Generated::Past => "past",
            Generated::Matches => "matches",
            Generated::Directory => "directory",
            Generated::Panorama(_) => "panorama",
            Generated::Facet(_) => "facet",
            Generated::Subset(_) => "subset",
            Generated::Log(_) | Generated::LogSubject(..) | Generated::LogWeek(..) => "log",
            Generated::Sheet(_) => "sheet",
        }
    }

    /// Where it stands in `lang`, on a site whose own language is `own`: that of a page for the site as a whole.
    pub fn address(self, lang: &str, own: &str) -> String {
        in_language(self.path(), lang, own)
    }

    /// Whether `url` is that of a page which the program makes in each language by itself.
    pub fn is_of_each_language(url: &str) -> bool {
        [Generated::Home, Generated::Plan, Generated::Search, Generated::Data]
            .iter()
            .any(|of| of.path() == url)
    }
}

/// A page that the program makes by itself, in one language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page {
    /// What it is about.
    pub what: Generated,
    /// Its language.
    pub lang: String,
    /// Where it stands.
    pub url: String,
    /// Index in the schema of the collection that it is part of; none, and it is about the site as a whole.
    pub collection: Option<usize>,
    /// The page of an editor whose words stand on it.
    pub intro: Option<EntryId>,
}

impl Page {
    /// A page in `lang` at `url`, part of `collection`.
    pub fn new(what: Generated, lang: &str, url: String, collection: Option<usize>) -> Self {
        Self { what, lang: lang.to_owned(), url, collection, intro: None }
    }

    /// A page for the site as a whole, at its own place.
    fn of_site(what: Generated, lang: &str, context: &Context) -> Self {
        Self::new(what, lang, what.address(lang, &context.config.lang), None)
    }
}

/// The pages of a site that the program makes by itself, in the order in which readers are told of them.
#[derive(Debug, Default)]
pub struct Pages {
    all: Vec<Page>,
    /// Where the pages about something stand in `all`: one a language.
    about: HashMap<Generated, Vec<usize>>,
}

impl Pages {
    pub(super) fn add(&mut self, page: Page) {
        self.about.entry(page.what).or_default().push(self.all.len());
        self.all.push(page);
    }

    /// All of them.
    pub fn all(&self) -> &[Page] {
        &self.all
    }

    /// The pages about `what`, one a language.
    pub fn about(&self, what: Generated) -> impl Iterator<Item = &Page> {
        self.about.get(&what).into_iter().flatten().map(|at| &self.all[*at])
    }

    /// The page about `what` in `lang`.
    pub fn find(&self, what: Generated, lang: &str) -> Option<&Page> {
        self.about(what).find(|page| page.lang == lang)
    }
}

/// Claims the pages that stand for the site as a whole, but for reports; `with_data` says whether it has any for others.
pub fn of_site(
    drafts: &[Draft],
    fronts: &[&String],
    with_data: bool,
    context: &Context,
    claims: &mut Claims,
) {
    for lang in fronts {
        let home = Page::of_site(Generated::Home, lang, context);
        claims.page(Page { intro: intro(&home.url, drafts, context), ..home });
        claims.page(Page::of_site(Generated::Plan, lang, context));
        if with_data {
            claims.page(Page::of_site(Generated::Data, lang, context));
        }
        claims.page(Page::of_site(Generated::Search, lang, context));
    }
    let own = &context.config.lang;
    if drafts.iter().any(|draft| !draft.entry.variants.is_empty() && draft.entry.has_prose()) {
        claims.page(Page::of_site(Generated::Untranslated, own, context));
    }
    claims.page(Page::of_site(Generated::NotFound, own, context));
}

/// The page of an editor that tells of the folder at `url`.
fn intro(url: &str, drafts: &[Draft], context: &Context) -> Option<EntryId> {
    let tells = |draft: &Draft| {
        draft.entry.card.url.as_deref() == Some(url) && is_section(&draft.entry, context.schema)
    };
    drafts.iter().position(tells)
}

/// The languages that have pages for the site as a whole: its own, and those that have a list.
pub fn fronts<'l>(languages: &'l [String], lists: &[ListPage], context: &Context) -> Vec<&'l String> {
    let has_list = |lang: &String| lists.iter().any(|list| list.lang == *lang);
    languages.iter().filter(|lang| **lang == context.config.lang || has_list(lang)).collect()
}
