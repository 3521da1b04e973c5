//! `candour init`: a new site that builds.

use std::io;
use std::path::PathBuf;

use clap::Args;

use super::{Arguments, Ending, print};
use crate::disk;

/// Begin a new site.
#[derive(Debug, Clone, Args)]
pub(super) struct Init {
    /// A folder that does not exist yet, or is empty
    #[arg(value_name = "DIR")]
    folder: PathBuf,
}

macro_rules! starter {
    ($($name:literal)*) => {
        &[$(($name, include_str!(concat!("starter/", $name)))),*]
    };
}

/// The files of a new site.
const STARTER: &[(&str, &str)] = starter! {
    "config.toml" "content/pages/about.md" "content/pages/accessibility.md" "content/responses/2026/FOI-2026-0001.md"
};

impl Init {
    pub(super) fn run(&self, arguments: &Arguments) -> io::Result<Ending> {
        let folder = self.folder.display();
        if !disk::is_free(&self.folder)? {
            print::error(&format!("`{folder}` is not empty: give a folder that does not exist yet"));
            return Ok(Ending::Unable);
        }
        for (name, text) in STARTER {
            disk::create(&self.folder.join(name), text.as_bytes())?;
        }
        disk::create(&self.folder.join(".gitignore"), b"/public\n")?;
        print::say(
            arguments,
            &format!(
                "made a site in {folder}; now write its particulars into {folder}/config.toml, and look at it with\n  candour --root {folder} serve --open"
            ),
        )?;
        Ok(Ending::Done)
    }
}
