//! Where the circles of a tree stand.
//!
//! Takes the outline of a tree; returns a circle for each of its lines, in the units of the picture. From the leaves
//! up, the parts of each circle are placed beside each other; then, from the top down, moved to where it stands.

use super::place::place;
use super::{Circle, Node};

/// The width of the picture.
pub const WIDTH: f32 = 300.0;
/// The room left at the edge for the outline of the outermost circles.
const EDGE: f64 = 1.5;
/// The least that a leaf's area is of the greatest one's.
const LEAST: f64 = 1.0 / 100.0;
/// The gap around a circle, in units of the picture, as far as it is small beside the leaves.
const GAP: f64 = 1.0;
/// How much of the usual leaf's radius the gap may be.
const GAP_OF_LEAF: f64 = 0.15;
/// How much of a first circle's radius is left free along it, for its name.
const RING: f64 = 0.12;
/// About how much of the picture the leaves cover: good enough to know how wide a gap is.
const COVERED: f64 = 0.45;

/// A tree with its places.
#[derive(Debug)]
pub struct Layout {
    /// The circle of each node.
    pub circles: Vec<Circle>,
    /// The node that each node belongs to.
    pub parents: Vec<Option<usize>>,
    /// Where what belongs to each node ends.
    pub ends: Vec<usize>,
    /// The height of the picture.
    pub height: f64,
}

impl Layout {
    /// Whether nothing belongs to the node.
    pub fn is_leaf(&self, at: usize) -> bool {
        self.ends[at] == at + 1
    }

    /// Where what belongs to the node's parent ends.
    pub fn siblings_end(&self, at: usize) -> usize {
        self.parents[at].map_or(self.ends.len(), |parent| self.ends[parent])
    }
}

/// The places of the tree that `nodes` outline.
pub fn layout(nodes: &[Node]) -> Layout {
    let parents = parents(nodes);
    let mut children = vec![Vec::new(); nodes.len()];
    let mut tops = Vec::new();
    let mut ends: Vec<usize> = (1..=nodes.len()).collect();
    for at in (0..nodes.len()).rev() {
        if let Some(parent) = parents[at] {
            ends[parent] = ends[parent].max(ends[at]);
        }
    }
    for (at, parent) in parents.iter().enumerate() {
        parent.map_or(&mut tops, |parent| &mut children[parent]).push(at);
    }
    let mut circles = leaves(nodes, &children);
    let gap = gap(&circles);
    let around = |own: &[usize], circles: &mut [Circle]| {
        let radii: Vec<f64> = own.iter().map(|at| circles[*at].r + gap).collect();
        let (placed, reach) = place(&radii);
        for (at, circle) in own.iter().zip(placed) {
            (circles[*at].x, circles[*at].y) = (circle.x, circle.y);
        }
        reach
    };
    for at in (0..nodes.len()).rev().filter(|at| !children[*at].is_empty()) {
        let reach = around(&children[at], &mut circles);
        circles[at].r = if parents[at].is_none() { reach / (1.0 - RING) } else { reach };
    }
    around(&tops, &mut circles);
    let (corner, width, height) = bounds(&tops, &circles);
    let scale = (f64::from(WIDTH) - 2.0 * EDGE) / width;
    for at in 0..nodes.len() {
        let Circle { x, y, r } = circles[at];
        circles[at] = match parents[at].map(|parent| circles[parent]) {
            Some(around) => Circle { x: around.x + x * scale, y: around.y + y * scale, r: r * scale },
            None => {
                Circle { x: EDGE + (x - corner.0) * scale, y: EDGE + (y - corner.1) * scale, r: r * scale }
            }
        };
    }
    Layout { circles, parents, ends, height: height * scale + 2.0 * EDGE }
}

/// The upper left corner of the box around the circles `at`, its width and its height.
fn bounds(at: &[usize], circles: &[Circle]) -> ((f64, f64), f64, f64) {
    let (mut from, mut to) = ((f64::INFINITY, f64::INFINITY), (f64::NEG_INFINITY, f64::NEG_INFINITY));
    for Circle { x, y, r } in at.iter().map(|at| circles[*at]) {
        from = (from.0.min(x - r), from.1.min(y - r));
        to = (to.0.max(x + r), to.1.max(y + r));
    }
    (from, to.0 - from.0, to.1 - from.1)
}

/// The node that each node belongs to: the last one before it that is less deep.
fn parents(nodes: &[Node]) -> Vec<Option<usize>> {
    let mut open: Vec<usize> = Vec::new();
    let parents = nodes.iter().enumerate().map(|(at, node)| {
        while open.last().is_some_and(|last| nodes[*last].depth >= node.depth) {
            open.pop();
        }
        let parent = open.last().copied();
        open.push(at);
        parent
    });
    parents.collect()
}

/// The circles of the leaves, so large as they should be beside each other.
fn leaves(nodes: &[Node], children: &[Vec<usize>]) -> Vec<Circle> {
    let sizes =
        nodes.iter().zip(children).filter(|(_, children)| children.is_empty()).map(|(node, _)| node.size);
    let most = sizes.max().unwrap_or(0).max(1) as f64;
    let circles = nodes.iter().zip(children).map(|(node, children)| match children.is_empty() {
        true => Circle { r: (node.size as f64 / most).max(LEAST).sqrt(), ..Circle::default() },
        false => Circle::default(),
    });
    circles.collect()
}

/// The gap around each circle.
fn gap(leaves: &[Circle]) -> f64 {
    let (mut area, mut sum, mut count) = (0.0, 0.0, 0usize);
    for circle in leaves.iter().filter(|circle| circle.r > 0.0) {
        area += circle.r * circle.r;
        sum += circle.r;
        count += 1;
    }
    let whole = (area / COVERED).sqrt();
    (GAP * whole / (f64::from(WIDTH) / 2.0)).min(GAP_OF_LEAF * sum / count.max(1) as f64)
}
