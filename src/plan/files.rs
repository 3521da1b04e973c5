//! The files beside the pages, and the addresses that two things want at once.

use std::collections::{BTreeMap, BTreeSet};

use super::{Job, Plan, response_address};
use crate::address::{self, Address, Unportable};
use crate::diagnostic::{Diagnostic, Report, rules};
use crate::records::Disclosure;

/// Files of the site as a whole.
const FILES: [&str; 17] = [
    "_headers",
    "data/responses.csv",
    "data/responses.csv-metadata.json",
    "data/responses.json",
    "data/responses.ndjson",
    "data/schema/log-1.json",
    "data/schema/response-1.json",
    "data/sha256sums.txt",
    "index.html",
    "opensearch.xml",
    "robots.txt",
    "search/index.json",
    "sitemap.xml",
    "statistics/by-exemption.csv",
    "statistics/by-outcome.csv",
    "statistics/by-question-outcome.csv",
    "statistics/by-year.csv",
];
/// Old addresses and new ones, for hosts that read it.
const REDIRECTS: &str = "_redirects";

/// The citation of a response, in files beside its page.
pub const CITATIONS: [&str; 3] = ["cite.bib", "cite.ris", "cite.json"];

impl Plan<'_> {
    /// Reports addresses that two things want, and those that not every disk can hold.
    pub(super) fn report_collisions(&self, report: &mut Report) {
        let pages = self.jobs.iter().map(|job| (self.address(*job).to_string(), self.path_of(*job)));
        let files = self.catalogue.responses.iter().flat_map(|response| {
            self.files_of(response).into_iter().map(|address| (address.to_string(), response.path.clone()))
        });
        let own = self.own_files().into_iter().map(|file| (file, String::new()));
        let mut taken: BTreeMap<String, String> = BTreeMap::new();
        let mut unportable = BTreeSet::new();
        for (address, what) in own.chain(pages).chain(files) {
            if !what.is_empty() {
                report_unportable(&address, &what, &mut unportable, report);
            }
            if let Some(first) = taken.get(&address) {
                // Two records at one address: the finding about their pages says it.
                if *first != what && CITATIONS.iter().any(|name| address.ends_with(&format!("/{name}"))) {
                    continue;
                }
                let message = format!("`/{address}` is already the address of {}", described(first, &what));
                let finding = Diagnostic::on_file(&rules::L002, what, message)
                    .help("give this one another reference or file name: an address belongs to one thing for ever");
                report.push(finding);
            } else {
                taken.insert(address, what);
            }
        }
        for topic in &self.catalogue.topics {
            let first = topic.members.first().map(|member| &self.catalogue.responses[*member].path);
            if let Some(path) = first {
                report_unportable(&format!("topics/{}/", topic.slug), path, &mut unportable, report);
            }
            let Some(other) = topic.spellings.iter().find(|spelling| **spelling != topic.name) else { continue };
            let writes = |index: &&usize| self.catalogue.responses[**index].topics.contains(other);
            let Some(&first) = topic.members.iter().find(writes) else { continue };
            let message =
                format!("the topics `{}` and `{other}` have one address, `/topics/{}/`", topic.name, topic.slug);
            let finding = Diagnostic::on_file(&rules::L002, &self.catalogue.responses[first].path, message)
                .help(format!("write `{}` in every record", topic.name));
            report.push(finding);
        }
    }

    /// The files of the site as a whole.
    pub(super) fn own_files(&self) -> Vec<String> {
        let mut files: Vec<String> = FILES.iter().map(|file| (*file).to_owned()).collect();
        files.extend(Some(REDIRECTS.to_owned()).filter(|_| !self.config.redirects.is_empty()));
        files.extend(self.config.timeliness.then(|| "statistics/by-days.csv".to_owned()));
        let feeds = self.channels().into_iter().flat_map(|channel| self.feed(channel));
        files.extend(feeds.map(|address| address.to_string()));
        let sitemaps = self.sitemaps().into_iter().map(|(address, _)| address.to_string());
        files.extend(sitemaps.filter(|address| address != "sitemap.xml"));
        files
    }

    /// The file that a page is made from; nothing for those that the program makes by itself.
    pub(super) fn path_of(&self, job: Job) -> String {
        match job {
            Job::Response(index) => self.catalogue.responses[index].path.clone(),
            Job::Notice(index) => self.catalogue.notices[index].path.clone(),
            Job::Page(index) => self.catalogue.pages[index].path.clone(),
            Job::Redirect(index) => self.config.redirects[index].to.span().source().path().to_owned(),
            _ => String::new(),
        }
    }

    /// The page of a response and the files beside it.
    pub fn files_of(&self, response: &Disclosure) -> Vec<Address> {
        if let Some(kept) = &response.kept {
            return kept.files.clone();
        }
        let page = response_address(&response.reference);
        let tables = response.tables.iter().flat_map(|table| {
            let csv = self.table_address(response, &table.id);
            let description = csv.file(&format!("{}.csv-metadata.json", table.id));
            [csv, description]
        });
        let attachments = response.attachments.iter().flat_map(|attachment| {
            let file = Some(&attachment.file_name).filter(|_| attachment.is_published);
            let names = file.into_iter().chain(attachment.sheets.iter().map(|sheet| &sheet.file_name));
            names.map(|name| page.file(name)).collect::<Vec<_>>()
        });
        let own = CITATIONS.into_iter().chain(["index.json", "index.html"]).map(|name| page.file(name));
        own.chain(tables).chain(attachments).collect()
    }
}

/// Reports an address of which a part is no name of a file on every disk, each part once.
fn report_unportable(address: &str, path: &str, told: &mut BTreeSet<String>, report: &mut Report) {
    let Some((part, reason)) = address::unportable(address) else { return };
    if !told.insert(part.to_owned()) {
        return;
    }
    let why = match reason {
        Unportable::TooLong(bytes) => format!("a part of it has {bytes} bytes, and disks take no more than 255"),
        Unportable::Reserved => format!("Windows keeps the name `{part}` for a device"),
    };
    let finding =
        Diagnostic::on_file(&rules::L003, path, format!("`/{address}` cannot be published everywhere: {why}"))
            .help("give the record another reference, or the topic, file, page or table another name");
    report.push(finding);
}

fn described(path: &str, other: &str) -> String {
    match path {
        "" => "something that the program makes by itself".to_owned(),
        path if path == other => "another file of the same record".to_owned(),
        path => format!("`{path}`"),
    }
}
