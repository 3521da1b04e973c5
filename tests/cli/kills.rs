//! A build that is killed at any moment leaves the old site or the new one, whole, and the next build is as good as any.

use std::collections::BTreeMap;
use std::process::Stdio;
use std::thread;
use std::time::Instant;

use super::run::Site;
use super::support::disk::{candour, contents};
use super::support::logs::many;

const MOMENTS: u32 = 32;

#[test]
fn a_killed_build_leaves_the_old_site_or_the_new_one() {
    let site = Site::with(&[]);
    let versions = [many(25), many(26)];
    let wanted: Vec<BTreeMap<String, Vec<u8>>> = versions
        .iter()
        .map(|version| {
            site.0.write(version);
            assert_eq!(site.run(&["build"]).status, 0);
            site.public()
        })
        .collect();
    assert!(wanted[0] != wanted[1] && wanted[0].len() > 60);

    let begun = Instant::now();
    site.run(&["build"]);
    let whole = begun.elapsed();

    // The other version has a record more; it comes and goes, so that each build makes another site than the last.
    let (path, text) =
        versions[1].iter().find(|(path, _)| !versions[0].iter().any(|(other, _)| other == path)).unwrap();
    let folder = site.path(path).parent().unwrap().to_owned();
    let mut ended = [0, 0];
    for moment in 0..MOMENTS {
        if moment % 2 == 0 {
            std::fs::remove_dir_all(&folder).unwrap();
        } else {
            site.0.write(&versions[1]);
        }
        let mut child = candour().current_dir(site.0.path()).arg("build").stderr(Stdio::null()).spawn().unwrap();
        thread::sleep(whole * moment / (MOMENTS - 4));
        child.kill().unwrap();
        child.wait().unwrap();
        let left = contents(&site.path("public"));
        let version = wanted.iter().position(|version| *version == left);
        let Some(version) = version else { panic!("a mixture after {moment} of {MOMENTS}: {:?}", left.keys()) };
        ended[version] += 1;
    }
    assert_eq!(ended[0] + ended[1], MOMENTS);

    site.0.write(&[(path.clone(), text.clone())]);
    site.0.write(&versions[1]);
    assert_eq!(site.run(&["build"]).status, 0);
    assert!(site.public() == wanted[1]);
    assert!(!site.path(".public.candour").exists());
}

#[test]
fn a_site_that_was_moved_aside_comes_back() {
    let site = Site::with(&[("FBC-1", super::run::GOOD)]);
    site.run(&["build"]);
    let before = site.public();
    // As a build leaves it that was stopped between two renames, where the system cannot exchange two folders.
    std::fs::create_dir(site.path(".public.candour")).unwrap();
    std::fs::rename(site.path("public"), site.path(".public.candour/old")).unwrap();
    std::fs::create_dir(site.path(".public.candour/new")).unwrap();
    std::fs::write(site.path(".public.candour/new/half.html"), "<p>").unwrap();
    assert_eq!(site.run(&["build"]).status, 0);
    assert!(before == site.public());
    assert!(!site.path(".public.candour").exists());
}
