//! `[reference]`: how a public body writes its reference numbers, and what they say.

use regex::Regex;

use crate::fields::Fields;

/// A regular expression for whole references, with optional named groups `year` and `serial`.
#[derive(Debug, Clone, Default)]
pub struct ReferencePattern {
    pattern: Option<Regex>,
}

impl ReferencePattern {
    /// Whether a reference is written as the body writes them; always, where no pattern is configured.
    pub fn accepts(&self, reference: &str) -> bool {
        self.pattern.as_ref().is_none_or(|pattern| pattern.is_match(reference))
    }

    /// The pattern as configured.
    pub fn as_str(&self) -> Option<&str> {
        self.pattern.as_ref().map(|pattern| pattern.as_str())
    }

    /// The year that a reference names. Two digits stand for a year of this century.
    pub fn year(&self, reference: &str) -> Option<i16> {
        let digits = self.pattern.as_ref()?.captures(reference)?.name("year")?.as_str().to_owned();
        let year: i16 = digits.parse().ok()?;
        Some(if digits.len() == 2 { 2000 + year } else { year })
    }
}

pub(super) fn read(fields: &mut Fields<'_>) -> ReferencePattern {
    let Some(mut table) = fields.table("reference") else { return ReferencePattern::default() };
    let mut pattern = None;
    if let Some(text) = table.text("pattern") {
        match Regex::new(&format!("^(?:{})$", text.value)) {
            Ok(regex) => pattern = Some(regex),
            Err(error) => {
                let reason = error.to_string();
                let reason = reason.lines().last().unwrap_or_default().trim_start_matches("error: ").to_owned();
                table.wrong(
                    text.place(),
                    format!("`pattern` is not a regular expression: {reason}"),
                    "for instance `'''FOI-(?P<year>\\d{4})-(?P<serial>\\d+)'''`",
                );
            }
        }
    }
    fields.close(table);
    ReferencePattern { pattern }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pattern_must_match_whole() {
        let pattern =
            ReferencePattern { pattern: Some(Regex::new(r"^(?:\d\d\.FOI\.(?P<year>\d\d)\.\d{6})$").unwrap()) };
        assert!(pattern.accepts("01.FOI.22.025612"));
        assert!(!pattern.accepts("01.FOI.22.025612/X"));
        assert_eq!(pattern.year("01.FOI.22.025612"), Some(2022));
        assert_eq!(ReferencePattern::default().year("x"), None);
    }
}
