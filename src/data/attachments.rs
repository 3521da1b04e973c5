//! Attachments: copied only while they are the very bytes that were checked.

use std::io;

use sha2::{Digest, Sha256};

use crate::diagnostic::{Diagnostic, Report, rules};
use crate::output::Output;
use crate::plan::{Plan, response_address};
use crate::source::SourceTree;

/// Copies every attachment, and writes the sheets of workbooks. One that is no longer what was checked is a finding.
pub(super) fn publish(plan: &Plan<'_>, tree: &SourceTree, output: &dyn Output, report: &mut Report) -> io::Result<()> {
    for index in super::made(plan) {
        let response = &plan.catalogue.responses[index];
        let page = response_address(&response.reference);
        for attachment in &response.attachments {
            for sheet in &attachment.sheets {
                output.put(&page.file(&sheet.file_name), sheet.csv.text().as_bytes())?;
            }
            if !attachment.is_published {
                continue;
            }
            let bytes = tree.read(&attachment.path).unwrap_or_default();
            if <[u8; 32]>::from(Sha256::digest(&bytes)) == attachment.digest {
                output.put(&page.file(&attachment.file_name), &bytes)?;
            } else {
                let finding =
                    Diagnostic::on_file(&rules::R021, &attachment.path, "the file changed after it was checked")
                        .help("build again when nobody is writing to it")
                        .about(&response.reference);
                report.push(finding);
            }
        }
    }
    Ok(())
}
