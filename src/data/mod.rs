//! The log for machines: records and tables as JSON and CSV, attachments, and the headers that hosts read. The public
//! JSON has types of its own, in a module for each version.

mod attachments;
mod cite;
mod csv;
mod statistics;
pub mod v1;

use std::io;

use crate::address::Address;
use crate::diagnostic::Report;
use crate::output::Output;
use crate::plan::Plan;
use crate::source::SourceTree;
use crate::theme::Theme;

/// Writes everything for machines.
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
    cite::publish(plan, output)?;
    statistics::publish(plan, output)?;
    attachments::publish(plan, tree, output, report)?;
    for asset in theme.assets() {
        output.put(&asset.address, &asset.bytes)?;
    }
    output.put(&Address::home().file("_headers"), HEADERS.as_bytes())
}

/// Security headers, in the form that static hosts read. Pages carry their own policy too; what a `meta` element cannot
/// say stands here.
const HEADERS: &str = "\
/*
  X-Content-Type-Options: nosniff
  X-Frame-Options: DENY
  Content-Security-Policy: frame-ancestors 'none'
  Referrer-Policy: no-referrer
  Permissions-Policy: camera=(), geolocation=(), microphone=()
/assets/*
  Cache-Control: public, max-age=31536000, immutable
";
