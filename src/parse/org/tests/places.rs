//! Where things are written.

use super::*;
use crate::parse::listing::Phrase;

fn first(text: &str) -> Phrase {
    let (listing, _) = read(text);
    match listing.blocks.into_iter().next().expect("a block") {
        Block::Heading(heading) => heading.phrase,
        Block::Item(item) => item.phrase,
        Block::Paragraph(phrase) => phrase,
        Block::Table(mut table) => table.rows.remove(0).cells.remove(0),
    }
}

/// What stands in the source for `part` of the first phrase.
fn written<'t>(text: &'t str, part: &str) -> &'t str {
    let phrase = first(text);
    let at = phrase.text.find(part).unwrap_or_else(|| panic!("`{part}` in `{}`", phrase.text));
    &text[phrase.locate(at..at + part.len())]
}

#[test]
fn every_word_is_found_where_it_is_written() {
    let text = "- Été : *Vue* et [[https://a.b][Re act]],\n\t=x= fin\n";
    for word in ["Été", "Vue", "Re", "act", "x", "fin", "Été : "] {
        assert_eq!(written(text, word), word);
    }
    assert_eq!(written(text, ", x"), ",\n\t=x");
    assert_eq!(written("|  a b | c |", "b"), "b");
    assert_eq!(written("** TODO [#A] Lot un :x:", "Lot"), "Lot");
    assert_eq!(written("- Backend :: Flask", "Flask"), "Flask");
    assert_eq!(written("- Backend :: Flask", "Backend"), "Backend");
}

#[test]
fn phrases_know_where_they_stand() {
    let text = "a\n- [X] *b*\n  c\n";
    let (listing, _) = read(text);
    let Block::Item(item) = &listing.blocks[1] else { panic!("an item") };
    assert_eq!(&text[item.phrase.range.clone()], "- [X] *b*\n  c");
    let Block::Paragraph(phrase) = &listing.blocks[0] else { panic!("a paragraph") };
    assert_eq!(phrase.range, 0..1);
}

#[test]
fn ranges_count_from_the_start_of_the_file() {
    let text = "---\na: 1\n---\n- b\n";
    let checked = listing(SourceId(0), text, 13..text.len());
    let Block::Item(item) = &checked.value.blocks[0] else { panic!("an item") };
    assert_eq!(&text[item.phrase.locate(0..1)], "b");
}

#[test]
fn label_over_two_lines_is_one_link() {
    let phrase = first("- [[https://a.b][la\n  base]] c");
    let links: Vec<_> =
        phrase.links().map(|link| (phrase.text[link.text.clone()].to_owned(), link.url.to_owned())).collect();
    assert_eq!(links, [("la base".to_owned(), "https://a.b".to_owned())]);
}
