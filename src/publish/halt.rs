//! Stopping in good order: nothing new begins, what has begun is waited for.

use crate::diag::Failure;
use futures_util::stream::{self, StreamExt};
use std::cell::RefCell;

/// How much is under way at a time.
pub(super) const PARALLEL: usize = 16;

/// Why nothing new is to begin, once there is a reason.
#[derive(Debug, Default)]
pub(super) struct Halt(RefCell<Option<Failure>>);

impl Halt {
    /// Lets nothing new begin because of `failure`. The first one counts.
    pub fn set(&self, failure: Failure) {
        self.0.borrow_mut().get_or_insert(failure);
    }

    /// # Errors
    /// When nothing new is to begin.
    pub fn check(&self) -> Result<(), Failure> {
        self.0.borrow().clone().map_or(Ok(()), Err)
    }

    /// Does `work` for each of `items`, some at a time; all that has begun has ended when this ends.
    ///
    /// # Errors
    /// When one has failed, or nothing new is to begin.
    pub async fn each<T>(
        &self,
        items: impl IntoIterator<Item = T>,
        work: impl AsyncFn(T) -> Result<(), Failure>,
    ) -> Result<(), Failure> {
        let one = async |item| {
            if self.check().is_ok()
                && let Err(failure) = work(item).await
            {
                self.set(failure);
            }
        };
        stream::iter(items).for_each_concurrent(PARALLEL, one).await;
        self.check()
    }
}
