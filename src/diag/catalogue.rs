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
        files!($lang: "agenda", "catalogue", "common", "config", "images", "import", "lint", "load", "markdown", "parse",
            "people", "program", "publish", "resolve", "schema", "site", "stacks", "yaml")
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::text;

    #[test]
    fn every_file_is_sound() {
        for lang in Lang::ALL {
            for (area, text) in files(lang) {
                let read = FluentResource::try_new((*text).to_owned());
                let mistakes = read.err().map(|(_, mistakes)| mistakes);
                assert_eq!(mistakes, None, "{}/{area}.ftl", lang.code());
            }
        }
    }

    #[test]
    fn languages_count_in_their_own_way() {
        let pages = |count: usize| text!("pages", count = count);
        let all = |lang| [0, 1, 2].map(|count| pages(count).words(lang));
        assert_eq!(all(Lang::En), ["0 pages", "1 page", "2 pages"]);
        assert_eq!(all(Lang::Fr), ["0 page", "1 page", "2 pages"]);
        assert_eq!(pages(12_345).words(Lang::Fr), "12345 pages");
    }

    #[test]
    fn what_a_message_speaks_of_is_in_its_language_too() {
        let missing = text!("no-what-is-called", what = text!("layer"), name = "serveur");
        assert_eq!(missing.words(Lang::En), "no layer is called `serveur`");
        assert_eq!(missing.words(Lang::Fr), "il n’y a pas de couche `serveur`");

        let parts = ["a.css", "b.js"].map(|path| text!("a-part-and-its-weight", path = path, weight = 1.5));
        let heavy = text!("it-loads-make-these-smaller-or", told = parts.to_vec());
        assert_eq!(
            heavy.words(Lang::En),
            "it loads `a.css` 1.5 kB, `b.js` 1.5 kB; make these smaller, or raise the limit"
        );
        assert_eq!(
            heavy.words(Lang::Fr),
            "elle charge `a.css` 1,5 ko, `b.js` 1,5 ko\u{202f}; allégez tout cela, ou relevez la limite"
        );

        let date = Arg::Both { en: "1 May 2018".to_owned(), fr: "1er mai 2018".to_owned() };
        let early = text!("it-expired-on", date = date, zone = "UTC");
        assert_eq!(early.words(Lang::En), "it expired on 1 May 2018 (UTC)");
        assert_eq!(early.words(Lang::Fr), "expiré depuis le 1er mai 2018 (UTC)");
    }

    #[test]
    fn what_is_in_no_catalogue_is_its_id() {
        assert_eq!(Text::new("nobody-wrote-this").words(Lang::Fr), "nobody-wrote-this");
    }
}
