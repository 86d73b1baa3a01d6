//! What `_config.yml` says of the weight of diagnostics.

use super::Config;
use super::read::{Reader, below};
use crate::diag::{Code, Severity, nearest, text};
use crate::yaml::{Map, Step, Value};

/// Codes, and the weight that each is to have; none, and it is not told.
pub type Lints = Vec<(Code, Option<Severity>)>;

/// The weights, as they are written.
const LEVELS: &[(&str, Option<Severity>)] = &[
    ("error", Some(Severity::Error)),
    ("warning", Some(Severity::Warning)),
    ("hint", Some(Severity::Hint)),
    ("off", None),
];

impl Reader<'_> {
    /// Reads `lints:`, weights by code, out of what stands `at` the key `eigsite`.
    pub(super) fn lints(&mut self, map: &Map, at: &[Step], config: &mut Config) {
        let Some(lints) = self.map(map, at, "lints") else { return };
        let at = below(at, Step::Key("lints"));
        let names: Vec<&str> = Code::ALL.iter().map(|code| code.name()).collect();
        self.unknown_keys(lints, &at, &[&names]);
        for (name, value) in lints.iter() {
            let Some(code) = Code::ALL.iter().copied().find(|code| code.name() == name) else { continue };
            let at = below(&at, Step::Key(name));
            let written = match value {
                Value::Bool(false) => "off".to_owned(),
                value => value.to_text().unwrap_or_default(),
            };
            let level = LEVELS.iter().find(|(level, _)| *level == written.trim()).map(|(_, level)| *level);
            match level {
                Some(level) if code.may_weigh(level) => config.lints.push((code, level)),
                Some(_) => self.wrong(
                    &at,
                    text!("keeps-a-site-from-being-built", name = name),
                    text!("take-the-line-out-and-mend"),
                ),
                None => {
                    let near = nearest(&written, LEVELS.iter().map(|(level, _)| *level));
                    let help = near
                        .map_or_else(|| text!("write-a-level"), |near| text!("did-you-mean", near = near));
                    self.wrong(
                        &at,
                        text!("is-no-weight", written = written.escape_debug().to_string()),
                        help,
                    );
                }
            }
        }
    }
}
