//! Links within the site, held to the pages, files and anchors that there are.

use std::collections::BTreeMap;

use super::{Job, Plan, page_address, response_address};
use crate::diagnostic::{Diagnostic, Report, rules};
use crate::gate::SiteLinks;

impl Plan<'_> {
    /// Reports links within the site that lead nowhere.
    pub fn check_links(&self, links: &SiteLinks, report: &mut Report) {
        if links.links.is_empty() && self.config.redirects.is_empty() {
            return;
        }
        let mut targets = self.targets();
        let refused = links.refused.iter().map(|reference| response_address(reference));
        let refused_pages = links.refused_pages.iter().map(|name| page_address(name));
        targets.extend(refused.chain(refused_pages).map(|address| (address.to_string(), None)));
        for redirect in &self.config.redirects {
            let Some(path) = redirect.own_target() else { continue };
            let path = path.split('#').next().unwrap_or_default();
            let message = match targets.get(path) {
                None => format!("`/{path}` is no page or file of this site"),
                Some(Some(Job::Redirect(_))) => format!("`/{path}` is an old address itself"),
                Some(_) => continue,
            };
            let place = redirect.to.span();
            let finding = Diagnostic::at(&rules::L001, place.source(), place.range(), message);
            report.push(finding.help("copy the address of the page that people should see now"));
        }
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

    /// Every address that a link may lead to, with its page where it is one.
    fn targets(&self) -> BTreeMap<String, Option<Job>> {
        let mut targets: BTreeMap<String, Option<Job>> =
            self.jobs.iter().map(|job| (self.address(*job).to_string(), Some(*job))).collect();
        let files = self.catalogue.responses.iter().flat_map(|response| self.files_of(response));
        targets.extend(files.map(|address| (address.to_string(), None)));
        targets.extend(self.own_files().into_iter().map(|file| (file, None)));
        targets
    }

    /// The places on a page that links can lead to.
    pub fn anchors(&self, job: Job) -> Vec<String> {
        match job {
            Job::Response(index) => {
                let response = &self.catalogue.responses[index];
                if let Some(kept) = &response.kept {
                    return kept.anchors.clone();
                }
                let questions = response.questions.iter().map(|question| question.anchor.clone());
                let headings = response.outline.iter().map(|heading| heading.id.clone());
                let tables = response.tables.iter().map(|table| format!("table-{}", table.id));
                let attachments = (1..=response.attachments.len()).map(|number| format!("attachment-{number}"));
                let exemptions = response.exemptions.iter().map(|citation| format!("exemption-{}", citation.slug()));
                questions.chain(headings).chain(tables).chain(attachments).chain(exemptions).collect()
            }
            Job::Page(index) => {
                let page = &self.catalogue.pages[index];
                let tables = page.tables.iter().map(|table| format!("table-{}", table.id));
                page.outline.iter().map(|heading| heading.id.clone()).chain(tables).collect()
            }
            _ => Vec::new(),
        }
    }
}
