//! Tables of all three forms.

use super::*;
use crate::config::Config;
use crate::parse::date::Date;
use crate::parse::markdown;
use crate::source::{Source, Sources};
use crate::yaml::{Value, parse};
use std::sync::LazyLock;

const SCHEMA: &str = "\
collections:
  journal:
    private: true
    tables: [\"**/suivi.*\"]
    fields:
      title: { type: text, aliases: [tâche] }
      done: { type: date, required: true, keys: [date, fait le] }
      defi: { type: ref, to: defis, required: true, aliases: [défi] }
      website: { type: url, aliases: [lien] }
      good: { type: bool, aliases: [ok] }
      publish: { type: bool }
  glossaire:
    tables: [\"**/glossaire.*\"]
    fields:
      title: { type: text, required: true, aliases: [terme] }
      description: { type: text, required: true, aliases: [définition] }
  apports:
    tables: [\"**/apports.*\"]
    line: { before: defi, heading: rubrique }
    fields:
      title: { type: text, required: true }
      website: { type: url }
      defi: { type: ref, to: defis }
      rubrique: { type: text }
  presse:
    tables: [\"**/presse.*\"]
    fields:
      title: { type: text, required: true, aliases: [titre] }
      website: { type: url, aliases: [url] }
      outlet: { type: text, aliases: [site] }
      readers: { type: number, aliases: [lecteurs] }
  defis:
    fields:
      title: { type: text, required: true }
";

struct Read {
    file: TableFile,
    text: String,
    told: Vec<String>,
}

fn read_as(path: &str, text: &str, config: Config) -> Read {
    static OWN: LazyLock<Value> = LazyLock::new(|| {
        let value = parse(SourceId(0), SCHEMA, 0..SCHEMA.len()).value.expect("a schema");
        let Value::Map(mut map) = value else { panic!("a mapping") };
        map.insert("replace", Value::Bool(true));
        Value::Map(map)
    });
    let schema =
        crate::schema::read(Some(crate::schema::Own { source: SourceId(0), text: SCHEMA, value: &OWN }))
            .value;
    let context = Context {
        config: &config,
        schema: &schema,
        languages: Vec::new(),
        markdown: markdown::Options::default(),
        drafts: false,
        future: false,
        today: Date::parse("2018-06-01", &config.timezone).expect("a day"),
    };
    let mut sources = Sources::default();
    let source = sources.add(Source::new(path, text));
    let mut told = Vec::new();
    let collection = collection_of(path, &schema).expect("a table");
    let file = read(collection, source, path, text, &context, &mut told);
    let told = told
        .iter()
        .map(|one| {
            format!("{} {} `{}`", one.code, one.message.english(), &text[one.primary.start..one.primary.end])
        })
        .collect();
    Read { file, text: text.to_owned(), told }
}

fn read_one(path: &str, text: &str) -> Read {
    read_as(path, text, Config::default())
}

impl Read {
    /// The rows: `key=value` and what is written where the value is said to stand.
    fn rows(&self) -> Vec<String> {
        let rows = self.file.tables.iter().flat_map(|table| &table.rows);
        let shown = rows.map(|row| {
            let fields = row.fields.iter().map(|(key, value)| {
                let value = match value {
                    Value::List(list) => format!("{list:?}"),
                    other => other.to_text().unwrap_or_default(),
                };
                let place = row.cells.iter().find(|(name, _)| name == key);
                let place = place.map_or("", |(_, range)| self.text[range.clone()].trim());
                format!("{key}={value}@{place}")
            });
            fields.collect::<Vec<_>>().join(" | ")
        });
        shown.collect()
    }
}

#[test]
fn separators_byte_order_marks_and_line_ends_are_found_out() {
    let expected =
        ["title=Un, deux@\"Un, deux\" | outlet=Le Monde@Le Monde", "title=Trois@Trois | outlet=Été@Été"];
    for text in [
        "Titre,Site\n\"Un, deux\",Le Monde\nTrois,Été\n",
        "\u{feff}Titre;Site\r\n\"Un, deux\";Le Monde\r\nTrois;Été\r\n",
        "Titre\tSite\r\r\n\"Un, deux\"\tLe Monde\n\nTrois\tÉté",
        "sep=;\nTitre;Site\n\"Un, deux\";Le Monde\nTrois;Été\n",
        "\u{feff}\u{feff}sep=;\nTitre;Site\n\"Un, deux\";Le Monde\nTrois;Été\n",
    ] {
        assert_eq!(read_one("presse.csv", text).rows(), expected, "{text:?}");
    }
}

#[test]
fn quoted_cells_hold_lines_quotes_and_separators() {
    let read = read_one("presse.csv", "Titre,Site\n\"Un\ndeux \"\"trois\"\", quatre\",\"S\"\n\"\",\n");
    assert_eq!(
        read.rows(),
        ["title=Un\ndeux \"trois\", quatre@\"Un\ndeux \"\"trois\"\", quatre\" | outlet=S@\"S\""]
    );
}

#[test]
fn tables_of_org_and_markdown_give_the_same_rows() {
    let org = "* Journal\n| Défi | Tâche | Fait le | OK | publish |\n|---+---+---+---+---|\n| A | Un | <2018-02-15 jeu.> | x | oui |\n|---+---|\n| A | Deux | <2018-02-16 ven.> |  | 1 |\n";
    let markdown = "# Journal\n\n| Défi | Tâche | Fait le | OK | publish |\n|---|---|---|---|---|\n| A | Un | 2018-02-15 | x | oui |\n| A | Deux | 2018-02-16 | | 1 |\n";
    let values = |path, text| {
        let read = read_one(path, text);
        let rows: Vec<Map> =
            read.file.tables.into_iter().flat_map(|table| table.rows).map(|row| row.fields).collect();
        rows
    };
    let rows = values("suivi.org", org);
    assert_eq!(rows.len(), 2);
    assert_eq!(rows, values("suivi.md", markdown));
    assert_eq!(rows[0].get("good"), Some(&Value::Bool(true)));
    assert_eq!(rows[0].get("date"), Some(&Value::String("2018-02-15".into())));
}

#[test]
fn prose_tables_are_passed_over_and_unknown_columns_told_once() {
    let text = "| Quoi | Site |\n|---|---|\n| a | b |\n\n| Titre | Site | Humeur |  | Ton |\n|---|---|---|---|---|\n| Un | b | c | d | e |\n| Deux | b | c | d | e |\n";
    let read = read_one("presse.md", text);
    assert_eq!(read.rows().len(), 2);
    assert_eq!(read.told, ["unknown-column nothing reads the columns `Humeur`, `Ton` `Humeur`"]);
}

#[test]
fn link_gives_its_address_and_its_words() {
    let read = read_one(
        "presse.md",
        "| Site | URL |\n|---|---|\n| S | [Un mot](https://x.fr/a) |\n| T | https://x.fr/b |\n",
    );
    let rows = read.rows();
    assert!(rows[0].contains("website=https://x.fr/a") && rows[0].contains("title=Un mot"), "{rows:?}");
    assert!(rows[1].contains("website=https://x.fr/b") && !rows[1].contains("title="), "{rows:?}");
    let read = read_one("presse.md", "| Titre | Site |\n|---|---|\n| [Un](autre.md) | S |\n");
    assert_eq!(read.file.tables[0].rows[0].fields.get("website"), None, "a link within the site's folder");
    let read = read_one("presse.csv", "Titre,Site\n[[https://x.fr][Un *mot*]],S\n");
    assert_eq!(read.file.tables[0].rows[0].fields.get("title"), Some(&Value::String("Un mot".into())));
    assert_eq!(
        read.file.tables[0].rows[0].fields.get("website"),
        Some(&Value::String("https://x.fr".into()))
    );
}

#[test]
fn headline_stands_for_a_name_that_no_column_has() {
    let text =
        "#+publish: true\n* Gobelins\n** Journal\n| Tâche | Fait le |\n|---+---|\n| Un | 2018-02-15 |\n";
    let table = &read_one("suivi.org", text).file.tables[0];
    assert_eq!(table.from_heading.as_deref(), Some("defi"));
    assert_eq!(
        table.headings.iter().map(|(text, _)| text.as_str()).collect::<Vec<_>>(),
        ["Gobelins", "Journal"]
    );
    assert!(read_one("suivi.csv", "Tâche,Fait le\nUn,2018-02-15\n").file.tables.is_empty());
}

#[test]
fn private_rows_are_published_only_where_they_or_their_file_say_so() {
    let head = "Défi,Tâche,Fait le,publish\n";
    let rows = |text: &str| read_one("suivi.csv", &format!("{head}{text}")).rows().len();
    assert_eq!(rows("A,Un,2018-02-15,\nA,Deux,2018-02-15,non\nA,Trois,2018-02-15,peut-être\n"), 0);
    assert_eq!(rows("A,Un,2018-02-15,\nA,Deux,2018-02-15,oui\nA,Trois,2018-02-15,x\n"), 2);
    let table = "| Défi | Tâche | Fait le | publish |\n|---+---|\n| A | Un | 2018-02-15 | |\n| A | Deux | 2018-02-15 | non |\n";
    assert_eq!(read_one("suivi.org", table).rows().len(), 0);
    let read = read_one("suivi.org", &format!("#+publish: true\n{table}"));
    assert_eq!(read.rows().len(), 1, "a row may refuse what its file allows");
    assert!(read.file.published);
}

#[test]
fn nothing_is_told_of_what_is_private() {
    let read = read_one("suivi.csv", "Défi,Tâche,Fait le,Secret\nA,Un,2018-02-15,x\n");
    assert!(read.told.is_empty() && read.file.tables.is_empty() && read.file.holds_rows, "{:?}", read.told);
}

#[test]
fn defaults_of_the_configuration_hold_for_rows() {
    let mut values = Map::default();
    values.insert("publish", Value::Bool(true));
    values.insert("title", Value::String("Un titre pour les pages".into()));
    let config = Config {
        defaults: vec![crate::config::Defaults { path: "suivi.csv".into(), kind: None, values }],
        ..Config::default()
    };
    let read = read_as("suivi.csv", "Défi,Fait le,OK\nA,2018-02-15,oui\n", config);
    assert_eq!(read.rows(), ["defi=A@A | date=2018-02-15@2018-02-15 | good=true@oui"]);
}

#[test]
fn lists_of_terms_are_tables_and_empty_ones_are_told_once() {
    let markdown = "- **API:** Une interface.\n- **BDD:**\n- **Agile :** Une *manière* de faire.\n- Sans terme : rien\n- **DSI**\n- **Vide:** \n";
    let read = read_one("glossaire.md", markdown);
    assert_eq!(
        read.rows(),
        [
            "title=API@API | description=Une interface.@Une interface.",
            "title=Agile@Agile | description=Une manière de faire.@Une *manière* de faire."
        ]
    );
    assert_eq!(read.told.len(), 1, "{:?}", read.told);
    assert!(read.told[0].starts_with("empty-definition 2 terms have no definition"), "{:?}", read.told);
    let read = read_one("glossaire.org", "- API :: Une interface.\n- BDD ::\n- ceci : cela\n");
    assert_eq!(read.rows(), ["title=API@API | description=Une interface.@Une interface."]);
}

#[test]
fn words_before_a_colon_are_terms_where_all_items_have_one() {
    let read = read_one(
        "glossaire.org",
        "- AGD : Administrateur des\n  données\n\n- CADA : Une commission : la seule\n",
    );
    assert_eq!(
        read.rows(),
        [
            "title=AGD@AGD | description=Administrateur des données@Administrateur des\n  données",
            "title=CADA@CADA | description=Une commission : la seule@Une commission : la seule"
        ]
    );
    assert_eq!(read_one("glossaire.org", "- AGD : oui\n- un mot\n").rows(), [] as [&str; 0]);
    assert_eq!(read_one("glossaire.org", "- ce qui est dit ici même : oui\n").rows(), [] as [&str; 0]);
}

#[test]
fn items_of_lists_are_entries_with_their_headline_and_the_name_before_the_colon() {
    let text = "# Apports\n\nDes mots.\n\n## Code\n\n- <https://exemple.org/a/>\n- Gobelins : [le code](https://exemple.org/b), et plus\n- rien de tel\n\n## Données\n\n- BaliseNAV : des icônes\n- [Une note : la fin](https://exemple.org/c)\n";
    let read = read_one("apports.md", text);
    assert_eq!(
        read.rows(),
        [
            "title=exemple.org/a@https://exemple.org/a/ | website=https://exemple.org/a/@https://exemple.org/a/ | rubrique=Code@Code",
            "title=le code, et plus@Gobelins : [le code](https://exemple.org/b), et plus | website=https://exemple.org/b@le code | defi=Gobelins@Gobelins | rubrique=Code@Code",
            "title=des icônes@BaliseNAV : des icônes | defi=BaliseNAV@BaliseNAV | rubrique=Données@Données",
            "title=Une note : la fin@Une note : la fin | website=https://exemple.org/c@Une note : la fin | rubrique=Données@Données",
        ]
    );
}

#[test]
fn rows_may_be_short_long_or_blank() {
    let read = read_one("presse.csv", "Titre,Site\nUn\n,,,\nDeux,S,trop,long\nTitre,Site\n");
    assert_eq!(read.rows(), ["title=Un@Un", "title=Deux@Deux | outlet=S@S"]);
    for text in [
        "",
        "\n",
        "\u{feff}",
        "sep=",
        "\"",
        "Titre,Site",
        "Titre,Site\n\"",
        "\u{feff}\"\n\"",
        "a\"b,\"c\"d\n",
    ] {
        assert_eq!(read_one("presse.csv", text).rows(), [] as [&str; 0], "{text:?}");
    }
}

#[test]
fn cells_with_less_than_signs_and_quotes_within_are_read() {
    let read = read_one("presse.csv", "Titre,Site\nUn <5,a\"\"b,c\n\"\"\"A\"\" b\",Le \"Soir\"\nFin,a <\n");
    assert_eq!(
        read.rows(),
        [
            "title=Un <5@Un <5 | outlet=a\"\"b@a\"\"b",
            "title=\"A\" b@\"\"\"A\"\" b\" | outlet=Le \"Soir\"@Le \"Soir\"",
            "title=Fin@Fin | outlet=a <@a <"
        ]
    );
}

#[test]
fn link_among_words_is_not_where_a_row_leads() {
    let read =
        read_one("presse.md", "| Titre | Site |\n|---|---|\n| Voir [ici](https://a.b/c) aussi | M |\n");
    assert_eq!(read.rows(), ["title=Voir ici aussi@Voir [ici](https://a.b/c) aussi | outlet=M@M"]);
}

#[test]
fn numbers_are_read_as_french_writes_them() {
    let read = read_one("presse.csv", "Titre;Lecteurs\nUn;1 200\nDeux;12\u{202f}500,5\nTrois;beaucoup\n");
    let rows = read.file.tables.iter().flat_map(|table| &table.rows);
    let numbers: Vec<&Value> = rows.filter_map(|row| row.fields.get("readers")).collect();
    assert_eq!(
        numbers,
        [&Value::Int(1_200), &Value::Float(12_500.5), &Value::String("beaucoup".into())],
        "what is no number stays as it is"
    );
}

#[test]
fn private_table_is_known_however_its_name_is_written() {
    let schema = crate::schema::Schema::embedded();
    let journal = schema.collection("journal").map(|(index, _)| index);
    for path in [
        "suivi.csv",
        "a/Suivi_2018.CSV",
        "SUIVI.ORG",
        "_journal/x.csv",
        "Suivi 2018.org",
        "a/suivi-2018.tsv",
        "en/_journal/x.md",
    ] {
        assert_eq!(collection_of(path, schema), journal, "{path}");
    }
}
