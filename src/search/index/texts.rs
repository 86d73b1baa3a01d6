//! Many short texts in the order of bytes, known by their numbers.
//!
//! Takes texts, keeps them in one; knows nothing of what they mean.

/// Texts one after the other: a site has some hundred thousand.
#[derive(Debug, Default)]
pub struct Texts {
    all: String,
    /// Where each ends.
    ends: Vec<u32>,
}

impl Texts {
    /// How many there are.
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Puts a text of these letters behind all others.
    pub fn push(&mut self, letters: impl Iterator<Item = char>) {
        self.all.extend(letters);
        self.ends.push(self.all.len() as u32);
    }

    /// The text of a number.
    pub fn get(&self, number: u32) -> &str {
        let start = number.checked_sub(1).map_or(0, |before| self.ends[before as usize]);
        &self.all[start as usize..self.ends[number as usize] as usize]
    }

    /// All of them, in order.
    pub fn iter(&self) -> impl Iterator<Item = &str> + Clone {
        (0..self.ends.len() as u32).map(|number| self.get(number))
    }

    /// The number of a text, where all stand in the order of bytes.
    pub fn find(&self, text: &str) -> Option<u32> {
        let (mut from, mut to) = (0, self.ends.len() as u32);
        while from < to {
            let middle = from + (to - from) / 2;
            match self.get(middle).cmp(text) {
                std::cmp::Ordering::Less => from = middle + 1,
                std::cmp::Ordering::Equal => return Some(middle),
                std::cmp::Ordering::Greater => to = middle,
            }
        }
        None
    }
}

impl<'a> FromIterator<&'a str> for Texts {
    fn from_iter<T: IntoIterator<Item = &'a str>>(texts: T) -> Self {
        let mut all = Texts::default();
        for text in texts {
            all.all.push_str(text);
            all.ends.push(all.all.len() as u32);
        }
        all
    }
}

/// The first bytes of a text as a number: of two texts the one with the less comes first, and only those with the same
/// need to be compared. Put before texts that are sorted, it spares looking at most of them.
pub fn beginning(text: &str) -> u128 {
    let mut bytes = [0; 16];
    let length = text.len().min(bytes.len());
    bytes[..length].copy_from_slice(&text.as_bytes()[..length]);
    u128::from_be_bytes(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_found_by_number_and_numbers_by_text() {
        let texts: Texts = ["", "a", "archive", "archives", "é"].into_iter().collect();
        assert_eq!((texts.len(), texts.get(0), texts.get(2), texts.get(4)), (5, "", "archive", "é"));
        assert!(texts.iter().zip(0..).all(|(text, number)| texts.find(text) == Some(number)));
        assert_eq!((texts.find("b"), texts.find("z"), Texts::default().find("a")), (None, None, None));
    }

    #[test]
    fn beginnings_are_in_the_order_of_texts() {
        let texts =
            ["", "a", "a\0", "ab", "b", "sixteen bytes it", "sixteen bytes or", "sixteen bytes or more", "é"];
        for two in texts.windows(2) {
            assert!((beginning(two[0]), two[0]) < (beginning(two[1]), two[1]), "{two:?}");
        }
    }
}
