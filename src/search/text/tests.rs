//! The whole chain, from a text as written to the words that find it.

use std::collections::HashSet;

use super::*;

fn all(written: &str, lang: Lang) -> Vec<String> {
    let shown = analyse(written, lang).into_iter().map(|word| match word.role {
        Role::Whole => format!("{} {}", word.form, word.term),
        Role::Part(at) => format!("{} {} {at}", word.form, word.term),
        Role::Variant => format!("{} {} also", word.form, word.term),
    });
    shown.collect()
}

fn french(written: &str) -> Vec<String> {
    all(written, Lang::French)
}

/// What a reader looks up for a question of one group, as in section 4.1 of the format, with the forms of `text` alone
/// for a vocabulary: whether all of it is found.
fn finds(question: &str, text: &str) -> bool {
    let words: Vec<Word> = spans(text).flat_map(|span| analyse(&text[span], Lang::French)).collect();
    let forms: HashSet<&str> = words.iter().map(|word| word.form.as_str()).collect();
    let found = |word: &str| forms.contains(word);
    groups(question).all(|group| {
        let group = group.without_elided(|part| ELIDED.contains(&part));
        match group.joint {
            _ if found(&group.whole) => true,
            Joint::Inclusive => found(&group.parts[0]),
            _ if group.parts.len() == 1 => false,
            _ => group
                .parts
                .iter()
                .all(|part| found(part) || stop_words(Lang::French).contains(&part.as_str())),
        }
    })
}

#[test]
fn elided_words_are_no_part_of_what_they_stand_before() {
    assert_eq!(french("l’urbanisme"), ["urbanisme fr:urban"]);
    assert_eq!(french("D'accord"), ["accord fr:accord"]);
    assert_eq!(french("C’est"), ["est fr:est"]);
    assert_eq!(french("jusqu’aux"), ["aux fr:aux"]);
    assert_eq!(french("l’R"), ["r =r"]);
    assert_eq!(french("l’INSEE"), ["insee =insee", "insee fr:inse"]);
    assert_eq!(french("qu’l’eau"), ["eau fr:eau"]);
    for apostrophe in "'’‘ʼ′＇`´".chars() {
        assert!(finds("urbanisme", &format!("de l{apostrophe}urbanisme")), "{apostrophe:?}");
        assert!(finds(&format!("l{apostrophe}urbanisme"), "Urbanisme"), "{apostrophe:?}");
    }
}

#[test]
fn some_words_are_written_with_an_apostrophe() {
    assert_eq!(french("aujourd’hui"), ["aujourdhui fr:aujourdhui"]);
    assert_eq!(french("quelqu’un"), ["quelquun fr:quelquun"]);
    assert!(!finds("hui", "aujourd’hui"));
    assert!(finds("aujourd'hui", "Aujourd’hui,"));
    assert!(finds("prud’homme", "un prud'homme") && !finds("homme", "un prud’homme"));
    assert!(finds("île", "la presqu’île") && finds("presqu'ile", "la presqu’île"));
    assert!(!finds("presqu", "la presqu’île"));
    assert!(finds("mère", "sa grand’mère") && finds("grand-mère", "sa grand’mère"));
    assert!(finds("ouvert", "entr’ouvert") && finds("entrouvert", "entr’ouvert"));
    assert!(finds("œuvre", "un chef-d’œuvre") && finds("chef d’oeuvre", "un chef-d’œuvre"));
    assert!(!finds("d", "un chef-d’œuvre"));
}

#[test]
fn english_tails_are_dropped() {
    assert_eq!(all("user’s", Lang::English), ["user en:user"]);
    assert_eq!(all("don’t", Lang::English), ["dont en:do"]);
    assert_eq!(all("we're", Lang::English), ["we en:we"]);
    assert_eq!(all("studies", Lang::English), ["studies en:studi"]);
    assert_eq!(all("user(s)", Lang::English)[0], "users en:user");
}

#[test]
fn inclusive_writing_is_found_by_every_form() {
    for text in
        ["citoyen·ne·s", "citoyen•ne•s", "citoyen.ne.s", "citoyen-ne-s", "citoyen(ne)s", "citoyen·nes"]
    {
        for question in
            ["citoyen", "citoyens", "citoyenne", "citoyennes", "Citoyen·ne·s", "citoyen(ne)s", "citoyen·ne"]
        {
            assert!(finds(question, text), "{question} in {text}");
        }
        assert!(!finds("ne", text), "{text}");
    }
    assert_eq!(
        french("l’agent(e)s"),
        ["agentes fr:agent", "agent fr:agent also", "agente fr:agent also", "agents fr:agent also"]
    );
    assert_eq!(french("directeur·trice")[0], "directeurtrice fr:directeu");
    assert!(finds("lectrices", "lecteur·ice·s") && finds("lecteurs", "lecteur·ice·s"));
}

#[test]
fn inclusive_words_may_be_parts() {
    let words = french("agent·e·s-comptables");
    assert_eq!(words[0], "agentescomptables =agentescomptables");
    assert!(
        words.contains(&"agentes fr:agent 0".to_owned())
            && words.contains(&"comptables fr:comptabl 3".to_owned())
    );
    assert!(finds("agente", "agent·e·s-comptables"));
    assert!(finds("chercheuses", "enseignant-chercheur·euse·s"));
}

#[test]
fn genders_in_full_are_two_words() {
    assert!(finds("directrice", "directeur·directrice") && finds("directeur", "directeur/directrice"));
    assert!(finds("celles", "ceux·celles") && finds("toutes", "tous·tes"));
}

#[test]
fn compounds_are_found_whole_and_by_parts() {
    assert_eq!(
        french("data-archives"),
        ["dataarchives fr:dataarch", "data fr:dat 0", "archives fr:archiv 1"]
    );
    assert_eq!(french("open‑source"), french("open-source"));
    assert_eq!(french("Node.js"), ["nodejs =nodejs", "node fr:nod 0", "js fr:js 1"]);
    assert_eq!(french("vis-à-vis"), ["visavis =visavis", "vis fr:vis 0"]);
    for question in ["scikit-learn", "scikit learn", "scikitlearn", "Scikit_Learn"] {
        assert!(finds(question, "scikit-learn"), "{question}");
    }
    for question in ["data.gouv.fr", "data gouv fr", "datagouvfr", "gouv"] {
        assert!(finds(question, "data.gouv.fr"), "{question}");
    }
}

#[test]
fn numbers_in_a_row_are_not_one_number() {
    assert_eq!(french("2018-2019"), ["2018 =2018 0", "2019 =2019 1"]);
    assert!(finds("2024", "31/05/2024") && !finds("31052024", "31/05/2024"));
}

#[test]
fn letters_of_a_compound_are_found_only_beside_a_hyphen_or_a_slash() {
    assert_eq!(french("R&D"), ["rd =rd"]);
    assert!(finds("R", "Python/R") && finds("python", "Python/R"));
    assert!(finds("C", "Objective-C"));
}

#[test]
fn names_of_tools_and_acronyms_are_found() {
    assert_eq!(french("C++"), ["c++ =c++"]);
    assert_eq!(french("C#"), ["c# =c#"]);
    assert_eq!(french("S.N.C.F."), ["sncf =sncf"]);
    assert!(finds("sncf", "la S.N.C.F.") && finds("S.N.C.F.", "la SNCF"));
    assert!(finds("d3", "D3.js") && finds("état", "MINISTÈRE D’ÉTAT"));
    assert!(finds("api", "des APIs") && finds("apis", "des APIs"));
    assert!(finds("nodejs", "Node.js") && finds("PostgreSQL", "postgresql"));
}

#[test]
fn forms_of_unicode_make_no_difference() {
    for text in [
        "ministère",
        "ministe\u{300}re",
        "MINISTÈRE",
        "mini\u{ad}stère",
        "mini\u{200b}stère",
        "\u{feff}ministere",
    ] {
        assert_eq!(french(text), ["ministere fr:minister"], "{text:?}");
    }
    assert_eq!(french("MANŒUVRES"), french("manoeuvres"));
    assert_eq!(french("cœurs"), french("coeurs"));
    for space in "\u{a0}\u{202f}\u{2009}\u{2007}\u{3000}".chars() {
        assert!(finds("archives numériques", &format!("archives{space}numériques{space}:")), "{space:?}");
    }
}

#[test]
fn other_forms_of_a_word_find_it() {
    assert_eq!(french("lecteurs"), ["lecteurs fr:lecteu", "lectrice fr:lecteu also"]);
    assert_eq!(french("travail"), ["travail fr:travail", "travaux fr:travail also"]);
    assert_eq!(french("archives"), ["archives fr:archiv"]);
}

#[test]
fn forms_are_never_too_long() {
    let long = format!("{}-{}", "a".repeat(80), "é".repeat(80));
    let forms: Vec<usize> =
        analyse(&long, Lang::French).iter().map(|word| word.form.chars().count()).collect();
    assert_eq!(forms, [64, 64]);
}

#[test]
fn awkward_texts_harm_nothing() {
    let pieces = [
        "a",
        "É",
        "e\u{301}",
        "\u{301}",
        "\u{ad}",
        "\u{200d}",
        "\u{fe0f}",
        "’",
        "·",
        "(",
        ")",
        ".",
        "-",
        "+",
        "#",
        " ",
        "🙂",
        "👩‍💻",
        "ع",
        "\u{202e}",
        "東",
        "ß",
        "İ",
        "ﬁ",
        "½",
        "s",
        "ne",
        "l",
        "9",
        "\0",
        "\u{10ffff}",
    ];
    let mut texts: Vec<String> = Vec::new();
    for a in pieces {
        for b in pieces {
            for c in ["", "(", ")", "’", ".", "s", "\u{301}"] {
                texts.push([a, b, c, a].concat());
            }
        }
    }
    for joiner in ["’", "·", ".", "-", "(", ")", "\u{ad}", "+"] {
        texts.push(joiner.repeat(10_000));
        texts.push(format!("a{joiner}").repeat(10_000));
        texts.push(format!("agent{joiner}e").repeat(1_000));
    }
    for text in &texts {
        check(text);
    }
}

fn check(text: &str) {
    let shown = text.chars().take(40).collect::<String>();
    let ranges: Vec<_> = spans(text).collect();
    assert_eq!(ranges, groups(text).map(|group| group.range).collect::<Vec<_>>(), "{shown:?}");
    let mut end = 0;
    for range in ranges {
        let written = text.get(range.clone());
        assert!(written.is_some() && end <= range.start && range.start < range.end, "{shown:?} {range:?}");
        end = range.end;
        for lang in [Lang::French, Lang::English, Lang::Other] {
            for word in analyse(&text[range.clone()], lang) {
                assert!(!word.form.is_empty() && word.form == fold(&word.form), "{shown:?} {word:?}");
            }
        }
    }
    for group in groups(text) {
        assert_eq!(group.parts.len(), group.places.len());
        assert_eq!(group.parts.len(), group.joiners.len() + 1);
    }
    abbreviations(text);
}
