//! A PDF as objects: what its reader sees, and what else lies in its bytes. It judges nothing.

mod chain;
mod lexer;
mod object;
mod open;
mod packed;
mod scan;
mod table;

use std::collections::BTreeMap;

pub(crate) use lexer::{Lexer, Token, is_space};
pub(crate) use object::{Dict, Object, Stream};
pub(crate) use open::{open, says_something};
pub(crate) use scan::find;

use super::budget::Budget;
use super::filters::{self, Unpacked};
use super::limits;

/// A file whose objects can be looked up.
#[derive(Debug)]
pub(crate) struct File<'a> {
    /// All of its bytes.
    pub(crate) bytes: &'a [u8],
    /// The objects that a reader sees, by number.
    pub(crate) objects: BTreeMap<u32, Object>,
    /// The newest trailer.
    pub(crate) trailer: Dict,
    /// The work that may still be done on it.
    pub(crate) budget: &'a Budget,
}

impl<'a> File<'a> {
    /// What a reference leads to; anything else is itself.
    pub(crate) fn resolve<'b>(&'b self, object: &'b Object) -> &'b Object {
        let mut object = object;
        for _ in 0..limits::HOPS {
            let Object::Ref(number) = object else { return object };
            object = self.objects.get(number).unwrap_or(&Object::Null);
        }
        &Object::Null
    }

    /// What stands under a name, looked up.
    pub(crate) fn get<'b>(&'b self, dict: &'b Dict, key: &str) -> &'b Object {
        self.resolve(dict.get(key))
    }

    /// The dictionary under a name, looked up; an empty one where there is none.
    pub(crate) fn dict<'b>(&'b self, dict: &'b Dict, key: &str) -> &'b Dict {
        const EMPTY: &Dict = &Dict(BTreeMap::new());
        self.get(dict, key).as_dict().unwrap_or(EMPTY)
    }

    /// The items under a name, looked up; a single object counts as one item.
    pub(crate) fn list<'b>(&'b self, dict: &'b Dict, key: &str) -> Vec<&'b Object> {
        match self.get(dict, key) {
            Object::Null => Vec::new(),
            Object::List(items) => items.iter().collect(),
            _ => vec![dict.get(key)],
        }
    }

    /// The numbers under a name.
    pub(crate) fn numbers(&self, dict: &Dict, key: &str) -> Vec<f64> {
        let items = self.get(dict, key).as_list().unwrap_or(&[]);
        items.iter().take(limits::NUMBERS).filter_map(|item| self.resolve(item).as_number()).collect()
    }

    /// The packed bytes of a stream.
    pub(crate) fn raw(&self, stream: &Stream) -> &'a [u8] {
        self.bytes.get(stream.data.clone()).unwrap_or(&[])
    }

    /// The unpacked bytes of a stream.
    pub(crate) fn unpack(&self, stream: &Stream) -> Unpacked {
        filters::unpack(self, &stream.dict, self.raw(stream))
    }
}
