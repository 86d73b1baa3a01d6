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

/// The smallest radius of a link: 24 pixels across where the picture is as narrow as a telephone.
const TOUCH: f64 = 12.6;
/// Below this radius, leaves that are not links are drawn together, without names: a picture of thousands stays light.
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
    /// How many of the leaves are links of their own, being large enough.
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
/// small for a finger is no link; the lowest circle around it that has an address then is. Everything that the picture
/// leaves out is to stand in a list beside it.
pub fn packing(words: Words, nodes: &[Node]) -> Option<Packing> {
    if nodes.is_empty() {
        return None;
    }
    let layout = layout::layout(nodes);
    let links = links(nodes, &layout);
    let mut writer = Writer { words, nodes, layout: &layout, links: &links, out: String::new() };
    writer.circles();
    writer.names_of_groups();
    let role = if links.contains(&true) { "group" } else { "img" };
    let leaves: Vec<usize> = (0..nodes.len()).filter(|at| layout.is_leaf(*at)).collect();
    Some(Packing {
        svg: framed(role, words, "packing", WIDTH, layout.height.ceil() as f32, &writer.out),
        leaves: leaves.len(),
        linked: leaves.iter().filter(|at| links[**at]).count(),
    })
}

/// Which nodes are links: those with an address, large enough, around no other link.
fn links(nodes: &[Node], layout: &Layout) -> Vec<bool> {
    let mut links = vec![false; nodes.len()];
    let mut around_link = vec![false; nodes.len()];
    for (at, node) in nodes.iter().enumerate().rev() {
        links[at] = node.href.is_some() && layout.circles[at].r >= TOUCH && !around_link[at];
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
    links: &'w [bool],
    out: String,
}

impl Writer<'_> {
    /// The circles in the order of the outline, each with what it is called.
    fn circles(&mut self) {
        let mut at = 0;
        // Where the link that is open ends: links do not stand in each other.
        let mut open_until = None;
        while at < self.nodes.len() {
            if open_until == Some(at) {
                self.out.push_str("</a>\n");
                open_until = None;
            }
            let crumbs = self.crumbs(at);
            if crumbs > 0 {
                at += crumbs;
                continue;
            }
            let node = &self.nodes[at];
            if let (true, Some(href)) = (self.links[at], &node.href) {
                let _ = write!(self.out, "<a href=\"{}\">{}", escape(href), title(node));
                self.circle(at, false);
                open_until = Some(self.layout.ends[at]);
            } else {
                self.circle(at, true);
            }
            at += 1;
        }
        if open_until.is_some() {
            self.out.push_str("</a>\n");
        }
    }

    fn circle(&mut self, at: usize, titled: bool) {
        let Circle { x, y, r } = self.layout.circles[at];
        let node = &self.nodes[at];
        let leaf = self.layout.is_leaf(at);
        let class = match (leaf, node.size) {
            (true, 0) => "leaf none",
            (true, _) => "leaf",
            _ => "group",
        };
        let _ = write!(self.out, "<circle class=\"{class}\" cx=\"{x:.2}\" cy=\"{y:.2}\" r=\"{r:.2}\"");
        let _ = match titled {
            true => writeln!(self.out, ">{}</circle>", title(node)),
            false => writeln!(self.out, "/>"),
        };
        if leaf {
            for scale in [NEAR, WIDE] {
                self.out.push_str(
                    &labels::inside(&node.label, self.layout.circles[at], scale).unwrap_or_default(),
                );
            }
        }
    }

    /// Draws the leaves from `at` on that are too small for a name, and says how many they are.
    fn crumbs(&mut self, at: usize) -> usize {
        let small =
            |at: &usize| self.layout.is_leaf(*at) && !self.links[*at] && self.layout.circles[*at].r < CRUMB;
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
            self.out.push_str("\"/>\n");
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
