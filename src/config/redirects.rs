//! `[[redirects]]`: addresses that the site, or the one before it, had once, and where what stood there is now.

use super::is_web_address;
use crate::address::Address;
use crate::fields::{Fields, Text};

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
            let help = "give a path such as `/foi/answers/12/` or `/foi/answer-12.html`: letters, digits, `.`, `-` and \
                        `_`, with `/` or `.html` at its end";
            entry.wrong(text.place(), "`from` is not an old address of a page", help);
        }
        address
    });
    if let Some(text) = &to
        && !(text.value.starts_with('/') && !text.value.starts_with("//") || is_web_address(&text.value))
    {
        let help = "give a path of this site that begins with `/`, or a whole web address";
        entry.wrong(text.place(), "`to` is not an address", help);
        return None;
    }
    printed.extend(from);
    printed.extend(to.clone());
    Some(Redirect { from: address?, to: to? })
}

#[cfg(test)]
mod tests {
    use crate::config::{PATH, read};
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
}
