//! The citation of each response in files for reference managers.

use std::io;

use crate::bibliography;
use crate::diagnostic::Report;
use crate::output::Output;
use crate::plan::{Plan, response_address};

/// Writes `cite.bib`, `cite.ris` and `cite.json` beside each response.
pub(super) fn publish(plan: &Plan<'_>, output: &dyn Output, report: &mut Report) -> io::Result<()> {
    let written = report.par_map(super::made(plan), |index, _| {
        let response = &plan.catalogue.responses[index];
        let (page, entry) = (response_address(&response.reference), bibliography::entry(plan, response));
        output.put(&page.file("cite.bib"), entry.bibtex().as_bytes())?;
        output.put(&page.file("cite.ris"), entry.ris().as_bytes())?;
        output.put(&page.file("cite.json"), &entry.csl()?)
    });
    written.into_iter().collect()
}
