//! A report as workflow commands, which GitHub shows as annotations beside the changed lines. Knows nothing of GitHub
//! but their form.

use super::human::visible;
use super::{Diagnostic, Place, Report};

/// A line for each finding: `::error file=…,line=…,col=…,endLine=…,endColumn=…,title=…::…`.
pub fn github(report: &Report) -> String {
    report.findings().iter().map(command).collect()
}

fn command(finding: &Diagnostic) -> String {
    let severity = finding.rule.severity.name();
    let path = property(finding.path());
    let place = place(finding);
    let title = property(&format!("{} {}", finding.rule.code, finding.rule.name));
    let message = data(&message(finding));
    format!("::{severity} file={path}{place},title={title}::{message}\n")
}

/// GitHub takes columns only where the first and the last line are one.
fn place(finding: &Diagnostic) -> String {
    let Place::Span(_) = finding.place else {
        return String::new();
    };
    let (begin, end) = finding.lines();
    if begin.line == end.line {
        format!(",line={},col={},endLine={},endColumn={}", begin.line, begin.column, end.line, end.column)
    } else {
        format!(",line={},endLine={}", begin.line, end.line)
    }
}

fn message(finding: &Diagnostic) -> String {
    let mut message = finding.message.clone();
    for (span, note) in &finding.notes {
        let source = span.source();
        let begin = source.line_column(span.range().start);
        message.push_str(&format!("\nnote: {note} ({}:{}:{})", source.path(), begin.line, begin.column));
    }
    for help in &finding.help {
        message.push_str(&format!("\nhelp: {help}"));
    }
    message
}

/// What stands after `::`, as the runner reads it: line ends and the sign of an escape are escaped.
fn data(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '%' => escaped.push_str("%25"),
            '\r' => escaped.push_str("%0D"),
            '\n' => escaped.push_str("%0A"),
            other => escaped.push(visible(other)),
        }
    }
    escaped
}

/// The value of a property: what ends a property is escaped too.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::super::rules;
    use super::*;
    use crate::source::{Source, Span};

    #[test]
    fn a_command_cannot_be_left() {
        let source = Source::new("content/a,b: 50%.md", "one\ntwo 2\n");
        let mut report = Report::default();
        report.push(
            Diagnostic::at(&rules::S002, &source, 8..9, "100%\r\n::error::forged\u{1b}[2J")
                .note(Span::new(&source, 0..3), "here")
                .help("reword it"),
        );
        assert_eq!(
            github(&report),
            "::error file=content/a%2Cb%3A 50%25.md,line=2,col=5,endLine=2,endColumn=6,title=S002 low-number-in-text\
             ::100%25%0D%0A::error::forged␛[2J%0Anote: here (content/a,b: 50%25.md:1:1)%0Ahelp: reword it\n"
        );
    }

    #[test]
    fn no_columns_across_lines_and_no_lines_in_a_file_that_is_no_text() {
        let source = Source::new("a.md", "one\ntwo\n");
        let mut report = Report::default();
        report.push(Diagnostic::at(&rules::H001, &source, 1..6, "no caption"));
        report.push(Diagnostic::on_file(&rules::R020, "b.bin", "stray"));
        assert_eq!(
            github(&report),
            "::error file=a.md,line=1,endLine=2,title=H001 table-without-caption::no caption\n\
             ::warning file=b.bin,title=R020 stray-file::stray\n"
        );
    }
}
