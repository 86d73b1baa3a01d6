//! The parts of the reference that are made of what the program knows.

use super::page;
use crate::harness::{reviewed_parts, table};
use clap::{Arg, Command};
use eigsite::schema::{Collection, Field, Kind, Record, Schema};
use eigsite::{cli, config};
use std::collections::BTreeSet;

/// `words` as code, with commas between them.
fn code<'w>(words: impl IntoIterator<Item = &'w str>) -> String {
    words.into_iter().map(|word| format!("`{word}`")).collect::<Vec<_>>().join(", ")
}

/// All commands that do something themselves, by what is typed: `schema cms`.
fn commands(command: &Command, before: &str) -> Vec<(String, Command)> {
    let subcommands = command.get_subcommands().filter(|command| command.get_name() != "help");
    subcommands
        .flat_map(|command| {
            let name = format!("{before}{}", command.get_name());
            match command.has_subcommands() {
                true => commands(command, &format!("{name} ")),
                false => vec![(name, command.clone())],
            }
        })
        .collect()
}

/// How `arg` is typed.
fn typed(arg: &Arg) -> String {
    let names = arg.get_value_names().unwrap_or_default().join(" ");
    if arg.is_positional() {
        return format!("`{names}`");
    }
    let values = match arg.get_num_args().filter(|values| values.takes_values()) {
        Some(values) if values.min_values() == 0 => format!("[={names}]"),
        Some(_) => format!(" {names}"),
        None => String::new(),
    };
    let short = arg.get_short().map(|short| format!("`-{short}`, ")).unwrap_or_default();
    format!("{short}`--{}{values}`", arg.get_long().expect("a name"))
}

/// What the help says of `arg`, with the values that there are; and what holds without it.
fn told(arg: &Arg) -> [String; 2] {
    let help = arg.get_help().expect("help").to_string();
    let (help, default) = match help.split_once(" [default: ") {
        Some((help, default)) => (help.to_owned(), default.trim_end_matches(']').to_owned()),
        None => (help, String::new()),
    };
    let values = match arg.get_action().takes_values() {
        true => arg.get_possible_values(),
        false => Vec::new(),
    };
    let values: Vec<String> = values
        .iter()
        .map(|value| match value.get_help() {
            Some(help) => format!("`{}` ({help})", value.get_name()),
            None => format!("`{}`", value.get_name()),
        })
        .collect();
    let defaults: Vec<&str> = arg.get_default_values().iter().filter_map(|value| value.to_str()).collect();
    [
        if values.is_empty() { help } else { format!("{help}: {}", values.join(", ")) },
        if arg.get_action().takes_values() && !defaults.is_empty() { code(defaults) } else { default },
    ]
}

#[test]
fn command_line_of_the_book_is_that_of_the_program() {
    let mut program = cli::command();
    // Only then clap knows what each argument takes.
    program.build();
    let all = commands(&program, "");
    let arguments = |command: &Command| -> Vec<[String; 3]> {
        let args =
            command.get_arguments().filter(|arg| !["help", "version"].contains(&arg.get_id().as_str()));
        args.map(|arg| {
            let [meaning, without] = told(arg);
            [typed(arg), meaning, without]
        })
        .collect()
    };
    let of = |name: &str| {
        arguments(&all.iter().find(|(there, _)| there == name).unwrap_or_else(|| panic!("no `{name}`")).1)
    };
    let build = of("build");
    assert_eq!(of("watch"), build, "`watch` takes what `build` takes, says the book");
    assert!(
        build.iter().all(|row| of("check").contains(row)),
        "`check` takes more than `build`, says the book"
    );
    let parts: Vec<(&str, String)> = all
        .iter()
        .filter(|(name, _)| name != "watch")
        .map(|(name, command)| {
            let mut rows = arguments(command);
            rows.retain(|row| name != "check" || !build.contains(row));
            (name.as_str(), table(["argument", "meaning", "without it"], rows))
        })
        .collect();
    reviewed_parts("content/docs/reference/command-line.md", &parts);
}

#[test]
fn configuration_of_the_book_names_every_key() {
    let tolerated = format!("{}.", code(config::tolerated_keys().iter().copied()));
    reviewed_parts("content/docs/reference/configuration.md", &[("tolerated", tolerated)]);
    let text = page("reference/configuration.md");
    let mut missing = Vec::new();
    for (above, keys) in config::levels() {
        for key in *keys {
            // In a table, in words, or in an example.
            let named = [format!("`{key}`"), format!("`{key}: "), format!(" {key}: "), format!(" {key}:\n")];
            if !named.iter().any(|named| text.contains(named.as_str())) {
                missing.push(format!("{above}: {key}"));
            }
        }
    }
    assert!(missing.is_empty(), "the chapter says nothing of {missing:#?}");
}

#[test]
fn placeholders_of_the_book_are_all_that_there_are() {
    let text = page("reference/permalinks.md");
    let rows = text.lines().filter_map(|line| line.strip_prefix("| `:")?.split('`').next());
    let there: BTreeSet<&str> = eigsite::resolve::permalink::placeholders().collect();
    assert_eq!(rows.collect::<BTreeSet<_>>(), there);
}

#[test]
fn schema_of_the_book_is_that_of_the_program() {
    let schema = Schema::embedded();
    let collections = table(
        ["collection", "texts", "records", "addresses", "a mention makes one"],
        schema.collections.iter().map(collection_row),
    );
    let records = table(
        ["record", "fields", "a mere text is"],
        schema.records.iter().map(|record| {
            let fields = code(record.fields.iter().map(|field| field.name.as_str()));
            [code([record.name.as_str()]), fields, code(record.text.as_deref())]
        }),
    );
    let vocabularies = table(
        ["vocabulary", "words"],
        schema.vocabularies.iter().map(|vocabulary| {
            let words = code(vocabulary.terms.iter().map(|term| term.id.as_str()));
            [code([vocabulary.name.as_str()]), words]
        }),
    );
    reviewed_parts(
        "content/docs/reference/schema.md",
        &[("collections", collections), ("records", records), ("vocabularies", vocabularies)],
    );
}

/// What stands in the table of collections.
fn collection_row(collection: &Collection) -> [String; 5] {
    let mut records = vec![code(collection.data.iter().map(String::as_str))];
    if !collection.tables.is_empty() {
        records.push(format!("tables: {}", code(collection.tables.iter().map(String::as_str))));
    }
    records.retain(|part| !part.is_empty());
    let address = match &collection.template {
        Some(_) => code([collection.permalink.as_str()]),
        None => format!("`{}`, if it is given a template", collection.permalink),
    };
    [
        code([collection.name.as_str()]),
        code(collection.sources.iter().map(String::as_str)),
        records.join("; "),
        address,
        if collection.create { "yes".to_owned() } else { String::new() },
    ]
}

#[test]
fn fields_of_the_book_are_those_of_the_program() {
    let schema = Schema::embedded();
    let mut parts: Vec<(&str, String)> = Vec::new();
    let mut text = String::new();
    for collection in &schema.collections {
        let label = collection.label.get("en");
        text.push_str(&format!("### {}\n\n{label}.\n\n", collection.name));
        text.push_str(&fields(&collection.fields));
        text.push('\n');
    }
    parts.push(("fields", text));
    let mut text = String::new();
    for Record { name, fields: of, .. } in &schema.records {
        text.push_str(&format!("### {name}\n\n{}\n", fields(of)));
    }
    parts.push(("records", text));
    let mut text = String::new();
    for vocabulary in &schema.vocabularies {
        let rows = vocabulary.terms.iter().map(|term| {
            let label = |lang| term.label.get(lang).to_owned();
            [code([term.id.as_str()]), label("fr"), label("en"), code(term.names.iter().map(String::as_str))]
        });
        let words = table(["id", "in French", "in English", "also"], rows);
        text.push_str(&format!("### {}\n\n{words}\n", vocabulary.name));
    }
    parts.push(("vocabularies", text));
    reviewed_parts("content/docs/reference/fields.md", &parts);
}

/// A table of `fields`.
fn fields(fields: &[Field]) -> String {
    let rows = fields.iter().map(|field| {
        let keys = field.keys.iter().filter(|key| **key != field.name).map(String::as_str);
        [code([field.name.as_str()]), holds(field), code(keys), marks(field).join("; ")]
    });
    table(["field", "holds", "also read from", "marks"], rows)
}

/// What `field` holds.
fn holds(field: &Field) -> String {
    let of = field.of.as_ref().map(|of| format!(" of `{of}`")).unwrap_or_default();
    match &field.kind {
        Kind::Choice { of } => format!("a word of `{of}`"),
        Kind::Ref { to, many, .. } => {
            let kind = if *many { "`refs`" } else { "`ref`" };
            format!("{kind} to {}", code(to.iter().map(String::as_str)))
        }
        kind => format!("`{}`{of}", kind.name()),
    }
}

/// What else the schema says of `field`.
fn marks(field: &Field) -> Vec<String> {
    let mut marks: Vec<String> = [
        (field.required, "`required`"),
        (field.expected, "`expected`"),
        (field.card, "`card`"),
        (field.names, "`names`"),
        (field.markdown, "`markdown`"),
        (field.open, "`open`"),
        (field.joined, "`joined`"),
        (!field.export, "`export: false`"),
    ]
    .into_iter()
    .filter(|(is_so, _)| *is_so)
    .map(|(_, mark)| mark.to_owned())
    .collect();
    let texts = [
        ("facet", field.facet.clone()),
        ("search", field.search.map(|weight| weight.to_string())),
        ("scope", field.scope.clone()),
        ("through", field.through.as_ref().map(|(relation, field)| format!("{relation}.{field}"))),
        ("credits", field.credits.clone()),
        ("property", field.property.clone()),
    ];
    marks.extend(texts.into_iter().filter_map(|(key, value)| Some(format!("`{key}: {}`", value?))));
    if let Kind::Ref { inverse, create, .. } = &field.kind {
        marks.extend(inverse.as_ref().map(|inverse| format!("`inverse: {inverse}`")));
        marks.extend(create.then(|| "`create`".to_owned()));
    }
    marks
}
