//! What `_config.yml` says of a CMS on the published site: the repository that it writes to, and who signs people in.

use super::address;
use super::keys::CMS;
use super::read::{Reader, below};
use crate::diag::text;
use crate::source::Span;
use crate::yaml::{Map, Step};

/// A CMS on the published site.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cms {
    /// Where the sources are kept.
    pub forge: Forge,
    /// The repository there: `owner/name`.
    pub repository: String,
    /// The branch that is written to.
    pub branch: String,
    /// Scheme and host of what signs people in: for GitHub the service that does so, for GitLab one of one's own.
    pub login: Option<String>,
    /// The number under which GitLab knows the CMS.
    pub app: Option<String>,
    /// The folder of the CMS's script, seen from that of the site.
    pub scripts: Option<String>,
    /// Where the configuration says so.
    pub span: Span,
}

/// Where sources are kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Forge {
    /// GitHub.
    Github,
    /// GitLab.
    Gitlab,
}

impl Reader<'_> {
    /// Reads `cms` out of what stands `at` the key `eigsite`.
    pub(super) fn cms(&mut self, ours: &Map, at: &[Step]) -> Option<Cms> {
        let map = self.map(ours, at, "cms")?;
        let at = below(at, Step::Key("cms"));
        self.unknown_keys(map, &at, &[CMS]);
        let [github, gitlab] = ["github", "gitlab"].map(|key| self.text(map, &at, key));
        let (forge, key, repository) = match (github, gitlab) {
            (Some(name), None) => (Forge::Github, "github", name),
            (None, Some(name)) => (Forge::Gitlab, "gitlab", name),
            _ => {
                self.wrong(&at, text!("cms-has-no-repository"), text!("write-github-or-gitlab"));
                return None;
            }
        };
        if !is_repository(&repository) {
            let message = text!("is-no-repository", key = key);
            self.wrong(&below(&at, Step::Key(key)), message, text!("write-owner-and-name"));
            return None;
        }
        let login = self.text(map, &at, "login").unwrap_or_default();
        let origin = address::origin(&login);
        if origin.is_none() && !login.is_empty() {
            let help = text!("write-scheme-and-host");
            self.wrong(&below(&at, Step::Key("login")), text!("is-no-scheme-and-host"), help);
        }
        let app = self.text(map, &at, "app_id");
        if forge == Forge::Gitlab && app.is_none() {
            self.wrong(&at, text!("gitlab-has-no-app"), text!("write-the-app-of-gitlab"));
        }
        Some(Cms {
            forge,
            repository,
            branch: self.text(map, &at, "branch").unwrap_or_else(|| "main".to_owned()),
            login: origin.map(str::to_owned),
            app,
            scripts: self.text(map, &at, "scripts"),
            span: self.span(&at),
        })
    }
}

/// Whether `name` is `owner/name`; GitLab has groups within groups.
fn is_repository(name: &str) -> bool {
    let is_plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.');
    let is_part = |part: &str| !part.trim_matches('.').is_empty() && part.chars().all(is_plain);
    name.contains('/') && name.split('/').all(is_part)
}
