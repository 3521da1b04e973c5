//! Reads a whole file from its first byte to its last, whatever its cross-references say, so that no byte goes
//! unaccounted for: objects, tables, trailers, ends, and the bytes that are none of these. It resolves nothing.

use std::collections::BTreeMap;
use std::ops::Range;

use super::lexer::{Lexer, Token, is_space};
use super::object::{Dict, Object, Stream};
use super::table::{self, Table};
use crate::intake::files::pdf::limits;

/// All that stands in a file, in its order.
#[derive(Debug, Default)]
pub(crate) struct Scan {
    /// Indirect objects, earlier versions of them included.
    pub(crate) objects: Vec<Placed>,
    /// Tables of cross-references, not the streams that do the same.
    pub(crate) tables: Vec<Table>,
    /// Where each `%%EOF` stands.
    pub(crate) ends: Vec<usize>,
    /// The place that the last `startxref` gives.
    pub(crate) start: Option<usize>,
    /// Bytes that are no part of a PDF.
    pub(crate) foreign: Vec<Range<usize>>,
    /// Objects that could not be read as such, by their place.
    pub(crate) faulty: Vec<usize>,
    /// Streams whose stated length is not theirs, by their object's number.
    pub(crate) unmeasured: Vec<u32>,
    /// Numbers of objects whose dictionaries give a name twice.
    pub(crate) doubled: Vec<u32>,
    /// Where `%PDF-` stands: offsets count from there.
    pub(crate) header: usize,
    /// More objects than are read.
    pub(crate) overfull: bool,
}

/// An indirect object and where it stands.
#[derive(Debug)]
pub(crate) struct Placed {
    /// Its number.
    pub(crate) number: u32,
    /// The byte at which its number stands.
    pub(crate) start: usize,
    /// The object.
    pub(crate) object: Object,
}

/// How far into a file readers look for its header, in bytes.
const HEADER_REACH: usize = 1024;
/// Comments that generators write, that hold nothing of a document.
const KNOWN_COMMENTS: [&[u8]; 7] =
    [b"%PDF-", b"% ReportLab", b"% '", b"%%Original object", b"%% Original object", b"%QDF-", b"%iText-"];

/// What begins a part of a file that is no object.
const SECTIONS: [&[u8]; 3] = [b"xref", b"startxref", b"endobj"];

/// Reads a file; nothing where it has no header.
pub(crate) fn scan(bytes: &[u8]) -> Option<Scan> {
    let reach = bytes.get(..bytes.len().min(HEADER_REACH)).unwrap_or(bytes);
    let header = find(reach, b"%PDF-")?;
    let mut found = Scan { header, ..Scan::default() };
    if header > 0 {
        found.foreign.push(0..header);
    }
    let mut lexer = Lexer::new(bytes, header);
    let mut lengths = BTreeMap::new();
    while let Some(byte) = lexer.peek() {
        let start = lexer.pos;
        if is_space(byte) {
            lexer.pos += 1;
        } else if byte == b'%' {
            comment(&mut lexer, &mut found);
        } else if byte.is_ascii_digit() {
            if found.objects.len() >= limits::OBJECTS {
                found.overfull = true;
                return Some(found);
            }
            if !object(bytes, &mut lexer, &mut found, &mut lengths) {
                lexer.pos = start;
                skip_foreign(&mut lexer, &mut found);
            }
        } else if !section(&mut lexer, &mut found) {
            lexer.pos = start;
            skip_foreign(&mut lexer, &mut found);
        }
    }
    check_lengths(bytes, &mut found, &lengths);
    Some(found)
}

/// The first place of a needle.
pub(crate) fn find(bytes: &[u8], needle: &[u8]) -> Option<usize> {
    let first = *needle.first()?;
    let mut from = 0;
    while let Some(step) = bytes.get(from..)?.iter().position(|byte| *byte == first) {
        if bytes.get(from + step..)?.starts_with(needle) {
            return Some(from + step);
        }
        from += step + 1;
    }
    None
}

fn comment(lexer: &mut Lexer<'_>, found: &mut Scan) {
    let start = lexer.pos;
    if lexer.rest().starts_with(b"%%EOF") {
        found.ends.push(start);
        lexer.pos += b"%%EOF".len();
        return;
    }
    let line = lexer.rest().iter().take_while(|byte| !matches!(byte, b'\r' | b'\n')).count();
    let text = lexer.rest().get(..line).unwrap_or(&[]);
    lexer.pos += line;
    // The second line of most files is a comment of bytes beyond ASCII, to mark the file as binary.
    let says_something = text.iter().filter(|byte| byte.is_ascii_alphanumeric()).count() > 2;
    let known = KNOWN_COMMENTS.iter().any(|known| text.starts_with(known))
        || (text.len() < 80 && find(text, b"ReportLab Generated PDF document").is_some());
    if says_something && !known {
        found.foreign.push(start..lexer.pos);
    }
}

/// Passes bytes that begin nothing known, up to the next line.
fn skip_foreign(lexer: &mut Lexer<'_>, found: &mut Scan) {
    let start = lexer.pos;
    let line = lexer.rest().iter().take_while(|byte| !matches!(byte, b'\r' | b'\n')).count();
    lexer.pos += line.max(1);
    match found.foreign.last_mut() {
        Some(last) if last.end + 2 >= start => last.end = lexer.pos,
        _ => found.foreign.push(start..lexer.pos),
    }
}

fn section(lexer: &mut Lexer<'_>, found: &mut Scan) -> bool {
    let start = lexer.pos;
    // Nothing else is read as a token: it may be long, and have to be passed over line by line.
    if !SECTIONS.iter().any(|section| lexer.rest().starts_with(section)) {
        return false;
    }
    match lexer.token() {
        Token::Keyword(b"xref") => {
            found.tables.push(table::read(lexer, start));
            true
        }
        Token::Keyword(b"startxref") => match lexer.token() {
            Token::Object(place) => {
                found.start = place.as_size();
                true
            }
            _ => false,
        },
        Token::Keyword(b"endobj") => true,
        _ => false,
    }
}

/// Reads `12 0 obj … endobj`; false where there is none.
fn object<'a>(bytes: &'a [u8], lexer: &mut Lexer<'a>, found: &mut Scan, lengths: &mut BTreeMap<u32, usize>) -> bool {
    let start = lexer.pos;
    let Some(number) = small_number(lexer) else { return false };
    if small_number(lexer).is_none() || !lexer.rest().starts_with(b"obj") {
        return false;
    }
    lexer.pos += b"obj".len();
    let (faults, doubled) = (lexer.faults, lexer.doubled);
    let (mut objects, mut keyword) = lexer.objects();
    let mut object = objects.pop().unwrap_or(Object::Null);
    if !objects.is_empty() {
        found.faulty.push(start);
    }
    if keyword == Some(b"stream") {
        if let Object::Dict(dict) = object {
            let data = stream(bytes, lexer, &dict, lengths);
            object = Object::Stream(Box::new(Stream { dict, data }));
            keyword = match lexer.token() {
                Token::Keyword(keyword) => Some(keyword),
                _ => None,
            };
        } else {
            found.faulty.push(start);
        }
    }
    if keyword != Some(b"endobj") || lexer.faults > faults {
        found.faulty.push(start);
    }
    if lexer.doubled > doubled {
        found.doubled.push(number);
    }
    if let Some(length) = object.as_size() {
        lengths.insert(number, length);
    }
    found.objects.push(Placed { number, start, object });
    true
}

/// A whole number and the blanks after it. Nothing longer is read: it may have to be passed over again.
fn small_number(lexer: &mut Lexer<'_>) -> Option<u32> {
    let length = lexer.rest().iter().take(11).take_while(|byte| byte.is_ascii_digit()).count();
    let digits = std::str::from_utf8(lexer.rest().get(..length)?).ok()?;
    lexer.pos += length;
    lexer.pos += lexer.rest().iter().take(8).take_while(|byte| is_space(**byte)).count();
    digits.parse().ok()
}

/// The bytes of a stream, `endstream` passed.
fn stream(bytes: &[u8], lexer: &mut Lexer<'_>, dict: &Dict, lengths: &BTreeMap<u32, usize>) -> Range<usize> {
    if lexer.peek() == Some(b'\r') {
        lexer.pos += 1;
    }
    if lexer.peek() == Some(b'\n') {
        lexer.pos += 1;
    }
    let start = lexer.pos;
    let end =
        stated_length(dict, lengths).and_then(|length| start.checked_add(length)).filter(|end| ends_at(bytes, *end));
    let end = end.unwrap_or_else(|| {
        let rest = lexer.rest();
        start + find(rest, b"endstream").unwrap_or(rest.len())
    });
    lexer.pos = end;
    lexer.pos = end + find(lexer.rest(), b"endstream").map_or(lexer.rest().len(), |step| step + b"endstream".len());
    start..end
}

fn stated_length(dict: &Dict, lengths: &BTreeMap<u32, usize>) -> Option<usize> {
    match dict.get("Length") {
        Object::Ref(number) => lengths.get(number).copied(),
        length => length.as_size(),
    }
}

/// Whether a stream may end at a place: only the end of a line is left before `endstream`.
fn ends_at(bytes: &[u8], end: usize) -> bool {
    let rest = bytes.get(end..).unwrap_or(&[]);
    [&b"endstream"[..], b"\nendstream", b"\r\nendstream", b"\rendstream"].iter().any(|mark| rest.starts_with(mark))
}

/// Lengths that stand after their streams are known only now.
fn check_lengths(bytes: &[u8], found: &mut Scan, lengths: &BTreeMap<u32, usize>) {
    for placed in &mut found.objects {
        let Object::Stream(stream) = &mut placed.object else { continue };
        let end = stated_length(&stream.dict, lengths).and_then(|length| stream.data.start.checked_add(length));
        match end {
            Some(end) if end <= stream.data.end && ends_at(bytes, end) => stream.data.end = end,
            _ => found.unmeasured.push(placed.number),
        }
    }
}
