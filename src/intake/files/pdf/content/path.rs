//! Paths under construction (ISO 32000-2, 8.5.2), in the page's space, with curves made straight.

use super::geometry::{Area, Matrix, Point};

/// Outlines so far.
#[derive(Debug, Default)]
pub(super) struct Path {
    outlines: Vec<Vec<Point>>,
    /// The last point, in user space.
    current: Point,
    /// How many points it has.
    pub(super) points: usize,
}

/// Straight pieces for one curve.
const PIECES: u32 = 8;

impl Path {
    /// Takes an operator of construction; false where it is none.
    pub(super) fn take(&mut self, operator: &[u8], numbers: &[f64], ctm: Matrix) -> bool {
        match (operator, numbers) {
            (b"m", [x, y]) => self.begin((*x, *y), ctm),
            (b"l", [x, y]) => self.line((*x, *y), ctm),
            (b"c", [x1, y1, x2, y2, x3, y3]) => self.curve((*x1, *y1), (*x2, *y2), (*x3, *y3), ctm),
            (b"v", [x2, y2, x3, y3]) => self.curve(self.current, (*x2, *y2), (*x3, *y3), ctm),
            (b"y", [x1, y1, x3, y3]) => self.curve((*x1, *y1), (*x3, *y3), (*x3, *y3), ctm),
            (b"re", [x, y, width, height]) => {
                self.begin((*x, *y), ctm);
                self.line((x + width, *y), ctm);
                self.line((x + width, y + height), ctm);
                self.line((*x, y + height), ctm);
                self.line((*x, *y), ctm);
            }
            (b"h", _) => {
                if let Some(first) = self.outlines.last().and_then(|outline| outline.first()).copied() {
                    self.push(first);
                }
            }
            (b"m" | b"l" | b"c" | b"v" | b"y" | b"re", _) => {}
            _ => return false,
        }
        true
    }

    fn begin(&mut self, point: Point, ctm: Matrix) {
        self.outlines.push(Vec::new());
        self.line(point, ctm);
    }

    fn line(&mut self, point: Point, ctm: Matrix) {
        self.current = point;
        self.push(ctm.apply(point));
    }

    fn push(&mut self, point: Point) {
        self.points += 1;
        match self.outlines.last_mut() {
            Some(outline) => outline.push(point),
            None => self.outlines.push(vec![point]),
        }
    }

    fn curve(&mut self, first: Point, second: Point, end: Point, ctm: Matrix) {
        let start = self.current;
        for piece in 1..=PIECES {
            let t = f64::from(piece) / f64::from(PIECES);
            let s = 1.0 - t;
            let (a, b, c, d) = (s * s * s, 3.0 * s * s * t, 3.0 * s * t * t, t * t * t);
            let along = |start: f64, first: f64, second: f64, end: f64| a * start + b * first + c * second + d * end;
            let point = (along(start.0, first.0, second.0, end.0), along(start.1, first.1, second.1, end.1));
            self.push(ctm.apply(point));
        }
        self.current = end;
    }

    /// What filling it covers.
    pub(super) fn filled(&self, even_odd: bool) -> Area {
        Area::new(self.outlines.iter().filter(|outline| outline.len() > 2).cloned().collect(), even_odd)
    }

    /// What stroking it covers, with lines as wide as given on the page.
    pub(super) fn stroked(&self, width: f64) -> Area {
        let pieces = self.outlines.iter().flat_map(|outline| outline.windows(2));
        let piece = |pair: &[Point]| {
            let [(x0, y0), (x1, y1)] = *pair else { return None };
            let (dx, dy) = (x1 - x0, y1 - y0);
            let length = dx.hypot(dy);
            if length < 1e-6 {
                return None;
            }
            let (nx, ny) = (-dy / length * width / 2.0, dx / length * width / 2.0);
            // All pieces turn the same way, so that where two overlap they do not cancel out.
            Some(vec![(x0 - nx, y0 - ny), (x1 - nx, y1 - ny), (x1 + nx, y1 + ny), (x0 + nx, y0 + ny)])
        };
        Area::new(pieces.filter_map(piece).collect(), false)
    }

    /// Whether nothing was drawn.
    pub(super) fn is_empty(&self) -> bool {
        self.outlines.is_empty()
    }
}
