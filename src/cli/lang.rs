//! In which language the program speaks: `--lang`, which commands share.

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
