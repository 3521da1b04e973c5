//! The page of statistics: how many responses there are, by year, outcome and exemption, as charts, tables and files. It
//! counts responses and questions, and nothing that they say.

use super::chart::{self, Bar};
use super::view::{CountRowView, CountTableView, LegendView};
use super::{Page, words};
use crate::law::Outcome;
use crate::plan::{Job, Plan, TermKind, statistics_address};
use crate::statistics::{self, Statistics, WAITS};

pub(super) fn show(page: &mut Page<'_>) {
    page.show("statistics.html", "statistics.title", "statistics.description");
    let plan = page.plan;
    let statistics = statistics::count(plan.catalogue, plan.config);
    let mut tables = vec![
        by_year(plan, &statistics),
        by_outcome(plan, &statistics),
        by_question(plan, &statistics),
        by_exemption(plan, &statistics),
    ];
    if plan.config.timeliness {
        tables.push(by_wait(plan, &statistics));
    }
    tables.retain(|table| !table.rows.is_empty());
    page.insert("tables", &tables);
}

/// What a table is, besides its rows.
struct Frame {
    id: &'static str,
    file: &'static str,
    title: &'static str,
    heading: &'static str,
    column: &'static str,
    note: Option<String>,
    /// Whether the rows add up to something.
    adds_up: bool,
}

/// A table with one column of counts, and the chart of it.
fn table(plan: &Plan<'_>, frame: Frame, rows: Vec<(CountRowView, String)>) -> CountTableView {
    let say = |key: &'static str| plan.language.say(key).to_owned();
    let bars = rows.iter().map(|(row, label)| Bar {
        label: label.clone(),
        parts: vec![("whole", row.counts.first().copied().unwrap_or(0))],
    });
    let chart = chart::of(bars.collect(), Vec::new());
    let rows: Vec<CountRowView> = rows.into_iter().map(|(row, _)| row).collect();
    CountTableView {
        id: frame.id.to_owned(),
        title: say(frame.title),
        heading: say(frame.heading),
        columns: vec![say(frame.column)],
        note: frame.note,
        totals: if frame.adds_up { totals(&rows) } else { Vec::new() },
        rows,
        chart,
        csv: plan.href(&statistics_address(frame.file)),
    }
}

/// The sum of each column; nothing where there is one row.
fn totals(rows: &[CountRowView]) -> Vec<usize> {
    let columns = if rows.len() > 1 { rows[0].counts.len() } else { 0 };
    (0..columns).map(|column| rows.iter().map(|row| row.counts[column]).sum()).collect()
}

fn by_year(plan: &Plan<'_>, statistics: &Statistics) -> CountTableView {
    let say = |key: &'static str| plan.language.say(key).to_owned();
    let full = |outcome: Outcome| outcome == Outcome::Disclosed;
    let part = |outcome: Outcome| outcome == Outcome::PartDisclosed;
    let rows = statistics.years.iter().map(|counts| {
        let term = plan.catalogue.years.iter().position(|year| Some(year.year) == counts.year);
        CountRowView {
            title: counts.year.map_or_else(|| say("statistics.no_year"), |year| year.to_string()),
            about: None,
            href: term.map(|term| plan.href(&plan.address(Job::Term(TermKind::Year, term, 1)))),
            lang: None,
            counts: vec![
                counts.of(full),
                counts.of(part),
                counts.of(|outcome| !full(outcome) && !part(outcome)),
                counts.total,
            ],
        }
    });
    let rows: Vec<CountRowView> = rows.collect();
    let bars = rows.iter().map(|row| Bar {
        label: row.title.clone(),
        parts: vec![("full", row.counts[0]), ("part", row.counts[1]), ("rest", row.counts[2])],
    });
    let kinds = [
        ("full", plan.language.outcome(Outcome::Disclosed, "label").to_owned()),
        ("part", plan.language.outcome(Outcome::PartDisclosed, "label").to_owned()),
        ("rest", say("statistics.other_outcomes")),
    ];
    let legend: Vec<LegendView> = kinds.into_iter().map(|(kind, title)| LegendView { kind, title }).collect();
    let columns = legend.iter().map(|entry| entry.title.clone()).chain([say("statistics.responses")]);
    CountTableView {
        id: "years".to_owned(),
        title: say("statistics.by_year"),
        heading: say("statistics.year"),
        columns: columns.collect(),
        note: None,
        totals: totals(&rows),
        chart: chart::of(bars.collect(), legend),
        rows,
        csv: plan.href(&statistics_address("by-year.csv")),
    }
}

fn by_outcome(plan: &Plan<'_>, statistics: &Statistics) -> CountTableView {
    let frame = Frame {
        id: "outcomes",
        file: "by-outcome.csv",
        title: "statistics.by_outcome",
        heading: "statistics.outcome",
        column: "statistics.responses",
        note: None,
        adds_up: true,
    };
    table(plan, frame, statistics.outcomes.iter().map(|(outcome, count)| outcome_row(plan, *outcome, *count)).collect())
}

fn by_question(plan: &Plan<'_>, statistics: &Statistics) -> CountTableView {
    let frame = Frame {
        id: "questions",
        file: "by-question-outcome.csv",
        title: "statistics.by_question",
        heading: "statistics.outcome",
        column: "statistics.questions",
        note: Some(plan.language.say("statistics.both_ways").to_owned()),
        adds_up: false,
    };
    table(
        plan,
        frame,
        statistics.questions.iter().map(|(outcome, count)| outcome_row(plan, *outcome, *count)).collect(),
    )
}

fn outcome_row(plan: &Plan<'_>, outcome: Outcome, count: usize) -> (CountRowView, String) {
    let view = words::outcome(plan, outcome);
    let row =
        CountRowView { title: view.title.clone(), about: None, href: Some(view.href), lang: None, counts: vec![count] };
    (row, view.title)
}

fn by_exemption(plan: &Plan<'_>, statistics: &Statistics) -> CountTableView {
    let frame = Frame {
        id: "exemptions",
        file: "by-exemption.csv",
        title: "statistics.by_exemption",
        heading: "statistics.exemption",
        column: "statistics.responses",
        note: Some(plan.language.say("statistics.several").to_owned()),
        adds_up: false,
    };
    let rows = statistics.exemptions.iter().enumerate().map(|(term, (exemption, count))| {
        let name = plan.language.exemption(exemption);
        let row = CountRowView {
            title: name.clone(),
            about: Some(exemption.title.clone()),
            href: Some(plan.href(&plan.address(Job::Term(TermKind::Exemption, term, 1)))),
            lang: words::english_marked(plan.language),
            counts: vec![*count],
        };
        (row, name)
    });
    table(plan, frame, rows.collect())
}

fn by_wait(plan: &Plan<'_>, statistics: &Statistics) -> CountTableView {
    let frame = Frame {
        id: "waits",
        file: "by-days.csv",
        title: "statistics.by_days",
        heading: "statistics.days",
        column: "statistics.responses",
        note: Some(plan.language.count("statistics.timed", statistics.timed)),
        adds_up: true,
    };
    let ranges = WAITS.iter().zip(statistics.waits).filter(|_| statistics.timed > 0);
    let rows = ranges.map(|((from, to), count)| {
        let from = from.to_string();
        let title = match to {
            Some(to) => plan.language.fill("statistics.range", &[("first", &from), ("last", &to.to_string())]),
            None => plan.language.fill("statistics.from", &[("first", &from)]),
        };
        (CountRowView { title: title.clone(), about: None, href: None, lang: None, counts: vec![count] }, title)
    });
    table(plan, frame, rows.collect())
}
