//! Items of lists, one by one: a key figure, a status, a deliverable, as a page in a language sees it.

use super::values::owned;
use super::view::View;
use crate::resolve::{Entry, Item, Reference};
use crate::schema::Record;
use tera::Value as T;

impl View<'_> {
    /// `item`, a record called `record` of `entry`, as a page in `lang` sees it.
    pub fn item(&self, item: &Item, record: &str, entry: &Entry, lang: &str) -> T {
        let record = self.context.schema.record(record);
        self.item_value(item, record, (&entry.card.lang, lang), &|reference| match reference.entry {
            Some(id) => self.mini_of(id, lang),
            None => self.reference(reference, lang),
        })
    }

    /// `item`, which is written in the first of `langs`, for a page in the second.
    pub(super) fn item_value(
        &self,
        item: &Item,
        record: Option<&Record>,
        langs: (&str, &str),
        refer: &dyn Fn(&Reference) -> T,
    ) -> T {
        let said = item.fields.iter().map(|(name, value)| {
            let field = record.and_then(|record| record.field(name));
            (name.as_str(), self.value(field, value, langs, refer))
        });
        owned(said)
    }
}
