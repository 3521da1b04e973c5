//! Measures the gate on labelled cases: recall, precision, and what each reader set aside.
//!
//! ```text
//! cargo run --release --example measure -- FILE|FOLDER… [--show] [--markdown]
//! ```
//! A file is JSON lines with labelled passages (`text`, `low`, `maybe`) or tables (`markdown`, `cells_low`, `cells_maybe`), or
//! plain text with one passage a line and `⟦⟧` around each low number. A folder holds letters, whose findings are counted.
//! Everything goes the way of `candour check`, passages as plain text or, with `--markdown`, as Markdown.
#![allow(clippy::print_stdout)]

mod labelled;
mod letters;
mod passages;
mod tables;

use std::collections::BTreeMap;
use std::path::Path;

use candour::check_loose;
use candour::config::Policy;
use candour::diagnostic::Report;

/// How to measure.
struct Options {
    show: bool,
    markdown: bool,
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let (flags, paths): (Vec<String>, Vec<String>) = std::env::args().skip(1).partition(|word| word.starts_with("--"));
    let has = |flag: &str| flags.iter().any(|given| given == flag);
    let options = Options { show: has("--show"), markdown: has("--markdown") };
    for path in paths.iter().map(Path::new) {
        println!("{}", path.display());
        if path.is_dir() {
            letters::measure(path, &options)?;
            continue;
        }
        let text = std::fs::read_to_string(path)?;
        if path.extension().is_some_and(|extension| extension == "txt") {
            passages::measure(&labelled::marked(&text), &options);
        } else if text.lines().next().is_some_and(|line| line.contains("\"markdown\"")) {
            tables::measure(&labelled::tables(&text)?, &options);
        } else {
            passages::measure(&labelled::passages(&text)?, &options);
        }
    }
    Ok(())
}

/// What the gate says of one text.
fn check(name: &str, text: &str, threshold: u64) -> Report {
    let mut report = Report::verbose();
    let policy = Policy { threshold, ..Policy::default() };
    check_loose(name, text.as_bytes().to_vec(), &policy, &mut report);
    report
}

/// Recall, precision, and what was set aside by whom.
#[derive(Default)]
struct Score {
    wanted: usize,
    found: usize,
    right: usize,
    wrong: usize,
    readers: BTreeMap<&'static str, (usize, usize)>,
}

impl Score {
    fn print(&self) {
        let share = |part: usize, whole: usize| part as f64 / whole.max(1) as f64;
        println!("  recall {}/{} = {:.3}", self.found, self.wanted, share(self.found, self.wanted));
        let flags = self.right + self.wrong;
        println!("  precision {}/{flags} = {:.3}", self.right, share(self.right, flags));
        self.print_readers();
    }

    fn print_readers(&self) {
        for (reader, (count, wrongly)) in &self.readers {
            println!("  {reader:<16} set aside {count:>5}, wrongly {wrongly}");
        }
    }
}
