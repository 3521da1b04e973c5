//! `[theme]`: which theme the site uses. What a theme holds is elsewhere.

use crate::fields::Fields;

pub(super) fn read(fields: &mut Fields<'_>) -> String {
    let default = "default".to_owned();
    let Some(mut table) = fields.table("theme") else { return default };
    let name = table.text("name");
    if let Some(name) = &name
        && (name.value.is_empty()
            || !name.value.chars().all(|letter| letter.is_ascii_alphanumeric() || "-_".contains(letter)))
    {
        let help = "it is the name of a folder in `themes/`: letters, digits, `-` and `_`";
        table.wrong(name.place(), "`name` is not a theme's name", help);
    }
    fields.close(table);
    name.map_or(default, |name| name.value)
}
