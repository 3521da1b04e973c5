//! Files that go with a record: only those beside it, only those of a type that can be checked.

use std::sync::Arc;

use sha2::{Digest, Sha256};

use super::data_file;
use super::front_matter::Context;
use crate::address::Address;
use crate::diagnostic::{Diagnostic, rules};
use crate::fields::{Fields, Text};
use crate::source::{EntryKind, Source};

/// The types of file that can be checked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AttachmentKind {
    /// Comma-separated values.
    Csv,
    /// Tab-separated values.
    Tsv,
    /// Plain text.
    Text,
}

impl AttachmentKind {
    /// The type of a file, by its extension.
    pub fn of(name: &str) -> Option<Self> {
        let extension = name.rsplit_once('.')?.1.to_lowercase();
        match extension.as_str() {
            "csv" => Some(Self::Csv),
            "tsv" => Some(Self::Tsv),
            "txt" => Some(Self::Text),
            _ => None,
        }
    }

    /// What people call it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Csv => "CSV",
            Self::Tsv => "TSV",
            Self::Text => "plain text",
        }
    }

    /// Its media type.
    pub fn media_type(self) -> &'static str {
        match self {
            Self::Csv => "text/csv",
            Self::Tsv => "text/tab-separated-values",
            Self::Text => "text/plain",
        }
    }
}

/// A file that goes with a record, with the very bytes that will be checked.
pub(in crate::intake) struct AttachmentDraft {
    pub(in crate::intake) file: Text,
    pub(in crate::intake) title: Text,
    /// From the site's root.
    pub(in crate::intake) path: String,
    pub(in crate::intake) kind: AttachmentKind,
    pub(in crate::intake) size: u64,
    pub(in crate::intake) content: Arc<Source>,
    pub(in crate::intake) digest: [u8; 32],
}

impl AttachmentDraft {
    /// Its name as written, and as published.
    pub(super) fn link(&self) -> (String, String) {
        (self.file.value.clone(), self.published_name())
    }

    /// The name it is published under.
    pub(in crate::intake) fn published_name(&self) -> String {
        Address::home().file(&self.file.value).to_string()
    }

    /// Whether its cells are read as a table, and not as words.
    pub(in crate::intake) fn is_table(&self) -> bool {
        matches!(self.kind, AttachmentKind::Csv | AttachmentKind::Tsv)
    }
}

/// `[[attachments]]`: those that can be read, and the paths of all that are named.
pub(super) fn read(context: &Context<'_>, fields: &mut Fields<'_>) -> (Vec<AttachmentDraft>, Vec<String>) {
    let (mut attachments, mut named) = (Vec::new(), Vec::new());
    for mut table in fields.tables("attachments") {
        let file = table.required_text("file");
        let title = table.required_text("title");
        named.extend(file.iter().map(|file| format!("{}{}", context.folder(), file.value)));
        if let Some((file, title)) = file.zip(title) {
            match open(context, &file) {
                Ok((kind, content, digest)) => attachments.push(AttachmentDraft {
                    path: format!("{}{}", context.folder(), file.value),
                    size: content.text().len() as u64,
                    file,
                    title,
                    kind,
                    content,
                    digest,
                }),
                Err(finding) => table.push(*finding),
            }
        }
        fields.close(table);
    }
    (attachments, named)
}

type Opened = (AttachmentKind, Arc<Source>, [u8; 32]);

fn open(context: &Context<'_>, file: &Text) -> Result<Opened, Box<Diagnostic>> {
    let kind = AttachmentKind::of(&file.value);
    let path = beside(context, file)?;
    let Some(kind) = kind else {
        let message = format!("`{}` is of a type that cannot be checked", file.value);
        let finding = Diagnostic::at(&rules::A011, context.source, file.place(), message)
            .help("publish its tables as CSV and its words as plain text; those can be checked")
            .help("a link under `[[links]]` can lead to a copy that is published elsewhere");
        return Err(Box::new(finding));
    };
    let content = data_file::text(context.tree, &path).map_err(|problem| {
        let finding = Diagnostic::at(&rules::A011, context.source, file.place(), format!("`{}` {problem}", file.value))
            .help("save it again as UTF-8, or leave it out");
        Box::new(finding)
    })?;
    let digest = Sha256::digest(content.text().as_bytes()).into();
    Ok((kind, content, digest))
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
        Some(EntryKind::Other) => {
            Err((format!("`{name}` is not a regular file"), "put the file itself beside the record"))
        }
        None => Err((format!("`{name}` is missing"), "put the file beside the record, or take this entry out")),
    }
}
