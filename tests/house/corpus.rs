//! What fuzzing holds for any bytes, held here for `fuzz/seeds`: plain examples, whatever was found once, and each of them
//! cut short or with a byte changed. libFuzzer looks further: `cargo fuzz run record fuzz/corpus/record fuzz/seeds/record`.

#[allow(unreachable_pub, reason = "it is a crate of its own besides")]
#[path = "../../fuzz/src/lib.rs"]
pub(crate) mod fuzzed;

use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;

use fuzzed::{TARGETS, Target};

use super::code;
use super::support::disk::contents;
use super::support::long::{Random, tries};

fn seeds() -> PathBuf {
    code::root().join("fuzz/seeds")
}

fn holds(name: &str, target: Target, random: &mut Random) {
    for (file, bytes) in contents(&seeds().join(name)) {
        let what = format!("fuzz/seeds/{name}/{file}");
        run(&what, target, &bytes);
        for number in 0..tries("MUTATIONS", 6) {
            let mut changed = bytes.clone();
            let at = usize::try_from(random.number() >> 8).unwrap() % changed.len().max(1);
            match number % 3 {
                0 => changed.truncate(at),
                1 => changed[at] = u8::try_from(random.number() >> 56).unwrap(),
                _ => drop(changed.splice(at..at, bytes[bytes.len() / 2..].iter().copied())),
            }
            run(&format!("{what}, change {number}"), target, &changed);
        }
    }
}

/// A panic says which file it was.
fn run(what: &str, target: Target, bytes: &[u8]) {
    let ended = std::panic::catch_unwind(|| target(bytes));
    assert!(ended.is_ok(), "{what} does not hold: {:?}", String::from_utf8_lossy(bytes));
}

#[test]
fn what_is_fuzzed_holds_for_the_seeds() {
    let mut random = Random::new(4);
    for (name, target) in TARGETS {
        holds(name, target, &mut random);
    }
}

#[test]
fn every_target_has_seeds_and_a_file() {
    let names: BTreeSet<String> = TARGETS.iter().map(|(name, _)| (*name).to_owned()).collect();
    let folders = fs::read_dir(seeds()).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    assert_eq!(folders.collect::<BTreeSet<_>>(), names);
    let manifest = fs::read_to_string(code::root().join("fuzz/Cargo.toml")).unwrap();
    for name in names {
        let file = fs::read_to_string(code::root().join(format!("fuzz/fuzz_targets/{name}.rs"))).unwrap();
        assert!(file.contains(&format!("candour_fuzz::{name}(bytes)")), "{name}");
        assert!(manifest.contains(&format!("path = \"fuzz_targets/{name}.rs\"")), "{name}");
    }
}
