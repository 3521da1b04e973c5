//! How a run of a Word document looks, as far as that decides whether it can be read: hidden, in which colour, on which
//! ground, how large.

use std::ops::RangeInclusive;

use crate::intake::files::visible::{BLACK, Colour, TINY};

/// What run properties say; `None` where they say nothing.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub(super) struct Look {
    /// Hidden, in print or anywhere.
    pub(super) vanish: Option<bool>,
    /// Hidden in the view of a web page.
    pub(super) web_hidden: Option<bool>,
    /// The colour of its letters.
    pub(super) ink: Option<Ink>,
    /// The colour behind its letters.
    pub(super) shade: Option<Shade>,
    /// The marker drawn over the colour behind its letters.
    pub(super) highlight: Option<Shade>,
    /// Its size, in half points.
    pub(super) size: Option<u32>,
    /// Its width, in hundredths of the usual.
    pub(super) width: Option<u32>,
    /// Whether its letters are drawn with nothing.
    pub(super) is_clear: Option<bool>,
}

/// A colour of letters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Ink {
    /// Black, or white where the ground is dark.
    Automatic,
    /// Always this one.
    Fixed(Colour),
}

/// A colour behind letters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shade {
    /// None: what is behind shows through.
    Clear,
    /// This one.
    Filled(Colour),
}

impl Shade {
    /// Its colour, if it has one.
    pub(super) fn colour(self) -> Option<Colour> {
        match self {
            Self::Clear => None,
            Self::Filled(colour) => Some(colour),
        }
    }
}

impl Look {
    /// This look where it says something, else the other.
    pub(super) fn over(self, other: Self) -> Self {
        Self {
            vanish: self.vanish.or(other.vanish),
            web_hidden: self.web_hidden.or(other.web_hidden),
            ink: self.ink.or(other.ink),
            shade: self.shade.or(other.shade),
            highlight: self.highlight.or(other.highlight),
            size: self.size.or(other.size),
            width: self.width.or(other.width),
            is_clear: self.is_clear.or(other.is_clear),
        }
    }

    /// Takes in one property of a run: its name, and its attributes by name.
    pub(super) fn take<'t>(&mut self, name: &str, value: impl Fn(&str) -> Option<&'t str>) {
        let on = || !matches!(value("val"), Some("0" | "false" | "off"));
        match name {
            "vanish" | "specVanish" => self.vanish = Some(on() || (self.vanish == Some(true))),
            "webHidden" => self.web_hidden = Some(on()),
            "color" => {
                let fixed = value("val").and_then(Colour::read);
                self.ink = Some(fixed.map_or(Ink::Automatic, Ink::Fixed));
            }
            "shd" => self.shade = Some(shade(value)),
            "highlight" => self.highlight = Some(highlight(value("val").unwrap_or_default())),
            "sz" => self.size = value("val").and_then(|text| text.trim().parse().ok()),
            "w" => self.width = value("val").and_then(|text| text.trim_end_matches('%').parse().ok()),
            _ => {}
        }
    }

    /// Why nobody sees the run on one of these grounds, if so.
    pub(super) fn unseen(&self, grounds: &[Colour]) -> Option<&'static str> {
        if self.vanish == Some(true) {
            return Some("hidden text");
        }
        if self.size.is_some_and(|size| f64::from(size) <= TINY * 2.0) {
            return Some("text too small to read");
        }
        if self.width.is_some_and(|width| width <= 2) {
            return Some("text too narrow to read");
        }
        if self.is_clear == Some(true) {
            return Some("text drawn with nothing");
        }
        let own = self.highlight.and_then(Shade::colour).or(self.shade.and_then(Shade::colour));
        let hides = |ink: Colour| match own {
            Some(ground) => ink.is_like(ground),
            None => grounds.iter().any(|ground| ink.is_like(*ground)),
        };
        let is_hidden = match self.ink {
            Some(Ink::Fixed(ink)) => hides(ink),
            // Word turns automatic letters white on a dark ground, but not on a dark marker.
            Some(Ink::Automatic) | None => {
                self.highlight.and_then(Shade::colour).is_some_and(|marker| marker.is_like(BLACK))
            }
        };
        is_hidden.then_some("text in the colour of its ground")
    }
}

/// A shading: its fill, or the colour of a pattern that covers all of it.
pub(super) fn shade<'t>(value: impl Fn(&str) -> Option<&'t str>) -> Shade {
    let from = |name: &str| value(name).and_then(Colour::read);
    let colour = match value("val") {
        Some("solid") => from("color").or(Some(BLACK)),
        _ => from("fill"),
    };
    colour.map_or(Shade::Clear, Shade::Filled)
}

/// The lowest exact height of a line or row that can be read, in twips; and how far text may be pushed aside.
const LOWEST: i64 = 40;
const FARTHEST: i64 = 11_000;
/// Where on a page of A3 or less a frame may begin, in twips.
const NEAR: RangeInclusive<i64> = -11_000..=24_000;

/// Why a paragraph's or row's measures keep its words from being seen, if so. `name` is the property.
pub(super) fn displaced<'t>(name: &str, value: impl Fn(&str) -> Option<&'t str>) -> Option<&'static str> {
    let number = |key: &str| value(key).and_then(|text| text.parse::<i64>().ok());
    let is_low = |key: &str| number(key).is_some_and(|height| (0..=LOWEST).contains(&height));
    let is_far = |key: &str| number(key).is_some_and(|twips| !(-FARTHEST..=FARTHEST).contains(&twips));
    match name {
        "spacing" if value("lineRule") == Some("exact") && is_low("line") => Some("lines too low to read"),
        "trHeight" if value("hRule") == Some("exact") && is_low("val") => Some("a row too low to read"),
        "ind" if ["left", "start", "right", "end", "firstLine"].into_iter().any(is_far) => Some("text off the page"),
        "framePr" if ["x", "y"].into_iter().any(|key| number(key).is_some_and(|at| !NEAR.contains(&at))) => {
            Some("a frame off the page")
        }
        _ => None,
    }
}

/// The colours of markers (ECMA-376 part 1, 17.18.40).
fn highlight(name: &str) -> Shade {
    let rgb = match name {
        "black" => 0x00_0000,
        "blue" => 0x00_00FF,
        "cyan" => 0x00_FFFF,
        "green" => 0x00_FF00,
        "magenta" => 0xFF_00FF,
        "red" => 0xFF_0000,
        "yellow" => 0xFF_FF00,
        "white" => 0xFF_FFFF,
        "darkBlue" => 0x00_0080,
        "darkCyan" => 0x00_8080,
        "darkGreen" => 0x00_8000,
        "darkMagenta" => 0x80_0080,
        "darkRed" => 0x80_0000,
        "darkYellow" => 0x80_8000,
        "darkGray" => 0x80_8080,
        "lightGray" => 0xC0_C0C0,
        _ => return Shade::Clear,
    };
    let [_, red, green, blue] = u32::to_be_bytes(rgb);
    Shade::Filled(Colour([red, green, blue]))
}
