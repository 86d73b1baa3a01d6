//! Where links lead: posts by the name of their file, files by their path, everything else by its address.

use super::entries::Draft;
use super::generated::Pages;
use super::lists::ListPage;
use super::urls::in_language;
use super::{Context, Entry, EntryId, FieldValue, Site, decoded};
use crate::diag::{Code, Diagnostic, Suggestions, text};
use crate::parse::Copied;
use crate::parse::body::Target;
use crate::schema::{Feed, Kind};
use crate::source::Span;
use crate::yaml::Value;
use std::collections::{HashMap, HashSet};
use unicode_normalization::UnicodeNormalization;

/// Everything on the site that a link can lead to.
#[derive(Debug, Default)]
pub struct Targets {
    /// The address of each post by the name of its file, with and without its folder.
    posts: HashMap<String, String>,
    /// The address of each text and each copied file by its path in the source folder.
    files: HashMap<String, String>,
    /// The address of each text by the name of its file without ending, or of its folder if it is the folder's index;
    /// nothing where several texts have one name.
    names: HashMap<String, Option<String>>,
    /// Every address of the site, without the base.
    addresses: HashSet<String>,
    /// The addresses with letters beyond ASCII, by their composed form: a name typed and a name on disk may differ in
    /// how an accent is written.
    composed: HashMap<String, String>,
    /// What stands before every address.
    base: String,
}

impl Targets {
    /// Collects the targets that the entries, the lists, the copied files and the program's own `pages` of a site are.
    pub fn new(
        drafts: &[Draft],
        lists: &[ListPage],
        files: &[Copied],
        pages: &Pages,
        context: &Context,
    ) -> Self {
        let mut targets = Self { base: context.config.baseurl.clone(), ..Self::default() };
        for draft in drafts {
            let Some(url) = &draft.entry.card.url else { continue };
            targets.addresses.insert(url.clone());
            targets.addresses.extend(draft.entry.variants.values().cloned());
            let Some(written) = &draft.written else { continue };
            targets.files.insert(written.path.clone(), url.clone());
            targets
                .names
                .entry(name_of(&written.path).to_owned())
                .and_modify(|other| *other = None)
                .or_insert_with(|| Some(url.clone()));
            if context.schema.collections[draft.entry.collection].dated {
                let stem = written.path.rsplit_once('.').map_or(written.path.as_str(), |(stem, _)| stem);
                let (folder, name) = stem.rsplit_once('/').unwrap_or(("", stem));
                let folder = folder.trim_end_matches("_posts").trim_end_matches("_drafts");
                targets.posts.entry(name.to_owned()).or_insert_with(|| url.clone());
                targets.posts.insert(format!("{folder}{name}"), url.clone());
                // `post_url` writes the whole year, whatever the name of the file says.
                if let Some(date) = &draft.entry.card.date {
                    targets
                        .posts
                        .entry(format!("{}-{}", date.iso(), written.slug))
                        .or_insert_with(|| url.clone());
                }
            }
        }
        for file in files {
            let url = format!("/{}", file.path);
            targets.addresses.insert(url.clone());
            targets.files.insert(file.path.clone(), url);
        }
        targets.addresses.extend(lists.iter().flat_map(|list| list.pages.iter().map(|(url, _)| url.clone())));
        targets.addresses.extend(pages.all().iter().map(|page| page.url.clone()));
        targets.add_files_of_our_own(drafts, lists, context);
        targets.composed = targets
            .addresses
            .iter()
            .filter(|address| !address.is_ascii())
            .map(|address| (address.nfc().collect(), address.clone()))
            .collect();
        targets
    }

    /// Adds addresses that the program makes, which hold no letters beyond ASCII.
    pub fn add(&mut self, addresses: Vec<String>) {
        self.addresses.extend(addresses);
    }

    /// What the program makes of itself besides pages: feeds, indexes.
    fn add_files_of_our_own(&mut self, drafts: &[Draft], lists: &[ListPage], context: &Context) {
        let own = &context.config.lang;
        self.addresses.insert("/robots.txt".to_owned());
        if !context.config.url.is_empty() {
            self.addresses.insert("/sitemap.xml".to_owned());
        }
        let whole = lists.iter().filter_map(|list| match &context.schema.collections[list.collection].feed {
            Feed::List(path) => Some(in_language(path, &list.lang, own)),
            Feed::None | Feed::Entries => None,
        });
        let single = drafts.iter().filter_map(|draft| {
            let url = draft.entry.card.url.as_ref()?;
            let dated = |id: &EntryId| context.schema.collections[drafts[*id].entry.collection].dated;
            let feeds = context.schema.collections[draft.entry.collection].feed == Feed::Entries
                && draft.entry.inverse.iter().any(|(_, ids)| ids.iter().any(dated));
            feeds.then(|| url.trim_end_matches(".html").trim_end_matches('/').to_owned())
        });
        let stems: Vec<String> = whole.chain(single).collect();
        self.addresses.extend(stems.iter().flat_map(|stem| [format!("{stem}.xml"), format!("{stem}.json")]));
    }

    /// Whether the site has something at `address` (below the base; a query and an anchor do not count).
    pub fn has(&self, address: &str) -> bool {
        let path = address.split(['?', '#']).next().unwrap_or_default();
        let path = if path.starts_with('/') { path.to_owned() } else { format!("/{path}") };
        // The theme's own files are not known here.
        if path.starts_with("/assets/") {
            return true;
        }
        let index = path.strip_suffix("index.html").map(str::to_owned);
        self.addresses.contains(&path)
            || self.addresses.contains(&format!("{path}/"))
            || index.is_some_and(|index| self.addresses.contains(&index))
    }

    /// Whether something of the site stands at exactly this address.
    pub fn stands(&self, address: &str) -> bool {
        self.addresses.contains(address)
    }

    /// Whether the site has `address` but for the form of its accents.
    pub fn is_on_disk(&self, address: &str) -> bool {
        self.as_written_on_disk(address).is_some()
    }

    /// Whether the file `path` lies beside the text at `from`, which is the index of its folder.
    pub fn lies_beside(&self, path: &str, from: &str) -> bool {
        self.bundled(path, from).is_some()
    }

    /// `address` without the base before it.
    pub fn below_base<'a>(&self, address: &'a str) -> &'a str {
        let own = address.strip_prefix(&self.base).filter(|own| own.starts_with('/'));
        own.unwrap_or(address)
    }

    /// Suggestions out of the site's addresses.
    pub fn suggestions(&self) -> Suggestions<'_> {
        Suggestions::new(self.addresses.iter().map(String::as_str))
    }

    /// `address` with the base before it, unless it is there.
    pub fn with_base(&self, address: &str) -> String {
        let there =
            address.strip_prefix(&self.base).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'));
        if !address.starts_with('/') || address.starts_with("//") || (there && !self.base.is_empty()) {
            return address.to_owned();
        }
        format!("{}{address}", self.base)
    }

    /// What a link to `target`, written in the text at `path`, leads to; `None` if nothing on the site is meant.
    pub fn address(&self, target: &Target, path: Option<&str>) -> Option<String> {
        match target {
            Target::External(address) => Some(address.clone()),
            Target::Post(name, rest) => self.post(name).map(|url| self.with_base(url) + rest),
            Target::Page(file, rest) => self.page(file, path).map(|url| self.with_base(url) + rest),
            Target::File(file, rest) => {
                self.files.get(file.trim_start_matches('/')).map(|url| self.with_base(url) + rest)
            }
            Target::Internal(address) => Some(self.internal(address, path)),
        }
    }

    /// The text that Hugo's `ref` means: by its path, seen from the text at `from` or from the site, with or without its
    /// ending; that of a folder is its index; or by its name alone, if only one text has it.
    fn page(&self, path: &str, from: Option<&str>) -> Option<&String> {
        let folder = from.and_then(|from| from.rsplit_once('/')).map_or("", |(folder, _)| folder);
        let bare = path.trim_end_matches('/');
        let seen_from = |folder: &str| {
            let whole = join(folder, bare)?;
            ["", ".md", "/index.md", "/_index.md"].iter().find_map(|end| {
                self.files
                    .get(&format!("{whole}{end}"))
                    .or_else(|| self.files.get(end.get(1..).filter(|_| whole.is_empty())?))
            })
        };
        let by_name =
            || self.names.get(name_of(bare)).filter(|_| !bare.contains('/')).and_then(Option::as_ref);
        seen_from(folder).or_else(|| seen_from("")).or_else(by_name)
    }

    fn post(&self, name: &str) -> Option<&String> {
        let name = name.trim_start_matches('/');
        self.posts.get(name)
    }

    /// A link to a text by its path (`../autre.md#ancre`) leads to its page; every other stays as written.
    fn internal(&self, address: &str, from: Option<&str>) -> String {
        let cut = address.find(['?', '#']).unwrap_or(address.len());
        let (path, rest) = address.split_at(cut);
        if [".md", ".markdown", ".org"].iter().any(|ending| path.ends_with(ending)) {
            let folder = from.and_then(|from| from.rsplit_once('/')).map_or("", |(folder, _)| folder);
            if let Some(url) = join(folder, path).and_then(|path| self.files.get(&path)) {
                return self.with_base(url) + rest;
            }
        }
        if let Some(url) = from.and_then(|from| self.bundled(path, from)) {
            return self.with_base(url) + rest;
        }
        self.with_base(self.as_written_on_disk(path).unwrap_or(path)) + rest
    }

    /// The address of the file `path` beside the text at `from`, if that is the index of its folder: what lies there
    /// belongs to it, wherever its page stands.
    fn bundled(&self, path: &str, from: &str) -> Option<&String> {
        let (folder, file) = from.rsplit_once('/')?;
        let is_index = matches!(file.rsplit_once('.').map_or(file, |(stem, _)| stem), "index" | "_index");
        let relative =
            is_index && !path.is_empty() && !path.starts_with(['/', '#', '?']) && !path.contains(':');
        join(folder, path).filter(|_| relative).and_then(|path| self.files.get(&path))
    }

    /// The address that differs from `path` in the form of its accents only, if the site has it and not `path`.
    fn as_written_on_disk(&self, path: &str) -> Option<&str> {
        if path.is_ascii() || self.addresses.contains(path) {
            return None;
        }
        self.composed.get(&path.nfc().collect::<String>()).map(String::as_str)
    }
}

/// The name that a text goes by: that of its file without ending, or of its folder.
fn name_of(path: &str) -> &str {
    let (folder, file) = path.rsplit_once('/').unwrap_or(("", path));
    let stem =
        [".md", ".markdown", ".org", ".html"].iter().find_map(|end| file.strip_suffix(end)).unwrap_or(file);
    match stem {
        "index" | "_index" => folder.rsplit('/').next().unwrap_or(folder),
        stem => stem,
    }
}

/// `path` as seen from `folder`, both below the source folder; `None` if it leaves that.
fn join(folder: &str, path: &str) -> Option<String> {
    let mut parts: Vec<&str> = if path.starts_with('/') { Vec::new() } else { folder.split('/').collect() };
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." => drop(parts.pop().filter(|part| !part.is_empty())?),
            part => parts.push(part),
        }
    }
    parts.retain(|part| !part.is_empty());
    Some(parts.join("/"))
}

/// Pictures of entries that name a file beside their text become the address of that file.
pub fn settle_pictures(entries: &mut [Entry], targets: &Targets, context: &Context) {
    for entry in entries {
        let Some(from) = &entry.origin.path else { continue };
        let collection = &context.schema.collections[entry.collection];
        for (name, value) in &mut entry.fields {
            let is_path = collection.field(name).is_some_and(|field| field.kind == Kind::Path);
            let FieldValue::Plain(Value::String(path)) = value else { continue };
            if let Some(url) = is_path.then(|| targets.bundled(path, from)).flatten() {
                *path = url.clone();
            }
        }
    }
}

/// Where texts or fields name the `files` first, which are paths in the output.
pub fn named_at(site: &Site, files: HashSet<&str>) -> HashMap<String, Span> {
    let mut places = HashMap::new();
    let mut note = |address: &str, span: Span| {
        let path = decoded(address.split(['?', '#']).next().unwrap_or_default().trim_start_matches('/'));
        let path = path.as_deref().and_then(|path| files.get(path));
        path.map(|path| places.entry((*path).to_owned()).or_insert(span));
    };
    for entry in &site.entries {
        for link in entry.body.links.iter().filter(|link| link.media) {
            let address =
                site.targets.address(&link.target, entry.origin.path.as_deref()).unwrap_or_default();
            note(address.strip_prefix(&site.targets.base).unwrap_or(&address), link.span);
        }
        for (_, value) in &entry.fields {
            if let FieldValue::Plain(Value::String(text)) = value {
                note(text, entry.origin.span);
            }
        }
    }
    places
}

/// Tells every `post_url`, `link` and `ref` whose target is not there.
pub fn check(entries: &[Entry], targets: &Targets, told: &mut Vec<Diagnostic>) {
    let mut posts = Suggestions::new(targets.posts.keys().map(String::as_str));
    let mut files = Suggestions::new(targets.files.keys().map(String::as_str));
    for entry in entries {
        for link in &entry.body.links {
            if targets.address(&link.target, entry.origin.path.as_deref()).is_some() {
                continue;
            }
            let (message, near) = match &link.target {
                Target::Post(name, _) => (text!("no-post-is-called", name = name), posts.nearest(name)),
                Target::Page(path, _) => (text!("no-text-is-meant-by", path = path), files.nearest(path)),
                Target::File(path, _) => (text!("there-is-no-file", path = path), files.nearest(path)),
                Target::External(_) | Target::Internal(_) => continue,
            };
            let help = near.map_or_else(
                || text!("write-the-name-of-its-file"),
                |near| text!("did-you-mean", near = near),
            );
            told.push(Diagnostic::new(Code::UnknownTarget, link.span, message).help(help));
        }
    }
}
