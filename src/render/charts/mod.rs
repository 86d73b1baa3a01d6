//! Pictures of numbers, as SVG that stands in a page.
//!
//! Takes labels and numbers, ready for readers; returns SVG without style of its own: colours come from the page
//! through classes and `currentColor`, so that the picture holds in the dark, in forced colours and on paper. What
//! marks mean shows in their shape. Knows nothing of the site.

mod activity;
mod bars;
mod fills;
mod grid;
#[allow(dead_code)] // no page shows it yet
mod packing;
mod spans;
mod statuses;
#[allow(dead_code)] // no page shows it yet
mod timeline;

#[allow(unused_imports)] // its type is not named elsewhere
pub use activity::{Activity, Category, Week, activity};
pub use bars::{Bar, Kind, Part, bars, spoken};
#[allow(unused_imports)] // its type is not named elsewhere
pub use fills::Key;
pub use grid::{Column, Grid, Row, grid, symbol};
#[allow(unused_imports)] // its type is not named elsewhere
pub use packing::{Node, Packing, packing};
pub use spans::spans;
#[allow(unused_imports)] // its type is not named elsewhere
pub use statuses::Statuses;
pub use statuses::{Standing, statuses, told};
#[allow(unused_imports)] // no page shows the list yet
pub use timeline::{Length, Moment, Precision, When, timeline};

use super::indexes::escape;

/// The width of a letter of the charts' small text, in the units of the picture: ample, since fonts differ.
const LETTER: f32 = 7.0;

/// What a picture is called, and what it shows in a sentence, for those who do not see it.
#[derive(Debug, Clone, Copy)]
pub struct Words<'w> {
    /// What the ids of the picture begin with; no two on one page begin the same.
    pub id: &'w str,
    /// Its name.
    pub title: &'w str,
    /// What it shows.
    pub description: &'w str,
}

/// The picture around `inner`, `width` by `height` units.
fn frame(words: Words, class: &str, width: f32, height: f32, inner: &str) -> String {
    framed("img", words, class, width, height, inner)
}

/// As [`frame`], with another role: what holds links is a group, since nothing within an image can be reached.
fn framed(role: &str, words: Words, class: &str, width: f32, height: f32, inner: &str) -> String {
    let Words { id, title, description } = words;
    format!(
        "<svg class=\"chart {class}\" role=\"{role}\" aria-labelledby=\"{id}-nom {id}-dit\" \
         viewBox=\"0 0 {width:.0} {height:.0}\" width=\"{width:.0}\" height=\"{height:.0}\">\n\
         <title id=\"{id}-nom\">{}</title>\n<desc id=\"{id}-dit\">{}</desc>\n{inner}</svg>\n",
        escape(title),
        escape(description),
    )
}

/// `text` in at most `letters` letters, for a picture has no room to break lines.
fn short(text: &str, letters: usize) -> String {
    if text.chars().count() <= letters {
        return escape(text);
    }
    let cut: String = text.chars().take(letters.saturating_sub(1)).collect();
    escape(&format!("{}…", cut.trim_end()))
}

/// How broad the broadest of `labels` is when cut at `letters`.
fn breadth<'l>(labels: impl Iterator<Item = &'l str>, letters: usize) -> f32 {
    #[allow(clippy::cast_precision_loss)] // a few dozen at most
    let most = labels.map(|label| label.chars().count().min(letters)).max().unwrap_or(0) as f32;
    most * LETTER
}

/// A count as a measure.
#[allow(clippy::cast_precision_loss)] // counts of a picture are far below the precision
fn measure(count: usize) -> f32 {
    count as f32
}

#[cfg(test)]
mod gallery;

#[cfg(test)]
mod tests {
    use super::*;

    const WORDS: Words = Words { id: "essai", title: "Parts & <b>", description: "Ce qui est \"dit\"" };

    #[test]
    fn picture_says_what_it_is_and_holds_no_markup_of_others() {
        let rows = [Bar {
            label: "</svg>".into(),
            text: "3".into(),
            parts: vec![Part { kind: Kind::Full, size: 1.0 }],
        }];
        let svg = bars(WORDS, &rows);
        assert!(svg.contains("role=\"img\" aria-labelledby=\"essai-nom essai-dit\""), "{svg}");
        assert!(svg.contains("<title id=\"essai-nom\">Parts &amp; &lt;b&gt;</title>"), "{svg}");
        assert!(svg.contains("&lt;/svg&gt;") && svg.matches("</svg>").count() == 1, "{svg}");
        assert!(!svg.contains("style="), "{svg}");
    }

    #[test]
    fn long_label_is_cut_at_a_letter() {
        assert_eq!(short("Élève et professeur", 6), "Élève…");
        assert_eq!(short("Élève", 5), "Élève");
    }

    #[test]
    fn parts_of_a_bar_follow_each_other() {
        let parts = vec![
            Part { kind: Kind::Full, size: 0.5 },
            Part { kind: Kind::Hollow, size: 0.25 },
            Part { kind: Kind::Dashed, size: 0.0 },
        ];
        let svg = bars(WORDS, &[Bar { label: "A".into(), text: "B".into(), parts }]);
        assert!(
            svg.contains("<rect class=\"full\" x=\"0\" ")
                && svg.contains("<rect class=\"hollow\" x=\"150.5\"")
        );
        assert!(!svg.contains("dashed"), "what is nothing is not drawn: {svg}");
    }

    #[test]
    fn mark_of_a_grid_stands_where_its_row_and_column_meet() {
        let columns = ["A", "B"].map(|label| Column { label: label.into() });
        let row = |label: &str, marks| Row { label: label.into(), marks };
        let rows = [row("un", vec![(1, "used")]), row("deux", vec![(0, "planned"), (1, "used")])];
        let svg = grid(WORDS, &Grid { columns: &columns, rows: &rows });
        let places: Vec<&str> = svg
            .split("class=\"mark used\" transform=\"translate(")
            .skip(1)
            .filter_map(|rest| rest.split(' ').next())
            .collect();
        assert!(places.len() == 2 && places[0] == places[1], "{svg}");
        assert_eq!(svg.matches("class=\"mark planned\"").count(), 1, "{svg}");
    }

    #[test]
    fn states_differ_in_their_shape() {
        let shapes: Vec<String> = ["used", "planned", "considered", "dropped"]
            .iter()
            .map(|state| symbol(state).replace(state, ""))
            .collect();
        for (index, shape) in shapes.iter().enumerate() {
            assert!(!shapes[..index].contains(shape), "{shape}");
        }
    }
}
