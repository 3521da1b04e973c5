//! `opensearch.xml`: lets a browser search the log from its own search box
//! (<https://github.com/dewitt/opensearch/blob/master/opensearch-1-1-draft-6.md>).
//!
//! What is searched stands in the fragment, which a browser sends to nobody: no server and no log ever gets it.

use std::io;

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, Event};

use super::text;
use crate::plan::{Job, Plan};

/// The longest names, in characters.
const SHORT: usize = 16;
const LONG: usize = 48;

pub(super) fn write(plan: &Plan<'_>) -> io::Result<Vec<u8>> {
    let mut xml = Writer::new_with_indent(Vec::new(), b' ', 1);
    xml.write_event(Event::Decl(BytesDecl::new("1.0", Some("utf-8"), None)))?;
    let search = plan.url(&plan.address(Job::Search));
    let template = format!("{search}#q={{searchTerms}}");
    let config = plan.config;
    let namespace = ("xmlns", "http://a9.com/-/spec/opensearch/1.1/");
    xml.create_element("OpenSearchDescription").with_attribute(namespace).write_inner_content(|xml| {
        text(xml, "ShortName", &cut(&config.title, SHORT))?;
        text(xml, "LongName", &cut(&format!("{}, {}", config.title, config.organisation), LONG))?;
        let values = [("organisation", config.organisation.as_str())];
        text(xml, "Description", &plan.language.fill("home.description", &values))?;
        xml.create_element("Url")
            .with_attributes([("type", "text/html"), ("method", "get"), ("template", template.as_str())])
            .write_empty()?;
        text(xml, "Language", &config.language)?;
        text(xml, "InputEncoding", "UTF-8")?;
        text(xml, "OutputEncoding", "UTF-8")
    })?;
    Ok(xml.into_inner())
}

/// A name of whole words that is no longer than it may be; a first word that is too long by itself is cut.
fn cut(name: &str, longest: usize) -> String {
    let mut short = String::new();
    for word in name.split_whitespace() {
        let gap = usize::from(!short.is_empty());
        if short.chars().count() + gap + word.chars().count() > longest {
            break;
        }
        if gap == 1 {
            short.push(' ');
        }
        short.push_str(word);
    }
    if short.is_empty() { name.chars().take(longest).collect() } else { short.trim_end_matches(',').to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_cut_between_words() {
        assert_eq!(cut("Disclosure log", SHORT), "Disclosure log");
        assert_eq!(cut("Disclosure log, Fenwick Borough Council", SHORT), "Disclosure log");
        assert_eq!(cut("Informationsfreiheit heute", SHORT), "Informationsfrei");
    }
}
