//! What is read of small folders.

use std::path::Path;

use super::*;

/// A folder with these files.
fn site(files: &[(&str, &str)]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a temporary folder");
    for (path, text) in files {
        put(folder.path(), path, text);
    }
    folder
}

fn put(root: &Path, path: &str, text: impl AsRef<[u8]>) {
    let full = root.join(path);
    fs::create_dir_all(full.parent().expect("below a folder")).expect("a folder");
    fs::write(full, text).expect("a file");
}

fn read_site(root: &Path, output: Option<&Path>) -> Checked<Loaded> {
    let collections = ["defis".to_owned()];
    let options = LoadOptions { collections: &collections, output, ..LoadOptions::new(root) };
    load(&options, Loaded::default()).expect("the folder is there")
}

/// `path kind` of every file, in order.
fn listed(loaded: &Loaded) -> Vec<String> {
    let kind = |file: &FileEntry| match &file.kind {
        FileKind::Text(id) => format!("text {:?}", loaded.sources.get(*id).text),
        FileKind::Static(size) => format!("static {size}"),
        FileKind::Broken(_) => "broken".to_owned(),
    };
    loaded.files.iter().map(|file| format!("{} {}", file.path, kind(file))).collect()
}

/// `path line:column code` of every diagnostic.
fn faults(loaded: &Checked<Loaded>) -> Vec<String> {
    let place = |d: &Diagnostic| {
        let source = loaded.value.sources.get(d.primary.source);
        let position = source.position(d.primary.start);
        format!("{} {}:{} {}", source.path, position.line, position.column, d.code)
    };
    loaded.diagnostics.iter().map(place).collect()
}

#[test]
fn files_come_sorted_by_path_with_their_kind() {
    let folder = site(&[
        ("b.md", "b"),
        ("a/x.md", "x"),
        ("a-b/x.png", "12"),
        ("_posts/2018-01-01-p.md", "p"),
        ("_posts/_hidden.md", "h"),
        ("en/_posts/2018-01-01-p.md", "e"),
        ("_defis/d.md", "d"),
        ("_layouts/l.html", "l"),
        ("_data/d.csv", "c"),
        ("_config.yml", "t: 1"),
        ("Gemfile", ""),
        (".git/config", ""),
    ]);
    let loaded = read_site(folder.path(), None);
    assert_eq!(
        listed(&loaded.value),
        [
            "_config.yml text \"t: 1\"",
            "_data/d.csv text \"c\"",
            "_defis/d.md text \"d\"",
            "_posts/2018-01-01-p.md text \"p\"",
            "a-b/x.png static 2",
            "a/x.md text \"x\"",
            "b.md text \"b\"",
            "en/_posts/2018-01-01-p.md text \"e\"",
        ]
    );
    assert_eq!(faults(&loaded), [] as [&str; 0]);
}

#[test]
fn output_is_never_read() {
    let folder = site(&[
        ("a.md", "a"),
        ("out/a.md", "made"),
        ("old/.eigsite-manifest", "eigsite-manifest 1\n"),
        ("old/b.md", "made by another build"),
    ]);
    let loaded = read_site(folder.path(), Some(&folder.path().join("out/../out")));
    assert_eq!(listed(&loaded.value), ["a.md text \"a\""]);
}

#[test]
fn file_read_before_is_not_read_again() {
    let folder = site(&[("_config.yml", "a: 1"), ("a.md", "a"), ("_schema.yml", "\u{0}")]);
    let mut first = Loaded::default();
    let config = load_one(folder.path(), "_config.yml", &mut first);
    let schema = load_one(folder.path(), "_schema.yml", &mut first);
    assert_eq!(load_one(folder.path(), "_absent.yml", &mut first).value, None);
    assert_eq!(config.value, Some(SourceId(0)));
    assert_eq!((schema.value, schema.diagnostics.len()), (None, 1));
    put(folder.path(), "_config.yml", "a: 2");
    let options = LoadOptions::new(folder.path());
    let loaded = load(&options, first).expect("the folder is there");
    assert_eq!(listed(&loaded.value), ["_config.yml text \"a: 1\"", "_schema.yml broken", "a.md text \"a\""]);
    assert_eq!(faults(&loaded), [] as [&str; 0]);
}

#[test]
fn unusable_text_has_a_place_and_the_rest_is_read() {
    let folder = site(&[("a.md", "a\0"), ("z.md", "z"), ("x.md/y.md", "a folder called x.md")]);
    put(folder.path(), "b.md", b"un\nd\xE9fi");
    let loaded = read_site(folder.path(), None);
    assert_eq!(faults(&loaded), ["a.md 1:2 nul-byte", "b.md 2:2 not-utf8"]);
    assert_eq!(
        listed(&loaded.value),
        ["a.md broken", "b.md broken", "x.md/y.md text \"a folder called x.md\"", "z.md text \"z\""]
    );
}

#[test]
fn missing_root_is_an_error_that_names_it() {
    let options = LoadOptions::new(Path::new("no/such/folder"));
    let error = load(&options, Loaded::default()).expect_err("it is not there").to_string();
    assert!(error.starts_with("cannot read the site's folder `no/such/folder`: "), "{error}");
}

#[test]
fn file_as_root_is_an_error() {
    let folder = site(&[("a.md", "")]);
    let root = folder.path().join("a.md");
    let options = LoadOptions::new(&root);
    let error = load(&options, Loaded::default()).expect_err("it is a file").to_string();
    assert!(error.ends_with("it is not a folder"), "{error}");
}

#[test]
fn decomposed_name_keeps_its_bytes() {
    let folder = site(&[("e\u{301}te\u{301}.md", "")]);
    let loaded = read_site(folder.path(), None);
    assert_eq!(loaded.value.files[0].path, "e\u{301}te\u{301}.md");
}

#[cfg(unix)]
mod unix {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt;
    use std::os::unix::fs::symlink;

    use super::*;

    #[test]
    fn links_within_the_site_are_followed() {
        let folder = site(&[("_x/x.md", "x"), ("_x/d/y.md", "y")]);
        symlink("_x/x.md", folder.path().join("a.md")).expect("a link");
        symlink(folder.path().join("_x/d"), folder.path().join("b")).expect("a link");
        assert_eq!(listed(&read_site(folder.path(), None).value), ["a.md text \"x\"", "b/y.md text \"y\""]);
    }

    #[test]
    fn links_out_of_the_site_or_to_what_is_hidden_are_told_and_not_followed() {
        let elsewhere = site(&[("x.md", "x"), ("d/y.md", "y")]);
        let folder = site(&[("a.md", "a"), (".git/config", "token"), ("b/.env", "secret")]);
        let link = |target: &Path, name: &str| symlink(target, folder.path().join(name)).expect("a link");
        link(&elsewhere.path().join("x.md"), "x.md");
        link(&elsewhere.path().join("d"), "d");
        link(Path::new(".git"), "git");
        link(Path::new("b/.env"), "env.txt");
        link(Path::new("a.md"), "same.md");
        let loaded = read_site(folder.path(), None);
        let outside = ["d", "env.txt", "git", "x.md"].map(|name| format!("{name} 1:1 outside-link"));
        assert_eq!(faults(&loaded), outside);
        let read: Vec<String> =
            listed(&loaded.value).into_iter().filter(|file| file.contains("text")).collect();
        assert_eq!(read, ["a.md text \"a\"", "same.md text \"a\""]);
    }

    #[test]
    fn link_may_lead_into_a_mounted_folder() {
        let elsewhere = site(&[("x.md", "x")]);
        let folder = site(&[]);
        symlink(elsewhere.path().join("x.md"), folder.path().join("a.md")).expect("a link");
        let source = elsewhere.path().display().to_string();
        let mounts = [Mount { source, target: "commun".to_owned(), include: Vec::new(), span: None }];
        let options = LoadOptions { mounts: &mounts, ..LoadOptions::new(folder.path()) };
        let loaded = load(&options, Loaded::default()).expect("the folder is there");
        assert_eq!(listed(&loaded.value), ["a.md text \"x\"", "commun/x.md text \"x\""]);
    }

    #[test]
    fn bad_links_are_told_and_the_rest_is_read() {
        let folder = site(&[("a/z.md", "z")]);
        let link = |target: &str, name: &str| symlink(target, folder.path().join(name)).expect("a link");
        link("..", "a/up");
        link("self.md", "self.md");
        link("nowhere.md", "gone.md");
        link("a/z.md/x", "through.md");
        link("someone@host.123", ".#z.md");
        link("nowhere", "_hidden");
        let loaded = read_site(folder.path(), None);
        assert_eq!(
            faults(&loaded),
            [
                "a/up 1:1 link-loop",
                "gone.md 1:1 dangling-link",
                "self.md 1:1 link-loop",
                "through.md 1:1 dangling-link"
            ]
        );
        assert!(listed(&loaded.value).contains(&"a/z.md text \"z\"".to_owned()));
    }

    #[test]
    fn link_into_the_output_is_not_followed() {
        let folder = site(&[("_site/a.md", "made")]);
        symlink("_site", folder.path().join("public")).expect("a link");
        let loaded = read_site(folder.path(), Some(&folder.path().join("_site")));
        assert_eq!(listed(&loaded.value), [] as [&str; 0]);
    }

    #[test]
    fn socket_is_never_opened() {
        let folder = site(&[]);
        let _socket = std::os::unix::net::UnixListener::bind(folder.path().join("a.md")).expect("a socket");
        assert_eq!(faults(&read_site(folder.path(), None)), ["a.md 1:1 unreadable"]);
    }

    #[test]
    fn names_that_no_address_can_hold_are_told() {
        let folder = site(&[("a\\b.md", ""), ("c\nd.md", "")]);
        fs::create_dir(folder.path().join(OsStr::from_bytes(b"d\xE9"))).expect("a folder");
        put(folder.path().join(OsStr::from_bytes(b"d\xE9")).as_path(), "x.md", "");
        assert_eq!(
            faults(&read_site(folder.path(), None)),
            [
                "a\\b.md 1:1 invalid-file-name",
                "c\nd.md 1:1 invalid-file-name",
                "d\u{fffd} 1:1 invalid-file-name"
            ]
        );
    }
}
