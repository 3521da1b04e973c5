//! Candour.
#![allow(missing_docs, dead_code)]
pub mod address;
pub mod source;
pub mod plain;
pub mod diagnostic;
mod fields;
mod markdown;
mod config;
mod law;
mod intake;
