//! The codes of all diagnostics, with their weight. Each has its page in the reference of the book.

use super::{Lang, Severity};

macro_rules! codes {
    ($($(#[$doc:meta])* $variant:ident = $name:literal, $severity:ident;)*) => {
        /// What kind of thing a diagnostic is about.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Code { $($(#[$doc])* $variant,)* }

        impl Code {
            /// Every code.
            pub const ALL: &[Code] = &[$(Code::$variant,)*];

            /// The name shown in brackets: `unknown-field`.
            pub fn name(self) -> &'static str {
                match self { $(Code::$variant => $name,)* }
            }

            /// The weight it has unless a stage says otherwise.
            pub fn severity(self) -> Severity {
                match self { $(Code::$variant => Severity::$severity,)* }
            }

            /// The page of the book about it in `lang`, in Markdown; a code without one does not compile.
            pub(super) fn page(self, lang: Lang) -> &'static str {
                match (self, lang) {$(
                    (Code::$variant, Lang::En) => page!("reference/diagnostics/", $name),
                    (Code::$variant, Lang::Fr) => page!("guide/messages/", $name),
                )*}
            }
        }
    };
}

macro_rules! page {
    ($folder:literal, $name:literal) => {
        include_str!(concat!("../../content/docs/", $folder, $name, ".md"))
    };
}

codes! {
    // Files.
    /// A file or folder could not be read.
    Unreadable = "unreadable", Error;
    /// A file that should hold text is not UTF-8.
    NotUtf8 = "not-utf8", Error;
    /// A text holds a NUL byte.
    NulByte = "nul-byte", Error;
    /// A file that should hold text is larger than any text.
    TooLarge = "too-large", Error;
    /// The name of a file or folder that no address can be made of.
    InvalidFileName = "invalid-file-name", Error;
    /// A symbolic link leads back to a folder above it.
    LinkLoop = "link-loop", Warning;
    /// A symbolic link leads nowhere.
    DanglingLink = "dangling-link", Warning;
    /// A symbolic link leads out of the site.
    OutsideLink = "outside-link", Error;
    // YAML and front matter.
    /// A YAML text cannot be read.
    InvalidYaml = "invalid-yaml", Error;
    /// A TOML text cannot be read.
    InvalidToml = "invalid-toml", Error;
    /// A key is written twice in one mapping.
    DuplicateKey = "duplicate-key", Warning;
    /// The front matter has no closing `---`.
    UnclosedFrontMatter = "unclosed-front-matter", Error;
    // Configuration and schema.
    /// A key of `_config.yml` that nobody reads.
    UnknownConfigKey = "unknown-config-key", Hint;
    /// A value of `_config.yml` that has the wrong form.
    InvalidConfig = "invalid-config", Error;
    /// A folder that is to be mounted and cannot be.
    UnusableMount = "unusable-mount", Error;
    /// `_config.yml` says nothing of the site's address.
    MissingUrl = "missing-url", Hint;
    /// Something that the law wants a site to say of itself.
    MissingLegal = "missing-legal", Hint;
    /// `_schema.yml` says something that the schema cannot hold.
    InvalidSchema = "invalid-schema", Error;
    // Records.
    /// A field that the schema does not know.
    UnknownField = "unknown-field", Hint;
    /// A field whose value is not of its type.
    InvalidField = "invalid-field", Warning;
    /// A required field is missing.
    MissingField = "missing-field", Warning;
    /// A detail that readers expect is missing: the source of a figure.
    MissingDetail = "missing-detail", Warning;
    /// A software whose `publiccode.yml` cannot be written: something that it needs is missing.
    IncompletePubliccode = "incomplete-publiccode", Hint;
    /// A word that is none of those that a field chooses from.
    UnknownWord = "unknown-word", Warning;
    /// A column of a table of entries that no field has the name of.
    UnknownColumn = "unknown-column", Hint;
    /// A term of a glossary that nothing is said of.
    EmptyDefinition = "empty-definition", Hint;
    /// A date that cannot be read.
    InvalidDate = "invalid-date", Warning;
    /// A date that cannot be meant: an end before its start.
    ImpossibleDate = "impossible-date", Warning;
    /// A post has no date, neither in the name of its file nor in its front matter.
    InvalidPostName = "invalid-post-name", Warning;
    /// A name that nothing on the site bears.
    UnknownReference = "unknown-reference", Warning;
    /// A name that several things bear.
    AmbiguousReference = "ambiguous-reference", Warning;
    /// Two records of a collection have one id.
    DuplicateId = "duplicate-id", Warning;
    /// An entry has no page, since its address cannot be made.
    InvalidRecord = "invalid-record", Warning;
    // Agenda.
    /// When an event is cannot be read, or cannot be meant.
    InvalidEvent = "invalid-event", Warning;
    /// What is written of an event says more than calendars can show of it.
    InexactEvent = "inexact-event", Hint;
    /// Two entries of a collection that have one title.
    DuplicateTitle = "duplicate-title", Hint;
    /// A translation that is older than what it translates.
    OutdatedTranslation = "outdated-translation", Hint;
    /// A relation that only one of two entries tells of, though the other has such relations.
    OneSidedRelation = "one-sided-relation", Hint;
    /// A picture that nothing names.
    UnusedFile = "unused-file", Hint;
    /// Two names that seem to be one, written in two ways.
    NearDuplicate = "near-duplicate", Hint;
    // What became of challenges.
    /// A status that nobody has looked at for a long time.
    StaleStatus = "stale-status", Warning;
    /// Entries that continue each other in a circle.
    ContinuationLoop = "continuation-loop", Warning;
    // People.
    /// A consent that has come to its end.
    ExpiredConsent = "expired-consent", Warning;
    /// The last record of consent is gone, and with it the rule that withheld what people did not consent to.
    LapsedConsent = "lapsed-consent", Error;
    /// People of whom nobody knows what they consent to.
    MissingConsent = "missing-consent", Hint;
    /// A picture among portraits that nothing shows.
    PortraitLeftOver = "portrait-left-over", Hint;
    /// A page shows the picture of somebody who does not consent to that.
    WithheldPicture = "withheld-picture", Warning;
    /// A table with the columns of what is private, in a file that is not read as such.
    PrivateTable = "private-table", Warning;
    /// The name of somebody who was taken out still stands in a text.
    NameLeftInProse = "name-left-in-prose", Warning;
    // Tools and stacks.
    /// A list names one tool twice.
    DuplicateTool = "duplicate-tool", Hint;
    /// Two files tell the stack of one challenge.
    DuplicateStack = "duplicate-stack", Warning;
    /// One name for two tools.
    AmbiguousAlias = "ambiguous-alias", Warning;
    /// Tools that are other names of each other.
    AliasCycle = "alias-cycle", Warning;
    // Addresses.
    /// Two sources claim one address.
    DuplicateUrl = "duplicate-url", Error;
    /// An address that would leave the output folder.
    UnsafePermalink = "unsafe-permalink", Error;
    /// A placeholder that permalinks do not have.
    InvalidPermalink = "invalid-permalink", Error;
    /// Old addresses that lead round in a circle.
    RedirectLoop = "redirect-loop", Warning;
    /// A redirect from an address where something stands.
    ShadowedRedirect = "shadowed-redirect", Warning;
    /// A line of `_redirects` that cannot be read.
    InvalidRedirect = "invalid-redirect", Warning;
    /// An address of `urls.lock` that nothing answers any more.
    LostAddress = "lost-address", Error;
    /// A `_headers` of the site that has no policy of what pages may load.
    MissingPolicy = "missing-policy", Hint;
    // Texts.
    /// Liquid that is not run.
    UnknownLiquid = "unknown-liquid", Warning;
    /// A page left out because it needs Liquid.
    LiquidPage = "liquid-page", Warning;
    /// A `post_url` or `link` whose target is not there.
    UnknownTarget = "unknown-target", Warning;
    /// A shortcode nobody knows.
    UnknownShortcode = "unknown-shortcode", Warning;
    /// HTML that was taken out.
    UnsafeHtml = "unsafe-html", Warning;
    /// An embed that became a local card.
    EmbedReplaced = "embed-replaced", Hint;
    /// A picture from another host, which became a link.
    ExternalImage = "external-image", Hint;
    /// A picture without words for those who do not see it.
    MissingAlt = "missing-alt", Warning;
    /// A heading that skips a level.
    HeadingOrder = "heading-order", Warning;
    /// A link whose text does not say where it leads.
    LinkText = "link-text", Hint;
    /// Words that stand where a text is still to be written.
    PlaceholderText = "placeholder-text", Warning;
    /// Hand-written HTML without its end, or an end of nothing.
    UnclosedHtml = "unclosed-html", Warning;
    /// A link that leads to nothing on the site.
    BrokenLink = "broken-link", Warning;
    /// A picture or another file that is shown and is not there.
    MissingFile = "missing-file", Warning;
    /// A page of another site that is not there any more.
    DeadLink = "dead-link", Error;
    /// A page of another site of which its host does not say whether it is there.
    SilentLink = "silent-link", Warning;
    /// A page of another site that has moved for good.
    MovedLink = "moved-link", Hint;
    /// A link to a place of a page that the page does not have.
    UnknownAnchor = "unknown-anchor", Warning;
    /// A block of code or of Org without its end.
    UnclosedBlock = "unclosed-block", Warning;
    /// The mark of a footnote without its note, or a note without its mark.
    LoneFootnote = "lone-footnote", Warning;
    /// A row of a table with more cells than columns, or with far fewer.
    TableRow = "table-row", Warning;
    /// A language that code cannot be highlighted in.
    UnknownCodeLanguage = "unknown-code-language", Hint;
    // Pictures.
    /// A picture that cannot be read.
    BrokenImage = "broken-image", Warning;
    /// A picture that is too large to be worked on.
    HugeImage = "huge-image", Warning;
    /// A picture whose name promises another kind.
    ImageEnding = "image-ending", Hint;
    // Stacks and tools.
    /// A name in a list of tools that no tool bears.
    UnknownTool = "unknown-tool", Warning;
    /// A label in a list of tools that names no layer.
    UnknownLayer = "unknown-layer", Warning;
    /// Text in a list of tools that no tool could be read from.
    UnreadStackText = "unread-stack-text", Hint;
    /// A challenge uses one tool in two layers.
    ToolInTwoLayers = "tool-in-two-layers", Hint;
    /// A tool's name with capitals in the wrong places.
    ToolSpelling = "tool-spelling", Hint;
    // Search.
    /// A line of the synonyms that is no set of words.
    InvalidSynonyms = "invalid-synonyms", Warning;
    /// A test of search that cannot be read.
    InvalidSearchTest = "invalid-search-test", Warning;
    /// A test of search that finds something else.
    FailedSearchTest = "failed-search-test", Warning;
    // What readers load.
    /// A page that takes more than the configuration allows.
    OverBudget = "over-budget", Error;
    // What a site wants to hear.
    /// A comment that allows what is not told.
    UselessAllow = "useless-allow", Hint;
    // Theme.
    /// A template that cannot be read or rendered.
    Template = "template", Error;
}

impl Code {
    /// Whether a site may give it this weight; none, and it is not told. What keeps a site from being built stays an error.
    pub fn may_weigh(self, level: Option<Severity>) -> bool {
        let wanted = matches!(self, Code::OverBudget | Code::LostAddress);
        level == Some(Severity::Error) || self.severity() != Severity::Error || wanted
    }
}

impl std::fmt::Display for Code {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.name())
    }
}
