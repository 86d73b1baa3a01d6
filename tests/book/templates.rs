//! The templates of the default theme, as the reference lists them.

use crate::harness::{reviewed_parts, table};
use std::fs;
use std::path::Path;

/// The files in the folder `folder` of the theme's templates, by name, with their texts.
fn templates(folder: &str) -> Vec<(String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("themes/eig/templates").join(folder);
    let mut files: Vec<(String, String)> = fs::read_dir(&folder)
        .expect("a folder")
        .map(|entry| entry.expect("a file").path())
        .filter(|path| path.is_file())
        .map(|path| {
            let name = path.file_name().expect("a name").to_string_lossy().into_owned();
            (name, fs::read_to_string(&path).expect("readable"))
        })
        .collect();
    files.sort();
    files
}

/// What stands behind each `{% word ` of `text`, up to the end of the tag.
fn tags<'t>(text: &'t str, word: &str) -> Vec<&'t str> {
    let begin = format!("{{% {word} ");
    let tags = text.split(begin.as_str()).skip(1).filter_map(|rest| rest.split("%}").next());
    tags.map(|tag| tag.trim().trim_end_matches('-').trim()).collect()
}

#[test]
fn templates_of_the_book_are_those_of_the_theme() {
    let code = |words: Vec<&str>| words.iter().map(|word| format!("`{word}`")).collect::<Vec<_>>().join(", ");
    let rows = templates("").into_iter().map(|(name, text)| {
        let extends: Vec<&str> = tags(&text, "extends").iter().map(|name| name.trim_matches('"')).collect();
        [format!("`{name}`"), code(extends), code(tags(&text, "block"))]
    });
    let frames = table(["template", "extends", "blocks that it has or fills"], rows);
    let rows = templates("components").into_iter().flat_map(|(file, text)| {
        let components: Vec<[String; 2]> = tags(&text, "component")
            .into_iter()
            .map(|component| [format!("`{component}`"), format!("`{file}`")])
            .collect();
        components
    });
    let components = table(["component, with what it is given", "in"], rows);
    reviewed_parts("content/docs/reference/theme.md", &[("templates", frames), ("components", components)]);
}

#[test]
fn filters_and_functions_of_the_program_are_in_the_book() {
    let theme = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("src/render/theme.rs"));
    let theme = theme.expect("readable");
    let registered: Vec<&str> = ["register_filter(\"", "register_function(\"", "register_test(\""]
        .iter()
        .flat_map(|call| theme.split(call).skip(1).filter_map(|rest| rest.split('"').next()))
        .collect();
    assert!(!registered.is_empty(), "the program registers them elsewhere");
    let book = super::page("reference/theme.md");
    for name in registered {
        assert!(book.contains(&format!("`{name}`")), "`{name}` is not in the chapter on themes");
    }
}
