//! The colours of the default theme: whether what stands on what can be read, in the light and in the dark.

use std::collections::BTreeMap;

const SHEET: &str = include_str!("../themes/eig/static/assets/style.css");

/// Text, and what it stands on.
const TEXTS: [(&str, &[&str]); 8] = [
    ("ink", &["paper", "surface", "tint", "hit"]),
    ("soft", &["paper", "surface", "tint"]),
    ("accent", &["paper", "surface", "tint"]),
    ("on-accent", &["accent"]),
    ("on-mark", &["mark"]),
    ("on-night", &["night"]),
    ("night-soft", &["night"]),
    // Buttons that the pointer is over.
    ("paper", &["ink"]),
];

/// What must be seen and is no text: the edges of fields, the ring of the focus, the marks of charts.
const PARTS: [(&str, &[&str]); 5] = [
    ("edge", &["paper", "surface", "tint"]),
    ("focus", &["paper", "surface", "tint"]),
    ("accent", &["paper", "surface", "tint"]),
    ("mark", &["night"]),
    ("soft", &["paper"]),
];

/// The colours that the block after `selector` names.
fn tokens(selector: &str) -> BTreeMap<&'static str, &'static str> {
    let start = SHEET.find(selector).unwrap_or_else(|| panic!("no block {selector}"));
    let block = SHEET[start + selector.len()..].split('}').next().expect("a block");
    let named = block.split(';').filter_map(|line| line.trim().strip_prefix("--")?.split_once(": "));
    named.filter(|(_, value)| value.starts_with('#')).collect()
}

/// How bright a colour is to the eye, as WCAG 2 reckons.
fn brightness(colour: &str) -> f64 {
    let part = |at: usize| {
        let value = f64::from(u8::from_str_radix(&colour[at..at + 2], 16).expect(colour)) / 255.0;
        if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
    };
    0.2126 * part(1) + 0.7152 * part(3) + 0.0722 * part(5)
}

fn contrast(one: &str, other: &str) -> f64 {
    let (one, other) = (brightness(one), brightness(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

/// The pairs that stand out less than `least` from each other.
fn too_faint(pairs: &[(&str, &[&str])], least: f64, colours: &BTreeMap<&str, &str>) -> Vec<String> {
    let all = pairs.iter().flat_map(|(front, grounds)| grounds.iter().map(move |ground| (front, ground)));
    let measured = all.map(|(front, ground)| (front, ground, contrast(colours[front], colours[ground])));
    let faint = measured.filter(|(_, _, contrast)| *contrast < least);
    faint.map(|(front, ground, contrast)| format!("{front} on {ground}: {contrast:.2}")).collect()
}

fn both() -> [(&'static str, BTreeMap<&'static str, &'static str>); 2] {
    [("light", tokens(":root {")), ("dark", tokens(":root[data-theme=dark] {"))]
}

#[test]
fn text_can_be_read_on_every_ground_it_stands_on() {
    for (scheme, colours) in both() {
        assert_eq!(too_faint(&TEXTS, 4.5, &colours), [""; 0], "{scheme}");
    }
}

#[test]
fn edges_rings_and_marks_can_be_seen() {
    for (scheme, colours) in both() {
        assert_eq!(too_faint(&PARTS, 3.0, &colours), [""; 0], "{scheme}");
    }
}

#[test]
fn dark_is_the_same_whether_chosen_or_preferred_and_lacks_no_colour() {
    let dark = tokens(":root[data-theme=dark] {");
    assert_eq!(dark, tokens(":root:not([data-theme=light]) {"));
    let light = tokens(":root {");
    assert_eq!(dark.keys().collect::<Vec<_>>(), light.keys().collect::<Vec<_>>());
}

#[test]
fn rules_name_no_colour_but_through_the_tokens() {
    let (_, rules) = SHEET.split_once("/* Ground */").expect("the tokens come first");
    let (screen, _) = rules.split_once("@media print").expect("print comes last");
    let written: Vec<&str> = screen
        .lines()
        .filter(|line| {
            let hexed = line.split(": #").skip(1).chain(line.split(" #").skip(1));
            let colour =
                |text: &str| text.len() > 2 && text.bytes().take(3).all(|byte| byte.is_ascii_hexdigit());
            hexed.clone().any(colour) || line.contains("rgb(") || line.contains("hsl(")
        })
        .collect();
    assert_eq!(written, [""; 0]);
}

#[test]
fn white_on_white_would_be_told() {
    let colours = BTreeMap::from([("ink", "#ffffff"), ("paper", "#ffffff"), ("night", "#000000")]);
    assert_eq!(too_faint(&[("ink", &["paper", "night"])], 4.5, &colours), ["ink on paper: 1.00"]);
    assert!((contrast("#ffffff", "#000000") - 21.0).abs() < 0.01);
}
