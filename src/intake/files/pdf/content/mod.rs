//! Page contents: what their operators put on a page, and where. It does not say what of that can be seen.

mod color;
mod draw;
mod geometry;
mod inline;
mod interpret;
mod layers;
mod marks;
mod mask;
mod paint;
mod path;
mod state;
mod text;
mod tint;

pub(crate) use color::{Rgb, WHITE, alike};
pub(crate) use geometry::{Area, Matrix, Point, Rect};
pub(crate) use interpret::{Interpreter, Shared};
pub(crate) use layers::Layers;
pub(crate) use paint::{Blend, Drawn, Glyph, Ink, Painting, SAMPLES, Shape};
