//! The catalogue of messages: nothing that is said lacks in a language, nothing in it is said by nobody.

use crate::harness::{Project, bare};
use eigsite::diag::{Code, Lang};
use eigsite::pipeline::{Options, Session};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

/// Ids of messages, with the names of what they speak of.
type Messages = BTreeMap<String, BTreeSet<String>>;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The messages of a language, each with its whole text.
fn texts(lang: &str) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    for entry in fs::read_dir(root().join("src/diag/messages").join(lang)).expect("folder") {
        let text = fs::read_to_string(entry.expect("entry").path()).expect("readable");
        let mut last = String::new();
        for line in text.lines().filter(|line| !line.starts_with('#') && !line.is_empty()) {
            match line.split_once(" =").filter(|_| line.starts_with(|c: char| c.is_ascii_lowercase())) {
                Some((id, value)) => {
                    last = id.to_owned();
                    assert_eq!(
                        found.insert(last.clone(), value.trim().to_owned()),
                        None,
                        "{lang}: `{id}` twice"
                    );
                }
                None => found.get_mut(&last).expect("an id is above").extend([" ", line.trim()]),
            }
        }
    }
    found
}

/// The names behind `$` in `text`.
fn names(text: &str) -> BTreeSet<String> {
    let name = |rest: &str| rest.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
    text.split('$').skip(1).map(name).collect()
}

fn catalogue(lang: &str) -> Messages {
    texts(lang).into_iter().map(|(id, text)| (id, names(&text))).collect()
}

/// The ends of what stands between the brackets that `text` begins behind: at commas that stand in no others, and at the
/// closing one.
fn parts(text: &str) -> Vec<&str> {
    let (mut parts, mut start, mut depth, mut quoted, mut escaped) = (Vec::new(), 0, 0, false, false);
    for (at, c) in text.char_indices() {
        match c {
            _ if escaped => escaped = false,
            '\\' if quoted => escaped = true,
            '"' => quoted = !quoted,
            _ if quoted => {}
            '(' | '[' | '{' => depth += 1,
            ')' | ']' | '}' if depth > 0 => depth -= 1,
            ')' => {
                parts.push(&text[start..at]);
                return parts;
            }
            ',' if depth == 0 => {
                parts.push(&text[start..at]);
                start = at + 1;
            }
            _ => {}
        }
    }
    panic!("brackets that are never closed: {text:.80}")
}

/// What the program says, at all places of its sources: ids and names.
fn said() -> Vec<(String, BTreeSet<String>, String)> {
    let mut said = Vec::new();
    for entry in walkdir::WalkDir::new(root().join("src")).into_iter().filter_map(Result::ok) {
        let path = entry.path();
        if path.extension().is_none_or(|extension| extension != "rs") {
            continue;
        }
        let source = fs::read_to_string(path).expect("readable");
        for (at, start) in source.match_indices("text!(") {
            let Some(rest) = source[at + start.len()..].trim_start().strip_prefix('"') else { continue };
            let (id, rest) = rest.split_once('"').expect("a closing quote");
            let named =
                parts(rest).into_iter().skip(1).map(|part| part.split('=').next().unwrap_or_default().trim());
            let names = named.filter(|name| !name.is_empty()).map(str::to_owned).collect();
            said.push((id.to_owned(), names, path.display().to_string()));
        }
    }
    said
}

#[test]
fn every_message_is_in_both_languages_and_speaks_of_the_same() {
    assert_eq!(catalogue("en"), catalogue("fr"));
}

#[test]
fn what_is_said_is_in_the_catalogue_and_the_other_way_round() {
    let catalogue = catalogue("en");
    let said = said();
    assert!(said.len() > 500, "{} places only", said.len());
    let mut wrong = Vec::new();
    for (id, names, path) in &said {
        match catalogue.get(id) {
            None => wrong.push(format!("{path}: no message `{id}`")),
            Some(wanted) if wanted != names => {
                wrong.push(format!("{path}: `{id}` speaks of {wanted:?}, not {names:?}"));
            }
            Some(_) => {}
        }
    }
    let used: BTreeSet<&String> = said.iter().map(|(id, ..)| id).collect();
    // It is made by a function of its own.
    let unused = catalogue.keys().filter(|id| !used.contains(id) && *id != "as-it-is");
    wrong.extend(unused.map(|id| format!("nobody says `{id}`")));
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// `text` without what stands between backquotes or is filled in.
fn words_of(text: &str) -> String {
    let mut words = String::new();
    for (at, part) in text.split('`').enumerate() {
        match at % 2 {
            0 => words.push_str(part),
            _ => words.push('`'),
        }
    }
    words
}

#[test]
fn french_is_set_as_the_french_do() {
    let mut wrong = Vec::new();
    for (id, text) in texts("fr") {
        let words = words_of(&text);
        let spaced = [" ;", " :", " !", " ?", " »", "« "].iter().find(|sign| words.contains(**sign));
        if spaced.is_some() || words.contains('\'') {
            wrong.push(format!("{id}: {text}"));
        }
    }
    assert!(
        wrong.is_empty(),
        "no-break spaces and typographic apostrophes are wanted:\n{}",
        wrong.join("\n")
    );
}

/// What is the same in both languages.
const SAME: &[&str] = &[
    "as-it-is",
    "a-name",
    "a-page",
    "a-page-and-its-title",
    "collection",
    "images",
    "in-brackets",
    "key-problem",
    "milliseconds",
    "number-of-pages",
    "pages",
    "type",
    "type-of-page",
];

#[test]
fn french_is_not_english() {
    let english = texts("en");
    let same = texts("fr").into_iter().filter(|(id, text)| english.get(id) == Some(text));
    let same: Vec<String> = same.map(|(id, _)| id).filter(|id| !SAME.contains(&id.as_str())).collect();
    assert!(same.is_empty(), "{same:?}");
}

/// Words that an English sentence hardly does without, and that no French one has.
const ENGLISH: &[&str] =
    &["the", "is", "are", "not", "of", "and", "this", "that", "write", "has", "have", "there", "with"];

#[test]
fn no_english_is_left_in_what_is_said_in_french() {
    let (mut wrong, mut seen) = (Vec::new(), 0);
    for (file, case) in crate::diagnostics::all() {
        let mut project = bare(Project::new());
        for (path, text) in case.with_config() {
            project = project.write(&path, text);
        }
        let mut session = Session::new(options(&project));
        let update = session.update(None).expect("it can be read");
        for told in &update.outcome.diagnostics {
            // What a library says of a file is its own.
            if [Code::InvalidToml, Code::Template].contains(&told.code) {
                continue;
            }
            let others = told.secondary.iter().map(|(_, why)| why);
            for text in [&told.message].into_iter().chain(&told.help).chain(others) {
                let words = text.words(Lang::Fr);
                let plain = words_of(&words).to_lowercase();
                let leak = plain.split(|c: char| !c.is_alphanumeric()).find(|word| ENGLISH.contains(word));
                if let Some(leak) = leak {
                    wrong.push(format!("{file}: {}: `{leak}` in «{words}»", case.name));
                }
                seen += 1;
            }
        }
    }
    assert!(seen > 300, "{seen} texts only");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// How a case is looked at: at the moment of all tests.
fn options(project: &Project) -> Options {
    let now = jiff::Timestamp::from_second(1_577_836_800).expect("a moment");
    Options { images: true, ..Options::new(project.source(), project.output(), now) }
}

/// What is said of a site whose configuration is `config`, with `args`, by a program in this environment.
fn told(config: &str, args: &[&str], environment: &[(&str, &str)]) -> String {
    let project = Project::new().write("_config.yml", config).write("a.md", "---\ntitel: A\n---\n");
    let mut command = std::process::Command::new(crate::harness::PROGRAM);
    command.arg("check").arg(project.source()).args(["--format", "short"]).args(args);
    for name in ["EIGSITE_LANG", "LC_ALL", "LC_MESSAGES", "LANG"] {
        command.env_remove(name);
    }
    let done = command.envs(environment.iter().copied()).output().expect("it runs");
    String::from_utf8(done.stderr).expect("UTF-8")
}

#[test]
fn language_is_the_one_asked_for_or_of_the_site_or_of_the_system() {
    let (plain, french) = ("url: https://exemple.fr\n", "url: https://exemple.fr\nlang: fr\n");
    let is_french = |told: &str| {
        let (english, french) = (told.contains("did you mean"), told.contains("vouliez-vous dire"));
        assert_ne!(english, french, "{told}");
        french
    };
    for (config, args, environment, expected) in [
        (plain, &[][..], &[][..], false),
        (plain, &[], &[("LANG", "fr_FR.UTF-8")][..], true),
        (plain, &[], &[("LANG", "fr_FR.UTF-8"), ("LC_ALL", "C")], false),
        (french, &[], &[("LANG", "en_GB.UTF-8")], true),
        (french, &[], &[("EIGSITE_LANG", "en")], false),
        (french, &["--lang", "en"], &[("EIGSITE_LANG", "fr")], false),
        (plain, &["--lang", "fr"], &[], true),
    ] {
        let told = told(config, args, environment);
        assert_eq!(is_french(&told), expected, "{config:?} {args:?} {environment:?}: {told}");
    }
}

#[test]
fn build_that_is_not_done_again_speaks_the_language_of_this_one() {
    let project = Project::new()
        .write("_config.yml", "url: https://exemple.fr\n")
        .write("a.md", "---\ntitel: A\n---\n");
    let first = project.run();
    assert!(first.stderr.contains("help: did you mean `title`?"), "{}", first.stderr);
    let again = project.args(["--lang", "fr"]).run();
    assert!(again.stderr.contains("aide\u{202f}: vouliez-vous dire `title`\u{202f}?"), "{}", again.stderr);
}

#[test]
fn commands_that_ask_a_site_speak_its_language() {
    let project = Project::new()
        .write("_config.yml", "lang: fr\n")
        .write("_posts/2018-01-01-a.md", "---\ntitle: A\n---\n");
    let ask = |verb: &str, args: &[&str]| {
        let mut command = std::process::Command::new(crate::harness::PROGRAM);
        command.arg(verb).args(args).env_remove("EIGSITE_LANG").env("LC_ALL", "C");
        let done = command.stdin(std::process::Stdio::null()).output().expect("it runs");
        String::from_utf8([done.stdout, done.stderr].concat()).expect("UTF-8")
    };
    let source = project.source();
    let source = source.to_str().expect("Unicode");
    for (verb, args, words) in [
        ("agenda", &[source][..], "Rien ne paraît ni n’expire"),
        ("list", &["posts", source], "1 fiche\n"),
        ("list", &["postes", source], "il n’y a pas de fiches de `postes`\u{202f}: vouliez-vous dire"),
        ("why", &["/zut", source], "le site n’a ni page ni fichier à `/zut`"),
        ("new", &["artcle", "--source", source], "il n’y a pas de fiches `artcle`"),
    ] {
        let told = ask(verb, args);
        assert!(told.contains(words), "{verb} {args:?}: {told}");
    }
}

#[test]
fn no_sentence_of_ours_goes_round_the_catalogue() {
    let mut wrong = Vec::new();
    for entry in walkdir::WalkDir::new(root().join("src")).into_iter().filter_map(Result::ok) {
        let path = entry.path();
        if path.extension().is_none_or(|extension| extension != "rs") {
            continue;
        }
        let source = fs::read_to_string(path).expect("readable");
        // What a library says is a value; a literal is ours, and may be a key at most.
        for (at, start) in source.match_indices("as_it_is(") {
            let said = source[at + start.len()..].trim_start_matches(['&', '\n', ' ']);
            let literal = said.strip_prefix('"').and_then(|rest| rest.split('"').next());
            if said.starts_with("format!") || literal.is_some_and(|literal| literal.contains(' ')) {
                wrong.push(format!("{}: {said:.60}", path.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
