//! Tells the type of a file by its first bytes, so that a name that says otherwise can be told. It looks into nothing
//! further than it must: the names of parts, not their contents.

use crate::intake::files::cursor::{Cursor, offset};
use crate::intake::files::spreadsheet::xls::compound;

/// The type that a file's bytes have, whatever its name says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Sniffed {
    /// Nothing at all.
    Empty,
    /// Text without a mark of its own in UTF-8: plain, CSV, TSV, Markdown.
    Text,
    /// Text in UTF-16, by its mark.
    Utf16,
    /// Text with bytes of another encoding, such as Windows-1252: no zeros and no control characters.
    OtherText,
    /// A web page.
    Html,
    /// A drawing in SVG, which may hold programs.
    Svg,
    /// XML of another kind.
    Xml,
    /// Rich text.
    Rtf,
    /// Portable Document Format.
    Pdf,
    /// A picture in JPEG.
    Jpeg,
    /// A picture in PNG.
    Png,
    /// A picture in GIF, WebP, TIFF, HEIC, AVIF or BMP.
    OtherPicture,
    /// An Excel workbook (Office Open XML).
    Xlsx,
    /// An Excel workbook with macros, or in binary parts.
    XlsxWithMacros,
    /// A Word document (Office Open XML).
    Docx,
    /// A Word document with macros.
    DocxWithMacros,
    /// A presentation (Office Open XML).
    Pptx,
    /// An Open Document spreadsheet.
    Ods,
    /// An Open Document text.
    Odt,
    /// Open Document of another kind.
    OtherOpenDocument,
    /// A ZIP archive of anything else.
    Zip,
    /// An archive: 7z, RAR, gzip, bzip2, xz, Zstandard, tar, cabinet.
    OtherArchive,
    /// An Excel workbook of 1997 to 2003.
    Xls,
    /// An Excel workbook of 1995 or older.
    OldXls,
    /// A Word document of 1997 to 2003.
    Doc,
    /// An Office document under a password.
    EncryptedOffice,
    /// A compound file of another kind: a presentation, a message, an installer.
    OtherCompound,
    /// Bytes of no known kind.
    Unknown,
}

impl Sniffed {
    /// What people call it.
    pub(crate) fn words(self) -> &'static str {
        match self {
            Self::Empty => "nothing at all",
            Self::Text | Self::Utf16 | Self::OtherText => "plain text",
            Self::Html => "a web page",
            Self::Svg => "a drawing in SVG",
            Self::Xml => "XML",
            Self::Rtf => "rich text",
            Self::Pdf => "a PDF",
            Self::Jpeg => "a JPEG image",
            Self::Png => "a PNG image",
            Self::OtherPicture => "a picture of another type",
            Self::Xlsx => "an Excel workbook",
            Self::XlsxWithMacros => "an Excel workbook with macros",
            Self::Docx => "a Word document",
            Self::DocxWithMacros => "a Word document with macros",
            Self::Pptx => "a presentation",
            Self::Ods => "an OpenDocument spreadsheet",
            Self::Odt => "an OpenDocument text",
            Self::OtherOpenDocument => "an OpenDocument file of another type",
            Self::Zip | Self::OtherArchive => "an archive",
            Self::Xls => "an Excel 97–2003 workbook",
            Self::OldXls => "a workbook of Excel 95 or older",
            Self::Doc => "a Word 97–2003 document",
            Self::EncryptedOffice => "an Office document under a password",
            Self::OtherCompound => "an Office document of another type",
            Self::Unknown => "bytes of no known type",
        }
    }
}

/// Says what type of file these bytes are.
pub(crate) fn sniff(bytes: &[u8]) -> Sniffed {
    if bytes.is_empty() {
        return Sniffed::Empty;
    }
    if bytes.starts_with(compound::SIGNATURE) {
        return of_compound(bytes);
    }
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        return of_zip(bytes);
    }
    if let Some((_, kind)) = MARKS.iter().find(|(mark, _)| bytes.starts_with(mark)) {
        return *kind;
    }
    let at = |place: usize, mark: &[u8]| bytes.get(place..).is_some_and(|rest| rest.starts_with(mark));
    // HEIC and AVIF are pictures in the container of films.
    if (at(0, b"RIFF") && at(8, b"WEBP")) || PICTURES.iter().any(|brand| at(4, b"ftyp") && at(8, brand)) {
        return Sniffed::OtherPicture;
    }
    if at(257, b"ustar") {
        return Sniffed::OtherArchive;
    }
    // Readers accept a PDF whose mark stands within the first 1,024 bytes.
    if bytes.get(..bytes.len().min(1024)).is_some_and(|head| head.windows(5).any(|five| five == b"%PDF-")) {
        return Sniffed::Pdf;
    }
    of_text(bytes)
}

const MARKS: [(&[u8], Sniffed); 21] = [
    (b"%PDF-", Sniffed::Pdf),
    (b"\xFF\xD8\xFF", Sniffed::Jpeg),
    (b"\x89PNG\r\n\x1a\n", Sniffed::Png),
    (b"GIF87a", Sniffed::OtherPicture),
    (b"GIF89a", Sniffed::OtherPicture),
    (b"II*\0", Sniffed::OtherPicture),
    (b"MM\0*", Sniffed::OtherPicture),
    (b"\0\0\0\x0CJXL ", Sniffed::OtherPicture),
    (b"{\\rtf", Sniffed::Rtf),
    (b"7z\xBC\xAF\x27\x1C", Sniffed::OtherArchive),
    (b"Rar!\x1A\x07", Sniffed::OtherArchive),
    (b"\x1F\x8B", Sniffed::OtherArchive),
    (b"BZh", Sniffed::OtherArchive),
    (b"\xFD7zXZ\0", Sniffed::OtherArchive),
    (b"\x28\xB5\x2F\xFD", Sniffed::OtherArchive),
    (b"MSCF\0\0\0\0", Sniffed::OtherArchive),
    (b"\x09\x08\x10\0\0\x06", Sniffed::OldXls),
    (b"\x09\x08\x08\0\0\x05", Sniffed::OldXls),
    (b"\x09\x04\x06\0", Sniffed::OldXls),
    (b"\x09\x02\x06\0", Sniffed::OldXls),
    (b"\x09\0\x04\0", Sniffed::OldXls),
];

const PICTURES: [&[u8]; 7] = [b"heic", b"heix", b"mif1", b"msf1", b"hevc", b"avif", b"avis"];

fn of_compound(bytes: &[u8]) -> Sniffed {
    let Some(names) = compound::names(bytes) else {
        // Where the directory cannot be read, its names may still stand there.
        let name: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
        let is_encrypted = bytes.windows(name.len()).any(|window| window == name);
        return if is_encrypted { Sniffed::EncryptedOffice } else { Sniffed::OtherCompound };
    };
    let has = |wanted: &str| names.iter().any(|name| name == wanted);
    match () {
        () if has("EncryptedPackage") => Sniffed::EncryptedOffice,
        () if has("Workbook") => Sniffed::Xls,
        () if has("Book") => Sniffed::OldXls,
        () if has("WordDocument") => Sniffed::Doc,
        () => Sniffed::OtherCompound,
    }
}

/// Files in an archive whose names are looked at.
const MOST_FILES: usize = 20_000;

/// Tells Office and Open Document files from archives by the names in the directory at the end, or by the file `mimetype`,
/// which Open Document puts first and uncompressed.
fn of_zip(bytes: &[u8]) -> Sniffed {
    if let Some(kind) = media_type(bytes) {
        return match kind {
            b"application/vnd.oasis.opendocument.spreadsheet" => Sniffed::Ods,
            b"application/vnd.oasis.opendocument.text" => Sniffed::Odt,
            _ => Sniffed::OtherOpenDocument,
        };
    }
    let names = names_in_zip(bytes).unwrap_or_default();
    let has = |wanted: &[u8]| names.iter().any(|name| name.eq_ignore_ascii_case(wanted));
    match () {
        () if !has(b"[Content_Types].xml") => Sniffed::Zip,
        () if has(b"xl/vbaProject.bin") || has(b"xl/workbook.bin") => Sniffed::XlsxWithMacros,
        () if has(b"xl/workbook.xml") => Sniffed::Xlsx,
        () if has(b"word/vbaProject.bin") => Sniffed::DocxWithMacros,
        () if has(b"word/document.xml") => Sniffed::Docx,
        () if has(b"ppt/presentation.xml") => Sniffed::Pptx,
        () => Sniffed::Zip,
    }
}

/// The contents of a first file `mimetype` that is stored as it is.
fn media_type(bytes: &[u8]) -> Option<&[u8]> {
    let mut cursor = Cursor::at(bytes, 8)?;
    let method = cursor.u16_le()?;
    let mut cursor = Cursor::at(bytes, 18)?;
    let length = offset(cursor.u32_le()?);
    cursor.u32_le()?;
    let (name, extra) = (cursor.u16_le()?, cursor.u16_le()?);
    if cursor.take(usize::from(name))? != b"mimetype" || method != 0 || length > 100 {
        return None;
    }
    cursor.take(usize::from(extra))?;
    cursor.take(length).filter(|kind| kind.starts_with(b"application/vnd.oasis.opendocument."))
}

/// The names in the directory of an archive (APPNOTE 4.3.12).
fn names_in_zip(bytes: &[u8]) -> Option<Vec<&[u8]>> {
    /// The end of the directory takes 22 bytes and a comment of so many at most.
    const FURTHEST: usize = 22 + 65_535;
    let tail = bytes.get(bytes.len().saturating_sub(FURTHEST)..)?;
    let end = tail.windows(4).rposition(|four| four == b"PK\x05\x06")?;
    let mut end = Cursor::at(tail, end + 10)?;
    let count = usize::from(end.u16_le()?);
    end.u32_le()?;
    let mut directory = Cursor::at(bytes, offset(end.u32_le()?))?;
    let mut names = Vec::new();
    for _ in 0..count.min(MOST_FILES) {
        if directory.take(4)? != b"PK\x01\x02" {
            break;
        }
        directory.take(24)?;
        let (name, extra, remark) = (directory.u16_le()?, directory.u16_le()?, directory.u16_le()?);
        directory.take(12)?;
        names.push(directory.take(usize::from(name))?);
        directory.take(usize::from(extra) + usize::from(remark))?;
    }
    Some(names)
}

fn of_text(bytes: &[u8]) -> Sniffed {
    if bytes.starts_with(b"\xFF\xFE") || bytes.starts_with(b"\xFE\xFF") {
        return Sniffed::Utf16;
    }
    let is_control = |byte: &u8| *byte < b' ' && !matches!(byte, b'\t' | b'\n' | b'\r' | 0x0C);
    if bytes.iter().any(is_control) {
        return if bytes.starts_with(b"BM") { Sniffed::OtherPicture } else { Sniffed::Unknown };
    }
    let head = String::from_utf8_lossy(bytes.get(..bytes.len().min(4096)).unwrap_or_default()).to_lowercase();
    let head = head.trim_start_matches('\u{feff}').trim_start();
    if head.starts_with('<') {
        let is_page = ["<!doctype html", "<html", "<head", "<body", "<table"].iter().any(|tag| head.starts_with(tag));
        if is_page || (head.contains("<html") && !head.contains("<svg")) {
            return Sniffed::Html;
        }
        if head.contains("<svg") {
            return Sniffed::Svg;
        }
        if head.starts_with("<?xml") {
            return Sniffed::Xml;
        }
    }
    if std::str::from_utf8(bytes).is_ok() { Sniffed::Text } else { Sniffed::OtherText }
}
