//! Finds the shapes near a place of a page without asking each of them.

use crate::intake::files::pdf::content::{Rect, Shape};

/// Cells each way.
const CELLS: usize = 32;

/// Shapes larger than this share of the page stand in a list of their own, not in each of the cells that they touch.
const WIDE: f64 = 0.03;

/// The shapes that touch each cell of a page, by their place in drawing order.
#[derive(Debug)]
pub(super) struct Grid {
    page: Rect,
    cells: Vec<Vec<usize>>,
    /// Shapes that touch many cells.
    wide: Vec<usize>,
}

impl Grid {
    /// Sorts shapes into cells; those off the page are left out.
    pub(super) fn new(shapes: &[Shape], page: &Rect) -> Self {
        let mut grid = Self { page: *page, cells: vec![Vec::new(); CELLS * CELLS], wide: Vec::new() };
        for (place, shape) in shapes.iter().enumerate() {
            let clip = shape.clip.as_ref().map_or(Rect::EVERYWHERE, |clip| clip.rect);
            let bounds = shape.area.bounds().and(clip).and(*page);
            if bounds.left > bounds.right || bounds.bottom > bounds.top {
                continue;
            }
            if bounds.size() > WIDE * page.size() {
                grid.wide.push(place);
                continue;
            }
            for cell in grid.touched(&bounds) {
                if let Some(cell) = grid.cells.get_mut(cell) {
                    cell.push(place);
                }
            }
        }
        grid
    }

    /// The shapes that may touch a rectangle, in the order of drawing.
    pub(super) fn near(&self, bounds: &Rect) -> Vec<usize> {
        let touched = self.touched(bounds);
        let mut places: Vec<usize> =
            touched.filter_map(|cell| self.cells.get(cell)).flatten().chain(&self.wide).copied().collect();
        places.sort_unstable();
        places.dedup();
        places
    }

    fn touched(&self, bounds: &Rect) -> impl Iterator<Item = usize> + use<> {
        let columns = cell(bounds.left, self.page.left, self.page.width())
            ..=cell(bounds.right, self.page.left, self.page.width());
        let rows = cell(bounds.bottom, self.page.bottom, self.page.height())
            ..=cell(bounds.top, self.page.bottom, self.page.height());
        rows.flat_map(move |row| columns.clone().map(move |column| row * CELLS + column))
    }
}

fn cell(place: f64, from: f64, length: f64) -> usize {
    #[expect(clippy::cast_precision_loss, reason = "a small constant")]
    let share = ((place - from) / length.max(1e-6) * CELLS as f64).clamp(0.0, CELLS as f64 - 1.0);
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped; what is no number becomes 0")]
    let cell = share as usize;
    cell.min(CELLS - 1)
}
