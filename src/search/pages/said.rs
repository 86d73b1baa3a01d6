//! The words in a plain value: what a page shows of it, without addresses and paths.

use crate::yaml::Value;

/// Every text in `value`, in order.
pub fn texts(value: &Value) -> Vec<String> {
    let mut found = Vec::new();
    let mut waiting = vec![value];
    while let Some(value) = waiting.pop() {
        match value {
            Value::List(list) => waiting.extend(list.iter().rev()),
            Value::Map(map) => {
                let values: Vec<&Value> = map.iter().map(|(_, value)| value).collect();
                waiting.extend(values.into_iter().rev());
            }
            Value::String(text) if is_prose(text) => found.push(text.trim().to_owned()),
            _ => {}
        }
    }
    found
}

/// Whether a text is for people: neither an address nor the path of a file.
fn is_prose(text: &str) -> bool {
    let text = text.trim();
    let one_word = !text.contains(char::is_whitespace);
    let last = text.rsplit('/').next().unwrap_or(text);
    let is_address = text.contains("://") || text.starts_with("mailto:") || text.starts_with("//");
    let is_path = text.contains('/') && (text.starts_with('/') || last.contains('.'));
    !text.is_empty() && !(one_word && (is_address || is_path))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::{Source, Sources};

    fn read(yaml: &str) -> Vec<String> {
        let mut sources = Sources::default();
        let id = sources.add(Source::new("a.yml", yaml));
        texts(&crate::yaml::parse(id, yaml, 0..yaml.len()).value.expect("YAML"))
    }

    #[test]
    fn texts_are_found_at_any_depth_in_their_order() {
        let yaml = "- name: Carte\n  parts: [Une, { note: deux mots }]\n- Trois\n";
        assert_eq!(read(yaml), ["Carte", "Une", "deux mots", "Trois"]);
    }

    #[test]
    fn addresses_and_files_are_not_words() {
        let yaml =
            "[https://exemple.fr/a, /img/a.png, img/a.png, mailto:a@exemple.fr, et/ou, voir /img/a.png]";
        assert_eq!(read(yaml), ["et/ou", "voir /img/a.png"]);
    }
}
