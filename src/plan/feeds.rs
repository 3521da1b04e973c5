//! Which feeds there are, where they are, and into how many files the sitemap is parted. Writes none of them.

use super::{Job, Plan, TermKind};
use crate::address::Address;

/// How many addresses a sitemap may hold (<https://www.sitemaps.org/protocol.html>).
const LONGEST_SITEMAP: usize = 50_000;

/// What a feed follows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Channel {
    /// New responses.
    All,
    /// New responses on a topic.
    Topic(usize),
    /// New responses that rely on an exemption.
    Exemption(usize),
    /// What is corrected or withdrawn.
    Changes,
}

impl Plan<'_> {
    /// Every feed.
    pub fn channels(&self) -> Vec<Channel> {
        let topics = (0..self.catalogue.topics.len()).map(Channel::Topic);
        let exemptions = (0..self.catalogue.exemptions.len()).map(Channel::Exemption);
        [Channel::All, Channel::Changes].into_iter().chain(topics).chain(exemptions).collect()
    }

    /// The page whose news a feed brings.
    pub fn followed(&self, channel: Channel) -> Job {
        match channel {
            Channel::All => Job::Home,
            Channel::Topic(topic) => Job::Term(TermKind::Topic, topic, 1),
            Channel::Exemption(exemption) => Job::Term(TermKind::Exemption, exemption, 1),
            Channel::Changes => Job::Changes(1),
        }
    }

    /// The addresses of a feed: as Atom, and as JSON Feed.
    pub fn feed(&self, channel: Channel) -> [Address; 2] {
        let page = self.address(self.followed(channel));
        [page.file("feed.xml"), page.file("feed.json")]
    }

    /// The pages that search engines may list.
    pub fn listed(&self) -> Vec<Job> {
        let is_listed = |job: &Job| !matches!(job, Job::NotFound | Job::Notice(_) | Job::Redirect(_));
        self.jobs.iter().copied().filter(is_listed).collect()
    }

    /// The sitemaps, each with its pages. Where one file cannot hold them, `sitemap.xml` names several.
    pub fn sitemaps(&self) -> Vec<(Address, Vec<Job>)> {
        parted(self.listed(), LONGEST_SITEMAP)
    }
}

fn parted(listed: Vec<Job>, longest: usize) -> Vec<(Address, Vec<Job>)> {
    if listed.len() <= longest {
        return vec![(Address::home().file("sitemap.xml"), listed)];
    }
    let parts = listed.chunks(longest).enumerate();
    parts.map(|(index, part)| (Address::home().file(&format!("sitemap-{}.xml", index + 1)), part.to_vec())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_sitemap_is_parted_and_loses_nothing() {
        let parts = |pages: usize| -> Vec<(String, usize)> {
            let parts = parted((1..=pages).map(Job::Responses).collect(), LONGEST_SITEMAP);
            parts.into_iter().map(|(address, jobs)| (address.to_string(), jobs.len())).collect()
        };
        assert_eq!(parts(50_000), [("sitemap.xml".to_owned(), 50_000)]);
        assert_eq!(parts(50_001), [("sitemap-1.xml".to_owned(), 50_000), ("sitemap-2.xml".to_owned(), 1)]);
        assert_eq!(parts(0), [("sitemap.xml".to_owned(), 0)]);
    }
}
