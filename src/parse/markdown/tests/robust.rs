//! Whatever is written, nothing panics, loses its holes or takes for ever.

use super::super::html::clean::clean;
use super::super::{Options, parse, plain};
use super::{checked, options};
use crate::parse::body::Body;
use crate::source::SourceId;

const PIECES: &[&str] = &[
    "# L'été ! {#a}\n",
    "texte « cité » : l'",
    "**gras** ",
    "_é_",
    "`code`",
    "\n\n",
    "\n",
    "- a\n",
    "  - b\n",
    "1. c\n",
    "> ",
    "    ",
    "```js\nlet a = 1;\n```\n",
    "```",
    "~~~",
    "| a | b |\n|---|:-:|\n| c | d |\n",
    "[l](/x)",
    "![i](/i.png)",
    "![",
    "](",
    ")",
    "[^1]",
    "\n[^1]: n\n",
    "*[EIG]: x\n",
    "EIG ",
    "{: .a}",
    "\n{: #b .c}\n",
    "{:toc}\n",
    "* t\n{:toc}\n",
    "{% highlight py %}\n",
    "\n{% endhighlight %}\n",
    "{% raw %}",
    "{% endraw %}",
    "{% comment %}",
    "{% endcomment %}",
    "{{ site.baseurl }}",
    "{{ x }}",
    "{% post_url a %}",
    "{{< youtube a >}}",
    "{{<",
    ">}}",
    "{{",
    "}}",
    "{%",
    "%}",
    "<div>",
    "</div>\n",
    "<hr>\n",
    "<script>",
    "</script>",
    "<iframe src=\"//a.b\">",
    "</iframe>",
    "<blockquote class=\"twitter-tweet\">",
    "</blockquote>",
    "<a href=\"/z\">",
    "</a>",
    "<img src=\"https://a.b/c\">",
    "<pre>",
    "</pre>",
    "<table><tr><td>",
    "<!-- ",
    "-->",
    "<!--more-->",
    "<",
    "&eacute;",
    "&",
    "\\",
    "'",
    "\"",
    "\u{FDD0}",
    "\u{FDD2}aB",
    "\u{A0}!",
    "e\u{301}",
    "🎉",
    "\r\n",
    "\t",
    ": d\n",
    ":::",
    "<https://a.b>",
    "<x@y.z>",
    "<nom>",
    "===\n",
    "---\n",
    "- [ ] ",
    "~~x~~",
];

/// A generator that repeats itself: the same texts every time.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % sides
    }
}

fn assert_sound(text: &str, body: &Body) {
    let mut rest = body.html.as_str();
    while let Some(start) = rest.find('\u{FDD0}') {
        let inner = &rest[start + 3..];
        let end =
            inner.find('\u{FDD1}').unwrap_or_else(|| panic!("a hole is open in {:?} of {text:?}", body.html));
        let number: usize = inner[..end].parse().unwrap_or_else(|_| panic!("{:?}", body.html));
        assert!(number < body.links.len(), "{text:?}");
        rest = &inner[end..];
    }
    assert!(!body.html.contains('\u{FDD2}') && !body.text.contains('\u{FDD2}'), "{text:?}\n{:?}", body.html);
    for heading in &body.headings {
        assert!(body.text.get(heading.offset..).is_some(), "{text:?}");
    }
    for link in &body.links {
        assert!(text.get(link.span.start..link.span.end).is_some(), "{text:?}");
    }
}

#[test]
fn random_splices_never_panic_and_spans_are_sound() {
    let mut dice = Dice(2018);
    for round in 0..4000 {
        let count = 1 + dice.roll(24);
        let text: String = (0..count).map(|_| PIECES[dice.roll(PIECES.len())]).collect();
        let options = Options {
            trusted_html: round % 4 == 3,
            french: round % 5 != 4,
            highlight: round % 3 == 0,
            ..options()
        };
        let done = parse(SourceId(0), &text, 0..text.len(), &options);
        assert_sound(&text, &done.value);
        for one in &done.diagnostics {
            let point = text.get(one.primary.start..one.primary.end);
            assert!(point.is_some_and(|point| !point.is_empty()), "{text:?}\n{one:?}");
        }
        plain(&text);
    }
}

#[test]
fn repeated_pieces_take_linear_work() {
    // Quadratic work on these would take minutes.
    for piece in [
        "{%",
        "{{",
        "{% raw %}",
        "{{ a",
        "`",
        "``` `",
        "<a ",
        "<a href=\"",
        "<iframe src=x>",
        "<script>",
        "<!--",
        "[",
        "](",
        "*a",
        "_*",
        "> ",
        "# a\n",
        "{: .a}\n",
        "*[a]: b\n",
        "'",
        " !",
        "«",
        "<hr>\nx\n",
        "a\n{: .b}\n\n",
        "&amp",
        "\u{FDD2}",
        "![",
        "- a\n",
        "<b>",
        "</b>",
        "| a ",
        "[^1]",
        "{% highlight x %}\n",
        "l'*a*",
        "<x",
        "::: a\n",
        "<div>\n",
        "<pre>",
        "<script>\n\n",
        "<blockquote class=twitter-tweet>",
    ] {
        let text = piece.repeat(30_000 / piece.len());
        assert_sound(&text, &checked(&text).value);
    }
}

#[test]
fn empty_and_blank_bodies_are_empty() {
    for text in ["", "\n", "   \n\t\n", "{% comment %}x{% endcomment %}", "<!-- x -->"] {
        let body = checked(text).value;
        assert_eq!((body.html.trim(), body.text.as_str(), body.excerpt.as_str()), ("", "", ""), "{text:?}");
    }
}

#[test]
fn output_without_raw_html_is_well_formed() {
    // A browser's parser changes nothing in it but spelling.
    let spell = |html: &str| {
        let same = [("&nbsp;", "\u{A0}"), ("&#x27;", "'"), ("=\"\"", ""), ("&quot;", "\""), ("\n", "")];
        same.iter().fold(html.to_owned(), |html, (from, to)| html.replace(from, to))
    };
    let pieces: Vec<_> =
        PIECES.iter().filter(|piece| !piece.contains('<') || piece.contains("<x@")).collect();
    let mut dice = Dice(16);
    for _ in 0..3000 {
        let text: String = (0..1 + dice.roll(20)).map(|_| *pieces[dice.roll(pieces.len())]).collect();
        let html = checked(&text).value.html;
        assert_eq!(spell(&clean(&html)), spell(&html), "{text:?}\n{html}");
    }
}
