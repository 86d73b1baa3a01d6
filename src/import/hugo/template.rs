//! Hugo's `permalinks`: templates of the addresses of a section.

use super::Site;
use super::addresses::{part, section};
use super::file::any_case;
use crate::import::old::OldText;
use crate::parse::date::Date;
use crate::yaml::Value;

/// The tokens that a template may hold.
const TOKENS: &[&str] = &[
    "year",
    "month",
    "monthname",
    "day",
    "weekday",
    "weekdayname",
    "yearday",
    "section",
    "sections",
    "title",
    "slug",
    "filename",
    "contentbasename",
    "slugorfilename",
    "slugorcontentbasename",
];

/// The template of the addresses of a section, if the configuration has one.
pub(super) fn template(site: &Site, text: &OldText) -> Option<String> {
    template_of(site, section(site, text)?)
}

/// The template of the addresses in the section `name`.
pub(super) fn template_of(site: &Site, name: &str) -> Option<String> {
    let all = site.raw.get("permalinks").and_then(Value::as_map)?;
    let pages = all.get("page").and_then(Value::as_map);
    pages.and_then(|pages| pages.get(name)).or_else(|| all.get(name)).and_then(Value::to_text)
}

/// The texts and the tokens of a template in turn: a token stands behind a colon, and what follows it up to the next one is text.
fn pieces(template: &str) -> impl Iterator<Item = (&str, &str)> {
    template
        .split(':')
        .skip(1)
        .map(|piece| piece.split_at(piece.find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(piece.len())))
}

/// Whether all of a template is understood: neither slices (`:sections[1:]`) nor forms of dates (`:2006`) are.
pub(super) fn is_known(template: &str) -> bool {
    !template.contains('[') && pieces(template).all(|(token, _)| TOKENS.contains(&token))
}

/// `template` filled in for `text`, whose path is `path`; nothing if it is not understood, or the text lacks what it asks for.
pub(super) fn expanded(site: &Site, text: &OldText, template: &str, path: &str) -> Option<String> {
    if !is_known(template) {
        return None;
    }
    let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
    let own = if name == "index" { folder.rsplit('/').next().unwrap_or(folder) } else { name };
    let title = text.said("title").unwrap_or_else(|| own.to_owned());
    let slug = text.said("slug");
    let date = any_case(&text.meta, "date").and_then(|value| Date::from_value(value, &site.zone));
    let day = |form: &str| date.map(|date| date.civil().strftime(form).to_string());
    let value = |token: &str| match token {
        "year" => day("%Y"),
        "month" => day("%m"),
        "monthname" => day("%B").map(|name| name.to_lowercase()),
        "day" => day("%d"),
        "weekday" => day("%w"),
        "weekdayname" => day("%A").map(|name| name.to_lowercase()),
        "yearday" => day("%-j"),
        "section" => section(site, text).map(|name| part(site, name)),
        "sections" => Some(folder.split('/').map(|name| part(site, name)).collect::<Vec<_>>().join("/")),
        "title" => Some(part(site, &title)),
        "slug" => Some(part(site, slug.as_deref().unwrap_or(&title))),
        "filename" | "contentbasename" => Some(part(site, own)),
        _ => Some(part(site, slug.as_deref().unwrap_or(own))),
    };
    let mut url = template.split(':').next().unwrap_or_default().to_owned();
    for (token, rest) in pieces(template) {
        url.push_str(&value(token)?);
        url.push_str(rest);
    }
    let url = format!("/{}", url.trim_matches('/'));
    let is_file = url.rsplit('/').next().is_some_and(|name| name.contains('.'));
    Some(if is_file { url } else { format!("{url}/") })
}

/// A template of Hugo's as one of ours. What `:title` and `:slug` mean there, file names mostly say too; where not, single texts
/// are told their addresses.
pub(super) fn converted(template: &str, section: &str, slug: &str) -> String {
    let tokens = [
        (":slugorcontentbasename", slug),
        (":slugorfilename", slug),
        (":contentbasename", slug),
        (":filename", slug),
        (":monthname", ":long_month"),
        (":weekdayname", ":long_day"),
        (":yearday", ":y_day"),
        (":sections", section),
        (":section", section),
        (":title", slug),
        (":slug", slug),
    ];
    let mut new = String::new();
    let mut rest = template;
    while let Some(colon) = rest.find(':') {
        new.push_str(&rest[..colon]);
        rest = &rest[colon..];
        let name = 1 + rest[1..].find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(rest.len() - 1);
        let token = &rest[..name];
        new.push_str(tokens.iter().find(|(old, _)| *old == token).map_or(token, |(_, new)| new));
        rest = &rest[name..];
    }
    new.push_str(rest);
    let name = new.rsplit('/').next().unwrap_or_default();
    if name.is_empty() || name.contains('.') { new } else { format!("{new}/") }
}

#[cfg(test)]
mod tests {
    use super::{converted, is_known};

    #[test]
    fn tokens_become_placeholders() {
        assert_eq!(converted("/:year/:monthname/:title/", "blog", ":slug"), "/:year/:long_month/:slug/");
        assert_eq!(converted("/:section/:filename.html", "blog", ":slug"), "/blog/:slug.html");
        assert_eq!(converted("/a:", "blog", ":slug"), "/a:/");
    }

    #[test]
    fn template_that_is_not_understood_is_known_to_be_so() {
        assert!(is_known("/:year/:slug/") && is_known("/plain/"));
        for template in ["/:sections[1:]/:slug/", "/:2006/:slug/", "/:quand/", "/:"] {
            assert!(!is_known(template), "{template}");
        }
    }
}
