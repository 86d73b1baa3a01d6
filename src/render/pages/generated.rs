//! The pages that the program makes by itself, a row each: how the page is made, and where else it is told of.
//!
//! Everything that concerns such a page besides what stands on it is said here once: its head, the links to the same in
//! other languages, its place in the plan and in the sitemap.

use super::super::values::{Values, encode, map};
use super::super::view::View;
use super::{
    Draft, Head, agenda, data, directory, facet, front, legal, log, matches, panorama, report, sheet,
    site_feeds, subset, translation_link, untranslated,
};
use crate::resolve::generated::{Generated, Page};
use tera::Value as T;

/// More facets of the catalogue than this do not stand in the plan: the page of the tools leads to them.
const PLAN_MOST: usize = 500;

/// How a page is made, and where it is told of.
struct Row<'v> {
    /// Its template.
    template: &'v str,
    /// What it is called where others lead to it.
    name: String,
    /// Makes what stands on it.
    draw: Box<dyn Fn() -> Made + 'v>,
    /// Whether search engines should know it.
    found: bool,
    /// Whether it stands in the plan with the collection that it is part of.
    in_plan: bool,
    /// Whether it names the feeds of its language.
    feeds: bool,
    /// Whether it leads to the same in other languages.
    twins: bool,
}

impl<'v> Row<'v> {
    /// A page that is told of everywhere.
    fn new(template: &'v str, name: String, draw: impl Fn() -> Made + 'v) -> Self {
        let draw = Box::new(draw);
        Self { template, name, draw, found: true, in_plan: true, feeds: true, twins: true }
    }

    /// It is for those who come to it from another page: neither search engines nor the plan should know it.
    fn unlisted(self) -> Self {
        Self { found: false, in_plan: false, ..self }
    }

    fn without_feeds(self) -> Self {
        Self { feeds: false, ..self }
    }

    /// It does not lead to the same in other languages.
    fn without_twins(self) -> Self {
        Self { twins: false, ..self }
    }

    fn in_plan_if(self, in_plan: bool) -> Self {
        Self { in_plan, ..self }
    }
}

/// What stands on a page.
#[derive(Default)]
pub(super) struct Made {
    /// Its title, where that is more than its name.
    pub title: Option<String>,
    /// What it is about, in a sentence.
    pub description: String,
    /// The values of its template.
    pub values: Vec<(&'static str, T)>,
}

impl Made {
    /// A page that is about `description`, with the values of its template.
    pub(super) fn new<const N: usize>(description: String, values: [(&'static str, T); N]) -> Self {
        Self { title: None, description, values: values.into() }
    }

    /// The same under a longer title.
    pub(super) fn titled(self, title: String) -> Self {
        Self { title: Some(title), ..self }
    }
}

/// The row of a page.
fn row<'v>(page: &'v Page, view: &'v View) -> Row<'v> {
    let lang = page.lang.as_str();
    let words = |key: &str| view.string(lang, key);
    match page.what {
        Generated::Home => Row::new("home.html", front::name(view), || front::home(page, view)),
        Generated::Plan => {
            Row::new("plan.html", words("plan_title"), || front::plan(lang, view)).without_twins()
        }
        Generated::Search => {
            let row = Row::new("recherche.html", words("search_title"), Made::default);
            row.unlisted().without_feeds()
        }
        Generated::Data => Row::new("donnees.html", words("data_title"), || data::draw(lang, view)),
        Generated::Untranslated => {
            let name = words("untranslated_title");
            let row = Row::new("traductions.html", name, || untranslated::draw(lang, view));
            row.unlisted().without_feeds().without_twins()
        }
        Generated::NotFound => {
            let row = Row::new("404.html", words("not_found_title"), Made::default);
            row.unlisted().without_feeds().without_twins()
        }
        Generated::Report(report) => {
            let name = report::name(report, lang, view);
            Row::new(report::template(report), name, move || report::draw(report, lang, view))
        }
        Generated::Legal(page) => {
            let draw = move || legal::draw(page, lang, view);
            Row::new(legal::template(page), legal::name(page, lang, view), draw).without_feeds()
        }
        Generated::Past => Row::new("agenda-passe.html", words("agenda_past"), || agenda::past(lang, view)),
        Generated::Matches => {
            let row = Row::new("entraide.html", words("matches"), || matches::draw(lang, view));
            row.without_feeds()
        }
        Generated::Directory => {
            let draw = || directory::draw(page, view);
            Row::new("annuaire.html", words("directory"), draw).without_feeds()
        }
        Generated::Panorama(of) => {
            let draw = move || panorama::draw(of, page, view);
            Row::new("outils-panorama.html", panorama::name(of, lang, view), draw)
        }
        Generated::Facet(at) => {
            let draw = move || facet::draw(at, lang, view);
            let row = Row::new("outils-facette.html", facet::name(at, lang, view), draw);
            row.in_plan_if(at < PLAN_MOST)
        }
        Generated::Subset(at) => {
            let draw = move || subset::draw(at, lang, view);
            Row::new("sous-liste.html", subset::name(at, lang, view), draw)
        }
        // The plan has a section for each log, whose own page that is.
        Generated::Log(log) => {
            let row = Row::new("journal.html", log::name(log, view), move || log::whole(log, view));
            row.without_twins().in_plan_if(false)
        }
        Generated::LogSubject(log, at) => {
            let draw = move || log::subject(log, at, view);
            Row::new("journal-defi.html", log::subject_name(log, at, view), draw).without_twins()
        }
        Generated::LogWeek(log, at) => {
            let draw = move || log::week(log, at, view);
            Row::new("journal-semaine.html", log::week_name(log, at, view), draw).without_twins()
        }
        // It says nothing that the page of the entry does not say.
        Generated::Sheet(id) => {
            let draw = move || sheet::draw(id, lang, view);
            let row = Row::new(sheet::template(id, view), sheet::name(id, lang, view), draw);
            row.unlisted().without_feeds().without_twins()
        }
    }
}

/// The page `page`, but for what all pages have.
pub(super) fn draft<'v>(page: &'v Page, view: &'v View) -> Draft<'v> {
    let row = row(page, view);
    let made = (row.draw)();
    let lang = page.lang.as_str();
    let mut context = Values::default();
    if row.feeds {
        context.insert_value("feeds", T::from(site_feeds(lang, view)));
    }
    if row.twins {
        context.insert_value("translations", twins(page, view));
    }
    for (name, value) in made.values {
        context.insert_value(name, value);
    }
    let collections = &view.context.schema.collections;
    // Of one that is part of no collection, the kind is the section too.
    let kind = page.what.kind();
    let section = page.collection.map_or(kind, |at| collections[at].name.as_str());
    let title = made.title.unwrap_or(row.name);
    let head = Head {
        description: made.description,
        noindex: !row.found,
        ..Head::new(title, page.url.clone(), lang, kind, section)
    };
    (row.template, head, context)
}

/// The same page in other languages.
fn twins(page: &Page, view: &View) -> T {
    let others = view.site.generated.about(page.what).filter(|other| other.lang != page.lang);
    let links =
        others.map(|other| translation_link(&other.lang, &row(other, view).name, &other.url, true, view));
    T::from(links.collect::<Vec<_>>())
}

/// Whether search engines should know a page.
pub(super) fn is_found(page: &Page, view: &View) -> bool {
    row(page, view).found
}

/// Name and address of the pages in `lang` that stand in the plan with the collection at `collection`.
pub(super) fn in_plan(collection: usize, lang: &str, view: &View) -> Vec<T> {
    let pages = view.site.generated.all().iter();
    let of_collection = pages.filter(|page| page.collection == Some(collection) && page.lang == lang);
    let shown = of_collection.map(|page| (row(page, view), page)).filter(|(row, _)| row.in_plan);
    let minis = shown.map(|(row, page)| {
        map([("title", T::from(row.name)), ("url", T::from(encode(&view.href(&page.url))))])
    });
    minis.collect()
}

impl View<'_> {
    /// Where a page links to for what the program tells of `what` in `lang`; nothing if it has no page about that.
    pub fn page_about(&self, what: Generated, lang: &str) -> Option<String> {
        self.site.generated.find(what, lang).map(|page| encode(&self.href(&page.url)))
    }

    /// Where a page in `lang` links to for what the program tells of `what`: in the site's own language, if not in `lang`.
    pub fn page_for(&self, what: Generated, lang: &str) -> Option<String> {
        self.page_about(what, lang).or_else(|| self.page_about(what, &self.context.config.lang))
    }

    /// The address of the page about `what`, which stands for the site as a whole, for pages in `lang`.
    pub fn front_page(&self, what: Generated, lang: &str) -> String {
        self.href(&what.address(self.front(lang), &self.context.config.lang))
    }
}
