//! `config.toml`: read key by key, with defaults that work, into what the program uses. Reads nothing of the records.

mod accessibility;
mod beta;
mod contact;
mod cookies;
mod exit;
mod language;
mod licence;
mod lists;
mod policy;
mod redirects;
mod reference;
mod search;
mod statistics;
mod theme;

pub use self::accessibility::{Accessibility, Compliance, Enforcement, Failure, Ground};
pub use self::beta::Beta;
pub use self::contact::Contact;
pub use self::cookies::{Basis, Cookies, Item, OWN as OWN_COOKIES};
pub use self::exit::Exit;
pub use self::licence::Licence;
pub use self::policy::{Policy, Protection, Zero};
pub use self::redirects::{REDIRECTS, Redirect};
pub use self::reference::ReferencePattern;
pub use self::search::Search;
pub use self::theme::{Colour, Logo, Look};

use crate::diagnostic::{Diagnostic, Report, rules};
use crate::fields::{self, Fields, Text};
use crate::source::{Source, SourceTree};

/// The file's name in the site's root.
pub const PATH: &str = "config.toml";

/// How a site is to be built.
#[derive(Debug, Clone)]
pub struct Config {
    /// The log's title.
    pub title: String,
    /// The public body.
    pub organisation: String,
    /// The site's address, with a final slash: `https://foi.example/`.
    pub base_url: String,
    /// The path of the address: `/`, or `/foi/` for a site in a folder.
    pub base_path: String,
    /// The language of pages, such as `en-GB`.
    pub language: String,
    /// How a reference is written.
    pub reference: ReferencePattern,
    /// What the gate holds records to.
    pub policy: Policy,
    /// What search is told of the body's words.
    pub search: Search,
    /// Where "Leave this site" goes.
    pub exit: Exit,
    /// The notice that the site is a work in progress.
    pub beta: Option<Beta>,
    /// What may be kept on a visitor's device.
    pub cookies: Cookies,
    /// Whom to ask, and how to complain.
    pub contact: Contact,
    /// Under which terms the log may be used again.
    pub licence: Option<Licence>,
    /// The theme, its colours and the logo.
    pub theme: Look,
    /// What the accessibility statement says; none where a site writes its own page.
    pub accessibility: Option<Accessibility>,
    /// How many responses a page of a list shows.
    pub per_page: usize,
    /// Whether the page of statistics says how long answers took.
    pub timeliness: bool,
    /// Old addresses, and where they lead.
    pub redirects: Vec<Redirect>,
    /// Every text of the configuration that is printed on a page, for the gate to read.
    pub texts: Vec<Text>,
    /// Addresses and signs of the configuration that are printed or lead somewhere, for the gate to read.
    pub names: Vec<Text>,
}

/// Reads `config.toml`; `None` when it cannot be used at all.
pub fn read(tree: &SourceTree, report: &mut Report) -> Option<Config> {
    let text = match tree.read(PATH).map(String::from_utf8) {
        Ok(Ok(text)) => text,
        Ok(Err(_)) => {
            report.push(Diagnostic::on_file(&rules::G001, PATH, "the file is not UTF-8").help("save it as UTF-8"));
            return None;
        }
        Err(error) => {
            let message = format!("the file cannot be read: {error}");
            let help =
                "run this in a site's folder, give the folder with `--root`, or begin a site with `candour init DIR`";
            report.push(Diagnostic::on_file(&rules::G001, PATH, message).help(help));
            return None;
        }
    };
    let source = Source::new(PATH, text);
    let table = fields::parse(&source, 0..source.text().len(), report)?;
    let mut keys = Keys {
        fields: Fields::outermost(table.get_ref(), &source, 0, 0..source.line(1).end),
        texts: Vec::new(),
        names: Vec::new(),
    };
    let config = keys.config();
    let mut found = keys.fields.finish();
    let config = config.map(|mut config| {
        let more = redirects::read_file(tree, &mut config.names, &mut found);
        config.redirects.extend(more);
        config
    });
    let usable = !found.has_errors();
    report.append(found);
    config.filter(|_| usable)
}

/// The keys of the file, and the texts among them that pages will print.
struct Keys<'a> {
    fields: Fields<'a>,
    texts: Vec<Text>,
    names: Vec<Text>,
}

impl Keys<'_> {
    fn config(&mut self) -> Option<Config> {
        let title = self.printed("title");
        let organisation = self.printed("organisation");
        let base_url = self.base_url();
        let language = language::read(&mut self.fields);
        let reference = reference::read(&mut self.fields);
        let policy = policy::read(&mut self.fields, &mut self.names);
        let policy = Policy { is_welsh: policy::is_welsh(&language), ..policy };
        let search = search::read(&mut self.fields, &mut self.texts);
        let exit = exit::read(&mut self.fields, &mut self.names);
        let beta = beta::read(&mut self.fields, &mut self.texts, &mut self.names);
        let cookies = cookies::read(&mut self.fields, &mut self.texts);
        let contact = contact::read(&mut self.fields, &mut self.texts, &mut self.names);
        let licence = licence::read(&mut self.fields, &mut self.texts, &mut self.names);
        let theme = theme::read(&mut self.fields, &mut self.texts);
        let accessibility = accessibility::read(&mut self.fields, &mut self.texts);
        let per_page = lists::read(&mut self.fields);
        let timeliness = statistics::read(&mut self.fields);
        let redirects = redirects::read(&mut self.fields, &mut self.names);
        let base_url = base_url?;
        Some(Config {
            title: title?,
            organisation: organisation?,
            base_path: base_path(&base_url),
            base_url,
            language,
            reference,
            policy,
            search,
            exit,
            beta,
            cookies,
            contact,
            licence,
            theme,
            accessibility,
            per_page,
            timeliness,
            redirects,
            texts: std::mem::take(&mut self.texts),
            names: std::mem::take(&mut self.names),
        })
    }

    fn printed(&mut self, key: &'static str) -> Option<String> {
        let text = self.fields.required_text(key)?;
        self.texts.push(text.clone());
        Some(text.value)
    }

    fn base_url(&mut self) -> Option<String> {
        let text = self.fields.required_text("base_url")?;
        if !is_web_address(&text.value) || text.value.contains(['?', '#', ' ']) {
            let help = "write the whole address of the site: `https://foi.example.gov.uk/`";
            self.fields.wrong(text.place(), "`base_url` is not a web address", help);
            return None;
        }
        self.names.push(text.clone());
        Some(with_final_slash(text.value))
    }
}

/// Reads `config.toml`, and uses another address than the configured one where one is given, as `build --base-url` does.
pub fn configure(tree: &SourceTree, base_url: Option<&str>, report: &mut Report) -> Option<Config> {
    let mut config = read(tree, report)?;
    let Some(base_url) = base_url else { return Some(config) };
    if !is_web_address(base_url) {
        let message = format!("`--base-url {base_url}` is not a web address");
        report
            .push(Diagnostic::on_file(&rules::G001, PATH, message).help("give the whole address, from `https://` on"));
        return None;
    }
    config.base_url = with_final_slash(base_url.to_owned());
    config.base_path = base_path(&config.base_url);
    Some(config)
}

fn is_web_address(text: &str) -> bool {
    let host = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
    host.is_some_and(|host| !host.is_empty() && !host.starts_with('/') && !host.contains(char::is_whitespace))
}

fn with_final_slash(mut url: String) -> String {
    if !url.ends_with('/') {
        url.push('/');
    }
    url
}

/// The path of an address: what follows the host.
fn base_path(url: &str) -> String {
    url.split_once("://")
        .and_then(|(_, rest)| rest.find('/').map(|slash| rest[slash..].to_owned()))
        .unwrap_or_else(|| "/".to_owned())
}

const MINIMAL: &str =
    "title = \"Disclosure log\"\norganisation = \"A public body\"\nbase_url = \"https://foi.example/\"\n";

/// A configuration for tests and for checking texts that belong to no site.
pub fn minimal() -> Config {
    let tree = SourceTree::from_files([(PATH, MINIMAL)]);
    let mut report = Report::default();
    read(&tree, &mut report).expect("invariant: the minimal configuration is complete")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_minimum_works() {
        let config = minimal();
        assert_eq!(config.base_path, "/");
        assert_eq!(config.policy.threshold, 5);
        assert_eq!(config.policy.marker, "xx");
        assert_eq!(config.texts.len(), 2);
    }

    #[test]
    fn every_problem_is_reported() {
        let text =
            "title = \"x\"\nbase_url = \"foi.example\"\n[exit]\nto = \"http://a.example\"\n[gate]\ntreshold = 3\n";
        let mut report = Report::default();
        assert!(read(&SourceTree::from_files([(PATH, text)]), &mut report).is_none());
        let found: Vec<_> = report.findings().iter().map(|finding| finding.rule.code).collect();
        assert_eq!(found, ["R010", "R011", "R002", "R011"]);
    }

    #[test]
    fn a_site_may_stand_in_a_folder() {
        let tree = SourceTree::from_files([(PATH, MINIMAL)]);
        let mut report = Report::default();
        let config = configure(&tree, Some("https://council.example/foi"), &mut report).unwrap();
        assert_eq!((config.base_url.as_str(), config.base_path.as_str()), ("https://council.example/foi/", "/foi/"));
        assert!(configure(&tree, Some("ftp://x"), &mut report).is_none());
    }
}
