//! The log for machines: records and tables as JSON and CSV, attachments, and the headers that hosts read. The public
//! JSON has types of its own, in a module for each version.

mod attachments;
mod cite;
mod csv;
mod description;
mod headers;
mod schema;
mod statistics;
pub mod v1;

use std::io;

use crate::address::{Address, Slug};
use crate::diagnostic::Report;
use crate::output::Output;
use crate::plan::{Download, Plan};
use crate::source::SourceTree;
use crate::theme::Theme;

/// Writes the files with the whole log, their descriptions and their checksums. What is given back tells how large they are.
///
/// # Errors
/// The first that the output reports.
pub fn publish_log(plan: &Plan<'_>, output: &dyn Output) -> io::Result<Vec<Download>> {
    let folder = Address::page([&Slug::of("data")]);
    let files = [
        ("responses.csv", csv::log(plan)?),
        ("responses.csv-metadata.json", description::log(plan)?),
        ("responses.json", v1::log(plan)?),
        ("responses.ndjson", v1::lines(plan)?),
    ];
    let (mut downloads, mut sums) = (Vec::new(), String::new());
    for (name, bytes) in files {
        let download = Download::of(folder.file(name), &bytes);
        output.put(&download.address, &bytes)?;
        sums.push_str(&format!("{}  {name}\n", download.sha256));
        downloads.push(download);
    }
    output.put(&folder.file("sha256sums.txt"), sums.as_bytes())?;
    schema::publish(plan, output)?;
    Ok(downloads)
}

/// Writes everything else for machines.
///
/// # Errors
/// The first that the output reports. An attachment that changed after it was checked is a finding.
pub fn publish(
    plan: &Plan<'_>,
    theme: &Theme,
    tree: &SourceTree,
    output: &dyn Output,
    report: &mut Report,
) -> io::Result<()> {
    v1::publish(plan, output, report)?;
    csv::publish(plan, output, report)?;
    cite::publish(plan, output, report)?;
    statistics::publish(plan, output)?;
    attachments::publish(plan, tree, output, report)?;
    for asset in theme.assets() {
        output.put(&asset.address, &asset.bytes)?;
    }
    headers::publish(plan, output)
}

/// The responses whose files are made, and not taken over as they were published before.
fn made(plan: &Plan<'_>) -> Vec<usize> {
    let responses = plan.catalogue.responses.iter().enumerate();
    responses.filter(|(_, response)| response.kept.is_none()).map(|(index, _)| index).collect()
}
