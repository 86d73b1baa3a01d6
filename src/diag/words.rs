//! What is said to people, before it is in a language: the id of a message of the catalogue, and what it speaks of.
//!
//! A [`Text`] costs no more than the words would; they are looked up where they are printed.

use super::Lang;
use super::catalogue;
use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use std::fmt;

/// Something to say, in no language yet. Made with `text!`.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Text {
    id: Cow<'static, str>,
    args: Vec<(Cow<'static, str>, Arg)>,
}

/// What a message speaks of.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Arg {
    /// Words of the site or of a file, the same in every language.
    Words(String),
    /// A whole number: languages have their own ways to count.
    Number(i64),
    /// A number with digits behind a point, which is a comma in French.
    Decimal(String),
    /// Words that the site or the program has in both languages, of which it says each.
    Both {
        /// In English.
        en: String,
        /// In French.
        fr: String,
    },
    /// Words of the catalogue.
    Text(Text),
    /// Several of them, one behind the other with commas.
    Texts(Vec<Text>),
}

impl Text {
    /// The message `id`, which speaks of nothing in particular.
    pub const fn new(id: &'static str) -> Self {
        Self { id: Cow::Borrowed(id), args: Vec::new() }
    }

    /// The message `id` with what it speaks of, by names.
    pub fn with<const N: usize>(id: &'static str, args: [(&'static str, Arg); N]) -> Self {
        let args = args.into_iter().map(|(name, arg)| (Cow::Borrowed(name), arg)).collect();
        Self { id: Cow::Borrowed(id), args }
    }

    /// Words that are of no language, or of the one in which a library says them.
    pub fn as_it_is(words: impl Into<String>) -> Self {
        Self::with("as-it-is", [("words", Arg::Words(words.into()))])
    }

    /// Whether it is the message `id`.
    pub fn is(&self, id: &str) -> bool {
        self.id == id
    }

    /// Whether it speaks of something called `name`.
    pub fn mentions(&self, name: &str) -> bool {
        self.args.iter().any(|(_, arg)| matches!(arg, Arg::Words(words) if words == name))
    }

    /// The words in `lang`.
    pub fn words(&self, lang: Lang) -> String {
        catalogue::words(self, lang)
    }

    /// The words in English, by which one build and the next agree on what was said.
    pub fn english(&self) -> String {
        self.words(Lang::En)
    }

    /// The id of its message.
    pub(super) fn id(&self) -> &str {
        &self.id
    }

    /// What it speaks of.
    pub(super) fn args(&self) -> &[(Cow<'static, str>, Arg)] {
        &self.args
    }
}

/// In English, between quotation marks.
impl fmt::Debug for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.english(), f)
    }
}

impl From<&str> for Arg {
    fn from(words: &str) -> Self {
        Arg::Words(words.to_owned())
    }
}

impl From<&&str> for Arg {
    fn from(words: &&str) -> Self {
        Arg::Words((*words).to_owned())
    }
}

impl From<String> for Arg {
    fn from(words: String) -> Self {
        Arg::Words(words)
    }
}

impl From<&String> for Arg {
    fn from(words: &String) -> Self {
        Arg::Words(words.clone())
    }
}

impl From<Cow<'_, str>> for Arg {
    fn from(words: Cow<'_, str>) -> Self {
        Arg::Words(words.into_owned())
    }
}

impl From<&std::io::Error> for Arg {
    fn from(error: &std::io::Error) -> Self {
        Arg::Words(error.to_string())
    }
}

impl From<jiff::civil::Date> for Arg {
    fn from(day: jiff::civil::Date) -> Self {
        Arg::Words(day.to_string())
    }
}

impl From<f64> for Arg {
    fn from(number: f64) -> Self {
        Arg::Decimal(number.to_string())
    }
}

impl From<char> for Arg {
    fn from(letter: char) -> Self {
        Arg::Words(letter.to_string())
    }
}

impl From<Text> for Arg {
    fn from(text: Text) -> Self {
        Arg::Text(text)
    }
}

impl From<&Text> for Arg {
    fn from(text: &Text) -> Self {
        Arg::Text(text.clone())
    }
}

impl From<&Arg> for Arg {
    fn from(arg: &Arg) -> Self {
        arg.clone()
    }
}

impl From<Vec<Text>> for Arg {
    fn from(texts: Vec<Text>) -> Self {
        Arg::Texts(texts)
    }
}

macro_rules! number {
    ($($number:ty),+) => { $(
        impl From<$number> for Arg {
            fn from(number: $number) -> Self {
                Arg::Number(i64::try_from(number).unwrap_or(i64::MAX))
            }
        }
    )+ };
}
number!(u8, u16, u32, u64, usize, i8, i16, i32, i64);

/// A [`Text`]: the id of its message, and what that speaks of, as `name = value`.
macro_rules! text {
    ($id:literal $(,)?) => { $crate::diag::Text::new($id) };
    ($id:literal, $($name:ident = $value:expr),+ $(,)?) => {
        $crate::diag::Text::with($id, [$((stringify!($name), $crate::diag::Arg::from($value))),+])
    };
}
pub(crate) use text;

/// Tests say things in plain words.
#[cfg(test)]
mod plain {
    use super::Text;

    impl From<&str> for Text {
        fn from(words: &str) -> Self {
            Text::as_it_is(words)
        }
    }

    impl PartialEq<&str> for Text {
        fn eq(&self, words: &&str) -> bool {
            self.english() == *words
        }
    }

    impl PartialEq<str> for Text {
        fn eq(&self, words: &str) -> bool {
            self.english() == words
        }
    }
}
