//! Damaged files must neither make an examiner panic nor grow without bound: bytes changed, cut off and moved, the same ones
//! on every run; and the parts of packages changed one by one, so that damage reaches the readers of XML.

use super::{Control, FORMATS, controls};
use crate::intake::files::kind::FileKind;
use crate::intake::files::open;
use crate::intake::files::package::{self, Archive};
use crate::intake::files::secret::Hides;

/// A source of numbers that is the same on every run (Marsaglia's xorshift).
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % u64::try_from(bound.max(1)).unwrap()).unwrap()
    }
}

fn damaged(bytes: &[u8], numbers: &mut Numbers) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    match numbers.below(5) {
        0 => bytes.truncate(numbers.below(bytes.len())),
        1 => {
            let (from, to) = (numbers.below(bytes.len()), numbers.below(bytes.len()));
            let piece = bytes[from.min(to)..from.max(to)].to_vec();
            let place = numbers.below(bytes.len());
            bytes.splice(place..place, piece);
        }
        _ => {
            for _ in 0..=numbers.below(6) {
                let place = numbers.below(bytes.len());
                bytes[place] = match numbers.below(4) {
                    0 => b"0123456789<>[]()/ R-"[numbers.below(20)],
                    1 => bytes[place] ^ (1 << numbers.below(8)),
                    2 => [0, 0xFF][numbers.below(2)],
                    _ => u8::try_from(numbers.below(256)).unwrap(),
                };
            }
        }
    }
    bytes
}

/// Controls that take no time by themselves.
fn small(folder: &str) -> Vec<Control> {
    controls(folder).into_iter().filter(|control| !control.name.starts_with("too-large")).collect()
}

/// Not [`examine`](crate::intake::files::examine), which turns panics into secrets.
fn check(control: &Control, bytes: &[u8]) -> bool {
    let examined = open(control.kind, bytes);
    assert!(examined.secrets.len() < 2_000 && examined.passages.len() < 5_000, "{}", control.name);
    examined.secrets.iter().all(|secret| secret.what != Hides::Broken)
}

#[test]
fn no_damage_to_a_file_makes_an_examiner_fail() {
    let mut numbers = Numbers(0x9E37_79B9_7F4A_7C15);
    for (folder, ..) in FORMATS {
        for control in small(folder) {
            for _ in 0..10 {
                check(&control, &damaged(&control.bytes, &mut numbers));
            }
        }
    }
}

/// Pieces of XML that readers of packages should bear.
const PIECES: [&str; 13] =
    ["<", ">", "\"", "&", "<c r=\"ZZZ9\">", "-1", "4294967296", "\u{0}", "é", "<row>", "</sheetData>", "1e999", ";"];

#[test]
fn no_damage_to_a_part_makes_an_examiner_fail() {
    let mut numbers = Numbers(0x2545_F491_4F6C_DD1D);
    for (folder, ..) in FORMATS.iter().filter(|(.., code)| code.contains(&"package")) {
        let mut whole = 0;
        for control in small(folder) {
            let Ok(archive) = Archive::open(&control.bytes) else { continue };
            let part = |entry: &package::Entry| Some((entry.name.clone(), archive.bytes(entry, 1 << 20).ok()?));
            let parts: Vec<(String, Vec<u8>)> = archive.entries.iter().filter_map(part).collect();
            for _ in 0..8 {
                let mut parts = parts.clone();
                let which = numbers.below(parts.len());
                change(&mut parts[which].1, &mut numbers);
                let borrowed: Vec<(&str, &[u8])> =
                    parts.iter().map(|(name, part)| (name.as_str(), &part[..])).collect();
                whole += usize::from(check(&control, &package::tests::archive(&borrowed)));
            }
        }
        assert!(whole > 50, "changes of {folder} should reach the readers, and did {whole} times");
    }
}

/// Changes a part: a piece moved elsewhere or taken out, which leaves more of the XML whole than changing a letter does.
fn change(part: &mut Vec<u8>, numbers: &mut Numbers) {
    let tags: Vec<usize> = (0..part.len()).filter(|at| part[*at] == b'<').collect();
    let [from, end, to] = [0; 3].map(|_| tags.get(numbers.below(tags.len())).copied().unwrap_or(0));
    let piece: Vec<u8> = part[from.min(end)..from.max(end)].to_vec();
    let length = numbers.below(8).min(part.len() - to);
    let (place, new) = match numbers.below(3) {
        0 => (to..to, piece),
        1 => (from.min(end)..from.max(end), Vec::new()),
        _ => (to..to + length, PIECES[numbers.below(PIECES.len())].as_bytes().to_vec()),
    };
    part.splice(place, new);
}

#[test]
fn what_is_no_pdf_is_broken() {
    let deep = [b"%PDF-1.7\n1 0 obj\n".to_vec(), vec![b'['; 1_000_000]].concat();
    for bytes in [&b"%PDF-"[..], b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>", &deep] {
        assert!(open(FileKind::Pdf, bytes).secrets.iter().any(|secret| secret.what == Hides::Broken));
    }
}
