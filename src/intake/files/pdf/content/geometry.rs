//! Points, matrices, rectangles and areas of a page (ISO 32000-2, 8.3 and 8.5), in its default units of 1/72 inch.

/// A point.
pub(crate) type Point = (f64, f64);

/// A matrix as PDF writes it: `[a b c d e f]`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Matrix(pub(crate) [f64; 6]);

impl Matrix {
    /// The one that changes nothing.
    pub(crate) const IDENTITY: Self = Self([1.0, 0.0, 0.0, 1.0, 0.0, 0.0]);

    /// From six numbers; the one that changes nothing from any other count.
    pub(crate) fn from(numbers: &[f64]) -> Self {
        numbers.try_into().map_or(Self::IDENTITY, Self)
    }

    /// A shift.
    pub(crate) fn shift(x: f64, y: f64) -> Self {
        Self([1.0, 0.0, 0.0, 1.0, x, y])
    }

    /// First this, then another.
    pub(crate) fn then(self, after: Self) -> Self {
        let ([a, b, c, d, e, f], [p, q, r, s, t, u]) = (self.0, after.0);
        Self([a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u])
    }

    /// Where a point goes.
    pub(crate) fn apply(self, (x, y): Point) -> Point {
        let [a, b, c, d, e, f] = self.0;
        (a * x + c * y + e, b * x + d * y + f)
    }

    /// Where a direction goes.
    pub(crate) fn turn(self, (x, y): Point) -> Point {
        let [a, b, c, d, ..] = self.0;
        (a * x + c * y, b * x + d * y)
    }

    /// How much it enlarges, on average.
    pub(crate) fn scale(self) -> f64 {
        let [a, b, c, d, ..] = self.0;
        (a * d - b * c).abs().sqrt()
    }

    /// The way back; nothing where it flattens everything.
    pub(crate) fn inverse(self) -> Option<Self> {
        let [a, b, c, d, e, f] = self.0;
        let determinant = a * d - b * c;
        if !determinant.is_finite() || determinant.abs() < 1e-12 {
            return None;
        }
        let [p, q, r, s] = [d / determinant, -b / determinant, -c / determinant, a / determinant];
        Some(Self([p, q, r, s, -(e * p + f * r), -(e * q + f * s)]))
    }
}

/// An upright rectangle.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Rect {
    pub(crate) left: f64,
    pub(crate) bottom: f64,
    pub(crate) right: f64,
    pub(crate) top: f64,
}

impl Rect {
    /// Everything.
    pub(crate) const EVERYWHERE: Self = Self { left: -1e9, bottom: -1e9, right: 1e9, top: 1e9 };

    /// From two opposite corners.
    pub(crate) fn from(numbers: &[f64]) -> Option<Self> {
        let [x0, y0, x1, y1] = numbers else { return None };
        Some(Self { left: x0.min(*x1), bottom: y0.min(*y1), right: x0.max(*x1), top: y0.max(*y1) })
    }

    /// The least one around some points.
    pub(crate) fn around(points: impl IntoIterator<Item = Point>) -> Self {
        let empty = Self { left: f64::MAX, bottom: f64::MAX, right: f64::MIN, top: f64::MIN };
        points.into_iter().fold(empty, |rect, (x, y)| Self {
            left: rect.left.min(x),
            bottom: rect.bottom.min(y),
            right: rect.right.max(x),
            top: rect.top.max(y),
        })
    }

    /// What two have in common.
    pub(crate) fn and(self, other: Self) -> Self {
        Self {
            left: self.left.max(other.left),
            bottom: self.bottom.max(other.bottom),
            right: self.right.min(other.right),
            top: self.top.min(other.top),
        }
    }

    /// Whether a point is within.
    pub(crate) fn contains(&self, (x, y): Point) -> bool {
        self.left <= x && x <= self.right && self.bottom <= y && y <= self.top
    }

    /// Its corners, in order around it.
    pub(crate) fn corners(&self) -> [Point; 4] {
        [(self.left, self.bottom), (self.right, self.bottom), (self.right, self.top), (self.left, self.top)]
    }

    /// From left to right, at least 0.
    pub(crate) fn width(&self) -> f64 {
        (self.right - self.left).max(0.0)
    }

    /// From bottom to top, at least 0.
    pub(crate) fn height(&self) -> f64 {
        (self.top - self.bottom).max(0.0)
    }

    /// How large it is, in square units.
    pub(crate) fn size(&self) -> f64 {
        self.width() * self.height()
    }
}

/// What a path encloses, its curves made straight.
#[derive(Debug, Clone)]
pub(crate) struct Area {
    outlines: Vec<Vec<Point>>,
    even_odd: bool,
    bounds: Rect,
    is_rect: bool,
}

impl Area {
    /// From closed outlines and the rule for what is inside (8.5.3.3).
    pub(crate) fn new(outlines: Vec<Vec<Point>>, even_odd: bool) -> Self {
        let bounds = Rect::around(outlines.iter().flatten().copied());
        let is_rect = matches!(&outlines[..], [only] if is_upright(only, &bounds));
        Self { outlines, even_odd, bounds, is_rect }
    }

    /// An upright rectangle, transformed.
    pub(crate) fn of_rect(rect: &Rect, matrix: Matrix) -> Self {
        Self::new(vec![rect.corners().map(|corner| matrix.apply(corner)).to_vec()], false)
    }

    /// The least rectangle around it.
    pub(crate) fn bounds(&self) -> Rect {
        self.bounds
    }

    /// The rectangle that it is, if it is an upright one.
    pub(crate) fn as_rect(&self) -> Option<Rect> {
        self.is_rect.then_some(self.bounds)
    }

    /// How many points its outlines have: what one question costs.
    pub(crate) fn points(&self) -> usize {
        if self.is_rect { 1 } else { self.outlines.iter().map(Vec::len).sum() }
    }

    /// Whether a point is inside.
    pub(crate) fn contains(&self, point: Point) -> bool {
        if !self.bounds.contains(point) {
            return false;
        }
        if self.is_rect {
            return true;
        }
        let winding: i64 = self.outlines.iter().map(|outline| winding(outline, point)).sum();
        if self.even_odd { winding % 2 != 0 } else { winding != 0 }
    }
}

fn is_upright(outline: &[Point], bounds: &Rect) -> bool {
    let near = |a: f64, b: f64| (a - b).abs() < 1e-3;
    let corner = |point: &Point| {
        (near(point.0, bounds.left) || near(point.0, bounds.right))
            && (near(point.1, bounds.bottom) || near(point.1, bounds.top))
    };
    let closed = outline.first().zip(outline.get(4)).is_none_or(|(a, b)| near(a.0, b.0) && near(a.1, b.1));
    let four = outline.get(..4).unwrap_or(&[]);
    let turns = four.windows(2).all(|pair| matches!(pair, [a, b] if near(a.0, b.0) != near(a.1, b.1)));
    (outline.len() == 4 || (outline.len() == 5 && closed)) && four.iter().all(corner) && turns
}

/// How often an outline goes around a point; each crossing to its right counts one, by direction.
fn winding(outline: &[Point], (x, y): Point) -> i64 {
    let mut count = 0;
    let Some(mut previous) = outline.last().copied() else { return 0 };
    for next in outline.iter().copied() {
        let upward = previous.1 <= y && next.1 > y;
        let downward = previous.1 > y && next.1 <= y;
        if upward || downward {
            let share = (y - previous.1) / (next.1 - previous.1);
            if previous.0 + share * (next.0 - previous.0) > x {
                count += if upward { 1 } else { -1 };
            }
        }
        previous = next;
    }
    count
}

#[cfg(test)]
mod tests {
    use super::{Area, Matrix, Rect};

    #[test]
    fn a_ring_has_a_hole_only_where_the_rule_says_so() {
        let rect = |low: f64, high: f64| vec![(low, low), (high, low), (high, high), (low, high)];
        let mut reversed = rect(3.0, 7.0);
        reversed.reverse();
        let inside = |area: &Area| (area.contains((5.0, 5.0)), area.contains((1.0, 5.0)));
        assert_eq!(inside(&Area::new(vec![rect(0.0, 10.0), rect(3.0, 7.0)], false)), (true, true));
        assert_eq!(inside(&Area::new(vec![rect(0.0, 10.0), rect(3.0, 7.0)], true)), (false, true));
        assert_eq!(inside(&Area::new(vec![rect(0.0, 10.0), reversed], false)), (false, true));
    }

    #[test]
    fn only_upright_rectangles_count_as_such() {
        let rect = Rect { left: 0.0, bottom: 0.0, right: 4.0, top: 2.0 };
        assert_eq!(Area::of_rect(&rect, Matrix::IDENTITY).as_rect(), Some(rect));
        assert_eq!(Area::of_rect(&rect, Matrix([0.7, 0.7, -0.7, 0.7, 0.0, 0.0])).as_rect(), None);
        assert_eq!(Area::new(vec![vec![(0.0, 0.0), (4.0, 2.0), (4.0, 0.0), (0.0, 2.0)]], false).as_rect(), None);
    }

    #[test]
    fn an_inverse_leads_back() {
        let matrix = Matrix([2.0, 1.0, -1.0, 3.0, 5.0, -4.0]);
        let there = matrix.apply((1.5, 2.5));
        let back = matrix.inverse().map(|inverse| inverse.apply(there)).unwrap();
        assert!((back.0 - 1.5).abs() < 1e-9 && (back.1 - 2.5).abs() < 1e-9);
    }
}
