//! The year of dates that are written without one: what the file says of it.
//!
//! Takes the text and the path of a file; says which year holds at a place in it. A file is looked through once.

use crate::source::{SourceId, Sources};
use std::collections::HashMap;

/// The years that files name.
#[derive(Debug)]
pub(super) struct Years<'s> {
    sources: &'s Sources,
    files: HashMap<SourceId, Vec<(usize, i16)>>,
}

impl<'s> Years<'s> {
    /// Years in `sources`.
    pub(super) fn new(sources: &'s Sources) -> Self {
        Self { sources, files: HashMap::new() }
    }

    /// The year that holds at byte `offset` of a file: that of the nearest headline above, or of the file as a whole.
    pub(super) fn at(&mut self, source: SourceId, offset: usize) -> Option<i16> {
        let file = self.sources.get(source);
        let years = self.files.entry(source).or_insert_with(|| years_of(&file.path, &file.text));
        let above = years.partition_point(|(start, _)| *start <= offset);
        above.checked_sub(1).map(|at| years[at].1)
    }
}

/// Where which year begins to hold: from the start of the file on that of its path or of its own `year`, then that of
/// each headline that names one.
fn years_of(path: &str, text: &str) -> Vec<(usize, i16)> {
    let named = path.rsplit('/').find_map(year_in);
    let mut years: Vec<(usize, i16)> = named.map(|year| (0, year)).into_iter().collect();
    let outlined = [".md", ".markdown", ".org"].iter().any(|ending| path.ends_with(ending));
    let mut front_matter = false;
    let mut offset = 0;
    for line in text.split_inclusive('\n').filter(|_| outlined) {
        if line.trim_end() == "---" {
            front_matter = offset == 0;
        } else if let Some(value) = keyword(line, front_matter) {
            years.extend(year_in(value).map(|year| (0, year)));
        } else if !front_matter && is_headline(line) {
            years.extend(year_in(line).map(|year| (offset, year)));
        }
        offset += line.len();
    }
    // What the file says of itself comes after its path, and is found before the headlines or not at all.
    years.sort_by_key(|(start, _)| *start);
    years
}

/// The value of `year:` in front matter, or of `#+year:` anywhere.
fn keyword(line: &str, front_matter: bool) -> Option<&str> {
    let (key, value) = line.split_once(':')?;
    let key = key.trim().to_lowercase();
    let name = if front_matter { key.as_str() } else { key.strip_prefix("#+")? };
    ["year", "annee", "année"].contains(&name).then_some(value)
}

/// Whether a line is a headline of Markdown or Org.
fn is_headline(line: &str) -> bool {
    let rest = line.trim_start_matches(['#', '*']);
    rest.len() < line.len() && rest.starts_with([' ', '\t'])
}

/// The first year that `text` names: four digits by themselves.
pub(super) fn year_in(text: &str) -> Option<i16> {
    let numbers = text.split(|c: char| !c.is_ascii_digit()).filter(|digits| digits.len() == 4);
    numbers.filter_map(|digits| digits.parse().ok()).find(|year| (1900..2100).contains(year))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn year_is_that_of_the_path_the_file_or_the_headline() {
        assert_eq!(years_of("eig/2020/planning.md", "texte\n"), [(0, 2020)]);
        assert_eq!(years_of("planning_2020.md", "---\nyear: 2021\n---\n")[1], (0, 2021));
        assert_eq!(years_of("planning.org", "#+year: 2019\n* Sessions\n"), [(0, 2019)]);
        assert_eq!(years_of("planning.md", "# 2020\n\n## Mars\n# 2021-2022\n"), [(0, 2020), (16, 2021)]);
        assert_eq!(years_of("_data/agenda.yml", "# 2020\na: 1\n"), []);
        assert_eq!(years_of("a12020.md", "# 20 201\n"), []);
    }
}
