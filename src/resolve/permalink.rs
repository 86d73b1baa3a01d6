//! Permalinks: templates of addresses, as Jekyll's `permalink` keys hold them.
//!
//! Takes a template and what is known of a document, returns an address. The rules are Jekyll's, but for three
//! things: letters beyond ASCII stay readable instead of being escaped, an address that would leave the site is an
//! error instead of being bent into shape, and a missing date is an error instead of today.

use std::ops::Range;

use super::placeholder::{self, Placeholder};
use super::safe_path;
use crate::diag::{Text, nearest, text};
use crate::parse::date::Date;

/// What a template can be filled with.
#[derive(Debug, Clone, Default)]
pub struct Parts<'a> {
    /// The document's date.
    pub date: Option<Date>,
    /// `slug` of the front matter, else the file's name without date and extension.
    pub slug: &'a str,
    /// `slug`, or the title of what is no file.
    pub name: &'a str,
    /// The file's name without its extension, date included.
    pub basename: &'a str,
    /// The file's path within its collection (a document) or its folder (a page), without extension.
    pub path: &'a str,
    /// The collection's name.
    pub collection: &'a str,
    /// Categories in order.
    pub categories: &'a [String],
    /// The extension of the output with its dot: `.html`.
    pub output_ext: &'a str,
    /// Our id of the record.
    pub id: &'a str,
}

/// A permalink that cannot be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PermalinkError {
    /// A placeholder that does not exist.
    Unknown {
        /// Its name, without the colon.
        name: String,
        /// The known one that looks like it.
        nearest: Option<&'static str>,
        /// Where it stands in the template, with its colon.
        at: Range<usize>,
    },
    /// A placeholder that this document has nothing for: its name.
    Missing(&'static str),
    /// An address of another site, or one that would leave the output folder or confuse a server: why.
    Unsafe(Text),
}

impl PermalinkError {
    /// What is wrong, in a plain sentence without a full stop.
    pub fn text(&self) -> Text {
        match self {
            PermalinkError::Unknown { name, .. } => text!("permalinks-have-no-placeholder", name = name),
            PermalinkError::Missing(name) => text!("the-permalink-asks-for-which-this", name = *name),
            PermalinkError::Unsafe(reason) => text!("the-permalink-reason", reason = reason),
        }
    }
}

/// A template that has been read.
#[derive(Debug, Clone)]
pub struct Permalink {
    pieces: Vec<Piece>,
}

#[derive(Debug, Clone)]
enum Piece {
    Text(String),
    Field(&'static Placeholder),
}

impl Permalink {
    /// Reads a template (`/blog/:year/:title.html`) or the name of one of Jekyll's styles (`pretty`).
    ///
    /// # Errors
    /// [`PermalinkError::Unknown`] at the first placeholder that does not exist, [`PermalinkError::Unsafe`] where
    /// the template is an address of another site.
    pub fn parse(template: &str) -> Result<Permalink, PermalinkError> {
        let template = built_in_style(template).unwrap_or(template);
        if names_host(template) {
            return Err(PermalinkError::Unsafe(text!("is-a-whole-address-not-a")));
        }
        let mut pieces = Vec::new();
        let mut text = String::new();
        let mut at = 0;
        while let Some(colon) = template[at..].find(':').map(|found| at + found) {
            text.push_str(&template[at..colon]);
            let name = leading_name(&template[colon + 1..]);
            at = colon + 1 + name.len();
            if name.is_empty() {
                text.push(':');
                continue;
            }
            let (field, underscore) = find(name, colon)?;
            pieces.extend([Piece::Text(std::mem::take(&mut text)), Piece::Field(field)]);
            text.push_str(underscore);
        }
        text.push_str(&template[at..]);
        pieces.push(Piece::Text(text));
        Ok(Permalink { pieces })
    }

    /// The address of the document that `parts` tells of: begins with `/`, holds letters of any script as they are.
    ///
    /// # Errors
    /// [`PermalinkError::Missing`] or [`PermalinkError::Unsafe`].
    pub fn expand(&self, parts: &Parts) -> Result<String, PermalinkError> {
        let mut url = String::from("/");
        for piece in &self.pieces {
            match piece {
                Piece::Text(text) => url.push_str(&escape(text, true)),
                Piece::Field(field) => {
                    let value = field.value(parts).ok_or(PermalinkError::Missing(field.name))?;
                    url.push_str(&escape(&value, false));
                }
            }
        }
        let url = single_slashes(&url);
        safe_path::decode(&url).map_err(PermalinkError::Unsafe)?;
        Ok(url)
    }
}

/// Whether `template` begins as an address of the web does: `https://`.
fn names_host(template: &str) -> bool {
    template.trim_start().split_once("://").is_some_and(|(scheme, _)| {
        scheme.starts_with(|c: char| c.is_ascii_alphabetic())
            && scheme.bytes().all(|b| b.is_ascii_alphanumeric() || b"+-.".contains(&b))
    })
}

/// The placeholder called `name`, and the underscore that was part of the text after it (`:year_:month`).
fn find(name: &str, colon: usize) -> Result<(&'static Placeholder, &'static str), PermalinkError> {
    if let Some(field) = placeholder::named(name) {
        return Ok((field, ""));
    }
    if let Some(field) = name.strip_suffix('_').and_then(placeholder::named) {
        return Ok((field, "_"));
    }
    let nearest = nearest(name, placeholder::names());
    Err(PermalinkError::Unknown { name: name.to_owned(), nearest, at: colon..colon + 1 + name.len() })
}

fn leading_name(text: &str) -> &str {
    let end = text.find(|c: char| !c.is_ascii_lowercase() && c != '_').unwrap_or(text.len());
    &text[..end]
}

/// The names of all placeholders, without their colons.
pub fn placeholders() -> impl Iterator<Item = &'static str> {
    placeholder::names()
}

/// The template that the name of one of Jekyll's styles stands for.
pub fn built_in_style(name: &str) -> Option<&'static str> {
    Some(match name {
        "date" => "/:categories/:year/:month/:day/:title:output_ext",
        "pretty" => "/:categories/:year/:month/:day/:title/",
        "ordinal" => "/:categories/:year/:y_day/:title:output_ext",
        "weekdate" => "/:categories/:year/W:week/:short_day/:title:output_ext",
        "none" => "/:categories/:title:output_ext",
        _ => return None,
    })
}

/// `template` with the ending of the site's permalink style, as pages and collections without a template of
/// their own get it: a slash, the extension, or nothing.
pub fn with_ending_of(template: &str, style: &str) -> String {
    let style = built_in_style(style).unwrap_or(style);
    let ending = if style.ends_with('/') {
        "/"
    } else if style.ends_with(":output_ext") {
        ":output_ext"
    } else {
        ""
    };
    format!("{template}{ending}")
}

/// Escapes the ASCII signs that may not stand in an address. In a template, escapes that are there already stay.
fn escape(text: &str, keep_escapes: bool) -> String {
    let mut escaped = String::with_capacity(text.len());
    for (at, c) in text.char_indices() {
        let stays = match c {
            '%' => keep_escapes && safe_path::escaped_byte(&text.as_bytes()[at..]).is_some(),
            _ => !c.is_ascii() || c.is_ascii_alphanumeric() || "-._~!$&'()*+,;=:@/".contains(c),
        };
        if stays {
            escaped.push(c);
        } else {
            escaped.push_str(&format!("%{:02X}", u32::from(c)));
        }
    }
    escaped
}

fn single_slashes(url: &str) -> String {
    let mut single = String::with_capacity(url.len());
    for c in url.chars() {
        if c != '/' || !single.ends_with('/') {
            single.push(c);
        }
    }
    single
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::tz::TimeZone;

    fn post<'a>() -> Parts<'a> {
        Parts {
            date: Date::parse("2018-03-05 09:07:04", &TimeZone::UTC),
            slug: "Memo-anglais_été 2",
            basename: "18-03-05-Memo-anglais_été 2",
            path: "sous/18-03-05-Memo-anglais_été 2",
            collection: "posts",
            output_ext: ".html",
            id: "memo-anglais-ete-2",
            ..Parts::default()
        }
    }

    fn expand(template: &str) -> Result<String, PermalinkError> {
        Permalink::parse(template)?.expand(&post())
    }

    #[test]
    fn title_keeps_case_and_accents_and_slug_only_accents() {
        assert_eq!(expand("/blog/:year/:title.html").unwrap(), "/blog/2018/Memo-anglais_été-2.html");
        assert_eq!(expand("/:slug/").unwrap(), "/memo-anglais-été-2/");
        assert_eq!(expand("/:name/:id").unwrap(), "/18-03-05-memo-anglais-été-2/memo-anglais-ete-2");
    }

    #[test]
    fn placeholders_of_time_have_their_widths() {
        assert_eq!(expand("/:year/:short_year/:month/:i_month/:day/:i_day").unwrap(), "/2018/18/03/3/05/5");
        assert_eq!(
            expand("/:short_month/:long_month/:short_day/:long_day").unwrap(),
            "/Mar/March/Mon/Monday"
        );
        assert_eq!(expand("/:y_day/:w_year/W:week/:w_day").unwrap(), "/064/2018/W10/1");
        assert_eq!(expand("/:hour-:minute-:second").unwrap(), "/09-07-04");
    }

    #[test]
    fn a_date_without_time_is_at_midnight() {
        let date = Date::parse("2018-03-05", &TimeZone::UTC);
        let link = Permalink::parse("/:hour:minute:second").unwrap();
        assert_eq!(link.expand(&Parts { date, ..post() }).unwrap(), "/000000");
    }

    #[test]
    fn week_year_differs_from_year_around_new_year() {
        let date = Date::parse("2018-12-31", &TimeZone::UTC);
        let link = Permalink::parse("/:year/:w_year/:week").unwrap();
        assert_eq!(link.expand(&Parts { date, ..post() }).unwrap(), "/2018/2019/01");
    }

    #[test]
    fn styles_of_jekyll_are_templates() {
        let categories = ["Vie Des EIG".to_owned(), "vie des eig".to_owned(), "Tech/100%".to_owned()];
        let parts = Parts { categories: &categories, slug: "a", ..post() };
        let url = |style| Permalink::parse(style).unwrap().expand(&parts).unwrap();
        assert_eq!(url("date"), "/vie%20des%20eig/tech/100%25/2018/03/05/a.html");
        assert_eq!(url("pretty"), "/vie%20des%20eig/tech/100%25/2018/03/05/a/");
        assert_eq!(url("/:slugified_categories/:title"), "/vie-des-eig/tech-100/a");
        let plain = Parts { slug: "a", ..post() };
        let url = |style| Permalink::parse(style).unwrap().expand(&plain).unwrap();
        assert_eq!(url("ordinal"), "/2018/064/a.html");
        assert_eq!(url("weekdate"), "/2018/W10/Mon/a.html");
        assert_eq!(url("none"), "/a.html");
    }

    #[test]
    fn an_underscore_may_follow_a_placeholder() {
        assert_eq!(expand("/:year_:month").unwrap(), "/2018_03");
        assert_eq!(expand("/:title_").unwrap(), "/Memo-anglais_été-2_");
    }

    #[test]
    fn an_unknown_placeholder_is_told_with_the_nearest() {
        let error = expand("/x/:titel/").unwrap_err();
        assert_eq!(error, PermalinkError::Unknown { name: "titel".into(), nearest: Some("title"), at: 3..9 });
        assert!(matches!(expand("/:promotion/"), Err(PermalinkError::Unknown { nearest: None, .. })));
        assert_eq!(expand("/a:/:8080").unwrap(), "/a:/:8080");
    }

    #[test]
    fn a_missing_date_is_an_error() {
        let link = Permalink::parse("/:year/:title").unwrap();
        let parts = Parts { date: None, ..post() };
        assert_eq!(link.expand(&parts), Err(PermalinkError::Missing("year")));
    }

    #[test]
    fn slashes_are_single_and_one_comes_first() {
        assert_eq!(expand("//a///:categories/b//").unwrap(), "/a/b/");
        assert_eq!(expand("").unwrap(), "/");
    }

    #[test]
    fn signs_that_addresses_cannot_hold_are_escaped() {
        assert_eq!(expand("/l'été ?#x\"").unwrap(), "/l'été%20%3F%23x%22");
        assert_eq!(expand("/caf%C3%A9/50%").unwrap(), "/caf%C3%A9/50%25");
    }

    #[test]
    fn an_address_never_leaves_the_site() {
        for template in
            ["../../x", "/a/./b", "/a/%2e%2E/b", "/a%2f..%2Fb", "/a\\b", "/a%5cb", "/a%00", "/a\nb", "/%FF"]
        {
            assert!(matches!(expand(template), Err(PermalinkError::Unsafe(_))), "{template:?}");
        }
        assert_eq!(expand("/a..b/...").unwrap(), "/a..b/...");
    }

    #[test]
    fn an_address_of_another_site_is_no_permalink() {
        for template in ["http://exemple.org/x", "HTTPS://exemple.org", " ftp://x/:title", "git+ssh://x"] {
            assert!(matches!(expand(template), Err(PermalinkError::Unsafe(_))), "{template:?}");
        }
        assert_eq!(expand("/vers/http://x").unwrap(), "/vers/http:/x");
    }

    #[test]
    fn pages_take_the_ending_of_the_site_style() {
        assert_eq!(with_ending_of("/:path/:basename", "pretty"), "/:path/:basename/");
        assert_eq!(with_ending_of("/:path/:basename", "date"), "/:path/:basename:output_ext");
        assert_eq!(with_ending_of("/:path/:basename", "/blog/:title.html"), "/:path/:basename");
    }
}
