//! Styles of `OpenDocument`, as far as they decide what can be seen: colours, sizes, hidden rows and columns, formats that
//! show nothing. Reads no text.

use std::collections::BTreeMap;

use crate::intake::files::visible::{Colour, TINY, percent, points};
use crate::intake::files::vocabulary::Tag;

/// The longest chain of styles based on each other that is followed.
const LONGEST_CHAIN: usize = 24;
/// The most styles that are kept.
const MOST_STYLES: usize = 200_000;
/// The most conditions of a style.
const MOST_MAPS: usize = 64;
/// Rows and columns up to this size are not seen, in points.
const UNSEEN: f64 = 1.5;

/// How letters look; `None` where a style says nothing.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub(crate) struct Look {
    hidden: Option<bool>,
    /// `Some(None)` is automatic: black, or white on a dark ground.
    ink: Option<Option<Colour>>,
    /// `Some(None)` is transparent.
    ground: Option<Option<Colour>>,
    size: Option<f64>,
    scale: Option<f64>,
    is_clear: Option<bool>,
}

impl Look {
    /// This look where it says something, else the other.
    pub(crate) fn over(self, other: Self) -> Self {
        Self {
            hidden: self.hidden.or(other.hidden),
            ink: self.ink.or(other.ink),
            ground: self.ground.or(other.ground),
            size: self.size.or(other.size),
            scale: self.scale.or(other.scale),
            is_clear: self.is_clear.or(other.is_clear),
        }
    }

    /// Why nobody sees letters of this look on a ground, if so.
    pub(crate) fn unseen(self, behind: Colour) -> Option<&'static str> {
        if self.hidden == Some(true) {
            return Some("hidden text");
        }
        if self.size.is_some_and(|size| size <= TINY) || self.scale.is_some_and(|scale| scale <= 5.0) {
            return Some("text too small to read");
        }
        if self.is_clear == Some(true) {
            return Some("text drawn with nothing");
        }
        let ink = self.ink.flatten()?;
        ink.is_like(self.ground.flatten().unwrap_or(behind)).then_some("text in the colour of its ground")
    }
}

/// One style.
#[derive(Debug, Clone, Default)]
pub(crate) struct Style {
    parent: Option<String>,
    pub(crate) look: Look,
    /// The colour behind a paragraph, cell, row, table or section; `Some(None)` is transparent.
    ground: Option<Option<Colour>>,
    data: Option<String>,
    /// The width of a column or height of a row, in points.
    size: Option<f64>,
    /// Whether lines are too low to be read, or margins push them off the page.
    is_displaced: Option<bool>,
    /// Whether a sheet is shown.
    is_shown: Option<bool>,
    /// Whether a protected sheet hides the cell.
    is_secret: Option<bool>,
    /// Styles that hold under a condition.
    maps: Vec<(String, String)>,
    pub(crate) wrap: Option<String>,
    pub(crate) run_through: Option<String>,
    pub(crate) fill: Option<String>,
}

/// How values are shown.
#[derive(Debug, Clone, Default)]
struct Format {
    shows_value: bool,
    maps: Vec<(String, String)>,
}

/// What a style says of a cell.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct CellStyle {
    /// How its letters look.
    pub(crate) look: Look,
    /// The colour behind it; none for the page's.
    pub(crate) ground: Option<Colour>,
    /// Whether a protected sheet hides it.
    pub(crate) is_secret: bool,
    /// Whether a style that it takes under a condition hides it.
    pub(crate) hides_at_times: bool,
}

/// All styles of a document.
#[derive(Debug, Default)]
pub(crate) struct Styles {
    /// By family and name.
    common: BTreeMap<String, BTreeMap<String, Style>>,
    automatic: BTreeMap<String, BTreeMap<String, Style>>,
    count: usize,
    /// Whether something was left out for want of room.
    is_full: bool,
    formats: BTreeMap<String, Format>,
    open: Option<Open>,
    /// The largest page, in points, if one is stated.
    pub(crate) page: Option<(f64, f64)>,
    /// The colour of a page, if one is stated.
    pub(crate) page_colour: Option<Colour>,
}

/// A style being read.
#[derive(Debug)]
struct Open {
    family: String,
    name: String,
    style: Style,
    format: Option<Format>,
    is_automatic: bool,
}

impl Styles {
    /// Forgets the automatic styles of a part; each part has its own.
    pub(crate) fn forget_automatic(&mut self) {
        self.automatic.clear();
    }

    /// Takes in a tag among styles. `parent` is the name of the element around it.
    pub(crate) fn take(&mut self, tag: &Tag, parent: &str, is_automatic: bool) {
        match (tag.space, tag.name) {
            ("style", "style" | "default-style") => self.begin(tag, is_automatic),
            (
                "number",
                "number-style" | "currency-style" | "percentage-style" | "date-style" | "time-style" | "boolean-style"
                | "text-style",
            ) => {
                let name = tag.text("style", "name").to_owned();
                let format = Some(Format::default());
                self.open = Some(Open { family: String::new(), name, style: Style::default(), format, is_automatic });
            }
            ("style", "page-layout-properties") => {
                let length = |name| tag.value("fo", name).and_then(points).unwrap_or(0.0);
                let (width, height) = self.page.unwrap_or((0.0, 0.0));
                self.page = Some((length("page-width").max(width), length("page-height").max(height)));
                self.page_colour = tag.value("fo", "background-color").and_then(Colour::read).or(self.page_colour);
            }
            _ => {
                if let Some(open) = &mut self.open {
                    open.take(tag, parent);
                }
            }
        }
    }

    fn begin(&mut self, tag: &Tag, is_automatic: bool) {
        let own = |name| tag.value("style", name).map(str::to_owned);
        let name = if tag.name == "default-style" { String::new() } else { own("name").unwrap_or_default() };
        let style = Style { parent: own("parent-style-name"), data: own("data-style-name"), ..Style::default() };
        let family = own("family").unwrap_or_default();
        self.open = Some(Open { family, name, style, format: None, is_automatic });
    }

    /// An element among styles ends.
    pub(crate) fn end(&mut self, space: &str, name: &str) {
        let ends = (space == "style" && matches!(name, "style" | "default-style"))
            || (space == "number" && name.ends_with("-style"));
        let Some(open) = (if ends { self.open.take() } else { None }) else { return };
        self.is_full |= self.count >= MOST_STYLES || open.style.maps.len() > MOST_MAPS;
        self.is_full |= open.format.as_ref().is_some_and(|format| format.maps.len() > MOST_MAPS);
        if self.is_full {
            return;
        }
        self.count += 1;
        match open.format {
            Some(format) => {
                self.formats.insert(open.name, format);
            }
            None => {
                let into = if open.is_automatic { &mut self.automatic } else { &mut self.common };
                into.entry(open.family).or_default().insert(open.name, open.style);
            }
        }
    }

    /// Whether there are so many styles that some were not kept.
    pub(crate) fn is_full(&self) -> bool {
        self.is_full
    }

    fn find<'s>(&'s self, family: &str, name: &str) -> Option<&'s Style> {
        let within = |styles: &'s BTreeMap<String, BTreeMap<String, Style>>| styles.get(family)?.get(name);
        within(&self.automatic).or_else(|| within(&self.common))
    }

    /// A style, those it is based on, and the default of its family.
    pub(crate) fn chain<'s>(&'s self, family: &'s str, name: &str) -> impl Iterator<Item = &'s Style> {
        let first = self.find(family, name);
        let based = std::iter::successors(first, move |style| self.find(family, style.parent.as_deref()?));
        based.take(LONGEST_CHAIN).chain(self.find(family, ""))
    }

    /// How letters of a style look.
    pub(crate) fn look(&self, family: &str, name: &str) -> Look {
        self.chain(family, name).fold(Look::default(), |look, style| look.over(style.look))
    }

    /// Whether a paragraph of a style cannot be seen for its lines or margins.
    pub(crate) fn is_displaced(&self, name: &str) -> bool {
        self.chain("paragraph", name).find_map(|style| style.is_displaced).unwrap_or(false)
    }

    /// The colour behind what has a style.
    pub(crate) fn ground(&self, family: &str, name: &str) -> Option<Colour> {
        self.chain(family, name).find_map(|style| style.ground).flatten()
    }

    /// What a style says of a cell.
    pub(crate) fn cell(&self, name: &str) -> CellStyle {
        CellStyle {
            look: self.look("table-cell", name),
            ground: self.ground("table-cell", name),
            is_secret: self.chain("table-cell", name).find_map(|style| style.is_secret).unwrap_or(false),
            hides_at_times: self.hides_at_times(name),
        }
    }

    /// Whether one of the styles that a cell may take under a condition hides it.
    fn hides_at_times(&self, name: &str) -> bool {
        let styles = self.chain("table-cell", name).flat_map(|style| &style.maps);
        styles.into_iter().any(|(_, applied)| self.hides(applied))
    }

    /// Whether a cell style hides what is in the cell, by colour, size or format.
    pub(crate) fn hides(&self, name: &str) -> bool {
        let ground = self.ground("table-cell", name);
        let behind = ground.or(self.page_colour).unwrap_or(crate::intake::files::visible::WHITE);
        self.look("table-cell", name).unseen(behind).is_some() || !self.shows(name, 3.0)
    }

    /// Whether the format of a cell style shows anything of a value.
    pub(crate) fn shows(&self, cell_style: &str, value: f64) -> bool {
        let Some(mut name) = self.chain("table-cell", cell_style).find_map(|style| style.data.as_deref()) else {
            return true;
        };
        for _ in 0..LONGEST_CHAIN {
            let Some(format) = self.formats.get(name) else { return true };
            match format.maps.iter().find(|(condition, _)| holds(condition, value)) {
                Some((_, applied)) => name = applied,
                None => return format.shows_value,
            }
        }
        false
    }

    /// Whether a row or column is too small to be seen.
    pub(crate) fn is_flat(&self, family: &str, name: &str) -> bool {
        self.chain(family, name).find_map(|style| style.size).is_some_and(|size| size <= UNSEEN)
    }

    /// Whether a sheet of a style is hidden.
    pub(crate) fn is_hidden_table(&self, name: &str) -> bool {
        self.chain("table", name).find_map(|style| style.is_shown) == Some(false)
    }
}

impl Open {
    fn take(&mut self, tag: &Tag, parent: &str) {
        let map = || (tag.text("style", "condition").to_owned(), tag.text("style", "apply-style-name").to_owned());
        if let Some(format) = &mut self.format {
            match (tag.space, tag.name) {
                ("number", "text" | "fill-character" | "currency-symbol" | "embedded-text") => {}
                ("number", _) => format.shows_value = true,
                ("style", "map") => format.maps.push(map()),
                _ => {}
            }
            return;
        }
        // Properties of a level of a list or of a drop cap are not those of the style.
        if !matches!(parent, "style" | "default-style") {
            return;
        }
        let style = &mut self.style;
        match (tag.space, tag.name) {
            ("style", "map") => style.maps.push(map()),
            ("style", "text-properties") => style.look = look(tag),
            ("style", "table-properties") => {
                style.is_shown = tag.value("table", "display").map(|value| value != "false");
                style.ground = ground(tag).or(style.ground);
            }
            ("style", "table-column-properties") => style.size = tag.value("style", "column-width").and_then(points),
            ("style", "table-row-properties") => {
                style.size = tag.value("style", "row-height").and_then(points);
                style.ground = ground(tag).or(style.ground);
            }
            ("style", "table-cell-properties") => {
                style.ground = ground(tag).or(style.ground);
                style.is_secret = tag.value("style", "cell-protect").map(|value| value.starts_with("hidden"));
            }
            ("style", "paragraph-properties" | "section-properties") => {
                style.ground = ground(tag).or(style.ground);
                style.is_displaced = Some(is_displaced(tag));
            }
            ("style", "graphic-properties") => {
                let own = |space, name| tag.value(space, name).map(str::to_owned);
                style.ground = ground(tag).or(style.ground);
                style.wrap = own("style", "wrap");
                style.run_through = own("style", "run-through");
                style.fill = own("draw", "fill");
            }
            _ => {}
        }
    }
}

fn look(tag: &Tag) -> Look {
    let automatic = matches!(tag.value("style", "use-window-font-color"), Some("true"));
    let fixed = tag.value("fo", "color").and_then(Colour::read).map(Some);
    let position = tag.value("style", "text-position").and_then(|text| text.split_whitespace().nth(1));
    let sizes = [tag.value("style", "text-scale"), position];
    let scale = sizes.into_iter().flatten().filter_map(percent).reduce(f64::min);
    let size = tag.value("fo", "font-size");
    let relative = size.and_then(percent);
    let opacity = tag.value("loext", "opacity").and_then(percent);
    Look {
        hidden: tag.value("text", "display").map(|value| value != "true"),
        ink: if automatic { Some(None) } else { fixed },
        ground: ground(tag),
        size: size.and_then(points),
        scale: scale.or(relative),
        // LibreOffice writes no opacity at all for letters of automatic colour, which it shows nevertheless.
        is_clear: opacity.map(|opacity| opacity <= 10.0 && !automatic),
    }
}

/// How far margins may push text aside, in points.
const FARTHEST: f64 = 550.0;

fn is_displaced(tag: &Tag) -> bool {
    let length = |name| tag.value("fo", name).and_then(points);
    let is_low = length("line-height").is_some_and(|height| height <= UNSEEN);
    let is_far = |name| length(name).is_some_and(|margin: f64| margin.abs() > FARTHEST);
    is_low || ["margin-left", "margin-right", "text-indent"].into_iter().any(is_far)
}

fn ground(tag: &Tag) -> Option<Option<Colour>> {
    let value = tag.value("fo", "background-color").or_else(|| tag.value("draw", "fill-color"))?;
    Some(Colour::read(value))
}

/// Whether a condition such as `value()>=0` holds. One that cannot be read holds, so that what it leads to is judged.
fn holds(condition: &str, value: f64) -> bool {
    let Some(rest) = condition.trim().strip_prefix("value()") else { return true };
    type Compare = fn(f64, f64) -> bool;
    let operators: [(&str, Compare); 7] = [
        (">=", |a, b| a >= b),
        ("<=", |a, b| a <= b),
        ("!=", |a, b| (a - b).abs() > 0.0),
        ("<>", |a, b| (a - b).abs() > 0.0),
        (">", |a, b| a > b),
        ("<", |a, b| a < b),
        ("=", |a, b| (a - b).abs() <= 0.0),
    ];
    let found = operators.iter().find_map(|(sign, compare)| Some((rest.trim().strip_prefix(sign)?, compare)));
    let bound = found.and_then(|(bound, compare)| Some((bound.trim().parse::<f64>().ok()?, compare)));
    bound.is_none_or(|(bound, compare)| compare(value, bound))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn conditions_of_formats() {
        assert!(holds("value()>=0", 3.0));
        assert!(!holds("value()<0", 3.0));
        assert!(holds("value()=3", 3.0));
        assert!(holds("is-text()", 3.0));
    }
}
