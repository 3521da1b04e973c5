//! `[beta]`: the notice that the site is a work in progress.

use super::is_web_address;
use crate::fields::{Fields, Text};

/// The notice that the site is a work in progress.
#[derive(Debug, Clone)]
pub struct Beta {
    /// The notice.
    pub text: String,
    /// Where to say what one thinks.
    pub feedback: Option<String>,
}

pub(super) fn read(fields: &mut Fields<'_>, printed: &mut Vec<Text>, names: &mut Vec<Text>) -> Option<Beta> {
    let mut table = fields.table("beta")?;
    let text = table.required_text("text");
    let feedback = table.text("feedback").and_then(|text| {
        let is_safe = is_web_address(&text.value) || text.value.starts_with("mailto:") || text.value.starts_with('/');
        if !is_safe {
            let help = "give a web address, `mailto:` and an e-mail address, or a path of this site";
            table.wrong(text.place(), "`feedback` is not an address that can be published", help);
        }
        if is_safe {
            names.push(text.clone());
        }
        is_safe.then_some(text.value)
    });
    fields.close(table);
    let text = text?;
    printed.push(text.clone());
    Some(Beta { text: text.value, feedback })
}
