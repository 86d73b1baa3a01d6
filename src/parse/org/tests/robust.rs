//! Large, deep and broken texts: all of it is read, and each test would not end if the time were not linear.

use super::*;

/// The outline of `text` holds `word` so many times.
#[track_caller]
fn keeps(text: &str, word: &str, times: usize) {
    let (listing, _) = read(text);
    let in_block = |block: &Block| match block {
        Block::Heading(heading) => heading.phrase.text.matches(word).count(),
        Block::Item(item) => item.phrase.text.matches(word).count(),
        Block::Paragraph(phrase) => phrase.text.matches(word).count(),
        Block::Table(table) => {
            table.rows.iter().flat_map(|row| &row.cells).map(|cell| cell.text.matches(word).count()).sum()
        }
    };
    assert_eq!(listing.blocks.iter().map(in_block).sum::<usize>(), times);
}

#[test]
fn ten_thousand_bullets_are_as_many_items() {
    let (listing, _) = read(&"- a [[u][b]]\n".repeat(10_000));
    assert_eq!(listing.blocks.len(), 10_000);
}

#[test]
fn thousands_of_nested_bullets_are_as_many_items() {
    let text: String = (0..3_000).map(|depth| format!("{}- mot\n", " ".repeat(depth))).collect();
    let (listing, _) = read(&text);
    let Some(Block::Item(last)) = listing.blocks.last() else { panic!("an item") };
    assert_eq!((listing.blocks.len(), last.depth), (3_000, 2_999));
}

#[test]
fn brackets_and_signs_without_end_stay_text() {
    for sign in [
        "[[",
        "[[a][",
        "[fn::",
        "[fn:a:b[",
        "[a](",
        "<2018-02-15 ",
        "*a ",
        "=a ",
        " */_+",
        "![",
        "\\\\",
        "https://",
        "[2018-",
        "((",
        "]]",
    ] {
        let times = 20_000;
        keeps(&format!("{}mot\n", sign.repeat(times)), "mot", 1);
        keeps(&format!("{}mot\n", format!("{sign}\n").repeat(times)), "mot", 1);
        keeps(&format!("| {} | mot |\n", sign.repeat(times)), "mot", 1);
    }
}

#[test]
fn blocks_without_end_stay_text() {
    for line in [
        "#+begin_quote",
        "#+begin_src a",
        ":NOTES:",
        "#+end_quote",
        "- #+begin_quote",
        "* COMMENT x",
        "[fn:1] a",
    ] {
        let (_, told) = read(&format!("{line}\n").repeat(20_000));
        assert_eq!(told.len(), if line.contains("begin") { 20_000 } else { 0 }, "{line}");
    }
}

#[test]
fn deep_blocks_and_long_lines_are_read() {
    let names: Vec<String> = (0..5_000).map(|number| format!("b{number}")).collect();
    let begins: String = names.iter().map(|name| format!("#+begin_{name}\n")).collect();
    let ends: String = names.iter().rev().map(|name| format!("#+end_{name}\n")).collect();
    keeps(&format!("{begins}mot\n{ends}"), "mot", 1);
    keeps(&format!("{} mot", "*".repeat(50_000)), "mot", 1);
    keeps(&format!("|{}mot|", "|".repeat(100_000)), "mot", 1);
    keeps(&"a *b* [[c][mot]] ".repeat(50_000), "mot", 50_000);
}

#[test]
fn any_piece_of_a_text_is_read_without_panic() {
    let text = "#+title: É\n* TODO [#A] É *b* :é:\n- [ ] é :: [[é][é]] =é= [fn:é:é] <2018-02-15 é>\n\t1) é\n\
                #+begin_src é\n,* é\n#+end_src\n| é |\n|-|\n:É:\né\n:END:\n[fn:é] https://é.é/(é)\n~é~\\\\\n";
    for (start, _) in text.char_indices() {
        for (end, _) in text.char_indices().filter(|(end, _)| *end >= start) {
            let checked = listing(SourceId(0), text, start..end);
            for block in &checked.value.blocks {
                if let Block::Paragraph(phrase) = block {
                    assert!(phrase.range.start >= start && phrase.range.end <= end);
                }
            }
        }
    }
}

/// Texts of signs in any order, the same ones each time.
#[test]
fn signs_in_any_order_are_read_without_panic() {
    const SIGNS: &[&str] = &[
        "*",
        "* ",
        "- ",
        "  ",
        "\n",
        "\n\n",
        "[[",
        "]]",
        "][",
        "a",
        "é",
        "|",
        "|-",
        "#+begin_src",
        "#+end_src",
        "#+begin_quote",
        "#+end_quote",
        "[fn:",
        "fn",
        ":",
        "]",
        "[",
        "(",
        ")",
        "!",
        "<2018-02-15",
        ">",
        "=",
        "~",
        "/",
        "\t",
        "\r\n",
        "1. ",
        " :: ",
        "#+title: ",
        "#+caption: ",
        "# ",
        ":A:",
        ":END:",
        "https://a",
        "file:",
        ".png",
        "\\",
        "[X] ",
        "\u{a0}",
        "e\u{301}",
        "#+begin_export html\n",
        "#+end_export",
        "<b>",
        "--",
        "COMMENT ",
        ":PROPERTIES:",
        "\u{FDD0}",
    ];
    let mut state: u64 = 1;
    for _ in 0..4_000 {
        let mut text = String::new();
        for _ in 0..40 {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            text.push_str(SIGNS[(state >> 33) as usize % SIGNS.len()]);
        }
        let options = crate::parse::markdown::Options { french: true, ..Default::default() };
        let body = super::super::render(SourceId(0), &text, 0..text.len(), &options).value;
        assert!(body.links.iter().all(|link| text.is_char_boundary(link.span.start)), "{text:?}");
        for block in listing(SourceId(0), &text, 0..text.len()).value.blocks {
            if let Block::Paragraph(phrase) | Block::Item(crate::parse::listing::Item { phrase, .. }) = block
            {
                assert!(text.get(phrase.range.clone()).is_some(), "{text:?}");
                for at in phrase.text.char_indices().map(|(at, _)| at) {
                    assert!(
                        text.get(phrase.locate(at..at + 1)).is_some()
                            || !phrase.text.is_char_boundary(at + 1),
                        "{text:?}"
                    );
                }
            }
        }
    }
}
