//! How much of a reader's line and machine each page takes, and whether that is more than the site allows itself.
//!
//! Takes the files of the site, the kind of each page and what the configuration allows; returns numbers and what is to
//! be said of them. Pictures are not counted: what a page loads of them hangs on the screen.

mod elements;
mod measure;
mod table;

pub use measure::{Page, pages};
pub use table::table;

use crate::config::{Budget, Limits};
use crate::diag::{Arg, Code, Diagnostic, Text, near, text};
use std::collections::BTreeMap;

/// Limits for kinds of pages that have none of their own stand under this name.
const DEFAULT: &str = "default";

/// What a page is measured by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Measure {
    Weight,
    Requests,
    Nodes,
}

impl Measure {
    const ALL: [Measure; 3] = [Measure::Weight, Measure::Requests, Measure::Nodes];

    fn of(self, page: &Page) -> f64 {
        match self {
            Measure::Weight => page.weight() as f64 / 1000.0,
            Measure::Requests => page.parts.len() as f64,
            Measure::Nodes => page.nodes as f64,
        }
    }

    fn limit(self, limits: &Limits) -> Option<f64> {
        match self {
            Measure::Weight => limits.weight,
            Measure::Requests => limits.requests,
            Measure::Nodes => limits.nodes,
        }
    }

    /// What is said of a page over its limit.
    fn says(self, page: &Page, limit: f64) -> Text {
        let path = &page.path;
        match self {
            Measure::Weight => {
                text!("weighs-more-than", path = path, weight = kilobytes(self.of(page)), limit = limit)
            }
            Measure::Requests => {
                text!("takes-requests-more-than", path = path, parts = page.parts.len(), limit = limit)
            }
            Measure::Nodes => text!("has-elements-more-than", path = path, nodes = page.nodes, limit = limit),
        }
    }
}

/// Tells, for each kind of page and each measure, of the page that is furthest over its limit; and of limits for kinds that
/// the site has no page of.
pub fn check(pages: &[Page], budget: &Budget) -> Vec<Diagnostic> {
    let mut of_kind: BTreeMap<&str, Vec<&Page>> = BTreeMap::new();
    for page in pages {
        of_kind.entry(page.kind.as_str()).or_default().push(page);
    }
    let mut told: Vec<Diagnostic> = Vec::new();
    for (name, limits) in budget.iter().filter(|(name, _)| name != DEFAULT) {
        if !of_kind.contains_key(name.as_str()) {
            let help = match near(name, of_kind.keys().copied()) {
                Some(near) => text!("did-you-mean", near = near.name),
                None => text!("prints-the-types-of-pages-that"),
            };
            let message = text!("the-site-has-no-page-of", name = name);
            told.push(Diagnostic::new(Code::UnknownConfigKey, limits.span, message).help(help));
        }
    }
    let limits_of = |kind: &str| budget.iter().find(|(name, _)| name == kind).map(|(_, limits)| limits);
    for (kind, pages) in of_kind {
        for measure in Measure::ALL {
            let said = |limits: &Limits| Some((limits.span, measure.limit(limits)?));
            let allowed = limits_of(kind).and_then(said).or_else(|| limits_of(DEFAULT).and_then(said));
            let worst = pages
                .iter()
                .max_by(|a, b| measure.of(a).total_cmp(&measure.of(b)).then_with(|| b.path.cmp(&a.path)));
            let (Some((span, limit)), Some(page)) = (allowed, worst) else { continue };
            if measure.of(page) > limit {
                let message = text!("pages-of-the-type", page = measure.says(page, limit), kind = kind);
                told.push(Diagnostic::new(Code::OverBudget, span, message).help(help(measure, page)));
            }
        }
    }
    told
}

/// A number of kilobytes with one digit behind the point.
fn kilobytes(number: f64) -> Arg {
    Arg::Decimal(format!("{number:.1}"))
}

/// What is heavy, and what may be done.
fn help(measure: Measure, page: &Page) -> Text {
    if measure == Measure::Nodes {
        return text!("part-the-list-in-pages-or");
    }
    let mut parts: Vec<_> = page.parts.iter().collect();
    parts.sort_by(|a, b| b.weight.cmp(&a.weight).then_with(|| a.path.cmp(&b.path)));
    let weight = |weight: usize| kilobytes(weight as f64 / 1000.0);
    let told: Vec<Text> = parts
        .iter()
        .map(|part| text!("a-part-and-its-weight", path = &part.path, weight = weight(part.weight)))
        .collect();
    text!("it-loads-make-these-smaller-or", told = told)
}
