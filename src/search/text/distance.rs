//! How many typing errors lie between two words.

/// The optimal string alignment distance of `a` and `b` (insertion, deletion, substitution, transposition of
/// neighbours), or `None` if it is above `limit`.
pub fn distance(a: &[char], b: &[char], limit: usize) -> Option<usize> {
    if a.len().abs_diff(b.len()) > limit {
        return None;
    }
    let mut before: Vec<usize> = vec![0; b.len() + 1];
    let mut above: Vec<usize> = (0..=b.len()).collect();
    let mut row: Vec<usize> = vec![0; b.len() + 1];
    let mut least_above = 0;
    for i in 1..=a.len() {
        row[0] = i;
        let mut least = i;
        for j in 1..=b.len() {
            let changed = above[j - 1] + usize::from(a[i - 1] != b[j - 1]);
            row[j] = changed.min(above[j] + 1).min(row[j - 1] + 1);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                row[j] = row[j].min(before[j - 2] + 1);
            }
            least = least.min(row[j]);
        }
        // A transposition reaches over one row: two rows without hope are needed to give up.
        if least > limit && least_above > limit {
            return None;
        }
        least_above = least;
        (before, above, row) = (above, row, before);
    }
    Some(above[b.len()]).filter(|found| *found <= limit)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn between(a: &str, b: &str, limit: usize) -> Option<usize> {
        let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
        assert_eq!(distance(&a, &b, limit), distance(&b, &a, limit));
        distance(&a, &b, limit)
    }

    #[test]
    fn each_kind_of_error_counts_one() {
        assert_eq!(between("archive", "archive", 0), Some(0));
        assert_eq!(between("archive", "archives", 1), Some(1));
        assert_eq!(between("archive", "arcive", 1), Some(1));
        assert_eq!(between("archive", "archuve", 1), Some(1));
        assert_eq!(between("archive", "arhcive", 1), Some(1));
        assert_eq!(between("ab", "ba", 1), Some(1));
        assert_eq!(between("numerique", "nuemriqeu", 2), Some(2));
    }

    #[test]
    fn swapped_letters_are_not_changed_again() {
        // Damerau's own distance is 2 here; the optimal string alignment's is 3.
        assert_eq!(between("ca", "abc", 3), Some(3));
    }

    #[test]
    fn nothing_is_said_above_the_limit() {
        assert_eq!(between("archive", "numerique", 2), None);
        assert_eq!(between("abcd", "abef", 1), None);
        assert_eq!(between("", "ab", 1), None);
        assert_eq!(between("", "ab", 2), Some(2));
        assert_eq!(between("", "", 0), Some(0));
    }
}
