//! The outline of a text, whatever it is written in: headings, list items, paragraphs and tables in their order.
//!
//! Org and Markdown become the same [`Listing`], from which tool uses and catalogues are read. Everything keeps its
//! place in the source. The outline is flat, items carry their depth: ten thousand nested bullets are ten thousand
//! blocks, and nothing recurses.

mod cells;
pub mod markdown;

use std::ops::Range;

/// The outline of one text.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Listing {
    /// What the text says of itself: Org's `#+KEY: value`, front matter of Markdown; keys in lower case, with their
    /// place.
    pub keywords: Vec<(String, Phrase)>,
    /// In the order of the text.
    pub blocks: Vec<Block>,
}

/// One part of an outline.
#[derive(Debug, Clone, PartialEq)]
pub enum Block {
    /// A headline.
    Heading(Heading),
    /// An item of a list.
    Item(Item),
    /// A paragraph.
    Paragraph(Phrase),
    /// A table.
    Table(Table),
}

/// A headline.
#[derive(Debug, Clone, PartialEq)]
pub struct Heading {
    /// From 1, the widest.
    pub level: usize,
    /// Org's keyword before it: `TODO`.
    pub keyword: Option<String>,
    /// Its text, without keyword and tags.
    pub phrase: Phrase,
    /// Org's tags behind it.
    pub tags: Vec<String>,
}

/// An item of a list.
#[derive(Debug, Clone, PartialEq)]
pub struct Item {
    /// From 0, the outermost; an item of depth n + 1 belongs to the last item of depth n or less before it.
    pub depth: usize,
    /// Its text, continuation lines included, without its bullet.
    pub phrase: Phrase,
}

/// A table.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Table {
    /// Its rows; rules between them are not kept.
    pub rows: Vec<Row>,
}

/// A row of a table.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// Whether a rule below it (or the form of the table) makes it a header.
    pub header: bool,
    /// Its cells as written; rows of one table may have different numbers of them.
    pub cells: Vec<Phrase>,
    /// Where it stands.
    pub range: Range<usize>,
}

/// A piece of running text: what a reader reads, and where each part of it is written.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Phrase {
    /// The text without markup; a line break within it is one space.
    pub text: String,
    runs: Vec<Run>,
    /// What is set off, in the order in which it ends.
    marks: Vec<(Mark, Range<usize>)>,
    /// What is set off and not over yet.
    begun: Vec<(Mark, usize)>,
    /// Where the phrase stands, markup included.
    pub range: Range<usize>,
}

/// Part of a phrase that is written in one go.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Run {
    /// Where it begins in the phrase's text.
    at: usize,
    /// Where it is written.
    range: Range<usize>,
    /// Where it leads, if it is a link.
    url: Option<String>,
}

/// How an author sets off part of a phrase.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mark {
    /// As code, which is how many write the names of packages.
    Code,
    /// In bold, which is how many write labels.
    Strong,
}

/// A link within a phrase.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PhraseLink<'p> {
    /// What stands for it in the phrase's text.
    pub text: Range<usize>,
    /// Where it leads.
    pub url: &'p str,
    /// Where its text is written.
    pub range: Range<usize>,
}

impl Phrase {
    /// An empty phrase at `range`.
    pub fn at(range: Range<usize>) -> Self {
        Self { range, ..Self::default() }
    }

    /// A phrase that is written as it reads.
    pub fn verbatim(text: &str, start: usize) -> Self {
        let mut phrase = Self::at(start..start + text.len());
        phrase.push(text, start..start + text.len(), None);
        phrase
    }

    /// Adds `text`, which is written at `range` and leads to `url`. What follows without a gap is of the same link.
    pub fn push(&mut self, text: &str, range: Range<usize>, url: Option<String>) {
        let same = self.runs.last().is_some_and(|last| {
            let exact = last.range.len() == self.text.len() - last.at && range.len() == text.len();
            exact && url.is_some() && last.url == url && last.range.end == range.start
        });
        if let Some(last) = self.runs.last_mut().filter(|_| same) {
            last.range.end = range.end;
            self.text.push_str(text);
            return;
        }
        self.runs.push(Run { at: self.text.len(), range, url });
        self.text.push_str(text);
    }

    /// From here on the text is set off.
    pub fn begin(&mut self, mark: Mark) {
        self.begun.push((mark, self.text.len()));
    }

    /// The text that was set off last in this way ends here.
    pub fn end(&mut self, mark: Mark) {
        if let Some(at) = self.begun.iter().rposition(|(begun, _)| *begun == mark) {
            let (_, start) = self.begun.remove(at);
            self.marks.push((mark, start..self.text.len()));
        }
    }

    /// Whether all of `part` of the text is set off in this way.
    pub fn is_marked(&self, mark: Mark, part: &Range<usize>) -> bool {
        let covers = |range: &Range<usize>| range.start <= part.start && part.end <= range.end;
        let after = self.marks.partition_point(|(_, range)| range.end < part.end);
        // Marks within each other end in one place, or nearly.
        self.marks[after..].iter().take(4).any(|(own, range)| *own == mark && covers(range))
    }

    /// Whether it says nothing.
    pub fn is_blank(&self) -> bool {
        self.text.trim().is_empty()
    }

    /// The range of the source in which `part` of the text is written. Exact where a run reads as it is written;
    /// elsewhere the whole run.
    pub fn locate(&self, part: Range<usize>) -> Range<usize> {
        let Some(first) = self.run_at(part.start) else { return self.range.clone() };
        let last = self.run_at(part.end.saturating_sub(1).max(part.start)).unwrap_or(first);
        let place = |index: usize, at: usize, end: bool| {
            let run = &self.runs[index];
            let length = self.runs.get(index + 1).map_or(self.text.len(), |next| next.at) - run.at;
            match run.range.len() == length {
                true => run.range.start + at.saturating_sub(run.at).min(length),
                false if end => run.range.end,
                false => run.range.start,
            }
        };
        let (start, end) = (place(first, part.start, false), place(last, part.end, true));
        start..end.max(start)
    }

    /// The links in it, in order.
    pub fn links(&self) -> impl Iterator<Item = PhraseLink<'_>> {
        self.runs.iter().enumerate().filter_map(|(index, run)| {
            let end = self.runs.get(index + 1).map_or(self.text.len(), |next| next.at);
            Some(PhraseLink { text: run.at..end, url: run.url.as_deref()?, range: run.range.clone() })
        })
    }

    /// Where the text at `offset` leads, if it is a link.
    pub fn url_at(&self, offset: usize) -> Option<&str> {
        self.runs[self.run_at(offset)?].url.as_deref()
    }

    fn run_at(&self, offset: usize) -> Option<usize> {
        self.runs.partition_point(|run| run.at <= offset).checked_sub(1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `Python et` on one line, `[[u][Vue]]` on the next, which begins at byte 12.
    fn phrase() -> Phrase {
        let mut phrase = Phrase::at(2..22);
        phrase.push("Python et", 2..11, None);
        phrase.push(" ", 11..14, None);
        phrase.push("Vue", 19..22, Some("u".into()));
        phrase
    }

    #[test]
    fn parts_of_a_phrase_are_found_where_they_are_written() {
        let phrase = phrase();
        assert_eq!(phrase.text, "Python et Vue");
        assert_eq!(phrase.locate(0..6), 2..8);
        assert_eq!(phrase.locate(7..9), 9..11);
        assert_eq!(phrase.locate(10..13), 19..22);
        assert_eq!(phrase.locate(7..13), 9..22);
    }

    #[test]
    fn links_know_their_text_and_target() {
        let phrase = phrase();
        let links: Vec<_> = phrase.links().collect();
        assert_eq!(links, [PhraseLink { text: 10..13, url: "u", range: 19..22 }]);
        assert_eq!((phrase.url_at(10), phrase.url_at(2)), (Some("u"), None));
    }

    #[test]
    fn parts_of_one_link_that_follow_each_other_are_one_link() {
        let mut phrase = Phrase::at(0..40);
        phrase.push("Voir ", 0..5, None);
        for (text, start) in [("[", 6), ("Vidéo", 7), ("]", 13), (" Ici", 14)] {
            phrase.push(text, start..start + text.len(), Some("u".into()));
        }
        phrase.push("là", 25..28, Some("u".into()));
        let links: Vec<_> = phrase.links().map(|link| &phrase.text[link.text]).collect();
        assert_eq!(links, ["[Vidéo] Ici", "là"]);
    }

    #[test]
    fn text_that_is_set_off_is_known_in_all_its_parts() {
        let mut phrase = Phrase::at(0..20);
        phrase.begin(Mark::Strong);
        phrase.push("un ", 0..3, None);
        phrase.begin(Mark::Code);
        phrase.push("mot", 4..7, None);
        phrase.end(Mark::Code);
        phrase.end(Mark::Strong);
        phrase.end(Mark::Strong);
        phrase.push(" de", 8..11, None);
        let marked = |mark, range| phrase.is_marked(mark, &range);
        assert!(marked(Mark::Code, 3..6) && marked(Mark::Strong, 3..6) && marked(Mark::Strong, 0..6));
        assert!(!marked(Mark::Code, 0..6) && !marked(Mark::Strong, 5..8) && !marked(Mark::Code, 7..9));
    }
}
