//! The language of texts, guessed by the commonest words.

/// Words that the one language has everywhere, and the other hardly.
const WORDS: [(&str, &[&str]); 2] = [
    ("fr", &["le", "la", "les", "des", "et", "est", "une", "dans", "pour", "qui", "que", "du"]),
    ("en", &["the", "of", "and", "is", "with", "that", "this", "for", "are", "you", "to", "it"]),
];

/// How many of the common words of French and of English stand in texts.
#[derive(Debug, Clone, Copy, Default)]
pub struct Counts([usize; 2]);

impl Counts {
    /// Those of `text`.
    pub fn add(&mut self, text: &str) {
        for word in text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()) {
            for (count, (_, words)) in self.0.iter_mut().zip(&WORDS) {
                *count += usize::from(words.contains(&word));
            }
        }
    }

    /// The language of the texts; English, unless most common words are French.
    pub fn language(&self) -> &'static str {
        let [french, english] = self.0;
        if french > english { WORDS[0].0 } else { WORDS[1].0 }
    }
}

#[cfg(test)]
mod tests {
    use super::Counts;

    #[test]
    fn commonest_words_tell_the_language() {
        let of = |text: &str| {
            let mut counts = Counts::default();
            counts.add(text);
            counts.language()
        };
        assert_eq!(of("Les défis de la promotion, et une équipe pour les tenir."), "fr");
        assert_eq!(of("The team and the challenges that it is here for."), "en");
        assert_eq!(of(""), "en");
    }
}
