//! R017 for sums that an author states of a table: names that no row or column has. What the sums say is for others.

use super::table::{Reading, SumProblem};
use crate::diagnostic::{Diagnostic, Report, rules};
use crate::fields;
use crate::intake::records::TableDraft;

/// Reports the stated sums that cannot be used.
pub(super) fn report_wrong(draft: &TableDraft, reading: &Reading, report: &mut Report) {
    for wrong in &reading.wrong_sums {
        let Some(written) = draft.attributes.sums.get(wrong.sum) else { continue };
        let (message, help) = match &wrong.problem {
            SumProblem::Unknown(name) => {
                let message = format!("`sums` names `{name}`, but no row and no column of counts is called so");
                let names = names(draft, reading);
                let help = match fields::nearest(name, names.iter().map(String::as_str)) {
                    Some(near) => format!("did you mean `{near}`?"),
                    None => "write the label of a row, or the header of a column, as it stands in the table".to_owned(),
                };
                (message, help)
            }
            SumProblem::Ambiguous(name) => {
                let message = format!("`sums` names `{name}`, and several rows are called so");
                (message, format!("say which, with the label or group that it stands under before it: `…, {name}`"))
            }
            SumProblem::Mixed => {
                let message = format!("`sums` adds up rows and columns for `{}`", written.total);
                (message, "a sum is of rows, or of columns: state two".to_owned())
            }
            SumProblem::Twice(name) => {
                let message = format!("`sums` names `{name}` twice in the sum for `{}`", written.total);
                (message, "a part adds to its total once".to_owned())
            }
        };
        report.push(Diagnostic::at(&rules::R017, written.span.source(), written.span.range(), message).help(help));
    }
}

/// What rows and columns are called.
fn names(draft: &TableDraft, reading: &Reading) -> Vec<String> {
    let of_rows = draft.rows.iter().flat_map(|row| reading.label_columns.iter().filter_map(|column| row.get(*column)));
    let names = of_rows.chain(&draft.header).map(|cell| cell.plain.text().trim().to_owned());
    names.filter(|name| !name.is_empty()).collect()
}
