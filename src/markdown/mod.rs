//! Markdown to safe HTML, plain text, headings, links and tables, each with its place in the file. Does not decide what
//! may be published, and writes no table: a table's cells go to the gate first.

pub mod attributes;
mod destination;
mod document;
mod html;
mod links;
mod markup;
mod notes;
mod reader;
mod tables;

pub use self::document::{Block, CaptionWritten, CellWritten, Document, Heading, Input, Link, Origin, TableWritten};
pub use self::html::Html;
pub use self::reader::read;
