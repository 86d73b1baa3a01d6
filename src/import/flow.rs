//! Values as YAML that people like to read: one line for what is small, words without quotation marks where YAML lets them.

use crate::source::SourceId;
use crate::yaml::{self, Value};

/// `value` on one line: `{ path: /blog/, tags: [a, b] }`.
pub fn flow(value: &Value) -> String {
    match value {
        Value::Null => "null".to_owned(),
        Value::Bool(truth) => truth.to_string(),
        Value::Int(number) => number.to_string(),
        Value::Float(number) => number.to_string(),
        Value::String(text) => word(text),
        Value::List(list) => format!("[{}]", list.iter().map(flow).collect::<Vec<_>>().join(", ")),
        Value::Map(map) if map.is_empty() => "{}".to_owned(),
        Value::Map(map) => {
            let entries: Vec<String> =
                map.iter().map(|(key, value)| format!("{}: {}", word(key), flow(value))).collect();
            format!("{{ {} }}", entries.join(", "))
        }
    }
}

/// `text` as YAML has it between others on a line: between quotation marks if it would else be something different.
pub fn word(text: &str) -> String {
    let line = format!("[{text}]\n");
    let read = yaml::parse(SourceId(0), &line, 0..line.len());
    let same = matches!(read.value, Some(Value::List(list)) if list == [Value::String(text.to_owned())]);
    // A path that begins with a placeholder, and what a reader would take for the beginning of something.
    let plain =
        same && read.diagnostics.is_empty() && !text.contains([':', '#', '\'', '"', '*', '&', '!', '%']);
    if plain { text.to_owned() } else { serde_json::Value::from(text).to_string() }
}

/// A line `key: value`, or the line of the key and one below it for each part of a mapping or a list that is not small.
pub fn entry(key: &str, value: &Value) -> String {
    let one = format!("{}: {}\n", word(key), flow(value));
    let small = one.len() <= 100;
    match value {
        Value::Map(map) if !small || map.iter().any(|(_, value)| matches!(value, Value::Map(_))) => {
            let lines = map.iter().map(|(key, value)| format!("  {}: {}\n", word(key), flow(value)));
            format!("{}:\n{}", word(key), lines.collect::<String>())
        }
        Value::List(list) if !small || list.iter().any(|value| matches!(value, Value::Map(_))) => {
            let lines = list.iter().map(|value| format!("  - {}\n", flow(value)));
            format!("{}:\n{}", word(key), lines.collect::<String>())
        }
        _ => one,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn value(text: &str) -> Value {
        yaml::parse(SourceId(0), text, 0..text.len()).value.expect("YAML")
    }

    #[test]
    fn whatever_is_written_is_read_as_it_was() {
        for text in [
            "a: 1\nb: [x, 'y, z', \"oui\", 'true', '12', ~, 1.5, true]\nc: { d: '- e', f: '' }\n",
            "title: \"L’été : deux\"\npath: /blog/:year/:title.html\nmark: '*'\ndate: '2018-01-02'\nlines: \"a\\nb\"\n",
            "defaults:\n  - scope: { path: '' }\n    values: { layout: post, 'a b': '#x' }\n",
        ] {
            let before = value(text);
            let map = before.as_map().expect("a mapping");
            let written: String = map.iter().map(|(key, value)| entry(key, value)).collect();
            assert_eq!(value(&written), before, "{written}");
        }
    }

    #[test]
    fn words_stand_without_quotation_marks_where_they_can() {
        assert_eq!(
            flow(&value("{ a: [un mot, /blog/, 'a, b'], b: 'no' }")),
            "{ a: [un mot, /blog/, \"a, b\"], b: no }"
        );
        assert_eq!(word("12"), "\"12\"");
        assert_eq!(word("true"), "\"true\"");
        assert_eq!(word("/:year/"), "\"/:year/\"");
    }
}
