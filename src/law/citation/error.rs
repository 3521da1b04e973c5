//! Why a text could not be read as citations, in words that help to mend it.

use std::fmt;

use super::super::Law;

/// A text that cites no provision of the law, or cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CitationError {
    /// The law whose provisions were expected.
    pub law: Law,
    /// The whole text.
    pub text: String,
    /// What is wrong with it.
    pub fault: CitationFault,
}

/// What is wrong with a text that should cite provisions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CitationFault {
    /// It cites nothing.
    Empty,
    /// Something in it is not part of a citation.
    Unreadable {
        /// The first such thing.
        at: String,
    },
    /// It cites a provision that the law does not have, or that no one can rely on.
    Unknown {
        /// The provision, such as `41(7)`.
        cited: String,
        /// The nearest keys, best first; at most three.
        nearest: Vec<&'static str>,
    },
    /// It names another law than the record does.
    OtherLaw {
        /// The law that it names.
        named: Law,
    },
}

impl CitationError {
    pub(super) fn new(law: Law, text: &str, fault: CitationFault) -> Self {
        Self { law, text: text.to_owned(), fault }
    }
}

impl fmt::Display for CitationError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let law = self.law;
        let ground = law.ground_word();
        match &self.fault {
            CitationFault::Empty => write!(f, "no {ground} is cited"),
            CitationFault::Unreadable { at } => {
                write!(f, "`{}` is not a citation: cannot read `{at}`", self.text)
            }
            CitationFault::Unknown { cited, nearest } => {
                write!(f, "`{cited}` is no {ground} of the {}", law.title())?;
                match nearest.split_last() {
                    None => Ok(()),
                    Some((last, [])) => write!(f, "; did you mean `{last}`?"),
                    Some((last, rest)) => {
                        let rest: Vec<String> = rest.iter().map(|key| format!("`{key}`")).collect();
                        write!(f, "; did you mean {} or `{last}`?", rest.join(", "))
                    }
                }
            }
            CitationFault::OtherLaw { named } => {
                write!(f, "`{}` names {named}, but {law} is expected", self.text)
            }
        }
    }
}

impl std::error::Error for CitationError {}
