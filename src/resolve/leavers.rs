//! People who have left: where the texts of a site still name somebody whose page is gone.
//!
//! Takes the pages that the last build made and this one does not, and names that were noted before; returns the names
//! that texts still hold, to be noted for the next build. Notes nothing itself: what was taken out is not to be kept where
//! others read it.

use super::Site;
use super::prose::{MOST, Wanted};
use crate::config::Config;
use crate::diag::{Code, Diagnostic, text};
use crate::schema::{Collection, Schema};
use crate::source::{SourceId, Sources, Span};
use crate::text::fold;
use std::collections::{BTreeMap, HashMap};

/// What a name stands in.
const TEXTS: &[&str] = &["md", "markdown", "org", "html", "yml", "yaml", "toml", "json", "csv", "txt"];

/// What stands between the names of one person.
const BETWEEN: &str = "\t";

/// What is known of those who have left.
pub struct Gone<'g> {
    /// The paths of pages that the last build made and this one does not.
    pub pages: &'g [String],
    /// Reads such a page; the next build deletes it.
    pub read: &'g dyn Fn(&str) -> Option<String>,
    /// Names that earlier builds noted, or that somebody asks for, one person each.
    pub names: &'g [String],
}

/// Tells the names of people who have left, where texts still hold them. Returns these names, one person each; nothing
/// if nobody has left, and then no text was looked through.
pub fn left_behind(
    gone: &Gone,
    site: &Site,
    config: &Config,
    schema: &Schema,
    sources: &Sources,
    told: &mut Vec<Diagnostic>,
) -> Option<Vec<String>> {
    let people = people(gone, site, config, schema);
    if people.is_empty() {
        return None;
    }
    let names: Vec<(usize, &str)> = people
        .values()
        .enumerate()
        .flat_map(|(who, names)| names.iter().map(move |name| (who, name.as_str())))
        .collect();
    let wanted = Wanted::new(names.iter().map(|(_, name)| *name));
    let mut places: Vec<Vec<Span>> = people.values().map(|_| Vec::new()).collect();
    for (id, source) in sources.iter().filter(|(_, source)| is_content(&source.path)) {
        for (name, place) in wanted.find(&source.text, 0..source.text.len()) {
            places[names[name].0].push(Span::new(id, place));
        }
    }
    let known = known(told);
    let mut left = Vec::new();
    for (mut places, names) in places.into_iter().zip(people.into_values()) {
        left.extend((!places.is_empty()).then(|| names.join(BETWEEN)));
        places.retain(|place| !is_known(*place, &known));
        told.extend(tell(&places, sources));
    }
    Some(left)
}

fn tell(places: &[Span], sources: &Sources) -> Option<Diagnostic> {
    let first = *places.first()?;
    let name = &sources.get(first.source).text[first.start..first.end];
    let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
    let message = text!("has-no-page-any-more-and", name = name, count = places.len());
    let help = text!("take-the-name-out-or-put");
    let diagnostic = Diagnostic::new(Code::NameLeftInProse, first, message).help(help);
    Some(
        places
            .iter()
            .skip(1)
            .take(MOST - 1)
            .fold(diagnostic, |told, place| told.also(*place, text!("and-here"))),
    )
}

/// The names of each person who has left, by their key: the heading of the page that is gone, and its address.
fn people(gone: &Gone, site: &Site, config: &Config, schema: &Schema) -> BTreeMap<String, Vec<String>> {
    let mut people: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let mut there: Vec<String> = Vec::new();
    for (index, collection) in schema.collections.iter().enumerate().filter(|(_, c)| c.consent.is_some()) {
        let ids = &site.collections[index];
        there.extend(ids.iter().map(|id| fold(&site.entries[*id].card.title)));
        let folder = folder(collection, config);
        for path in gone.pages {
            let Some(slug) = slug(path, &folder, &site.languages) else { continue };
            if ids.iter().any(|id| site.entries[*id].id == slug) {
                continue;
            }
            let slug = without_year(slug).to_owned();
            let title = (gone.read)(path).and_then(|page| heading(&page));
            let key = fold(title.as_deref().unwrap_or(&slug));
            people.entry(key).or_default().extend(title.into_iter().chain([slug]));
        }
    }
    for said in gone.names {
        let names: Vec<String> = said.split(BETWEEN).map(str::to_owned).collect();
        people.entry(fold(&names[0])).or_default().extend(names);
    }
    // Somebody who only moved, or has come back, has not left.
    people.retain(|key, _| !there.contains(key));
    for names in people.values_mut() {
        let mut seen = Vec::new();
        names.retain(|name| {
            let key = fold(name);
            let is_new = !seen.contains(&key);
            seen.push(key);
            is_new
        });
    }
    people
}

/// What the first heading of `page` says.
fn heading(page: &str) -> Option<String> {
    let start = page.find("<h1")?;
    let inner = &page[start + page[start..].find('>')? + 1..];
    let mut inside = false;
    let text: String = inner[..inner.find("</h1>")?]
        .chars()
        .filter(|c| {
            let is_text = !inside && *c != '<';
            inside = (inside || *c == '<') && *c != '>';
            is_text
        })
        .collect();
    let text = text.replace("&#x27;", "'").replace("&#39;", "'").replace("&nbsp;", " ").replace("&amp;", "&");
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    (!text.is_empty()).then_some(text)
}

/// The folder of the output that all pages of `collection` stand in; nothing where they have none of their own.
fn folder(collection: &Collection, config: &Config) -> String {
    let own = config.collections.iter().find(|(name, _)| *name == collection.name);
    let permalink = own.and_then(|(_, own)| own.permalink.as_deref()).unwrap_or(&collection.permalink);
    let fixed = permalink.split(':').next().unwrap_or_default().trim_matches('/');
    if fixed.is_empty() { String::new() } else { format!("{fixed}/") }
}

/// What the page at `path` is called, if it stands in `folder`, or in that folder of a language.
fn slug<'p>(path: &'p str, folder: &str, languages: &[String]) -> Option<&'p str> {
    let stem = path.strip_suffix(".html")?;
    let stem = stem.strip_suffix("/index").unwrap_or(stem);
    let in_language = stem.split_once('/').filter(|(lang, _)| languages.iter().any(|known| known == lang));
    let below = |path: &'p str| path.strip_prefix(folder).filter(|_| !folder.is_empty());
    below(stem).or_else(|| below(in_language?.1))?.rsplit('/').next()
}

/// A slug without the year that tells people of one name apart.
fn without_year(slug: &str) -> &str {
    match slug.rsplit_once('-') {
        Some((name, year)) if !year.is_empty() && year.bytes().all(|byte| byte.is_ascii_digit()) => name,
        _ => slug,
    }
}

/// Whether the file at `path` is a text of the site, and no template.
fn is_content(path: &str) -> bool {
    let ending = path.rsplit_once('.').map_or("", |(_, ending)| ending);
    TEXTS.contains(&ending.to_ascii_lowercase().as_str())
        && !path.starts_with('(')
        && !path.starts_with("_theme/")
}

/// The places that were told to hold a name nobody bears.
fn known(told: &[Diagnostic]) -> HashMap<SourceId, Vec<Span>> {
    let mut known: HashMap<SourceId, Vec<Span>> = HashMap::new();
    for told in told.iter().filter(|told| told.code == Code::UnknownReference) {
        for span in std::iter::once(told.primary).chain(told.secondary.iter().map(|(span, _)| *span)) {
            known.entry(span.source).or_default().push(span);
        }
    }
    known
}

fn is_known(place: Span, known: &HashMap<SourceId, Vec<Span>>) -> bool {
    let spans = known.get(&place.source).map_or(&[][..], Vec::as_slice);
    spans.iter().any(|span| span.start <= place.start && place.end <= span.end)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn heading_is_read_without_its_marks() {
        let page = "<body><h1 class=\"a\">Zoé <em>d&#x27;Été</em>\n</h1><h1>Autre</h1>";
        assert_eq!(heading(page).as_deref(), Some("Zoé d'Été"));
        for page in ["", "<h1", "<h1>", "<h1> </h1>", "<h1><"] {
            assert_eq!(heading(page), None, "{page}");
        }
    }

    #[test]
    fn page_of_a_person_is_known_by_its_folder() {
        let languages = ["fr".to_owned(), "en".to_owned()];
        let slug = |path| slug(path, "communaute/", &languages);
        assert_eq!(slug("communaute/2018/ada-martin.html"), Some("ada-martin"));
        assert_eq!(slug("en/communaute/2018/ada-martin/index.html"), Some("ada-martin"));
        assert_eq!(slug("defis/2018/gobelins.html"), None);
        assert_eq!(slug("communaute/2018/ada-martin.jpg"), None);
    }
}
