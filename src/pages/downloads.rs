//! What the page on data says of a file besides its name: how large it is.

use super::words;
use crate::address::Address;
use crate::plan::Plan;

/// The size, as people read it, of a file with the whole log; nothing for other files.
pub(super) fn size(plan: &Plan<'_>, address: &Address) -> Option<String> {
    let download = plan.downloads.iter().find(|download| download.address == *address)?;
    Some(words::size(plan.language, download.size))
}
