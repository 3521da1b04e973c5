//! One provision that an authority can rely on, as the data file describes it. Reading the file is `table`'s job.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::Law;

/// A provision that is cited on its own as a reason for not giving information.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Exemption {
    /// The law that it belongs to.
    pub law: Law,
    /// The canonical citation, such as `40(2)`: unique within the law.
    pub key: String,
    /// What the field calls it, such as `Personal information`.
    pub title: String,
    /// One plain sentence for a member of the public.
    pub explanation: String,
    /// Whether it is absolute. A citation of a limb can differ: see [`Citation::class`](super::Citation::class).
    pub class: Class,
    /// It applies only where the harm that it names would, or would be likely to, follow.
    pub prejudice: bool,
    /// It lifts the duty to say whether the information is held ("neither confirm nor deny").
    pub ncnd: bool,
    /// The authority must weigh the public interest before relying on it.
    pub public_interest_test: bool,
    /// The provision has limbs that protect different things, and one should be cited.
    #[serde(default)]
    pub limb_needed: bool,
    /// The section, regulation or paragraph on legislation.gov.uk.
    pub url: String,
    /// A word more on its class, text or use.
    pub note: Option<String>,
    /// The parts that are cited together with it.
    #[serde(default)]
    pub limbs: Vec<Limb>,
    /// Its place in the data file: the order of the laws, and of the provisions within each.
    #[serde(skip)]
    pub(super) rank: usize,
}

/// A part of a provision that is cited together with its key.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Limb {
    /// Its own citation in full, such as `40(3A)(a)`.
    pub cite: String,
    /// What it is about, where that helps a reader.
    pub text: Option<String>,
    /// Makes a citation of the exemption absolute or qualified.
    pub class: Option<Class>,
    /// False: the part adds nothing to the key and is not displayed.
    #[serde(default = "shown_unless_told")]
    pub shown: bool,
}

fn shown_unless_told() -> bool {
    true
}

/// How strong a provision is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Class {
    /// An absolute exemption: no public interest test.
    Absolute,
    /// A qualified exemption: the public interest is weighed.
    Qualified,
    /// A restriction of a person's access to their own data: neither absolute nor qualified.
    Restriction,
    /// A provision that ends the duty to answer, or governs the answer, and is no exemption.
    NotAnExemption,
}

impl fmt::Display for Class {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Absolute => "absolute",
            Self::Qualified => "qualified",
            Self::Restriction => "restriction",
            Self::NotAnExemption => "not an exemption",
        })
    }
}

impl Exemption {
    /// The last part of its address: `40-2`, `eir-2004-12-4-b`. Unique among all laws.
    pub fn slug(&self) -> String {
        let words: Vec<&str> =
            self.key.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty()).collect();
        format!("{}{}", self.law.slug_prefix(), words.join("-").to_lowercase())
    }

    /// Its name without the law: `Section 40(2)`, `Regulation 12(4)(b)`, `Schedule 2, paragraph 2`.
    pub fn name(&self) -> String {
        name_of(self.law, &self.key)
    }

    /// Its name in running text: `section 40(2) of the Freedom of Information Act 2000`.
    pub fn name_in_full(&self) -> String {
        name_in_full_of(self.law, &self.key)
    }
}

/// The displayed citation with the word for what it cites before it.
pub(super) fn name_of(law: Law, display: &str) -> String {
    match display.strip_prefix("Sch ") {
        Some(rest) => format!("Schedule {}", rest.replacen(" para ", ", paragraph ", 1)),
        None => format!("{} {display}", law.provision_word()),
    }
}

/// The displayed citation as it stands within a sentence, with the law's title.
pub(super) fn name_in_full_of(law: Law, display: &str) -> String {
    let name = name_of(law, display);
    if name.starts_with("Schedule ") {
        return format!("{name} to the {}", law.title());
    }
    let word = law.provision_word();
    let lower = name.replacen(word, &word.to_lowercase(), 1);
    format!("{lower} of the {}", law.title())
}
