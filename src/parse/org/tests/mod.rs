//! What Org texts become.

mod listing;
mod places;
mod render;
mod robust;

use super::*;
use crate::diag::Diagnostic;
use crate::parse::listing::Block;

/// The outline of `text`, a line a block: `# ` headings by level, `- ` items by depth, `| ` rows, paragraphs as they
/// are; a link is `text→address`.
fn outline(text: &str) -> String {
    let (listing, _) = read(text);
    let mut out = String::new();
    let tell = |phrase: &crate::parse::listing::Phrase| {
        let mut text = phrase.text.clone();
        let links: Vec<_> = phrase.links().map(|link| (link.text.end, link.url.to_owned())).collect();
        for (end, url) in links.into_iter().rev() {
            text.insert_str(end, &format!("→{url}"));
        }
        text
    };
    for block in &listing.blocks {
        let line = match block {
            Block::Heading(heading) => {
                let keyword = heading.keyword.as_ref().map_or(String::new(), |word| format!("{word}! "));
                let tags: String = heading.tags.iter().map(|tag| format!(" :{tag}")).collect();
                format!("{} {keyword}{}{tags}", "#".repeat(heading.level), tell(&heading.phrase))
            }
            Block::Item(item) => format!("{}- {}", "  ".repeat(item.depth), tell(&item.phrase)),
            Block::Paragraph(phrase) => tell(phrase),
            Block::Table(table) => {
                let row = |row: &crate::parse::listing::Row| {
                    let cells: Vec<_> = row.cells.iter().map(tell).collect();
                    format!("{} {}", if row.header { "||" } else { "|" }, cells.join(" | "))
                };
                table.rows.iter().map(row).collect::<Vec<_>>().join("\n")
            }
        };
        out.push_str(line.trim_end());
        out.push('\n');
    }
    out
}

fn read(text: &str) -> (Listing, Vec<Diagnostic>) {
    let checked = listing(SourceId(0), text, 0..text.len());
    (checked.value, checked.diagnostics)
}

/// Asserts that `text` has the outline `wanted`, with line ends of either kind.
#[track_caller]
fn is(text: &str, wanted: &str) {
    assert_eq!(outline(text), wanted);
    assert_eq!(outline(&text.replace('\n', "\r\n")), wanted, "with the line ends of Windows");
}
