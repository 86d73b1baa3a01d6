//! The pages that the law asks of a public site: who publishes it, what it knows of its readers, how accessible it is.
//!
//! Takes the configuration and who stands where; returns which of these pages the program makes, which are those that no
//! editor has written. What stands on them is the business of whoever renders them.

use super::Context;
use super::entries::Draft;
use super::generated::{Generated, Page};
use super::urls::Claims;
use crate::diag::{Code, Diagnostic, Text, text};
use crate::source::Span;

/// A page that the law asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Legal {
    /// How accessible the site is.
    Accessibility,
    /// Who publishes it, who hosts it, how it may be reused.
    Notice,
    /// What it knows of its readers, and what it publishes of people.
    Personal,
}

impl Legal {
    /// Every such page.
    pub const ALL: [Legal; 3] = [Legal::Accessibility, Legal::Notice, Legal::Personal];

    /// What the addresses of such pages end with, as editors name them.
    fn names(self) -> &'static [&'static str] {
        match self {
            Legal::Accessibility => {
                &["accessibilite", "declaration-accessibilite", "declaration-d-accessibilite"]
            }
            Legal::Notice => &["mentions-legales", "mentions"],
            Legal::Personal => &[
                "donnees-personnelles",
                "donnees-a-caractere-personnel",
                "politique-de-confidentialite",
                "confidentialite",
            ],
        }
    }

    /// Whether a page at `url` is this one, written by an editor.
    pub fn is_at(self, url: &str) -> bool {
        let name = url.strip_suffix(".html").unwrap_or(url).trim_end_matches('/').rsplit('/').next();
        name.is_some_and(|name| self.names().contains(&name))
    }

    /// Where it stands in the site's own language.
    pub fn path(self) -> &'static str {
        match self {
            Legal::Accessibility => "/accessibilite.html",
            Legal::Notice => "/mentions-legales.html",
            Legal::Personal => "/donnees-personnelles.html",
        }
    }
}

/// Claims the pages that no editor has written, in each of the languages `fronts`, and tells what they lack. A page that
/// an editor has written in the site's own language stands for all of them.
pub fn claim(
    drafts: &[Draft],
    fronts: &[&String],
    context: &Context,
    claims: &mut Claims,
    told: &mut Vec<Diagnostic>,
) {
    let own = &context.config.lang;
    for page in Legal::ALL {
        let what = Generated::Legal(page);
        let written = drafts.iter().map(|draft| &draft.entry.card).any(|card| {
            card.lang == *own && card.date.is_none() && card.url.as_ref().is_some_and(|url| page.is_at(url))
        });
        if written || claims.holder(page.path()).is_some() {
            continue;
        }
        told.extend(lacking(page, context));
        if page == Legal::Notice && context.config.legal.publisher.is_none() {
            continue;
        }
        for lang in fronts {
            claims.page(Page::new(what, lang, what.address(lang, own), None));
        }
    }
}

/// What the configuration lacks for `page`.
fn lacking(page: Legal, context: &Context) -> Option<Diagnostic> {
    let legal = &context.config.legal;
    let hint = |span: Span, message: Text, help: Text| {
        Some(Diagnostic::new(Code::MissingLegal, span, message).help(help))
    };
    match (page, &legal.publisher) {
        (Legal::Accessibility, _) => {
            let message = text!("without-the-and-the-of-an");
            let help = text!("add-and-below-until-then-the");
            hint(legal.accessibility.unproven?, message, help)
        }
        (Legal::Notice, None) if !context.config.is_public() => None,
        (Legal::Notice, None) => {
            let config = context.sources.iter().find(|(_, source)| source.path == "_config.yml")?;
            let message = text!("the-site-does-not-say-who");
            let help = text!("add-below-or-write-a-page");
            hint(Span::file(config.0), message, help)
        }
        (Legal::Notice, Some(publisher)) => {
            let wanted = [
                ("name", &publisher.name),
                ("address", &publisher.address),
                ("contact", &publisher.contact),
                ("director", &publisher.director),
                ("host", &publisher.host),
            ];
            let missing: Vec<String> =
                wanted.iter().filter(|(_, said)| said.is_none()).map(|(key, _)| format!("`{key}`")).collect();
            let message = text!("the-publisher-has-no-which-the", missing = missing.join(", "));
            let span = publisher.span.filter(|_| !missing.is_empty())?;
            hint(span, message, text!("add-it-below-or-write-a"))
        }
        (Legal::Personal, _) => None,
    }
}
