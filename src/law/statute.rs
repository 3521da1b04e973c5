//! The five laws that an answer can be given under, and the words that each uses. Their provisions are elsewhere.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// A law that gives, or limits, a right to information.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Law {
    /// The Freedom of Information Act 2000: England, Wales, Northern Ireland and UK-wide authorities.
    #[serde(rename = "FOIA 2000")]
    Foia,
    /// The Environmental Information Regulations 2004, for the same authorities.
    #[serde(rename = "EIR 2004")]
    Eir,
    /// The Freedom of Information (Scotland) Act 2002.
    #[serde(rename = "FOISA 2002")]
    Foisa,
    /// The Environmental Information (Scotland) Regulations 2004.
    #[serde(rename = "EISR 2004")]
    Eisr,
    /// The Data Protection Act 2018: a person's access to their own data.
    #[serde(rename = "DPA 2018")]
    Dpa,
}

impl Law {
    /// Every law, in the order in which lists show them.
    pub const ALL: [Self; 5] = [Self::Foia, Self::Eir, Self::Foisa, Self::Eisr, Self::Dpa];

    /// The short name that a record uses, such as `FOIA 2000`.
    pub fn short_name(self) -> &'static str {
        match self {
            Self::Foia => "FOIA 2000",
            Self::Eir => "EIR 2004",
            Self::Foisa => "FOISA 2002",
            Self::Eisr => "EISR 2004",
            Self::Dpa => "DPA 2018",
        }
    }

    /// The name in full, such as `Freedom of Information Act 2000`.
    pub fn title(self) -> &'static str {
        match self {
            Self::Foia => "Freedom of Information Act 2000",
            Self::Eir => "Environmental Information Regulations 2004",
            Self::Foisa => "Freedom of Information (Scotland) Act 2002",
            Self::Eisr => "Environmental Information (Scotland) Regulations 2004",
            Self::Dpa => "Data Protection Act 2018",
        }
    }

    /// What the law calls its provisions: `Section` or `Regulation`.
    pub fn provision_word(self) -> &'static str {
        match self {
            Self::Foia | Self::Foisa | Self::Dpa => "Section",
            Self::Eir | Self::Eisr => "Regulation",
        }
    }

    /// What the field calls a ground for refusing: `exemption`, `exception` (in regulations) or `restriction`
    /// (of access to one's own data).
    pub fn ground_word(self) -> &'static str {
        match self {
            Self::Foia | Self::Foisa => "exemption",
            Self::Eir | Self::Eisr => "exception",
            Self::Dpa => "restriction",
        }
    }

    /// Where the law itself is published.
    pub fn url(self) -> &'static str {
        match self {
            Self::Foia => "https://www.legislation.gov.uk/ukpga/2000/36",
            Self::Eir => "https://www.legislation.gov.uk/uksi/2004/3391",
            Self::Foisa => "https://www.legislation.gov.uk/asp/2002/13",
            Self::Eisr => "https://www.legislation.gov.uk/ssi/2004/520",
            Self::Dpa => "https://www.legislation.gov.uk/ukpga/2018/12",
        }
    }

    /// What the slugs of the law's provisions begin with. The Freedom of Information Act 2000 has nothing, so that
    /// section 40(2) is plainly `40-2`; the others cannot then collide with it, for no prefix begins with a digit.
    pub(super) fn slug_prefix(self) -> &'static str {
        match self {
            Self::Foia => "",
            Self::Eir => "eir-2004-",
            Self::Foisa => "foisa-2002-",
            Self::Eisr => "eisr-2004-",
            Self::Dpa => "dpa-2018-",
        }
    }

    /// The names, in lower case, by which a citation may name the law, longest first.
    pub(super) fn names(self) -> &'static [&'static str] {
        match self {
            Self::Foia => &[
                "freedom of information act 2000",
                "freedom of information act",
                "foi act 2000",
                "foia 2000",
                "foi act",
                "foia",
            ],
            Self::Eir => &[
                "environmental information regulations 2004",
                "environmental information regulations",
                "eirs 2004",
                "eir 2004",
                "eirs",
                "eir",
            ],
            Self::Foisa => &[
                "freedom of information (scotland) act 2002",
                "freedom of information (scotland) act",
                "foisa 2002",
                "foisa",
            ],
            // Scottish authorities call their own regulations "the EIRs".
            Self::Eisr => &[
                "environmental information (scotland) regulations 2004",
                "environmental information (scotland) regulations",
                "eirs (scotland) 2004",
                "eirs (scotland)",
                "eir (scotland)",
                "eisr 2004",
                "eirs 2004",
                "eisrs",
                "eisr",
                "eirs",
                "eir",
            ],
            Self::Dpa => &["data protection act 2018", "data protection act", "dpa 2018", "dpa18", "dpa"],
        }
    }
}

impl fmt::Display for Law {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.short_name())
    }
}

impl FromStr for Law {
    type Err = UnknownLaw;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::ALL.into_iter().find(|law| law.short_name() == text).ok_or_else(|| UnknownLaw(text.to_owned()))
    }
}

/// A text that is the short name of no law.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownLaw(
    /// The text.
    pub String,
);

impl fmt::Display for UnknownLaw {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let known = Law::ALL.map(|law| format!("`{law}`")).join(", ");
        write!(f, "unknown law `{}`; the laws are {known}", self.0)
    }
}

impl std::error::Error for UnknownLaw {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_names_are_what_serde_reads_and_writes() {
        for law in Law::ALL {
            let json = serde_json::to_string(&law).unwrap();
            assert_eq!(json, format!("\"{}\"", law.short_name()));
            assert_eq!(serde_json::from_str::<Law>(&json).unwrap(), law);
            assert_eq!(law.short_name().parse::<Law>().unwrap(), law);
        }
    }

    #[test]
    fn an_unknown_law_is_told_the_known_ones() {
        let error = "FOI 2000".parse::<Law>().unwrap_err();
        assert!(error.to_string().contains("`FOISA 2002`"), "{error}");
    }

    #[test]
    fn names_are_lower_case_and_longest_first() {
        for law in Law::ALL {
            assert!(law.names().contains(&law.title().to_lowercase().as_str()));
            for pair in law.names().windows(2) {
                assert!(pair[0].len() >= pair[1].len(), "{pair:?}");
            }
            for name in law.names() {
                assert_eq!(*name, name.to_lowercase());
            }
        }
    }
}
