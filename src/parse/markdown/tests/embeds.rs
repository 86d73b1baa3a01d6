//! Hand-written HTML that stays, and what becomes of embeds.

use super::super::{Options, parse};
use super::{checked, html, noted, options, visible};
use crate::diag::Severity;
use crate::source::SourceId;

#[test]
fn harmless_html_stays() {
    assert_eq!(html("XXI<sup>e</sup> <kbd>x</kbd>"), "<p>XXI<sup>e</sup> <kbd>x</kbd></p>\n");
    assert_eq!(
        html("<details><summary>a</summary>\n\n*b*\n\n</details>\n"),
        "<details><summary>a</summary>\n<p><em>b</em></p>\n</details>\n"
    );
    assert_eq!(html("<center><em>a</em></center>"), "<div class=\"center\"><em>a</em></div>");
    assert_eq!(noted("<img src=\"/a.png\"/>").0, "<img src=\"⟦0⟧\" alt=\"\" loading=\"lazy\">");
    assert_eq!(
        html("<p lang=\"en\" data-x=\"1\">d&eacute;fi &rarr; &amp;lt;</p>"),
        "<p lang=\"en\">défi → &amp;lt;</p>"
    );
}

#[test]
fn markdown_goes_on_right_below_closed_html() {
    assert_eq!(html("<hr>\n### T\n*x*"), "<hr>\n<h2 id=\"t\">T</h2>\n<p><em>x</em></p>\n");
    assert_eq!(
        html("> <hr>\n> [é](/b)\n"),
        "<blockquote>\n<hr>\n<p><a href=\"⟦0⟧\">é</a></p>\n</blockquote>\n"
    );
    assert_eq!(html("<div>\n*x*\n</div>"), "<div>\n*x*\n</div>");
    let text = "<hr>\n[a](/b) {{ c }}\n";
    let body = checked(text);
    assert_eq!(&text[body.value.links[0].span.start..body.value.links[0].span.end], "[a](/b)");
    assert_eq!(&text[body.diagnostics[0].primary.start..body.diagnostics[0].primary.end], "{{ c }}");
}

#[test]
fn frame_becomes_a_card() {
    let (out, notes) = noted(
        "<iframe width=\"1\"\n  src=\"https://www.dailymotion.com/embed/video/x7\" title=\"Le film\"></iframe>\n_Voir l'été_\n\nSuite",
    );
    assert_eq!(
        out,
        "<figure class=\"embed\" data-film=\"https://geo.dailymotion.com/player.html?video=x7\">\
         <a class=\"embed-link\" href=\"https://www.dailymotion.com/video/x7\">Le film</a>\
         <figcaption>Voir l’été <span class=\"embed-host\">www.dailymotion.com</span></figcaption></figure>\n<p>Suite</p>\n"
    );
    assert_eq!(
        notes,
        [(
            "embed-replaced",
            "<iframe width=\"1\"\n  src=\"https://www.dailymotion.com/embed/video/x7\" title=\"Le film\">"
        )]
    );
    assert_eq!(
        noted("<iframe src=\"/carte.html\"></iframe>").0,
        "<figure class=\"embed\"><a class=\"embed-link\" href=\"⟦0⟧\">Voir la page</a></figure>\n"
    );
    assert_eq!(
        noted("a <iframe src=\"//b.c/d\">x *y*</iframe> e").0,
        "<p>a <a class=\"embed-link\" href=\"https://b.c/d\">Voir sur b.c</a> e</p>\n"
    );
    assert_eq!(noted("<iframe></iframe>").1, [("unsafe-html", "<iframe>")]);
}

#[test]
fn only_the_program_says_what_may_be_shown() {
    let (out, _) = noted("<figure class=\"embed\" data-film=\"https://x.org/\">a</figure>");
    assert!(!out.contains("data-film"), "{out}");
    let (out, _) = noted("<iframe src=\"https://x.org/carte\"></iframe>");
    assert!(out.starts_with("<figure class=\"embed\"><a "), "{out}");
}

#[test]
fn tweet_keeps_its_text_and_loses_its_script() {
    let text = "<blockquote class=\"twitter-tweet\" data-lang=\"fr\"><p lang=\"fr\" dir=\"ltr\">L'été <a href=\"https://t.co/a\">b</a></p>&mdash; C (@c) <a href=\"https://twitter.com/c/status/1\">12 mars</a></blockquote>\n<script async src=\"https://platform.twitter.com/widgets.js\" charset=\"utf-8\"></script>\n\nSuite";
    let (out, notes) = noted(text);
    assert_eq!(
        out,
        "<figure class=\"embed\"><blockquote class=\"twitter-tweet\"><p lang=\"fr\" dir=\"ltr\">L’été <a href=\"https://t.co/a\">b</a></p>— C (@c) \
         <a href=\"https://twitter.com/c/status/1\">12 mars</a></blockquote><figcaption><a class=\"embed-link\" href=\"https://twitter.com/c/status/1\">\
         Voir sur twitter.com</a></figcaption></figure>\n\n\n<p>Suite</p>\n"
    );
    assert_eq!(notes, [("embed-replaced", "<blockquote class=\"twitter-tweet\" data-lang=\"fr\">")]);
    assert_eq!(checked(text).value.text, "L’été b\n— C (@c) 12 mars\nSuite");
}

#[test]
fn unclosed_tweet_is_closed() {
    let (out, notes) = noted("<blockquote class=\"twitter-tweet\">a\n\nb");
    assert!(out.ends_with("</blockquote></figure>\n") && notes.len() == 2, "{out}");
}

#[test]
fn presentation_script_becomes_a_card() {
    let (out, notes) = noted(
        "<script async class=\"speakerdeck-embed\" data-id=\"a1\" src=\"//speakerdeck.com/assets/embed.js\"></script>",
    );
    assert!(out.contains("href=\"https://speakerdeck.com/player/a1\""), "{out}");
    assert!(out.contains(" data-slides=\"https://speakerdeck.com/player/a1\""), "{out}");
    assert_eq!(notes[0].0, "embed-replaced");
}

#[test]
fn what_is_taken_out_is_reported_once_a_place() {
    let (out, notes) = noted(
        "<p onclick=\"a\" onload=\"b\">c</p>\n\n<style>d { }</style>\n\n<form action=\"/e\">f</form>\n\ng <script>h</script> i\n",
    );
    assert_eq!(out, "<p>c</p>\n\nf\n<p>g  i</p>\n");
    assert_eq!(
        notes,
        [
            ("unsafe-html", "<p onclick=\"a\" onload=\"b\">"),
            ("unsafe-html", "<style>"),
            ("unsafe-html", "<form action=\"/e\">"),
            ("unsafe-html", "<script>")
        ]
    );
}

#[test]
fn inline_style_is_only_a_hint() {
    let done = checked("<p style=\"color: red\">a</p>");
    assert_eq!(done.diagnostics.len(), 1);
    assert_eq!(done.diagnostics[0].severity, Severity::Hint);
}

#[test]
fn unknown_elements_were_meant_as_text() {
    let (out, notes) = noted("ssh <nom>@serveur");
    assert_eq!(out, "<p>ssh &lt;nom&gt;@serveur</p>\n");
    assert_eq!(notes, [("unsafe-html", "<nom>")]);
    assert_eq!(
        html("<table><tr><td><https://a.b/c></td></tr></table>"),
        "<table><tbody><tr><td><a href=\"https://a.b/c\">https://a.b/c</a></td></tr></tbody></table>"
    );
}

#[test]
fn removed_element_may_span_blocks() {
    let (out, _) = noted("a <script>b\n\n*c*\n\n- d</script> e\n\nf");
    assert!(
        !out.contains('b') && !out.contains('c') && out.contains('a') && out.contains("<p>f</p>"),
        "{out}"
    );
    let (out, notes) = noted("a <script>b\n\nc");
    assert_eq!((out.as_str(), notes.len()), ("<p>a b</p>\n<p>c</p>\n", 1));
}

#[test]
fn external_media_become_links_and_local_ones_stay() {
    let (out, notes) = noted(
        "<video src=\"https://a.b/c.mp4\" autoplay></video>\n\n<video controls autoplay poster=\"/d.png\"><source src=\"/e.mp4\" type=\"video/mp4\"></video>\n",
    );
    assert!(
        out.contains("<a class=\"embed-link\" href=\"https://a.b/c.mp4\">") && !out.contains("autoplay"),
        "{out}"
    );
    assert!(
        out.contains("<video controls=\"\" poster=\"⟦1⟧\"><source src=\"⟦2⟧\" type=\"video/mp4\"></video>"),
        "{out}"
    );
    assert_eq!(notes.len(), 3);
}

#[test]
fn trusted_html_passes_as_written() {
    let text = "<div onclick=\"a()\" style=\"b\">\n<script>if (a < b && \"l'a !\") {}</script>\n<a class=x href=\"/c\" >d</a> <iframe src=\"https://e.f\"></iframe>\n</div>\n\n<nom> [g](javascript:h) ![i](https://j.k/l.png) {{ site.baseurl }}<!-- m -->\n";
    let done = parse(SourceId(0), text, 0..text.len(), &Options { trusted_html: true, ..options() });
    assert_eq!(done.diagnostics, []);
    assert_eq!(
        visible(&done.value.html),
        "<div onclick=\"a()\" style=\"b\">\n<script>if (a < b && \"l'a !\") {}</script>\n<a class=x href=\"⟦0⟧\" >d</a> <iframe src=\"https://e.f\"></iframe>\n</div>\n\
         <p><nom> <a href=\"javascript:h\">g</a> <img src=\"https://j.k/l.png\" alt=\"i\" loading=\"lazy\"> <!-- m --></p>\n"
    );
}

#[test]
fn words_behind_the_end_of_a_frame_stay() {
    let (out, _) = noted("<iframe src=\"https://a.b/c\">\n\n<p>perdu</iframe> <b>suite</b>\nfin</p>\n");
    assert!(out.contains(" <b>suite</b>\n<p>fin</p>") && !out.contains("perdu"), "{out}");
}
