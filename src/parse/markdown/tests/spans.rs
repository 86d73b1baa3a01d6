//! Typography and abbreviations in the midst of markup.

use super::{checked, html, noted};

#[test]
fn typography_sees_through_markup() {
    assert_eq!(
        html("« l'**État** » : *oui* ! [a](/b) ?\n! L&#39;été &laquo; ici &raquo;; d'`x`"),
        "<p>«~l’<strong>État</strong>~»~: <em>oui</em>_! <a href=\"⟦0⟧\">a</a>_?_! L’été «~ici~»; d’<code>x</code></p>\n"
    );
}

#[test]
fn typography_leaves_code_addresses_and_attributes_alone() {
    assert_eq!(
        noted("`l'a !` <https://a.b/c?d'e> ![l'a !](/l'a.png \"l'a !\")").0,
        "<p><code>l'a !</code> <a href=\"https://a.b/c?d&#x27;e\">https://a.b/c?d'e</a> \
         <img src=\"⟦1⟧\" alt=\"l'a !\" title=\"l'a !\" loading=\"lazy\"></p>\n"
    );
    assert_eq!(html("<p title=\"l'a !\">l'a !</p>"), "<p title=\"l'a !\">l’a_!</p>");
    assert_eq!(html("<pre>l'a !\n  b</pre>"), "<pre>l'a !\n  b</pre>");
    assert_eq!(checked("<pre>l'a !\n  b</pre>").value.text, "l'a !\n  b");
    assert_eq!(html("x <code>l'a !</code> l'a"), "<p>x <code>l'a !</code> l’a</p>\n");
}

#[test]
fn blocks_do_not_leak_into_each_other() {
    assert_eq!(html("- a\n- ! b\n"), "<ul>\n<li>a</li>\n<li>! b</li>\n</ul>\n");
    assert_eq!(html("a «\n\n» b"), "<p>a «~</p>\n<p>» b</p>\n");
    assert_eq!(
        html("| a | ! |\n|---|---|\n"),
        "<table tabindex=\"0\">\n<thead><tr><th scope=\"col\">a</th><th scope=\"col\">!</th></tr></thead>\n</table>\n"
    );
}

#[test]
fn abbreviations_are_explained_in_text_only() {
    let text = "Un EIG, l'EIG, `EIG`, [EIG](/EIG \"EIG\"), EIGs ![EIG](/EIG.png)\n\n*[EIG]: Entrepreneur d'\"intérêt\"\n";
    assert_eq!(
        html(text),
        "<p>Un <abbr title=\"Entrepreneur d'&quot;intérêt&quot;\">EIG</abbr>, l’<abbr title=\"Entrepreneur d'&quot;intérêt&quot;\">EIG</abbr>, \
         <code>EIG</code>, <a href=\"⟦0⟧\" title=\"EIG\"><abbr title=\"Entrepreneur d'&quot;intérêt&quot;\">EIG</abbr></a>, EIGs \
         <img src=\"⟦1⟧\" alt=\"EIG\" loading=\"lazy\"></p>\n"
    );
    assert_eq!(checked(text).value.text.lines().next(), Some("Un EIG, l’EIG, EIG, EIG, EIGs EIG"));
}

#[test]
fn body_knows_what_its_abbreviations_mean() {
    let body = checked("Le HTML.\n\n*[HTML]: Langage\n*[CSS]: Style\n").value;
    let known = [("CSS", "Style"), ("HTML", "Langage")].map(|(key, long)| (key.into(), long.into()));
    assert_eq!(body.abbreviations, known);
}

#[test]
fn abbreviation_in_code_is_code() {
    assert!(html("```text\n*[A]: b\n```\n").contains("*[A]: b\n"));
    assert!(html("    *[A]: b\n").contains("*[A]: b\n"));
}

#[test]
fn noncharacters_cannot_forge_holes() {
    for text in [
        "\u{FDD0}0\u{FDD1} [a](/b)",
        "&#xFDD0;0&#xFDD1; [a](/b)",
        "<b title=\"&#xFDD0;0&#xFDD1;\">&#64976;0&#64977;</b> [a](/b)",
        "[x](&#xFDD0;0&#xFDD1;) [a](/b)",
        "`\u{FDD2}A` \u{FDD2}A [a](/b)",
        "[x](/&#xFDD2;A \"&#xFDD0;0&#xFDD1;\") {: .a}",
        "{: title=\"\u{FDD0}0\u{FDD1}\"}\nx [a](/b)",
    ] {
        let body = checked(text).value;
        let holes = body.html.matches('\u{FDD0}').count();
        assert_eq!(holes, body.links.len(), "{text:?}: {:?}", body.html);
    }
}
