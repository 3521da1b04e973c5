//! Printing: findings to standard error (JSON and SARIF to standard output), with a closing line that says what came of
//! it. The only file that prints.

use std::io::{self, IsTerminal, Write};

use super::{Arguments, Ending, Format, When};
use crate::diagnostic::{self, Color, Report};
use crate::{Outcome, Status};

/// Prints the findings of a build or a check.
pub(super) fn findings<O>(arguments: &Arguments, outcome: &Outcome<O>) -> io::Result<Ending> {
    report(arguments, &outcome.report, outcome.records)?;
    Ok(match outcome.status {
        Status::Done => Ending::Done,
        Status::Refused => Ending::Findings,
        Status::Unusable => Ending::Unable,
    })
}

/// Prints a report in the format that was asked for.
pub(super) fn report(arguments: &Arguments, report: &Report, records: usize) -> io::Result<()> {
    match arguments.format {
        Format::Human => {
            write_error(&set_aside(report))?;
            write_error(&diagnostic::human(report, color(arguments)))
        }
        Format::Github => write_error(&diagnostic::github(report)),
        Format::Json => output(&diagnostic::json(report, records)),
        Format::Sarif => output(&diagnostic::sarif(report)),
    }
}

/// Prints a line for people, unless it was asked to be quiet or to write for machines.
pub(super) fn say(arguments: &Arguments, line: &str) -> io::Result<()> {
    if arguments.quiet || arguments.format != Format::Human {
        return Ok(());
    }
    write_error(&format!("{line}\n"))
}

/// Prints to standard output.
pub(super) fn output(text: &str) -> io::Result<()> {
    let mut out = io::stdout().lock();
    out.write_all(text.as_bytes())?;
    out.flush()
}

/// Says why the program could not run.
pub(super) fn error(message: &str) {
    // When standard error is gone there is nobody left to tell.
    let _ = write_error(&format!("error: {message}\n"));
}

/// Counts in words: "1 record", "2 records".
pub(super) fn count(number: usize, one: &str, many: &str) -> String {
    format!("{number} {}", if number == 1 { one } else { many })
}

/// The closing line of a report: "2 errors and 1 warning in 5 records".
pub(super) fn summary(report: &Report, records: usize) -> String {
    let totals = report.totals();
    let errors = count(totals.errors, "error", "errors");
    let warnings = count(totals.warnings, "warning", "warnings");
    let records = count(records, "record", "records");
    match (totals.errors, totals.warnings) {
        (0, 0) => format!("no findings in {records}"),
        (_, 0) => format!("{errors} in {records}"),
        (0, _) => format!("{warnings} in {records}"),
        _ => format!("{errors} and {warnings} in {records}"),
    }
}

/// A line for each number that was set aside, where that was asked for.
fn set_aside(report: &Report) -> String {
    let numbers = report.numbers_set_aside().unwrap_or_default();
    let lines = numbers.iter().map(|number| {
        let source = number.span.source();
        let at = source.line_column(number.span.range().start);
        let words = number.span.text().split_whitespace().collect::<Vec<_>>().join(" ");
        format!("{}:{}:{}: `{words}` is set aside: {}\n", source.path(), at.line, at.column, number.reader)
    });
    lines.collect()
}

fn write_error(text: &str) -> io::Result<()> {
    io::stderr().lock().write_all(text.as_bytes())
}

fn color(arguments: &Arguments) -> Color {
    match arguments.color {
        When::Always => Color::Always,
        When::Never => Color::Never,
        When::Auto => {
            // https://no-color.org
            let refused = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
            if io::stderr().is_terminal() && !refused { Color::Always } else { Color::Never }
        }
    }
}
