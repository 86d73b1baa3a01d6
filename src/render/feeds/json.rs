//! Feeds as the JSON Feed format has them (<https://www.jsonfeed.org/version/1.1/>).

use super::super::view::View;
use super::{Source, Text, address, author};
use crate::resolve::Entry;
use serde::Serialize;
use serde_json::value::RawValue;

/// A feed.
#[derive(Serialize)]
struct Feed<'a> {
    feed_url: String,
    home_page_url: String,
    items: Vec<Item<'a>>,
    language: &'a str,
    title: &'a str,
    version: &'a str,
}

/// One entry of it.
#[derive(Serialize)]
struct Item<'a> {
    authors: [Author; 1],
    content_html: &'a RawValue,
    #[serde(skip_serializing_if = "Option::is_none")]
    date_modified: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    date_published: Option<String>,
    id: String,
    language: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    summary: &'a str,
    title: &'a str,
    url: String,
}

/// Who wrote it.
#[derive(Serialize)]
struct Author {
    name: String,
}

/// The feed `source`, which shows the entries `shown` with their texts.
pub(super) fn write(source: &Source, shown: &[(&Entry, &Text)], view: &View) -> String {
    let feed = Feed {
        feed_url: view.absolute(&format!("{}.json", source.stem)),
        home_page_url: view.absolute(&source.page),
        items: shown.iter().map(|(entry, text)| item(entry, text, view)).collect(),
        language: source.lang,
        title: &source.title,
        version: "https://jsonfeed.org/version/1.1",
    };
    let mut json = serde_json::to_string(&feed).expect("texts alone");
    json.push('\n');
    json
}

fn item<'a>(entry: &'a Entry, text: &'a Text, view: &View) -> Item<'a> {
    let (card, url, zone) = (&entry.card, address(entry, view), &view.context.config.timezone);
    Item {
        authors: [Author { name: author(entry, view) }],
        content_html: &text.json,
        date_modified: card.updated.as_ref().map(|date| date.rfc3339(zone)),
        date_published: card.date.as_ref().map(|date| date.rfc3339(zone)),
        id: url.clone(),
        language: &card.lang,
        summary: &card.summary,
        title: &card.title,
        url,
    }
}
