//! R021: what is published is what was checked, even when a file changes during the build.

use std::collections::BTreeMap;
use std::io;
use std::sync::Mutex;

use candour::output::Memory;
use candour::source::{EntryKind, Files, SourceTree};
use candour::{Options, Status, build};

use super::log;

/// Files of which one says something else whenever it is read again.
struct Changing {
    files: BTreeMap<String, Vec<u8>>,
    changing: String,
    read: Mutex<usize>,
}

impl Files for Changing {
    fn read(&self, path: &str) -> io::Result<Vec<u8>> {
        let bytes = self.files.get(path).cloned().ok_or(io::ErrorKind::NotFound)?;
        if path != self.changing {
            return Ok(bytes);
        }
        let mut read = self.read.lock().unwrap();
        *read += 1;
        Ok(if *read == 1 { bytes } else { b"Three officers were dismissed.\n".to_vec() })
    }
}

#[test]
fn an_attachment_that_changed_is_not_published() {
    let front = "[[attachments]]\nfile = \"policy.txt\"\ntitle = \"Planting policy\"\n";
    let files: BTreeMap<String, Vec<u8>> = BTreeMap::from([
        ("config.toml".to_owned(), log::CONFIG.into()),
        ("content/responses/a/index.md".to_owned(), log::record("FBC-24-0170", front, "Trees.").into()),
        ("content/responses/a/policy.txt".to_owned(), b"Trees are planted in winter.\n".to_vec()),
    ]);
    let entries = files.iter().map(|(path, bytes)| (path.clone(), EntryKind::File(bytes.len() as u64))).collect();
    let changing = Changing { files, changing: "content/responses/a/policy.txt".to_owned(), read: Mutex::default() };
    let tree = SourceTree::new(entries, Box::new(changing));
    let done = build(&tree, &Options::default(), || Ok(Memory::default())).unwrap();
    match done.status {
        Status::Done => {
            // It may be published only as it was checked.
            let files = done.output.unwrap().into_files();
            assert_eq!(files["responses/fbc-24-0170/policy.txt"], b"Trees are planted in winter.\n");
        }
        status => {
            assert_eq!((status, log::codes(&done.report)), (Status::Refused, vec!["R021"]));
            assert_eq!(done.report.findings()[0].path(), "content/responses/a/policy.txt");
            assert!(done.output.is_none());
        }
    }
}

#[test]
fn a_file_that_vanished_is_a_finding() {
    let files = BTreeMap::from([("config.toml".to_owned(), log::CONFIG.into())]);
    let listed = ["config.toml", "content/responses/a.md", "content/pages/about.md"];
    let entries = listed.map(|path| (path.to_owned(), EntryKind::File(1))).into();
    let tree = SourceTree::new(entries, Box::new(Changing { files, changing: String::new(), read: Mutex::default() }));
    let done = build(&tree, &Options::default(), || Ok(Memory::default())).unwrap();
    assert_eq!((done.status, log::codes(&done.report)), (Status::Refused, vec!["R012", "R012"]));
}

/// Whatever file it is that changes, what is published is what was checked, or nothing is.
#[test]
fn no_file_is_published_as_it_became() {
    let front = "[[attachments]]\nfile = \"policy.txt\"\ntitle = \"Planting policy\"\n";
    let table = "Trees.\n\n```table src=\"trees.csv\" caption=\"Trees\" #trees\n```\n";
    let files: BTreeMap<String, Vec<u8>> = BTreeMap::from([
        ("config.toml".to_owned(), log::CONFIG.into()),
        ("redirects.csv".to_owned(), b"from,to\n/old/,/responses/fbc-24-0170/\n".to_vec()),
        ("content/responses/a/index.md".to_owned(), log::record("FBC-24-0170", front, table).into()),
        ("content/responses/a/policy.txt".to_owned(), b"Trees are planted in winter.\n".to_vec()),
        ("content/responses/a/trees.csv".to_owned(), b"Ward,Trees\nAlder,140\n".to_vec()),
        ("content/pages/about.md".to_owned(), b"+++\ntitle = \"About\"\n+++\n\nA log.\n".to_vec()),
        ("themes/default/static/crest.svg".to_owned(), b"<svg xmlns=\"http://www.w3.org/2000/svg\"></svg>\n".to_vec()),
    ]);
    let wanted = log::files(log::publish(files.clone()));
    let entries: BTreeMap<String, EntryKind> =
        files.iter().map(|(path, bytes)| (path.clone(), EntryKind::File(bytes.len() as u64))).collect();
    for changing in files.keys().filter(|path| path.as_str() != "config.toml") {
        let changing = Changing { files: files.clone(), changing: changing.clone(), read: Mutex::default() };
        let name = changing.changing.clone();
        let tree = SourceTree::new(entries.clone(), Box::new(changing));
        let done = build(&tree, &Options::default(), || Ok(Memory::default())).unwrap();
        match done.status {
            Status::Done => assert!(done.output.unwrap().into_files() == wanted, "{name} was published as it became"),
            _ => assert!(!log::codes(&done.report).is_empty(), "{name}"),
        }
    }
}
