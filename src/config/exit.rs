//! `[exit]`: where somebody who leaves in a hurry is sent.

use crate::fields::{Fields, Text};

/// Where "Leave this site" goes.
#[derive(Debug, Clone)]
pub struct Exit {
    /// First destination.
    pub to: String,
    /// Tried when the first does not answer.
    pub then: String,
    /// Whether other tabs of the same browser that show this site leave too.
    pub other_tabs: bool,
}

pub(super) fn read(fields: &mut Fields<'_>, names: &mut Vec<Text>) -> Exit {
    let mut exit = Exit {
        to: "https://www.bbc.co.uk/weather".to_owned(),
        then: "https://www.wikipedia.org/".to_owned(),
        other_tabs: true,
    };
    if let Some(mut table) = fields.table("exit") {
        for (key, place) in [("to", &mut exit.to), ("then", &mut exit.then)] {
            let Some(text) = table.text(key) else { continue };
            if text.value.starts_with("https://") {
                names.push(text.clone());
                *place = text.value;
            } else {
                let help = "somebody who leaves in a hurry is sent there: give an address that begins with `https://`";
                table.wrong(text.place(), format!("`{key}` is not a safe address"), help);
            }
        }
        exit.other_tabs = table.flag("other_tabs").unwrap_or(true);
        fields.close(table);
    }
    exit
}
