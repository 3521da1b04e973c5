//! Drawings of `OpenDocument`: those that stand off the page, that are hidden, or that may cover words or cells.

use super::styles::Styles;
use crate::intake::files::secret::Hides;
use crate::intake::files::visible::points;
use crate::intake::files::vocabulary::Tag;

/// Whether a tag begins a drawing that can be filled, and so can cover what is behind it.
fn is_shape(tag: &Tag) -> bool {
    let shapes =
        ["custom-shape", "rect", "ellipse", "circle", "polygon", "path", "regular-polygon", "frame", "caption"];
    tag.space == "draw" && shapes.contains(&tag.name)
}

/// What is wrong with a drawing that begins. `is_sheet` says that it stands among cells.
pub(super) fn judge(tag: &Tag, styles: &Styles, is_sheet: bool) -> Vec<(Hides, &'static str)> {
    let mut faults = Vec::new();
    if tag.space != "draw" {
        return faults;
    }
    let display = tag.value("drawooo", "display").or_else(|| tag.value("draw", "display"));
    if display.is_some_and(|display| display != "always") || tag.text("draw", "visible") == "false" {
        faults.push((Hides::HiddenText, "a hidden drawing"));
    }
    if !is_shape(tag) {
        return faults;
    }
    let length = |name| tag.value("svg", name).and_then(points);
    let is_off = |start: Option<f64>, size: Option<f64>, end: Option<f64>| {
        let Some(start) = start else { return false };
        start + size.unwrap_or(0.0) <= 0.0 && start < 0.0 || end.is_some_and(|end| end > 0.0 && start >= end)
    };
    let (width, height) = styles.page.map_or((None, None), |(width, height)| (Some(width), Some(height)));
    let ends = if is_sheet { (None, None) } else { (width, height) };
    if is_off(length("x"), length("width"), ends.0) || is_off(length("y"), length("height"), ends.1) {
        faults.push((Hides::HiddenText, "a drawing off the page"));
    }
    let name = tag.text("draw", "style-name");
    let first = |read: fn(&super::styles::Style) -> Option<&str>| styles.chain("graphic", name).find_map(read);
    let fill = first(|style| style.fill.as_deref());
    let has_ground = styles.ground("graphic", name).is_some();
    // A frame is filled only where its style says so, a shape unless its style says not.
    let is_filled = match fill {
        Some(fill) => fill != "none",
        None => tag.name != "frame" || has_ground,
    };
    let is_in_line = tag.text("text", "anchor-type") == "as-char";
    let is_before = first(|style| style.run_through.as_deref()) != Some("background");
    let is_through = first(|style| style.wrap.as_deref()) == Some("run-through") || is_sheet;
    if is_filled && !is_in_line && is_before && is_through {
        faults.push((Hides::Drawing, "a shape in front of the content"));
    }
    faults
}
