//! Opens attachments: bytes in, and out come everything that a reader of the file sees and everything that they do not.
//! Judges nothing, and knows nothing of records.
//!
//! A file is looked into by an allow-list: what is not known to be harmless is a [`Secret`], and so is what cannot be
//! looked into. Every parser is bounded in memory, time and depth, and follows no reference out of the file.

mod checksum;
mod contrast;
mod cursor;
mod document;
mod found;
mod image;
mod inflate;
mod kind;
mod opendocument;
mod package;
mod pdf;
mod secret;
mod sniff;
mod spreadsheet;
#[cfg(test)]
mod tests;
mod visible;
mod vocabulary;

pub use self::kind::FileKind;
pub(in crate::intake) use self::secret::{Examined, Hides, Passage, Secret, Sheet};

use std::panic::{self, AssertUnwindSafe};

use self::sniff::Sniffed;

/// Everything that a file shows and hides.
///
/// A library that panics on a file that is broken on purpose leaves a file that cannot be looked into: that is a secret
/// too.
pub(in crate::intake) fn examine(kind: FileKind, bytes: &[u8]) -> Examined {
    let examined = panic::catch_unwind(AssertUnwindSafe(|| open(kind, bytes)))
        .unwrap_or_else(|_| Examined::only(Hides::Broken, "they could not be looked into"));
    // A file that could not be gone through is refused: what was read of it would be judged as if it were all, at great cost.
    if examined.secrets.iter().any(|secret| secret.what == Hides::TooLarge) {
        return Examined { sheets: Vec::new(), passages: Vec::new(), ..examined };
    }
    examined
}

fn open(kind: FileKind, bytes: &[u8]) -> Examined {
    let sniffed = sniff::sniff(bytes);
    if !may_be(kind, sniffed) {
        return Examined::only(Hides::OtherType, sniffed.words());
    }
    if sniffed == Sniffed::EncryptedOffice {
        return Examined::only(Hides::Encrypted, "an Office document under a password");
    }
    match kind {
        FileKind::Csv | FileKind::Tsv | FileKind::Text => Examined::default(),
        FileKind::Xlsx => spreadsheet::xlsx::examine(bytes),
        FileKind::Ods => spreadsheet::ods::examine(bytes),
        FileKind::Xls => spreadsheet::xls::examine(bytes),
        FileKind::Docx => document::docx::examine(bytes),
        FileKind::Odt => document::odt::examine(bytes),
        FileKind::Jpeg => image::examine(image::Format::Jpeg, bytes),
        FileKind::Png => image::examine(image::Format::Png, bytes),
        FileKind::Pdf => pdf::examine(bytes),
    }
}

/// Whether bytes that look so may be a file of a type, if perhaps a broken or encrypted one. Its examiner says more.
fn may_be(kind: FileKind, sniffed: Sniffed) -> bool {
    use Sniffed::{
        Docx, DocxWithMacros, Empty, EncryptedOffice, Jpeg, Ods, Odt, OldXls, OtherCompound, OtherText, Pdf, Png, Text,
        Unknown, Utf16, Xls, Xlsx, XlsxWithMacros, Zip,
    };
    match kind {
        FileKind::Csv | FileKind::Tsv | FileKind::Text => matches!(sniffed, Empty | Text | Utf16 | OtherText),
        FileKind::Xlsx => matches!(sniffed, Empty | Unknown | Xlsx | XlsxWithMacros | EncryptedOffice | Zip),
        FileKind::Docx => matches!(sniffed, Empty | Unknown | Docx | DocxWithMacros | EncryptedOffice | Zip),
        FileKind::Ods => matches!(sniffed, Empty | Unknown | Ods | EncryptedOffice | Zip),
        FileKind::Odt => matches!(sniffed, Empty | Unknown | Odt | EncryptedOffice | Zip),
        FileKind::Xls => matches!(sniffed, Empty | Unknown | Xls | OldXls | EncryptedOffice | OtherCompound),
        FileKind::Pdf => matches!(sniffed, Empty | Unknown | Pdf),
        FileKind::Jpeg => matches!(sniffed, Empty | Unknown | Jpeg),
        FileKind::Png => matches!(sniffed, Empty | Unknown | Png),
    }
}

/// What to attach instead of a file of a type that is refused.
pub(in crate::intake) fn instead_of(name: &str) -> &'static str {
    let extension = name.rsplit_once('.').map_or("", |(_, extension)| extension).to_lowercase();
    match extension.as_str() {
        "xlsm" | "xlsb" | "xltx" | "xltm" | "numbers" => {
            "save it as a workbook without macros (`.xlsx`), or better its tables as CSV"
        }
        "doc" | "docm" | "dotx" | "dotm" | "rtf" | "pages" => "save it as `.docx`, or print it to a PDF",
        "zip" | "7z" | "rar" | "gz" | "tar" | "tgz" | "bz2" | "xz" => {
            "attach each of its files by itself: an archive cannot be seen into by its readers either"
        }
        "gif" | "webp" | "tif" | "tiff" | "bmp" | "heic" | "svg" => "save the picture as `.png` or `.jpg`",
        "ppt" | "pptx" | "odp" => "print the slides to a PDF",
        "msg" | "eml" => "copy the words of the message into the record, without its addresses",
        _ => "publish its tables as CSV and its words as plain text or PDF; those can be checked",
    }
}
