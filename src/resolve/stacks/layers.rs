//! The layers that the words of a label or heading name.
//!
//! Takes words, returns layers; labels may be composite: `Dataviz et carto`, `Frontend css`.

use super::vocabulary::{LIGHT, STOP, is_in, singular};
use crate::resolve::catalogue::words::{TokenKind, tokens};
use crate::schema::Layer;
use crate::text::fold;
use std::collections::HashMap;

/// Which words name which layers.
#[derive(Debug, Default)]
pub struct LayerWords {
    /// By words in the singular, without stop words, written together.
    names: HashMap<String, Vec<usize>>,
    /// Those that name a layer only as a label: they say little beside others.
    alone: HashMap<String, Vec<usize>>,
    ids: Vec<String>,
    longest: usize,
}

/// What some words say of layers.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Named {
    /// The layers that they name, by rank in the schema, in the order of the words.
    pub layers: Vec<usize>,
    /// Whether one part of a composite label says no more than "application": tools below it may be of any layer.
    pub open: bool,
    /// Whether every word was understood.
    pub whole: bool,
    /// How many words were not understood.
    pub unknown: usize,
}

impl LayerWords {
    /// The words for `layers`.
    pub fn new(layers: &[Layer]) -> Self {
        let mut words =
            Self { ids: layers.iter().map(|layer| layer.id.clone()).collect(), ..Self::default() };
        for (rank, layer) in layers.iter().enumerate() {
            for name in layer.words() {
                let parts = content_words(name);
                words.longest = words.longest.max(parts.len());
                let alone = matches!(parts.as_slice(), [word] if word == "site");
                let names = if alone { &mut words.alone } else { &mut words.names };
                let bearers = names.entry(parts.concat()).or_default();
                if !bearers.contains(&rank) {
                    bearers.push(rank);
                }
            }
        }
        words
    }

    /// The id of the layer of that rank.
    pub fn id(&self, rank: usize) -> &str {
        self.ids.get(rank).map_or("", String::as_str)
    }

    /// The rank of the layer with that id.
    pub fn rank(&self, id: &str) -> Option<usize> {
        self.ids.iter().position(|known| known == id)
    }

    /// The layers that the label `text` names. As a label some words say more than beside a name: "Site : Hugo" is a
    /// site, "le site Hugo" may be anything.
    pub fn label(&self, text: &str) -> Named {
        let words = content_words(text);
        match (words.as_slice(), self.alone.get(&words.concat())) {
            ([_], Some(layers)) => Named { layers: layers.clone(), whole: true, ..Named::default() },
            _ => self.named(text),
        }
    }

    /// The layers that `text` names; what stands in brackets is left out of it by the caller.
    pub fn named(&self, text: &str) -> Named {
        let mut named = Named { whole: true, ..Named::default() };
        for part in parts(text) {
            named.open |= self.part(&content_words(part), &mut named);
        }
        // A label of nothing but "application" is no composite one.
        named.open &= !named.layers.is_empty();
        named.whole = named.unknown == 0;
        named
    }

    /// Whether `text` begins with a name of several words: "tableau de bord".
    pub(super) fn begins_longer(&self, text: &str) -> bool {
        let end = text.char_indices().nth(60).map_or(text.len(), |(end, _)| end);
        let words = content_words(parts(&text[..end]).first().unwrap_or(&""));
        self.longest_name(&words).is_some_and(|(_, count)| count > 1)
    }

    /// Adds what one part of a label names; whether it says no more than "application".
    fn part(&self, words: &[String], named: &mut Named) -> bool {
        let (mut at, mut says_little) = (0, !words.is_empty());
        while at < words.len() {
            match self.longest_name(&words[at..]) {
                Some((layers, count)) => {
                    layers.iter().for_each(|layer| {
                        if !named.layers.contains(layer) {
                            named.layers.push(*layer);
                        }
                    });
                    (at, says_little) = (at + count, false);
                }
                None => {
                    let light =
                        is_in(LIGHT, &words[at]) || words[at].bytes().all(|byte| byte.is_ascii_digit());
                    named.unknown += usize::from(!light);
                    says_little &= light;
                    at += 1;
                }
            }
        }
        says_little
    }

    fn longest_name(&self, words: &[String]) -> Option<(&[usize], usize)> {
        (1..=self.longest.min(words.len()))
            .rev()
            .find_map(|count| Some((self.names.get(&words[..count].concat())?.as_slice(), count)))
    }
}

/// The folded words of `text` in the singular, without those that only hold it together.
fn content_words(text: &str) -> Vec<String> {
    let words = tokens(text).into_iter().filter(|token| token.kind == TokenKind::Word);
    words
        .map(|token| fold(&text[token.range]))
        .filter(|word| !STOP.contains(&word.as_str()))
        .map(|word| singular(&word).into_owned())
        .collect()
}

/// The parts of a composite label.
fn parts(text: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    let mut start = 0;
    for token in tokens(text) {
        let joins = match token.kind {
            TokenKind::Sign(_) | TokenKind::Dash => true,
            TokenKind::Word => matches!(&text[token.range.clone()], "et" | "and" | "ou" | "or"),
            _ => false,
        };
        if joins {
            parts.push(&text[start..token.range.start]);
            start = token.range.end;
        }
    }
    parts.push(&text[start..]);
    parts
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::schema::Schema;

    fn named(text: &str) -> (Vec<String>, bool, bool) {
        let words = LayerWords::new(&Schema::embedded().layers);
        let named = words.named(text);
        (named.layers.iter().map(|rank| words.id(*rank).to_owned()).collect(), named.open, named.whole)
    }

    #[test]
    fn labels_name_layers() {
        for (label, layers) in [
            ("Langages principaux", &["language"][..]),
            ("BDD", &["database"]),
            ("Bases de données", &["database"]),
            ("Base de donnée", &["database"]),
            ("Frontends css", &["frontend"]),
            ("Back-end", &["backend"]),
            ("Back end", &["backend"]),
            ("Dataviz et carto", &["dataviz", "mapping"]),
            ("UI/UX", &["design"]),
            ("Outils de développement", &["development"]),
            ("Outils de datascience", &["data-science"]),
            ("Éditeur", &["development"]),
            ("Intégration continue", &["development"]),
            ("Outils de développement code", &["development"]),
        ] {
            let (found, _, whole) = named(label);
            assert_eq!(
                (found.iter().map(String::as_str).collect::<Vec<_>>(), whole),
                (layers.to_vec(), true),
                "{label}"
            );
        }
    }

    #[test]
    fn label_that_is_partly_open_leaves_tools_their_own_layer() {
        assert_eq!(named("Appli/carto"), (vec!["mapping".into()], true, true));
        assert_eq!(named("Framework pour application web"), (vec![], false, true));
        assert_eq!(named("Outils de cartographie"), (vec!["mapping".into()], false, true));
    }

    #[test]
    fn words_that_name_no_layer_are_counted() {
        assert_eq!(named("Édition"), (vec![], false, false));
        assert_eq!(named("Application mobile élèves"), (vec!["mobile".into()], false, false));
    }
}
