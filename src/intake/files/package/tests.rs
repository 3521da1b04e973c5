//! The package layer against archives and XML made here byte by byte.

use std::io::Read;

use super::*;

/// An archive of stored parts, as simple as the format allows.
pub(crate) fn archive(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut directory = Vec::new();
    for (name, content) in parts {
        let mut sum = crate::intake::files::checksum::Checksum::new();
        sum.add(content);
        let offset = u32::try_from(bytes.len()).unwrap();
        let size = u32::try_from(content.len()).unwrap();
        let mut common = vec![20, 0, 0, 0, 0, 0, 0, 0, 0, 0];
        common.extend(sum.value().to_le_bytes());
        common.extend(size.to_le_bytes());
        common.extend(size.to_le_bytes());
        common.extend(u16::try_from(name.len()).unwrap().to_le_bytes());
        common.extend([0, 0]);
        bytes.extend(b"PK\x03\x04");
        bytes.extend(&common);
        bytes.extend(name.as_bytes());
        bytes.extend(*content);
        directory.extend(b"PK\x01\x02\x14\x00");
        directory.extend(&common);
        directory.extend([0; 10]);
        directory.extend(offset.to_le_bytes());
        directory.extend(name.as_bytes());
    }
    let start = u32::try_from(bytes.len()).unwrap();
    let length = u32::try_from(directory.len()).unwrap();
    let count = u16::try_from(parts.len()).unwrap();
    bytes.extend(directory);
    bytes.extend(b"PK\x05\x06\0\0\0\0");
    bytes.extend(count.to_le_bytes());
    bytes.extend(count.to_le_bytes());
    bytes.extend(length.to_le_bytes());
    bytes.extend(start.to_le_bytes());
    bytes.extend([0, 0]);
    bytes
}

fn open(bytes: &[u8]) -> Result<Vec<Secret>, Hides> {
    Archive::open(bytes).map(|archive| archive.oddities).map_err(|fault| fault.what)
}

/// What XML comes to: names, attributes and text in one line.
fn read(text: &[u8]) -> Result<String, Hides> {
    let line = |mut xml: Xml<'_>| {
        let mut line = String::new();
        loop {
            match xml.next()? {
                Node::Start(start) => {
                    line.push_str(&format!("<{}{}", start.namespace, start.name()));
                    for attribute in start.attributes() {
                        let attribute = attribute?;
                        line.push_str(&format!(" {}{}={}", attribute.namespace, attribute.name, attribute.value));
                    }
                    line.push('>');
                }
                Node::Text(text) => line.push_str(&text),
                Node::End => line.push('/'),
                Node::Done => return Ok(line),
            }
        }
    };
    Xml::open(Part::plain(text), "").and_then(line).map_err(|fault: Secret| fault.what)
}

#[test]
fn a_plain_archive_has_nothing_odd() {
    let bytes = archive(&[("a.xml", b"<a/>"), ("b/c.xml", b"")]);
    let archive = Archive::open(&bytes).unwrap();
    assert!(archive.oddities.is_empty());
    let names: Vec<&str> = archive.entries.iter().map(|entry| entry.name.as_str()).collect();
    assert_eq!(names, ["a.xml", "b/c.xml"]);
    assert_eq!(archive.bytes(archive.find("a.xml").unwrap(), 9).unwrap(), b"<a/>");
    assert_eq!(archive.bytes(archive.find("a.xml").unwrap(), 3).unwrap_err().what, Hides::TooLarge);
    assert!(archive.find("A.xml").is_none());
}

#[test]
fn bytes_outside_of_parts_are_found() {
    let plain = archive(&[("a.xml", b"<a/>"), ("b.xml", b"<b/>")]);
    let after: Vec<u8> = [&plain[..], b"more"].concat();
    assert_eq!(open(&after).unwrap()[0].what, Hides::StrayBytes);
    // The directory of an archive behind other bytes points to the wrong places.
    let before: Vec<u8> = [b"more", &plain[..]].concat();
    assert_eq!(open(&before), Err(Hides::Broken));
    let mut comment = plain;
    let length = comment.len();
    comment[length - 2] = 4;
    comment.extend(b"more");
    assert_eq!(open(&comment).unwrap()[0].what, Hides::StrayBytes);
}

#[test]
fn parts_that_disagree_are_found() {
    assert_eq!(open(&archive(&[("a", b""), ("A", b"")])), Err(Hides::TwoReadings));
    let mut other_name = archive(&[("a.xml", b"<a/>")]);
    other_name[30] = b'z';
    assert_eq!(open(&other_name).unwrap()[0].what, Hides::TwoReadings);
    let mut encrypted = archive(&[("a.xml", b"<a/>")]);
    let directory = 30 + 5 + 4;
    encrypted[directory + 8] = 1;
    assert_eq!(open(&encrypted), Err(Hides::Encrypted));
    let mut overlapping = archive(&[("a.xml", b"<a/>"), ("b.xml", b"<b/>")]);
    let second = 2 * directory + 46 + 5;
    overlapping[second + 42] = 0;
    assert_eq!(open(&overlapping), Err(Hides::Broken));
    let mut bomb = archive(&[("a.xml", b"<a/>")]);
    bomb[directory + 24..directory + 28].copy_from_slice(&[0, 0, 0, 0x7F]);
    assert_eq!(open(&bomb), Err(Hides::TooLarge));
    let mut changed = archive(&[("a.xml", b"<a/>")]);
    changed[36] = b'z';
    let archive = Archive::open(&changed).unwrap();
    assert!(archive.stream(&archive.entries[0]).read_to_end(&mut Vec::new()).is_err());
}

#[test]
fn no_bytes_make_it_panic() {
    let plain = archive(&[("a.xml", b"<a/>"), ("b.xml", b"<b/>")]);
    for length in 0..plain.len() {
        assert!(open(&plain[..length]).is_err());
    }
    for at in 0..plain.len() {
        for value in [0, 1, 0x7F, 0xFF] {
            let mut bytes = plain.clone();
            bytes[at] = value;
            let Ok(archive) = Archive::open(&bytes) else { continue };
            for entry in &archive.entries {
                let _ = archive.bytes(entry, 1 << 20);
            }
        }
    }
}

#[test]
fn xml_comes_with_its_namespaces() {
    let text = b"<?xml version=\"1.0\" encoding=\"UTF-8\"?><x:a xmlns:x=\"u:\" b=\"1 &amp; 2\" x:c=\"&#65;\">t &lt;<![CDATA[&]]></x:a>";
    assert_eq!(read(text).as_deref(), Ok("<u:a b=1 & 2 u:c=A>t <&/"));
    let little: Vec<u8> = "\u{feff}<a>\u{e9}</a>".encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert_eq!(read(&little).as_deref(), Ok("<a>\u{e9}/"));
    let mut xml = Xml::open(Part::plain(b"<a><!-- c --><?p i?></a>"), "").unwrap();
    while !matches!(xml.next().unwrap(), Node::Done) {}
    assert_eq!(xml.remarks, 2);
}

#[test]
fn xml_that_could_do_harm_is_refused() {
    let deep = "<a>".repeat(300);
    let long = format!("<a>{}</a>", "x".repeat(2 << 20));
    let many = format!("<a {}/>", (0..300).map(|n| format!("a{n}=''")).collect::<Vec<_>>().join(" "));
    for (text, what) in [
        ("<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>", Hides::Broken),
        ("<a>&b;</a>", Hides::Broken),
        ("<a b='&c;'/>", Hides::Broken),
        ("<x:a/>", Hides::Broken),
        ("<a/><a/>", Hides::Broken),
        ("<a/>x", Hides::Broken),
        ("<a>", Hides::Broken),
        ("", Hides::Broken),
        ("<a></b>", Hides::Broken),
        ("<a b='1' b='2'/>", Hides::Broken),
        ("<?xml version='1.0' encoding='ISO-8859-1'?><a/>", Hides::Broken),
        ("<?xml version='1.0' encoding='UTF-16'?><a/>", Hides::Broken),
        (deep.as_str(), Hides::TooLarge),
        (long.as_str(), Hides::TooLarge),
        (many.as_str(), Hides::Broken),
    ] {
        assert_eq!(read(text.as_bytes()), Err(what), "{}", &text[..text.len().min(60)]);
    }
    assert_eq!(read(b"<a>\xFF</a>"), Err(Hides::Broken));
}

#[test]
fn a_tree_keeps_all() {
    let tree = tree(Part::plain(b"<a xmlns='u' b='1'>x<c>y</c>z<d/></a>"), "a.xml").unwrap();
    assert_eq!((tree.root.text.as_str(), tree.root.value("b")), ("xz", Some("1")));
    let names: Vec<&str> = tree.root.descend().map(|element| element.name.as_str()).collect();
    assert_eq!(names, ["a", "c", "d"]);
    assert_eq!(tree.root.child("c").map(|child| child.text.as_str()), Some("y"));
}
