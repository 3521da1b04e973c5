//! What a page's contents put on it, in the order of drawing: glyphs, shapes and pictures. It judges none of them.

use std::rc::Rc;

use super::color::Rgb;
use super::geometry::{Area, Matrix, Point, Rect};
use super::mask::Mask;

/// Everything on a page.
#[derive(Debug, Default)]
pub(crate) struct Painting {
    /// Glyphs, by order of drawing.
    pub(crate) glyphs: Vec<Glyph>,
    /// Shapes and pictures, by order of drawing.
    pub(crate) shapes: Vec<Shape>,
    /// Words that the contents give in the place of others (`ActualText`), or for pictures (`Alt`).
    pub(crate) spoken: Vec<String>,
    /// How long those words are together.
    pub(crate) spoken_bytes: usize,
    /// How many points the outlines of all shapes have.
    pub(crate) points: usize,
    /// Things drawn so far.
    pub(crate) order: usize,
}

/// How something is painted.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Ink {
    /// Its colour, if that can be told.
    pub(crate) color: Option<Rgb>,
    /// How opaque: 1 is wholly.
    pub(crate) alpha: f64,
    /// How it mixes with what is below.
    pub(crate) blend: Blend,
    /// Whether something unknown thins it: a soft mask, or the gaps of a pattern.
    pub(crate) thinned: bool,
}

/// Blend modes, as far as they matter for what can be seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Blend {
    Normal,
    /// Multiply and the like: black hides, white does not show.
    Darker,
    /// Screen and the like: white hides, black does not show.
    Lighter,
    Other,
}

impl Ink {
    /// Whether nothing below can be seen through it.
    pub(crate) fn hides(&self) -> bool {
        let all = |test: fn(f64) -> bool| self.color.is_some_and(|color| color.into_iter().all(test));
        self.alpha >= 0.98
            && !self.thinned
            && match self.blend {
                Blend::Normal => true,
                Blend::Darker => all(|part| part < 0.1),
                Blend::Lighter => all(|part| part > 0.9),
                Blend::Other => false,
            }
    }
}

/// A filled or stroked shape, or a picture.
#[derive(Debug)]
pub(crate) struct Shape {
    pub(crate) order: usize,
    pub(crate) area: Area,
    pub(crate) ink: Ink,
    pub(crate) clip: Option<Rc<Clip>>,
    /// For pictures.
    pub(crate) picture: Option<Picture>,
}

/// What is known of a picture.
#[derive(Debug)]
pub(crate) struct Picture {
    /// Where it is opaque; everywhere if there is no mask.
    pub(crate) mask: Option<Rc<Mask>>,
    /// From the page to the picture's unit square.
    pub(crate) inverse: Matrix,
    /// Whether it has enough pixels to show words.
    pub(crate) detailed: bool,
}

impl Shape {
    /// What one question about it costs, in points of outlines.
    pub(crate) fn points(&self) -> usize {
        self.area.points() + self.clip.as_ref().map_or(0, |clip| clip.points())
    }

    /// Whether a point of the page is hidden by it.
    pub(crate) fn hides(&self, point: Point) -> bool {
        self.ink.hides()
            && self.area.contains(point)
            && self.clip.as_ref().is_none_or(|clip| clip.contains(point))
            && self.picture.as_ref().is_none_or(|picture| picture.is_opaque(point))
    }
}

impl Picture {
    fn is_opaque(&self, point: Point) -> bool {
        self.mask.as_ref().is_none_or(|mask| mask.is_opaque(self.inverse.apply(point)))
    }
}

/// One code of a text, drawn.
#[derive(Debug)]
pub(crate) struct Glyph {
    pub(crate) order: usize,
    /// What it says; nothing where that cannot be known.
    pub(crate) text: Option<Rc<str>>,
    /// Where its baseline begins.
    pub(crate) origin: Point,
    /// From there to the end of its baseline.
    pub(crate) along: Point,
    /// From there to the top of a capital.
    pub(crate) up: Point,
    /// The size of its font on the page.
    pub(crate) size: f64,
    pub(crate) ink: Ink,
    pub(crate) drawn: Drawn,
    pub(crate) clip: Option<Rc<Clip>>,
    /// The name of its font.
    pub(crate) font: Rc<str>,
}

/// Whether a glyph is drawn at all.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Drawn {
    /// With ink.
    Inked,
    /// Not, by its rendering mode.
    Never,
    /// Not, by a layer that is switched off.
    OffLayer,
}

impl Glyph {
    /// A point of its box, by shares along and up.
    pub(crate) fn point(&self, along: f64, up: f64) -> Point {
        (self.origin.0 + along * self.along.0 + up * self.up.0, self.origin.1 + along * self.along.1 + up * self.up.1)
    }

    /// Sixteen points spread over its box.
    pub(crate) fn points(&self) -> [Point; SAMPLES] {
        const SHARES: [f64; 4] = [0.125, 0.375, 0.625, 0.875];
        std::array::from_fn(|place| self.point(SHARES[place % 4], SHARES[place / 4]))
    }

    /// The least rectangle around its box.
    pub(crate) fn bounds(&self) -> Rect {
        Rect::around([self.point(0.0, 0.0), self.point(1.0, 0.0), self.point(0.0, 1.0), self.point(1.0, 1.0)])
    }
}

/// How many points of a glyph are looked at.
pub(crate) const SAMPLES: usize = 16;

/// Where painting shows: a rectangle, and areas within it.
#[derive(Debug)]
pub(crate) struct Clip {
    pub(crate) rect: Rect,
    pub(crate) areas: Vec<Rc<Area>>,
}

impl Clip {
    /// What one question costs, in points of outlines.
    pub(crate) fn points(&self) -> usize {
        self.areas.iter().map(|area| area.points()).sum()
    }

    /// Whether a point shows.
    pub(crate) fn contains(&self, point: Point) -> bool {
        self.rect.contains(point) && self.areas.iter().all(|area| area.contains(point))
    }
}
