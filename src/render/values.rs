//! Makes the values that templates see, and the addresses in them.

pub use crate::resolve::encode;
use crate::yaml::Value;
use std::collections::BTreeMap;
use tera::Value as T;
use tera::value::Key;

/// The values of a template, by the names that it has for them.
#[derive(Debug, Clone, Default)]
pub struct Values(BTreeMap<&'static str, T>);

impl Values {
    /// Gives the template `value` under `name`.
    pub fn insert_value(&mut self, name: &'static str, value: T) {
        self.0.insert(name, value);
    }

    /// What the template sees under `name`.
    pub fn get(&self, name: &str) -> Option<&T> {
        self.0.get(name)
    }

    /// All names and what the template sees under them, in the order of the names.
    pub fn iter(&self) -> impl Iterator<Item = (&&'static str, &T)> {
        self.0.iter()
    }

    /// Takes away what the template sees under `name`.
    pub fn remove(&mut self, name: &str) -> Option<T> {
        self.0.remove(name)
    }

    /// What a template sees that is given these values, and `shared` where there are none.
    pub fn over(self, shared: &Values) -> tera::Context {
        let mut context = tera::Context::new();
        for (name, value) in shared.0.iter().map(|(name, value)| (*name, value.clone())).chain(self.0) {
            context.insert_value(name, value);
        }
        context
    }
}

/// A map of template values.
pub fn map<const N: usize>(values: [(&'static str, T); N]) -> T {
    T::from(values.into_iter().map(|(key, value)| (Key::Str(key), value)).collect::<tera::Map>())
}

/// A map of template values whose keys are not known before.
pub fn owned<'k>(values: impl IntoIterator<Item = (&'k str, T)>) -> T {
    T::from(values.into_iter().map(|(key, value)| (Key::String(key.into()), value)).collect::<tera::Map>())
}

/// A YAML value as templates see it.
pub fn to_tera(value: &Value) -> T {
    match value {
        Value::Null => T::none(),
        Value::Bool(b) => T::from(*b),
        Value::Int(i) => T::from(*i),
        Value::Float(f) => T::from(*f),
        Value::String(s) => T::from(s.as_str()),
        Value::List(list) => T::from(list.iter().map(to_tera).collect::<Vec<_>>()),
        Value::Map(map) => owned(map.iter().map(|(key, value)| (key, to_tera(value)))),
    }
}

/// `text` with a capital letter at its beginning: many lists begin what they say of a tool with a small one. A first
/// word that has capitals within, as `iOS` has, is a name, which is written as it is.
pub fn begun(text: &str) -> String {
    let word = text.split_whitespace().next().unwrap_or_default();
    let mut letters = text.chars();
    match letters.next() {
        Some(first) if first.is_lowercase() && !word.contains(char::is_uppercase) => {
            first.to_uppercase().chain(letters).collect()
        }
        _ => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentence_begins_with_a_capital_letter_and_a_name_as_it_is_written() {
        assert_eq!(begun("éditeur de texte"), "Éditeur de texte");
        assert_eq!(begun("iOS sans peine"), "iOS sans peine");
        assert_eq!(begun("3 vues"), "3 vues");
        assert_eq!(begun(""), "");
    }
}
