//! Text documents in the `OpenDocument` format (`.odt`): what they hide and what they say. Most of it is read as for
//! spreadsheets; here are the tables, whose cells are passages.

mod tables;

use self::tables::Tables;
use crate::intake::files::opendocument;
use crate::intake::files::secret::Examined;

/// Examines a text document. Never fails: what cannot be read is a secret.
pub(crate) fn examine(bytes: &[u8]) -> Examined {
    opendocument::examine(bytes, "application/vnd.oasis.opendocument.text", &mut Tables::default())
}
