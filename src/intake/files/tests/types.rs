//! A file that is of another type than its name says must be told, and every good control be what it says.

use super::{FORMATS, controls, examined};
use crate::intake::files::kind::FileKind;
use crate::intake::files::secret::Hides;
use crate::intake::files::sniff::{Sniffed, sniff};
use crate::intake::files::{examine, may_be};

#[test]
fn good_controls_are_of_their_own_type_alone() {
    for (folder, ..) in FORMATS {
        for control in controls(folder).iter().filter(|control| control.name.ends_with("-good")) {
            let sniffed = sniff(&control.bytes);
            assert!(may_be(control.kind, sniffed), "{folder}/{}: {sniffed:?}", control.name);
            for other in FileKind::all().filter(|other| *other != control.kind) {
                assert!(!may_be(other, sniffed), "{folder}/{} as {other:?}", control.name);
            }
        }
    }
}

#[test]
fn a_file_under_another_name_is_told() {
    let text = b"Ward,Total\nNorth,12\n";
    assert!(examine(FileKind::Csv, text).secrets.is_empty());
    for (kind, bytes, says) in [
        (FileKind::Csv, &b"%PDF-1.7\n"[..], "a PDF"),
        (FileKind::Text, b"<!DOCTYPE html><p>", "a web page"),
        (FileKind::Tsv, b"a\tb\n\0\x01", "bytes of no known type"),
        (FileKind::Pdf, text, "plain text"),
        (FileKind::Xlsx, text, "plain text"),
        (FileKind::Png, b"\xFF\xD8\xFF\xE0", "a JPEG image"),
    ] {
        let secrets = examine(kind, bytes).secrets;
        assert_eq!((secrets[0].what, secrets[0].detail.as_str()), (Hides::OtherType, says));
    }
    assert_eq!(examined("xls", "encrypted.package-bad").secrets[0].what, Hides::Encrypted);
}

#[test]
fn bytes_tell_their_type() {
    let zip = |name: &str, contents: &str| {
        let mut bytes = b"PK\x03\x04\x14\0\0\0\0\0\0\0\0\0\0\0\0\0".to_vec();
        let length = u32::try_from(contents.len()).unwrap().to_le_bytes();
        bytes.extend([length, length].concat());
        bytes.extend(u16::try_from(name.len()).unwrap().to_le_bytes());
        bytes.extend([0, 0]);
        bytes.extend(name.as_bytes());
        bytes.extend(contents.as_bytes());
        bytes
    };
    let cases: [(&[u8], Sniffed); 22] = [
        (b"", Sniffed::Empty),
        (b"ward,requests\nNorth,37\n", Sniffed::Text),
        ("ward\tRequêtes\n".as_bytes(), Sniffed::Text),
        (b"caf\xE9,37\n", Sniffed::OtherText),
        (b"\xFF\xFEw\0", Sniffed::Utf16),
        (b"%PDF-1.7\n", Sniffed::Pdf),
        (b"junk first\n%PDF-1.4\n", Sniffed::Pdf),
        (b"<!DOCTYPE html><p>", Sniffed::Html),
        (b"<?xml version=\"1.0\"?><svg xmlns=\"http://www.w3.org/2000/svg\"/>", Sniffed::Svg),
        (b"<?xml version=\"1.0\"?><wards/>", Sniffed::Xml),
        (b"{\\rtf1\\ansi}", Sniffed::Rtf),
        (b"GIF89a\x01\0", Sniffed::OtherPicture),
        (b"RIFF\0\0\0\0WEBPVP8 ", Sniffed::OtherPicture),
        (b"\0\0\0\x18ftypheic\0", Sniffed::OtherPicture),
        (b"II*\0\x08\0\0\0", Sniffed::OtherPicture),
        (b"7z\xBC\xAF\x27\x1C", Sniffed::OtherArchive),
        (b"\x1F\x8B\x08", Sniffed::OtherArchive),
        (b"PK\x05\x06", Sniffed::Zip),
        (&zip("mimetype", "application/vnd.oasis.opendocument.text"), Sniffed::Odt),
        (&zip("mimetype", "application/vnd.oasis.opendocument.spreadsheet"), Sniffed::Ods),
        (&zip("readme.txt", "seven"), Sniffed::Zip),
        (b"\x7FELF\x02\x01", Sniffed::Unknown),
    ];
    for (bytes, kind) in cases {
        assert_eq!(sniff(bytes), kind, "{}", String::from_utf8_lossy(bytes));
    }
    assert_eq!(sniff(&bytes_of("xls", "encrypted.package-bad")), Sniffed::EncryptedOffice);
    assert_eq!(sniff(&bytes_of("xls", "unreadable.book-bad")), Sniffed::OldXls);
}

fn bytes_of(folder: &str, name: &str) -> Vec<u8> {
    controls(folder).into_iter().find(|control| control.name == name).unwrap().bytes
}
