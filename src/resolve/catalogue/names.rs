//! What tools are called, and which tool a written name means.
//!
//! Takes each tool's name and other names; finds the tool that a name means. Case, accents, spaces, dots and
//! dashes do not count, nor a trailing `.js`; a tool's own name comes before another's alias, and an exact name
//! before one with a version behind it.

use super::near::{self, Near};
use super::words::{TokenKind, tokens};
use crate::text::fold;
use std::collections::HashMap;

/// What one tool is called.
#[derive(Debug, Clone)]
pub struct Called<'a> {
    /// The tool.
    pub tool: usize,
    /// Its name.
    pub name: &'a str,
    /// Its other names.
    pub aliases: &'a [String],
    /// Whether its name is a word that prose uses for other things: `Express`, `Spark`.
    pub common_word: bool,
}

/// What all tools are called.
#[derive(Debug, Default)]
pub struct ToolNames {
    /// By key: the tools' names, their aliases, and both without `.js` or "Apache"; in the order in which they count.
    keys: [HashMap<String, usize>; 3],
    /// What unknown names are compared with: names and aliases.
    near: Vec<Near>,
    /// Each tool's spellings, its name first.
    spellings: HashMap<usize, Vec<String>>,
    common: Vec<usize>,
    /// The words of the longest name.
    longest: usize,
}

/// The tool that a name means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// The tool.
    pub tool: usize,
    /// The version that the name ends in.
    pub version: Option<String>,
}

impl ToolNames {
    /// The names of `tools`; where two share one, the first has it.
    pub fn new<'a>(tools: impl IntoIterator<Item = Called<'a>>) -> Self {
        let mut names = Self::default();
        for called in tools {
            names.add(0, called.name, called.tool);
            for alias in called.aliases {
                names.add(1, alias, called.tool);
            }
            let spellings = std::iter::once(called.name.to_owned()).chain(called.aliases.iter().cloned());
            names.spellings.entry(called.tool).or_default().extend(spellings);
            if called.common_word {
                names.common.push(called.tool);
            }
        }
        names.common.sort_unstable();
        names.near = names.keys[..2].iter().flatten().map(|(key, tool)| Near::new(key, *tool)).collect();
        names
    }

    fn add(&mut self, rank: usize, name: &str, tool: usize) {
        let (plain, signed, words) = keys(name);
        self.longest = self.longest.max(words);
        for key in [plain, signed] {
            if key.is_empty() {
                continue;
            }
            // Everybody says "Kafka" for "Apache Kafka".
            for short in [without_js(&key), key.strip_prefix("apache")].into_iter().flatten() {
                if short.chars().count() > 1 {
                    self.keys[2].entry(short.to_owned()).or_insert(tool);
                }
            }
            self.keys[rank].entry(key).or_insert(tool);
        }
    }

    /// The tool whose name or alias `name` is, and the version behind it.
    pub fn find(&self, name: &str) -> Option<Found> {
        let key = fold(name);
        if let Some(tool) = self.keys[0].get(&key) {
            return Some(Found { tool: *tool, version: None });
        }
        let exact = self.by_key(&key);
        let versioned =
            split_version(name).and_then(|(base, version)| Some((self.by_key(&fold(base))?, version)));
        match (exact, versioned) {
            // An alias may well be "Python 3".
            (exact, Some((tool, version))) if exact.is_none_or(|exact| exact == tool) => {
                Some(Found { tool, version: Some(version.to_owned()) })
            }
            (exact, _) => Some(Found { tool: exact?, version: None }),
        }
    }

    /// The tool with the folded name `key`, in which `/`, `&` and `+` between words may stand.
    pub fn by_key(&self, key: &str) -> Option<usize> {
        let known = |key: &str| self.keys.iter().find_map(|keys| keys.get(key)).copied();
        known(key).or_else(|| known(without_js(key)?))
    }

    /// The name of `tool`.
    pub fn name(&self, tool: usize) -> &str {
        self.spellings.get(&tool).and_then(|all| all.first()).map_or("", String::as_str)
    }

    /// Whether prose uses the name of `tool` for other things.
    pub fn is_common(&self, tool: usize) -> bool {
        self.common.binary_search(&tool).is_ok()
    }

    /// Whether a tool is found under `key` only since `.js` or "Apache" is left out: "format" and "ranger" are words.
    pub fn is_shortened(&self, key: &str) -> bool {
        !self.keys[0].contains_key(key) && !self.keys[1].contains_key(key) && self.keys[2].contains_key(key)
    }

    /// How many words the longest name has.
    pub fn longest(&self) -> usize {
        self.longest
    }

    /// The right spelling, if `written` spells the name of `tool` with capitals that nobody would put there:
    /// neither the catalogue's, nor none, nor all, nor one at the beginning of each word.
    pub fn odd_spelling(&self, tool: usize, written: &str) -> Option<&str> {
        near::odd_spelling(self.spellings.get(&tool)?, written)
    }

    /// The one tool whose name is a slip of the keyboard away from `name`.
    pub fn nearest(&self, name: &str, budget: &mut Budget) -> Option<usize> {
        budget.0 = budget.0.checked_sub(1)?;
        near::nearest(&fold(name), &self.near)
    }
}

/// How many names may still be compared with all known ones, so that thousands of unknown names take linear time.
#[derive(Debug)]
pub struct Budget(usize);

impl Default for Budget {
    fn default() -> Self {
        Self(100)
    }
}

/// The key of a name, the key with its signs, and the number of its words.
fn keys(name: &str) -> (String, String, usize) {
    let (mut signed, mut words) = (String::new(), 0);
    for token in tokens(name) {
        match token.kind {
            TokenKind::Word => {
                words += 1;
                signed.push_str(&fold(&name[token.range]));
            }
            TokenKind::Sign(sign @ ('/' | '&' | '+')) => signed.push(sign),
            _ => {}
        }
    }
    (fold(name), signed, words)
}

/// A key without the `js` at its end, if more than a letter is left.
fn without_js(key: &str) -> Option<&str> {
    key.strip_suffix("js").filter(|short| short.chars().count() > 1)
}

/// A name and the version behind it: `PHP7`, `Vue 3`, `Angular v2+`, `Node.js >= 12.x`.
fn split_version(name: &str) -> Option<(&str, &str)> {
    let name = name.trim();
    let is_part = |c: char| c.is_ascii_digit() || matches!(c, '.' | '+' | 'x' | '*');
    let mut start =
        name.len() - name.chars().rev().take_while(|c| is_part(*c)).map(char::len_utf8).sum::<usize>();
    start += name[start..].len() - name[start..].trim_start_matches(['.', '+', 'x', '*']).len();
    let version = &name[start..];
    if !is_version(version) {
        return None;
    }
    let base = name[..start].trim_end().trim_end_matches(['>', '<', '=', '~', '^', '≥']).trim_end();
    let words = ["version", "Version", " v", " V", "-v", "."];
    let base = words.iter().find_map(|word| base.strip_suffix(word)).unwrap_or(base).trim_end();
    (!base.is_empty()).then_some((base, version))
}

/// Whether `text` is a version: `3`, `2.7`, `12.x`, `3.8+`, `v2`, `19c`.
pub fn is_version(text: &str) -> bool {
    let text = text.strip_prefix(['v', 'V']).unwrap_or(text);
    let text = text.strip_suffix('+').unwrap_or(text);
    // `19c`, `2022b`; but no `3D`.
    let text = match text.strip_suffix(['a', 'b', 'c', 'g', 'i']) {
        Some(number) if number.len() > 1 => number,
        _ => text,
    };
    let mut parts = text.split('.');
    let is_number =
        |part: &str| !part.is_empty() && part.len() <= 5 && part.bytes().all(|b| b.is_ascii_digit());
    parts.next().is_some_and(is_number)
        && parts.all(|part| is_number(part) || matches!(part, "x" | "X" | "*"))
}

/// The year that `text` is, or that of the date `2019-02-15`, of those that such programmes have seen or will.
pub fn year(text: &str) -> Option<i32> {
    let (year, rest) = text.split_at_checked(4)?;
    let date = |(at, byte): (usize, u8)| if at % 3 == 0 { byte == b'-' } else { byte.is_ascii_digit() };
    let fits = rest.is_empty() || (rest.len() == "-02-15".len() && rest.bytes().enumerate().all(date));
    let year: i32 = fits.then(|| year.parse().ok()).flatten()?;
    (1990..2100).contains(&year).then_some(year)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names() -> ToolNames {
        let aliases: Vec<Vec<String>> = [
            &["ES"][..],
            &["Postgres"],
            &[],
            &["Vue"],
            &[],
            &[],
            &[],
            &[],
            &[],
            &["Golang"],
            &[],
            &[],
            &["k8s"],
            &["intégration continue"],
            &["D3"],
            &[],
            &[],
            &[],
        ]
        .iter()
        .map(|list| list.iter().map(|alias| (*alias).to_owned()).collect())
        .collect();
        let tools = [
            "Elasticsearch",
            "PostgreSQL",
            "Python",
            "Vue.js",
            "C",
            "C++",
            "C#",
            "R",
            "PHP",
            "Go",
            "S3",
            "i18next",
            "Kubernetes",
            "CI/CD",
            "D3.js",
            "Node.js",
            "Keycloak",
            "Vuex",
        ];
        let called = tools.iter().zip(&aliases).enumerate();
        ToolNames::new(called.map(|(tool, (name, aliases))| Called {
            tool,
            name,
            aliases,
            common_word: false,
        }))
    }

    fn found(name: &str) -> Option<(String, Option<String>)> {
        let names = names();
        names.find(name).map(|found| (names.name(found.tool).to_owned(), found.version))
    }

    fn plain(name: &str) -> String {
        found(name).filter(|(_, version)| version.is_none()).map_or_else(String::new, |(name, _)| name)
    }

    #[test]
    fn case_spaces_dots_dashes_and_js_do_not_count() {
        for written in ["vue", "VueJS", "Vue.js", "VUE JS", "vue-js"] {
            assert_eq!(plain(written), "Vue.js", "{written}");
        }
        assert_eq!(
            (plain("elastic search"), plain("NodeJS"), plain("Node")),
            ("Elasticsearch".into(), "Node.js".into(), "Node.js".into())
        );
        assert_eq!(
            (plain("d3.js"), plain("D3"), plain("postgres")),
            ("D3.js".into(), "D3.js".into(), "PostgreSQL".into())
        );
    }

    #[test]
    fn names_that_end_in_signs_and_digits_stay_themselves() {
        for name in ["C", "C++", "C#", "R", "Go", "S3", "i18next", "CI/CD"] {
            assert_eq!(plain(name), name);
        }
        assert_eq!((found("R.js"), found("C2x"), found("3")), (None, None, None));
        assert!(["19c", "2022b", "v2", "12.x"].into_iter().all(is_version));
        assert!(!["3D", "c", "9c", "1080p"].into_iter().any(is_version));
    }

    #[test]
    fn version_behind_a_name_is_taken_off() {
        for (written, name, version) in [
            ("python 3", "Python", "3"),
            ("Python 2.7", "Python", "2.7"),
            ("PHP7", "PHP", "7"),
            ("Vue 3", "Vue.js", "3"),
            ("Python3.6", "Python", "3.6"),
            ("Node.js 12.x", "Node.js", "12.x"),
            ("Python v2", "Python", "2"),
            ("Python >= 3.8", "Python", "3.8"),
            ("VueJS version 2", "Vue.js", "2"),
            ("C++ 17", "C++", "17"),
        ] {
            assert_eq!(found(written), Some((name.to_owned(), Some(version.to_owned()))), "{written}");
        }
    }

    #[test]
    fn apache_is_left_out_and_what_is_left_is_a_shortened_name() {
        let tools = ["Apache Kafka", "Moment.js", "Kafka Connect"];
        let called = tools.iter().enumerate();
        let names = ToolNames::new(called.map(|(tool, name)| Called {
            tool,
            name,
            aliases: &[],
            common_word: false,
        }));
        assert_eq!(names.find("kafka"), Some(Found { tool: 0, version: None }));
        assert!(
            names.is_shortened("kafka") && names.is_shortened("moment") && !names.is_shortened("apachekafka")
        );
    }

    #[test]
    fn own_name_comes_before_the_alias_of_another() {
        let alias = ["Dash".to_owned()];
        let names = ToolNames::new([
            Called { tool: 0, name: "Plotly Dash", aliases: &alias, common_word: false },
            Called { tool: 1, name: "Dash", aliases: &[], common_word: true },
        ]);
        assert_eq!(names.find("dash"), Some(Found { tool: 1, version: None }));
        assert!(names.is_common(1) && !names.is_common(0));
    }

    #[test]
    fn slip_of_the_keyboard_is_near_one_tool() {
        let names = names();
        let near = |name: &str| names.nearest(name, &mut Budget::default()).map(|tool| names.name(tool));
        assert_eq!(near("Keycloack"), Some("Keycloak"));
        assert_eq!(near("Kubernetess"), Some("Kubernetes"));
        assert_eq!((near("Kubernezes"), near("Kubxrnezes")), (Some("Kubernetes"), Some("Kubernetes")));
        assert_eq!(near("Pyhton"), Some("Python"));
        assert_eq!((near("Vuet"), near("PHD"), near("Jupyter")), (None, None, None));
    }

    #[test]
    fn hundred_names_are_compared_and_no_more() {
        let (names, mut budget) = (names(), Budget::default());
        let compared = (0..200).filter(|_| names.nearest("Keycloack", &mut budget).is_some()).count();
        assert_eq!(compared, 100);
    }
}
