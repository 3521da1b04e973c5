//! What the page of statistics shows. Every number is a count of responses or of questions.

use serde::Serialize;

/// One of `tables` in `statistics.html`: counts, as a chart, a table and a file.
#[derive(Debug, Serialize)]
pub(crate) struct CountTableView {
    /// `years`, `outcomes`, `questions`, `exemptions` or `waits`.
    pub(crate) id: String,
    /// For its caption.
    pub(crate) title: String,
    /// For the column of terms.
    pub(crate) heading: String,
    /// For the columns of counts.
    pub(crate) columns: Vec<String>,
    /// A sentence on how the counts are made, where they need one.
    pub(crate) note: Option<String>,
    pub(crate) rows: Vec<CountRowView>,
    /// The sum of each column, where the rows add up to something.
    pub(crate) totals: Vec<usize>,
    pub(crate) chart: ChartView,
    /// Address of the same counts as CSV.
    pub(crate) csv: String,
}

/// A row of counts.
#[derive(Debug, Serialize)]
pub(crate) struct CountRowView {
    pub(crate) title: String,
    /// What a provision is about, in the words of the program.
    pub(crate) about: Option<String>,
    /// Where the responses are listed, where they are.
    pub(crate) href: Option<String>,
    /// The language of `about`, where it is not that of the interface.
    pub(crate) lang: Option<&'static str>,
    pub(crate) counts: Vec<usize>,
}

/// A chart of horizontal bars, as positions in an SVG without a view box: it takes the width that it is given. Heights are
/// in `em`, so that it grows with the text.
#[derive(Debug, Serialize)]
pub(crate) struct ChartView {
    /// Such as `7.5em`.
    pub(crate) height: String,
    pub(crate) bars: Vec<BarView>,
    /// What the kinds of parts mean; empty where bars have one part.
    pub(crate) legend: Vec<LegendView>,
}

/// A bar with its words above it.
#[derive(Debug, Serialize)]
pub(crate) struct BarView {
    pub(crate) label: String,
    pub(crate) value: usize,
    /// Where its words stand, such as `1em`.
    pub(crate) label_at: String,
    /// Where it begins below them.
    pub(crate) bar_at: String,
    pub(crate) parts: Vec<PartView>,
}

/// A part of a bar.
#[derive(Debug, Serialize)]
pub(crate) struct PartView {
    /// `whole`, or one of those in the legend.
    pub(crate) kind: &'static str,
    /// Such as `12.5%`.
    pub(crate) from: String,
    /// Such as `40%`.
    pub(crate) width: String,
}

/// What a kind of part means.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct LegendView {
    /// `full`, `part` or `rest`.
    pub(crate) kind: &'static str,
    pub(crate) title: String,
}
