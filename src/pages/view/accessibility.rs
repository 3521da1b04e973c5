//! `statement` in accessibility.html.

use serde::Serialize;

use super::page::DateView;

/// The accessibility statement.
#[derive(Debug, Serialize)]
pub(crate) struct AccessibilityView {
    /// The address of the site.
    pub(crate) address: String,
    /// `fully`, `partially` or `not`: how far the site meets the guidelines.
    pub(crate) status: &'static str,
    /// The e-mail address, or the address of the form, to which people write.
    pub(crate) contact: String,
    /// The same as a link.
    pub(crate) contact_href: String,
    /// Within how many working days they are answered.
    pub(crate) response_days: u64,
    pub(crate) tested_on: DateView,
    pub(crate) tested_by: String,
    pub(crate) tested_how: Option<String>,
    pub(crate) prepared_on: DateView,
    pub(crate) reviewed_on: Option<DateView>,
    /// What is not accessible, by the reason why it may stay so.
    pub(crate) grounds: Vec<GroundView>,
    /// Whether the law is enforced in Northern Ireland, and not in Great Britain.
    pub(crate) northern_ireland: bool,
}

/// What is not accessible for one reason.
#[derive(Debug, Serialize)]
pub(crate) struct GroundView {
    /// The reason, as a heading.
    pub(crate) title: String,
    pub(crate) failures: Vec<FailureView>,
}

/// Something that is not accessible.
#[derive(Debug, Serialize)]
pub(crate) struct FailureView {
    /// What does not work, and for whom.
    pub(crate) what: String,
    /// The criterion of the guidelines that it fails, such as `1.1.1 Non-text content`.
    pub(crate) criterion: Option<String>,
    /// What there is instead.
    pub(crate) instead: Option<String>,
    /// When it will be mended.
    pub(crate) by: Option<DateView>,
}
