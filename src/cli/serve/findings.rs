//! Findings as a part of a page: each says which page and which part of it it is about, and the preview's script puts it
//! there. The page itself is the last that passed, so a finding shows the words that it speaks of.

use crate::address::{Address, Slug};
use crate::diagnostic::{self, Color, Diagnostic, Report, Severity};
use crate::plan::response_address;
use crate::source::SourceKind;

/// A finding, ready to be shown.
#[derive(Debug, Clone)]
pub(super) struct Shown {
    /// The address of the page that it is about; none for those about no page.
    page: Option<String>,
    /// The identifiers of what it may stand beside on that page, the nearest first.
    anchors: Vec<String>,
    /// The words of the heading that it stands under.
    heading: String,
    is_error: bool,
    title: String,
    text: String,
}

/// Every finding of a report.
pub(super) fn shown(report: &Report) -> Vec<Shown> {
    report.findings().iter().map(show).collect()
}

fn show(finding: &Diagnostic) -> Shown {
    let written = finding.span().filter(|span| *span.source().kind() == SourceKind::Written);
    let before = written.map_or("", |span| span.source().text().get(..span.range().start).unwrap_or_default());
    let (anchors, heading) = places(before, finding.cell.as_ref().map(|cell| cell.table.as_str()));
    let mut alone = Report::default();
    alone.push(finding.clone());
    Shown {
        page: page(finding),
        anchors,
        heading,
        is_error: finding.rule.severity == Severity::Error,
        title: format!("{}: {}", finding.rule.code, finding.message),
        text: diagnostic::human(&alone, Color::Never),
    }
}

/// The page that a finding is about.
fn page(finding: &Diagnostic) -> Option<String> {
    if let Some(reference) = &finding.reference {
        return Some(response_address(reference).to_string());
    }
    let name = finding.path().strip_prefix("content/pages/")?.strip_suffix(".md")?;
    Some(Address::page([&Slug::of(name)]).to_string())
}

/// What a finding may stand beside: its table, its question, or the heading above it, by what is written before it.
fn places(before: &str, table: Option<&str>) -> (Vec<String>, String) {
    let mut anchors: Vec<String> = table.map(|table| format!("table-{table}")).into_iter().collect();
    let body = before.find("\n+++").map_or("", |end| &before[end + 4..]);
    if body.is_empty() {
        // The front matter: beside the question that it is in.
        if let Some((_, question)) = before.rsplit_once("[[questions]]").filter(|(_, rest)| !rest.contains("\n[")) {
            let label = question.lines().find_map(|line| line.trim().strip_prefix("label")?.split('"').nth(1));
            let letters = |label: &str| label.chars().filter(|letter| letter.is_alphanumeric()).collect::<String>();
            anchors.extend(label.map(|label| format!("q{}", letters(label).to_lowercase())));
        }
        return (anchors, String::new());
    }
    let mut heading = String::new();
    // A table has its caption in the paragraph before it; what stands in neither is under the heading.
    let line = before.lines().next_back().unwrap_or_default();
    let in_table = line.starts_with('|') || line.starts_with("Table:");
    let caption = body.lines().rev().find(|line| line.starts_with("Table:")).filter(|_| in_table);
    anchors.extend(caption.and_then(identifier).map(|id| format!("table-{id}")));
    if let Some(line) = body.lines().rev().find(|line| line.starts_with('#')) {
        let words = line.trim_start_matches('#').trim();
        heading.push_str(words.split(" {").next().unwrap_or(words));
        anchors.extend(identifier(line).map(str::to_owned));
    }
    (anchors, heading)
}

/// The identifier in the attributes at the end of a line: `{#boroughs}`.
fn identifier(line: &str) -> Option<&str> {
    let (_, rest) = line.rsplit_once("{#")?;
    rest.split(['}', ' ']).next()
}

/// The findings as HTML, to stand above the content of the page with this address; nothing where there are none.
pub(super) fn html(findings: &[Shown]) -> String {
    if findings.is_empty() {
        return String::new();
    }
    let errors = findings.iter().filter(|finding| finding.is_error).count();
    let (title, lead) = match errors {
        0 => ("Warnings", "Nothing stands against publication."),
        _ => ("Not published", "Below is the site as it last passed."),
    };
    let mut html =
        format!("<section class=\"candour-findings\" aria-label=\"Findings\"><h2>{title}</h2>\n<p>{lead}</p>\n");
    for finding in findings {
        let weight = if finding.is_error { "error" } else { "warning" };
        let page = finding.page.as_ref().map(|page| format!("/{page}")).unwrap_or_default();
        html.push_str(&format!(
            "<details class=\"candour-finding candour-{weight}\" data-page=\"{}\" data-anchors=\"{}\" data-heading=\"{}\"><summary>{}</summary>",
            escaped(&page),
            escaped(&finding.anchors.join(" ")),
            escaped(&finding.heading),
            escaped(&finding.title),
        ));
        html.push_str(&format!("<pre tabindex=\"0\">{}</pre>", escaped(&finding.text)));
        if !page.is_empty() {
            html.push_str(&format!("<p><a href=\"{}\">The page that it is about</a></p>", escaped(&page)));
        }
        html.push_str("</details>\n");
    }
    html.push_str("</section>\n");
    html
}

fn escaped(text: &str) -> String {
    let mut escaped = String::new();
    // Writing to a String cannot fail.
    let _ = pulldown_cmark_escape::escape_html(&mut escaped, text);
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_finding_stands_beside_what_is_above_it() {
        let front = "+++\nreference = \"A\"\n\n[[questions]]\nlabel = \"5(a)\"\ntext = \"";
        assert_eq!(places(front, None).0, ["q5a"]);
        assert_eq!(places(&format!("{front}x\"\n\n[[links]]\ntitle = \""), None).0, Vec::<String>::new());
        let body = "+++\na = 1\n+++\n\n## Why *not* {#why}\n\nText of ";
        assert_eq!(places(body, None), (vec!["why".to_owned()], "Why *not*".to_owned()));
        let table = format!("{body}it.\n\nTable: Boroughs {{#boroughs total-row=\"last\"}}\n\n| a |\n| -- |\n| ");
        assert_eq!(places(&table, None).0, ["table-boroughs", "why"]);
        assert_eq!(places("", Some("t1")).0, ["table-t1"]);
    }
}
