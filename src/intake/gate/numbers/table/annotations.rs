//! What the author said of columns and rows by name, ready to look up. It reads no table.

use super::fold;
use super::header::{self, Says};
use super::{Hints, Why};

/// The attributes of a caption, folded.
pub(super) struct Annotations {
    counts: Vec<String>,
    not_counts: Vec<String>,
    /// What every number measures, where the unit says that it is no count of people.
    pub(super) unit: Option<Why>,
    /// Whether the unit says that every number is a count of people or of what happens to them.
    pub(super) unit_counts: bool,
}

impl Annotations {
    pub(super) fn new(hints: &Hints) -> Self {
        let unit = hints.unit.as_deref().map(str::trim).filter(|unit| !unit.is_empty());
        let why = unit.and_then(unit_kind);
        Self {
            counts: hints.counts.iter().map(|name| key(name)).collect(),
            not_counts: hints.not_counts.iter().map(|name| key(name)).collect(),
            unit: why,
            unit_counts: unit.is_some() && why.is_none(),
        }
    }

    /// Whether the author said that numbers under this name are counts (`true`) or are not (`false`).
    pub(super) fn of(&self, name: &str) -> Option<bool> {
        if self.counts.is_empty() && self.not_counts.is_empty() {
            return None;
        }
        let name = key(name);
        if name.is_empty() {
            None
        } else if self.counts.contains(&name) {
            Some(true)
        } else {
            self.not_counts.contains(&name).then_some(false)
        }
    }
}

/// A name as names are compared.
pub(super) fn key(name: &str) -> String {
    fold::name(name).split_whitespace().collect::<Vec<_>>().join(" ")
}

fn unit_kind(unit: &str) -> Option<Why> {
    let says = match header::column(unit).says {
        Says::Nothing | Says::Count | Says::CountAndPercentage | Says::Words => {
            header::column(&format!("number of {unit}")).says
        }
        says => says,
    };
    why(says)
}

/// The reason for setting aside that a header's sense gives.
pub(super) fn why(says: Says) -> Option<Why> {
    match says {
        Says::Nothing | Says::Count | Says::CountAndPercentage | Says::Words => None,
        Says::Percentage => Some(Why::Percentage),
        Says::Rate => Some(Why::Rate),
        Says::Money => Some(Why::Money),
        Says::Year => Some(Why::Year),
        Says::Calendar => Some(Why::Date),
        Says::Age => Some(Why::Age),
        Says::Identifier => Some(Why::Identifier),
        Says::Duration => Some(Why::Duration),
        Says::Measure => Some(Why::Measure),
        Says::Change => Some(Why::Change),
        Says::Things => Some(Why::NotPeople),
    }
}
