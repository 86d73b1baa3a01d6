//! Headings, tables, footnotes, code, contents, figures; plain text and excerpt.

use super::super::{Options, parse, plain};
use super::{checked, html, noted, options, visible};
use crate::source::SourceId;

#[test]
fn highest_heading_of_the_body_becomes_h2() {
    assert_eq!(noted("# A\n\n### B\n").0, "<h2 id=\"a\">A</h2>\n<h4 id=\"b\">B</h4>\n");
    assert_eq!(noted("### A\n\n##### B\n").0, "<h2 id=\"a\">A</h2>\n<h4 id=\"b\">B</h4>\n");
    assert_eq!(noted("# A\n###### B\n").0, "<h2 id=\"a\">A</h2>\n<h6 id=\"b\">B</h6>\n");
    let headings = checked("# A\n\n### B\n").value.headings;
    assert_eq!(headings.iter().map(|heading| heading.level).collect::<Vec<_>>(), [1, 3]);
}

#[test]
fn headings_know_their_anchor_text_and_place() {
    let body = checked("Intro\n\n## L'été *ici* !\n\nUn\n\n## L'été ici {#la}\n\n## L'ete ici\n").value;
    let all: Vec<_> = body
        .headings
        .iter()
        .map(|one| (one.id.as_str(), &body.text[one.offset..][..one.text.len()]))
        .collect();
    assert_eq!(all, [("l-ete-ici", "L’été ici\u{202F}!"), ("la", "L’été ici"), ("l-ete-ici-1", "L’ete ici")]);
}

#[test]
fn contents_replace_their_list_and_skip_hidden_headings() {
    let text = "* sommaire\n{:toc}\n\n## A\n\n### B\n\n### C\n{:.no_toc}\n\n## D & E\n";
    assert_eq!(
        html(text).split("<h2").next().unwrap(),
        "<ul class=\"toc\">\n<li><a href=\"#a\">A</a>\n<ul><li><a href=\"#b\">B</a></li></ul></li>\n\
         <li><a href=\"#d-e\">D &amp; E</a></li>\n</ul>\n"
    );
    assert!(html("1. x\n{:toc}\n\n# A\n").starts_with("<ul class=\"toc\">\n<li><a href=\"#a\">"));
    assert_eq!(checked(text).value.text, "A\nB\nC\nD & E");
}

#[test]
fn contents_survive_headings_that_jump() {
    let (out, _) = noted("* x\n{:toc}\n\n#### A\n\n# B\n\n### C\n\n## D\n");
    assert_eq!(out.matches("<ul").count(), out.matches("</ul>").count());
    assert_eq!(out.matches("<li>").count(), 4);
    assert_eq!(out.matches("</li>").count(), 4);
}

#[test]
fn tables_are_aligned_by_class() {
    assert_eq!(
        html("| a | b | c | d |\n|---|:--|:-:|--:|\n| 1 | 2 | 3 | *4* |\n"),
        "<table tabindex=\"0\">\n<thead><tr><th scope=\"col\">a</th><th scope=\"col\" class=\"left\">b</th>\
         <th scope=\"col\" class=\"center\">c</th><th scope=\"col\" class=\"right\">d</th></tr></thead>\n\
         <tbody>\n<tr><td>1</td><td class=\"left\">2</td><td class=\"center\">3</td><td class=\"right\"><em>4</em></td></tr>\n\
         </tbody></table>\n"
    );
    assert_eq!(checked("| a | b |\n|---|---|\n| 1 | 2 |\n").value.text, "a b\n1 2");
}

#[test]
fn tasks_and_strikethrough_are_marked() {
    assert_eq!(
        html("- [x] fait\n- [ ] ~~non~~\n"),
        "<ul>\n<li><input type=\"checkbox\" disabled checked aria-label=\"fait\"> fait</li>\n\
         <li><input type=\"checkbox\" disabled aria-label=\"à faire\"> <del>non</del></li>\n</ul>\n"
    );
}

#[test]
fn footnotes_stand_at_the_end_in_order_of_reference() {
    let out = html("A[^z] b[^1] c[^z].\n\n[^1]: Un.\n[^z]: Deux.\n\n    Encore.\n");
    let order: Vec<_> =
        ["fnref-1\"", "fnref-2\"", "fnref-1-2\"", "id=\"fn-1\"", "Deux", "Encore", "id=\"fn-2\"", "Un."]
            .iter()
            .map(|part| out.find(part).unwrap_or_else(|| panic!("{part} is missing in {out}")))
            .collect();
    assert!(order.is_sorted(), "{out}");
    assert!(out.contains("Un. <a class=\"footnote-back\" href=\"#fnref-2\" role=\"doc-backlink\" aria-label=\"Retour au texte\">↩</a></p></li>"));
}

#[test]
fn footnote_without_reference_is_not_lost() {
    let (out, told) = noted("A\n\n[^x]: Perdue ?\n\n# T\n");
    assert!(out.contains("Perdue_?</p></li>"), "{out}");
    assert_eq!(told, [("lone-footnote", "[^x]:")]);
    let (out, told) = noted("A [^nulle] part");
    assert!(out.contains("[^nulle]"), "{out}");
    assert_eq!(told, [("lone-footnote", "[^nulle]")]);
}

#[test]
fn heading_in_a_footnote_is_shifted_like_the_others() {
    let out = html("# A[^1]\n\n[^1]: ## B\n");
    assert!(out.contains("<h2 id=\"a\">") && out.contains("<h3 id=\"b\">B</h3>"), "{out}");
}

#[test]
fn definition_lists_need_a_space_after_the_colon() {
    assert_eq!(html("Terme\n: sens\n"), "<dl>\n<dt>Terme</dt>\n<dd>sens</dd>\n</dl>\n");
    assert_eq!(html("Texte\n:::\n"), "<p>Texte\n:::</p>\n");
}

#[test]
fn code_is_highlighted_escaped_and_reachable() {
    assert_eq!(
        html("```js\nlet a = \"<b>\";\n```\n"),
        "<pre class=\"code\" tabindex=\"0\"><code class=\"language-js\"><span class=\"hl-k\">let </span>a \
         <span class=\"hl-o\">= </span><span class=\"hl-s\">\"&lt;b&gt;\"</span>;\n</code></pre>\n"
    );
    assert_eq!(html("    l'x !\n"), "<pre class=\"code\" tabindex=\"0\"><code>l'x !\n</code></pre>\n");
    assert_eq!(checked("```\na\n  b\n```\nc").value.text, "a b\nc");
}

#[test]
fn unknown_language_is_a_hint_on_the_fence() {
    let (html, notes) = noted("a\n\n~~~klingon x\nqapla' !\n~~~\n");
    assert!(html.contains("<code class=\"language-klingon\">qapla' !\n"));
    assert_eq!(notes, [("unknown-code-language", "~~~klingon x")]);
}

#[test]
fn highlighting_can_be_off() {
    let text = "```klingon\nlet a\n```";
    let done = parse(SourceId(0), text, 0..text.len(), &Options { highlight: false, ..options() });
    assert_eq!(done.diagnostics, []);
    assert!(done.value.html.contains(">let a\n<"));
}

#[test]
fn picture_with_an_emphasised_caption_is_a_figure() {
    let figure = "<figure><img src=\"⟦0⟧\" alt=\"Un texte\" loading=\"lazy\"><figcaption>Une <strong>légende</strong></figcaption></figure>\n";
    assert_eq!(html("![Un\ntexte](/a.png)\n_Une **légende**_\n"), figure);
    assert_eq!(html("![Un texte](/a.png) *Une **légende***\n"), figure);
    assert_eq!(html("![Un texte](/a.png)  \n_Une **légende**_\n"), figure);
    let body = checked("![Un texte](/a.png)\n_Légende_\n\nSuite").value;
    assert_eq!(body.text, "Légende\nSuite");
    assert_eq!(body.excerpt, "Suite");
}

#[test]
fn linked_picture_and_several_pictures_may_have_a_caption() {
    assert_eq!(
        html("[![a](/a.png)](/b) ![c](/c.png)\n_d_\n"),
        "<figure><a href=\"⟦0⟧\"><img src=\"⟦1⟧\" alt=\"a\" loading=\"lazy\"></a> \
         <img src=\"⟦2⟧\" alt=\"c\" loading=\"lazy\"><figcaption>d</figcaption></figure>\n"
    );
}

#[test]
fn picture_in_prose_is_no_figure() {
    for text in [
        "![a](/a.png) _b_ c",
        "x ![a](/a.png) _b_",
        "![a](/a.png)",
        "![a](/a.png) **b**",
        "[un lien](/x) _b_",
        "_b_ ![a](/a.png)",
        "![a](/a.png) _b_ _c_",
        "![a](/a.png) `c` _b_",
    ] {
        let out = html(text);
        assert!(out.starts_with("<p>") && out.ends_with("</p>\n") && !out.contains("figure"), "{out}");
    }
}

#[test]
fn excerpt_is_the_first_paragraph_or_what_stands_before_more() {
    let excerpt = |text: &str| checked(text).value.excerpt;
    assert_eq!(excerpt("# T\n\n![a](/a.png)\n\nUn *deux*\ntrois.\n\nQuatre"), "Un deux trois.");
    assert_eq!(excerpt("Un.\n\nDeux.\n\n<!--more-->\n\nTrois."), "Un. Deux.");
    assert_eq!(excerpt("Un. <!-- more --> Deux."), "Un.");
    assert_eq!(excerpt("# T\n\n- un\n- deux\n"), "un");
    assert_eq!(excerpt("# T\n"), "");
}

#[test]
fn text_has_one_line_a_block() {
    let text = "# T\n\nUn\nmot[^1].\n\n> cité\n\n1. a\n   - b\n\n<p>du <b>HTML</b>\nbrut</p>\n\n[^1]: note\n";
    assert_eq!(checked(text).value.text, "T\nUn mot.\ncité\na\nb\ndu HTML brut\nnote");
}

#[test]
fn body_is_a_range_of_its_source() {
    let text = "---\na: b\n---\n[x](/y) {{ z }}\n";
    let done = parse(SourceId(7), text, 13..text.len(), &options());
    let span = done.value.links[0].span;
    assert_eq!((span.source, &text[span.start..span.end]), (SourceId(7), "[x](/y)"));
    let span = done.diagnostics[0].primary;
    assert_eq!(&text[span.start..span.end], "{{ z }}");
    assert_eq!(parse(SourceId(0), "é", 1..99, &options()).value.html, "");
}

#[test]
fn english_words_and_typography_on_english_pages() {
    let text = "It's \"here\" ! : «a»[^1]\n\n- [ ] a\n\n[^1]: b";
    let done = parse(SourceId(0), text, 0..text.len(), &Options { french: false, ..options() });
    let html = visible(&done.value.html);
    assert!(html.contains("It's \"here\" ! : «a»"), "{html}");
    assert!(html.contains("to do") && html.contains("Back to the text"));
}

#[test]
fn plain_is_commonmark_and_nothing_else() {
    assert_eq!(plain("# l'a !\n\n<script>x</script>\n"), "<h1>l'a !</h1>\n<script>x</script>\n");
    assert_eq!(
        plain("~~a~~ {{ x }} [a](javascript:b)"),
        "<p>~~a~~ {{ x }} <a href=\"javascript:b\">a</a></p>\n"
    );
}

#[test]
fn windows_line_ends_change_nothing() {
    let text = "# T\n\n![a\nb](/c.png)\n_d_\n{: .x}\n\n```js\nlet a\n```\n\n{% highlight py %}\nx\n{% endhighlight %}\n\n* y\n{:toc}\n";
    assert_eq!(html(&text.replace('\n', "\r\n")), html(text));
}
