//! From the hundreds of scopes of the grammars to the few classes of our sheets.

use std::cell::RefCell;
use std::collections::HashMap;
use std::sync::OnceLock;

use syntect::parsing::Scope;

macro_rules! classes {
    ($($variant:ident = $name:literal;)*) => {
        /// What a piece of code is, for a reader's eye.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum Class { $(#[doc = $name] $variant,)* }

        impl Class {
            /// Every class.
            #[cfg(test)]
            pub const ALL: &[Class] = &[$(Class::$variant,)*];

            /// Its name in CSS.
            pub fn name(self) -> &'static str {
                match self { $(Class::$variant => $name,)* }
            }
        }
    };
}

classes! {
    Keyword = "hl-k";
    Text = "hl-s";
    Comment = "hl-c";
    Number = "hl-n";
    Function = "hl-f";
    Type = "hl-t";
    Operator = "hl-o";
    Attribute = "hl-a";
    Tag = "hl-g";
    Variable = "hl-v";
    Escape = "hl-e";
    Inserted = "hl-i";
    Deleted = "hl-d";
    Heading = "hl-h";
}

/// Scopes by prefix. `None` ends the class around: code inside a text is code again.
const SCOPES: &[(&str, Option<Class>)] = &[
    ("comment", Some(Class::Comment)),
    ("string", Some(Class::Text)),
    ("constant", Some(Class::Number)),
    ("constant.character.escape", Some(Class::Escape)),
    ("constant.other.placeholder", Some(Class::Escape)),
    ("keyword", Some(Class::Keyword)),
    ("keyword.operator", Some(Class::Operator)),
    ("keyword.operator.word", Some(Class::Keyword)),
    ("keyword.operator.logical.python", Some(Class::Keyword)),
    ("storage", Some(Class::Keyword)),
    ("entity.name", Some(Class::Type)),
    ("entity.name.function", Some(Class::Function)),
    ("entity.name.tag", Some(Class::Tag)),
    ("entity.name.section", Some(Class::Heading)),
    ("entity.other.inherited-class", Some(Class::Type)),
    ("entity.other.attribute-name", Some(Class::Attribute)),
    ("support", Some(Class::Function)),
    ("support.type", Some(Class::Type)),
    ("support.class", Some(Class::Type)),
    ("support.constant", Some(Class::Number)),
    ("support.type.property-name", Some(Class::Attribute)),
    ("variable.function", Some(Class::Function)),
    ("variable.parameter", Some(Class::Variable)),
    ("variable.language", Some(Class::Keyword)),
    ("variable.other.readwrite.assignment", Some(Class::Variable)),
    ("markup.heading", Some(Class::Heading)),
    ("markup.inserted", Some(Class::Inserted)),
    ("markup.deleted", Some(Class::Deleted)),
    ("markup.raw", Some(Class::Text)),
    ("meta.decorator", Some(Class::Attribute)),
    ("meta.annotation", Some(Class::Attribute)),
    ("meta.preprocessor", Some(Class::Attribute)),
    ("meta.interpolation", None),
    ("meta.template.expression", None),
    ("punctuation.section.embedded", Some(Class::Escape)),
    ("source", None),
];

/// What `scope` says: a class, an end of all classes, or nothing of its own.
pub fn of(scope: Scope) -> Option<Option<Class>> {
    thread_local! {
        static KNOWN: RefCell<HashMap<Scope, Option<Option<Class>>>> = RefCell::default();
    }
    KNOWN.with_borrow_mut(|known| *known.entry(scope).or_insert_with(|| look_up(scope)))
}

fn look_up(scope: Scope) -> Option<Option<Class>> {
    static PREFIXES: OnceLock<Vec<(Scope, Option<Class>)>> = OnceLock::new();
    let prefixes = PREFIXES.get_or_init(|| {
        SCOPES.iter().filter_map(|(name, class)| Some((Scope::new(name).ok()?, *class))).collect()
    });
    prefixes
        .iter()
        .filter(|(prefix, _)| prefix.is_prefix_of(scope))
        .max_by_key(|(prefix, _)| prefix.len())
        .map(|(_, class)| *class)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn longest_prefix_decides() {
        let class = |name: &str| of(Scope::new(name).unwrap());
        assert_eq!(class("keyword.operator.arithmetic.js"), Some(Some(Class::Operator)));
        assert_eq!(class("keyword.control.js"), Some(Some(Class::Keyword)));
        assert_eq!(class("keywords"), None);
        assert_eq!(class("meta.block.js"), None);
        assert_eq!(class("source.js"), Some(None));
    }
}
