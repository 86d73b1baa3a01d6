//! Names that are nearly right: a letter too many, a capital in the wrong place.

use crate::text::fold;

/// A name that others may be near to.
#[derive(Debug)]
pub(super) struct Near {
    key: String,
    letters: usize,
    /// Which letters it has: names that differ in more letters than slips can change are not compared.
    signature: u64,
    tool: usize,
}

impl Near {
    /// The name with the folded `key` of `tool`.
    pub(super) fn new(key: &str, tool: usize) -> Self {
        Self { key: key.to_owned(), letters: key.chars().count(), signature: signature(key), tool }
    }
}

fn signature(key: &str) -> u64 {
    key.chars().fold(0, |all, letter| all | 1 << (u32::from(letter) % 64))
}

/// The one tool with a key near `wanted`: one slip in five to seven letters, two from eight on. Short names have
/// too many neighbours, and of two tools equally near neither is meant more than the other.
pub(super) fn nearest(wanted: &str, known: &[Near]) -> Option<usize> {
    let length = wanted.chars().count();
    let most = match length {
        0..=4 => return None,
        5..=7 => 1,
        _ => 2,
    };
    let letters = signature(wanted);
    let (mut best, mut distance, mut unique) = (None, most + 1, true);
    for near in known {
        // A slip puts one letter in the place of another: two letters of the signature at most.
        let apart = (near.signature ^ letters).count_ones() as usize;
        if near.letters.abs_diff(length) > most || apart > 2 * most {
            continue;
        }
        let here = strsim::osa_distance(wanted, &near.key);
        if here < distance {
            (best, distance, unique) = (Some(near.tool), here, true);
        } else if here == distance && best != Some(near.tool) {
            unique = false;
        }
    }
    best.filter(|_| unique && distance <= most)
}

/// See [`super::names::ToolNames::odd_spelling`].
pub(super) fn odd_spelling<'s>(spellings: &'s [String], written: &str) -> Option<&'s str> {
    // Nearly every name is written as the catalogue has it, or with capitals that are never odd.
    if spellings.iter().any(|name| name == written) || !written.chars().skip(1).any(char::is_uppercase) {
        return None;
    }
    let plain = letters(written);
    let key = fold(&plain);
    // Of a name without capitals inside, `ElasticSearch`, everybody may hear two words.
    let inner = |name: &String| letters(name).chars().skip(1).any(char::is_uppercase);
    let right = spellings.iter().find(|name| fold(&letters(name)) == key && inner(name))?;
    let lower = plain.chars().all(|c| !c.is_uppercase());
    let upper = plain.chars().all(|c| !c.is_lowercase());
    let mut words = without_js(written).split(|c: char| !c.is_alphabetic());
    let capitalised = words.all(|word| word.chars().skip(1).all(|c| !c.is_uppercase()));
    let fits = lower || upper || capitalised || spellings.iter().any(|name| letters(name) == plain);
    (!fits).then_some(right.as_str())
}

/// The letters of a name without its version and its `.js`, which everybody writes as they like.
fn letters(name: &str) -> String {
    without_js(name).chars().filter(|c| c.is_alphabetic()).collect()
}

fn without_js(name: &str) -> &str {
    let name = name.trim_end_matches(|c: char| !c.is_alphabetic());
    let cut = name.len().saturating_sub(2);
    match name.get(cut..) {
        Some(end) if cut > 1 && end.eq_ignore_ascii_case("js") => &name[..cut],
        _ => name,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn capitals_that_nobody_would_put_there_are_odd() {
        let spellings = ["PostgreSQL", "Postgres"].map(str::to_owned);
        for odd in ["PostgresQL", "PostGresql", "PostgreSql 12"] {
            assert_eq!(odd_spelling(&spellings, odd), Some("PostgreSQL"), "{odd}");
        }
        for fine in ["PostgreSQL", "postgresql", "POSTGRESQL", "Postgresql", "Postgres", "POSTGRES"] {
            assert_eq!(odd_spelling(&spellings, fine), None, "{fine}");
        }
        let vue = ["Vue.js".to_owned(), "Vue".to_owned()];
        for fine in ["VueJS", "Vue", "vueJs", "Vue.JS", "Vue 3"] {
            assert_eq!(odd_spelling(&vue, fine), None, "{fine}");
        }
        assert_eq!(odd_spelling(&["Elasticsearch".to_owned()], "ElasticSearch"), None);
    }
}
