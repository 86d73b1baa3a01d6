//! Which language a command speaks.

use crate::diag::Lang;
use clap::builder::{PossibleValuesParser, TypedValueParser};

/// What `--lang` may be.
pub(super) fn codes() -> impl TypedValueParser<Value = Lang> {
    PossibleValuesParser::new(Lang::ALL.map(Lang::code)).map(|code| Lang::of(&code).unwrap_or_default())
}

/// The language that was `asked` for, or that `EIGSITE_LANG` asks for; else that of the `site`, else that of the locale.
pub(super) fn spoken(asked: Option<Lang>, site: Option<&str>) -> Lang {
    choose(asked, site, |name| std::env::var(name).ok())
}

fn choose(asked: Option<Lang>, site: Option<&str>, variable: impl Fn(&str) -> Option<String>) -> Lang {
    let wanted = asked.or_else(|| Lang::of(&variable("EIGSITE_LANG")?));
    wanted.or_else(|| Lang::of(site?)).unwrap_or_else(|| Lang::of_locale(variable))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nearest_wish_decides() {
        let french = |name: &str| (name == "LANG").then(|| "fr_FR.UTF-8".to_owned());
        let english = |name: &str| (name == "EIGSITE_LANG").then(|| "en".to_owned());
        let nothing = |_: &str| None;
        assert_eq!(choose(Some(Lang::Fr), Some("en"), english), Lang::Fr);
        assert_eq!(choose(None, Some("fr"), english), Lang::En);
        assert_eq!(choose(None, Some("en-GB"), french), Lang::En);
        assert_eq!(choose(None, Some("de"), french), Lang::Fr);
        assert_eq!(choose(None, None, french), Lang::Fr);
        assert_eq!(choose(None, None, nothing), Lang::En);
    }
}
