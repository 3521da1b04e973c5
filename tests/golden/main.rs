//! Tests that are data: records with what is said of them (`tests/cases`), and small sites with what is published of
//! them (`tests/sites`). A test is added by adding files, and `UPDATE=1` writes what is expected; read it before you
//! keep it.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod cases;
mod expected;
mod folder;
mod sites;

use std::process::ExitCode;

use libtest_mimic::Arguments;

fn main() -> ExitCode {
    let arguments = Arguments::from_args();
    let mut trials = cases::trials();
    trials.extend(sites::trials());
    libtest_mimic::run(&arguments, trials).exit_code()
}
