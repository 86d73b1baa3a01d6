//! Questions as people type them, and as nobody would: drawn from a seed and the words of a site's sources.

use eigsite::search::query::{Answer, Options, Sort};

/// A question.
pub struct Question {
    /// What is typed.
    pub query: String,
    /// What is asked besides.
    pub options: Options,
}

/// What questions are drawn from.
pub struct Source {
    words: Vec<String>,
    /// Names of facets, with values and labels.
    facets: Vec<(String, Vec<String>)>,
    state: u64,
}

const STOP: &[&str] = &["le", "la", "de", "des", "et", "un", "the", "of", "est", "à"];
const ELIDED: &[&str] = &["l’", "d'", "qu’", "L’", "jusqu'", "l’d’", "s`", "n\u{2bc}"];
const INCLUSIVE: &[&str] = &["·e·s", "(e)s", "•ne", "·euses", "-e-s", ".e.s", "(trice)", "(e)+"];
const BETWEEN: &[&str] =
    &[" ", " ", " ", " ", ", ", "-", ".", "’", "/", "\u{a0}", "\u{202f}", "_", "", "·", "@"];
const ODD: &[&str] = &[
    "C++",
    "C#",
    "R",
    "D3.js",
    "S.N.C.F.",
    "l’S.N.C.F.",
    "\u{ad}",
    "a\u{ad}-\u{200d}b",
    "\u{200b}",
    "🎉",
    "é\u{301}",
    "<b>gras</b>",
    "&amp;",
    "constructor",
    "__proto__",
    "toString",
    "\u{0}",
    "\u{7}",
    "\\",
    "\"",
    "%",
    "#",
    "+++",
    "()",
    "(e)",
    "œuvre",
    "ŒUVRE",
    "ﬁche",
    "ß",
    "İ",
    "Σας",
    "日本語",
    "№ 5",
    "²",
    "re-frame",
    "b@liseNAV",
    "x’",
    "-",
    "…",
    "\u{feff}bom",
    "o\u{ad}u\u{ad}vert-e",
    "\u{10ffff}",
    "ʼ",
];

impl Source {
    /// Questions on a site whose sources say `text`; `all` is what its index answers if nothing is asked.
    pub fn new(text: &str, all: &Answer, seed: u64) -> Self {
        let mut words: Vec<String> = text.split_whitespace().map(str::to_owned).collect();
        words.sort();
        words.dedup();
        let values = |facet: &eigsite::search::query::FacetCounts| {
            facet.values.iter().flat_map(|value| [value.value.clone(), value.label.clone()]).collect()
        };
        let facets = all.facets.iter().map(|facet| (facet.name.clone(), values(facet))).collect();
        Self { words, facets, state: seed }
    }

    /// The next question.
    pub fn draw(&mut self) -> Question {
        let mut query = String::new();
        let words = match self.below(40) {
            0 => 0,
            1 => 40,
            2 => 400,
            3..20 => 1,
            _ => 2 + self.below(4),
        };
        for index in 0..words {
            if index > 0 {
                query.push_str(self.one_of(BETWEEN));
            }
            query.push_str(&self.word());
        }
        query.push_str(self.one_of(&["", "", "", " ", ".", " ?", "\n"]));
        Question { query, options: self.options() }
    }

    fn word(&mut self) -> String {
        let at = self.below(self.words.len());
        let word = self.words[at].clone();
        // Without the punctuation of the sentence that it stands in; now and then with it.
        let bare = word.trim_matches(|c: char| !c.is_alphanumeric()).to_owned();
        match self.below(14) {
            0 => word,
            1 => self.one_of(ODD).to_owned(),
            2 => self.one_of(STOP).to_owned(),
            3 => format!("{}{bare}", self.one_of(ELIDED)),
            4 => format!("{bare}{}", self.one_of(INCLUSIVE)),
            5 => bare.to_uppercase(),
            6 | 7 => self.begun(&bare),
            8..11 => self.misspelt(&bare),
            _ => bare,
        }
    }

    /// The beginning of a word.
    fn begun(&mut self, word: &str) -> String {
        let length = word.chars().count();
        let taken = 1 + self.below(length.max(1));
        word.chars().take(taken).collect()
    }

    /// A word with one typing error or two.
    fn misspelt(&mut self, word: &str) -> String {
        let mut letters: Vec<char> = word.chars().collect();
        for _ in 0..=self.below(2) {
            if letters.is_empty() {
                break;
            }
            let at = self.below(letters.len());
            match self.below(4) {
                0 => drop(letters.remove(at)),
                1 => letters.insert(at, 'e'),
                2 => letters[at] = 'r',
                _ if at > 0 => letters.swap(at - 1, at),
                _ => {}
            }
        }
        letters.into_iter().collect()
    }

    fn options(&mut self) -> Options {
        let mut options = Options {
            limit: [10, 10, 3, 50, 0][self.below(5)],
            offset: [0, 0, 0, 2][self.below(4)],
            excerpts: self.below(8) > 0,
            facets: self.below(3) == 0,
            ..Options::default()
        };
        if self.below(4) == 0 {
            options.sort = Sort::Date;
        }
        // Each name once, as in an object of JavaScript.
        let names = if self.below(3) == 0 { self.facets.clone() } else { Vec::new() };
        for (name, values) in names {
            if self.below(3) == 0 {
                let chosen = (0..=self.below(2)).map(|_| self.value(&values)).collect();
                options.filters.push((name, chosen));
            }
        }
        if self.below(30) == 0 {
            options.filters.push(("inconnu".into(), vec!["x".into()]));
        }
        options
    }

    fn value(&mut self, values: &[String]) -> String {
        let at = self.below(values.len().max(1));
        match (self.below(6), values.get(at)) {
            (0, _) | (_, None) => "nulle part".into(),
            (1, Some(value)) => value.to_uppercase(),
            (_, Some(value)) => value.clone(),
        }
    }

    fn one_of(&mut self, texts: &[&'static str]) -> &'static str {
        texts[self.below(texts.len())]
    }

    /// A number below `end`, from a linear congruential generator (Knuth's MMIX).
    fn below(&mut self, end: usize) -> usize {
        self.state =
            self.state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.state >> 33) as usize % end
    }
}
