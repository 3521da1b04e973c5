//! The program as its users run it: arguments, exit status, what is printed where, what is written, and what is served.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod again;
mod arguments;
mod at_once;
mod audit;
mod export;
mod faults;
mod formats;
mod import;
mod kills;
mod ledger;
mod permalinks;
mod pipelines;
mod requests;
mod run;
mod serve;
mod serving;
mod shape;
mod sites;
#[path = "../support/mod.rs"]
mod support;
mod suppress;
