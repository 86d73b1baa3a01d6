//! Periods and recurrences in words, for readers: `un jeudi sur deux, jusqu’au 30 juin 2018`.
//!
//! Takes a value and whether to write French; returns typeset text, without markup. A number does not leave its noun at the
//! end of a line. What is written of a recurrence can be read again and is the same rule.

mod words;

use jiff::civil::{Date, Time};

use super::{Frequency, NthWeekday, Period, Recurrence, When};
use words::{Language, ordinal_text};

/// More months than these are named by those that are left.
const FEW_MONTHS: usize = 3;
/// More excepted days than these are counted.
const MOST_DAYS: usize = 8;

impl Recurrence {
    /// The recurrence of an event that begins at `start`, as a part of a sentence.
    pub fn describe(&self, start: &When, french: bool) -> String {
        let language = Language { french };
        let mut parts = vec![self.rhythm(start.day(), language)];
        parts.extend(self.months_apart().map(|months| language.in_months(months)));
        parts.extend(self.limits(start.day(), language));
        parts.extend(self.count.map(|count| format!("{count}\u{a0}{}", language.say("fois", "times"))));
        parts.extend(self.exceptions(language));
        parts.join(", ")
    }

    /// How often, and on which days.
    fn rhythm(&self, start: Date, language: Language) -> String {
        if !self.positions.is_empty() {
            return self.chosen(language);
        }
        match self.frequency {
            Frequency::Daily if self.weekdays.is_empty() && self.month_days.is_empty() => {
                language.every(self.interval, self.frequency)
            }
            Frequency::Daily => {
                let days = self.day_names(language);
                match self.interval {
                    1 => days,
                    _ => format!("{}, {days}", language.every(self.interval, self.frequency)),
                }
            }
            Frequency::Weekly => self.weekly(start, language),
            Frequency::Monthly => self.monthly(start, language),
            Frequency::Yearly => self.yearly(start, language),
        }
    }

    fn weekly(&self, start: Date, language: Language) -> String {
        let mut days: Vec<_> = self.weekdays.iter().map(|day| day.weekday).collect();
        if days.is_empty() {
            days.push(start.weekday());
        }
        match (self.interval, days.as_slice()) {
            (1, days) => language.each_weekday(days),
            (interval, [day]) => language.weekday_in(*day, interval),
            (interval, days) => {
                let every = language.every(interval, Frequency::Weekly);
                format!("{every}, {}", language.on_weekdays(days))
            }
        }
    }

    fn monthly(&self, start: Date, language: Language) -> String {
        let days = if self.weekdays.is_empty() && self.month_days.is_empty() {
            language.month_day_list(&[start.day()])
        } else {
            self.day_names(language)
        };
        match self.interval {
            1 if self.months.is_empty() => {
                format!("{days} {}", language.say("de chaque mois", "of every month"))
            }
            1 => format!("{days} {}", language.say("du mois", "of the month")),
            interval => format!("{}, {days}", language.every(interval, Frequency::Monthly)),
        }
    }

    fn yearly(&self, start: Date, language: Language) -> String {
        let days = match (self.weekdays.as_slice(), self.month_days.as_slice()) {
            ([], []) => {
                let months: &[i8] = if self.months.is_empty() { &[start.month()] } else { &self.months };
                language.year_days(months, &[start.day()])
            }
            ([], days) if !self.months.is_empty() => language.year_days(&self.months, days),
            _ if self.months.is_empty() => {
                let of = language.say("de l’année", "of the year");
                format!("{} {of}", self.day_names(language))
            }
            _ => format!("{} {}", self.day_names(language), language.of_months(&self.months)),
        };
        match self.interval {
            // A day of the calendar wants «every year» beside it.
            1 => format!(
                "{days}{}",
                if self.weekdays.is_empty() { language.say(" de chaque année", " every year") } else { "" }
            ),
            interval => format!("{}, {days}", language.every(interval, Frequency::Yearly)),
        }
    }

    /// The weekdays and days of the month by name.
    fn day_names(&self, language: Language) -> String {
        let weekdays: Vec<_> = self.weekdays.iter().map(|day| day.weekday).collect();
        let numbered = self.weekdays.iter().any(|day| day.nth.is_some());
        match (self.weekdays.is_empty(), self.month_days.is_empty()) {
            (true, _) => language.month_day_list(&self.month_days),
            (false, true) if numbered => language.numbered_weekdays(&self.weekdays),
            (false, true) => language.each_weekday(&weekdays),
            (false, false) => {
                let weekdays = if numbered {
                    language.numbered_weekdays(&self.weekdays)
                } else {
                    language.each_weekday(&weekdays)
                };
                let when = language.say("si c’est", "if it is");
                format!("{weekdays} {when} {}", language.month_day_list(&self.month_days))
            }
        }
    }

    /// `le dernier jour ouvré de chaque mois`.
    fn chosen(&self, language: Language) -> String {
        let which: Vec<String> = self.positions.iter().map(|place| ordinal_text(*place, language)).collect();
        let which = language.list(&which);
        let weekdays: Vec<_> = self.weekdays.iter().map(|day| day.weekday).collect();
        let plain = self.month_days.is_empty() && self.weekdays.iter().all(|day| day.nth.is_none());
        let of = match (self.frequency, self.interval) {
            (Frequency::Yearly, 1) if self.months.is_empty() => {
                language.say("de l’année", "of the year").to_owned()
            }
            (Frequency::Yearly, 1) => language.of_months(&self.months),
            (Frequency::Monthly, 1) => language.say("de chaque mois", "of every month").to_owned(),
            (frequency, interval) => format!(", {}", language.every(interval, frequency)),
        };
        let of = if of.starts_with(',') { of } else { format!(" {of}") };
        if plain && words::is_working_week(&weekdays) {
            let day = language.say("jour ouvré", "working day");
            return format!("{}{which} {day}{of}", language.say("le ", "the "));
        }
        let days = self.day_names(language);
        format!("{}{which} {} {days}{of}", language.say("le ", "the "), language.say("parmi", "among"))
    }

    /// The months of a rule whose days do not name them, unless it is shorter to say which are left out.
    fn months_apart(&self) -> Option<&[i8]> {
        let within = self.frequency == Frequency::Yearly || !self.months_left_out().is_empty();
        (!within && !self.months.is_empty()).then_some(self.months.as_slice())
    }

    /// The few months in which it does not take place.
    fn months_left_out(&self) -> Vec<i8> {
        let within = self.frequency == Frequency::Yearly || self.months.is_empty();
        let out: Vec<i8> = (1..=12).filter(|month| !within && !self.months.contains(month)).collect();
        if out.len() > FEW_MONTHS { Vec::new() } else { out }
    }

    fn limits(&self, start: Date, language: Language) -> Option<String> {
        let from = self.from.filter(|from| *from > start).map(|day| language.date(day));
        Some(match (from, self.until.map(|day| (day, language.date(day)))) {
            (Some(from), Some((_, until))) => match language.french {
                true => format!("du {from} au {until}"),
                false => format!("from {from} to {until}"),
            },
            (Some(from), None) => format!("{} {from}", language.say("à partir du", "from")),
            (None, Some((_, until))) => format!("{} {until}", language.say("jusqu’au", "until")),
            (None, None) => return None,
        })
    }

    /// `sauf en août et le 1er mai`; many days are counted.
    fn exceptions(&self, language: Language) -> Option<String> {
        let article = language.say("le ", "");
        let each_year = self.except_each_year.iter().map(|(month, day)| language.day_of_year(*month, *day));
        let days = self.except.iter().map(|day| language.date(*day));
        let mut days: Vec<String> = each_year.chain(days).map(|day| format!("{article}{day}")).collect();
        if days.len() > MOST_DAYS {
            days = vec![format!("{}\u{a0}{}", days.len(), language.say("jours", "days"))];
        }
        let months = self.months_left_out().into_iter().map(|month| language.in_months(&[month]));
        let all: Vec<String> = months.chain(days).collect();
        (!all.is_empty()).then(|| format!("{} {}", language.say("sauf", "except"), language.list(&all)))
    }
}

/// When an event is: `mercredi 14 mars 2018, de 14 h 30 à 16 h`, `du 19 au 20 octobre 2023`.
pub fn describe_period(period: &Period, french: bool) -> String {
    let language = Language { french };
    let (start, end) = (period.start, period.end);
    let last = end.map_or(start.day(), |end| end.day());
    match (start.time(), end.and_then(|end| end.time())) {
        (Some(from), Some(to)) if last != start.day() && !is_midnight_after(start.day(), last, to) => {
            format!(
                "{} {} {} {}",
                language.moment(start.day(), from, true),
                language.say("au", "to"),
                language.long_day(last),
                language.at(to),
            )
        }
        (Some(from), Some(to)) => {
            format!("{}, {}", language.long_day(start.day()), language.hours(from, to))
        }
        (Some(from), None) => language.moment(start.day(), from, false),
        (None, _) if last > start.day() => language.days(start.day(), last),
        (None, _) => language.long_day(start.day()),
    }
}

/// Whether an end is the midnight at which a day ends.
fn is_midnight_after(day: Date, last: Date, time: Time) -> bool {
    time == Time::midnight() && day.tomorrow().ok() == Some(last)
}

impl NthWeekday {
    fn text(&self, language: Language) -> String {
        let nth = ordinal_text(i16::from(self.nth.unwrap_or(1)), language);
        format!("{}{nth} {}", language.say("le ", "the "), language.weekday(self.weekday))
    }
}
