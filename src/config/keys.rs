//! The keys that `_config.yml` may hold, level by level. Must not know what they mean.

/// Keys that the site's own templates may want and that Jekyll and its usual plugins know; we do not act on them.
pub(super) const TOLERATED: &[&str] = &[
    "name",
    "email",
    "author",
    "plugins",
    "gems",
    "markdown",
    "kramdown",
    "highlighter",
    "sass",
    "theme",
    "encoding",
    "markdown_ext",
    "liquid",
    "destination",
    "source",
    "host",
    "port",
    "livereload",
    "incremental",
    "paginate",
    "paginate_path",
    "excerpt_separator",
    "twitter_username",
    "github_username",
    "list_url",
    "repository",
    "logo",
    "favicon",
    "social",
    "twitter",
    "safe",
    "keep_files",
    "strict_front_matter",
    "whitelist",
    "webrick",
    "verbose",
    "profile",
    "quiet",
    "limit_posts",
    "lsi",
    "data_dir",
    "layouts_dir",
    "includes_dir",
    "version",
    "sitemap",
    "feed",
    "locale",
    "languages",
];
/// Keys that we act on.
pub(super) const KNOWN: &[&str] = &[
    "title",
    "description",
    "url",
    "baseurl",
    "lang",
    "timezone",
    "permalink",
    "collections",
    "defaults",
    "include",
    "exclude",
    "future",
    "drafts",
    "published",
    "show_drafts",
    "unpublished",
    "pagination",
    "eigsite",
];
/// Keys below `pagination:`.
pub(super) const PAGINATION: &[&str] = &[
    "enabled",
    "per_page",
    "permalink",
    "sort_reverse",
    "sort_field",
    "limit",
    "title",
    "debug",
    "collection",
    "trail",
];
/// Keys below `eigsite:`.
pub(super) const OURS: &[&str] = &[
    "html",
    "mounts",
    "untranslated",
    "consent",
    "stale_status",
    "publisher",
    "accessibility",
    "licence",
    "budget",
    "lints",
    "images",
    "cards",
    "matomo",
    "cms",
];
/// Keys below `publisher:`.
pub(super) const PUBLISHER: &[&str] = &["name", "address", "phone", "contact", "director", "host"];
/// Keys below `host:` of the publisher.
pub(super) const HOST: &[&str] = &["name", "address", "phone"];
/// Keys below `accessibility:`.
pub(super) const ACCESSIBILITY: &[&str] =
    &["state", "rate", "date", "auditor", "contact", "standard", "faults", "exempt"];
/// Keys below `matomo:`.
pub(super) const MATOMO: &[&str] = &["url", "site"];
/// Keys below `cms:`.
pub(super) const CMS: &[&str] = &["github", "gitlab", "branch", "login", "app_id", "scripts"];
/// Keys below `licence:`.
pub(super) const LICENCE: &[&str] = &["name", "url", "date"];
/// Keys below a type of page in `budget:`.
pub(super) const LIMITS: &[&str] = &["weight", "requests", "nodes"];
/// Keys below `images:`.
pub(super) const IMAGES: &[&str] = &["widths", "quality", "sizes"];
/// Keys of an item of `mounts:`.
pub(super) const MOUNT: &[&str] = &["source", "target", "include"];
/// Keys below the name of a collection.
pub(super) const COLLECTION: &[&str] = &["output", "permalink", "sort_by", "order", "title"];
/// Keys of an item of `defaults:`.
pub(super) const DEFAULTS: &[&str] = &["scope", "values"];
/// Keys below `scope:`.
pub(super) const SCOPE: &[&str] = &["path", "type"];

/// All keys that mean something, by what they stand below; a list that stands below several, once.
pub(super) const LEVELS: &[(&str, &[&str])] = &[
    ("", KNOWN),
    ("pagination", PAGINATION),
    ("collections: NAME", COLLECTION),
    ("defaults", DEFAULTS),
    ("scope", SCOPE),
    ("eigsite", OURS),
    ("mounts", MOUNT),
    ("publisher", PUBLISHER),
    ("host", HOST),
    ("accessibility", ACCESSIBILITY),
    ("licence", LICENCE),
    ("budget: TYPE", LIMITS),
    ("images", IMAGES),
    ("matomo", MATOMO),
    ("cms", CMS),
];
