//! What the words around the tools of one part say of their use, and of numbers.
//!
//! Takes a part; must not know what stands around it.

use super::element::{Element, Kind};
use super::reading::{Hit, Part, Reading};
use super::vocabulary::{DENYING, LIGHT, NO_NAMES, NO_TOOLS, STOP, USES, is_in};
use crate::resolve::catalogue::names::{is_version, year};

impl Part<'_> {
    /// Whether a list that a label opens names the kind of tool and the tool, and no more: "solveurs HiGHS", "lecteur
    /// d'écran NVDA". Without a label it may as well be a meeting or a team.
    pub(super) fn is_apposed(&self, first: usize, words: &[&str]) -> bool {
        let small =
            |index: usize| self.written(index).chars().all(|c| !c.is_uppercase() && !c.is_ascii_digit());
        let ends = self.core[first..].iter().all(|element| matches!(element.kind, Kind::Tool(..)));
        self.listed
            && ends
            && first < 4
            && (0..first).all(small)
            && (!self.is_common(first) || self.is_name(first))
            && words.first().is_some_and(|word| !is_in(NO_NAMES, word))
            && !words.iter().any(|word| is_in(NO_TOOLS, word) || DENYING.contains(word))
    }

    /// Whether `words` say that somebody uses what follows: "L'équipe support utilise". More words than fit one clause,
    /// or one that denies, and it is anybody's guess.
    pub(super) fn is_said_to_be_used(&self, words: &[&str]) -> bool {
        let last =
            words.iter().rposition(|word| !is_in(LIGHT, word) || USES.contains(word) || STOP.contains(word));
        let article = |word: &str| matches!(word, "le" | "la" | "l" | "les" | "un" | "une" | "the" | "a");
        let verb = last.map(|last| if article(words[last]) { last.saturating_sub(1) } else { last });
        words.len() < 8
            && verb.is_some_and(|verb| USES.contains(&words[verb]))
            && !words.iter().any(|word| DENYING.contains(word))
    }

    /// Reads the place where a tool runs: "le GitLab de Scalingo", "RStudio Server du SSP Cloud".
    pub(super) fn is_hosted(&self, at: usize, reading: &mut Reading) -> bool {
        let of = (at..self.core.len())
            .take_while(|index| matches!(self.word(*index), "de" | "du" | "d" | "la" | "l"));
        let last = at + of.count();
        let [Element { kind: Kind::Tool(tool, version), range, .. }] = self.core[last..] else {
            return false;
        };
        let hosts = last > at && self.words.default_layer(*tool) == Some("infrastructure");
        if hosts {
            reading.tools.push(Hit { tool: *tool, version: version.clone(), range: range.clone() });
        }
        hosts
    }

    /// Reads a part that is a version or a year: `3.6`, `depuis 2019`, `v2`.
    pub(super) fn number(&self, reading: &mut Reading) -> bool {
        let mut found = false;
        for index in 0..self.core.len() {
            let written = self.written(index);
            if let Some(year) = year(written) {
                reading.year = Some(year);
                found = true;
            } else if is_version(written) {
                reading.version = Some(written.trim_start_matches(['v', 'V']).to_owned());
                found = true;
            } else if !SINCE.contains(&self.word(index)) {
                return false;
            }
        }
        found
    }

    /// The year that the words from `at` on say and nothing else: `2019`, "depuis 2019".
    pub(super) fn since(&self, at: usize) -> Option<i32> {
        let last = self.core.len().checked_sub(1).filter(|last| *last >= at)?;
        (at..last).all(|index| SINCE.contains(&self.word(index))).then(|| year(self.written(last))).flatten()
    }
}

/// Words before a version or a year.
const SINCE: &[&str] =
    &["depuis", "since", "en", "in", "version", "v", "des", "from", "l", "annee", "debut", "fin"];
