//! From YAML text to values, with libyaml's reading, which is Jekyll's own.
//!
//! Takes a part of a source, returns its first document and what is wrong with it, at its place in the source.

use std::cell::{Cell, RefCell};
use std::collections::BTreeSet;
use std::marker::PhantomData;
use std::ops::Range;

use serde::Deserialize;
use serde::de::{
    DeserializeSeed, Deserializer, EnumAccess, Error, IgnoredAny, MapAccess, SeqAccess, VariantAccess,
    Visitor,
};

use super::depth::cut_below_limit;
use super::entries::Entries;
use super::mistake::{Mistake, NOT_A_KEY, TOO_MUCH, is_too_deep};
use super::outline::outline;
use super::value::Value;
use crate::diag::{Checked, Code, Diagnostic, text};
use crate::source::{SourceId, Span, begin};

/// Reads the first document of `text[range]`.
///
/// The value is `None` where the text cannot be read; an empty text is [`Value::Null`].
pub fn parse(source: SourceId, text: &str, range: Range<usize>) -> Checked<Option<Value>> {
    let whole = text.get(range.clone()).unwrap_or_default();
    let part = &whole[begin(whole)..];
    let start = range.start + begin(whole);
    let reader = Reader::new(part.len());
    match read(part, &reader) {
        Ok(value) => {
            let doubles = reader.doubles.into_inner();
            Checked { value: Some(value), diagnostics: duplicate_keys(source, text, range, doubles) }
        }
        Err(mistake) => {
            let span = Span::new(source, start + mistake.at.start..start + mistake.at.end);
            let diagnostic = Diagnostic::new(Code::InvalidYaml, span, mistake.message).help(mistake.help);
            Checked { value: None, diagnostics: vec![diagnostic] }
        }
    }
}

fn read(part: &str, reader: &Reader) -> Result<Value, Mistake> {
    let part = cut_below_limit(part, nests_too_deeply);
    let mut documents = serde_yaml::Deserializer::from_str(part);
    let Some(first) = documents.next() else { return Ok(Value::Null) };
    let value = Node(reader).deserialize(first).map_err(|error| Mistake::explain(&error, part))?;
    // A second document is left alone; a text that merely does not fit under the first would be lost in silence.
    let next = documents.next().and_then(|second| IgnoredAny::deserialize(second).err());
    match next {
        Some(error) if error.to_string().starts_with("did not find expected <document start>") => {
            Err(Mistake::explain(&error, part))
        }
        _ => Ok(value),
    }
}

/// Whether a document of `part` has more levels than the reader takes.
fn nests_too_deeply(part: &str) -> bool {
    let reader = Reader::new(part.len());
    // The first error is the last word: the reader would go on for ever to say it again.
    serde_yaml::Deserializer::from_str(part)
        .find_map(|document| Node(&reader).deserialize(document).err())
        .is_some_and(|error| is_too_deep(&error.to_string()))
}

/// A warning for each key of `doubles`, wherever a mapping of the text holds it again.
fn duplicate_keys(
    source: SourceId,
    text: &str,
    range: Range<usize>,
    mut doubles: BTreeSet<String>,
) -> Vec<Diagnostic> {
    if doubles.is_empty() {
        return Vec::new();
    }
    let warning = |span, key: &str| {
        Diagnostic::new(Code::DuplicateKey, span, text!("the-key-is-written-twice", key = key))
            .help(text!("the-last-one-counts-remove-or"))
    };
    let root = outline(text, range.clone());
    let places = root.as_ref().map(|root| root.duplicates()).unwrap_or_default();
    let mut warnings = Vec::new();
    for place in places.iter().filter(|place| doubles.contains(place.key)) {
        let earlier = Span::new(source, place.earlier.clone());
        warnings.push(
            warning(Span::new(source, place.later.clone()), place.key)
                .also(earlier, text!("it-is-here-first")),
        );
    }
    // Those whose place is not certain are told at the start of the text.
    for place in &places {
        doubles.remove(place.key);
    }
    let start = Span::new(source, range.start..range.start);
    warnings.extend(doubles.iter().map(|key| warning(start, key)));
    warnings
}

/// What is known across all nodes of one text.
struct Reader {
    /// How many bytes of values may still be made; aliases can repeat a short text without end.
    budget: Cell<usize>,
    /// Keys that some mapping holds twice.
    doubles: RefCell<BTreeSet<String>>,
}

impl Reader {
    fn new(length: usize) -> Self {
        let budget = length.saturating_mul(10).saturating_add(100_000);
        Self { budget: Cell::new(budget), doubles: RefCell::default() }
    }

    fn spend<E: Error>(&self, bytes: usize) -> Result<(), E> {
        let left = self.budget.get().checked_sub(bytes + 1).ok_or_else(|| E::custom(TOO_MUCH))?;
        self.budget.set(left);
        Ok(())
    }
}

/// Reads one value.
#[derive(Clone, Copy)]
struct Node<'r>(&'r Reader);

impl<'de> DeserializeSeed<'de> for Node<'_> {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        self.0.spend(0)?;
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Node<'_> {
    type Value = Value;

    fn expecting(&self, f: &mut std::fmt::Formatter) -> std::fmt::Result {
        f.write_str("a value")
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_none<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Value, E> {
        Ok(Value::Bool(value))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Value, E> {
        Ok(Value::Int(value))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Value, E> {
        Ok(i64::try_from(value).map_or(Value::Float(value as f64), Value::Int))
    }

    fn visit_i128<E>(self, value: i128) -> Result<Value, E> {
        Ok(Value::Float(value as f64))
    }

    fn visit_u128<E>(self, value: u128) -> Result<Value, E> {
        Ok(Value::Float(value as f64))
    }

    fn visit_f64<E>(self, value: f64) -> Result<Value, E> {
        Ok(Value::Float(value))
    }

    fn visit_str<E: Error>(self, value: &str) -> Result<Value, E> {
        self.0.spend(value.len())?;
        Ok(Value::String(value.to_owned()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Value, A::Error> {
        let mut list = Vec::new();
        while let Some(item) = items.next_element_seed(self)? {
            list.push(item);
        }
        Ok(Value::List(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut pairs: A) -> Result<Value, A::Error> {
        let mut entries = Entries::default();
        while let Some(key) = pairs.next_key_seed(Key(self.0))? {
            let value = pairs.next_value_seed(self)?;
            if let Some(double) = entries.write(key, value) {
                self.0.doubles.borrow_mut().insert(double);
            }
        }
        Ok(Value::Map(entries.into_map()))
    }

    /// A value with a tag of its own (`!name`), which is passed over.
    fn visit_enum<A: EnumAccess<'de>>(self, tagged: A) -> Result<Value, A::Error> {
        let (_, content) = tagged.variant_seed(PhantomData::<IgnoredAny>)?;
        content.newtype_variant_seed(self)
    }
}

/// Reads a key as it is written, whatever type it would have as a value.
struct Key<'r>(&'r Reader);

impl<'de> DeserializeSeed<'de> for Key<'_> {
    type Value = String;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<String, D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl Visitor<'_> for Key<'_> {
    type Value = String;

    fn expecting(&self, f: &mut std::fmt::Formatter) -> std::fmt::Result {
        f.write_str(NOT_A_KEY)
    }

    fn visit_str<E: Error>(self, key: &str) -> Result<String, E> {
        self.0.spend(key.len())?;
        Ok(key.to_owned())
    }
}
