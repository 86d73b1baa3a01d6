//! What Decap asks of a server on the same machine, and what it is answered.
//!
//! Takes the body of a request, a JSON object with an `action` and its `params`; does what is asked of [`Files`]; returns
//! a JSON value. The names are those of Decap's «proxy» backend.

use super::Files;
use crate::diag::{Failure, Lang, text};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde::Deserialize;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use std::io;

/// An answer: whether it could be done, and what there is to say.
#[derive(Debug, PartialEq)]
pub struct Answer {
    /// The status of the response.
    pub status: u16,
    /// Its body.
    pub body: Value,
}

#[derive(Deserialize)]
#[serde(tag = "action", content = "params", rename_all = "camelCase")]
enum Action {
    #[serde(rename_all = "camelCase")]
    EntriesByFolder {
        folder: String,
        extension: String,
        depth: usize,
    },
    EntriesByFiles {
        files: Vec<Named>,
    },
    GetEntry {
        path: String,
    },
    #[serde(rename_all = "camelCase")]
    PersistEntry {
        data_files: Vec<DataFile>,
        assets: Vec<Asset>,
    },
    #[serde(rename_all = "camelCase")]
    GetMedia {
        media_folder: String,
    },
    GetMediaFile {
        path: String,
    },
    PersistMedia {
        asset: Asset,
    },
    DeleteFile {
        path: String,
    },
    DeleteFiles {
        paths: Vec<String>,
    },
    GetDeployPreview {},
}

#[derive(Deserialize)]
struct Named {
    path: String,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct DataFile {
    path: String,
    raw: String,
    new_path: Option<String>,
}

#[derive(Deserialize)]
struct Asset {
    path: String,
    content: String,
}

/// Does what `request` asks of `files`. What cannot be done is said in `lang`: the CMS shows it to who asked.
pub fn answer(request: &[u8], files: &Files, lang: Lang) -> Answer {
    let asked: Value = match serde_json::from_slice(request) {
        Ok(asked) => asked,
        Err(error) => return refused(422, &text!("this-is-not-json", error = error.to_string()).words(lang)),
    };
    if asked["action"] == "info" {
        let body = json!({ "repo": files.name(), "publish_modes": ["simple"], "type": "local_fs" });
        return Answer { status: 200, body };
    }
    let action: Action = match serde_json::from_value(asked) {
        Ok(action) => action,
        Err(error) => {
            return refused(422, &text!("eigsite-does-not-do-this", error = error.to_string()).words(lang));
        }
    };
    match done(action, files) {
        Ok(body) => Answer { status: 200, body },
        Err(error) => {
            let status = match error.kind() {
                io::ErrorKind::NotFound => 404,
                io::ErrorKind::PermissionDenied => 403,
                _ => 500,
            };
            refused(status, &why(&error, lang))
        }
    }
}

/// Why something could not be done.
fn why(error: &io::Error, lang: Lang) -> String {
    match error.get_ref().and_then(|own| own.downcast_ref::<Failure>()) {
        Some(failure) => failure.0.words(lang),
        None => error.to_string(),
    }
}

fn refused(status: u16, why: &str) -> Answer {
    Answer { status, body: json!({ "error": why }) }
}

fn done(action: Action, files: &Files) -> io::Result<Value> {
    Ok(match action {
        Action::EntriesByFolder { folder, extension, depth } => {
            let ending = format!(".{}", extension.trim_start_matches('.'));
            let paths = files.list(&folder, &ending, depth).or_else(none_if_missing)?;
            let entries: Vec<Value> = paths.iter().filter_map(|path| entry(path, files).ok()).collect();
            entries.into()
        }
        Action::EntriesByFiles { files: named } => {
            let entries: Vec<Value> = named.iter().filter_map(|file| entry(&file.path, files).ok()).collect();
            entries.into()
        }
        Action::GetEntry { path } => entry(&path, files)?,
        Action::PersistEntry { data_files, assets } => {
            for asset in assets {
                files.write(&asset.path, &bytes(&asset)?)?;
            }
            for file in data_files {
                files.write(&file.path, file.raw.as_bytes())?;
                if let Some(new) = file.new_path.filter(|new| *new != file.path) {
                    files.rename(&file.path, &new)?;
                }
            }
            json!({ "message": "entry persisted" })
        }
        Action::GetMedia { media_folder } => {
            let paths = files.list(&media_folder, "", 1).or_else(none_if_missing)?;
            let media: Vec<Value> = paths.iter().filter_map(|path| media(path, files).ok()).collect();
            media.into()
        }
        Action::GetMediaFile { path } => media(&path, files)?,
        Action::PersistMedia { asset } => {
            files.write(&asset.path, &bytes(&asset)?)?;
            media(&asset.path, files)?
        }
        Action::DeleteFile { path } => {
            files.delete(&path)?;
            json!({ "message": format!("deleted file {path}") })
        }
        Action::DeleteFiles { paths } => {
            paths.iter().try_for_each(|path| files.delete(path))?;
            json!({ "message": format!("deleted files {}", paths.join(", ")) })
        }
        Action::GetDeployPreview {} => Value::Null,
    })
}

/// A folder that is not there yet has nothing in it.
fn none_if_missing(error: io::Error) -> io::Result<Vec<String>> {
    if error.kind() == io::ErrorKind::NotFound { Ok(Vec::new()) } else { Err(error) }
}

fn entry(path: &str, files: &Files) -> io::Result<Value> {
    let bytes = files.read(path)?;
    let id = sum(&bytes);
    let data = String::from_utf8(bytes)
        .map_err(|_| io::Error::new(io::ErrorKind::InvalidData, Failure(text!("it-is-not-utf8"))))?;
    Ok(json!({ "data": data, "file": { "path": path, "id": id } }))
}

fn media(path: &str, files: &Files) -> io::Result<Value> {
    let bytes = files.read(path)?;
    let name = path.rsplit('/').next().unwrap_or(path);
    let content = STANDARD.encode(&bytes);
    Ok(json!({ "id": sum(&bytes), "content": content, "encoding": "base64", "path": path, "name": name }))
}

fn bytes(asset: &Asset) -> io::Result<Vec<u8>> {
    STANDARD.decode(&asset.content).map_err(|error| io::Error::new(io::ErrorKind::InvalidData, error))
}

fn sum(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}
