//! Single edits: what other pages show of a text is another on them, and what nobody else sees is made again alone.

use super::{assert_same, clean, files, options, site, told, without_waiting};
use eigsite::pipeline::{Options, Session};
use std::collections::BTreeSet;
use std::path::Path;

#[test]
fn words_that_other_pages_show_are_changed_on_them() {
    let folder = tempfile::tempdir().expect("a folder");
    let source = folder.path().join("src");
    site::write(&source);
    let options = Options { images: false, ..options(&source) };
    assert_followed(
        &source,
        &options,
        &[
            ("_posts/2019-05-05-cinquieme.md", "Une note", "Une autre note, que la liste montre", false),
            ("_recettes/tarte.md", "Étaler la pâte.", "Étaler la pâte, puis attendre.", false),
            ("_posts/2019-02-05-deuxieme.md", "## Une partie", "## Une autre", false),
            ("_posts/2019-02-05-deuxieme.md", "](/img/point.png)", "](/img/perdu.png)", false),
            ("_posts/2019-03-05-troisieme.md", "Rien d’autre.", "Rien que `site.data.libre`.", false),
            ("a-propos.md", "name=\"ici\"", "name=\"là\"", false),
            ("_posts/2019-05-05-cinquieme.md", "En bas.", "Tout en bas.", true),
        ],
    );
}

/// What is made again where a post has another title or another summary is what all of it made again would be.
#[test]
fn cards_that_other_pages_show_are_changed_on_them() {
    let folder = tempfile::tempdir().expect("a folder");
    let source = folder.path().join("src");
    site::write(&source);
    // No names that nobody knows, which would have everything looked at.
    std::fs::write(source.join("_defis/hopkins.md"), "---\ntitle: Hopkins\nyear: 2018\n---\n")
        .expect("written");
    // A card for other sites is drawn with its title, where pictures are made.
    let drawn = ("_posts/2019-05-05-cinquieme.md", "title: Le cinquième", "title: Le dernier", false);
    assert_followed(&source, &options(&source), &[drawn]);
    let options = Options { images: false, ..options(&source) };
    assert_followed(
        &source,
        &options,
        &[
            ("_posts/2019-02-05-deuxieme.md", "title: Le deuxième", "title: Le second", true),
            ("_posts/2019-02-05-deuxieme.md", "title: Le second", "title: Le tout premier", true),
            ("_posts/2019-03-05-troisieme.md", "description: Rien de neuf.", "description: Du neuf.", true),
            ("_posts/2019-05-05-cinquieme.md", "Une note[^1].", "Une petite note[^1].", true),
            ("_posts/2019-05-05-cinquieme.md", "title: Le dernier", "title: Le quint", true),
            ("en/_posts/2019-05-05-fifth.md", "title: The fifth", "title: Number five", true),
            // Something is still to be written; another is called so, which is told.
            ("_posts/2019-03-05-troisieme.md", "title: Le troisième", "title: À compléter", false),
            ("_posts/2019-03-05-troisieme.md", "title: À compléter", "title: Le tout premier", false),
            ("_posts/2019-03-05-troisieme.md", "title: Le tout premier", "title: Le tiers", false),
            // A tutorial is about something of that name, and then about this.
            ("_posts/2019-03-05-troisieme.md", "title: Le tiers", "title: Gobelins", false),
            ("_posts/2019-03-05-troisieme.md", "title: Gobelins", "title: Le tiers", false),
            // Of something that is a défi or a tool, another name means neither.
            ("_recettes/tarte.md", "outil: Gobelins", "outil: Postgres", false),
            ("_posts/2019-03-05-troisieme.md", "title: Le tiers", "title: Postgres", false),
            ("_posts/2019-03-05-troisieme.md", "title: Postgres", "title: Le tiers", false),
            // It may be named by an address, too.
            (
                "_recettes/tarte.md",
                "outil: Postgres",
                "outil: { name: Eux, site: /defis/2018/gobelins.html }",
                false,
            ),
            ("_tutoriels/essayer.md", "Gobelins]", "{ name: Eux, site: /defis/2018/gobelins.html }]", false),
            ("_posts/2019-03-05-troisieme.md", "title: Le tiers", "title: Gobelins", false),
            ("_posts/2019-03-05-troisieme.md", "title: Gobelins", "title: Le tiers", false),
            (
                "_posts/2019-01-05-premier.md",
                "description: Pour commencer.",
                "description: Autrement.",
                false,
            ),
            ("_posts/2019-01-05-premier.md", "title: Le premier", "title: Un début", false),
            ("_posts/2019-03-05-troisieme.md", "title: Le tiers", "title:", false),
            // Others than posts are read for more than their cards.
            ("_defis/gobelins.md", "description: Les meubles", "description: Tous les meubles", false),
            ("a-propos.md", "title: À propos", "title: Qui nous sommes", false),
        ],
    );
}

/// Fails where edits (a path, what is written there, what comes in its place) lead to anything but what a build from nothing
/// makes; the last says whether only what shows the card is to be made again.
fn assert_followed(source: &Path, options: &Options, edits: &[(&str, &str, &str, bool)]) {
    let mut session = Session::new(options.clone());
    session.update(None).expect("it can be built");
    for (path, from, to, alone) in edits {
        let path = source.canonicalize().expect("there").join(path);
        let text = std::fs::read_to_string(&path).expect("readable");
        assert!(text.contains(from), "{text}");
        std::fs::write(&path, text.replace(from, to)).expect("written");
        let update = session.update(Some(&BTreeSet::from([path]))).expect("it can be built");
        let (outcome, should) = clean(options);
        assert_eq!(told(&update.outcome), told(&outcome), "{to}");
        assert_same(&without_waiting(&files(&update)), &without_waiting(&should), to);
        assert_eq!(update.outcome.timings.is_empty(), *alone, "{to}");
    }
}
