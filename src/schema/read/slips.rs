//! Tells of slips in a site's own schema, at their places.

use super::Reader;
use crate::diag::{Code, Diagnostic, Fix, Near, Text, near, text};
use crate::source::Span;
use crate::yaml::{Map, Outline, Step, respell};
use std::ops::Range;

impl Reader<'_> {
    pub(in crate::schema) fn locate(&self, path: &[&str]) -> Option<Range<usize>> {
        self.outline()?.value(&steps(path))
    }

    fn outline(&self) -> Option<&Outline> {
        let text = self.own?.text;
        Some(self.outline.get_or_init(|| Outline::new(text, 0..text.len())))
    }

    pub(in crate::schema) fn known_keys(&mut self, map: &Map, at: &[&str], known: &[&str]) {
        let mut given = Vec::new();
        for key in map.keys().filter(|key| !known.contains(key)) {
            let path: Vec<&str> = at.iter().copied().chain([key]).collect();
            let near = near(key, known.iter().copied());
            let help = near.map_or_else(
                || text!("keys-here-are", known = known.join(", ")),
                |near| text!("did-you-mean", near = near.name),
            );
            let range = self.outline().and_then(|outline| outline.key(&steps(&path)));
            // A key that is there already must not come to be there twice.
            let free = near.filter(|near| map.get(near.name).is_none() && !given.contains(&near.name));
            given.extend(free.map(|near| near.name));
            let fix = self.fix(range.clone(), key, free);
            self.tell(range, text!("the-schema-has-no-key-here", key = key), help).fix = fix;
        }
    }

    /// Tells that what stands at `path` is the name of no `what`.
    pub(in crate::schema) fn wrong_name(&mut self, path: &[&str], name: &str, known: &[&str], what: Text) {
        let near = near(name, known.iter().copied());
        let help = near.map_or_else(
            || text!("there-are", known = known.join(", ")),
            |near| text!("did-you-mean", near = near.name),
        );
        let range = self.locate(path);
        let fix = self.fix(range.clone(), name, near);
        self.tell(range, text!("no-what-is-called", what = what, name = name), help).fix = fix;
    }

    /// The edit that puts `near` in the place of the `name` at `range`.
    fn fix(&self, range: Option<Range<usize>>, name: &str, near: Option<Near<'_>>) -> Option<Fix> {
        let (own, near) = (self.own?, near.filter(|near| near.sole)?);
        respell(own.text, Span::new(own.source, range?), name, near.name)
    }

    pub(in crate::schema) fn wrong(&mut self, path: &[&str], message: Text, help: Text) {
        let range = self.locate(path);
        self.tell(range, message, help);
    }

    pub(in crate::schema) fn tell(
        &mut self,
        range: Option<Range<usize>>,
        message: Text,
        help: Text,
    ) -> &mut Diagnostic {
        let Some(own) = self.own else {
            unreachable!("the embedded schema is read by a test: {message:?}");
        };
        let span = Span::new(own.source, range.unwrap_or(0..0));
        self.diagnostics.push(Diagnostic::new(Code::InvalidSchema, span, message).help(help));
        self.diagnostics.last_mut().expect("just pushed")
    }
}

fn steps<'a>(path: &[&'a str]) -> Vec<Step<'a>> {
    path.iter().map(|key| Step::Key(key)).collect()
}
