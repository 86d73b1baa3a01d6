//! The pages of the codes: each has one, its weight is true, its examples are built.

use super::{Block, book, page, told};
use eigsite::diag::{Code, Severity};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;

/// What stands before the mended example, in English and French.
const MENDED: [&str; 2] = ["Mended:", "Corrigé\u{202f}:"];

/// The page of a code.
#[derive(Default)]
struct Page {
    prose: String,
    bad: Vec<Block>,
    mended: Vec<Block>,
}

impl Page {
    fn read(text: &str) -> Self {
        let mut page = Self::default();
        let mut mended = false;
        let mut lines = text.lines();
        while let Some(line) = lines.next() {
            if let Some(path) = line.strip_prefix("````") {
                let text =
                    lines.by_ref().take_while(|line| *line != "````").flat_map(|line| [line, "\n"]).collect();
                let block = Block { info: path.to_owned(), text };
                if mended { page.mended.push(block) } else { page.bad.push(block) }
            } else {
                mended |= MENDED.contains(&line);
                page.prose.push_str(line);
                page.prose.push('\n');
            }
        }
        page
    }
}

/// The pages below the folder `folder` of the book, by their names.
fn pages(folder: &str) -> BTreeMap<String, Page> {
    let files = fs::read_dir(book().join(folder)).expect("a folder");
    files
        .map(|file| {
            let path = file.expect("a file").path();
            let name = path.file_stem().expect("a name").to_string_lossy().into_owned();
            (name, Page::read(&fs::read_to_string(path).expect("readable")))
        })
        .collect()
}

fn english() -> BTreeMap<String, Page> {
    pages("reference/diagnostics")
}

fn french() -> BTreeMap<String, Page> {
    pages("guide/messages")
}

/// The weight of `code` in French.
fn gravity(code: Code) -> &'static str {
    match code.severity() {
        Severity::Error => "erreur",
        Severity::Warning => "avertissement",
        Severity::Hint => "conseil",
    }
}

#[test]
fn every_code_has_its_pages_and_its_weight() {
    let codes: BTreeSet<&str> = Code::ALL.iter().map(|code| code.name()).collect();
    for pages in [english(), french()] {
        let there: BTreeSet<&str> = pages.keys().map(String::as_str).collect();
        assert_eq!(there, codes, "pages and codes differ");
    }
    let begins = |page: &Page, code: Code, weight: &str, ends: [char; 2]| {
        let rest = page.prose.strip_prefix(&format!("# {code}\n\n{weight}"));
        rest.is_some_and(|rest| rest.starts_with(ends))
    };
    for code in Code::ALL {
        let weight = format!("Weight: {}", code.severity().name());
        assert!(begins(&english()[code.name()], *code, &weight, ['.', ';']), "`{code}` begins otherwise");
        let weight = format!("Gravité\u{202f}: {}", gravity(*code));
        assert!(
            begins(&french()[code.name()], *code, &weight, ['.', '\u{202f}']),
            "`{code}` begins otherwise"
        );
    }
}

#[test]
fn tables_of_codes_lead_to_every_page() {
    let weight = |code: Code| code.severity().name();
    for (path, folder, weight) in [
        ("reference/diagnostics.md", "diagnostics", &weight as &dyn Fn(Code) -> &'static str),
        ("guide/messages.md", "messages", &gravity),
    ] {
        let table = page(path);
        let rows: Vec<&str> = table.lines().filter(|line| line.starts_with("| [")).collect();
        assert_eq!(rows.len(), Code::ALL.len(), "{path}: a code has no row, or several");
        for code in Code::ALL {
            let row = format!("| [{code}]({folder}/{code}.md) | {} | ", weight(*code));
            assert!(rows.iter().any(|line| line.starts_with(&row)), "{path} has no row: {row}");
        }
    }
}

#[test]
fn every_page_has_words_and_an_example_or_says_why_not() {
    let en = ["No example: ", "Bad:", "Mended:"];
    let fr = ["Pas d’exemple\u{202f}: ", "À corriger\u{202f}:", "Corrigé\u{202f}:"];
    for (pages, [none, bad, mended]) in [(english(), en), (french(), fr)] {
        for (name, page) in pages {
            let excused = page.prose.lines().any(|line| line.starts_with(none));
            let shown = !page.bad.is_empty() && !page.mended.is_empty();
            assert!(excused != shown, "`{name}` has neither an example nor an excuse, or both");
            for label in [bad, mended] {
                assert_eq!(page.prose.lines().any(|line| line == label), shown, "`{name}`: {label}");
            }
            let words = page.prose.lines().nth(4).expect("words after the weight");
            assert!(words.split(' ').count() > 3, "`{name}` says nothing: {words}");
        }
    }
}

#[test]
fn examples_are_the_same_in_both_languages() {
    let (english, french) = (english(), french());
    let same = |one: &[Block], other: &[Block]| {
        one.iter()
            .map(|block| (&block.info, &block.text))
            .eq(other.iter().map(|block| (&block.info, &block.text)))
    };
    for (name, page) in english {
        let french = &french[&name];
        assert!(same(&page.bad, &french.bad) && same(&page.mended, &french.mended), "{name}");
    }
}

/// What French typography finds wrong in `text`, whose code has been taken out.
fn slips(text: &str) -> Vec<String> {
    let chars: Vec<char> = text.chars().collect();
    let mut found = Vec::new();
    for (at, char) in chars.iter().enumerate() {
        let before = at.checked_sub(1).map_or('\n', |at| chars[at]);
        let after = chars.get(at + 1).copied().unwrap_or('\n');
        let wrong = match char {
            '\'' => before.is_alphabetic() && after.is_alphabetic(),
            ';' | ':' | '!' | '?' | '»' => before != '\u{202f}',
            '«' => after != '\u{202f}',
            '"' => true,
            _ => false,
        };
        if wrong {
            found.push(chars[at.saturating_sub(20)..(at + 10).min(chars.len())].iter().collect());
        }
    }
    found
}

#[test]
fn french_pages_keep_to_french_typography() {
    assert_eq!(slips("l’outil\u{202f}: «\u{202f}ici\u{202f}»\u{202f};").len(), 0);
    assert_eq!(slips("l'outil : « ici »").len(), 4);
    let mut wrong = Vec::new();
    let prose = french().into_iter().map(|(name, page)| (name, page.prose));
    for (name, text) in prose.chain([("messages".to_owned(), page("guide/messages.md"))]) {
        // Code and the targets of links are no French.
        let text: String = text.split('`').step_by(2).collect::<Vec<_>>().join("code");
        let text = text
            .split("](")
            .map(|part| part.to_owned())
            .reduce(|text, part| text + part.split_once(')').map_or(part.as_str(), |(_target, rest)| rest));
        wrong.extend(slips(&text.unwrap_or_default()).into_iter().map(|slip| format!("{name}: …{slip}…")));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn bad_examples_emit_their_code_and_no_other() {
    let mut wrong = Vec::new();
    for (name, page) in english().iter().filter(|(_, page)| !page.bad.is_empty()) {
        let (told, exit) = told(&page.bad);
        let code = Code::ALL.iter().find(|code| code.name() == name).expect("a known code");
        let expected = format!("{}[{name}] ", code.severity().name());
        if told.is_empty() || !told.iter().all(|line| line.starts_with(&expected)) {
            wrong.push(format!("{name}:\n  {}", told.join("\n  ")));
        }
        assert_eq!(exit, i32::from(code.severity() == Severity::Error), "{name}");
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn mended_examples_emit_nothing() {
    let mut wrong = Vec::new();
    for (name, page) in english().iter().filter(|(_, page)| !page.mended.is_empty()) {
        let (told, exit) = told(&page.mended);
        if !told.is_empty() || exit != 0 {
            wrong.push(format!("{name} (exit {exit}):\n  {}", told.join("\n  ")));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
