//! What makes two counts of a series the same: series, basis, universe, period and labels. It compares; it changes no
//! number.

use std::collections::{BTreeMap, BTreeSet};
use std::hash::{DefaultHasher, Hash, Hasher};

use super::figures::{At, Figure, Figures};
use super::labels::{Labelled, is_generic};
use crate::intake::gate::ledger::{Identity, Scope};
use crate::intake::gate::protection::Status;
use crate::intake::records::Period;

/// What the labels of a series mean, seen over all of its tables.
#[derive(Default)]
pub(super) struct Vocabulary {
    /// Labels that tell counts apart in some table.
    categories: BTreeSet<String>,
    /// Labels of totals of all.
    totals: BTreeSet<String>,
    /// What counts count.
    units: BTreeSet<String>,
}

impl Vocabulary {
    /// Of the tables of a series, and what of it was published before.
    pub(super) fn of<'a>(
        tables: impl IntoIterator<Item = &'a Figures>,
        before: impl Iterator<Item = &'a Identity>,
    ) -> Self {
        let mut vocabulary = Self::default();
        for (table, labels) in tables.into_iter().filter_map(|table| Some((table, table.folded.as_ref()?))) {
            vocabulary.totals.extend(labels.totals.iter().cloned());
            vocabulary.units.extend(table.unit.clone());
            vocabulary.categories.extend(labels.rows.values().flatten().cloned());
            vocabulary.categories.extend(labels.columns.values().flatten().filter(|_| !table.sole()).cloned());
        }
        vocabulary.categories.extend(before.flat_map(|identity| identity.labels.iter().cloned()));
        vocabulary
    }

    /// What each count of a table is a count of. Two different counts with the same labels tell nothing: they have none.
    pub(super) fn identities(&self, table: &Figures) -> BTreeMap<At, Identity> {
        table.scope.as_ref().map_or_else(BTreeMap::new, |scope| self.identities_in(table, scope))
    }

    /// What each count of a table would be a count of in another scope than its own.
    pub(super) fn identities_in(&self, table: &Figures, scope: &Scope) -> BTreeMap<At, Identity> {
        let Some(labels) = &table.folded else { return BTreeMap::new() };
        let identity = |at: &At| self.identity(scope, labels.of_cell(*at), table.sole());
        let counts = table.cells.iter().map(|(at, figure)| (*at, figure, identity(at)));
        let mut counts: Vec<(u64, At, &Figure, Identity)> =
            counts.map(|(at, figure, identity)| (digest(&identity), at, figure, identity)).collect();
        // By their digests first: the identities of one table begin alike, and are slow to tell apart.
        counts.sort_unstable_by(|one, two| (one.0, &one.3, one.1).cmp(&(two.0, &two.3, two.1)));
        let is_one = |same: &[(u64, At, &Figure, Identity)]| {
            let first = same[0].2.value;
            same.len() == 1
                || same.iter().all(|(_, _, figure, _)| figure.status == Status::Published && figure.value == first)
        };
        let told: Vec<bool> = counts
            .chunk_by(|one, two| (one.0, &one.3) == (two.0, &two.3))
            .flat_map(|same| std::iter::repeat_n(is_one(same), same.len()))
            .collect();
        let counts = counts.into_iter().zip(told).filter(|((_, at, ..), told)| *told && !table.apart.contains(at));
        counts.map(|((_, at, _, identity), _)| (at, identity)).collect()
    }

    /// `sole`: of the only column of counts in its table.
    fn identity(&self, scope: &Scope, (row, column): Labelled<'_>, sole: bool) -> Identity {
        let mut labels = row.cloned().unwrap_or_default();
        // A sole column is named after what is counted, or after the one category that it is about.
        let tells = |label: &&String| {
            !self.units.contains(*label) && (!sole || self.categories.contains(*label) || Period::read(label).is_some())
        };
        labels.extend(column.into_iter().filter(tells).cloned());
        labels.retain(|label| !is_generic(label) && !self.totals.contains(label));
        let mut scope = scope.clone();
        let narrowest = labels.iter().filter_map(|label| Some((Period::read(label)?, label.clone()))).min_by_key(days);
        if let Some((period, label)) = narrowest
            && scope.period.is_none_or(|whole| whole.holds(&period))
        {
            scope.period = Some(period);
            // A wider period that holds it, such as the year of a quarter, says nothing more.
            labels.retain(|other| *other != label && Period::read(other).is_none_or(|wider| !wider.holds(&period)));
        }
        Identity { scope, labels }
    }
}

/// A number that is the same for the same thing.
pub(super) fn digest(thing: &impl Hash) -> u64 {
    let mut hasher = DefaultHasher::new();
    thing.hash(&mut hasher);
    hasher.finish()
}

fn days((period, _): &(Period, String)) -> i32 {
    period.first.until(period.last).map_or(i32::MAX, |span| span.get_days())
}
