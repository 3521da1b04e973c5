//! Every address of the site, decided once; and the pages to be made, as a closed list. Renders nothing.

mod download;
mod feeds;
mod files;
mod job;
mod lasting;
mod links;

pub use self::download::Download;
pub use self::feeds::Channel;
pub use self::files::CITATIONS;
pub use self::job::{Job, TermKind};
pub use self::lasting::Lasting;

use crate::address::{Address, Slug};
use crate::catalogue::Catalogue;
use crate::config::Config;
use crate::diagnostic::Report;
use crate::language::Language;
use crate::records::Disclosure;

/// Every address of a site.
#[derive(Debug)]
pub struct Plan<'a> {
    /// The configuration.
    pub config: &'a Config,
    /// The cleared log.
    pub catalogue: &'a Catalogue,
    /// The texts of the interface.
    pub language: &'a Language,
    /// Every page to be made.
    pub jobs: Vec<Job>,
    /// The files with the whole log, once they are made: the page on data says how large they are.
    pub downloads: Vec<Download>,
    /// The addresses of the responses, each asked for by many pages.
    responses: Vec<Address>,
}

impl<'a> Plan<'a> {
    /// Decides every address, and reports what wants the address of something else.
    pub fn of(catalogue: &'a Catalogue, config: &'a Config, language: &'a Language, report: &mut Report) -> Self {
        let responses = catalogue.responses.iter().map(|response| response_address(&response.reference)).collect();
        let mut plan = Self { config, catalogue, language, jobs: Vec::new(), downloads: Vec::new(), responses };
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
            jobs.extend((1..=self.taxonomy_pages(kind)).map(|page| Job::Taxonomy(kind, page)));
            for term in 0..self.term_count(kind) {
                let pages = self.pages_of(self.members(kind, term).len());
                jobs.extend((1..=pages).map(|page| Job::Term(kind, term, page)));
            }
        }
        for (year, listed) in catalogue.years.iter().enumerate() {
            for (month, listed) in listed.months.iter().enumerate() {
                let pages = self.pages_of(listed.members.len());
                jobs.extend((1..=pages).map(|page| Job::Month(year, month, page)));
            }
        }
        jobs.extend((0..catalogue.pages.len()).map(Job::Page));
        jobs.extend(self.config.accessibility.is_some().then_some(Job::Accessibility));
        jobs.extend((1..=self.pages_of(catalogue.changes.len())).map(Job::Changes));
        jobs.extend([Job::Statistics, Job::Cookies, Job::LeavingSafely, Job::Data, Job::Search, Job::NotFound]);
        jobs.extend((0..self.config.redirects.len()).map(Job::Redirect));
        jobs
    }

    /// How many pages a list of so many entries has; an empty list has one.
    pub fn pages_of(&self, entries: usize) -> usize {
        entries.div_ceil(self.config.per_page).max(1)
    }

    /// How many pages the list of all terms of a kind has. The law bounds the number of exemptions and outcomes, and time
    /// that of years: those stand on one page. Topics have no bound.
    pub fn taxonomy_pages(&self, kind: TermKind) -> usize {
        match kind {
            TermKind::Topic => self.pages_of(self.term_count(kind)),
            TermKind::Year | TermKind::Exemption | TermKind::Outcome => 1,
        }
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
            Job::Response(index) => self.responses[index].clone(),
            Job::Notice(index) => response_address(&self.catalogue.notices[index].reference),
            Job::Taxonomy(kind, page) => paged(Address::page([&Slug::of(kind.plural())]), page),
            Job::Term(kind, term, page) => {
                paged(Address::page([&Slug::of(kind.plural()), &self.term_slug(kind, term)]), page)
            }
            Job::Month(year, month, page) => {
                let number = self.catalogue.years[year].months[month].month;
                let year = Address::page([&Slug::of(TermKind::Year.plural()), &self.term_slug(TermKind::Year, year)]);
                paged(year.below(&Slug::of(&format!("{number:02}"))), page)
            }
            Job::Statistics => Address::page([&Slug::of("statistics")]),
            Job::Changes(page) => paged(Address::page([&Slug::of("changes")]), page),
            Job::Redirect(index) => self.config.redirects[index].from.clone(),
            Job::Page(index) => page_address(&self.catalogue.pages[index].name),
            Job::Accessibility => Address::page([&Slug::of("accessibility")]),
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
}

/// The address of a file of statistics.
pub fn statistics_address(file: &str) -> Address {
    Address::page([&Slug::of("statistics")]).file(file)
}

/// The address of a response, which it keeps for ever.
pub fn response_address(reference: &str) -> Address {
    Address::page([&Slug::of("responses"), &Slug::of(reference)])
}

/// The address of a page that is no record.
pub fn page_address(name: &str) -> Address {
    Address::page([&Slug::of(name)])
}

fn paged(first: Address, page: usize) -> Address {
    match page {
        0 | 1 => first,
        _ => first.below(&Slug::of("page")).below(&Slug::number(page)),
    }
}
