//! Words that say nothing of tools themselves but much of how a list of them is to be read.
//!
//! All are folded (see [`crate::text::fold`]) and singular; [`singular`] brings a written word to that form.

use std::borrow::Cow;

/// A folded word without the ending of its plural.
pub(super) fn singular(word: &str) -> Cow<'_, str> {
    if let Some(stem) = word.strip_suffix("aux").filter(|stem| stem.len() > 2 && !stem.ends_with('e')) {
        return Cow::Owned(format!("{stem}al"));
    }
    match word.strip_suffix(['s', 'x']) {
        Some(short) if short.len() > 2 && !word.ends_with("ss") => Cow::Borrowed(short),
        _ => Cow::Borrowed(word),
    }
}

/// Whether `word`, folded, is in `list` as it is or as a singular.
pub(super) fn is_in(list: &[&str], word: &str) -> bool {
    list.contains(&word) || list.contains(&singular(word).as_ref())
}

/// Words that hold a sentence together.
#[rustfmt::skip]
pub(super) const STOP: &[&str] = &[
    "a", "au", "aux", "avec", "ce", "ces", "cet", "cette", "comme", "d", "dans", "de", "depuis", "des",
    "du", "en", "entre", "est", "et", "il", "l", "la", "le", "les", "leur", "leurs", "mais", "n", "ne",
    "nos", "notre", "nous", "on", "ont", "ou", "par", "pas", "pour", "qu", "que", "qui", "s", "sa", "sans",
    "se", "ses", "son", "sont", "sous", "sur", "un", "une", "vers", "via", "y", "c", "j", "m", "t", "plus",
    "puis", "an", "and", "are", "as", "at", "be", "by", "for", "from", "in", "is", "it", "its", "of", "or",
    "our", "that", "the", "their", "this", "to", "used", "we", "with", "which", "using", "chez", "afin",
    "etre", "sera", "seront", "ete", "fait", "faire", "was", "will", "dont", "car", "si", "selon", "lors",
    "tous", "tout", "toute", "toutes", "etc", "non", "no", "not", "ils", "elle", "elles", "je", "they", "there",
];

/// Words before or behind a tool's name, or in a label, that change nothing.
#[rustfmt::skip]
pub(super) const LIGHT: &[&str] = &[
    "principalement", "surtout", "notamment", "essentiellement", "majoritairement", "egalement", "aussi",
    "ainsi", "pure", "pur", "full", "peu", "beaucoup", "type", "basic", "vanilla", "simple", "simplement",
    "juste", "plutot", "framework", "cadriciel", "serveur", "server", "langage", "language", "api", "rest",
    "logiciel", "suite", "outil", "tool", "app", "appli", "application", "script", "plugin", "module",
    "extension", "brique", "solution", "service", "plateforme", "platform", "instance", "client", "moteur",
    "engine", "package", "paquet", "library", "librairie", "bibliotheque", "lib", "base", "stack",
    "technique", "techno", "technologie", "technology", "technical", "tech", "diver", "autre", "other",
    "software", "logicielle", "informatique", "web", "webapp", "site", "code", "composant", "component",
    "choi", "architecture", "principal", "principale", "main", "utilise", "utilisee", "employe", "liste",
    "list", "interne", "mainly", "mostly", "some", "pile", "hack", "general", "generale", "version",
    "community", "enterprise", "communautaire", "environnement", "ecosysteme", "ecosystem", "sdk", "cli",
    "numerique", "transverse", "commun", "commune", "annexe", "socle", "cote", "aspect", "partie", "open",
    "source", "utilison", "utilisent", "utilisant", "use", "vm", "machine", "virtuelle", "virtuel", "poste",
    "cluster", "lts", "stable", "latest", "bit", "little", "lot", "developpe", "developpee", "ecrit",
    "ecrite", "construit", "construite", "realise", "realisee", "heberge", "hebergee", "deploye",
    "deployee", "gere", "geree", "written", "built", "made", "hosted", "deployed", "retenu", "retenue",
    "choisi", "choisie", "via", "dernier", "derniere", "nouveau", "nouvelle", "new", "classique", "misc",
    "technologique",
    // Kinds of things that are made with a tool, run on it or belong to it.
    "rapport", "report", "site", "fond", "tuile", "tile", "theme", "macro", "import", "export", "image",
    "fichier", "file", "tableur", "tableau", "board", "formulaire", "form", "kanban", "canal", "salon", "channel", "groupe",
    "compte", "bundle", "driver", "connecteur", "connector", "greffon", "addon", "gabarit", "template",
    // How much of it.
    "poil", "brin", "bout", "zeste", "touche", "dose", "bit",
    "maintenant", "desormai", "actuellement", "aujourd", "hui", "currently", "now", "today", "avon", "have", "ha",
];

/// Makers, whose names may stand before that of a tool: `Apache Airflow`.
#[rustfmt::skip]
pub(super) const VENDORS: &[&str] = &[
    "apache", "google", "microsoft", "m", "amazon", "aws", "adobe", "gnu", "oracle", "ibm", "hashicorp",
    "elastic", "jetbrains", "atlassian", "mozilla", "eclipse", "facebook", "meta", "redhat",
];

/// Words of headings and labels below which no tools stand.
#[rustfmt::skip]
pub(super) const NO_TOOLS: &[&str] = &[
    "livrable", "deliverable", "equipe", "team", "contact", "lien", "link", "contexte", "context",
    "objectif", "objective", "goal", "ressource", "resource", "donnee", "dataset", "calendrier", "calendar",
    "planning", "membre", "member", "mentor", "eig", "fonctionnalite", "feature", "presentation",
    "description", "resume", "administration", "partenaire", "partner", "utilisateur", "user", "public",
    "besoin", "probleme", "problematique", "enjeu", "defi", "resultat", "result", "etape", "roadmap",
    "historique", "reference", "bibliographie", "question", "remarque", "risque", "budget", "formation",
    "evenement", "reunion", "atelier", "auteur", "depot", "repository", "repo", "url", "adresse", "date",
    "statut", "promotion", "porteur", "sponsor",
];

/// Labels whose first word is one of these are followed by no tools.
#[rustfmt::skip]
pub(super) const NO_TOOLS_LABEL: &[&str] = &[
    "livrable", "deliverable", "equipe", "team", "contact", "lien", "link", "contexte", "objectif",
    "mentor", "membre", "depot", "repository", "repo", "url", "adresse", "statut", "promotion",
    "administration", "porteur", "budget", "auteur", "date", "description", "note", "remarque", "nb",
    "attention", "question",
];

/// Headings that promise things to do, not tools.
pub(super) const TO_DO: &[&str] = &["afaire", "todo", "nextsteps", "prochainesetapes", "resteafaire"];

/// A part that begins so says that something is not there.
#[rustfmt::skip]
pub(super) const NOTHING: &[&str] = &[
    "aucun", "aucune", "neant", "rien", "nothing", "none", "pas", "sans", "without", "no", "nil", "zero",
];

/// A part that is this says nothing yet.
#[rustfmt::skip]
pub(super) const EMPTY: &[&str] = &[
    "na", "n a", "nc", "sans objet", "a completer", "a remplir", "a renseigner", "en cours", "idem", "etc",
    "tbd", "todo", "a suivre", "wip", "work in progress", "non renseigne", "inconnu", "unknown",
    "to be completed", "none yet", "plein d autres", "autres", "et autres", "others", "and more", "so on",
    "cf", "x", "non", "no", "oui", "yes", "encore", "bien", "voir", "voire", "non applicable",
    "not applicable",
];

/// Verbs behind which what is used stands.
#[rustfmt::skip]
pub(super) const USES: &[&str] = &[
    "utilise", "utilisent", "utilisons", "utilisant", "emploie", "emploient", "employons", "exploite",
    "exploitent", "exploitons", "adopte", "adoptent", "adoptons", "choisi", "retenu", "deploie", "deployons",
    "use", "uses", "using", "chose", "adopted", "runs", "run",
];

/// Verbs that say what is done with a tool, behind which a preposition and the tool stand: "sont stockées dans".
/// Without the endings of gender and number.
#[rustfmt::skip]
pub(super) const DONE: &[&str] = &[
    "accessible", "affiche", "analyse", "appuie", "base", "calcule", "cartographie", "code", "collecte",
    "communique", "compile", "conserve", "construit", "consultable", "consulte", "crawle", "cree", "decrit",
    "deploye", "dessine", "developpe", "diffuse", "discute", "disponible", "distribue", "documente", "echange",
    "ecrit", "enregistre", "entraine", "envoye", "est", "execute", "extrait", "fait", "faite", "fonctionne",
    "genere", "gere", "heberge", "importe", "indexe", "installe", "maquette", "mesure", "mis", "mise", "modelise",
    "monitore", "nettoye", "operationnel", "orchestre", "organise", "outille", "partage", "passe", "pilote",
    "planifie", "produit", "prototype", "publie", "realise", "redige", "repose", "sauvegarde", "scrape", "sert",
    "servi", "sont", "stocke", "suivi", "supervise", "surveille", "teste", "tient", "tourne", "traduit",
    "traite", "transforme", "travaille", "verifie", "versionne", "visualise",
    "are", "based", "built", "coded", "deployed", "designed", "developed", "displayed", "done", "drawn", "hosted",
    "indexed", "is", "kept", "made", "managed", "monitored", "processed", "published", "rely", "relies", "run",
    "runs", "served", "shared", "shown", "stored", "tested", "tracked", "written",
];

/// Words that deny what a clause says.
pub(super) const DENYING: &[&str] = &[
    "pas", "jamais", "aucun", "aucune", "ni", "sans", "rien", "ne", "n", "not", "no", "never", "without",
    "nor",
];

/// A tool behind these is another one than that which is used.
#[rustfmt::skip]
pub(super) const INSTEAD: &[&str] = &[
    "anciennement", "ancien", "ancienne", "ex", "formerly", "previously", "auparavant", "avant", "fork",
    "derive", "inspire", "equivalent", "alternative", "remplace", "remplacant", "remplacement", "replaces",
    "replacing", "place", "instead", "compatible", "sorte", "concurrent", "contrairement", "like", "comme",
    "issu", "successeur", "clone", "similaire", "migre", "depuis", "from", "was", "reuse",
];

/// A tool right behind these is used as well.
pub(super) const JOINING: &[&str] =
    &["sur", "on", "sous", "en", "in", "through", "chez", "dans", "par", "by", "within"];

/// As [`JOINING`], in several words.
pub(super) const THANKS_TO: &[&str] = &[
    "grace a",
    "a l aide de",
    "a l aide d",
    "au moyen de",
    "au moyen d",
    "a partir de",
    "a partir d",
    "thanks to",
    "on top of",
    "delegue a",
    "confie a",
    "connecte a",
    "relie a",
    "raccorde a",
    "adosse a",
    "branche sur",
];

/// As [`JOINING`], but only behind another tool: a "portail pour Superset" says nothing of Superset.
pub(super) const SERVING: &[&str] = &["pour", "for", "at", "under", "derriere", "behind", "vers"];

/// Words of activities and things that no tool is called; a list of them is prose.
#[rustfmt::skip]
pub(super) const NO_NAMES: &[&str] = &[
    "entretien", "interview", "atelier", "reunion", "workshop", "questionnaire", "sondage", "focus",
    "observation", "immersion", "formation", "maquette", "prototype", "documentation", "recherche",
    "interface", "ecran", "graphe", "livrable", "kit", "tutoriel", "presentation", "rapport", "guide",
    "prestataire", "benchmark", "veille", "papier", "crayon", "stylo", "postit", "cafe", "email", "mail",
    "telephone", "internet", "intranet", "ordinateur", "algorithme", "modele", "visualisation",
    "statistique", "analyse", "classification", "donnee", "portail", "restitution", "demonstration",
    "utilisateur", "autre", "divers", "etude", "enquete", "persona", "brainstorming",
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::fold;

    #[test]
    fn words_are_listed_as_they_are_looked_up() {
        for list in [STOP, LIGHT, VENDORS, NO_TOOLS, NOTHING, INSTEAD, JOINING, SERVING, NO_NAMES] {
            for word in list {
                assert_eq!(&fold(word), &word.replace(' ', ""), "not folded");
            }
        }
        assert_eq!(LIGHT.iter().find(|word| singular(word) != **word), None, "not singular");
        assert_eq!(
            ["outils", "principaux", "réseaux", "css", "js"].map(|word| singular(word).into_owned()),
            ["outil", "principal", "réseau", "css", "js"]
        );
        assert!(is_in(LIGHT, "outils") && is_in(STOP, "des") && !is_in(LIGHT, "vue"));
    }
}
