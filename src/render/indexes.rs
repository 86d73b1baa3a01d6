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

/// The sitemap of the pages in `urls`.
pub fn sitemap(mut urls: Vec<SitemapUrl>) -> Artifact {
    urls.sort_by(|a, b| a.address.cmp(&b.address));
    let mut xml = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n",
    );
    for url in urls {
        xml.push_str("<url><loc>");
        xml.push_str(&escape(&url.address));
        xml.push_str("</loc>");
        if let Some(changed) = url.changed {
            xml.push_str("<lastmod>");
            xml.push_str(&changed);
            xml.push_str("</lastmod>");
        }
        xml.push_str("</url>\n");
    }
    xml.push_str("</urlset>\n");
    Artifact::text("sitemap.xml", xml)
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
