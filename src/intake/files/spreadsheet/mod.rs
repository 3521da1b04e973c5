//! Spreadsheets: what their readers see, as text by cell, and what else they carry. Values and formats here; the files
//! by format below.

mod date;
mod format;
mod formula;
mod number;
pub(super) mod ods;
mod shown;
pub(super) mod xls;
pub(super) mod xlsx;
