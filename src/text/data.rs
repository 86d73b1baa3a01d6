//! The data that a text or a template reads: `site.data.equipe`, `data["equipe"]`.

use memchr::memmem;

/// How data is named.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Named<'t> {
    /// By this name.
    By(&'t str),
    /// By what a variable holds.
    BySomething,
}

/// How `text` names data, wherever it may; the word stands in many an address, too.
pub fn data_names(text: &str) -> impl Iterator<Item = Named<'_>> {
    const WORD: &str = "data";
    memmem::find_iter(text.as_bytes(), WORD).filter_map(|at| named(&text[at + WORD.len()..]))
}

/// What follows the word in a text.
fn named(rest: &str) -> Option<Named<'_>> {
    let is_part = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_');
    if let Some(rest) = rest.strip_prefix('.') {
        let end = rest.find(|c| !is_part(c)).unwrap_or(rest.len());
        return (end > 0).then(|| Named::By(&rest[..end]));
    }
    let rest = rest.strip_prefix('[')?;
    match rest.chars().next() {
        Some(quote @ ('"' | '\'')) => rest[1..].split(quote).next().map(Named::By),
        Some(first) if is_part(first) => Some(Named::BySomething),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_found_in_texts_and_templates() {
        let text = "{{ site.data.equipe }} data['a b'] data[page.lang] les data. data[] https://data.gouv.fr";
        let names: Vec<_> = data_names(text).collect();
        assert_eq!(names, [Named::By("equipe"), Named::By("a b"), Named::BySomething, Named::By("gouv")]);
    }
}
