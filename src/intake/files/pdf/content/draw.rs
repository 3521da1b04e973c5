//! Draws forms, pictures and patterns (ISO 32000-2, 8.7, 8.9 and 8.10), forms within forms to a bounded depth.

use std::rc::Rc;

use super::color::Rgb;
use super::geometry::{Area, Matrix, Rect};
use super::interpret::Interpreter;
use super::marks::Marks;
use super::mask::{self, Mask};
use super::paint::{Ink, Painting, Picture, Shape};
use super::state::State;
use crate::intake::files::pdf::file::{Dict, File, Object, Stream};
use crate::intake::files::pdf::limits;

impl<'a, 'f> Interpreter<'a, 'f> {
    /// `Do`: draws what a name of the resources leads to.
    pub(super) fn draw(&mut self, operands: &[Object], resources: &'a Dict) {
        let Some(name) = operands.first().and_then(Object::as_name) else { return };
        let object = self.file.dict(resources, "XObject").get(name);
        if let Object::Ref(number) = object {
            self.shared.drawn.insert(*number);
        }
        let Some(stream) = self.file.resolve(object).as_stream() else {
            self.faults += 1;
            return;
        };
        let off = self.layers.is_off(self.file, stream.dict.get("OC"));
        self.marks.off += usize::from(off);
        match self.file.get(&stream.dict, "Subtype").as_name() {
            Some("Image") => {
                let number = if let Object::Ref(number) = object { Some(*number) } else { None };
                self.push_picture(&stream.dict, self.file.raw(stream), number);
            }
            Some("Form") => self.form(stream, resources, Matrix::IDENTITY),
            _ => {
                self.unknown.insert("a drawing of an unknown kind");
            }
        }
        self.marks.off -= usize::from(off);
    }

    /// Draws a form, moved by a matrix.
    pub(crate) fn form(&mut self, stream: &'a Stream, resources: &'a Dict, placed: Matrix) {
        if self.depth >= limits::FORM_DEPTH {
            self.file.budget.exceed("forms within forms, too deep");
            return;
        }
        let unpacked = self.file.unpack(stream);
        self.faults += usize::from(unpacked.broken);
        let inner = self.file.get(&stream.dict, "Resources").as_dict().unwrap_or(resources);
        self.within(|page| {
            let matrix = Matrix::from(&page.file.numbers(&stream.dict, "Matrix"));
            page.state.ctm = matrix.then(placed).then(page.state.ctm);
            if let Some(bounds) = Rect::from(&page.file.numbers(&stream.dict, "BBox")) {
                page.clip(Area::of_rect(&bounds, page.state.ctm));
            }
            if stream.dict.has("Group") {
                page.state.enter_group();
            }
            page.run(&unpacked.bytes, inner);
        });
    }

    /// Draws the appearance of an annotation over a page whose own contents are done; hidden ones are only read.
    pub(crate) fn annotate(&mut self, stream: &'a Stream, resources: &'a Dict, placed: Matrix, hidden: bool) {
        self.state = State::new(Matrix::IDENTITY);
        self.marks = Marks::default();
        self.marks.off = usize::from(hidden);
        self.form(stream, resources, placed);
        self.marks = Marks::default();
    }

    /// Paints an area over the page.
    pub(crate) fn cover(&mut self, area: Area, ink: Ink) {
        self.state = State::new(Matrix::IDENTITY);
        self.push_shape(area, ink);
    }

    /// The file that is drawn from.
    pub(crate) fn file(&self) -> &'a File<'f> {
        self.file
    }

    /// Whether an annotation belongs to a layer that is off.
    pub(crate) fn is_off(&self, annotation: &Dict) -> bool {
        self.layers.is_off(self.file, annotation.get("OC"))
    }

    /// Draws a picture into the unit square.
    pub(super) fn push_picture(&mut self, dict: &Dict, raw: &[u8], number: Option<u32>) {
        self.painting.order += 1;
        if self.marks.is_off() {
            return;
        }
        if self.painting.shapes.len() >= limits::PAGE_SHAPES {
            self.file.budget.exceed("too many pictures on a page");
            return;
        }
        let unit = Rect { left: 0.0, bottom: 0.0, right: 1.0, top: 1.0 };
        let Some(inverse) = self.state.ctm.inverse() else { return };
        let pixels = |long: &str, short: &str| {
            let key = if dict.has(long) { long } else { short };
            self.file.get(dict, key).as_size().unwrap_or(usize::MAX)
        };
        let stencil = ["ImageMask", "IM"].iter().any(|key| self.file.get(dict, key) == &Object::Bool(true));
        let color = if stencil { self.state.fill_ink().color } else { None };
        // A range of colours that are left out makes gaps that are not known here.
        let keyed = self.file.get(dict, "Mask").as_list().is_some();
        let ink = self.state.fill_ink();
        let mask = self.mask(dict, raw, number);
        self.painting.shapes.push(Shape {
            order: self.painting.order,
            area: Area::of_rect(&unit, self.state.ctm),
            ink: Ink { color, thinned: ink.thinned || keyed, ..ink },
            clip: self.state.clip.clone(),
            picture: Some(Picture {
                mask,
                inverse,
                detailed: pixels("Width", "W") >= LEGIBLE && pixels("Height", "H") >= LEGIBLE,
            }),
        });
    }

    fn mask(&mut self, dict: &Dict, raw: &[u8], number: Option<u32>) -> Option<Rc<Mask>> {
        if let Some(mask) = number.and_then(|number| self.shared.masks.get(&number)) {
            return mask.clone();
        }
        let mask = mask::of_picture(self.file, dict, raw).map(Rc::new);
        let small = mask.as_ref().is_none_or(|mask| mask.is_small());
        if let Some(number) = number.filter(|_| small && self.shared.masks.len() < KEPT_MASKS) {
            self.shared.masks.insert(number, mask.clone());
        }
        mask
    }

    /// How a pattern looks, and whether it has gaps. The words of a tile are said.
    pub(super) fn pattern(&mut self, object: &'a Object) -> (Option<Rgb>, bool) {
        let stream = match self.file.resolve(object) {
            Object::Stream(stream) => stream,
            // A shading has no tile: it fills everything with colours that are not worked out.
            Object::Dict(_) => return (None, false),
            _ => return (None, true),
        };
        if self.depth >= limits::FORM_DEPTH {
            self.file.budget.exceed("patterns within patterns, too deep");
            return (None, true);
        }
        let bounds = Rect::from(&self.file.numbers(&stream.dict, "BBox"));
        let unpacked = self.file.unpack(stream);
        let resources = self.file.dict(&stream.dict, "Resources");
        let page = std::mem::take(&mut self.painting);
        self.within(|tile| {
            tile.state = State::new(Matrix::IDENTITY);
            tile.run(&unpacked.bytes, resources);
        });
        let tile = std::mem::replace(&mut self.painting, page);
        let said: String = tile.glyphs.iter().filter_map(|glyph| glyph.text.as_deref()).collect();
        if !said.trim().is_empty() && !self.painting.spoken.contains(&said) {
            self.speak(said);
        }
        let work: usize = tile.shapes.iter().rev().take(64).map(|shape| shape.points() * 25).sum();
        match bounds {
            Some(bounds) if self.file.budget.ask(work) => tile_look(&tile, &bounds),
            _ => (None, true),
        }
    }
}

/// How many masks are kept for the next page.
const KEPT_MASKS: usize = 64;

/// Pictures with fewer pixels either way show no words.
const LEGIBLE: usize = 8;

/// The colour of a tile that is one shape all over.
fn tile_look(tile: &Painting, bounds: &Rect) -> (Option<Rgb>, bool) {
    let shares = (0..25_u32).map(|place| (f64::from(place % 5) / 4.0, f64::from(place / 5) / 4.0));
    let points = shares.map(|(x, y)| (bounds.left + x * bounds.width(), bounds.bottom + y * bounds.height()));
    let points: Vec<_> = points.collect();
    let whole = tile.shapes.iter().rev().take(64).find(|shape| points.iter().all(|point| shape.hides(*point)));
    match whole {
        Some(shape) if tile.shapes.len() == 1 => (shape.ink.color, false),
        Some(_) => (None, false),
        None => (None, true),
    }
}
