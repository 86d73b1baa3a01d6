//! Files that the program has made and a person has looked at: they stay as they are until somebody looks again.

use std::fs;
use std::path::Path;

/// Begins the line before a part that is made; the name of the part and ` -->` follow.
const BEGIN: &str = "<!-- generated: ";

/// The line after a part that is made.
const END: &str = "<!-- end -->\n";

/// Asserts that the file at `path` holds `made`; writes that first where a person says that they have looked at it.
pub fn reviewed(path: &Path, made: &str) {
    if std::env::var_os("EIGSITE_REVIEWED").is_some() {
        fs::write(path, made).expect("written");
    }
    let there = fs::read_to_string(path).expect("a reviewed file");
    let differs = there.lines().zip(made.lines()).position(|(there, made)| there != made);
    let line = differs.unwrap_or_else(|| there.lines().count().min(made.lines().count()));
    assert!(
        there == made,
        "{}:{}: not what is made now:\n- {}\n+ {}\nLook at it, and run this with EIGSITE_REVIEWED=1",
        path.display(),
        line + 1,
        there.lines().nth(line).unwrap_or("(nothing)"),
        made.lines().nth(line).unwrap_or("(nothing)"),
    );
}

/// Asserts that the page at `path`, below the folder of the crate, holds these made parts, and no others, each between
/// a line `<!-- generated: NAME -->` and a line `<!-- end -->`.
pub fn reviewed_parts(path: &str, parts: &[(&str, String)]) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    let page = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let mut named: Vec<&str> =
        page.split(BEGIN).skip(1).filter_map(|rest| rest.split(" -->").next()).collect();
    let mut made: Vec<&str> = parts.iter().map(|(name, _)| *name).collect();
    named.sort_unstable();
    made.sort_unstable();
    assert_eq!(named, made, "{}: parts that it has, and parts that are made", path.display());
    let page = parts.iter().fold(page, |page, (name, made)| with_part(&page, name, made));
    reviewed(&path, &page);
}

/// `page` with `made` as its part `name`.
fn with_part(page: &str, name: &str, made: &str) -> String {
    let begin = format!("{BEGIN}{name} -->\n");
    let (before, rest) = page.split_once(&begin).unwrap_or_else(|| panic!("no line `{}`", begin.trim()));
    let (_, after) = rest.split_once(END).unwrap_or_else(|| panic!("`{name}` has no end"));
    format!("{before}{begin}\n{}\n\n{END}{after}", made.trim())
}

/// A table of Markdown.
pub fn table<const N: usize>(heads: [&str; N], rows: impl IntoIterator<Item = [String; N]>) -> String {
    let line = |cells: [String; N]| format!("| {} |\n", cells.join(" | ")).replace("|  |", "| |");
    let mut table = line(heads.map(str::to_owned));
    table.push_str(&format!("|{}\n", "---|".repeat(N)));
    table.extend(rows.into_iter().map(line));
    table
}
