//! Records as they are written: found in `content/`, read whole, with a finding for everything that is wrong. Judges no
//! number and publishes nothing.

mod attachment;
mod data_file;
mod disclosure;
mod draft;
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
pub use self::attachment::AttachmentKind;
pub(in crate::intake) use self::data_file::{cells as rows, delimiter, sheet, sheet_table, table_of};
pub use self::disclosure::{
    Attachment, Cell, Change, Column, Dates, Disclosure, Link, Notice, Part, Question, Row, StaticPage, Table,
};
pub(in crate::intake) use self::draft::{Cited, DecisionDraft, DecisionTarget, QuestionDraft, WithdrawalDraft};
pub use self::draft::{Draft, PageDraft};
pub use self::files::{Finds, find};
pub(in crate::intake) use self::loose::read_loose;
pub use self::page::read_pages;
pub(in crate::intake) use self::period::Period;
pub(in crate::intake) use self::published::{Passage, Role, of_text as passage_of, passages_of, whole_text};
pub use self::read::read;
pub(in crate::intake) use self::table::{SumWritten, TableDraft, TotalPlace};
