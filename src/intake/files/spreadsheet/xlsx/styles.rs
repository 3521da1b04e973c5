//! The styles of cells: what of them can hide a value, and what is not known in them.

use std::collections::BTreeMap;

use super::super::format::Format;
use super::colour::{Palette, hexadecimal};
use super::grammar::{self, Rule};
use crate::intake::files::contrast::{BLACK, Rgb, WHITE, is_hidden};
use crate::intake::files::found::Found;
use crate::intake::files::package::{Element, Tree};
use crate::intake::files::secret::Hides;

/// The smallest letters that a reader can make out, in points.
const SMALLEST: f64 = 4.0;

/// The most colours of a gradient that are looked at.
const MOST_COLOURS: usize = 64;

/// All styles of a workbook.
#[derive(Debug)]
pub(super) struct Styles {
    pub(super) cells: Vec<Style>,
    pub(super) formats: Vec<Format>,
    /// What conditional formats and tables change.
    pub(super) changes: Vec<Change>,
    pub(super) palette: Palette,
}

/// The style of a cell, as far as it can hide.
#[derive(Debug, Clone, Default)]
pub(super) struct Style {
    pub(super) letters: Rgb,
    /// The colours behind the letters.
    pub(super) behind: Vec<Rgb>,
    /// Whether the letters have the colour of what is behind them.
    pub(super) is_invisible: bool,
    pub(super) is_tiny: bool,
    /// Its place among formats.
    pub(super) format: usize,
}

/// What a conditional format changes of a style.
#[derive(Debug, Clone, Default)]
pub(super) struct Change {
    letters: Option<Rgb>,
    behind: Option<Vec<Rgb>>,
    format: Option<Format>,
}

impl Change {
    /// Whether what a style shows is hidden by the change.
    pub(super) fn hides(&self, style: &Style) -> bool {
        let letters = self.letters.unwrap_or(style.letters);
        let behind = self.behind.as_ref().unwrap_or(&style.behind);
        let changes_colour = self.letters.is_some() || self.behind.is_some();
        (changes_colour && !style.is_invisible && is_hidden(letters, behind)) || self.hides_any()
    }

    /// Whether its format hides values whatever the style.
    pub(super) fn hides_any(&self) -> bool {
        let hides = |format: &Format| format.hides_number(1.0) || format.hides_number(-1.0) || format.hides_text();
        self.format.as_ref().is_some_and(hides)
    }

    /// The change that a `dxf` element describes.
    pub(super) fn of(element: &Element, palette: &Palette) -> Self {
        let letters = element.child("font").and_then(|font| palette.resolve(font.child("color")?));
        let behind = element.child("fill").and_then(|fill| {
            // In a change, a plain fill has its colour where a pattern has its ground.
            let pattern = fill.child("patternFill")?;
            let kind = pattern.value("patternType").unwrap_or("solid");
            let ground = pattern.child("bgColor").and_then(|colour| palette.resolve(colour));
            match (kind, ground) {
                ("solid", Some(ground)) => Some(vec![ground]),
                ("none", _) => None,
                _ => Some(behind(fill, palette)),
            }
        });
        let format = element.child("numFmt").and_then(|format| format.value("formatCode")).map(Format::of);
        Self { letters, behind, format }
    }
}

impl Styles {
    /// The styles of a workbook that has none: everything shows.
    pub(super) fn none(palette: Palette) -> Self {
        let plain = Style { letters: BLACK, behind: vec![WHITE], ..Style::default() };
        Self { cells: vec![plain], formats: vec![Format::of("General")], changes: Vec::new(), palette }
    }

    /// Whether letters of a colour and size, or of the style's where they have none, hide.
    pub(super) fn hides_letters(style: &Style, colour: Option<Rgb>, size: Option<f64>) -> (bool, bool) {
        let invisible = colour.map_or(style.is_invisible, |colour| is_hidden(colour, &style.behind));
        (invisible, size.map_or(style.is_tiny, is_tiny))
    }
}

/// Whether letters are too small to be made out.
fn is_tiny(size: f64) -> bool {
    size < SMALLEST
}

/// Reads styles, with the colours of the workbook's theme.
pub(super) fn read(tree: &Tree, part: &str, mut palette: Palette, found: &mut Found) -> Styles {
    found.remarks(part, tree.remarks);
    grammar::check(&tree.root, &[RULES], part, found);
    let root = &tree.root;
    let children = |name: &str| root.child(name).map_or(&[][..], |list| &list.children);
    if let Some(indexed) = root.child("colors").and_then(|colours| colours.child("indexedColors")) {
        for (own, colour) in indexed.children.iter().zip(&mut palette.indexed) {
            *colour = own.value("rgb").and_then(hexadecimal).unwrap_or(*colour);
        }
    }
    for name in children("cellStyles").iter().filter(|style| style.value("builtinId").is_none()) {
        found.say_once("name of a style", name.value("name").unwrap_or(""));
    }
    for name in children("tableStyles") {
        found.say_once("name of a style", name.value("name").unwrap_or(""));
    }
    let codes: BTreeMap<u32, &str> = children("numFmts").iter().filter_map(code).collect();
    let fonts: Vec<(Rgb, Option<f64>)> = children("fonts").iter().map(|font| letters(font, &palette)).collect();
    let fills: Vec<Vec<Rgb>> = children("fills").iter().map(|fill| behind(fill, &palette)).collect();
    let mut formats: Vec<Format> = vec![Format::of("General")];
    let mut by_number: BTreeMap<u32, usize> = BTreeMap::from([(0, 0)]);
    let mut cells = Vec::new();
    for style in children("cellXfs") {
        let number = |name: &str| style.value(name).and_then(|id| id.parse::<u32>().ok()).unwrap_or(0);
        let place = |name: &str| usize::try_from(number(name)).unwrap_or(usize::MAX);
        let (letters, size) = fonts.get(place("fontId")).copied().unwrap_or((BLACK, None));
        let behind = fills.get(place("fillId")).cloned().unwrap_or_else(|| vec![WHITE]);
        let format = *by_number.entry(number("numFmtId")).or_insert_with(|| {
            let id = number("numFmtId");
            let format = codes.get(&id).map_or_else(|| Format::built_in(id), |code| Format::of(code));
            format.words().for_each(|words| found.say_once("number format", words));
            formats.push(format);
            formats.len() - 1
        });
        let is_invisible = is_hidden(letters, &behind);
        cells.push(Style { letters, behind, is_invisible, is_tiny: size.is_some_and(is_tiny), format });
    }
    if cells.is_empty() {
        cells = Styles::none(palette.clone()).cells;
    }
    let changes: Vec<Change> = children("dxfs").iter().map(|change| Change::of(change, &palette)).collect();
    let plain = Style { letters: BLACK, behind: vec![WHITE], ..Style::default() };
    for style in children("tableStyles") {
        let change = |part: &Element| changes.get(part.value("dxfId")?.parse::<usize>().ok()?);
        if style.children.iter().filter_map(change).any(|change| change.hides(&plain)) {
            found.add(Hides::TableStyle, part, "");
        }
    }
    Styles { cells, formats, changes, palette }
}

fn code(element: &Element) -> Option<(u32, &str)> {
    Some((element.value("numFmtId")?.parse().ok()?, element.value("formatCode")?))
}

/// The colour of a font, black where the program chooses, and its size in points.
fn letters(font: &Element, palette: &Palette) -> (Rgb, Option<f64>) {
    let colour = font.child("color").and_then(|colour| palette.resolve(colour)).unwrap_or(BLACK);
    let size = font.child("sz").and_then(|size| size.value("val")?.parse().ok());
    (colour, size)
}

/// The colours of a fill.
fn behind(fill: &Element, palette: &Palette) -> Vec<Rgb> {
    if let Some(gradient) = fill.child("gradientFill") {
        let colours = gradient.descend().filter(|element| element.name == "color");
        return colours.filter_map(|colour| palette.resolve(colour)).take(MOST_COLOURS).collect();
    }
    let Some(pattern) = fill.child("patternFill") else { return vec![WHITE] };
    let front = pattern.child("fgColor").and_then(|colour| palette.resolve(colour));
    let ground = pattern.child("bgColor").and_then(|colour| palette.resolve(colour));
    match pattern.value("patternType") {
        None | Some("none") => vec![WHITE],
        Some("solid") => vec![front.unwrap_or(BLACK)],
        Some(_) => vec![front.unwrap_or(BLACK), ground.unwrap_or(WHITE)],
    }
}

/// Elements of a style sheet (ECMA-376 part 1, 18.8).
const RULES: &[Rule] = &[
    ("styleSheet", ""),
    ("numFmts", "count"),
    ("numFmt", "numFmtId formatCode x16r2:formatCode16"),
    ("fonts", "count x14ac:knownFonts"),
    ("font", ""),
    ("b", "val"),
    ("i", "val"),
    ("u", "val"),
    ("strike", "val"),
    ("outline", "val"),
    ("shadow", "val"),
    ("condense", "val"),
    ("extend", "val"),
    ("vertAlign", "val"),
    ("sz", "val"),
    ("color", "rgb indexed theme tint auto"),
    ("name", "val"),
    ("family", "val"),
    ("charset", "val"),
    ("scheme", "val"),
    ("fills", "count"),
    ("fill", ""),
    ("patternFill", "patternType"),
    ("fgColor", "rgb indexed theme tint auto"),
    ("bgColor", "rgb indexed theme tint auto"),
    ("gradientFill", "type degree left right top bottom"),
    ("stop", "position"),
    ("borders", "count"),
    ("border", "diagonalUp diagonalDown outline"),
    ("left", "style"),
    ("right", "style"),
    ("start", "style"),
    ("end", "style"),
    ("top", "style"),
    ("bottom", "style"),
    ("diagonal", "style"),
    ("vertical", "style"),
    ("horizontal", "style"),
    ("cellStyleXfs", "count"),
    ("cellXfs", "count"),
    (
        "xf",
        "numFmtId fontId fillId borderId xfId quotePrefix pivotButton applyNumberFormat applyFont applyFill applyBorder \
         applyAlignment applyProtection",
    ),
    (
        "alignment",
        "horizontal vertical textRotation wrapText indent relativeIndent justifyLastLine shrinkToFit readingOrder",
    ),
    ("protection", "locked hidden"),
    ("cellStyles", "count"),
    ("cellStyle", "name xfId builtinId iLevel hidden customBuiltin"),
    ("dxfs", "count"),
    ("dxf", ""),
    ("tableStyles", "count defaultTableStyle defaultPivotStyle"),
    ("tableStyle", "name pivot table count"),
    ("tableStyleElement", "type size dxfId"),
    ("colors", ""),
    ("indexedColors", ""),
    ("rgbColor", "rgb"),
    ("mruColors", ""),
    ("extLst", ""),
    ("ext", "uri"),
    ("x14:slicerStyles", "defaultSlicerStyle"),
    ("x15:timelineStyles", "defaultTimelineStyle"),
];
