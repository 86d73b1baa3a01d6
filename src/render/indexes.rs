//! `sitemap.xml` and `robots.txt`.

use crate::artifact::Artifact;
use crate::config::Config;

/// A line of the sitemap.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SitemapUrl {
    /// The whole address.
    pub address: String,
    /// The day of its last change, if told.
    pub changed: Option<String>,
}

/// How many pages one sitemap may list (sitemaps.org, «Sitemaps XML format»).
const MOST: usize = 50_000;

/// The namespace of sitemaps, and of lists of sitemaps.
const NAMESPACE: &str = "http://www.sitemaps.org/schemas/sitemap/0.9";

/// The sitemap of the pages in `urls`; `root` is the whole address of the site, with `/` at its end. Where there are more
/// pages than one may list, `sitemap.xml` lists several.
pub fn sitemap(mut urls: Vec<SitemapUrl>, root: &str) -> Vec<Artifact> {
    urls.sort_by(|a, b| a.address.cmp(&b.address));
    if urls.len() <= MOST {
        return vec![Artifact::text("sitemap.xml", listing("urlset", "url", &urls))];
    }
    let mut files = Vec::new();
    let mut parts = Vec::new();
    for (index, urls) in urls.chunks(MOST).enumerate() {
        let path = format!("sitemap-{}.xml", index + 1);
        let changed = urls.iter().filter_map(|url| url.changed.clone()).max();
        parts.push(SitemapUrl { address: format!("{root}{path}"), changed });
        files.push(Artifact::text(path, listing("urlset", "url", urls)));
    }
    files.insert(0, Artifact::text("sitemap.xml", listing("sitemapindex", "sitemap", &parts)));
    files
}

/// The element `all` with an element `each` for each of `urls`.
fn listing(all: &str, each: &str, urls: &[SitemapUrl]) -> String {
    let mut xml = format!("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<{all} xmlns=\"{NAMESPACE}\">\n");
    for url in urls {
        xml.push_str(&format!("<{each}><loc>{}</loc>", escape(&url.address)));
        if let Some(changed) = &url.changed {
            xml.push_str(&format!("<lastmod>{changed}</lastmod>"));
        }
        xml.push_str(&format!("</{each}>\n"));
    }
    xml.push_str(&format!("</{all}>\n"));
    xml
}

/// What search engines may read: everything.
pub fn robots(config: &Config) -> Artifact {
    let mut text = String::from("User-agent: *\nDisallow:\n");
    if !config.url.is_empty() {
        text.push_str(&format!("\nSitemap: {}{}/sitemap.xml\n", config.url, config.baseurl));
    }
    Artifact::text("robots.txt", text)
}

/// `text` as it may stand in XML; characters that XML 1.0 does not know are left out.
pub fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\n' | '\t' | '\r' => out.push(c),
            c if c.is_control() || matches!(c, '\u{FFFE}' | '\u{FFFF}') => {}
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn more_pages_than_a_sitemap_may_list_stand_in_several() {
        let url = |n: usize| SitemapUrl { address: format!("https://exemple.fr/{n:06}"), changed: None };
        let files = sitemap((0..=MOST).map(url).collect(), "https://exemple.fr/");
        let paths: Vec<&str> = files.iter().map(|file| file.path.as_str()).collect();
        assert_eq!(paths, ["sitemap.xml", "sitemap-1.xml", "sitemap-2.xml"]);
        let text = |index: usize| match &files[index].content {
            crate::artifact::Content::Bytes(bytes) => String::from_utf8_lossy(bytes),
            _ => panic!("no bytes"),
        };
        assert!(
            text(0).contains("<sitemap><loc>https://exemple.fr/sitemap-2.xml</loc></sitemap>"),
            "{}",
            text(0)
        );
        assert_eq!(text(1).matches("<url>").count(), MOST);
        assert!(text(2).contains("https://exemple.fr/050000"), "{}", text(2));
    }
}
