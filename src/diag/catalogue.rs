//! The catalogue of messages: for each language a bundle of the files in `messages/`, read when it is first asked.
//!
//! Takes a [`Text`] and a language, returns words.

use super::{Arg, Lang, Text};
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use std::sync::LazyLock;

type Bundle = FluentBundle<FluentResource>;

/// The files of a language: names and contents.
macro_rules! files {
    ($lang:literal) => {
        files!($lang: "agenda", "catalogue", "common", "config", "images", "lint", "load", "markdown", "parse",
            "people", "program", "resolve", "schema", "site", "stacks", "yaml")
    };
    ($lang:literal: $($area:literal),+) => {
        &[$(($area, include_str!(concat!("messages/", $lang, "/", $area, ".ftl")))),+]
    };
}

const ENGLISH: &[(&str, &str)] = files!("en");
const FRENCH: &[(&str, &str)] = files!("fr");

static EN: LazyLock<Bundle> = LazyLock::new(|| bundle(Lang::En));
static FR: LazyLock<Bundle> = LazyLock::new(|| bundle(Lang::Fr));

/// The words of `text` in `lang`; in English where the language has none.
pub(super) fn words(text: &Text, lang: Lang) -> String {
    let bundle: &Bundle = match lang {
        Lang::En => &EN,
        Lang::Fr => &FR,
    };
    match format(text, lang, bundle) {
        Some(words) => words,
        None if lang == Lang::En => text.id().to_owned(),
        None => words(text, Lang::En),
    }
}

fn format(text: &Text, lang: Lang, bundle: &Bundle) -> Option<String> {
    let pattern = bundle.get_message(text.id())?.value()?;
    let mut args = FluentArgs::with_capacity(text.args().len());
    for (name, arg) in text.args() {
        args.set(name.as_ref(), value(arg, lang));
    }
    // What is lacking stands in the words by its name; a test keeps the two languages to the same names.
    Some(bundle.format_pattern(pattern, Some(&args), &mut Vec::new()).into_owned())
}

fn value(arg: &Arg, lang: Lang) -> FluentValue<'_> {
    match arg {
        Arg::Words(words) => FluentValue::from(words.as_str()),
        Arg::Number(number) => FluentValue::from(*number),
        Arg::Decimal(number) if lang == Lang::Fr => FluentValue::from(number.replace('.', ",")),
        Arg::Decimal(number) => FluentValue::from(number.as_str()),
        Arg::Both { fr, .. } if lang == Lang::Fr => FluentValue::from(fr.as_str()),
        Arg::Both { en, .. } => FluentValue::from(en.as_str()),
        Arg::Text(text) => FluentValue::from(words(text, lang)),
        Arg::Texts(texts) => {
            let words: Vec<_> = texts.iter().map(|text| words(text, lang)).collect();
            FluentValue::from(words.join(", "))
        }
    }
}

fn files(lang: Lang) -> &'static [(&'static str, &'static str)] {
    match lang {
        Lang::En => ENGLISH,
        Lang::Fr => FRENCH,
    }
}

fn bundle(lang: Lang) -> Bundle {
    let code = lang.code().parse().expect("the code of a language");
    let mut bundle = FluentBundle::new_concurrent(vec![code]);
    // Terminals do not know marks of direction.
    bundle.set_use_isolating(false);
    for (area, text) in files(lang) {
        // A test tells of what cannot be read.
        let resource = FluentResource::try_new((*text).to_owned()).unwrap_or_else(|(resource, _)| resource);
        let twice = bundle.add_resource(resource);
        debug_assert!(twice.is_ok(), "{}/{area}: {twice:?}", lang.code());
    }
    bundle
}
