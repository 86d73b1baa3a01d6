//! Which words mean the same, in an editor's words: `_data/synonymes.yml`.
//!
//! Takes the data file; returns sets of words and phrases. A set is a list (`[IA, intelligence artificielle]`), a line
//! with commas, or a key with what means the same (`IA: intelligence artificielle`).

use crate::diag::{Checked, Code, Diagnostic, text};
use crate::parse::Data;
use crate::source::{Sources, Span};
use crate::yaml::{Step, Value, locate};

/// Where editors say which words mean the same.
pub const FILE: &str = "_data/synonymes.yml";

/// Reads the sets of `data`.
pub fn read(data: &Data, sources: &Sources) -> Checked<Vec<Vec<String>>> {
    let mut told = Vec::new();
    let mut sets = Vec::new();
    let mut add = |words: Option<Vec<String>>, step: Step| match words.filter(|words| words.len() > 1) {
        Some(words) => sets.push(words),
        None => {
            let text = &sources.get(data.source).text;
            let range = locate(text, 0..text.len(), &[step]);
            told.push(alone(range.map_or(Span::file(data.source), |range| Span::new(data.source, range))));
        }
    };
    match &data.value {
        Value::Null => {}
        Value::List(list) => {
            for (index, item) in list.iter().enumerate() {
                add(words(item), Step::Index(index));
            }
        }
        Value::Map(map) => {
            for (key, value) in map.iter() {
                let others = words(value);
                add(others.map(|others| [vec![key.to_owned()], others].concat()), Step::Key(key));
            }
        }
        _ => told.push(alone(Span::file(data.source))),
    }
    Checked { value: sets, diagnostics: told }
}

/// The words of one set, each once.
fn words(value: &Value) -> Option<Vec<String>> {
    let mut words: Vec<String> = match value {
        Value::List(list) => list.iter().map(Value::to_text).collect::<Option<_>>()?,
        Value::Map(_) => return None,
        other => other.to_text()?.split(',').map(str::to_owned).collect(),
    };
    for word in &mut words {
        *word = word.trim().to_owned();
    }
    words.retain(|word| !word.is_empty());
    Some(words)
}

fn alone(span: Span) -> Diagnostic {
    Diagnostic::new(Code::InvalidSynonyms, span, text!("this-is-no-set-of-words"))
        .help(text!("write-two-or-more-of-them"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Source;

    fn sets(yaml: &str) -> (Vec<Vec<String>>, Vec<String>) {
        let mut sources = Sources::default();
        let source = sources.add(Source::new("_data/synonymes.yml", yaml));
        let value = crate::yaml::parse(source, yaml, 0..yaml.len()).value.unwrap_or_default();
        let data = Data { path: "_data/synonymes.yml".into(), source, value };
        let read = read(&data, &sources);
        let at = |told: &Diagnostic| yaml[told.primary.start..told.primary.end].to_owned();
        (read.value, read.diagnostics.iter().map(at).collect())
    }

    #[test]
    fn sets_are_lists_lines_or_keys() {
        let expected = vec![vec!["IA".to_owned(), "intelligence artificielle".to_owned()]];
        for yaml in [
            "- [IA, intelligence artificielle]\n",
            "- IA, intelligence artificielle\n",
            "IA: intelligence artificielle\n",
            "IA: [intelligence artificielle]\n",
        ] {
            assert_eq!(sets(yaml), (expected.clone(), vec![]), "{yaml}");
        }
    }

    #[test]
    fn what_is_no_set_is_told_where_it_stands_and_the_rest_is_read() {
        let (read, told) = sets("- [seul]\n- { a: b }\n- [un, deux]\n- \"\"\n");
        assert_eq!(read, [["un", "deux"]]);
        assert_eq!(told, ["[seul]", "{ a: b }", "\"\""]);
        assert_eq!(sets("IA: {}\n").1, ["{}"]);
        assert_eq!(sets("texte\n").1.len(), 1);
        assert_eq!(sets(""), (vec![], vec![]));
    }
}
