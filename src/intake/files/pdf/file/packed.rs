//! Reads the objects that stand packed in one stream (ISO 32000-2, 7.5.7). It does not say which of them count.

use super::File;
use super::lexer::{Lexer, Token};
use super::object::{Object, Stream};
use crate::intake::files::pdf::limits;

/// The objects of a stream by number, and whether all could be read.
pub(crate) fn read(file: &File<'_>, stream: &Stream) -> (Vec<(u32, Object)>, bool) {
    let unpacked = file.unpack(stream);
    let bytes = &unpacked.bytes;
    let count = file.get(&stream.dict, "N").as_size().unwrap_or(0).min(limits::OBJECTS);
    let first = file.get(&stream.dict, "First").as_size().unwrap_or(0);
    let mut header = Lexer::new(bytes, 0);
    let mut places = Vec::new();
    for _ in 0..count {
        let (Token::Object(number), Token::Object(place)) = (header.token(), header.token()) else { break };
        let number = number.as_size().and_then(|number| u32::try_from(number).ok());
        let place = place.as_size().and_then(|place| place.checked_add(first));
        if let (Some(number), Some(place)) = (number, place) {
            places.push((number, place));
        }
    }
    let mut whole = !unpacked.broken && places.len() == count && count > 0 && unpacked.unused == 0;
    // One lexer for all, so that its bound on nested objects holds for the whole stream.
    let mut lexer = Lexer::new(bytes, 0);
    let mut objects = Vec::new();
    let mut reached = first;
    let mut work = 0_usize;
    for (number, place) in places {
        // Each object has its own place: together they are no longer than the stream.
        if work > bytes.len() {
            whole = false;
            break;
        }
        // An object between those that are listed would never be seen.
        whole &= bytes.get(reached.min(place)..place).is_some_and(|gap| gap.iter().all(|byte| super::is_space(*byte)));
        lexer.pos = place;
        let object = match lexer.token() {
            // A lone reference is read as its number first.
            Token::Object(Object::Int(number)) => reference(&mut lexer, number),
            Token::Object(object) => object,
            _ => {
                whole = false;
                Object::Null
            }
        };
        work += lexer.pos.saturating_sub(place);
        reached = lexer.pos;
        objects.push((number, object));
    }
    let rest = bytes.get(reached..).unwrap_or(&[]);
    whole &= lexer.faults == 0 && lexer.doubled == 0 && rest.iter().all(|byte| super::is_space(*byte));
    (objects, whole)
}

fn reference(lexer: &mut Lexer<'_>, number: i64) -> Object {
    let after = lexer.pos;
    if let (Token::Object(Object::Int(_)), Token::Keyword(b"R")) = (lexer.token(), lexer.token())
        && let Ok(number) = u32::try_from(number)
    {
        return Object::Ref(number);
    }
    lexer.pos = after;
    Object::Int(number)
}
