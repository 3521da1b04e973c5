//! `language`: the language of pages, as browsers know it (BCP 47).

use crate::fields::Fields;

const DEFAULT: &str = "en-GB";

pub(super) fn read(fields: &mut Fields<'_>) -> String {
    let Some(text) = fields.text("language") else { return DEFAULT.to_owned() };
    if !is_tag(&text.value) {
        fields.wrong(text.place(), "`language` is not a language", "write it as browsers know it: `en-GB`, `cy`");
        return DEFAULT.to_owned();
    }
    text.value
}

/// Whether a text has the form of a language tag: two or three letters, then parts of up to eight letters and digits.
fn is_tag(text: &str) -> bool {
    let mut parts = text.split('-');
    let is_language = |part: &str| (2..=3).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphabetic());
    let is_part = |part: &str| (1..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric());
    parts.next().is_some_and(is_language) && parts.all(is_part)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_and_what_is_none() {
        for tag in ["en-GB", "cy", "zh-Hant-TW", "de-1996"] {
            assert!(is_tag(tag), "{tag}");
        }
        for none in ["", "e", "english", "en_GB", "en-", "en GB", "en-three officers", "é"] {
            assert!(!is_tag(none), "{none}");
        }
    }
}
