//! Every address of the site, decided once; and the pages to be made, as a closed list. Renders nothing.

mod files;
mod job;
mod links;

pub use self::job::{Job, TermKind};

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
}

impl<'a> Plan<'a> {
    /// Decides every address, and reports what wants the address of something else.
    pub fn of(catalogue: &'a Catalogue, config: &'a Config, language: &'a Language, report: &mut Report) -> Self {
        let mut plan = Self { config, catalogue, language, jobs: Vec::new() };
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
        for (year, listed) in catalogue.years.iter().enumerate() {
            for (month, listed) in listed.months.iter().enumerate() {
                let pages = self.pages_of(listed.members.len());
                jobs.extend((1..=pages).map(|page| Job::Month(year, month, page)));
            }
        }
        jobs.extend((0..catalogue.pages.len()).map(Job::Page));
        jobs.extend(self.config.accessibility.is_some().then_some(Job::Accessibility));
        jobs.extend([Job::Statistics, Job::Changes, Job::Cookies, Job::LeavingSafely, Job::Data, Job::NotFound]);
        jobs.extend((0..self.config.redirects.len()).map(Job::Redirect));
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
            Job::Month(year, month, page) => {
                let number = self.catalogue.years[year].months[month].month;
                let year = Address::page([&Slug::of(TermKind::Year.plural()), &self.term_slug(TermKind::Year, year)]);
                paged(year.below(&Slug::of(&format!("{number:02}"))), page)
            }
            Job::Statistics => Address::page([&Slug::of("statistics")]),
            Job::Changes => Address::page([&Slug::of("changes")]),
            Job::Redirect(index) => self.config.redirects[index].from.clone(),
            Job::Page(index) => Address::page([&Slug::of(&self.catalogue.pages[index].name)]),
            Job::Accessibility => Address::page([&Slug::of("accessibility")]),
            Job::Cookies => Address::page([&Slug::of("cookies")]),
            Job::LeavingSafely => Address::page([&Slug::of("leaving-safely")]),
            Job::Data => Address::page([&Slug::of("data")]),
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
