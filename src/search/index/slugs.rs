//! Texts that hold the slug of another text, which then goes without saying (`FORMAT.md`, 3.1 and 3.4).

use crate::search::text;

/// What stands for the slug.
const SLUG: &str = "\u{1}";

/// `text` with [`SLUG`] in place of the slug of `title`, if that is in it.
pub fn without_slug(text: &str, title: &str) -> String {
    let slug = text::slug(title);
    match text.rfind(&slug).filter(|_| slug.len() > 1) {
        Some(at) => format!("{}{SLUG}{}", &text[..at], &text[at + slug.len()..]),
        None => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn last_slug_of_the_title_goes_without_saying() {
        assert_eq!(without_slug("/x/l-oeuvre/l-oeuvre.html", "L’œuvre"), "/x/l-oeuvre/\u{1}.html");
        assert_eq!(without_slug("/x/y.html", "Autre"), "/x/y.html");
        assert_eq!(without_slug("/x/y.html", "東京"), "/x/y.html");
    }
}
