//! A report as one JSON object, in the form that is promised to CI jobs: keys and their order are a contract. Has types
//! of its own, so that a change inside the program is not a change of the contract.

use serde::Serialize;

use super::{CellPlace, Diagnostic, Report, SetAside};

/// The report on so many records, as one line that ends with a line end.
pub fn json(report: &Report, records: usize) -> String {
    let totals = report.totals();
    let document = Document {
        version: 1,
        records,
        errors: totals.errors,
        warnings: totals.warnings,
        findings: report.findings().iter().map(Finding::new).collect(),
        set_aside: report.numbers_set_aside().map(|numbers| numbers.iter().map(Number::new).collect()),
    };
    let mut text = serde_json::to_string(&document).expect("invariant: texts and numbers have a form in JSON");
    text.push('\n');
    text
}

#[derive(Serialize)]
struct Document<'a> {
    version: u32,
    records: usize,
    errors: usize,
    warnings: usize,
    findings: Vec<Finding<'a>>,
    /// Only where it was asked for with `--verbose`.
    #[serde(skip_serializing_if = "Option::is_none")]
    set_aside: Option<Vec<Number<'a>>>,
}

/// A number from 1 to the threshold that is certainly no low number.
#[derive(Serialize)]
struct Number<'a> {
    path: &'a str,
    line: usize,
    column: usize,
    end_line: usize,
    end_column: usize,
    reference: Option<&'a str>,
    text: &'a str,
    reader: &'static str,
}

impl<'a> Number<'a> {
    fn new(number: &'a SetAside) -> Self {
        let source = number.span.source();
        let (begin, end) = (source.line_column(number.span.range().start), source.line_column(number.span.range().end));
        Self {
            path: source.path(),
            line: begin.line,
            column: begin.column,
            end_line: end.line,
            end_column: end.column,
            reference: number.reference.as_deref(),
            text: number.span.text(),
            reader: number.reader,
        }
    }
}

/// Lines and columns count from 1, columns in characters; `start` and `end` are byte offsets.
#[derive(Serialize)]
struct Finding<'a> {
    code: &'static str,
    name: &'static str,
    severity: &'static str,
    path: &'a str,
    line: usize,
    /// The column in the text; in a finding that carries an interval, that of the cell in its table, from 0.
    column: usize,
    end_line: usize,
    end_column: usize,
    start: usize,
    end: usize,
    reference: Option<&'a str>,
    message: &'a str,
    /// The ways out, a line each.
    help: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    table: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    row: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    interval: Option<(u64, Option<u64>)>,
}

impl<'a> Finding<'a> {
    fn new(finding: &'a Diagnostic) -> Self {
        let (begin, end) = finding.lines();
        let offsets = finding.offsets();
        // The contract has one key `column` for two things. Whoever reads an interval needs the cell.
        let cell: Option<&CellPlace> = finding.cell.as_ref().filter(|cell| cell.interval.is_some());
        Self {
            code: finding.rule.code,
            name: finding.rule.name,
            severity: finding.rule.severity.name(),
            path: finding.path(),
            line: begin.line,
            column: cell.map_or(begin.column, |cell| cell.column),
            end_line: end.line,
            end_column: end.column,
            start: offsets.start,
            end: offsets.end,
            reference: finding.reference.as_deref(),
            message: &finding.message,
            help: finding.help.join("\n"),
            table: cell.map(|cell| cell.table.as_str()),
            row: cell.map(|cell| cell.row),
            interval: cell.and_then(|cell| cell.interval),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::{CellPlace, rules};
    use super::*;
    use crate::source::Source;

    #[test]
    fn keys_stand_in_the_promised_order() {
        let source = Source::new("content/é.md", "één\n| 3 |\n");
        let mut report = Report::default();
        report.push(
            Diagnostic::at(&rules::S001, &source, 8..9, "low number `3`")
                .help("write `xx`")
                .help("merge rows")
                .about("77.FOI.24.000123"),
        );
        let expected = concat!(
            r#"{"version":1,"records":5,"errors":1,"warnings":0,"findings":[{"code":"S001","#,
            r#""name":"low-number-in-table","severity":"error","path":"content/é.md","line":2,"column":3,"#,
            r#""end_line":2,"end_column":4,"start":8,"end":9,"reference":"77.FOI.24.000123","#,
            r#""message":"low number `3`","help":"write `xx`\nmerge rows"}]}"#,
            "\n",
        );
        assert_eq!(json(&report, 5), expected);
    }

    #[test]
    fn an_interval_stands_with_its_cell() {
        let source = Source::data("content/a.csv", "Ward,2023\nBirk,xx\n");
        let cell = CellPlace { table: "cautions".to_owned(), row: 0, column: 1, interval: Some((4, None)) };
        let mut report = Report::default();
        report.push(Diagnostic::at(&rules::S003, &source, 15..17, "recoverable").in_cell(cell));
        let expected = concat!(
            r#""line":2,"column":1,"end_line":2,"end_column":8,"start":0,"end":0,"reference":null,"#,
            r#""message":"recoverable","help":"","table":"cautions","row":0,"interval":[4,null]}]}"#,
            "\n",
        );
        assert!(json(&report, 1).ends_with(expected), "{}", json(&report, 1));
    }
}
