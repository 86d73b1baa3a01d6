//! What is sent when, what is deleted, and what is believed.

use super::*;
use crate::hosting::{ASKED_ANEW, FOR_EVER, media_type};

/// A file of a site that holds `text`; what stands in `assets/` is for ever.
fn file(path: &str, text: &str) -> SiteFile {
    let cache = if path.starts_with("assets/") { FOR_EVER } else { ASKED_ANEW };
    let object = Object {
        sum: text.to_owned(),
        size: text.len() as u64,
        media_type: media_type(path).to_owned(),
        cache: cache.to_owned(),
    };
    SiteFile { path: path.to_owned(), object }
}

/// A target on which `files` were published, and nothing has happened since.
fn published(files: &[SiteFile]) -> (Listing, Record) {
    let tag = |file: &SiteFile| Some(format!("tag of {}", file.object.sum));
    let listed = |file: &SiteFile| Listed { size: file.object.size, tag: tag(file) };
    let mut record = Record::default();
    record.files = files.iter().map(|file| (file.path.clone(), entry(&file.object, tag(file)))).collect();
    (files.iter().map(|file| (file.path.clone(), listed(file))).collect(), record)
}

fn sent<'s>(plan: &Plan<'s>) -> Vec<(Step, &'s str)> {
    plan.send.iter().map(|(step, file, _)| (*step, file.path.as_str())).collect()
}

#[test]
fn what_pages_load_goes_first_and_what_leads_to_them_last() {
    let old =
        [file("index.html", "a"), file("feed.xml", "a"), file("photo.jpg", "a"), file("same.html", "a")];
    let (listing, record) = published(&old);
    let new = [
        file("a.html", "a"),
        file("assets/style.css", "a"),
        file("calendar.ics", "a"),
        file("feed.xml", "b"),
        file("index.html", "b"),
        file("photo.jpg", "b"),
        file("same.html", "a"),
    ];
    let plan = plan(&new, &listing, &record, &HashMap::new(), false);
    let expected = [
        (Step::Loaded, "assets/style.css"),
        (Step::Loaded, "calendar.ics"),
        (Step::Loaded, "photo.jpg"),
        (Step::NewPages, "a.html"),
        (Step::Pages, "index.html"),
        (Step::Leading, "feed.xml"),
    ];
    assert_eq!(sent(&plan), expected);
    assert_eq!((plan.unchanged, plan.others, plan.delete.len()), (1, 0, 0));
    assert!(plan.send.is_sorted_by_key(|(step, ..)| *step));
}

#[test]
fn what_is_for_ever_outlives_its_site_by_one_publication() {
    let first = [file("index.html", "a"), file("assets/a.css", "a"), file("own.css", "a")];
    let second = [file("index.html", "b")];
    let third = [file("index.html", "c")];
    let (listing, record) = published(&first);
    let nothing = HashMap::new();
    let change = plan(&second, &listing, &record, &nothing, false);
    assert_eq!(change.delete, BTreeSet::from(["own.css".to_owned()]));
    assert!(change.there["assets/a.css"].kept);

    let prune = plan(&second, &listing, &record, &nothing, true);
    assert_eq!(prune.delete, BTreeSet::from(["assets/a.css".to_owned(), "own.css".to_owned()]));

    let (mut listing, mut record) = published(&second);
    listing.insert("assets/a.css".to_owned(), published(&first).0["assets/a.css"].clone());
    record.files.extend(change.there);
    assert!(plan(&second, &listing, &record, &nothing, false).delete.is_empty(), "the same site once more");
    let next = plan(&third, &listing, &record, &nothing, false);
    assert_eq!(next.delete, BTreeSet::from(["assets/a.css".to_owned()]));
}

#[test]
fn nothing_is_deleted_that_was_not_published() {
    let (mut listing, record) = published(&[file("index.html", "a"), file("old.html", "a")]);
    let by_others = Listed { size: 1, tag: Some("of others".to_owned()) };
    listing.insert("notes.html".to_owned(), by_others.clone());
    listing.insert("old.html".to_owned(), by_others);
    let site = [file("index.html", "a")];
    assert_eq!(doubtful(&site, &listing, &record), ["old.html"]);
    let found =
        |sum: &str| HashMap::from([("old.html".to_owned(), Found { sum: Some(sum.to_owned()), said: None })]);
    let strange = plan(&site, &listing, &record, &found("z"), false);
    assert_eq!((strange.delete.len(), strange.others), (0, 2));
    let moved = plan(&site, &listing, &record, &found("a"), false);
    assert_eq!((moved.delete.len(), moved.others), (1, 1), "the tag is another, the bytes are ours");
}

#[test]
fn record_is_believed_only_where_the_list_agrees() {
    let site = [file("a.html", "a"), file("b.html", "bb")];
    let (mut listing, record) = published(&site);
    assert!(doubtful(&site, &listing, &record).is_empty());
    // Somebody has written over both; one of them keeps its size.
    for (path, size) in [("a.html", 1), ("b.html", 7)] {
        listing.insert(path.to_owned(), Listed { size, tag: Some("other".to_owned()) });
    }
    assert_eq!(doubtful(&site, &listing, &record), ["a.html"]);
    let object = &site[0].object;
    let of = |sum: &str, cache: &str| {
        let said = Some((object.media_type.clone(), cache.to_owned()));
        let found = HashMap::from([("a.html".to_owned(), Found { sum: Some(sum.to_owned()), said })]);
        let plan = plan(&site, &listing, &record, &found, false);
        sent(&plan).into_iter().map(|(_, path)| path.to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(of("a", ASKED_ANEW), ["b.html"]);
    assert_eq!(of("z", ASKED_ANEW), ["a.html", "b.html"]);
    assert_eq!(of("a", FOR_EVER), ["a.html", "b.html"], "other headers");
}

#[test]
fn what_was_on_its_way_is_looked_at() {
    let site = [file("a.html", "a")];
    let (listing, mut record) = published(&site);
    record.files.insert("a.html".to_owned(), entry(&site[0].object, None));
    record.files.insert("gone.html".to_owned(), entry(&site[0].object, None));
    let mut listing = listing;
    listing.insert("gone.html".to_owned(), Listed { size: 9, tag: Some("x".to_owned()) });
    assert_eq!(doubtful(&site, &listing, &record), ["a.html"]);
    let plan = plan(&site, &listing, &record, &HashMap::new(), false);
    assert_eq!(sent(&plan), [(Step::Pages, "a.html")]);
    assert_eq!(plan.delete, BTreeSet::from(["gone.html".to_owned()]), "a run that was cut short sent it");
}
