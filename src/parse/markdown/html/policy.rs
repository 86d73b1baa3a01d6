//! What HTML may stand on a page: the one table that rewriting and sanitising share.

/// Elements that pass, each with the attributes of its own.
pub const ALLOWED: &[(&str, &[&str])] = &[
    ("a", &["href", "hreflang", "rel", "target", "name", "download"]),
    ("abbr", &[]),
    ("address", &[]),
    ("article", &[]),
    ("aside", &[]),
    ("audio", &["src", "controls", "preload", "loop", "muted"]),
    ("b", &[]),
    ("bdi", &[]),
    ("bdo", &[]),
    ("blockquote", &["cite"]),
    ("br", &[]),
    ("caption", &[]),
    ("cite", &[]),
    ("code", &[]),
    ("col", &["span"]),
    ("colgroup", &["span"]),
    ("data", &["value"]),
    ("dd", &[]),
    ("del", &["cite", "datetime"]),
    ("details", &["open"]),
    ("dfn", &[]),
    ("div", &[]),
    ("dl", &[]),
    ("dt", &[]),
    ("em", &[]),
    ("figcaption", &[]),
    ("figure", &[]),
    ("footer", &[]),
    ("h1", &[]),
    ("h2", &[]),
    ("h3", &[]),
    ("h4", &[]),
    ("h5", &[]),
    ("h6", &[]),
    ("header", &[]),
    ("hgroup", &[]),
    ("hr", &[]),
    ("i", &[]),
    ("img", &["src", "alt", "width", "height", "loading"]),
    // The boxes of task lists only; what editors write is taken out before.
    ("input", &["type", "disabled", "checked"]),
    ("ins", &["cite", "datetime"]),
    ("kbd", &[]),
    ("li", &["value"]),
    ("mark", &[]),
    ("nav", &[]),
    ("ol", &["start", "reversed", "type"]),
    ("p", &[]),
    ("pre", &["tabindex"]),
    ("q", &["cite"]),
    ("rp", &[]),
    ("rt", &[]),
    ("ruby", &[]),
    ("s", &[]),
    ("samp", &[]),
    ("section", &[]),
    ("small", &[]),
    ("source", &["src", "type"]),
    ("span", &[]),
    ("strike", &[]),
    ("strong", &[]),
    ("sub", &[]),
    ("summary", &[]),
    ("sup", &[]),
    ("table", &["tabindex"]),
    ("tbody", &[]),
    ("td", &["colspan", "rowspan", "headers"]),
    ("tfoot", &[]),
    ("th", &["colspan", "rowspan", "headers", "scope"]),
    ("thead", &[]),
    ("time", &["datetime"]),
    ("tr", &[]),
    ("track", &["src", "kind", "srclang", "label", "default"]),
    ("tt", &[]),
    ("u", &[]),
    ("ul", &[]),
    ("var", &[]),
    ("video", &["src", "poster", "controls", "preload", "loop", "muted", "width", "height"]),
    ("wbr", &[]),
];

/// Attributes that pass on every element.
pub const GENERIC: &[&str] = &["class", "id", "lang", "dir", "title", "role"];

/// Beginnings of attributes that pass on every element.
pub const GENERIC_PREFIXES: &[&str] = &["aria-"];

/// What becomes of an element.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Policy {
    /// It stays.
    Keep,
    /// Its tags go, what is in it stays.
    Unwrap,
    /// It goes with all that is in it.
    Remove,
    /// It shows another page: a card with a link takes its place.
    Card,
    /// HTML has no such element: its tags are text.
    Text,
}

/// What becomes of the element called `name` (in lower case).
pub fn of(name: &str) -> Policy {
    match name {
        "iframe" | "embed" | "object" | "frame" | "portal" => Policy::Card,
        "script" | "style" | "svg" | "math" | "template" | "noscript" | "noembed" | "noframes" | "applet"
        | "textarea" | "select" | "title" | "xmp" | "canvas" | "head" => Policy::Remove,
        "html" | "body" | "meta" | "link" | "base" | "form" | "input" | "button" | "label" | "fieldset"
        | "legend" | "option" | "optgroup" | "datalist" | "output" | "progress" | "meter" | "font"
        | "big" | "basefont" | "marquee" | "blink" | "acronym" | "main" | "dialog" | "menu" | "menuitem"
        | "dir" | "area" | "map" | "param" | "frameset" | "plaintext" | "listing" | "keygen" | "nobr"
        | "picture" | "slot" | "image" | "isindex" | "bgsound" | "layer" | "rb" | "rtc" | "search"
        | "multicol" | "spacer" => Policy::Unwrap,
        _ if name == "center" || ALLOWED.iter().any(|(allowed, _)| *allowed == name) => Policy::Keep,
        _ => Policy::Text,
    }
}

/// Whether `name` may stand in an attribute list (`{: name="…"}`): nothing that holds an address or runs.
pub fn is_safe_attribute(name: &str) -> bool {
    const ALSO: &[&str] = &[
        "hreflang", "rel", "target", "width", "height", "loading", "alt", "start", "reversed", "scope",
        "colspan", "rowspan", "download", "datetime", "open",
    ];
    GENERIC.contains(&name)
        || ALSO.contains(&name)
        || GENERIC_PREFIXES.iter().any(|prefix| {
            name.strip_prefix(prefix).is_some_and(|rest| rest.bytes().all(|b| b.is_ascii_lowercase()))
        })
}

/// Elements that have no closing tag.
pub fn is_void(name: &str) -> bool {
    matches!(
        name,
        "br" | "hr"
            | "img"
            | "wbr"
            | "col"
            | "source"
            | "track"
            | "input"
            | "embed"
            | "frame"
            | "area"
            | "base"
            | "link"
            | "meta"
            | "param"
    )
}

/// Elements that the next of their kind closes.
pub fn closes_itself(name: &str) -> bool {
    matches!(
        name,
        "p" | "li"
            | "dt"
            | "dd"
            | "tr"
            | "td"
            | "th"
            | "thead"
            | "tbody"
            | "tfoot"
            | "colgroup"
            | "rp"
            | "rt"
    )
}

/// Elements that stand in a line of text.
pub fn is_inline(name: &str) -> bool {
    matches!(
        name,
        "a" | "abbr"
            | "b"
            | "bdi"
            | "bdo"
            | "cite"
            | "code"
            | "data"
            | "del"
            | "dfn"
            | "em"
            | "i"
            | "img"
            | "input"
            | "ins"
            | "kbd"
            | "mark"
            | "q"
            | "rp"
            | "rt"
            | "ruby"
            | "s"
            | "samp"
            | "small"
            | "span"
            | "strike"
            | "strong"
            | "sub"
            | "sup"
            | "time"
            | "tt"
            | "u"
            | "var"
            | "wbr"
    )
}
