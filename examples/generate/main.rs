//! Writes an invented disclosure log of any size, to measure with: `cargo run --release --example generate -- 1000 DIR`.
//!
//! A record depends on its number and the seed alone, so a small log is the beginning of a large one, on every machine.
//! Everything passes the gate: no low number is in clear, totals add up, and suppressed cells are protected. With `--tables`
//! each record has one table, with totals and suppressed cells; without, some have one or two and others none.

mod dates;
mod frames;
mod law;
mod names;
mod prose;
mod random;
mod record;
mod table;
mod words;

use std::error::Error;
use std::fs;
use std::path::Path;

use record::Tables;

const USAGE: &str = "usage: generate COUNT DIR [SEED] [--tables]";

const CONFIG: &str = r#"title = "Disclosure log"
organisation = "Example Constabulary"
base_url = "https://disclosure.example/"
language = "en-GB"

[reference]
pattern = '''(?P<force>\d{2})\.FOI\.(?P<year>\d{2})\.(?P<serial>\d{6})'''

[exit]
to = "https://www.bbc.co.uk/weather"
then = "https://www.wikipedia.org/"

[contact]
name = "Information team"
email = "foi@constabulary.example"
address = "Information team, Example Constabulary, Sample House, Example Street"
review = "If you are not content with a response, write to the information team within 40 working days and give its reference."
commissioner = "If you are still not content, you can complain to the Information Commissioner's Office (ICO) at https://ico.org.uk/make-a-complaint/."

[licence]
name = "Open Government Licence v3.0"
url = "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/"

[gate]
threshold = 5
zero = "publish"
marker = "xx"

[gate.personal_data]
allow = ["foi@constabulary.example"]
"#;

const ABOUT: &str = r#"+++
title = "About this log"
+++

This log is invented. It is there to measure with: no request in it was made, and no figure in it counts anything.
"#;

fn main() -> Result<(), Box<dyn Error>> {
    let (options, arguments): (Vec<String>, Vec<String>) =
        std::env::args().skip(1).partition(|one| one.starts_with('-'));
    let tables = match &options[..] {
        [] => Tables::AsUsual,
        [option] if option == "--tables" => Tables::OneEach,
        _ => return Err(USAGE.into()),
    };
    let (count, folder, seed) = match &arguments[..] {
        [count, folder] => (count.parse::<usize>()?, Path::new(folder), 1),
        [count, folder, seed] => (count.parse()?, Path::new(folder), seed.parse::<u64>()?),
        _ => return Err(USAGE.into()),
    };
    if count > record::MOST {
        return Err(format!("references are unique for {} records at most", record::MOST).into());
    }
    write(folder, "config.toml", CONFIG)?;
    write(folder, "content/pages/about.md", ABOUT)?;
    for index in 0..count {
        for file in record::files(seed, index, tables) {
            write(folder, &file.path, &file.text)?;
        }
    }
    Ok(())
}

fn write(folder: &Path, path: &str, text: &str) -> std::io::Result<()> {
    let path = folder.join(path);
    if let Some(parent) = path.parent() {
        fs::create_dir_all(parent)?;
    }
    fs::write(path, text)
}
