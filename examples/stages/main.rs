//! A build up to one of its stages, to be measured from outside: `stages STAGE SITE`. What comes after the stage is not done,
//! and nothing is written; `benches/run` takes the difference of two stages for the cost of one.
//!
//! `stages pack SITE FILE` puts the files of a finished site into one; `stages floor FILE DIR` writes them out again, which is
//! the least that any generator has to do.

use std::collections::BTreeSet;
use std::error::Error;
use std::io::{self, Write};
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::{env, fs};

use candour::address::Address;
use candour::diagnostic::Report;
use candour::gate::{self, Ledger};
use candour::output::Output;
use candour::plan::Plan;
use candour::{catalogue, config, data, disk, feeds, language, pages, records, search, theme};

/// That of the program.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

const USAGE: &str =
    "usage: stages list|read|protection|gate|plan|search|pages|feeds|data|all SITE, or stages pack|floor FROM TO";

/// An output that is nowhere.
#[derive(Default)]
struct Nowhere(AtomicUsize);

impl Output for Nowhere {
    fn put(&self, _: &Address, bytes: &[u8]) -> io::Result<()> {
        self.0.fetch_add(bytes.len(), Ordering::Relaxed);
        Ok(())
    }
}

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    match &arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["pack", site, file] => pack(Path::new(site), Path::new(file))?,
        ["floor", file, folder] => floor(&fs::read(file)?, Path::new(folder))?,
        [stage, site] => build(stage, Path::new(site))?,
        _ => return Err(USAGE.into()),
    }
    Ok(())
}

fn build(stage: &str, root: &Path) -> Result<(), Box<dyn Error>> {
    let tree = disk::read_tree(root)?;
    if stage == "list" {
        return Ok(());
    }
    let mut report = Report::default();
    let unusable = "the configuration or the theme cannot be used";
    let config = config::configure(&tree, None, &mut report).ok_or(unusable)?;
    let language = language::load(&tree, &config, &mut report).ok_or(unusable)?;
    let mut theme = theme::load(&tree, &config, &language, &mut report).ok_or(unusable)?;
    let finds = records::find(&tree, &mut report);
    let ledger = Ledger::read(&tree, &mut report);
    if matches!(stage, "read" | "protection") {
        let drafts = records::read(&tree, &finds, &config, &mut report);
        let cells = if stage == "read" { Vec::new() } else { gate::audit(&drafts, &[], &config, &ledger) };
        return say(&format!("{} records, {} suppressed cells", drafts.len(), cells.len()));
    }
    let mut clearance = gate::clear(&tree, &finds, &config, ledger, &mut report);
    if stage == "gate" {
        return Ok(());
    }
    let links = std::mem::take(&mut clearance.links);
    let catalogue = catalogue::arrange(clearance, &config);
    let mut plan = Plan::of(&catalogue, &config, &language, &mut report);
    plan.check_links(&links, &mut report);
    if report.has_errors() {
        return Err("findings stand against publication: measure a log that passes".into());
    }
    let output = Nowhere::default();
    let does = |other: &str| stage == other || stage == "all";
    if does("data") {
        plan.downloads = data::publish_log(&plan, &output)?;
        data::publish(&plan, &theme, &tree, &output, &mut report)?;
    }
    if does("search") || does("pages") {
        let index = search::publish(&plan, None, &output)?;
        if does("pages") {
            pages::prepare(&mut theme, &plan, &index.folder);
            pages::render(&plan, &theme, None, &output, &mut report)?;
        }
    }
    if does("feeds") {
        feeds::publish(&plan, &output)?;
    }
    say(&format!("{} bytes", output.0.into_inner()))
}

fn say(words: &str) -> Result<(), Box<dyn Error>> {
    Ok(writeln!(io::stderr(), "{words}")?)
}

/// Puts a folder into a file: for each file the lengths of its name and bytes, and these.
fn pack(from: &Path, to: &Path) -> io::Result<()> {
    let mut packed = io::BufWriter::new(fs::File::create(to)?);
    let mut folders = vec![from.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder)? {
            let path = entry?.path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let (name, bytes) =
                (path.strip_prefix(from).unwrap_or(&path).to_string_lossy().into_owned(), fs::read(&path)?);
            for length in [name.len(), bytes.len()] {
                packed.write_all(&(length as u64).to_le_bytes())?;
            }
            packed.write_all(name.as_bytes())?;
            packed.write_all(&bytes)?;
        }
    }
    packed.flush()
}

fn floor(packed: &[u8], to: &Path) -> Result<(), Box<dyn Error>> {
    let mut files: Vec<(&str, &[u8])> = Vec::new();
    let mut rest = packed;
    while let Some((lengths, after)) = rest.split_at_checked(16) {
        let length = |at: usize| -> Result<usize, Box<dyn Error>> {
            Ok(usize::try_from(u64::from_le_bytes(lengths[at..at + 8].try_into()?))?)
        };
        let (name, after) = after.split_at(length(0)?);
        let (bytes, after) = after.split_at(length(8)?);
        files.push((std::str::from_utf8(name)?, bytes));
        rest = after;
    }
    let folders: BTreeSet<&Path> = files.iter().filter_map(|(name, _)| Path::new(name).parent()).collect();
    for folder in folders {
        fs::create_dir_all(to.join(folder))?;
    }
    for (name, bytes) in files {
        fs::write(to.join(name), bytes)?;
    }
    Ok(())
}
