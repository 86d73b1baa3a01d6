//! The last word on hand-written HTML: the sanitiser `ammonia` over the finished HTML of a body.
//!
//! Takes HTML with holes, returns HTML with the same holes. Besides what [`super::policy`] allows,
//! it lets no picture, sound or film through that is not a hole: no page asks another host for anything.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};
use std::sync::OnceLock;

use ammonia::{Builder, UrlRelative};

use super::super::address;
use super::policy;
use crate::parse::body::HOLE_START;
use crate::text::player;

/// Where a player is that a script may show: nothing but those that are known.
const FRAMES: [&str; 2] = ["data-film", "data-slides"];

/// `html` without what is not allowed.
pub fn clean(html: &str) -> String {
    static BUILDER: OnceLock<Builder<'static>> = OnceLock::new();
    BUILDER.get_or_init(builder).clean(html).to_string()
}

fn builder() -> Builder<'static> {
    let mut attributes: HashMap<_, HashSet<_>> =
        policy::ALLOWED.iter().map(|(name, own)| (*name, own.iter().copied().collect())).collect();
    // Those of cards, which only the program writes.
    attributes.entry("figure").or_default().extend(FRAMES);
    let mut builder = Builder::empty();
    builder
        .tags(policy::ALLOWED.iter().map(|(name, _)| *name).collect())
        .clean_content_tags(HashSet::from(["script", "style"]))
        .tag_attributes(attributes)
        .generic_attributes(policy::GENERIC.iter().copied().collect())
        .generic_attribute_prefixes(policy::GENERIC_PREFIXES.iter().copied().collect())
        .url_schemes(address::SCHEMES.iter().copied().collect())
        .url_relative(UrlRelative::PassThrough)
        .link_rel(None)
        .strip_comments(true)
        .attribute_filter(filter);
    builder
}

fn filter<'v>(element: &str, attribute: &str, value: &'v str) -> Option<Cow<'v, str>> {
    let passes = match (element, attribute) {
        // An address that `ammonia` does not look at.
        (_, "cite") => !matches!(address::classify(value, "", ""), address::Address::Unsafe(_)),
        (_, "src" | "poster") => value.starts_with(HOLE_START),
        ("input", "type") => value == "checkbox",
        ("figure", name) if FRAMES.contains(&name) => player(value).is_some_and(|known| known.frame == value),
        _ => true,
    };
    passes.then_some(Cow::Borrowed(value))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn holes_survive() {
        let html = "<p><a href=\"\u{FDD0}0\u{FDD1}\">x</a><img src=\"\u{FDD0}12\u{FDD1}\" alt=\"\" loading=\"lazy\">\u{FDD0}3\u{FDD1}</p>";
        assert_eq!(clean(html), html);
    }

    #[test]
    fn what_the_renderer_writes_survives() {
        for html in [
            "<pre class=\"code\" tabindex=\"0\"><code class=\"language-py\"><span class=\"hl-k\">def</span></code></pre>",
            "<ul><li><input type=\"checkbox\" disabled=\"\" checked=\"\" aria-label=\"fait\"> a</li></ul>",
            "<figure><img src=\"\u{FDD0}0\u{FDD1}\" alt=\"a\"><figcaption>b</figcaption></figure>",
            "<section class=\"footnotes\" role=\"doc-endnotes\"><ol start=\"2\"><li id=\"fn-1\">a</li></ol></section>",
            "<p lang=\"en\" dir=\"ltr\"><abbr title=\"x\">y</abbr><a hreflang=\"en\" href=\"https://a.b/c\">z</a></p>",
            "<table><thead><tr><th class=\"left\" scope=\"col\">a</th></tr></thead><tbody><tr><td colspan=\"2\" rowspan=\"3\">b</td></tr></tbody></table>",
            "<details open=\"\"><summary>a</summary><dl><dt>b</dt><dd>c</dd></dl></details>",
            "<video src=\"\u{FDD0}0\u{FDD1}\" controls=\"\"></video>",
        ] {
            assert_eq!(clean(html), html);
        }
    }

    #[test]
    fn third_parties_and_scripts_do_not() {
        assert_eq!(clean("<img src=\"https://a.b/c.png\" alt=\"x\">"), "<img alt=\"x\">");
        assert_eq!(clean("<img src=x onerror=y><script>z</script><style>*{}</style>"), "<img>");
        assert_eq!(clean("<a href=\"javascript:x\" style=\"a\">b</a>"), "<a>b</a>");
        assert_eq!(clean("<q cite=\"vbscript:x\">a</q><q cite=\"/b\">c</q>"), "<q>a</q><q cite=\"/b\">c</q>");
    }
}
