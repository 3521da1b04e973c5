//! A theme's twelve colours. Its fonts and effects carry no text; what else a theme holds is a finding.

use super::colour::hexadecimal;
use super::namespaces::short;
use crate::intake::files::contrast::Rgb;
use crate::intake::files::found::Found;
use crate::intake::files::package::Tree;
use crate::intake::files::secret::Hides;

/// The colours of the Office theme of 2013, for workbooks that bring none, in the order in which cells count them.
pub(super) const OFFICE: [Rgb; 12] = [
    [0xFF, 0xFF, 0xFF],
    [0x00, 0x00, 0x00],
    [0xE7, 0xE6, 0xE6],
    [0x44, 0x54, 0x6A],
    [0x5B, 0x9B, 0xD5],
    [0xED, 0x7D, 0x31],
    [0xA5, 0xA5, 0xA5],
    [0xFF, 0xC0, 0x00],
    [0x44, 0x72, 0xC4],
    [0x70, 0xAD, 0x47],
    [0x05, 0x63, 0xC1],
    [0x95, 0x4F, 0x72],
];

/// The names of the colours in that order: cells count light before dark.
const NAMES: [&str; 12] =
    ["lt1", "dk1", "lt2", "dk2", "accent1", "accent2", "accent3", "accent4", "accent5", "accent6", "hlink", "folHlink"];

/// The longest value of an attribute: names of fonts and of the theme.
const LONGEST: usize = 100;

/// Reads a theme.
pub(super) fn read(tree: &Tree, part: &str, found: &mut Found) -> [Rgb; 12] {
    found.remarks(part, tree.remarks);
    let is_odd = tree.root.descend().any(|element| {
        let is_known = matches!(short(&element.namespace), Some("a" | "thm15"));
        let is_long = element.attributes.iter().any(|(_, _, value)| value.chars().count() > LONGEST);
        !is_known || is_long || !element.text.trim().is_empty()
    });
    if is_odd {
        found.add(Hides::UnknownPart, part, "something unknown in the theme");
    }
    let mut colours = OFFICE;
    let scheme = tree.root.descend().find(|element| element.name == "clrScheme");
    for (name, colour) in NAMES.iter().zip(&mut colours) {
        let value = scheme.and_then(|scheme| scheme.child(name)?.children.first());
        let written = value.and_then(|value| value.value("lastClr").or_else(|| value.value("val")));
        if let Some(rgb) = written.and_then(hexadecimal) {
            *colour = rgb;
        }
    }
    colours
}
