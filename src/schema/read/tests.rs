//! How a schema is read, and what is told of slips in one.

use super::{Own, read};
use crate::diag::{Checked, Text};
use crate::schema::Schema;
use crate::source::SourceId;
use crate::yaml;

#[test]
fn embedded_schema_is_sound() {
    let schema = read(None).value;
    let defis = schema.collection("defis").expect("défis").1;
    assert_eq!(defis.field("promotion").expect("promotion").keys, ["promotion", "promos", "saison"]);
    assert_eq!(schema.collections.last().expect("some").name, "pages");
    assert_eq!(schema.layer("database").expect("databases").label.get("fr"), "Bases de données");
    let layers = schema.tool_categories.iter().filter_map(|category| category.layer.as_deref());
    assert!(layers.into_iter().all(|layer| schema.layer(layer).is_some()));
}

fn with_own(text: &str) -> Checked<Schema> {
    let value = yaml::parse(SourceId(0), text, 0..text.len()).value.expect("YAML");
    read(Some(Own { source: SourceId(0), text, value: &value }))
}

#[test]
fn own_schema_extends_takes_out_and_replaces() {
    let own = with_own(
        "collections:\n  tags:\n  defis: { fields: { budget: { type: number } } }\n  jeux: { label: Jeux }\n",
    );
    assert!(own.value.collection("tags").is_none());
    let defis = own.value.collection("defis").expect("défis").1;
    assert!(defis.field("budget").is_some() && defis.field("eigs").is_some());
    assert_eq!(own.value.collection("jeux").expect("jeux").1.sources, ["_jeux/**"]);
    let bare = with_own("replace: true\ncollections:\n  jeux: { label: Jeux }\n");
    assert_eq!(bare.value.collections.len(), 1);
}

#[test]
fn slip_in_own_schema_is_told_with_its_place() {
    let text = "collections:\n  jeux:\n    fields:\n      nom: { type: texte }\n      qui: { type: ref, to: communautes }\n  stacks: { of: zut }\n";
    let Checked { value: schema, diagnostics } = with_own(text);
    let names: Vec<&str> = schema.collections.iter().map(|c| c.name.as_str()).collect();
    let told: Vec<_> = diagnostics
        .iter()
        .map(|d| (&text[d.primary.start..d.primary.end], d.help.as_ref().map(Text::english)))
        .collect();
    let told: Vec<_> = told.iter().map(|(place, help)| (*place, help.as_deref())).collect();
    assert_eq!(
        told,
        [
            ("texte", Some("did you mean `text`?")),
            ("zut", Some(&*format!("there are: {}", names.join(", ")))),
            ("communautes", Some("did you mean `communaute`?")),
        ]
    );
}
