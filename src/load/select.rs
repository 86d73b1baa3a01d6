//! What of a folder belongs to the site, and what of that is text.
//!
//! Takes paths relative to the site's folder, looks at names only. The rules are Jekyll's: see [`Selection::keeps`].

use super::glob;
use crate::text::FileName;

/// Left out at the site's root unless the site includes them.
const EXCLUDED: &[&str] = &[
    ".sass-cache",
    ".jekyll-cache",
    "gemfiles",
    "Gemfile",
    "Gemfile.lock",
    "node_modules",
    "vendor/bundle/",
    "vendor/cache/",
    "vendor/gems/",
    "vendor/ruby/",
];

/// Files at the root that the build reads in spite of their underscore.
const ROOT_FILES: &[&str] = &["_config.yml", "_schema.yml", "_redirects", "_search_tests.yml", "urls.lock"];

/// A file at the root that is copied in spite of its underscore: what servers are to say with each file.
pub const SERVER_FILE: &str = "_headers";

/// Folders at the root whose names of files are the site's own affair.
const OWN_FOLDERS: &[&str] = &["_data", "_theme"];

/// Folders of posts, which may stand anywhere (`en/_posts`).
const POST_FOLDERS: &[&str] = &["_posts", "_drafts"];

/// What a file is to the build.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    /// It must be text.
    Text,
    /// It is text if it begins with front matter; what is copied as it is may be anything.
    TextOrStatic,
    /// It is copied as it is, but how it begins is looked at: it may be a table that is not to be copied.
    Table,
    /// It is copied as it is.
    Static,
}

/// Why a file does not belong to the site.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LeftOut {
    /// By how the file or folder at this path is called: it begins with `_`, `.`, `#` or `~`, or ends with `~`.
    Name(String),
    /// By this pattern, of the configuration or of those that count without it.
    Excluded(String),
    /// It lies in the folder that the site is written to.
    Output,
    /// It lies in no folder that the schema wants read.
    NotMounted,
}

/// The rules of one site.
pub(super) struct Selection<'a> {
    /// Patterns of what is kept in spite of the rules.
    pub include: &'a [String],
    /// Patterns of what is left out.
    pub exclude: &'a [String],
    /// Names of collections; `defis` lives in `_defis`.
    pub collections: &'a [String],
    /// The name of files that tell of their folder: `_index.md`.
    pub section: Option<&'a str>,
}

impl Selection<'_> {
    /// Whether `path`, whose folder is kept, belongs to the site.
    ///
    /// Left out are names that begin with `.`, `_`, `#` or `~` or end with `~`, and what is excluded. Underscore
    /// folders that carry content stay, and so does everything that `include` names.
    pub fn keeps(&self, path: &str, is_folder: bool) -> bool {
        self.refuses(path, is_folder).is_none()
    }

    /// Why `path`, whose folder is kept, does not belong to the site; nothing if it does.
    pub fn refuses(&self, path: &str, is_folder: bool) -> Option<LeftOut> {
        let name = path.rsplit('/').next().unwrap_or(path);
        if self.includes(path) {
            return None;
        }
        if let Some(pattern) = self.excluding(path, is_folder) {
            return Some(LeftOut::Excluded(pattern.to_owned()));
        }
        let is_hidden = name.starts_with(['.', '#', '~']) || name.ends_with('~');
        let is_kept = !name.starts_with('_')
            || Some(name) == self.section
            || self.carries_content(path, name, is_folder);
        (is_hidden || !is_kept).then(|| LeftOut::Name(path.to_owned()))
    }

    /// Whether the site names `path` among what is kept in spite of the rules.
    pub fn includes(&self, path: &str) -> bool {
        let name = path.rsplit('/').next().unwrap_or(path);
        self.include.iter().map(|pattern| trim(pattern).trim_end_matches('/')).any(|pattern| {
            !pattern.is_empty() && (glob::matches(pattern, path) || glob::matches(pattern, name))
        })
    }

    /// Whether `path` is read where of the site's own folder only what belongs to it as a whole is: the rest is mounted.
    pub fn is_of_the_site(&self, path: &str) -> bool {
        path.starts_with('_') || ROOT_FILES.contains(&path) || self.includes(path)
    }

    /// As in Jekyll, a pattern also stands for all that begins with it: `docs` for `docs/a.md`.
    fn excluding(&self, path: &str, is_folder: bool) -> Option<&str> {
        let own = self.exclude.iter().map(String::as_str);
        own.chain(EXCLUDED.iter().copied()).map(trim).filter(|pattern| !pattern.is_empty()).find(|pattern| {
            glob::matches(pattern, path)
                || path.starts_with(*pattern)
                || (is_folder && pattern.strip_suffix('/') == Some(path))
        })
    }

    fn carries_content(&self, path: &str, name: &str, is_folder: bool) -> bool {
        if is_own(path) {
            return true;
        }
        if !is_folder {
            return ROOT_FILES.contains(&path) || path == SERVER_FILE;
        }
        let bare = name.strip_prefix('_').unwrap_or(name);
        POST_FOLDERS.contains(&name) || self.collections.iter().any(|collection| collection == bare)
    }
}

/// Whether `path` is one of [`OWN_FOLDERS`] or lies in one.
fn is_own(path: &str) -> bool {
    OWN_FOLDERS.contains(&path.split('/').next().unwrap_or(path))
}

fn trim(pattern: &str) -> &str {
    pattern.trim().trim_start_matches("./").trim_start_matches('/')
}

/// What the file at `path` is, by its name; `tables` are patterns of tables that are read.
pub(super) fn role(path: &str, tables: &[String]) -> Role {
    let (folders, name) = path.rsplit_once('/').unwrap_or(("", path));
    let extension = name.rsplit_once('.').map(|(_, extension)| extension.to_lowercase()).unwrap_or_default();
    let extension = extension.as_str();
    let is_text = match path.split('/').next() {
        _ if ROOT_FILES.contains(&path) => true,
        Some("_theme") => is_theme_text(extension),
        Some("_data") => matches!(extension, "yml" | "yaml" | "toml" | "json" | "csv" | "tsv"),
        _ if matches!(extension, "csv" | "tsv") && is_table(path, tables) => true,
        _ => return page_role(folders, extension),
    };
    if is_text { Role::Text } else { Role::Static }
}

fn is_table(path: &str, tables: &[String]) -> bool {
    let file = FileName::new(path);
    tables.iter().any(|pattern| file.is(pattern))
}

fn page_role(folders: &str, extension: &str) -> Role {
    let holds_records = folders.split('/').any(|folder| folder.starts_with('_'));
    match extension {
        "md" | "markdown" | "mkd" | "mkdn" | "mkdown" | "org" | "tera" => Role::Text,
        "html" | "htm" | "xml" | "yml" | "yaml" | "json" if holds_records => Role::Text,
        "html" | "htm" | "xml" | "yml" | "yaml" => Role::TextOrStatic,
        "csv" | "tsv" => Role::Table,
        "css" | "scss" | "js" | "txt" | "json" | "webmanifest" => Role::TextOrStatic,
        _ => Role::Static,
    }
}

fn is_theme_text(extension: &str) -> bool {
    matches!(
        extension,
        "tera"
            | "html"
            | "htm"
            | "xml"
            | "xsl"
            | "yml"
            | "yaml"
            | "json"
            | "txt"
            | "md"
            | "css"
            | "js"
            | "svg"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keeps(path: &str, is_folder: bool, include: &[&str], exclude: &[&str]) -> bool {
        let owned = |list: &[&str]| list.iter().map(|s| (*s).to_owned()).collect::<Vec<_>>();
        let (include, exclude, collections) = (owned(include), owned(exclude), owned(&["defis"]));
        Selection {
            include: &include,
            exclude: &exclude,
            collections: &collections,
            section: Some("_index.md"),
        }
        .keeps(path, is_folder)
    }

    #[test]
    fn hidden_and_backup_names_are_left_out() {
        for name in [".git", "a/.x.md", "#x#", "~x", "x.md~", "_x.md", "_posts/_x.md", "_defis/_x.md"] {
            assert!(!keeps(name, false, &[], &[]), "{name}");
        }
        assert!(keeps("a/x_y.md", false, &[], &[]));
        assert!(keeps("a/_index.md", false, &[], &[]));
    }

    #[test]
    fn folders_that_carry_content_are_kept() {
        for name in
            ["_posts", "en/_posts", "en/_drafts", "_data", "_theme", "_defis", "_data/_x", "_theme/_x"]
        {
            assert!(keeps(name, true, &[], &[]), "{name}");
        }
        for name in ["_site", "_layouts", "docs/_data", "_defis/_old"] {
            assert!(!keeps(name, true, &[], &[]), "{name}");
        }
    }

    #[test]
    fn files_of_the_build_are_kept_at_the_root_only() {
        for name in ["_config.yml", "_schema.yml", "_redirects", "_search_tests.yml", "_headers"] {
            assert!(keeps(name, false, &[], &[]), "{name}");
            assert!(!keeps(&format!("en/{name}"), false, &[], &[]), "{name}");
        }
    }

    #[test]
    fn what_tools_leave_behind_is_left_out() {
        for name in ["node_modules", "vendor/bundle", "vendor/cache"] {
            assert!(!keeps(name, true, &[], &[]), "{name}");
        }
        assert!(!keeps("Gemfile.lock", false, &[], &[]));
        assert!(keeps("vendor", true, &[], &[]));
        assert!(keeps("vendor/leaflet", true, &[], &[]));
    }

    #[test]
    fn exclude_takes_folders_and_patterns() {
        assert!(!keeps("docs/a.md", false, &[], &["docs"]));
        assert!(!keeps("docs", true, &[], &["/docs/"]));
        assert!(keeps("a/docs", true, &[], &["docs/"]));
        assert!(!keeps("a/b.bak", false, &[], &["*.bak"]));
        assert!(!keeps("_posts", true, &[], &["_posts"]));
        assert!(keeps("a.md", false, &[], &["", "/"]));
    }

    #[test]
    fn include_wins() {
        assert!(keeps(".well-known", true, &[".well-known/"], &[]));
        assert!(keeps("_pages", true, &["_pages"], &["_pages"]));
        assert!(keeps("en/.htaccess", false, &[".ht*"], &[]));
        assert!(!keeps("_pages_old", true, &["_pages"], &[]));
    }

    #[test]
    fn role_follows_from_folder_and_extension() {
        for path in
            ["a.MD", "b/a.org", "_redirects", "_config.yml", "_data/a.csv", "_theme/a.css", "_defis/a.html"]
        {
            assert_eq!(role(path, &[]), Role::Text, "{path}");
        }
        for path in
            ["a.html", "b/a.yml", "feed.xml", "a.css", "search.json", "humans.TXT", "site.webmanifest"]
        {
            assert_eq!(role(path, &[]), Role::TextOrStatic, "{path}");
        }
        assert_eq!(role("a/b.CSV", &[]), Role::Table);
        assert_eq!(role("a/Suivi 2018.csv", &["**/suivi_*.csv".to_owned()]), Role::Text);
        for path in ["a.svg", "a.png", "a", "_theme/a.woff2", "_data/a.md", "en/_redirects"] {
            assert_eq!(role(path, &[]), Role::Static, "{path}");
        }
    }
}
