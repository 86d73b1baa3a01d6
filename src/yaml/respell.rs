//! One name in the place of another in a text of YAML or TOML, by the smallest edit that leaves everything else as it reads.
//!
//! Takes the place of a scalar; returns the edit, or nothing where it is not certain what the text would say then.

use super::parse::parse;
use super::toml;
use super::value::Value;
use crate::diag::Fix;
use crate::source::{SourceId, Span, begin};

/// The edit that makes the key or value at `span` of `text` say `to`, if it is a scalar on one line that says `from`
/// and nothing else. `span` holds the quotes, which stay.
pub fn respell(text: &str, span: Span, from: &str, to: &str) -> Option<Fix> {
    let breaks_lines = |c: char| c.is_control() || matches!(c, '\u{2028}' | '\u{2029}' | '\u{feff}');
    if from == to || to.trim() != to || to.is_empty() || to.contains(breaks_lines) {
        return None;
    }
    let raw = text.get(span.start..span.end)?;
    if is_toml(text) {
        return respell_toml(&text[span.end..], raw, span, (from, to));
    }
    let inner = |replacement: String| {
        let says = read(raw).is_some_and(|said| said.trim() == from) && !raw.contains(['\n', '\r']);
        let span = Span { start: span.start + 1, end: span.end - 1, ..span };
        says.then_some(Fix { span, replacement })
    };
    match raw.chars().next()? {
        '"' => inner(to.replace('\\', "\\\\").replace('"', "\\\"")),
        '\'' => inner(to.replace('\'', "''")),
        _ => (raw == from && is_plain(to)).then(|| Fix { span, replacement: to.to_owned() }),
    }
}

/// Whether `text` is TOML, or begins with front matter that is. Nothing of YAML that holds a key can be read as TOML.
fn is_toml(text: &str) -> bool {
    text[begin(text)..].starts_with("+++") || toml::parse(SourceId(0), text, 0..text.len()).value.is_some()
}

/// The edit of a text in quotation marks or of a key without, before `rest`.
fn respell_toml(rest: &str, raw: &str, span: Span, (from, to): (&str, &str)) -> Option<Fix> {
    let says = |text: &str, name: &str| {
        let line = format!("a = {text}\n");
        let read = toml::parse(SourceId(0), &line, 0..line.len()).value;
        read.is_some_and(|map| map.get("a").and_then(Value::as_str) == Some(name))
    };
    let is_key = rest.trim_start_matches([' ', '\t']).starts_with(['=', '.', ']']);
    let is_bare = |name: &str| name.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_'));
    let replacement = match raw.chars().next()? {
        '"' if !raw.contains('\n') && !raw.starts_with("\"\"\"") => {
            format!("\"{}\"", to.replace('\\', "\\\\").replace('"', "\\\""))
        }
        '\'' if !raw.contains('\n') && !to.contains('\'') => format!("'{to}'"),
        _ if raw == from && is_key && is_bare(to) => return Some(Fix { span, replacement: to.to_owned() }),
        _ => return None,
    };
    (says(raw, from) && says(&replacement, to)).then_some(Fix { span, replacement })
}

/// Whether `name` without quotes is that very name as a key, as a value and as an item between brackets.
fn is_plain(name: &str) -> bool {
    let is_name = |value: &Value| match value {
        Value::String(text) => text == name,
        Value::Int(number) => number.to_string() == name,
        _ => false,
    };
    let holds = |text: String, key: &str, fits: &dyn Fn(&Value) -> bool| match value(&text) {
        Some(Value::Map(map)) => map.len() == 1 && map.get(key).is_some_and(fits),
        _ => false,
    };
    matches!(value(&format!("[{name}]")), Some(Value::List(list)) if list.len() == 1 && is_name(&list[0]))
        && holds(format!("a: {name}\n"), "a", &is_name)
        && holds(format!("{name}: a\n"), name, &|value| value.as_str() == Some("a"))
}

/// What a scalar says.
fn read(raw: &str) -> Option<String> {
    value(raw)?.to_text()
}

fn value(text: &str) -> Option<Value> {
    parse(SourceId(0), text, 0..text.len()).value
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `text` once the scalar `raw` in it says `to` in the place of `from`.
    fn mended(text: &str, raw: &str, from: &str, to: &str) -> Option<String> {
        let start = text.find(raw).expect("it is there");
        let fix = respell(text, Span::new(SourceId(0), start..start + raw.len()), from, to)?;
        Some(format!("{}{}{}", &text[..fix.span.start], fix.replacement, &text[fix.span.end..]))
    }

    #[test]
    fn plain_name_is_replaced_as_it_stands() {
        assert_eq!(mended("- gobelin # x\n", "gobelin", "gobelin", "Gobelins").unwrap(), "- Gobelins # x\n");
        assert_eq!(mended("titel: A", "titel", "titel", "title").unwrap(), "title: A");
        assert_eq!(mended("[2017, b]", "2017", "2017", "2018").unwrap(), "[2018, b]");
        assert_eq!(mended("- Etalb", "Etalb", "Etalb", "L'Étalab").unwrap(), "- L'Étalab");
    }

    #[test]
    fn quotes_stay_and_what_they_hold_is_escaped() {
        assert_eq!(mended("a: \"b c\"", "\"b c\"", "b c", "b \"\\ d").unwrap(), "a: \"b \\\"\\\\ d\"");
        assert_eq!(mended("a: 'b c'", "'b c'", "b c", "l'autre: # d").unwrap(), "a: 'l''autre: # d'");
        assert_eq!(mended("a: 'l''un'", "'l''un'", "l'un", "lune").unwrap(), "a: 'lune'");
        assert_eq!(mended("a: \"\\u00c9t\"", "\"\\u00c9t\"", "Ét", "Été").unwrap(), "a: \"Été\"");
    }

    #[test]
    fn name_that_would_read_otherwise_without_quotes_is_left_alone() {
        let names = [
            "a: b", "a #b", "#a", "- a", "[a", "a, b", "a]", "true", "null", "~", "1.10", "*a", "&a", "a:",
            "{b}",
        ];
        for name in names.into_iter().chain(["'a'", "a\nb", "", " a", "?", "%a", "@a", "`a`", "|", ">"]) {
            assert_eq!(mended("x: ab", "ab", "ab", name), None, "{name:?}");
        }
    }

    #[test]
    fn names_in_toml_keep_its_rules() {
        let open = "+++\n";
        let toml =
            |text: &str, raw: &str, from: &str, to: &str| mended(&format!("{open}{text}"), raw, from, to);
        assert_eq!(toml("titel = 1", "titel", "titel", "title").unwrap(), "+++\ntitle = 1");
        assert_eq!(toml("titel = 1", "titel", "titel", "titre à"), None);
        assert_eq!(toml("a = \"b\"", "\"b\"", "b", "l\"autre").unwrap(), "+++\na = \"l\\\"autre\"");
        assert_eq!(toml("a = 'b'", "'b'", "b", "c: d").unwrap(), "+++\na = 'c: d'");
        assert_eq!(toml("a = 'b'", "'b'", "b", "l'autre"), None);
        assert_eq!(toml("a = [2017, 1]", "2017", "2017", "2018"), None);
        assert_eq!(mended("a = 'b'", "'b'", "b", "l'autre"), None);
    }

    #[test]
    fn scalar_that_says_more_than_the_name_is_left_alone() {
        assert_eq!(mended("a: un, deux", "un, deux", "un", "uns"), None);
        assert_eq!(mended("a: \"un, deux\"", "\"un, deux\"", "un", "uns"), None);
        assert_eq!(mended("a: *un", "*un", "un", "uns"), None);
        assert_eq!(mended("a: |\n  un", "|\n  un", "un", "uns"), None);
        assert_eq!(mended("a: \"un\n  b\"", "\"un\n  b\"", "un b", "uns"), None);
        assert_eq!(mended("a: {name: un}", "{name: un}", "un", "uns"), None);
        assert_eq!(mended("a: un", "un", "un", "un"), None);
    }
}
