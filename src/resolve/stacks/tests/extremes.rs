//! Texts that no person writes.

use super::*;

#[test]
fn extremes_are_read_without_harm() {
    for text in [
        "- Python, pandas\n".repeat(10_000),
        format!("- Python {}R{}\n", "(".repeat(10_000), ")".repeat(10_000)),
        format!("- {}\n", "A ou B, ".repeat(10_000)),
        format!("- {}\n", "Python – ".repeat(10_000)),
        format!("- {}\n", "back : ".repeat(10_000)),
        format!("- {}\n", ")]".repeat(10_000)),
        (0..5_000).map(|depth| format!("{}- Python : pandas\n", "\t".repeat(depth % 90))).collect(),
        "- \u{301}\u{202f}…?(’'\u{feff}: ~~\n- ::\n- [ ]\n- (\n- ou\n- pour\n-\n".to_owned(),
    ] {
        shown(&text);
    }
}

#[test]
fn any_mixture_of_words_and_signs_is_read_with_true_places() {
    const PIECES: &[&str] = &[
        "Python",
        "Vue.js",
        "CI/CD",
        "python 3",
        "Truc",
        "mot",
        "été",
        " ",
        " ",
        " ",
        ",",
        ";",
        ":",
        " : ",
        " – ",
        "(",
        ")",
        "[",
        "]",
        "/",
        "+",
        "&",
        "?",
        "...",
        "…",
        "~~",
        "et",
        "ou",
        "avec",
        "pour",
        "en",
        "remplacé par",
        "à venir",
        "2019",
        "3.x",
        "l'",
        "https://a.fr/b",
        "[Redis](u)",
        "`R`",
        "**",
        "\n- ",
        "\n  - ",
        "\n\n",
        "\n## ",
        "|",
        "🐍",
        "❌",
        "Backend",
        "BDD",
        "anciennement",
        "pas de",
        "\u{a0}",
        "\u{301}",
        "de",
        ".",
        "!",
        "::",
        "=",
        "->",
        "[ ] ",
    ];
    let kit = kit();
    let mut seed = 7_u64;
    for _ in 0..1_000 {
        let mut text = String::from("# A\n\n- ");
        for _ in 0..25 {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            text.push_str(PIECES[(seed >> 33) as usize % PIECES.len()]);
            if seed & 1 << 40 == 0 {
                text.push(' ');
            }
        }
        let read = kit.read(&text, &Who { is_challenge: &|name| name == "A", file: None });
        for found in read.value.iter().flat_map(|section| &section.uses) {
            assert!(
                text.get(found.range.clone()).is_some_and(|written| !written.is_empty()),
                "{text}\n{found:?}"
            );
            assert_eq!(found.tool, kit.names.find(&found.name).map(|found| found.tool), "{text}\n{found:?}");
        }
        for told in &read.diagnostics {
            assert!(text.get(told.primary.start..told.primary.end).is_some(), "{text}\n{told:?}");
        }
    }
}
