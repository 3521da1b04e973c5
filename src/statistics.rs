//! How many responses there are, by year, outcome and exemption, and how long they took. It counts responses and
//! questions, never what they say: none of these is a count of people.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::catalogue::{self, Catalogue};
use crate::config::Config;
use crate::law::{Exemption, Outcome};

/// How the responses of a log are spread.
#[derive(Debug)]
#[non_exhaustive]
pub struct Statistics {
    /// By year, newest first; responses that state no date and name no year come last.
    pub years: Vec<YearCounts>,
    /// Responses by their outcome as a whole, in the order in which lists show outcomes.
    pub outcomes: Vec<(Outcome, usize)>,
    /// Questions by outcome. One that was answered in two ways is counted under both.
    pub questions: Vec<(Outcome, usize)>,
    /// Responses by exemption, in the order of the law. One that relies on several is counted under each.
    pub exemptions: Vec<(&'static Exemption, usize)>,
    /// Responses by the days from request to answer, in the order of [`WAITS`].
    pub waits: [usize; WAITS.len()],
    /// How many responses state both days.
    pub timed: usize,
}

/// The responses of a year.
#[derive(Debug)]
#[non_exhaustive]
pub struct YearCounts {
    /// The year; `None` where none is known.
    pub year: Option<i16>,
    /// All of them.
    pub total: usize,
    /// By outcome, as [`Outcome::ALL`] orders them.
    pub outcomes: [usize; Outcome::ALL.len()],
}

impl YearCounts {
    /// How many have one of these outcomes.
    pub fn of(&self, wanted: impl Fn(Outcome) -> bool) -> usize {
        let counts = Outcome::ALL.into_iter().zip(self.outcomes);
        counts.filter(|(outcome, _)| wanted(*outcome)).map(|(_, count)| count).sum()
    }
}

/// Ranges of calendar days from request to answer: the first day and the last; `None` has no end. Working days would need
/// the bank holidays of every year and nation, those proclaimed for one occasion too, and are not worked out.
pub const WAITS: [(i32, Option<i32>); 5] = [(0, Some(10)), (11, Some(20)), (21, Some(30)), (31, Some(60)), (61, None)];

/// Counts the responses of a log.
pub fn count(catalogue: &Catalogue, config: &Config) -> Statistics {
    let mut years: BTreeMap<Option<i16>, YearCounts> = BTreeMap::new();
    let mut questions: BTreeMap<Outcome, usize> = BTreeMap::new();
    let mut waits = [0; WAITS.len()];
    for response in &catalogue.responses {
        let year = catalogue::year(response, config);
        let counts = years.entry(year).or_insert(YearCounts { year, total: 0, outcomes: [0; Outcome::ALL.len()] });
        counts.total += 1;
        for (count, outcome) in counts.outcomes.iter_mut().zip(Outcome::ALL) {
            *count += usize::from(outcome == response.outcome);
        }
        for outcome in response.questions.iter().flat_map(|question| &question.outcomes) {
            *questions.entry(*outcome).or_default() += 1;
        }
        if let (Some(received), Some(answered)) = (response.dates.received, response.dates.answered)
            && let Some(range) = wait(received, answered)
        {
            waits[range] += 1;
        }
    }
    let in_order = |counts: &BTreeMap<Outcome, usize>| {
        let counted = Outcome::ALL.into_iter().filter_map(|outcome| Some((outcome, *counts.get(&outcome)?)));
        counted.collect::<Vec<_>>()
    };
    let whole = catalogue.outcomes.iter().filter(|decided| decided.whole > 0);
    Statistics {
        years: years.into_values().rev().collect(),
        outcomes: whole.map(|decided| (decided.outcome, decided.whole)).collect(),
        questions: in_order(&questions),
        exemptions: catalogue.exemptions.iter().map(|relied| (relied.exemption, relied.members.len())).collect(),
        timed: waits.iter().sum(),
        waits,
    }
}

/// Which of [`WAITS`] the days between two days fall into.
fn wait(received: Date, answered: Date) -> Option<usize> {
    let days = received.until(answered).ok()?.get_days();
    WAITS.iter().position(|(from, to)| *from <= days && to.is_none_or(|to| days <= to))
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn days_fall_into_one_range() {
        let received = date(2023, 10, 20);
        assert_eq!(wait(received, received), Some(0));
        assert_eq!(wait(received, date(2023, 10, 30)), Some(0));
        assert_eq!(wait(received, date(2023, 10, 31)), Some(1));
        assert_eq!(wait(received, date(2023, 12, 20)), Some(4));
        assert_eq!(wait(received, date(2023, 10, 1)), None);
    }
}
