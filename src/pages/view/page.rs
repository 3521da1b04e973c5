//! `page` in every template, and the small things that many pages show.

use serde::Serialize;

use crate::markdown::Html;

/// `page` in every template: what this page is.
#[derive(Debug, Default, Serialize)]
pub(crate) struct PageView {
    /// For `<title>`, without the site's name.
    pub(crate) title: String,
    /// For the description meta tag.
    pub(crate) description: Option<String>,
    /// Root-relative address.
    pub(crate) href: String,
    /// Absolute address.
    pub(crate) canonical: String,
    /// The way here from the home page, this page left out.
    pub(crate) crumbs: Vec<LinkView>,
    /// Whether search engines are asked to leave it out.
    pub(crate) noindex: bool,
    /// Further `meta` elements, those of Dublin Core first.
    pub(crate) meta: Vec<MetaView>,
    /// The feeds that this page offers, that of the whole log first.
    pub(crate) feeds: Vec<FeedView>,
    /// What the page says for machines that read JSON-LD, ready to print.
    pub(crate) structured: Vec<Html>,
    /// Scripts of the theme that this page needs besides those of every page: `js/copy.js`.
    pub(crate) scripts: Vec<&'static str>,
}

/// A `meta` element.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct MetaView {
    /// Such as `DCTERMS.identifier`, or `og:title`.
    pub(crate) name: &'static str,
    /// Whether the name stands in the attribute `property`, as Open Graph wants, and not in `name`.
    pub(crate) is_property: bool,
    pub(crate) content: String,
}

/// A feed.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct FeedView {
    pub(crate) title: String,
    pub(crate) href: String,
    /// Its media type, such as `application/atom+xml`.
    pub(crate) kind: &'static str,
}

/// A link with its words.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct LinkView {
    pub(crate) title: String,
    pub(crate) href: String,
}

/// `lookup` in `404.html`: how an address that names a response in another spelling can be understood.
#[derive(Debug, Serialize)]
pub(crate) struct LookupView {
    /// The shape of the log's references, as JSON for `js/resolve.js`.
    pub(crate) shape: String,
    /// Where the responses are.
    pub(crate) responses: String,
}

/// A date, for machines (`2023-11-20`) and for people (`20 November 2023`).
#[derive(Debug, Clone, Serialize)]
pub(crate) struct DateView {
    pub(crate) iso: String,
    pub(crate) text: String,
}

/// A heading of the body, for the list of contents.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct HeadingView {
    pub(crate) level: u8,
    pub(crate) id: String,
    pub(crate) text: String,
}

/// An outcome with its explanation.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct OutcomeView {
    /// Such as `part-disclosed`.
    pub(crate) code: String,
    /// Such as "Disclosed in part".
    pub(crate) title: String,
    pub(crate) explanation: String,
    pub(crate) href: String,
}

/// An exemption that was relied on.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct ExemptionView {
    /// As cited, in one form: "Section 40(2) and (3A)(a)".
    pub(crate) citation: String,
    /// Such as "Personal information".
    pub(crate) title: String,
    pub(crate) explanation: String,
    /// "Absolute exemption", "Qualified exemption", …
    pub(crate) class: String,
    /// Where this log explains it and lists the responses that rely on it.
    pub(crate) href: String,
    /// The text of the law.
    pub(crate) law: String,
    /// The language of title and explanation, where it is not that of the interface.
    pub(crate) lang: Option<&'static str>,
}
