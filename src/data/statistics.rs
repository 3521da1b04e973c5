//! The statistics as CSV (RFC 4180), a file for each table of their page. Codes and keys stand in for words, which differ
//! by language.

use std::io;

use crate::law::Outcome;
use crate::output::Output;
use crate::plan::{Plan, statistics_address};
use crate::statistics::{self, WAITS};

/// Writes `statistics/by-year.csv` and its neighbours.
pub(super) fn publish(plan: &Plan<'_>, output: &dyn Output) -> io::Result<()> {
    let statistics = statistics::count(plan.catalogue, plan.config);
    let put = |name: &str, header: &[&str], rows: Vec<Vec<String>>| -> io::Result<()> {
        let mut writer = csv::Writer::from_writer(Vec::new());
        writer.write_record(header)?;
        for row in rows {
            writer.write_record(row)?;
        }
        let bytes = writer.into_inner().map_err(|error| io::Error::other(error.to_string()))?;
        output.put(&statistics_address(name), &bytes)
    };
    let outcomes = |counts: &[(Outcome, usize)]| -> Vec<Vec<String>> {
        counts.iter().map(|(outcome, count)| vec![outcome.code().to_owned(), count.to_string()]).collect()
    };
    let mut header = vec!["year", "responses"];
    header.extend(Outcome::ALL.map(Outcome::code));
    let years = statistics.years.iter().map(|counts| {
        let year = counts.year.map(|year| year.to_string()).unwrap_or_default();
        let by_outcome = counts.outcomes.iter().map(ToString::to_string);
        [year, counts.total.to_string()].into_iter().chain(by_outcome).collect()
    });
    put("by-year.csv", &header, years.collect())?;
    put("by-outcome.csv", &["outcome", "responses"], outcomes(&statistics.outcomes))?;
    put("by-question-outcome.csv", &["outcome", "questions"], outcomes(&statistics.questions))?;
    let exemptions = statistics.exemptions.iter().map(|(exemption, count)| {
        let law = exemption.law.short_name().to_owned();
        vec![law, exemption.key.clone(), exemption.title.clone(), count.to_string()]
    });
    put("by-exemption.csv", &["law", "exemption", "title", "responses"], exemptions.collect())?;
    if plan.config.timeliness {
        let waits = WAITS.iter().zip(statistics.waits).map(|((from, to), count)| {
            vec![from.to_string(), to.map(|to| to.to_string()).unwrap_or_default(), count.to_string()]
        });
        put("by-days.csv", &["from_days", "to_days", "responses"], waits.collect())?;
    }
    Ok(())
}
