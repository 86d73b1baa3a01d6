//! `eigsite import`: sites of Jekyll and Hugo move in, and no address of theirs is lost.

use crate::harness::{Project, build_folder, corpus, program, reviewed, tree};
use std::fs;
use std::path::Path;
use std::process::Stdio;

/// The day of the import: a post of a later day is among the texts.
const TODAY: &str = "1577836800";

/// The folder with the site of `engine`, and with what becomes of it.
fn folder(engine: &str) -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/import").join(engine)
}

/// The site of `engine`, in a folder of its own.
fn site(engine: &str) -> Project {
    let files = tree(&folder(engine).join("site"));
    files.into_iter().fold(Project::new(), |project, (path, bytes)| project.write(&path, bytes))
}

/// Exit code, standard output and standard error of `eigsite import` of `project` with `args`.
fn import(engine: &str, project: &Project, args: &[&str]) -> (i32, String, String) {
    let done = program()
        .args(["import", engine])
        .arg(project.source())
        .args(args)
        .env("SOURCE_DATE_EPOCH", TODAY)
        .stdin(Stdio::null())
        .output()
        .expect("the program runs");
    let text = |bytes| String::from_utf8(bytes).expect("UTF-8");
    (done.status.code().expect("it was not killed"), text(done.stdout), text(done.stderr))
}

/// What stands in a file of the site.
fn file(project: &Project, path: &str) -> String {
    fs::read_to_string(project.source().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// The addresses that the generator itself gives its pages and files, by its manual; written by hand.
fn addresses(engine: &str) -> Vec<String> {
    let list = fs::read_to_string(folder(engine).join("addresses.txt")).expect("a list");
    list.lines().map(str::to_owned).collect()
}

/// Asserts that the files that an import has written are those that a person has looked at.
fn is_reviewed(engine: &str, project: &Project) {
    for path in ["_config.yml", "_schema.yml", "_redirects", "_import-report.md"] {
        let written = file(project, path);
        reviewed(&folder(engine).join(path.trim_start_matches('_')), &written);
    }
}

/// Builds what an import has made of the site of `engine`: no error, and an answer at every address.
fn builds_and_answers(engine: &str, project: &Project) {
    let built = project.build();
    let answered = |url: &String| {
        let path = url.trim_start_matches('/');
        built.has(&if path.is_empty() || path.ends_with('/') {
            format!("{path}index.html")
        } else {
            path.to_owned()
        })
    };
    let missing: Vec<String> = addresses(engine).into_iter().filter(|url| !answered(url)).collect();
    assert!(missing.is_empty(), "{missing:?}\n{}", built.paths().join("\n"));
}

#[test]
fn site_of_jekyll_moves_in_where_it_is() {
    let project = site("jekyll");
    let before = file(&project, "_config.yml");
    let (code, out, told) = import("jekyll", &project, &[]);
    assert_eq!(code, 0, "{out}{told}");
    assert!(out.contains("No address changes") && out.contains("_import-report.md"), "{out}");
    is_reviewed("jekyll", &project);
    assert_eq!(file(&project, "_config.jekyll.yml"), before, "the old configuration is kept");
    builds_and_answers("jekyll", &project);
}

#[test]
fn site_of_hugo_moves_in_where_it_is() {
    let project = site("hugo");
    let before = tree(&project.source());
    let (code, out, told) = import("hugo", &project, &[]);
    assert_eq!(code, 0, "{out}{told}");
    is_reviewed("hugo", &project);
    let after = tree(&project.source());
    assert!(
        before.iter().all(|(path, bytes)| after.get(path) == Some(bytes)),
        "no file of the site is touched"
    );
    assert!(file(&project, "_data/nav.yml").contains("- name: À propos\n  path: /a-propos/\n  children:\n"));
    builds_and_answers("hugo", &project);
    let page = project.build().file("guides/publier/index.html");
    assert!(
        page.contains("/personnes/ada-martin/") && page.contains("<dt>Niveau</dt>\n<dd>2</dd>"),
        "{page}"
    );
}

#[test]
fn addresses_worked_out_are_those_of_the_generators() {
    for engine in ["jekyll", "hugo"] {
        let project = site(engine);
        assert_eq!(import(engine, &project, &["--lock"]).0, 0);
        let worked_out: Vec<String> =
            file(&project, "urls.lock").lines().filter(|line| line.starts_with('/')).map(decoded).collect();
        let mut expected = addresses(engine);
        expected.sort();
        let mut sorted = worked_out.clone();
        sorted.sort();
        assert_eq!(sorted, expected, "{engine}");
        project.build();
    }
}

fn decoded(url: &str) -> String {
    percent_encoding::percent_decode_str(url).decode_utf8().expect("UTF-8").into_owned()
}

#[test]
fn dry_run_prints_the_report_and_writes_nothing() {
    let project = site("jekyll");
    let before = tree(&project.source());
    let (code, out, told) = import("jekyll", &project, &["--dry-run"]);
    assert_eq!(code, 0, "{told}");
    let report = fs::read_to_string(folder("jekyll").join("import-report.md")).expect("a report");
    let (_, body) = report.split_once('\n').expect("lines");
    assert_eq!(out, body);
    assert_eq!(tree(&project.source()), before);
    let (_, french, _) = import("jekyll", &project, &["--dry-run", "--lang", "fr"]);
    assert!(french.contains("## À voir par quelqu’un") && french.contains("anciennes adresses"), "{french}");
}

#[test]
fn second_import_comes_to_the_same_and_one_over_a_changed_file_writes_nothing() {
    let project = site("jekyll");
    import("jekyll", &project, &[]);
    let first = tree(&project.source());
    assert_eq!(import("jekyll", &project, &[]).0, 0);
    assert_eq!(tree(&project.source()), first);

    project.put("_schema.yml", file(&project, "_schema.yml") + "# à nous\n");
    project.put("_posts/2019-01-01-neuf.md", "---\ntitle: Neuf\n---\n");
    let changed = tree(&project.source());
    let (code, _, told) = import("jekyll", &project, &[]);
    assert_eq!(code, 2, "{told}");
    assert!(told.contains("_schema.yml is there already"), "{told}");
    assert_eq!(tree(&project.source()), changed);
}

#[test]
fn configuration_that_was_changed_after_an_import_is_not_lost() {
    let project = site("jekyll");
    import("jekyll", &project, &[]);
    project.put("_config.yml", file(&project, "_config.yml") + "email: a@exemple.fr\n");
    let before = tree(&project.source());
    let (code, _, told) = import("jekyll", &project, &[]);
    assert_eq!(code, 2, "{told}");
    assert!(told.contains("_config.jekyll.yml is there already"), "{told}");
    assert_eq!(tree(&project.source()), before);
}

#[test]
fn folder_of_its_own_gets_all_that_belongs_to_the_site() {
    for engine in ["jekyll", "hugo"] {
        let project = site(engine);
        let before = tree(&project.source());
        let new = project.source().with_file_name("neuf");
        let (code, out, told) = import(engine, &project, &["--into", new.to_str().expect("UTF-8")]);
        assert_eq!(code, 0, "{out}{told}");
        assert!(out.contains("copied"), "{out}");
        assert_eq!(tree(&project.source()), before, "the old site stays as it was");
        assert!(!new.join("_layouts").exists() && !new.join("layouts").exists());

        let there = build_folder(&new, &new.with_file_name("neuf-out"), &[]);
        assert_eq!(there.code, 0, "{}", there.told());
        import(engine, &project, &[]);
        let here = build_folder(&project.source(), &new.with_file_name("ici-out"), &[]);
        assert_eq!(there.tree(), here.tree(), "{engine}");

        // Once more, over its own files; not over those of others.
        assert_eq!(import(engine, &project, &["--into", new.to_str().expect("UTF-8")]).0, 0);
        fs::write(new.join("_config.yml"), "title: À nous\n").expect("written");
        let (code, _, told) = import(engine, &project, &["--into", new.to_str().expect("UTF-8")]);
        assert!(code == 2 && told.contains("is there already"), "{told}");
        assert_eq!(fs::read_to_string(new.join("_config.yml")).expect("there"), "title: À nous\n");
    }
}

#[test]
fn address_that_nothing_answers_is_told_and_kept_if_that_is_asked_for() {
    let project = site("jekyll")
        .write("carte.html", "---\ntitle: Carte\n---\n{% for x in site.recettes %}{% endfor %}\n");
    let (code, out, _) = import("jekyll", &project, &["--lock"]);
    assert!(code == 1 && out.contains("1 old address has no answer yet"), "{out}");
    let report = file(&project, "_import-report.md");
    assert!(report.contains("| `/carte.html` | – | a line in `_redirects`: `/carte.html /…` |"), "{report}");
    assert!(
        report.contains("`carte.html:4`: needs Liquid, which is not run, and nothing takes its place"),
        "{report}"
    );
    let built = project.run();
    assert!(built.code == 1 && built.told().contains("lost-address"), "{}", built.told());
    project.put("_redirects", file(&project, "_redirects") + "/carte.html /recettes.html\n");
    project.build();
}

#[test]
fn addresses_may_be_given_as_a_site_map_a_list_or_a_finished_site() {
    let project = site("jekyll");
    let put = |name: &str, text: &str| {
        let path = project.source().with_file_name(name);
        fs::create_dir_all(path.parent().expect("a folder")).expect("folder");
        fs::write(&path, text).expect("written");
        path.to_str().expect("UTF-8").to_owned()
    };
    let map = "<urlset><url><loc>https://cantine.example/fete.html</loc></url><url><loc>https://cantine.example/perdu/fete.html</loc></url></urlset>";
    let list = "/fete.html\n/perdu/fete.html\n";
    put("vieux/fete.html", "<p>");
    put("vieux/perdu/fete.html", "<p>");
    put("vieux/404.html", "<p>");
    let finished = project.source().with_file_name("vieux").to_str().expect("UTF-8").to_owned();
    for urls in [put("sitemap.xml", map), put("urls.txt", list), finished] {
        let (code, out, told) = import("jekyll", &project, &["--dry-run", "--urls", &urls]);
        assert_eq!(code, 1, "{urls}: {told}");
        let row = "| `/perdu/fete.html` | `/fete.html` | `redirect_from: /perdu/fete.html` in `_posts/18-05-01-fete.md` |";
        assert!(out.contains("Of 2 old addresses, nothing answers at 1:") && out.contains(row), "{out}");
    }
}

#[test]
fn what_is_no_such_site_is_refused_in_plain_words() {
    let empty = Project::new();
    for (engine, name) in [("jekyll", "Jekyll"), ("hugo", "Hugo")] {
        let (code, _, told) = import(engine, &empty, &[]);
        assert!(code == 2 && told.contains(&format!("is no site of {name}")), "{told}");
    }
    assert!(tree(&empty.source()).is_empty());
    let broken = Project::new().write("_config.yml", "title: [\n").write("a.md", "---\n---\n");
    let (code, _, told) = import("jekyll", &broken, &[]);
    assert!(code == 2 && told.contains("`_config.yml` cannot be read"), "{told}");
    let broken = Project::new().write("hugo.toml", "title = été\n").write("content/a.md", "---\n---\n");
    let (code, _, told) = import("hugo", &broken, &[]);
    assert!(code == 2 && told.contains("`hugo.toml` cannot be read"), "{told}");
    let project = site("jekyll");
    let inside = project.source().join("neuf");
    let (code, _, told) = import("jekyll", &project, &["--into", inside.to_str().expect("UTF-8")]);
    assert!(code == 2 && told.contains("lie one in the other") && !inside.exists(), "{told}");
}

#[test]
fn configuration_of_hugo_is_read_in_any_form_and_in_several_files() {
    let forms = [
        ("hugo.toml", "title = \"Essai\"\nbaseURL = \"https://exemple.fr/\"\nlanguageCode = \"fr\"\n"),
        ("config.yaml", "title: Essai\nbaseURL: https://exemple.fr/\nlanguageCode: fr\n"),
        (
            "hugo.json",
            "{\"title\": \"Essai\", \"baseURL\": \"https://exemple.fr/\", \"languageCode\": \"fr\"}\n",
        ),
        (
            "config/_default/hugo.toml",
            "title = \"Essai\"\nbaseURL = \"https://exemple.fr/\"\nlanguageCode = \"fr\"\n",
        ),
    ];
    for (path, text) in forms {
        let project = Project::new()
            .write(path, text)
            .write("config/_default/menus.toml", "[[main]]\nname = \"A\"\nurl = \"/a/\"\n")
            .write("content/a.md", "---\ntitle: A\n---\n")
            .write("content/blog/b.md", "---\ntitle: B\ndate: 2018-03-16\n---\n");
        let (code, out, told) = import("hugo", &project, &[]);
        assert_eq!(code, 0, "{path}: {out}{told}");
        let config = file(&project, "_config.yml");
        assert!(config.contains("title: Essai\nurl: \"https://exemple.fr\"\nlang: fr\n"), "{path}: {config}");
        assert!(file(&project, "_data/nav.yml").contains("- name: A\n  path: /a/\n"), "{path}");
        assert!(project.build().has("a/index.html"), "{path}");
    }
}

#[test]
fn real_site_moves_in_without_a_change() {
    let (Some(source), Some(urls)) = (corpus("site-eig"), corpus("site-eig.urls")) else { return };
    let home = tempfile::tempdir().expect("folder");
    let new = home.path().join("neuf");
    let run = |args: &[&str]| {
        let done = program()
            .args(["import", "jekyll"])
            .arg(&source)
            .args(["--into"])
            .arg(&new)
            .args(args)
            .env("SOURCE_DATE_EPOCH", "1715000000")
            .output()
            .expect("the program runs");
        let out = String::from_utf8_lossy(&done.stdout).into_owned();
        assert_eq!(done.status.code(), Some(0), "{out}{}", String::from_utf8_lossy(&done.stderr));
        out
    };
    // Those that Jekyll itself has given.
    assert!(run(&["--dry-run", "--urls", urls.to_str().expect("UTF-8")]).contains("None changes"));
    assert!(run(&["--lock"]).contains("No address changes"));
    // Those that were worked out are the same, but for lists, which Liquid made.
    let worked_out = fs::read_to_string(new.join("urls.lock")).expect("a list");
    let worked_out: Vec<&str> = worked_out.lines().collect();
    let given = fs::read_to_string(urls).expect("a list");
    // A page at `/tag/design` is in the file `tag/design.html`.
    let there = |url: &str| worked_out.contains(&url) || worked_out.contains(&url.trim_end_matches(".html"));
    let missing: Vec<&str> = given.lines().filter(|url| !there(url)).collect();
    assert!(missing.iter().all(|url| url.ends_with("/blog/") || url.contains("/page")), "{missing:?}");

    assert_eq!(
        fs::read_to_string(new.join("_schema.yml")).expect("there").matches("collections:").count(),
        0
    );

    // Pictures that nothing shows are told but where a list says that they were published.
    fs::remove_file(new.join("urls.lock")).expect("it was there");
    // What is told of it is what is told of its sources, which a person has looked at.
    let built = build_folder(&new, &home.path().join("neuf-out"), &["--format", "json"]);
    assert_eq!(built.code, 0, "{}", built.told());
    let root = format!("{}/", new.display());
    let told = built.diagnostics().into_iter().map(|line| {
        let place = line.replace(&root, "");
        place.rsplit_once(':').map_or(place.clone(), |(place, _)| place.to_owned())
    });
    let told: Vec<String> = told.collect();
    let reviewed = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus/findings.txt");
    let reviewed = fs::read_to_string(reviewed).expect("reviewed findings");
    let more: Vec<&String> =
        told.iter().filter(|line| !reviewed.lines().any(|known| known == *line)).collect();
    let gone: Vec<&str> = reviewed.lines().filter(|line| !told.iter().any(|told| told == line)).collect();
    assert!(more.is_empty() && gone.is_empty(), "more: {more:#?}\ngone: {gone:#?}");
}
