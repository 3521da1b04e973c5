//! What templates see: one documented struct for each thing a page can show.
//!
//! Views are written for theme authors and change only on purpose; they are neither the domain's types nor the public
//! JSON (`data::v1`). Every `href` is ready to print: it already carries the path of `base_url`. Every
//! [`Html`](crate::markdown::Html) is printed raw, all else is escaped.

mod accessibility;
mod data;
mod lists;
mod page;
mod response;
mod site;
mod statistics;

pub(crate) use self::accessibility::{AccessibilityView, FailureView, GroundView};
pub(crate) use self::data::{DataFileView, DataGroupView};
pub(crate) use self::lists::{
    CardView, ChangedView, PageNumberView, PaginationView, TaxonomyView, TermGroupView, TermLinkView, TermView,
};
pub(crate) use self::page::{
    DateView, ExemptionView, FeedView, HeadingView, LinkView, LookupView, MetaView, OutcomeView, PageView,
};
pub(crate) use self::response::{
    AttachedFileView, AttachmentView, ChangeView, CitationView, CitedView, ComplaintView, ContentsView, ExplainedView,
    LimbView, NoticeView, QuestionView, RelatedView, ResponseView, TableFileView,
};
pub(crate) use self::site::{
    BetaView, ContactView, CookieCategoryView, CookieView, CookiesView, ExitView, LogoView, SearchView, SiteView,
};
pub(crate) use self::statistics::{BarView, ChartView, CountRowView, CountTableView, LegendView, PartView};
