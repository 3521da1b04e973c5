//! Drawings that float over a Word document: those that stand off the page, that are hidden, or that may cover words.
//! Reads no text.

use crate::intake::files::secret::Hides;
use crate::intake::files::visible::points;
use crate::intake::files::vocabulary::Tag;

/// English metric units in a point.
const EMU_IN_POINT: f64 = 12_700.0;
/// Points to a twip, the unit of pages.
const TWIPS_IN_POINT: f64 = 20.0;

/// A page, in points; of several, the largest, and the margins of the last.
#[derive(Debug, Clone, Copy)]
pub(super) struct Page {
    width: f64,
    height: f64,
    left: f64,
    top: f64,
}

impl Default for Page {
    fn default() -> Self {
        // A4, with margins of an inch.
        Self { width: 595.0, height: 842.0, left: 72.0, top: 72.0 }
    }
}

impl Page {
    /// Takes in a page's size or margins.
    pub(super) fn take(&mut self, tag: &Tag) {
        let twips = |name| tag.value("w", name).and_then(measure);
        if tag.name == "pgSz" {
            self.width = twips("w").unwrap_or(0.0).max(self.width);
            self.height = twips("h").unwrap_or(0.0).max(self.height);
        } else {
            self.left = twips("left").unwrap_or(self.left);
            self.top = twips("top").unwrap_or(self.top);
        }
    }
}

/// A measure in twips, or with a unit, in points.
fn measure(text: &str) -> Option<f64> {
    let plain = text.parse::<f64>().ok().filter(|number| number.is_finite());
    plain.map(|twips| twips / TWIPS_IN_POINT).or_else(|| points(text))
}

/// A drawing being read.
#[derive(Debug, Default)]
pub(super) struct Drawing {
    pub(super) place: String,
    is_floating: bool,
    is_behind: bool,
    is_wrapped: bool,
    is_hidden: bool,
    is_vml: bool,
    has_shape: bool,
    is_line: bool,
    is_filled: Option<bool>,
    across: Option<Offset>,
    down: Option<Offset>,
    width: f64,
    height: f64,
    axis: Axis,
}

#[derive(Debug, Clone, Copy, PartialEq)]
struct Offset {
    from_page: bool,
    points: f64,
}

#[derive(Debug, Default, Clone, Copy, PartialEq)]
enum Axis {
    #[default]
    Across,
    Down,
}

impl Drawing {
    /// A drawing that begins with this tag, if it does.
    pub(super) fn begins(tag: &Tag, place: &str) -> Option<Self> {
        let place = place.to_owned();
        match (tag.space, tag.name) {
            ("wp", "anchor") => {
                let is_behind = matches!(tag.text("wp", "behindDoc"), "1" | "true");
                Some(Self { place, is_floating: true, is_behind, ..Self::default() })
            }
            ("wp", "inline") => Some(Self { place, ..Self::default() }),
            ("v", "shape" | "rect" | "roundrect" | "oval" | "polyline" | "arc" | "group") => {
                Some(Self::vml(tag, place))
            }
            _ => None,
        }
    }

    /// A shape of VML, which says all in its first tag.
    fn vml(tag: &Tag, place: String) -> Self {
        let mut drawing = Self { place, is_vml: true, has_shape: tag.name != "group", ..Self::default() };
        let filled = tag.text("v", "filled");
        drawing.is_filled = Some(!matches!(filled, "f" | "false"));
        for (key, value) in tag.text("v", "style").split(';').filter_map(|part| part.split_once(':')) {
            let length = points(value);
            match (key.trim(), value.trim()) {
                ("position", "absolute") => drawing.is_floating = true,
                ("visibility", "hidden") | ("mso-hide", "all" | "screen") => drawing.is_hidden = true,
                ("z-index", value) => drawing.is_behind = value.starts_with('-'),
                ("margin-left" | "left", _) => {
                    drawing.across = length.map(|points| Offset { from_page: false, points });
                }
                ("margin-top" | "top", _) => drawing.down = length.map(|points| Offset { from_page: false, points }),
                ("width", _) => drawing.width = length.unwrap_or(0.0),
                ("height", _) => drawing.height = length.unwrap_or(0.0),
                _ => {}
            }
        }
        drawing
    }

    /// Takes in a tag within the drawing; `parent` is the name of the element around it.
    pub(super) fn take(&mut self, tag: &Tag, parent: &str) {
        match (tag.space, tag.name) {
            ("wp", "positionH" | "positionV") => {
                self.axis = if tag.name == "positionH" { Axis::Across } else { Axis::Down };
                let from_page = tag.text("wp", "relativeFrom") == "page";
                self.offset(Offset { from_page, points: 0.0 });
            }
            ("wp", "extent") => {
                let emu = |name| tag.value("wp", name).and_then(|text| text.parse::<f64>().ok());
                self.width = emu("cx").unwrap_or(0.0) / EMU_IN_POINT;
                self.height = emu("cy").unwrap_or(0.0) / EMU_IN_POINT;
            }
            ("wp", "docPr") => self.is_hidden |= matches!(tag.text("wp", "hidden"), "1" | "true"),
            ("wp", "wrapSquare" | "wrapTight" | "wrapThrough" | "wrapTopAndBottom") => self.is_wrapped = true,
            ("w10", "wrap") => self.is_wrapped = !matches!(tag.text("w10", "type"), "" | "none"),
            ("v", "fill") if matches!(tag.text("v", "on"), "f" | "false") => self.is_filled = Some(false),
            ("wps", "wsp") => self.has_shape = true,
            ("wps", "cNvCnPr") => self.is_line = true,
            ("a", "prstGeom") => self.is_line |= matches!(tag.text("a", "prst"), "line" | "straightConnector1"),
            ("a", "noFill") if parent == "spPr" => self.is_filled = Some(self.is_filled == Some(true)),
            ("a", "solidFill" | "gradFill" | "pattFill" | "blipFill") if parent == "spPr" => {
                self.is_filled = Some(true);
            }
            ("a", "fillRef") if self.is_filled.is_none() => {
                self.is_filled = Some(tag.text("a", "idx") != "0");
            }
            _ => {}
        }
    }

    /// Takes in the text of an offset.
    pub(super) fn take_offset(&mut self, text: &str) {
        let from_page = match self.axis {
            Axis::Across => self.across,
            Axis::Down => self.down,
        };
        if let Ok(emu) = text.trim().parse::<f64>() {
            self.offset(Offset { from_page: from_page.is_some_and(|old| old.from_page), points: emu / EMU_IN_POINT });
        }
    }

    fn offset(&mut self, offset: Offset) {
        match self.axis {
            Axis::Across => self.across = Some(offset),
            Axis::Down => self.down = Some(offset),
        }
    }

    /// What is wrong with the drawing, once all of it and all pages are known.
    pub(super) fn judge(&self, page: Page) -> Vec<(Hides, &'static str)> {
        let mut faults = Vec::new();
        if self.is_hidden {
            faults.push((Hides::HiddenText, "a hidden drawing"));
        }
        let is_off = |offset: Option<Offset>, size: f64, margin: f64, length: f64| {
            offset.is_some_and(|offset| {
                let start = if offset.from_page { offset.points } else { offset.points + margin };
                start + size <= 0.0 || start >= length
            })
        };
        let off_page = is_off(self.across, self.width, page.left, page.width)
            || is_off(self.down, self.height, page.top, page.height);
        if self.is_floating && off_page {
            faults.push((Hides::HiddenText, "a drawing off the page"));
        }
        let is_opaque = self.is_filled.unwrap_or(self.is_vml);
        if self.is_floating && !self.is_behind && !self.is_wrapped && self.has_shape && !self.is_line && is_opaque {
            faults.push((Hides::Drawing, "a shape in front of the text"));
        }
        faults
    }
}
