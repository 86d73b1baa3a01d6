//! Names whose capitals tell of what they are made: `DataJust`, `IAFlash`, `d’OpenStreetMap`.
//!
//! Takes the groups as written, returns the groups of their parts, which no page may say by themselves.

use std::collections::BTreeMap;

use rayon::prelude::*;

use super::gather::Gathered;

/// How many letters each part has at least.
const SHORTEST: usize = 2;
/// How many the part behind an acronym has: `EIGs` is a plural.
const SHORTEST_BEHIND_ACRONYM: usize = 3;

/// For each group whose capitals take it apart the groups of its parts.
pub type Parts = BTreeMap<usize, Vec<u32>>;

/// Takes names apart, and numbers the groups of their parts.
pub fn parts(gathered: &mut Gathered) -> Parts {
    let groups = &mut gathered.groups;
    let taken_apart = groups.written.par_iter().enumerate().map(|(number, (language, written))| {
        if !written.bytes().any(|byte| byte.is_ascii_uppercase()) {
            return (number, *language, Vec::new());
        }
        // What stands before an apostrophe is no part of the name.
        let name = written.rsplit(['’', '\'', 'ʼ']).next().unwrap_or(written);
        (number, *language, split(name))
    });
    let found: Vec<_> = taken_apart.filter(|(_, _, parts)| parts.len() > 1).collect();
    let mut number =
        |language, parts: Vec<_>| parts.into_iter().map(|part| groups.number((language, part))).collect();
    found.into_iter().map(|(group, language, parts)| (group, number(language, parts))).collect()
}

/// The parts of a name, if it has several and nothing but letters and digits.
fn split(name: &str) -> Vec<&str> {
    // Most names have no capital, or only the first letter is one.
    let mut behind = name.bytes().skip(usize::from(name.is_ascii()));
    if behind.all(|byte| !byte.is_ascii_uppercase()) || !name.chars().all(char::is_alphanumeric) {
        return Vec::new();
    }
    let letters: Vec<(usize, char)> = name.char_indices().collect();
    let mut parts = Vec::new();
    let mut start = 0;
    for (index, two) in letters.windows(2).enumerate() {
        let (before, (at, here)) = (two[0].1, two[1]);
        let behind = letters[index + 2..].iter().take(SHORTEST_BEHIND_ACRONYM);
        let small = behind.take_while(|(_, letter)| letter.is_lowercase()).count();
        let ends_acronym = before.is_uppercase() && small + 1 >= SHORTEST_BEHIND_ACRONYM;
        if here.is_uppercase() && (before.is_lowercase() || ends_acronym) && at > start {
            parts.push(&name[start..at]);
            start = at;
        }
    }
    parts.push(&name[start..]);
    if parts.iter().any(|part| part.chars().count() < SHORTEST) { Vec::new() } else { parts }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn capitals_take_names_apart() {
        assert_eq!(split("DataJust"), ["Data", "Just"]);
        assert_eq!(split("PrédiSauvetage"), ["Prédi", "Sauvetage"]);
        assert_eq!(split("OpenStreetMap"), ["Open", "Street", "Map"]);
        assert_eq!(split("IAFlash"), ["IA", "Flash"]);
        assert_eq!(split("MatchID"), ["Match", "ID"]);
    }

    #[test]
    fn other_words_stay_whole() {
        for word in ["Archives", "SNCF", "EIGs", "iPhone", "TeX", "data", "Data-Just", "", "É"] {
            assert!(split(word).len() < 2, "{word}");
        }
    }
}
