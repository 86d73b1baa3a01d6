//! What `eigsite why` says, for people.

use crate::diag::{counted, visible_line};
use crate::parse::document::Held;
use crate::pipeline::{By, LeftOut, Made, NoPage, Part, Why};

/// Pages of a file, and places of a page, that are listed; of more their number is told.
const MOST: usize = 20;

/// What `why` says of `what`.
pub(super) fn said(what: &str, why: &Why) -> String {
    match why {
        Why::Page(path, made, by) => page(path, made, by.as_ref()),
        Why::Copy(path) => format!("{path} is a file of the site: copied from {path}\n"),
        Why::File(path, None) => format!("{path} is a file of the site: made by eigsite\n"),
        Why::File(path, Some(by)) => format!("{path} is a file of the site: {}\n{}", by.what, from(by)),
        Why::Redirect(from, to) => format!("{from} leads to {to}\n"),
        Why::Makes(part) => makes(what, part),
        Why::Held(held, zone) => format!("{what} is not published: {}\n", reason(held, zone)),
        Why::LeftOut(why) => format!("{what} is not read: {}\n", left_out(what, why)),
        Why::Withheld => format!(
            "{what} is withheld: it may show a person who does not consent to it, and nothing else of the site shows it\n"
        ),
        Why::Told(told) => {
            let lines =
                told.iter().map(|(message, line)| format!("  line {line}: {}\n", visible_line(message)));
            format!(
                "{what} is read, but no page shows it; `eigsite check` says of it\n{}",
                lines.collect::<String>()
            )
        }
        Why::Ground(ground) => format!("{what} is {ground}\n"),
        Why::Unseen(None) => format!("{what} is read, but no page shows it\n"),
        Why::Unseen(Some(why)) => format!("{what} is read, but no page shows it; {}\n", no_page(why)),
        Why::Nothing(near) => {
            let near = near
                .as_ref()
                .map(|near| format!(": did you mean `{}`?", visible_line(near)))
                .unwrap_or_default();
            format!("there is no page and no file of the site at `{what}`{near}\n")
        }
    }
}

fn page(path: &str, made: &Made, by: Option<&By>) -> String {
    let draft = if made.draft { ", a draft" } else { "" };
    let title = match made.title.as_str() {
        "" => String::new(),
        title => format!(", “{}”", visible_line(title)),
    };
    let mut text = format!("{path} ({}){title}{draft}\n", made.lang);
    if let Some(by) = by.filter(|_| !made.own) {
        text.push_str(&format!("  made by eigsite itself: {}\n", by.what));
    }
    for (index, place) in made.places.iter().take(MOST).enumerate() {
        let part = if index == 0 && made.own { "its text" } else { "shown or used" };
        text.push_str(&format!("  {}:{}  {part}\n", visible_line(&place.path), place.line));
    }
    if made.places.len() > MOST {
        text.push_str(&format!("  and {} more\n", made.places.len() - MOST));
    }
    text + &by.map(from).unwrap_or_default()
}

/// The collection and the template that made something.
fn from(by: &By) -> String {
    let mut text = String::new();
    if let Some(collection) = &by.collection {
        let texts = (by.texts > 0).then(|| counted(by.texts, "text"));
        let data = by.data.iter().map(|path| visible_line(path));
        let sources: Vec<String> = texts.into_iter().chain(data).collect();
        let sources = if sources.is_empty() { String::new() } else { format!(": {}", sources.join(", ")) };
        text.push_str(&format!("  of the collection `{collection}`{sources}\n"));
    }
    if let Some(template) = &by.template {
        text.push_str(&format!("  with the template `{template}`\n"));
    }
    text
}

fn makes(what: &str, part: &Part) -> String {
    let mut text = format!("{what} has a part in {}\n", counted(part.pages.len(), "page"));
    for (url, own) in part.pages.iter().take(MOST) {
        text.push_str(&format!("  {url}{}\n", if *own { "  its own page" } else { "" }));
    }
    if part.pages.len() > MOST {
        text.push_str(&format!("  and {} more\n", part.pages.len() - MOST));
    }
    if let Some(why) = &part.no_page {
        text.push_str(&format!("{}\n", no_page(why)));
    }
    if part.withheld {
        text.push_str("its text is withheld: its person does not consent to it\n");
    }
    text
}

fn no_page(why: &NoPage) -> String {
    match why {
        NoPage::Template(collection) => {
            format!(
                "entries of `{collection}` have no pages of their own: the schema names no template for them"
            )
        }
        NoPage::Output(collection) => {
            format!(
                "entries of `{collection}` have no pages of their own: the configuration says `output: false`"
            )
        }
        NoPage::Elsewhere(address) => {
            format!("it has no page of its own: others link to {} in its place", visible_line(address))
        }
        NoPage::Above(url) => format!("its words stand on {url}"),
    }
}

fn left_out(what: &str, why: &LeftOut) -> String {
    match why {
        LeftOut::Name(path) => {
            let path = visible_line(path);
            let name = path.rsplit('/').next().unwrap_or(&path);
            let (kind, mark) = match name.chars().next().filter(|first| "_.#~".contains(*first)) {
                Some(first) => ("begins", first),
                None => ("ends", '~'),
            };
            let of = if *path == *what { String::new() } else { format!("`{path}` ") };
            format!("{of}{kind} with `{mark}`; `include` of the configuration reads it all the same")
        }
        LeftOut::Excluded(pattern) => {
            format!(
                "`{}` is excluded, by the configuration or by habit; `include` reads it all the same",
                visible_line(pattern)
            )
        }
        LeftOut::Output => "it lies in a folder that a site was written to".into(),
        LeftOut::NotMounted => "it lies in no folder that the schema names".into(),
    }
}

fn reason(held: &Held, zone: &str) -> String {
    match held {
        Held::Draft => "it is a draft; `--drafts` builds it, publishing it takes `draft: true` out, or the file out of `_drafts`".into(),
        Held::Unpublished => "its front matter says so, or the configuration (`published: false`)".into(),
        Held::Private => "its collection is private, and it does not say `publish: true`".into(),
        Held::NotYet(date) => {
            let time = date.time().map(|time| time.strftime(", at %H:%M").to_string()).unwrap_or_default();
            format!("it appears on {}{time} ({zone}); `--future` builds it", date.long(false))
        }
        Held::Over(date) => format!("it expired on {} ({zone})", date.long(false)),
    }
}
