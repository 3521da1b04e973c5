//! What a PDF shows, and what it hides: words under boxes, earlier versions, comments, attachments, metadata.
//! It draws no page and reads no picture: what would need that is a secret.

mod budget;
mod content;
mod document;
mod file;
mod filters;
mod font;
mod limits;
mod page;
mod strings;

use crate::intake::files::found::Found;
use crate::intake::files::secret::{Examined, Hides};
use budget::Budget;
use content::{Layers, Shared};
use page::Seen;

/// Examines the bytes of a PDF. Any bytes will do: what cannot be read is a secret.
///
/// # Steps
/// 1. Read the file from end to end, and tell what lies beside the objects that count.
/// 2. Carry out the contents of each page; tell which words it shows, and which it hides.
/// 3. Go through everything else that the catalogue leads to; tell what nothing leads to.
pub(crate) fn examine(bytes: &[u8]) -> Examined {
    let budget = Budget::new();
    let mut found = Found::default();
    if let Some(file) = file::open(bytes, &budget, &mut found) {
        let catalog = file.dict(&file.trailer, "Root");
        let layers = Layers::read(&file, catalog);
        let pages = page::pages(&file, catalog);
        if pages.is_empty() {
            found.add(Hides::Broken, "", "it has no pages");
        }
        found.set_pages(u32::try_from(pages.len()).ok());
        let mut shared = Shared::default();
        let mut seen = Seen::default();
        for (ordinal, page) in (1..).zip(&pages) {
            if budget.exceeded().is_some() {
                break;
            }
            page::examine(&file, page, ordinal, &layers, &mut shared, &mut seen, &mut found);
        }
        document::examine(&file, catalog, &pages, &seen, &shared, &layers, &mut found);
    }
    if let Some(limit) = budget.exceeded() {
        found.add(Hides::TooLarge, "", limit);
    }
    found.finish()
}
