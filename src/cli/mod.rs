//! The command line: arguments, exit status and printing. What is done is done by the library.

mod audit;
mod build;
mod check;
mod decisions;
mod explain;
mod export;
mod import;
mod init;
mod new;
mod print;
mod progress;
mod search;
mod serve;
mod site;
mod suppress;
mod theme;

pub use self::serve::asked;

use std::io;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand, ValueEnum};

/// Builds the website of a Freedom of Information disclosure log, and refuses to publish a low number.
#[derive(Debug, Clone, Parser)]
#[command(name = "candour", version, max_term_width = 100)]
struct Arguments {
    /// The site's folder
    #[arg(long, global = true, default_value = ".", value_name = "DIR")]
    root: PathBuf,
    /// How findings are written
    #[arg(long, global = true, default_value = "human", value_enum)]
    format: Format,
    /// Whether findings are coloured
    #[arg(long, global = true, default_value = "auto", value_enum)]
    color: When,
    /// Say nothing but findings
    #[arg(long, short, global = true)]
    quiet: bool,
    /// Say too which small numbers were set aside, and why
    #[arg(long, short, global = true)]
    verbose: bool,
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For people, with the place and the ways out
    Human,
    /// One JSON object
    Json,
    /// SARIF 2.1.0, for code hosts
    Sarif,
    /// Annotations of GitHub Actions
    Github,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum When {
    Auto,
    Always,
    Never,
}

#[derive(Debug, Clone, Subcommand)]
enum Command {
    /// Check everything, then replace the output folder in one step
    Build(build::Build),
    /// Check without writing
    Check(check::Check),
    /// Build in memory, show the site in a browser, and build again on every change
    Serve(serve::Serve),
    /// Begin a new site
    Init(init::Init),
    /// Begin a new record
    New(new::New),
    /// Make drafts of records from the register that the body already keeps
    Import(import::Import),
    /// Show every suppressed cell with the range that is left to it, and who could tell
    Audit(audit::Audit),
    /// Propose, or write, suppression for the tables of a record
    Suppress(suppress::Suppress),
    /// List every recorded decision, for review
    Decisions(decisions::Decisions),
    /// Search the log as the website does
    Search(search::Search),
    /// Write the published log for another program
    Export(export::Export),
    /// Copy files of the default theme into the site, to change them there
    Theme(theme::Theme),
    /// Say what a finding means, and the ways out
    Explain(explain::Explain),
}

/// How the program ended, as its exit status says it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Ending {
    /// Done.
    Done,
    /// Findings of severity error: nothing was published.
    Findings,
    /// Could not run: arguments, configuration, disk.
    Unable,
}

impl From<Ending> for ExitCode {
    fn from(ending: Ending) -> Self {
        ExitCode::from(match ending {
            Ending::Done => 0,
            Ending::Findings => 1,
            Ending::Unable => 2,
        })
    }
}

/// Runs the program with the arguments it was given.
pub fn run() -> ExitCode {
    let arguments = match Arguments::try_parse() {
        Ok(arguments) => arguments,
        Err(error) => {
            // Help and version are answers, not errors. A closed pipe is nothing to tell anybody of.
            let _ = error.print();
            return if error.use_stderr() { Ending::Unable.into() } else { Ending::Done.into() };
        }
    };
    let ended = match &arguments.command {
        Command::Build(build) => build.run(&arguments),
        Command::Check(check) => check.run(&arguments),
        Command::Serve(serve) => serve.run(&arguments),
        Command::Init(init) => init.run(&arguments),
        Command::New(new) => new.run(&arguments),
        Command::Import(import) => import.run(&arguments),
        Command::Audit(audit) => audit.run(&arguments),
        Command::Suppress(suppress) => suppress.run(&arguments),
        Command::Decisions(decisions) => decisions.run(&arguments),
        Command::Search(search) => search.run(&arguments),
        Command::Export(export) => export.run(&arguments),
        Command::Theme(theme) => theme.run(&arguments),
        Command::Explain(explain) => explain.run(),
    };
    match ended {
        Ok(ending) => ending.into(),
        // Whoever reads our output has read enough.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ending::Done.into(),
        Err(error) => {
            print::error(&error.to_string());
            Ending::Unable.into()
        }
    }
}
