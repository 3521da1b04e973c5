//! The few lines around a place that a finding shows. However long the file or the line, an excerpt is short; it knows
//! nothing of findings.

use std::ops::Range;

use super::visible::visible;
use crate::source::Span;

/// A line of more characters than this is shown in part.
const LONGEST_LINE: usize = 140;
/// So many characters stand before the place in a line that is shown in part.
const BEFORE: usize = 50;
/// A place over more lines than this is shown by its first line.
const MOST_LINES: usize = 6;

/// A piece of a source, fit to be shown.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Excerpt {
    /// Whole lines, or a part of one line with `…` where it was cut.
    pub(super) text: String,
    /// The number of the first line, from 1.
    pub(super) line: usize,
    /// The column at which the place begins, in characters from 1, in the line as it is in the file.
    pub(super) column: usize,
    /// Where the place is in `text`, in bytes.
    pub(super) range: Range<usize>,
    /// Whether `range` covers the place in full.
    pub(super) whole: bool,
}

impl Excerpt {
    /// The column at which the place begins in `text`, in characters from 1.
    pub(super) fn text_column(&self) -> usize {
        let before = &self.text[..self.range.start];
        before.chars().count() + 1
    }
}

/// Cuts the excerpt for a place.
pub(super) fn excerpt(span: &Span) -> Excerpt {
    let source = span.source();
    let Range { start, end } = span.range();
    let place = source.line_column(start);
    let first = source.line(place.line);
    // The place may begin at a line end, which the line itself has not.
    let start = start.min(first.end);
    let shown = match last_line(span, place.line) {
        Some(last) if is_short(&source.text()[first.start..last.end]) => first.start..last.end,
        _ => window(source.text(), &first, start),
    };
    let place_shown = start..end.clamp(start, shown.end);
    let cut_before = if shown.start > first.start { "…" } else { "" };
    let cut_after = if shown.end < first.end { "…" } else { "" };

    let before = format!("{cut_before}{}", lines(&source.text()[shown.start..place_shown.start]));
    let marked = lines(&source.text()[place_shown.clone()]);
    let after = lines(&source.text()[place_shown.end..shown.end]);
    Excerpt {
        range: before.len()..before.len() + marked.len(),
        text: format!("{before}{marked}{after}{cut_after}"),
        line: place.line,
        column: place.column,
        whole: place_shown == span.range(),
    }
}

/// The last line that a place touches, unless the place touches too many.
fn last_line(span: &Span, first: usize) -> Option<Range<usize>> {
    let source = span.source();
    // A place that ends with a line end does not touch the line after it.
    let words = span.text().strip_suffix('\n').unwrap_or(span.text());
    let breaks = words.matches('\n').take(MOST_LINES).count();
    (breaks < MOST_LINES).then(|| source.line(first + breaks))
}

fn is_short(text: &str) -> bool {
    // Four bytes a character, at most: a text beyond that need not be looked through.
    let most_bytes = MOST_LINES * 4 * (LONGEST_LINE + 1);
    text.len() <= most_bytes
        && text.split('\n').all(|line| line.len() <= LONGEST_LINE || line.chars().nth(LONGEST_LINE).is_none())
}

/// The part of a line around a place in it; near the end of the line, more of what stands before.
fn window(text: &str, line: &Range<usize>, place: usize) -> Range<usize> {
    if is_short(&text[line.clone()]) {
        return line.clone();
    }
    let after = text[place..line.end].chars().take(LONGEST_LINE - BEFORE).count();
    let before = LONGEST_LINE - after;
    let mut backwards = text[line.start..place].char_indices().rev();
    let start = backwards.nth(before - 1).map_or(line.start, |(at, _)| line.start + at);
    let mut forwards = text[start..line.end].char_indices();
    let end = forwards.nth(LONGEST_LINE).map_or(line.end, |(at, _)| start + at);
    start..end
}

/// Text with one kind of line end, and nothing in it that steers a terminal.
fn lines(text: &str) -> String {
    text.replace("\r\n", "\n").chars().map(visible).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Source;

    fn of(text: &str, range: Range<usize>) -> Excerpt {
        excerpt(&Span::new(&Source::new("a.md", text), range))
    }

    #[test]
    fn a_short_line_is_shown_whole() {
        let excerpt = of("one\r\ntwo 2\r\nthree", 9..10);
        assert_eq!((excerpt.text.as_str(), excerpt.line, excerpt.column), ("two 2", 2, 5));
        assert_eq!(&excerpt.text[excerpt.range], "2");
        assert!(excerpt.whole);
    }

    #[test]
    fn a_long_line_is_cut_around_its_place() {
        let text = format!("{}7{}", "é".repeat(5_000_000), "ü".repeat(5_000_000));
        let excerpt = of(&text, 10_000_000..10_000_001);
        assert_eq!(excerpt.column, 5_000_001);
        assert_eq!(excerpt.text, format!("…{}7{}…", "é".repeat(BEFORE), "ü".repeat(LONGEST_LINE - BEFORE - 1)));
        assert_eq!(excerpt.text_column(), BEFORE + 2);
        assert!(excerpt.whole);
        assert_eq!(&excerpt.text[excerpt.range], "7");
    }

    #[test]
    fn near_its_end_a_long_line_shows_more_of_what_stands_before() {
        let excerpt = of(&format!("{}7.", "a".repeat(1000)), 1000..1001);
        assert_eq!(excerpt.text, format!("…{}7.", "a".repeat(LONGEST_LINE - 2)));
    }

    #[test]
    fn a_place_over_many_lines_is_shown_by_its_first() {
        let text = "| a |\n".repeat(1000);
        let excerpt = of(&text, 2..6000);
        assert!(!excerpt.whole);
        assert_eq!(excerpt.text, "| a |");
        assert_eq!(&excerpt.text[excerpt.range], "a |");
    }

    #[test]
    fn a_place_over_a_few_lines_is_shown_whole() {
        let excerpt = of("a\r\nb\r\nc\r\nd\r\n", 3..9);
        assert_eq!((excerpt.text.as_str(), excerpt.line), ("b\nc", 2));
    }

    #[test]
    fn places_at_ends_exist() {
        for text in ["", "\n", "a\r\n", "\r\n\r\n", "é", "a\rb\n\n"] {
            for start in 0..=text.len() {
                for end in start..=text.len() {
                    let excerpt = of(text, start..end);
                    assert!(excerpt.text.is_char_boundary(excerpt.range.end), "{text:?} {start}..{end}");
                }
            }
        }
    }
}
