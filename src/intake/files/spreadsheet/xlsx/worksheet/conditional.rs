//! Conditional formats that can keep a value from showing: in the colour of what is behind it, in a format that shows
//! nothing, or as a bar or symbol alone. Whether the condition holds is not worked out.

use super::super::styles::Change;
use super::Reading;
use crate::a1::{self, Area};
use crate::intake::files::package::Element;
use crate::intake::files::secret::Hides;

/// The most ranges of one conditional format that are looked at.
const MOST_AREAS: usize = 10_000;

/// Looks at a `conditionalFormatting` element, of the standard or of Microsoft's extension to it.
pub(super) fn read(reading: &mut Reading<'_, '_>, element: &Element) {
    let of_extension = element.child("sqref").map(|cells| cells.text.as_str());
    let cells = element.value("sqref").or(of_extension).unwrap_or("");
    let areas: Vec<Area> = cells.split_whitespace().take(MOST_AREAS).filter_map(a1::area).collect();
    let first: String = cells.chars().take(60).collect();
    let styles = reading.shared.styles;
    for rule in element.children.iter().filter(|rule| rule.name == "cfRule") {
        let hides_value = rule.children.iter().any(|shape| {
            matches!(shape.name.as_str(), "dataBar" | "iconSet")
                && matches!(shape.value("showValue"), Some("0" | "false"))
        });
        if hides_value {
            reading.secret(Hides::ConditionalFormat, &first, "a bar or symbol in place of its value");
        }
        if let Some(words) = rule.value("text") {
            reading.found.say_once(&format!("{} conditional format", reading.name), words);
        }
        let shared = rule.value("dxfId").and_then(|id| styles.changes.get(id.parse::<usize>().ok()?));
        let own = rule.child("dxf").map(|change| Change::of(change, &styles.palette));
        let Some(change) = shared.or(own.as_ref()) else { continue };
        let steps = areas.len().saturating_mul(reading.used_styles.len()).max(1);
        let Some(left) = reading.steps_left.checked_sub(steps) else {
            reading.found.add(Hides::TooLarge, reading.name, "too many conditional formats");
            return;
        };
        reading.steps_left = left;
        let is_hiding = change.hides_any()
            || reading.used_styles.iter().any(|(style, used)| {
                let style = usize::try_from(*style).ok().and_then(|style| styles.cells.get(style));
                style.is_some_and(|style| change.hides(style)) && areas.iter().any(|area| area.meets(*used))
            });
        if is_hiding {
            reading.secret(Hides::ConditionalFormat, &first, "");
        }
    }
}
