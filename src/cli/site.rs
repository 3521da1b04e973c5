//! What commands that look into tables read: a site, or a single record or data file outside of one, which stands in for
//! a site of its own.

use std::io;
use std::path::{Path, PathBuf};

use crate::config::{self, Config, Policy};
use crate::diagnostic::Report;
use crate::disk;
use crate::gate::Ledger;
use crate::records::{self, Draft, PageDraft};
use crate::source::SourceTree;

/// Records and pages, with what is needed to judge their tables.
pub(super) struct Site {
    pub(super) tree: SourceTree,
    pub(super) config: Config,
    pub(super) drafts: Vec<Draft>,
    pub(super) pages: Vec<PageDraft>,
    pub(super) ledger: Ledger,
    /// What stands against reading it; what stands against publishing it is not asked here.
    pub(super) report: Report,
}

/// Reads a site; `None` where its configuration cannot be used, which the report then says.
pub(super) fn read(tree: SourceTree, report: Report) -> Result<Site, Report> {
    let mut report = report;
    let Some(config) = config::read(&tree, &mut report) else { return Err(report) };
    Ok(read_with(tree, config, report))
}

/// The same with a configuration from elsewhere.
pub(super) fn read_with(tree: SourceTree, config: Config, mut report: Report) -> Site {
    let finds = records::find(&tree, &mut report);
    let drafts = records::read(&tree, &finds, &config, &mut report);
    let pages = records::read_pages(&tree, &finds, &config, &mut report);
    let ledger = Ledger::read(&tree, &mut report);
    Site { tree, config, drafts, pages, ledger, report }
}

/// A file outside the site, as the only record of a site; with the path that it has there.
///
/// # Errors
/// When it is neither a record nor a data file, or what the disk reports.
pub(super) fn read_loose(root: &Path, path: &Path) -> io::Result<(Site, String)> {
    let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default().to_owned();
    let bytes = disk::read(path)?;
    let folder = "content/responses/loose";
    let (files, at): (Vec<(String, Vec<u8>)>, String) = if name.ends_with(".csv") || name.ends_with(".tsv") {
        let stand_in = format!(
            "+++\nreference = \"{name}\"\ntitle = \"T\"\noutcome = \"disclosed\"\n+++\n\n```table src=\"{name}\" caption=\"{name}\"\n```\n"
        );
        let index = format!("{folder}/index.md");
        (vec![(index.clone(), stand_in.into_bytes()), (format!("{folder}/{name}"), bytes)], index)
    } else if name.ends_with(".md") || name.ends_with(".toml") {
        let at = format!("{folder}/index{}", if name.ends_with(".md") { ".md" } else { ".toml" });
        let mut files = vec![(at.clone(), bytes)];
        for beside in disk::files_beside(path)? {
            let name = beside.file_name().and_then(|name| name.to_str()).unwrap_or_default().to_owned();
            if name.ends_with(".csv") || name.ends_with(".tsv") {
                files.push((format!("{folder}/{name}"), disk::read(&beside)?));
            }
        }
        (files, at)
    } else {
        let message = format!("`{}` is neither a record nor a CSV file", path.display());
        return Err(io::Error::new(io::ErrorKind::InvalidInput, message));
    };
    let config = Config { policy: policy(root), ..config::minimal() };
    Ok((read_with(SourceTree::from_files(files), config, Report::default()), at))
}

/// The policy of the site, where there is one that can be read; else the defaults.
pub(super) fn policy(root: &Path) -> Policy {
    let config = disk::read_tree(root).ok().and_then(|tree| config::read(&tree, &mut Report::default()));
    config.map(|config| config.policy).unwrap_or_default()
}

/// The path from the site's root of what belongs to the site; nothing for what lies outside.
pub(super) fn inside(root: &Path, path: &Path) -> Option<String> {
    let root = root.canonicalize().ok()?;
    let path = path.canonicalize().or_else(|_| root.join(path).canonicalize()).ok()?;
    let relative = path.strip_prefix(root).ok()?.to_str()?.replace('\\', "/");
    let belongs = disk::ROOT_FILES
        .into_iter()
        .chain(["content", "themes"])
        .any(|part| relative == part || relative.starts_with(&format!("{part}/")));
    (belongs || relative.is_empty()).then_some(relative)
}

/// The file on disk that a path of a site stands for.
pub(super) fn on_disk(root: &Path, loose: Option<&Path>, path: &str) -> PathBuf {
    match loose {
        None => root.join(path),
        Some(file) => {
            let name = path.rsplit('/').next().unwrap_or(path);
            let is_record = name.starts_with("index.");
            if is_record { file.to_owned() } else { file.with_file_name(name) }
        }
    }
}
