//! Which glyphs of a page can be seen, and why the others cannot. After Free Law Project's x-ray: what is drawn later and
//! opaque hides what it covers to four fifths; but for any shape and picture, by sixteen points of each glyph.

use super::grid::Grid;
use crate::intake::files::pdf::budget::Budget;
use crate::intake::files::pdf::content::{
    Blend, Drawn, Glyph, Ink, Painting, Point, Rect, Rgb, SAMPLES, Shape, WHITE, alike,
};

/// Whether a glyph is seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Sight {
    Seen,
    /// Hidden, but the same is seen at the same place: a shadow, or a word drawn twice.
    Repeated,
    Covered,
    SameColor,
    Invisible,
    Outside,
    Tiny,
    OffLayer,
    /// Words laid over or under a picture of them, so that they can be searched.
    Recognized,
}

/// Points that make four fifths of a glyph.
const MOST: usize = 13;
/// Letters smaller than this cannot be read, in points.
const LEAST_SIZE: f64 = 1.0;
/// Ink thinner than this cannot be seen.
const LEAST_ALPHA: f64 = 0.06;
/// How far apart, as a share of their size, two glyphs are at one place.
const ONE_PLACE: f64 = 0.35;
/// The share of a page that a picture covers which is the page itself.
const WHOLE_PAGE: f64 = 0.6;

/// Judges each glyph of a page of which `shown` can be seen.
pub(super) fn judge(painting: &Painting, shown: &Rect, budget: &Budget) -> Vec<Sight> {
    let grid = Grid::new(&painting.shapes, shown);
    let page = Page { painting, shown, budget, grid };
    let mut sights: Vec<Sight> = painting.glyphs.iter().map(|glyph| page.sight(glyph)).collect();
    excuse_repeats(painting, &mut sights, budget);
    sights
}

struct Page<'a> {
    painting: &'a Painting,
    shown: &'a Rect,
    budget: &'a Budget,
    grid: Grid,
}

impl Page<'_> {
    fn sight(&self, glyph: &Glyph) -> Sight {
        if glyph.text.as_deref().is_some_and(|text| text.trim().is_empty()) {
            return Sight::Seen;
        }
        if glyph.drawn == Drawn::OffLayer {
            return Sight::OffLayer;
        }
        let length = glyph.along.0.hypot(glyph.along.1);
        let narrow = length < 0.02 * glyph.size && length > 0.0;
        // A size that is no number is no size.
        if glyph.size.is_nan() || glyph.size < LEAST_SIZE || narrow {
            return Sight::Tiny;
        }
        if !self.budget.ask(glyph.clip.as_ref().map_or(0, |clip| clip.points() * SAMPLES)) {
            return Sight::Seen;
        }
        let all = glyph.points();
        let clip = |point: &Point| glyph.clip.as_ref().is_none_or(|clip| clip.contains(*point));
        let points: Vec<Point> = all.into_iter().filter(|point| self.shown.contains(*point) && clip(point)).collect();
        if points.len() * 4 < SAMPLES {
            return Sight::Outside;
        }
        let shapes = self.grid.near(&glyph.bounds());
        let shapes: Vec<&Shape> = shapes.iter().filter_map(|place| self.painting.shapes.get(*place)).collect();
        let work: usize = shapes.iter().map(|shape| shape.points()).sum();
        if !self.budget.ask(work.saturating_mul(points.len())) {
            return Sight::Seen;
        }
        self.sight_among(glyph, &points, &shapes)
    }

    fn sight_among(&self, glyph: &Glyph, points: &[Point], shapes: &[&Shape]) -> Sight {
        let most = |count: usize| count * SAMPLES >= MOST * points.len();
        if glyph.drawn == Drawn::Never {
            let pictures: Vec<&&Shape> = shapes.iter().filter(|shape| shape.picture.is_some()).collect();
            let over = points.iter().filter(|point| pictures.iter().any(|shape| shape.area.contains(**point)));
            return if most(over.count()) { Sight::Recognized } else { Sight::Invisible };
        }
        let white = glyph.ink.color.is_some_and(|color| alike(color, WHITE));
        if glyph.ink.alpha < LEAST_ALPHA || (glyph.ink.blend == Blend::Darker && white) {
            return Sight::Invisible;
        }
        let later = || shapes.iter().filter(|shape| shape.order > glyph.order);
        let covers: Vec<&Shape> =
            points.iter().filter_map(|point| later().find(|shape| shape.hides(*point))).copied().collect();
        if most(covers.len()) {
            let page = |shape: &&Shape| {
                shape.picture.is_some() && shape.area.bounds().and(*self.shown).size() > WHOLE_PAGE * self.shown.size()
            };
            return if covers.iter().all(page) { Sight::Recognized } else { Sight::Covered };
        }
        let earlier: Vec<&Shape> = shapes.iter().rev().filter(|shape| shape.order < glyph.order).copied().collect();
        let lost = points.iter().filter(|point| {
            let ground = ground(**point, &earlier);
            ground
                .zip(glyph.ink.color)
                .is_some_and(|(ground, color)| alike(ground, mix(color, glyph.ink.alpha, ground)))
        });
        if most(lost.count()) { Sight::SameColor } else { Sight::Seen }
    }
}

/// The colour at a point, the topmost shape first; nothing where it cannot be told.
fn ground(point: Point, shapes: &[&Shape]) -> Option<Rgb> {
    let mut thin: Vec<Ink> = Vec::new();
    let mut ground = WHITE;
    for shape in shapes {
        let ink = shape.ink;
        let touched = shape.area.contains(point) && shape.clip.as_ref().is_none_or(|clip| clip.contains(point));
        if !touched || ink.alpha < 0.02 {
            continue;
        }
        if shape.hides(point) {
            ground = ink.color?;
            break;
        }
        if shape.picture.is_some() || ink.thinned || ink.blend != Blend::Normal {
            return None;
        }
        thin.push(ink);
    }
    for ink in thin.iter().rev() {
        ground = mix(ink.color?, ink.alpha, ground);
    }
    Some(ground)
}

fn mix(over: Rgb, alpha: f64, under: Rgb) -> Rgb {
    let mut mixed = under;
    for (under, over) in mixed.iter_mut().zip(over) {
        *under += alpha * (over - *under);
    }
    mixed
}

/// A hidden glyph is no secret where the same is seen.
fn excuse_repeats(painting: &Painting, sights: &mut [Sight], budget: &Budget) {
    let hidden = |sight: Sight| matches!(sight, Sight::Covered | Sight::SameColor);
    if !sights.iter().any(|sight| hidden(*sight)) {
        return;
    }
    let seen: Vec<&Glyph> = painting
        .glyphs
        .iter()
        .zip(&*sights)
        .filter(|(_, sight)| **sight == Sight::Seen)
        .map(|(glyph, _)| glyph)
        .collect();
    for (glyph, sight) in painting.glyphs.iter().zip(sights) {
        if !hidden(*sight) || glyph.text.is_none() || !budget.ask(seen.len()) {
            continue;
        }
        let reach = glyph.size * ONE_PLACE;
        let same = |other: &&Glyph| {
            (glyph.origin.0 - other.origin.0).abs() < reach
                && (glyph.origin.1 - other.origin.1).abs() < reach
                && other.text == glyph.text
        };
        if seen.iter().any(same) {
            *sight = Sight::Repeated;
        }
    }
}
