//! Names in prose: where the texts of a site still tell of somebody whom no entry stands for any more.
//!
//! Takes names and texts as written; returns places. Names are compared as relations compare them, without case,
//! accents and dashes, word by word. Each text is read once, whatever the number of names.

use super::entries::Draft;
use super::mentions::{self, Mention, targets};
use super::{Context, Site};
use crate::config::Config;
use crate::diag::{Code, Diagnostic};
use crate::schema::{Collection, Schema};
use crate::source::{SourceId, Sources, Span};
use crate::text::fold;
use std::collections::{BTreeSet, HashMap};
use std::ops::Range;

/// More places than this are counted, and not shown.
const MOST: usize = 20;
/// What a name stands in.
const TEXTS: &[&str] = &["md", "markdown", "org", "html", "yml", "yaml", "toml", "json", "csv", "txt"];

/// Names that are looked for, each as its folded words.
struct Wanted {
    names: Vec<Vec<String>>,
    by_first: HashMap<String, Vec<usize>>,
}

impl Wanted {
    /// Names of one short word are none: they stand everywhere.
    fn new<'n>(names: impl Iterator<Item = &'n str>) -> Self {
        let names: Vec<Vec<String>> =
            names.map(|name| words(name, 0..name.len()).map(|(_, word)| word).collect()).collect();
        let mut by_first: HashMap<String, Vec<usize>> = HashMap::new();
        for (index, name) in names.iter().enumerate() {
            if name.len() > 1 {
                by_first.entry(name[0].clone()).or_default().push(index);
            }
        }
        Self { names, by_first }
    }

    /// Where the names stand in `range` of `text`: the index of each, and its place.
    fn find(&self, text: &str, range: Range<usize>) -> Vec<(usize, Range<usize>)> {
        if self.by_first.is_empty() {
            return Vec::new();
        }
        let words: Vec<(Range<usize>, String)> = words(text, range).collect();
        let mut found = Vec::new();
        for (at, (place, word)) in words.iter().enumerate() {
            for &index in self.by_first.get(word).map_or(&[][..], Vec::as_slice) {
                let name = &self.names[index];
                let Some(here) = words.get(at..at + name.len()) else { continue };
                let same = here.iter().zip(name).all(|((_, word), wanted)| word == wanted);
                if same && here.windows(2).all(|pair| is_joint(&text[pair[0].0.end..pair[1].0.start])) {
                    found.push((index, place.start..here[name.len() - 1].0.end));
                }
            }
        }
        found
    }
}

/// The words in `range` of `text`, folded, with their places.
fn words(text: &str, range: Range<usize>) -> impl Iterator<Item = (Range<usize>, String)> {
    let start = range.start;
    let text = text.get(range).unwrap_or_default();
    // An accent may stand behind its letter.
    let is_letter = |c: char| c.is_alphanumeric() || ('\u{300}'..='\u{36f}').contains(&c);
    text.split(move |c| !is_letter(c)).filter(|word| !word.is_empty()).map(move |word| {
        let at = word.as_ptr() as usize - text.as_ptr() as usize + start;
        (at..at + word.len(), fold(word))
    })
}

/// Whether what stands between two words leaves them one name: spaces, a dash, an end of line, marks of emphasis.
fn is_joint(gap: &str) -> bool {
    let fits = |c: char| {
        c.is_whitespace() || matches!(c, '-' | '\u{2010}' | '\u{2011}' | '\'' | '’' | '*' | '_' | '.')
    };
    gap.len() <= 8 && gap.chars().all(fits) && gap.matches('\n').count() < 2
}

/// Adds to what was told of people whom nobody knows the places of the texts that speak of them.
pub fn point_out(drafts: &[Draft], context: &Context, told: &mut [Diagnostic]) {
    let by_place: HashMap<Span, usize> = told
        .iter()
        .enumerate()
        .filter(|(_, told)| told.code == Code::UnknownReference)
        .map(|(index, told)| (told.primary, index))
        .collect();
    if by_place.is_empty() {
        return;
    }
    let mut left: Vec<(String, usize)> = Vec::new();
    for (from, draft) in drafts.iter().enumerate() {
        for list in mentions::lists(draft) {
            let Some(field) = list.field(draft, context.schema) else { continue };
            let to = targets(field, context.schema);
            if !to.iter().any(|target| context.schema.collections[*target].consent.is_some()) {
                continue;
            }
            let open = list.of(draft).iter().enumerate().filter(|(_, reference)| reference.entry.is_none());
            for (item, reference) in open {
                let path = Mention { from, list, item }.path(drafts, context);
                if let Some(index) = by_place.get(&draft.span_of(context, &path)) {
                    left.push((reference.name.clone(), *index));
                }
            }
        }
    }
    let wanted = Wanted::new(left.iter().map(|(name, _)| name.as_str()));
    for written in drafts.iter().filter_map(|draft| draft.written.as_ref()) {
        let text = &context.sources.get(written.source).text;
        for (name, place) in wanted.find(text, written.range.end.min(text.len())..text.len()) {
            let diagnostic = &mut told[left[name].1];
            if diagnostic.secondary.len() < MOST {
                diagnostic
                    .secondary
                    .push((Span::new(written.source, place), "the name stands here too".into()));
            }
        }
    }
}

/// Tells the names of people whose page the last build made and this one does not, where texts still hold them.
/// `gone` are the paths of the pages in the output folder.
pub fn left_behind(
    gone: &[String],
    site: &Site,
    config: &Config,
    schema: &Schema,
    sources: &Sources,
    told: &mut Vec<Diagnostic>,
) {
    let mut names: BTreeSet<String> = BTreeSet::new();
    for (index, collection) in schema.collections.iter().enumerate().filter(|(_, c)| c.consent.is_some()) {
        let folder = folder(collection, config);
        let slugs = gone.iter().filter_map(|path| slug(path, &folder, &site.languages));
        let there = |slug: &str| site.collections[index].iter().any(|id| site.entries[*id].id == slug);
        names.extend(slugs.filter(|slug| !there(slug)).map(str::to_owned));
    }
    if names.is_empty() {
        return;
    }
    let names: Vec<&str> = names.iter().map(|name| without_year(name)).collect();
    let wanted = Wanted::new(names.iter().copied());
    let mut places: Vec<Vec<Span>> = names.iter().map(|_| Vec::new()).collect();
    for (id, source) in sources.iter().filter(|(_, source)| is_content(&source.path)) {
        for (name, place) in wanted.find(&source.text, 0..source.text.len()) {
            places[name].push(Span::new(id, place));
        }
    }
    let known = known(told);
    for mut places in places {
        places.retain(|place| !is_known(*place, &known));
        let Some(first) = places.first().copied() else { continue };
        let name = &sources.get(first.source).text[first.start..first.end];
        let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
        let count = if places.len() == 1 { "a text".into() } else { format!("{} places", places.len()) };
        let message = format!("the page of `{name}` is gone, and the name is left in {count}");
        let mut diagnostic = Diagnostic::new(Code::NameLeftInProse, first, message)
            .help("take the name out, or put the person’s file back; this is told once, when the page goes");
        for place in places.iter().skip(1).take(MOST - 1) {
            diagnostic = diagnostic.also(*place, "and here");
        }
        told.push(diagnostic);
    }
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

    fn found(name: &str, text: &str) -> Vec<String> {
        let wanted = Wanted::new([name].into_iter());
        wanted.find(text, 0..text.len()).into_iter().map(|(_, place)| text[place].to_owned()).collect()
    }

    #[test]
    fn name_is_found_however_it_is_written() {
        let text = "Par Jean-Baptiste Le Dévéhat, jean baptiste\nle **DEVEHAT** et Jean-Baptiste Le De\u{301}ve\u{301}hat.";
        assert_eq!(
            found("jean-baptiste-le-devehat", text).len(),
            3,
            "{:?}",
            found("jean-baptiste-le-devehat", text)
        );
    }

    #[test]
    fn name_is_whole_words_of_one_sentence_part() {
        for text in ["Ada Martine", "Granada Martin", "Ada, Martin", "Ada\n\nMartin", "Ada (Martin)"] {
            assert_eq!(found("Ada Martin", text), Vec::<String>::new(), "{text}");
        }
        assert_eq!(found("Ada", "Ada et Ada"), Vec::<String>::new(), "a first name stands everywhere");
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
