//! `eigsite check`: it says what a build says and writes nothing; `--fix` mends what has one right answer, and no
//! byte besides.

use crate::harness::{Project, bare, program, tree};
use eigsite::diag::{Code, Diagnostic, Text};
use eigsite::fix::{self, Options};
use eigsite::source::{Source, Sources, Span};
use std::collections::BTreeSet;
use std::fs;
use std::process::{Command, Stdio};

const GOBELINS: &str = "---\ntitle: Gobelins\ndescription: Un défi.\n---\n";

fn site() -> Project {
    bare(Project::new())
        .write("_config.yml", "title: Essai\nurl: https://exemple.fr\n")
        .write("_defis/2018-01-01-gobelins.md", GOBELINS)
}

fn source(project: &Project, path: &str) -> String {
    String::from_utf8(fs::read(project.source().join(path)).expect("readable")).expect("UTF-8")
}

/// What `check --fix` makes of one file of a site, and everything that it printed; nothing else may change, and a
/// second run may change nothing.
fn mended(project: &Project, path: &str) -> (String, String) {
    let mut before = tree(&project.source());
    let fixed = project.check(&["--fix"]);
    let once = tree(&project.source());
    let again = project.check(&["--fix"]);
    assert_eq!(tree(&project.source()), once, "a second run changes something:\n{}", again.told());
    assert!(!again.told().contains("mended in"), "{}", again.told());
    before.insert(path.to_owned(), once[path].clone());
    assert_eq!(once, before, "another file changed:\n{}", fixed.told());
    (source(project, path), fixed.told())
}

/// A site with the page `a.md` once it is mended.
fn page(text: &str) -> String {
    mended(&site().write("a.md", text), "a.md").0
}

fn faulty() -> Project {
    site()
        .write("a.md", "---\ntitel: A\n---\n```pyhton\nx\n```\n{% inconnu %}\n")
        .write("b.md", "---\ntitle: \"B\n---\n")
        .write("c.md", "---\ntitle: C\npermalink: /d.html\n---\n")
        .write("d.md", "---\ntitle: D\n---\n")
}

#[test]
fn check_says_what_build_says() {
    for args in [["--format", "json"], ["--format", "short"], ["--format", "github"]] {
        let project = faulty().args(args);
        let (checked, built) = (project.check(&[]), project.run());
        let noticed = |text: &str| text.lines().filter(|line| line.contains(".md")).count();
        assert!(noticed(&built.told()) >= 4, "{}", built.told());
        match args[1] {
            "short" => assert_eq!(checked.stderr, built.stderr),
            _ => assert_eq!(checked.stdout, built.stdout),
        }
        assert_eq!((checked.code, built.code), (1, 1));
    }
}

#[test]
fn exit_codes_are_those_of_build() {
    let warned = || site().write("b.md", "---\ntitle: B\ntitle: C\n---\n");
    assert_eq!(site().check(&["--strict"]).code, 0);
    assert_eq!(warned().check(&[]).code, 0);
    assert_eq!(warned().check(&["--strict"]).code, 1);
    assert_eq!(site().check(&["--base-url", "ftp://exemple.fr"]).code, 2);
    assert_eq!(site().check(&["--allow-dirty"]).code, 2, "there is nothing to allow");
    let nowhere = program().args(["check", "/nulle/part"]).output().expect("it runs");
    assert_eq!(nowhere.status.code(), Some(2));
}

#[test]
fn nothing_is_written() {
    for project in [site(), faulty()] {
        let before = tree(&project.source());
        let checked = project.check(&[]);
        assert_eq!(tree(&project.source()), before);
        assert!(!project.output().exists(), "{}", checked.told());
    }
}

#[test]
fn site_that_was_built_is_not_touched() {
    let project = site();
    let built = project.build();
    project.put("a.md", "---\ntitle: Nouvelle\n---\n");
    assert_eq!(project.check(&[]).tree(), built.tree());
}

#[test]
fn last_line_counts_pages_and_what_could_be_mended() {
    let checked = site().write("a.md", "---\ntitle: A\ndescripton: B\n---\n").check(&[]);
    let last = checked.stdout.lines().last().expect("a last line");
    assert!(last.contains(" pages checked, in "), "{last}");
    assert!(last.ends_with("(1 hint); `--fix` mends 1 place"), "{last}");
}

#[test]
fn field_is_renamed_and_no_other_byte() {
    let (text, told) = mended(
        &site().write(
            "a.md",
            "\u{feff}---\r\ndescripton:  \"E\u{301}te\u{301}\" # note\r\ntitle: A\r\n---\r\nCorps  ",
        ),
        "a.md",
    );
    assert_eq!(
        text,
        "\u{feff}---\r\ndescription:  \"E\u{301}te\u{301}\" # note\r\ntitle: A\r\n---\r\nCorps  "
    );
    assert!(told.contains("@@ -2 +2 @@\n-descripton:  \"E"), "{told}");
    assert!(told.contains("\n1 place mended in 1 file\n"), "{told}");
}

#[test]
fn quotes_of_a_key_stay() {
    assert_eq!(page("---\n\"titel\": A\n---"), "---\n\"title\": A\n---");
    assert_eq!(page("---\n'titel' : A\n---\n"), "---\n'title' : A\n---\n");
}

#[test]
fn field_that_is_there_already_is_not_written_twice() {
    for text in ["---\ntitle: A\ntitel: B\n---\n", "---\ntitel: A\ntitle: B\n---\n"] {
        assert_eq!(page(text), text);
    }
    assert_eq!(page("---\ntitel: A\ntilte: B\n---\n"), "---\ntitle: A\ntilte: B\n---\n");
}

#[test]
fn reference_is_respelled_where_it_is_written() {
    for (written, right) in [
        ("- Gobelin", "- Gobelins"),
        ("- 'Gobelin' # x", "- 'Gobelins' # x"),
        ("- \"Gobelin\"", "- \"Gobelins\""),
        ("- name: Gobelin\n    site: /x", "- name: Gobelins\n    site: /x"),
        ("- Gobelin\n  -\n  - Gobelin", "- Gobelins\n  -\n  - Gobelins"),
    ] {
        let text = |items: &str| format!("---\ntitle: Anne\ndefis:\n  {items}\n---\n");
        let project = site()
            .write(
                "_schema.yml",
                "collections:\n  communaute:\n    fields:\n      defis: { type: refs, to: defis }\n",
            )
            .write("_communaute/2018-01-01-anne.md", text(written));
        assert_eq!(mended(&project, "_communaute/2018-01-01-anne.md").0, text(right));
    }
}

#[test]
fn name_that_needs_quotes_is_put_between_them_or_not_at_all() {
    for (written, right) in [
        ("\"L'été : un défy\"", "\"L'\\\"été\\\" : un défi\""),
        ("'L''été : un défy'", "'L''\"été\" : un défi'"),
        ("L'été - un défy", "L'été - un défy"),
    ] {
        let text = |name: &str| format!("---\ntitle: Anne\ndefis: [{name}]\n---\n");
        let project = site()
            .write(
                "_schema.yml",
                "collections:\n  communaute:\n    fields:\n      defis: { type: refs, to: defis }\n",
            )
            .write("_defis/2018-01-01-ete.md", GOBELINS.replace("Gobelins", "'L''\"été\" : un défi'"))
            .write("_communaute/2018-01-01-anne.md", text(written));
        let told = project.check(&[]).told();
        assert!(told.contains("did you mean `L'\"été\" : un défi`?"), "{told}");
        assert_eq!(mended(&project, "_communaute/2018-01-01-anne.md").0, text(right));
    }
}

#[test]
fn two_names_as_near_are_left_to_the_editor() {
    let text = "---\ntitle: Anne\ndefis: [Gobelinx]\n---\n";
    let project = site()
        .write(
            "_schema.yml",
            "collections:\n  communaute:\n    fields:\n      defis: { type: refs, to: defis }\n",
        )
        .write("_defis/2018-01-01-gobeline.md", GOBELINS.replace("Gobelins", "Gobeline"))
        .write("_communaute/2018-01-01-anne.md", text);
    assert!(project.check(&[]).told().contains("did you mean `Gobeline`?"), "{}", project.check(&[]).told());
    assert_eq!(mended(&project, "_communaute/2018-01-01-anne.md").0, text);
}

#[test]
fn keys_of_the_configuration_are_mended() {
    let project =
        site().write("_config.yml", "title: Essai\nurl: https://exemple.fr\ntimezne: Europe/Paris\n");
    assert!(mended(&project, "_config.yml").0.ends_with("\ntimezone: Europe/Paris\n"));
}

#[test]
fn keys_and_names_of_the_schema_are_mended() {
    let schema = |fields: &str, kind: &str, to: &str| {
        format!(
            "collections:\n  jeux:\n    {fields}:\n      nom: {{type: {kind}}}\n      qui: {{type: ref, to: {to}}}\n"
        )
    };
    let project = site().write("_schema.yml", schema("feilds", "texte", "communautes"));
    assert_eq!(mended(&project, "_schema.yml").0, schema("fields", "text", "communaute"));
}

#[test]
fn language_of_code_is_mended_in_its_fence_only() {
    assert_eq!(
        page("---\ntitle: A\n---\n~~~ Pyhton title=\"x\"\npyhton\n~~~\n"),
        "---\ntitle: A\n---\n~~~ python title=\"x\"\npyhton\n~~~\n"
    );
    for text in
        ["---\ntitle: A\n---\n```klingon\nx\n```\n", "---\ntitle: A\n---\n    pyhton\n{: .language-pyhton}\n"]
    {
        assert_eq!(page(text), text);
    }
}

#[test]
fn what_is_left_is_told_after_mending() {
    let project =
        site().args(["--format", "json"]).write("a.md", "---\ntitle: A\ndescripton: B\ninconnu: C\n---\n");
    let fixed = project.check(&["--fix"]);
    assert_eq!(fixed.diagnostics(), ["hint[unknown-field] a.md:4:1"]);
    assert!(
        fixed.stderr.contains("+description: B\n"),
        "the diff is beside what tools read:\n{}",
        fixed.stderr
    );
}

#[test]
fn json_tells_the_edit() {
    let project =
        site().args(["--format", "json"]).write("a.md", "---\ntitle: A\n'descripton': B\ninconnu: C\n---\n");
    let checked = project.check(&[]);
    let fixes: Vec<serde_json::Value> = checked
        .stdout
        .lines()
        .map(|line| serde_json::from_str::<serde_json::Value>(line).expect("JSON")["fix"].clone())
        .collect();
    let edit = serde_json::json!(
        {"line": 3, "column": 2, "end_line": 3, "end_column": 12, "replacement": "description"}
    );
    assert_eq!(fixes, [edit, serde_json::Value::Null]);
}

/// Mends `b` in `a.md` of `project`, as if `a.md` had held `read`.
fn mend(project: &Project, read: &str) -> fix::Mended {
    let mut sources = Sources::default();
    let id = sources.add(Source::new("a.md", read));
    let at = read.find('b').expect("it is there");
    let found = Diagnostic::new(Code::UnknownField, Span::new(id, at..at + 1), Text::as_it_is("x"));
    let found = [found.fix(Span::new(id, at..at + 1), "c")];
    let options = Options { root: &project.source(), base: "", allow_dirty: false };
    fix::mend(&found, &sources, &BTreeSet::new(), options)
}

#[test]
fn file_that_changed_in_between_is_refused() {
    let project = site().write("a.md", "a b, saved meanwhile");
    let mended = mend(&project, "a b");
    assert!(
        mended.files.is_empty()
            && mended.refused[0].reason.english().contains("has changed since it was read")
    );
    assert_eq!(source(&project, "a.md"), "a b, saved meanwhile");
    assert_eq!(mend(&project, "a b, saved meanwhile").files.len(), 1);
    assert_eq!(source(&project, "a.md"), "a c, saved meanwhile");
}

#[test]
fn file_that_may_only_be_read_is_refused_with_a_sentence() {
    let project = site().write("a.md", "---\ntitel: A\n---\n").write("b.md", "---\ntitel: B\n---\n");
    let path = project.source().join("a.md");
    let mut permissions = fs::metadata(&path).expect("there").permissions();
    permissions.set_readonly(true);
    fs::set_permissions(&path, permissions).expect("permissions");
    let fixed = project.check(&["--fix"]);
    assert_eq!(fixed.code, 2, "{}", fixed.told());
    assert!(fixed.stderr.contains("a.md` was not mended: it may only be read;"), "{}", fixed.stderr);
    assert_eq!(source(&project, "a.md"), "---\ntitel: A\n---\n");
    assert_eq!(source(&project, "b.md"), "---\ntitle: B\n---\n", "the others are mended");
}

/// Runs git in the sources; nothing, if this machine has none.
fn git(project: &Project, args: &[&str]) -> Option<()> {
    let done = Command::new("git")
        .arg("-C")
        .arg(project.source())
        .args(["-c", "user.name=Essai", "-c", "user.email=essai@exemple.fr", "-c", "commit.gpgsign=false"])
        .args(args)
        .env("GIT_CONFIG_GLOBAL", "/dev/null")
        .stdout(Stdio::null())
        .status()
        .ok()?;
    assert!(done.success(), "git {args:?}");
    Some(())
}

#[test]
fn file_with_changes_that_are_not_committed_is_refused() {
    let project = site().write("a.md", "---\ntitel: A\n---\n").write("b.md", "---\ntitel: B\n---\n");
    if git(&project, &["init", "--quiet"]).is_none() {
        eprintln!("SKIPPED: there is no git here");
        return;
    }
    git(&project, &["add", "."]);
    git(&project, &["commit", "--quiet", "-m", "Essai"]);
    project.put("a.md", "---\ntitel: A\n---\nEn cours\n");
    let refused = project.check(&["--fix"]);
    assert_eq!(refused.code, 2, "{}", refused.told());
    assert!(
        refused.stderr.contains("a.md` was not mended: it has changes that are not committed"),
        "{}",
        refused.stderr
    );
    assert_eq!(source(&project, "a.md"), "---\ntitel: A\n---\nEn cours\n");
    assert_eq!(source(&project, "b.md"), "---\ntitle: B\n---\n", "a file as committed is mended");

    let allowed = project.check(&["--fix", "--allow-dirty"]);
    assert_eq!(allowed.code, 0, "{}", allowed.told());
    assert_eq!(source(&project, "a.md"), "---\ntitle: A\n---\nEn cours\n");
}

#[test]
fn mend_that_brings_another_to_light_is_followed_in_one_run() {
    let project = site().write(
        "_schema.yml",
        "collections:\n  communaute:\n    fields:\n      defis: { type: refs, to: defis }\n",
    );
    let git_is_here = git(&project, &["init", "--quiet"]).is_some();
    project.put("_communaute/2018-01-01-anne.md", "---\ntitle: Anne\ndefiss: [Gobelin]\n---\n");
    if git_is_here {
        git(&project, &["add", "."]);
        git(&project, &["commit", "--quiet", "-m", "Essai"]);
    }
    let (text, told) = mended(&project, "_communaute/2018-01-01-anne.md");
    assert_eq!(text, "---\ntitle: Anne\ndefis: [Gobelins]\n---\n", "{told}");
}

#[test]
fn names_of_tools_in_stacks_are_spelled_right_and_nothing_else_changes() {
    let stack = |path: &str, text: &str| mended(&site().write(path, text), path).0;
    assert_eq!(
        stack(
            "_stacks/piles.org",
            "* Gobelins\n\n- BDD : PostgresQL 12, [[https://x.fr][PostGresql]]\n- SSO :: Keycloack ?\n"
        ),
        "* Gobelins\n\n- BDD : PostgreSQL 12, [[https://x.fr][PostgreSQL]]\n- SSO :: Keycloak ?\n"
    );
    assert_eq!(
        stack(
            "_stacks/piles.md",
            "# Gobelins\n\n- **BDD** : `PostgresQL` 12 (PostgresQL\\_x)\n- [Kubernetess](https://x.fr)\n"
        ),
        "# Gobelins\n\n- **BDD** : `PostgreSQL` 12 (PostgresQL\\_x)\n- [Kubernetes](https://x.fr)\n"
    );
    assert_eq!(
        stack(
            "_stacks/gobelins.yml",
            "database:\n  - PostgresQL 12 # ici\n  - \"PostGresql\"\nsecurity: ['Keycloack', autre]\n"
        ),
        "database:\n  - PostgreSQL 12 # ici\n  - \"PostgreSQL\"\nsecurity: ['Keycloak', autre]\n"
    );
}
