//! The walk over the parser's events: each event becomes HTML and plain text at once, so that nothing is printed that
//! the gate does not read. Tables, links and footnotes have files of their own.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, Event, HeadingLevel, Options, Parser, Tag, TagEnd};

use super::links::OpenLink;
use super::notes::Notes;
use super::{Block, Document, Heading, Html, Input, tables};
use crate::address::Slug;
use crate::diagnostic::{Diagnostic, Report, Rule, rules};
use crate::plain::Plain;

/// Reads a Markdown text (`CommonMark` with tables, footnotes, strikethrough and heading attributes).
pub fn read(input: &Input<'_>, report: &mut Report) -> Document {
    let events = events(input.text);
    let mut reader = Reader::new(input, report);
    reader.walk(&events);
    // A log is held whole between reading and publishing: what is not needed goes back now.
    let mut document = reader.finish();
    document.plain.shrink();
    for block in &mut document.blocks {
        if let Block::Html(html) | Block::Heading(_, html) | Block::Notes(html) = block {
            html.shrink();
        }
    }
    document
}

/// The parser's events with their byte ranges.
pub(super) fn events(text: &str) -> Vec<(Event<'_>, Range<usize>)> {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_HEADING_ATTRIBUTES;
    // Room from the beginning for as many events as a text of this length has, if it is not all tables.
    let mut events = Vec::with_capacity(text.len() / 12);
    events.extend(Parser::new_ext(text, options).into_offset_iter());
    events
}

pub(super) struct Reader<'a> {
    pub(super) input: &'a Input<'a>,
    pub(super) report: &'a mut Report,
    pub(super) document: Document,
    /// What is being written now.
    pub(super) html: Html,
    pub(super) plain: Plain,
    /// Open containers (lists, quotes, notes): a table may stand in none.
    pub(super) depth: usize,
    /// For each open list, the number of its next item, or none for bullets.
    lists: Vec<Option<u64>>,
    heading: Option<OpenHeading>,
    last_level: u8,
    pub(super) link: Option<OpenLink>,
    pub(super) notes: Notes,
    /// The anchors of the document, and for those that were wanted several times the last number given.
    taken: BTreeSet<String>,
    repeated: BTreeMap<String, usize>,
}

struct OpenHeading {
    level: u8,
    id: Option<String>,
    text_start: usize,
    outer: Html,
    place: Range<usize>,
}

impl<'a> Reader<'a> {
    pub(super) fn new(input: &'a Input<'a>, report: &'a mut Report) -> Self {
        Self {
            input,
            report,
            document: Document::default(),
            html: Html::with_capacity(input.text.len() + input.text.len() / 8),
            plain: Plain::with_capacity(input.text.len()),
            depth: 0,
            lists: Vec::new(),
            heading: None,
            last_level: 1,
            link: None,
            notes: Notes::default(),
            taken: BTreeSet::new(),
            repeated: BTreeMap::new(),
        }
    }

    pub(super) fn walk(&mut self, events: &[(Event<'_>, Range<usize>)]) {
        let mut at = 0;
        while let Some((event, range)) = events.get(at) {
            match event {
                Event::Start(Tag::Paragraph) if tables::is_caption(events, at, self.input.text) => {
                    at = tables::read_captioned(self, events, at);
                    continue;
                }
                Event::Start(Tag::Table(_)) => {
                    at = tables::read_bare(self, events, at);
                    continue;
                }
                Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(info))) if tables::is_data(info) => {
                    at = tables::read_data(self, info, range.clone(), events, at);
                    continue;
                }
                Event::Start(Tag::Image { dest_url, title, .. }) => {
                    at = self.image(dest_url, title, range.clone(), events, at);
                    continue;
                }
                Event::Start(Tag::Paragraph) if tables::looks_like_caption(events, at, self.input.text) => {
                    let help = "put the table directly after it, with an empty line between; or begin the paragraph with other words";
                    self.find(&rules::R017, range.clone(), "no table follows this caption", help);
                    self.start(&Tag::Paragraph, range.clone());
                }
                Event::Start(tag) => self.start(tag, range.clone()),
                Event::End(end) => self.end(*end, range.clone()),
                Event::Text(text) => {
                    self.undefined_note(range);
                    self.print(text, range.clone());
                }
                Event::Code(code) => {
                    self.html.push_markup("<code>");
                    self.print(code, inner(self.input.text, range, code));
                    self.html.push_markup("</code>");
                }
                Event::FootnoteReference(name) => self.note_reference(name, range),
                Event::SoftBreak => {
                    self.html.push_markup("\n");
                    self.layout("\n", range.start);
                }
                Event::HardBreak => {
                    self.html.push_markup("<br>\n");
                    self.layout("\n", range.start);
                }
                Event::Rule => {
                    self.html.push_markup("<hr>\n");
                    self.layout("\n\n", range.start);
                }
                Event::Html(html) | Event::InlineHtml(html) => self.refuse_html(html, range.clone()),
                // Kinds that are not switched on; their text would arrive as text.
                Event::InlineMath(text) | Event::DisplayMath(text) => self.print(text, range.clone()),
                Event::TaskListMarker(_) => {}
            }
            at += 1;
        }
    }

    /// Prints text: into the HTML, escaped, and into what the gate reads.
    pub(super) fn print(&mut self, text: &str, range: Range<usize>) {
        self.html.push_text(text);
        let place = self.input.place_of(range);
        self.plain.push(text, place);
    }

    pub(super) fn layout(&mut self, text: &str, at: usize) {
        let at = self.input.place_of(at..at).start;
        self.plain.push_layout(text, at);
    }

    pub(super) fn find(&mut self, rule: &'static Rule, range: Range<usize>, message: impl Into<String>, help: &str) {
        let place = self.input.place_of(range);
        self.report.push(Diagnostic::at(rule, self.input.source, place, message).help(help));
    }

    /// Closes the run of HTML before a table.
    pub(super) fn close_block(&mut self) {
        let html = std::mem::take(&mut self.html);
        if !html.is_empty() {
            self.document.blocks.push(Block::Html(html));
        }
    }

    fn start(&mut self, tag: &Tag<'_>, range: Range<usize>) {
        match tag {
            Tag::Paragraph => self.html.push_markup("<p>"),
            Tag::Heading { level, id, .. } => self.start_heading(*level, id.as_deref(), range),
            Tag::BlockQuote(_) => self.open("<blockquote>\n"),
            Tag::CodeBlock(_) => self.html.push_markup("<pre tabindex=\"0\"><code>"),
            Tag::List(first) => self.start_list(*first),
            Tag::Item => self.start_item(range.start),
            Tag::Emphasis => self.html.push_markup("<em>"),
            Tag::Strong => self.html.push_markup("<strong>"),
            Tag::Strikethrough => self.html.push_markup("<del>"),
            Tag::Link { dest_url, title, .. } => self.start_link(dest_url, title, range),
            Tag::FootnoteDefinition(name) => self.start_note(name, range),
            _ => {}
        }
    }

    fn end(&mut self, end: TagEnd, range: Range<usize>) {
        match end {
            TagEnd::Paragraph => {
                self.html.push_markup("</p>\n");
                self.layout("\n\n", range.end);
            }
            TagEnd::Heading(_) => self.end_heading(range.end),
            TagEnd::BlockQuote(_) => self.close("</blockquote>\n"),
            TagEnd::CodeBlock => {
                self.html.push_markup("</code></pre>\n");
                self.layout("\n\n", range.end);
            }
            TagEnd::List(ordered) => {
                self.lists.pop();
                self.close(if ordered { "</ol>\n" } else { "</ul>\n" });
                self.layout("\n", range.end);
            }
            TagEnd::Item => {
                self.html.push_markup("</li>\n");
                self.layout("\n", range.end);
            }
            TagEnd::Emphasis => self.html.push_markup("</em>"),
            TagEnd::Strong => self.html.push_markup("</strong>"),
            TagEnd::Strikethrough => self.html.push_markup("</del>"),
            TagEnd::Link => self.end_link(),
            TagEnd::FootnoteDefinition => self.end_note(),
            _ => {}
        }
    }

    fn open(&mut self, markup: &'static str) {
        self.depth += 1;
        self.html.push_markup(markup);
    }

    fn close(&mut self, markup: &'static str) {
        self.depth = self.depth.saturating_sub(1);
        self.html.push_markup(markup);
    }

    fn start_list(&mut self, first: Option<u64>) {
        self.lists.push(first);
        match first {
            None => self.open("<ul>\n"),
            Some(1) => self.open("<ol>\n"),
            Some(first) => {
                self.open("<ol");
                self.html.push_attribute("start", &first.to_string());
                self.html.push_markup(">\n");
            }
        }
    }

    fn start_item(&mut self, at: usize) {
        self.html.push_markup("<li>");
        let marker = match self.lists.last_mut() {
            Some(Some(number)) => {
                let marker = format!("{number}. ");
                *number += 1;
                marker
            }
            _ => "- ".to_owned(),
        };
        if !self.plain.text().is_empty() && !self.plain.text().ends_with('\n') {
            self.layout("\n", at);
        }
        let place = self.input.place_of(at..at).start;
        self.plain.push_layout(&marker, place);
    }

    fn start_heading(&mut self, level: HeadingLevel, id: Option<&str>, range: Range<usize>) {
        let level = level as u8;
        if level == 1 {
            self.find(
                &rules::H003,
                range.clone(),
                "a heading of the first level in the text",
                "the title is the page's only first heading: begin with `##`",
            );
        } else if level > self.last_level + 1 {
            let message = format!("a heading of level {level} after one of level {}", self.last_level);
            self.find(
                &rules::H003,
                range.clone(),
                message,
                "leave out no level: people who listen to the page move by headings",
            );
        }
        self.last_level = level.max(1);
        let marks = "######".get(..usize::from(level)).unwrap_or("#");
        self.layout(&format!("{marks} "), range.start);
        self.heading = Some(OpenHeading {
            level,
            id: id.map(str::to_owned),
            text_start: self.plain.text().len(),
            outer: std::mem::take(&mut self.html),
            place: range,
        });
    }

    fn end_heading(&mut self, end: usize) {
        let Some(heading) = self.heading.take() else { return };
        let text = self.plain.text()[heading.text_start..].trim().to_owned();
        let place = self.input.place_of(heading.place);
        let id = match heading.id {
            Some(id) => {
                self.document.names.push((id.clone(), place.clone()));
                id
            }
            None => self.free_anchor(&format!("heading-{}", Slug::of(&text))),
        };
        self.add_anchor(id.clone(), place);
        let (open, close) = match heading.level {
            0..=2 => ("<h2", "</h2>\n"),
            3 => ("<h3", "</h3>\n"),
            4 => ("<h4", "</h4>\n"),
            5 => ("<h5", "</h5>\n"),
            _ => ("<h6", "</h6>\n"),
        };
        let words = std::mem::replace(&mut self.html, heading.outer);
        // In a list or a quotation a heading begins no part of the text.
        let begins_part = self.depth == 0;
        if begins_part {
            self.close_block();
        }
        self.html.push_markup(open);
        self.html.push_attribute("id", &id);
        self.html.push_markup(">");
        self.html.push(&words);
        self.html.push_markup(close);
        if begins_part {
            let html = std::mem::take(&mut self.html);
            self.document.blocks.push(Block::Heading(self.document.outline.len(), html));
        }
        self.document.outline.push(Heading { level: heading.level, id, text });
        self.layout("\n\n", end);
    }

    pub(super) fn add_anchor(&mut self, anchor: String, place: Range<usize>) {
        self.taken.insert(anchor.clone());
        self.document.anchors.push((anchor, place));
    }

    fn free_anchor(&mut self, wanted: &str) -> String {
        if !self.taken.contains(wanted) {
            return wanted.to_owned();
        }
        let number = self.repeated.entry(wanted.to_owned()).or_insert(1);
        loop {
            *number += 1;
            let anchor = format!("{wanted}-{number}");
            if !self.taken.contains(&anchor) {
                return anchor;
            }
        }
    }

    /// HTML is not published. The gate reads its words all the same: whoever hides a number in a comment should hear of
    /// both.
    fn refuse_html(&mut self, html: &str, range: Range<usize>) {
        for words in super::markup::words(html) {
            let place = self.input.place_of(range.start + words.start..range.start + words.end);
            self.plain.push(&html[words], place);
        }
        if super::markup::is_raised(html) {
            self.layout("^", range.start);
        }
        self.find(
            &rules::R016,
            range,
            "HTML in the text",
            "write it in Markdown; to show a `<` as it is, put the words between backticks or write `\\<`",
        );
    }

    pub(super) fn finish(mut self) -> Document {
        self.write_notes();
        self.close_block();
        self.document.plain = self.plain;
        self.document
    }
}

/// The place of a code span's words within its backticks.
fn inner(text: &str, range: &Range<usize>, code: &str) -> Range<usize> {
    match text[range.clone()].find(code) {
        Some(at) => range.start + at..range.start + at + code.len(),
        None => range.clone(),
    }
}
