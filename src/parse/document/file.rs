//! What the path of a file says: what it holds, and the name that its entry goes by.

/// Whether a file with this path holds Markdown.
pub fn is_markdown(path: &str) -> bool {
    matches!(extension(path).as_str(), "md" | "markdown" | "mkd" | "mkdn" | "mkdown")
}

/// Whether a file with this path holds Org.
pub fn is_org(path: &str) -> bool {
    extension(path) == "org"
}

/// Whether a file with this path holds HTML.
pub fn is_html(path: &str) -> bool {
    matches!(extension(path).as_str(), "html" | "htm")
}

fn extension(path: &str) -> String {
    let name = path.rsplit('/').next().unwrap_or(path);
    name.rsplit_once('.').map_or_else(String::new, |(_, extension)| extension.to_lowercase())
}

fn file_name(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or(path)
}

fn file_stem(path: &str) -> &str {
    let name = file_name(path);
    name.rsplit_once('.').map_or(name, |(stem, _)| stem)
}

/// The name that an entry goes by: that of its file without ending, or of its folder, whose index the file is. A page
/// that is an index has its place from that.
pub(super) fn name_of<'p>(path: &'p str, collection: &str) -> &'p str {
    let stem = file_stem(path);
    let folder = path.rsplit_once('/').map_or("", |(folders, _)| file_name(folders));
    let is_index = matches!(stem, "index" | "_index") && collection != "pages";
    if is_index && !folder.is_empty() && !folder.starts_with('_') { folder } else { stem }
}
