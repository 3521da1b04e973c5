//! Reads objects and keywords from bytes, of files and of page contents alike (ISO 32000-2, 7.2 and 7.3).
//! Whatever cannot be read counts as a fault and is passed over.

use super::object::{Dict, Object};
use crate::intake::files::pdf::limits;

/// A place in bytes, and how much was wrong on the way there.
#[derive(Debug)]
pub(crate) struct Lexer<'a> {
    bytes: &'a [u8],
    /// Where the next token is looked for.
    pub(crate) pos: usize,
    /// Things that are no PDF, or nested too deep.
    pub(crate) faults: usize,
    /// Dictionaries that give a name twice: programs differ in which they show.
    pub(crate) doubled: usize,
    nested: usize,
}

/// What stands next.
#[derive(Debug, PartialEq)]
pub(crate) enum Token<'a> {
    Object(Object),
    Keyword(&'a [u8]),
    ListEnd,
    DictEnd,
    End,
}

impl<'a> Lexer<'a> {
    /// Begins at a place.
    pub(crate) fn new(bytes: &'a [u8], pos: usize) -> Self {
        Self { bytes, pos, faults: 0, doubled: 0, nested: 0 }
    }

    /// The byte at the place, if there is one.
    pub(crate) fn peek(&self) -> Option<u8> {
        self.bytes.get(self.pos).copied()
    }

    /// The bytes from the place on.
    pub(crate) fn rest(&self) -> &'a [u8] {
        self.bytes.get(self.pos..).unwrap_or(&[])
    }

    /// Passes white space and comments.
    fn skip_blank(&mut self) {
        while let Some(byte) = self.peek() {
            if byte == b'%' {
                let line = self.rest().iter().take_while(|byte| !matches!(byte, b'\r' | b'\n')).count();
                self.pos += line;
            } else if is_space(byte) {
                self.pos += 1;
            } else {
                break;
            }
        }
    }

    /// The next token.
    pub(crate) fn token(&mut self) -> Token<'a> {
        self.token_at(0)
    }

    /// Objects up to a keyword that is not part of one, with that keyword; `5 0 R` has become a reference.
    pub(crate) fn objects(&mut self) -> (Vec<Object>, Option<&'a [u8]>) {
        let mut objects = Vec::new();
        loop {
            match self.token() {
                Token::Object(object) if objects.len() < limits::OPERANDS => objects.push(object),
                Token::Keyword(b"R") => self.make_reference(&mut objects),
                Token::Keyword(keyword) => return (objects, Some(keyword)),
                Token::End => return (objects, None),
                Token::Object(_) | Token::ListEnd | Token::DictEnd => self.faults += 1,
            }
        }
    }

    fn token_at(&mut self, depth: usize) -> Token<'a> {
        self.skip_blank();
        let Some(byte) = self.peek() else { return Token::End };
        match byte {
            b'[' => {
                self.pos += 1;
                let items = self.inner(depth, true);
                Token::Object(Object::List(items))
            }
            b']' => {
                self.pos += 1;
                Token::ListEnd
            }
            b'<' if self.rest().starts_with(b"<<") => {
                self.pos += 2;
                let items = self.inner(depth, false);
                Token::Object(Object::Dict(self.pairs(items)))
            }
            b'<' => Token::Object(Object::Text(self.hexadecimal())),
            b'>' if self.rest().starts_with(b">>") => {
                self.pos += 2;
                Token::DictEnd
            }
            b'(' => Token::Object(Object::Text(self.literal())),
            b'/' => Token::Object(Object::Name(self.name())),
            b'+' | b'-' | b'.' | b'0'..=b'9' => Token::Object(self.number()),
            b'>' | b')' | b'{' | b'}' => {
                self.pos += 1;
                self.faults += usize::from(byte == b')' || byte == b'>');
                Token::Keyword(self.bytes.get(self.pos - 1..self.pos).unwrap_or(&[]))
            }
            _ => {
                let keyword = self.regular();
                match keyword {
                    b"true" => Token::Object(Object::Bool(true)),
                    b"false" => Token::Object(Object::Bool(false)),
                    b"null" => Token::Object(Object::Null),
                    _ => Token::Keyword(keyword),
                }
            }
        }
    }

    /// The objects of an array or a dictionary, its end passed.
    fn inner(&mut self, depth: usize, list: bool) -> Vec<Object> {
        let mut objects = Vec::new();
        if depth >= limits::NESTING || self.nested >= limits::NESTED_OBJECTS {
            // Nothing after this can be trusted to stand where it seems to.
            self.faults += 1;
            self.pos = self.bytes.len();
            return objects;
        }
        loop {
            self.nested += 1;
            match self.token_at(depth + 1) {
                Token::Object(object) if self.nested < limits::NESTED_OBJECTS => objects.push(object),
                Token::Keyword(b"R") => self.make_reference(&mut objects),
                Token::ListEnd if list => break,
                Token::DictEnd if !list => break,
                Token::Keyword(b"endobj" | b"endstream" | b"stream") | Token::End => {
                    self.faults += 1;
                    break;
                }
                Token::Object(_) | Token::Keyword(_) | Token::ListEnd | Token::DictEnd => self.faults += 1,
            }
        }
        objects
    }

    fn make_reference(&mut self, objects: &mut Vec<Object>) {
        let generation = objects.pop().and_then(|object| object.as_size());
        let number = objects.pop().and_then(|object| object.as_size()).and_then(|number| u32::try_from(number).ok());
        if let (Some(number), Some(_)) = (number, generation) {
            objects.push(Object::Ref(number));
        } else {
            self.faults += 1;
            objects.push(Object::Null);
        }
    }

    fn pairs(&mut self, items: Vec<Object>) -> Dict {
        let mut dict = Dict::default();
        let mut items = items.into_iter();
        while let Some(key) = items.next() {
            let (Object::Name(key), Some(value)) = (key, items.next()) else {
                self.faults += 1;
                continue;
            };
            self.doubled += usize::from(dict.0.insert(key, value).is_some());
        }
        dict
    }

    fn regular(&mut self) -> &'a [u8] {
        let length = self.rest().iter().take_while(|byte| !is_space(**byte) && !is_delimiter(**byte)).count();
        let start = self.pos;
        self.pos += length;
        self.bytes.get(start..self.pos).unwrap_or(&[])
    }

    fn name(&mut self) -> String {
        self.pos += 1;
        let mut bytes = self.regular().iter().copied();
        let mut name = String::new();
        while let Some(byte) = bytes.next() {
            let mut ahead = bytes.clone();
            let escaped = match (byte, ahead.next().and_then(digit), ahead.next().and_then(digit)) {
                (b'#', Some(high), Some(low)) => Some(high * 16 + low),
                _ => None,
            };
            if escaped.is_some() {
                bytes = ahead;
            }
            name.push(char::from(escaped.unwrap_or(byte)));
        }
        name
    }

    fn number(&mut self) -> Object {
        let text = self.regular();
        if let Ok(whole) = std::str::from_utf8(text).unwrap_or("").parse::<i64>() {
            return Object::Int(whole);
        }
        // Programs write "--5", "5-3" and "1.2.3"; readers take the longest start that is a number.
        let mut clean = String::new();
        for byte in text {
            match byte {
                b'-' if clean.is_empty() => clean.push('-'),
                b'-' if clean == "-" => {}
                b'.' if !clean.contains('.') => clean.push('.'),
                b'0'..=b'9' => clean.push(char::from(*byte)),
                b'+' if clean.is_empty() => {}
                _ => {
                    self.faults += 1;
                    break;
                }
            }
        }
        Object::Real(clean.parse::<f64>().unwrap_or(0.0))
    }

    fn hexadecimal(&mut self) -> Vec<u8> {
        self.pos += 1;
        let mut bytes = Vec::new();
        let mut half = None;
        while let Some(byte) = self.peek() {
            self.pos += 1;
            match (byte, digit(byte)) {
                (b'>', _) => {
                    bytes.extend(half.map(|high: u8| high * 16));
                    return bytes;
                }
                (_, Some(low)) => match half.take() {
                    Some(high) => bytes.push(high * 16 + low),
                    None => half = Some(low),
                },
                (byte, None) => self.faults += usize::from(!is_space(byte)),
            }
        }
        self.faults += 1;
        bytes
    }

    fn literal(&mut self) -> Vec<u8> {
        self.pos += 1;
        let mut bytes = Vec::new();
        let mut open = 1_usize;
        while let Some(byte) = self.peek() {
            self.pos += 1;
            match byte {
                b'(' => open += 1,
                b')' => {
                    open -= 1;
                    if open == 0 {
                        return bytes;
                    }
                }
                b'\\' => {
                    bytes.extend(self.escape());
                    continue;
                }
                _ => {}
            }
            bytes.push(byte);
        }
        self.faults += 1;
        bytes
    }

    fn escape(&mut self) -> Option<u8> {
        let byte = self.peek()?;
        self.pos += 1;
        match byte {
            b'n' => Some(b'\n'),
            b'r' => Some(b'\r'),
            b't' => Some(b'\t'),
            b'b' => Some(8),
            b'f' => Some(12),
            b'\r' => {
                self.pos += usize::from(self.peek() == Some(b'\n'));
                None
            }
            b'\n' => None,
            b'0'..=b'7' => {
                let mut value = u32::from(byte - b'0');
                for _ in 0..2 {
                    let Some(next @ b'0'..=b'7') = self.peek() else { break };
                    value = value * 8 + u32::from(next - b'0');
                    self.pos += 1;
                }
                u8::try_from(value & 0xFF).ok()
            }
            other => Some(other),
        }
    }
}

/// White space of PDF (table 1).
pub(crate) fn is_space(byte: u8) -> bool {
    matches!(byte, 0 | b'\t' | b'\n' | 12 | b'\r' | b' ')
}

fn is_delimiter(byte: u8) -> bool {
    matches!(byte, b'(' | b')' | b'<' | b'>' | b'[' | b']' | b'{' | b'}' | b'/' | b'%')
}

fn digit(byte: u8) -> Option<u8> {
    char::from(byte).to_digit(16).and_then(|digit| u8::try_from(digit).ok())
}
