//! Text documents: Word's and `OpenDocument`'s. Each is read part by part, against a list of what is known.

pub(in super::super) mod docx;
pub(in super::super) mod odt;
