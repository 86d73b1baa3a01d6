//! The languages of what is said to people, and which one they read.

/// A language of the catalogue.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Lang {
    /// English, where nothing asks for another.
    #[default]
    En,
    /// French.
    Fr,
}

impl Lang {
    /// All of them.
    pub const ALL: [Lang; 2] = [Lang::En, Lang::Fr];

    /// The code of the language.
    pub fn code(self) -> &'static str {
        match self {
            Lang::En => "en",
            Lang::Fr => "fr",
        }
    }

    /// The language of a code such as `fr`, `fr-CA` or `fr_FR.UTF-8`, if it is in the catalogue.
    pub fn of(code: &str) -> Option<Lang> {
        let code = code.split(['-', '_', '.', '@']).next().unwrap_or_default();
        Lang::ALL.into_iter().find(|lang| code.eq_ignore_ascii_case(lang.code()))
    }

    /// The language of the locale: of the first of `LC_ALL`, `LC_MESSAGES` and `LANG` that says something, where
    /// `variable` has their values. A locale that is in no catalogue means English.
    pub fn of_locale(variable: impl Fn(&str) -> Option<String>) -> Lang {
        let names = ["LC_ALL", "LC_MESSAGES", "LANG"];
        let said = names.iter().find_map(|name| variable(name).filter(|value| !value.is_empty()));
        said.and_then(|locale| Lang::of(&locale)).unwrap_or_default()
    }
}

/// Which language somebody wants to read.
#[derive(Debug, Clone, Copy, Default)]
pub struct Preference {
    /// The one that was asked for.
    pub asked: Option<Lang>,
    /// The one of the system.
    pub locale: Lang,
}

impl Preference {
    /// The language to speak of a site that says it is in the language `site`, if it says so and it is in the catalogue.
    pub fn of(self, site: Option<Lang>) -> Lang {
        self.asked.or(site).unwrap_or(self.locale)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_and_locales_mean_their_language() {
        for (code, lang) in [
            ("fr", Some(Lang::Fr)),
            ("FR-ca", Some(Lang::Fr)),
            ("fr_FR.UTF-8", Some(Lang::Fr)),
            ("en@x", Some(Lang::En)),
            ("fro", None),
            ("C.UTF-8", None),
            ("", None),
        ] {
            assert_eq!(Lang::of(code), lang, "{code}");
        }
    }

    #[test]
    fn first_variable_that_says_something_is_the_locale() {
        let of = |said: &[(&str, &str)]| {
            Lang::of_locale(|name| {
                said.iter().find(|(known, _)| *known == name).map(|(_, value)| (*value).to_owned())
            })
        };
        assert_eq!(of(&[]), Lang::En);
        assert_eq!(of(&[("LANG", "fr_FR.UTF-8")]), Lang::Fr);
        assert_eq!(of(&[("LC_ALL", ""), ("LC_MESSAGES", "fr_FR"), ("LANG", "en_GB")]), Lang::Fr);
        assert_eq!(of(&[("LC_ALL", "C"), ("LANG", "fr_FR")]), Lang::En);
    }
}
