//! In which language the program speaks: `--lang`, which commands share, and what was typed where it is no command yet.

use super::inside;
use crate::diag::{Lang, Preference};
use clap::ValueEnum;

/// The option that a command has beside its own.
#[derive(Debug, Clone, Copy, Default, clap::Args)]
#[group(skip)]
pub(super) struct Args {
    /// The language of what is said [default: `EIGSITE_LANG`, the site's `lang`, or the system's]
    #[arg(long, value_enum, value_name = "LANG")]
    lang: Option<LangArg>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum LangArg {
    /// English
    En,
    /// French
    Fr,
}

/// The language of help, and of what is wrong with the arguments of the process: as if they had been understood.
pub(super) fn typed() -> Lang {
    let typed: Vec<String> =
        std::env::args_os().skip(1).map(|word| word.to_string_lossy().into_owned()).collect();
    let preference = Args::default().preference();
    match said(&typed) {
        Some(lang) => lang,
        None => preference.of(preference.asked.or_else(|| inside::said(None))),
    }
}

/// The language of commands that speak of no site, and have no `--lang` of their own.
pub(super) fn own() -> Lang {
    Args::default().preference().of(None)
}

/// What `--lang` says among `typed`.
fn said(typed: &[String]) -> Option<Lang> {
    // The one of `render` is that of a text.
    if typed.first().is_some_and(|verb| verb == "render") {
        return None;
    }
    let options = typed.iter().take_while(|word| *word != "--").enumerate();
    options.filter_map(|(at, word)| Some((at, word.strip_prefix("--lang")?))).find_map(
        |(at, rest)| match rest {
            "" => Lang::of(typed.get(at + 1)?),
            rest => Lang::of(rest.strip_prefix('=')?),
        },
    )
}

impl Args {
    /// What the option, or else the environment, asks for.
    pub fn preference(self) -> Preference {
        let variable = |name: &str| std::env::var(name).ok();
        let asked = self.lang.map(|lang| match lang {
            LangArg::En => Lang::En,
            LangArg::Fr => Lang::Fr,
        });
        let asked = asked.or_else(|| Lang::of(&variable("EIGSITE_LANG")?));
        Preference { asked, locale: Lang::of_locale(variable) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn language_is_found_in_what_is_not_understood() {
        let of = |typed: &str| said(&typed.split(' ').map(str::to_owned).collect::<Vec<_>>());
        assert_eq!(of("build --hlep --lang fr"), Some(Lang::Fr));
        assert_eq!(of("--lang=en buidl"), Some(Lang::En));
        assert_eq!(of("build --language fr --lang=x --lang fr"), Some(Lang::Fr));
        assert_eq!(of("build --lang"), None);
        assert_eq!(of("list -- --lang fr"), None);
        assert_eq!(of("render --lang fr --plian"), None);
    }
}
