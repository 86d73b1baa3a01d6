//! The pages that the law asks for, and the way to them that stands on every page.

use super::super::values::{encode, map};
use super::super::view::View;
use super::generated::Made;
use crate::config::{Conformity, Licence};
use crate::parse::date::Date;
use crate::resolve::generated::Generated;
use crate::resolve::legal::Legal;
use tera::Value as T;

/// The template of a page.
pub(super) fn template(page: Legal) -> &'static str {
    match page {
        Legal::Accessibility => "accessibilite.html",
        Legal::Notice => "mentions-legales.html",
        Legal::Personal => "donnees-personnelles.html",
    }
}

/// What a page is called.
pub(super) fn name(page: Legal, lang: &str, view: &View) -> String {
    let key = match page {
        Legal::Accessibility => "accessibility_title",
        Legal::Notice => "notice_title",
        Legal::Personal => "personal_title",
    };
    view.string(lang, key)
}

/// What stands on a page.
pub(super) fn draw(page: Legal, lang: &str, view: &View) -> Made {
    let config = view.context.config;
    let about = |key: &str| view.string(lang, key).replace("{site}", &config.title);
    match page {
        Legal::Accessibility => {
            Made::new(about("accessibility_about"), [("accessibility", accessibility(lang, view))])
        }
        Legal::Notice => Made::new(about("notice_about"), [("publisher", publisher(lang, view))]),
        Legal::Personal => Made::new(about("personal_about"), [("publisher", publisher(lang, view))]),
    }
}

fn publisher(lang: &str, view: &View) -> T {
    let publisher = view.context.config.legal.publisher.clone().unwrap_or_default();
    let contact = publisher.contact.map_or_else(T::none, |contact| address(&contact, view));
    map([
        ("name", publisher.name.unwrap_or_else(|| super::front::name(view)).into()),
        ("address", publisher.address.into()),
        ("phone", publisher.phone.into()),
        ("contact", contact),
        ("director", publisher.director.into()),
        ("host", publisher.host.into()),
        ("host_address", publisher.host_address.into()),
        ("host_phone", publisher.host_phone.into()),
        (
            "people",
            T::from(view.site.lists.iter().any(|list| of_people(list.collection, view) && list.lang == lang)),
        ),
    ])
}

fn of_people(collection: usize, view: &View) -> bool {
    view.context.schema.collections[collection].schema_org.as_deref() == Some("Person")
}

fn accessibility(lang: &str, view: &View) -> T {
    let config = view.context.config;
    let said = &config.legal.accessibility;
    let publisher = config.legal.publisher.as_ref();
    let contact = said.contact.as_ref().or(publisher.and_then(|publisher| publisher.contact.as_ref()));
    let rate = said.rate.map(|rate| {
        let rate = rate.to_string().replace('.', &view.string(lang, "decimal"));
        view.string(lang, "accessibility_percent").replace("{n}", &rate)
    });
    map([
        (
            "publisher",
            publisher
                .and_then(|publisher| publisher.name.clone())
                .unwrap_or_else(|| super::front::name(view))
                .into(),
        ),
        ("address", T::from(view.absolute(&Generated::Home.address(&config.lang, &config.lang)))),
        ("state", T::from(said.state.name())),
        ("rate", rate.into()),
        ("date", said.date.map_or_else(T::none, |date| day(date, lang, view))),
        ("auditor", said.auditor.clone().into()),
        ("standard", T::from(said.standard.as_deref().unwrap_or("RGAA 4.1"))),
        ("faults", T::from(said.faults.iter().map(|fault| T::from(fault.as_str())).collect::<Vec<_>>())),
        ("exempt", T::from(said.exempt.iter().map(|item| T::from(item.as_str())).collect::<Vec<_>>())),
        ("contact", contact.map_or_else(T::none, |contact| address(contact, view))),
    ])
}

fn day(date: jiff::civil::Date, lang: &str, view: &View) -> T {
    let label = Date::from_day(date, &view.context.config.timezone).map(|date| date.long(lang == "fr"));
    map([("iso", T::from(date.to_string())), ("label", label.unwrap_or_else(|| date.to_string()).into())])
}

/// An address to write to, as text and as a link: an e-mail address, or that of a page.
fn address(contact: &str, view: &View) -> T {
    let is_mail = contact.contains('@') && !contact.contains("://") && !contact.starts_with("mailto:");
    let url = if is_mail { view.link(&format!("mailto:{contact}")) } else { view.link(contact) };
    let text = contact.trim_start_matches("mailto:");
    map([("text", T::from(text)), ("url", url.into())])
}

/// What the foot of each page in `lang` says of these pages: title and address, but for those that the footer of the site
/// leads to already.
pub fn links(lang: &str, view: &View) -> T {
    let there = view.menu("footer", lang).unwrap_or_default();
    let leads_to =
        |url: &str| there.iter().any(|item| item.get_from_path("url").and_then(T::as_str) == Some(url));
    let links = Legal::ALL.into_iter().filter_map(|page| link(page, lang, view));
    T::from(
        links
            .filter(|(_, url)| !leads_to(url))
            .map(|(title, url)| map([("title", T::from(title)), ("url", T::from(url))]))
            .collect::<Vec<_>>(),
    )
}

/// Title and address of a page in `lang`, whoever has written it.
fn link(page: Legal, lang: &str, view: &View) -> Option<(String, String)> {
    let what = Generated::Legal(page);
    let accessibility = &view.context.config.legal.accessibility;
    if let Some(url) = view.page_about(what, lang) {
        let title = match page {
            Legal::Accessibility => statement(accessibility.state, lang, view),
            _ => name(page, lang, view),
        };
        return Some((title, url));
    }
    let is_here = |url: &String| page.is_at(url).then(|| url.clone());
    let mut written =
        view.site.entries.iter().filter(|entry| entry.card.date.is_none()).filter_map(|entry| {
            let own = entry.card.url.as_ref().filter(|_| entry.card.lang == lang).and_then(is_here);
            let url = own.or_else(|| entry.variants.get(lang).and_then(is_here))?;
            Some((entry, url))
        });
    let (entry, address) = written.next()?;
    let title = match page {
        Legal::Accessibility if accessibility.rate.is_some() => statement(accessibility.state, lang, view),
        _ => entry.card.title.clone(),
    };
    Some((title, encode(&view.href(&address))))
}

/// «Accessibilité : non conforme».
fn statement(state: Conformity, lang: &str, view: &View) -> String {
    let state = view.string(lang, &format!("accessibility_states.{}", state.name()));
    view.string(lang, "accessibility_link").replace("{state}", &state)
}

/// The licence of what the site says, for pages in `lang`.
pub fn licence(lang: &str, view: &View) -> T {
    let Some(Licence { name, url, date }) = &view.context.config.legal.licence else { return T::none() };
    map([
        ("name", T::from(name.as_str())),
        ("url", url.as_ref().and_then(|url| view.link(url)).into()),
        ("date", date.map_or_else(T::none, |date| day(date, lang, view))),
    ])
}

/// What counts readers, for pages in `lang`, and the page on which they say no to it.
pub fn matomo(lang: &str, view: &View) -> T {
    let Some(matomo) = &view.context.config.legal.matomo else { return T::none() };
    let host = matomo.origin.split("://").nth(1).unwrap_or_default();
    map([
        ("url", T::from(matomo.url.as_str())),
        ("host", T::from(host)),
        ("site", T::from(matomo.site)),
        ("page", link(Legal::Personal, lang, view).map(|(_, url)| url).into()),
    ])
}
