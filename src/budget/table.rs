//! The table that `eigsite build --budget` prints: for each type of page, what the heaviest of them takes.

use super::measure::Page;
use crate::diag::{Arg, Lang, text};
use std::collections::BTreeMap;

/// A line for each type, the heaviest first, with a head in `lang`. Requests and elements are the most that any page of
/// the type has.
pub fn table(pages: &[Page], lang: Lang) -> String {
    let mut kinds: BTreeMap<&str, Vec<&Page>> = BTreeMap::new();
    for page in pages {
        kinds.entry(page.kind.as_str()).or_default().push(page);
    }
    let mut lines: Vec<(usize, [String; 6])> = Vec::new();
    for (kind, pages) in kinds {
        let heaviest =
            pages.iter().max_by(|a, b| a.weight().cmp(&b.weight()).then_with(|| b.path.cmp(&a.path)));
        let Some(heaviest) = heaviest else { continue };
        let weight = heaviest.weight();
        let requests = pages.iter().map(|page| page.parts.len()).max().unwrap_or_default();
        let nodes = pages.iter().map(|page| page.nodes).max().unwrap_or_default();
        let cells = [
            kind.to_owned(),
            pages.len().to_string(),
            text!("thousands-of-bytes", number = Arg::Decimal(format!("{:.1}", weight as f64 / 1000.0)))
                .words(lang),
            requests.to_string(),
            nodes.to_string(),
            heaviest.path.clone(),
        ];
        lines.push((weight, cells));
    }
    lines.sort_by(|(a, left), (b, right)| b.cmp(a).then_with(|| left.cmp(right)));
    let head = [
        text!("type-of-page"),
        text!("number-of-pages"),
        text!("weight"),
        text!("requests"),
        text!("elements"),
        text!("heaviest"),
    ];
    let head = head.map(|name| name.words(lang));
    let rows: Vec<[String; 6]> =
        std::iter::once(head).chain(lines.into_iter().map(|(_, cells)| cells)).collect();
    let width = |at: usize| rows.iter().map(|row| row[at].chars().count()).max().unwrap_or_default();
    let widths: [usize; 6] = std::array::from_fn(width);
    let mut text = String::new();
    for [kind, pages, weight, requests, nodes, path] in &rows {
        let [a, b, c, d, e, _] = widths;
        text.push_str(&format!(
            "{kind:a$}  {pages:>b$}  {weight:>c$}  {requests:>d$}  {nodes:>e$}  {path}\n"
        ));
    }
    text
}
