//! The preview without a network: bytes in, bytes out, so that a request can be anything.

use std::collections::BTreeMap;
use std::io::{self, Read, Write};
use std::time::Duration;

use super::http;
use super::live::Live;

/// What the preview of a finished site, given by its files, answers to the bytes of a request.
pub fn asked(site: BTreeMap<String, Vec<u8>>, request: &[u8]) -> Vec<u8> {
    let mut exchange = Exchange { request, answer: Vec::new() };
    // Memory can be read and written without an error.
    let _ = http::answer(&mut exchange, &Live::of(site), Duration::ZERO);
    exchange.answer
}

struct Exchange<'a> {
    request: &'a [u8],
    answer: Vec<u8>,
}

impl Read for Exchange<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        self.request.read(buffer)
    }
}

impl Write for Exchange<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.answer.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
