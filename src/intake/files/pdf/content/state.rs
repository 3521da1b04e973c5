//! The graphics state of a page's contents (ISO 32000-2, 8.4 and 9.3): what is remembered between operators.

use std::rc::Rc;

use super::color::{BLACK, Rgb, Space};
use super::geometry::{Matrix, Rect};
use super::paint::{Blend, Clip, Ink};
use crate::intake::files::pdf::font::Font;

/// Everything that `q` saves.
#[derive(Debug, Clone)]
pub(super) struct State {
    /// From user space to the page.
    pub(super) ctm: Matrix,
    pub(super) clip: Option<Rc<Clip>>,
    pub(super) fill: Color,
    pub(super) stroke: Color,
    pub(super) fill_alpha: f64,
    pub(super) stroke_alpha: f64,
    pub(super) blend: Blend,
    /// Whether a soft mask, or a clip of letters, thins whatever is painted.
    pub(super) thinned: bool,
    /// How the group that is being painted is put on the page.
    pub(super) group: Ink,
    pub(super) line_width: f64,
    pub(super) text: TextState,
}

/// A current colour.
#[derive(Debug, Clone)]
pub(super) struct Color {
    pub(super) space: Rc<Space>,
    pub(super) look: Option<Rgb>,
    /// Whether it is a pattern with gaps, or may be one.
    pub(super) gaps: bool,
}

/// What text operators set.
#[derive(Debug, Clone)]
pub(super) struct TextState {
    pub(super) font: Option<Rc<Font>>,
    pub(super) size: f64,
    pub(super) character_spacing: f64,
    pub(super) word_spacing: f64,
    /// Horizontal scaling: 1 is none.
    pub(super) stretch: f64,
    pub(super) leading: f64,
    pub(super) rise: f64,
    pub(super) mode: i64,
    pub(super) matrix: Matrix,
    pub(super) line: Matrix,
}

impl State {
    /// The state that a page begins with.
    pub(super) fn new(ctm: Matrix) -> Self {
        let black = Color { space: Rc::new(Space::Gray), look: Some(BLACK), gaps: false };
        Self {
            ctm,
            clip: None,
            fill: black.clone(),
            stroke: black,
            fill_alpha: 1.0,
            stroke_alpha: 1.0,
            blend: Blend::Normal,
            thinned: false,
            group: Ink { color: None, alpha: 1.0, blend: Blend::Normal, thinned: false },
            line_width: 1.0,
            text: TextState {
                font: None,
                size: 0.0,
                character_spacing: 0.0,
                word_spacing: 0.0,
                stretch: 1.0,
                leading: 0.0,
                rise: 0.0,
                mode: 0,
                matrix: Matrix::IDENTITY,
                line: Matrix::IDENTITY,
            },
        }
    }

    /// What filling paints with.
    pub(super) fn fill_ink(&self) -> Ink {
        self.ink(&self.fill, self.fill_alpha)
    }

    /// What stroking paints with.
    pub(super) fn stroke_ink(&self) -> Ink {
        self.ink(&self.stroke, self.stroke_alpha)
    }

    fn ink(&self, color: &Color, alpha: f64) -> Ink {
        let blend = if self.group.blend == Blend::Normal { self.blend } else { self.group.blend };
        let thinned = self.thinned || self.group.thinned || color.gaps;
        Ink { color: color.look, alpha: alpha * self.group.alpha, blend, thinned }
    }

    /// Begins a group: what it paints is put on the page as the state says now (11.6.6).
    pub(super) fn enter_group(&mut self) {
        let ink = self.fill_ink();
        self.group = Ink { thinned: self.thinned || self.group.thinned, ..ink };
        (self.fill_alpha, self.stroke_alpha) = (1.0, 1.0);
        self.blend = Blend::Normal;
        self.thinned = false;
    }

    /// The rectangle outside of which nothing shows.
    pub(super) fn clip_rect(&self) -> Rect {
        self.clip.as_ref().map_or(Rect::EVERYWHERE, |clip| clip.rect)
    }
}
