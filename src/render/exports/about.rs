//! What an editor says of the data as a whole, and of which day they are.

use crate::parse::date::Date;
use crate::render::view::View;
use crate::resolve::EntryId;
use crate::yaml::Value;

/// The file of `_data/` that says under which licence the data stand, of which day they are, and who gives them.
const FILE: &str = "_data/donnees.";

/// What stands at the head of the data.
#[derive(Debug, Clone)]
pub struct About {
    /// Their licence.
    pub licence: Option<String>,
    /// The day that an editor says they are of.
    pub date: Option<String>,
    /// Who gives them.
    pub publisher: String,
}

impl About {
    /// What `_data/donnees.yml` says; the publisher is the site where it does not.
    pub fn of(view: &View) -> Self {
        let file = view.site.data.iter().find(|data| data.path.starts_with(FILE));
        let said = |keys: &[&str]| {
            let map = file?.value.as_map()?;
            keys.iter().find_map(|key| map.get(key)).and_then(Value::to_text)
        };
        Self {
            licence: said(&["licence", "license"]),
            date: said(&["date"]),
            publisher: said(&["publisher", "editeur", "éditeur"])
                .unwrap_or_else(|| view.context.config.title.clone()),
        }
    }
}

/// The newest day that one of `entries` says: when it was changed, or its date.
pub fn newest<'v>(entries: impl IntoIterator<Item = &'v EntryId>, view: &View) -> Option<Date> {
    let days = entries.into_iter().filter_map(|id| {
        let card = &view.site.entries[*id].card;
        card.updated.max(card.date)
    });
    days.max()
}
