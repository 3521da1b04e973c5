//! `[[redirects]]` and `redirects.csv`: addresses that the site, or the one before it, had once, and where what stood there
//! is now.

use std::sync::Arc;

use super::is_web_address;
use crate::address::Address;
use crate::diagnostic::{Diagnostic, Report, rules};
use crate::fields::{Fields, Text};
use crate::source::{Source, SourceTree};

/// A file in the site's root with many redirects: a header `from,to`, and one a line.
pub const REDIRECTS: &str = "redirects.csv";

/// The largest file of redirects, in bytes.
const LARGEST: usize = 16 << 20;

const FROM_HELP: &str = "give a path such as `/foi/answers/12/` or `/foi/answer-12.html`: letters, digits, `.`, `-` and \
                         `_`, with `/` or `.html` at its end";
const TO_HELP: &str = "give a path of this site that begins with `/`, or a whole web address";

/// An old address and the new one.
#[derive(Debug, Clone)]
pub struct Redirect {
    /// The old address within this site.
    pub from: Address,
    /// Where it leads: a path of this site that begins with `/`, or a whole web address.
    pub to: Text,
}

impl Redirect {
    /// The new address as a path of this site, without its first slash; none where it is another website's.
    pub fn own_target(&self) -> Option<&str> {
        self.to.value.strip_prefix('/')
    }
}

pub(super) fn read(fields: &mut Fields<'_>, printed: &mut Vec<Text>) -> Vec<Redirect> {
    let mut redirects = Vec::new();
    for mut entry in fields.tables("redirects") {
        redirects.extend(redirect(&mut entry, printed));
        fields.close(entry);
    }
    redirects
}

fn redirect(entry: &mut Fields<'_>, printed: &mut Vec<Text>) -> Option<Redirect> {
    let from = entry.required_text("from");
    let to = entry.required_text("to");
    let address = from.as_ref().and_then(|text| {
        let address = Address::former(&text.value);
        if address.is_none() {
            entry.wrong(text.place(), "`from` is not an old address of a page", FROM_HELP);
        }
        address
    });
    if let Some(text) = &to
        && !leads_somewhere(&text.value)
    {
        entry.wrong(text.place(), "`to` is not an address", TO_HELP);
        return None;
    }
    printed.extend(from);
    printed.extend(to.clone());
    Some(Redirect { from: address?, to: to? })
}

fn leads_somewhere(to: &str) -> bool {
    to.starts_with('/') && !to.starts_with("//") || is_web_address(to)
}

/// Reads `redirects.csv`, where a site has one.
pub(super) fn read_file(tree: &SourceTree, printed: &mut Vec<Text>, report: &mut Report) -> Vec<Redirect> {
    if tree.entry(REDIRECTS).is_none() {
        return Vec::new();
    }
    let text = tree.read(REDIRECTS).ok().filter(|bytes| bytes.len() <= LARGEST);
    let Some(text) = text.and_then(|bytes| String::from_utf8(bytes).ok()) else {
        let help = "save it as CSV in UTF-8; it has at most 16 MB";
        report.push(Diagnostic::on_file(&rules::R012, REDIRECTS, "the file cannot be read").help(help));
        return Vec::new();
    };
    let source = Source::data(REDIRECTS, text);
    let start = if source.text().starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
    let mut redirects = Vec::new();
    let (mut at, mut has_header) = (start, false);
    for line in source.text()[start..].split_inclusive('\n') {
        let begin = at;
        at += line.len();
        let line = line.trim_end_matches(['\n', '\r']);
        if line.trim().is_empty() {
            continue;
        }
        let cells = cells(line, begin, &source);
        let words: Vec<&str> = cells.iter().map(|cell| cell.value.as_str()).collect();
        if !has_header {
            if words != ["from", "to"] {
                report.push(wrong(
                    &source,
                    begin,
                    line,
                    "the columns are not `from` and `to`",
                    "begin the file with `from,to`",
                ));
                return Vec::new();
            }
            has_header = true;
        } else if let [from, to] = &cells[..] {
            redirects.extend(of_line(from, to, report));
            printed.extend(cells);
        } else {
            report.push(wrong(
                &source,
                begin,
                line,
                "this line has not two columns",
                "write the old address, a comma, the new one",
            ));
        }
    }
    redirects
}

fn wrong(source: &Arc<Source>, begin: usize, line: &str, message: &str, help: &str) -> Diagnostic {
    Diagnostic::at(&rules::R011, source, begin..begin + line.len(), message).help(help)
}

fn of_line(from: &Text, to: &Text, report: &mut Report) -> Option<Redirect> {
    let mut refuse = |text: &Text, message: &str, help: &str| {
        report.push(Diagnostic::at(&rules::R011, text.span().source(), text.place(), message).help(help));
    };
    let address = Address::former(&from.value);
    if address.is_none() {
        refuse(from, "this is not an old address of a page", FROM_HELP);
    }
    if !leads_somewhere(&to.value) {
        refuse(to, "this is not an address", TO_HELP);
        return None;
    }
    Some(Redirect { from: address?, to: to.clone() })
}

/// The cells of a line, with their places. An address holds no quotes, so quotes only ever stand around a cell.
fn cells(line: &str, begin: usize, source: &Arc<Source>) -> Vec<Text> {
    let (mut cells, mut at) = (Vec::new(), 0);
    loop {
        let rest = &line[at..];
        let quoted = rest.strip_prefix('"').and_then(|inner| inner.find('"')).map_or(0, |closing| closing + 2);
        let end = at + rest[quoted..].find(',').map_or(rest.len(), |comma| quoted + comma);
        let written = line[at..end].trim();
        let value = written.strip_prefix('"').and_then(|inner| inner.strip_suffix('"')).unwrap_or(written);
        cells.push(Text::new(value, source, begin + at..begin + end));
        if end == line.len() {
            return cells;
        }
        at = end + 1;
    }
}

#[cfg(test)]
mod tests {
    use crate::config::{PATH, REDIRECTS, read};
    use crate::diagnostic::Report;
    use crate::source::SourceTree;

    fn found(redirects: &str) -> (usize, Vec<&'static str>) {
        let text = format!("title = \"x\"\norganisation = \"y\"\nbase_url = \"https://a.example/\"\n{redirects}");
        let mut report = Report::default();
        let config = read(&SourceTree::from_files([(PATH, text)]), &mut report);
        let codes = report.findings().iter().map(|finding| finding.rule.code).collect();
        (config.map_or(0, |config| config.redirects.len()), codes)
    }

    #[test]
    fn old_addresses_are_paths_and_new_ones_may_lead_anywhere() {
        let good = "[[redirects]]\nfrom = \"/Old/A_1.html\"\nto = \"/responses/\"\n[[redirects]]\nfrom = \"/b/\"\nto = \"https://b.example/\"\n";
        assert_eq!(found(good), (2, vec![]));
        for (from, to) in
            [("/../a/", "/"), ("a//b/", "/"), ("/a.aspx", "/"), ("/a/", "//b.example/"), ("/a/", "b"), ("/", "/")]
        {
            let bad = format!("[[redirects]]\nfrom = \"{from}\"\nto = \"{to}\"\n");
            assert_eq!(found(&bad), (0, vec!["R011"]), "{from} {to}");
        }
        assert_eq!(found("[[redirects]]\nfrom = \"/a/\"\n"), (0, vec!["R010"]));
    }

    #[test]
    fn a_file_holds_many() {
        let read_with = |csv: &str| {
            let config = "title = \"x\"\norganisation = \"y\"\nbase_url = \"https://a.example/\"\n[[redirects]]\nfrom = \"/a/\"\nto = \"/\"\n";
            let mut report = Report::default();
            let config = read(&SourceTree::from_files([(PATH, config), (REDIRECTS, csv)]), &mut report);
            let froms: Vec<String> =
                config.iter().flat_map(|config| &config.redirects).map(|one| one.from.to_string()).collect();
            let places = report
                .findings()
                .iter()
                .map(|finding| (finding.rule.code, finding.span().map_or("", |span| span.text()).to_owned()));
            (froms, places.collect::<Vec<_>>())
        };
        let (froms, found) =
            read_with("\u{feff}from,to\r\n/b/,/responses/\r\n\r\n\"/c.html\",\"https://b.example/?x=1,2\"\r\n");
        assert_eq!((froms, found), (vec!["a/".to_owned(), "b/".to_owned(), "c.html".to_owned()], vec![]));
        let wrong =
            |csv: &str| read_with(csv).1.into_iter().map(|(code, text)| format!("{code} {text}")).collect::<Vec<_>>();
        assert_eq!(wrong("old,new\n/b/,/\n"), ["R011 old,new"]);
        assert_eq!(wrong("from,to\n/b,/\n/c/,d\n/e/\n/f/,/,\n"), ["R011 /b", "R011 d", "R011 /e/", "R011 /f/,/,"]);
        assert_eq!(wrong("from,to\n\"/b/,/\n"), ["R011 \"/b/"]);
        assert_eq!(wrong(""), Vec::<String>::new());
    }
}
