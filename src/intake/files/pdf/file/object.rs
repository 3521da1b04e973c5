//! The kinds of objects that a PDF is made of (ISO 32000-2, 7.3). No parsing, no looking up.

use std::collections::BTreeMap;
use std::ops::Range;

/// Any object.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Object {
    Null,
    Bool(bool),
    Int(i64),
    Real(f64),
    /// The bytes of a string, unescaped.
    Text(Vec<u8>),
    /// A name without its slash, one character a byte.
    Name(String),
    List(Vec<Object>),
    Dict(Dict),
    /// The number of an indirect object.
    Ref(u32),
    Stream(Box<Stream>),
}

/// A dictionary with its packed bytes.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Stream {
    /// What the bytes are.
    pub(crate) dict: Dict,
    /// Where in the file they stand.
    pub(crate) data: Range<usize>,
}

/// Names with objects.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Dict(pub(crate) BTreeMap<String, Object>);

impl Dict {
    /// What stands under a name; null where there is none.
    pub(crate) fn get(&self, key: &str) -> &Object {
        self.0.get(key).unwrap_or(&Object::Null)
    }

    /// Whether a name is there.
    pub(crate) fn has(&self, key: &str) -> bool {
        self.0.contains_key(key)
    }

    /// A name that stands directly under a name.
    pub(crate) fn name(&self, key: &str) -> Option<&str> {
        self.get(key).as_name()
    }
}

impl Object {
    /// A number, whole or not.
    pub(crate) fn as_number(&self) -> Option<f64> {
        match self {
            #[expect(clippy::cast_precision_loss, reason = "lengths on a page are far below 2^52")]
            Self::Int(whole) => Some(*whole as f64),
            Self::Real(real) => Some(*real),
            _ => None,
        }
    }

    /// A whole number that can count bytes or objects.
    pub(crate) fn as_size(&self) -> Option<usize> {
        match self {
            Self::Int(whole) => usize::try_from(*whole).ok(),
            _ => None,
        }
    }

    /// A whole number.
    pub(crate) fn as_int(&self) -> Option<i64> {
        match self {
            Self::Int(whole) => Some(*whole),
            #[expect(clippy::cast_possible_truncation, reason = "bounded by the guard")]
            Self::Real(real) if real.fract() == 0.0 && real.abs() < 1e15 => Some(*real as i64),
            _ => None,
        }
    }

    /// A name.
    pub(crate) fn as_name(&self) -> Option<&str> {
        match self {
            Self::Name(name) => Some(name),
            _ => None,
        }
    }

    /// The bytes of a string.
    pub(crate) fn as_text(&self) -> Option<&[u8]> {
        match self {
            Self::Text(bytes) => Some(bytes),
            _ => None,
        }
    }

    /// The items of an array.
    pub(crate) fn as_list(&self) -> Option<&[Object]> {
        match self {
            Self::List(items) => Some(items),
            _ => None,
        }
    }

    /// A dictionary, or that of a stream.
    pub(crate) fn as_dict(&self) -> Option<&Dict> {
        match self {
            Self::Dict(dict) => Some(dict),
            Self::Stream(stream) => Some(&stream.dict),
            _ => None,
        }
    }

    /// A stream.
    pub(crate) fn as_stream(&self) -> Option<&Stream> {
        match self {
            Self::Stream(stream) => Some(stream),
            _ => None,
        }
    }

    /// Whether nothing is there.
    pub(crate) fn is_null(&self) -> bool {
        matches!(self, Self::Null)
    }
}
