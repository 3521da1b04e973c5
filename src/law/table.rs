//! The data file of exemptions, read once: finding a provision, and the parts of it that are cited. It does not read
//! citations as people write them.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Deserialize;

use super::{Exemption, Law, Limb};

/// Every provision of every law, in the order of the laws and of their numbers.
pub fn exemptions() -> &'static [Exemption] {
    &TABLE.exemptions
}

/// The provisions of one law, in the order of their numbers.
pub fn exemptions_of(law: Law) -> impl Iterator<Item = &'static Exemption> {
    exemptions().iter().filter(move |exemption| exemption.law == law)
}

/// The provision with exactly this key. For citations as people write them, see [`Citation::read`](super::Citation::read).
pub fn find(law: Law, key: &str) -> Option<&'static Exemption> {
    match TABLE.parts.get(&(law, key.to_owned())) {
        Some(Part::Whole(exemption)) => exemptions().get(*exemption),
        _ => None,
    }
}

/// A number that a law no longer uses, and what took its place.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Reading {
    /// The law whose number it was.
    pub(super) law: Law,
    /// The number, such as `40(3)(a)(i)`.
    pub(super) cited: String,
    /// The provision or part that took its place, such as `40(3A)(a)`.
    pub(super) read: String,
    /// The last day, `YYYY-MM-DD`, on which the number was law.
    pub(super) until: String,
    /// What changed it.
    pub(super) note: String,
}

/// The exact citation of a provision or part, or nothing.
pub(super) fn part(law: Law, cite: &str) -> Option<(&'static Exemption, Option<&'static Limb>)> {
    match TABLE.parts.get(&(law, cite.to_owned()))? {
        Part::Whole(exemption) => Some((exemptions().get(*exemption)?, None)),
        Part::Limb(exemption, limb) => {
            let exemption = exemptions().get(*exemption)?;
            Some((exemption, Some(exemption.limbs.get(*limb)?)))
        }
    }
}

/// Every citation of the law that names a provision or part, in the order of text.
pub(super) fn known_citations(law: Law) -> impl Iterator<Item = &'static str> {
    TABLE.parts.keys().filter(move |(of, _)| *of == law).map(|(_, cite)| cite.as_str())
}

/// What took the place of a number, or nothing if the law still uses it or never did.
pub(super) fn reading(law: Law, cited: &str) -> Option<&'static Reading> {
    TABLE.readings.iter().find(|reading| reading.law == law && reading.cited == cited)
}

struct Table {
    exemptions: Vec<Exemption>,
    readings: Vec<Reading>,
    parts: BTreeMap<(Law, String), Part>,
}

/// What a citation names: an exemption by its place, or a limb by the places of both.
enum Part {
    Whole(usize),
    Limb(usize, usize),
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    exemption: Vec<Exemption>,
    reading: Vec<Reading>,
}

static TABLE: LazyLock<Table> = LazyLock::new(|| {
    let written: Written = toml::from_str(include_str!("exemptions.toml"))
        .expect("invariant: the data file is part of the program, and a test reads it");
    arrange(written)
});

fn arrange(written: Written) -> Table {
    let mut exemptions = written.exemption;
    let mut parts = BTreeMap::new();
    for (place, exemption) in exemptions.iter_mut().enumerate() {
        exemption.rank = place;
        parts.insert((exemption.law, exemption.key.clone()), Part::Whole(place));
        for (limb_place, limb) in exemption.limbs.iter().enumerate() {
            parts.insert((exemption.law, limb.cite.clone()), Part::Limb(place, limb_place));
        }
    }
    Table { exemptions, readings: written.reading, parts }
}

#[cfg(test)]
mod tests;
