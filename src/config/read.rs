//! Reads `_config.yml` key by key, and tells what nobody reads or what has the wrong form.

use super::keys::{KNOWN, OURS, PAGINATION, TOLERATED};
use super::{Config, ConsentRule, address, folder, language_code};
use crate::diag::{Checked, Code, Diagnostic, Text, near, text};
use crate::source::{SourceId, Span};
use crate::yaml::{Map, Step, Value, locate, locate_key, respell};
use jiff::tz::TimeZone;

/// Reads the configuration from the parsed text of `_config.yml`.
pub fn read(source: SourceId, text: &str, value: &Value) -> Checked<Config> {
    let mut reader = Reader { source, text, diagnostics: Vec::new() };
    let mut config = Config::default();
    match value {
        Value::Map(map) => reader.read(map, &mut config),
        Value::Null => {}
        _ => reader.wrong(&[], text!("the-configuration-is-not-a-list"), text!("write-one-a-line")),
    }
    Checked { value: config, diagnostics: reader.diagnostics }
}

/// What is read of, and what was noticed so far. In all methods `at` is the way to `map`, or to a value.
pub(super) struct Reader<'a> {
    source: SourceId,
    text: &'a str,
    diagnostics: Vec<Diagnostic>,
}

impl Reader<'_> {
    fn read(&mut self, map: &Map, config: &mut Config) {
        config.raw = map.clone();
        self.unknown_keys(map, &[], &[KNOWN, TOLERATED]);
        config.title = self.text(map, &[], "title").unwrap_or_default();
        config.description = self.text(map, &[], "description").unwrap_or_default();
        self.addresses(map, config);
        self.language(map, config);
        self.timezone(map, config);
        config.permalink = self.text(map, &[], "permalink").filter(|permalink| !permalink.is_empty());
        config.include = self.texts(map, &[], "include");
        config.exclude = self.texts(map, &[], "exclude");
        let drafts = if map.get("drafts").is_some() { "drafts" } else { "show_drafts" };
        config.drafts = self.flag(map, &[], drafts).unwrap_or(config.drafts);
        config.future = self.flag(map, &[], "future").unwrap_or(config.future);
        config.published = self.flag(map, &[], "published").unwrap_or(config.published);
        config.unpublished = self.flag(map, &[], "unpublished").unwrap_or(config.unpublished);
        self.collections(map, config);
        self.defaults(map, config);
        self.pagination(map, config);
        self.ours(map, config);
    }

    fn addresses(&mut self, map: &Map, config: &mut Config) {
        let url = self.text(map, &[], "url").unwrap_or_default();
        match address::origin(&url) {
            Some(origin) => config.url = origin.to_owned(),
            None if url.is_empty() => {}
            None => self.wrong(
                &[Step::Key("url")],
                text!("is-not-or-and-the-name"),
                text!("write-the-folder-that-the-site"),
            ),
        }
        let baseurl = self.text(map, &[], "baseurl").unwrap_or_default();
        if address::is_folder(&baseurl) {
            config.baseurl = folder(&baseurl);
        } else {
            self.wrong(
                &[Step::Key("baseurl")],
                text!("is-not-the-path-of-a"),
                text!("write-it-with-letters-digits-and"),
            );
        }
    }

    fn language(&mut self, map: &Map, config: &mut Config) {
        let key = if map.get("lang").is_some() { "lang" } else { "locale" };
        let lang = self.text(map, &[], key).unwrap_or_default();
        match language_code(&lang) {
            Some(code) => config.lang = code,
            None if lang.is_empty() => {}
            None => self.wrong(
                &[Step::Key(key)],
                text!("is-not-the-code-of-a", key = key),
                text!("write-two-or-three-letters-or"),
            ),
        }
    }

    fn timezone(&mut self, map: &Map, config: &mut Config) {
        let zone = self.text(map, &[], "timezone").unwrap_or_else(|| "UTC".into());
        match TimeZone::get(&zone) {
            Ok(zone) => config.timezone = zone,
            Err(_) => self.wrong(
                &[Step::Key("timezone")],
                text!("no-time-zone-is-called", zone = zone),
                text!("write-a-name-such-as"),
            ),
        }
    }

    fn pagination(&mut self, map: &Map, config: &mut Config) {
        let at = [Step::Key("pagination")];
        let Some(pagination) = self.map(map, &[], "pagination") else { return };
        self.unknown_keys(pagination, &at, &[PAGINATION]);
        match pagination.get("per_page") {
            Some(Value::Int(n)) if (1..=10_000).contains(n) => config.per_page = Some(*n as usize),
            None => {}
            Some(_) => self.wrong(
                &[at[0], Step::Key("per_page")],
                text!("is-not-a-number-of-entries"),
                text!("write-a-whole-number-from-1"),
            ),
        }
        if self.flag(pagination, &at, "enabled") == Some(false) {
            config.per_page = Some(usize::MAX);
        }
    }

    fn ours(&mut self, map: &Map, config: &mut Config) {
        let at = [Step::Key("eigsite")];
        let Some(ours) = self.map(map, &[], "eigsite") else { return };
        self.unknown_keys(ours, &at, &[OURS]);
        match ours.get("html").and_then(Value::as_str) {
            Some("trusted") => config.trusted_html = true,
            Some("sanitized") => {}
            None if ours.get("html").is_none() => {}
            _ => self.wrong(
                &[at[0], Step::Key("html")],
                text!("html-is-neither"),
                text!("write-html-sanitized"),
            ),
        }
        match ours.get("consent").and_then(Value::as_str) {
            Some("required") => config.consent = Some(ConsentRule::Required),
            Some("recorded") => config.consent = Some(ConsentRule::Recorded),
            None if ours.get("consent").is_none() => {}
            _ => self.wrong(
                &[at[0], Step::Key("consent")],
                text!("consent-is-neither"),
                text!("write-consent-required"),
            ),
        }
        match ours.get("untranslated").and_then(Value::as_str) {
            Some("hide") => config.untranslated = false,
            Some("show") => {}
            None if ours.get("untranslated").is_none() => {}
            _ => self.wrong(
                &[at[0], Step::Key("untranslated")],
                text!("untranslated-is-neither"),
                text!("write-untranslated-show"),
            ),
        }
        match ours.get("stale_status") {
            Some(Value::Int(months @ 0..=1200)) => config.stale_status = u16::try_from(*months).unwrap_or(0),
            None => {}
            Some(_) => self.wrong(
                &[at[0], Step::Key("stale_status")],
                text!("is-not-a-number-of-months"),
                text!("write-a-whole-number-or-0"),
            ),
        }
        self.mounts(ours, &at, config);
        self.legal(ours, &at, config);
        config.cms = self.cms(ours, &at);
        self.budget(ours, &at, config);
        self.lints(ours, &at, config);
        self.images(ours, &at, config);
        self.cards(ours, &at, config);
    }

    /// The mapping under `key`, if there is one.
    pub(super) fn map<'m>(&mut self, map: &'m Map, at: &[Step], key: &str) -> Option<&'m Map> {
        match map.get(key)? {
            Value::Map(inner) => Some(inner),
            Value::Null => None,
            _ => {
                self.wrong(
                    &below(at, Step::Key(key)),
                    text!("holds-no-keys-of-its-own", key = key),
                    text!("write-them-below-it-two-spaces"),
                );
                None
            }
        }
    }

    /// The text under `key`, if there is one.
    pub(super) fn text(&mut self, map: &Map, at: &[Step], key: &str) -> Option<String> {
        let value = map.get(key).filter(|value| **value != Value::Null)?;
        let text = value.to_text();
        if text.is_none() {
            self.wrong(
                &below(at, Step::Key(key)),
                text!("is-not-a-text", key = key),
                text!("write-it-on-one-line-after"),
            );
        }
        text.map(|text| text.trim().to_owned())
    }

    /// The truth value under `key`, if there is one.
    pub(super) fn flag(&mut self, map: &Map, at: &[Step], key: &str) -> Option<bool> {
        let value = map.get(key).filter(|value| **value != Value::Null)?;
        let flag = value.as_bool();
        if flag.is_none() {
            self.wrong(
                &below(at, Step::Key(key)),
                text!("is-neither-true-nor-false", key = key),
                text!("write-true-or-false"),
            );
        }
        flag
    }

    /// The texts under `key`: a list, or one.
    pub(super) fn texts(&mut self, map: &Map, at: &[Step], key: &str) -> Vec<String> {
        match map.get(key) {
            None | Some(Value::Null) => Vec::new(),
            Some(Value::List(list)) => list.iter().filter_map(Value::to_text).collect(),
            Some(Value::String(one)) => vec![one.clone()],
            Some(_) => {
                self.wrong(
                    &below(at, Step::Key(key)),
                    text!("is-not-a-list-of-paths", key = key),
                    text!("write-one-two"),
                );
                Vec::new()
            }
        }
    }

    /// Tells every key of `map` that is in none of the lists `known`.
    pub(super) fn unknown_keys(&mut self, map: &Map, at: &[Step], known: &[&[&str]]) {
        let known: Vec<&str> = known.iter().flat_map(|list| list.iter().copied()).collect();
        let mut given = Vec::new();
        for key in map.keys().filter(|key| !known.contains(key)) {
            let path = below(at, Step::Key(key));
            let range = locate_key(self.text, 0..self.text.len(), &path).unwrap_or(0..0);
            let span = Span::new(self.source, range);
            let near = near(key, known.iter().copied());
            // A key that is there already must not come to be there twice.
            let free =
                near.filter(|near| near.sole && map.get(near.name).is_none() && !given.contains(&near.name));
            let fix = free.and_then(|near| respell(self.text, span, key, near.name));
            given.extend(free.map(|near| near.name));
            let help = match near {
                Some(near) => text!("did-you-mean", near = near.name),
                None => text!("take-it-out-or-ignore-this"),
            };
            self.diagnostics.push(
                Diagnostic::new(Code::UnknownConfigKey, span, text!("nothing-reads-the-key", key = key))
                    .help(help)
                    .maybe_fix(fix),
            );
        }
    }

    /// Tells that the value at `at` has the wrong form; what has no value stands where its key does.
    pub(super) fn wrong(&mut self, at: &[Step], message: Text, help: Text) {
        let span = self.span(at);
        self.diagnostics.push(Diagnostic::new(Code::InvalidConfig, span, message).help(help));
    }
}

impl Reader<'_> {
    /// Where the value at `at` stands, or else its key.
    pub(super) fn span(&self, at: &[Step]) -> Span {
        let whole = 0..self.text.len();
        let range = locate(self.text, whole.clone(), at).or_else(|| locate_key(self.text, whole, at));
        Span::new(self.source, range.filter(|_| !at.is_empty()).unwrap_or(0..0))
    }
}

/// The way `at`, and `step` below it.
pub(super) fn below<'s>(at: &[Step<'s>], step: Step<'s>) -> Vec<Step<'s>> {
    at.iter().copied().chain([step]).collect()
}
