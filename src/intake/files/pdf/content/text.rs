//! The text operators of page contents (ISO 32000-2, 9.3 and 9.4): where each glyph stands.

use std::rc::Rc;

use super::geometry::Matrix;
use super::interpret::Interpreter;
use super::paint::{Drawn, Glyph, Ink};
use crate::intake::files::pdf::file::{Dict, Object};
use crate::intake::files::pdf::font::{Code, Font};
use crate::intake::files::pdf::limits;

impl<'a> Interpreter<'a, '_> {
    /// Carries out a text operator; false where it is none.
    pub(super) fn text_operator(&mut self, operator: &[u8], operands: &[Object], resources: &'a Dict) -> bool {
        let number = |place: usize| operands.get(place).and_then(Object::as_number).unwrap_or(0.0);
        let bytes = |place: usize| operands.get(place).and_then(Object::as_text).unwrap_or(&[]);
        let text = &mut self.state.text;
        match operator {
            b"BT" => (text.matrix, text.line) = (Matrix::IDENTITY, Matrix::IDENTITY),
            // Glyphs that clip let whatever is painted next show in their own shape only.
            b"ET" => self.state.thinned |= self.state.text.mode >= 4,
            b"Tc" => text.character_spacing = number(0),
            b"Tw" => text.word_spacing = number(0),
            b"Tz" => text.stretch = number(0) / 100.0,
            b"TL" => text.leading = number(0),
            b"Ts" => text.rise = number(0),
            b"Tr" => text.mode = operands.first().and_then(Object::as_int).unwrap_or(0),
            b"Tf" => {
                text.size = number(1);
                let fonts = self.file.dict(resources, "Font");
                let name = operands.first().and_then(Object::as_name).unwrap_or("");
                self.state.text.font = Some(self.font(fonts.get(name)));
            }
            b"Td" => self.next_line(number(0), number(1)),
            b"TD" => {
                text.leading = -number(1);
                self.next_line(number(0), number(1));
            }
            b"Tm" => {
                let numbers: Vec<f64> = operands.iter().filter_map(Object::as_number).collect();
                text.matrix = Matrix::from(&numbers);
                text.line = text.matrix;
            }
            b"T*" => self.next_line(0.0, -self.state.text.leading),
            b"Tj" => self.show(bytes(0)),
            b"'" => {
                self.next_line(0.0, -self.state.text.leading);
                self.show(bytes(0));
            }
            b"\"" => {
                (text.word_spacing, text.character_spacing) = (number(0), number(1));
                self.next_line(0.0, -self.state.text.leading);
                self.show(bytes(2));
            }
            b"TJ" => {
                for item in operands.first().and_then(Object::as_list).unwrap_or(&[]) {
                    match item {
                        Object::Text(bytes) => self.show(bytes),
                        other => self.advance(-other.as_number().unwrap_or(0.0) / 1000.0 * self.state.text.size),
                    }
                }
            }
            _ => return false,
        }
        true
    }

    /// A font, read once for the whole file.
    pub(super) fn font(&mut self, font: &Object) -> Rc<Font> {
        let empty = Dict::default();
        let dict = self.file.resolve(font).as_dict().unwrap_or(&empty);
        let Object::Ref(number) = font else {
            // One that stands in the resources themselves is read each time, and costs as much.
            self.file.budget.operate_many(512);
            return Rc::new(Font::read(self.file, dict));
        };
        let read = || Rc::new(Font::read(self.file, dict));
        Rc::clone(self.shared.fonts.entry(*number).or_insert_with(read))
    }

    fn next_line(&mut self, x: f64, y: f64) {
        let text = &mut self.state.text;
        text.line = Matrix::shift(x, y).then(text.line);
        text.matrix = text.line;
    }

    /// Moves on by a length in unscaled text space.
    fn advance(&mut self, length: f64) {
        let text = &mut self.state.text;
        let vertical = text.font.as_ref().is_some_and(|font| font.vertical);
        let shift = if vertical { Matrix::shift(0.0, length) } else { Matrix::shift(length * text.stretch, 0.0) };
        text.matrix = shift.then(text.matrix);
    }

    fn show(&mut self, bytes: &[u8]) {
        let font = match &self.state.text.font {
            Some(font) => Rc::clone(font),
            None => self.font(&Object::Null),
        };
        let name: Rc<str> = Rc::from(font.name.as_str());
        if bytes.len() > 2 * limits::PAGE_GLYPHS {
            self.file.budget.exceed("too many glyphs on a page");
            return;
        }
        for code in font.codes(bytes) {
            let (size, spacing) = (self.state.text.size, self.state.text.character_spacing);
            let word_spacing = if code.is_space { self.state.text.word_spacing } else { 0.0 };
            let width = code.width;
            self.push_glyph(&font, &name, code);
            let length = if font.vertical { -size } else { width * size };
            self.advance(length + spacing + word_spacing);
        }
    }

    fn push_glyph(&mut self, font: &Font, name: &Rc<str>, code: Code) {
        if !self.file.budget.operate() {
            return;
        }
        if self.painting.glyphs.len() >= limits::PAGE_GLYPHS {
            self.file.budget.exceed("too many glyphs on a page");
            return;
        }
        let text = &self.state.text;
        let scale = Matrix([text.size * text.stretch, 0.0, 0.0, text.size, 0.0, text.rise]);
        let matrix = scale.then(text.matrix).then(self.state.ctm);
        // A glyph that is written downwards stands around its origin's axis, below it.
        let (start, width) = if font.vertical { ((-0.5, -0.8), 1.0) } else { ((0.0, 0.0), code.width) };
        let up = matrix.turn((0.0, font.height));
        let text = match code.text {
            Some(text) => Some(text),
            None => self.marks.stand_in().map(Rc::from),
        };
        let glyph = Glyph {
            order: self.painting.order,
            text,
            origin: matrix.apply(start),
            along: matrix.turn((width, 0.0)),
            up,
            size: up.0.hypot(up.1) / 0.66,
            ink: self.text_ink(),
            drawn: match self.state.text.mode {
                _ if self.marks.is_off() => Drawn::OffLayer,
                3 | 7 => Drawn::Never,
                _ => Drawn::Inked,
            },
            clip: self.state.clip.clone(),
            font: Rc::clone(name),
        };
        self.painting.order += 1;
        self.painting.glyphs.push(Glyph { order: self.painting.order, ..glyph });
    }

    /// What letters are painted with: an outline in another colour than the inside shows on any ground.
    fn text_ink(&self) -> Ink {
        let (fill, stroke) = (self.state.fill_ink(), self.state.stroke_ink());
        match self.state.text.mode {
            1 | 5 => stroke,
            2 | 6 if fill.color != stroke.color => Ink { color: None, alpha: fill.alpha.max(stroke.alpha), ..fill },
            _ => fill,
        }
    }
}
