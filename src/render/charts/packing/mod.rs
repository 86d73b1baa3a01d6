//! Circles within circles: a tree whose leaves have sizes.
//!
//! Takes a tree as an outline; returns a picture in which each circle stands within its parent's. Where a finger can
//! hit it, a circle is a link; where its name fits, it bears it. Knows nothing of what the tree is about.

mod enclose;
mod labels;
mod layout;
mod place;

use super::{Words, framed};
use crate::render::indexes::escape;
use labels::{NEAR, WIDE};
use layout::{Layout, WIDTH};
use std::fmt::Write;

/// The smallest radius of a link where the picture is as narrow as a telephone: 24 pixels across.
const TOUCH_NEAR: f64 = 12.6;
/// The same where the picture is twice as wide.
const TOUCH_WIDE: f64 = 6.4;
/// Below this radius, leaves are drawn together, without names: a picture of thousands stays light.
const CRUMB: f64 = 4.0;

/// A line of the outline of a tree.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Node {
    /// How deep it is: the first lines are at 0, what belongs to a line follows it, deeper. A depth that skips a level
    /// counts as the next one.
    pub depth: usize,
    /// Its name.
    pub label: String,
    /// What it amounts to in words.
    pub text: String,
    /// What its area stands for. A leaf of nothing has a broken outline; what is above leaves is as large as they need,
    /// whatever its size.
    pub size: usize,
    /// What it leads to.
    pub href: Option<String>,
}

/// The picture of a tree.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Packing {
    /// The picture.
    pub svg: String,
    /// How many leaves there are.
    pub leaves: usize,
    /// How many of the leaves are links of their own where the picture is wide, being large enough.
    pub linked: usize,
}

/// A circle.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
struct Circle {
    x: f64,
    y: f64,
    r: f64,
}

impl Circle {
    /// How far its middle is from another's.
    fn distance(self, other: Circle) -> f64 {
        let (x, y) = (self.x - other.x, self.y - other.y);
        (x * x + y * y).sqrt()
    }

    /// How deep it and another are in each other; below 0, they are apart.
    fn overlap(self, other: Circle) -> f64 {
        self.r + other.r - self.distance(other)
    }
}

/// The picture of the tree that `nodes` outline, in their order; none if there are none.
///
/// The area of a leaf stands for its size, but none has less than a tenth of the greatest one's radius. A leaf too
/// small for a finger is no link; the lowest circle around it that has an address and holds no other link then is. What is
/// large enough depends on how wide the page shows the picture: what is a link in one case only is there twice, and the
/// sheet shows the one that fits. Everything that the picture leaves out is to stand in a list beside it.
pub fn packing(words: Words, nodes: &[Node]) -> Option<Packing> {
    if nodes.is_empty() {
        return None;
    }
    let layout = layout::layout(nodes);
    let links = Links { near: links(nodes, &layout, TOUCH_NEAR), wide: links(nodes, &layout, TOUCH_WIDE) };
    // What is large enough on a telephone is so anywhere, by itself or by what it holds.
    let role = if links.wide.contains(&true) { "group" } else { "img" };
    let mut writer = Writer { words, nodes, layout: &layout, links: &links, out: String::new() };
    writer.circles();
    writer.names_of_groups();
    let leaves: Vec<usize> = (0..nodes.len()).filter(|at| layout.is_leaf(*at)).collect();
    Some(Packing {
        svg: framed(role, words, "packing", WIDTH, layout.height.ceil() as f32, &writer.out),
        leaves: leaves.len(),
        linked: leaves.iter().filter(|at| links.wide[**at]).count(),
    })
}

/// Which nodes are links, by the width of the picture.
struct Links {
    near: Vec<bool>,
    wide: Vec<bool>,
}

/// Which nodes are links: those with an address and at least this radius, around no other link.
fn links(nodes: &[Node], layout: &Layout, least: f64) -> Vec<bool> {
    let mut links = vec![false; nodes.len()];
    let mut around_link = vec![false; nodes.len()];
    for (at, node) in nodes.iter().enumerate().rev() {
        links[at] = node.href.is_some() && layout.circles[at].r >= least && !around_link[at];
        if let Some(parent) = layout.parents[at] {
            around_link[parent] |= links[at] || around_link[at];
        }
    }
    links
}

/// Writes the picture of a tree.
struct Writer<'w> {
    words: Words<'w>,
    nodes: &'w [Node],
    layout: &'w Layout,
    links: &'w Links,
    out: String,
}

impl Writer<'_> {
    /// The circles in the order of the outline, each with what it is called.
    fn circles(&mut self) {
        let mut at = 0;
        while at < self.nodes.len() {
            match self.crumbs(at) {
                0 => {
                    self.node(at);
                    at += 1;
                }
                crumbs => at += crumbs,
            }
        }
    }

    /// A circle, and its name if it is a leaf.
    fn node(&mut self, at: usize) {
        match (self.links.near[at], self.links.wide[at]) {
            (near, wide) if near == wide => self.circle(at, near, ""),
            (near, wide) => {
                self.circle(at, near, " class=\"near\"");
                self.circle(at, wide, " class=\"wide\"");
            }
        }
        if self.layout.is_leaf(at) {
            for scale in [NEAR, WIDE] {
                let name = labels::inside(&self.nodes[at].label, self.layout.circles[at], scale);
                self.out.push_str(&name.unwrap_or_default());
            }
        }
    }

    /// A circle, as a link or not; `shown` is the class of the width of the picture that it is for, if of one alone.
    fn circle(&mut self, at: usize, linked: bool, shown: &str) {
        let node = &self.nodes[at];
        let class = match (self.layout.is_leaf(at), node.size) {
            (true, 0) => "leaf none",
            (true, _) => "leaf",
            _ => "group",
        };
        let title = title(node);
        let Circle { x, y, r } = self.layout.circles[at];
        // Outlines stay thin however large the picture is shown.
        let place = format!("cx=\"{x:.2}\" cy=\"{y:.2}\" r=\"{r:.2}\" vector-effect=\"non-scaling-stroke\"");
        let _ = match &node.href {
            Some(href) if linked => {
                let href = escape(href);
                writeln!(self.out, "<a{shown} href=\"{href}\">{title}<circle class=\"{class}\" {place}/></a>")
            }
            _ if shown.is_empty() => writeln!(self.out, "<circle class=\"{class}\" {place}>{title}</circle>"),
            _ => writeln!(self.out, "<g{shown}><circle class=\"{class}\" {place}>{title}</circle></g>"),
        };
    }

    /// Draws the leaves from `at` on that are too small for a name, and says how many they are.
    fn crumbs(&mut self, at: usize) -> usize {
        let small = |at: &usize| self.layout.is_leaf(*at) && self.layout.circles[*at].r < CRUMB;
        let run = (at..self.layout.siblings_end(at)).take_while(small);
        let circles: Vec<Circle> = run.map(|at| self.layout.circles[at]).collect();
        if !circles.is_empty() {
            self.out.push_str("<path class=\"crumbs\" d=\"");
            for Circle { x, y, r } in &circles {
                // Rounded first, so that the two halves of a circle fit.
                let [x, y, r] = [x - r, *y, *r].map(|length| (length * 10.0).round() / 10.0);
                let across = 2.0 * r;
                let _ = write!(
                    self.out,
                    "M{x:.1} {y:.1}a{r:.1} {r:.1} 0 1 0 {across:.1} 0a{r:.1} {r:.1} 0 1 0-{across:.1} 0"
                );
            }
            self.out.push_str("\" vector-effect=\"non-scaling-stroke\"/>\n");
        }
        circles.len()
    }

    /// The names of what has parts: over everything, since they have no place of their own. The first ones stand along
    /// their circle; of the others, those none of whose parts could have a name.
    fn names_of_groups(&mut self) {
        for scale in [NEAR, WIDE] {
            let mut named = vec![false; self.nodes.len()];
            for at in (0..self.nodes.len()).rev() {
                let circle = self.layout.circles[at];
                let label = &self.nodes[at].label;
                if self.layout.is_leaf(at) {
                    named[at] = labels::inside(label, circle, scale).is_some();
                } else if self.layout.parents[at].is_none() {
                    self.out.push_str(
                        &labels::along(self.words.id, at, label, circle, scale).unwrap_or_default(),
                    );
                } else if !named[at]
                    && let Some(name) = labels::over(label, circle, scale)
                {
                    self.out.push_str(&name);
                    named[at] = true;
                }
                if let Some(parent) = self.layout.parents[at] {
                    named[parent] |= named[at];
                }
            }
        }
    }
}

/// What a node is called and amounts to, for those who point at it or hear it.
fn title(node: &Node) -> String {
    match node.text.as_str() {
        "" => format!("<title>{}</title>", escape(&node.label)),
        text => format!("<title>{} : {}</title>", escape(&node.label), escape(text)),
    }
}

#[cfg(test)]
mod tests;
