//! How a request, or one question of it, was answered: the ten codes, their words, the outcome of a record from those of
//! its questions, and the ground that each needs. It does not know which exemptions a record cites.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use super::{Citation, Class, Exemption, Law, find};

/// How a request or a question was answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Outcome {
    /// Everything asked for was given.
    Disclosed,
    /// Something was given and something was not.
    PartDisclosed,
    /// An exemption was relied on to keep the information back.
    Withheld,
    /// The authority does not hold the information.
    NotHeld,
    /// The authority would not say whether it holds the information.
    NeitherConfirmNorDeny,
    /// The information can be had elsewhere.
    AvailableElsewhere,
    /// Answering would cost more than the limit.
    CostLimit,
    /// The request is vexatious.
    Vexatious,
    /// The request repeats one already answered.
    Repeated,
    /// Advice and assistance was given, and nothing needed deciding.
    AdviceOnly,
}

/// What an outcome needs in order to be lawful.
#[derive(Clone, Copy, Debug)]
pub enum Ground {
    /// No provision has to be cited.
    Nothing,
    /// At least one exemption, exception or restriction.
    Exemption,
    /// This provision, and no other will do. The outcome names it by itself, so a page can say it for the record.
    Provision(&'static Exemption),
    /// A limb that lifts the duty to confirm or deny.
    NeitherConfirmNorDeny,
}

impl Outcome {
    /// Every outcome, in the order in which lists show them.
    pub const ALL: [Self; 10] = [
        Self::Disclosed,
        Self::PartDisclosed,
        Self::Withheld,
        Self::NotHeld,
        Self::NeitherConfirmNorDeny,
        Self::AvailableElsewhere,
        Self::CostLimit,
        Self::Vexatious,
        Self::Repeated,
        Self::AdviceOnly,
    ];

    /// The code that a record uses and that addresses are made from, such as `part-disclosed`.
    pub fn code(self) -> &'static str {
        match self {
            Self::Disclosed => "disclosed",
            Self::PartDisclosed => "part-disclosed",
            Self::Withheld => "withheld",
            Self::NotHeld => "not-held",
            Self::NeitherConfirmNorDeny => "neither-confirm-nor-deny",
            Self::AvailableElsewhere => "available-elsewhere",
            Self::CostLimit => "cost-limit",
            Self::Vexatious => "vexatious",
            Self::Repeated => "repeated",
            Self::AdviceOnly => "advice-only",
        }
    }

    /// Something that was asked for was given.
    fn discloses(self) -> bool {
        matches!(self, Self::Disclosed | Self::PartDisclosed)
    }

    /// The authority declined to give something. That information is not held is not a refusal.
    pub fn is_refusal(self) -> bool {
        !matches!(self, Self::Disclosed | Self::NotHeld | Self::AdviceOnly)
    }

    /// What this outcome needs under a law.
    ///
    /// Ask it of each question, or of a record that has none: a record whose outcome is *derived* can be part-disclosed
    /// because a part was not held, and then needs no exemption.
    pub fn ground(self, law: Law) -> Ground {
        match self {
            Self::Disclosed | Self::AdviceOnly => Ground::Nothing,
            Self::PartDisclosed | Self::Withheld => Ground::Exemption,
            Self::NotHeld => provision_or(Ground::Nothing, law, self.provision_key(law)),
            // The 2018 Act restricts the confirmation by the same provisions as the data.
            Self::NeitherConfirmNorDeny if law == Law::Dpa => Ground::Exemption,
            Self::NeitherConfirmNorDeny => Ground::NeitherConfirmNorDeny,
            Self::AvailableElsewhere | Self::CostLimit | Self::Vexatious | Self::Repeated => {
                provision_or(Ground::Exemption, law, self.provision_key(law))
            }
        }
    }

    /// The key of the provision that the outcome names by itself. Environmental law has no cost limit and no word for
    /// a vexatious or repeated request: each is refused as manifestly unreasonable.
    fn provision_key(self, law: Law) -> Option<&'static str> {
        let unreasonable = match law {
            Law::Eir => Some("12(4)(b)"),
            Law::Eisr => Some("10(4)(b)"),
            Law::Foia | Law::Foisa | Law::Dpa => None,
        };
        match (self, law) {
            (Self::NotHeld, Law::Eir) => Some("12(4)(a)"),
            (Self::NotHeld, Law::Eisr) => Some("10(4)(a)"),
            (Self::NotHeld, Law::Foisa) => Some("17"),
            (Self::AvailableElsewhere, Law::Foia) => Some("21"),
            (Self::AvailableElsewhere, Law::Foisa) => Some("25"),
            (Self::AvailableElsewhere, Law::Eir | Law::Eisr) => Some("6(1)(b)"),
            (Self::CostLimit, Law::Foia | Law::Foisa) => Some("12"),
            (Self::Vexatious, Law::Foia | Law::Foisa) => Some("14(1)"),
            (Self::Repeated, Law::Foia | Law::Foisa) => Some("14(2)"),
            (Self::CostLimit | Self::Vexatious | Self::Repeated, _) => unreasonable,
            _ => None,
        }
    }

    /// The outcome of a record from the outcomes of its questions, or nothing when there are none.
    ///
    /// | outcomes of the questions | outcome of the record |
    /// | --- | --- |
    /// | all the same | that |
    /// | advice only, and others | as if the advice were not there: it decides nothing |
    /// | something disclosed, and something not | part-disclosed |
    /// | several, nothing disclosed | the first in this list that is among them: withheld, neither confirmed nor denied, over the cost limit, vexatious, repeated, available elsewhere, not held |
    ///
    /// The list goes from what tells the reader most about why nothing was given to what tells least: that one part is
    /// not held does not soften that another was withheld.
    pub fn derive(outcomes: &[Self]) -> Option<Self> {
        let first = *outcomes.first()?;
        if outcomes.iter().all(|outcome| *outcome == first) {
            return Some(first);
        }
        let deciding: Vec<Self> = outcomes.iter().copied().filter(|outcome| *outcome != Self::AdviceOnly).collect();
        if deciding.iter().all(|outcome| *outcome == Self::Disclosed) {
            return Some(Self::Disclosed);
        }
        if deciding.iter().any(|outcome| outcome.discloses()) {
            return Some(Self::PartDisclosed);
        }
        PRECEDENCE.into_iter().find(|outcome| deciding.contains(outcome))
    }
}

/// Which of several outcomes without disclosure stands for all: see [`Outcome::derive`].
const PRECEDENCE: [Outcome; 7] = [
    Outcome::Withheld,
    Outcome::NeitherConfirmNorDeny,
    Outcome::CostLimit,
    Outcome::Vexatious,
    Outcome::Repeated,
    Outcome::AvailableElsewhere,
    Outcome::NotHeld,
];

fn provision_or(otherwise: Ground, law: Law, key: Option<&str>) -> Ground {
    match key.and_then(|key| find(law, key)) {
        Some(exemption) => Ground::Provision(exemption),
        None => otherwise,
    }
}

impl Ground {
    /// Whether the citations contain what is needed. A [`Ground::Provision`] is met only by its own key; a caller that
    /// lets the outcome name the provision need not ask.
    pub fn is_met_by(&self, citations: &[Citation]) -> bool {
        match self {
            Self::Nothing => true,
            Self::Exemption => citations.iter().any(|citation| citation.class() != Class::NotAnExemption),
            Self::Provision(needed) => citations.iter().any(|citation| citation.exemption().rank == needed.rank),
            Self::NeitherConfirmNorDeny => citations.iter().any(|citation| citation.exemption().ncnd),
        }
    }
}

impl fmt::Display for Outcome {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl FromStr for Outcome {
    type Err = UnknownOutcome;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::ALL.into_iter().find(|outcome| outcome.code() == text).ok_or_else(|| UnknownOutcome(text.to_owned()))
    }
}

/// A text that is the code of no outcome.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownOutcome(
    /// The text.
    pub String,
);

impl fmt::Display for UnknownOutcome {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let known = Outcome::ALL.map(|outcome| format!("`{outcome}`")).join(", ");
        write!(f, "unknown outcome `{}`; the outcomes are {known}", self.0)
    }
}

impl std::error::Error for UnknownOutcome {}

#[cfg(test)]
mod tests;
