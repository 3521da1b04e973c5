//! `config.toml`: read key by key, with defaults that work, into what the program uses. Reads nothing of the records.

mod cookies;
mod language;
mod policy;
mod reference;
mod search;

pub use self::cookies::{Basis, Cookies, Item};
pub use self::policy::{Policy, Protection, Zero};
pub use self::reference::ReferencePattern;
pub use self::search::Search;

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
    /// The theme's folder name.
    pub theme: String,
    /// How many responses a page of a list shows.
    pub per_page: usize,
    /// Every text of the configuration that is printed on a page, for the gate to read.
    pub texts: Vec<Text>,
    /// Addresses and signs of the configuration that are printed or lead somewhere, for the gate to read.
    pub names: Vec<Text>,
}

/// Where "Leave this site" goes.
#[derive(Debug, Clone)]
pub struct Exit {
    /// First destination.
    pub to: String,
    /// Tried when the first does not answer.
    pub then: String,
}

/// The notice that the site is a work in progress.
#[derive(Debug, Clone)]
pub struct Beta {
    /// The notice.
    pub text: String,
    /// Where to say what one thinks.
    pub feedback: Option<String>,
}

/// Whom to ask, and how to complain.
#[derive(Debug, Clone, Default)]
pub struct Contact {
    /// The team's name.
    pub name: Option<String>,
    /// Its e-mail address.
    pub email: Option<String>,
    /// Its telephone number.
    pub telephone: Option<String>,
    /// Its postal address.
    pub address: Option<String>,
    /// How to ask for an internal review.
    pub review: Option<String>,
    /// How to complain to the commissioner.
    pub commissioner: Option<String>,
}

/// Terms of use.
#[derive(Debug, Clone)]
pub struct Licence {
    /// Its name.
    pub name: String,
    /// Its text.
    pub url: String,
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
    let found = keys.fields.finish();
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
        let search = search::read(&mut self.fields, &mut self.texts);
        let exit = self.exit();
        let beta = self.beta();
        let cookies = cookies::read(&mut self.fields, &mut self.texts);
        let contact = self.contact();
        let licence = self.licence();
        let theme = self.theme();
        let per_page = self.per_page();
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
            per_page,
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

    fn exit(&mut self) -> Exit {
        let mut exit =
            Exit { to: "https://www.bbc.co.uk/weather".to_owned(), then: "https://www.wikipedia.org/".to_owned() };
        if let Some(mut table) = self.fields.table("exit") {
            for (key, place) in [("to", &mut exit.to), ("then", &mut exit.then)] {
                let Some(text) = table.text(key) else { continue };
                if text.value.starts_with("https://") {
                    self.names.push(text.clone());
                    *place = text.value;
                } else {
                    let help =
                        "somebody who leaves in a hurry is sent there: give an address that begins with `https://`";
                    table.wrong(text.place(), format!("`{key}` is not a safe address"), help);
                }
            }
            self.fields.close(table);
        }
        exit
    }

    fn beta(&mut self) -> Option<Beta> {
        let mut table = self.fields.table("beta")?;
        let text = table.required_text("text");
        let feedback = table.text("feedback").and_then(|text| {
            let is_safe =
                is_web_address(&text.value) || text.value.starts_with("mailto:") || text.value.starts_with('/');
            if !is_safe {
                let help = "give a web address, `mailto:` and an e-mail address, or a path of this site";
                table.wrong(text.place(), "`feedback` is not an address that can be published", help);
            }
            if is_safe {
                self.names.push(text.clone());
            }
            is_safe.then_some(text.value)
        });
        self.fields.close(table);
        let text = text?;
        self.texts.push(text.clone());
        Some(Beta { text: text.value, feedback })
    }

    fn contact(&mut self) -> Contact {
        let Some(mut table) = self.fields.table("contact") else { return Contact::default() };
        let mut printed = |key: &'static str, table: &mut Fields<'_>| {
            let text = table.text(key)?;
            self.texts.push(text.clone());
            Some(text.value)
        };
        let contact = Contact {
            name: printed("name", &mut table),
            email: contact_detail(&mut table, "email", |text| {
                text.contains('@') && !text.contains(char::is_whitespace)
            }),
            telephone: contact_detail(&mut table, "telephone", |text| {
                let is_part = |letter: char| letter.is_ascii_digit() || " +()-".contains(letter);
                text.chars().all(is_part) && text.chars().filter(char::is_ascii_digit).count() >= 3
            }),
            address: printed("address", &mut table),
            review: printed("review", &mut table),
            commissioner: printed("commissioner", &mut table),
        };
        self.fields.close(table);
        contact
    }

    fn licence(&mut self) -> Option<Licence> {
        let mut table = self.fields.table("licence")?;
        let name = table.required_text("name");
        let url = table.required_text("url");
        if let Some(url) = &url
            && !is_web_address(&url.value)
        {
            table.wrong(url.place(), "`url` is not a web address", "write the whole address, from `https://` on");
        }
        self.fields.close(table);
        self.texts.extend(name.clone());
        self.names.extend(url.clone());
        Some(Licence { name: name?.value, url: url?.value })
    }

    fn theme(&mut self) -> String {
        let default = "default".to_owned();
        let Some(mut table) = self.fields.table("theme") else { return default };
        let name = table.text("name");
        if let Some(name) = &name
            && (name.value.is_empty()
                || !name.value.chars().all(|letter| letter.is_ascii_alphanumeric() || "-_".contains(letter)))
        {
            let help = "it is the name of a folder in `themes/`: letters, digits, `-` and `_`";
            table.wrong(name.place(), "`name` is not a theme's name", help);
        }
        self.fields.close(table);
        name.map_or(default, |name| name.value)
    }

    fn per_page(&mut self) -> usize {
        let default = 50;
        let Some(mut table) = self.fields.table("lists") else { return default };
        let per_page = table.number("per_page").and_then(|number| usize::try_from(number).ok());
        let per_page = per_page.unwrap_or(default);
        if !(1..=500).contains(&per_page) {
            let place = table.place_of("per_page");
            table.wrong(place, "`per_page` is out of range", "a page shows from 1 to 500 responses");
        }
        self.fields.close(table);
        per_page.clamp(1, 500)
    }
}

/// A contact detail that is printed as a link, and must have the form of one.
fn contact_detail(table: &mut Fields<'_>, key: &'static str, fits: impl Fn(&str) -> bool) -> Option<String> {
    let text = table.text(key)?;
    if !fits(&text.value) {
        table.wrong(
            text.place(),
            format!("`{key}` has not the form of one"),
            "people are given it as a link: write it whole, and nothing else",
        );
        return None;
    }
    Some(text.value)
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
