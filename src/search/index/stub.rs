//! Stub.
pub use crate::search::text::*;
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lang {
    French,
    English,
    Other,
}
impl Lang {
    pub fn of(code: &str) -> Self {
        match code.split('-').next() {
            Some("fr") => Self::French,
            Some("en") => Self::English,
            _ => Self::Other,
        }
    }
}
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    Whole,
    Part(usize),
    Variant,
}
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Word {
    pub form: String,
    pub term: String,
    pub role: Role,
}
pub const ELIDED: &[&str] = &["l", "d", "n", "m", "t", "s", "c", "j", "qu", "lorsqu", "puisqu", "jusqu"];
pub fn stop_words(lang: Lang) -> &'static [&'static str] {
    match lang {
        Lang::French => &[
            "a", "au", "aux", "ce", "ces", "dans", "de", "des", "du", "elle", "en", "est", "et", "il", "la",
            "le", "les", "leur", "ne", "nous", "on", "ou", "par", "pas", "pour", "qu", "que", "qui", "sa",
            "se", "ses", "son", "sur", "un", "une", "vous", "avec", "plus", "sont", "ont", "cette", "l", "d",
        ],
        Lang::English => {
            &["a", "an", "and", "the", "of", "to", "in", "is", "for", "on", "with", "but", "son"]
        }
        Lang::Other => &[],
    }
}
pub fn stem(word: &str, lang: Lang) -> String {
    let algorithm = match lang {
        Lang::French => snowball_stemmers_rs::Algorithm::French,
        Lang::English => snowball_stemmers_rs::Algorithm::English,
        Lang::Other => return fold(word),
    };
    fold(&snowball_stemmers_rs::Stemmer::create(algorithm).stem(&word.to_lowercase()))
}
fn key(word: &str, lang: Lang) -> String {
    match lang {
        Lang::French => format!("fr:{}", stem(word, lang)),
        Lang::English => format!("en:{}", stem(word, lang)),
        Lang::Other => format!("={word}"),
    }
}
pub fn analyse(written: &str, lang: Lang) -> Vec<Word> {
    let Some(group) = groups(written).next() else { return Vec::new() };
    let group = group.without_elided(|part| ELIDED.contains(&part));
    let mut words =
        vec![Word { form: group.whole.clone(), term: key(&group.whole, lang), role: Role::Whole }];
    if group.parts.len() > 1 {
        for (i, part) in group.parts.iter().enumerate() {
            words.push(Word { form: part.clone(), term: key(part, lang), role: Role::Part(i) });
        }
    }
    words
}
pub fn abbreviations(_text: &str) -> Vec<(String, String)> {
    Vec::new()
}
