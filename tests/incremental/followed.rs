//! Single edits: what other pages show of a text is another on them, and what nobody else sees is made again alone.

use super::{assert_same, clean, files, options, site, told, without_waiting};
use crate::harness;
use eigsite::pipeline::{Options, Session};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

#[test]
fn words_that_other_pages_show_are_changed_on_them() {
    let (_folder, source) = site_of_its_own();
    let software = "_defis/outil.md";
    site::put(&source.join(software), "---\ntitle: Outil\npromotion: EIG 2\nyear: 2018\ndescription: D.\nlicence: MIT\n\
         source_code: https://code.exemple.fr/outil\nstatus:\n- { status: stopped, date: 2019-01-02 }\n---\n\nUn outil.\n".as_bytes());
    // Its title is its first heading, which lists and menus may show; that stands below it if something is above.
    let untitled = "sans-titre.md";
    site::put(
        &source.join(untitled),
        "---\ndescription: Une page.\npermalink: /sans-titre.html\n---\n\n## Un titre\n{: #a}\n\nDes mots.\n"
            .as_bytes(),
    );
    let options = Options { images: false, ..options(&source) };
    assert_followed(
        &source,
        &options,
        &[
            ("_defis/gobelins.md", "Un site.", "Un site, et rien de plus.", true),
            // Of a software the text is said in `publiccode.yml`, and what is missing there.
            (software, "Un outil.", "Un outil de plus.", false),
            (software, "stopped", "in-production", false),
            (
                software,
                "source_code: https://code.exemple.fr/outil\n",
                "software: { url: https://code.exemple.fr }\n",
                false,
            ),
            (software, "Un outil de plus.", "Un outil de moins.", false),
            (untitled, "Des mots.", "D’autres mots.", true),
            (untitled, "## Un titre", "## Un autre titre", false),
            (untitled, "## Un autre", "Avant.\n\n## Un autre", false),
            ("_posts/2019-05-05-cinquieme.md", "Une note", "Une autre note, que la liste montre", true),
            ("_recettes/tarte.md", "Étaler la pâte.", "Étaler la pâte, puis attendre.", false),
            ("_posts/2019-02-05-deuxieme.md", "## Une partie", "## Une autre", false),
            ("_posts/2019-02-05-deuxieme.md", "](/img/point.png)", "](/img/perdu.png)", false),
            ("_posts/2019-03-05-troisieme.md", "Rien d’autre.", "Rien que `site.data.libre`.", false),
            ("a-propos.md", "name=\"ici\"", "name=\"là\"", false),
            ("_posts/2019-05-05-cinquieme.md", "En bas.", "Tout en bas.", true),
        ],
    );
}

/// Links that lead nowhere are told of where they stand now, and data is named by no address.
#[test]
fn links_that_lead_nowhere_are_told_of_where_they_are() {
    let (_folder, source) = site_of_its_own();
    without_unknown_names(&source);
    let lost = "_posts/2019-05-06-perdus.md";
    site::put(&source.join(lost), "---\ntitle: Perdus\ndescription: Où l’on se perd.\nimage: /img/perdue.png\n---\n\nÀ l’été.\n\n[Un](/perdu.html), \
         [deux](/a-propos.html#nulle-part).\n\nEncore [![trois](/img/rien.png)](/perdu.html).\n\n<p>Voir \
         <a href=\"/a-prpos.html\">quatre</a>.</p>\n\n[Cinq]({% post_url 1999-01-01-rien %}) sur \
         https://data.exemple.fr.\n".as_bytes());
    let other = "_posts/2019-05-07-aussi.md";
    site::put(&source.join(other), "---\ntitle: Aussi\ndescription: Là aussi.\n---\n\nVoir [un](/perdu.html) et [rien](/img/rien.png).\n".as_bytes());
    let around = "_posts/2019-05-08-autour.md";
    site::put(&source.join(around), "---\ntitle: Autour\ndescription: Un lien.\n---\n\n[![x][i]](/perdu.html) <a id=\"q\">![y][j]</a>\n\n[i]: /img/rien.png\n".as_bytes());
    let film = "_posts/2019-05-09-film.md";
    site::put(&source.join(film), "---\ntitle: Film\ndescription: Un film.\n---\n\n<video controls src=\"/f.mp4\" poster=\"/f.mp4\"></video>\n".as_bytes());
    let options = Options { images: false, ..options(&source) };
    assert_followed(
        &source,
        &options,
        &[
            // The picture is another, in a link that is written as before.
            (around, "[i]:", "[j]:", false),
            (around, "<a id", "puis <a id", true),
            (film, "poster=", "></video><video controls poster=", false),
            (lost, "data.exemple.fr.", "data.exemple.fr. Fin.", true),
            (lost, "À l’été.", "À l’été, déjà.\n\nEt plus encore.", true),
            (lost, "[Un](/perdu.html), ", "[Un](/perdu.html) — là-bas —, ", true),
            (other, "Voir", "À voir :", true),
            (lost, "Encore ", "Mots\n\nEncore ", true),
            (lost, "À l’été, déjà.\n\n", "", true),
            (other, "title: Aussi", "title: Là aussi, et loin", true),
            // A picture that is not there is named below the title.
            (lost, "title: Perdus", "title: Perdus de vue", false),
            // The words of a link are told of, too.
            (lost, "[deux]", "[deux ou trois]", false),
            (lost, "[Un](/perdu.html)", "`/perdu.html` [Un](/perdu.html)", true),
            (lost, "<p>Voir ", "<p>Voir <em>/a-prpos.html</em> ", true),
            (lost, "data.exemple.fr", "data.autre.fr", false),
            (lost, "(/perdu.html)", "(/perdue.html)", false),
        ],
    );
}

/// What is told of a text as a whole may name its title.
#[test]
fn titles_in_what_is_told_are_those_of_now() {
    let (_folder, source) = site_of_its_own();
    without_unknown_names(&source);
    site::put(
        &source.join("_config.yml"),
        "title: Essai\nurl: https://exemple.fr\npermalink: /blog/:slugorcontentbasename/\n".as_bytes(),
    );
    let nowhere = "_posts/2019-05-06-nulle-part.md";
    site::put(
        &source.join(nowhere),
        "---\ntitle: Un titre\ndescription: D.\nslug: \"?\"\n---\n\nMots.\n".as_bytes(),
    );
    let options = Options { images: false, ..options(&source) };
    let (outcome, _) = clean(&options);
    assert!(told(&outcome).contains("`Un titre`"), "{}", told(&outcome));
    assert_followed(&source, &options, &[(nowhere, "title: Un titre", "title: Un autre", false)]);
}

/// A year in the words of an event is that of its date, in each collection of events.
#[test]
fn words_that_date_an_event_are_seen_in_the_agenda() {
    let (_folder, source) = site_of_its_own();
    let ritual = "_rituels/debout.md";
    site::put(
        &source.join(ritual),
        "---\ntitle: Debout\ndescription: D.\nstart: 5 mars\nrecurrence: tous les jeudis\n---\n\nMots.\n"
            .as_bytes(),
    );
    let options = Options { images: false, ..options(&source) };
    assert_followed(&source, &options, &[(ritual, "Mots.", "Mots.\n\n#+year: 2020", false)]);
}

/// What is made again where a post has another title or another summary is what all of it made again would be.
#[test]
fn cards_that_other_pages_show_are_changed_on_them() {
    let (_folder, source) = site_of_its_own();
    without_unknown_names(&source);
    // A card for other sites is drawn with its title, where pictures are made.
    let drawn = ("_posts/2019-05-05-cinquieme.md", "title: Le cinquième", "title: Le dernier", false);
    let not_drawn = ("_posts/2019-05-05-cinquieme.md", "Une note[^1].", "Une brève note[^1].", true);
    assert_followed(&source, &options(&source), &[drawn, not_drawn]);
    let options = Options { images: false, ..options(&source) };
    assert_followed(
        &source,
        &options,
        &[
            ("_posts/2019-02-05-deuxieme.md", "title: Le deuxième", "title: Le second", true),
            ("_posts/2019-02-05-deuxieme.md", "title: Le second", "title: Le tout premier", true),
            ("_posts/2019-03-05-troisieme.md", "description: Rien de neuf.", "description: Du neuf.", true),
            ("_posts/2019-05-05-cinquieme.md", "Une brève note[^1].", "Une petite note[^1].", true),
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

/// The site, in a folder that is there as long as the first value is.
fn site_of_its_own() -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().expect("a folder");
    let source = folder.path().join("src");
    site::write(&source);
    (folder, source)
}

/// Takes away the names that nobody knows, for which everything is looked at.
fn without_unknown_names(source: &Path) {
    site::put(&source.join("_defis/hopkins.md"), "---\ntitle: Hopkins\nyear: 2018\n---\n".as_bytes());
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

/// The posts of the real site, of which most have links that lead nowhere or name `data.gouv.fr`: words at their beginning and
/// at their end are seen on their pages, and nothing else is made again.
#[test]
fn words_of_real_posts_are_seen_on_their_pages_alone() {
    let Some(real) = harness::corpus("site-eig") else { return };
    let folder = tempfile::tempdir().expect("a folder");
    let source = folder.path().join("src");
    copy_without_pictures(&real, &source);
    let options = Options { images: false, ..options(&source) };
    let mut session = Session::new(options.clone());
    session.update(None).expect("it can be built");
    let posts = source.canonicalize().expect("there").join("_posts");
    let mut slow = Vec::new();
    for path in std::fs::read_dir(posts).expect("there").map(|post| post.expect("there").path()) {
        let name = path.file_name().expect("a name").to_string_lossy().into_owned();
        // Files whose names begin so are no part of the site.
        if name.starts_with('_') {
            continue;
        }
        let text = std::fs::read_to_string(&path).expect("readable");
        let end = text.match_indices("\n---").next().expect("front matter").0 + "\n---".len();
        let (head, body) = text.split_at(end);
        for text in [format!("{text}\n\nDes mots de plus.\n"), format!("{head}\n\nÀ l’été.\n{body}")] {
            std::fs::write(&path, text).expect("written");
            let update = session.update(Some(&BTreeSet::from([path.clone()]))).expect("it can be built");
            if !update.outcome.timings.is_empty() {
                slow.push(name.clone());
            }
        }
    }
    let update = session.update(Some(&BTreeSet::new())).expect("it can be built");
    let (outcome, should) = clean(&options);
    assert_eq!(told(&update.outcome), told(&outcome));
    assert_same(&without_waiting(&files(&update)), &without_waiting(&should), "the real site");
    assert_eq!(slow, Vec::<String>::new());
}

/// Copies the site in `from` to `to`, but for its pictures.
fn copy_without_pictures(from: &Path, to: &Path) {
    let all = walkdir::WalkDir::new(from).into_iter().filter_entry(|entry| entry.file_name() != "img");
    for entry in all.map(|entry| entry.expect("it can be read")) {
        let place = to.join(entry.path().strip_prefix(from).expect("below"));
        if entry.file_type().is_dir() {
            std::fs::create_dir_all(place).expect("made");
        } else {
            std::fs::write(place, std::fs::read(entry.path()).expect("readable")).expect("written");
        }
    }
}
