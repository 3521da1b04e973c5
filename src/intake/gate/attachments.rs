//! A001 to A016: what attached files hide, as findings that say where and what to do. What a file hides is read by
//! [`files`](crate::intake::files), which knows nothing of records; the ways out are told by [`ways_out`].

mod ways_out;

use super::decisions::Docket;
use crate::diagnostic::{Diagnostic, Report, Rule, rules};
use crate::intake::files::{FileKind, Hides, Secret};
use crate::intake::records::{Contents, Draft};
use crate::source::{Source, Span};

/// A file that was looked into.
pub(in crate::intake) struct Opened<'a> {
    /// From the site's root.
    pub(in crate::intake) path: &'a str,
    pub(in crate::intake) kind: FileKind,
    /// SHA-256 of its bytes.
    pub(in crate::intake) digest: [u8; 32],
    pub(in crate::intake) contents: &'a Contents,
}

/// Reports what the attached files of a record hide.
pub(super) fn check(draft: &Draft, docket: &mut Docket<'_>, report: &mut Report) {
    if draft.withdrawn.is_some() {
        return;
    }
    for attachment in &draft.attachments {
        let (path, kind) = (attachment.path.as_str(), attachment.kind);
        let opened = Opened { path, kind, digest: attachment.digest, contents: &attachment.contents };
        check_secrets(&opened, docket, report);
    }
}

/// Reports what one file hides. What cannot be looked into may be covered by a decision of somebody who did: that is one
/// finding for the whole file, as it is one decision.
pub(super) fn check_secrets(opened: &Opened<'_>, docket: &mut Docket<'_>, report: &mut Report) {
    let is_for_people = |secret: &&Secret| std::ptr::eq(rule(secret.what, opened.kind), &rules::A016);
    let (for_people, others): (Vec<&Secret>, Vec<&Secret>) = opened.contents.secrets.iter().partition(is_for_people);
    for secret in others {
        report.push(opened.hides(secret));
    }
    if for_people.is_empty() {
        return;
    }
    let span = Span::new(&Source::data(opened.path, ""), 0..0);
    if docket.covers_file(opened.name(), &opened.sha256(), &span) {
        report.set_aside("decision", || span);
    } else {
        report.push(opened.cannot_be_read(&for_people));
    }
}

impl Opened<'_> {
    fn name(&self) -> &str {
        self.path.rsplit('/').next().unwrap_or(self.path)
    }

    fn sha256(&self) -> String {
        self.digest.iter().map(|byte| format!("{byte:02x}")).collect()
    }

    fn hides(&self, secret: &Secret) -> Diagnostic {
        let rule = rule(secret.what, self.kind);
        let at = if secret.place.is_empty() { String::new() } else { format!("`{}`: ", secret.place) };
        let words = secret.what.words();
        // Some details say no more than the words, and an empty one stands in all of them.
        let detail = if words.contains(&secret.detail) { String::new() } else { format!(" ({})", secret.detail) };
        let message = format!("{at}`{}` has {words}{detail}", self.name());
        let finding = Diagnostic::on_file(rule, self.path, message);
        ways_out::of(rule, self.kind, self.name()).iter().fold(finding, |finding, way| finding.help(*way))
    }

    /// Everything in the file that only a person can look into.
    fn cannot_be_read(&self, secrets: &[&Secret]) -> Diagnostic {
        let mut kinds: Vec<(Hides, Vec<&str>)> = Vec::new();
        for secret in secrets {
            let place = if secret.place.is_empty() { &secret.detail } else { &secret.place };
            match kinds.iter_mut().find(|(what, _)| *what == secret.what) {
                Some((_, places)) => places.push(place),
                None => kinds.push((secret.what, vec![place])),
            }
        }
        let listed = kinds.iter().map(|(what, places)| {
            let places: Vec<&str> = places.iter().copied().filter(|place| !place.is_empty()).collect();
            match places.as_slice() {
                [] => what.words().to_owned(),
                places => format!("{} ({})", what.words(), places.join(", ")),
            }
        });
        let message = format!("`{}` has {}", self.name(), listed.collect::<Vec<_>>().join(" and "));
        let finding = Diagnostic::on_file(&rules::A016, self.path, message);
        let finding =
            finding.help("give what it shows as text or tables in the record, which can be checked and searched");
        finding.help(format!(
            "or look through the whole file, and record that you did:\n\n[[decisions]]\ntext = \"{}\"\nsha256 = \"{}\"\nkind = \"looked-through\"\nreason = \"\"\nby = \"\"",
            self.name(),
            self.sha256(),
        ))
    }
}

/// The rule that speaks of a way to hide. The colour and size of words hide cells in a workbook, words elsewhere. What a
/// picture in an old workbook carries beside its pixels is not looked into, so that no person's look is enough.
fn rule(what: Hides, kind: FileKind) -> &'static Rule {
    match what {
        Hides::HiddenText | Hides::SameColorText | Hides::TinyText if kind.is_workbook() => &rules::A001,
        Hides::Picture if kind == FileKind::Xls => &rules::A005,
        Hides::Sheet
        | Hides::Row
        | Hides::Column
        | Hides::FilteredRow
        | Hides::MergedOver
        | Hides::NumberFormat
        | Hides::ConditionalFormat
        | Hides::TableStyle
        | Hides::DefinedName
        | Hides::StoredValue
        | Hides::FormulaFigures
        | Hides::NoValue
        | Hides::OrphanText
        | Hides::Phonetic
        | Hides::Scenario
        | Hides::Validation
        | Hides::CustomView => &rules::A001,
        Hides::PivotTable | Hides::PivotCache | Hides::DataModel | Hides::Chart => &rules::A002,
        Hides::Comment | Hides::ThreadedComment | Hides::HiddenAnnotation => &rules::A003,
        Hides::ExternalLink | Hides::DataSource => &rules::A004,
        Hides::EmbeddedFile | Hides::RichMedia | Hides::Glossary => &rules::A005,
        Hides::TrackedChange | Hides::EarlierVersion | Hides::OrphanObject => &rules::A006,
        Hides::Author
        | Hides::Properties
        | Hides::PrinterSettings
        | Hides::Variable
        | Hides::PrivateData
        | Hides::CustomXml
        | Hides::Protection
        | Hides::Signature => &rules::A007,
        Hides::CoveredText | Hides::PendingRedaction | Hides::Drawing => &rules::A009,
        Hides::Exif
        | Hides::Location
        | Hides::Thumbnail
        | Hides::Xmp
        | Hides::Iptc
        | Hides::PictureText
        | Hides::ColorProfile
        | Hides::SecondPicture
        | Hides::ImageMetadata => &rules::A010,
        Hides::Broken
        | Hides::Encrypted
        | Hides::TooLarge
        | Hides::Unreadable
        | Hides::TwoReadings
        | Hides::OtherType => &rules::A011,
        Hides::HiddenText
        | Hides::SameColorText
        | Hides::InvisibleText
        | Hides::OutsideText
        | Hides::TinyText
        | Hides::HiddenLayer
        | Hides::Field
        | Hides::Bookmark => &rules::A013,
        Hides::Macro | Hides::Action | Hides::FormField | Hides::DynamicForm => &rules::A014,
        Hides::UnknownPart | Hides::StrayBytes | Hides::Remark => &rules::A015,
        Hides::Pixels | Hides::Picture | Hides::Scan | Hides::UnmappedFont => &rules::A016,
    }
}

#[cfg(test)]
mod tests;
