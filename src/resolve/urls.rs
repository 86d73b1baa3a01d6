//! Addresses: where each entry stands, and who may stand where.

use super::Context;
use super::entries::Draft;
use super::generated::{Page, Pages};
use super::permalink::{Parts, Permalink, PermalinkError, built_in_style, with_ending_of};
use super::safe_path::{LONGEST_NAME, NoPlace, output_path, place};
use crate::diag::{Code, Diagnostic, Text, text};
use crate::parse::Copied;
use crate::schema::Collection;
use crate::source::Span;
use crate::yaml::Value;
use std::collections::{HashMap, HashSet};

/// What to write instead of an address that is not one of the site.
const PATH_HELP: Text = text!("write-a-path-of-this-site");

/// Who stands where: files of the output folder that something has claimed.
#[derive(Debug, Default)]
pub struct Claims {
    taken: HashMap<String, Claim>,
    /// The pages that the program makes by itself.
    pub pages: Pages,
}

#[derive(Debug, Clone)]
struct Claim {
    /// Where the claim is written; none for what the program makes by itself.
    span: Option<Span>,
}

impl Claims {
    /// Claims `url` for something that an editor wrote at `span`; tells both sides if it is taken.
    fn claim(&mut self, url: &str, span: Span, told: &mut Vec<Diagnostic>) -> bool {
        let path = match place(url) {
            Ok(path) => path,
            Err(why) => {
                told.push(no_place(why, url, span));
                return false;
            }
        };
        match self.taken.get(&path).and_then(|claim| claim.span) {
            Some(first) => {
                told.push(
                    Diagnostic::new(
                        Code::DuplicateUrl,
                        span,
                        text!("is-the-address-of-two-sources", url = url),
                    )
                    .also(first, text!("the-other-one"))
                    .help(text!("give-one-of-them-a-of")),
                );
                false
            }
            None => {
                self.taken.insert(path, Claim { span: Some(span) });
                true
            }
        }
    }

    /// Claims `url` for something the program makes by itself; steps back if it is taken.
    pub fn generated(&mut self, url: &str) -> bool {
        let Some(path) = output_path(url) else { return false };
        if self.taken.contains_key(&path) {
            return false;
        }
        self.taken.insert(path, Claim { span: None });
        true
    }

    /// Claims the address of a page that the program makes by itself. If it is taken, the page is left out, unless who
    /// stands there is its intro.
    pub fn page(&mut self, page: Page) {
        if self.generated(&page.url) || page.intro.is_some() {
            self.pages.add(page);
        }
    }

    /// Who holds `url`, if somebody does: where the claim is written, unless the program makes it by itself.
    pub fn holder(&self, url: &str) -> Option<Option<Span>> {
        output_path(url).and_then(|path| self.taken.get(&path)).map(|claim| claim.span)
    }

    /// Tells every page that stands where another needs a folder (`/b.html` beside `/b.html/c.html`).
    pub fn check_folders(&self, told: &mut Vec<Diagnostic>) {
        let mut found: Vec<(Span, &str, &str)> = Vec::new();
        for (path, claim) in &self.taken {
            let Some(span) = claim.span else { continue };
            for (slash, _) in path.match_indices('/') {
                if self.taken.contains_key(&path[..slash]) {
                    found.push((span, path, &path[..slash]));
                }
            }
        }
        found.sort();
        for (span, path, folder) in found {
            let message = text!("would-stand-in-a-folder-which", path = path, folder = folder);
            let mut diagnostic =
                Diagnostic::new(Code::DuplicateUrl, span, message).help(text!("give-one-of-them-a-of"));
            if let Some(other) = self.taken.get(folder).and_then(|claim| claim.span) {
                diagnostic = diagnostic.also(other, text!("the-file"));
            }
            told.push(diagnostic);
        }
    }
}

/// What to say of an address that no file can stand at.
fn no_place(why: NoPlace, url: &str, span: Span) -> Diagnostic {
    let (message, help) = match why {
        NoPlace::Outside => (text!("the-address-leaves-the-site", url = url), PATH_HELP),
        NoPlace::TooLong => (
            text!("the-address-is-too-long-for", url = start_of(url, 60)),
            text!("give-the-page-a-short-a", longest_name = LONGEST_NAME),
        ),
    };
    Diagnostic::new(Code::UnsafePermalink, span, message).help(help)
}

fn start_of(text: &str, letters: usize) -> &str {
    text.char_indices().nth(letters).map_or(text, |(at, _)| &text[..at])
}

/// Gives every entry of a collection with pages its address.
pub fn assign(drafts: &mut [Draft], context: &Context, claims: &mut Claims, told: &mut Vec<Diagnostic>) {
    let mut templates: HashMap<String, Result<Permalink, PermalinkError>> = HashMap::new();
    let mut faulty: HashSet<String> = HashSet::new();
    for draft in drafts {
        let collection = &context.schema.collections[draft.entry.collection];
        let settings =
            context.config.collections.iter().find(|(name, _)| *name == collection.name).map(|(_, c)| c);
        if collection.template.is_none() || settings.and_then(|settings| settings.output) == Some(false) {
            continue;
        }
        let own = draft.meta.get("permalink").and_then(Value::to_text);
        let old = draft.meta.get("link_to").and_then(Value::to_text).filter(|_| draft.written.is_none());
        let template = own
            .clone()
            .or(old.clone())
            .unwrap_or_else(|| template(collection, settings.and_then(|s| s.permalink.as_deref()), context));
        let key = if own.is_some() { "permalink" } else { "link_to" };
        let url = templates
            .entry(template.clone())
            .or_insert_with(|| Permalink::parse(&template))
            .clone()
            .and_then(|p| p.expand(&parts(draft, collection)));
        let span = if own.is_some() || old.is_some() {
            draft.span(context, key, None)
        } else {
            draft.entry.origin.span
        };
        match url {
            Ok(url) => {
                let url = tidy(&url);
                let url = if own.is_some() {
                    context.schema.address(url)
                } else {
                    in_language(&url, &draft.entry.card.lang, &context.config.lang)
                };
                if claims.claim(&url, span, told) {
                    draft.entry.card.url = Some(url);
                }
            }
            // A permalink of the configuration is told once, not for each entry that it concerns.
            Err(PermalinkError::Unknown { .. }) if own.is_none() && !faulty.insert(template.clone()) => {}
            // What is missing may stand in front matter that could not be read.
            Err(PermalinkError::Missing(_)) if !draft.sound => {}
            Err(error) => told.push(problem(&error, span, draft, collection)),
        }
    }
}

/// `url` below the folder of its language, unless it is there or the language is the site's own.
pub fn in_language(url: &str, lang: &str, own: &str) -> String {
    let there = url
        .strip_prefix('/')
        .and_then(|rest| rest.strip_prefix(lang))
        .is_some_and(|rest| rest.starts_with('/'));
    if lang == own || there { url.to_owned() } else { format!("/{lang}{url}") }
}

/// The index of a folder stands at the folder's own address, however the permalink ends.
fn tidy(url: &str) -> String {
    let folder = ["/index.html", "/index/", "/index"].iter().find_map(|end| url.strip_suffix(end));
    folder.map_or_else(|| url.to_owned(), |folder| format!("{folder}/"))
}

/// The permalink of a collection: what the configuration says of it, of all posts, or what the schema says.
fn template(collection: &Collection, own: Option<&str>, context: &Context) -> String {
    let site = context.config.permalink.as_deref();
    match (own, site) {
        (Some(own), _) => own.to_owned(),
        (None, Some(site)) if collection.dated => site.to_owned(),
        (None, Some(site)) if collection.name == "pages" => {
            with_ending_of("/:path/:basename", built_in_style(site).unwrap_or(site))
        }
        _ => collection.permalink.clone(),
    }
}

fn parts<'a>(draft: &'a Draft, collection: &'a Collection) -> Parts<'a> {
    let slug = draft.meta.get("slug").and_then(Value::as_str);
    let (file, folder, categories): (&str, &str, &[String]) = match &draft.written {
        Some(written) => {
            let stem = written.path.rsplit_once('.').map_or(written.path.as_str(), |(stem, _)| stem);
            let (folder, file) = stem.rsplit_once('/').unwrap_or(("", stem));
            let file = if file == "_index" { "index" } else { file };
            (file, folder, &written.categories)
        }
        None => (&draft.entry.id, "", &[]),
    };
    let own_slug = draft.written.as_ref().map_or(draft.entry.id.as_str(), |written| written.slug.as_str());
    // `:path` of a page is its folder; that of a document its path within the collection's own folder.
    let path = match (&draft.written, collection.name.as_str()) {
        (_, "pages") | (None, _) => folder,
        (Some(written), _) => {
            let stem = written.path.rsplit_once('.').map_or(written.path.as_str(), |(stem, _)| stem);
            stem.split_once('/').map_or(stem, |(_, rest)| rest)
        }
    };
    Parts {
        date: draft.entry.card.date,
        slug: slug.unwrap_or(own_slug),
        name: slug.unwrap_or(match &draft.written {
            Some(_) if own_slug == "_index" => "index",
            Some(_) => own_slug,
            None => &draft.entry.card.title,
        }),
        basename: file,
        path,
        collection: &collection.name,
        categories,
        output_ext: ".html",
        id: &draft.entry.id,
    }
}

fn problem(error: &PermalinkError, span: Span, draft: &Draft, collection: &Collection) -> Diagnostic {
    match error {
        PermalinkError::Unknown { nearest, .. } => {
            Diagnostic::new(Code::InvalidPermalink, span, error.text()).help(nearest.map_or_else(
                || text!("see-the-chapter-on-permalinks-for"),
                |near| text!("did-you-mean-the-placeholder", near = near),
            ))
        }
        PermalinkError::Missing(name) => {
            let label = collection.singular.within();
            let message = text!(
                "the-has-no-page-its-address",
                label = label,
                title = &draft.entry.card.title,
                name = name
            );
            let help = match collection.date_from.first() {
                Some(field) => text!("add-to-it-or-give-it", field = field),
                None => text!("add-to-it-or-give-it-a"),
            };
            Diagnostic::new(Code::InvalidRecord, span, message).help(help)
        }
        PermalinkError::Unsafe(_) => {
            Diagnostic::new(Code::UnsafePermalink, span, error.text()).help(PATH_HELP)
        }
    }
}

/// Claims the addresses of files that are copied.
pub fn claim_files(files: &[Copied], claims: &mut Claims, told: &mut Vec<Diagnostic>) {
    for file in files {
        // An address may be written with escapes, the name of a file is what it is.
        if let Some(first) = claims.taken.get(&file.path).and_then(|claim| claim.span) {
            let message = text!("would-be-copied-to-where-this", path = &file.path);
            told.push(
                Diagnostic::new(Code::DuplicateUrl, first, message)
                    .help(text!("rename-the-file-or-give-the")),
            );
            continue;
        }
        claims.taken.insert(file.path.clone(), Claim { span: None });
    }
}
