//! The CMS on the published site: its page, its configuration and its script, and what servers are to say with them.
//!
//! Takes what the configuration says; returns files. Whoever signs in writes to the repository as far as that lets them: the
//! site itself lets nobody in.

use super::{Backend, config};
use crate::artifact::{Artifact, Content};
use crate::config::{Cms, Forge};
use crate::schema::Schema;
use serde_json::{Value, json};
use std::path::{Path, PathBuf};

/// Where the CMS stands in a site.
pub const FOLDER: &str = "admin";
/// Its script, as npm brings it.
const SCRIPT: &str = "decap-cms.js";
/// Where npm puts that.
const PACKAGE: &str = "node_modules/decap-cms/dist";

/// The page of the CMS of a site in the language `lang`.
pub fn page(lang: &str) -> String {
    format!(
        "<!doctype html>\n<html lang=\"{lang}\">\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width\">\n<meta name=\"robots\" content=\"noindex\">\n\
         <title>eigsite</title>\n<link rel=\"icon\" href=\"data:,\">\n\
         <link href=\"config.yml\" type=\"text/yaml\" rel=\"cms-config-url\">\n\
         <body>\n<script src=\"{SCRIPT}\"></script>\n"
    )
}

/// What the page may load. The CMS compiles its checks while it runs and styles itself; besides its own host it asks that of
/// the repository, if it has one, and shows who has signed in.
pub fn policy(cms: Option<&Cms>) -> String {
    let hosts = cms.map(hosts).unwrap_or_default();
    let list = |hosts: &[String]| hosts.iter().map(|host| format!(" {host}")).collect::<String>();
    let pictures = list(&cms.map(pictures).unwrap_or_default());
    format!(
        "default-src 'self'; script-src 'self' 'unsafe-eval'; style-src 'self' 'unsafe-inline'; \
         img-src 'self' data: blob:{pictures}; font-src 'self' data:; connect-src 'self' blob:{}; \
         frame-ancestors 'none'; base-uri 'none'; form-action 'self'",
        list(&hosts)
    )
}

/// What windows that the page opens may know of it: who signs in does so in one.
pub fn opener() -> &'static str {
    "same-origin-allow-popups"
}

/// The hosts that the CMS asks.
fn hosts(cms: &Cms) -> Vec<String> {
    let own = cms.login.clone();
    match cms.forge {
        Forge::Github => [Some("https://api.github.com".to_owned()), own].into_iter().flatten().collect(),
        Forge::Gitlab => vec![own.unwrap_or_else(|| "https://gitlab.com".to_owned())],
    }
}

/// The hosts of pictures of people and files.
fn pictures(cms: &Cms) -> Vec<String> {
    match cms.forge {
        Forge::Github => vec!["https://avatars.githubusercontent.com".to_owned()],
        Forge::Gitlab => hosts(cms).into_iter().chain(["https://secure.gravatar.com".to_owned()]).collect(),
    }
}

/// Where the CMS gets texts from, and brings them to.
pub(super) fn backend(cms: &Cms) -> Value {
    let mut said = json!({ "repo": cms.repository, "branch": cms.branch });
    let mut say = |key: &str, value: &str| said[key] = json!(value);
    match cms.forge {
        Forge::Github => {
            say("name", "github");
            cms.login.iter().for_each(|login| say("base_url", login));
        }
        Forge::Gitlab => {
            say("name", "gitlab");
            say("auth_type", "pkce");
            cms.app.iter().for_each(|app| say("app_id", app));
            if let Some(login) = &cms.login {
                say("base_url", login);
                say("api_root", &format!("{login}/api/v4"));
            }
        }
    }
    said
}

/// The folder of the script: the one that is `named`, seen from the site's folder `root`, or where npm puts it, there or in a
/// folder above.
pub fn script_folder(named: Option<&str>, root: &Path) -> PathBuf {
    if let Some(folder) = named {
        return root.join(folder);
    }
    let whole = root.canonicalize().unwrap_or_else(|_| root.to_owned());
    let found = whole.ancestors().map(|folder| folder.join(PACKAGE)).find(|folder| folder.is_dir());
    found.unwrap_or_else(|| root.join(PACKAGE))
}

/// The script in `folder` and the parts that it loads when they are needed, in the order of their names; nothing if the
/// script is not there.
pub fn scripts(folder: &Path) -> Vec<PathBuf> {
    let is_part = |path: &PathBuf| {
        let name = path.file_name().and_then(|name| name.to_str());
        name.is_some_and(|name| name == SCRIPT || name.ends_with(&format!(".{SCRIPT}")))
    };
    if !folder.join(SCRIPT).is_file() {
        return Vec::new();
    }
    let entries = std::fs::read_dir(folder).into_iter().flatten().filter_map(Result::ok);
    let mut parts: Vec<PathBuf> = entries.map(|entry| entry.path()).filter(is_part).collect();
    parts.sort();
    parts
}

/// The files of the CMS that `cms` asks for, whose script and its parts are the files `scripts`.
pub fn published(cms: &Cms, schema: &Schema, lang: &str, scripts: Vec<PathBuf>) -> Vec<Artifact> {
    let path = |name: &str| format!("{FOLDER}/{name}");
    let copies = scripts.into_iter().filter_map(|script| {
        let name = script.file_name()?.to_str()?;
        Some(Artifact { path: path(name), content: Content::Copy(script) })
    });
    let made = [
        Artifact::text(path("index.html"), page(lang)),
        Artifact::text(path("config.yml"), config(schema, lang, &Backend::Said(cms))),
    ];
    made.into_iter().chain(copies).collect()
}
