//! `eigsite new`: the file of a new entry, from the schema.

use super::ask::{self, Ask};
use super::list::titles;
use super::{BROKEN, OK, build, inside};
use crate::compose::{self, Ground, Wish};
use crate::diag::{self, Diagnostic, Failure, Preference, text};
use crate::pipeline::{self, Options};
use crate::schema::Collection;
use std::error::Error;
use std::fs::{self, File};
use std::io::{IsTerminal, Write};
use std::path::PathBuf;

/// Arguments of `eigsite new`.
#[derive(Debug, clap::Args)]
#[group(skip)]
pub struct Args {
    /// What it is: `article`, `défi`, `personne`, `outil`, `événement` …
    kind: String,
    /// Its title; on a terminal it is asked for
    title: Option<String>,
    /// What a field says (`promotion=EIG 2`); may be given several times
    #[arg(long = "set", value_name = "FIELD=VALUE", value_parser = super::list::condition)]
    values: Vec<(String, String)>,
    /// The site's folder [default: `content` if there is one, else `.`]
    #[arg(long, value_name = "DIR")]
    pub(super) source: Option<PathBuf>,
    #[command(flatten)]
    pub(super) lang: super::lang::Args,
}

pub(super) fn run(args: &Args) -> Result<u8, Box<dyn Error>> {
    let lang = inside::lang(args.lang, args.source.as_ref());
    let options = inside::options(args.source.as_ref())?;
    let (schema, today, _) = pipeline::ground(&options)?;
    let collection = compose::kind(&schema, &args.kind)?;
    let names = titles(&options)?;
    let ground = Ground { schema: &schema, names: &names, today };
    let mut wish = Wish { title: args.title.clone().unwrap_or_default(), values: args.values.clone() };
    if std::io::stdin().is_terminal() && std::io::stderr().is_terminal() {
        complete(&mut wish, collection, &ground, &mut ask::Terminal(lang))?;
    }
    let composed = match compose::compose(collection, &wish, &ground) {
        Ok(composed) => composed,
        Err(wrong) => {
            wrong.iter().for_each(|why| eprintln!("eigsite: {}", why.words(lang)));
            return Ok(BROKEN);
        }
    };
    let place = build::source(args.source.as_ref()).join(&composed.path);
    write(&place, &composed.text)?;
    let shown = diag::shown_path(&composed.path, &build::base(&options));
    println!("{}", text!("is-there-write-its-text", path = shown).words(lang));
    tell(&composed.path, &options, args.lang.preference())?;
    Ok(OK)
}

/// Asks for what is missing, and for the entries that it may name.
fn complete(
    wish: &mut Wish,
    collection: &Collection,
    ground: &Ground,
    ask: &mut dyn Ask,
) -> Result<(), Box<dyn Error>> {
    if wish.title.trim().is_empty() {
        wish.title = ask.ask("title", &[], true)?;
    }
    for field in compose::missing(collection, wish) {
        let answer = ask.ask(&field.name, &compose::choices(field, ground), true)?;
        wish.values.push((field.name.clone(), answer));
    }
    let said = |wish: &Wish, keys: &[String]| wish.values.iter().any(|(name, _)| keys.contains(name));
    for field in compose::references(collection) {
        let choices = compose::choices(field, ground);
        if choices.is_empty() || said(wish, &field.keys) {
            continue;
        }
        let answer = ask.ask(&field.name, &choices, false)?;
        if !answer.trim().is_empty() {
            wish.values.push((field.name.clone(), answer));
        }
    }
    Ok(())
}

/// Writes a file that is not there yet.
fn write(place: &std::path::Path, text: &str) -> Result<(), Failure> {
    let at = |error: std::io::Error| match error.kind() {
        std::io::ErrorKind::AlreadyExists => {
            Failure(text!("choose-another-title", path = place.display().to_string()))
        }
        _ => Failure::at(place, &error),
    };
    place.parent().map_or(Ok(()), fs::create_dir_all).map_err(at)?;
    File::create_new(place).and_then(|mut file| file.write_all(text.as_bytes())).map_err(at)
}

/// Says what is noticed in the new file: what a person's page still wants, say.
fn tell(path: &str, options: &Options, lang: Preference) -> Result<(), Box<dyn Error>> {
    let outcome = pipeline::inspect(options, &super::progress::Progress::silent())?;
    let is_here = |told: &&Diagnostic| outcome.sources.get(told.primary.source).path == path;
    let here: Vec<Diagnostic> = outcome.diagnostics.iter().filter(is_here).cloned().collect();
    inside::tell(&here, &outcome.sources, &build::base(options), lang.of(outcome.lang))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::date::Date;
    use crate::schema::Schema;
    use std::collections::BTreeMap;

    /// Answers from a list, and remembers what was asked.
    struct Script {
        answers: Vec<(&'static str, &'static str)>,
        asked: Vec<(String, usize, bool)>,
    }

    impl Ask for Script {
        fn ask(&mut self, field: &str, names: &[String], required: bool) -> Result<String, Box<dyn Error>> {
            self.asked.push((field.to_owned(), names.len(), required));
            let answer = self.answers.iter().find(|(name, _)| *name == field);
            Ok(answer.map_or(String::new(), |(_, answer)| (*answer).to_owned()))
        }
    }

    #[test]
    fn what_is_missing_is_asked_first_and_names_are_offered() {
        let schema = Schema::embedded();
        let names = BTreeMap::from([("promotions".to_owned(), vec!["EIG 1".to_owned(), "EIG 2".to_owned()])]);
        let today = Date::parse("2026-11-22", &jiff::tz::TimeZone::UTC).expect("a day");
        let ground = Ground { schema, names: &names, today };
        let collection = compose::kind(schema, "défi").expect("a kind");
        let answers = vec![("title", "Hopkins"), ("description", "Lire."), ("promotion", "EIG 2")];
        let mut script = Script { answers, asked: Vec::new() };
        let mut wish = Wish::default();
        complete(&mut wish, collection, &ground, &mut script).expect("it is answered");
        assert_eq!(
            script.asked,
            [("title".to_owned(), 0, true), ("description".into(), 0, true), ("promotion".into(), 2, false)]
        );
        let composed = compose::compose(collection, &wish, &ground).expect("it is sound");
        assert!(composed.text.contains("promotion: \"EIG 2\""), "{}", composed.text);
    }
}
