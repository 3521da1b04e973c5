//! See `candour_fuzz::personal`.

#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| candour_fuzz::personal(bytes));
