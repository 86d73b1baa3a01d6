//! The words of [`super`], in French and English.

use jiff::civil::{Date, Time, Weekday};
use jiff::tz::TimeZone;

use crate::agenda::{Frequency, NthWeekday};
use crate::parse::date;

const FRENCH_DAYS: [&str; 7] = ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"];
const FRENCH_NUMBERS: [&str; 11] =
    ["", "", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix"];
const ENGLISH_NUMBERS: [&str; 11] =
    ["", "", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];

/// No line ends between a number and what it counts.
const HELD: char = '\u{a0}';

/// In which language to write.
#[derive(Debug, Clone, Copy)]
pub(super) struct Language {
    pub(super) french: bool,
}

/// From Monday to Friday.
pub(super) fn is_working_week(days: &[Weekday]) -> bool {
    days.len() == 5 && days.iter().all(|day| !matches!(day, Weekday::Saturday | Weekday::Sunday))
}

/// `premier`, `troisième`, `dernier`; `first`, `last`.
pub(super) fn ordinal_text(place: i16, language: Language) -> String {
    let name = match place {
        1 => language.say("premier", "first"),
        2 => language.say("deuxième", "second"),
        3 => language.say("troisième", "third"),
        4 => language.say("quatrième", "fourth"),
        5 => language.say("cinquième", "fifth"),
        -1 => language.say("dernier", "last"),
        -2 => language.say("avant-dernier", "second to last"),
        _ if place < 0 => {
            let from_end = language.say("à partir de la fin", "from the end");
            return format!("{} {from_end}", language.nth(-place));
        }
        _ => return language.nth(place),
    };
    name.to_owned()
}

impl Language {
    pub(super) fn say(self, french: &'static str, english: &'static str) -> &'static str {
        if self.french { french } else { english }
    }

    /// `3e`, `3rd`.
    fn nth(self, number: i16) -> String {
        let ending = match (number % 10, number % 100) {
            _ if self.french && number == 1 => "er",
            _ if self.french => "e",
            (_, 11..=13) => "th",
            (1, _) => "st",
            (2, _) => "nd",
            (3, _) => "rd",
            _ => "th",
        };
        format!("{number}{ending}")
    }

    /// `a, b et c`.
    pub(super) fn list(self, parts: &[String]) -> String {
        match parts {
            [] => String::new(),
            [one] => one.clone(),
            [first @ .., last] => format!("{} {} {last}", first.join(", "), self.say("et", "and")),
        }
    }

    pub(super) fn weekday(self, day: Weekday) -> String {
        if self.french {
            let place = usize::try_from(day.to_monday_zero_offset()).unwrap_or_default();
            return FRENCH_DAYS[place].to_owned();
        }
        format!("{day:?}")
    }

    /// `tous les mardis et jeudis`, `du lundi au vendredi`.
    pub(super) fn each_weekday(self, days: &[Weekday]) -> String {
        if is_working_week(days) {
            return self.say("du lundi au vendredi", "Monday to Friday").to_owned();
        }
        if days.len() == 7 {
            return self.every(1, Frequency::Daily);
        }
        let ending = if self.french { "s" } else { "" };
        let names: Vec<String> = days.iter().map(|day| format!("{}{ending}", self.weekday(*day))).collect();
        format!("{} {}", self.say("tous les", "every"), self.list(&names))
    }

    /// `un jeudi sur deux`.
    pub(super) fn weekday_in(self, day: Weekday, interval: u16) -> String {
        let name = self.weekday(day);
        match (self.french, interval) {
            (true, _) => format!("un {name} sur {}", self.number(interval)),
            (false, 2) => format!("every other {name}"),
            (false, _) => format!("every {} weeks on {name}", self.number(interval)),
        }
    }

    /// `le mardi et le jeudi`.
    pub(super) fn on_weekdays(self, days: &[Weekday]) -> String {
        let names: Vec<String> =
            days.iter().map(|day| format!("{}{}", self.say("le ", "on "), self.weekday(*day))).collect();
        self.list(&names)
    }

    /// `le premier mardi et le troisième mardi`.
    pub(super) fn numbered_weekdays(self, days: &[NthWeekday]) -> String {
        self.list(&days.iter().map(|day| day.text(self)).collect::<Vec<_>>())
    }

    /// `toutes les deux semaines`.
    pub(super) fn every(self, interval: u16, frequency: Frequency) -> String {
        let (all, noun) = match frequency {
            Frequency::Daily => ("tous les", self.say("jours", "day")),
            Frequency::Weekly => ("toutes les", self.say("semaines", "week")),
            Frequency::Monthly => ("tous les", self.say("mois", "month")),
            Frequency::Yearly => ("tous les", self.say("ans", "year")),
        };
        match (self.french, interval) {
            (true, 1) => format!("{all} {noun}"),
            // Eight days are a week in French, and fifteen are two.
            (true, 8 | 15) if frequency == Frequency::Daily => {
                format!("un jour sur {}", self.number(interval))
            }
            (true, _) => format!("{all} {} {noun}", self.number(interval)),
            (false, 1) => format!("every {noun}"),
            (false, _) => format!("every {} {noun}s", self.number(interval)),
        }
    }

    fn number(self, number: u16) -> String {
        let names = if self.french { FRENCH_NUMBERS } else { ENGLISH_NUMBERS };
        match names.get(usize::from(number)) {
            Some(name) if !name.is_empty() => (*name).to_owned(),
            _ => number.to_string(),
        }
    }

    /// `le 1er et le 15`, `le dernier jour`.
    pub(super) fn month_day_list(self, days: &[i8]) -> String {
        let text = |day: &i8| match (*day, self.french) {
            (day, _) if day < 0 => {
                let which = ordinal_text(i16::from(day), self);
                format!("{}{which} {}", self.say("le ", "the "), self.say("jour", "day"))
            }
            (1, true) => "le 1er".to_owned(),
            (day, true) => format!("le {day}"),
            (day, false) => format!("on the {}", self.nth(i16::from(day))),
        };
        self.list(&days.iter().map(text).collect::<Vec<_>>())
    }

    /// `le 14 juillet`, `le 1er mars et le 1er septembre`.
    pub(super) fn year_days(self, months: &[i8], days: &[i8]) -> String {
        let mut all = Vec::new();
        for month in months {
            for day in days {
                let text = match day {
                    1.. => format!("{}{}", self.say("le ", "on "), self.day_of_year(*month, *day)),
                    _ => format!("{} {}", self.month_day_list(&[*day]), self.of_months(&[*month])),
                };
                all.push(text);
            }
        }
        self.list(&all)
    }

    pub(super) fn month(self, month: i8) -> String {
        let name = jiff::civil::Date::new(2000, month, 1).ok().and_then(|day| self.date_of(day));
        let text = name.map(|date| date.long(self.french)).unwrap_or_default();
        text.split(' ').nth(1).unwrap_or_default().to_owned()
    }

    /// `en mars et en juin`, `de février à novembre`.
    pub(super) fn in_months(self, months: &[i8]) -> String {
        let follow = months.windows(2).all(|pair| pair[0] + 1 == pair[1]);
        if let ([first, .., last], true) = (months, follow && months.len() > 2) {
            let first = self.month(*first);
            let of = self.of_name(&first);
            return format!(
                "{}{first} {} {}",
                if self.french { of } else { "from " },
                self.say("à", "to"),
                self.month(*last)
            );
        }
        let names: Vec<String> =
            months.iter().map(|month| format!("{} {}", self.say("en", "in"), self.month(*month))).collect();
        self.list(&names)
    }

    /// `de mars`, `d’avril et d’août`.
    pub(super) fn of_months(self, months: &[i8]) -> String {
        let names: Vec<String> = months
            .iter()
            .map(|month| {
                let name = self.month(*month);
                if self.french { format!("{}{name}", self.of_name(&name)) } else { format!("of {name}") }
            })
            .collect();
        self.list(&names)
    }

    fn of_name(self, name: &str) -> &'static str {
        if name.starts_with(['a', 'o']) { "d’" } else { "de " }
    }

    fn date_of(self, day: Date) -> Option<date::Date> {
        date::Date::from_day(day, &TimeZone::UTC)
    }

    /// `30 juin 2018`, held together.
    pub(super) fn date(self, day: Date) -> String {
        let text = self.date_of(day).map_or_else(|| day.to_string(), |date| date.long(self.french));
        text.replace(' ', "\u{a0}")
    }

    /// `1er mai`, `1 May`.
    pub(super) fn day_of_year(self, month: i8, day: i8) -> String {
        let number = if self.french && day == 1 { "1er".to_owned() } else { day.to_string() };
        format!("{number}{HELD}{}", self.month(month))
    }

    /// `mercredi 14 mars 2018`.
    pub(super) fn long_day(self, day: Date) -> String {
        format!("{} {}", self.weekday(day.weekday()), self.date(day))
    }

    /// `du 19 au 20 octobre 2023`, with as much of the first day as differs.
    pub(super) fn days(self, first: Date, last: Date) -> String {
        let begin = match (first.year() == last.year(), first.month() == last.month()) {
            (true, true) if first.day() == 1 && self.french => "1er".to_owned(),
            (true, true) => first.day().to_string(),
            (true, false) => self.day_of_year(first.month(), first.day()),
            _ => self.date(first),
        };
        match self.french {
            true => format!("du {begin} au {}", self.date(last)),
            false => format!("{begin} to {}", self.date(last)),
        }
    }

    /// A day and a time; as the beginning of something if it has an end on another day.
    pub(super) fn moment(self, day: Date, time: Time, begins: bool) -> String {
        let day = self.long_day(day);
        match (self.french, begins) {
            (true, true) => format!("du {day} {}", self.at(time)),
            (true, false) | (false, true) => format!("{day} {}", self.at(time)),
            (false, false) => format!("{day}, {}", self.at(time)),
        }
    }

    pub(super) fn at(self, time: Time) -> String {
        format!("{} {}", self.say("à", "at"), self.clock(time))
    }

    /// `de 14 h 30 à 16 h`.
    pub(super) fn hours(self, from: Time, to: Time) -> String {
        let midnight = to == Time::midnight();
        let to = if midnight { self.say("minuit", "midnight").to_owned() } else { self.clock(to) };
        format!("{} {} {} {to}", self.say("de", "from"), self.clock(from), self.say("à", "to"))
    }

    /// `14 h 30`, `14:30`.
    fn clock(self, time: Time) -> String {
        match (self.french, time.minute()) {
            (true, 0) => format!("{}{HELD}h", time.hour()),
            (true, minute) => format!("{}{HELD}h{HELD}{minute:02}", time.hour()),
            (false, minute) => format!("{}:{minute:02}", time.hour()),
        }
    }
}
