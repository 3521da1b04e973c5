//! The objects of SARIF 2.1.0 that a report needs, with the standard's own names and section numbers. Holds no findings'
//! logic, only their form.

use serde::Serialize;

use super::super::human::visible;

/// The `sarifLog` object (3.13).
#[derive(Serialize)]
pub(super) struct Log<'a> {
    #[serde(rename = "$schema")]
    pub(super) schema: &'static str,
    pub(super) version: &'static str,
    pub(super) runs: [Run<'a>; 1],
}

/// The `run` object (3.14).
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Run<'a> {
    pub(super) tool: Tool,
    pub(super) original_uri_base_ids: SourceRoot,
    /// UTF-16 code units, unless it says otherwise (3.14.17).
    pub(super) column_kind: &'static str,
    pub(super) results: Vec<SarifResult<'a>>,
}

/// What relative addresses are relative to (3.14.14).
#[derive(Serialize)]
pub(super) struct SourceRoot {
    #[serde(rename = "%SRCROOT%")]
    pub(super) root: RootDescription,
}

/// An `artifactLocation` object without an address: the reader knows where the root lies.
#[derive(Serialize)]
pub(super) struct RootDescription {
    pub(super) description: Message,
}

/// The `tool` object (3.18).
#[derive(Serialize)]
pub(super) struct Tool {
    pub(super) driver: Driver,
}

/// The `toolComponent` object (3.19).
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Driver {
    pub(super) name: &'static str,
    pub(super) semantic_version: &'static str,
    pub(super) rules: Vec<ReportingDescriptor>,
}

/// The `reportingDescriptor` object (3.49).
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct ReportingDescriptor {
    pub(super) id: &'static str,
    pub(super) name: &'static str,
    pub(super) short_description: Message,
    pub(super) full_description: Message,
    pub(super) help: Help,
    pub(super) default_configuration: Configuration,
}

/// A `multiformatMessageString` object (3.12).
#[derive(Serialize)]
pub(super) struct Help {
    pub(super) text: &'static str,
    pub(super) markdown: &'static str,
}

/// The `reportingConfiguration` object (3.50).
#[derive(Serialize)]
pub(super) struct Configuration {
    pub(super) level: &'static str,
}

/// The `result` object (3.27).
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct SarifResult<'a> {
    pub(super) rule_id: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) rule_index: Option<usize>,
    pub(super) level: &'static str,
    pub(super) message: Message,
    pub(super) locations: [Location; 1],
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) related_locations: Vec<Location>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) fixes: Vec<Fix<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) properties: Option<Properties<'a>>,
}

/// A `propertyBag` object (3.8).
#[derive(Serialize)]
pub(super) struct Properties<'a> {
    pub(super) reference: &'a str,
}

/// The `message` object (3.11).
#[derive(Serialize)]
pub(super) struct Message {
    text: String,
}

impl Message {
    /// A message without placeholders or links, safe to show.
    pub(super) fn plain(text: &str) -> Self {
        Self { text: text.chars().map(visible).collect() }
    }
}

/// The `location` object (3.28).
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Location {
    pub(super) physical_location: PhysicalLocation,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) message: Option<Message>,
}

/// The `physicalLocation` object (3.29).
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct PhysicalLocation {
    pub(super) artifact_location: ArtifactLocation,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) region: Option<Region>,
}

/// The `artifactLocation` object (3.4).
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct ArtifactLocation {
    pub(super) uri: String,
    pub(super) uri_base_id: &'static str,
}

/// The `region` object (3.30): lines and columns from 1, the end column that of the character after the last.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Region {
    pub(super) start_line: usize,
    pub(super) start_column: usize,
    pub(super) end_line: usize,
    pub(super) end_column: usize,
}

/// The `fix` object (3.55).
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Fix<'a> {
    pub(super) description: Message,
    pub(super) artifact_changes: [ArtifactChange<'a>; 1],
}

/// The `artifactChange` object (3.56).
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct ArtifactChange<'a> {
    pub(super) artifact_location: ArtifactLocation,
    pub(super) replacements: [Replacement<'a>; 1],
}

/// The `replacement` object (3.57).
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Replacement<'a> {
    pub(super) deleted_region: Region,
    pub(super) inserted_content: Content<'a>,
}

/// The `artifactContent` object (3.3).
#[derive(Serialize)]
pub(super) struct Content<'a> {
    pub(super) text: &'a str,
}
