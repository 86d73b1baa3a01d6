//! The smallest circle around circles.
//!
//! Takes circles; returns the smallest that holds them all. Knows nothing of what they stand for. Only arithmetic and
//! square roots, which give the same bits on every machine.

use super::Circle;

/// How far a circle may stand out before another round, beside the whole: below what doubles can tell for sure.
const SLACK: f64 = 1e-12;
/// More rounds than any input needs; what then still stands out makes the circle wider.
const ROUNDS: usize = 200;

/// The smallest circle that holds `circles`; none around none.
///
/// Two or three circles decide: those that touch it. The round takes the one that stands out furthest into their
/// company, until none does. The radius grows with each round, so no company comes back.
pub fn enclose(circles: &[Circle]) -> Option<Circle> {
    let mut company = vec![*circles.first()?];
    let mut around = company[0];
    for _ in 0..ROUNDS {
        let (outlier, over) = furthest(around, circles);
        if over <= SLACK * around.r {
            break;
        }
        company.push(outlier);
        match smallest(&company) {
            Some((circle, deciding)) if circle.r > around.r => (around, company) = (circle, deciding),
            _ => break,
        }
    }
    let (_, over) = furthest(around, circles);
    around.r += over.max(0.0);
    Some(around)
}

/// The circle that stands furthest out of `around`, and by how much: negative when all stand within.
fn furthest(around: Circle, circles: &[Circle]) -> (Circle, f64) {
    let mut found = (around, f64::NEG_INFINITY);
    for circle in circles {
        let over = around.distance(*circle) + circle.r - around.r;
        if over > found.1 {
            found = (*circle, over);
        }
    }
    found
}

/// The smallest circle around the few of `company` that the last of them touches, and those that decide it.
fn smallest(company: &[Circle]) -> Option<(Circle, Vec<Circle>)> {
    let (&last, rest) = company.split_last()?;
    let mut tries = vec![(last, vec![last])];
    for (at, &one) in rest.iter().enumerate() {
        tries.push((around_two(last, one), vec![last, one]));
        for &other in &rest[..at] {
            tries.extend(
                around_three(last, one, other).into_iter().map(|circle| (circle, vec![last, one, other])),
            );
        }
    }
    tries
        .into_iter()
        .filter(|(circle, _)| circle.r.is_finite() && furthest(*circle, company).1 <= 1e-9 * circle.r)
        .min_by(|(one, _), (other, _)| one.r.total_cmp(&other.r))
}

/// The smallest circle around two.
fn around_two(one: Circle, other: Circle) -> Circle {
    let distance = one.distance(other);
    if distance + other.r <= one.r {
        return one;
    }
    if distance + one.r <= other.r {
        return other;
    }
    let r = f64::midpoint(distance, one.r + other.r);
    let share = (r - one.r) / distance;
    Circle { x: one.x + (other.x - one.x) * share, y: one.y + (other.y - one.y) * share, r }
}

/// The circles that three touch from within.
///
/// The distance to each middle is the radius less that circle's own. The difference of two such equations is a line,
/// so that the middle depends on the radius alone; what remains is a quadratic equation.
fn around_three(first: Circle, second: Circle, third: Circle) -> Vec<Circle> {
    let from_first = |circle: Circle| (circle.x - first.x, circle.y - first.y, circle.r - first.r);
    let ((x2, y2, r2), (x3, y3, r3)) = (from_first(second), from_first(third));
    let turn = x2 * y3 - x3 * y2;
    let (d2, d3) = (x2 * x2 + y2 * y2, x3 * x3 + y3 * y3);
    if turn * turn <= 1e-20 * d2 * d3 {
        return Vec::new(); // in a row: two of them decide
    }
    let (k2, k3) = (0.5 * (d2 - r2 * r2), 0.5 * (d3 - r3 * r3));
    let (px, py) = ((k2 * y3 - k3 * y2) / turn, (x2 * k3 - x3 * k2) / turn);
    let (qx, qy) = ((r2 * y3 - r3 * y2) / turn, (x2 * r3 - x3 * r2) / turn);
    let (a, b, c) = (qx * qx + qy * qy - 1.0, px * qx + py * qy, px * px + py * py);
    let root = (b * b - a * c).max(0.0).sqrt();
    // The form of the roots that subtracts no near equals, and bears an equation without a square.
    let sum = if b >= 0.0 { -b - root } else { -b + root };
    [sum / a, c / sum]
        .into_iter()
        .filter(|far| far.is_finite() && *far >= 0.0)
        .map(|far| Circle { x: first.x + px + qx * far, y: first.y + py + qy * far, r: first.r + far })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn circle(x: f64, y: f64, r: f64) -> Circle {
        Circle { x, y, r }
    }

    fn near(one: Circle, other: Circle) -> bool {
        one.distance(other) < 1e-9 && (one.r - other.r).abs() < 1e-9
    }

    #[test]
    fn circle_around_two_touches_both() {
        let around = enclose(&[circle(0.0, 0.0, 1.0), circle(5.0, 0.0, 2.0)]).expect("some");
        assert!(near(around, circle(3.0, 0.0, 4.0)), "{around:?}");
    }

    #[test]
    fn circle_around_a_small_one_within_a_great_one_is_the_great_one() {
        let great = circle(1.0, 1.0, 5.0);
        assert!(near(enclose(&[circle(2.0, 2.0, 1.0), great]).expect("some"), great));
        assert!(near(enclose(&[great, great, great]).expect("some"), great));
    }

    #[test]
    fn circle_around_three_equal_ones_stands_in_their_middle() {
        let height = 3.0_f64.sqrt();
        let three = [circle(-1.0, 0.0, 1.0), circle(1.0, 0.0, 1.0), circle(0.0, height, 1.0)];
        let around = enclose(&three).expect("some");
        assert!(near(around, circle(0.0, height / 3.0, 1.0 + 2.0 / height)), "{around:?}");
    }

    #[test]
    fn circle_around_circles_in_a_row_is_decided_by_the_outer_two() {
        let row = [circle(0.0, 0.0, 1.0), circle(3.0, 0.0, 2.0), circle(9.0, 0.0, 1.0)];
        assert!(near(enclose(&row).expect("some"), circle(4.5, 0.0, 5.5)));
    }

    #[test]
    fn nothing_has_no_circle_around_it() {
        assert!(enclose(&[]).is_none());
    }
}
