//! A mapping while it is read: keys once each, merges applied, keys that are written again noticed.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use super::value::{Map, Value};

/// The entries read so far.
#[derive(Default)]
pub(super) struct Entries {
    list: Vec<(String, Value)>,
    /// Where each key stands in `list`, and whether it was written here rather than merged.
    places: HashMap<String, (usize, bool)>,
}

impl Entries {
    /// Takes a key and its value as written, and gives the key back if it was written here before.
    ///
    /// `<<` merges a mapping, or a list of them of which the first has most weight, in Jekyll's order: what is
    /// written later counts, merged or not.
    pub(super) fn write(&mut self, key: String, value: Value) -> Option<String> {
        match value {
            Value::Map(map) if key == "<<" => self.merge(map),
            Value::List(maps) if key == "<<" && maps.iter().all(|map| map.as_map().is_some()) => {
                for map in maps.into_iter().rev() {
                    if let Value::Map(map) = map {
                        self.merge(map);
                    }
                }
            }
            value => return self.set(key, value, true),
        }
        None
    }

    fn merge(&mut self, map: Map) {
        for (key, value) in map {
            self.set(key, value, false);
        }
    }

    fn set(&mut self, key: String, value: Value, written: bool) -> Option<String> {
        match self.places.entry(key) {
            Entry::Occupied(mut place) => {
                let (at, written_before) = *place.get();
                place.insert((at, written || written_before));
                self.list[at].1 = value;
                (written && written_before).then(|| self.list[at].0.clone())
            }
            Entry::Vacant(place) => {
                self.list.push((place.key().clone(), value));
                place.insert((self.list.len() - 1, written));
                None
            }
        }
    }

    /// The mapping.
    pub(super) fn into_map(self) -> Map {
        Map::of_unique(self.list)
    }
}
