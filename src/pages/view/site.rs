//! `site` in every template: what is the same on every page.

use serde::Serialize;

use super::page::LinkView;

/// `site` in every template: what is the same on every page.
#[derive(Debug, Serialize)]
pub(crate) struct SiteView {
    pub(crate) title: String,
    pub(crate) organisation: String,
    pub(crate) language: String,
    pub(crate) logo: Option<LogoView>,
    /// Address of the home page.
    pub(crate) home: String,
    /// Main navigation.
    pub(crate) navigation: Vec<LinkView>,
    /// Footer links: about, accessibility, cookies, data, leaving safely, and every other page.
    pub(crate) footer: Vec<LinkView>,
    pub(crate) exit: ExitView,
    pub(crate) beta: Option<BetaView>,
    pub(crate) cookies: CookiesView,
    pub(crate) contact: Option<ContactView>,
    pub(crate) licence: Option<LinkView>,
    /// Address of the Atom feed.
    pub(crate) feed: String,
    /// Address of the description with which browsers search the log.
    pub(crate) opensearch: String,
    /// The Content-Security-Policy that every page carries.
    pub(crate) policy: String,
    /// What stands for a low number in tables, such as `xx`.
    pub(crate) marker: String,
    /// The highest low number, such as 5.
    pub(crate) threshold: u64,
}

/// The picture beside the title.
#[derive(Debug, Serialize)]
pub(crate) struct LogoView {
    /// Its name among the static files, for `asset(path=…)`.
    pub(crate) file: String,
    /// What it shows; empty where it only repeats the name.
    pub(crate) alt: String,
    /// Its size on the page in pixels, so that nothing moves when it comes.
    pub(crate) width: u32,
    pub(crate) height: u32,
}

/// `search` in every template: where search is.
#[derive(Debug, Serialize)]
pub(crate) struct SearchView {
    /// Address of the page.
    pub(crate) href: String,
    /// Address of the index's folder, with a final slash. Another index has another.
    pub(crate) index: String,
    /// Address of the file that names the current index.
    pub(crate) current: String,
    /// The beginning of every response's address.
    pub(crate) responses: String,
    /// How many responses were found, in words, as JSON: by number, and under `other` for those without words of their own.
    pub(crate) totals: String,
}

/// Where "Leave this site" goes.
#[derive(Debug, Serialize)]
pub(crate) struct ExitView {
    /// First destination, an https address of somebody else's neutral page.
    pub(crate) to: String,
    /// The name of its website, such as `www.bbc.co.uk`.
    pub(crate) to_name: String,
    /// Second destination, tried when the first does not answer.
    pub(crate) then: String,
    /// The name of its website.
    pub(crate) then_name: String,
    /// Address of the page "Leaving this site safely".
    pub(crate) help: String,
    /// Whether other tabs that show this site leave too.
    pub(crate) other_tabs: bool,
}

/// The notice that the site is a work in progress.
#[derive(Debug, Serialize)]
pub(crate) struct BetaView {
    pub(crate) text: String,
    pub(crate) feedback: Option<String>,
}

/// Everything the banner and the page on cookies need.
#[derive(Debug, Serialize)]
pub(crate) struct CookiesView {
    /// Whether pages carry the banner.
    pub(crate) banner: bool,
    /// A digest of what is declared: a consent to another version does not count.
    pub(crate) version: String,
    /// Address of the page on cookies.
    pub(crate) href: String,
    /// The declared items by legal basis, strictly necessary first.
    pub(crate) categories: Vec<CookieCategoryView>,
}

/// The declared items of one legal basis.
#[derive(Debug, Serialize)]
pub(crate) struct CookieCategoryView {
    /// `strictly-necessary`, `statistical`, `appearance` or `consent`.
    pub(crate) basis: String,
    pub(crate) title: String,
    pub(crate) explanation: String,
    /// Whether a visitor can refuse it.
    pub(crate) optional: bool,
    pub(crate) items: Vec<CookieView>,
}

/// One declared item that may be kept on a visitor's device.
#[derive(Debug, Serialize)]
pub(crate) struct CookieView {
    pub(crate) name: String,
    pub(crate) purpose: String,
    pub(crate) provider: String,
    pub(crate) duration: String,
    /// The script that keeps it, as its name among the static files. It must stay inert until the visitor allows it.
    pub(crate) script: Option<String>,
}

/// Whom to ask, and how to complain.
#[derive(Debug, Serialize)]
pub(crate) struct ContactView {
    pub(crate) name: Option<String>,
    pub(crate) email: Option<String>,
    pub(crate) telephone: Option<String>,
    pub(crate) address: Option<String>,
    /// How to ask for an internal review.
    pub(crate) review: Option<String>,
    /// Within how many working days.
    pub(crate) review_days: Option<u64>,
    /// How to complain to the commissioner.
    pub(crate) commissioner: Option<String>,
    /// Where to.
    pub(crate) commissioner_url: Option<String>,
    /// How to ask for a file in another format.
    pub(crate) accessible_formats: Option<String>,
}
