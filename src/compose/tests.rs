//! Kinds are found by all their names; what is written is what the schema wants; wishes that are wrong are all told.

use super::*;
use crate::diag::Text;
use jiff::tz::TimeZone;

fn composed(word: &str, title: &str, values: &[(&str, &str)]) -> Result<Composed, Vec<String>> {
    let schema = Schema::embedded();
    let names = BTreeMap::from([
        ("defis".to_owned(), vec!["Gobelins".to_owned()]),
        ("communaute".to_owned(), vec!["Ada Martin".to_owned(), "Léa Roux".to_owned()]),
        ("promotions".to_owned(), vec!["EIG 2".to_owned()]),
        ("outils".to_owned(), Vec::new()),
    ]);
    let today = Date::parse("2026-11-22", &TimeZone::UTC).expect("a day");
    let ground = Ground { schema, names: &names, today };
    let values = values.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
    let collection = kind(schema, word).expect("a kind");
    let composed = compose(collection, &Wish { title: title.to_owned(), values }, &ground);
    composed.map_err(|wrong| wrong.iter().map(Text::english).collect())
}

#[test]
fn kind_is_found_by_each_of_its_names() {
    let schema = Schema::embedded();
    let name = |word: &str| kind(schema, word).map(|c| c.name.clone()).map_err(|error| error.to_string());
    for word in ["post", "posts", "article", "Article"] {
        assert_eq!(name(word).as_deref(), Ok("posts"), "{word}");
    }
    assert_eq!(name("defi").as_deref(), Ok("defis"));
    assert_eq!(name("Défi").as_deref(), Ok("defis"));
    assert_eq!(name("evenement").as_deref(), Ok("evenements"));
    assert_eq!(name("personne").as_deref(), Ok("communaute"));
    assert_eq!(name("outil").as_deref(), Ok("outils"));
    assert_eq!(name("artcle"), Err("there is no kind of entry `artcle`: did you mean `Article`?".to_owned()));
    assert!(name("stacks").is_err(), "its files are no texts");
}

#[test]
fn post_is_named_after_its_day_and_a_challenge_says_its_year() {
    let post = composed("post", "L’été : bilan", &[("tags", "été, vie du site")]).expect("it is sound");
    assert_eq!(post.path, "_posts/2026-11-22-l-ete-bilan.md");
    assert_eq!(post.text, "---\ntitle: \"L’été : bilan\"\ntags: [\"été\", \"vie du site\"]\n---\n\n");
    let challenge = composed("défi", "Hopkins", &[("description", "Lire."), ("eigs", "lea roux")]);
    let challenge = challenge.expect("it is sound");
    assert_eq!(challenge.path, "_defis/hopkins.md");
    assert!(challenge.text.contains("\neigs: [\"Léa Roux\"]\nyear: 2026\n"), "{}", challenge.text);
}

#[test]
fn everything_that_is_wrong_is_told_at_once() {
    let wishes =
        [("eigs", "Ada Martn"), ("websit", "x"), ("website", "exemple.fr"), ("duration_months", "dix")];
    let wrong = composed("defi", "gobelins", &wishes).expect_err("there is much");
    assert_eq!(
        wrong,
        [
            "there is an entry called `Gobelins` already",
            "it lacks `description`, which it cannot do without: add `--set description=…`",
            "`eigs`: nothing is called `Ada Martn`: did you mean `Ada Martin`?",
            "it has no field `websit`: did you mean `website`?",
            "`website`: `exemple.fr` is no address: it begins with `https://`",
            "`duration_months`: `dix` is no number",
        ]
    );
}

#[test]
fn name_that_a_mention_makes_needs_no_entry_and_a_closed_list_takes_no_other_word() {
    let made = composed("defi", "Albert", &[("description", "Écrire."), ("promotion", "EIG 7")]);
    assert!(made.expect("it is sound").text.contains("promotion: \"EIG 7\""));
    let wrong = composed("principe", "Un", &[("family", "inconnue")]).expect_err("there is no such family");
    assert!(wrong[0].starts_with("`family`: there is no `inconnue`; there are `"), "{wrong:?}");
}

#[test]
fn what_is_asked_for_is_what_the_schema_wants() {
    let schema = Schema::embedded();
    let event = kind(schema, "événement").expect("a kind");
    let lacks = |values: Vec<(String, String)>| {
        let wish = Wish { title: "Session".into(), values };
        missing(event, &wish).iter().map(|field| field.name.clone()).collect::<Vec<_>>()
    };
    assert_eq!(lacks(Vec::new()), ["start"]);
    assert_eq!(lacks(vec![("debut".into(), "2027-01-12".into())]), Vec::<String>::new());
    assert!(references(event).any(|field| field.name == "promotion"));
}
