//! The fields of an entry as the CMS asks for them.
//!
//! Takes a collection of a schema; returns a widget for each field that a form can hold. What it cannot hold is not named, and
//! then stays in the file as it is.

use super::own_folder;
use crate::schema::{Collection, Field, Kind, Schema};
use serde_json::{Map, Value, json};

/// The widgets of all fields of `collection`, and that of the text.
pub(super) fn widgets(collection: &Collection, schema: &Schema, lang: &str) -> Vec<Value> {
    let mut widgets: Vec<Value> =
        collection.fields.iter().filter_map(|field| widget(field, schema, lang)).collect();
    let label = if lang == "fr" { "Texte" } else { "Text" };
    // As text: writing it in another form would change what it says here and there.
    widgets.push(json!({
        "name": "body", "label": label, "widget": "markdown", "required": false, "modes": ["raw"],
    }));
    widgets
}

fn widget(field: &Field, schema: &Schema, lang: &str) -> Option<Value> {
    let Value::Object(kind) = kind(field, schema, lang)? else { return None };
    let mut widget = Map::new();
    widget.insert("name".into(), field.name.clone().into());
    widget.insert("label".into(), label(field, lang).into());
    widget.extend(kind);
    widget.insert("required".into(), field.required.into());
    Some(widget.into())
}

/// What French editors read in the place of a key that has no name for readers.
const FRENCH: &[(&str, &str)] = &[
    ("administration_website", "Site de l’administration"),
    ("author", "Auteur ou autrice"),
    ("author_link", "Lien de l’auteur ou de l’autrice"),
    ("continues", "Prend la suite de"),
    ("duration_months", "Durée en mois"),
    ("eigs", "Entrepreneurs d’intérêt général"),
    ("end", "Fin"),
    ("except", "Sauf"),
    ("gives", "Compétences offertes"),
    ("image_alt", "Description de l’image"),
    ("intro_videos", "Vidéos de présentation"),
    ("key_figures", "Chiffres clés"),
    ("kind", "Genre"),
    ("number", "Numéro"),
    ("parent", "Fait partie de"),
    ("place", "Lieu"),
    ("project_name", "Nom du projet"),
    ("promotion", "Promotion"),
    ("repository", "Dépôt du code"),
    ("seeks", "Compétences cherchées"),
    ("skills", "Compétences"),
    ("start", "Début"),
    ("status", "Statut"),
    ("tags", "Thèmes"),
    ("team", "Équipe"),
    ("team_name", "Nom de l’équipe"),
    ("time", "Horaire"),
    ("title", "Titre"),
    ("tools", "Outils"),
    ("updated", "Mis à jour le"),
    ("website", "Site"),
    ("year", "Année"),
];

/// What it is called: its name for readers, or its key in words.
fn label(field: &Field, lang: &str) -> String {
    let french =
        || FRENCH.iter().find(|(name, _)| lang == "fr" && *name == field.name).map(|(_, label)| *label);
    let label = Some(field.label.get(lang)).filter(|label| !label.is_empty());
    if let Some(label) = label.or_else(french) {
        return label.to_owned();
    }
    let words = field.name.replace('_', " ");
    let mut letters = words.chars();
    letters.next().map_or(String::new(), |first| first.to_uppercase().chain(letters).collect())
}

fn kind(field: &Field, schema: &Schema, lang: &str) -> Option<Value> {
    // What another entry says is not written here, nor what is of no concern to readers.
    if field.through.is_some() || !field.export {
        return None;
    }
    Some(match &field.kind {
        Kind::Text if field.markdown => json!({ "widget": "text" }),
        Kind::Text | Kind::Url => json!({ "widget": "string" }),
        Kind::Path if field.name == "image" => json!({ "widget": "image" }),
        Kind::Path => json!({ "widget": "string" }),
        Kind::Bool => json!({ "widget": "boolean" }),
        Kind::Number => json!({ "widget": "number", "value_type": "float" }),
        Kind::Date => json!({ "widget": "datetime", "format": "YYYY-MM-DD", "time_format": false }),
        Kind::List => list(field, schema, lang)?,
        Kind::Choice { of } => {
            let terms = schema.vocabulary(of)?.terms.iter();
            let option =
                |term: &crate::schema::Term| json!({ "label": term.label.get(lang), "value": term.id });
            json!({ "widget": "select", "options": terms.map(option).collect::<Vec<_>>() })
        }
        Kind::Ref { to, many, create, .. } => reference(to, *many, *create, schema),
        Kind::Map | Kind::Any => return None,
    })
}

/// A list of texts, or of records whose fields a form can hold.
fn list(field: &Field, schema: &Schema, lang: &str) -> Option<Value> {
    let Some(record) = schema.record_of(field) else { return Some(json!({ "widget": "list" })) };
    // An item that is a mere text would be lost in a form of fields.
    if record.text.is_some() {
        return None;
    }
    let fields: Vec<Value> = record.fields.iter().filter_map(|field| widget(field, schema, lang)).collect();
    (fields.len() == record.fields.len()).then(|| json!({ "widget": "list", "fields": fields }))
}

/// The entries of one collection to choose from. Where a mention makes the entry, or where there are several collections,
/// names are typed.
fn reference(to: &[String], many: bool, create: bool, schema: &Schema) -> Value {
    let chosen = match to {
        [one] => schema.collection(one).filter(|(_, c)| !create && !c.create && own_folder(c).is_some()),
        _ => None,
    };
    match chosen {
        Some((_, collection)) => json!({
            "widget": "relation", "collection": collection.name, "multiple": many,
            "search_fields": ["title"], "value_field": "title", "display_fields": ["title"],
        }),
        None if many => json!({ "widget": "list" }),
        None => json!({ "widget": "string" }),
    }
}
