//! What one build leaves to the next.
//!
//! Takes what the stages keep; throws it away when something has changed that all of it depends on. Knows nothing of what
//! the stages keep it for.

use super::Options;
use crate::parse::date::Date;
use crate::parse::markdown::Blocks;
use crate::source::Sources;
use crate::{parse, render};
use std::sync::Arc;

/// What one build leaves to the next one with the same options.
#[derive(Debug, Default)]
pub(super) struct Memo {
    ground: Option<Ground>,
    moment: Option<Date>,
    /// What texts say.
    pub parse: parse::Memo,
    /// The pages.
    pub render: render::Memo,
    /// Code that was highlighted.
    pub blocks: Arc<Blocks>,
}

/// What all texts are read with: a change here changes what each of them says.
#[derive(Debug, PartialEq, Eq)]
struct Ground {
    /// The texts of `_config.yml` and `_schema.yml`.
    texts: [Option<String>; 2],
    day: jiff::civil::Date,
    drafts: bool,
    future: bool,
    base_url: Option<String>,
}

impl Memo {
    /// Nothing yet but `blocks`, code that was highlighted before.
    pub fn with_blocks(blocks: Blocks) -> Self {
        Self { blocks: Arc::new(blocks), ..Self::default() }
    }

    /// Throws away what was kept, but for code, if it was made with another configuration or schema, on another day, or at a
    /// later moment; of one that was made earlier on the same day, what hangs on the moment.
    pub fn check(&mut self, sources: &Sources, options: &Options, today: Date) {
        let text = |path: &str| {
            let found = sources.iter().find(|(_, source)| source.path == path);
            found.map(|(_, source)| source.text.clone())
        };
        let ground = Ground {
            texts: ["_config.yml", "_schema.yml"].map(text),
            day: today.civil(),
            drafts: options.drafts,
            future: options.future,
            base_url: options.base_url.clone(),
        };
        if self.ground.as_ref() != Some(&ground) || self.moment.is_some_and(|moment| today < moment) {
            let blocks = Arc::clone(&self.blocks);
            *self = Self { ground: Some(ground), blocks, ..Self::default() };
        } else if self.moment != Some(today) {
            self.parse.forget_the_moment();
        }
        self.moment = Some(today);
    }
}
