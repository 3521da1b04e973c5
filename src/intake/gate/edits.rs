//! The bytes that writing a marker changes: those of the number, and of the padding beside it so that a Markdown table
//! stays in line. It reads no disk.

use std::ops::Range;
use std::sync::Arc;

use crate::intake::records::TableDraft;
use crate::markdown::CellWritten;
use crate::source::{Source, Span};

/// A change of a file.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Edit {
    /// What is replaced.
    pub span: Span,
    /// By what.
    pub replacement: String,
    /// The cell's text afterwards.
    pub shown: String,
    /// Whether the file holds the cell letter by letter, so that it can be changed in place.
    pub is_certain: bool,
}

/// Applies edits to the text of one file. Edits that overlap are not applied twice.
#[must_use]
pub fn apply(text: &str, edits: &[&Edit]) -> String {
    let mut ordered: Vec<&&Edit> = edits.iter().collect();
    ordered.sort_by_key(|edit| edit.span.range().start);
    let (mut changed, mut at) = (String::with_capacity(text.len()), 0);
    for edit in ordered {
        let range = edit.span.range();
        if range.start < at {
            continue;
        }
        changed.push_str(&text[at..range.start]);
        changed.push_str(&edit.replacement);
        at = range.end;
    }
    changed.push_str(&text[at..]);
    changed
}

/// The change that puts a marker for the number of a cell.
pub(super) fn cell(table: &TableDraft, written: &CellWritten, number: Option<Range<usize>>, marker: &str) -> Edit {
    let text = written.plain.text();
    let within = number_in(text, number);
    let place = written.plain.place_of(within.clone());
    let source = &table.source;
    let is_certain = source.text().get(place.clone()) == text.get(within.clone()) && !within.is_empty();
    let shown = format!("{}{marker}{}", &text[..within.start], &text[within.end..]).trim().to_owned();
    let (place, replacement) = match table.file.is_some() {
        true => (place, marker.to_owned()),
        false => in_line(source, place, &marker.replace('|', "\\|")),
    };
    Edit { span: Span::new(source, place), replacement, shown, is_certain }
}

/// The number in a cell: where its reader says, else the one run of digits, else the whole cell, so that no second
/// number beside it gives it away.
fn number_in(text: &str, number: Option<Range<usize>>) -> Range<usize> {
    let start = text.len() - text.trim_start().len();
    let whole = start..start + text.trim().len();
    let is_part = |letter: char| letter.is_numeric() || matches!(letter, ',' | '.' | ' ' | '\u{a0}' | '\u{202f}');
    let first = text.find(char::is_numeric);
    let run = first.map(|first| {
        let tail = &text[first..];
        let end = tail.find(|letter| !is_part(letter)).unwrap_or(tail.len());
        first..first + tail[..end].trim_end_matches([',', '.', ' ', '\u{a0}', '\u{202f}']).len()
    });
    match (number, run) {
        (Some(range), _) if !text[range.end..].contains(char::is_numeric) => range,
        (None, Some(run)) if !text[run.end..].contains(char::is_numeric) => run,
        _ => whole,
    }
}

/// Takes from, or gives to, the spaces beside a cell's text, so that its bars stay where they are.
fn in_line(source: &Arc<Source>, place: Range<usize>, marker: &str) -> (Range<usize>, String) {
    let text = source.text();
    let (before, after) = (&text[..place.start], &text[place.end..]);
    let spaces_before = before.len() - before.trim_end_matches(' ').len();
    let spaces_after = after.len() - after.trim_start_matches(' ').len();
    let in_cell = before.trim_end_matches(' ').ends_with('|') && after.trim_start_matches(' ').starts_with('|');
    let (old, new) = (text[place.clone()].chars().count(), marker.chars().count());
    // Numbers are set to the right: the room is on their left, unless there is more on their right.
    let on_left = spaces_before >= spaces_after;
    match (in_cell, new.checked_sub(old)) {
        (true, Some(longer)) if longer > 0 => {
            let room = if on_left { spaces_before } else { spaces_after };
            let taken = longer.min(room.saturating_sub(1));
            let wider = if on_left { place.start - taken..place.end } else { place.start..place.end + taken };
            (wider, marker.to_owned())
        }
        (true, None) if on_left => (place, format!("{}{marker}", " ".repeat(old - new))),
        (true, None) => (place, format!("{marker}{}", " ".repeat(old - new))),
        _ => (place, marker.to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn changed(line: &str, number: &str, marker: &str) -> String {
        let source = Source::new("a.md", line);
        let at = line.find(number).unwrap();
        let (range, replacement) = in_line(&source, at..at + number.len(), marker);
        format!("{}{replacement}{}", &line[..range.start], &line[range.end..])
    }

    #[test]
    fn bars_stay_where_they_are() {
        assert_eq!(changed("| North |    4 |", "4", "xx"), "| North |   xx |");
        assert_eq!(changed("| North | 4    |", "4", "xx"), "| North | xx   |");
        assert_eq!(changed("| North | 4 |", "4", "xx+"), "| North | xx+ |");
        assert_eq!(changed("| North | 1,204 |", "1,204", "xx+"), "| North |   xx+ |");
        assert_eq!(changed("|4|", "4", "xx"), "|xx|");
        assert_eq!(changed("| **4** |", "4", "xx"), "| **xx** |");
    }

    #[test]
    fn a_second_number_is_taken_with_the_first() {
        assert_eq!(number_in(" 12 ", None), 1..3);
        assert_eq!(number_in("1,204", None), 0..5);
        assert_eq!(number_in("12 (3%)", None), 0..7);
        assert_eq!(number_in("4 officers", Some(0..1)), 0..1);
        assert_eq!(number_in("4 (3%)", Some(0..1)), 0..6);
    }
}
