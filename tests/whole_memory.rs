//! The programme's real sources together: the site of its first years, and the working documents mounted beside it.
//!
//! Each system shows what the sources say. What is counted here is counted in the sources, in another way than the
//! program reads them.

use crate::harness::{Built, Project, corpus};
use std::fs;
use std::path::Path;

/// The site that a configuration of ten lines makes of both.
fn both() -> Option<(Built, String, String)> {
    let (site, documents) = (corpus("site-eig")?, corpus("eig-link")?);
    let config = format!(
        "title: Entrepreneurs d’intérêt général\nurl: https://eig.example\nlang: fr\ntimezone: Europe/Paris\n\
         eigsite:\n  mounts:\n    - {{ source: {}, target: . }}\n    - {{ source: {}, target: _eig-link }}\n\
         defaults:\n  - {{ scope: {{ path: _eig-link }}, values: {{ publish: true }} }}\n",
        site.display(),
        documents.display()
    );
    assert_eq!(config.lines().count(), 10);
    let built = Project::new()
        .args(["--no-images"])
        .write("_config.yml", config)
        .write(
            "_data/categories.yml",
            "A: Apprentissage\nC: Communication\nD: Données\nI: Installation\n\
            M: Management\nP: Production\nS: Services\nT: Transformation\nU: Utilisateurs\n",
        )
        .build();
    assert_eq!(built.code, 0, "{}", built.told());
    let text = |folder: &Path, path: &str| fs::read_to_string(folder.join(path)).expect(path);
    let challenges = text(&site, "_data/defis.yml");
    let press = text(&documents, "archives/2019/revue-de-presse.md");
    Some((built, challenges, press))
}

#[test]
fn real_sources_together_show_every_system_that_they_tell_of() {
    let Some((built, challenges, press)) = both() else { return };

    // The press review: a line of its tables that leads somewhere is an article.
    let articles = press.lines().filter(|line| line.starts_with('|') && line.contains("](http")).count();
    assert!(articles > 100);
    assert_eq!(number_before(&built.file("presse/index.html"), " articles"), articles);

    // The log: a week for the promotion, a timeline for a challenge, categories by their names.
    let journal = built.file("journal/index.html");
    assert!(journal.contains("1544\u{a0}entrées") || journal.contains("1\u{202f}544 entrées"), "{journal}");
    assert!(journal.contains("Apprentissage") && built.has("journal/2018-s07.html"));
    let challenge = built.file("defis/2018/archifiltre.html");
    assert!(challenge.contains("/journal/"), "the digest of the log leads to the timeline");

    // Key figures: each challenge shows those that it has.
    let figures = challenges.matches("amount:").count();
    let shown: usize = built
        .paths()
        .iter()
        .filter(|path| path.starts_with("defis/20") && path.matches('/').count() == 2)
        .map(|path| {
            built.file(path).split("<ul class=\"figures\">").nth(1).map_or(0, |figures| {
                figures.split("</ul>").next().unwrap_or_default().matches("<li>").count()
            })
        })
        .sum();
    assert!(figures > 100 && shown == figures, "{shown} of {figures} figures");

    // Tools and stacks, definitions, questions, testimonials, webinars.
    assert!(built.file("outils/index.html").contains("PostgreSQL"));
    assert!(built.file("glossaire/index.html").contains("DINSIC"));
    assert!(number_before(&built.file("questions/index.html"), " questions") > 30);
    assert!(built.file("temoignages/index.html").contains("Sans hésiter"));
    assert!(number_before(&built.file("webinaires/index.html"), " vidéos") > 5);
    assert!(built.file("administrations/index.html").contains("administrations"));

    // What became of them: nobody has told yet, and the page says so of each.
    let outcomes = built.file("suites/index.html");
    assert!(outcomes.contains("Non renseigné") && outcomes.contains("71"), "{outcomes}");

    // Contributions by their links, articles by the challenges that they are about.
    assert!(number_before(&built.file("contributions/index.html"), " contributions") > 50);
    let mkinx =
        built.paths().into_iter().find(|path| path.starts_with("contributions/") && path.contains("mkinx"));
    assert!(built.file(&mkinx.expect("a page")).contains("Contribution de nouvelles bibliothèques"));
    let services = built.file("services/index.html");
    assert!(services.contains("Proxmox") && services.contains("Dokku"), "{services}");
    assert!(built.file("glossaire/index.html").contains("AVURNAV"));
    assert!(built.file("defis/2018/signauxfaibles.html").contains("/presse/"), "its press");
    assert!(!built.has("presse/presse.html"), "every article has a title");

    // And each of them in English, with a note.
    assert!(built.file("en/defis/2018/gobelins.html").contains("has not been translated"));
}

/// The first number that stands before `words` in `html`.
fn number_before(html: &str, words: &str) -> usize {
    let words = words.replace(' ', "\u{a0}");
    let digits =
        |at: usize| -> Vec<char> { html[..at].chars().rev().take_while(char::is_ascii_digit).collect() };
    let found = html.match_indices(&words).map(|(at, _)| digits(at)).find(|digits| !digits.is_empty());
    let digits = found.unwrap_or_else(|| panic!("no number of «{words}» in {html}"));
    digits.into_iter().rev().collect::<String>().parse().expect("a number")
}
