//! What the command line promises: exit codes, formats, what is printed where.

use crate::harness::{Project, bare, program, render};

fn page() -> Project {
    bare(Project::new())
        .write("_config.yml", "title: Essai\nurl: https://exemple.fr\n")
        .write("a.md", "---\ntitle: A\ntitel: B\n---\nTexte.\n")
}

#[test]
fn hint_leaves_the_exit_code_at_zero() {
    assert_eq!(page().run().code, 0);
}

#[test]
fn warning_fails_only_where_it_is_strict() {
    let project = || page().write("b.md", "---\ntitle: B\ntitle: C\n---\n");
    assert_eq!(project().run().code, 0);
    let strict = project().args(["--strict"]).run();
    assert_eq!(strict.code, 1, "{}", strict.told());
    assert!(!strict.has("a.html"), "a strict build with warnings writes nothing");
}

#[test]
fn error_ends_with_one_and_a_line_that_says_so() {
    let built = page().write("b.md", "---\ntitle: \"B\n---\n").run();
    assert_eq!(built.code, 1);
    assert!(built.stdout.starts_with("Nothing was written to "), "{}", built.told());
}

#[test]
fn what_cannot_run_ends_with_two() {
    for args in [
        vec!["build", "/nulle/part"],
        vec!["build", "--format", "xml"],
        vec!["buidl"],
        vec!["build", ".", "-o", "/"],
        vec!["search"],
        vec!["search", "mot", "/nulle/part"],
        vec!["search", "mot", "--filter", "type"],
        vec!["search", "mot", "--sort", "hasard"],
        vec!["explain", "xyz"],
        vec!["list"],
        vec!["list", "defis", "/nulle/part"],
        vec!["list", "defis", "--where", "promotion"],
        vec!["completions", "cmd"],
        vec!["man"],
        vec!["init"],
        vec!["new"],
        vec!["new", "défi", "X", "--source", "/nulle/part"],
        vec!["diff", "."],
        vec!["publish"],
        vec!["publish", "s3://exemple", "--from", "/nulle/part"],
    ] {
        let done = program().args(&args).output().expect("it runs");
        assert_eq!(done.status.code(), Some(2), "{args:?}");
        assert!(!done.stderr.is_empty(), "{args:?} says nothing");
    }
}

#[test]
fn last_line_counts_pages_and_files() {
    let built = page().build();
    let last = built.stdout.lines().last().expect("a last line");
    // The page, the home page, the plan of the site, the search page, two that the law asks for, 404.
    assert!(last.starts_with("7 pages in "), "{last}");
    assert!(
        last.contains(" files written, 0 unchanged, 0 deleted, in ") && last.ends_with("(1 hint)"),
        "{last}"
    );
}

#[test]
fn json_is_one_object_a_line_with_the_promised_keys() {
    let built = page().args(["--format", "json"]).build();
    let value: serde_json::Value =
        serde_json::from_str(built.stdout.trim_end()).expect("one object and nothing else");
    let keys: Vec<&str> = value.as_object().expect("object").keys().map(String::as_str).collect();
    let mut promised =
        ["code", "severity", "path", "line", "column", "end_line", "end_column", "message", "help", "fix"];
    promised.sort_unstable();
    let mut keys = keys;
    keys.sort_unstable();
    assert_eq!(keys, promised);
}

#[test]
fn github_prints_annotations() {
    let built = page().args(["--format", "github"]).build();
    assert!(built.stdout.starts_with("::notice file="), "{}", built.stdout);
    assert!(built.stdout.contains(",line=3,col=1,"), "{}", built.stdout);
}

#[test]
fn short_prints_one_line_each() {
    let built = page().args(["--format", "short"]).build();
    assert_eq!(built.stderr.lines().count(), 1, "{}", built.stderr);
    assert!(built.stderr.contains("a.md:3:1: hint[unknown-field]: "), "{}", built.stderr);
}

#[test]
fn timings_name_every_stage() {
    let built = page().args(["--timings"]).build();
    for stage in ["load", "parse", "resolve", "render", "write"] {
        assert!(built.stdout.contains(stage), "{}", built.stdout);
    }
}

#[test]
fn no_progress_bar_in_a_pipe() {
    let built = page().build();
    assert!(!built.told().contains('\u{1b}') && !built.told().contains('\r'), "{:?}", built.told());
}

#[test]
fn base_url_takes_the_place_of_the_configuration() {
    let built = page().args(["--base-url", "https://exemple.fr/vitrine/"]).build();
    assert!(built.file("a.html").contains("https://exemple.fr/vitrine/a"), "{}", built.file("a.html"));
}

#[test]
fn base_url_that_is_no_address_ends_with_two_and_a_sentence() {
    for base in ["exemple.fr", "ftp://exemple.fr", "", "/../a", "https://exemple.fr/\"><b>"] {
        let built = page().args(["--base-url", base]).run();
        assert_eq!(built.code, 2, "{base}: {}", built.told());
        assert!(built.stderr.contains("`--base-url` is an address"), "{}", built.stderr);
        assert!(built.tree().is_empty(), "{:?}", built.paths());
    }
    assert!(page().args(["--base-url", "/vitrine"]).build().has("a.html"));
}

#[test]
fn base_url_stands_in_for_a_missing_url() {
    let project = || Project::new().write("_config.yml", "title: Essai\n");
    assert!(project().build().told().contains("missing-url"));
    let told = project().args(["--base-url", "https://exemple.fr"]).build().told();
    assert!(!told.contains("missing-url"), "{told}");
}

#[test]
fn source_is_the_folder_content_where_there_is_one() {
    let folder = tempfile::tempdir().expect("folder");
    std::fs::create_dir(folder.path().join("content")).expect("folder");
    std::fs::write(folder.path().join("content/a.md"), "---\ntitle: A\n---\n").expect("file");
    let done = program().arg("build").current_dir(folder.path()).output().expect("it runs");
    assert!(done.status.success());
    assert!(folder.path().join("_site/a.html").is_file());
}

#[test]
fn render_prints_the_html_and_nothing_else() {
    assert_eq!(render(&[], "Bonjour !\n").trim_end(), "<p>Bonjour\u{202f}!</p>");
    assert_eq!(render(&["--lang", "en"], "Hello !\n").trim_end(), "<p>Hello !</p>");
    assert_eq!(render(&["--plain"], "« a »\n"), "<p>« a »</p>\n");
    assert_eq!(render(&[], "[a](/b) ![c](d.png)\n").matches(['\u{fdd0}', '\u{fdd1}']).count(), 0);
}

fn printed(args: &[&str]) -> String {
    let done = program().args(args).output().expect("it runs");
    assert_eq!(done.status.code(), Some(0), "{args:?}: {}", String::from_utf8_lossy(&done.stderr));
    String::from_utf8(done.stdout).expect("text")
}

#[test]
fn code_is_explained_as_the_book_does() {
    let text = printed(&["explain", "duplicate-key"]);
    assert!(text.starts_with("duplicate-key\n\nWeight: warning"), "{text}");
    assert!(text.contains("````"), "without its example: {text}");
    assert!(printed(&["explain"]).contains("\nwarning  duplicate-key "));
    let done = program().args(["explain", "duplicat-key"]).output().expect("it runs");
    assert!(String::from_utf8_lossy(&done.stderr).contains("did you mean `duplicate-key`?"));
}

#[test]
fn code_is_explained_in_the_language_of_the_reader() {
    let french = "duplicate-key\n\nGravité\u{202f}: avertissement.\n";
    let english = "duplicate-key\n\nWeight: warning.\n";
    for (args, variables, beginning) in [
        (&["--lang", "fr"][..], &[("EIGSITE_LANG", "en")][..], french),
        (&["--lang", "en"], &[("LC_ALL", "fr_FR.UTF-8")], english),
        (&[], &[("EIGSITE_LANG", "fr"), ("LC_ALL", "en_GB.UTF-8")], french),
        (&[], &[("LC_ALL", "fr_FR.UTF-8")], french),
        (&[], &[("LC_ALL", "C.UTF-8")], english),
    ] {
        let mut command = program();
        command.env_remove("EIGSITE_LANG").envs(variables.iter().copied());
        let done = command.args(["explain", "duplicate-key"]).args(args).output().expect("it runs");
        let text = String::from_utf8_lossy(&done.stdout).into_owned();
        assert!(text.starts_with(beginning), "{args:?} {variables:?}: {text}");
    }
    let list = printed(&["explain", "--lang", "fr"]);
    assert!(list.contains("\navertissement  duplicate-key "), "{list}");
}

#[test]
fn help_and_mistakes_are_in_the_language_of_the_reader() {
    let folder = tempfile::tempdir().expect("folder");
    let run = |args: &[&str], variables: &[(&str, &str)]| {
        let mut command = program();
        for name in ["EIGSITE_LANG", "LC_ALL", "LC_MESSAGES", "LANG"] {
            command.env_remove(name);
        }
        let command = command.args(args).envs(variables.iter().copied()).current_dir(folder.path());
        let done = command.output().expect("it runs");
        let text = |bytes| String::from_utf8(bytes).expect("text");
        (text(done.stdout), text(done.stderr), done.status.code())
    };
    let french = |said: &str| {
        let (french, english) =
            (said.contains("Utilisation\u{202f}: eigsite"), said.contains("Usage: eigsite"));
        assert_ne!(french, english, "{said}");
        french
    };
    for (typed, variables, expected) in [
        (&["--lang", "fr"][..], &[("EIGSITE_LANG", "en")][..], true),
        (&["--lang=en"], &[("LC_ALL", "fr_FR.UTF-8")], false),
        (&[], &[("EIGSITE_LANG", "fr"), ("LC_ALL", "en_GB.UTF-8")], true),
        (&[], &[("LANG", "fr_FR.UTF-8")], true),
        (&[], &[], false),
    ] {
        let (help, nothing, code) = run(&[&["build", "--help"], typed].concat(), variables);
        assert_eq!(
            (french(&help), nothing.as_str(), code),
            (expected, "", Some(0)),
            "{typed:?} {variables:?}"
        );
        let (nothing, wrong, code) = run(&[&["build", "--strcit"], typed].concat(), variables);
        assert_eq!(
            (nothing.as_str(), french(&wrong), code),
            ("", expected, Some(2)),
            "{typed:?} {variables:?}"
        );
    }
    std::fs::write(folder.path().join("_config.yml"), "lang: fr\n").expect("file");
    assert!(french(&run(&["help", "build"], &[]).0), "the site speaks French");
    assert!(french(&run(&[], &[]).1), "without a command there is help on standard error");
    let version = run(&["--version"], &[("EIGSITE_LANG", "fr")]);
    assert_eq!(version, (format!("eigsite {}\n", env!("CARGO_PKG_VERSION")), String::new(), Some(0)));
}

#[test]
fn shells_and_man_speak_french_where_it_is_read() {
    let folder = tempfile::tempdir().expect("folder");
    let printed = |args: &[&str]| {
        let done = program().args(args).env("EIGSITE_LANG", "fr").output().expect("it runs");
        assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
        String::from_utf8(done.stdout).expect("text")
    };
    printed(&["man", folder.path().to_str().expect("unicode")]);
    let page = |name: &str| std::fs::read_to_string(folder.path().join(name)).expect("a page");
    assert!(page("eigsite.1").contains(".SH COMMANDES\n"), "{}", page("eigsite.1"));
    let build = page("eigsite-build.1");
    for french in [
        ".SH NOM\n",
        "Construire le site",
        "[par défaut\u{202f}: human]",
        "Valeurs possibles\u{202f}:",
        "\nshort\u{202f}: Une",
    ] {
        assert!(build.contains(french), "no `{french}` in {build}");
    }
    for english in ["NAME", "default", "Possible", "Print", "the "] {
        assert!(!build.contains(english), "`{english}` in {build}");
    }
    let script = printed(&["completions", "fish"]);
    assert!(script.contains("Construire le site") && script.contains("Un workflow de GitHub"), "{script}");
    for english in ["Print help", "Print version", "Build the site", "A workflow"] {
        assert!(!script.contains(english), "`{english}` in {script}");
    }
}

#[test]
fn shells_and_man_know_every_command() {
    let help = printed(&["help"]);
    let commands: Vec<&str> = help
        .lines()
        .skip_while(|line| *line != "Commands:")
        .skip(1)
        .take_while(|line| !line.is_empty())
        .filter_map(|line| line.split_whitespace().next())
        .collect();
    assert!(commands.contains(&"build"), "{help}");
    let folder = tempfile::tempdir().expect("folder");
    printed(&["man", folder.path().to_str().expect("unicode")]);
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        let script = printed(&["completions", shell]);
        for command in &commands {
            assert!(script.contains(command), "{shell} does not know `{command}`");
        }
    }
    for command in commands.iter().filter(|command| **command != "help") {
        let page = folder.path().join(format!("eigsite-{command}.1"));
        assert!(page.is_file(), "no page for `{command}`");
    }
}
