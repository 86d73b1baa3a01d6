//! The values that YAML texts hold.

/// A YAML value.
#[derive(Debug, Clone, PartialEq, Default)]
pub enum Value {
    /// Nothing.
    #[default]
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A whole number.
    Int(i64),
    /// Any other number.
    Float(f64),
    /// A text.
    String(String),
    /// A sequence.
    List(Vec<Value>),
    /// A mapping.
    Map(Map),
}

/// A mapping with text keys, each once, in the order in which they were written.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Map(Vec<(String, Value)>);

impl Map {
    /// A mapping of `entries`, whose keys the caller knows to differ; for many of them, quicker than inserting.
    pub(super) fn of_unique(entries: Vec<(String, Value)>) -> Self {
        Self(entries)
    }

    /// The value of `key`.
    pub fn get(&self, key: &str) -> Option<&Value> {
        self.0.iter().find(|(k, _)| k == key).map(|(_, v)| v)
    }

    /// Sets `key`; returns whether it was there before.
    pub fn insert(&mut self, key: impl Into<String>, value: Value) -> bool {
        let key = key.into();
        match self.0.iter_mut().find(|(k, _)| *k == key) {
            Some((_, old)) => {
                *old = value;
                true
            }
            None => {
                self.0.push((key, value));
                false
            }
        }
    }

    /// Takes out `key`; returns its value.
    pub fn remove(&mut self, key: &str) -> Option<Value> {
        let at = self.0.iter().position(|(k, _)| k == key)?;
        Some(self.0.remove(at).1)
    }

    /// Keys and values in order.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &Value)> {
        self.0.iter().map(|(k, v)| (k.as_str(), v))
    }

    /// The keys in order.
    pub fn keys(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(|(k, _)| k.as_str())
    }

    /// How many keys there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl IntoIterator for Map {
    type Item = (String, Value);
    type IntoIter = std::vec::IntoIter<(String, Value)>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

impl Value {
    /// The text, if it is one.
    pub fn as_str(&self) -> Option<&str> {
        match self {
            Value::String(s) => Some(s),
            _ => None,
        }
    }

    /// The mapping, if it is one.
    pub fn as_map(&self) -> Option<&Map> {
        match self {
            Value::Map(map) => Some(map),
            _ => None,
        }
    }

    /// The sequence, if it is one.
    pub fn as_list(&self) -> Option<&[Value]> {
        match self {
            Value::List(list) => Some(list),
            _ => None,
        }
    }

    /// The truth value, if it is one; `yes`, `no`, `on` and `off` are, in any case, as they are for Jekyll.
    pub fn as_bool(&self) -> Option<bool> {
        let is_one_of =
            |text: &str, words: [&str; 3]| words.iter().any(|word| text.eq_ignore_ascii_case(word));
        match self {
            Value::Bool(b) => Some(*b),
            Value::String(text) if is_one_of(text, ["yes", "true", "on"]) => Some(true),
            Value::String(text) if is_one_of(text, ["no", "false", "off"]) => Some(false),
            _ => None,
        }
    }

    /// A scalar as its editor wrote it, more or less; nothing for null, lists and mappings.
    pub fn to_text(&self) -> Option<String> {
        match self {
            Value::String(s) => Some(s.clone()),
            Value::Int(i) => Some(i.to_string()),
            Value::Float(f) => Some(f.to_string()),
            Value::Bool(b) => Some(b.to_string()),
            Value::Null | Value::List(_) | Value::Map(_) => None,
        }
    }

    /// Whether it is nothing, an empty text, an empty list or an empty mapping.
    pub fn is_blank(&self) -> bool {
        match self {
            Value::Null => true,
            Value::String(s) => s.trim().is_empty(),
            Value::List(list) => list.is_empty(),
            Value::Map(map) => map.is_empty(),
            Value::Bool(_) | Value::Int(_) | Value::Float(_) => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_yaml_1_1_are_truth_values_where_one_is_meant() {
        let of = |text: &str| Value::String(text.into()).as_bool();
        for text in ["yes", "Yes", "YES", "on", "On", "true", "TRUE"] {
            assert_eq!(of(text), Some(true), "{text}");
        }
        for text in ["no", "No", "NO", "off", "Off", "False"] {
            assert_eq!(of(text), Some(false), "{text}");
        }
        for text in ["", "y", "n", "non", "1", "yes "] {
            assert_eq!(of(text), None, "{text:?}");
        }
    }
}
