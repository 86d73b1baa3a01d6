//! Patterns of `include` and `exclude`, read as Jekyll reads them (Ruby's `File.fnmatch`).
//!
//! `*` is any text, slashes too; `?` is one character; `[a-z]` one of several, `[!a-z]` none of them; `\` takes
//! the meaning from what follows.

/// Whether all of `text` is what `pattern` describes.
pub(super) fn matches(pattern: &str, text: &str) -> bool {
    // Most patterns are plain names, and each file of a site is held against all of them.
    if !pattern.contains(['*', '?', '[', '\\']) {
        return pattern == text;
    }
    let pattern: Vec<char> = pattern.chars().collect();
    let text: Vec<char> = text.chars().collect();
    let (mut p, mut t) = (0, 0);
    // Where to try again: behind the last star, with one more character given to it.
    let mut retry: Option<(usize, usize)> = None;
    while t < text.len() {
        if pattern.get(p) == Some(&'*') {
            retry = Some((p + 1, t));
            p += 1;
        } else if let Some(next) = one(&pattern, p, text[t]) {
            p = next;
            t += 1;
        } else if let Some((star, from)) = retry {
            retry = Some((star, from + 1));
            (p, t) = (star, from + 1);
        } else {
            return false;
        }
    }
    pattern[p..].iter().all(|&c| c == '*')
}

/// The place in the pattern behind the part at `p`, if that part takes `c`.
fn one(pattern: &[char], p: usize, c: char) -> Option<usize> {
    match *pattern.get(p)? {
        '?' => Some(p + 1),
        '[' => match class(pattern, p + 1, c) {
            Some((true, next)) => Some(next),
            Some((false, _)) => None,
            // A bracket that nothing closes stands for itself.
            None => (c == '[').then_some(p + 1),
        },
        '\\' if p + 1 < pattern.len() => (pattern[p + 1] == c).then_some(p + 2),
        plain => (plain == c).then_some(p + 1),
    }
}

/// Whether the class that opens before `p` holds `c`, and where the pattern goes on.
fn class(pattern: &[char], mut p: usize, c: char) -> Option<(bool, usize)> {
    let negated = matches!(pattern.get(p), Some('!' | '^'));
    if negated {
        p += 1;
    }
    let mut found = false;
    let first = p;
    loop {
        let low = *pattern.get(p)?;
        if low == ']' && p > first {
            return Some((found != negated, p + 1));
        }
        let is_range =
            pattern.get(p + 1) == Some(&'-') && pattern.get(p + 2).is_some_and(|&high| high != ']');
        let high = if is_range { pattern[p + 2] } else { low };
        found |= (low..=high).contains(&c);
        p += if is_range { 3 } else { 1 };
    }
}

#[cfg(test)]
mod tests {
    use super::matches;

    #[test]
    fn star_takes_slashes_too() {
        assert!(matches("*.bak", "a/b.bak"));
        assert!(matches("docs/*", "docs/a/b"));
        assert!(matches("*a*b*", "xaxxbx"));
        assert!(!matches("*a*b", "xaxxbx"));
        assert!(matches("docs/**/x", "docs/a/b/x"));
        assert!(!matches("docs", "docs/a"));
        assert!(matches("*", ""));
    }

    #[test]
    fn one_character_can_be_any_or_of_a_class() {
        assert!(matches("?.md", "é.md"));
        assert!(!matches("?.md", ".md"));
        assert!(matches("[a-c]x", "bx"));
        assert!(!matches("[!a-c]x", "bx"));
        assert!(matches("[]a]", "]"));
        assert!(matches("[a", "[a"));
        assert!(matches("\\*", "*"));
        assert!(!matches("\\*", "a"));
    }

    #[test]
    fn many_stars_do_not_take_for_ever() {
        assert!(!matches(&format!("{}b", "*aa".repeat(500)), &"a".repeat(5000)));
    }
}
