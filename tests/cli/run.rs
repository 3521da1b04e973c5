//! A run of the program, and a site to run it on.

use std::collections::BTreeMap;
use std::path::PathBuf;

use super::support::disk::{Folder, candour, contents};
use super::support::logs::{CONFIG, record};

/// What came of a run.
#[derive(Debug)]
pub(crate) struct Done {
    pub(crate) status: i32,
    pub(crate) out: String,
    pub(crate) err: String,
}

/// A site in a folder of its own.
pub(crate) struct Site(pub(crate) Folder);

impl Site {
    /// A site with nothing in it but these records, by file name.
    pub(crate) fn with(records: &[(&str, &str)]) -> Self {
        let site = Self(Folder::new());
        site.0.write(&[("config.toml".to_owned(), CONFIG.to_owned())]);
        for (name, body) in records {
            site.write(name, body);
        }
        site
    }

    /// Writes a record; its reference is the name.
    pub(crate) fn write(&self, name: &str, body: &str) {
        self.0.write(&[(format!("content/responses/{name}.md"), record(name, "", body))]);
    }

    pub(crate) fn run(&self, arguments: &[&str]) -> Done {
        let mut command = candour();
        let done = command.current_dir(self.0.path()).args(arguments).output().unwrap();
        Done {
            status: done.status.code().unwrap(),
            out: String::from_utf8(done.stdout).unwrap(),
            err: String::from_utf8(done.stderr).unwrap(),
        }
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    /// The published files.
    pub(crate) fn public(&self) -> BTreeMap<String, Vec<u8>> {
        contents(&self.path("public"))
    }
}

/// A record that passes.
pub(crate) const GOOD: &str = "The council planted 240 street trees.";
/// A record with a low number.
pub(crate) const LOW: &str = "In 2023, three officers were dismissed.";
