//! Every address of the site, decided once; and the pages to be made, as a closed list. Renders nothing.

use std::collections::BTreeMap;

use crate::address::{Address, Slug};
use crate::catalogue::Catalogue;
use crate::config::Config;
use crate::diagnostic::{Diagnostic, Report, rules};
use crate::gate::SiteLinks;
use crate::records::Disclosure;

/// A page to be made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Job {
    /// The home page.
    Home,
    /// A page of the list of all responses, from 1.
    Responses(usize),
    /// One response.
    Response(usize),
    /// What is left of a response that was taken back.
    Notice(usize),
    /// All terms of one kind.
    Taxonomy(TermKind),
    /// A page of the list of a term's responses: the kind, which term, and the page from 1.
    Term(TermKind, usize, usize),
    /// A page that is no record.
    Page(usize),
    /// What is kept on a visitor's device.
    Cookies,
    /// How to leave without leaving traces, and what traces remain.
    LeavingSafely,
    /// The log as data.
    Data,
    /// Search.
    Search,
    /// What stands where there is no page.
    NotFound,
}

/// Files of the site as a whole.
const FILES: [&str; 9] = [
    "_headers",
    "data/responses.csv",
    "data/responses.json",
    "feed.json",
    "feed.xml",
    "index.html",
    "robots.txt",
    "search/index.json",
    "sitemap.xml",
];

/// A way to browse.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum TermKind {
    /// By year.
    Year,
    /// By topic.
    Topic,
    /// By exemption.
    Exemption,
    /// By outcome.
    Outcome,
}

impl TermKind {
    /// Every way to browse.
    pub const ALL: [TermKind; 4] = [TermKind::Year, TermKind::Topic, TermKind::Exemption, TermKind::Outcome];

    /// The word for one: `year`.
    pub fn name(self) -> &'static str {
        match self {
            TermKind::Year => "year",
            TermKind::Topic => "topic",
            TermKind::Exemption => "exemption",
            TermKind::Outcome => "outcome",
        }
    }

    /// The word for all, which is the first part of their addresses: `years`.
    pub fn plural(self) -> &'static str {
        match self {
            TermKind::Year => "years",
            TermKind::Topic => "topics",
            TermKind::Exemption => "exemptions",
            TermKind::Outcome => "outcomes",
        }
    }
}

/// Every address of a site.
#[derive(Debug)]
pub struct Plan<'a> {
    /// The configuration.
    pub config: &'a Config,
    /// The cleared log.
    pub catalogue: &'a Catalogue,
    /// Every page to be made.
    pub jobs: Vec<Job>,
}

impl<'a> Plan<'a> {
    /// Decides every address, and reports what wants the address of something else.
    pub fn of(catalogue: &'a Catalogue, config: &'a Config, report: &mut Report) -> Self {
        let mut plan = Self { config, catalogue, jobs: Vec::new() };
        plan.jobs = plan.every_job();
        plan.report_collisions(report);
        plan
    }

    fn every_job(&self) -> Vec<Job> {
        let catalogue = self.catalogue;
        let mut jobs = vec![Job::Home];
        jobs.extend((1..=self.pages_of(catalogue.responses.len())).map(Job::Responses));
        jobs.extend((0..catalogue.responses.len()).map(Job::Response));
        jobs.extend((0..catalogue.notices.len()).map(Job::Notice));
        for kind in TermKind::ALL {
            jobs.push(Job::Taxonomy(kind));
            for term in 0..self.term_count(kind) {
                let pages = self.pages_of(self.members(kind, term).len());
                jobs.extend((1..=pages).map(|page| Job::Term(kind, term, page)));
            }
        }
        jobs.extend((0..catalogue.pages.len()).map(Job::Page));
        jobs.extend([Job::Cookies, Job::LeavingSafely, Job::Data, Job::Search, Job::NotFound]);
        jobs
    }

    /// How many pages a list of so many responses has; an empty list has one.
    pub fn pages_of(&self, responses: usize) -> usize {
        responses.div_ceil(self.config.per_page).max(1)
    }

    /// How many terms there are of a kind.
    pub fn term_count(&self, kind: TermKind) -> usize {
        match kind {
            TermKind::Year => self.catalogue.years.len(),
            TermKind::Topic => self.catalogue.topics.len(),
            TermKind::Exemption => self.catalogue.exemptions.len(),
            TermKind::Outcome => self.catalogue.outcomes.len(),
        }
    }

    /// The responses of a term, newest first.
    pub fn members(&self, kind: TermKind, term: usize) -> &'a [usize] {
        match kind {
            TermKind::Year => self.catalogue.years.get(term).map(|year| &year.members[..]),
            TermKind::Topic => self.catalogue.topics.get(term).map(|topic| &topic.members[..]),
            TermKind::Exemption => self.catalogue.exemptions.get(term).map(|relied| &relied.members[..]),
            TermKind::Outcome => self.catalogue.outcomes.get(term).map(|decided| &decided.members[..]),
        }
        .unwrap_or_default()
    }

    fn term_slug(&self, kind: TermKind, term: usize) -> Slug {
        let slug = match kind {
            TermKind::Year => self.catalogue.years.get(term).map(|year| Slug::of(&year.year.to_string())),
            TermKind::Topic => self.catalogue.topics.get(term).map(|topic| topic.slug.clone()),
            TermKind::Exemption => self.catalogue.exemptions.get(term).map(|relied| Slug::of(&relied.exemption.slug())),
            TermKind::Outcome => self.catalogue.outcomes.get(term).map(|decided| Slug::of(decided.outcome.code())),
        };
        slug.unwrap_or_else(|| Slug::number(term))
    }

    /// The address of a page.
    pub fn address(&self, job: Job) -> Address {
        match job {
            Job::Home => Address::home(),
            Job::Responses(page) => paged(Address::page([&Slug::of("responses")]), page),
            Job::Response(index) => response_address(&self.catalogue.responses[index].reference),
            Job::Notice(index) => response_address(&self.catalogue.notices[index].reference),
            Job::Taxonomy(kind) => Address::page([&Slug::of(kind.plural())]),
            Job::Term(kind, term, page) => {
                paged(Address::page([&Slug::of(kind.plural()), &self.term_slug(kind, term)]), page)
            }
            Job::Page(index) => Address::page([&Slug::of(&self.catalogue.pages[index].name)]),
            Job::Cookies => Address::page([&Slug::of("cookies")]),
            Job::LeavingSafely => Address::page([&Slug::of("leaving-safely")]),
            Job::Data => Address::page([&Slug::of("data")]),
            Job::Search => Address::page([&Slug::of("search")]),
            Job::NotFound => Address::home().file("404.html"),
        }
    }

    /// The address of a table's data.
    pub fn table_address(&self, response: &Disclosure, table: &str) -> Address {
        response_address(&response.reference).below(&Slug::of("tables")).file(&format!("{table}.csv"))
    }

    /// What a link within the site says: the path of `base_url` and the address.
    pub fn href(&self, address: &Address) -> String {
        format!("{}{address}", self.config.base_path)
    }

    /// The whole web address.
    pub fn url(&self, address: &Address) -> String {
        format!("{}{address}", self.config.base_url)
    }

    fn report_collisions(&self, report: &mut Report) {
        let pages = self.jobs.iter().map(|job| (self.address(*job).to_string(), self.path_of(*job)));
        let files = self.catalogue.responses.iter().flat_map(|response| {
            self.files_of(response).into_iter().map(|address| (address.to_string(), response.path.clone()))
        });
        let own = FILES.iter().map(|file| ((*file).to_owned(), String::new()));
        let mut taken: BTreeMap<String, String> = BTreeMap::new();
        for (address, what) in own.chain(pages).chain(files) {
            if let Some(first) = taken.get(&address) {
                let message = format!("`/{address}` is already the address of {}", described(first, &what));
                let finding = Diagnostic::on_file(&rules::L002, what, message)
                    .help("give this one another reference or file name: an address belongs to one thing for ever");
                report.push(finding);
            } else {
                taken.insert(address, what);
            }
        }
        for topic in &self.catalogue.topics {
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

    /// The file that a page is made from; nothing for those that the program makes by itself.
    fn path_of(&self, job: Job) -> String {
        match job {
            Job::Response(index) => self.catalogue.responses[index].path.clone(),
            Job::Notice(index) => self.catalogue.notices[index].path.clone(),
            Job::Page(index) => self.catalogue.pages[index].path.clone(),
            _ => String::new(),
        }
    }

    /// Reports links within the site that lead nowhere.
    pub fn check_links(&self, links: &SiteLinks, report: &mut Report) {
        if links.links.is_empty() {
            return;
        }
        let mut targets = self.targets();
        let refused = links.refused.iter().map(|reference| response_address(reference));
        let refused_pages = links.refused_pages.iter().map(|name| Address::page([&Slug::of(name)]));
        targets.extend(refused.chain(refused_pages).map(|address| (address.to_string(), None)));
        for link in &links.links {
            let (path, anchor) = match link.target.split_once('#') {
                Some((path, anchor)) => (path, Some(anchor)),
                None => (link.target.as_str(), None),
            };
            let path = path.trim_start_matches('/');
            let finding = |message: String| {
                Diagnostic::at(&rules::L001, link.span.source(), link.span.range(), message)
                    .help("follow the link on the built site, and copy the address of the page that was meant")
            };
            match targets.get(path) {
                None => report.push(finding(format!("`/{path}` is no page or file of this site"))),
                Some(Some(job)) => {
                    let known = |anchor: &&str| !self.anchors(*job).iter().any(|known| known == anchor);
                    if let Some(anchor) = anchor.filter(known) {
                        report.push(finding(format!("nothing on `/{path}` is called `#{anchor}`")));
                    }
                }
                Some(None) => {}
            }
        }
    }

    /// The files beside a response's page.
    fn files_of(&self, response: &Disclosure) -> Vec<Address> {
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
        [page.file("index.json"), page.file("index.html")].into_iter().chain(tables).chain(attachments).collect()
    }

    /// Every address that a link may lead to, with its page where it is one.
    fn targets(&self) -> BTreeMap<String, Option<Job>> {
        let mut targets: BTreeMap<String, Option<Job>> =
            self.jobs.iter().map(|job| (self.address(*job).to_string(), Some(*job))).collect();
        let files = self.catalogue.responses.iter().flat_map(|response| self.files_of(response));
        targets.extend(files.map(|address| (address.to_string(), None)));
        targets.extend(FILES.iter().map(|file| ((*file).to_owned(), None)));
        targets
    }

    fn anchors(&self, job: Job) -> Vec<String> {
        match job {
            Job::Response(index) => {
                let response = &self.catalogue.responses[index];
                let questions = response.questions.iter().map(|question| question.anchor.clone());
                let headings = response.outline.iter().map(|heading| heading.id.clone());
                let tables = response.tables.iter().map(|table| format!("table-{}", table.id));
                let attachments = (1..=response.attachments.len()).map(|number| format!("attachment-{number}"));
                questions.chain(headings).chain(tables).chain(attachments).collect()
            }
            Job::Page(index) => self.catalogue.pages[index].outline.iter().map(|heading| heading.id.clone()).collect(),
            _ => Vec::new(),
        }
    }
}

/// The address of a response, which it keeps for ever.
pub fn response_address(reference: &str) -> Address {
    Address::page([&Slug::of("responses"), &Slug::of(reference)])
}

fn paged(first: Address, page: usize) -> Address {
    match page {
        0 | 1 => first,
        _ => first.below(&Slug::of("page")).below(&Slug::number(page)),
    }
}

fn described(path: &str, other: &str) -> String {
    match path {
        "" => "something that the program makes by itself".to_owned(),
        path if path == other => "another file of the same record".to_owned(),
        path => format!("`{path}`"),
    }
}
