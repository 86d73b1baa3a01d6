//! How much memory pictures may take at once: who needs a lot waits until others are done.

use std::sync::{Condvar, Mutex, PoisonError};

/// Bytes that all threads share.
#[derive(Debug)]
pub(super) struct Budget {
    whole: u64,
    free: Mutex<u64>,
    returned: Condvar,
}

/// Bytes that are taken; they return when this is dropped.
pub(super) struct Share<'b> {
    budget: &'b Budget,
    bytes: u64,
}

impl Budget {
    /// A budget of `bytes`.
    pub(super) fn new(bytes: u64) -> Self {
        Self { whole: bytes, free: Mutex::new(bytes), returned: Condvar::new() }
    }

    /// Waits until there are `bytes`, and takes them; whoever wants more than there ever is gets all, alone.
    pub(super) fn take(&self, bytes: u64) -> Share<'_> {
        let bytes = bytes.min(self.whole);
        let free = self.free.lock().unwrap_or_else(PoisonError::into_inner);
        let mut free =
            self.returned.wait_while(free, |free| *free < bytes).unwrap_or_else(PoisonError::into_inner);
        *free -= bytes;
        Share { budget: self, bytes }
    }
}

impl Drop for Share<'_> {
    fn drop(&mut self) {
        *self.budget.free.lock().unwrap_or_else(PoisonError::into_inner) += self.bytes;
        self.budget.returned.notify_all();
    }
}

#[cfg(test)]
mod tests {
    use super::Budget;
    use std::sync::atomic::{AtomicU64, Ordering};

    #[test]
    fn no_more_is_taken_than_there_is() {
        let (budget, taken, most) = (Budget::new(10), AtomicU64::new(0), AtomicU64::new(0));
        std::thread::scope(|scope| {
            for bytes in [3, 7, 4, 100, 6, 1, 9, 2] {
                scope.spawn({
                    let (budget, taken, most) = (&budget, &taken, &most);
                    move || {
                        for _ in 0..50 {
                            let _share = budget.take(bytes);
                            let now = taken.fetch_add(bytes.min(10), Ordering::SeqCst) + bytes.min(10);
                            most.fetch_max(now, Ordering::SeqCst);
                            taken.fetch_sub(bytes.min(10), Ordering::SeqCst);
                        }
                    }
                });
            }
        });
        assert!(most.load(Ordering::SeqCst) <= 10);
    }
}
