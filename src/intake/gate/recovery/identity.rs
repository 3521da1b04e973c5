//! What makes two counts of a series the same: series, basis, universe, period and labels. It compares; it changes no
//! number.

use std::collections::{BTreeMap, BTreeSet};

use super::figures::{At, Figure, Figures};
use super::labels::is_generic;
use crate::intake::gate::ledger::{Identity, Scope};
use crate::intake::gate::protection::Status;
use crate::intake::records::Period;

impl Identity {
    /// A name by which a system can know it.
    pub(super) fn name(&self) -> String {
        let Scope { series, basis, universe, period } = &self.scope;
        let period = period.map_or_else(String::new, |period| format!("{}..{}", period.first, period.last));
        let labels: Vec<&str> = self.labels.iter().map(String::as_str).collect();
        format!("series\u{1f}{series}\u{1f}{basis}\u{1f}{universe}\u{1f}{period}\u{1f}{}", labels.join("\u{1f}"))
    }
}

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
    pub(super) fn of<'a>(tables: &[Figures], before: impl Iterator<Item = &'a Identity>) -> Self {
        let mut vocabulary = Self::default();
        for table in tables {
            vocabulary.totals.extend(table.totals.iter().cloned());
            vocabulary.units.extend(table.unit.clone());
            for figure in table.cells.values() {
                vocabulary.categories.extend(figure.labels.row.iter().cloned());
                vocabulary.categories.extend(figure.labels.column.clone().filter(|_| !table.sole));
            }
        }
        vocabulary.categories.extend(before.flat_map(|identity| identity.labels.iter().cloned()));
        vocabulary
    }

    /// What each count of a table is a count of. Two different counts with the same labels tell nothing: they have none.
    pub(super) fn identities(&self, table: &Figures) -> BTreeMap<At, Identity> {
        let Some(scope) = &table.scope else { return BTreeMap::new() };
        let all: BTreeMap<At, Identity> =
            table.cells.iter().map(|(at, figure)| (*at, self.identity(table, scope, figure))).collect();
        let mut places: BTreeMap<&Identity, Vec<&Figure>> = BTreeMap::new();
        for (at, identity) in &all {
            places.entry(identity).or_default().extend(table.cells.get(at));
        }
        let is_one = |figures: &Vec<&Figure>| {
            let shown = |figure: &&&Figure| figure.status == Status::Published && figure.value == figures[0].value;
            figures.len() == 1 || figures.iter().filter(shown).count() == figures.len()
        };
        let told: BTreeSet<Identity> =
            places.iter().filter(|(_, figures)| is_one(figures)).map(|(identity, _)| (*identity).clone()).collect();
        all.into_iter().filter(|(_, identity)| told.contains(identity)).collect()
    }

    fn identity(&self, table: &Figures, scope: &Scope, figure: &Figure) -> Identity {
        let mut labels = figure.labels.row.clone();
        // A sole column is named after what is counted, or after the one category that it is about.
        let tells = |label: &&String| {
            !self.units.contains(*label)
                && (!table.sole || self.categories.contains(*label) || Period::read(label).is_some())
        };
        labels.extend(figure.labels.column.iter().filter(tells).cloned());
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

fn days((period, _): &(Period, String)) -> i32 {
    period.first.until(period.last).map_or(i32::MAX, |span| span.get_days())
}
