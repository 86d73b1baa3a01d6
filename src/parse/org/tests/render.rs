//! Pages: what no golden case of `tests/cases/org` shows.

use super::*;
use crate::diag::Code;
use crate::parse::body::Target;
use crate::parse::markdown::Options;

fn page(text: &str) -> (Body, Vec<Diagnostic>) {
    let options = Options { site_url: "https://eig.example".into(), ..Options::default() };
    let checked = super::super::render(SourceId(0), text, 0..text.len(), &options);
    (checked.value, checked.diagnostics)
}

#[test]
fn links_are_holes_with_their_places() {
    let text = "É [[file:autre.org][b]] [[https://eig.example/c.html][c]]\n  [[https://d.example][d]]";
    let (body, _) = page(text);
    let found: Vec<_> =
        body.links.iter().map(|link| (link.target.clone(), &text[link.span.start..link.span.end])).collect();
    assert_eq!(
        found,
        [
            (Target::Internal("autre.org".into()), "[[file:autre.org][b]]"),
            (Target::Internal("/c.html".into()), "[[https://eig.example/c.html][c]]"),
            (Target::External("https://d.example".into()), "[[https://d.example][d]]"),
        ]
    );
}

#[test]
fn body_has_text_excerpt_and_headings() {
    let (body, _) = page("* TODO Un :x:\nDeux *mots*\nici.\n- trois\n** Quatre");
    assert_eq!(body.text, "TODO Un x\nDeux mots ici.\ntrois\nQuatre");
    assert_eq!(body.excerpt, "Deux mots ici.");
    let headings: Vec<_> = body.headings.iter().map(|heading| (heading.level, heading.id.as_str())).collect();
    assert_eq!(headings, [(1, "un"), (2, "quatre")]);
}

#[test]
fn what_must_not_stand_on_a_page_does_not() {
    let (body, told) = page(
        "[[javascript:x][a]] [b](data:x) [[https://c.example/d.png]]\n#+html: <img src=\"https://e.example/f.png\" onerror=x>\n<i onclick=x>",
    );
    assert!(
        !body.html.contains("javascript") && !body.html.contains("data:") && !body.html.contains("<i"),
        "{}",
        body.html
    );
    assert!(!body.html.contains("<img") && !body.html.contains("onerror"), "{}", body.html);
    assert!(told.iter().any(|told| told.code == Code::UnsafeHtml), "{told:?}");
    assert!(told.iter().any(|told| told.code == Code::ExternalImage), "{told:?}");
}

#[test]
fn what_could_pass_for_a_hole_does_not() {
    let (body, _) = page("a\u{FDD0}0\u{FDD1} [[\u{FDD0}0\u{FDD1}][b]]\n* c \u{FDD0}\n: \u{FDD1}\n=\u{FDD0}=");
    assert_eq!(body.html.matches('\u{FDD0}').count(), body.links.len(), "{}", body.html);
}

#[test]
fn large_and_deep_texts_are_pages() {
    let deep: String = (0..3_000).map(|depth| format!("{}- mot\n", " ".repeat(depth))).collect();
    assert_eq!(page(&deep).0.html.matches("mot").count(), 3_000);
    let terms: String = (0..2_000).map(|depth| format!("{}- mot :: b\n", " ".repeat(depth))).collect();
    assert_eq!(page(&terms).0.html.matches("mot").count(), 2_000);
    let wide = format!("{}\n{}", "|a".repeat(5_000), "|b|\n".repeat(5_000));
    assert_eq!(page(&wide).0.html.matches("<td>").count(), 10_000);
    assert_eq!(page(&"[fn::a] ".repeat(5_000)).0.html.matches("<li").count(), 5_000);
    for part in
        ["- *a* [[b][c]]\n", "* a\n", "#+caption: a\n", "#+html: <b>\n", "[[*a]] ", "[fn:a:", "| a |\n\n"]
    {
        page(&part.repeat(20_000));
    }
}
