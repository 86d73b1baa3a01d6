//! What holds for every picture of a tree.

use super::*;

const WORDS: Words = Words { id: "competences", title: "Compétences", description: "Par métier" };

fn node(depth: usize, label: &str, size: usize) -> Node {
    let href = Some(format!("/competences/{}/", label.to_lowercase()));
    Node { depth, label: label.into(), text: format!("{size} personnes"), size, href }
}

/// Professions, themes and subjects: as many leaves as the three multiplied.
fn tree(professions: usize, themes: usize, subjects: usize, size: impl Fn(usize) -> usize) -> Vec<Node> {
    let mut nodes = Vec::new();
    for profession in 0..professions {
        nodes.push(node(0, &format!("Métier {profession}"), 0));
        for theme in 0..themes {
            nodes.push(node(1, &format!("Thème {theme}"), 0));
            for subject in 0..subjects {
                nodes.push(node(2, &format!("Sujet {subject}"), size(nodes.len())));
            }
        }
    }
    nodes
}

/// Fails if a circle overlaps one beside it or stands out of the one around it.
fn assert_sound(nodes: &[Node]) {
    let layout = layout::layout(nodes);
    for (at, circle) in layout.circles.iter().enumerate() {
        assert!(circle.r > 0.0 && circle.r.is_finite(), "{circle:?}");
        let Circle { x, y, r } = *circle;
        let out = match layout.parents[at].map(|parent| layout.circles[parent]) {
            Some(around) => around.distance(*circle) + r - around.r,
            None => [r - x, r - y, x + r - 300.0, y + r - layout.height].into_iter().fold(0.0, f64::max),
        };
        assert!(out <= 1e-6, "{at}: {circle:?} stands out by {out}");
        let siblings = (0..at).filter(|other| layout.parents[*other] == layout.parents[at]);
        for other in siblings {
            let overlap = circle.overlap(layout.circles[other]);
            assert!(overlap <= 1e-6, "{at} and {other} overlap by {overlap}");
        }
    }
}

#[test]
fn circles_stand_apart_within_the_one_around_them() {
    assert_sound(&[node(0, "seul", 3)]);
    assert_sound(&[node(0, "a", 0), node(1, "b", 0), node(2, "c", 0)]);
    assert_sound(&tree(1, 1, 1, |_| 1));
    assert_sound(&tree(4, 5, 6, |_| 2));
    assert_sound(&tree(5, 4, 7, |at| at * at % 23));
    assert_sound(&tree(3, 3, 9, |at| if at % 7 == 0 { usize::MAX } else { at % 2 }));
}

#[test]
fn thousands_of_leaves_stand_apart_and_are_drawn_without_names() {
    let nodes = tree(5, 20, 50, |at| at % 9);
    assert_sound(&nodes);
    let picture = packing(WORDS, &nodes).expect("some");
    assert_eq!((picture.leaves, picture.linked), (5000, 0));
    assert!(!picture.svg.contains(">Sujet"), "a name stands where none fits");
    assert!(picture.svg.matches("\n").count() < 800, "{}", picture.svg.matches("\n").count());
}

#[test]
fn area_stands_for_the_size() {
    let nodes = [node(0, "a", 100), node(0, "b", 25), node(0, "c", 0), node(0, "d", 1_000_000)];
    let r = |at: usize| layout::layout(&nodes[..3]).circles[at].r;
    assert!((r(0) / r(1) - 2.0).abs() < 1e-9, "{} {}", r(0), r(1));
    let layout = layout::layout(&nodes);
    let least = layout.circles[3].r / layout.circles[2].r;
    assert!((least - 10.0).abs() < 1e-9, "nothing is too small to be seen: {least}");
}

/// The texts between `before` and the next quotation mark.
fn all<'s>(svg: &'s str, before: &str) -> Vec<&'s str> {
    svg.split(before).skip(1).filter_map(|rest| rest.split('"').next()).collect()
}

#[test]
fn large_leaf_is_a_link_with_its_name() {
    let picture = packing(WORDS, &tree(1, 2, 2, |_| 3)).expect("some");
    assert_eq!((picture.leaves, picture.linked), (4, 4));
    let svg = picture.svg;
    assert_eq!(svg.matches("<a ").count(), 4, "what is around links is none: {svg}");
    let name = "<a href=\"/competences/sujet 0/\"><title>Sujet 0 : 3 personnes</title><circle class=\"leaf\"";
    assert!(svg.contains(name), "{svg}");
    assert!(svg.contains("role=\"group\"") && !svg.contains("role=\"img\""), "{svg}");
    assert!(svg.contains(">Sujet 0</tspan>"), "{svg}");
}

#[test]
fn leaf_of_a_middling_size_is_a_link_where_the_picture_is_wide() {
    let picture = packing(WORDS, &tree(1, 4, 11, |_| 1)).expect("some");
    assert_eq!((picture.leaves, picture.linked), (44, 44));
    let near = all(&picture.svg, "<a class=\"near\" href=\"");
    assert_eq!(near, ["0", "1", "2", "3"].map(|at| format!("/competences/thème {at}/")), "{}", picture.svg);
    assert_eq!(all(&picture.svg, "<a class=\"wide\" href=\"").len(), 44, "{}", picture.svg);
    assert_eq!(picture.svg.matches("<g class=\"near\"><circle class=\"leaf\"").count(), 44);
}

#[test]
fn circle_around_leaves_too_small_to_hit_is_the_link() {
    let picture = packing(WORDS, &tree(1, 4, 90, |_| 1)).expect("some");
    let links = all(&picture.svg, "<a href=\"");
    assert_eq!(links, ["0", "1", "2", "3"].map(|at| format!("/competences/thème {at}/")), "{}", picture.svg);
    assert_eq!((picture.svg.matches("<a ").count(), picture.linked), (4, 0));
    assert!(picture.svg.contains(">Thème 3</tspan>"), "it bears the name that its leaves cannot");
}

#[test]
fn picture_without_links_is_an_image() {
    let mut nodes = tree(1, 1, 3, |_| 1);
    nodes.iter_mut().for_each(|node| node.href = None);
    let picture = packing(WORDS, &nodes).expect("some");
    assert!(picture.svg.contains("role=\"img\"") && !picture.svg.contains("<a "), "{}", picture.svg);
    assert_eq!(picture.linked, 0);
}

#[test]
fn links_stand_in_the_order_of_the_outline() {
    let nodes = [node(0, "A", 0), node(1, "B", 1), node(1, "C", 9), node(0, "D", 0), node(1, "E", 4)];
    let svg = packing(WORDS, &nodes).expect("some").svg;
    assert_eq!(all(&svg, "<a href=\""), ["/competences/b/", "/competences/c/", "/competences/e/"]);
}

#[test]
fn words_of_others_are_escaped() {
    let mut one = node(0, "</svg><script>", 1);
    one.text = "<b>".into();
    one.href = Some("/?a=\"b\"&c".into());
    let svg = packing(WORDS, &[one]).expect("some").svg;
    assert!(!svg.contains("<script") && !svg.contains("<b>"), "{svg}");
    assert!(svg.contains("href=\"/?a=&quot;b&quot;&amp;c\""), "{svg}");
}

#[test]
fn name_fits_its_circle_whole_or_is_left_out() {
    let name = |r| labels::inside("Développement", Circle { x: 0.0, y: 0.0, r }, NEAR);
    assert!(name(50.0).is_some_and(|text| text.contains(">Développement<")));
    assert_eq!(name(30.0), None);
    let parted = labels::inside("scikit-learn", Circle { x: 0.0, y: 0.0, r: 32.0 }, NEAR).expect("two lines");
    assert!(parted.contains(">scikit-</tspan>") && parted.contains(">learn</tspan>"), "{parted}");
    let words = labels::inside("Analyse de données", Circle { x: 0.0, y: 0.0, r: 34.0 }, NEAR);
    assert_eq!(words.map(|text| text.matches("<tspan").count()), Some(3));
    assert_eq!(labels::inside(" ", Circle { x: 0.0, y: 0.0, r: 50.0 }, NEAR), None);
}

#[test]
fn nothing_is_no_picture() {
    assert_eq!(packing(WORDS, &[]), None);
}

#[test]
fn depth_that_skips_a_level_counts_as_the_next() {
    let layout = layout::layout(&[node(3, "a", 1), node(7, "b", 1), node(5, "c", 1), node(0, "d", 1)]);
    assert_eq!(layout.parents, [None, Some(0), Some(0), None]);
}
