//! `[statistics]`: what the page of statistics says besides counts by year, outcome and exemption.

use crate::fields::Fields;

/// Whether the page says how long answers took. It does not unless told to: a log that holds a selection of the
/// responses would say something untrue about all of them.
pub(super) fn read(fields: &mut Fields<'_>) -> bool {
    let Some(mut table) = fields.table("statistics") else { return false };
    let timeliness = table.flag("timeliness").unwrap_or(false);
    fields.close(table);
    timeliness
}
