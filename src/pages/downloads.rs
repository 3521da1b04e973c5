//! What the page on data says of a file besides its name: how large it is, and how people can tell that they have all of it.

use super::words;
use crate::address::Address;
use crate::plan::Plan;

/// The size as people read it, and SHA-256 in hexadecimal, of a file with the whole log; nothing for other files.
pub(super) fn checked(plan: &Plan<'_>, address: &Address) -> Option<(String, String)> {
    let download = plan.downloads.iter().find(|download| download.address == *address)?;
    Some((words::size(plan.language, download.size), download.sha256.clone()))
}
