//! Values with their places: texts whose characters can be found again in the file, and dates.

use std::ops::Range;
use std::sync::Arc;

use jiff::civil;

use crate::source::{Source, Span};

/// A text as written in a TOML value, with its place in the file.
#[derive(Debug, Clone)]
pub struct Text {
    /// The text itself, escapes resolved.
    pub value: String,
    source: Arc<Source>,
    place: Range<usize>,
    /// Where the text begins in the file, when it stands there letter by letter.
    literal: Option<usize>,
}

/// A date with its place in the file.
#[derive(Debug, Clone)]
pub struct Dated {
    /// The date.
    pub date: civil::Date,
    pub(super) place: Range<usize>,
}

impl Text {
    /// A text that stands at a place of a file, in quotes or without.
    pub fn new(value: &str, source: &Arc<Source>, place: Range<usize>) -> Self {
        let literal = source.text().get(place.clone()).and_then(|raw| {
            let quote = raw.len() - raw.trim_start_matches(['"', '\'']).len();
            let quote = if quote >= 3 { 3 } else { quote.min(1) };
            let inner = raw.get(quote..raw.len().checked_sub(quote)?)?;
            let skipped = match quote {
                3 if inner.starts_with("\r\n") => 2,
                3 if inner.starts_with('\n') => 1,
                _ => 0,
            };
            (inner.get(skipped..)? == value).then_some(place.start + quote + skipped)
        });
        Self { value: value.to_owned(), source: Arc::clone(source), place, literal }
    }

    /// The place of the whole value, quotes included.
    pub fn place(&self) -> Range<usize> {
        self.place.clone()
    }

    /// The whole value in its file.
    pub fn span(&self) -> Span {
        Span::new(&self.source, self.place())
    }

    /// Where the first character stands in the file, when the file holds the text letter by letter (no escapes).
    pub fn literal_start(&self) -> Option<usize> {
        self.literal
    }

    /// The place in the file of a byte range of the text; the whole value where escapes stand in between.
    pub fn place_of(&self, range: Range<usize>) -> Range<usize> {
        match self.literal {
            Some(start) => start + range.start..start + range.end,
            None => self.place(),
        }
    }
}

impl Dated {
    /// Where it stands.
    pub fn place(&self) -> Range<usize> {
        self.place.clone()
    }
}

/// A TOML date as a calendar date.
pub(super) fn civil(date: toml::value::Date) -> Result<civil::Date, jiff::Error> {
    let year = i16::try_from(date.year).unwrap_or(i16::MAX);
    let month = i8::try_from(date.month).unwrap_or(i8::MAX);
    let day = i8::try_from(date.day).unwrap_or(i8::MAX);
    civil::Date::new(year, month, day)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn characters_are_found_again_unless_escaped() {
        let source = Source::new("a", "a = \"four officers\"\nb = '''\nbody text'''\nc = \"x\\ty\"");
        let text = Text::new("four officers", &source, 4..19);
        assert_eq!(&source.text()[text.place_of(0..4)], "four");
        let body_at = source.text().find("'''").unwrap();
        let body = Text::new("body text", &source, body_at..body_at + 16);
        assert_eq!(&source.text()[body.place_of(5..9)], "text");
        let escaped_at = source.text().rfind('"').unwrap() - 5;
        let escaped = Text::new("x\ty", &source, escaped_at..escaped_at + 6);
        assert_eq!(escaped.place_of(0..1), escaped_at..escaped_at + 6);
    }
}
