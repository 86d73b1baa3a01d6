//! How much something weighs, in words.

use super::{Arg, Text, text};

/// `bytes` as people read them: in thousands or in millions.
pub fn size(bytes: u64) -> Text {
    let tenths = || Arg::Decimal(format!("{}.{}", bytes / 1000, bytes % 1000 / 100));
    match bytes {
        0..100_000 => text!("kilobytes", number = tenths()),
        100_000..10_000_000 => text!("kilobytes", number = bytes / 1000),
        _ => text!("megabytes", number = bytes / 1_000_000),
    }
}
