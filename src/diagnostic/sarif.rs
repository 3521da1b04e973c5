//! A report as SARIF 2.1.0 (OASIS, with Errata 01), which code hosts show beside the lines. Paths are relative to the
//! site's root; where that lies is for the reader to say.

mod objects;

use super::{Diagnostic, Place, RULES, Report, Rule};
use crate::source::Span;

use self::objects::{
    ArtifactChange, ArtifactLocation, Configuration, Content, Driver, Fix, Help, Location, Log, Message,
    PhysicalLocation, Properties, Region, Replacement, ReportingDescriptor, RootDescription, Run, SarifResult,
    SourceRoot, Tool,
};

/// The whole log of one run, as one line that ends with a line end.
pub fn sarif(report: &Report) -> String {
    let log = Log {
        schema: "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
        version: "2.1.0",
        runs: [Run {
            tool: Tool {
                driver: Driver {
                    name: "candour",
                    semantic_version: env!("CARGO_PKG_VERSION"),
                    rules: RULES.iter().copied().map(descriptor).collect(),
                },
            },
            original_uri_base_ids: SourceRoot {
                root: RootDescription {
                    description: Message::plain("The root of the site, where config.toml stands."),
                },
            },
            column_kind: "unicodeCodePoints",
            results: report.findings().iter().map(result).collect(),
        }],
    };
    let mut text = serde_json::to_string(&log).expect("invariant: texts and numbers have a form in JSON");
    text.push('\n');
    text
}

fn descriptor(rule: &'static Rule) -> ReportingDescriptor {
    ReportingDescriptor {
        id: rule.code,
        name: rule.name,
        short_description: Message::plain(&sentence(&rule.name.replace('-', " "))),
        full_description: Message::plain(&first_paragraph(rule.explanation)),
        help: Help { text: rule.explanation, markdown: rule.explanation },
        default_configuration: Configuration { level: rule.severity.name() },
    }
}

fn result(finding: &Diagnostic) -> SarifResult<'_> {
    let message: Vec<String> =
        std::iter::once(&finding.message).chain(&finding.help).map(|line| sentence(line)).collect();
    let location = match &finding.place {
        Place::Span(span) => located(span, finding.label.as_deref()),
        Place::File(path) => Location {
            physical_location: PhysicalLocation { artifact_location: artifact(path), region: None },
            message: None,
        },
    };
    SarifResult {
        rule_id: finding.rule.code,
        rule_index: RULES.iter().position(|rule| rule.code == finding.rule.code),
        level: finding.rule.severity.name(),
        message: Message::plain(&message.join("\n")),
        locations: [location],
        related_locations: finding.notes.iter().map(|(span, note)| located(span, Some(note))).collect(),
        fixes: fix(finding).into_iter().collect(),
        properties: finding.reference.as_deref().map(|reference| Properties { reference }),
    }
}

fn fix(finding: &Diagnostic) -> Option<Fix<'_>> {
    let (Place::Span(span), Some(replacement)) = (&finding.place, &finding.replacement) else {
        return None;
    };
    let help = finding.help.first().map_or("write this instead", String::as_str);
    Some(Fix {
        description: Message::plain(&sentence(help)),
        artifact_changes: [ArtifactChange {
            artifact_location: artifact(span.source().path()),
            replacements: [Replacement {
                deleted_region: region(span),
                inserted_content: Content { text: replacement },
            }],
        }],
    })
}

fn located(span: &Span, message: Option<&str>) -> Location {
    Location {
        physical_location: PhysicalLocation {
            artifact_location: artifact(span.source().path()),
            region: Some(region(span)),
        },
        message: message.map(Message::plain),
    }
}

fn region(span: &Span) -> Region {
    let begin = span.source().line_column(span.range().start);
    let end = span.source().line_column(span.range().end);
    Region { start_line: begin.line, start_column: begin.column, end_line: end.line, end_column: end.column }
}

fn artifact(path: &str) -> ArtifactLocation {
    ArtifactLocation { uri: encoded(path), uri_base_id: "%SRCROOT%" }
}

/// A relative path as a relative URI (RFC 3986). The colon is encoded too: in the first segment it would end a scheme.
fn encoded(path: &str) -> String {
    let mut uri = String::with_capacity(path.len());
    for byte in path.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => uri.push(char::from(byte)),
            other => uri.push_str(&format!("%{other:02X}")),
        }
    }
    uri
}

/// A phrase as a sentence: readers of SARIF show the first sentence of a message alone. Ready lines to copy stay as they
/// are.
fn sentence(phrase: &str) -> String {
    let ends = phrase.ends_with(['.', '!', '?', ':', '…']);
    if ends || phrase.is_empty() || phrase.contains('\n') { phrase.to_owned() } else { format!("{phrase}.") }
}

/// What the rule finds, as one line.
fn first_paragraph(explanation: &str) -> String {
    let lines = explanation.lines().skip_while(|line| line.is_empty() || line.starts_with('#'));
    lines.take_while(|line| !line.is_empty()).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::super::rules;
    use super::*;
    use crate::source::Source;
    use serde_json::{Value, json};

    #[test]
    fn a_result_has_its_rule_place_and_fix() {
        let source = Source::new("content/a b.md", "één\ntwo 2\n");
        let mut report = Report::default();
        report.push(
            Diagnostic::at(&rules::S002, &source, 10..11, "low number `2` in text")
                .label("from 1 to 5")
                .note(Span::new(&source, 0..5), "this line")
                .help("write `xx`")
                .replacement("xx")
                .about("77.FOI.24.000123"),
        );
        let log: Value = serde_json::from_str(&sarif(&report)).unwrap();
        let run = &log["runs"][0];
        let result = &run["results"][0];
        let artifact = json!({"uri": "content/a%20b.md", "uriBaseId": "%SRCROOT%"});
        let region = json!({"startLine": 2, "startColumn": 5, "endLine": 2, "endColumn": 6});
        assert_eq!(run["columnKind"], "unicodeCodePoints");
        assert_eq!(run["tool"]["driver"]["rules"][result["ruleIndex"].as_u64().unwrap() as usize]["id"], "S002");
        assert_eq!(result["message"]["text"], "low number `2` in text.\nwrite `xx`.");
        assert_eq!(
            result["locations"],
            json!([{
                "physicalLocation": {"artifactLocation": artifact, "region": region},
                "message": {"text": "from 1 to 5"},
            }])
        );
        assert_eq!(result["relatedLocations"][0]["physicalLocation"]["region"]["endColumn"], 4);
        assert_eq!(
            result["fixes"],
            json!([{
                "description": {"text": "write `xx`."},
                "artifactChanges": [{
                    "artifactLocation": artifact,
                    "replacements": [{"deletedRegion": region, "insertedContent": {"text": "xx"}}],
                }],
            }])
        );
    }

    #[test]
    fn a_path_is_a_relative_address_whatever_is_in_it() {
        assert_eq!(encoded("a:b/é %#?.md"), "a%3Ab/%C3%A9%20%25%23%3F.md");
    }

    #[test]
    fn every_rule_is_described_in_words() {
        for rule in RULES {
            let paragraph = first_paragraph(rule.explanation);
            assert!(paragraph.ends_with('.') && paragraph.len() < 1024, "{}: {paragraph}", rule.code);
        }
    }
}
