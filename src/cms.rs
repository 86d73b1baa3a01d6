//! A CMS for the sources: its configuration from the schema, and the files that it reads and writes.
//!
//! Decap and Sveltia read the same configuration. Takes a schema; returns a text. [`Files`] answers what Decap asks of a
//! server on the same machine (its «proxy» backend); [`published`] are the files of a CMS that writes to a repository. Knows
//! nothing of how requests come.

mod fields;
mod files;
mod protocol;
mod published;

pub use files::Files;
pub use protocol::{Answer, answer};
pub use published::{FOLDER, opener, page, policy, published, script_folder, scripts};

use crate::config::Cms;
use crate::schema::{Collection, Schema};
use serde::Serialize;
use serde_json::{Value, json};

/// Where pictures are kept, and where the site has them.
const MEDIA: (&str, &str) = ("img", "/img");

/// Where the CMS gets texts from, and brings them to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Backend<'a> {
    /// A server on the same machine, at this address.
    Here(&'a str),
    /// A repository at GitHub, `owner/name`.
    Github(&'a str),
    /// A repository at GitLab, `group/name`.
    Gitlab(&'a str),
    /// What the configuration of the site says.
    Said(&'a Cms),
}

/// The configuration of a site.
#[derive(Debug, Serialize)]
struct Config {
    backend: Value,
    locale: String,
    media_folder: &'static str,
    public_folder: &'static str,
    omit_empty_optional_fields: bool,
    slug: Value,
    collections: Vec<Folder>,
}

/// A collection as the CMS has it.
#[derive(Debug, Serialize)]
struct Folder {
    name: String,
    label: String,
    label_singular: String,
    folder: String,
    create: bool,
    extension: &'static str,
    format: &'static str,
    slug: &'static str,
    identifier_field: &'static str,
    fields: Vec<Value>,
}

/// The configuration, in YAML, for a site in the language `lang` whose entries are what `schema` says.
pub fn config(schema: &Schema, lang: &str, backend: &Backend) -> String {
    let config = Config {
        backend: match backend {
            Backend::Here(url) => json!({ "name": "proxy", "proxy_url": url }),
            Backend::Github(repo) => json!({ "name": "github", "repo": repo, "branch": "main" }),
            Backend::Gitlab(repo) => json!({ "name": "gitlab", "repo": repo, "branch": "main" }),
            Backend::Said(cms) => published::backend(cms),
        },
        locale: lang.to_owned(),
        media_folder: MEDIA.0,
        public_folder: MEDIA.1,
        omit_empty_optional_fields: true,
        slug: json!({ "encoding": "ascii", "clean_accents": true }),
        collections: edited(schema).map(|collection| folder(collection, schema, lang)).collect(),
    };
    serde_yaml::to_string(&config).unwrap_or_default()
}

/// The collections whose entries are texts in a folder of their own.
fn edited(schema: &Schema) -> impl Iterator<Item = &Collection> {
    schema.collections.iter().filter(|collection| own_folder(collection).is_some())
}

fn own_folder(collection: &Collection) -> Option<String> {
    let folder = collection.folder()?;
    (!folder.is_empty()).then(|| folder.trim_end_matches('/').to_owned())
}

fn folder(collection: &Collection, schema: &Schema, lang: &str) -> Folder {
    let singular = if collection.singular.0.is_empty() { &collection.label } else { &collection.singular };
    Folder {
        name: collection.name.clone(),
        label: collection.label.get(lang).to_owned(),
        label_singular: singular.get(lang).to_owned(),
        folder: own_folder(collection).unwrap_or_default(),
        create: true,
        extension: "md",
        format: "yaml-frontmatter",
        slug: if collection.dated { "{{year}}-{{month}}-{{day}}-{{slug}}" } else { "{{slug}}" },
        identifier_field: "title",
        fields: fields::widgets(collection, schema, lang),
    }
}

/// The folders that the CMS may read and write: those of entries, and that of pictures.
pub fn folders(schema: &Schema) -> Vec<String> {
    edited(schema).filter_map(own_folder).chain([MEDIA.0.to_owned()]).collect()
}

#[cfg(test)]
mod tests;
