//! Reads a section of cross-references: where objects stand (ISO 32000-2, 7.5.4 and 7.5.8). It follows no chain.

use std::collections::BTreeMap;

use super::lexer::{Lexer, Token};
use super::object::{Dict, Object};
use crate::intake::files::pdf::limits;

/// One section of cross-references, with its trailer.
#[derive(Debug, Default)]
pub(crate) struct Table {
    /// The byte at which it begins.
    pub(crate) start: usize,
    /// Objects by number.
    pub(crate) entries: BTreeMap<u32, Entry>,
    /// Its trailer, or the dictionary of its stream.
    pub(crate) trailer: Dict,
    /// Whether it could not be read to its end.
    pub(crate) faulty: bool,
}

/// Where an object stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Entry {
    /// Nowhere any more.
    Free,
    /// At a byte.
    At(usize),
    /// In a stream of objects: that stream's number, and which of its objects it is, from 0.
    Inside(u32, usize),
}

/// Reads a table after its `xref`, and its trailer.
pub(crate) fn read(lexer: &mut Lexer<'_>, start: usize) -> Table {
    let mut table = Table { start, ..Table::default() };
    loop {
        let before = lexer.pos;
        match (lexer.token(), before) {
            (Token::Object(Object::Int(first)), _) => {
                let Token::Object(Object::Int(count)) = lexer.token() else { break };
                if !subsection(lexer, &mut table, first, count) {
                    break;
                }
            }
            (Token::Keyword(b"trailer"), _) => {
                match lexer.token() {
                    Token::Object(Object::Dict(trailer)) => table.trailer = trailer,
                    _ => table.faulty = true,
                }
                return table;
            }
            (Token::Keyword(_), before) => {
                lexer.pos = before;
                break;
            }
            _ => break,
        }
    }
    table.faulty = true;
    table
}

fn subsection(lexer: &mut Lexer<'_>, table: &mut Table, first: i64, count: i64) -> bool {
    for number in first..first.saturating_add(count) {
        let (Token::Object(place), Token::Object(_), Token::Keyword(kind)) =
            (lexer.token(), lexer.token(), lexer.token())
        else {
            return false;
        };
        let (Ok(number), Some(place)) = (u32::try_from(number), place.as_size()) else { return false };
        if table.entries.len() >= limits::OBJECTS {
            return false;
        }
        table.entries.insert(number, if kind == b"n" { Entry::At(place) } else { Entry::Free });
    }
    true
}

/// Reads the unpacked bytes of a stream of cross-references.
pub(crate) fn read_stream(dict: &Dict, bytes: &[u8], start: usize) -> Table {
    let mut table = Table { start, trailer: dict.clone(), ..Table::default() };
    let widths: Vec<usize> =
        dict.get("W").as_list().unwrap_or(&[]).iter().map(|width| width.as_size().unwrap_or(usize::MAX)).collect();
    let size = dict.get("Size").as_size().unwrap_or(0);
    let whole = [Object::Int(0), Object::Int(i64::try_from(size).unwrap_or(0))];
    let index = dict.get("Index").as_list().unwrap_or(&whole);
    let [kind_width @ 0..=8, first_width @ 0..=8, second_width @ 0..=8] = widths[..] else {
        table.faulty = true;
        return table;
    };
    let mut rows = bytes.chunks_exact((kind_width + first_width + second_width).max(1));
    for pair in index.chunks_exact(2) {
        let [first, count] = pair else { continue };
        let (Some(first), Some(count)) = (first.as_size(), count.as_size()) else { continue };
        for number in first..first.saturating_add(count) {
            let (Some(row), Ok(number)) = (rows.next(), u32::try_from(number)) else {
                table.faulty = true;
                return table;
            };
            if table.entries.len() >= limits::OBJECTS {
                table.faulty = true;
                return table;
            }
            let (kind, rest) = row.split_at(kind_width);
            let (first, second) = rest.split_at(first_width);
            let kind = if kind.is_empty() { 1 } else { whole_number(kind) };
            let place = whole_number(first);
            let entry = match kind {
                1 => Entry::At(place),
                2 => u32::try_from(place).map_or(Entry::Free, |holder| Entry::Inside(holder, whole_number(second))),
                _ => Entry::Free,
            };
            table.entries.insert(number, entry);
        }
    }
    table
}

fn whole_number(bytes: &[u8]) -> usize {
    bytes.iter().fold(0_usize, |value, byte| (value << 8) | usize::from(*byte))
}
