//! What the words of a recurrence said so far, before it is a rule.

use crate::diag::text;
use std::ops::Range;

use super::clock::Clock;
use super::day::Loose;
use super::names::Unit;
use crate::agenda::{Misread, NthWeekday};

/// The parts of a sentence. They come in any order, and each at most once.
#[derive(Debug, Default)]
pub(super) struct Draft {
    /// Every so many units.
    pub(super) every: Option<(u16, Unit)>,
    pub(super) weekdays: Vec<NthWeekday>,
    pub(super) month_days: Vec<i8>,
    /// Days of the year: month, day.
    pub(super) year_days: Vec<(i8, i8)>,
    pub(super) months: Vec<i8>,
    pub(super) positions: Vec<i16>,
    /// Whether `du mois` stood there.
    pub(super) of_month: bool,
    /// Where the days were named.
    pub(super) days_at: Option<Range<usize>>,
    pub(super) from: Option<Loose>,
    pub(super) until: Option<Loose>,
    /// Two days without a year, or with: `du … au …`.
    pub(super) season: Option<(Loose, Loose)>,
    /// For so many units.
    pub(super) lasting: Option<(u16, Unit)>,
    pub(super) count: Option<u32>,
    pub(super) except_days: Vec<Loose>,
    pub(super) except_months: Vec<i8>,
    pub(super) hours: Option<(Clock, Option<Clock>, Range<usize>)>,
}

impl Draft {
    /// Notes every so many units; a second unit contradicts the first.
    pub(super) fn set_every(&mut self, every: (u16, Unit), range: Range<usize>) -> Result<(), Misread> {
        if every.0 == 0 || every.0 > 999 {
            return Err(Misread::new(range, text!("a-recurrence-cannot-be-counted-in"), super::FORMS));
        }
        match self.every {
            Some(before) if before != every => Err(contradiction(range)),
            _ => {
                self.every = Some(every);
                Ok(())
            }
        }
    }

    /// Whether an end was named.
    pub(super) fn has_end(&self) -> bool {
        self.until.is_some() || self.season.is_some() || self.lasting.is_some() || self.count.is_some()
    }
}

/// Two parts that cannot both be meant.
pub(super) fn contradiction(range: Range<usize>) -> Misread {
    Misread::new(range, text!("this-does-not-go-with-what"), super::FORMS)
}
