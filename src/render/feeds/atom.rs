//! Feeds as Atom has them (RFC 4287).

use super::super::indexes::escape;
use super::super::view::View;
use super::{Source, Text, address, author};
use crate::resolve::Entry;

/// The feed `source`, which shows the entries `shown` with their texts.
pub(super) fn write(source: &Source, shown: &[(&Entry, &Text)], view: &View) -> String {
    let zone = &view.context.config.timezone;
    let updated = shown
        .iter()
        .filter_map(|(entry, _)| entry.card.updated.as_ref().or(entry.card.date.as_ref()))
        .max()
        .map_or_else(|| "1970-01-01T00:00:00Z".into(), |date| date.rfc3339(zone));
    let own = view.absolute(&format!("{}.xml", source.stem));
    let mut xml = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"{}\">\n\
         <title>{}</title>\n<link rel=\"self\" type=\"application/atom+xml\" href=\"{}\"/>\n\
         <link rel=\"alternate\" type=\"text/html\" href=\"{}\"/>\n<id>{}</id>\n<updated>{updated}</updated>\n",
        escape(source.lang),
        escape(&source.title),
        escape(&own),
        escape(&view.absolute(&source.page)),
        escape(&own),
    );
    for (entry, text) in shown {
        let url = escape(&address(entry, view));
        let published =
            entry.card.date.as_ref().map(|date| date.rfc3339(zone)).unwrap_or_else(|| updated.clone());
        let changed =
            entry.card.updated.as_ref().map_or_else(|| published.clone(), |date| date.rfc3339(zone));
        xml.push_str(&format!(
            "<entry xml:lang=\"{}\">\n<title>{}</title>\n<link rel=\"alternate\" type=\"text/html\" href=\"{url}\"/>\n<id>{url}</id>\n\
             <published>{published}</published>\n<updated>{changed}</updated>\n<author><name>{}</name></author>\n",
            escape(&entry.card.lang),
            escape(&entry.card.title),
            escape(&author(entry, view)),
        ));
        if !entry.card.summary.is_empty() {
            xml.push_str(&format!("<summary>{}</summary>\n", escape(&entry.card.summary)));
        }
        xml.push_str("<content type=\"html\">");
        xml.push_str(&text.xml);
        xml.push_str("</content>\n</entry>\n");
    }
    xml.push_str("</feed>\n");
    xml
}
