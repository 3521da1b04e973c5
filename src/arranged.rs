//! A site of which every record has been judged: what of it may be published, in which words, and what a build before has
//! left of it. Publishes nothing.

use std::collections::BTreeMap;

use crate::again::{self, Memory};
use crate::cache::{Cache, Made, Now, Reading};
use crate::catalogue::{self, Catalogue};
use crate::config::{self, Config};
use crate::diagnostic::Report;
use crate::gate::{self, SiteLinks};
use crate::language::{self, Language, Said};
use crate::permalinks::Permalinks;
use crate::plan::Plan;
use crate::records;
use crate::source::SourceTree;
use crate::theme::{self, Theme};

/// A site that has been through the gate.
pub(crate) struct ArrangedSite<'m> {
    config: Config,
    language: Language,
    /// What may be published, arranged.
    pub(crate) catalogue: Catalogue,
    links: SiteLinks,
    /// How many records were judged.
    pub(crate) records: usize,
    /// The text of `clearance.lock` with what is published; none for a site without series.
    pub(crate) ledger: Option<String>,
    /// What may be taken over, where this build can leave something for the next.
    pub(crate) now: Option<Now<'m>>,
    /// What was read of each record, for the next build.
    readings: BTreeMap<String, Reading>,
}

impl<'m> ArrangedSite<'m> {
    /// Reads a site, and puts it through the gate; `None` where its configuration or its texts cannot be used. It leaves out
    /// the theme.
    pub(crate) fn read(tree: &SourceTree, report: &mut Report) -> Option<Self> {
        let config = config::read(tree, report)?;
        let language = language::load(tree, &config, report)?;
        Some(Self::clear(tree, config, language, None, report))
    }

    /// Reads a site and its theme, and puts both through the gate; `None` where they cannot be used. What the build before has
    /// cleared, and nothing has changed since, is cleared as it was.
    pub(crate) fn dressed(
        tree: &SourceTree,
        base_url: Option<&str>,
        memory: Option<Memory<'m>>,
        report: &mut Report,
    ) -> Option<(Self, Theme)> {
        let config = config::configure(tree, base_url, report)?;
        let language = language::load(tree, &config, report)?;
        let theme = theme::load(tree, &config, &language, report)?;
        let said = language.own().iter().map(own_words).collect();
        let own = gate::OwnFiles { text: theme.own(), said, opaque: theme.opaque() };
        gate::check_theme(&own, &config, report);
        let now = memory.and_then(|memory| again::begin(tree, base_url, memory, &theme));
        Some((Self::clear(tree, config, language, now, report), theme))
    }

    fn clear(tree: &SourceTree, config: Config, language: Language, now: Option<Now<'m>>, report: &mut Report) -> Self {
        let finds = records::find(tree, report);
        let ledger = gate::Ledger::read(tree, report);
        let before = now.and_then(|now| now.before);
        let mut clearance = gate::clear_again(tree, &finds, &config, ledger, before, report);
        let (records, links) = (clearance.records, std::mem::take(&mut clearance.links));
        let readings = std::mem::take(&mut clearance.readings);
        let ledger = clearance.ledger.text();
        let mut catalogue = catalogue::arrange(clearance, &config);
        if let Some(before) = before {
            again::complete(&mut catalogue, &readings, (tree, &config, before), report);
        }
        Self { config, language, catalogue, links, records, ledger, now, readings }
    }

    /// Every address of what may be published.
    pub(crate) fn plan(&self, report: &mut Report) -> Plan<'_> {
        Plan::of(&self.catalogue, &self.config, &self.language, report)
    }

    /// The plan, held to the links within the site and to what was promised to stay; and the text of `permalinks.lock` with what
    /// it publishes.
    pub(crate) fn checked_plan(&self, tree: &SourceTree, report: &mut Report) -> (Plan<'_>, Option<String>) {
        let plan = self.plan(report);
        plan.check_links(&self.links, report);
        let permalinks = Permalinks::text(&plan);
        Permalinks::read(tree, permalinks.as_deref(), report).check(&plan, &self.links, report);
        (plan, permalinks)
    }

    /// What the next build may know again of the pages that were made, without what can be searched. Nothing where a file of
    /// the site changed meanwhile.
    pub(crate) fn remember(&self, plan: &Plan<'_>, tree: &SourceTree, made: Vec<Made>) -> Option<Cache> {
        let now = self.now.filter(|now| again::is_same_site(tree, now))?;
        Some(again::remember(plan, now, &self.readings, made))
    }

    /// The same with what can be searched. Nothing is left of the site.
    pub(crate) fn leave(self, mut cache: Cache) -> Cache {
        again::add_searchable(&mut cache, self.catalogue.responses, &self.language);
        cache
    }
}

fn own_words(said: &Said) -> gate::OwnWords<'_> {
    gate::OwnWords { words: &said.words, instead_of: &said.instead_of, source: &said.source }
}
