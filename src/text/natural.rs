//! The order of numbers that people give things: 2, 4, 4.2, 10.

/// A part of such a number, to sort by: figures come before letters.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// Figures.
    Number(u64),
    /// Letters, folded.
    Word(String),
}

/// The parts of `text`: `4.2` comes after `4` and before `10`, `4 bis` after `4`.
pub fn natural(text: &str) -> Vec<Part> {
    let mut parts = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let is_digit = first.is_ascii_digit();
        let same = |c: char| c.is_ascii_digit() == is_digit && (is_digit || c.is_alphanumeric());
        let end = rest.find(|c| !same(c)).unwrap_or(rest.len());
        if end == 0 {
            rest = &rest[first.len_utf8()..];
            continue;
        }
        let (part, after) = rest.split_at(end);
        // More figures than a number holds are the greatest number.
        parts.push(match is_digit {
            true => Part::Number(part.parse().unwrap_or(u64::MAX)),
            false => Part::Word(super::fold(part)),
        });
        rest = after;
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_in_the_order_in_which_people_count() {
        let mut numbers = ["10", "4.2", "1", "4", "2", "5", "4 bis", "B", "", "4.10", "Défi 3"];
        numbers.sort_by_key(|number| natural(number));
        assert_eq!(numbers, ["", "1", "2", "4", "4.2", "4.10", "4 bis", "5", "10", "B", "Défi 3"]);
        assert_eq!(natural("99999999999999999999999"), [Part::Number(u64::MAX)]);
        assert_eq!(natural("4.2"), natural(" n° 4 . 2")[1..]);
    }
}
