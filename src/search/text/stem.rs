//! Stems: what the forms of one word have in common.
//!
//! Snowball's stemmers with the accents on, then folded. For French, forms that Snowball leaves apart or throws
//! together are led to where they belong before it is asked: genders (`lectrice`, `chercheuse`, `active`), plurals
//! (`jeux`, `travaux`), and the word that public data is full of (`données`, which it takes for `dons`).

use std::borrow::Cow;

use snowball_stemmers_rs::{Algorithm, Stemmer};

use super::fold::fold;
use super::lang::Lang;

/// The folded stem of `word`, which is in lower case with its accents on.
pub fn stem(word: &str, lang: Lang) -> String {
    stem_of(word, &fold(word), lang)
}

/// The same of a word whose fold is known.
pub(super) fn stem_of(word: &str, folded: &str, lang: Lang) -> String {
    match lang {
        Lang::French => french(word, folded),
        Lang::English => fold(&Stemmer::create(Algorithm::English).stem(word)),
        Lang::Other => folded.to_owned(),
    }
}

/// Words whose stem no rule finds: folded form, folded stem.
const IRREGULAR: &[(&str, &str)] = &[
    ("acces", "acces"),
    ("ans", "an"),
    ("baux", "bail"),
    ("beau", "beau"),
    ("beaux", "beau"),
    ("bel", "beau"),
    ("belle", "beau"),
    ("belles", "beau"),
    ("boyaux", "boyau"),
    ("celle", "celui"),
    ("celles", "celui"),
    ("ceux", "celui"),
    ("cheffe", "chef"),
    ("cheffes", "chef"),
    ("coraux", "corail"),
    ("donnee", "donnee"),
    ("donnees", "donnee"),
    ("emaux", "email"),
    ("joyaux", "joyau"),
    ("nouveau", "nouveau"),
    ("nouveaux", "nouveau"),
    ("nouvel", "nouveau"),
    ("nouvelle", "nouveau"),
    ("nouvelles", "nouveau"),
    ("noyaux", "noyau"),
    ("publication", "publi"),
    ("publications", "publi"),
    ("publique", "public"),
    ("publiques", "public"),
    ("tous", "tout"),
    ("travaux", "travail"),
    ("tuyaux", "tuyau"),
    ("vieil", "vieux"),
    ("vieille", "vieux"),
    ("vieilles", "vieux"),
    ("vieux", "vieux"),
    ("vitraux", "vitrail"),
];

/// Endings that are led to another before stemming; the first that fits counts. How many letters the word has at
/// least, the ending, what stands in its place.
const LED: &[(usize, &str, &str)] = &[
    // lectrice: lecteur. But not «matrice», «cicatrice».
    (6, "trice", "teur"),
    (7, "trices", "teur"),
    // chercheuse: chercheur; heureuse: see below.
    (6, "euse", "eur"),
    (7, "euses", "eur"),
    // jeux: jeu; heureux: heureu, as «heureuse» in the end.
    (4, "eux", "eu"),
    // actif: active, so that «activer» and «archiver» stay with «active» and «archive».
    (5, "if", "ive"),
    (6, "ifs", "ive"),
    // emplois: emploi; délais, médias, vidéos, élus. And so «français», with «française».
    (4, "as", "a"),
    (4, "is", "i"),
    (4, "os", "o"),
    (4, "us", "u"),
    (7, "aise", "ai"),
    (8, "aises", "ai"),
    (7, "oise", "oi"),
    (8, "oises", "oi"),
    (9, "illère", "iller"),
    (10, "illères", "iller"),
    // designers: designer, which Snowball cuts to «design» in the singular alone.
    (6, "ers", "er"),
    (8, "ngère", "nger"),
    (9, "ngères", "nger"),
    (9, "ification", "ifier"),
    (10, "ifications", "ifier"),
];

/// The last letters of those endings.
const LAST_LED: [char; 5] = ['e', 'f', 'n', 's', 'x'];

/// Words that only look as if one of those endings were theirs.
const NOT_LED: &[&str] = &[
    "cicatrice",
    "cicatrices",
    "divers",
    "envers",
    "fois",
    "matrice",
    "matrices",
    "mois",
    "travers",
    "univers",
];
/// The shortest stem. Of `js` Snowball leaves `j`.
const SHORTEST: usize = 3;

fn french(word: &str, folded: &str) -> String {
    if let Ok(at) = IRREGULAR.binary_search_by_key(&folded, |(form, _)| form) {
        return IRREGULAR[at].1.to_owned();
    }
    let spelled = match word.contains(['œ', 'æ']) {
        true => Cow::Owned(word.replace('œ', "oe").replace('æ', "ae")),
        false => Cow::Borrowed(word),
    };
    let led = lead(&spelled);
    let mut stem = fold(&Stemmer::create(Algorithm::French).stem(&led));
    // chercheur, chercheuse, chercheure: «chercheu», a beginning of each. But «peur» is not «peu».
    if stem.len() > 4 && stem.ends_with("eur") {
        stem.pop();
    }
    if stem.len() < SHORTEST { one(folded).to_owned() } else { stem }
}

/// `vie` of `vies`, whose stem would be too short.
fn one(folded: &str) -> &str {
    folded.strip_suffix('s').filter(|one| one.len() >= SHORTEST).unwrap_or(folded)
}

fn lead(word: &str) -> Cow<'_, str> {
    // Most words end otherwise.
    if !word.ends_with(LAST_LED) {
        return Cow::Borrowed(word);
    }
    let letters = word.chars().count();
    let fits = |(least, ending, _): &&(usize, &str, &str)| letters >= *least && word.ends_with(ending);
    match LED.iter().find(fits) {
        Some((_, ending, instead)) if !NOT_LED.contains(&word) => {
            Cow::Owned(format!("{}{instead}", word.strip_suffix(ending).unwrap_or(word)))
        }
        _ => Cow::Borrowed(word),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn together(words: &str) -> String {
        let stems: Vec<String> = words.split(' ').map(|word| stem(word, Lang::French)).collect();
        assert!(stems.iter().all(|stem| *stem == stems[0]), "{words}: {stems:?}");
        stems[0].clone()
    }

    fn apart(words: &str) {
        let stems: Vec<String> = words.split(' ').map(|word| stem(word, Lang::French)).collect();
        for (at, stem) in stems.iter().enumerate() {
            assert!(!stems[..at].contains(stem), "{words}: {stems:?}");
        }
    }

    #[test]
    fn table_of_irregular_words_is_sorted() {
        for pair in IRREGULAR.windows(2) {
            assert!(pair[0].0 < pair[1].0, "{pair:?}");
        }
    }

    #[test]
    fn last_letters_are_those_of_the_endings() {
        assert!(LED.iter().all(|(_, ending, _)| ending.ends_with(LAST_LED)));
    }

    #[test]
    fn numbers_and_genders_of_a_word_have_one_stem() {
        for words in [
            "archive archives archiver archiviste",
            "numérique numériques numerique",
            "ministère ministères ministere",
            "général générale généraux générales generale",
            "citoyen citoyenne citoyens citoyennes",
            "lauréat lauréate lauréats lauréates",
            "chargé chargée chargés chargées",
            "premier première premiers premières",
            "expert experte experts expertes",
            "national nationale nationaux nationales",
            "réseau réseaux",
            "hôpital hôpitaux",
        ] {
            together(words);
        }
    }

    #[test]
    fn genders_that_snowball_parts_are_brought_together() {
        for words in [
            "lecteur lectrice lecteurs lectrices",
            "directeur directrice directeurs directrices",
            "acteur actrice",
            "auteur autrice auteure",
            "administrateur administratrice administrateurs administratrices",
            "chercheur chercheuse chercheurs chercheuses chercheure",
            "développeur développeuse développeurs développeuses",
            "entrepreneur entrepreneuse entrepreneure entrepreneures",
            "heureux heureuse heureuses",
            "nombreux nombreuse",
            "actif active actifs actives activer",
            "chef cheffe chefs cheffes",
            "conseiller conseillère conseillers conseillères",
            "étranger étrangère étrangers",
            "nouveau nouvel nouvelle nouveaux nouvelles",
            "public publics publique publiques",
        ] {
            together(words);
        }
    }

    #[test]
    fn plurals_that_snowball_parts_are_brought_together() {
        for words in [
            "jeu jeux",
            "loi lois",
            "emploi emplois",
            "délai délais",
            "média médias",
            "vidéo vidéos",
            "élu élus élue",
            "français française françaises",
            "vie vies",
            "an ans",
            "lieu lieux",
            "enjeu enjeux",
            "travail travaux",
            "vitrail vitraux",
            "noyau noyaux",
        ] {
            together(words);
        }
    }

    #[test]
    fn words_of_different_meaning_stay_apart() {
        apart("donnée don");
        apart("peur peu");
        apart("matrice mateur");
        apart("directeur direct");
        apart("univers univer");
        apart("js j");
        apart("mois moi");
        apart("ministère ministre");
        assert_eq!(together("données donnée donnees"), "donnee");
        assert_eq!(together("publication publier publié"), "publi");
        assert_eq!(together("modification modifier modifié"), "modifi");
    }

    #[test]
    fn stem_begins_the_forms_so_that_endings_can_be_cut() {
        assert_eq!(together("chercheur chercheuse"), "chercheu");
        assert_eq!(together("actif active"), "activ");
        assert_eq!(together("œuvre œuvres oeuvre"), "oeuvr");
    }

    #[test]
    fn english_has_its_own_stems() {
        assert_eq!(stem("studies", Lang::English), stem("study", Lang::English));
        assert_eq!(stem("developing", Lang::English), "develop");
        assert_eq!(stem("häuser", Lang::Other), "hauser");
    }
}
