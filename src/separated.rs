//! Separated values (RFC 4180), with the place of each. It does not know what they mean, nor which sign separates them.

use std::ops::Range;

use csv_core::{ReadFieldResult, Reader, ReaderBuilder};

/// A value of a row.
#[derive(Debug, Clone)]
pub(crate) struct Value {
    /// Without the quotation marks around it.
    pub(crate) text: String,
    /// All bytes of the file that were read for it, with its quotation marks and the sign behind it.
    pub(crate) raw: Range<usize>,
}

impl Value {
    /// Where some of its words stand letter by letter; nowhere where quotation marks are doubled among them.
    pub(crate) fn place_of(&self, words: &str, file: &str) -> Option<Range<usize>> {
        let start = self.raw.start + file.get(self.raw.clone())?.find(words)?;
        Some(start..start + words.len())
    }
}

/// The rows of a text, in their order. Empty lines are left out.
pub(crate) fn rows(text: &str, delimiter: u8) -> Rows<'_> {
    let at = if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
    Rows { text, reader: ReaderBuilder::new().delimiter(delimiter).build(), buffer: vec![0; text.len().max(64)], at }
}

/// Rows that are read one by one; none of them is empty.
pub(crate) struct Rows<'t> {
    text: &'t str,
    reader: Reader,
    /// Room for the longest value that there can be: the whole text.
    buffer: Vec<u8>,
    at: usize,
}

impl Rows<'_> {
    /// The next value, and whether it ends its row.
    fn value(&mut self) -> Option<(Value, bool)> {
        let (start, mut length) = (self.at, 0);
        loop {
            let input = &self.text.as_bytes()[self.at..];
            let (result, read, written) = self.reader.read_field(input, &mut self.buffer[length..]);
            self.at += read;
            length += written;
            let ends_row = match result {
                ReadFieldResult::Field { record_end } => record_end,
                // The text ended within a value, behind which no line end stands, or in a quotation that nobody ended: what
                // has been read of it is kept, and the empty rest ends it. Output never runs out.
                ReadFieldResult::InputEmpty | ReadFieldResult::OutputFull => continue,
                ReadFieldResult::End => return None,
            };
            let text = String::from_utf8_lossy(&self.buffer[..length]).into_owned();
            return Some((Value { text, raw: start..self.at }, ends_row));
        }
    }
}

impl Iterator for Rows<'_> {
    type Item = Vec<Value>;

    fn next(&mut self) -> Option<Self::Item> {
        let mut row = Vec::new();
        while let Some((value, ends_row)) = self.value() {
            row.push(value);
            if ends_row {
                break;
            }
        }
        (!row.is_empty()).then_some(row)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn words(text: &str) -> Vec<Vec<String>> {
        rows(text, b',').map(|row| row.into_iter().map(|value| value.text).collect()).collect()
    }

    #[test]
    fn values_are_read_with_their_places() {
        let text = "\u{feff}Ward,Total\r\n\r\n\"North, East\",12\n\"say \"\"x\"\"\",7\n";
        assert_eq!(words(text), [["Ward", "Total"], ["North, East", "12"], ["say \"x\"", "7"]]);
        let all: Vec<Vec<Value>> = rows(text, b',').collect();
        let place = all[1][0].place_of("East", text).unwrap();
        assert_eq!(&text[place], "East");
        assert_eq!(all[2][0].place_of("say \"x\"", text), None);
    }

    #[test]
    fn nothing_at_the_end_is_lost() {
        for text in ["a,b\n1,2", "a,b\n1,2\n", "a,b\r\n1,2\r\n", "a,b\n1,\"2\"", "a,b\n1,\"2"] {
            assert_eq!(words(text), [["a", "b"], ["1", "2"]], "{text:?}");
        }
        assert_eq!(words("a,b\n1,"), [["a", "b"], ["1", ""]]);
        assert_eq!(words("a\n\"1\n2\n"), [["a"], ["1\n2\n"]]);
        assert_eq!(words("é"), [["é"]]);
        assert_eq!(words(""), [[""; 0]; 0]);
    }

    proptest! {
        #[test]
        fn every_letter_and_digit_is_in_some_value(text in "[a3é,;\"\r\n\t\u{feff} ]{0,40}") {
            let read: String = rows(&text, b',').flatten().map(|value| value.text).collect();
            let bare = |text: &str| text.chars().filter(|letter| letter.is_alphanumeric()).collect::<String>();
            prop_assert_eq!(bare(&read), bare(&text));
            for value in rows(&text, b',').flatten() {
                prop_assert!(text.get(value.raw.clone()).is_some());
            }
        }
    }
}
