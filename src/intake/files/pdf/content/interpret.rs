//! Carries out the operators of page contents (ISO 32000-2, annex A) and gathers what they paint.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use super::color::{self, Space};
use super::geometry::{Area, Matrix, Rect};
use super::inline;
use super::layers::Layers;
use super::marks::Marks;
use super::mask::Mask;
use super::paint::{Blend, Clip, Ink, Painting, Shape};
use super::path::Path;
use super::state::{Color, State};
use crate::intake::files::pdf::file::{Dict, File, Lexer, Object, Token};
use crate::intake::files::pdf::font::Font;
use crate::intake::files::pdf::limits;

/// What pages share: fonts that were read, and what was drawn anywhere.
#[derive(Debug, Default)]
pub(crate) struct Shared {
    pub(super) fonts: BTreeMap<u32, Rc<Font>>,
    /// Small masks of pictures that may stand on every page, such as letterheads.
    pub(super) masks: BTreeMap<u32, Option<Rc<Mask>>>,
    /// Numbers of the forms and pictures that were drawn.
    pub(crate) drawn: BTreeSet<u32>,
}

/// One page being painted.
#[derive(Debug)]
pub(crate) struct Interpreter<'a, 'f> {
    pub(super) file: &'a File<'f>,
    pub(super) layers: &'a Layers,
    pub(super) shared: &'a mut Shared,
    /// What was painted so far.
    pub(crate) painting: Painting,
    pub(super) state: State,
    saved: Vec<State>,
    path: Path,
    /// A clip that takes effect with the next painting of a path, and its rule.
    clipping: Option<bool>,
    pub(super) marks: Marks,
    pub(super) depth: usize,
    /// Operators and objects that could not be read.
    pub(crate) faults: usize,
    /// Parts of the contents that are not looked into.
    pub(crate) unknown: BTreeSet<&'static str>,
}

impl<'a, 'f> Interpreter<'a, 'f> {
    /// An empty page.
    pub(crate) fn new(file: &'a File<'f>, layers: &'a Layers, shared: &'a mut Shared) -> Self {
        Self {
            file,
            layers,
            shared,
            painting: Painting::default(),
            state: State::new(Matrix::IDENTITY),
            saved: Vec::new(),
            path: Path::default(),
            clipping: None,
            marks: Marks::default(),
            depth: 0,
            faults: 0,
            unknown: BTreeSet::new(),
        }
    }

    /// Carries out some contents.
    pub(crate) fn run(&mut self, bytes: &[u8], resources: &'a Dict) {
        let outer = std::mem::take(&mut self.saved);
        let mut lexer = Lexer::new(bytes, 0);
        let mut operands: Vec<Object> = Vec::new();
        loop {
            match lexer.token() {
                Token::Object(object) if operands.len() < limits::OPERANDS => operands.push(object),
                Token::Keyword(operator) => {
                    if !self.file.budget.operate() {
                        break;
                    }
                    if operator == b"BI" {
                        self.inline_picture(&mut lexer, resources);
                    } else {
                        self.operate(operator, &operands, resources);
                    }
                    operands.clear();
                }
                Token::End => break,
                Token::Object(_) | Token::ListEnd | Token::DictEnd => self.faults += 1,
            }
        }
        self.faults += lexer.faults;
        if let Some(first) = std::mem::replace(&mut self.saved, outer).into_iter().next() {
            self.state = first;
        }
    }

    fn operate(&mut self, operator: &[u8], operands: &[Object], resources: &'a Dict) {
        // Text operators first: they are the most frequent.
        if self.text_operator(operator, operands, resources) {
            return;
        }
        let numbers: Vec<f64> = operands.iter().filter_map(Object::as_number).collect();
        if self.path.take(operator, &numbers, self.state.ctm) {
            if self.path.points > limits::PAGE_POINTS {
                self.file.budget.exceed("a shape of too many points");
                self.path = Path::default();
            }
            return;
        }
        match operator {
            b"q" if self.saved.len() < limits::SAVED_STATES => self.saved.push(self.state.clone()),
            b"q" => self.file.budget.exceed("too many saved graphics states"),
            b"Q" => {
                if let Some(state) = self.saved.pop() {
                    self.state = state;
                }
            }
            b"cm" => self.state.ctm = Matrix::from(&numbers).then(self.state.ctm),
            b"w" => self.state.line_width = numbers.first().copied().unwrap_or(1.0),
            b"gs" => self.set_state(operands, resources),
            b"W" => self.clipping = Some(false),
            b"W*" => self.clipping = Some(true),
            b"n" => self.paint_path(None, false),
            b"f" | b"F" => self.paint_path(Some(false), false),
            b"f*" => self.paint_path(Some(true), false),
            b"S" => self.paint_path(None, true),
            b"s" => {
                self.path.take(b"h", &[], self.state.ctm);
                self.paint_path(None, true);
            }
            b"B" | b"b" => self.paint_path(Some(false), true),
            b"B*" | b"b*" => self.paint_path(Some(true), true),
            b"sh" => {
                let area = Area::of_rect(&self.state.clip_rect(), Matrix::IDENTITY);
                let ink = Ink { color: None, ..self.state.fill_ink() };
                self.push_shape(area, ink);
            }
            b"Do" => self.draw(operands, resources),
            b"g" | b"rg" | b"k" | b"G" | b"RG" | b"K" => self.set_device_color(operator, &numbers),
            b"cs" | b"CS" => {
                let space = operands.first().map_or(Space::Unknown, |name| color::space(self.file, resources, name, 0));
                let gaps = space == Space::Pattern;
                let color = Color { look: space.initial(), space: Rc::new(space), gaps };
                *self.color(operator == b"CS") = color;
            }
            b"sc" | b"scn" | b"SC" | b"SCN" => {
                self.set_color(operator.starts_with(b"S"), operands, &numbers, resources);
            }
            b"BMC" | b"BDC" => self.begin_mark(operands, resources),
            b"EMC" => self.end_mark(),
            b"J" | b"j" | b"M" | b"d" | b"ri" | b"i" | b"MP" | b"DP" | b"BX" | b"EX" | b"d0" | b"d1" => {}
            _ => self.faults += 1,
        }
    }

    fn color(&mut self, stroke: bool) -> &mut Color {
        if stroke { &mut self.state.stroke } else { &mut self.state.fill }
    }

    fn set_device_color(&mut self, operator: &[u8], numbers: &[f64]) {
        let space = match operator {
            b"g" | b"G" => Space::Gray,
            b"rg" | b"RG" => Space::Rgb,
            _ => Space::Cmyk,
        };
        let color = Color { look: space.look(self.file, numbers), space: Rc::new(space), gaps: false };
        *self.color(operator.first().is_some_and(u8::is_ascii_uppercase)) = color;
    }

    fn set_color(&mut self, stroke: bool, operands: &[Object], numbers: &[f64], resources: &'a Dict) {
        let space = Rc::clone(&self.color(stroke).space);
        let pattern = operands.last().and_then(Object::as_name);
        let (look, gaps) = match pattern {
            Some(name) => self.pattern(self.file.dict(resources, "Pattern").get(name)),
            None => (space.look(self.file, numbers), false),
        };
        *self.color(stroke) = Color { space, look, gaps };
    }

    fn set_state(&mut self, operands: &[Object], resources: &'a Dict) {
        let Some(name) = operands.first().and_then(Object::as_name) else { return };
        let dict = self.file.dict(self.file.dict(resources, "ExtGState"), name);
        if !self.file.budget.operate_many(dict.0.len()) {
            return;
        }
        for (key, value) in &dict.0 {
            let value = self.file.resolve(value);
            match (key.as_str(), value.as_number()) {
                ("ca", Some(alpha)) => self.state.fill_alpha = alpha.clamp(0.0, 1.0),
                ("CA", Some(alpha)) => self.state.stroke_alpha = alpha.clamp(0.0, 1.0),
                ("LW", Some(width)) => self.state.line_width = width,
                ("SMask", _) => self.state.thinned = value.as_dict().is_some(),
                ("BM", _) => self.state.blend = blend(self.file, value),
                ("Font", _) => {
                    if let Some([font, size]) = value.as_list() {
                        self.state.text.font = Some(self.font(font));
                        self.state.text.size = self.file.resolve(size).as_number().unwrap_or(0.0);
                    }
                }
                _ => {}
            }
        }
    }

    fn paint_path(&mut self, fill: Option<bool>, stroke: bool) {
        let path = std::mem::take(&mut self.path);
        if let Some(even_odd) = fill
            && !path.is_empty()
        {
            self.push_shape(path.filled(even_odd), self.state.fill_ink());
        }
        let width = self.state.line_width * self.state.ctm.scale();
        if stroke && width >= BROAD_LINE {
            self.push_shape(path.stroked(width), self.state.stroke_ink());
        }
        if let Some(even_odd) = self.clipping.take() {
            self.clip(path.filled(even_odd));
        }
    }

    /// Lets nothing show outside of an area.
    pub(super) fn clip(&mut self, area: Area) {
        let (mut rect, mut areas) = match &self.state.clip {
            Some(clip) => (clip.rect, clip.areas.clone()),
            None => (Rect::EVERYWHERE, Vec::new()),
        };
        rect = rect.and(area.bounds());
        if area.as_rect().is_none() && area.points() > 0 {
            if areas.len() >= limits::CLIPS {
                self.file.budget.exceed("too many clips within clips");
                return;
            }
            self.painting.points += area.points();
            if self.painting.points > limits::PAGE_POINTS {
                self.file.budget.exceed("too many shapes on a page");
                return;
            }
            areas.push(Rc::new(area));
        }
        self.state.clip = Some(Rc::new(Clip { rect, areas }));
    }

    /// Adds a shape, unless its layer is off.
    pub(super) fn push_shape(&mut self, area: Area, ink: Ink) {
        self.painting.order += 1;
        if self.marks.is_off() || area.points() == 0 {
            return;
        }
        self.painting.points += area.points();
        if self.painting.shapes.len() >= limits::PAGE_SHAPES || self.painting.points > limits::PAGE_POINTS {
            self.file.budget.exceed("too many shapes on a page");
            return;
        }
        let (order, clip) = (self.painting.order, self.state.clip.clone());
        self.painting.shapes.push(Shape { order, area, ink, clip, picture: None });
    }

    fn inline_picture(&mut self, lexer: &mut Lexer<'_>, resources: &'a Dict) {
        match inline::read(self.file, resources, lexer) {
            Some(picture) if picture.packed => {
                self.unknown.insert("a packed picture within a page's contents");
            }
            Some(picture) => self.push_picture(&picture.dict, &picture.bytes, None),
            None => self.faults += 1,
        }
    }

    /// Saves the state, carries something out, and brings the state back.
    pub(super) fn within(&mut self, action: impl FnOnce(&mut Self)) {
        let state = self.state.clone();
        let path = std::mem::take(&mut self.path);
        self.depth += 1;
        action(self);
        self.depth -= 1;
        self.path = path;
        self.state = state;
    }
}

/// Lines narrower than this hide no words, in points on the page.
const BROAD_LINE: f64 = 2.5;

fn blend(file: &File<'_>, value: &Object) -> Blend {
    let first = value.as_list().and_then(|modes| modes.first()).map_or(value, |first| file.resolve(first));
    match first.as_name() {
        Some("Normal" | "Compatible") => Blend::Normal,
        Some("Multiply" | "Darken" | "ColorBurn") => Blend::Darker,
        Some("Screen" | "Lighten" | "ColorDodge") => Blend::Lighter,
        _ => Blend::Other,
    }
}
