//! What `eigsite why` says, for people.

use crate::diag::{Arg, Lang, Text, text, visible_line};
use crate::parse::document::Held;
use crate::pipeline::{By, LeftOut, Made, NoPage, Part, Why};

/// Pages of a file, and places of a page, that are listed; of more their number is told.
const MOST: usize = 20;

/// What `why` says of `what`, in `lang`.
pub(super) fn said(what: &str, why: &Why, lang: Lang) -> String {
    let line = |text: Text| text.words(lang) + "\n";
    match why {
        Why::Page(path, made, by) => page(path, made, by.as_ref(), lang),
        Why::Copy(path) => line(text!("is-a-copy", path = path)),
        Why::File(path, None) => line(text!("is-made-by-eigsite", path = path)),
        Why::File(path, Some(by)) => {
            line(text!("is-a-file-made-as", path = path, what = by.what.clone())) + &from(by, lang)
        }
        Why::Redirect(from, to) => line(text!("from-leads-to", from = from, to = to)),
        Why::Makes(part) => makes(what, part, lang),
        Why::Held(held, zone) => line(text!("is-not-published", what = what, why = reason(held, zone))),
        Why::LeftOut(why) => line(text!("is-not-read", what = what, why = left_out(why))),
        Why::Withheld => line(text!("is-withheld", what = what)),
        Why::Told(told) => {
            let mut said = line(text!("is-read-and-check-says", what = what));
            for (message, number) in told {
                let message = visible_line(&message.words(lang));
                said.push_str(&format!("  {}", line(text!("at-line", line = *number, message = message))));
            }
            said
        }
        Why::Ground(ground) => line(text!("is-what", what = what, ground = ground.clone())),
        Why::Unseen(None) => line(text!("is-read-but-no-page-shows-it", what = what)),
        Why::Unseen(Some(why)) => line(text!("is-read-but-no-page-because", what = what, why = no_page(why))),
        Why::Nothing(Some(near)) => {
            line(text!("there-is-no-page-near", what = what, near = visible_line(near)))
        }
        Why::Nothing(None) => line(text!("there-is-no-page", what = what)),
    }
}

fn page(path: &str, made: &Made, by: Option<&By>, lang: Lang) -> String {
    let title = match made.title.is_empty() {
        true => Arg::from(""),
        false => Arg::from(text!("its-title", title = visible_line(&made.title))),
    };
    let draft = if made.draft { Arg::from(text!("a-draft")) } else { Arg::from("") };
    let head = text!("a-page-and-its-title", path = path, lang = &made.lang, title = title, draft = draft);
    let mut said = head.words(lang) + "\n";
    if let Some(by) = by.filter(|_| !made.own) {
        said.push_str(&indented(&text!("made-by-eigsite-itself-as", what = by.what.clone()), lang));
    }
    for (index, place) in made.places.iter().take(MOST).enumerate() {
        let part = if index == 0 && made.own { text!("its-text") } else { text!("shown-or-used") };
        said.push_str(&format!("  {}:{}  {}\n", visible_line(&place.path), place.line, part.words(lang)));
    }
    said.push_str(&more(made.places.len(), lang));
    said + &by.map(|by| from(by, lang)).unwrap_or_default()
}

/// The collection and the template that made something.
fn from(by: &By, lang: Lang) -> String {
    let mut said = String::new();
    if let Some(collection) = &by.collection {
        let texts = (by.texts > 0).then(|| text!("so-many-texts", count = by.texts).words(lang));
        let data = by.data.iter().map(|path| visible_line(path));
        let sources: Vec<String> = texts.into_iter().chain(data).collect();
        let of = match sources.is_empty() {
            true => text!("of-the-collection", collection = collection),
            false => {
                text!("of-the-collection-written-in", collection = collection, sources = sources.join(", "))
            }
        };
        said.push_str(&indented(&of, lang));
    }
    if let Some(template) = &by.template {
        said.push_str(&indented(&text!("with-the-template", template = template), lang));
    }
    said
}

fn makes(what: &str, part: &Part, lang: Lang) -> String {
    let mut said = text!("has-a-part-in", what = what, count = part.pages.len()).words(lang) + "\n";
    let own = format!("  {}", text!("its-own-page").words(lang));
    for (url, is_own) in part.pages.iter().take(MOST) {
        said.push_str(&format!("  {url}{}\n", if *is_own { &own } else { "" }));
    }
    said.push_str(&more(part.pages.len(), lang));
    if let Some(why) = &part.no_page {
        said.push_str(&(no_page(why).words(lang) + "\n"));
    }
    if part.withheld {
        said.push_str(&(text!("its-text-is-withheld").words(lang) + "\n"));
    }
    said
}

/// How many of `count` are not listed; nothing if all are.
fn more(count: usize, lang: Lang) -> String {
    match count.checked_sub(MOST) {
        Some(more) if more > 0 => indented(&text!("and-so-many-more", count = more), lang),
        _ => String::new(),
    }
}

fn indented(text: &Text, lang: Lang) -> String {
    format!("  {}\n", text.words(lang))
}

fn no_page(why: &NoPage) -> Text {
    match why {
        NoPage::Template(collection) => text!("no-page-for-want-of-a-template", collection = collection),
        NoPage::Output(collection) => text!("no-page-by-output", collection = collection),
        NoPage::Elsewhere(address) => text!("no-page-but-elsewhere", address = visible_line(address)),
        NoPage::Above(url) => text!("its-words-stand-on", url = url),
    }
}

fn left_out(why: &LeftOut) -> Text {
    match why {
        LeftOut::Name(path) => {
            let path = visible_line(path);
            let name = path.rsplit('/').next().unwrap_or(&path);
            match name.chars().next().filter(|first| "_.#~".contains(*first)) {
                Some(first) => text!("a-name-begins-with", path = &*path, mark = first.to_string()),
                None => text!("a-name-ends-with", path = &*path, mark = "~"),
            }
        }
        LeftOut::Excluded(pattern) => text!("is-excluded", pattern = visible_line(pattern)),
        LeftOut::Output => text!("lies-in-a-site-that-was-written"),
        LeftOut::NotMounted => text!("lies-in-no-folder-of-the-schema"),
    }
}

fn reason(held: &Held, zone: &str) -> Text {
    match held {
        Held::Draft => text!("it-is-a-draft"),
        Held::Unpublished => text!("its-front-matter-says-so"),
        Held::Private => text!("its-collection-is-private"),
        Held::NotYet(date) => match date.time() {
            Some(time) => {
                let time = time.strftime("%H:%M").to_string();
                text!("it-appears-on-at", date = date.within(), time = time, zone = zone)
            }
            None => text!("it-appears-on", date = date.within(), zone = zone),
        },
        Held::Over(date) => text!("it-expired-on", date = date.within(), zone = zone),
    }
}
