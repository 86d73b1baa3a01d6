//! What texts are read as, and what is said of those that cannot be read.

use super::{Map, Value, parse};
use crate::diag::{Checked, Code};
use crate::source::SourceId;

fn read(text: &str) -> Checked<Option<Value>> {
    parse(SourceId(7), text, 0..text.len())
}

fn map(text: &str) -> Map {
    let checked = read(text);
    assert_eq!(checked.diagnostics, [], "{text}");
    checked.value.and_then(|value| value.as_map().cloned()).expect("a mapping")
}

fn text(value: &str) -> Value {
    Value::String(value.to_owned())
}

#[test]
fn scalars_have_their_types() {
    let map = map(
        "i: 3\nf: 1.5\nt: oui\nb: true\nn: ~\nv:\nh: 0x10\nbig: 99999999999999999999\nneg: -99999999999999999999\nu: 18446744073709551615\n",
    );
    assert_eq!(map.get("i"), Some(&Value::Int(3)));
    assert_eq!(map.get("f"), Some(&Value::Float(1.5)));
    assert_eq!(map.get("t"), Some(&text("oui")));
    assert_eq!(map.get("b"), Some(&Value::Bool(true)));
    assert_eq!(map.get("n"), Some(&Value::Null));
    assert_eq!(map.get("v"), Some(&Value::Null));
    assert_eq!(map.get("h"), Some(&Value::Int(16)));
    assert_eq!(map.get("big"), Some(&Value::Float(1e20)));
    assert_eq!(map.get("neg"), Some(&Value::Float(-1e20)));
    assert_eq!(map.get("u"), Some(&Value::Float(u64::MAX as f64)));
    assert_eq!(map.keys().next(), Some("i"), "keys keep their order");
}

#[test]
fn dates_times_and_words_for_truth_stay_text() {
    let map = map("d: 2018-03-16\nh: 12:30\no: yes\np: off\nz: 007\nq: \"3\"\ni: .inf\n");
    for (key, value) in
        [("d", "2018-03-16"), ("h", "12:30"), ("o", "yes"), ("p", "off"), ("z", "007"), ("q", "3")]
    {
        assert_eq!(map.get(key), Some(&text(value)));
    }
    assert_eq!(map.get("i"), Some(&Value::Float(f64::INFINITY)));
}

#[test]
fn keys_of_any_scalar_type_are_text() {
    let map = map("2018: a\ntrue: b\n1.0: c\n~: d\n\"é\": e\ngithub : f\n");
    assert_eq!(map.keys().collect::<Vec<_>>(), ["2018", "true", "1.0", "~", "é", "github"]);
}

#[test]
fn quoted_text_may_go_on_at_the_margin() {
    let list = read("- texte: \"Sans hésiter\nje le dis : oui.\"\n  auteur: moi\n").value.unwrap();
    let item = list.as_list().unwrap()[0].as_map().unwrap();
    assert_eq!(item.get("texte"), Some(&text("Sans hésiter je le dis : oui.")));
    assert_eq!(item.get("auteur"), Some(&text("moi")));
}

#[test]
fn tags_are_passed_over_and_aliases_followed() {
    let map = map("a: !perso &x [1, !t {b: 2}]\nc: *x\nd: !!str 3\ne: ! f\n");
    assert_eq!(map.get("a"), map.get("c"));
    assert_eq!(map.get("d"), Some(&text("3")));
    assert_eq!(map.get("e"), Some(&text("f")));
}

#[test]
fn merges_give_way_to_what_is_written_after_them() {
    let map = map(
        "base: &b {x: 1, y: 2}\nautre: &c {y: 3, z: 4}\na:\n  <<: *b\n  y: 9\nl:\n  <<: [*b, *c]\nt:\n  <<: rien\n",
    );
    let get =
        |name: &str, key: &str| map.get(name).and_then(Value::as_map).and_then(|map| map.get(key)).cloned();
    assert_eq!(get("a", "x"), Some(Value::Int(1)));
    assert_eq!(get("a", "y"), Some(Value::Int(9)));
    assert_eq!(get("l", "y"), Some(Value::Int(2)), "the first of a list has most weight");
    assert_eq!(get("l", "z"), Some(Value::Int(4)));
    assert_eq!(get("t", "<<"), Some(text("rien")));
}

#[test]
fn an_empty_text_is_null_and_a_second_document_is_left_alone() {
    for empty in ["", "  \n", "# rien\n", "---\n", "\u{feff}", "\u{feff}\u{feff}"] {
        assert_eq!(read(empty).value, Some(Value::Null), "{empty:?}");
    }
    assert_eq!(map("\u{feff}a: 1\n---\nb: [\n").get("a"), Some(&Value::Int(1)));
    assert_eq!(map("a: 1\r\nb: 2\r\n...\r\n").get("b"), Some(&Value::Int(2)));
}

#[test]
fn a_key_written_twice_is_a_warning_and_the_last_counts() {
    let source = "# é\na:\n  k: 1\n  l: 2\n  k : 3\nb: &b {k: 1}\nc: {<<: *b, k: 2}\n";
    let checked = read(source);
    let a =
        checked.value.as_ref().and_then(Value::as_map).and_then(|map| map.get("a")).and_then(Value::as_map);
    assert_eq!(a.and_then(|map| map.get("k")), Some(&Value::Int(3)));
    let [warning] = &checked.diagnostics[..] else { panic!("{:?}", checked.diagnostics) };
    assert_eq!((warning.code, warning.primary.source), (Code::DuplicateKey, SourceId(7)));
    assert_eq!(warning.primary.start, source.find("k : 3").unwrap());
    assert_eq!(warning.primary.end, warning.primary.start + 1);
    assert_eq!(warning.secondary[0].0.start, source.find("k: 1").unwrap());
    assert!(warning.help.as_ref().unwrap().english().contains("last"));
}

#[test]
fn a_key_written_twice_where_its_place_is_not_certain_is_still_told() {
    let checked = read("? a\n: 1\na: 2\n");
    assert_eq!(checked.diagnostics.len(), 1);
    assert_eq!(checked.diagnostics[0].code, Code::DuplicateKey);
}

/// A broken text, the place that is pointed at (`«»` around it) and words of the message.
const MISTAKES: &[(&str, &str)] = &[
    ("é: 1\ntitre: Bilan «:» la suite", "a colon with a space after it"),
    ("a: b\n  «c: d»\n", "not indented"),
    ("a:\n  b: 1\n «c: 2»\n", "not indented"),
    ("- a\n«b: c»\n", "not indented"),
    ("a: 1\n«- b»\n", "no list"),
    ("a:\n«\t»b: 1\n", "a tab"),
    ("a: |\n«\t»b\n", "a tab"),
    ("a: «@»moi\n", "cannot begin with `@`"),
    ("a: «`»x`\n", "cannot begin with ``"),
    ("a: 1\nb: «\"»été\nc: d\n", "never closed"),
    ("a: «'»x\n---\nb: '\n", "never closed"),
    ("a: «\"»été\nb: \"fin\"\n", "not closed in its line"),
    ("a: \"été\" «fin»\n", "behind the closing quote"),
    ("a: 'l'«été'»\n", "behind the closing quote"),
    ("a: [x] «y»\n", "behind the closing bracket"),
    ("a: 1\nb: «[»x, y\nc: 2\n", "bracket is never closed"),
    ("a: «{»b: 1\n", "bracket is never closed"),
    ("a: 1\nb: «[»\n", "bracket is never closed"),
    ("a: 1\nb: «[»", "bracket is never closed"),
    ("«[»", "bracket is never closed"),
    ("a: 1\nb: «{»x: \n", "bracket is never closed"),
    ("é: [\"[\", [1], «[» # [\n\n# [\n", "bracket is never closed"),
    ("é: [1, «{»b: [2], \n", "bracket is never closed"),
    ("a:\n  - «[»\n  - b\n", "bracket is never closed"),
    ("a: [b, «,» c]\n", "nothing before this comma"),
    ("a: 1\n«juste un texte»\nb: 2\n", "no key and colon"),
    ("a: \"C:«\\»dossier\"\n", "a backslash"),
    ("a: «**gras**»\n", "begins with `*`"),
    ("a: «*rien»\n", "alias of a name"),
    ("a: «!Oui, non»\n", "begins with `!`"),
    ("a: «- b»\n", "a list cannot begin"),
    ("a: {«{ page.x }}»\n", "cannot be a key"),
    ("a: >2«x»\n  b\n", "`|` and `>`"),
    ("é: x«\u{7}»\n", "control character"),
    ("a: 1\n«\u{feff}»b: 2\n", "byte order mark"),
    ("[a]\n«b: 1»\n", "not indented"),
    ("a: «!!int x»\n", "cannot be read"),
];

#[test]
fn mistakes_are_told_in_plain_words_at_their_place() {
    for (marked, words) in MISTAKES {
        let source = marked.replace(['«', '»'], "");
        let start = marked.find('«').unwrap();
        let end = marked.find('»').unwrap() - '«'.len_utf8();
        // As in a file: something before the text, which counts.
        let file = format!("---\n{source}");
        let checked = parse(SourceId(0), &file, 4..file.len());
        assert_eq!(checked.value, None, "{source}");
        let [error] = &checked.diagnostics[..] else { panic!("{source}: {:?}", checked.diagnostics) };
        assert_eq!(error.code, Code::InvalidYaml);
        let at = error.primary.start - 4..error.primary.end - 4;
        assert!(error.message.english().contains(words), "{source}: {error:?}");
        assert_eq!((at, error.help.is_some()), (start..end, true), "{source}: {:?}", error.message);
    }
}

#[test]
fn deep_nesting_is_an_error() {
    for deep in [
        "[".repeat(300_000),
        "- ".repeat(20_000),
        "{a: ".repeat(300_000),
        format!("a: '{}'\nb: {}", "[".repeat(1_000), "[".repeat(300_000)),
        "a: &x [*x]".to_owned(),
    ] {
        let checked = read(&deep);
        assert!(
            checked.diagnostics[0].message.english().contains("nested too deeply"),
            "{:?}",
            checked.diagnostics
        );
    }
}

#[test]
fn brackets_that_mean_nothing_do_not_nest() {
    let many = "[".repeat(2_000);
    let text = format!("# {many}\na: '{many}'\nb: \"{many}\"\nc: x{many}\nd: |\n  {many}\ne: 1\n");
    let map = map(&text);
    assert_eq!(map.get("a"), Some(&self::text(&many)));
    assert_eq!(map.get("d"), Some(&self::text(&format!("{many}\n"))));
    assert_eq!(map.get("e"), Some(&Value::Int(1)));
}

#[test]
fn depth_of_a_second_document_does_not_count() {
    assert_eq!(map(&format!("a: 1\n---\n{}", "[".repeat(300_000))).get("a"), Some(&Value::Int(1)));
}

#[test]
fn aliases_cannot_blow_a_text_up() {
    let mut laughs = String::from("a0: &a0 [ha, ha]\n");
    for i in 1..60 {
        laughs.push_str(&format!("a{i}: &a{i} [*a{0}, *a{0}, *a{0}, *a{0}]\n", i - 1));
    }
    let long = format!("a: &a {}\nb: [{}]\n", "x".repeat(100_000), "*a, ".repeat(10_000));
    let many = format!("a: &a [{}]\nb: [{}]\n", "x, ".repeat(20_000), "*a, ".repeat(20_000));
    for text in [laughs, long, many] {
        let checked = read(&text);
        assert_eq!(checked.value, None);
        assert!(checked.diagnostics[0].message.english().contains("aliases"), "{:?}", checked.diagnostics);
    }
}

#[test]
fn a_range_that_cuts_a_character_is_no_panic() {
    assert_eq!(parse(SourceId(0), "é: 1", 1..4).value, Some(Value::Null));
}
