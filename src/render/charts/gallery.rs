//! All pictures on one page, for the eyes and for what must hold of all of them.
//!
//! `cargo test --lib gallery_for_eyes -- --ignored --nocapture` prints it.

use super::*;
use crate::render::indexes::escape;
use jiff::civil::Date;
use std::fmt::Write;

/// A profession, and its themes with their subjects and how many people know them.
type Profession = (&'static str, &'static [(&'static str, &'static [(&'static str, usize)])]);

const SKILLS: &[Profession] = &[
    (
        "Développement",
        &[
            ("Langages", &[("Python", 9), ("JavaScript", 7), ("Ruby", 3), ("Go", 1), ("R", 4)]),
            ("Web", &[("Django", 4), ("React", 5), ("Accessibilité numérique", 2), ("Vue.js", 3)]),
            ("Exploitation", &[("Docker", 5), ("Intégration continue", 3), ("Debian", 2)]),
        ],
    ),
    (
        "Données",
        &[
            (
                "Apprentissage",
                &[("Classification de textes", 4), ("Réseaux de neurones", 3), ("scikit-learn", 6)],
            ),
            ("Visualisation", &[("D3.js", 3), ("Cartographie", 4), ("Superset", 1)]),
            ("Bases", &[("PostgreSQL", 6), ("PostGIS", 2), ("Elasticsearch", 3)]),
        ],
    ),
    (
        "Design",
        &[
            ("Recherche", &[("Entretiens avec des utilisateurs", 5), ("Tests d’utilisabilité", 4)]),
            ("Interface", &[("Maquettes", 4), ("Typographie", 1), ("Langage clair", 0)]),
        ],
    ),
    (
        "Conduite de projet",
        &[("Produit", &[("Feuille de route", 3), ("Budget", 1)]), ("Droit", &[("RGPD", 2)])],
    ),
];

fn words(id: &'static str) -> Words<'static> {
    Words { id, title: "Un <titre>", description: "Ce qu’il y a à voir & à dire" }
}

fn skills() -> Vec<Node> {
    let node = |depth, label: &str, size: usize| {
        let href = Some(format!("#{}", label.replace(' ', "-")));
        Node { depth, label: label.into(), text: format!("{size} personnes"), size, href }
    };
    let mut nodes = Vec::new();
    for (profession, themes) in SKILLS {
        nodes.push(node(0, profession, 0));
        for (theme, subjects) in *themes {
            nodes.push(node(1, theme, 0));
            nodes.extend(subjects.iter().map(|(subject, size)| node(2, subject, *size)));
        }
    }
    nodes
}

fn many(leaves: usize) -> Vec<Node> {
    let names = ["Analyse", "Conception de services", "Git", "Rédaction", "Statistiques"];
    let mut nodes = Vec::new();
    for at in 0..leaves {
        for (depth, every) in [(0, leaves / 5), (1, leaves / 40)] {
            if at % every.max(1) == 0 {
                nodes.push(Node {
                    depth,
                    label: format!("Groupe {at}"),
                    text: String::new(),
                    size: 0,
                    href: Some("#".into()),
                });
            }
        }
        let label = names[at % names.len()].to_owned();
        nodes.push(Node {
            depth: 2,
            label,
            text: "x".into(),
            size: 1 + at * at % 11,
            href: Some("#".into()),
        });
    }
    nodes
}

fn log(id: &'static str, weeks: i16) -> Activity {
    let names =
        ["Administration", "Communication", "Développement", "Interne", "Mentorat", "Produit", "Stratégie"];
    let categories: Vec<Category> = ["A", "C", "D", "I", "M", "P", "S", "T", "U"]
        .iter()
        .enumerate()
        .map(|(at, code)| Category {
            code: (*code).into(),
            label: (*names.get(at).unwrap_or(&"Utilisateurs")).into(),
        })
        .collect();
    let monday = Date::constant(2018, 9, 3);
    let weeks: Vec<Week> = (0..weeks)
        .filter(|at| at % 13 != 5 && at % 17 != 6)
        .map(|at| {
            let counts = (0..9).map(|of| usize::try_from((at * 7 + of * 5) % 11 % 4).unwrap_or(0)).collect();
            Week { day: monday.saturating_add(jiff::Span::new().weeks(at)), counts }
        })
        .collect();
    activity(words(id), &categories, &weeks).expect("some")
}

const STATUSES: [&str; 6] =
    ["en service", "repris par l’administration", "en cours", "cherche un porteur", "arrêté", "inconnu"];

fn standings() -> Vec<Standing> {
    let row = |label: &str, counts: [usize; 6]| {
        let text = format!("{} défis", counts.iter().sum::<usize>());
        Standing { label: label.into(), text, counts: counts.to_vec() }
    };
    vec![
        row("Promotion 1", [3, 2, 0, 1, 4, 3]),
        row("Promotion 2", [5, 1, 2, 0, 3, 0]),
        row("Hackathon Nec Mergitur, janvier 2016, et son long nom", [1, 1, 0, 1, 1, 210]),
        row("Saison 1", [0, 0, 4, 0, 0, 0]),
        row("Saison à venir", [0; 6]),
    ]
}

fn moments() -> Vec<Moment> {
    let when = |year, month, precision, text: &str| When {
        day: Date::constant(year, month, 15),
        precision,
        text: text.into(),
    };
    let moment = |label: &str, start: When, length| Moment {
        label: label.into(),
        href: Some("#".into()),
        note: if label.len() > 30 {
            "Une phrase qui dit ce que cela a changé.".into()
        } else {
            String::new()
        },
        start,
        length,
    };
    vec![
        moment(
            "Hackathon Nec Mergitur à l’École 42",
            when(2016, 1, Precision::Month, "janvier 2016"),
            Length::Point,
        ),
        moment(
            "Promotion 1",
            when(2017, 1, Precision::Month, "janvier 2017"),
            Length::Until(when(2017, 10, Precision::Month, "octobre 2017")),
        ),
        moment(
            "Promotion 2",
            when(2018, 1, Precision::Month, "janvier 2018"),
            Length::Until(when(2018, 11, Precision::Month, "novembre 2018")),
        ),
        moment("Rapport", when(2019, 5, Precision::Day, "15 mai 2019"), Length::Point),
        moment("Programme 10 %", when(2022, 1, Precision::Year, "2022"), Length::Ongoing("en cours".into())),
    ]
}

fn figure(out: &mut String, title: &str, chart: &str, key: &[Key], scrolls: bool) {
    let _ = write!(out, "<h2 id=\"{0}\">{0}</h2>\n<figure class=\"picture\">\n", escape(title));
    let _ = match scrolls {
        true => write!(
            out,
            "<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-labelledby=\"{title}\">{chart}</div>"
        ),
        false => write!(out, "{chart}"),
    };
    out.push_str("<figcaption>");
    for line in key {
        let _ = write!(out, "<span class=\"key-item\">{} {}</span> ", line.symbol, escape(&line.label));
    }
    out.push_str("</figcaption></figure>\n");
}

fn gallery() -> String {
    let mut out = String::from(
        "<!DOCTYPE html><html lang=\"fr\"><head><meta charset=\"utf-8\"><title>Images</title>\
         <meta name=\"viewport\" content=\"width=device-width\"><link rel=\"stylesheet\" href=\"style.css\"></head>\
         <body><main class=\"wrap\"><h1>Images</h1>\n",
    );
    let tree = |id, nodes: &[Node]| packing(words(id), nodes).expect("some").svg;
    figure(&mut out, "competences", &tree("a", &skills()), &[], false);
    figure(&mut out, "deux-cents", &tree("b", &many(200)), &[], false);
    figure(&mut out, "deux-mille", &tree("c", &many(2000)), &[], false);
    for (title, weeks) in [("quarante-semaines", 40), ("trois-ans", 156), ("dix-ans", 520)] {
        let picture = log(title, weeks);
        figure(&mut out, &format!("suivi-{title}"), &picture.svg, &picture.key, true);
    }
    let standings = standings();
    let words_told = told(&STATUSES, &standings);
    let picture =
        statuses(Words { description: &words_told, ..words("s") }, &STATUSES, &standings).expect("some");
    figure(&mut out, "devenir", &picture.svg, &picture.key, false);
    figure(&mut out, "frise", &spans(words("t"), &moments()).expect("some"), &[], false);
    out.push_str(&timeline(&moments()).expect("some"));
    out.push_str("</main></body></html>\n");
    out
}

#[test]
fn pictures_are_the_same_bytes_each_time() {
    assert_eq!(gallery(), gallery());
}

#[test]
fn pictures_have_no_style_script_or_broken_number_of_their_own() {
    let page = gallery();
    for wrong in [" style=", "<style", "<script", " on", "NaN", "\"inf", "\"-inf", "rgb(", "fill=\"#"] {
        let at = page.find(wrong).filter(|_| wrong != " on" || page.contains(" onclick"));
        assert!(at.is_none(), "{wrong}: {}", page[at.unwrap_or(0)..].chars().take(80).collect::<String>());
    }
}

#[test]
fn ids_are_unique_and_what_is_referred_to_is_there() {
    let page = gallery();
    let mut ids: Vec<&str> = page.split(" id=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
    ids.sort_unstable();
    let twice: Vec<_> = ids.windows(2).filter(|pair| pair[0] == pair[1]).collect();
    assert!(twice.is_empty(), "{twice:?}");
    for id in page.split("url(#").skip(1).filter_map(|rest| rest.split(')').next()) {
        assert!(ids.binary_search(&id).is_ok(), "{id}");
    }
}

#[test]
fn elements_are_closed_in_order() {
    let page = gallery();
    let mut open: Vec<&str> = Vec::new();
    for tag in page.split('<').skip(1) {
        let name = tag.split(|c: char| c.is_whitespace() || c == '>' || c == '/').next().unwrap_or_default();
        if let Some(name) = tag.strip_prefix('/') {
            assert_eq!(open.pop(), name.split('>').next(), "before <{tag}");
        } else if !matches!(name, "!DOCTYPE" | "meta" | "link") && !tag.contains("/>") {
            open.push(name);
        }
    }
    assert!(open.is_empty(), "{open:?}");
}

#[test]
#[ignore = "prints the page"]
fn gallery_for_eyes() {
    println!("{}", gallery());
}
