//! `[lists]`: how long the pages of lists are.

use crate::fields::Fields;

pub(super) fn read(fields: &mut Fields<'_>) -> usize {
    let default = 50;
    let Some(mut table) = fields.table("lists") else { return default };
    let per_page = table.number("per_page").and_then(|number| usize::try_from(number).ok());
    let per_page = per_page.unwrap_or(default);
    if !(1..=500).contains(&per_page) {
        let place = table.place_of("per_page");
        table.wrong(place, "`per_page` is out of range", "a page shows from 1 to 500 responses");
    }
    fields.close(table);
    per_page.clamp(1, 500)
}
