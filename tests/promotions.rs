//! Promotions of three kinds, administrations, and films with their text.

use crate::harness::{Project, build_folder, corpus, holds, holds_in_order};

fn project() -> Project {
    Project::new()
        .write("_config.yml", "title: Essai\nurl: https://exemple.fr\neigsite: { stale_status: 0 }\n")
}

fn defi(title: &str, more: &str) -> String {
    format!("---\ntitle: {title}\ndescription: Un défi.\nyear: 2016\n{more}---\n")
}

fn hackathon() -> Project {
    let mut project = project()
        .write(
            "_data/promotions.yml",
            "Nuit:\n  title: Nuit\n  kind: hackathon\n  start: 2016-01-15\n  partners: [Mairie]\n  results: Deux projets \
             retenus.\n  calendar:\n  - { label: Clôture, date: 2016-01-17, url: /agenda/cloture.html }\n  - { label: \
             Ouverture, date: 2016-01-15 }\n  key_figures:\n  - { amount: 400, description: participants, as_of: 2016, \
             source: x }\n",
        )
        .write("_data/evenements.yml", "cloture: { title: Fin, start: 2016-01-17, promotion: Nuit }\natelier: { title: Atelier, start: 16 janvier 2016 à 9 h, promotion: Nuit }\n")
        .write("_data/recompenses.yml", "prix: { title: Premier prix, kind: prix, defis: [Alerte], source: x }\nmention: { title: Mention du public, kind: mention, promotion: Nuit, source: x }\n")
        .write("_data/presse.yml", "journal: { title: Un article, url: \"https://exemple.fr/a\", about: [Alerte], date: 2016-01-18 }\n")
        .write("_communaute/2016-01-01-ada.md", "---\ntitle: Ada\n---\n");
    for (file, number) in [("dix", "10"), ("deux", "2"), ("un", "1"), ("quatre", "4"), ("cinq", "5")] {
        project = project.write(
            &format!("_defis/2016-01-01-{file}.md"),
            defi(&format!("Défi {file}"), &format!("number: {number}\npromotion: Nuit\n")),
        );
    }
    project.write(
        "_defis/2016-01-01-alerte.md",
        defi(
            "Alerte",
            "number: 4.2\npromotion: Nuit\nparent: Défi quatre\nteam_name: Les Guetteurs\nproject_name: Sirène\n\
             members:\n- { person: Ada, role: captain }\nprojects:\n- { title: Le code, kind: code }\n",
        ),
    )
}

#[test]
fn challenges_of_a_hackathon_are_in_the_order_of_their_numbers_with_what_answers_them_below() {
    let built = hackathon().args(["--strict"]).build();
    let page = built.file("promotions/nuit.html");
    holds_in_order(
        &page,
        &[
            "defis/2016/un.html",
            "defis/2016/deux.html",
            "defis/2016/quatre.html",
            "defis/2016/alerte.html",
            "defis/2016/cinq.html",
            "defis/2016/dix.html",
        ],
    );
    let below = page
        .split("defis/2016/quatre.html")
        .nth(1)
        .and_then(|rest| rest.split("defis/2016/cinq.html").next());
    for said in ["<h4>4.2", "Les Guetteurs", "Sirène", "Ada", "Premier prix"] {
        assert!(below.is_some_and(|below| below.contains(said)), "`{said}`: {below:?}");
    }
    let list = built.file("defis.html");
    holds_in_order(&list, &["/deux.html", "/quatre.html", "/alerte.html", "/cinq.html", "/dix.html"]);
}

#[test]
fn hackathon_shows_its_calendar_awards_partners_press_and_people() {
    let built = hackathon().build();
    let page = built.file("promotions/nuit.html");
    holds_in_order(&page, &["Ouverture", "/agenda/atelier.html", "Clôture"]);
    assert!(!page.contains(">Fin</a>"), "an event that a milestone leads to is told once: {page}");
    holds(
        &page,
        &[
            "<h3>Prix <span class=\"count\">(1)</span></h3>",
            "<h3>Mention spéciale <span class=\"count\">(1)</span></h3>",
            "<dt>Partenaires</dt>",
            "Deux projets retenus.",
            "400",
            "Un article",
            "<h3>Capitaines <span class=\"count\">(1)</span></h3>",
            "Le code",
            "href=\"/realisations/\"",
        ],
    );
}

#[test]
fn challenges_that_answer_each_other_are_not_lost() {
    let built = project()
        .write("_data/promotions.yml", "Nuit: { title: Nuit, kind: hackathon }\n")
        .write("_defis/2016-01-01-a.md", defi("A", "promotion: Nuit\nparent: B\n"))
        .write("_defis/2016-01-01-b.md", defi("B", "promotion: Nuit\nparent: A\n"))
        .build();
    holds(&built.file("promotions/nuit.html"), &["/defis/2016/a.html", "/defis/2016/b.html"]);
}

#[test]
fn season_shows_what_goes_on_in_the_next_one_and_who_seeks_a_sponsor() {
    let seeking =
        "status:\n- { date: 2019-12-01, status: cherche un porteur, sought: une équipe, source: x }\n";
    let built = project()
        .write("_data/promotions.yml", "S1: { title: Saison 1, kind: part-time }\nS2: { title: Saison 2, kind: part-time, continues: Saison 1 }\n")
        .write("_defis/2016-01-01-ocr.md", defi("OCR", "promotion: Saison 1\neigs: [Ada]\n"))
        .write("_defis/2016-01-01-carte.md", defi("Carte", &format!("promotion: Saison 1\n{seeking}")))
        .write("_defis/2016-01-01-formulaire.md", defi("Formulaire", "promotion: Saison 2\ncontinues: [OCR]\n"))
        .write("_communaute/2016-01-01-ada.md", "---\ntitle: Ada\n---\n")
        .args(["--strict"])
        .build();
    let page = built.file("promotions/s1.html");
    holds_in_order(
        &page,
        &[
            "Projets poursuivis",
            "/defis/2016/formulaire.html",
            "Projets qui cherchent un porteur",
            "une équipe",
        ],
    );
    holds(
        &page,
        &[
            "href=\"/promotions/s2.html\"",
            "<h3>Participants <span class=\"count\">(1)</span></h3>",
            "class=\"chart statuses\"",
        ],
    );
    holds(&built.file("promotions/s2.html"), &["href=\"/promotions/s1.html\""]);
}

#[test]
fn promotion_of_a_kind_of_its_own_has_the_general_form() {
    let built = project()
        .write("_data/promotions.yml", "P: { title: Pépinière, kind: incubateur }\n")
        .write("_defis/2016-01-01-a.md", defi("A", "promotion: Pépinière\nnumber: 3\n"))
        .args(["--strict"])
        .build();
    holds(&built.file("promotions/p.html"), &["incubateur", "class=\"cards\"", "/defis/2016/a.html"]);
}

#[test]
fn administration_shows_its_challenges_over_the_years() {
    let built = project()
        .write("_defis/2016-01-01-a.md", defi("A", "administration: Mairie\n"))
        .write(
            "_defis/2019-01-01-b.md",
            defi("B", "administration: Mairie\n").replace("year: 2016", "year: 2019"),
        )
        .write(
            "_data/administrations.yml",
            "mairie: { title: Mairie }\nquartier: { title: Quartier, parent: Mairie }\n",
        )
        .build();
    let page = built.file("administrations/mairie.html");
    holds_in_order(&page, &["Défis 2019", "/defis/2019/b.html", "Défis 2016", "/defis/2016/a.html"]);
    holds(&page, &["Administrations rattachées", "/administrations/quartier.html"]);
}

#[test]
fn administration_in_two_spellings_is_told_once_at_both_places() {
    let project = project()
        .write("_defis/2016-01-01-a.md", defi("A", "administration: Ministère des Transports\n"))
        .write("_defis/2016-01-01-b.md", defi("B", "administration: Ministère des transport\n"))
        .write("_defis/2016-01-01-c.md", defi("C", "administration: Ministère des Transports\n"));
    let built = project.build();
    for said in ["_defis/2016-01-01-b.md:5:17", "_defis/2016-01-01-a.md:5:17", "which is used 2 times"] {
        assert!(built.stderr.contains(said), "`{said}` is not in\n{}", built.stderr);
    }
    assert_eq!(built.stderr.matches("near-duplicate").count(), 1, "{}", built.stderr);
}

/// Pairs of the real site that a person takes for one, too: the later place, by its line, and the two names.
const REAL: &[(&str, &str)] = &[
    ("Direction interministérielle du numérique", "Direction interministérielle du numérique (DINUM)"),
    (
        "Direction des affaires maritimes, Ministère de la Transition écologique et solidaire",
        "Ministère de la Transition écologique et solidaire, Direction des affaires maritimes",
    ),
    (
        "Direction Générale de la Gendarmerie nationale (DGGN)",
        "Direction Générale de la Gendarmerie Nationale",
    ),
];

#[test]
fn near_duplicates_of_the_real_site_are_those_that_a_person_sees() {
    let Some(source) = corpus("site-eig") else { return };
    let out = tempfile::tempdir().expect("folder");
    let told = build_folder(&source, &out.path().join("out"), &["--format", "short"]).stderr;
    let found: Vec<&str> = told.lines().filter(|line| line.contains("near-duplicate")).collect();
    assert_eq!(found.len(), REAL.len(), "{found:#?}");
    for (one, other) in REAL {
        let pair = |line: &&str| line.contains(&format!("`{one}`")) && line.contains(&format!("`{other}`"));
        assert!(found.iter().any(pair), "{one} / {other}: {found:#?}");
    }
}

#[test]
fn real_site_lists_all_that_it_made_and_counts() {
    let Some(source) = corpus("site-eig") else { return };
    let out = tempfile::tempdir().expect("folder");
    let built = build_folder(&source, &out.path().join("out"), &[]);
    assert!(built.file("realisations/index.html").contains("90\u{a0}réalisations"));
    assert!(built.file("chiffres/index.html").contains("144\u{a0}chiffres"));
}

#[test]
fn film_leads_to_what_is_said_in_it() {
    let built = project()
        .write(
            "_defis/2016-01-01-a.md",
            defi(
                "A",
                "intro_videos:\n- { title: Un, url: \"https://video.exemple.fr/1\", transcript: Le bilan }\n- { title: Deux, \
                 url: \"https://video.exemple.fr/2\", transcript_text: \"Bonjour à **tous**.\\n\\nÀ [vous](https://a.exemple.fr/).\" }\n",
            ),
        )
        .write(
            "_webinaires/bilan.md",
            "---\ntitle: Le bilan\nreplay: https://video.exemple.fr/1\nduration: 12 min\n---\nCe qui est dit.\n",
        )
        .args(["--strict"])
        .build();
    let page = built.file("defis/2016/a.html");
    holds(
        &page,
        &[
            "<a href=\"/webinaires/bilan.html\">Lire la transcription",
            "<summary>Lire la transcription",
            "<p>Bonjour à <strong>tous</strong>.</p>",
            "href=\"https://a.exemple.fr/\"",
            "Voir la vidéo sur\u{a0}video.exemple.fr",
        ],
    );
    let film = built.file("webinaires/bilan.html");
    holds_in_order(
        &film,
        &[
            "class=\"embed-link\" href=\"https://video.exemple.fr/1\"",
            "id=\"transcription\"",
            "<p>Ce qui est dit.</p>",
        ],
    );
    assert!(!film.contains("<iframe") && !film.contains("src=\"https://video"), "nothing is loaded: {film}");
}

/// A site of two promotions, the later of which has no dates of its own.
fn programme() -> Project {
    project()
        .write(
            "_data/promotions.yml",
            "Un:\n  title: Un\n  start: 2016-01\n  end: 2016-10\n  key_figures:\n  - { amount: 1200, description: essais, \
             as_of: 2016-10, source: x }\nDeux:\n  title: Deux\n",
        )
        .write("_defis/2016-01-01-a.md", defi("Alpha", "promotion: Un\n"))
        .write("_defis/2018-01-01-b.md", "---\ntitle: Bêta\ndescription: Un défi.\nyear: 2018\npromotion: Deux\n---\n")
}

#[test]
fn home_page_shows_the_newest_promotion_and_a_square_for_each_challenge() {
    let home = programme().build().file("index.html");
    let promotions =
        home.split("class=\"units\"").nth(1).and_then(|rest| rest.split("</ul>").next()).expect("them");
    // The latest comes first.
    holds_in_order(
        promotions,
        &[">Deux</a> <span class=\"meta\">2018<", ">Un</a> <span class=\"meta\">2016<"],
    );
    assert_eq!(promotions.matches("h12\"").count(), 2, "{promotions}");
    let newest =
        home.split("Dernière promotion").nth(1).and_then(|rest| rest.split("</section>").next()).expect("it");
    assert!(newest.contains("Bêta") && !newest.contains("Alpha"), "{newest}");
    holds(&home, &["1\u{202F}200", "octobre 2016"]);
}

#[test]
fn list_of_promotions_counts_their_challenges_and_shows_when_they_were() {
    let page = programme().build().file("promotions/index.html");
    holds(
        &page,
        &["<title id=\"frise-nom\">Les promotions dans le temps</title>", "<caption id=\"table-frise\">"],
    );
    assert_eq!(page.matches("1\u{a0}défi").count(), 2, "{page}");
}

#[test]
fn home_page_of_a_site_without_promotions_shows_its_challenges() {
    let home = project().write("_defis/2016-01-01-a.md", defi("Alpha", "")).build().file("index.html");
    assert!(home.contains("Alpha") && !home.contains("class=\"units\""), "{home}");
}
