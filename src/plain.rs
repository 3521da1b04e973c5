//! Plain text that remembers where each piece of it stands in a file: what the gate reads of a text with markup.

use std::ops::Range;

/// Text without markup, with a way back to the file.
#[derive(Debug, Clone, Default)]
pub struct Plain {
    text: String,
    pieces: Vec<Piece>,
}

/// A run of the text, and the bytes of the file that it was made from.
#[derive(Debug, Clone)]
struct Piece {
    start: usize,
    from: Range<usize>,
    /// Whether the file holds the run letter by letter.
    literal: bool,
}

impl Plain {
    /// A text that stands in the file letter by letter, from the byte `start` on.
    pub fn literal(text: &str, start: usize) -> Self {
        let mut plain = Self::default();
        plain.push(text, start..start + text.len());
        plain
    }

    /// A text that was made from `from` in some way that cannot be followed letter by letter.
    pub fn made_from(text: &str, from: Range<usize>) -> Self {
        Self { text: text.to_owned(), pieces: vec![Piece { start: 0, from, literal: false }] }
    }

    /// Room for a text of so many bytes.
    pub fn with_capacity(bytes: usize) -> Self {
        Self { text: String::with_capacity(bytes), pieces: Vec::new() }
    }

    /// Gives back room that is not needed.
    pub fn shrink(&mut self) {
        self.text.shrink_to_fit();
        self.pieces.shrink_to_fit();
    }

    /// Adds a run made from a range of the file.
    pub fn push(&mut self, text: &str, from: Range<usize>) {
        let literal = from.len() == text.len();
        match self.pieces.last_mut() {
            // The parser hands over a text in parts; those that stand side by side are one piece.
            Some(last) if literal && last.literal && last.from.end == from.start => last.from.end = from.end,
            _ => self.pieces.push(Piece { start: self.text.len(), from, literal }),
        }
        self.text.push_str(text);
    }

    /// Adds characters of layout, such as a line end or a list marker, that stand for a place rather than for text.
    pub fn push_layout(&mut self, text: &str, at: usize) {
        self.pieces.push(Piece { start: self.text.len(), from: at..at, literal: false });
        self.text.push_str(text);
    }

    /// The text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Whether there is nothing to read.
    pub fn is_blank(&self) -> bool {
        self.text.trim().is_empty()
    }

    /// The bytes of the file that a range of the text was made from.
    pub fn place_of(&self, range: Range<usize>) -> Range<usize> {
        let start = self.offset_of(range.start, false);
        let end = self.offset_of(range.end, true);
        start..end.max(start)
    }

    fn offset_of(&self, offset: usize, is_end: bool) -> usize {
        // An end belongs to the piece of the character before it, a start to that of the character after it.
        let probe = if is_end { offset.saturating_sub(1) } else { offset };
        let index = self.pieces.partition_point(|piece| piece.start <= probe);
        let Some(piece) = index.checked_sub(1).and_then(|index| self.pieces.get(index)) else {
            return 0;
        };
        match (piece.literal, is_end) {
            (true, _) => (piece.from.start + offset - piece.start).min(piece.from.end),
            (false, true) => piece.from.end,
            (false, false) => piece.from.start,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_split_by_markup_covers_all_its_bytes() {
        // The file says: "fo**ur**&nbsp;people".
        let mut plain = Plain::default();
        plain.push("fo", 0..2);
        plain.push("ur", 4..6);
        plain.push("\u{a0}", 8..14);
        plain.push("people", 14..20);
        assert_eq!(plain.text(), "four\u{a0}people");
        assert_eq!(plain.place_of(0..4), 0..6);
        assert_eq!(plain.place_of(4..6), 8..14);
        assert_eq!(plain.place_of(6..12), 14..20);
    }

    #[test]
    fn an_escaped_text_is_placed_as_a_whole() {
        let plain = Plain::made_from("a\tb", 10..16);
        assert_eq!(plain.place_of(2..3), 10..16);
    }
}
