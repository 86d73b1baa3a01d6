//! Whether a text that was changed can have changed anything but the pages that show it.
//!
//! Takes a text as it was and as it is. Says all that a site takes from the words of its texts, in one place: whoever lets
//! a stage look at a body for something new says so here too.

use super::consent;
use super::entries::plain;
use super::{Entry, Site, prose};
use crate::parse::body::{Body, Link};
use crate::parse::document::{Document, is_org};
use crate::schema::{Holds, Schema};
use crate::text::{anchors, data_names, picture_names};
use crate::yaml::Value;

/// A text that was changed.
#[derive(Debug)]
pub struct Words<'a> {
    /// The site with the text as it was.
    pub site: &'a Site,
    /// Its schema.
    pub schema: &'a Schema,
    /// The entry that is written there.
    pub entry: &'a Entry,
    /// What the text said, and its bytes.
    pub before: (&'a Document, &'a str),
    /// What it says.
    pub after: (&'a Document, &'a str),
}

impl Words<'_> {
    /// Whether only the words of its body have changed, and nothing else takes anything from these.
    pub fn are_of_its_own(&self) -> bool {
        let (before, after) = (&self.before.0.body, &self.after.0.body);
        self.same_front_matter()
            && self.leads_to_the_same()
            && (self.says("description") || before.excerpt == after.excerpt)
    }

    /// Whether nothing takes anything else from its body, but for its beginning.
    pub(super) fn leads_to_the_same(&self) -> bool {
        let (before, after) = (&self.before.0.body, &self.after.0.body);
        same_links(before, after)
            && (self.says("title") || first_heading(before) == first_heading(after))
            && picture_names(self.before.1).eq(picture_names(self.after.1))
            && anchors(&before.html).eq(anchors(&after.html))
            && before.text.trim().is_empty() == after.text.trim().is_empty()
            && (!self.site.consent_in_force || consent::same_pictures(&before.html, &after.html))
            && !self.names_somebody()
            && self.names_the_same_data()
            && !self.is_read_elsewhere()
    }

    /// Whether its front matter says what its field `name` is.
    fn says(&self, name: &str) -> bool {
        plain(self.entry, name).and_then(Value::to_text).is_some()
    }

    fn same_front_matter(&self) -> bool {
        let ((before, old), (after, new)) = (self.before, self.after);
        let of = |document: &Document| {
            let Document { path, collection, lang, meta, sound, meta_range, date, slug, categories, .. } =
                document.clone();
            (path, collection, lang, meta, sound, meta_range, date, slug, categories)
        };
        let end = before.meta_range.end;
        // The keywords of Org stand among the words.
        !is_org(&after.path) && of(before) == of(after) && old.get(..end) == new.get(..end)
    }

    /// Whether it names somebody whom nobody knows, whose name is looked for in all texts.
    fn names_somebody(&self) -> bool {
        [self.before.1, self.after.1].iter().any(|text| prose::stands_in(&self.site.missed, text))
    }

    /// Whether it names the same data as before; what nothing reads is told.
    fn names_the_same_data(&self) -> bool {
        self.site.data.is_empty() || data_names(self.before.1).eq(data_names(self.after.1))
    }

    /// Whether entries of its kind are read for more than that: events for their year.
    fn is_read_elsewhere(&self) -> bool {
        self.schema.collections[self.entry.collection].holds == Some(Holds::Events)
    }
}

/// Whether the links of two texts lead to the same, one by one, and as many places have several.
fn same_links(a: &Body, b: &Body) -> bool {
    let with_the_one_before =
        |links: &[Link]| -> Vec<bool> { links.windows(2).map(|pair| pair[0].span == pair[1].span).collect() };
    let same = |(a, b): (&Link, &Link)| a.target == b.target && a.media == b.media;
    a.links.len() == b.links.len()
        && a.links.iter().zip(&b.links).all(same)
        && with_the_one_before(&a.links) == with_the_one_before(&b.links)
}

/// What may be the title of a text that has none, and whether nothing stands before it.
fn first_heading(body: &Body) -> Option<(&str, bool)> {
    body.headings.first().map(|heading| (heading.text.as_str(), heading.offset == 0))
}
