//! What version 0.4 of the standard asks of a `publiccode.yml`: its keys, which of them have to be there, and their
//! values.

use crate::diag::{Text, text};
use crate::parse::date::Date;
use crate::resolve::catalogue::is_web;
use crate::resolve::catalogue::licence::{freedom, is_proprietary};
use crate::yaml::{Map, Value};
use jiff::tz::TimeZone;

/// The keys of the standard, in its order.
pub const KEYS: [&str; 24] = [
    "publiccodeYmlVersion",
    "name",
    "applicationSuite",
    "url",
    "landingURL",
    "isBasedOn",
    "softwareVersion",
    "releaseDate",
    "logo",
    "monochromeLogo",
    "inputTypes",
    "outputTypes",
    "platforms",
    "categories",
    "usedBy",
    "roadmap",
    "developmentStatus",
    "softwareType",
    "intendedAudience",
    "description",
    "legal",
    "maintenance",
    "localisation",
    "dependsOn",
];

/// The standard's categories, one a line.
const CATEGORIES: &str = include_str!("categories.txt");
const STATES: [&str; 5] = ["concept", "development", "beta", "stable", "obsolete"];
const TYPES: [&str; 9] = [
    "standalone/mobile",
    "standalone/iot",
    "standalone/desktop",
    "standalone/web",
    "standalone/backend",
    "standalone/other",
    "addon",
    "library",
    "configurationFiles",
];
const MAINTENANCE: [&str; 4] = ["internal", "contract", "community", "none"];
/// Letters of a short description at most.
const SHORT: usize = 150;
/// Letters of a long one, at least and at most.
const LONG: std::ops::RangeInclusive<usize> = 150..=10_000;

/// The keys that are missing in `map`, or whose values are not as the standard wants them.
pub fn missing(map: &Map, zone: &TimeZone) -> Vec<Text> {
    let mut missing = Missing { keys: Vec::new() };
    let day = |text: &str| Date::parse(text, zone).is_some_and(|date| date.iso() == text && text.len() == 10);
    missing.unless(is_text(map, "name"), "name");
    missing.unless(text(map, "url").is_some_and(is_web), "url");
    missing.unless(text(map, "releaseDate").is_some_and(day), "releaseDate");
    missing.unless(texts(map, "platforms").is_some(), "platforms");
    let known = |name: &str| CATEGORIES.lines().any(|category| category == name);
    let categories = texts(map, "categories").is_some_and(|names| names.into_iter().all(known));
    missing.unless(categories, "categories");
    missing.unless(is_one_of(map, "developmentStatus", &STATES), "developmentStatus");
    missing.unless(is_one_of(map, "softwareType", &TYPES), "softwareType");
    missing.description(section(map, "description"));
    let licence = section(map, "legal").and_then(|legal| text(legal, "license"));
    let licence = licence.is_some_and(|licence| freedom(licence).is_some() && !is_proprietary(licence));
    missing.unless(licence, "legal.license");
    missing.maintenance(section(map, "maintenance"), day);
    let localisation = section(map, "localisation");
    let ready = localisation.and_then(|map| map.get("localisationReady"));
    missing.unless(matches!(ready, Some(Value::Bool(_))), "localisation.localisationReady");
    let languages = localisation.and_then(|map| texts(map, "availableLanguages"));
    missing.unless(languages.is_some(), "localisation.availableLanguages");
    missing.keys
}

struct Missing {
    keys: Vec<Text>,
}

impl Missing {
    fn unless(&mut self, there: bool, key: &str) {
        self.unless_fit(there, || Text::as_it_is(key));
    }

    fn unless_fit(&mut self, there: bool, key: impl FnOnce() -> Text) {
        if !there {
            self.keys.push(key());
        }
    }

    fn description(&mut self, languages: Option<&Map>) {
        let Some(languages) = languages.filter(|map| !map.is_empty()) else {
            return self.keys.push(Text::as_it_is("description"));
        };
        for (lang, said) in languages.iter() {
            let said = said.as_map();
            let letters = |key| said.and_then(|map| text(map, key)).map(|text| text.chars().count());
            let short = letters("shortDescription").is_some_and(|letters| letters <= SHORT);
            self.unless_fit(short, || text!("short-description", lang = lang, most = SHORT));
            let long = letters("longDescription").is_some_and(|letters| LONG.contains(&letters));
            let (least, most) = (LONG.start(), LONG.end());
            self.unless_fit(long, || text!("long-description", lang = lang, least = *least, most = *most));
            let features = said.and_then(|map| texts(map, "features"));
            self.unless(features.is_some(), &format!("description.{lang}.features"));
        }
    }

    fn maintenance(&mut self, said: Option<&Map>, day: impl Fn(&str) -> bool) {
        let kind = said.and_then(|map| text(map, "type")).filter(|kind| MAINTENANCE.contains(kind));
        let all = |key: &str, fits: &dyn Fn(&Map) -> bool| {
            let list = said.and_then(|map| map.get(key)).and_then(Value::as_list).unwrap_or_default();
            !list.is_empty() && list.iter().all(|item| item.as_map().is_some_and(fits))
        };
        let named = |map: &Map| is_text(map, "name");
        match kind {
            Some("contract") => {
                let until = |map: &Map| named(map) && text(map, "until").is_some_and(&day);
                self.unless(all("contractors", &until), "maintenance.contractors (name, until)");
            }
            Some("none") => {}
            Some(_) => self.unless(all("contacts", &named), "maintenance.contacts (name)"),
            None => self.keys.push(Text::as_it_is("maintenance.type")),
        }
    }
}

fn section<'m>(map: &'m Map, key: &str) -> Option<&'m Map> {
    map.get(key).and_then(Value::as_map)
}

fn text<'m>(map: &'m Map, key: &str) -> Option<&'m str> {
    map.get(key).and_then(Value::as_str).filter(|text| !text.trim().is_empty())
}

fn is_text(map: &Map, key: &str) -> bool {
    text(map, key).is_some()
}

fn is_one_of(map: &Map, key: &str, words: &[&str]) -> bool {
    text(map, key).is_some_and(|text| words.contains(&text))
}

/// The texts of a list that holds nothing else, and at least one.
fn texts<'m>(map: &'m Map, key: &str) -> Option<Vec<&'m str>> {
    let list = map.get(key)?.as_list()?;
    let texts: Option<Vec<&str>> = list.iter().map(Value::as_str).collect();
    texts.filter(|texts| !texts.is_empty())
}
