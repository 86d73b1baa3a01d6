//! Whether a tool is used, planned, considered or dropped, and the words that say so.
//!
//! Takes words, returns states; knows nothing of tools.

use crate::text::fold;

/// How far a challenge has come with a tool.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub enum State {
    /// In use.
    #[default]
    Used,
    /// To come.
    Planned,
    /// Perhaps.
    Considered,
    /// No more.
    Dropped,
}

impl State {
    /// Every state.
    pub const ALL: [State; 4] = [State::Used, State::Planned, State::Considered, State::Dropped];

    /// Its word in data files and templates.
    pub fn id(self) -> &'static str {
        match self {
            State::Used => "used",
            State::Planned => "planned",
            State::Considered => "considered",
            State::Dropped => "dropped",
        }
    }

    /// The state that `text` as a whole names, in French or English: `planned`, `à venir`, `en test`.
    pub fn parse(text: &str) -> Option<State> {
        let words: Vec<String> =
            text.split(|c: char| !c.is_alphanumeric()).map(fold).filter(|word| !word.is_empty()).collect();
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        let known = State::at(&words).filter(|(_, count)| *count == words.len()).map(|(state, _)| state);
        known.or_else(|| USED.contains(&words.join(" ").as_str()).then_some(State::Used))
    }

    /// The state that `words`, folded, begin with, and how many of them say so.
    pub(super) fn at(words: &[&str]) -> Option<(State, usize)> {
        let first = words.first()?;
        let mut found: Option<(State, usize)> = None;
        for (state, phrases) in [
            (State::Considered, CONSIDERED),
            (State::Planned, PLANNED),
            (State::Dropped, DROPPED),
            (State::Used, NOW),
        ] {
            for phrase in
                phrases.iter().filter(|phrase| phrase.as_bytes().first() == first.as_bytes().first())
            {
                let mut count = 0;
                let same = phrase.split(' ').all(|word| {
                    count += 1;
                    words.get(count - 1).is_some_and(|written| same_word(written, word))
                });
                if same && found.is_none_or(|(_, longest)| count > longest) {
                    found = Some((state, count));
                }
            }
        }
        found
    }
}

/// Whether a written word is `word`, in any gender and number.
pub(super) fn same_word(written: &str, word: &str) -> bool {
    written
        .strip_prefix(word)
        .is_some_and(|end| end.is_empty() || (word.len() > 4 && matches!(end, "e" | "s" | "es")))
}

/// Folded; read as wholes only, since "utilisé" within a sentence says little.
#[rustfmt::skip]
const USED: &[&str] = &[
    "used", "use", "in use", "utilise", "utilisee", "utilises", "utilisees", "en production", "prod",
    "production", "in production", "deploye", "deployed", "en place", "en service", "actif", "active",
    "adopte", "adopted", "oui", "yes", "ok", "live", "en cours d utilisation",
];

/// What is used as long as nothing else is; "la BDD (à venir) : SQLite pour le moment".
const NOW: &[&str] = &["pour le moment", "pour l instant", "for now", "for the moment", "for the time being"];

#[rustfmt::skip]
const CONSIDERED: &[&str] = &[
    "a confirmer", "a decider", "a definir", "a voir", "a valider", "a etudier", "a preciser", "a tester",
    "a discuter", "a choisir", "choix a faire", "au choix", "a trancher", "a comparer", "a evaluer",
    "a determiner", "a arbitrer", "a explorer", "eventuellement", "eventuel", "eventuelle", "eventuels",
    "peut etre", "peutetre", "si necessaire", "si besoin", "au besoin", "le cas echeant", "envisage",
    "envisagee", "en test", "en tests", "en cours de test", "en cours d evaluation", "en cours d etude",
    "en cours de discussion", "en evaluation", "a l etude", "a l essai", "en reflexion", "potentiellement",
    "potentiel", "possible", "possiblement", "probable", "probablement", "pressenti", "en option",
    "pas sur", "non confirme", "tbc", "tbd", "to be confirmed", "to be decided", "to be defined",
    "to confirm", "maybe", "perhaps", "possibly", "considered", "considering", "under consideration",
    "under evaluation", "evaluating", "if needed", "if necessary", "being evaluated", "in evaluation",
    "candidate", "candidat", "not sure", "in testing", "trial", "sans doute", "vraisemblablement", "a priori",
    "en discussion", "en comparaison", "en cours de comparaison", "en cours de choix", "benchmark en cours",
    "comparatif en cours", "comparaison en cours", "choix en cours", "etude en cours", "essai en cours",
    "pas tranche", "non tranche", "pas encore tranche", "pas encore decide", "pas encore choisi", "pense a",
    "pensent a", "pensons a", "songe a", "songent a", "songeons a", "hesite entre", "hesitent entre",
    "hesitons entre", "reflechit a", "reflechissent a", "thinking of", "under discussion", "not decided",
    "undecided", "pourrait", "pourraient", "might",
];

#[rustfmt::skip]
const PLANNED: &[&str] = &[
    "a venir", "prevu", "prevue", "bientot", "planifie", "planifiee", "prochainement", "a terme",
    "plus tard", "a mettre en place", "a installer", "a deployer", "a integrer", "en projet",
    "en preparation", "en cours d installation", "en cours de mise en place", "en cours de deploiement",
    "en cours d integration", "en cours de migration", "futur", "future", "planned", "soon", "coming soon",
    "upcoming", "todo", "to do", "later", "a faire", "in the future", "roadmap", "quand on aura", "quand nous aurons",
    "quand ce sera", "un jour", "pas encore", "dans un second temps", "l an prochain", "l annee prochaine", "next year",
    "va arriver", "arrive bientot", "some day",
];

#[rustfmt::skip]
const DROPPED: &[&str] = &[
    "abandonne", "abandonnee", "en cours d abandon", "en voie d abandon", "remplace par", "remplacee par", "remplaces par", "remplace depuis par",
    "remplace", "remplacee", "plus utilise", "plus utilisee", "n est plus utilise", "n est plus utilisee",
    "non utilise", "retire", "retiree", "supprime", "supprimee", "arrete", "arretee", "obsolete", "ecarte",
    "ecartee", "rejete", "decommissionne", "non retenu", "pas retenu", "dropped", "replaced by", "replaced",
    "deprecated", "abandoned", "no longer used", "not used anymore", "removed", "retired", "rejected",
    "discarded", "jusqu en", "jusqu a", "jusqu au", "until", "commence avec", "commence par", "demarre avec",
    "au depart", "au debut", "initialement", "utilisait", "utilisaient", "utilisions", "initially", "at first",
    "started with", "used to use",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn states_are_read_in_french_and_english() {
        for (text, state) in [
            ("used", State::Used),
            ("Utilisé", State::Used),
            ("en production", State::Used),
            ("planned", State::Planned),
            ("prévue", State::Planned),
            ("À venir", State::Planned),
            ("envisagés", State::Considered),
            ("à l’étude", State::Considered),
            ("à confirmer", State::Considered),
            ("abandonné", State::Dropped),
            ("retirées", State::Dropped),
            ("remplacé", State::Dropped),
            ("no longer used", State::Dropped),
        ] {
            assert_eq!(State::parse(text), Some(state), "{text}");
        }
        for text in ["", "à", "Python", "prévu pour", "confirmer"] {
            assert_eq!(State::parse(text), None, "{text}");
        }
    }

    #[test]
    fn every_id_is_read_again() {
        for state in State::ALL {
            assert_eq!(State::parse(state.id()), Some(state));
        }
    }
}
