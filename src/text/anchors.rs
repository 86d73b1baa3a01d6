//! The places of a page that links may lead to.

/// The values of `id` and `name` in `html`.
pub fn anchors(html: &str) -> impl Iterator<Item = &str> {
    [" id=\"", " name=\""]
        .into_iter()
        .flat_map(move |attribute| html.split(attribute).skip(1).filter_map(|rest| rest.split('"').next()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_attributes_name_a_place() {
        let html = "<h2 id=\"a\">A</h2><a name=\"b\"></a><p title=\"c\">";
        assert_eq!(anchors(html).collect::<Vec<_>>(), ["a", "b"]);
    }
}
