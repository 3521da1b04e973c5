//! Links and images: checked for where they lead and for the words that lead there.

use std::ops::Range;

use pulldown_cmark::Event;

use super::destination::{Destination, classify};
use super::reader::Reader;
use super::{Link, tables};
use crate::diagnostic::rules;
use crate::plain::Plain;

/// Words that say nothing of where a link leads (WCAG 2.2, criterion 2.4.4).
const EMPTY_WORDS: &[&str] = &["", "here", "click here", "this", "this link", "link", "more", "read more"];

/// A link whose words are being read.
pub(super) struct OpenLink {
    text_start: usize,
    place: Range<usize>,
    /// The alternative texts of images within it.
    images: String,
}

impl Reader<'_> {
    pub(super) fn start_link(&mut self, address: &str, title: &str, range: Range<usize>) {
        self.html.push_markup("<a");
        self.push_destination("href", address, &range);
        if !title.is_empty() {
            self.html.push_attribute("title", title);
            self.aside(title, &range);
        }
        self.html.push_markup(">");
        self.link = Some(OpenLink { text_start: self.plain.text().len(), place: range, images: String::new() });
    }

    pub(super) fn end_link(&mut self) {
        self.html.push_markup("</a>");
        let Some(link) = self.link.take() else { return };
        let words = format!("{} {}", &self.plain.text()[link.text_start..], link.images).trim().to_lowercase();
        let is_address = words.contains("://") || words.starts_with("www.");
        if is_address || EMPTY_WORDS.contains(&words.as_str()) {
            self.find(
                &rules::H004,
                link.place,
                "the words of this link do not say where it leads",
                "name what it leads to, as in `[Enfield Council's scrutiny panel](…)`",
            );
        }
    }

    fn push_destination(&mut self, attribute: &'static str, address: &str, range: &Range<usize>) {
        let place = self.input.place_of(range.clone());
        match classify(address) {
            Destination::Outside => {
                self.html.push_address(attribute, address);
                self.document.destinations.push(Plain::made_from(address, place));
            }
            Destination::Anchor(_) => {
                self.html.push_address(attribute, address);
                self.document.links.push(Link { target: address.to_owned(), place });
            }
            Destination::Site => {
                let full = format!("{}{}", self.input.base_path, address.trim_start_matches('/'));
                self.html.push_address(attribute, &full);
                self.document.links.push(Link { target: address.to_owned(), place });
            }
            Destination::File(name) => match self.input.files.iter().find(|(file, _)| file == name) {
                Some((_, published)) => self.html.push_address(attribute, published),
                None => self.find(
                    &rules::L001,
                    range.clone(),
                    format!("`{name}` is not a file of this record"),
                    "list it under `[[attachments]]`, or give a whole address that begins with `https://` or `/`",
                ),
            },
            Destination::Refused => self.find(
                &rules::L001,
                range.clone(),
                format!("`{address}` is not an address that can be published"),
                "use `https://…`, `mailto:…`, `tel:…`, a path of this site that begins with `/`, or `#anchor`",
            ),
        }
    }

    pub(super) fn image(
        &mut self,
        address: &str,
        title: &str,
        range: Range<usize>,
        events: &[(Event<'_>, Range<usize>)],
        start: usize,
    ) -> usize {
        let end = tables::end_of(events, start);
        let words: String = events[start..end]
            .iter()
            .filter_map(|(event, _)| match event {
                Event::Text(text) | Event::Code(text) => Some(text.as_ref()),
                Event::SoftBreak | Event::HardBreak => Some(" "),
                _ => None,
            })
            .collect();
        if words.trim().is_empty() {
            self.find(
                &rules::H002,
                range.clone(),
                "this image has no alternative text",
                "say in the square brackets what the image shows: `![Map of the wards](wards.png)`",
            );
        }
        if let Some(link) = &mut self.link {
            link.images.push_str(&words);
        }
        self.html.push_markup("<img");
        self.push_destination("src", address, &range);
        self.html.push_attribute("alt", &words);
        self.aside(&words, &range);
        if !title.is_empty() {
            self.html.push_attribute("title", title);
            self.aside(title, &range);
        }
        self.html.push_markup(">");
        end + 1
    }

    fn aside(&mut self, words: &str, range: &Range<usize>) {
        let raw = &self.input.text[range.clone()];
        let plain = match raw.find(words) {
            Some(at) if self.input.start.is_some() => {
                let from = range.start + at;
                Plain::literal(words, self.input.place_of(from..from).start)
            }
            _ => Plain::made_from(words, self.input.place_of(range.clone())),
        };
        self.document.asides.push(plain);
    }
}
