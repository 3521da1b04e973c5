//! `candour theme eject`: a file of the default theme, copied into the site's own theme to be changed there.

use std::io;

use clap::{Args, Subcommand};

use super::{Arguments, Ending, print};
use crate::config;
use crate::diagnostic::Report;
use crate::disk;
use crate::theme::{default_file, default_files};

/// The file that no theme may replace (T002).
const WAY_OUT: &str = "static/js/exit.js";

/// Copy files of the default theme into the site.
#[derive(Debug, Clone, Args)]
pub(super) struct Theme {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Clone, Subcommand)]
enum Command {
    /// Copy one file into the site's theme; without a name, list what there is
    Eject(Eject),
}

#[derive(Debug, Clone, Args)]
struct Eject {
    /// A file of the default theme: `templates/base.html`, or `base.html`
    #[arg(value_name = "FILE")]
    file: Option<String>,
}

impl Theme {
    pub(super) fn run(&self, arguments: &Arguments) -> io::Result<Ending> {
        let Command::Eject(eject) = &self.command;
        match &eject.file {
            Some(file) => copy(file, arguments),
            None => {
                let names: Vec<String> = names().collect();
                print::output(&format!("{}\n", names.join("\n")))?;
                Ok(Ending::Done)
            }
        }
    }
}

/// The files that a site can take over.
fn names() -> impl Iterator<Item = String> {
    default_files().map(|(name, _)| name).filter(|name| name != WAY_OUT)
}

fn copy(file: &str, arguments: &Arguments) -> io::Result<Ending> {
    let Some((name, bytes)) = find(file) else {
        let known: Vec<String> = names().collect();
        let last_parts = known.iter().filter_map(|name| name.rsplit('/').next());
        let near = crate::fields::nearest(file, known.iter().map(String::as_str).chain(last_parts));
        let near = near.map_or_else(
            || "`candour theme eject` lists its files".to_owned(),
            |near| format!("did you mean `{near}`?"),
        );
        print::error(&format!("the default theme has no file `{file}` to change; {near}"));
        return Ok(Ending::Unable);
    };
    if name == WAY_OUT {
        print::error(&format!("`{name}` is the way out, which no theme changes (`candour explain T002`)"));
        return Ok(Ending::Unable);
    }
    let mut report = Report::default();
    let Some(config) = config::read(&disk::read_tree(&arguments.root)?, &mut report) else {
        print::report(arguments, &report, 0)?;
        return Ok(Ending::Unable);
    };
    let path = format!("themes/{}/{name}", config.theme.name);
    match disk::create(&arguments.root.join(&path), bytes) {
        Ok(()) => {
            print::say(
                arguments,
                &format!("copied {path}; what it can show is listed in themes/default/CONTEXT.md of Candour"),
            )?;
            Ok(Ending::Done)
        }
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
            print::error(&format!("`{path}` is there already, and stays as it is"));
            Ok(Ending::Unable)
        }
        Err(error) => Err(error),
    }
}

/// A file by its path in the theme, or by the end of it where that is clear.
fn find(file: &str) -> Option<(String, &'static [u8])> {
    if let Some(bytes) = default_file(file) {
        return Some((file.to_owned(), bytes));
    }
    let mut ending =
        default_files().filter(|(name, _)| name.strip_suffix(file).is_some_and(|before| before.ends_with('/')));
    ending.next().filter(|_| ending.next().is_none())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_found_by_its_path_or_its_name() {
        let found = |file: &str| find(file).map(|(name, _)| name);
        assert_eq!(found("templates/base.html").as_deref(), Some("templates/base.html"));
        assert_eq!(found("main.css").as_deref(), Some("static/css/main.css"));
        assert_eq!(found("cy.toml").as_deref(), Some("languages/cy.toml"));
        for none in ["", "html", "templates", "../base.html", "/templates/base.html"] {
            assert_eq!(found(none), None, "{none}");
        }
    }
}
