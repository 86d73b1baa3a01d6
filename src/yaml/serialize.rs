//! Writes values through serde: as JSON, or as YAML again, with keys in their order.

use super::{Map, Value};
use serde::ser::{Serialize, SerializeMap, Serializer};

impl Serialize for Value {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Value::Null => serializer.serialize_unit(),
            Value::Bool(truth) => serializer.serialize_bool(*truth),
            Value::Int(number) => serializer.serialize_i64(*number),
            Value::Float(number) => serializer.serialize_f64(*number),
            Value::String(text) => serializer.serialize_str(text),
            Value::List(list) => list.serialize(serializer),
            Value::Map(map) => map.serialize(serializer),
        }
    }
}

impl Serialize for Map {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.len()))?;
        for (key, value) in self.iter() {
            map.serialize_entry(key, value)?;
        }
        map.end()
    }
}

#[cfg(test)]
mod tests {
    use crate::source::SourceId;
    use crate::yaml::parse;

    #[test]
    fn value_is_written_as_json_with_its_keys_in_order() {
        let text = "b: [1, 2.5, true, null]\na: { c: é }\n";
        let value = parse(SourceId(0), text, 0..text.len()).value.expect("YAML");
        let json = serde_json::to_string(&value).expect("JSON");
        assert_eq!(json, r#"{"b":[1,2.5,true,null],"a":{"c":"é"}}"#);
    }
}
