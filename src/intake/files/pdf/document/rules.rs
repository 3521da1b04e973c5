//! What names of dictionaries mean for secrecy: known to be harmless, or telling of a part that is not shown
//! (ISO 32000-2). Strings have rules of their own.

use crate::intake::files::pdf::file::{File, Object};
use crate::intake::files::secret::Hides;

/// What a name tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Rule {
    /// Nothing by itself.
    Plain,
    /// A secret, whatever stands under it.
    Tells(Hides, &'static str),
}

/// What a name tells, in a dictionary that stands under another.
pub(super) fn of_key(key: &str, parent: &str) -> Rule {
    let tells = |hides, detail| Rule::Tells(hides, detail);
    // Resources, glyphs and states have names of their own choice.
    if is_free(parent) {
        return Rule::Plain;
    }
    match key {
        "PieceInfo" => tells(Hides::PrivateData, "an application's own data"),
        _ if key.starts_with("AAPL:AK") => tells(Hides::PrivateData, "an application's own copy of an annotation"),
        "EF" | "RF" => tells(Hides::EmbeddedFile, ""),
        "Collection" => tells(Hides::EmbeddedFile, "a portfolio of files"),
        "Thumb" => tells(Hides::Thumbnail, "a small picture of a page"),
        "XFA" => tells(Hides::DynamicForm, "a form in another format"),
        "JS" => tells(Hides::Macro, "a program"),
        "RichMediaContent" | "RichMediaSettings" | "3DD" | "3DV" | "Movie" | "Sound" => {
            tells(Hides::RichMedia, "sound, film or a model")
        }
        "DSS" | "Perms" => tells(Hides::Signature, "data of a digital signature"),
        "Alternates"
        | "OPI"
        | "SpiderInfo"
        | "IDS"
        | "URLS"
        | "Templates"
        | "AlternatePresentations"
        | "Renditions"
        | "Legal"
        | "LegalAttestation"
        | "VP"
        | "Measure"
        | "PtData"
        | "Requirements"
        | "PresSteps" => tells(Hides::UnknownPart, "a part that is seldom used and not looked into"),
        _ => Rule::Plain,
    }
}

/// Whether names under this one are of the writer's choice.
pub(super) fn is_free(parent: &str) -> bool {
    matches!(
        parent,
        "XObject"
            | "Font"
            | "ExtGState"
            | "ColorSpace"
            | "Pattern"
            | "Shading"
            | "Properties"
            | "CharProcs"
            | "ClassMap"
            | "RoleMap"
            | "Colorants"
            | "Dests"
    )
}

/// Whether a stream under these names is one that is read elsewhere, or that holds no words: fonts, colours, functions.
pub(super) fn knows_stream(key: &str, parent: &str) -> bool {
    matches!(
        key,
        "Contents"
            | "FontFile"
            | "FontFile2"
            | "FontFile3"
            | "ToUnicode"
            | "Encoding"
            | "UseCMap"
            | "CIDToGIDMap"
            | "CIDSet"
            | "Metadata"
            | "SMask"
            | "Mask"
            | "JBIG2Globals"
            | "DestOutputProfile"
            | "Function"
            | "Functions"
            | "TR"
            | "TR2"
            | "HT"
            | "BG"
            | "BG2"
            | "UCR"
            | "UCR2"
            | "ColorSpace"
            | "CS"
            | "G"
            | "Lookup"
            | "Shading"
            | "N"
            | "R"
            | "D"
            | "Pattern"
            | "RC"
            | "RV"
    ) || matches!(parent, "XObject" | "Pattern" | "Shading" | "CharProcs" | "ColorSpace" | "N" | "R" | "D" | "HT")
}

/// Names of a catalogue that are known.
pub(super) const CATALOG: [&str; 31] = [
    "Type",
    "Version",
    "Extensions",
    "Pages",
    "PageLabels",
    "Names",
    "Dests",
    "ViewerPreferences",
    "PageLayout",
    "PageMode",
    "Outlines",
    "Threads",
    "OpenAction",
    "AA",
    "URI",
    "AcroForm",
    "Metadata",
    "StructTreeRoot",
    "MarkInfo",
    "Lang",
    "OutputIntents",
    "PieceInfo",
    "OCProperties",
    "Perms",
    "Legal",
    "Requirements",
    "Collection",
    "NeedsRendering",
    "DSS",
    "AF",
    "SpiderInfo",
];

/// Names of a page that are known.
pub(super) const PAGE: [&str; 34] = [
    "Type",
    "Parent",
    "LastModified",
    "Resources",
    "MediaBox",
    "CropBox",
    "BleedBox",
    "TrimBox",
    "ArtBox",
    "BoxColorInfo",
    "Contents",
    "Rotate",
    "Group",
    "Thumb",
    "B",
    "Dur",
    "Trans",
    "Annots",
    "AA",
    "Metadata",
    "PieceInfo",
    "StructParents",
    "ID",
    "PZ",
    "SeparationInfo",
    "Tabs",
    "PresSteps",
    "UserUnit",
    "VP",
    "AF",
    "OutputIntents",
    "DPart",
    "Count",
    "StructParent",
];

/// Whether nothing stands under a name.
pub(super) fn is_empty(file: &File<'_>, object: &Object) -> bool {
    match file.resolve(object) {
        Object::Null => true,
        Object::Text(bytes) => bytes.is_empty(),
        Object::List(items) => items.is_empty(),
        Object::Dict(dict) => dict.0.is_empty(),
        _ => false,
    }
}
