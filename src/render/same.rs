//! The parts of a frame that are the same on all pages in a language: rendered once, not on each page.
//!
//! Takes the theme and the values that the pages share; returns the parts by the names of their components. A component
//! that a theme has made to show something of the page is none of them: there the template calls it.

use super::theme::Theme;
use super::values::{Values, map};
use tera::Value as T;

/// The components that show nothing of the page that they stand on.
const COMPONENTS: [&str; 5] = ["icon", "keyboard_help", "scheme_switch", "search_form", "site_says"];

/// The parts that stand on all pages which share the values `shared`, each as HTML, or nothing.
pub fn parts(theme: &Theme, shared: &Values) -> T {
    let context = Values::default().over(shared);
    let part = |name: &str| {
        let component = theme.tera.get_component_definition(name)?;
        let known = component.args().iter().all(|arg| shared.get(arg.name()).is_some());
        let none = tera::Context::new();
        // What cannot be rendered is told where a page calls it.
        let html = || theme.tera.render_component_with_implicits(name, &none, &context, None, true).ok();
        known.then(html)?
    };
    map(COMPONENTS.map(|name| (name, part(name).map_or_else(T::none, |html| T::safe_string(&html)))))
}
