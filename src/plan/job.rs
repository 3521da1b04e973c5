//! The closed list of what a site's pages can be. Knows nothing of addresses.

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
    /// A page of the list of all terms of one kind, from 1. Only that of topics can have several.
    Taxonomy(TermKind, usize),
    /// A page of the list of a term's responses: the kind, which term, and the page from 1.
    Term(TermKind, usize, usize),
    /// A page of the list of a month's responses: which year, which of its months, and the page from 1.
    Month(usize, usize, usize),
    /// How many responses there are, by year, outcome and exemption.
    Statistics,
    /// A page of the list of what was corrected or withdrawn after publication, from 1.
    Changes(usize),
    /// What stands at an address that a page had once.
    Redirect(usize),
    /// A page that is no record.
    Page(usize),
    /// How far the site can be used by everyone, from the configuration.
    Accessibility,
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
