//! Records as they are written: found in `content/`, read whole, with a finding for everything that is wrong. Judges no
//! number and publishes nothing.

mod attachment;
mod blocks;
mod data_file;
mod disclosure;
mod draft;
mod extract;
mod files;
mod front_matter;
mod loose;
mod page;
mod parts;
mod period;
mod published;
mod read;
mod table;

pub(in crate::intake) use self::attachment::AttachmentDraft;
pub use self::disclosure::{
    AttachedSheet, Attachment, Cell, Change, Column, Dates, Disclosure, Kept, Link, Notice, Part, Question, Row,
    StaticPage, Table,
};
pub(in crate::intake) use self::draft::{Cited, DecisionDraft, DecisionTarget, QuestionDraft, WithdrawalDraft};
pub use self::draft::{Draft, PageDraft};
pub(in crate::intake) use self::extract::{Contents, contents};
pub use self::files::{Finds, find, place_of, record_of};
pub(in crate::intake) use self::loose::read_loose;
pub use self::page::read_pages;
pub(in crate::intake) use self::period::Period;
pub(in crate::intake) use self::published::{
    Passage, Role, code_of, name_of, of_text as passage_of, passages_of, passages_of_file, passages_of_hypertext,
    whole_name,
};
pub use self::read::read;
pub(in crate::intake) use self::read::{Head, compare, paths, read_front, read_record};
pub(in crate::intake) use self::table::{SumWritten, TableDraft, TotalPlace};
pub use crate::intake::files::FileKind;
