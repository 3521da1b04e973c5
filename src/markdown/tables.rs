//! Tables with their captions and attributes: Markdown tables after a `Table: …` paragraph, and fenced blocks that name
//! a data file. Reads cells as they stand; what they mean is the gate's to say.

use std::ops::Range;

use pulldown_cmark::{Event, Tag, TagEnd};

use super::attributes::{self, Attribute};
use super::reader::Reader;
use super::{Block, CaptionWritten, CellWritten, Input, Origin, TableWritten};
use crate::diagnostic::rules;
use crate::plain::Plain;

type Events<'e, 'a> = &'e [(Event<'a>, Range<usize>)];

/// Whether the paragraph that starts at `at` is the caption of a table that directly follows it.
pub(super) fn is_caption(events: Events<'_, '_>, at: usize, text: &str) -> bool {
    let Some((_, range)) = events.get(at) else { return false };
    let next = events.get(end_of(events, at) + 1);
    matches!(next, Some((Event::Start(Tag::Table(_)), _))) && text[range.clone()].trim_start().starts_with("Table:")
}

/// Whether the paragraph that starts at `at` looks like a caption, wherever it stands.
pub(super) fn looks_like_caption(events: Events<'_, '_>, at: usize, text: &str) -> bool {
    events.get(at).is_some_and(|(_, range)| text[range.clone()].trim_start().starts_with("Table:"))
}

/// Whether an info string names a data file.
pub(super) fn is_data(info: &str) -> bool {
    info.split_whitespace().next() == Some("table")
}

/// The index of the event that ends the element that starts at `start`.
pub(super) fn end_of(events: Events<'_, '_>, start: usize) -> usize {
    let mut depth = 0usize;
    for (offset, (event, _)) in events[start..].iter().enumerate() {
        match event {
            Event::Start(_) => depth += 1,
            Event::End(_) => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return start + offset;
        }
    }
    events.len().saturating_sub(1)
}

/// Reads a caption and the table after it; gives the index of the event after both.
pub(super) fn read_captioned(reader: &mut Reader<'_>, events: Events<'_, '_>, at: usize) -> usize {
    let paragraph = events[at].1.clone();
    let text = &reader.input.text[paragraph.clone()];
    let lead = text.find("Table:").map_or(0, |start| start + "Table:".len());
    let (caption, braces) = attributes::split(&text[lead..]);
    let start = paragraph.start + lead;
    let attributes = braces.map_or_else(Vec::new, |range| {
        let place = start + range.start..start + range.end;
        read_attributes(reader, place)
    });
    let caption = read_inline(reader, start + caption.start..start + caption.end);
    let table = end_of(events, at) + 1;
    read_table(reader, events, table, Some(caption), attributes)
}

/// Reads a table that has no caption.
pub(super) fn read_bare(reader: &mut Reader<'_>, events: Events<'_, '_>, at: usize) -> usize {
    read_table(reader, events, at, None, Vec::new())
}

/// Reads a fenced block that names a data file; gives the index of the event after it.
pub(super) fn read_data(
    reader: &mut Reader<'_>,
    info: &str,
    range: Range<usize>,
    events: Events<'_, '_>,
    at: usize,
) -> usize {
    let end = end_of(events, at);
    let first_line = range.start..range.start + reader.input.text[range.clone()].find('\n').unwrap_or(range.len());
    let line = &reader.input.text[first_line.clone()];
    let Some(info_at) = line.find(info).map(|found| first_line.start + found + "table".len()) else {
        return end + 1;
    };
    if events[at + 1..end].iter().any(|(event, _)| matches!(event, Event::Text(text) if !text.trim().is_empty())) {
        let help = "leave the block empty; its cells come from the file that `src` names";
        reader.find(&rules::R017, range, "text in a table block", help);
    }
    let read = read_attributes(reader, info_at..first_line.start + line.trim_end().len());
    let mut attributes = Vec::new();
    let (mut name, mut caption) = (None, None);
    for attribute in read {
        match attribute.key.as_str() {
            "src" => name = Some((attribute.value, attribute.place)),
            "caption" => {
                // The words stand last in the attribute, before the closing quote.
                let value_at = attribute.place.end.saturating_sub(1 + attribute.value.len());
                let plain = match reader.input.start {
                    Some(_) => Plain::literal(&attribute.value, value_at),
                    None => Plain::made_from(&attribute.value, attribute.place.clone()),
                };
                let html = super::Html::text(&attribute.value);
                caption = Some(CaptionWritten { html, plain });
            }
            _ => attributes.push(attribute),
        }
    }
    let place = reader.input.place_of(first_line.clone());
    match name {
        Some((name, name_place)) => {
            let origin = Origin::File { name, place: name_place };
            push(reader, first_line, TableWritten { caption, attributes, origin, place });
        }
        None => {
            let help = "name the file: ```` ```table src=\"boroughs.csv\" caption=\"…\" ````";
            reader.find(&rules::R017, first_line, "a table block that names no file", help);
        }
    }
    end + 1
}

fn read_table(
    reader: &mut Reader<'_>,
    events: Events<'_, '_>,
    at: usize,
    caption: Option<CaptionWritten>,
    attributes: Vec<Attribute>,
) -> usize {
    let range = events[at].1.clone();
    let end = end_of(events, at);
    let (mut header, mut rows) = (Vec::new(), Vec::new());
    let mut index = at + 1;
    while index < end {
        match &events[index] {
            (Event::Start(Tag::TableHead), _) => header = read_row(reader, events, index),
            (Event::Start(Tag::TableRow), row) => {
                check_width(reader, row, header.len());
                rows.push(read_row(reader, events, index));
            }
            _ => {}
        }
        index = end_of(events, index) + 1;
    }
    let place = reader.input.place_of(range.clone());
    let origin = Origin::Cells { header, rows };
    push(reader, range, TableWritten { caption, attributes, origin, place });
    end + 1
}

/// The parser drops cells that stand past the header and fills up those that are missing; neither may pass unseen.
fn check_width(reader: &mut Reader<'_>, row: &Range<usize>, width: usize) {
    let text = reader.input.text[row.clone()].trim();
    let inner = text.strip_prefix('|').unwrap_or(text);
    let inner = match inner.strip_suffix('|') {
        Some(rest) if !rest.ends_with('\\') => rest,
        _ => inner,
    };
    let mut cells = 1;
    let mut escaped = false;
    for character in inner.chars() {
        if character == '|' && !escaped {
            cells += 1;
        }
        escaped = character == '\\' && !escaped;
    }
    if cells != width {
        let message = format!("this row has {cells} cells, the header has {width}");
        reader.find(
            &rules::R017,
            row.clone(),
            message,
            "give each row as many cells as the header; write `\\|` for a bar within a cell",
        );
    }
}

fn read_row(reader: &mut Reader<'_>, events: Events<'_, '_>, at: usize) -> Vec<CellWritten> {
    let end = end_of(events, at);
    let mut cells = Vec::new();
    let mut index = at + 1;
    while index < end {
        let close = end_of(events, index);
        let (html, plain) = (std::mem::take(&mut reader.html), std::mem::take(&mut reader.plain));
        debug_assert!(matches!(events[close].0, Event::End(TagEnd::TableCell)));
        reader.walk(&events[index + 1..close]);
        cells.push(CellWritten {
            html: std::mem::replace(&mut reader.html, html),
            plain: std::mem::replace(&mut reader.plain, plain),
        });
        index = close + 1;
    }
    cells
}

/// Reads a piece of the text again as a paragraph's words.
fn read_inline(reader: &mut Reader<'_>, range: Range<usize>) -> CaptionWritten {
    let lead = reader.input.text[range.clone()].len() - reader.input.text[range.clone()].trim_start().len();
    let range = range.start + lead..range.end;
    let input = Input {
        text: &reader.input.text[range.clone()],
        start: reader.input.start.map(|start| start + range.start),
        place: reader.input.place_of(range),
        ..*reader.input
    };
    let mut inner = Reader::new(&input, reader.report);
    let events: Vec<_> = super::reader::events(input.text)
        .into_iter()
        .filter(|(event, _)| !matches!(event, Event::Start(Tag::Paragraph) | Event::End(TagEnd::Paragraph)))
        .collect();
    inner.walk(&events);
    CaptionWritten { html: inner.html, plain: inner.plain }
}

fn read_attributes(reader: &mut Reader<'_>, range: Range<usize>) -> Vec<Attribute> {
    match attributes::read(&reader.input.text[range.clone()]) {
        Ok(found) => found
            .into_iter()
            .map(|attribute| {
                let place = range.start + attribute.place.start..range.start + attribute.place.end;
                Attribute { place: reader.input.place_of(place), ..attribute }
            })
            .collect(),
        Err(place) => {
            let place = range.start + place.start..range.start + place.end;
            let help = "attributes look like `{#boroughs total-row=\"last\" counts=\"Total,2021\"}`";
            reader.find(&rules::R017, place, "these are not attributes", help);
            Vec::new()
        }
    }
}

fn push(reader: &mut Reader<'_>, range: Range<usize>, table: TableWritten) {
    if reader.depth > 0 {
        let help = "move it out: a table stands on its own, with its caption before it";
        reader.find(&rules::R017, range, "a table inside a list, a quotation or a footnote", help);
        return;
    }
    if table.caption.as_ref().is_none_or(|caption| caption.plain.is_blank()) {
        let help =
            "put a paragraph directly before it, with an empty line between: `Table: Orders by borough {#boroughs}`";
        reader.find(&rules::H001, range, "this table has no caption", help);
    }
    reader.close_block();
    reader.document.blocks.push(Block::Table(reader.document.tables.len()));
    reader.document.tables.push(table);
}
