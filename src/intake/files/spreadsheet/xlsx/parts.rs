//! What each kind of relationship leads to: a part that is read, or one that hides something by being there. Kinds that
//! are not listed are unknown.

use crate::intake::files::secret::Hides;

/// What a part is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    Workbook,
    Worksheet,
    Styles,
    Theme,
    Strings,
    CalculationChain,
    Metadata,
    Table,
    Comments,
    ThreadedComments,
    Drawing,
    Chart,
    CoreProperties,
    Application,
    CustomProperties,
    /// Leads out of the file, and a reader can see where to.
    Hyperlink,
    /// Hides something, whatever it holds.
    Hides(Hides, &'static str),
}

const OFFICE: [&str; 3] = [
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships/",
    // As some programs write it for the document's properties.
    "http://schemas.openxmlformats.org/officedocument/2006/relationships/",
    "http://purl.oclc.org/ooxml/officeDocument/relationships/",
];
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006/relationships/";
const MICROSOFT: &str = "http://schemas.microsoft.com/office/";

/// The role that a relationship's type gives its target.
pub(super) fn role(kind: &str) -> Option<Role> {
    if let Some(name) = OFFICE.iter().find_map(|prefix| kind.strip_prefix(prefix)) {
        return standard(name);
    }
    if let Some(name) = kind.strip_prefix(PACKAGE) {
        return match name {
            "metadata/core-properties" => Some(Role::CoreProperties),
            "metadata/thumbnail" => Some(Role::Hides(Hides::Thumbnail, "a picture of the first page")),
            name if name.starts_with("digital-signature/") => Some(Role::Hides(Hides::Author, "a signature")),
            _ => None,
        };
    }
    kind.strip_prefix(MICROSOFT).and_then(|rest| microsoft(rest.rsplit('/').next().unwrap_or("")))
}

/// ECMA-376 part 1, clauses 12, 14 and 15.
fn standard(name: &str) -> Option<Role> {
    Some(match name {
        "officeDocument" => Role::Workbook,
        "worksheet" => Role::Worksheet,
        "styles" => Role::Styles,
        "theme" => Role::Theme,
        "sharedStrings" => Role::Strings,
        "calcChain" => Role::CalculationChain,
        "sheetMetadata" => Role::Metadata,
        "table" => Role::Table,
        "comments" => Role::Comments,
        "drawing" => Role::Drawing,
        "chart" | "chartUserShapes" => Role::Chart,
        "extended-properties" | "extendedProperties" => Role::Application,
        "custom-properties" | "customProperties" => Role::CustomProperties,
        "hyperlink" => Role::Hyperlink,
        "metadata/core-properties" => Role::CoreProperties,
        "chartsheet" => Role::Hides(Hides::Chart, "a sheet with a chart"),
        "dialogsheet" => Role::Hides(Hides::Macro, "a sheet with a dialogue"),
        "externalLink" | "externalLinkPath" => {
            Role::Hides(Hides::ExternalLink, "a link to another file, with values from it")
        }
        "pivotTable" => Role::Hides(Hides::PivotTable, "a pivot table"),
        "pivotCacheDefinition" => Role::Hides(Hides::PivotCache, "the fields and values behind a pivot table"),
        "pivotCacheRecords" => Role::Hides(Hides::PivotCache, "the rows behind a pivot table"),
        "queryTable" => Role::Hides(Hides::DataSource, "a table from a query"),
        "connections" => Role::Hides(Hides::DataSource, "connections to sources of data"),
        "customXml" => Role::Hides(Hides::CustomXml, "XML of a program's own"),
        "customXmlProps" => Role::Hides(Hides::CustomXml, "properties of XML of a program's own"),
        "customProperty" => Role::Hides(Hides::Properties, "a property of a sheet"),
        "printerSettings" => Role::Hides(Hides::PrinterSettings, ""),
        "oleObject" | "package" => Role::Hides(Hides::EmbeddedFile, ""),
        "control" | "ctrlProp" => Role::Hides(Hides::FormField, "a control"),
        "vmlDrawing" => Role::Hides(Hides::Drawing, "a drawing in the old format"),
        "image" => Role::Hides(Hides::Picture, "a picture"),
        "audio" | "video" | "media" => Role::Hides(Hides::EmbeddedFile, "sound or video"),
        "themeOverride" => Role::Hides(Hides::Chart, "a theme of a chart"),
        "revisionHeaders" | "revisionLog" => Role::Hides(Hides::TrackedChange, "earlier values of cells"),
        "usernames" => Role::Hides(Hides::Author, "the names of those who edited it"),
        "xmlMaps" => Role::Hides(Hides::CustomXml, "maps to XML"),
        "tableSingleCells" => Role::Hides(Hides::CustomXml, "cells mapped to XML"),
        "volatileDependencies" => Role::Hides(Hides::DataSource, "values from a server"),
        "diagramData" | "diagramLayout" | "diagramQuickStyle" | "diagramColors" => {
            Role::Hides(Hides::Drawing, "a diagram")
        }
        _ => return None,
    })
}

/// Microsoft's additions, by the last step of their addresses ([MS-XLSX], [MS-OFFMACRO2], [MS-ODRAWXML]).
fn microsoft(name: &str) -> Option<Role> {
    Some(match name {
        "threadedComment" => Role::ThreadedComments,
        "person" => Role::Hides(Hides::Author, "the names of those who commented"),
        "vbaProject" | "wordVbaData" | "vbaProjectSignature" | "vbaProjectSignatureAgile" | "vbaProjectSignatureV3" => {
            Role::Hides(Hides::Macro, "a program")
        }
        "xlMacrosheet" | "xlIntlMacrosheet" => Role::Hides(Hides::Macro, "a sheet with a program"),
        "attachedToolbars" => Role::Hides(Hides::Macro, "toolbars"),
        "activeXControlBinary" => Role::Hides(Hides::FormField, "a control's state"),
        "chartEx" | "chartStyle" | "chartColorStyle" => Role::Hides(Hides::Chart, ""),
        "powerPivotData" => Role::Hides(Hides::DataModel, "a data model"),
        "slicer" | "slicerCache" | "timeline" | "timelineCache" => {
            Role::Hides(Hides::PivotCache, "the values of a slicer")
        }
        "xlExternalLinkPath"
        | "xlPathMissing"
        | "xlStartup"
        | "xlAlternateStartup"
        | "xlLibrary"
        | "alternateUrls"
        | "externalLinkLongPath" => Role::Hides(Hides::ExternalLink, "a link to another file"),
        "classificationlabels" => Role::Hides(Hides::Properties, "a sensitivity label"),
        "namedSheetView" => Role::Hides(Hides::FilteredRow, "filters that somebody saved"),
        "documenttask" => Role::Hides(Hides::ThreadedComment, "tasks for people"),
        "hdphoto" => Role::Hides(Hides::Picture, "a picture"),
        "diagramDrawing" => Role::Hides(Hides::Drawing, "a diagram"),
        "ui/extensibility" | "extensibility" => Role::Hides(Hides::Macro, "buttons of a program's own"),
        _ => return None,
    })
}

/// Whether a part of a role may have a content type; parts that are found anyway may have any.
pub(super) fn agrees(role: Role, content_type: &str) -> bool {
    const SHEET: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.";
    let of_sheets =
        |name: &str| content_type.strip_prefix(SHEET).and_then(|rest| rest.strip_suffix("+xml")) == Some(name);
    match role {
        Role::Workbook => of_sheets("sheet.main"),
        Role::Worksheet => of_sheets("worksheet"),
        Role::Styles => of_sheets("styles"),
        Role::Strings => of_sheets("sharedStrings"),
        Role::CalculationChain => of_sheets("calcChain"),
        Role::Metadata => of_sheets("sheetMetadata"),
        Role::Table => of_sheets("table"),
        Role::Comments => of_sheets("comments"),
        Role::Theme => content_type == "application/vnd.openxmlformats-officedocument.theme+xml",
        Role::CoreProperties => content_type == "application/vnd.openxmlformats-package.core-properties+xml",
        Role::Application => content_type == "application/vnd.openxmlformats-officedocument.extended-properties+xml",
        Role::CustomProperties => content_type == "application/vnd.openxmlformats-officedocument.custom-properties+xml",
        Role::Drawing | Role::Chart | Role::ThreadedComments | Role::Hyperlink | Role::Hides(..) => true,
    }
}
