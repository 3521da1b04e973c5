//! `[licence]`: under which terms the log may be used again.

use super::is_web_address;
use crate::fields::{Fields, Text};

/// Terms of use.
#[derive(Debug, Clone)]
pub struct Licence {
    /// Its name.
    pub name: String,
    /// Its text.
    pub url: String,
}

pub(super) fn read(fields: &mut Fields<'_>, printed: &mut Vec<Text>, names: &mut Vec<Text>) -> Option<Licence> {
    let mut table = fields.table("licence")?;
    let name = table.required_text("name");
    let url = table.required_text("url");
    if let Some(url) = &url
        && !is_web_address(&url.value)
    {
        table.wrong(url.place(), "`url` is not a web address", "write the whole address, from `https://` on");
    }
    fields.close(table);
    printed.extend(name.clone());
    names.extend(url.clone());
    Some(Licence { name: name?.value, url: url?.value })
}
