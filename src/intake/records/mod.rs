//! Records as they are written: found in `content/`, read whole, with a finding for everything that is wrong. Judges no
//! number and publishes nothing.

mod attachment;
mod data_file;
mod disclosure;
mod draft;
mod files;
mod front_matter;
mod page;
mod parts;
mod published;
mod read;
mod table;

pub use self::attachment::AttachmentKind;
pub use self::disclosure::{
    Attachment, Cell, Change, Column, Dates, Disclosure, Link, Notice, Part, Question, Row, StaticPage, Table,
};
pub use self::draft::{Draft, PageDraft};
pub use self::files::{Finds, find};
pub use self::page::read_page;
pub(in crate::intake) use self::attachment::AttachmentDraft;
pub(in crate::intake) use self::data_file::sheet;
pub(in crate::intake) use self::draft::{Cited, DecisionDraft, DecisionTarget, QuestionDraft, WithdrawalDraft};
pub(in crate::intake) use self::published::{Passage, Role, of_text as passage_of};
pub(in crate::intake) use self::table::{TableDraft, TotalPlace};
pub use self::read::read;
