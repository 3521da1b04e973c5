//! Building again on disk: what is taken over, and what becomes of a cache or a published file that somebody has touched.

use std::fs;
use std::os::unix::fs::MetadataExt;

use super::run::{GOOD, LOW, Site};
use super::support::logs::{many, record};

const PAGE: &str = "public/responses/fbc-23-0002/index.html";
const CACHE: &str = ".public.cache/build";

/// What somebody does to a published site, and how.
type Touch = (&'static str, fn(&Site));

fn site() -> Site {
    let site = Site::with(&[]);
    site.0.write(&many(6));
    assert_eq!(site.run(&["build"]).status, 0);
    site
}

/// Which file stands at a path: a page that was taken over is the same file.
fn number(site: &Site, path: &str) -> u64 {
    fs::metadata(site.path(path)).unwrap().ino()
}

#[test]
fn a_page_that_nothing_changed_is_the_same_file() {
    let site = site();
    let (before, page, home) = (site.public(), number(&site, PAGE), number(&site, "public/index.html"));
    assert_eq!(site.run(&["build"]).status, 0);
    assert_eq!((site.public(), number(&site, PAGE)), (before.clone(), page));
    assert_eq!(number(&site, "public/index.html"), home);
    assert_eq!(fs::metadata(site.path(PAGE)).unwrap().nlink(), 1, "the old site is gone");
    // Another record changes, and this page stays.
    site.write("FBC-24-0001", GOOD);
    assert_eq!(site.run(&["build"]).status, 0);
    assert_eq!(number(&site, PAGE), page);
    assert_ne!(number(&site, "public/index.html"), home);
    assert!(site.public() != before);
    // The base address is on every page.
    assert_eq!(site.run(&["build", "--base-url", "https://preview.example/"]).status, 0);
    assert_ne!(number(&site, PAGE), page);
    assert_eq!(fs::read_to_string(site.path(".public.cache/.gitignore")).unwrap(), "*\n");
}

#[test]
fn a_refused_build_leaves_the_cache_as_it_was() {
    let site = site();
    let (cache, page) = (fs::read(site.path(CACHE)).unwrap(), number(&site, PAGE));
    site.write("FBC-24-0001", LOW);
    assert_eq!(site.run(&["build"]).status, 1);
    assert_eq!((fs::read(site.path(CACHE)).unwrap(), number(&site, PAGE)), (cache, page));
    fs::remove_file(site.path("content/responses/FBC-24-0001.md")).unwrap();
    assert_eq!(site.run(&["build"]).status, 0);
    assert_eq!(number(&site, PAGE), page);
}

#[test]
fn a_published_file_that_somebody_touched_is_made_again() {
    let site = site();
    let before = site.public();
    let touch: [Touch; 5] = [
        ("words of the same length", |site| {
            let text = fs::read_to_string(site.path(PAGE)).unwrap();
            fs::write(site.path(PAGE), text.replace("Trees planted", "Trees removed")).unwrap();
        }),
        ("nothing left", |site| fs::write(site.path(PAGE), "").unwrap()),
        ("gone", |site| fs::remove_file(site.path(PAGE)).unwrap()),
        ("a link", |site| {
            fs::remove_file(site.path(PAGE)).unwrap();
            std::os::unix::fs::symlink(site.path("config.toml"), site.path(PAGE)).unwrap();
        }),
        ("a file of somebody else", |site| {
            fs::write(site.path("public/responses/fbc-23-0002/more.html"), "x").unwrap();
        }),
    ];
    for (what, touch) in touch {
        touch(&site);
        assert_eq!(site.run(&["build"]).status, 0, "{what}");
        assert!(site.public() == before, "{what}");
    }
}

#[test]
fn a_broken_cache_does_no_harm() {
    let site = site();
    let before = site.public();
    let whole = fs::read(site.path(CACHE)).unwrap();
    for length in [0, 1, 40, whole.len() / 2, whole.len() - 1] {
        fs::write(site.path(CACHE), &whole[..length]).unwrap();
        assert_eq!(site.run(&["build"]).status, 0, "{length} bytes");
        assert!(site.public() == before, "{length} bytes");
    }
    let page = number(&site, PAGE);
    let mut broken = fs::read(site.path(CACHE)).unwrap();
    let middle = broken.len() / 2;
    broken[middle] ^= 4;
    fs::write(site.path(CACHE), broken).unwrap();
    assert_eq!(site.run(&["build"]).status, 0);
    assert!(site.public() == before && number(&site, PAGE) != page);
    // A folder in its place, and no folder at all.
    fs::remove_file(site.path(CACHE)).unwrap();
    fs::create_dir(site.path(CACHE)).unwrap();
    assert_eq!(site.run(&["build"]).status, 0);
    fs::remove_dir_all(site.path(".public.cache")).unwrap();
    assert_eq!(site.run(&["build"]).status, 0);
    assert!(site.public() == before);
}

#[test]
fn a_cache_of_another_time_fits_nothing() {
    let site = site();
    let old = fs::read(site.path(CACHE)).unwrap();
    let path = "content/responses/2023/FBC-23-0002/index.md";
    let text = fs::read_to_string(site.path(path)).unwrap();
    fs::write(site.path(path), text.replace("Street trees", "Hedges")).unwrap();
    assert_eq!(site.run(&["build"]).status, 0);
    let hedges = site.public();
    // As a build leaves it that was stopped after it had published: the cache speaks of files that are gone.
    fs::write(site.path(CACHE), &old).unwrap();
    assert_eq!(site.run(&["build"]).status, 0);
    assert!(site.public() == hedges);
    // And the text that the old cache knows, when another was published since.
    fs::write(site.path(CACHE), &old).unwrap();
    fs::write(site.path(path), &text).unwrap();
    assert_eq!(site.run(&["build"]).status, 0);
    assert!(String::from_utf8_lossy(&site.public()["responses/fbc-23-0002/index.html"]).contains("Street trees"));
}

#[test]
fn each_output_folder_has_a_cache_of_its_own() {
    let site = site();
    assert_eq!(site.run(&["build", "--output", "preview"]).status, 0);
    assert!(site.path(".preview.cache/build").is_file());
    site.0.write(&[("content/responses/new.md".to_owned(), record("FBC-24-0009", "", GOOD))]);
    for output in ["public", "preview"] {
        assert_eq!(site.run(&["build", "--output", output]).status, 0);
    }
    assert!(super::support::disk::contents(&site.path("preview")) == site.public());
}

#[test]
fn what_stands_in_the_way_of_the_cache_is_neither_followed_nor_kept() {
    let site = site();
    let record = site.path("content/responses/2023/FBC-23-0002/index.md");
    let text = fs::read_to_string(&record).unwrap();
    // Links that lead to a record, and what a build left half written when it was stopped.
    for name in ["tick", ".gitignore", "build"] {
        let _ = fs::remove_file(site.path(&format!(".public.cache/{name}")));
        std::os::unix::fs::symlink(&record, site.path(&format!(".public.cache/{name}"))).unwrap();
    }
    fs::write(site.path(".public.cache/.build.7.candour"), "half").unwrap();
    let page = number(&site, PAGE);
    assert_eq!(site.run(&["build"]).status, 0);
    assert_eq!(fs::read_to_string(&record).unwrap(), text);
    assert_ne!(number(&site, PAGE), page, "a link is no cache");
    assert!(!site.path(".public.cache/.build.7.candour").exists());
}
