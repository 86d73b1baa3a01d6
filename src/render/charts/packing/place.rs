//! Circles beside each other, close, without overlap.
//!
//! Takes radii; returns where each circle stands. The way is that of Wang and others («Visualization of large
//! hierarchical data by circle packing», 2006): the outer circles form a ring, the front; each circle is laid at the
//! place of the front that is nearest to the middle. Only arithmetic and square roots, which give the same bits on
//! every machine. A circle costs a walk round the front, which grows with the square root of their number.

use super::Circle;
use super::enclose::enclose;

/// How much less than touching counts as overlap: below what a picture shows, above what doubles lose.
const SLACK: f64 = 1e-9;

/// Places circles of the `radii` around the origin and returns them in the same order, with the radius of the smallest
/// circle around them all. The greatest are laid first.
pub fn place(radii: &[f64]) -> (Vec<Circle>, f64) {
    let mut order: Vec<usize> = (0..radii.len()).collect();
    // Stable: equals stay in their order.
    order.sort_by(|one, other| radii[*other].total_cmp(&radii[*one]));
    let sorted: Vec<f64> = order.iter().map(|at| radii[*at]).collect();
    let (laid, outer) = lay(&sorted);
    let ring: Vec<Circle> = outer.iter().map(|at| laid[*at]).collect();
    let Some(around) = enclose(&ring) else { return (Vec::new(), 0.0) };
    let mut placed = vec![Circle::default(); radii.len()];
    for (circle, at) in laid.iter().zip(order) {
        placed[at] = Circle { x: circle.x - around.x, y: circle.y - around.y, r: circle.r };
    }
    // What is within the front is within its circle; the last bits of the subtraction count too.
    let reach = placed.iter().map(|circle| circle.distance(Circle::default()) + circle.r);
    let reach = reach.fold(around.r, f64::max);
    (placed, reach)
}

/// The circles in the order of `radii`, and which of them are the front at the end.
fn lay(radii: &[f64]) -> (Vec<Circle>, Vec<usize>) {
    let mut laid: Vec<Circle> = Vec::with_capacity(radii.len());
    // The first two touch at the origin.
    for (&r, side) in radii.iter().zip([-1.0, 1.0]) {
        laid.push(Circle { x: side * r, y: 0.0, r });
    }
    let Some(rest) = radii.get(2..) else { return (laid, (0..radii.len()).collect()) };
    let mut front = Front { next: vec![1, 0], before: vec![1, 0], start: 0 };
    for &r in rest {
        let mut from = front.nearest(&laid);
        let circle = loop {
            let to = front.next[from];
            let circle = beside(laid[from], laid[to], r);
            match front.hit(from, to, circle, &laid) {
                None => break circle,
                Some(Hit::Ahead(hit)) => front.join(from, hit),
                Some(Hit::Behind(hit)) => {
                    front.join(hit, to);
                    from = hit;
                }
            }
        };
        front.insert(from, laid.len());
        laid.push(circle);
    }
    (laid, front.members())
}

/// The circle of radius `r` that touches two that touch each other, at the left of the way from the first to the second.
fn beside(from: Circle, to: Circle, r: f64) -> Circle {
    let (dx, dy) = (to.x - from.x, to.y - from.y);
    let distance = (dx * dx + dy * dy).sqrt();
    if distance <= 0.0 {
        return Circle { x: from.x + from.r + r, y: from.y, r };
    }
    let (near, far) = (from.r + r, to.r + r);
    // Along the way between the middles, then across it.
    let along = 0.5 * (distance + (near - far) * (near + far) / distance);
    let across = ((near - along) * (near + along)).max(0.0).sqrt();
    let (ux, uy) = (dx / distance, dy / distance);
    Circle { x: from.x + ux * along - uy * across, y: from.y + uy * along + ux * across, r }
}

/// A circle of the front in the way: which one, and on which side of the place.
enum Hit {
    Ahead(usize),
    Behind(usize),
}

/// The front: a ring of circles that touch their neighbours, clockwise, so that the outside is at the left.
struct Front {
    next: Vec<usize>,
    before: Vec<usize>,
    start: usize,
}

impl Front {
    /// The member after which the way to its next comes nearest to the origin.
    fn nearest(&self, laid: &[Circle]) -> usize {
        let mut best = (self.start, f64::INFINITY);
        let mut at = self.start;
        loop {
            let (one, other) = (laid[at], laid[self.next[at]]);
            // Where the two touch, as far as both have a say.
            let share = one.r / (one.r + other.r);
            let (x, y) = (one.x + (other.x - one.x) * share, one.y + (other.y - one.y) * share);
            let distance = x * x + y * y;
            if distance < best.1 {
                best = (at, distance);
            }
            at = self.next[at];
            if at == self.start {
                return best.0;
            }
        }
    }

    /// The member in the way of `circle` between `from` and `to` that is the shortest way along the front.
    fn hit(&self, from: usize, to: usize, circle: Circle, laid: &[Circle]) -> Option<Hit> {
        let (mut ahead, mut behind) = (self.next[to], self.before[from]);
        let (mut way_ahead, mut way_behind) = (laid[to].r, laid[from].r);
        if ahead == from {
            return None; // there are but these two
        }
        loop {
            let last = ahead == behind;
            let walks_ahead = way_ahead <= way_behind;
            let at = if walks_ahead { ahead } else { behind };
            if laid[at].overlap(circle) > SLACK * circle.r {
                return Some(if walks_ahead { Hit::Ahead(at) } else { Hit::Behind(at) });
            }
            if last {
                return None;
            }
            if walks_ahead {
                way_ahead += laid[at].r;
                ahead = self.next[at];
            } else {
                way_behind += laid[at].r;
                behind = self.before[at];
            }
        }
    }

    /// Makes `to` the next of `from`: what was between them is within from now on.
    fn join(&mut self, from: usize, to: usize) {
        self.next[from] = to;
        self.before[to] = from;
        self.start = from;
    }

    /// Puts the circle `new`, the next to be laid, after `from`.
    fn insert(&mut self, from: usize, new: usize) {
        let to = self.next[from];
        self.next.push(to);
        self.before.push(from);
        self.next[from] = new;
        self.before[to] = new;
        self.start = new;
    }

    fn members(&self) -> Vec<usize> {
        let mut members = vec![self.start];
        let mut at = self.next[self.start];
        while at != self.start {
            members.push(at);
            at = self.next[at];
        }
        members
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Radii between 1 and `ratio`, the small ones more often; the same for the same seed.
    fn radii(count: usize, ratio: f64, mut seed: u32) -> Vec<f64> {
        let mut next = || {
            seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            f64::from(seed >> 8) / f64::from(1 << 24)
        };
        (0..count).map(|_| 1.0 + (ratio - 1.0) * next().powi(3)).collect()
    }

    fn assert_apart(radii: &[f64]) {
        let (placed, reach) = place(radii);
        assert_eq!(placed.len(), radii.len());
        for (at, circle) in placed.iter().enumerate() {
            assert!(circle.r.to_bits() == radii[at].to_bits(), "each keeps its place and its radius");
            let out = circle.distance(Circle::default()) + circle.r - reach;
            assert!(out <= 1e-9 * reach, "{circle:?} stands out by {out} of {reach}");
            for other in &placed[..at] {
                let overlap = circle.overlap(*other);
                assert!(overlap <= 1e-10 * reach, "{circle:?} and {other:?} overlap by {overlap}");
            }
        }
    }

    #[test]
    fn circles_do_not_overlap_and_stay_within() {
        for seed in 0..40 {
            for (count, ratio) in [(3, 100.0), (4, 2.0), (7, 20.0), (25, 5.0), (60, 20.0), (120, 300.0)] {
                assert_apart(&radii(count, ratio, seed));
            }
        }
    }

    #[test]
    fn equal_circles_do_not_overlap() {
        for count in 0..60 {
            assert_apart(&vec![1.0; count]);
        }
    }

    #[test]
    fn thousands_of_circles_do_not_overlap() {
        assert_apart(&radii(5000, 20.0, 7));
    }

    #[test]
    fn circles_of_very_unlike_sizes_do_not_overlap() {
        assert_apart(&[1e6, 1.0, 1.0, 1.0, 1e6, 1e-3, 2.0, 1e3, 1e6, 1.0]);
        let mut many = vec![1.0; 400];
        many.extend([1e5, 1e5, 3e4, 1e5]);
        assert_apart(&many);
    }

    #[test]
    fn circles_are_close() {
        let radii = radii(300, 5.0, 3);
        let (_, reach) = place(&radii);
        let filled = radii.iter().map(|r| r * r).sum::<f64>() / (reach * reach);
        assert!(filled > 0.6, "{filled}");
    }

    #[test]
    fn one_circle_stands_in_the_middle() {
        assert_eq!(place(&[3.0]), (vec![Circle { x: 0.0, y: 0.0, r: 3.0 }], 3.0));
        assert_eq!(place(&[]), (Vec::new(), 0.0));
    }
}
