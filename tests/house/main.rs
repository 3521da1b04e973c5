//! The house and its laws: layers, tidiness, types, the same bytes every time, and that nothing which is hidden or
//! hostile reaches a reader.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod again;
mod api;
mod bad_input;
mod changing;
mod characters;
mod code;
mod contexts;
mod corpus;
mod default_theme;
mod determinism;
mod hostile;
mod interference;
mod labelled;
mod language;
mod layers;
mod log;
mod names;
mod properties;
mod quickwit;
mod related;
mod replace;
mod script;
mod seen;
mod supply;
#[path = "../support/mod.rs"]
mod support;
mod tidy;
mod types;
mod withdrawal;
mod workbook;
mod worked_out;
