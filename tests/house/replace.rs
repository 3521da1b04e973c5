//! A file that is replaced: old content or new, never a mixture, and nothing else is touched.

use std::fs;

use candour::disk::replace;

use super::support::disk::Folder;

#[test]
fn the_new_content_takes_the_place_of_the_old() {
    let folder = Folder::new();
    let path = folder.path().join("a.md");
    for text in ["", "one", "a longer text\n", "b"] {
        replace(&path, text.as_bytes()).unwrap();
        assert_eq!(fs::read_to_string(&path).unwrap(), text);
    }
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1, "something was left behind");
}

#[cfg(unix)]
#[test]
fn permissions_are_kept() {
    use std::os::unix::fs::PermissionsExt;
    let folder = Folder::new();
    let path = folder.path().join("a.md");
    for mode in [0o600, 0o640, 0o644, 0o755, 0o400] {
        fs::write(&path, "old").unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(mode)).unwrap();
        replace(&path, b"new").unwrap();
        assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o7777, mode, "{mode:o}");
        fs::remove_file(&path).unwrap();
    }
}

#[cfg(unix)]
#[test]
fn what_is_no_regular_file_is_refused() {
    use std::os::unix::fs::symlink;
    let folder = Folder::new();
    let at = |name: &str| folder.path().join(name);
    fs::write(at("target"), "old").unwrap();
    symlink("target", at("link")).unwrap();
    symlink("nowhere", at("dangling")).unwrap();
    fs::create_dir(at("folder")).unwrap();
    for name in ["link", "dangling", "folder"] {
        let error = replace(&at(name), b"new").unwrap_err().to_string();
        assert!(error.contains("not a regular file") && error.contains(name), "{error}");
    }
    assert_eq!(fs::read(at("target")).unwrap(), b"old");
    assert!(at("link").is_symlink() && at("dangling").is_symlink() && !at("nowhere").exists());
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 4, "something was left behind");
}

/// A file that another program holds open keeps the old content: the new one is another file.
#[cfg(unix)]
#[test]
fn the_old_content_is_not_written_over() {
    use std::io::Read;
    use std::os::unix::fs::MetadataExt;
    let folder = Folder::new();
    let path = folder.path().join("a.md");
    fs::write(&path, "old content").unwrap();
    let mut held = fs::File::open(&path).unwrap();
    let before = held.metadata().unwrap().ino();
    replace(&path, b"new").unwrap();
    let mut text = String::new();
    held.read_to_string(&mut text).unwrap();
    assert_eq!(text, "old content");
    assert_ne!(fs::metadata(&path).unwrap().ino(), before);
}

/// The file that the new content is first written to cannot be turned into a way to another file.
#[cfg(unix)]
#[test]
fn a_link_that_was_put_in_the_way_is_not_followed() {
    let folder = Folder::new();
    let at = |name: &str| folder.path().join(name);
    fs::write(at("victim"), "mine").unwrap();
    for name in [".a.md.candour".to_owned(), format!(".a.md.{}.candour", std::process::id())] {
        std::os::unix::fs::symlink("victim", at(&name)).unwrap();
    }
    replace(&at("a.md"), b"new").unwrap();
    assert_eq!(fs::read(at("victim")).unwrap(), b"mine");
    assert_eq!(fs::read(at("a.md")).unwrap(), b"new");
    assert!(!at("a.md").is_symlink());
}

#[test]
fn a_replacement_that_fails_leaves_the_old_content() {
    let folder = Folder::new();
    let path = folder.path().join("a.md");
    fs::write(&path, "old").unwrap();
    // Nothing can be written where a folder stands in the way.
    let in_the_way = folder.path().join(format!(".a.md.{}.candour", std::process::id()));
    fs::create_dir(&in_the_way).unwrap();
    let error = replace(&path, b"new").unwrap_err().to_string();
    assert!(error.contains("cannot be written") && error.contains("a.md"), "{error}");
    assert_eq!(fs::read(&path).unwrap(), b"old");
}

#[test]
fn readers_see_one_content_or_the_other() {
    let folder = Folder::new();
    let path = folder.path().join("a.md");
    let texts = ["a".repeat(1 << 16), "b".repeat(1 << 17)];
    replace(&path, texts[0].as_bytes()).unwrap();
    std::thread::scope(|scope| {
        let writer = scope.spawn(|| {
            for round in 0..40 {
                replace(&path, texts[round % 2].as_bytes()).unwrap();
            }
        });
        let mut seen = 0;
        while !writer.is_finished() || seen == 0 {
            let text = fs::read_to_string(&path).unwrap();
            assert!(texts.contains(&text), "a mixture of {} bytes", text.len());
            seen += 1;
        }
    });
}
