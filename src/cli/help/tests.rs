//! French help against the arguments that there are, and what it looks like.

use super::super::command;
use super::*;
use std::collections::{BTreeMap, BTreeSet};

/// The ids of the catalogue: messages, and their attributes behind a dot.
fn ids(file: &str) -> BTreeSet<String> {
    let (mut ids, mut message) = (BTreeSet::new(), "");
    for line in file.lines().filter(|line| !line.starts_with('#')) {
        let Some((id, rest)) = line.split_once(" =") else { continue };
        match id.trim_start().strip_prefix('.') {
            Some(attribute) => ids.extend([format!("{message}.{attribute}")]),
            None => {
                message = id;
                ids.extend((!rest.is_empty()).then(|| id.to_owned()));
            }
        }
    }
    ids
}

/// What the command line asks the catalogue for.
#[derive(Default)]
struct Asked {
    /// The ids that have an answer.
    used: BTreeSet<String>,
    /// Those that have none.
    lacking: Vec<String>,
    /// The English texts, by the French that stands for them.
    english: BTreeMap<String, BTreeSet<String>>,
}

impl Asked {
    fn command(&mut self, id: &str, prefix: &str, command: &Command) {
        match words::command(id) {
            Some(_) => drop(self.used.insert(id.to_owned())),
            None => self.lacking.push(id.to_owned()),
        }
        for arg in command.get_arguments() {
            let name = arg.get_id().as_str();
            if name == "help" && arg.get_long_help().is_some() {
                self.used.extend(["all.help-short", "all.help-long"].map(str::to_owned));
                continue;
            }
            self.argument(id, name, arg.get_help().map(ToString::to_string).unwrap_or_default());
            if !arg.get_action().takes_values() {
                continue;
            }
            for name in arg.get_value_names().unwrap_or_default() {
                let id = format!("value.{}", name.replace('=', "-"));
                match words::value_name(name) {
                    Some(_) => drop(self.used.insert(id)),
                    None => self.lacking.push(id),
                }
            }
            for value in arg.get_possible_values() {
                if let Some(help) = value.get_help() {
                    self.argument(id, &format!("{name}-{}", value.get_name()), help.to_string());
                }
            }
        }
        // The command `help` has all others once more.
        for sub in command.get_subcommands().filter(|_| id != "help") {
            match sub.get_name() {
                "help" => self.command("help", prefix, sub),
                name if prefix.is_empty() => self.command(name, name, sub),
                name => self.command(&format!("{prefix}-{name}"), &format!("{prefix}-{name}"), sub),
            }
        }
    }

    fn argument(&mut self, id: &str, name: &str, english: String) {
        let whose = if words::attribute(id, name).is_some() { id } else { "all" };
        match words::argument(id, name) {
            Some(french) => {
                self.used.insert(format!("{whose}.{name}"));
                self.english.entry(french.into_owned()).or_default().insert(english);
            }
            None => self.lacking.push(format!("{id}.{name}")),
        }
    }
}

fn asked() -> Asked {
    let mut command = command();
    command.build();
    let mut asked = Asked::default();
    asked.command("eigsite", "", &command);
    asked
}

#[test]
fn every_command_argument_and_value_has_its_french() {
    assert_eq!(asked().lacking, [""; 0]);
}

#[test]
fn nothing_in_the_catalogue_is_left_over() {
    let used = asked().used;
    let is_left = |id: &&String| !id.starts_with("frame.") && !used.contains(*id);
    let ids = ids(words::FILES[0]);
    assert!(ids.len() > 100, "{ids:?}");
    assert_eq!(ids.iter().filter(is_left).collect::<Vec<_>>(), [""; 0]);
    let source = [include_str!("errors.rs"), include_str!("../help.rs")].concat();
    let frame = ids.iter().filter_map(|id| id.strip_prefix("frame."));
    let sentences = super::tests::ids(words::FILES[1]);
    let unsaid = |id: &&str| !source.contains(&format!("\"{id}\""));
    let unsaid: Vec<&str> = frame.chain(sentences.iter().map(String::as_str)).filter(unsaid).collect();
    assert_eq!(unsaid, [""; 0]);
}

#[test]
fn arguments_share_words_only_where_they_mean_the_same() {
    let english = asked().english;
    let apart: Vec<_> = english.iter().filter(|(_, english)| english.len() > 1).collect();
    assert!(apart.is_empty(), "{apart:#?}");
}

#[test]
fn every_file_is_sound() {
    for file in words::FILES {
        let read = fluent_bundle::FluentResource::try_new(file.to_owned());
        assert_eq!(read.err().map(|(_, mistakes)| mistakes), None);
        for line in file.lines().filter(|line| !line.starts_with('#')) {
            let words = plain(line.split_once('=').map_or(line, |(_, words)| words));
            let is_loose = [" ;", " :", " !", " ?", " »", "« ", "'"].iter().any(|sign| words.contains(sign));
            assert!(!is_loose, "no-break spaces and typographic apostrophes are wanted: {line}");
        }
    }
}

/// What is said to `typed` in French.
fn said(typed: &[&str]) -> String {
    let typed = ["eigsite"].iter().chain(typed).map(OsString::from);
    let error = parsed(typed).expect("it is no command");
    errors::words(&error).unwrap_or_else(|| error.to_string())
}

/// The ways to every command.
fn ways(command: &Command, way: &[String]) -> Vec<Vec<String>> {
    let mut all = vec![way.to_vec()];
    for sub in command.get_subcommands() {
        all.extend(ways(sub, &[way, &[sub.get_name().to_owned()]].concat()));
    }
    all
}

/// Words that English help has, and French has not.
const ENGLISH: [&str; 13] = [
    "the", "of", "is", "to", "usage", "commands", "command", "print", "default", "possible", "values", "try",
    "error",
];

/// `text` without what stands between backquotes.
fn plain(text: &str) -> String {
    text.split('`').step_by(2).collect::<Vec<_>>().join("`")
}

#[test]
fn no_english_is_left_in_french_help() {
    let ways = ways(&command(), &[]);
    assert!(ways.len() > 15, "{ways:?}");
    for way in ways {
        for flag in ["-h", "--help"] {
            let typed: Vec<&str> = way.iter().map(String::as_str).chain([flag]).collect();
            let help = said(&typed);
            let text = plain(&help);
            // Names of options are the same in every language.
            let mut words = text.split(|c: char| !c.is_alphanumeric() && c != '-');
            let leak = words.find(|word| ENGLISH.contains(&word.to_lowercase().as_str()));
            assert_eq!(leak, None, "{typed:?}:\n{help}");
            assert!(
                !text.contains('\'') && !text.contains(" :") && !text.contains(" ;"),
                "{typed:?}:\n{help}"
            );
            assert!(help.contains("Utilisation\u{202f}: eigsite"), "{help}");
        }
    }
}

#[test]
fn short_help_is_set_as_clap_sets_it() {
    let english = |typed: &str| {
        let typed: Vec<&str> = ["eigsite"].into_iter().chain(typed.split(' ')).collect();
        command().try_get_matches_from(typed).expect_err("help").to_string()
    };
    // As many options and arguments, in the same order.
    let names = |help: String| -> Vec<String> {
        let indent = |line: &str| line.len() - line.trim_start().len();
        let begins = |line: &&str| line.trim_start().starts_with(['-', '[']) && indent(line) < 8;
        let name = |line: &str| line.trim().split([' ', '=', '[']).next().unwrap_or_default().to_owned();
        help.lines().filter(begins).map(name).collect()
    };
    for typed in ["build -h", "serve -h", "check -h", "list -h", "help"] {
        let french = said(&typed.split(' ').collect::<Vec<_>>());
        assert_eq!(names(french), names(english(typed)), "{typed}");
    }
}

#[test]
fn values_say_what_they_mean_and_which_is_the_default() {
    let help = said(&["search", "--help"]);
    let long = "Valeurs possibles\u{202f}:\n          \
                - relevance\u{202f}: Ce qui convient le mieux vient en premier\n          \
                - date\u{202f}:      Le plus récent vient en premier\n";
    assert!(help.contains(long), "{help}");
    assert!(help.contains("[par défaut\u{202f}: relevance]"), "{help}");
    let help = said(&["search", "-h"])
        .split([' ', '\n'])
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join(" ");
    let short = "[par défaut\u{202f}: relevance] [valeurs possibles\u{202f}: relevance, date]";
    assert!(help.contains(short), "{help}");
}

#[test]
fn mistakes_are_told_in_french() {
    for (typed, expected) in [
        (
            "build --strcit",
            "il n’y a pas d’argument `--strcit`\n\n  conseil : vouliez-vous dire `--strict` ?\n\n\
            Utilisation : eigsite build --strict [DOSSIER]\n",
        ),
        (
            "buidl",
            "il n’y a pas de commande `buidl`\n\n  conseil : vouliez-vous dire `build` ?\n\n\
            Utilisation : eigsite <COMMANDE>\n",
        ),
        ("help buidl", "il n’y a pas de commande `buidl`\n"),
        (
            "build --format xml",
            "`xml` n’est pas une valeur possible de `--format <FORMAT>`\n  \
            [valeurs possibles : human, short, json, github, gitlab]\n",
        ),
        ("build --format shrot", "  conseil : vouliez-vous dire `short` ?\n"),
        ("build --output", "`--output <DOSSIER>` demande une valeur\n"),
        ("build --jobs x", "la valeur `x` de `--jobs <N>` ne convient pas : ce n’est pas un nombre entier\n"),
        ("build --jobs 0", "ne convient pas : il faut un nombre de 1 à 1024\n"),
        ("serve --port 99999", "ne convient pas : il faut un nombre de 0 à 65535\n"),
        ("build -o a -o b", "l’argument `--output <DOSSIER>` ne peut être donné qu’une fois\n"),
        ("build --strict=oui", "la valeur `oui` de `--strict` est de trop\n"),
        (
            "schema cms --github a --gitlab b",
            "l’argument `--github <DÉPÔT>` ne va pas avec `--gitlab <DÉPÔT>`\n",
        ),
        ("list", "il manque ceci, qui est obligatoire :\n  <COLLECTION>\n"),
        (
            "list a --where b",
            "ne convient pas : une condition s’écrit CHAMP=VALEUR, comme `promotion=EIG 2`\n",
        ),
        ("search a --filter b", "ne convient pas : un filtre s’écrit NOM=VALEUR, comme `type=defis`\n"),
        ("diff a b --findings c", "`--findings <AVANT> <APRÈS>` demande 2 valeurs, et en a 1\n"),
        ("explain --xyz", "  conseil : pour passer `--xyz` comme une valeur, écrivez `-- --xyz`\n"),
        ("--strict build", "  conseil : il y a `build --strict`\n"),
        ("-- build", "  conseil : pour la commande `build`, retirez le `--` qui la précède\n"),
    ] {
        let said = said(&typed.split(' ').collect::<Vec<_>>());
        assert!(said.starts_with("erreur\u{202f}: "), "{typed}: {said}");
        assert!(said.ends_with("\nPour en savoir plus, essayez `--help`.\n"), "{typed}: {said}");
        // A test reads better with plain spaces.
        let plain = said.replace('\u{202f}', " ");
        assert!(plain.contains(expected), "{typed}: {said}");
        for english in ["error", "tip:", "Usage", "exists", "value", "for more"] {
            assert!(!said.contains(english), "{typed}: {said}");
        }
    }
}
