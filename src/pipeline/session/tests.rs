//! A session finds what changed, keeps the last sound site, and follows a page that moves.

use super::*;
use crate::diag::Code;
use std::fs;
use std::path::Path;

fn session(source: &Path) -> Session {
    let now = jiff::Timestamp::from_second(1_577_836_800).expect("a moment");
    Session::new(Options { drafts: true, ..Options::new(source, source.join("_site"), now) })
}

fn site() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("folder");
    fs::write(folder.path().join("_config.yml"), "title: Essai\nurl: https://exemple.fr\n").expect("file");
    fs::write(folder.path().join("a.md"), "---\ntitle: Un\n---\nAvant.\n").expect("file");
    folder
}

fn update(session: &mut Session) -> Update {
    session.update(None).expect("it builds")
}

#[test]
fn body_edit_changes_one_page() {
    let site = site();
    let mut session = session(site.path());
    update(&mut session);
    assert!(update(&mut session).changed.is_empty(), "nothing has changed");
    fs::write(site.path().join("a.md"), "---\ntitle: Un\n---\nAprès.\n").expect("file");
    let done = update(&mut session);
    assert_eq!(done.pages, 1, "{:?}", done.changed);
    assert!(done.changed.contains(&"a.html".to_owned()));
    assert!(done.removed.iter().all(|path| path.starts_with("search/")), "{:?}", done.removed);
}

#[test]
fn index_that_was_made_while_the_site_was_edited_is_thrown_away() {
    let site = site();
    let mut session = session(site.path());
    update(&mut session);
    let old = session.unfinished().expect("there is no index yet");
    fs::write(site.path().join("a.md"), "---\ntitle: Un\n---\nAprès.\n").expect("file");
    update(&mut session);
    assert!(session.complete(old.make()).is_none());
    let done = session.finish().expect("that of the last build is still to be made");
    assert!(done.tree.files.contains_key("search/index.eig"));
    assert!(session.unfinished().is_none() && session.finish().is_none());
}

#[test]
fn what_search_does_not_find_is_told_from_one_index_to_the_next() {
    let site = site();
    let root = site.path().canonicalize().expect("there");
    let tests = root.join("_search_tests.yml");
    fs::write(&tests, "- { query: introuvable, page: /a.html }\n").expect("file");
    let mut session = session(&root);
    let failed = |outcome: &Outcome| {
        let failed = outcome.diagnostics.iter().filter(|told| told.code == Code::FailedSearchTest);
        failed.map(|told| outcome.sources.get(told.primary.source).path.clone()).collect::<Vec<_>>()
    };
    assert!(failed(&update(&mut session).outcome).is_empty(), "nobody has looked yet");
    assert_eq!(failed(&session.finish().expect("there is none yet").outcome), ["_search_tests.yml"]);

    fs::write(root.join("a.md"), "---\ntitle: Un\n---\nAvant.\n\nUne girafe.\n").expect("file");
    let done = session.update(Some(&BTreeSet::from([root.join("a.md")]))).expect("it builds");
    assert!(done.outcome.timings.is_empty(), "only the page is made");
    assert_eq!(failed(&done.outcome).len(), 1);
    // It stands before the tests, so that these have another number among the sources.
    fs::write(root.join("B.md"), "---\ntitle: Deux\n---\n").expect("file");
    assert_eq!(failed(&update(&mut session).outcome), ["_search_tests.yml"]);
    fs::write(&tests, "- { query: girafe, page: /a.html }\n").expect("file");
    assert!(failed(&update(&mut session).outcome).is_empty(), "nobody has looked yet");
    assert!(failed(&session.finish().expect("it is another site").outcome).is_empty());
}

#[test]
fn errors_leave_the_last_sound_site() {
    let site = site();
    let mut session = session(site.path());
    let first = update(&mut session);
    fs::write(site.path().join("a.md"), "---\ntitle: \"Un\n---\n").expect("file");
    let done = update(&mut session);
    assert!(!done.outcome.fit && done.changed.is_empty() && done.removed.is_empty());
    assert!(Arc::ptr_eq(&first.tree, &done.tree));
}

#[test]
#[cfg(unix)]
fn text_that_becomes_a_link_out_of_the_site_is_not_read() {
    let (folder, elsewhere) = (site(), tempfile::tempdir().expect("folder"));
    let secret = elsewhere.path().join("secret.md");
    fs::write(&secret, "---\ntitle: Un\n---\nUn jeton.\n").expect("file");
    let mut session = session(folder.path());
    update(&mut session);
    let path = folder.path().join("a.md");
    fs::remove_file(&path).expect("it was there");
    std::os::unix::fs::symlink(secret, &path).expect("a link");
    let after = session.update(Some(&BTreeSet::from([path]))).expect("it can be built");
    assert!(after.outcome.diagnostics.iter().any(|told| told.code == Code::OutsideLink));
    assert_eq!((after.outcome.fit, after.changed), (false, Vec::<String>::new()));
}

#[test]
fn sources_that_were_never_sound_show_what_there_is() {
    let site = site();
    fs::write(site.path().join("b.md"), "---\ntitle: \"Un\n---\n").expect("file");
    let done = update(&mut session(site.path()));
    assert!(!done.outcome.fit && done.tree.files.contains_key("a.html"));
}

#[test]
fn page_says_where_it_is_written() {
    let site = site();
    fs::create_dir(site.path().join("_drafts")).expect("folder");
    fs::write(site.path().join("_drafts/idee.md"), "---\ntitle: Idée\n---\n").expect("file");
    let tree = update(&mut session(site.path())).tree;
    let made = &tree.pages["a.html"];
    assert_eq!((&*made.places[0].path, made.places[0].line, made.draft), ("a.md", 1, false));
    assert_eq!(tree.made_by("a.md").collect::<Vec<_>>(), ["a.html"]);
    assert!(tree.pages.values().any(|made| made.draft && made.title == "Idée"));
}

#[test]
fn page_is_followed_to_its_new_address() {
    let site = site();
    let mut session = session(site.path());
    let first = update(&mut session).tree;
    fs::write(site.path().join("a.md"), "---\ntitle: Deux\npermalink: /ailleurs/\n---\n").expect("file");
    let second = update(&mut session).tree;
    assert_eq!(second.moved(&first, "a.html"), Some("ailleurs/index.html"));
    assert_eq!(second.moved(&first, "index.html"), None);
    fs::write(site.path().join("a.md"), "---\ntitle: Deux\n---\n").expect("file");
    let third = update(&mut session).tree;
    fs::rename(site.path().join("a.md"), site.path().join("c.md")).expect("renamed");
    let fourth = update(&mut session).tree;
    assert_eq!(fourth.moved(&third, "a.html"), Some("c.html"), "by its title");
}

#[test]
fn file_that_is_gone_is_missed_only_by_what_used_it() {
    let site = site();
    let root = site.path().canonicalize().expect("there");
    fs::create_dir_all(root.join("_theme/templates")).expect("folder");
    let template = root.join("_theme/templates/page.html");
    fs::write(&template, "mien").expect("file");
    let mut session = session(site.path());
    let named = |path: &Path| BTreeSet::from([path.to_owned()]);
    let page = |update: &Update| {
        String::from_utf8(update.tree.bytes("a.html").expect("there").to_vec()).expect("text")
    };
    assert_eq!(page(&update(&mut session)), "mien");
    fs::remove_file(&template).expect("removed");
    let done = session.update(Some(&named(&template))).expect("it builds");
    assert!(page(&done).contains("Avant."), "the theme's own is used again");

    let swap = root.join(".a.md.swp");
    let done = session.update(Some(&named(&swap))).expect("it builds");
    assert!(done.changed.is_empty() && done.outcome.timings.is_empty(), "nobody reads it");
    fs::write(root.join("a.md"), "---\ntitle: Un\n---\nAvant.\n\nPuis.\n").expect("file");
    let done = session.update(Some(&named(&root.join("a.md")))).expect("it builds");
    assert!(page(&done).contains("Puis.") && done.outcome.timings.is_empty(), "only the page is made");
}

#[test]
fn page_names_the_template_of_the_site_and_a_list_has_no_text_of_its_own() {
    let site = site();
    for folder in ["_posts", "_theme/templates"] {
        fs::create_dir_all(site.path().join(folder)).expect("folder");
    }
    fs::write(site.path().join("_posts/2018-03-16-b.md"), "---\ntitle: B\n---\n").expect("file");
    fs::write(site.path().join("_theme/templates/post.html"), "{{ page.title }}").expect("file");
    let tree = update(&mut session(site.path())).tree;
    let paths = |page: &str| tree.pages[page].places.iter().map(|place| &*place.path).collect::<Vec<_>>();
    let (post, _) = tree.pages.iter().find(|(_, made)| made.title == "B").expect("its page");
    assert_eq!(paths(post)[..2], ["_posts/2018-03-16-b.md", "_theme/templates/post.html"]);
    assert!(tree.pages[post].own && !tree.pages["blog/index.html"].own);
    assert_eq!(paths("blog/index.html"), ["_posts/2018-03-16-b.md"]);
}

/// Whether the edit of a text's words, a minute after the first build, makes nothing but its page.
fn edit_is_quick(root: &Path) -> bool {
    fs::write(root.join("a.md"), "---\ntitle: Un\n---\nAvant.\n").expect("file");
    let mut session = session(root);
    update(&mut session);
    session.set_now(session.options.now + jiff::SignedDuration::from_mins(1));
    fs::write(root.join("a.md"), "---\ntitle: Un\n---\nAvant.\n\nUne girafe.\n").expect("file");
    let done = session.update(Some(&BTreeSet::from([root.join("a.md")]))).expect("it builds");
    assert!(done.changed.contains(&"a.html".to_owned()), "{:?}", done.changed);
    done.outcome.timings.is_empty()
}

#[test]
fn words_are_made_again_by_themselves_beside_texts_that_are_held_back() {
    let site = site();
    let root = site.path().canonicalize().expect("there");
    fs::create_dir(root.join("_posts")).expect("folder");
    let post = |name: &str| fs::write(root.join("_posts").join(name), "---\ntitle: Deux\n---\n");
    post("2030-01-01-deux.md").expect("file");
    assert!(edit_is_quick(&root), "a post of another day does not come today");
    fs::write(root.join("_posts/2020-01-01-trois.md"), "---\ntitle: Trois\ndate: 2020-01-01 18:00\n---\n")
        .expect("file");
    assert!(!edit_is_quick(&root), "it may have come");
}

#[test]
fn words_are_made_again_by_themselves_in_a_site_that_was_built_before() {
    let site = site();
    let root = site.path().canonicalize().expect("there");
    crate::pipeline::build(&session(&root).options, &Silent).expect("it builds");
    assert!(root.join("_site/search").is_dir());
    assert!(edit_is_quick(&root));
}
