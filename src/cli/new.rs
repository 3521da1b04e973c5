//! `candour new`: a record to fill in.

use std::io;

use clap::Args;

use super::{Arguments, Ending, print};
use crate::config;
use crate::diagnostic::Report;
use crate::disk;

/// Begin a new record.
#[derive(Debug, Clone, Args)]
pub(super) struct New {
    /// The reference, as the public body writes it
    #[arg(value_name = "REFERENCE")]
    reference: String,
    /// What the request was about
    #[arg(long, value_name = "T")]
    title: String,
}

impl New {
    pub(super) fn run(&self, arguments: &Arguments) -> io::Result<Ending> {
        let tree = disk::read_tree(&arguments.root)?;
        let mut report = Report::default();
        let Some(config) = config::read(&tree, &mut report) else {
            print::report(arguments, &report, 0)?;
            return Ok(Ending::Unable);
        };
        let reference = self.reference.trim();
        if !config.reference.accepts(reference) {
            let pattern = config.reference.as_str().unwrap_or_default();
            print::error(&format!("`{reference}` is not written as references are here: they match `{pattern}`"));
            return Ok(Ending::Unable);
        }
        if reference.is_empty() || reference.starts_with('.') || reference.contains(['/', '\\', '\0']) {
            print::error(&format!(
                "`{reference}` cannot be a folder's name: write the record by hand, in a folder of any name under content/responses"
            ));
            return Ok(Ending::Unable);
        }
        let folder = match config.reference.year(reference) {
            Some(year) => format!("content/responses/{year}/{reference}"),
            None => format!("content/responses/{reference}"),
        };
        if let Some(taken) = tree.under("content/responses/").find(|(path, _)| is_of(path, reference)) {
            print::error(&format!("the reference is used in {}", taken.0));
            return Ok(Ending::Unable);
        }
        let path = format!("{folder}/index.md");
        disk::create(&arguments.root.join(&path), draft(reference, self.title.trim()).as_bytes())?;
        let made = arguments.root.join(&path);
        let root = match arguments.root.to_str() {
            None | Some("" | ".") => String::new(),
            Some(root) => format!("--root {root} "),
        };
        let said = format!("made {}; fill it in, then run\n  candour {root}check {path}", made.display());
        print::say(arguments, &said)?;
        Ok(Ending::Done)
    }
}

/// Whether a path is that of a record with this reference as its name.
fn is_of(path: &str, reference: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or(path);
    let folder = path.rsplit('/').nth(1).unwrap_or_default();
    folder == reference || [".md", ".toml"].iter().any(|extension| name.strip_suffix(extension) == Some(reference))
}

fn draft(reference: &str, title: &str) -> String {
    let quoted = |text: &str| toml::Value::String(text.to_owned()).to_string();
    format!(
        "+++
reference = {}
title = {}
summary = \"\"            # one sentence in plain English
# received = 2026-01-05   # dates without quotes; leave out those that are not known
# answered = 2026-01-30
# published = 2026-02-02
topics = []

[[questions]]
label = \"1\"
text = \"What was asked, in your words.\"
outcome = \"\"            # disclosed, part-disclosed, withheld, not-held, neither-confirm-nor-deny,
                        # available-elsewhere, cost-limit, vexatious, repeated or advice-only
exemptions = []         # such as \"40(2)\"
+++

## What we disclosed

### Question 1 {{#answer-1}}

Write the answer here. A table has its caption in a paragraph before it:

    Table: Incidents by year {{#incidents total-row=\"last\"}}

    | Year  | Incidents |
    | ----- | --------: |
    | …     | …         |
    | Total | …         |
",
        quoted(reference),
        quoted(title)
    )
}
