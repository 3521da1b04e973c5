//! A workbook of one sheet, as bytes: an archive of stored parts with cells of text and whole numbers.

const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";
const TYPE: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml";

/// The bytes of a workbook.
pub(crate) fn workbook(name: &str, rows: &[Vec<String>]) -> Vec<u8> {
    let cell = |row: usize, column: usize, text: &str| {
        let place = format!("{}{}", char::from(b'A' + u8::try_from(column).unwrap()), row + 1);
        match text.parse::<u64>() {
            Ok(number) => format!("<c r=\"{place}\"><v>{number}</v></c>"),
            Err(_) => format!("<c r=\"{place}\" t=\"inlineStr\"><is><t>{}</t></is></c>", escaped(text)),
        }
    };
    let row = |(at, cells): (usize, &Vec<String>)| {
        let filled = cells.iter().enumerate().filter(|(_, text)| !text.is_empty());
        let cells: String = filled.map(|(column, text)| cell(at, column, text)).collect();
        if cells.is_empty() { cells } else { format!("<row r=\"{}\">{cells}</row>", at + 1) }
    };
    let body: String = rows.iter().enumerate().map(row).collect();
    archive(&[
        (
            "[Content_Types].xml",
            format!(
                "<Types xmlns=\"{PACKAGE}/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Override PartName=\"/xl/workbook.xml\" ContentType=\"{TYPE}.sheet.main+xml\"/><Override PartName=\"/xl/worksheets/sheet1.xml\" ContentType=\"{TYPE}.worksheet+xml\"/></Types>"
            ),
        ),
        (
            "_rels/.rels",
            format!(
                "<Relationships xmlns=\"{PACKAGE}/relationships\"><Relationship Id=\"rId1\" Type=\"{OFFICE}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"
            ),
        ),
        (
            "xl/workbook.xml",
            format!(
                "<workbook xmlns=\"{MAIN}\" xmlns:r=\"{OFFICE}\"><sheets><sheet name=\"{}\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>",
                escaped(name)
            ),
        ),
        (
            "xl/_rels/workbook.xml.rels",
            format!(
                "<Relationships xmlns=\"{PACKAGE}/relationships\"><Relationship Id=\"rId1\" Type=\"{OFFICE}/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>"
            ),
        ),
        ("xl/worksheets/sheet1.xml", format!("<worksheet xmlns=\"{MAIN}\"><sheetData>{body}</sheetData></worksheet>")),
    ])
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

/// A ZIP archive whose parts are not compressed.
fn archive(parts: &[(&str, String)]) -> Vec<u8> {
    let (mut bytes, mut directory) = (Vec::new(), Vec::new());
    for (name, text) in parts {
        let (start, size) = (number(bytes.len()), number(text.len()));
        // Version 2.0, no flags, stored, 1 January 1980.
        let mut head = Vec::from([20, 0, 0, 0, 0, 0, 0, 0, 0x21, 0]);
        head.extend([crc32(text.as_bytes()).to_le_bytes(), size, size].concat());
        head.extend([u8::try_from(name.len()).unwrap(), 0, 0, 0]);
        bytes.extend([b"PK\x03\x04", head.as_slice(), name.as_bytes(), text.as_bytes()].concat());
        let rest = [&[0; 10][..], &start].concat();
        directory.extend([b"PK\x01\x02\x14\x00", head.as_slice(), &rest, name.as_bytes()].concat());
    }
    let count = [u8::try_from(parts.len()).unwrap(), 0];
    let end = [&b"PK\x05\x06\0\0\0\0"[..], &count, &count, &number(directory.len()), &number(bytes.len()), &[0, 0]];
    let end = end.concat();
    bytes.extend(directory);
    bytes.extend(end);
    bytes
}

fn number(length: usize) -> [u8; 4] {
    u32::try_from(length).unwrap().to_le_bytes()
}

/// The checksum of ZIP (ISO 3309), bit by bit.
fn crc32(bytes: &[u8]) -> u32 {
    let step = |crc: u32, _| if crc & 1 == 1 { (crc >> 1) ^ 0xEDB8_8320 } else { crc >> 1 };
    !bytes.iter().fold(!0_u32, |crc, byte| (0..8).fold(crc ^ u32::from(*byte), step))
}
