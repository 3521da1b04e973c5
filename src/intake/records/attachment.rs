//! Files that go with a record: only those beside it, only those of a type that can be looked into. What a file shows and
//! what it hides is read by [`files`](crate::intake::files); nothing is judged here.

use sha2::{Digest, Sha256};

use super::extract::{self, Contents, SheetDraft};
use super::front_matter::{Context, Depth};
use crate::address::{Address, Slug};
use crate::diagnostic::{Diagnostic, rules};
use crate::fields::{Fields, Text};
use crate::intake::files::{self, FileKind};
use crate::source::EntryKind;

/// The largest file that is attached, in bytes.
const LARGEST: u64 = 128 << 20;

/// A file that goes with a record, with everything that the very bytes show and hide.
pub(in crate::intake) struct AttachmentDraft {
    pub(in crate::intake) file: Text,
    pub(in crate::intake) title: Text,
    /// From the site's root.
    pub(in crate::intake) path: String,
    pub(in crate::intake) kind: FileKind,
    /// In bytes.
    pub(in crate::intake) size: u64,
    /// SHA-256 of the bytes.
    pub(in crate::intake) digest: [u8; 32],
    /// Whether the record asks for a workbook to be published beside its sheets.
    pub(in crate::intake) original: bool,
    /// What it shows and hides.
    pub(in crate::intake) contents: Contents,
}

impl AttachmentDraft {
    /// Its name as written, and as published: of a workbook whose original is not, the first of its sheets.
    pub(super) fn link(&self) -> (String, String) {
        let first = self.contents.sheets.first().filter(|_| !self.publishes_file());
        let published = first.map_or_else(|| self.published_name(), |sheet| self.sheet_name(sheet));
        (self.file.value.clone(), published)
    }

    /// The name it is published under.
    pub(in crate::intake) fn published_name(&self) -> String {
        Address::home().file(&self.file.value).to_string()
    }

    /// Whether the file itself is published: a workbook is only where the record asks for it.
    pub(in crate::intake) fn publishes_file(&self) -> bool {
        self.original || !self.kind.is_workbook()
    }

    /// The name under which a sheet is published.
    pub(in crate::intake) fn sheet_name(&self, sheet: &SheetDraft) -> String {
        let stem = self.file.value.rsplit_once('.').map_or(self.file.value.as_str(), |(stem, _)| stem);
        let slug = Slug::of(&sheet.name);
        Address::home().file(&format!("{stem}-{slug}.csv")).to_string()
    }
}

/// `[[attachments]]`: those that can be read, and the paths of all that are named.
pub(super) fn read(context: &Context<'_>, fields: &mut Fields<'_>) -> (Vec<AttachmentDraft>, Vec<String>) {
    let (mut attachments, mut named) = (Vec::new(), Vec::new());
    for mut table in fields.tables("attachments") {
        let file = table.required_text("file");
        let title = table.required_text("title");
        let original = table.flag("original").unwrap_or(false);
        named.extend(file.iter().map(|file| format!("{}{}", context.folder(), file.value)));
        if let Some((file, title)) = file.zip(title).filter(|_| context.depth == Depth::Whole) {
            match open(context, file, title, original) {
                Ok(attachment) => attachments.push(attachment),
                Err(finding) => table.push(*finding),
            }
        }
        fields.close(table);
    }
    (attachments, named)
}

fn open(context: &Context<'_>, file: Text, title: Text, original: bool) -> Result<AttachmentDraft, Box<Diagnostic>> {
    let path = beside(context, &file)?;
    let refused = |message: String, help: &str| {
        Box::new(Diagnostic::at(&rules::A011, context.source, file.place(), message).help(help))
    };
    let Some(kind) = FileKind::of(&file.value) else {
        let message = format!("`{}` is of a type that cannot be checked", file.value);
        return Err(Box::new(
            refused(message, files::instead_of(&file.value))
                .help("a link under `[[links]]` can lead to a copy that is published elsewhere"),
        ));
    };
    if let Some(EntryKind::File(size @ LARGEST..)) = context.tree.entry(&path) {
        let message = format!("`{}` has {:.0} MB; attachments have at most 128 MB", file.value, size as f64 / 1e6);
        return Err(refused(message, "split it, or lead to a copy elsewhere with a link under `[[links]]`"));
    }
    let unreadable = |problem: String| {
        refused(format!("`{}` {problem}", file.value), "save it again, as UTF-8 if it is text, or leave it out")
    };
    let bytes = context.tree.read(&path).map_err(|error| unreadable(format!("cannot be read: {error}")))?;
    let digest = Sha256::digest(&bytes).into();
    let size = bytes.len() as u64;
    let contents = extract::contents(kind, &path, &title.value, bytes).map_err(unreadable)?;
    Ok(AttachmentDraft { path, title, kind, size, digest, original, contents, file })
}
/// The path of a file beside the record: a plain name, of a regular file.
pub(super) fn beside(context: &Context<'_>, file: &Text) -> Result<String, Box<Diagnostic>> {
    check_name(context, &file.value).map_err(|(message, help)| {
        Box::new(Diagnostic::at(&rules::A012, context.source, file.place(), message).help(help))
    })
}

/// The path of a file beside the record, or what is wrong with its name and what to do.
pub(super) fn check_name(context: &Context<'_>, name: &str) -> Result<String, (String, &'static str)> {
    if name.contains(['/', '\\', '\0']) || name == ".." || name == "." {
        let help = "put the file beside the record and give its name without a folder";
        return Err((format!("`{name}` is not beside the record"), help));
    }
    let path = format!("{}{name}", context.folder());
    match context.tree.entry(&path) {
        Some(EntryKind::File(_)) => Ok(path),
        Some(EntryKind::Link) => Err((format!("`{name}` is a symbolic link"), "put the file itself beside the record")),
        Some(EntryKind::Other | EntryKind::BadName) => {
            Err((format!("`{name}` is not a regular file"), "put the file itself beside the record"))
        }
        None => Err((format!("`{name}` is missing"), "put the file beside the record, or take this entry out")),
    }
}
