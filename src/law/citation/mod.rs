//! A citation of one provision, read from what a letter says and shown in one form. The scheme is described in the
//! module above; `scan` reads the text, `resolve` finds the provision.

mod error;
mod nearest;
mod resolve;
mod scan;
mod token;

use std::fmt;

pub use error::{CitationError, CitationFault};

use super::exemption::{name_in_full_of, name_of};
use super::{Class, Exemption, Law, Limb};

/// A provision that a response relies on, with the parts of it that were cited.
#[derive(Clone, Debug)]
pub struct Citation {
    exemption: &'static Exemption,
    limbs: Vec<&'static Limb>,
    unknown_limbs: Vec<String>,
    notes: Vec<Note>,
}

/// Something about a citation that its author should know: the caller decides how severe it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Note {
    /// The number cited has been replaced. A response answered on or before `until` cites it rightly.
    Repealed {
        /// What was cited, such as `40(3)(a)(i)`.
        cited: String,
        /// What it is read as, such as `40(3A)(a)`.
        read_as: &'static str,
        /// The last day, `YYYY-MM-DD`, on which the number was law.
        until: &'static str,
        /// What changed it.
        because: &'static str,
    },
    /// The provision has limbs that protect different things, and none was cited.
    LimbMissing {
        /// What was cited, such as `31`.
        cited: String,
        /// The limbs to choose from, such as `31(1)(a)`.
        limbs: Vec<&'static str>,
    },
    /// The provision is known, but this part of it is not.
    UnknownLimb {
        /// What was cited, such as `42(1)(a)`.
        cited: String,
        /// The provision that it was read as, such as `42`.
        read_as: &'static str,
    },
}

impl Citation {
    /// Reads every provision that a text cites, each once, in the order of the law.
    ///
    /// # Errors
    /// The first part of the text that is no citation, names no provision of this law, or names another law.
    pub fn read(law: Law, text: &str) -> Result<Vec<Self>, CitationError> {
        let fail = |fault| CitationError::new(law, text, fault);
        let paths = scan::paths(law, text).map_err(fail)?;
        let mut citations = Vec::new();
        for path in &paths {
            citations.push(resolve::resolve(law, path).map_err(fail)?);
        }
        let mut citations = Self::union(citations);
        for citation in &mut citations {
            citation.notes.extend(resolve::missing_limb(citation));
        }
        Ok(citations)
    }

    /// Several citations as one list: each provision once, with all its parts and notes, in the order of the law.
    pub fn union(citations: impl IntoIterator<Item = Self>) -> Vec<Self> {
        let mut all: Vec<Self> = citations.into_iter().collect();
        all.sort_by_key(|citation| citation.exemption.rank);
        let mut merged: Vec<Self> = Vec::new();
        for citation in all {
            match merged.last_mut() {
                Some(last) if last.exemption.rank == citation.exemption.rank => {
                    last.absorb(citation);
                }
                _ => merged.push(citation),
            }
        }
        merged
    }

    /// The exemption that is cited.
    pub fn exemption(&self) -> &'static Exemption {
        self.exemption
    }

    /// The key of the exemption, such as `40(2)`.
    pub fn key(&self) -> &'static str {
        &self.exemption.key
    }

    /// The last part of the exemption's address, such as `40-2`.
    pub fn slug(&self) -> String {
        self.exemption.slug()
    }

    /// The parts that were cited with the key and are displayed, in the order of the law.
    pub fn limbs(&self) -> impl Iterator<Item = &'static Limb> + '_ {
        self.limbs.iter().copied().filter(|limb| limb.shown)
    }

    /// What its author should know.
    pub fn notes(&self) -> &[Note] {
        &self.notes
    }

    /// Absolute or qualified, as the cited parts make it: absolute where one of them is, for that one is enough.
    pub fn class(&self) -> Class {
        let decided = || self.limbs.iter().filter_map(|limb| limb.class);
        decided().min().unwrap_or(self.exemption.class)
    }

    /// Whether the public interest has to be weighed, as the cited parts make it.
    pub fn public_interest_test(&self) -> bool {
        if self.class() == self.exemption.class {
            return self.exemption.public_interest_test;
        }
        self.class() == Class::Qualified
    }

    /// With the word before it: `Section 40(2) and (3A)(a)`.
    pub fn name(&self) -> String {
        name_of(self.exemption.law, &self.to_string())
    }

    /// In running text: `section 40(2) and (3A)(a) of the Freedom of Information Act 2000`.
    pub fn name_in_full(&self) -> String {
        name_in_full_of(self.exemption.law, &self.to_string())
    }

    fn absorb(&mut self, other: Self) {
        self.limbs.extend(other.limbs);
        self.limbs.sort_by_key(|limb| self.exemption.limbs.iter().position(|known| std::ptr::eq(known, *limb)));
        self.limbs.dedup_by(|a, b| std::ptr::eq(*a, *b));
        self.unknown_limbs.extend(other.unknown_limbs);
        self.unknown_limbs.sort();
        self.unknown_limbs.dedup();
        for note in other.notes {
            if !self.notes.contains(&note) {
                self.notes.push(note);
            }
        }
        if self.limbs().next().is_some() {
            self.notes.retain(|note| !matches!(note, Note::LimbMissing { .. }));
        }
    }
}

impl Note {
    /// Whether a response answered on a day, `YYYY-MM-DD`, cites rightly after all: the number was law then.
    pub fn was_right_on(&self, day: &str) -> bool {
        matches!(self, Self::Repealed { until, .. } if day <= *until)
    }
}

/// The one form: `40(2) and (3A)(a)`, `30(1)(a)(i)`, `31(1)(g) and (2)(a)`.
impl fmt::Display for Citation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let cites: Vec<&str> =
            self.limbs().map(|limb| limb.cite.as_str()).chain(self.unknown_limbs.iter().map(String::as_str)).collect();
        // A part within a part that is cited as well says the same less exactly.
        let exact: Vec<&str> =
            cites.iter().copied().filter(|cite| !cites.iter().any(|other| is_within(other, cite))).collect();
        let key = self.key();
        let section = scan::section_of(key);
        let (inside, beside): (Vec<&str>, Vec<&str>) = exact.into_iter().partition(|cite| is_within(cite, key));
        let mut shown: Vec<&str> = Vec::new();
        match inside.split_first() {
            Some((first, rest)) => {
                shown.push(first);
                shown.extend(rest.iter().map(|cite| cite.strip_prefix(key).unwrap_or(cite)));
            }
            None => shown.push(key),
        }
        shown.extend(beside.iter().map(|cite| match cite.strip_prefix(section) {
            Some(rest) if rest.starts_with('(') => rest,
            _ => cite,
        }));
        match shown.split_last() {
            Some((last, rest)) if !rest.is_empty() => write!(f, "{} and {last}", rest.join(", ")),
            _ => f.write_str(&shown.concat()),
        }
    }
}

/// Whether a citation names a part of what another names, and not the same.
fn is_within(part: &str, whole: &str) -> bool {
    part.strip_prefix(whole).is_some_and(|rest| rest.starts_with('('))
}

impl fmt::Display for Note {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Repealed { cited, read_as, because, .. } => {
                write!(f, "`{cited}` has been replaced and is read as `{read_as}`. {because}")
            }
            Self::LimbMissing { cited, limbs } => {
                let limbs: Vec<String> = limbs.iter().map(|limb| format!("`{limb}`")).collect();
                write!(f, "`{cited}` does not say which limb is relied on: {}", limbs.join(", "))
            }
            Self::UnknownLimb { cited, read_as } => {
                write!(f, "`{cited}` names a part that is not known; it is read as `{read_as}`")
            }
        }
    }
}

#[cfg(test)]
mod tests;
