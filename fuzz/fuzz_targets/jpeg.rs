//! No bytes make the reading of a file in `.jpg` fail, or go on for ever.

#![no_main]

use candour::config::Policy;
use candour::diagnostic::Report;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    candour::check_loose("fuzzed.jpg", bytes.to_vec(), &Policy::default(), &mut Report::default());
});
