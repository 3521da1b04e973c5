//! A report for people: each finding with its excerpt, carets, notes and ways out, as rustc draws them. Does not count
//! the findings; the closing line is the command line's.

mod excerpt;
mod visible;

use annotate_snippets::{AnnotationKind, Group, Level, Origin, Patch, Renderer, Snippet};

use self::excerpt::excerpt;
pub(super) use self::visible::visible;
use super::{Diagnostic, Place, Report, Severity};
use crate::source::Span;

/// Whether the text is coloured for a terminal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Color {
    /// With ANSI escape sequences.
    Always,
    /// Plain text.
    Never,
}

/// Words of more characters than this are cut, so that a key of a megabyte does not fill the terminal.
const MOST_WORDS: usize = 1000;
/// Wider than any excerpt, so that lines are cut in one place only: by the excerpt.
const WIDTH: usize = 1000;

/// Draws every finding, with an empty line between them.
pub fn human(report: &Report, color: Color) -> String {
    let renderer = match color {
        Color::Always => Renderer::styled(),
        Color::Never => Renderer::plain(),
    }
    .term_width(WIDTH);
    let drawn: Vec<String> = report.findings().iter().map(|finding| draw(finding, &renderer)).collect();
    drawn.join("\n")
}

fn draw(finding: &Diagnostic, renderer: &Renderer) -> String {
    let mut headers = Vec::new();
    let groups = groups(finding, &mut headers);
    let mut drawn = renderer.render(&groups);
    correct(&mut drawn, &headers);
    drawn.push('\n');
    drawn
}

fn groups<'a>(finding: &'a Diagnostic, headers: &mut Vec<Header>) -> Vec<Group<'a>> {
    let level = match finding.rule.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    };
    let title = level.primary_title(line(&finding.message)).id(finding.rule.code);
    let main = match &finding.place {
        Place::Span(span) => title.element(shown(span, finding.label.as_deref(), headers)),
        Place::File(path) => title.element(Origin::path(line(path))),
    };
    let suggestion = suggestion(finding);
    let spoken = usize::from(suggestion.is_some());
    let help = finding.help.iter().skip(spoken).map(|help| Level::HELP.message(lines(help)));

    let mut groups = vec![main.elements(help)];
    for (span, note) in &finding.notes {
        groups.push(Level::NOTE.secondary_title(line(note)).element(shown(span, None, headers)));
    }
    groups.extend(suggestion);
    groups
}

/// A place: where it is, and its excerpt with carets.
fn shown<'a>(
    span: &Span,
    label: Option<&str>,
    headers: &mut Vec<Header>,
) -> Snippet<'a, annotate_snippets::Annotation<'a>> {
    let path = line(span.source().path());
    let excerpt = excerpt(span);
    headers.push(Header {
        drawn: format!("{path}:{}:{}", excerpt.line, excerpt.text_column()),
        meant: format!("{path}:{}:{}", excerpt.line, excerpt.column),
    });
    let annotation = AnnotationKind::Primary.span(excerpt.range).label(label.map(line));
    Snippet::source(excerpt.text).line_start(excerpt.line).path(path).annotation(annotation)
}

/// The replacement as lines taken out and put in, under the first way out.
fn suggestion(finding: &Diagnostic) -> Option<Group<'_>> {
    let (Place::Span(span), Some(replacement)) = (&finding.place, &finding.replacement) else {
        return None;
    };
    let title = finding.help.first().map_or_else(|| "write this instead".to_owned(), |help| lines(help));
    let title = Level::HELP.secondary_title(title);
    let excerpt = excerpt(span);
    if !excerpt.whole {
        return Some(title.element(Level::NOTE.message(format!("the replacement is `{}`", line(replacement)))));
    }
    let patch = Patch::new(excerpt.range, words(replacement));
    Some(title.element(Snippet::source(excerpt.text).line_start(excerpt.line).patch(patch)))
}

/// Where a place is said to be. annotate-snippets counts columns in the text that it is given, which may begin within
/// a line.
struct Header {
    drawn: String,
    meant: String,
}

/// Puts the columns of the file in place of those of the excerpts, in the order in which they were drawn.
fn correct(drawn: &mut String, headers: &[Header]) {
    let mut from = 0;
    for header in headers {
        let Some(at) = drawn[from..].find(&header.drawn) else {
            continue;
        };
        let start = from + at;
        drawn.replace_range(start..start + header.drawn.len(), &header.meant);
        from = start + header.meant.len();
    }
}

/// Words that are safe to print. What annotate-snippets takes for a message it prints as it is.
fn words(text: &str) -> String {
    let mut characters = text.chars();
    let mut words: String = characters.by_ref().take(MOST_WORDS).map(visible).collect::<String>().replace('\t', " ");
    if characters.next().is_some() {
        words.push('…');
    }
    words
}

/// Words in as many lines as they have, without empty ones.
fn lines(text: &str) -> String {
    let words = words(text);
    let lines: Vec<&str> = words.lines().filter(|line| !line.trim().is_empty()).collect();
    lines.join("\n")
}

/// Words in one line.
fn line(text: &str) -> String {
    words(text).replace('\n', " ")
}

#[cfg(test)]
mod tests {
    use super::super::rules;
    use super::*;
    use crate::source::Source;

    fn drawn(finding: Diagnostic) -> String {
        let mut report = Report::default();
        report.push(finding);
        human(&report, Color::Never)
    }

    #[test]
    fn a_finding_shows_place_notes_and_ways_out() {
        let source = Source::new("content/a.md", "+++\nrecieved = 2024-01-08\n+++\n");
        let finding = Diagnostic::at(&rules::R002, &source, 4..12, "unknown key `recieved`")
            .label("did you mean `received`?")
            .note(Span::new(&source, 0..3), "front matter begins here")
            .help("correct the spelling")
            .help("take the line out")
            .replacement("received");
        let expected = "\
error[R002]: unknown key `recieved`
 --> content/a.md:2:1
  |
2 | recieved = 2024-01-08
  | ^^^^^^^^ did you mean `received`?
  |
  = help: take the line out
note: front matter begins here
 --> content/a.md:1:1
  |
1 | +++
  | ^^^
help: correct the spelling
  |
2 - recieved = 2024-01-08
2 + received = 2024-01-08
  |
";
        assert_eq!(drawn(finding), expected);
    }

    #[test]
    fn columns_are_those_of_the_file_where_a_line_is_cut() {
        let text = format!("{}1{}2{}", "a".repeat(520), "b".repeat(300), "c".repeat(300));
        let source = Source::new("a.md", text);
        let note = Span::new(&source, 821..822);
        let text = drawn(Diagnostic::at(&rules::S002, &source, 520..521, "low").note(note, "and here"));
        assert!(text.contains(" --> a.md:1:521\n"), "{text}");
        assert!(text.contains(" --> a.md:1:822\n"), "{text}");
        assert!(text.lines().all(|line| line.chars().count() < 160), "{text}");
    }

    #[test]
    fn nothing_steers_the_terminal() {
        let hostile = "\u{1b}[2J\u{9b}31m\u{202e}\r\u{7}3";
        let source = Source::new(format!("content/{hostile}.md"), format!("{hostile}\n"));
        let note = Span::new(&source, 0..1);
        let finding = Diagnostic::at(&rules::S002, &source, 0..4, hostile).label(hostile).note(note, hostile);
        let text = drawn(finding.help(hostile).help(hostile).replacement(hostile));
        assert!(text.chars().all(|character| character == '\n' || visible(character) == character), "{text:?}");
    }

    #[test]
    fn colours_are_added_only_when_asked_for() {
        let mut report = Report::default();
        report.push(Diagnostic::on_file(&rules::R012, "a.md", "the file is empty").help("delete it"));
        assert_eq!(human(&report, Color::Never), "error[R012]: the file is empty\n--> a.md\n = help: delete it\n");
        assert!(human(&report, Color::Always).contains("\u{1b}["));
    }
}
