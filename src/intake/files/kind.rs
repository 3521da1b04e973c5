//! The types of file that can be attached, by their extensions.

/// A type of file that can be looked into.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum FileKind {
    /// Comma-separated values.
    Csv,
    /// Tab-separated values.
    Tsv,
    /// Plain text.
    Text,
    /// A workbook of Office Open XML (ECMA-376).
    Xlsx,
    /// A workbook of OpenDocument (ISO/IEC 26300).
    Ods,
    /// A workbook of Excel 97 to 2003.
    Xls,
    /// A PDF (ISO 32000).
    Pdf,
    /// A document of Office Open XML.
    Docx,
    /// A document of OpenDocument.
    Odt,
    /// A photograph.
    Jpeg,
    /// A picture.
    Png,
}

/// Every type: extensions, what people call it, its media type.
const KINDS: &[(FileKind, &[&str], &str, &str)] = &[
    (FileKind::Csv, &["csv"], "CSV", "text/csv"),
    (FileKind::Tsv, &["tsv"], "TSV", "text/tab-separated-values"),
    (FileKind::Text, &["txt"], "plain text", "text/plain"),
    (FileKind::Xlsx, &["xlsx"], "Excel workbook", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    (FileKind::Ods, &["ods"], "OpenDocument spreadsheet", "application/vnd.oasis.opendocument.spreadsheet"),
    (FileKind::Xls, &["xls"], "Excel 97–2003 workbook", "application/vnd.ms-excel"),
    (FileKind::Pdf, &["pdf"], "PDF", "application/pdf"),
    (
        FileKind::Docx,
        &["docx"],
        "Word document",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ),
    (FileKind::Odt, &["odt"], "OpenDocument text", "application/vnd.oasis.opendocument.text"),
    (FileKind::Jpeg, &["jpg", "jpeg"], "JPEG image", "image/jpeg"),
    (FileKind::Png, &["png"], "PNG image", "image/png"),
];

impl FileKind {
    /// Every type.
    pub fn all() -> impl Iterator<Item = Self> {
        KINDS.iter().map(|(kind, ..)| *kind)
    }

    /// The type of a file, by its extension.
    pub fn of(name: &str) -> Option<Self> {
        let extension = name.rsplit_once('.')?.1.to_lowercase();
        let row = KINDS.iter().find(|(_, extensions, ..)| extensions.contains(&extension.as_str()));
        row.map(|(kind, ..)| *kind)
    }

    /// What people call it.
    pub fn name(self) -> &'static str {
        self.row().2
    }

    /// Its media type.
    pub fn media_type(self) -> &'static str {
        self.row().3
    }

    /// Whether it is text by itself, of which every byte is seen.
    pub fn is_text(self) -> bool {
        matches!(self, Self::Csv | Self::Tsv | Self::Text)
    }

    /// Whether it has sheets, which are published as separated values.
    pub fn is_workbook(self) -> bool {
        matches!(self, Self::Xlsx | Self::Ods | Self::Xls)
    }

    /// What separates its values, where they are text.
    pub fn delimiter(self) -> Option<u8> {
        match self {
            Self::Csv => Some(b','),
            Self::Tsv => Some(b'\t'),
            _ => None,
        }
    }

    fn row(self) -> &'static (Self, &'static [&'static str], &'static str, &'static str) {
        // Every type stands in the table; a test holds it to that.
        KINDS.iter().find(|(kind, ..)| *kind == self).unwrap_or(&KINDS[0])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_type_is_known_by_each_of_its_extensions() {
        for (kind, extensions, name, media_type) in KINDS {
            for extension in *extensions {
                assert_eq!(FileKind::of(&format!("a.b.{}", extension.to_uppercase())), Some(*kind));
            }
            assert_eq!((kind.name(), kind.media_type()), (*name, *media_type));
        }
        assert_eq!(FileKind::of("macro.xlsm"), None);
        assert_eq!(FileKind::of("csv"), None);
        assert_eq!(FileKind::all().count(), 11);
    }
}
