//! The French words of the command line: files in the form of Fluent, read when they are first asked for.

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource};
use std::borrow::Cow;
use std::sync::LazyLock;

/// The files.
pub(super) const FILES: [&str; 2] = [include_str!("fr.ftl"), include_str!("errors.ftl")];

type Bundle = FluentBundle<FluentResource>;

static FRENCH: LazyLock<Bundle> = LazyLock::new(|| {
    let mut bundle = FluentBundle::new_concurrent(vec!["fr".parse().expect("the code of a language")]);
    // Terminals do not know marks of direction.
    bundle.set_use_isolating(false);
    for file in FILES {
        // A test tells of what cannot be read.
        let resource = FluentResource::try_new(file.to_owned()).unwrap_or_else(|(resource, _)| resource);
        let twice = bundle.add_resource(resource);
        debug_assert!(twice.is_ok(), "{twice:?}");
    }
    bundle
});

/// What the command `id` is for.
pub(super) fn command(id: &str) -> Option<Cow<'static, str>> {
    let pattern = FRENCH.get_message(id)?.value()?;
    Some(FRENCH.format_pattern(pattern, None, &mut Vec::new()))
}

/// What the message `id` says under `name`.
pub(super) fn attribute(id: &str, name: &str) -> Option<Cow<'static, str>> {
    let attribute = FRENCH.get_message(id)?.get_attribute(name)?;
    Some(FRENCH.format_pattern(attribute.value(), None, &mut Vec::new()))
}

/// What `name` is in the command `id`, or in all commands.
pub(super) fn argument(id: &str, name: &str) -> Option<Cow<'static, str>> {
    attribute(id, name).or_else(|| attribute("all", name))
}

/// What stands for a value, where `name` does in English.
pub(super) fn value_name(name: &str) -> Option<&'static str> {
    match attribute("value", &name.replace('=', "-"))? {
        Cow::Borrowed(french) => Some(french),
        Cow::Owned(_) => None,
    }
}

/// What stands around the help of every command, under `name`.
pub(super) fn frame(name: &str) -> &'static str {
    match attribute("frame", name) {
        Some(Cow::Borrowed(words)) => words,
        _ => "",
    }
}

/// The sentence `id` about `args`, by their names.
pub(super) fn sentence<const N: usize>(id: &str, args: [(&'static str, &str); N]) -> String {
    let Some(pattern) = FRENCH.get_message(id).and_then(|message| message.value()) else {
        return id.to_owned();
    };
    let args: FluentArgs<'_> = args.into_iter().collect();
    FRENCH.format_pattern(pattern, Some(&args), &mut Vec::new()).into_owned()
}
