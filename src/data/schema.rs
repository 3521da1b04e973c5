//! The published descriptions of the JSON files (JSON Schema 2020-12). A version keeps its address, and only gains fields.

use std::io;

use crate::address::{Address, Slug};
use crate::output::Output;
use crate::plan::Plan;

const LOG: &str = include_str!("schema/log-1.json");
const RESPONSE: &str = include_str!("schema/response-1.json");
/// What stands for the site's address in them.
const SITE: &str = "https://site.invalid/";

/// Where the form of `data/responses.json`, and of each line of `data/responses.ndjson`, is described.
pub(super) fn log_address() -> Address {
    folder().file("log-1.json")
}

/// Where the form of `index.json` is described.
pub(super) fn response_address() -> Address {
    folder().file("response-1.json")
}

fn folder() -> Address {
    Address::page([&Slug::of("data"), &Slug::of("schema")])
}

pub(super) fn publish(plan: &Plan<'_>, output: &dyn Output) -> io::Result<()> {
    for (address, schema) in [(log_address(), LOG), (response_address(), RESPONSE)] {
        output.put(&address, schema.replace(SITE, &plan.config.base_url).as_bytes())?;
    }
    Ok(())
}
