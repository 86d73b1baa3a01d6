//! Addresses: holes, other hosts, pictures, what must not stand on a page.

use super::super::{Options, parse};
use super::{checked, html, noted, options};
use crate::parse::body::Target;
use crate::source::SourceId;

fn targets(text: &str) -> Vec<(Target, bool)> {
    checked(text).value.links.into_iter().map(|link| (link.target, link.media)).collect()
}

fn internal(address: &str) -> Target {
    Target::Internal(address.into())
}

fn external(address: &str) -> Target {
    Target::External(address.into())
}

#[test]
fn every_address_is_recorded_in_order() {
    let text = "[a](/b#c) ![d](../e.png) <https://f.g> <h@i.j> [k][l] [m](https://EIG.example/n?o)\n\n[l]: p.md\n\n<a href=\"/q\">r</a> <img src=\"s.png\" alt=\"\">\n";
    assert_eq!(
        targets(text),
        [
            (internal("/b#c"), false),
            (internal("../e.png"), true),
            (external("https://f.g"), false),
            (external("mailto:h@i.j"), false),
            (internal("p.md"), false),
            (internal("/n?o"), false),
            (internal("/q"), false),
            (internal("s.png"), true),
        ]
    );
    let body = checked(text).value;
    let spans: Vec<_> = body.links.iter().map(|link| &text[link.span.start..link.span.end]).collect();
    assert_eq!(spans[0], "[a](/b#c)");
    assert_eq!(spans[4], "[k][l]");
    assert_eq!(spans[7], "<img src=\"s.png\" alt=\"\">");
}

#[test]
fn own_address_below_a_base_is_internal() {
    let options = Options { baseurl: "/base".into(), ..options() };
    let text =
        "[a](https://eig.example/base/x) [b](https://eig.example/x) [c]({{ site.url }}{{ site.baseurl }}/y)";
    let links = parse(SourceId(0), text, 0..text.len(), &options).value.links;
    let targets: Vec<_> = links.into_iter().map(|link| link.target).collect();
    assert_eq!(targets, [internal("/x"), external("https://eig.example/x"), internal("/y")]);
}

#[test]
fn blank_title_is_dropped() {
    assert_eq!(html("[outils](https://a.b/c\n\" \")"), "<p><a href=\"https://a.b/c\">outils</a></p>\n");
    assert_eq!(html("[a](/b \"c\")"), "<p><a href=\"⟦0⟧\" title=\"c\">a</a></p>\n");
}

#[test]
fn alternative_text_over_two_lines_is_one() {
    assert_eq!(
        html("![un *deux*\n`trois`  quatre](/a)"),
        "<p><img src=\"⟦0⟧\" alt=\"un deux trois quatre\" loading=\"lazy\"></p>\n"
    );
    assert_eq!(
        html("![a <b>c</b> [d](/e) ![f](/g)](/h)"),
        "<p><img src=\"⟦0⟧\" alt=\"a c d f\" loading=\"lazy\"></p>\n"
    );
}

#[test]
fn picture_of_another_host_becomes_a_link() {
    let (out, notes) = noted("![Une photo](https://a.b/c.png)\n\n![](//d.e/f.png)");
    assert_eq!(
        out,
        "<p><a class=\"external-image\" href=\"https://a.b/c.png\">Une photo</a></p>\n\
         <p><a class=\"external-image\" href=\"https://d.e/f.png\">d.e</a></p>\n"
    );
    assert_eq!(
        notes,
        [("external-image", "![Une photo](https://a.b/c.png)"), ("external-image", "![](//d.e/f.png)")]
    );
    let (out, _) = noted("[![a](https://b.c/d.png)](/e)");
    assert_eq!(out, "<p><a href=\"⟦0⟧\"><span class=\"external-image\">a</span></a></p>\n");
    let (out, _) = noted("![a](https://b.c/d.png)\n_e_");
    assert_eq!(
        out,
        "<figure><a class=\"external-image\" href=\"https://b.c/d.png\">a</a><figcaption>e</figcaption></figure>\n"
    );
}

#[test]
fn unsafe_address_leaves_its_text() {
    let (out, notes) = noted("[a *b*](javascript:c) ![d](data:image/png;base64,e) <vbscript:f> [g](/h)");
    assert_eq!(out, "<p>a <em>b</em> d vbscript:f <a href=\"⟦0⟧\">g</a></p>\n");
    assert_eq!(
        notes,
        [
            ("unsafe-html", "[a *b*](javascript:c)"),
            ("unsafe-html", "![d](data:image/png;base64,e)"),
            ("unsafe-html", "<vbscript:f>")
        ]
    );
}

#[test]
fn addresses_are_escaped() {
    assert_eq!(html("[a](<https://b.c/d e\"f>)"), "<p><a href=\"https://b.c/d%20e%22f\">a</a></p>\n");
    assert_eq!(targets("[a](/é%20&amp;b)"), [(internal("/é%20&b"), false)]);
}
