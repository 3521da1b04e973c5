//! The lines of `clearance.lock`: JSON, whose keys and their order are a contract. A file without a version is of the
//! first, which has counts only.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::{Fact, Identity, LEDGER, Part, Publication, Published, PublishedBound, PublishedSum, Scope, Total};
use crate::intake::records::Period;
use crate::lock::LockFile;
use crate::source::Span;

/// The file.
pub(super) const FILE: LockFile =
    LockFile { path: LEDGER, called: "the ledger", loses: "lines", version: 2, header: HEADER };

const HEADER: &str = "\
# The ledger of Candour: every count of a series that has been published, one a line, in a fixed order; then the sums,
# percentages and means that were published of counts which are suppressed. It holds no suppressed number.
# What was published once stays known, so the gate counts with it when it checks what can be worked out (S004).
# `candour build` writes it. Keep it in version control; take a line out only when that publication was undone.
";

/// What a line says.
pub(super) enum Read {
    Fact(Fact),
    Sum(PublishedSum),
    Bound(PublishedBound),
}

#[derive(Serialize, Deserialize)]
#[serde(untagged)]
enum Line {
    Fact(FactLine),
    Sum(SumLine),
    Bound(BoundLine),
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct FactLine {
    series: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    basis: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    universe: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    period: Option<String>,
    labels: Vec<String>,
    value: u64,
    reference: String,
    table: String,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct SumLine {
    series: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    basis: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    universe: String,
    /// The time that all its counts are about, where it is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    period: Option<String>,
    /// What it is: "column `Wardens`", "the caption".
    sum: String,
    /// The total as words stated it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    value: Option<u64>,
    /// The total as a count.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    total: Option<CountLine>,
    parts: Vec<CountLine>,
    reference: String,
    table: String,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct BoundLine {
    series: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    basis: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    universe: String,
    /// "percentage", "mean" or "range".
    bound: String,
    of: CountLine,
    least: u64,
    /// Of a range, none where it has no end, as in `10+`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    most: Option<u64>,
    reference: String,
    table: String,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct CountLine {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    period: Option<String>,
    labels: Vec<String>,
    /// Whether it was published as the marker of a low number.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    low: bool,
}

/// The whole file.
pub(super) fn write(published: &Published) -> String {
    let facts = published.facts.iter().map(of_fact);
    let sums = published.sums.iter().filter_map(of_sum);
    FILE.write(facts.chain(sums).chain(published.bounds.iter().map(of_bound)))
}

fn of_fact(fact: &Fact) -> Line {
    let scope = &fact.identity.scope;
    Line::Fact(FactLine {
        series: scope.series.clone(),
        basis: scope.basis.clone(),
        universe: scope.universe.clone(),
        period: scope.period.as_ref().map(written),
        labels: fact.identity.labels.iter().cloned().collect(),
        value: fact.value,
        reference: fact.place.reference.clone(),
        table: fact.place.table.clone(),
    })
}

fn of_sum(sum: &PublishedSum) -> Option<Line> {
    let scope = &sum.parts.first()?.identity.scope;
    let of_total = match &sum.total {
        Total::Stated(_) => None,
        Total::Count(identity) => Some(identity),
    };
    let mut periods = sum.parts.iter().map(|part| &part.identity).chain(of_total).map(|count| count.scope.period);
    let period = scope.period.filter(|period| periods.all(|other| other == Some(*period)));
    let count = |identity: &Identity, low: bool| {
        let line = of_count(identity, low);
        if period.is_some() { CountLine { period: None, ..line } } else { line }
    };
    let value = match &sum.total {
        Total::Stated(value) => Some(*value),
        Total::Count(_) => None,
    };
    Some(Line::Sum(SumLine {
        series: scope.series.clone(),
        basis: scope.basis.clone(),
        universe: scope.universe.clone(),
        period: period.as_ref().map(written),
        sum: sum.what.clone(),
        value,
        total: of_total.map(|identity| count(identity, false)),
        parts: sum.parts.iter().map(|part| count(&part.identity, part.is_low)).collect(),
        reference: sum.place.reference.clone(),
        table: sum.place.table.clone(),
    }))
}

fn of_bound(bound: &PublishedBound) -> Line {
    let scope = &bound.count.identity.scope;
    Line::Bound(BoundLine {
        series: scope.series.clone(),
        basis: scope.basis.clone(),
        universe: scope.universe.clone(),
        bound: bound.what.clone(),
        of: of_count(&bound.count.identity, bound.count.is_low),
        least: bound.least,
        most: bound.most,
        reference: bound.place.reference.clone(),
        table: bound.place.table.clone(),
    })
}

fn of_count(identity: &Identity, low: bool) -> CountLine {
    let labels = identity.labels.iter().cloned().collect();
    CountLine { period: identity.scope.period.as_ref().map(written), labels, low }
}

fn written(period: &Period) -> String {
    format!("{}..{}", period.first, period.last)
}

/// Reads a line; nothing where it cannot be read.
pub(super) fn read(line: &str, span: &Span) -> Option<Read> {
    let place = |reference: String, table: String| Publication { reference, table, span: span.clone() };
    Some(match serde_json::from_str(line).ok()? {
        Line::Fact(line) => Read::Fact(Fact {
            identity: identity(
                &Scope { series: line.series, basis: line.basis, universe: line.universe, period: None },
                line.period.as_deref(),
                line.labels,
            )?,
            value: line.value,
            place: place(line.reference, line.table),
        }),
        Line::Sum(line) => {
            let scope = Scope { series: line.series, basis: line.basis, universe: line.universe, period: None };
            let shared = line.period;
            let part = |scope: &Scope, count: CountLine| {
                part(scope, CountLine { period: count.period.or_else(|| shared.clone()), ..count })
            };
            let total = match (line.value, line.total) {
                (Some(value), None) => Total::Stated(value),
                (None, Some(count)) => Total::Count(part(&scope, count)?.identity),
                _ => return None,
            };
            let parts: Vec<Part> = line.parts.into_iter().map(|count| part(&scope, count)).collect::<Option<_>>()?;
            let is_sum = !parts.is_empty();
            let sum = PublishedSum { total, parts, what: line.sum, place: place(line.reference, line.table) };
            Read::Sum(Some(sum).filter(|_| is_sum)?)
        }
        Line::Bound(line) => {
            let scope = Scope { series: line.series, basis: line.basis, universe: line.universe, period: None };
            let (least, most) = (line.least, line.most);
            let place = place(line.reference, line.table);
            let is_known = match line.bound.as_str() {
                "percentage" | "mean" => most.is_some_and(|most| least <= most),
                "range" => most.is_none_or(|most| least <= most),
                _ => false,
            };
            let bound = PublishedBound { count: part(&scope, line.of)?, least, most, what: line.bound, place };
            Read::Bound(Some(bound).filter(|_| is_known)?)
        }
    })
}

fn part(scope: &Scope, line: CountLine) -> Option<Part> {
    Some(Part { identity: identity(scope, line.period.as_deref(), line.labels)?, is_low: line.low })
}

fn identity(scope: &Scope, period: Option<&str>, labels: Vec<String>) -> Option<Identity> {
    let period = match period {
        Some(text) => Some(Period::read(text)?),
        None => None,
    };
    let labels: BTreeSet<String> = labels.into_iter().collect();
    Some(Identity { scope: Scope { period, ..scope.clone() }, labels })
}
