//! A system of counts as written: cells, and relations that say which totals are sums of which parts.
//! It holds the exact JSON that `audit --system` reads and does not judge whether the figures fit together.

use serde::de::Error;
use serde::{Deserialize, Serialize};

/// The largest count that is accepted, so that every sum is exact in 64 bits: a million million.
pub const MAX_COUNT: i64 = 1_000_000_000_000;

/// The largest number of cells, and of relations, that is accepted in one system.
pub const MAX_CELLS: usize = 1_000_000;

/// Counts, and what is published of how they add up.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct System {
    /// A count is low from 1 to this number.
    #[serde(default = "default_threshold")]
    pub threshold: i64,
    /// Whether a count of zero is published or is as sensitive as a low number.
    #[serde(default)]
    pub zero: Zero,
    /// Every count, published or not. Identifiers are unique.
    pub cells: Vec<Cell>,
    /// Every sum that the reader knows of.
    #[serde(default)]
    pub relations: Vec<Relation>,
}

/// What is done with a count of zero.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Zero {
    /// Zero is published: a primary cell lies in `1..=threshold`.
    #[default]
    Publish,
    /// Zero is suppressed as low numbers are: a primary cell lies in `0..=threshold`.
    Suppress,
}

impl Zero {
    pub(super) fn lowest_low(self) -> i64 {
        match self {
            Zero::Publish => 1,
            Zero::Suppress => 0,
        }
    }
}

/// One count.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Cell {
    /// The name by which relations refer to it.
    pub id: String,
    /// The count. A published cell needs one; elsewhere it is never taken as known to the reader.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub value: Option<i64>,
    /// Whether the reader sees it.
    #[serde(default)]
    pub status: Status,
}

/// Whether the reader sees a count, and what the reader knows of it otherwise.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Status {
    /// Printed.
    #[default]
    Published,
    /// Suppressed because it is low.
    Primary,
    /// Suppressed to protect a primary cell.
    Secondary,
    /// Never printed, but it follows from what is, such as "all minus women".
    Implicit,
}

/// A total that is the sum of its parts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Relation {
    /// The name by which explanations refer to it, such as `row 1`.
    pub id: String,
    /// The cell that is the sum.
    pub total: String,
    /// The cells that are added up: at least one, each once, without the total.
    pub parts: Vec<String>,
}

impl System {
    /// Reads a system from JSON.
    ///
    /// # Errors
    /// The text is not JSON, lacks `cells`, or has a key that no system has. What the figures say is judged later.
    pub fn from_json(text: &str) -> Result<Self, serde_json::Error> {
        // The values of an object in a list would be read as well; whoever writes a list meant something else.
        if text.trim_start().starts_with('[') {
            return Err(Error::custom("it is a list, and a system is an object with `cells` and `relations`"));
        }
        serde_json::from_str(text)
    }

    /// The least count that is low: 0 where zeros are suppressed, else 1.
    pub fn lowest_low(&self) -> i64 {
        self.zero.lowest_low()
    }

    /// Whether a count is low, so that it may not be published.
    pub fn is_low(&self, value: i64) -> bool {
        (self.lowest_low()..=self.threshold).contains(&value)
    }
}

fn default_threshold() -> i64 {
    5
}
