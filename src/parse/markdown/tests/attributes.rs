//! kramdown's attribute lists: after blocks, before blocks, after spans.

use super::{html, noted};

#[test]
fn list_under_a_block_belongs_to_it() {
    for (text, tag) in [
        ("Texte\n{: .a #b lang=\"en\"}\n", "<p id=\"b\" class=\"a\" lang=\"en\">Texte</p>"),
        ("# T\n{: .a #b}\n", "<h2 id=\"b\" class=\"a\">T</h2>"),
        ("T\n===\n{: #b}\n", "<h2 id=\"b\">T</h2>"),
        ("- x\n- y\n{: .a}\n", "<ul class=\"a\">"),
        ("1. x\n{: .a}\n", "<ol class=\"a\">"),
        ("> x\n{: .a}\n", "<blockquote class=\"a\">"),
        ("> x\n> {: .a}\n", "<blockquote>\n<p class=\"a\">"),
        ("| a |\n|---|\n| b |\n{: .a}\n", "<table class=\"a\" tabindex=\"0\">"),
        ("```\nx\n```\n{: .a}\n", "<pre class=\"code a\" tabindex=\"0\">"),
        ("- x\n\n  y\n  {: .a}\n", "<p class=\"a\">y</p>"),
        ("- x\n  {: .a}\n- y\n", "<li class=\"a\">"),
        ("x\n{: .a}\n{: .b}\n", "<p class=\"a b\">x</p>"),
        ("x\n{: .a}", "<p class=\"a\">x</p>"),
    ] {
        let out = html(text);
        assert!(out.contains(tag), "{text}{out}");
        assert!(!out.contains("{:"), "{out}");
    }
}

#[test]
fn list_over_a_block_belongs_to_that() {
    assert_eq!(html("{: .a}\nx\n"), "<p class=\"a\">x</p>\n");
    assert_eq!(html("x\n\n{: .a}\n- y\n"), "<p>x</p>\n<ul class=\"a\">\n<li>y</li>\n</ul>\n");
    assert_eq!(html("x\n{: .a}\ny\n"), "<p class=\"a\">x</p>\n<p>y</p>\n");
    assert_eq!(html("x\n\n{: .a}\n\ny\n"), "<p>x</p>\n<p>y</p>\n");
}

#[test]
fn list_behind_a_span_belongs_to_it() {
    for (text, wanted) in [
        ("[x](/y){: .btn title='t'} z", "<a class=\"btn\" title=\"t\" href=\"⟦0⟧\">x</a> z"),
        ("[x](/y){:target=\"_blank\"}", "<a target=\"_blank\" href=\"⟦0⟧\">x</a>"),
        ("*x*{: .a}*y*{: .b}", "<em class=\"a\">x</em><em class=\"b\">y</em>"),
        ("**x `y`**{: #a}", "<strong id=\"a\">x <code>y</code></strong>"),
        ("`x`{:.a}", "<code class=\"a\">x</code>"),
        (
            "![x](/y){: .a width=\"3\"}",
            "<img class=\"a\" width=\"3\" src=\"⟦0⟧\" alt=\"x\" loading=\"lazy\">",
        ),
        ("![x](/y \"t\"){: title=\"u\"}", "<img title=\"u\" src=\"⟦0⟧\" alt=\"x\" loading=\"lazy\">"),
        (
            "![x](/y){: .a}\n_z_{: .b}",
            "<figure><img class=\"a\" src=\"⟦0⟧\" alt=\"x\" loading=\"lazy\"><figcaption class=\"b\">z</figcaption></figure>",
        ),
        ("# x {: .a #b}", "<h2 id=\"b\" class=\"a\">x</h2>"),
    ] {
        let out = html(text);
        assert!(out.contains(wanted), "{text}\n{out}");
    }
}

#[test]
fn other_braces_are_text() {
    for text in ["a {: .b} c", "{:-)", "a{:x", "\\{: .a}", "*a* {: .b} c", "{: a b}", "x {:toc} y"] {
        let out = html(text);
        assert!(out.contains("{:"), "{text}\n{out}");
    }
    assert!(html("```\n{: .a}\n```\n").contains("{: .a}\n"));
    assert!(html("`{: .a}`").contains("<code>{: .a}</code>"));
    assert!(html("    x\n\n    {: .a}\n").contains("{: .a}\n"));
}

#[test]
fn unsafe_attributes_are_refused() {
    let (out, notes) = noted(
        "x\n{: onclick=\"a\" .b style=\"c\"}\n\n[y](/z){: href=\"javascript:d\"}\n\n## t {onclick=e}\n",
    );
    assert!(
        out.contains("<p class=\"b\">") && !out.contains("onclick") && !out.contains("javascript"),
        "{out}"
    );
    assert_eq!(notes.iter().map(|(code, _)| *code).collect::<Vec<_>>(), ["unsafe-html"; 3]);
    assert_eq!(notes[0].1, "{: onclick=\"a\" .b style=\"c\"}");
    assert_eq!(notes[1].1, "{: href=\"javascript:d\"}");
}

#[test]
fn values_cannot_leave_their_quotes() {
    let out = html("[x](/y){: title='a\"><b onx=1'}");
    assert!(out.contains("title=\"a&quot;&gt;&lt;b onx=1\""), "{out}");
}

#[test]
fn language_may_come_from_an_attribute_list() {
    assert!(
        html("    let a\n{: .language-js}\n")
            .contains("<pre class=\"code\" tabindex=\"0\"><code class=\"language-js\"><span")
    );
}
