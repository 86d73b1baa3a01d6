//! What `_config.yml` says of who publishes the site, how accessible it is, and under which licence it may be reused.

use super::keys::{ACCESSIBILITY, HOST, LICENCE, MATOMO, PUBLISHER};
use super::read::{Reader, below};
use super::{Config, address};
use crate::diag::text;
use crate::source::Span;
use crate::yaml::{Map, Step, Value};
use jiff::civil::Date;

/// What the law asks a site to say of itself, as far as the configuration says it.
#[derive(Debug, Clone, Default)]
pub struct Legal {
    /// Who publishes the site.
    pub publisher: Option<Publisher>,
    /// How accessible it is.
    pub accessibility: Accessibility,
    /// Under which licence it may be reused.
    pub licence: Option<Licence>,
    /// The Matomo that counts its readers.
    pub matomo: Option<Matomo>,
}

/// A Matomo of one's own.
#[derive(Debug, Clone)]
pub struct Matomo {
    /// Its address, with a slash at the end.
    pub url: String,
    /// Scheme and host of that.
    pub origin: String,
    /// The number of the site in it.
    pub site: u32,
}

/// Who publishes a site.
#[derive(Debug, Clone, Default)]
pub struct Publisher {
    /// Name, postal address and telephone of the publisher.
    pub name: Option<String>,
    /// Its postal address.
    pub address: Option<String>,
    /// Its telephone.
    pub phone: Option<String>,
    /// Where to write: an e-mail address, or that of a form.
    pub contact: Option<String>,
    /// Who answers for what is published.
    pub director: Option<String>,
    /// Name of the host.
    pub host: Option<String>,
    /// The postal address of the host.
    pub host_address: Option<String>,
    /// The telephone of the host.
    pub host_phone: Option<String>,
    /// Where the configuration says so.
    pub span: Option<Span>,
}

/// How accessible a site is.
#[derive(Debug, Clone, Default)]
pub struct Accessibility {
    /// What was found.
    pub state: Conformity,
    /// How many of the criteria that apply are met, in percent; of a site without an audit nobody knows.
    pub rate: Option<f64>,
    /// The day of the audit.
    pub date: Option<Date>,
    /// Who made it.
    pub auditor: Option<String>,
    /// Where to tell of an obstacle, if not to the publisher.
    pub contact: Option<String>,
    /// What it was measured against.
    pub standard: Option<String>,
    /// What does not conform.
    pub faults: Vec<String>,
    /// What is left out for being a disproportionate burden.
    pub exempt: Vec<String>,
    /// Where the configuration says that the site conforms, if it says so without an audit.
    pub unproven: Option<Span>,
}

/// How far a site conforms to the standard.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Conformity {
    /// Less than half of the criteria are met, or nobody has looked.
    #[default]
    None,
    /// At least half of them are met.
    Partial,
    /// All of them are met.
    Full,
}

impl Conformity {
    /// Its name in the configuration and in the keys of strings.
    pub fn name(self) -> &'static str {
        match self {
            Conformity::None => "none",
            Conformity::Partial => "partial",
            Conformity::Full => "full",
        }
    }

    fn named(name: &str) -> Option<Self> {
        [Self::None, Self::Partial, Self::Full].into_iter().find(|state| state.name() == name)
    }

    fn of_rate(rate: f64) -> Self {
        match rate {
            rate if rate >= 100.0 => Self::Full,
            rate if rate >= 50.0 => Self::Partial,
            _ => Self::None,
        }
    }
}

/// A licence.
#[derive(Debug, Clone, Default)]
pub struct Licence {
    /// Its name.
    pub name: String,
    /// Where its text is.
    pub url: Option<String>,
    /// The day of what is reused.
    pub date: Option<Date>,
}

impl Reader<'_> {
    /// Reads `publisher`, `accessibility` and `licence` out of what stands `at` the key `eigsite`.
    pub(super) fn legal(&mut self, map: &Map, at: &[Step], config: &mut Config) {
        if let Some(publisher) = self.map(map, at, "publisher") {
            let at = below(at, Step::Key("publisher"));
            config.legal.publisher = Some(self.publisher(publisher, &at));
        }
        if let Some(accessibility) = self.map(map, at, "accessibility") {
            let at = below(at, Step::Key("accessibility"));
            config.legal.accessibility = self.accessibility(accessibility, &at);
        }
        if let Some(matomo) = self.map(map, at, "matomo") {
            let at = below(at, Step::Key("matomo"));
            config.legal.matomo = self.matomo(matomo, &at);
        }
        match map.get("licence") {
            Some(Value::Map(licence)) => {
                let at = below(at, Step::Key("licence"));
                self.unknown_keys(licence, &at, &[LICENCE]);
                let name = self.said(licence, &at, "name");
                let (url, date) = (self.said(licence, &at, "url"), self.day(licence, &at));
                config.legal.licence = name.map(|name| Licence { name, url, date });
            }
            _ => {
                let name = self.said(map, at, "licence");
                config.legal.licence = name.map(|name| Licence { name, ..Licence::default() });
            }
        }
    }

    fn matomo(&mut self, map: &Map, at: &[Step]) -> Option<Matomo> {
        self.unknown_keys(map, at, &[MATOMO]);
        let url = self.said(map, at, "url").unwrap_or_default();
        let rest = url.find("://").map_or(0, |at| at + 3);
        let (origin, path) = url.split_at(url[rest..].find('/').map_or(url.len(), |slash| rest + slash));
        if address::origin(origin).is_none() || !address::is_folder(path) {
            let help = text!("write-where-it-stands");
            self.wrong(&below(at, Step::Key("url")), text!("is-not-the-address-of-a"), help);
            return None;
        }
        if [".matomo.cloud", ".innocraft.cloud"].iter().any(|end| origin.ends_with(end)) {
            let help = text!("give-the-address-of-a-matomo");
            self.wrong(&below(at, Step::Key("url")), text!("this-is-a-matomo-of-another"), help);
            return None;
        }
        let number = match map.get("site") {
            Some(Value::Int(site)) => u32::try_from(*site).ok().filter(|site| *site > 0),
            _ => None,
        };
        if number.is_none() {
            let help = text!("write-the-number-that-matomo-gives");
            self.wrong(&below(at, Step::Key("site")), text!("is-not-the-number-of-a"), help);
        }
        let (origin, path) = (origin.to_owned(), path.trim_matches('/'));
        let slash = if path.is_empty() { "" } else { "/" };
        Some(Matomo { url: format!("{origin}/{path}{slash}"), origin, site: number? })
    }

    fn publisher(&mut self, map: &Map, at: &[Step]) -> Publisher {
        self.unknown_keys(map, at, &[PUBLISHER]);
        let inside = below(at, Step::Key("host"));
        let none = Map::default();
        let (host, name) = match map.get("host") {
            Some(Value::Map(host)) => (host, None),
            _ => (&none, self.said(map, at, "host")),
        };
        self.unknown_keys(host, &inside, &[HOST]);
        Publisher {
            name: self.said(map, at, "name"),
            address: self.said(map, at, "address"),
            phone: self.said(map, at, "phone"),
            contact: self.said(map, at, "contact"),
            director: self.said(map, at, "director"),
            host: name.or_else(|| self.said(host, &inside, "name")),
            host_address: self.said(host, &inside, "address"),
            host_phone: self.said(host, &inside, "phone"),
            span: Some(self.span(at)),
        }
    }

    fn accessibility(&mut self, map: &Map, at: &[Step]) -> Accessibility {
        self.unknown_keys(map, at, &[ACCESSIBILITY]);
        let rate = self.rate(map, at);
        let date = self.day(map, at);
        let claimed = self.conformity(map, at, rate);
        let key = if map.get("state").is_some() { "state" } else { "rate" };
        let span = self.span(&below(at, Step::Key(key)));
        let audited = rate.is_some() && date.is_some();
        Accessibility {
            state: if audited { claimed } else { Conformity::None },
            rate: rate.filter(|_| audited),
            date,
            auditor: self.said(map, at, "auditor"),
            contact: self.said(map, at, "contact"),
            standard: self.said(map, at, "standard"),
            faults: self.texts(map, at, "faults"),
            exempt: self.texts(map, at, "exempt"),
            unproven: (!audited && claimed != Conformity::None).then_some(span),
        }
    }

    /// What the configuration claims; what it calls itself must be what its rate comes to.
    fn conformity(&mut self, map: &Map, at: &[Step], rate: Option<f64>) -> Conformity {
        let measured = rate.map(Conformity::of_rate);
        let Some(said) = self.said(map, at, "state") else { return measured.unwrap_or_default() };
        let at = below(at, Step::Key("state"));
        let Some(state) = Conformity::named(&said) else {
            let help = text!("write-fewer-than-half-of-the");
            self.wrong(&at, text!("state-is-none-of"), help);
            return Conformity::None;
        };
        if let Some(measured) = measured.filter(|measured| *measured != state) {
            let message = text!("with-this-the-site-is-not", measured = measured.name(), said = said);
            self.wrong(&at, message, text!("leave-out-it-follows-from-the"));
        }
        measured.unwrap_or(state)
    }

    fn rate(&mut self, map: &Map, at: &[Step]) -> Option<f64> {
        let rate = match map.get("rate")? {
            Value::Null => return None,
            Value::Int(rate) => Some(*rate as f64),
            Value::Float(rate) => Some(*rate),
            _ => None,
        };
        let rate = rate.filter(|rate| (0.0..=100.0).contains(rate));
        if rate.is_none() {
            let at = below(at, Step::Key("rate"));
            self.wrong(&at, text!("is-no-number-from-0-to"), text!("write-how-many-of-the-criteria"));
        }
        rate
    }

    fn day(&mut self, map: &Map, at: &[Step]) -> Option<Date> {
        let text = self.said(map, at, "date")?;
        let date = text.parse().ok();
        if date.is_none() {
            let at = below(at, Step::Key("date"));
            self.wrong(&at, text!("date-is-no-day"), text!("write-it-as"));
        }
        date
    }

    /// The text under `key`, if it says something.
    fn said(&mut self, map: &Map, at: &[Step], key: &str) -> Option<String> {
        self.text(map, at, key).filter(|text| !text.is_empty())
    }
}
